"""The words of PDFs, downloads, data and the offline pack in English."""

WORDS = {
    # PDFs
    "paper_contents": "Contents",
    "paper_page": "Page",
    "paper_checked": "Facts checked",
    "paper_numbers": "Numbers in the margin are those of paragraphs; small ones mark the second "
    "and later sentences. ¶7·2 is paragraph 7, sentence 2, on this paper as on the site. A small "
    "figure after a sentence marks a fact note.",
    "paper_facts": "They follow the order of the text.",
    "paper_checklist": "The characteristics that the author names, unfolded by the editors as "
    "questions to a model.",
    "paper_citing": "How to cite",
    "paper_citing_intro": "Cite the number of a sentence, not the page: it is the same on paper, "
    "on the site and in both languages, and never changes.",
    "paper_citing_unknown": "Author and date are not stated in the text.",
    "paper_citing_whole": "The whole briefing",
    "paper_citing_place": "A sentence",
    "paper_citing_note": "To open ¶7·2 on the site, add #p7-s2 to the address of the full text. "
    "Quote the author only from the author’s words; name the editors of Taklimat when you quote "
    "a fact note, a translation or the editors’ summary.",
    "paper_index": "Index",
    "paper_index_intro": "Numbers are those of the pages on which an instrument or actor is named.",
    "paper_index_instrument": "Instruments in the text",
    "paper_index_actor": "Actors in the text",
    "paper_brief": "Brief for decision-makers",
    "paper_temporary": "temporary address; this site has no permanent one yet",
    "paper_qr": "QR code to {address}",
    "paper_online": "This page on the site",
}

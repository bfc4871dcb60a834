"""The words of PDFs, downloads, data and the offline pack in English."""

WORDS = {
    # PDFs
    "paper_contents": "Contents",
    "paper_page": "Page",
    "paper_checked": "Facts checked",
    "paper_numbers": "Numbers in the margin are those of paragraphs; small ones mark the second "
    "and later sentences. ¶7·2 is paragraph 7, sentence 2, on this paper as on the site. A small "
    "figure after a sentence marks a fact note.",
    "paper_map": "One bar for each paragraph; its height shows its length in words.",
    "paper_signs": "Signs",
    "paper_key": "¶7·2: paragraph 7, sentence 2 of the text. [ ]: not stated by the author.",
    "paper_key_place": "Paragraph 7, sentence 2 of the text; the same number on the site.",
    "paper_key_absent": "Not stated by the author.",
    "paper_facts": "They follow the order of the text.",
    "paper_checklist": "The characteristics that the author names, turned by the editors into "
    "questions to ask of a model.",
    "paper_citing": "How to cite",
    "paper_citing_intro": "Cite the number of a sentence, not the page: it is the same on paper, "
    "on the site and in every language, and never changes.",
    "unstated_author": "The author is not stated in the text.",
    "unstated_published": "The date is not stated in the text.",
    "unstated_author_published": "Author and date are not stated in the text.",
    "paper_citing_whole": "The whole briefing",
    "paper_citing_place": "A sentence",
    "paper_citing_note": "To open ¶7·2 on the site, add #p7-s2 to the address of the full text. "
    "Quote the author only from the author’s words; name the editors of Taklimat when you quote "
    "a fact note, a translation or the editors’ summary.",
    "paper_index": "Index",
    "paper_index_intro": "Numbers are pages of the full text; for instruments, the first one is "
    "that of their own entry.",
    "paper_index_instrument": "Instruments in the text",
    "paper_index_actor": "Actors in the text",
    "paper_brief": "Brief for decision-makers",
    "paper_quoting": "What to know before you quote",
    "paper_known_rest": "In full on the site: {count} other claim.|"
    "In full on the site: {count} other claims.",
    "paper_several": "several fact notes, and how many",
    "paper_sources": "Sources",
    "paper_sources_intro": "Fact notes and data of documents name their numbers, and say what was "
    "read in each.",
    "paper_temporary": "temporary address; this site has no permanent one yet",
    "paper_qr": "QR code to {address}",
    "paper_online": "This page on the site",
    # downloads
    "menu_download": "Download",
    "download_label": "Downloads",
    "download_page": "PDF of this page",
    "download_book": "PDF of the briefing",
    "download_pack": "Offline pack",
    "download_library": "Offline pack of all briefings",
    "download_which": "All downloads and citation files",
    "download_description": "PDFs, the offline pack, the data and the citation files of this "
    "briefing, with their uses and sizes.",
    "download_intro": "For a meeting, print a PDF of one or two pages. To read everything on "
    "paper, take the PDF of the briefing. To read, search and change the language without a "
    "network, take the offline pack. To work with the content, take the data.",
    "download_none": "This file was not made with this site.",
    "download_book_about": "All parts in one A4 file, with contents, paragraph numbers in the "
    "margin, fact notes with their sources, and an index. Add #p7-s2 to its address to open it at "
    "¶7·2.",
    "download_brief_about": "Two pages for decision-makers: the gist, the recommendations, the key "
    "points and the positions.",
    "download_page_about": "One or two sheets for each region, recommendation and instrument, with "
    "the address and a QR code that leads to it:",
    "download_pack_about": "Save it, extract it, and open mulai.html. All pages, every language, "
    "search, notes, PDFs and data are in it. It works in any folder and from a USB stick.",
    "download_pack_holds": "The pack makes no network requests. Its edition and date are given in "
    "mulai.html.",
    "download_data": "Data",
    "download_data_about": "Names of files and columns are stable. All files are UTF-8.",
    "download_layers": "The three layers are apart in the data too: the author’s words (author), "
    "fact notes (facts) and the editors’ summary (editors). Translations are the editors’. An "
    "empty value means: not stated by the author.",
    "data_json": "The whole briefing: the author’s words sentence by sentence with anchors and "
    "receipts, the fact notes, and what the editors wrote, with its references.",
    "data_schema": "The JSON Schema of briefing.json.",
    "data_recommendations": "A row for each recommendation, a column for each field and language, "
    "with the sentences that it rests on.",
    "data_comparison": "A row for each question.",
    "data_facts": "A row for each claim that was checked, with its verdict, confidence and the "
    "addresses of its sources.",
    "data_developments": "A row for each event since the article was written.",
    "data_txt": "The full text: a line for each sentence, its anchor before it; a line break "
    "in code is a space.",
    "data_md": "The full text as Markdown; each paragraph begins with its permanent link.",
    "data_bib": "For LaTeX and reference managers.",
    "data_ris": "For Zotero, Mendeley and EndNote.",
    "data_csl": "For Zotero and Pandoc.",
    "data_llms": "A short guide for programs that read this site.",
    # the pack
    "pack_title": "Offline pack",
    "pack_read": "Start reading",
    "pack_about": "Keep all these files in one folder. Search, notes, every language and the PDFs "
    "work without a network; only links to sources elsewhere need one.",
    "llms_note": "The author’s words, fact notes and the editors’ summary are never mixed. Cite "
    "by sentence number, for example ¶7·2, at the address of the full text #p7-s2.",
    "llms_pages": "Pages",
    "llms_files": "Files",
}

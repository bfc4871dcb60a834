"""The words in English of what answers first: menu groups, status lists, developments, filters."""

WORDS = {
    "group_read": "Read",
    "group_act": "Act",
    "group_today": "Where things stand",
    "group_more": "More",
    "menu_primary": "Main",
    "menu_all": "All pages",
    "menu_developments": "Developments",
    "developments_title": "What has changed since",
    "developments_description": "{count} developments since the article was written, newest"
    " first, with the sentences they touch and their sources.",
    "developments_intro": "Developments since the article was written, newest first. "
    "Each names the sentences of the article that it touches, "
    "and its sources. Whether it does what the author asks is "
    "not judged here.",
    "developments_since": "Since the article was written",
    "developments_none": "No development is on record yet.",
    "developments_all": "All {count} developments",
    "developments_newest": "Newest developments",
    "developments_count": "{count} development since the article|{count} developments"
    " since the article",
    "developments_mark": "Has developments",
    "touches": "Touches:",
    "deadline_none": "The recommendation has no deadline|None of the {count} "
    "recommendations has a deadline",
    "deadline_some": "{deadline} of {count} recommendations have a deadline",
    "measure_none": "None has a measure of success either; {means} name a means.",
    "measure_some": "{measure} have a measure of success; {means} name a means.",
    "filter_all": "All",
    "filter_by_addressee": "By addressee",
    "words_and_checks": "The author’s words and what was found",
    "words_key": "The sentence that mentions it.|The {count} sentences that "
    "mention it, in order. Underlined: words that the author "
    "quotes from the document.",
    "passage_own": "The author’s words (original language)",
    "document_data": "Document data",
    "author_short": "According to the author",
    "claims_short": "{doubtful} of {count} in doubt",
    "cite_page": "Cite this page",
    "cite_copy": "Copy citation",
    "cite_checked": "facts checked on {date}",
    "library_heading": "{name}: policy articles in five minutes",
    "today_line": "Last checked: {date}",
    "to_come": "to come",
    "whose_author": "author",
    "whose_fact": "fact note",
    "timeline_date": "Date",
    "timeline_whose": "According to",
    "timeline_event": "Event",
    "to_today": "To the date of the check",
    "beside": "About this page",
    "title_and_gist": "title and gist",
    "instrument_column": "Instrument",
    "asked_also_of": "Also relevant ({name}):",
    "answer_yes": "Yes",
    "answer_partly": "Partly",
    "answer_no": "No",
    "answer_unknown": "Not known",
    "remarks": "Remarks",
    "verdict_about_accurate": "What we found agrees with what is written.",
    "verdict_about_imprecise": "What we found agrees only in part: a word, a detail or a "
    "condition is different or missing.",
    "verdict_about_outdated": "What is written does not describe, or no longer describes,"
    " the state of things on the date in the note.",
    "verdict_about_misattributed": "As far as we found, the words, position or act belong to "
    "another source or body.",
    "verdict_about_not-verified": "What we found is not enough to decide. This does not mean "
    "that what is written is wrong.",
    "verdict_about_not-rated": "An opinion, which is not rated right or wrong; the note says why.",
    "sentence_numbers": "Sentence numbers",
}

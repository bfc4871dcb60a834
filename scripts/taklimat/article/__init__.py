"""The author's text: read into sections, paragraphs and sentences, in any language."""

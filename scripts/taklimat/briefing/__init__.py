"""One article with all that belongs to it, and all briefings of a project."""

"""First drafts of the editors' files."""

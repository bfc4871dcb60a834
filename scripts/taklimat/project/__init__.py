"""A project's folders: read, built, swapped in; all input and output to disk is here."""

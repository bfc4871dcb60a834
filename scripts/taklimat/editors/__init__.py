"""What editors write, and every check of it."""

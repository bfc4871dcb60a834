"""What every room may use: problems, languages, anchors, text, YAML, and the interface's words."""

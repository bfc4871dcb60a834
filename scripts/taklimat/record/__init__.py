"""What was published, and what it freezes."""

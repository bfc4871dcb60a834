"""What a build writes besides the pages."""

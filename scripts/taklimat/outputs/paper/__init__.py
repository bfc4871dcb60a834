"""A briefing on paper: its content as JSON values, and what makes PDF files of them."""

"""Pages as HTML, with their styles, scripts and previews, and what is checked of them."""

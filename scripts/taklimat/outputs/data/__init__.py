"""Files for machines: data, citations, sitemap, headers, Markdown."""

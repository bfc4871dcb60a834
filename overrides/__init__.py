"""The theme: templates, styles, scripts and fonts; also the package `taklimat.theme`."""

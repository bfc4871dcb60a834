"""The content security policy: of every page, and of the headers that servers send."""

from __future__ import annotations

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "font-src 'self'",
        "connect-src 'self'",  # for Lighthouse, which reads robots.txt as if it were the page
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'self'",
        "require-trusted-types-for 'script'",
        "trusted-types taklimat",
    )
)
"""Of every page: nothing inline, nothing from another origin."""
PREVIEW_POLICY = "default-src 'self' 'unsafe-inline' data:"
"""Of `taklimat serve` alone: MkDocs' live reload is an inline script."""

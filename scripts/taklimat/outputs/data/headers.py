"""What a server should say with every file: security, and how long it may be kept."""

from __future__ import annotations

from collections.abc import Mapping

from taklimat.outputs.policy import POLICY

HEADERS: Mapping[str, str] = {
    # The pages carry the same policy as a meta tag, which cannot say who may frame them.
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'none'",
    "Strict-Transport-Security": "max-age=31536000",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
KEPT_FOR_EVER = "public, max-age=31536000, immutable"
"""For names with a hash: another content has another name."""
ASKED_EACH_TIME = "no-cache"
"""For everything else: kept, and asked for again with its date or tag."""
HASHED = r"\.[0-9a-f]{10}\.(css|js|png)$"
"""Which names have a hash; see `assets.py` and `outputs/social.py`."""


def netlify_headers(hashed: list[str]) -> str:
    """Return a `_headers` file, which Netlify and Cloudflare Pages read."""
    everywhere = "".join(f"  {name}: {value}\n" for name, value in HEADERS.items())
    kept = "".join(
        f"\n/{path}\n  ! Cache-Control\n  Cache-Control: {KEPT_FOR_EVER}\n"
        for path in sorted(hashed)
    )
    return f"/*\n{everywhere}  Cache-Control: {ASKED_EACH_TIME}\n{kept}"


def apache_headers(root: str = "") -> str:
    """Return an `.htaccess` file for Apache with mod_headers; `root` is the site's path, if any."""
    lines = "".join(f'  Header always set {name} "{value}"\n' for name, value in HEADERS.items())
    return (
        f"ErrorDocument 404 {root}/404.html\n"
        f"<IfModule mod_headers.c>\n{lines}"
        f'  Header set Cache-Control "{ASKED_EACH_TIME}"\n'
        f'  <FilesMatch "{HASHED}">\n'
        f'    Header set Cache-Control "{KEPT_FOR_EVER}"\n'
        "  </FilesMatch>\n</IfModule>\n"
    )


def nginx_headers() -> str:
    """Return lines for a `server` block of nginx; both maps stand outside it."""
    lines = "".join(f'add_header {name} "{value}" always;\n' for name, value in HEADERS.items())
    return (
        "# In http { }: map $uri $taklimat_cache "
        f'{{ default "{ASKED_EACH_TIME}"; "~{HASHED}" "{KEPT_FOR_EVER}"; }}\n'
        f"error_page 404 /404.html;\n{lines}add_header Cache-Control $taklimat_cache always;\n"
    )


def caddy_headers() -> str:
    """Return lines for a site of a Caddyfile."""
    lines = "".join(f'\t{name} "{value}"\n' for name, value in HEADERS.items())
    return (
        f"@hashed path_regexp {HASHED}\n"
        f'header {{\n{lines}\tCache-Control "{ASKED_EACH_TIME}"\n}}\n'
        f'header @hashed Cache-Control "{KEPT_FOR_EVER}"\n'
        "handle_errors {\n\trewrite * /404.html\n\tfile_server\n}\n"
    )

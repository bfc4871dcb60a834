"""Where a page of each kind is, for tests that look at all of them."""

import pytest

KINDS = {
    "library": "/",
    "overview": "/ai-terbuka/",
    "text": "/ai-terbuka/teks/",
    "regions": "/ai-terbuka/wilayah/",
    "region": "/ai-terbuka/wilayah/cn/",
    "recommendations": "/ai-terbuka/rekomendasi/",
    "recommendation": "/ai-terbuka/rekomendasi/r3/",
    "instruments": "/ai-terbuka/instrumen/",
    "instrument": "/ai-terbuka/instrumen/model-ai-law/",
    "actors": "/ai-terbuka/pelaku/",
    "glossary": "/ai-terbuka/istilah/",
    "quotations": "/ai-terbuka/kutipan/",
    "search": "/cari/",
    "hand-written": "/tentang/",
    "not found": "/404.html",
}
PHONE, DESK = 360, 1440

every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
every_width = pytest.mark.parametrize("width", [PHONE, DESK])

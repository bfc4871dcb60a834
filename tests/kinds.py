"""One address of each kind of page, and the widths that layouts are held at."""

from typing import get_args

import pytest
from tests.system_fonts import Fonts

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
    "comparison": "/ai-terbuka/perbandingan/",
    "facts": "/ai-terbuka/fakta/",
    "timeline": "/ai-terbuka/linimasa/",
    "developments": "/ai-terbuka/perkembangan/",
    "checklist": "/ai-terbuka/daftar-periksa/",
    "download": "/ai-terbuka/unduh/",
    "translation": "/en/ai-terbuka/text/",
    "in English": "/en/ai-terbuka/recommendations/r3/",
    "search": "/cari/",
    "hand-written": "/tentang/",
    "not found": "/404.html",
}
LAYERS = {"author": ".tk-author", "editors": ".tk-editors"}
"""What shows a layer's shape: the blocks that the site marks as the author's or the editors'."""
NARROWEST, PHONE, TABLET, DESK = 320, 360, 768, 1440

EVERY_LOOK = {**KINDS, "components": "/komponen/"}
"""With the page on which every component stands in every state: for what is about looks alone."""

every_look = pytest.mark.parametrize("address", EVERY_LOOK.values(), ids=EVERY_LOOK)
every_kind = pytest.mark.parametrize("address", KINDS.values(), ids=KINDS)
every_width = pytest.mark.parametrize("width", [PHONE, DESK])
every_font = pytest.mark.parametrize("fonts", get_args(Fonts))

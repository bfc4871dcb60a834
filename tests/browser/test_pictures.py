"""Pictures for shared links, dot by dot: whatever the title, nothing runs into another."""

from __future__ import annotations

from base64 import b64encode

import pytest
from playwright.sync_api import Browser

from taklimat.outputs.paper.social import LONGEST_WORD, Card, breakable, draw

pytestmark = pytest.mark.browser

WIDTH, HEIGHT, SIDE = 1200, 630, 64
TITLE, MAP, LINE = (190, 436), (440, 545), (550, 600)
"""From the first to the last row of dots; between them nothing may stand."""
ARTICLE = "Menata ulang kebijakan energi nasional tanpa mengorbankan keandalan listrik dan pekerja "
TITLES = {
    "a letter": "X",
    "ten characters": "Beras naik",
    "sixty": ARTICLE[:60],
    "two hundred": (ARTICLE * 3)[:200],
    "far too long": ARTICLE * 20,
    "a word that fits no line": "Ketakpertanggungjawaban" * 4,
    "the widest letters": "W" * LONGEST_WORD,
    "accents above and below": "ÅÇŞÑ Ệgjpq " * 9,
}
PARAGRAPHS = {
    "one paragraph": ((1.0,),),
    "thirty": ((0.1, 1.0, 0.5, 0.2, 0.3),) * 6,
    "a thousand": ((0.5,) * 500, (1.0,) * 500),
    "two hundred sections": ((1.0, 0.01),) * 200,
}


def inked(browser: Browser, png: bytes) -> tuple[set[int], set[int]]:
    """Return the rows and the columns in which a picture is not white."""
    page = browser.new_page()
    page.set_content(f'<img src="data:image/png;base64,{b64encode(png).decode()}">')
    rows, columns = page.evaluate("""async () => {
        const image = document.querySelector("img");
        await image.decode();
        const canvas = document.createElement("canvas");
        [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
        const context = canvas.getContext("2d");
        context.drawImage(image, 0, 0);
        const { data, width, height } = context.getImageData(0, 0, canvas.width, canvas.height);
        const [rows, columns] = [new Set(), new Set()];
        for (let y = 0; y < height; y++)
            for (let x = 0; x < width; x++)
                if (data[4 * (y * width + x)] < 240) { rows.add(y); columns.add(x); }
        return [[...rows], [...columns]];
    }""")
    page.close()
    return set(rows), set(columns)


def card(title: str = "Judul", groups: tuple[tuple[float, ...], ...] = ((1.0, 0.5),)) -> bytes:
    said = Card("id", breakable(title), "Judul dari redaksi", "30 paragraf, 117 kalimat", groups)
    return draw(said)


def assert_in_place(browser: Browser, png: bytes) -> None:
    rows, columns = inked(browser, png)
    assert min(columns) >= SIDE - 8  # a letter may hang over a little
    assert max(columns) <= WIDTH - SIDE + 8
    for zone, after in ((TITLE, MAP), (MAP, LINE), (LINE, (HEIGHT, HEIGHT))):
        assert rows & set(range(*zone)), f"nothing stands in {zone}"
        assert not rows & set(range(zone[1], after[0])), f"something stands under {zone}"


@pytest.mark.parametrize("what", TITLES)
def test_a_title_of_any_length_has_its_place(what: str, chromium: Browser) -> None:
    assert_in_place(chromium, card(title=TITLES[what]))


@pytest.mark.parametrize("what", PARAGRAPHS)
def test_a_map_of_any_length_has_its_place(what: str, chromium: Browser) -> None:
    assert_in_place(chromium, card(groups=PARAGRAPHS[what]))

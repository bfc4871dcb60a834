"""Pictures held against those that somebody has looked at and accepted.

`make pictures` draws them anew; look at every one before you commit it.
"""

from dataclasses import dataclass
from pathlib import Path

import pytest
from PIL import Image, ImageChops, ImageFilter

COLOURS = 64
DIFFERENT = 40
"""Of 255 in any channel, after a blur of a pixel: less is how a browser smooths letters."""
TOLERATED = 0.004
"""The part of a picture that may be different; a line of text that moved is about 0.02."""


def difference(one: Image.Image, other: Image.Image) -> float:
    """Return the part of two pictures that differs, from 0 to 1."""
    if one.size != other.size:
        return 1.0
    blurred = [picture.filter(ImageFilter.BoxBlur(1)) for picture in (one, other)]
    channels = ImageChops.difference(*blurred).split()
    strongest = ImageChops.lighter(ImageChops.lighter(channels[0], channels[1]), channels[2])
    counts = strongest.histogram()
    return sum(counts[DIFFERENT:]) / (one.width * one.height)


@dataclass(frozen=True)
class Held:
    """Holds a picture against the accepted one, or accepts it when told to."""

    accept: bool
    rejected: Path
    """Where one that looks different is left to be looked at."""

    def __call__(self, now: Image.Image, accepted: Path) -> None:
        if self.accept:
            accepted.parent.mkdir(exist_ok=True)
            now.quantize(COLOURS, dither=Image.Dither.NONE).save(accepted, optimize=True)
            return
        assert accepted.is_file(), "there is no accepted picture: make pictures"
        off = difference(Image.open(accepted).convert("RGB"), now)
        if off > TOLERATED:
            now.save(self.rejected / accepted.name)
            where = self.rejected / accepted.name
            pytest.fail(f"{off:.1%} of {accepted.name} looks different: {where}")

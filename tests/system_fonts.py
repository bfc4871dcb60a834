"""The system's fonts, the same on every machine: they stand in where the site's own are missing.

`scripts/fonts_for_tests.py` makes them. Fontconfig reads its settings from one file, and the fonts
that it names there are all that a program sees.
"""

import os
from pathlib import Path
from typing import Literal

Fonts = Literal["usual", "wide"]
"""As wide as Arial and Times New Roman, which most readers have, or as Verdana."""


def only_with(fonts: Fonts) -> dict[str, str]:
    """Return the environment of a program that has these fonts and no others."""
    file = Path(__file__).with_name("fonts") / f"{fonts}.conf"
    return {**os.environ, "FONTCONFIG_FILE": str(file)}

"""Cut the program's typeface from Source Sans 3: `python -m tests.tools.cut_fonts REGULAR.ttf SEMIBOLD.ttf`.

The licence reserves the name "Source" for the unchanged font, so the cut one is called PPID Sans. Its digits are of
one width already. What it can write: Latin letters of all of Europe and of transliterated Arabic, punctuation,
currency, arrows, boxes and ticks.
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FAMILY = "PPID Sans"
RANGES = (
    (0x20, 0x7E), (0xA0, 0x17F), (0x192, 0x192), (0x1A0, 0x1B0), (0x1CD, 0x21B), (0x237, 0x237), (0x250, 0x2E9),
    (0x300, 0x338), (0x1E00, 0x1EFF), (0x2010, 0x2027), (0x2030, 0x203A), (0x2044, 0x2044), (0x2070, 0x208E),
    (0x20A0, 0x20BF), (0x2116, 0x2122), (0x2150, 0x215E), (0x2190, 0x2199), (0x2212, 0x221E), (0x2248, 0x2265),
    (0x25A0, 0x25CF), (0x2610, 0x2612), (0x2713, 0x2717),
)  # fmt: skip
TARGET = Path(__file__).parents[2] / "resources" / "fonts"


def cut(source: Path, style: str) -> None:
    """Write one style of the cut font."""
    font = TTFont(source)
    options = Options(
        layout_features=["ccmp", "mark", "mkmk", "kern"], name_IDs=["*"], notdef_outline=True, hinting=True
    )
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in RANGES for code in range(first, last + 1)])
    subsetter.subset(font)
    _rename(font, style)
    font.save(TARGET / f"PPIDSans-{style}.ttf")


def _rename(font: TTFont, style: str) -> None:
    names = font["name"]
    for number in (16, 17, 18, 21, 22, 25):
        names.removeNames(nameID=number)
    new = {1: FAMILY, 2: style, 3: f"1.0;{FAMILY} {style}", 4: f"{FAMILY} {style}", 6: f"PPIDSans-{style}"}
    for record in list(names.names):
        if record.nameID in new:
            names.setName(new[record.nameID], record.nameID, record.platformID, record.platEncID, record.langID)
    bold = style == "Bold"
    font["OS/2"].usWeightClass = 700 if bold else 400
    font["OS/2"].fsSelection = (font["OS/2"].fsSelection & ~0x61) | (0x20 if bold else 0x40)
    font["head"].macStyle = 1 if bold else 0


if __name__ == "__main__":
    cut(Path(sys.argv[1]), "Regular")
    cut(Path(sys.argv[2]), "Bold")

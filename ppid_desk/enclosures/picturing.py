"""A file as pixels: the only form in which anything of it reaches the screen."""

from __future__ import annotations

from io import BytesIO

from ppid_desk.enclosures.rules import Enclosure, Look, Media, shown_name
from ppid_desk.errors import Refusal
from ppid_desk.papers import picture as paper
from ppid_desk.papers.picture import PasswordAsked
from ppid_desk.papers.rules import Picture

_MOST_DRAWN = 16_000_000  # pixels of one page on the screen; a page may claim to be as large as a house
_BLUR_DOTS = 14  # along the longer side of a blurred picture: no letter, no face


def sizes_of(found: Enclosure, content: bytes) -> tuple[tuple[float, float], ...]:
    """The size of each page; none of a locked PDF."""
    if found.media is not Media.PDF:
        return ((float(found.wide), float(found.high)),)
    try:
        return () if found.locked else tuple(paper.page_sizes(content))
    except (ValueError, PasswordAsked):
        return ()


def drawn(look: Look, page: int, scale: float) -> Picture:
    """A page as pixels. Raises Refusal."""
    name = shown_name(look.enclosure.name)
    if look.enclosure.locked:
        raise Refusal("enclosure_locked", name=name)
    if not 0 <= page < len(look.sizes):
        raise Refusal("enclosure_not_drawn", name=name)
    wide, high = look.sizes[page]
    bounded = min(scale, (_MOST_DRAWN / max(1.0, wide * high)) ** 0.5)
    try:
        if look.enclosure.media is Media.PDF:
            return paper.picture(look.content, page, bounded)
        return _image(look.content, bounded)
    except (ValueError, OSError, MemoryError, PasswordAsked) as error:
        raise Refusal("enclosure_not_drawn", name=name) from error


def _image(content: bytes, scale: float) -> Picture:
    from PIL import Image

    image = Image.open(BytesIO(content), formats=["JPEG", "PNG"]).convert("RGB")
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    return _picture(image.resize(size, Image.Resampling.LANCZOS) if size != image.size else image)


def blur(look: Look) -> Picture:
    """A picture of so few dots that nobody is recognised and nothing can be read. Raises Refusal."""
    from PIL import Image

    wide, high = look.sizes[0] if look.sizes else (1.0, 1.0)
    shown = drawn(look, 0, min(1.0, 400 / max(wide, high, 1.0)))
    image = Image.frombuffer("RGB", (shown.width, shown.height), shown.pixels, "raw", "BGRX", shown.stride, 1)
    image.thumbnail((_BLUR_DOTS, _BLUR_DOTS), Image.Resampling.BOX)
    few = (max(1, image.width), max(1, image.height))
    return _picture(image.resize((few[0] * 24, few[1] * 24), Image.Resampling.BICUBIC))


def _picture(image: object) -> Picture:
    from PIL import Image

    assert isinstance(image, Image.Image)
    return Picture(image.width, image.height, image.width * 4, image.tobytes("raw", "BGRX"))

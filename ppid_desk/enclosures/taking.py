"""A file is read, understood and brought into the form in which it is kept; nothing in it is ever run.

Pictures are drawn anew from their pixels, so that places, hidden data and whatever hangs behind them are gone. A PDF is
kept as it is: its pages are counted, and only its pixels ever reach the screen.
"""

from __future__ import annotations

import hashlib
import threading
import warnings
from io import BytesIO
from pathlib import Path
from typing import Any

from ppid_desk.enclosures.recognising import Form, form_of
from ppid_desk.enclosures.rules import (
    LONGER_SIDE,
    MOST_BYTES,
    MOST_PAGES,
    MOST_PIXELS,
    Media,
    is_whole,
    shown_name,
)
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.papers.picture import PasswordAsked, page_sizes

_QUALITY = 80
_FEW_COLOURS = 256
_SMALL = 512 * 512  # pixels; below that a PNG may be the smaller form of a picture
_ONE_AT_A_TIME = threading.Lock()  # warnings are the process's own, and one large picture is enough for an old PC


@dataclass(frozen=True, slots=True)
class Taken:
    """A file in the form in which it is kept; `original` is the hash of the bytes that were handed over."""

    content: bytes
    media: Media
    sha256: str
    original: str
    pages: int
    wide: int = 0
    high: int = 0
    locked: bool = False


def read(file: Path) -> bytes:
    """The bytes of a chosen file. Raises Refusal for one that is too large, Trouble for one that cannot be read."""
    try:
        if not file.is_file():
            raise Refusal("enclosure_no_file", field="file", file=shown_name(file.name))
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble("input_unreadable", field="file", file=file, reason=error.strerror or error) from error
    refuse_large(content, file.name)
    return content


def refuse_large(content: bytes, name: str) -> None:
    """Raises Refusal for more than 10 MB."""
    if len(content) > MOST_BYTES:
        raise Refusal("enclosure_too_large", field="file", name=shown_name(name), most=MOST_BYTES // 1024 // 1024)


def take(content: bytes, name: str) -> Taken:
    """Bring a file into the form in which it is kept. Raises Refusal that says what it is, or what is wrong with it."""
    refuse_large(content, name)
    form = form_of(content, name)
    original = hashlib.sha256(content).hexdigest()
    return _pdf(content, name, original) if form is Form.PDF else _picture(content, name, original, form)


def _pdf(content: bytes, name: str, original: str) -> Taken:
    if not is_whole(content):
        raise Refusal("enclosure_cut_off", field="file", name=shown_name(name))
    try:
        pages = len(page_sizes(content, MOST_PAGES + 1))
    except PasswordAsked:
        return Taken(content, Media.PDF, original, original, 0, locked=True)
    except ValueError as error:
        raise Refusal("enclosure_damaged", field="file", name=shown_name(name)) from error
    if not 1 <= pages <= MOST_PAGES:
        code = "enclosure_many_pages" if pages else "enclosure_damaged"
        raise Refusal(code, field="file", name=shown_name(name), most=MOST_PAGES)
    return Taken(content, Media.PDF, original, original, pages)


def _picture(content: bytes, name: str, original: str, form: Form) -> Taken:
    with _ONE_AT_A_TIME, warnings.catch_warnings():
        warnings.simplefilter("error")
        warnings.filterwarnings("ignore", message=".*EXIF")  # hidden data is thrown away, however odd
        image = _opened(content, name, form)
        warnings.simplefilter("ignore")
        try:
            kept, media, (wide, high) = _drawn_anew(image, form)
        except (OSError, ValueError, SyntaxError, MemoryError) as error:
            raise Refusal("enclosure_damaged", field="file", name=shown_name(name)) from error
    return Taken(kept, media, hashlib.sha256(kept).hexdigest(), original, 1, wide, high)


def _opened(content: bytes, name: str, form: Form) -> Any:
    from PIL import Image, features

    if form is Form.WEBP and not features.check("webp"):
        raise Refusal("enclosure_picture", field="file", name=shown_name(name), what="WebP")
    try:
        image = Image.open(BytesIO(content), formats=[form.value])
        if image.width * image.height > MOST_PIXELS:
            raise Refusal("enclosure_many_pixels", field="file", name=shown_name(name), most=MOST_PIXELS // 1_000_000)
        if form is Form.TIFF and getattr(image, "n_frames", 1) > 1:
            raise Refusal("enclosure_many_pictures", field="file", name=shown_name(name))
        image.verify()
        image = Image.open(BytesIO(content), formats=[form.value])  # verifying used it up
        image.draft("RGB", (LONGER_SIDE, LONGER_SIDE))
        image.load()
    except Refusal:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        most = MOST_PIXELS // 1_000_000
        raise Refusal("enclosure_many_pixels", field="file", name=shown_name(name), most=most) from error
    except Exception as error:  # a parser of broken data may raise anything
        raise Refusal("enclosure_damaged", field="file", name=shown_name(name)) from error
    return image


def _drawn_anew(image: Any, form: Form) -> tuple[bytes, Media, tuple[int, int]]:
    from PIL import Image, ImageOps

    plain = _plain(ImageOps.exif_transpose(image))
    line_art = form is not Form.JPEG and plain.getcolors(_FEW_COLOURS) is not None
    plain.thumbnail((LONGER_SIDE, LONGER_SIDE), Image.Resampling.LANCZOS)
    jpeg = _written(plain, "JPEG", quality=_QUALITY, optimize=True)
    if line_art or (form is not Form.JPEG and plain.width * plain.height <= _SMALL):
        png = _written(plain, "PNG", optimize=True)
        if len(png) <= len(jpeg):
            return png, Media.PNG, plain.size
    return jpeg, Media.JPEG, plain.size


def _plain(image: Any) -> Any:
    """The picture in grey or in colours, on white where it was transparent."""
    from PIL import Image

    if image.mode.startswith(("I", "F")):  # 16 bits and more for each point
        scale = 255 / max(image.getextrema()[1], 255)
        image = image.convert("I").convert("F").point(lambda value: value * scale).convert("L")
    if image.has_transparency_data:
        over = image.convert("RGBA")
        ground = Image.new("RGBA", over.size, "white")
        ground.alpha_composite(over)
        image = ground
    fresh = image.convert("L" if image.mode in ("1", "L", "LA") else "RGB")
    return Image.frombytes(fresh.mode, fresh.size, fresh.tobytes())  # pixels only: nothing else goes with them


def _written(image: Any, form: str, **how: object) -> bytes:
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()

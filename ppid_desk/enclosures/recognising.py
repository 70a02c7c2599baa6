"""What a file is, by its first bytes and never by its name: a few forms are taken, all others are named and refused."""

from __future__ import annotations

from enum import StrEnum

from ppid_desk.enclosures.rules import shown_name
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr


class Form(StrEnum):
    """The forms that are taken; the values are Pillow's names of them."""

    JPEG = "JPEG"
    PNG = "PNG"
    TIFF = "TIFF"
    WEBP = "WEBP"
    PDF = "PDF"


_TAKEN: tuple[tuple[bytes, Form], ...] = (
    (b"\xff\xd8\xff", Form.JPEG),
    (b"\x89PNG\r\n\x1a\n", Form.PNG),
    (b"II*\0", Form.TIFF),
    (b"MM\0*", Form.TIFF),
    (b"%PDF-", Form.PDF),
)
# First bytes, the sentence, and what such a file is called.
_REFUSED: tuple[tuple[bytes, str, str], ...] = (
    (b"MZ", "enclosure_program", mark("a Windows program")),
    (b"\x7fELF", "enclosure_program", mark("a program")),
    (b"\xcf\xfa\xed\xfe", "enclosure_program", mark("a program")),
    (b"\xca\xfe\xba\xbe", "enclosure_program", mark("a program")),
    (b"#!", "enclosure_program", mark("a script")),
    (b"L\0\0\0\x01\x14\x02\0", "enclosure_program", mark("a shortcut of Windows")),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "enclosure_document", mark("an old Word or Excel document")),
    (b"{\\rtf", "enclosure_document", mark("a text document (RTF)")),
    (b"Rar!", "enclosure_archive", mark("a packed archive (RAR)")),
    (b"7z\xbc\xaf\x27\x1c", "enclosure_archive", mark("a packed archive (7z)")),
    (b"\x1f\x8b", "enclosure_archive", mark("a packed archive (gzip)")),
    (b"GIF8", "enclosure_picture", mark("a GIF picture")),
    (b"BM", "enclosure_picture", mark("a BMP picture")),
    (b"SQLite format 3\0", "enclosure_unknown", mark("a database")),
)
_ZIPPED: tuple[tuple[bytes, str, str], ...] = (
    (b"word/", "enclosure_document", mark("a Word document")),
    (b"xl/", "enclosure_document", mark("an Excel workbook")),
    (b"ppt/", "enclosure_document", mark("a PowerPoint presentation")),
    (b"opendocument", "enclosure_document", mark("a LibreOffice document")),
)
_MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (b"<svg", "enclosure_picture", mark("an SVG drawing")),
    (b"<!doctype html", "enclosure_document", mark("a web page (HTML)")),
    (b"<html", "enclosure_document", mark("a web page (HTML)")),
    (b"<script", "enclosure_document", mark("a web page (HTML)")),
    (b"<body", "enclosure_document", mark("a web page (HTML)")),
    (b"<?xml", "enclosure_unknown", mark("an XML file")),
)
_PHOTOS = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"avif")


def form_of(content: bytes, name: str) -> Form:
    """The form of a file that is taken. Raises Refusal that names what the file is and what to do."""
    if not content:
        raise Refusal("enclosure_empty", field="file", name=shown_name(name))
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return Form.WEBP
    for magic, form in _TAKEN:
        if content.startswith(magic):
            return form
    code, what = _told(content)
    raise Refusal(code, field="file", name=shown_name(name), what=tr(what))


def _told(content: bytes) -> tuple[str, str]:
    for magic, code, what in _REFUSED:
        if content.startswith(magic):
            return code, what
    if content.startswith(b"PK\x03\x04"):
        return _zipped(content)
    if content[4:8] == b"ftyp":
        photo = content[8:12] in _PHOTOS
        return ("enclosure_picture", mark("a HEIC photo")) if photo else ("enclosure_unknown", mark("a film"))
    return _text(content)


def _zipped(content: bytes) -> tuple[str, str]:
    for inside, code, what in _ZIPPED:
        if inside in content[:4096] or inside in content[-65536:]:
            return code, what
    return "enclosure_archive", mark("a packed archive (ZIP)")


def _text(content: bytes) -> tuple[str, str]:
    head = content[:4096].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for word, code, what in _MARKUP:
        if word in head if head.startswith(b"<") else head.startswith(word):
            return code, what
    try:
        said = content[:4096].decode("utf-8", "strict" if len(content) <= 4096 else "ignore")
    except UnicodeDecodeError:
        return "enclosure_unknown", mark("of a kind that is not known here")
    if any(sign < " " and sign not in "\t\r\n\f" for sign in said):
        return "enclosure_unknown", mark("of a kind that is not known here")
    return "enclosure_document", mark("a text file")

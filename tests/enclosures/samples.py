"""Files as people bring them, and as they should not: made here, synthetic."""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import Any

from PIL import Image, ImageDraw
from reportlab.pdfgen.canvas import Canvas


def photo(wide: int = 900, high: int = 600, form: str = "JPEG", words: str = "KTP", **how: Any) -> bytes:
    """A picture with many colours, like a photo of a card."""
    image = Image.radial_gradient("L").resize((wide, high)).convert("RGB")
    ImageDraw.Draw(image).text((40, 40), words, fill="red")
    return written(image, form, **how)


def scan(words: str = "surat", form: str = "PNG", mode: str = "1") -> bytes:
    """A picture in black and white, like a scanned letter."""
    image = Image.new("L", (800, 1100), 255)
    draw = ImageDraw.Draw(image)
    for line in range(30):
        draw.text((60, 60 + 30 * line), f"{words} {line}", fill=0)
    return written(image.convert(mode), form)


def written(image: Image.Image, form: str, **how: Any) -> bytes:
    out = BytesIO()
    image.save(out, form, **how)
    return out.getvalue()


def pdf(pages: int = 2, words: str = "Surat kuasa", size: tuple[float, float] = (595, 842)) -> bytes:
    out = BytesIO()
    canvas = Canvas(out, pagesize=size, invariant=True)
    for page in range(pages):
        canvas.drawString(72, size[1] - 72, f"{words} {page + 1}")
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def locked_pdf() -> bytes:
    from reportlab.lib.pdfencrypt import StandardEncryption

    out = BytesIO()
    canvas = Canvas(out, encrypt=StandardEncryption("rahasia", canPrint=0))
    canvas.drawString(72, 700, "terkunci")
    canvas.save()
    return out.getvalue()


def lying_pdf(pages: int) -> bytes:
    """A PDF of a few hundred bytes that says it has so many pages."""
    whole = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    whole += b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count %d>>endobj\n" % pages
    whole += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    return whole + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def same_page_pdf(pages: int) -> bytes:
    """One page that stands in the tree so many times: a few kilobytes that print as a house full of paper."""
    whole = b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
    whole += b"2 0 obj<</Type/Pages/Kids[" + b"3 0 R " * pages + b"]/Count %d>>endobj\n" % pages
    whole += b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj\n"
    return whole + b"trailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF\n"


def bomb(side: int) -> bytes:
    """A PNG of a few kilobytes with side × side dots, written without ever drawing them."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    packer = zlib.compressobj(9)
    line = b"\0" * (1 + side // 8)
    lines = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    head = struct.pack(">IIBBBBB", side, side, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", lines) + chunk(b"IEND", b"")

"""Pictures of PDF pages, for previews on the screen and for printers that take pictures."""

from __future__ import annotations

import threading

from ppid_desk.papers.rules import Picture

_LOCK = threading.Lock()  # pdfium may be used by one thread at a time


def page_sizes(pdf: bytes) -> list[tuple[float, float]]:
    """The size of each page in points."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return [document.get_page_size(number) for number in range(len(document))]
        finally:
            document.close()


def picture(pdf: bytes, page: int, scale: float) -> Picture:
    """One page on white; `scale` is pixels per point (1/72 inch)."""
    import pypdfium2

    with _LOCK:
        document = pypdfium2.PdfDocument(pdf)
        try:
            bitmap = document[page].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
            return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))
        finally:
            document.close()

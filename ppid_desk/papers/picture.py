"""Pictures of PDF pages, for previews on the screen and for printers that take pictures."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from ppid_desk.papers.rules import Picture

_LOCK = threading.Lock()  # pdfium may be used by one thread at a time
_PASSWORD = 4  # FPDF_ERR_PASSWORD


class PasswordAsked(Exception):
    """The PDF is locked with a password."""


@contextmanager
def _opened(pdf: bytes) -> Iterator[Any]:
    import pypdfium2

    with _LOCK:
        try:
            document = pypdfium2.PdfDocument(pdf)
        except pypdfium2.PdfiumError as error:
            if getattr(error, "err_code", 0) == _PASSWORD:
                raise PasswordAsked from error
            raise ValueError(str(error)) from error
        try:
            yield document
        except pypdfium2.PdfiumError as error:
            raise ValueError(str(error)) from error
        finally:
            document.close()


def page_sizes(pdf: bytes, most: int | None = None) -> list[tuple[float, float]]:
    """The size of each page in points; of the first `most` where there are more.

    Raises ValueError for what is no whole PDF, PasswordAsked for a locked one.
    """
    with _opened(pdf) as document:
        many = len(document) if most is None else min(most, len(document))
        return [document.get_page_size(number) for number in range(many)]


def picture(pdf: bytes, page: int, scale: float) -> Picture:
    """One page on white; `scale` is pixels per point (1/72 inch). Raises ValueError, PasswordAsked."""
    with _opened(pdf) as document:
        bitmap = document[page].render(scale=scale, rev_byteorder=False, prefer_bgrx=True)
        return Picture(bitmap.width, bitmap.height, bitmap.stride, bytes(bitmap.buffer))

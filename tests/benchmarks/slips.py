"""One slip, warm, against a plain reportlab canvas with the whole typeface and a default QR of the same content."""

from __future__ import annotations

import tempfile
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import pypdfium2

from ppid_desk.desk import Desk
from tests.benchmarks.measure import Line, Plan, in_turn, milliseconds
from tests.benchmarks.registering import new

GOAL, MOST_BYTES = 0.6, 30_000


def run(plan: Plan, _few: Path, _many: Path) -> list[Line]:
    """The ratio and the size."""
    with tempfile.TemporaryDirectory() as folder, Desk.open(Path(folder) / "office") as desk:
        request = desk.requests.register(new(1))
        made = desk.requests.slip(request.number, "a5")
        texts, payload = _texts(made), desk.requests.payload(request)
        floor, ours = in_turn(
            lambda: milliseconds(lambda: _plain(texts, payload)),
            lambda: milliseconds(lambda: desk.requests.slip(request.number, "a5")), plan.turns * 3,
        )  # fmt: skip
    return [
        Line("one slip, warm", floor, ours, "ms", GOAL),
        Line("bytes of a slip", None, float(len(made)), "bytes", float(MOST_BYTES)),
    ]


def _texts(pdf: bytes) -> list[list[tuple[float, float, str]]]:
    pages = []
    for page in pypdfium2.PdfDocument(pdf):
        lines = page.get_textpage().get_text_range().splitlines()
        pages.append([(30.0, 560 - 9.0 * place, line) for place, line in enumerate(lines)])
    return pages


def _plain(pages: list[list[tuple[float, float, str]]], payload: str) -> bytes:
    import segno
    from reportlab.pdfbase.pdfmetrics import registerFont
    from reportlab.pdfbase.ttfonts import TTFont
    from reportlab.pdfgen.canvas import Canvas

    stream = BytesIO()
    registerFont(TTFont("Whole", str(_typeface())))
    canvas: Any = Canvas(stream, pagesize=(420, 595))
    for lines in pages:
        canvas.setFont("Whole", 8)
        for x, y, line in lines:
            canvas.drawString(x, y, line)
        for row, modules in enumerate(segno.make_qr(payload).matrix):
            for column, dark in enumerate(modules):
                if dark:
                    canvas.rect(300 + column * 1.5, 500 - row * 1.5, 1.5, 1.5, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def _typeface() -> Path:
    """A whole typeface of the system where there is one, else the program's own cut one, which favours the floor."""
    whole = Path("/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf")
    return whole if whole.exists() else Path(str(files("resources") / "fonts" / "PPIDSans-Regular.ttf"))

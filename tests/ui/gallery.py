"""Pictures to look at: `python -m tests.ui.gallery FOLDER` draws all building blocks in every look.

Every theme, text at 100 % and 200 %, one and two pixels a point, both languages; the pages are in `tests.pictures`.
"""

from __future__ import annotations

import os
import sys
from datetime import date
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from ppid_desk import language
from ppid_desk.language import tr
from ppid_desk.workdays.service import Workdays
from ui import words
from ui.standard_words import StandardWords
from ui.theme import NAMES, Theme, load_fonts
from ui.widgets.banner import Banner
from ui.widgets.flow import Columns
from ui.widgets.form import Fold, Form
from ui.widgets.labels import ElidedLabel, PlainLabel
from ui.widgets.parts import button, frame
from ui.widgets.strip import CalendarStrip, legend

LONGEST = "Yayasan Lembaga Pemantau Keterbukaan Informasi Publik dan Kepemiluan Provinsi Banten"
LOOKS = [
    (theme, scale, pixels, spoken)
    for theme in NAMES
    for scale, pixels in ((100, 1), (100, 2), (200, 1))
    for spoken in language.LANGUAGES
]


def picture(widget: QWidget, pixels: int = 1) -> QPixmap:
    """A widget as it is drawn with so many pixels a point."""
    made = QPixmap(widget.size() * pixels)
    made.setDevicePixelRatio(pixels)
    widget.render(made)
    return made


def blocks(theme: Theme) -> QWidget:
    """Every building block once, in its states."""
    outer = QWidget()
    outer.setObjectName("Page")
    outer.setStyleSheet(f"QWidget#Page {{ background: {theme.colours.surface}; }}")
    column = QVBoxLayout(outer)
    column.setContentsMargins(*[3 * theme.unit] * 4)
    column.setSpacing(2 * theme.unit)
    column.addWidget(PlainLabel(tr("Registration"), "title"))
    for kind in ("info", "success", "warning", "error"):
        banner = Banner()
        banner.tell(kind, tr("The printer did not answer."), tr("Print again"))
        column.addWidget(banner)
    halves = Columns(gap=4 * theme.unit)
    halves.addWidget(_form())
    halves.addWidget(_facts(theme))
    column.addLayout(halves)
    column.addLayout(_buttons())
    column.addStretch(1)
    return outer


def _form() -> Form:
    form = Form()
    form.section(tr("Requester"))
    form.segments("kind", tr("Kind of requester"), words.KINDS)
    form.text("name", tr("Name"), tr("Name, number or phone: returning visitors appear"))
    form.text("number", tr("Identity number")).setText("3673015508900002")
    form.tell("name", tr("The name of the requester is missing."))
    form.tell("number", tr("{n} working days", n=10), "warning")
    form.lines("items", tr("Information asked for, one line each"), 2)
    form.set_value("items", f"{LONGEST}\n{LONGEST}")
    form.choice("channel", tr("Channel"), words.CHANNELS)
    for key, on in (("yes", True), ("no", False)):
        form.check(key, tr("The subject is election information"))
        form.set_value(key, on)
    form.place(Fold(tr("Representative"), "F6", QWidget()))
    return form


def _facts(theme: Theme) -> QWidget:
    card = frame("dateCard")
    column = QVBoxLayout(card)
    strip = CalendarStrip(theme)
    strip.show_counted(Workdays.shipped().calendar.add(date(2026, 3, 13), 10))
    for each in (
        PlainLabel(tr("To be answered by"), "small"), PlainLabel("Senin, 6 April 2026", "big", wrap=True),
        PlainLabel("0123/PIP/KPU-KS/IV/2026", "large", wrap=True), ElidedLabel(LONGEST, "section"),
        PlainLabel(LONGEST, "muted", wrap=True), strip, PlainLabel(legend(), "small", wrap=True),
        PlainLabel(LONGEST, "error", wrap=True), PlainLabel(LONGEST, "warning", wrap=True),
    ):  # fmt: skip
        column.addWidget(each)
    return card


def _buttons() -> QHBoxLayout:
    row = QHBoxLayout()
    made = [button(tr("Print again"), None, role) for role in ("primary", "primary", "", "", "link")]
    made[1].setEnabled(False)
    made[3].setEnabled(False)
    for each in made:
        row.addWidget(each)
    row.addStretch(1)
    return row


def draw(application: QApplication, folder: Path) -> None:
    """The building blocks in every look."""
    for name, scale, pixels, spoken in LOOKS:
        language.use(spoken)
        theme = Theme(name, scale)
        theme.apply(application)
        outer = blocks(theme)
        wide = 1100 * scale // 100
        outer.resize(wide, outer.heightForWidth(wide))
        outer.show()
        picture(outer, pixels).save(str(folder / f"blocks-{name}-{scale}-{pixels}-{spoken}.png"))
        outer.deleteLater()


def main() -> int:
    """Draw everything into the folder that is named."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    application = QApplication(sys.argv[:1])
    load_fonts()
    application.installTranslator(StandardWords(application))
    draw(application, folder)
    sys.stdout.write(f"{len(list(folder.glob('*.png')))} pictures in {folder}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Labels that show text as text: never as markup, whatever somebody's name is."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

_AS_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})  # as html.escape does

_WORD = re.compile(r"\S{30}(?=\S{10})")  # a word so long is an address, or nonsense
_MAY_BREAK = "\u200b"  # has no width


class PlainLabel(QLabel):
    """A label of plain text; `role` names its look in the style sheet (title, section, muted, small, …)."""

    def __init__(self, text: str = "", role: str = "", *, wrap: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setObjectName(role)
        self.setWordWrap(wrap)
        self.setText(text)


class ElidedLabel(PlainLabel):
    """One line that ends in "…" where there is no room; the whole text is its tooltip."""

    def __init__(self, text: str = "", role: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, role, parent=parent)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def setText(self, text: str) -> None:
        super().setText(" ".join(text.split()))
        self.setToolTip(plain_tip(text))

    def minimumSizeHint(self) -> QSize:
        return QSize(20, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room = self.contentsRect()
        line = QFontMetrics(self.font()).elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(room, int(self.alignment()), line)


def breakable(text: str) -> str:
    """A text whose very long words may be broken, so that none makes a page wider than its window."""
    return _WORD.sub(lambda found: found[0] + _MAY_BREAK, text)


def plain_tip(text: str) -> str:
    """A text as a tooltip that Qt cannot take for markup."""
    return f"<qt>{text.translate(_AS_TEXT)}</qt>" if text else ""

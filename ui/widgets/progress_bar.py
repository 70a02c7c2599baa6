"""How far something is, as a bar with its words beside it: read, not only seen."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui.theme import Theme


class Bar(QWidget):
    """A bar of `done` of `whole`."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._done, self._whole = 0, 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def put(self, done: int, whole: int, words: str) -> None:
        """Show how far; `words` say it to who cannot see."""
        self._done, self._whole = done, max(1, whole)
        self.setAccessibleName(words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(16 * self._theme.unit, round(1.4 * self._theme.unit))

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        found = self._theme.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QColor(found.edge))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        whole = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(whole, 3, 3)
        if self._done:
            full = self._done >= self._whole
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(found.success if full else found.accent))
            part = whole.adjusted(2, 2, -2, -2)
            part.setWidth(max(4.0, part.width() * self._done / self._whole))
            painter.drawRoundedRect(part, 2, 2)

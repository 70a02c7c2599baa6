"""How often each cause hindered: a bar for each, its numbers in words beside it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from ppid_desk.audits.obstacles.rules import CAUSE_WORDS, CauseCount
from ppid_desk.language import tr
from ui.theme import Theme
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import empty


class CausesChart(QWidget):
    """The causes by how often they hindered, the most frequent at the top."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.unit // 2)

    def show_counts(self, counts: Sequence[CauseCount]) -> None:
        """Draw these."""
        empty(self._column)
        most = max((each.obstacles for each in counts), default=1)
        for each in counts:
            self._column.addWidget(PlainLabel(counted(each), "small", wrap=True))
            self._column.addWidget(_Bar(self._theme, each.obstacles / most, each.cured / most))
        self.setAccessibleName(tr("Causes"))
        self.setAccessibleDescription("; ".join(counted(each) for each in counts))


def counted(each: CauseCount) -> str:
    """A cause with its numbers: "Listrik · 3 kendala, 1 teratasi, 2 permohonan terdampak"."""
    many = tr("{n} obstacles, {cured} cured, {requests} requests", n=each.obstacles, cured=each.cured,
              requests=each.requests)  # fmt: skip
    return f"{tr(CAUSE_WORDS[each.cause])} · {many}"


class _Bar(QWidget):
    """All of a cause in outline and ground, what was cured of it filled."""

    def __init__(self, theme: Theme, share: float, cured: float) -> None:
        super().__init__()
        self._theme, self._share, self._cured = theme, share, cured
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(10 * self._theme.unit, QFontMetrics(self.font()).height() // 2 + 2)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colours = QPainter(self), self._theme.colours
        room = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        whole, part = QRectF(room), QRectF(room)
        whole.setWidth(room.width() * self._share)
        part.setWidth(room.width() * self._cured)
        painter.fillRect(whole, QColor(colours.warning))
        if self._cured:
            painter.fillRect(part, QColor(colours.success))
            painter.setPen(QColor(colours.surface))
            painter.drawLine(part.topRight(), part.bottomRight())
        painter.setPen(QColor(colours.text))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(whole)

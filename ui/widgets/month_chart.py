"""What was received and answered, month by month, as bars with their numbers; a month that lies ahead is empty."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppid_desk.language import short_date, tr
from ppid_desk.reports.rules import MonthFigures
from ui.theme import Theme

MOST = 18  # months that are drawn


class MonthChart(QWidget):
    """Two bars a month: received in a quiet colour, answered in the accent."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._months: tuple[MonthFigures, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_months(self, months: tuple[MonthFigures, ...]) -> None:
        """Draw these months; too many draw nothing, since the words tell them too."""
        self._months = months if len(months) <= MOST else ()
        self.setAccessibleName(tr("Requests by month"))
        told = (
            tr("{month}: {n} received, {answered} answered", month=_name(each), n=each.received, answered=each.answered)
            for each in self._months
            if each.received is not None
        )
        self.setAccessibleDescription("; ".join(told))
        self.setVisible(bool(self._months))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 24 * self._theme.unit)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._months:
            return
        painter = QPainter(self)
        font = self.font()
        font.setPointSizeF(font.pointSizeF() * 0.82)
        painter.setFont(font)
        line = QFontMetrics(font).lineSpacing()
        room = QRectF(0, 2 * line, self.width(), self.height() - 3.4 * line)
        self._legend(painter, line)
        most = max((max(each.received or 0, each.answered or 0) for each in self._months), default=0) or 1
        wide = room.width() / len(self._months)
        painter.setPen(QPen(QColor(self._theme.colours.edge), 1))
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        for place, each in enumerate(self._months):
            self._month(painter, each, QRectF(wide * place, room.top(), wide, room.height()), most, line)

    def _legend(self, painter: QPainter, line: int) -> None:
        x = 0.0
        for colour, words in self._series():
            painter.fillRect(QRectF(x, line * 0.25, line * 0.6, line * 0.6), colour)
            painter.setPen(QColor(self._theme.colours.text))
            painter.drawText(QRectF(x + line * 0.85, 0, 400, line), Qt.AlignmentFlag.AlignVCenter, words)
            x += line * 2.2 + QFontMetrics(painter.font()).horizontalAdvance(words)

    def _series(self) -> tuple[tuple[QColor, str], ...]:
        colours = self._theme.colours
        return (QColor(colours.edge), tr("received")), (QColor(colours.accent), tr("answered"))

    def _month(self, painter: QPainter, month: MonthFigures, room: QRectF, most: int, line: int) -> None:
        bar = min(room.width() * 0.32, 3.0 * self._theme.unit)
        middle, high = room.center().x(), room.height() - line
        values = (month.received, month.answered)
        for side, (value, (colour, _)) in enumerate(zip(values, self._series(), strict=True)):
            if value is None:
                continue
            tall = high * value / most
            box = QRectF(middle - bar + side * bar, room.bottom() - tall, bar - 1, tall)
            painter.fillRect(box, colour)
            painter.setPen(QColor(self._theme.colours.text))
            told = QRectF(box.left() - bar, box.top() - line, 3 * bar, line)
            painter.drawText(told, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom, str(value))
        painter.setPen(QColor(self._theme.colours.muted))
        below = QRectF(room.left(), room.bottom() + 2, room.width(), line)
        painter.drawText(below, Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop, _name(month))


def _name(month: MonthFigures) -> str:
    from datetime import date

    return short_date(date(month.year, month.month, 1)).split()[1]

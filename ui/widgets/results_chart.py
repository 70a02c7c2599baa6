"""What audits were worth over time: one row for each checklist, a point for each audit, its share written beside it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppid_desk.audits.programme.rules import Ran
from ppid_desk.language import short_date, tr
from ui.theme import Theme

_MOST = 8  # audits of a checklist that are drawn, the newest


class ResultsChart(QWidget):
    """Closed audits with their share of the points, the oldest at the left."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._rows: Mapping[str, Sequence[tuple[date, float]]] = {}
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_results(self, found: Sequence[Ran]) -> None:
        """Draw these."""
        rows: dict[str, list[tuple[date, float]]] = {}
        for each in found:
            if each.share is not None and each.closed_on:
                rows.setdefault(each.title, []).append((each.closed_on, float(each.share)))
        self._rows = {title: points[-_MOST:] for title, points in rows.items()}
        self.setAccessibleName(tr("Results over time"))
        told = (f"{title}: {', '.join(f'{short_date(day)} {share:.0%}' for day, share in points)}"
                for title, points in self._rows.items())  # fmt: skip
        self.setAccessibleDescription("; ".join(told))
        self.setVisible(bool(self._rows))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(40 * self._theme.unit, max(1, len(self._rows)) * 16 * self._theme.unit)

    minimumSizeHint = sizeHint

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = self._theme.font(0.82)
        painter.setFont(font)
        high = 16 * self._theme.unit
        for place, (title, points) in enumerate(self._rows.items()):
            self._row(painter, QRectF(0, place * high, self.width(), high), title, points)

    def _row(self, painter: QPainter, room: QRectF, title: str, points: Sequence[tuple[date, float]]) -> None:
        colours, line = self._theme.colours, QFontMetrics(painter.font()).lineSpacing()
        painter.setPen(QColor(colours.text))
        shown = QFontMetrics(painter.font()).elidedText(title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(QRectF(room.x(), room.y(), room.width(), line), Qt.AlignmentFlag.AlignLeft, shown)
        inner = room.adjusted(line, 2.4 * line, -2 * line, -1.4 * line)
        painter.setPen(QPen(QColor(colours.line), 1))
        painter.drawLine(inner.bottomLeft(), inner.bottomRight())
        step = inner.width() / max(1, _MOST - 1)
        where = [QPointF(inner.x() + step * n, inner.bottom() - inner.height() * share)
                 for n, (_, share) in enumerate(points)]  # fmt: skip
        painter.setPen(QPen(QColor(colours.accent), 2))
        painter.drawPolyline(QPolygonF(where))
        painter.setBrush(QColor(colours.accent))
        for point, (day, share) in zip(where, points, strict=True):
            painter.drawEllipse(point, 3, 3)
            painter.setPen(QColor(colours.text))
            above = QRectF(point.x() - 30, point.y() - line - 4, 60, line)
            painter.drawText(above, Qt.AlignmentFlag.AlignHCenter, f"{round(share * 100)} %")
            painter.setPen(QColor(colours.muted))
            below = QRectF(point.x() - 40, inner.bottom() + 2, 80, line)
            painter.drawText(below, Qt.AlignmentFlag.AlignHCenter, short_date(day, year=False))
            painter.setPen(QPen(QColor(colours.accent), 2))

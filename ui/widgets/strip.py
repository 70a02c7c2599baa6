"""The days from receipt to deadline, drawn: each counted day with its number, each skipped day with its reason."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ppid_desk.language import long_date, mark, tr
from ppid_desk.workdays.rules import Counted, DayKind
from ui.theme import Theme
from ui.widgets.labels import plain_tip

_KINDS = {
    DayKind.WEEKEND: mark("weekend"),
    DayKind.PUBLIC: mark("public holiday"),
    DayKind.LEAVE: mark("collective leave"),
    DayKind.LOCAL: mark("local day off"),
}
_COLUMNS = 7


class CalendarStrip(QWidget):
    """Weeks as rows, Monday first; hovering a day says why it counts or not."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._counted: Counted | None = None
        self._days: list[date] = []
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_counted(self, counted: Counted | None) -> None:
        """Draw a count; None draws nothing."""
        self._counted = counted
        self._days = _weeks(counted) if counted else []
        self.setAccessibleName(tr("How the date was counted"))
        self.setAccessibleDescription(self._in_words())
        self.updateGeometry()
        self.update()

    def _in_words(self) -> str:
        if not self._counted:
            return ""
        skipped = [f"{long_date(day.date)}: {day.name}" for day in self._counted.skipped]
        return tr("{n} working days", n=len(self._counted.counted)) + "; " + "; ".join(skipped)

    def _cell(self) -> int:
        """The side of a day in pixels: as it likes to be, or somewhat narrower where there is less room."""
        return max(self._least(), min(self._most(), (self.width() - 2) // _COLUMNS))

    def _most(self) -> int:
        return max(24, round(self._theme.unit * 4.6))

    def _least(self) -> int:
        return max(22, self._theme.unit * 4)

    def sizeHint(self) -> QSize:
        rows = -(-len(self._days) // _COLUMNS)
        return QSize(self._most() * _COLUMNS + 2, self._most() * rows + 2 if rows else 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._least() * _COLUMNS + 2, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._counted:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        numbers = {day: n for n, day in enumerate(self._counted.counted, 1)}
        kinds = {each.date: each.kind for each in self._counted.skipped}
        for place, day in enumerate(self._days):
            self._draw(painter, self._rect(place), day, numbers.get(day), kinds.get(day))

    def _rect(self, place: int) -> QRectF:
        side = self._cell()
        return QRectF(place % _COLUMNS * side + 1, place // _COLUMNS * side + 1, side - 3, side - 3)

    def _draw(self, painter: QPainter, box: QRectF, day: date, number: int | None, kind: DayKind | None) -> None:
        found, counted = self._theme.colours, self._counted
        assert counted is not None
        last, first = day == counted.date, day == counted.start
        ground = found.accent if last else found.selection if number else found.surface
        ink = found.on_accent if last else found.on_selection if number else found.muted
        painter.setPen(QPen(QColor(found.accent if first else found.line), 2 if first else 1))
        if number or first or kind:
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, 4, 4)
        painter.setFont(self._theme.font(0.86, bold=bool(number)))
        painter.setPen(QColor(ink))
        painter.drawText(box.adjusted(0, 0, 0, -box.height() * 0.28), Qt.AlignmentFlag.AlignCenter, str(day.day))
        painter.setFont(self._theme.font(0.6))
        below = str(number) if number else _SIGNS.get(kind, "") if kind else "0" if first else ""
        painter.drawText(box.adjusted(0, box.height() * 0.5, 0, 0), Qt.AlignmentFlag.AlignCenter, below)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            place = next((n for n in range(len(self._days)) if self._rect(n).contains(event.pos().toPointF())), None)
            QToolTip.showText(event.globalPos(), plain_tip(self._tip(self._days[place])) if place is not None else "")
            return True
        return super().event(event)

    def _tip(self, day: date) -> str:
        counted = self._counted
        why = next((each for each in counted.skipped if each.date == day), None) if counted else None
        if why:
            return f"{long_date(day)}: {tr(_KINDS[why.kind])} — {why.name} ({why.basis})"
        return long_date(day)


_SIGNS = {DayKind.WEEKEND: "·", DayKind.PUBLIC: "L", DayKind.LEAVE: "CB", DayKind.LOCAL: "LD"}


def _weeks(counted: Counted) -> list[date]:
    first = counted.start - timedelta(days=counted.start.weekday())
    last = counted.date + timedelta(days=6 - counted.date.weekday())
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def legend() -> str:
    """What the signs below the days mean."""
    return tr("1, 2, …: counted · L: public holiday · CB: collective leave · ·: weekend")

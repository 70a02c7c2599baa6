"""A year at a glance: twelve months, each day off by colour and sign; the arrow keys move the chosen day."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ppid_desk.language import long_date, month_name, tr, weekday_signs
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday
from ui.theme import Theme
from ui.widgets.labels import plain_tip
from ui.words import DAY_KINDS, DAY_SIGNS

_ORDER = (DayKind.PUBLIC, DayKind.LEAVE, DayKind.LOCAL)
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Up: -7, Qt.Key.Key_Down: 7}
FIRST, LAST = 1901, 2198  # the years that can be looked at
_LINES = 8.4  # of a month: its name, the weekdays, six weeks, and room below


class YearView(QWidget):
    """`moved` when another day was chosen, `opened` when Enter or a double click asks for it."""

    moved = Signal(object)
    opened = Signal(object)

    def __init__(self, theme: Theme, day: date) -> None:
        super().__init__()
        self._theme = theme
        self.today = self.day = day
        self._facts: dict[date, Holiday] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_facts(self, facts: Sequence[Holiday], today: date) -> None:
        """Draw the days off of the chosen day's year; withdrawn ones are no days off."""
        self.today = today
        held = [fact for fact in facts if fact.status is DayStatus.DECLARED]
        self._facts = {fact.date: fact for fact in sorted(held, key=lambda each: -_ORDER.index(each.kind))}
        self._tell()
        self.update()

    def choose(self, day: date) -> None:
        """Choose a day, of another year too."""
        if day != self.day and FIRST <= day.year <= LAST:
            self.day = day
            self.moved.emit(day)
        self._tell()
        self.update()

    def said(self, day: date) -> str:
        """What a day is, in words."""
        fact = self._facts.get(day)
        if fact:
            return f"{long_date(day)}: {tr(DAY_KINDS[fact.kind])} — {fact.name} ({fact.basis})"
        return f"{long_date(day)}: " + (tr("weekend") if day.weekday() > 4 else tr("working day"))

    def _tell(self) -> None:
        self.setAccessibleName(self.said(self.day))
        if self.hasFocus():
            QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.NameChanged))

    # where everything stands

    def _least(self) -> int:
        return max(22, round(self._theme.unit * 3.7))

    def _columns(self, width: int) -> int:
        return next((many for many in (6, 4, 3, 2) if width // many >= self._least() * 7.6), 1)

    def _cell(self, width: int) -> tuple[float, float]:
        wide = min(width / self._columns(width) / 7.6, self._least() * 1.7)
        return wide, min(wide * 1.1, self._least() * 1.18)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return round(-(-12 // self._columns(width)) * self._cell(width)[1] * _LINES)

    def sizeHint(self) -> QSize:
        wide = int(self._least() * 7.6 + 1) * 6
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(self._least() * 7.6), self._least())

    def _corner(self, month: int) -> tuple[float, float]:
        many, (_, high) = self._columns(self.width()), self._cell(self.width())
        row, column = divmod(month - 1, many)
        return column * self.width() / many, row * high * _LINES

    def _rect(self, day: date) -> QRectF:
        x, y = self._corner(day.month)
        wide, high = self._cell(self.width())
        place = day.day - 1 + day.replace(day=1).weekday()
        return QRectF(x + place % 7 * wide, y + (2 + place // 7) * high, wide - 2, high - 2)

    def _days(self) -> Iterator[date]:
        first = date(self.day.year, 1, 1)
        return (first + timedelta(days=n) for n in range((date(self.day.year, 12, 31) - first).days + 1))

    def _at(self, x: float, y: float) -> date | None:
        return next((day for day in self._days() if self._rect(day).contains(x, y)), None)

    # drawing

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for month in range(1, 13):
            self._draw_head(painter, month)
        for day in self._days():
            self._draw(painter, day)

    def _draw_head(self, painter: QPainter, month: int) -> None:
        x, y = self._corner(month)
        wide, high = self._cell(self.width())
        painter.setPen(QColor(self._theme.colours.text))
        painter.setFont(self._theme.font(0.95, bold=True))
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(QRectF(x + 2, y, wide * 7, high), left, month_name(month))
        painter.setPen(QColor(self._theme.colours.muted))
        painter.setFont(self._theme.font(0.7))
        for place, sign in enumerate(weekday_signs()):
            painter.drawText(QRectF(x + place * wide, y + high, wide - 2, high), Qt.AlignmentFlag.AlignCenter, sign)

    def _draw(self, painter: QPainter, day: date) -> None:
        box, found, fact = self._rect(day), self._theme.colours, self._facts.get(day)
        grounds = {
            DayKind.PUBLIC: (found.danger_ground, found.danger), DayKind.LEAVE: (found.warning_ground, found.warning),
            DayKind.LOCAL: (found.info_ground, found.info),
        }  # fmt: skip
        ground, ink = grounds[fact.kind] if fact else ("", found.muted if day.weekday() > 4 else found.text)
        if not fact and day.weekday() > 4:
            painter.fillRect(box, QColor(found.rail))
        if ground:
            painter.setPen(QPen(QColor(ink), 1))
            painter.setBrush(QColor(ground))
            painter.drawRoundedRect(box, 3, 3)
        self._draw_frames(painter, day, box)
        painter.setPen(QColor(ink))
        painter.setFont(self._theme.font(0.78, bold=bool(fact) or day == self.today))
        upper = box.adjusted(0, 0, 0, -box.height() * 0.34) if fact else box
        painter.drawText(upper, Qt.AlignmentFlag.AlignCenter, str(day.day))
        if fact:
            painter.setFont(self._theme.font(0.62, bold=True))
            lower = box.adjusted(0, box.height() * 0.5, 0, 0)
            painter.drawText(lower, Qt.AlignmentFlag.AlignCenter, DAY_SIGNS[fact.kind])

    def _draw_frames(self, painter: QPainter, day: date, box: QRectF) -> None:
        found = self._theme.colours
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if day == self.today:
            painter.setPen(QPen(QColor(found.accent), 2, Qt.PenStyle.DotLine))
            painter.drawEllipse(box)
        if day == self.day:
            painter.setPen(QPen(QColor(found.focus if self.hasFocus() else found.text), 2.4))
            painter.drawRoundedRect(box, 3, 3)

    # keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.choose(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.choose(_months_on(self.day, 1 if key is Qt.Key.Key_PageDown else -1))
        elif event.text() in ("+", "-"):
            self.choose(_months_on(self.day, 12 if event.text() == "+" else -12))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._at(event.position().x(), event.position().y())
        if day:
            self.choose(day)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self._at(event.position().x(), event.position().y()):
            self.opened.emit(self.day)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            day = self._at(event.pos().x(), event.pos().y())
            QToolTip.showText(event.globalPos(), plain_tip(self.said(day)) if day else "")
            return True
        return super().event(event)


def _months_on(day: date, months: int) -> date:
    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def legend() -> str:
    """What the signs in the days mean."""
    days = " ".join(weekday_signs()[5:])
    return tr(
        "L: public holiday · CB: collective leave · LD: local day off · {days}: weekend · dotted ring: today", days=days
    )

"""Small parts that every page makes the same way: buttons, cards, keys, timers, scrolling areas."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeySequence, QPainter, QPaintEvent, QPalette, QPen, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

_BELOW = 48  # pixels that are seen beside what has the focus


class _Primary(QPushButton):
    """The page's main button: in focus it has a second ring inside, as its ground and the focus are both dark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.hasFocus():
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(self.palette().color(QPalette.ColorRole.BrightText), 1.6))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(4, 4, -4, -4), 2, 2)


class Chip(QPushButton):
    """A choice beside others, with room for the bold words of the one that holds."""

    def sizeHint(self) -> QSize:
        hint, bold = super().sizeHint(), self.font()
        bold.setBold(True)
        plain = QFontMetrics(self.font()).horizontalAdvance(self.text())
        more = QFontMetrics(bold).horizontalAdvance(self.text()) - plain
        return QSize(hint.width() + max(0, more), hint.height())


_KINDS = {"primary": _Primary, "segment": Chip}


def button(
    words: str, do: Callable[..., object] | None = None, role: str = "", *, checkable: bool = False
) -> QPushButton:
    """A button; `role` names its look (primary, link, segment, count). Enter elsewhere never presses it."""
    made: QPushButton = _KINDS.get(role, QPushButton)(words)
    made.setObjectName(role)
    made.setCheckable(checkable)
    made.setAutoDefault(False)
    made.setAccessibleName(words)
    if do is not None:
        made.clicked.connect(do)
    return made


def frame(role: str) -> QFrame:
    """A framed area; `role` names its look (card, dateCard, rail)."""
    made = QFrame()
    made.setObjectName(role)
    return made


def key(keys: str, owner: QWidget, do: Callable[[], object]) -> QShortcut:
    """A key that holds while its owner is on the screen."""
    made = QShortcut(QKeySequence(keys), owner)
    made.activated.connect(do)
    return made


def bring_into_view(widget: QWidget) -> None:
    """Scroll every area around a widget so that it is seen, with what is told below it."""
    outer = widget.parentWidget()
    while outer is not None:
        area = outer.parentWidget()
        if isinstance(area, QScrollArea) and area.viewport() is outer and widget.height() < outer.height():
            area.ensureWidgetVisible(widget, 0, _BELOW)
        outer = area


def pause(owner: QObject, milliseconds: int, do: Callable[[], object]) -> QTimer:
    """A timer that runs once after each start: for what follows typing."""
    made = QTimer(owner)
    made.setSingleShot(True)
    made.setInterval(milliseconds)
    made.timeout.connect(do)
    return made


def empty(layout: QLayout) -> None:
    """Take every widget out of a layout, and let it go."""
    while (item := layout.takeAt(0)) is not None:
        gone = item.widget()
        if gone is not None:
            gone.setParent(None)
            gone.deleteLater()


def in_the_middle(owner: QWidget, card: QWidget) -> None:
    """Lay a card out in the middle of its owner; it scrolls where there is less room."""
    inner = QWidget()
    column = QVBoxLayout(inner)
    column.addStretch(1)
    row = QHBoxLayout()
    row.addStretch(1)
    row.addWidget(card, 6)
    row.addStretch(1)
    column.addLayout(row)
    column.addStretch(1)
    whole = QVBoxLayout(owner)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scrolling(inner))


def scrolling(content: QWidget) -> QScrollArea:
    """An area that scrolls up and down; sideways only where the text is so large that nothing else helps."""
    made = QScrollArea()
    made.setWidgetResizable(True)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.setWidget(content)
    return made

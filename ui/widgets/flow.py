"""Parts side by side that go below each other where there is no room: nothing is cut at large text."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class _Parts(QLayout):
    """What both layouts share: their parts, and that their height follows from their width."""

    def __init__(self, parent: QWidget | None = None, gap: int = 0) -> None:
        super().__init__(parent)
        self._gap = gap
        self._items: list[QLayoutItem] = []
        self.setContentsMargins(0, 0, 0, 0)

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def sizeHint(self) -> QSize:
        """All parts in one line."""
        hints = [item.sizeHint() for item in self._shown()]
        wide = sum(hint.width() for hint in hints) + self._gap * max(0, len(hints) - 1)
        return QSize(wide, max((hint.height() for hint in hints), default=0))

    def minimumSize(self) -> QSize:
        """As narrow as the widest part."""
        size = QSize()
        for item in self._shown():
            size = size.expandedTo(item.minimumSize())
        return size

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, room: QRect, *, move: bool) -> int:
        """Place the parts, or only measure; returns the height that they take."""
        raise NotImplementedError


class Flow(_Parts):
    """Like words in a line, each as wide as it likes; `gap` is the room between them in pixels."""

    def _arrange(self, room: QRect, *, move: bool) -> int:
        x, y, high = room.x(), room.y(), 0
        for item in self._shown():
            size = item.sizeHint()
            if x > room.x() and x + size.width() > room.x() + room.width():
                x, y, high = room.x(), y + high + self._gap, 0
            if move:
                item.setGeometry(QRect(x, y, min(size.width(), room.width()), size.height()))
            x += size.width() + self._gap
            high = max(high, size.height())
        return y + high - room.y()


class Columns(_Parts):
    """Columns of one width, their tops in one line; below each other where the narrowest does not fit."""

    def _arrange(self, room: QRect, *, move: bool) -> int:
        items = self._shown()
        wide = (room.width() - self._gap * (len(items) - 1)) // max(1, len(items))
        side_by_side = all(item.minimumSize().width() <= wide for item in items)
        wide = wide if side_by_side else room.width()
        x, y, deepest = room.x(), room.y(), 0
        for item in items:
            high = item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height()
            if move:
                item.setGeometry(QRect(x, y, wide, high))
            deepest = max(deepest, y + high - room.y())
            x, y = (x + wide + self._gap, y) if side_by_side else (x, y + high + self._gap)
        return deepest

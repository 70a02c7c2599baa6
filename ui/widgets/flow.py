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
    """Like words in a line; those that like to grow share what is left of it. `gap` in pixels lies between them."""

    def _arrange(self, room: QRect, *, move: bool) -> int:
        y = room.y()
        for line in self._lines(room.width()):
            high = max(item.sizeHint().height() for item in line)
            if move:
                self._place(line, QRect(room.x(), y, room.width(), high))
            y += high + self._gap
        return max(0, y - self._gap - room.y())

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        lines: list[list[QLayoutItem]] = []
        left = 0
        for item in self._shown():
            wide = item.sizeHint().width()
            if lines and wide <= left:
                lines[-1].append(item)
            else:
                lines.append([item])
                left = width
            left -= wide + self._gap
        return lines

    def _place(self, line: list[QLayoutItem], room: QRect) -> None:
        wide = sum(item.sizeHint().width() for item in line) + self._gap * (len(line) - 1)
        growing = [item for item in line if item.expandingDirections() & Qt.Orientation.Horizontal]
        more = max(0, room.width() - wide) // max(1, len(growing))
        x = room.x()
        for item in line:
            size = item.sizeHint()
            width = min(room.width(), size.width() + (more if item in growing else 0))
            item.setGeometry(QRect(x, room.y(), width, size.height()))
            x += width + self._gap


class Columns(_Parts):
    """Columns of one width, their tops in one line; below each other where the narrowest does not fit.

    `even` columns side by side are as high as the highest.
    """

    def __init__(self, parent: QWidget | None = None, gap: int = 0, *, even: bool = False) -> None:
        super().__init__(parent, gap)
        self._even = even

    def _arrange(self, room: QRect, *, move: bool) -> int:
        items = self._shown()
        wide = (room.width() - self._gap * (len(items) - 1)) // max(1, len(items))
        side_by_side = all(item.minimumSize().width() <= wide for item in items)
        wide = wide if side_by_side else room.width()
        x, y, deepest = room.x(), room.y(), 0
        highs = [item.heightForWidth(wide) if item.hasHeightForWidth() else item.sizeHint().height() for item in items]
        if self._even and side_by_side:
            highs = [max(highs, default=0)] * len(highs)
        for item, high in zip(items, highs, strict=True):
            if move:
                item.setGeometry(QRect(x, y, wide, high))
            deepest = max(deepest, y + high - room.y())
            x, y = (x + wide + self._gap, y) if side_by_side else (x, y + high + self._gap)
        return deepest

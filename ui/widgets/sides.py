"""Two parts of a page beside each other; at large text below each other, each as high as work in it needs."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from ui.theme import Theme

_BESIDE = 124  # spacing units that both need
_LEAST = (30, 64)  # spacing units of height, where they stand below each other: then the page scrolls


class Sides(QSplitter):
    """The list stands first, then what is done with the chosen row; `sizes` are their widths, in pixels or shares."""

    def __init__(self, theme: Theme, first: QWidget, second: QWidget, sizes: tuple[int, int]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._unit = theme.unit
        self.setChildrenCollapsible(False)
        self.setHandleWidth(2 * theme.unit)
        self.addWidget(first)
        self.addWidget(second)
        self.setSizes(sizes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn where there is too little room beside each other."""
        super().resizeEvent(event)
        narrow = self.width() < _BESIDE * self._unit
        self.setOrientation(Qt.Orientation.Vertical if narrow else Qt.Orientation.Horizontal)
        for place, least in enumerate(_LEAST):
            if (side := self.widget(place)) is not None:
                side.setMinimumHeight(least * self._unit if narrow else 0)

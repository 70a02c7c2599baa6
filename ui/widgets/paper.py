"""A page of paper on the screen."""

from __future__ import annotations

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from ppid_desk.papers.rules import Picture
from ui.theme import Theme


class PaperView(QWidget):
    """Shows the picture of a page, as wide as there is room."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._image = QImage()
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 120)

    def show_picture(self, picture: Picture | None, in_words: str = "") -> None:
        """Show a page; None shows an empty sheet. `in_words` is what a screen reader says."""
        self._image = image_of(picture) if picture else QImage()
        self.setAccessibleDescription(in_words)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, 240)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        size = self._image.size() if not self._image.isNull() else QSize(148, 210)
        size = size.scaled(self.size() - QSize(2, 2), Qt.AspectRatioMode.KeepAspectRatio)
        box = QRect(0, 0, size.width(), size.height())
        box.moveLeft((self.width() - size.width()) // 2)
        painter.fillRect(box, QColor("#FFFFFF"))
        if not self._image.isNull():
            painter.drawImage(box, self._image)
        painter.setPen(QColor(self._theme.colours.line))
        painter.drawRect(box.adjusted(0, 0, -1, -1))


def image_of(picture: Picture) -> QImage:
    """A picture as Qt draws it."""
    image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
    return image.copy()  # the copy owns its pixels

"""A file shown in the program, as pixels: pages, zoom, keys. An identity stays blurred until it is asked for."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QScrollArea, QVBoxLayout, QWidget

from ppid_desk.enclosures.rules import Enclosure, Look, Media
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.papers.rules import Picture
from ui import enclosure_words as words
from ui.page import Tools
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.paper import image_of
from ui.widgets.parts import button, key

_ZOOM_STEP, _LEAST, _MOST = 1.25, 0.25, 6.0
_BLOWN_UP = 2.0  # no more than so much is a small picture made larger


class _Sheet(QWidget):
    """The picture of a page, dot for dot, in the middle of its room."""

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()

    def show_image(self, image: QImage, dots: float) -> None:
        self._image = image
        self._image.setDevicePixelRatio(dots)
        self.setMinimumSize(self._image.deviceIndependentSize().toSize())
        self.update()

    @property
    def image(self) -> QImage:
        """What is shown now."""
        return self._image

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._image.isNull():
            size = self._image.deviceIndependentSize().toSize()
            corner = QPoint(max(0, self.width() - size.width()) // 2, max(0, self.height() - size.height()) // 2)
            QPainter(self).drawImage(corner, self._image)


class EnclosureViewer(QDialog):
    """Shows one file and is gone, with its pixels, when it is closed."""

    def __init__(self, tools: Tools, enclosure: Enclosure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(tr("File"))
        self._tools, self._enclosure = tools, enclosure
        self._look: Look | None = None
        self._page, self._zoom = 0, 1.0
        column, unit = QVBoxLayout(self), tools.theme.unit
        column.setSpacing(unit)
        column.addWidget(PlainLabel(words.name(enclosure), "section", wrap=True))
        about = " · ".join((tr(words.KINDS[enclosure.kind]), words.form(enclosure), words.added(enclosure)))
        column.addWidget(PlainLabel(f"{about}\n{enclosure.note}".strip(), "small", wrap=True))
        self.sheet = _Sheet()
        self.area = QScrollArea()
        self.area.setObjectName("desk")
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName(tr("The page"))
        self.area.setWidget(self.sheet)
        self.said = PlainLabel("", "error", wrap=True)
        self.said.hide()
        self.ask_button = button(tr("Open (recorded)"), self.open_recorded, "primary")
        self.ask_button.setAutoDefault(True)
        self._asking = PlainLabel(
            tr("Every look at an identity is recorded with your name and the time. Open it only if you need it."),
            "",
            wrap=True,
        )
        for each in (self._asking, self.ask_button):
            each.setVisible(enclosure.is_identity)
        column.addWidget(self._asking)
        column.addWidget(self.ask_button, 0, Qt.AlignmentFlag.AlignLeft)
        for row in (self.said, self.area, self._bar(unit)):
            column.addWidget(row, 1 if row is self.area else 0)
        self._keys()
        self._fit_screen(parent)

    def _bar(self, unit: int) -> QWidget:
        bar = QWidget()
        flow = Flow(bar, gap=unit)
        self.back_button = button(f"{tr('Previous')}  (PgUp)", partial(self.turn, -1))
        self.place = PlainLabel("")
        self.on_button = button(f"{tr('Next')}  (PgDn)", partial(self.turn, 1))
        self.place.setMinimumHeight(self.back_button.sizeHint().height())
        self.zoom_buttons = (
            button(f"{tr('Smaller')}  (−)", partial(self.zoom, 1 / _ZOOM_STEP)),
            button(f"{tr('Larger')}  (+)", partial(self.zoom, _ZOOM_STEP)),
            button(f"{tr('Fit the window')}  (0)", self.fit),
        )
        for each in (self.back_button, self.place, self.on_button, *self.zoom_buttons):
            flow.addWidget(each)
        flow.addWidget(button(f"{tr('Close')}  (Esc)", self.close))
        self._show_bar()
        return bar

    def _keys(self) -> None:
        for keys, step in (("PgUp", -1), ("PgDown", 1), ("Left", -1), ("Right", 1)):
            key(keys, self, partial(self.turn, step))
        for keys, factor in (("+", _ZOOM_STEP), ("=", _ZOOM_STEP), ("-", 1 / _ZOOM_STEP)):
            key(keys, self, partial(self.zoom, factor))
        key("0", self, self.fit)
        key("Home", self, partial(self.go, 0))
        key("End", self, partial(self.go, max(0, self._enclosure.pages - 1)))

    def _fit_screen(self, parent: QWidget | None) -> None:
        room = parent.window().size() if parent else QSize(1000, 700)
        self.resize(min(room.width() - 80, 1100), room.height() - 80)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._enclosure.is_identity and self._look is None:
            work = partial(self._tools.desk.enclosures.blurred, self._enclosure.id)
            self._tools.jobs.run(self, work, self._show_blurred, self._failed)
            self.ask_button.setFocus()
        elif self._look is None:
            self.open_recorded()

    def open_recorded(self) -> None:
        """Open the file; at an identity this is the recorded act."""
        self.ask_button.setEnabled(False)
        work = partial(self._tools.desk.enclosures.look, self._enclosure.id)
        self._tools.jobs.run(self, work, self._opened, self._failed)

    def _opened(self, look: Look) -> None:
        self._look = look
        for each in (self._asking, self.ask_button):
            each.hide()
        self.area.setFocus()
        self._show_bar()
        self._draw()
        if self._enclosure.is_identity:
            self._tools.changes.happened.emit()

    def _show_blurred(self, picture: Picture) -> None:
        if self._look is None:
            self.sheet.show_image(image_of(picture), 1.0)

    def turn(self, step: int) -> None:
        """Go so many pages on or back."""
        self.go(self._page + step)

    def go(self, page: int) -> None:
        """Go to a page; one that is not there is left alone."""
        if self._look and 0 <= page < len(self._look.sizes) and page != self._page:
            self._page = page
            self.area.verticalScrollBar().setValue(0)
            self._show_bar()
            self._draw()

    def zoom(self, factor: float) -> None:
        """Larger or smaller."""
        self._zoom = min(_MOST, max(_LEAST, self._zoom * factor))
        self._draw()

    def fit(self) -> None:
        """As large as there is room."""
        self._zoom = 1.0
        self._draw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._draw()

    def _draw(self) -> None:
        if self._look is None or (not self._look.sizes and not self._enclosure.locked):
            return
        fitting = self._fitting(*(self._look.sizes[self._page] if self._look.sizes else (1.0, 1.0)))
        dots = self.devicePixelRatioF()
        work = partial(self._tools.desk.enclosures.picture, self._look, self._page, fitting * self._zoom * dots)
        shown = partial(self._show_page, dots)
        self._tools.jobs.run(self, work, shown, self._failed, key=f"viewer{id(self)}")

    def _fitting(self, wide: float, high: float) -> float:
        """The scale at which a page of a PDF is as wide as its room, and a picture is seen whole."""
        edge = self.area.verticalScrollBar().sizeHint().width() + 6
        across = max(100, self.area.width() - edge) / max(1.0, wide)
        if self._enclosure.media is Media.PDF:
            return across
        return min(across, max(100, self.area.height() - 6) / max(1.0, high), _BLOWN_UP)

    def _show_page(self, dots: float, picture: Picture) -> None:
        self.said.hide()
        self.sheet.show_image(image_of(picture), dots)

    def _show_bar(self) -> None:
        pages = len(self._look.sizes) if self._look else 0
        several = pages > 1
        for each in (self.back_button, self.place, self.on_button):
            each.setVisible(several)
        for each in self.zoom_buttons:
            each.setVisible(pages > 0)
        self.back_button.setEnabled(self._page > 0)
        self.on_button.setEnabled(self._page + 1 < pages)
        self.place.setText(tr("page {n} of {whole}", n=self._page + 1, whole=pages))
        self.area.setAccessibleDescription(self.place.text() if several else "")

    def _failed(self, error: Exception) -> None:
        self.ask_button.setEnabled(True)
        if isinstance(error, Refusal):
            self.said.setText(f"✗ {error}")
            self.said.show()
        else:
            self._tools.put_right(error)

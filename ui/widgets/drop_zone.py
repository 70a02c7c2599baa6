"""Where files come in: dropped, pasted or chosen. Nothing is read here; what came is only told."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QBuffer, QIODevice, QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QVBoxLayout, QWidget

from ppid_desk.facts import dataclass
from ppid_desk.language import tr
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button

_FAST = 90  # of Qt's "quality" for PNG: little packing, since the picture is drawn anew anyway


@dataclass(frozen=True, slots=True)
class Incoming:
    """A file on the disk, or a picture from the clipboard."""

    name: str
    file: Path | None = None
    image: QImage | None = None


def incoming_of(mime: QMimeData) -> tuple[Incoming, ...]:
    """What a drop or the clipboard holds: files first, else a picture; text and addresses are neither."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return tuple(Incoming(file.name, file) for file in files)
    image = mime.imageData() if mime.hasImage() else None
    if isinstance(image, QImage) and not image.isNull():
        return (Incoming(tr("pasted picture.png"), image=image),)
    return ()


def png_of(image: QImage) -> bytes:
    """A picture from the clipboard as a file; takes its time, so not on the screen's thread."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG", _FAST)  # type: ignore[call-overload]
    return bytes(buffer.data().data())


class DropZone(QFrame):
    """`came` tells what came in; `empty_handed` that the clipboard or the drop held no file and no picture."""

    came = Signal(tuple)
    empty_handed = Signal()

    def __init__(self, unit: int) -> None:
        super().__init__()
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * unit, 2 * unit, 2 * unit, 2 * unit)
        column.setSpacing(unit)
        column.addWidget(
            PlainLabel(tr("Drop pictures (JPEG, PNG) or PDFs here, up to 10 MB each."), "muted", wrap=True)
        )
        row = QWidget()
        buttons = Flow(row, gap=unit)
        self.choose_button = button(tr("Choose files …"), self.choose)
        self.paste_button = button(f"{tr('Paste')}  (Ctrl+V)", self.paste)
        for each in (self.choose_button, self.paste_button):
            buttons.addWidget(each)
        column.addWidget(row)

    def choose(self) -> None:
        """Ask for files on the disk."""
        kinds = f"{tr('Pictures and PDFs')} (*.jpg *.jpeg *.png *.pdf *.tif *.tiff *.webp);;{tr('All files')} (*)"
        dialog = QFileDialog(self, tr("Choose files"), "", kinds)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.filesSelected.connect(self._chosen)
        dialog.open()

    def _chosen(self, names: list[str]) -> None:
        self._tell(tuple(Incoming(Path(name).name, Path(name)) for name in names))

    def paste(self) -> None:
        """Take what the clipboard holds."""
        held: QMimeData | None = QGuiApplication.clipboard().mimeData()  # None while it holds nothing at all
        self._tell(incoming_of(held) if held else ())

    def _tell(self, found: tuple[Incoming, ...]) -> None:
        if found:
            self.came.emit(found)
        else:
            self.empty_handed.emit()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._show_over(False)
        event.acceptProposedAction()
        self._tell(incoming_of(event.mimeData()))

    def _show_over(self, over: bool) -> None:
        self.setProperty("over", "yes" if over else "")
        self.style().unpolish(self)
        self.style().polish(self)

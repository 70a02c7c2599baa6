"""Icons by meaning, from one family; they come after the first paint, and never keep the program from starting.

Importing qtawesome costs more than a bare window, so buttons are shown with their words first. Where its fonts do not
load (some Windows PCs block untrusted fonts) the style's own icon is taken, or none: every button has its word.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from shiboken6 import isValid

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

_FILES, _EDITION = "materialdesignicons6-webfont", "6.9.96"  # as the locked qtawesome names them
_MEANINGS: dict[str, tuple[str, str]] = {
    "today": ("mdi6.weather-sunny", "SP_FileDialogInfoView"),
    "register": ("mdi6.account-plus-outline", "SP_FileIcon"),
    "queue": ("mdi6.tray-full", "SP_FileDialogListView"),
    "objection": ("mdi6.scale-balance", "SP_MessageBoxQuestion"),
    "catalogue": ("mdi6.text-box-search-outline", "SP_FileDialogInfoView"),
    "settings": ("mdi6.cog-outline", "SP_FileDialogDetailedView"),
    "officer": ("mdi6.account-tie-outline", "SP_DirHomeIcon"),
    "printer": ("mdi6.printer-outline", "SP_DriveFDIcon"),
    "books": ("mdi6.book-lock-outline", "SP_DriveHDIcon"),
    "chart": ("mdi6.chart-bar", "SP_FileDialogDetailedView"),
    "audit": ("mdi6.clipboard-check-outline", "SP_FileDialogDetailedView"),
    "calendar": ("mdi6.calendar-blank-outline", "SP_FileDialogContentsView"),
    "overdue": ("mdi6.alert-circle-outline", "SP_MessageBoxCritical"),
    "soon": ("mdi6.clock-alert-outline", "SP_MessageBoxWarning"),
    "later": ("mdi6.clock-outline", "SP_BrowserReload"),
    "ended": ("mdi6.timer-off-outline", "SP_MediaStop"),
    "withdrawn": ("mdi6.file-cancel-outline", "SP_DialogCancelButton"),
    "done": ("mdi6.check-circle-outline", "SP_DialogApplyButton"),
    "incomplete": ("mdi6.file-alert-outline", "SP_FileDialogEnd"),
    "slip": ("mdi6.receipt-text-outline", "SP_FileIcon"),
    "info": ("mdi6.information-outline", "SP_MessageBoxInformation"),
    "warning": ("mdi6.alert-outline", "SP_MessageBoxWarning"),
    "error": ("mdi6.close-circle-outline", "SP_MessageBoxCritical"),
    "success": ("mdi6.check-circle-outline", "SP_DialogApplyButton"),
    "search": ("mdi6.magnify", "SP_FileDialogContentsView"),
    "close": ("mdi6.close", "SP_TitleBarCloseButton"),
    "open": ("mdi6.chevron-right", "SP_ArrowRight"),
    "identity": ("mdi6.card-account-details-outline", "SP_FileIcon"),
    "power": ("mdi6.file-sign", "SP_FileIcon"),
    "deed": ("mdi6.certificate-outline", "SP_FileIcon"),
    "letter": ("mdi6.email-outline", "SP_FileIcon"),
    "answer": ("mdi6.file-check-outline", "SP_FileIcon"),
    "sending": ("mdi6.truck-delivery-outline", "SP_FileIcon"),
    "other": ("mdi6.paperclip", "SP_FileIcon"),
    "unfold": ("mdi6.chevron-down", "SP_ArrowDown"),
}


class Icons:
    """Hands out icons once `load` was called; buttons that asked before get theirs then."""

    def __init__(self, colour: str) -> None:
        self._colour = colour
        self._loaded = False
        self._asked: list[tuple[QAbstractButton | QLabel, str, str]] = []

    def put(self, target: QAbstractButton | QLabel, meaning: str, colour: str = "") -> None:
        """Give a button or label its icon, now or when the icons are there. `colour` "" means the text's."""
        self._asked.append((target, meaning, colour))
        if self._loaded:
            _set(target, self.get(meaning, colour))

    def load(self) -> None:
        """Bring the icons: called once after the first paint."""
        self._loaded = True
        self.recolour(self._colour)

    def recolour(self, colour: str) -> None:
        """Draw all icons anew, for another theme."""
        self._colour = colour
        self._asked = [each for each in self._asked if isValid(each[0])]
        if self._loaded:
            for target, meaning, own in self._asked:
                _set(target, self.get(meaning, own))

    def get(self, meaning: str, colour: str = "") -> QIcon:
        """The icon of a meaning; empty before `load`."""
        from PySide6.QtGui import QIcon

        if not self._loaded:
            return QIcon()
        name, spare = _MEANINGS[meaning]
        try:
            icon = _family().icon(name, color=colour or self._colour)
        except Exception:  # noqa: BLE001  (whatever is wrong with its fonts, the program goes on without)
            icon = QIcon()
        return icon if not icon.isNull() else _of_style(spare)


@cache
def _family() -> Any:
    """The one family of icons; the others that qtawesome brings are neither read nor shipped."""
    from qtawesome.iconic_font import IconicFont

    return IconicFont(("mdi6", f"{_FILES}-{_EDITION}.ttf", f"{_FILES}-charmap-{_EDITION}.json"))


def _set(target: QAbstractButton | QLabel, icon: QIcon) -> None:
    if isinstance(target, QAbstractButton):
        target.setIcon(icon)
    else:
        side = target.fontMetrics().height()
        target.setPixmap(icon.pixmap(QSize(side, side), target.devicePixelRatio()))


def _of_style(name: str) -> QIcon:
    from PySide6.QtGui import QIcon
    from PySide6.QtWidgets import QStyle

    application = QApplication.instance()
    if not isinstance(application, QApplication):
        return QIcon()
    return application.style().standardIcon(getattr(QStyle.StandardPixmap, name))

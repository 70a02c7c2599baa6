"""What every page has: title, one primary action, banner, and content that knows when it is stale."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ui.icons import Icons
from ui.jobs import Jobs
from ui.rounds import Round
from ui.spooler import Spooler
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, scrolling


class Changes(QObject):
    """Says once, after the commit, that something in the books is different: here or in another window."""

    happened = Signal()


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """The number of an emergency form that is to be typed in."""

    number: str


@dataclass(frozen=True, slots=True)
class Tools:
    """What a page is given to work with."""

    desk: Desk
    jobs: Jobs
    theme: Theme
    icons: Icons
    changes: Changes
    spooler: Spooler
    slot: int
    go: Callable[..., None]  # go(page key, what to show there)
    put_right: Callable[[BaseException], None]  # for what nobody expected
    opens: Callable[[Path], object]  # opens a file with the system's own program
    begin_again: Callable[[Round], None]  # close this window and open the next one
    back: Path | None = None  # the real office's folder, while a demo is looked at


class _Content(QWidget):
    """What stands on a page: it scrolls only when there is less room than the least that it can do with."""

    def heightForWidth(self, width: int) -> int:
        column = self.layout()
        return column.totalMinimumHeightForWidth(width) if column else -1


class Page(QWidget):
    """One page of the window."""

    key = ""

    def __init__(self, tools: Tools, title: str) -> None:
        super().__init__()
        self.setObjectName("Page")
        self.tools = tools
        self.desk = tools.desk
        self._stale = True
        self.banner = Banner(self)
        self.title = PlainLabel(title, "title", wrap=True)
        self.primary = button("", None, "primary")
        self.primary.hide()
        self._head = QHBoxLayout()
        self._head.addWidget(self.title, 1)
        self._head.addWidget(self.primary, 0, Qt.AlignmentFlag.AlignTop)
        unit, content = tools.theme.unit, _Content()
        whole = QVBoxLayout(self)
        whole.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        whole.setSpacing(2 * unit)
        whole.addLayout(self._head)
        whole.addWidget(self.banner)
        whole.addWidget(scrolling(content), 1)
        self.column = QVBoxLayout(content)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(2 * unit)
        tools.changes.happened.connect(self._mark_stale)

    def set_primary(self, words: str, keys: str, do: Callable[[], object]) -> None:
        """Name the page's one main action."""
        self.primary.setText(f"{words}  ({keys})" if keys else words)
        self.primary.setAccessibleName(words)
        self.primary.clicked.connect(do)
        self.primary.show()

    def _mark_stale(self) -> None:
        self._stale = True
        if self.isVisible():
            self.freshen()

    def freshen(self) -> None:
        """Read the books again if they changed since the page was looked at."""
        if self._stale:
            self._stale = False
            self.refresh()

    def turn_over(self) -> None:
        """Another day began: everything that speaks of days is stale."""
        self._mark_stale()

    def refresh(self) -> None:
        """Show what the books say now; a page that shows nothing of them leaves this."""

    def open_with(self, what: object) -> None:
        """The page was gone to with something to show."""

    def enter(self) -> None:
        """The page was gone to: put the focus where work begins."""
        self.setFocus()

    def leave(self) -> None:
        """The window closes: keep what must not be lost."""

    def escape(self) -> bool:
        """Esc was pressed; True when the page had something to close."""
        if self.banner.isVisible():
            self.banner.hide()
            return True
        return False

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.freshen()

    def failed(self, error: Exception) -> None:
        """Tell a refusal in the banner; anything else is not for the officer to understand."""
        if isinstance(error, Refusal) and error.code == "desk_locked":
            self._stale = True  # the cover says it; read again when the desk is open
        elif isinstance(error, Refusal):
            self.banner.tell("error", str(error))
        else:
            self.tools.put_right(error)

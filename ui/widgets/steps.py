"""The lawful next steps of a case as buttons, and below them what is not possible now, with the reason."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from ppid_desk.handling.rules import Possible
from ppid_desk.language import tr
from ui.shortcuts import key_of
from ui.theme import Theme
from ui.widgets.form import Fold
from ui.widgets.labels import PlainLabel, plain_tip
from ui.widgets.parts import button, key

_KEYS = 8  # the first steps have Alt+1 … Alt+8


class Steps(QWidget):
    """Shows moves; `chosen` is called with the name of the one that is pressed."""

    def __init__(self, theme: Theme, chosen: Callable[[str], object]) -> None:
        super().__init__()
        self._theme, self._chosen = theme, chosen
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.unit)
        self._inner: QWidget | None = None
        self.buttons: list[QPushButton] = []
        self.rare: Fold | None = None
        self.why_not: Fold | None = None
        for place in range(1, _KEYS + 1):  # a button's own key presses it a moment later, when it may be another one
            key(f"Alt+{place}", self, partial(self._press, place))

    def show_possible(
        self, possible: Sequence[Possible], first: tuple[str, ...] = (), rare: tuple[str, ...] = ()
    ) -> None:
        """Show what is possible; names in `first` come first, those in `rare` are folded away."""
        held = self._held()
        if self._inner is not None:
            self._inner.setParent(None)
            self._inner.deleteLater()
        self._inner = QWidget()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.unit)
        column.addWidget(PlainLabel(tr("Next steps"), "section"))
        lawful = [each for each in possible if each.refusal is None]
        common = sorted((each for each in lawful if each.name not in rare), key=_order(first))
        self.buttons = [self._button(place, each) for place, each in enumerate(common, 1)]
        for each in self.buttons:
            column.addWidget(each)
        if not common:
            column.addWidget(PlainLabel(tr("Nothing is to be done here any more."), "", wrap=True))
        self.rare = self._fold(tr("Corrections, withdrawal, cancelling"), key_of("rare"), [
            self._button(0, each) for each in lawful if each.name in rare
        ])  # fmt: skip
        self.why_not = self._fold(tr("Not possible now, and why"), key_of("why_not"), [
            PlainLabel(f"{each.words}: {each.refusal}", "small", wrap=True) for each in possible if each.refusal
        ])  # fmt: skip
        column.addWidget(self.rare)
        column.addWidget(self.why_not)
        column.addStretch(1)
        self._column.addWidget(self._inner)
        if held is not None and self.buttons:
            next((each for each in self.buttons if each.text() == held), self.buttons[0]).setFocus()

    def _held(self) -> str | None:
        """The words of the button that has the focus, "" for anything else in here; None without the focus."""
        focused = QApplication.focusWidget()
        if self._inner is None or focused is None or not self._inner.isAncestorOf(focused):
            return None
        return focused.text() if isinstance(focused, QPushButton) else ""

    def _press(self, place: int) -> None:
        if place <= len(self.buttons):
            self.buttons[place - 1].click()

    def _fold(self, words: str, keys: str, content: Sequence[QWidget]) -> Fold:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self._theme.unit)
        for each in content:
            column.addWidget(each)
        fold = Fold(words, keys, inner)
        if not content:
            fold.hide()  # shown without a parent it would be a window of its own, and take the focus away
        return fold

    def open_rare(self) -> None:
        """Open or close what is rarely done."""
        if self.rare is not None:
            self.rare.open(not self.rare.is_open)

    def open_why_not(self) -> None:
        """Open or close the list of what is not possible."""
        if self.why_not is not None:
            self.why_not.open(not self.why_not.is_open)

    def _button(self, place: int, each: Possible) -> QPushButton:
        made = button(each.words, partial(self._choose, each.name), "step")
        made.setToolTip(plain_tip(each.article))
        made.setAccessibleDescription(each.article)
        if 0 < place <= _KEYS:
            made.setText(f"{each.words}  (Alt+{place})")
        return made

    def _choose(self, name: str, _checked: bool = False) -> None:
        self._chosen(name)


def _order(first: tuple[str, ...]) -> Callable[[Possible], int]:
    return lambda each: first.index(each.name) if each.name in first else len(first)

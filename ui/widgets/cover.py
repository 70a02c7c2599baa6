"""The cover over the desk: who is it, and, where officers have passphrases, are they that one. Nothing shows behind."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.language import tr
from ppid_desk.people.rules import Officer
from ui import words
from ui.jobs import Jobs
from ui.theme import Theme
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, frame, in_the_middle

_KEYED = 9  # officers that a number key chooses
_ASK_FOR_NEW = ("passphrase_expired", "passphrase_kinds_now")


class Cover(QWidget):
    """Choose the officer by first letters or number key; then passphrase or recovery code. `opened` at the end."""

    opened = Signal()

    def __init__(self, desk: Desk, jobs: Jobs, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("Page")
        self._desk, self._jobs, self._theme = desk, jobs, theme
        self.officer: Officer | None = None
        self.offered: tuple[Officer, ...] = ()
        self._outdated = ""  # the passphrase that was right, while a new one is set in its place
        self.stack = QStackedWidget()
        for step in (self._choosing(), self._signing(), self._recovering()):
            self.stack.addWidget(step)
        in_the_middle(self, self._card())

    def _card(self) -> QFrame:
        card, unit = frame("card"), self._theme.unit
        card.setMaximumWidth(110 * unit)
        column = QVBoxLayout(card)
        column.setContentsMargins(4 * unit, 3 * unit, 4 * unit, 3 * unit)
        column.setSpacing(2 * unit)
        self.office = PlainLabel("", "muted", wrap=True)
        self.title = PlainLabel("", "title", wrap=True)
        self.said = PlainLabel("", "muted", wrap=True)
        for each in (self.office, self.title, self.said, self.stack):
            column.addWidget(each)
        return card

    def _choosing(self) -> QWidget:
        self.field = _Field(self)
        self.field.setPlaceholderText(tr("First letters of the name, or the number"))
        self.field.setAccessibleName(tr("Officer"))
        self.field.textChanged.connect(lambda _: self._fill())
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Officers"))
        self.list.setWordWrap(True)
        self.list.setMinimumHeight(36 * self._theme.unit)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.itemClicked.connect(lambda _: self.take())
        self.nobody = PlainLabel("", "error", wrap=True)
        return _column(self._theme, self.field, self.list, self.nobody)

    def _signing(self) -> QWidget:
        self.form = Form()
        self._secret(self.form, "passphrase", tr("Passphrase"), self.sign_in)
        self.enter_button = button(f"{tr('Sign in')}  (Enter)", self.sign_in, "primary")
        lost = button(tr("Forgotten passphrase: use a recovery code"), self.forgot, "link")
        other = button(f"{tr('Another officer')}  (Esc)", self.choose, "link")
        return _column(self._theme, self.form, self.enter_button, lost, other)

    def _recovering(self) -> QWidget:
        self.recovery = Form()
        field = self.recovery.text("code", tr("Recovery code"), tr("one of the ten on the sheet"))
        field.returnPressed.connect(self.recover)
        self._secret(self.recovery, "passphrase", tr("New passphrase, 12 signs at least"), self.recover)
        self._secret(self.recovery, "again", tr("The new passphrase again"), self.recover)
        self.recover_button = button(f"{tr('Set the passphrase and sign in')}  (Enter)", self.recover, "primary")
        back = button(f"{tr('Back')}  (Esc)", self.back, "link")
        return _column(self._theme, self.recovery, self.recover_button, back)

    def _secret(self, form: Form, key: str, label: str, done: object) -> None:
        field = form.text(key, label)
        field.setEchoMode(QLineEdit.EchoMode.Password)
        field.returnPressed.connect(done)

    # who

    def choose(self) -> None:
        """Ask who it is; the one who was here last is marked."""
        self.officer = None
        self.offered = self._desk.officers.can_sign_in()
        self.office.setText(self._desk.settings.office.name)
        self.title.setText(tr("Who is at the desk?"))
        guarded = self._desk.officers.guarded
        kept = tr("What was typed is still there.")
        self.said.setText(f"{tr('The desk is locked.')} {kept}" if guarded else kept)
        self._clear()
        self.field.clear()
        self._fill()
        self.stack.setCurrentIndex(0)
        self.field.setFocus()

    def _fill(self) -> None:
        asked = self.field.text().casefold().strip()
        self.list.clear()
        self._shown = [each for each in self.offered if _begins(each, asked)]
        for each in self._shown:
            place = self.offered.index(each) + 1
            number = f"{place}   " if place <= _KEYED else "     "
            self.list.addItem(f"{number}{each.name} — {words.roles(each)}")
        last = [each.name for each in self._shown]
        witness = self._desk.officers.witness
        self.list.setCurrentRow(last.index(witness) if witness in last else 0)
        self.nobody.setText("" if self._shown else tr("No officer's name begins like this."))

    def move_by(self, step: int) -> None:
        """Mark another officer."""
        self.list.setCurrentRow(min(self.list.count() - 1, max(0, self.list.currentRow() + step)))

    def press(self, number: int) -> bool:
        """Choose by number key; False where there is no such officer."""
        if self.field.text() or not 1 <= number <= min(_KEYED, len(self.offered)):
            return False
        self._take(self.offered[number - 1])
        return True

    def take(self) -> None:
        """Choose who is marked."""
        place = self.list.currentRow()
        if 0 <= place < len(self._shown):
            self._take(self._shown[place])

    def _take(self, officer: Officer) -> None:
        if self._desk.officers.guarded:
            self._ask_passphrase(officer)
            return
        try:
            self._desk.officers.choose(officer.id)
        except Refusal as refusal:
            self.nobody.setText(str(refusal))
        else:
            self.opened.emit()

    # are they that one

    def _ask_passphrase(self, officer: Officer) -> None:
        self.officer = officer
        self.title.setText(officer.name)
        self.said.setText(words.roles(officer))
        self._clear()
        self.stack.setCurrentIndex(1)
        self.form.rows["passphrase"].input.setFocus()

    def sign_in(self) -> None:
        """Compare the passphrase, off this thread: it takes a moment on purpose."""
        if self.officer is None or not self.enter_button.isEnabled():
            return
        self._busy(True)
        self.form.tell("passphrase", "")
        work = partial(self._desk.officers.sign_in, self.officer.id, self.form.words("passphrase"))
        self._jobs.run(self, work, self._opened, self._not_opened)

    def _not_opened(self, error: Exception) -> None:
        """A passphrase that was right and is not valid any more: ask for the new one."""
        if not (isinstance(error, Refusal) and error.code in _ASK_FOR_NEW):
            self._refused(self.form, error)
            return
        self._busy(False)
        outdated = self.form.words("passphrase")
        self._ask_new(str(error), outdated)

    def _opened(self, _officer: Officer) -> None:
        self._busy(False)
        self._clear()
        self.opened.emit()

    def _refused(self, form: Form, error: Exception) -> None:
        self._busy(False)
        if not isinstance(error, Refusal):
            raise error
        key = error.field if error.field in form.rows else "passphrase"
        form.tell(key, str(error))
        field = form.rows[key].input
        assert isinstance(field, QLineEdit)
        field.selectAll()
        field.setFocus()

    def forgot(self) -> None:
        """Ask for a recovery code and a new passphrase."""
        self._ask_new(tr("One code of your recovery sheet opens the desk once and sets a new passphrase."))

    def _ask_new(self, said: str, outdated: str = "") -> None:
        self._clear()
        self._outdated = outdated
        self.said.setText(said)
        self.recovery.rows["code"].show(not outdated)
        self.stack.setCurrentIndex(2)
        self.recovery.rows["passphrase" if outdated else "code"].input.setFocus()

    def recover(self) -> None:
        """Use the code, or the passphrase that is not valid any more, and set the new one."""
        if self.officer is None or not self.recover_button.isEnabled():
            return
        for key in self.recovery.rows:
            self.recovery.tell(key, "")
        code, new, again = (self.recovery.words(key) for key in ("code", "passphrase", "again"))
        if new != again:
            self._refused(self.recovery, Refusal("passphrase_differs", field="again"))
            return
        self._busy(True)
        officers = self._desk.officers
        work = (
            partial(officers.renew, self.officer.id, self._outdated, new) if self._outdated
            else partial(officers.recover, self.officer.id, code, new)
        )  # fmt: skip
        self._jobs.run(self, work, self._opened, partial(self._refused, self.recovery))

    def _busy(self, on: bool) -> None:
        for each in (self.enter_button, self.recover_button):
            each.setEnabled(not on)

    def _clear(self) -> None:
        self._outdated = ""
        for form in (self.form, self.recovery):
            for key in form.rows:
                form.set_value(key, "")
                form.tell(key, "")

    def back(self) -> None:
        """One step back: from the code to the passphrase, from there to the officers."""
        if self.stack.currentIndex() == 2 and self.officer:
            self._ask_passphrase(self.officer)
        else:
            self.choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.back()
        else:
            super().keyPressEvent(event)


class _Field(QLineEdit):
    """Number keys and Enter choose, the arrows move in the list."""

    def __init__(self, cover: Cover) -> None:
        super().__init__()
        self._cover = cover

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step:
            self._cover.move_by(step)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._cover.take()
        elif not (event.text().isdecimal() and self._cover.press(int(event.text()))):
            super().keyPressEvent(event)


def _begins(officer: Officer, asked: str) -> bool:
    """Whether each typed word begins a word of the name, or the NIP."""
    known = [*officer.name.casefold().split(), officer.nip]
    return all(any(each.startswith(word) for each in known) for word in asked.split())


def _column(theme: Theme, *parts: QWidget) -> QWidget:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(theme.unit)
    for each in parts:
        column.addWidget(each)
    column.addStretch(1)
    return page

"""The right side of Registrasi: what the visitor will get, and after registering the number, large."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ppid_desk.language import long_date, short_date, tr
from ppid_desk.papers.rules import Picture
from ppid_desk.printing.rules import JobState
from ppid_desk.requests.rules import Preview, Request
from ui import words
from ui.page import Tools
from ui.shortcuts import key_of
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.paper import PaperView
from ui.widgets.parts import button, frame, scrolling


class Outcome(QWidget):
    """A card with the date (or the number) above the picture of the slip."""

    hand_over = Signal(str)
    again = Signal(str)
    answer = Signal(str)

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self._tools = tools
        self.number = ""
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2 * tools.theme.unit)
        column.addWidget(self._card())
        self.paper = PaperView(tools.theme, tr("The slip as the visitor gets it"))
        column.addWidget(self.paper, 1)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(scrolling(inner))  # a legal date is never cut, however large the text

    def _card(self) -> QFrame:
        card = frame("dateCard")
        column = QVBoxLayout(card)
        column.setSpacing(3)
        self.label = PlainLabel("", "small")
        self.large = PlainLabel("", "big", wrap=True)
        self.beside = PlainLabel("", "section", wrap=True)
        self.why = PlainLabel("", "", wrap=True)
        self.caution = PlainLabel("", "warning", wrap=True)
        self.state = PlainLabel("", "section", wrap=True)
        for each in (self.label, self.large, self.beside, self.why, self.caution, self.state):
            column.addWidget(each)
        self.steps = QWidget()
        row = Flow(self.steps, gap=self._tools.theme.unit)
        self.given = button(f"{tr('Handed over')}  ({key_of('hand_over')})", self._given)
        self.reprint = button(f"{tr('Print again')}  ({key_of('reprint')})", self._again)
        row.addWidget(self.given)
        row.addWidget(self.reprint)
        self.on_spot = button(f"{tr('Answer on the spot …')}  ({key_of('answer_on_spot')})", self.answer_on_spot)
        row.addWidget(self.on_spot)
        column.addWidget(self.steps)
        card.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        return card

    def _given(self) -> None:
        self.hand_over.emit(self.number)

    def _again(self) -> None:
        self.again.emit(self.number)

    def answer_on_spot(self) -> None:
        """What is public already is answered at once; what is incomplete cannot be."""
        if self.number and not self.on_spot.isHidden():
            self.answer.emit(self.number)

    def show_preview(self, preview: Preview, picture: Picture) -> None:
        """What registering would give now."""
        self.number = ""
        deadline = preview.deadline
        waits = preview.notice_due is not None
        self.label.setText(tr("Incomplete: tell by") if waits else tr("To be answered by"))
        self.large.setText(long_date(preview.notice_due or deadline.due.date))
        path = tr("Path: {path} ({why})", path=tr(words.PATHS[preview.path]), why=preview.path_reason)
        extended = tr("Extended at most to {day}", day=long_date(deadline.extended.date))
        self.beside.setText("" if waits else extended)
        self.why.setText(f"{preview.reason}\n{path}")
        self.caution.setText(_cautions(preview))
        self.caution.setVisible(bool(self.caution.text()))
        self.beside.setVisible(bool(self.beside.text()))
        self.state.hide()
        self.steps.hide()
        self.paper.show_picture(picture, f"{self.label.text()} {self.large.text()}; {preview.reason}")

    def show_request(self, request: Request, picture: Picture) -> None:
        """The number of what was registered, until the next visitor begins."""
        self.number = request.number
        self.label.setText(tr("Registered"))
        self.large.setText(request.number)
        self.beside.setText(tr("Check digit {digit}", digit=request.check_digit))
        self.beside.show()
        due = request.due
        self.why.setText(
            tr("To be answered by {day}", day=long_date(due)) if due else tr("Incomplete: tell what is missing")
        )
        self.caution.hide()
        self.on_spot.setVisible(due is not None)
        self.steps.show()
        self.paper.show_picture(picture, f"{request.number}; {self.why.text()}")

    def tell_slip(self, state: JobState) -> None:
        """Where the slip is."""
        self.state.setText(tr("Slip: {state}", state=tr(words.JOBS[state])))
        self.state.show()
        self.given.setEnabled(state is not JobState.HANDED_OVER)


def _cautions(preview: Preview) -> str:
    said = []
    caution = preview.deadline.caution
    if preview.deadline.provisional:
        said.append(tr("Provisional: a year on the way has no declared calendar yet."))
    if caution.without_collective_leave:
        day = short_date(caution.without_collective_leave)
        said.append(tr("If collective leave counted as working days: {day}", day=day))
    if preview.notice_due:
        said.append(tr("Counted from the first contact: {day}", day=short_date(preview.deadline.due.date)))
    return "\n".join(said)

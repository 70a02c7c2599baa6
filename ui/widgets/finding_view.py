"""The chosen finding: what falls short and where, who mends it by when, its actions, its proofs, its history."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ppid_desk.audits.findings.rules import REGISTER, SEVERITY_WORDS, STATE_WORDS, Action, Finding, FindingWork, Step
from ppid_desk.language import plain_date, short_date, tr
from ppid_desk.text import isolate
from ui.page import Tools
from ui.widgets.enclosures import Enclosures
from ui.widgets.form import Fold
from ui.widgets.labels import PlainLabel, breakable

_TEXTS = ("text", "note", "reason", "what")
_NAMED = 12  # files that are named


class FindingView(QWidget):
    """Shows one finding; `steps` stands between its head and the rest."""

    def __init__(self, tools: Tools, steps: QWidget) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, tools.theme.unit, 0)
        column.setSpacing(tools.theme.unit)
        self.number, self.text = PlainLabel("", "title", wrap=True), PlainLabel("", "section", wrap=True)
        self.facts, self.about = PlainLabel("", "", wrap=True), PlainLabel("", "small", wrap=True)
        self._heads = {name: PlainLabel(words, "section") for name, words in
                       (("actions", tr("Corrective actions")), ("history", tr("History")))}  # fmt: skip
        self.planned, self.history = PlainLabel("", "", wrap=True), PlainLabel("", "", wrap=True)
        self.files = Enclosures(tools)
        self.proofs = Fold(tr("Proofs"), "Alt+B", self.files)
        for each in (self.number, self.text, self.facts, self.about, steps, self._heads["actions"], self.planned,
                     self.proofs, self._heads["history"], self.history):  # fmt: skip
            column.addWidget(each)
        column.addStretch(1)

    def show_work(self, work: FindingWork) -> None:
        """Show a finding."""
        found = work.finding
        self.number.setText(found.number)
        self.text.setText(breakable(isolate(found.text)))
        late = f" · {tr('{n} working days late', n=work.late_by)}" if work.late_by else ""
        said = (
            f"{tr(SEVERITY_WORDS[found.severity])} · {tr(STATE_WORDS[found.state])}{late}",
            tr("{who} mends it by {day}", who=isolate(found.holder()), day=plain_date(found.due_on)),
            breakable(isolate(found.basis)),
        )
        self.facts.setText("\n".join(each for each in said if each))
        self.about.setText(_about(found))
        self.about.setVisible(bool(found.about))
        self.planned.setText("\n".join(_action(found, each) for each in found.actions))
        for name, label in (("actions", self.planned), ("history", self.history)):
            label.setVisible(name == "history" or bool(found.actions))
            self._heads[name].setVisible(label.isVisibleTo(self))
        moves = {each.name: each.words for each in work.possible}
        self.history.setText("\n".join((*(_step(each, moves) for each in reversed(found.steps)), _opened(found))))
        self.files.show_subject(REGISTER, found.id)

    def turn_proofs(self) -> None:
        """Open or close the proofs."""
        self.proofs.open(not self.proofs.is_open)


def _about(found: Finding) -> str:
    numbers = [each.number for each in found.about]
    more = f" … (+{len(numbers) - _NAMED})" if len(numbers) > _NAMED else ""
    return tr("Concerns: {what}", what=", ".join(numbers[:_NAMED]) + more)


def _action(found: Finding, each: Action) -> str:
    said = f"{each.n}. {breakable(isolate(each.text))} — {isolate(found.holder(each))}, {short_date(each.due_on)}"
    if each.done_on:
        return f"✓ {said}: {tr('carried out {day}', day=short_date(each.done_on))}, {breakable(isolate(each.what))}"
    return f"✗ {said}: {breakable(isolate(each.dropped))}" if each.dropped else f"○ {said}"


def _step(step: Step, moves: Mapping[str, str]) -> str:
    texts = [breakable(isolate(str(step.facts[name]))) for name in _TEXTS if step.facts.get(name)]
    return " · ".join((f"{short_date(step.at.date())} {step.at:%H.%M}", moves[step.name], isolate(step.actor), *texts))


def _opened(found: Finding) -> str:
    who = isolate(found.names.get(found.opened_by, found.opened_by))
    return f"{short_date(found.opened_at.date())} {found.opened_at:%H.%M} · {tr('Finding opened')} · {who}"

"""What whoever acts has to do about audits: findings to mend or verify, planned audits; read after the first paint."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.errors import Refusal
from ppid_desk.language import short_date, tr
from ppid_desk.text import one_line
from ui.page import Tools
from ui.widgets.parts import button, empty

if TYPE_CHECKING:
    from ppid_desk.audits.findings.rules import AuditDuty

_MOST = 3  # that are told; the others wait behind them


class AuditDuties(QFrame):
    """A line for each of the most urgent duties, which leads to it; hidden while there is none."""

    def __init__(self, tools: Tools) -> None:
        super().__init__()
        self.setObjectName("dateCard")
        self._tools = tools
        self._column = QVBoxLayout(self)
        unit = tools.theme.unit
        self._column.setContentsMargins(2 * unit, unit, 2 * unit, unit)
        self._column.setSpacing(0)
        self.hide()

    def look(self) -> None:
        """Read them anew, unless the window is only being painted for the first time."""
        if not self._tools.jobs.before_paint:
            self._tools.jobs.run(self, self._tools.desk.audit_duties, self._show, self._unread, key=f"duties{id(self)}")

    def _show(self, found: tuple[AuditDuty, ...]) -> None:
        empty(self._column)
        for each in found[:_MOST]:
            self._column.addWidget(button(_words(each), partial(self._go, each), "link"))
        if len(found) > _MOST:
            more = tr("… and {n} more about audits", n=len(found) - _MOST)
            self._column.addWidget(button(more, partial(self._tools.go, "findings"), "link"))
        self.setVisible(bool(found))

    def _unread(self, error: Exception) -> None:
        """Nobody acts while the desk is locked: then nothing is anybody's."""
        self.hide()
        if not isinstance(error, Refusal):
            self._tools.put_right(error)

    def _go(self, duty: AuditDuty) -> None:
        from ppid_desk.audits.findings.rules import Task

        if duty.task is Task.APPROVE:
            self._tools.go("programme", int(duty.subject))
        elif duty.task is Task.AUDIT:
            self._tools.go("programme")
        else:
            self._tools.go("findings", duty.subject)


def _words(duty: AuditDuty) -> str:
    from ppid_desk.audits.findings.rules import TASK_WORDS

    when = short_date(duty.day)
    left = (
        tr("{n} working days late", n=-duty.days_left) if duty.days_left < 0
        else tr("{n} working days left", n=duty.days_left)
    )  # fmt: skip
    sign = "✗" if duty.days_left < 0 else "△"
    return f"{sign} {tr(TASK_WORDS[duty.task])}: {one_line(duty.text)[:90]} · {when} · {left}"

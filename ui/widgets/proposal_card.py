"""What a change of the calendar would do: days, files that move and their lateness, rows that cannot be read."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QTableWidget, QTableWidgetItem, QVBoxLayout

from ppid_desk.language import mark, short_date, tr
from ppid_desk.workdays.rules import DayStatus, Holiday, Move, Proposal
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button
from ui.words import DAY_KINDS, grouped

_SHOWN, _DAYS = 500, 6
_MOVES = (mark("Number"), mark("Limit"), mark("Until now"), mark("From now on"), mark("If extended"), mark("Late"))
_UNREAD = (mark("Row"), mark("Stands there"), mark("What does not fit"))


class ProposalCard(QFrame):
    """Hidden while nothing is proposed; `agreed` when it is confirmed, `put_aside` when not."""

    agreed = Signal()
    put_aside = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("dateCard")
        self._theme = theme
        column, unit = QVBoxLayout(self), theme.unit
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title, self.days = PlainLabel("", "section", wrap=True), PlainLabel("", "", wrap=True)
        self.more = PlainLabel("", "muted", wrap=True)
        self.table = _table(theme)
        self.confirm = button("", self.agreed.emit, "primary")
        ways = Flow(gap=2 * unit)
        ways.addWidget(self.confirm)
        ways.addWidget(button(tr("Put aside") + " (Esc)", self.put_aside.emit))
        for each in (self.title, self.days, self.table, self.more):
            column.addWidget(each)
        column.addLayout(ways)
        self.hide()

    def show_proposal(self, proposal: Proposal) -> None:
        """Show what would be, and put the focus on confirming it."""
        days, moves = len(proposal.changes), len(proposal.moves)
        self.title.setText(tr("{days} days change, {moves} files move", days=days, moves=grouped(moves)))
        self.days.setText("\n".join(_told(proposal.changes)) or tr("The books hold all of this already."))
        if proposal.unread:
            self._fill(_UNREAD, [(each.place, each.value, each.reason) for each in proposal.unread[:_SHOWN]])
        else:
            self._fill(_MOVES, [_row(move) for move in (*proposal.moves, *proposal.late)[:_SHOWN]])
        self.more.setText(_more(proposal))
        self.more.setVisible(bool(self.more.text()))
        self.confirm.setText(tr("Declare, and move {n} files", n=grouped(moves)) if moves else tr("Write it down"))
        self.confirm.setVisible(bool(proposal.changes) and not proposal.unread)
        self.show()
        (self.confirm if not self.confirm.isHidden() else self.table).setFocus()

    def _fill(self, heads: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        self.table.setColumnCount(len(heads))
        self.table.setHorizontalHeaderLabels([tr(head) for head in heads])
        self.table.setRowCount(len(rows))
        for place, row in enumerate(rows):
            for column, text in enumerate(row):
                self.table.setItem(place, column, QTableWidgetItem(" ".join(text.split())))
        self.table.resizeColumnsToContents()
        line = self.table.verticalHeader().defaultSectionSize()
        self.table.setFixedHeight(line * (min(len(rows), 8) + 1) + 3 * self._theme.unit)
        self.table.setVisible(bool(rows))


def _table(theme: Theme) -> QTableWidget:
    table = QTableWidget(0, 0)
    table.setAccessibleName(tr("What would move"))
    table.verticalHeader().hide()
    table.horizontalHeader().setStretchLastSection(True)
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().setDefaultSectionSize(5 * theme.unit + 2)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    return table


def _told(changes: Sequence[Holiday]) -> list[str]:
    lines = [_day(fact) for fact in changes[:_DAYS]]
    more = len(changes) - _DAYS
    return [*lines, tr("and {n} more days", n=more)] if more > 0 else lines


def _day(fact: Holiday) -> str:
    gone = fact.status is DayStatus.WITHDRAWN
    said = tr("withdrawn") if gone else tr(DAY_KINDS[fact.kind])
    return f"{'−' if gone else '+'} {short_date(fact.date)}: {fact.name} — {said} ({fact.basis})"


def _row(move: Move) -> tuple[str, ...]:
    extended = ""
    if move.extended_from and move.extended_to and move.extended_from != move.extended_to:
        extended = f"{short_date(move.extended_from)} → {short_date(move.extended_to)}"
    number = move.number or f"{move.register} {move.subject}"
    return (number, move.limit_id, short_date(move.due_from), short_date(move.due_to), extended, _late(move))


def _late(move: Move) -> str:
    if not move.late_before and not move.late_after:
        return tr("no")
    after = tr("{n} wd", n=move.late_after) if move.late_after else tr("no")
    before = tr("{n} wd", n=move.late_before) if move.late_before else tr("no")
    return before if before == after else f"{before} → {after}"


def _more(proposal: Proposal) -> str:
    lines = []
    more = len(proposal.moves) + len(proposal.late) - _SHOWN
    if more > 0:
        lines.append(tr("and {n} more files", n=grouped(more)))
    if proposal.late:
        n = grouped(len(proposal.late))
        lines.append(tr("{n} files stay on their day, which has passed, and would be late by another count", n=n))
    if proposal.firm:
        lines.append(tr("{n} dates stay, but become firm or provisional", n=grouped(proposal.firm)))
    if proposal.unread:
        lines.append(tr("Put these rows right in the file, then choose it again; nothing is written before."))
    return "\n".join(lines)

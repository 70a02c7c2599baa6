"""The packs of an audit: with whom each is, until when, whether it came back; one that was lost is revoked here."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout

from ppid_desk.audits.packs.rules import CheckedOut
from ppid_desk.errors import Refusal
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate, one_line
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.form import Form
from ui.widgets.labels import PlainLabel
from ui.widgets.parts import button, key

_HEADS = (mark("With"), mark("Last day"), mark("State"))


class PacksView(QFrame):
    """Calls `revoke` with a pack and a reason, `report` with a pack whose acceptance is asked for, `leave`."""

    def __init__(
        self, theme: Theme, revoke: Callable[[CheckedOut, str], object], report: Callable[[CheckedOut], object],
        leave: Callable[[], object],
    ) -> None:  # fmt: skip
        super().__init__()
        self.setObjectName("card")
        self._revoke, self._report = revoke, report
        self._may = True
        self.packs: tuple[CheckedOut, ...] = ()
        unit, column = theme.unit, QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(unit)
        self.title = PlainLabel("", "section", wrap=True)
        self.empty = PlainLabel(tr("This audit was not taken along yet. Ctrl+T writes a pack."), "muted", wrap=True)
        self.table = _table(theme)
        self.table.itemSelectionChanged.connect(self._show_acts)
        self.table.cellActivated.connect(lambda _row, _column: self.open_report())
        self.why = PlainLabel("", "muted", wrap=True)
        for each in (self.title, self.empty, self.table, self.why):
            column.addWidget(each)
        row = Flow(gap=unit)
        self.report_button = button(f"{tr('Acceptance report')}  (Enter)", self.open_report)
        self.revoke_button = button(f"{tr('Revoke …')}  (Del)", self.ask_reason)
        row.addWidget(self.report_button)
        row.addWidget(self.revoke_button)
        row.addWidget(button(f"{tr('Back to the list')}  (Esc)", leave, "link"))
        column.addLayout(row)
        self.form = Form()
        field = self.form.text("reason", tr("Why is the pack revoked?"), tr("what comes back in it is refused then"))
        field.returnPressed.connect(self.revoke)
        self.form.place(button(tr("Revoke this pack"), self.revoke, "primary"))
        self.form.hide()
        column.addWidget(self.form)
        column.addStretch(1)
        key("Del", self.table, self.ask_reason).setContext(Qt.ShortcutContext.WidgetShortcut)

    def begin(self, number: str, packs: tuple[CheckedOut, ...], *, may: bool) -> None:
        """Show the packs of an audit; `may` says whether whoever acts may revoke one."""
        self.packs, self._may = packs, may
        self.title.setText(tr("Packs of {number}", number=number))
        self.empty.setVisible(not packs)
        self.table.setVisible(bool(packs))
        self.form.hide()
        self.table.setRowCount(len(packs))
        for place, each in enumerate(packs):
            cells = (isolate(each.owner_name), short_date(each.expires), _short(each))
            for column, text in enumerate(cells):
                self.table.setItem(place, column, QTableWidgetItem(text))
        self.table.resizeColumnsToContents()
        self.table.horizontalHeader().setSectionResizeMode(len(_HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        if packs:
            self.table.selectRow(0)
        self.table.setFocus()
        self._show_acts()

    def chosen(self) -> CheckedOut | None:
        """The pack that is chosen."""
        row = self.table.currentRow()
        return self.packs[row] if 0 <= row < len(self.packs) else None

    def _show_acts(self) -> None:
        pack = self.chosen()
        self.report_button.setEnabled(pack is not None and pack.returns > 0)
        self.revoke_button.setEnabled(self._may and pack is not None and pack.revoked_at is None)
        self.form.hide()
        lines = [] if pack is None else [_whole(pack)]
        if pack is not None and not pack.returns:
            lines.append(tr("Nothing of this pack came back yet: there is no acceptance report."))
        if pack is not None and pack.revoked_at is not None:
            lines.append(tr("Revoked: {reason}", reason=isolate(one_line(pack.revoked_reason))))
        elif not self._may:
            lines.append(tr("Only auditors revoke a pack."))
        self.why.setText("\n".join(lines))
        self.why.setVisible(bool(lines))

    def open_report(self) -> None:
        """Show what became of the chosen pack."""
        pack = self.chosen()
        if pack is not None and self.report_button.isEnabled():
            self._report(pack)

    def ask_reason(self) -> None:
        """Ask why the chosen pack is revoked."""
        if self.revoke_button.isEnabled():
            self.form.set_value("reason", "")
            self.form.tell("reason", "")
            self.form.show()
            self.form.rows["reason"].input.setFocus()

    def revoke(self) -> None:
        """Revoke the chosen pack for the reason that was typed."""
        pack = self.chosen()
        if pack is not None and self.revoke_button.isEnabled():
            self._revoke(pack, self.form.words("reason"))

    def tell(self, refusal: Refusal) -> bool:
        """Say a refusal at its row; False when there is none."""
        if refusal.field not in self.form.rows:
            return False
        self.form.tell(refusal.field, str(refusal))
        return True


def _short(pack: CheckedOut) -> str:
    if pack.revoked_at is not None:
        return "✗ " + tr("revoked")
    return "△ " + tr("is out") if pack.returned_at is None else "✓ " + tr("came back")


def _state(pack: CheckedOut) -> str:
    if pack.revoked_at is not None:
        return "✗ " + tr("revoked on {day}", day=short_date(pack.revoked_at.date()))
    if pack.returned_at is None:
        return "△ " + tr("is out")
    return "✓ " + tr("came back on {day}, {n} records", day=short_date(pack.returned_at.date()), n=pack.records)


def _whole(pack: CheckedOut) -> str:
    since, last = short_date(pack.made_at.date()), short_date(pack.expires)
    told = tr("{name}: taken along on {since}, last day {last}", name=isolate(pack.owner_name), since=since, last=last)
    return f"{told} · {_state(pack)}"


def _table(theme: Theme) -> QTableWidget:
    table = QTableWidget(0, len(_HEADS))
    table.setAccessibleName(tr("Packs of the audit, the newest first"))
    table.setHorizontalHeaderLabels([tr(each) for each in _HEADS])
    table.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(6 * theme.unit)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setMinimumHeight(22 * theme.unit)
    return table

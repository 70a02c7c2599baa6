"""Commands about the office's own calendar: declare, withdraw, import, shipped, compare, wanted; addendum."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command, read_date, read_year
from ppid_desk.cli.door import opened
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.paths import write_whole
from ppid_desk.settings import PAPERS
from ppid_desk.workdays.rules import DayKind, Move, Proposal

Proposing = Callable[[Desk, argparse.Namespace], Proposal]


def add(calendars: Any) -> None:
    """Add the commands that look at or change the books' calendar."""
    declare = _changing(calendars, "declare", _declare, "declare a day off, or correct one")
    withdraw = _changing(calendars, "withdraw", _withdraw, "withdraw a day off")
    for each, needed in ((declare, True), (withdraw, False)):
        each.add_argument("day", metavar="DATE")
        each.add_argument("--kind", metavar="public|leave|local", required=needed, default="")
        each.add_argument("--basis", metavar="TEXT", required=True, help="the decree")
        each.add_argument("--declared-on", metavar="DATE", default="", help="the day of the decree")
    declare.add_argument("--name", metavar="TEXT", required=True)
    list_ = _changing(calendars, "import", _read, "take in a list of days off (CSV, iCalendar)")
    list_.add_argument("file", metavar="FILE", type=Path)
    list_.add_argument("--basis", metavar="TEXT", default="", help="the decree where the file names none")
    _changing(calendars, "shipped", _shipped, "what this program brings that the books never held")
    compare = add_command(calendars, "compare", _compare, "a year beside the holidays package")
    compare.add_argument("year", metavar="YEAR")
    add_command(calendars, "wanted", _wanted, "the years whose list is asked for, and why")


def add_papers(commands: Any) -> None:
    """Add the command that makes an addendum slip."""
    paper = add_command(commands, "addendum", _addendum, "the addendum slip of a request that the calendar moved")
    paper.add_argument("number", metavar="NUMBER")
    paper.add_argument("--paper", choices=PAPERS, default="a5")
    paper.add_argument("--out", metavar="FILE", type=Path, required=True)


def _changing(calendars: Any, name: str, propose: Proposing, help_: str) -> Any:
    parser = add_command(calendars, name, _propose, help_ + "; without --apply only shows which files would move")
    parser.add_argument("--apply", action="store_true", help="write it, and move the open files")
    parser.set_defaults(propose=propose)
    return parser


def _propose(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        proposal: Proposal = chosen.propose(desk, chosen)
        if chosen.apply and not proposal.unread:
            proposal = desk.calendar.apply(proposal)
    answer.say(_document(proposal), _words(proposal, applied=chosen.apply and not proposal.unread))
    for each in proposal.unread:
        sys.stderr.write(f"{each.place}: {each.reason}\n")
    return 2 if proposal.unread else 0


def _declare(desk: Desk, chosen: argparse.Namespace) -> Proposal:
    declared_on = read_date(chosen.declared_on) if chosen.declared_on else None
    return desk.calendar.declare(read_date(chosen.day), _kind(chosen.kind), chosen.name, chosen.basis, declared_on)


def _withdraw(desk: Desk, chosen: argparse.Namespace) -> Proposal:
    declared_on = read_date(chosen.declared_on) if chosen.declared_on else None
    kind = _kind(chosen.kind) if chosen.kind else None
    return desk.calendar.withdraw(read_date(chosen.day), chosen.basis, kind, declared_on)


def _read(desk: Desk, chosen: argparse.Namespace) -> Proposal:
    return desk.calendar.read(chosen.file, chosen.basis)


def _shipped(desk: Desk, _chosen: argparse.Namespace) -> Proposal:
    return desk.calendar.shipped()


def _kind(text: str) -> DayKind:
    if text not in (DayKind.PUBLIC, DayKind.LEAVE, DayKind.LOCAL):
        raise Refusal("day_kind_unknown", field="--kind", text=text)
    return DayKind(text)


def _document(proposal: Proposal) -> dict[str, object]:
    """The moves; and, where a change makes files more or less late, `late` with both counts of working days."""
    moves: dict[str, object] = {"moves": [_line(move) for move in proposal.moves]}
    late = [_late(move) for move in proposal.ageing]
    return {**moves, "late": late} if late else moves


def _late(move: Move) -> dict[str, str | int]:
    return {"number": move.number, "clock": move.limit_id, "before": move.late_before, "after": move.late_after}


def _line(move: Move) -> dict[str, str | None]:
    """A moved clock; where only the day after an extension moves, it is told as the extension's."""
    due = move.due_from != move.due_to
    before, after = (move.due_from, move.due_to) if due else (move.extended_from, move.extended_to)
    clock = move.limit_id if due else _EXTENSIONS.get(move.limit_id, move.limit_id)
    return {
        "number": move.number, "clock": clock, "from": before.isoformat() if before else None,
        "to": after.isoformat() if after else None,
    }  # fmt: skip


_EXTENSIONS = {"R-04": "R-05", "R-06": "R-07"}


def _words(proposal: Proposal, *, applied: bool) -> str:
    days = [f"{fact.date}  {fact.kind:<6}  {fact.status:<9}  {fact.name}  ({fact.basis})" for fact in proposal.changes]
    moves = [f"{line['number']}  {line['clock']}  {line['from']} → {line['to']}" for line in map(_line, proposal.moves)]
    late = [
        f"{move.number}  {move.limit_id}  terlambat {move.late_before} → {move.late_after} hari kerja"
        for move in proposal.ageing
    ]
    done = "ditulis" if applied else "belum ditulis; tambahkan --apply"
    return "\n".join([*days, *moves, *late, f"{len(days)} hari, {len(moves)} tenggat bergeser ({done})."])


def _compare(chosen: argparse.Namespace, answer: Answer) -> int:
    year = read_year(chosen.year)
    with opened(chosen) as desk:
        found = desk.calendar.compare(year)
    lines = [
        {"date": each.date.isoformat(), "kind": each.kind.value, "ours": each.ours, "theirs": each.theirs}
        for each in found
    ]
    words = [f"{each['date']}  {each['kind']:<6}  {each['ours'] or '—'}  |  {each['theirs'] or '—'}" for each in lines]
    answer.say({"year": year, "differences": lines}, "\n".join([*words, f"{len(words)} perbedaan"]))
    return 0


def _wanted(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = desk.calendar.wanted()
    lines = [{"year": each.year, "why": each.why.value} for each in found]
    words = [f"{each['year']}  {_WHY[str(each['why'])]}" for each in lines]
    answer.say({"wanted": lines}, "\n".join(words) or "Tidak ada daftar yang kurang.")
    return 0


_WHY = {
    "now": "tahun berjalan belum mempunyai daftar hari libur",
    "open": "permohonan terbuka jatuh ke tahun ini",
    "autumn": "daftar tahun depan diminta sejak 1 Oktober",
}


def _addendum(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.moved_slips.pdf([chosen.number], chosen.paper))
    return 0

"""Commands about days: workdays add, workdays between, calendar show. Where there are books, their calendar holds."""

from __future__ import annotations

import argparse
import sys
from typing import Any

from ppid_desk.cli import days_off
from ppid_desk.cli.answer import Answer, add_command, read_date, read_year, sentence
from ppid_desk.errors import Refusal
from ppid_desk.founding import has_books, open_existing
from ppid_desk.language import tr
from ppid_desk.workdays.rules import Counted, DayStatus
from ppid_desk.workdays.service import Workdays


def add(commands: Any) -> None:
    """Add this room's commands."""
    workdays = commands.add_parser("workdays", help="count working days", allow_abbrev=False)
    kinds = workdays.add_subparsers(dest="kind", required=True, metavar="add|between")
    count = add_command(kinds, "add", _add, "count N working days from DATE; - reads lines “DATE N”")
    count.add_argument("start", metavar="DATE")
    count.add_argument("n", metavar="N", nargs="?")
    between = add_command(kinds, "between", _between, "working days after A up to and with B")
    between.add_argument("first", metavar="A")
    between.add_argument("last", metavar="B")
    for each in (count, between):
        each.add_argument(
            "--without-collective-leave", action="store_true", help="count collective leave as working days"
        )
    calendars = commands.add_parser("calendar", help="days off", allow_abbrev=False)
    shows = calendars.add_subparsers(dest="kind", required=True, metavar="VERB")
    show = add_command(shows, "show", _show, "the days off of a year with their decrees")
    show.add_argument("year", metavar="YEAR")
    days_off.add(shows)
    days_off.add_papers(commands)


def _workdays(chosen: argparse.Namespace) -> Workdays:
    """By the books' calendar, or, where there are none, by the lists that come with the program."""
    if not has_books(chosen.data):
        return Workdays.shipped()
    with open_existing(chosen.data) as desk:
        return desk.workdays


def _read_days(text: str) -> int:
    try:
        if not text.isascii():
            raise ValueError
        return int(text)
    except ValueError:
        raise Refusal("number_unreadable", field="N", text=text) from None


def _add(chosen: argparse.Namespace, answer: Answer) -> int:
    workdays = _workdays(chosen)
    with_leave = not chosen.without_collective_leave
    if chosen.start == "-":
        return _add_lines(workdays, with_leave, answer)
    if chosen.n is None:
        raise Refusal("input_missing", field="N")
    counted = workdays.calendar.add(read_date(chosen.start), _read_days(chosen.n), collective_leave=with_leave)
    _say(counted, workdays, answer)
    return 0


def _add_lines(workdays: Workdays, with_leave: bool, answer: Answer) -> int:
    refused = 0
    for place, line in enumerate(iter(sys.stdin.buffer.readline, b""), 1):
        words = line.decode("utf-8", "replace").split()
        if not words:
            continue
        try:
            if len(words) != 2:
                raise Refusal("line_needs_two", text=" ".join(words))
            counted = workdays.calendar.add(read_date(words[0]), _read_days(words[1]), collective_leave=with_leave)
        except Refusal as refusal:
            refused += 1
            sys.stderr.write(f"line {place}: {sentence(refusal)}\n")
            continue
        _say(counted, workdays, answer)
    return 2 if refused else 0


def _say(counted: Counted, workdays: Workdays, answer: Answer) -> None:
    document = {
        "date": counted.date.isoformat(),
        "provisional": counted.provisional,
        "counted": [day.isoformat() for day in counted.counted],
        "skipped": [
            {"date": day.date.isoformat(), "kind": day.kind.value, "name": day.name, "basis": day.basis}
            for day in counted.skipped
        ],
    }
    answer.say(document, f"{counted.date}  {workdays.reason(counted)}")


def _between(chosen: argparse.Namespace, answer: Answer) -> int:
    calendar = _workdays(chosen).calendar
    first, last = read_date(chosen.first), read_date(chosen.last)
    days = calendar.between(first, last, collective_leave=not chosen.without_collective_leave)
    answer.say({"days": days}, str(days))
    return 0


def _day_words(day: dict[str, str | None]) -> str:
    """A day off on a line; one that counts no more says so."""
    gone = f"  – {tr('withdrawn')}" if day["status"] == DayStatus.WITHDRAWN.value else ""
    return f"{day['date']}  {day['kind']:<7} {day['name']}  ({day['basis']}){gone}"


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    year = read_year(chosen.year)
    calendar = _workdays(chosen).calendar
    first, last = read_date(f"{year:04d}-01-01"), read_date(f"{year:04d}-12-31")
    days = [
        {
            "date": each.date.isoformat(),
            "kind": each.kind.value,
            "name": each.name,
            "basis": each.basis,
            "declared_on": each.declared_on.isoformat() if each.declared_on else None,
            "status": each.status.value,
        }
        for each in calendar.year(year)
    ]
    working = calendar.between(first, last) + calendar.is_working(first)
    document = {"year": year, "declared": year in calendar.declared_years, "working_days": working, "days": days}
    words = [_day_words(day) for day in days]
    answer.say(document, "\n".join([*words, f"{working} hari kerja"]))
    return 0

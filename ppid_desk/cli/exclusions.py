"""Commands about the exclusion list: dik list, show, expiring, import, withdraw, template, test."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ppid_desk.catalogue.rules import ConsequenceTest, Decree, Entry, Imported, Result, Told, Withdrawal
from ppid_desk.cli.answer import Answer, add_command, read_date, whole_number
from ppid_desk.cli.door import opened
from ppid_desk.paths import write_whole
from ppid_desk.sheets.headings import by_hand_of
from ppid_desk.text import one_line


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("dik", help="the exclusion list and consequence tests", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    listed = add_command(verbs, "list", _list, "every entry as it stands today, or those in force on a day")
    listed.add_argument("--on", metavar="DATE", help="only what is in force on that day")
    listed.add_argument("--search", metavar="TEXT", default="", help="only entries in which every word stands")
    show = add_command(verbs, "show", _show, "an entry or a decree with its history")
    show.add_argument("id", metavar="ID")
    add_command(verbs, "expiring", _expiring, "entries whose period ends, with the day for the decree that opens them")
    taken = add_command(verbs, "import", _import, "take in a list (XLSX, CSV)")
    taken.add_argument("file", metavar="FILE", type=Path)
    taken.add_argument("--apply", action="store_true", help="write it into the books")
    taken.add_argument("--map", metavar="FIELD=COLUMN", action="append", default=[], help="match a column by hand")
    taken.add_argument("--sheet", metavar="NAME", default="", help="the sheet of a workbook (default: the first)")
    withdraw = add_command(verbs, "withdraw", _withdraw, "withdraw an entry, or a decree with all its entries")
    withdraw.add_argument("id", metavar="ID")
    withdraw.add_argument("--decree", metavar="TEXT", required=True, help="the decree that withdraws")
    withdraw.add_argument("--on", metavar="DATE", required=True, help="the day from which it is withdrawn")
    empty = add_command(verbs, "template", _template, "the empty list, to be filled in (.xlsx or .csv)")
    empty.add_argument("--out", metavar="FILE", type=Path, required=True)
    _add_tests(verbs.add_parser("test", help="applications for a consequence test", allow_abbrev=False))


def _add_tests(group: Any) -> None:
    verbs = group.add_subparsers(dest="what", required=True, metavar="list|send|result")
    add_command(verbs, "list", _tests, "every application")
    send = add_command(verbs, "send", _send, "an application was sent through KPU Provinsi")
    send.add_argument("number", metavar="NUMBER")
    send.add_argument("--on", metavar="DATE", required=True)
    send.add_argument("--request", metavar="NUMBER", required=True)
    send.add_argument("--item", metavar="N", default="1", help="the item of the request, from 1")
    result = add_command(verbs, "result", _result, "what came back")
    result.add_argument("number", metavar="NUMBER")
    result.add_argument("result", choices=[each.value for each in Result])
    result.add_argument("--on", metavar="DATE", required=True)
    result.add_argument("--decree", metavar="TEXT", default="", help="the decree that excludes")


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        day = read_date(chosen.on) if chosen.on else desk.clock.today()
        within = {each.id for each in desk.catalogue.exclusions.in_force(day)} if chosen.on else None
        for each in desk.catalogue.exclusions.search(chosen.search):
            if within is None or each.id in within:
                document = entry_document(each) | {"standing": each.standing(day).value}
                answer.say(document, _entry_words(each, document["standing"]))
    return 0


def _entry_words(each: Entry, standing: str) -> str:
    return one_line(f"{each.id[:8]}  {standing:<9}  {each.decree.number}  {each.code}  {each.information}")


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = desk.catalogue.exclusions.find(chosen.id)
        told = desk.catalogue.exclusions.history(found.id)
        if isinstance(found, Entry):
            document = entry_document(found) | {"standing": found.standing(desk.clock.today()).value}
        else:
            document = decree_document(found)
        words = [f"{name}: {value}" for name, value in document.items() if value not in (None, "")]
        answer.say({**document, "history": list(map(asdict, told))}, "\n".join([*words, *map(_moment, told)]))
    return 0


def _moment(told: Told) -> str:
    return one_line(f"{told.at}  {told.actor}  {told.sentence}")


def _expiring(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.catalogue.exclusions.expiring(desk.clock.today()):
            by = each.decree_by
            document = {
                "id": each.entry.id, "decree": each.entry.decree.number, "code": each.entry.code,
                "ends_on": each.ends_on.isoformat(), "decree_by": by.date.isoformat(), "provisional": by.provisional,
            }  # fmt: skip
            answer.say(document, f"{by.date}  {each.ends_on}  {each.entry.decree.number}  {each.entry.code}")
    return 0


def _import(chosen: argparse.Namespace, answer: Answer) -> int:
    by_hand = by_hand_of(chosen.map)
    with opened(chosen) as desk:
        taking = desk.catalogue.taking_in
        found = (taking.apply if chosen.apply else taking.look)(chosen.file, by_hand, chosen.sheet)
    answer.say(asdict(found), _imported_words(found))
    return 0


def _imported_words(found: Imported) -> str:
    done = "diambil" if found.applied else "dapat diambil (belum ditulis; tambahkan --apply)"
    first = (
        f"{found.taken} butir {done} dari {found.decrees} keputusan, {found.withdrawn} dicabut, "
        f"{found.already} sudah ada, {len(found.left_out)} tidak cocok."
    )
    lines = [
        f"baris {each.row}, kolom {each.column}: {each.reason}" + (f" (“{one_line(each.value)}”)" if each.value else "")
        for each in found.left_out
    ]
    return "\n".join([first, *lines])


def _withdraw(chosen: argparse.Namespace, answer: Answer) -> int:
    withdrawal = Withdrawal(read_date(chosen.on), chosen.decree)
    with opened(chosen) as desk:
        exclusions = desk.catalogue.exclusions
        exclusions.withdraw(exclusions.find(chosen.id).id, withdrawal)
    return 0


def _template(chosen: argparse.Namespace, answer: Answer) -> int:
    from ppid_desk.catalogue.template import template

    write_whole(chosen.out, template(chosen.out))
    return 0


def _tests(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.catalogue.tests.all():
            _say_test(each, answer)
    return 0


def _send(chosen: argparse.Namespace, answer: Answer) -> int:
    sent, item = read_date(chosen.on), whole_number(chosen.item, "--item", 1)
    with opened(chosen) as desk:
        _say_test(desk.catalogue.tests.send(chosen.number, sent, chosen.request, item), answer)
    return 0


def _result(chosen: argparse.Namespace, answer: Answer) -> int:
    on = read_date(chosen.on)
    with opened(chosen) as desk:
        _say_test(desk.catalogue.tests.decide(chosen.number, Result(chosen.result), on, chosen.decree), answer)
    return 0


def _say_test(test: ConsequenceTest, answer: Answer) -> None:
    result = test.result.value if test.result else "pending"
    words = f"{test.sent_on}  {test.number}  {test.request} ({test.item})  {result}  {test.decree}"
    answer.say(asdict(test), one_line(words))


def entry_document(entry: Entry) -> dict[str, Any]:
    """An entry as JSON."""
    withdrawn = entry.withdrawn
    return {
        "id": entry.id, "code": entry.code, "information": entry.information,
        "grounds": [each.value for each in entry.grounds], "other_law": entry.other_law,
        "consequence": entry.consequence, "public_interest": entry.public_interest, "unit": entry.unit,
        "in_force_from": entry.first_day, "years": entry.years, "until": entry.until, "ends_on": entry.ends_on,
        "withdrawn_on": withdrawn.on if withdrawn else None, "withdrawn_by": withdrawn.by if withdrawn else None,
        "decree": decree_document(entry.decree),
    }  # fmt: skip


def decree_document(decree: Decree) -> dict[str, Any]:
    """A decree as JSON."""
    gone = decree.withdrawal
    return {
        "id": decree.id, "number": decree.number, "title": decree.title, "issuer": decree.issuer.value,
        "issuer_name": decree.issuer_name, "decided_on": decree.decided_on, "in_force_from": decree.in_force_from,
        "withdrawn_on": gone.on if gone else None, "withdrawn_by": gone.by if gone else None,
    }  # fmt: skip

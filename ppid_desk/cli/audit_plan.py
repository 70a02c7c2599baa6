"""Commands about the programme of audits and about obstacles: audit plan …, audit obstacle …."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from typing import Any

from ppid_desk.audits.obstacles.rules import Cause, CauseCount, Cure, NewObstacle, Obstacle
from ppid_desk.audits.programme.rules import STANDING_WORDS, Coverage, Entry, NewPlan, Ran
from ppid_desk.cli.answer import Answer, add_command, read_date, read_year, whole_number
from ppid_desk.cli.door import opened
from ppid_desk.language import tr
from ppid_desk.reports.rules import Period
from ppid_desk.text import one_line


def add(commands: Any) -> None:
    """Add this room's commands to the group of audits."""
    _add_plan(commands.add_parser("plan", help="the yearly programme of audits", allow_abbrev=False))
    _add_obstacle(commands.add_parser("obstacle", help="what hindered the service", allow_abbrev=False))


def _add_plan(group: Any) -> None:
    verbs = group.add_subparsers(dest="what", required=True, metavar="list|add|approve|drop|coverage|results")
    add_command(verbs, "list", _plan, "the planned audits of a year and how they stand").add_argument(
        "year", metavar="YEAR"
    )
    new = add_command(verbs, "add", _plan_add, "plan an audit; it waits for approval")
    new.add_argument("checklist", metavar="CHECKLIST", help="the form_id of a checklist")
    new.add_argument("--year", metavar="YEAR", required=True)
    new.add_argument("--months", metavar="FIRST-LAST", required=True, help="such as 4-6 for the second quarter, or 5")
    new.add_argument("--auditor", metavar="OFFICER", required=True)
    new.add_argument("--unit", metavar="TEXT", default="", help="default: the whole office")
    new.add_argument("--note", metavar="TEXT", default="")
    approve = add_command(verbs, "approve", _plan_approve, "approve what waits in the programme of a year")
    approve.add_argument("year", metavar="YEAR")
    drop = add_command(verbs, "drop", _plan_drop, "take a planned audit out")
    drop.add_argument("id", metavar="PLAN")
    drop.add_argument("--reason", metavar="TEXT", required=True)
    add_command(verbs, "coverage", _coverage, "the last audit of each checklist and unit; what never had one first")
    results = add_command(verbs, "results", _results, "what closed audits were worth, the oldest first")
    results.add_argument("--checklist", metavar="FORM", default="")


def _add_obstacle(group: Any) -> None:
    verbs = group.add_subparsers(dest="what", required=True, metavar="add|list|counts|cure|withdraw")
    new = add_command(verbs, "add", _obstacle_add, "write an obstacle down")
    new.add_argument("--cause", choices=[each.value for each in Cause], required=True)
    new.add_argument("--text", metavar="TEXT", required=True)
    new.add_argument("--from", metavar="DATE", dest="first", required=True)
    new.add_argument("--to", metavar="DATE", dest="last", default="", help="default: it lasts")
    new.add_argument("--request", metavar="NUMBER", action="append", default=[], help="a request that it delayed")
    new.add_argument("--finding", metavar="FINDING", action="append", default=[], help="a finding that it belongs to")
    for verb, run, about in (
        ("list", _obstacles, "the obstacles of a period, the newest first"),
        ("counts", _counts, "how often each cause hindered, and how many requests it delayed"),
    ):
        many = add_command(verbs, verb, run, about)
        many.add_argument("--from", metavar="DATE", dest="first", default="")
        many.add_argument("--to", metavar="DATE", dest="last", default="")
    cure = add_command(verbs, "cure", _cure, "an obstacle was cured")
    cure.add_argument("number", metavar="OBSTACLE")
    cure.add_argument("--on", metavar="DATE", required=True)
    cure.add_argument("--how", metavar="TEXT", required=True)
    gone = add_command(verbs, "withdraw", _withdraw, "take out what was written down by mistake; the row stays")
    gone.add_argument("number", metavar="OBSTACLE")
    gone.add_argument("--reason", metavar="TEXT", required=True)


def _say_entry(each: Entry, answer: Answer) -> None:
    plan = each.plan
    document = {
        "id": plan.id, "year": plan.year, "checklist": plan.form_id, "title": plan.title, "unit": plan.unit,
        "first_month": plan.first_month, "last_month": plan.last_month, "auditor": each.auditor, "note": plan.note,
        "standing": each.standing.value, "approved_on": plan.approved_on, "approved_by": plan.approved_by or None,
        "dropped": plan.dropped or None, "audit": each.audit.number if each.audit else None,
    }  # fmt: skip
    waits = "  (menunggu persetujuan)" if each.waits else ""
    months = f"{plan.year} {plan.first_month:02}-{plan.last_month:02}"
    words = f"{plan.id[:8]}  {months}  {tr(STANDING_WORDS[each.standing])}  {plan.title}  {plan.unit}  {each.auditor}"
    answer.say(document, one_line(words + waits))


def _plan(chosen: argparse.Namespace, answer: Answer) -> int:
    year = read_year(chosen.year)
    with opened(chosen) as desk:
        for each in desk.programme.listed(year):
            _say_entry(each, answer)
    return 0


def _plan_add(chosen: argparse.Namespace, answer: Answer) -> int:
    first, _, last = chosen.months.partition("-")
    months = whole_number(first, "--months", 1), whole_number(last or first, "--months", 1)
    new = NewPlan(read_year(chosen.year), chosen.checklist, chosen.auditor, *months, chosen.unit, chosen.note)
    with opened(chosen) as desk:
        _say_entry(desk.programme.add(new), answer)
    return 0


def _plan_approve(chosen: argparse.Namespace, answer: Answer) -> int:
    year = read_year(chosen.year)
    with opened(chosen) as desk:
        for each in desk.programme.approve(year):
            _say_entry(each, answer)
    return 0


def _plan_drop(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        _say_entry(desk.programme.drop(chosen.id, chosen.reason), answer)
    return 0


def _coverage(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.programme.coverage():
            answer.say(_coverage_document(each), _coverage_words(each))
    return 0


def _coverage_document(each: Coverage) -> dict[str, Any]:
    last = each.last
    return {
        "checklist": each.form_id, "title": each.title, "unit": each.unit, "audit": last.number if last else None,
        "closed_on": last.closed_on if last else None, "share": _share(last) if last else None,
    }  # fmt: skip


def _share(audit: Ran) -> float | None:
    return float(audit.share) if audit.share is not None else None


def _coverage_words(each: Coverage) -> str:
    last = f"{each.last.closed_on}  {each.last.number}" if each.last else "belum pernah"
    return one_line(f"{last}  {each.title}  {each.unit}")


def _results(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.programme.results(chosen.checklist):
            share = f"{each.share:.1%}" if each.share is not None else "–"
            answer.say(_result(each), one_line(f"{each.closed_on}  {each.number}  {share}  {each.title}  {each.unit}"))
    return 0


def _result(each: Ran) -> dict[str, Any]:
    return {
        "audit": each.number, "checklist": each.form_id, "title": each.title, "version": each.version,
        "unit": each.unit, "from": each.period.first, "to": each.period.last, "closed_on": each.closed_on,
        "share": _share(each),
    }  # fmt: skip


def _say_obstacle(each: Obstacle, answer: Answer) -> None:
    document = {
        "number": each.number, "cause": each.cause.value, "text": each.text, "from": each.first, "to": each.last,
        "requests": [link.number for link in each.requests], "findings": [link.number for link in each.findings],
        "cured_on": each.cure.on if each.cure else None, "cure": each.cure.how if each.cure else None,
        "withdrawn": each.withdrawn or None,
    }  # fmt: skip
    days = f"{each.first} – {each.last or '…'}"
    answer.say(document, one_line(f"{each.number}  {days}  {each.cause.value}  {each.text}"))


def _obstacle_add(chosen: argparse.Namespace, answer: Answer) -> int:
    last = read_date(chosen.last) if chosen.last else None
    days, links = (read_date(chosen.first), last), (tuple(chosen.request), tuple(chosen.finding))
    with opened(chosen) as desk:
        _say_obstacle(desk.obstacles.add(NewObstacle(Cause(chosen.cause), chosen.text, *days, *links)), answer)
    return 0


def _period(chosen: argparse.Namespace) -> Period | None:
    if not (chosen.first or chosen.last):
        return None
    return Period(read_date(chosen.first), read_date(chosen.last))


def _obstacles(chosen: argparse.Namespace, answer: Answer) -> int:
    period = _period(chosen)
    with opened(chosen) as desk:
        for each in desk.obstacles.listed(period):
            _say_obstacle(each, answer)
    return 0


def _counts(chosen: argparse.Namespace, answer: Answer) -> int:
    period = _period(chosen)
    with opened(chosen) as desk:
        for each in desk.obstacles.counts(period):
            answer.say(asdict(each), _count_words(each))
    return 0


def _count_words(each: CauseCount) -> str:
    return f"{each.cause.value}: {each.obstacles} kendala, {each.cured} teratasi, {each.requests} permohonan"


def _cure(chosen: argparse.Namespace, answer: Answer) -> int:
    cure = Cure(read_date(chosen.on), chosen.how)
    with opened(chosen) as desk:
        _say_obstacle(desk.obstacles.cure(chosen.number, cure), answer)
    return 0


def _withdraw(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        _say_obstacle(desk.obstacles.withdraw(chosen.number, chosen.reason), answer)
    return 0

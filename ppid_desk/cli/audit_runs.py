"""Commands about running audits: audit sample, start, list, show, answer, decide, score, close."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.audits import documents
from ppid_desk.audits.rules import OFFICE, Cell, Run, Scored
from ppid_desk.cli.answer import Answer, add_command, read_date
from ppid_desk.cli.door import opened
from ppid_desk.desk import Desk
from ppid_desk.reports.rules import Period


def add(verbs: Any) -> None:
    """Add this room's commands to those of `audit`."""
    _of_period(add_command(verbs, "sample", _sample, "which files an audit of a period would look at"))
    start = add_command(verbs, "start", _start, "begin an audit by a shipped checklist or by a file")
    start.add_argument("checklist", metavar="CHECKLIST", help="the name of a shipped one, or a file (XLSX, CSV)")
    _of_period(start)
    start.add_argument("--with-texts", action="store_true", help="take along what was asked; the journal tells it")
    add_command(verbs, "list", _list, "every audit, the newest first")
    _of_run(verbs, "show", _show, "an audit with its files, what was computed, and every answer")
    for name, run, help_ in (
        ("answer", _answer, "answer an item; an empty VALUE takes the answer back"),
        ("decide", _decide, "the lead's word where auditors differ"),
    ):
        command = _of_run(verbs, name, run, help_)
        command.add_argument("item", metavar="ITEM")
        command.add_argument("value", metavar="VALUE", help="a choice, several with commas, a number, a day, a text")
        command.add_argument("--subject", metavar="NUMBER|CODE", default=OFFICE, help="of which file or information")
        command.add_argument("--note", metavar="TEXT", default="", help="what was found")
    _of_run(verbs, "score", _score, "what an audit is worth, and what is still to be answered")
    _of_run(verbs, "close", _close, "close an audit: what comes later is kept as late")


def _of_period(command: Any) -> None:
    command.add_argument("--from", metavar="DATE", required=True, dest="first")
    command.add_argument("--to", metavar="DATE", required=True, dest="last")
    command.add_argument("--seed", metavar="TEXT", default="", help="draw again by this seed (default: a new one)")
    command.add_argument("--unit", metavar="TEXT", default="", help="only files that were passed on to this unit")


def _of_run(verbs: Any, name: str, run: Any, help_: str) -> Any:
    command = add_command(verbs, name, run, help_)
    command.add_argument("run_number", metavar="RUN", help="its number (AUD-2026-0001)")
    return command


def _period(chosen: argparse.Namespace) -> Period:
    return Period(read_date(chosen.first), read_date(chosen.last))


def _sample(chosen: argparse.Namespace, answer: Answer) -> int:
    period = _period(chosen)
    with opened(chosen) as desk:
        sample = desk.audits.sample(period, chosen.seed, chosen.unit)
    head = f"{sample.population} berkas, benih {sample.seed}"
    lines = (f"{each.position:>3}  {each.number}  {each.reason.value}" for each in sample.files)
    answer.say(documents.sample_document(sample), "\n".join((head, *lines)))
    return 0


def _start(chosen: argparse.Namespace, answer: Answer) -> int:
    period, named = _period(chosen), chosen.checklist
    checklist = Path(named) if Path(named).suffix else named
    with opened(chosen) as desk:
        run = desk.audits.start(checklist, period, chosen.seed, chosen.unit, with_texts=chosen.with_texts)
    answer.say(documents.run_document(run), _line(run))
    return 0


def _line(run: Run) -> str:
    return f"{run.number}  {run.state.value}  {run.title}  {run.period.words}  benih {run.seed}"


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for run in desk.audits.runs():
            answer.say(documents.run_document(run), _line(run))
    return 0


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        work = desk.audits.open(chosen.run_number)
    found = documents.work_document(work)
    lines = [f"{each['item']} {each['subject']} {each['value']}".strip() for each in found["cells"]]
    answer.say(found, "\n".join([_line(work.run), *lines]))
    return 0


def _answer(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        cell = desk.audits.answer_typed(
            chosen.run_number, chosen.item, chosen.subject, chosen.value, chosen.note
        )  # fmt: skip
    _say_cell(chosen, answer, cell)
    return 0


def _decide(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        cell = desk.audits.decide_typed(
            chosen.run_number, chosen.item, chosen.subject, chosen.value, chosen.note
        )  # fmt: skip
    _say_cell(chosen, answer, cell)
    return 0


def _say_cell(chosen: argparse.Namespace, answer: Answer, cell: Cell) -> None:
    document = documents.cell_document(cell, chosen.subject)
    stands = "beda" if cell.conflict else document["value"]
    answer.say(document, f"{cell.item} {chosen.subject}: {stands}".replace(" :", ":"))


def _score(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        score = desk.audits.score(chosen.run_number)
        _say_score(desk, chosen.run_number, score, answer)
    return 0


def _close(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        score = desk.audits.close(chosen.run_number)
        _say_score(desk, chosen.run_number, score, answer)
    return 0


def _say_score(desk: Desk, number: str, score: Scored, answer: Answer) -> None:
    document = documents.score_document(desk.audits.open(number), score)
    lines = [f"{each['section'] or 'semua'}: {each['points']:g} dari {each['most']:g}" for each in document["sections"]]
    lines.append(f"semua: {document['all']['points']:g} dari {document['all']['most']:g}")
    lines.append(f"belum dijawab {len(score.unanswered)}, beda {len(score.conflicts)}")
    answer.say(document, "\n".join(lines))

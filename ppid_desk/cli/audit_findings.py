"""Commands about findings of audits: audit finding list, show, note, proposed, open, advance, attach; audit duties."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from ppid_desk.audits.findings import intake
from ppid_desk.audits.findings.rules import REGISTER, STATE_WORDS, TASK_WORDS, Finding, Noted, Severity, State, Wanted
from ppid_desk.cli.answer import Answer, add_command, given_document, stream_of
from ppid_desk.cli.door import opened
from ppid_desk.cli.requests import each_document
from ppid_desk.desk import Desk
from ppid_desk.language import long_date, tr
from ppid_desk.text import one_line


def add(commands: Any) -> None:
    """Add this room's commands to the group of audits."""
    group = commands.add_parser("finding", help="findings, and what is done about them", allow_abbrev=False)
    verbs = group.add_subparsers(dest="what", required=True, metavar="list|show|note|proposed|open|advance|attach")
    listed = add_command(verbs, "list", _list, "findings, the undone ones by their day first")
    listed.add_argument("--run", metavar="RUN", dest="audit", default="", help="of one audit")
    listed.add_argument("--state", choices=[each.value for each in State])
    listed.add_argument("--late", action="store_true", help="only what is late")
    show = add_command(verbs, "show", _show, "a finding with its history, its proofs and what can be done with it")
    show.add_argument("number", metavar="FINDING")
    proposed = add_command(verbs, "proposed", _proposed, "what an audit proposes, to be opened with who mends it")
    proposed.add_argument("audit", metavar="RUN")
    new = add_command(verbs, "open", _open, "open findings: one JSON object, or JSON Lines")
    new.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    note = add_command(verbs, "note", _note, "note something of an item while the audit runs, to be proposed with it")
    note.add_argument("audit", metavar="RUN")
    note.add_argument("item", metavar="ITEM")
    note.add_argument("text", metavar="TEXT")
    note.add_argument("--subject", metavar="NUMBER|CODE", default="", help="of which file or information")
    note.add_argument("--severity", choices=[each.value for each in Severity])
    advance = add_command(verbs, "advance", _advance, "make a move with its facts (a JSON object)")
    advance.add_argument("number", metavar="FINDING")
    advance.add_argument("move", metavar="MOVE")
    advance.add_argument("--facts", metavar="FILE", default="", help="a file, or - for standard input")
    attach = add_command(verbs, "attach", _attach, "keep a picture or a PDF as proof of what was done")
    attach.add_argument("number", metavar="FINDING")
    attach.add_argument("file", metavar="FILE", type=Path)
    attach.add_argument("--note", metavar="TEXT", default="")
    add_command(commands, "duties", _duties, "what whoever acts has to do next about audits")


def _say(desk: Desk, found: Finding, answer: Answer) -> None:
    today = desk.clock.today()
    late = "  TERLAMBAT" if found.is_late(today) else ""
    words = f"{found.number}  {found.severity.value}  {tr(STATE_WORDS[found.state])}  {found.due_on}{late}"
    answer.say(intake.document(found, today), one_line(f"{words}  {found.holder()}  {found.text}"))


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    states = (State(chosen.state),) if chosen.state else ()
    with opened(chosen) as desk:
        for each in desk.findings.listed(Wanted(run=chosen.audit, states=states, only_late=chosen.late)):
            _say(desk, each, answer)
    return 0


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = intake.whole(desk.findings.work(chosen.number), desk.clock.today())
    answer.say(found, "\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0


def _proposed(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.findings.proposals(chosen.audit):
            words = f"{each.item}  {each.severity.value}  {each.text}  ({len(each.subjects)} berkas)"
            answer.say(intake.given(each), one_line(words))
    return 0


def _note(chosen: argparse.Namespace, answer: Answer) -> int:
    severity = Severity(chosen.severity) if chosen.severity else None
    with opened(chosen) as desk:
        made = desk.findings.note(Noted(chosen.audit, chosen.item, chosen.text, chosen.subject, severity))
    item, subject = made.place
    answer.say({"record": made.id, "item": item, "subject": subject}, f"{item}  {chosen.subject}".strip())
    return 0


def _open(chosen: argparse.Namespace, answer: Answer) -> int:
    with stream_of(chosen.file) as stream, opened(chosen) as desk:

        def take(document: object) -> None:
            for found in desk.findings.open(intake.new_finding(document)):
                _say(desk, found, answer)

        return each_document(stream, take)


def _advance(chosen: argparse.Namespace, answer: Answer) -> int:
    facts = given_document(chosen.facts) if chosen.facts else {}
    with opened(chosen) as desk:
        _say(desk, desk.findings.advance(chosen.number, chosen.move, facts), answer)
    return 0


def _attach(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = desk.findings.get(chosen.number)
        kept = desk.enclosures.add_file(REGISTER, found.id, "other", chosen.file, chosen.note)
    answer.say({"id": kept.id, "name": kept.name, "sha256": kept.sha256}, f"{kept.id[:8]}  {one_line(kept.name)}")
    return 0


def _duties(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.audit_duties():
            action = f" ({each.action})" if each.action else ""
            words = f"{long_date(each.day)}  {tr(TASK_WORDS[each.task])}  {each.subject}{action}  {each.text}"
            answer.say(intake.duty_document(each), one_line(words))
    return 0

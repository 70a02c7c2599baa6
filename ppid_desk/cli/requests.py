"""Commands about requests: register, queue, search, show, reveal, slip, form, slip-check."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any, BinaryIO

from ppid_desk.cli.answer import Answer, add_command, parsed, sentence, stream_of, whole_number
from ppid_desk.cli.door import opened
from ppid_desk.desk import Desk, Filter
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.language import long_date
from ppid_desk.paths import write_whole
from ppid_desk.requests import intake
from ppid_desk.requests.rules import QueueRow, Request, State
from ppid_desk.settings import PAPERS
from ppid_desk.text import one_line

_PAGE = 200


def add(commands: Any) -> None:
    """Add this room's commands."""
    register = add_command(commands, "register", _register, "register one JSON object, or JSON Lines")
    register.add_argument("file", metavar="FILE", help="a file, or - for standard input")
    queue = add_command(commands, "queue", _queue, "requests by legal date")
    queue.add_argument("--state", choices=[state.value for state in State])
    queue.add_argument("--limit", metavar="N", help="at most so many (default: all)")
    queue.add_argument("--after", metavar="NUMBER", help="go on after this one")
    search = add_command(commands, "search", _search, "find by number, name, contact or text")
    search.add_argument("text", metavar="TEXT")
    show = add_command(commands, "show", _show, "all that the books hold of a request")
    show.add_argument("number", metavar="NUMBER")
    reveal = add_command(commands, "reveal", _reveal, "the full identity number; noted in the journal with its reason")
    reveal.add_argument("number", metavar="NUMBER")
    reveal.add_argument("--reason", metavar="TEXT", required=True)
    slip = add_command(commands, "slip", _slip, "write a slip as PDF")
    slip.add_argument("number", metavar="NUMBER")
    slip.add_argument("--paper", choices=PAPERS, default="a5")
    slip.add_argument("--out", metavar="FILE", type=Path, required=True)
    form = add_command(commands, "form", _form, "write the official request form as PDF; without NUMBER a blank one")
    form.add_argument("number", metavar="NUMBER", nargs="?")
    form.add_argument("--out", metavar="FILE", type=Path, required=True)
    check = add_command(commands, "slip-check", _check, "check the QR of a slip; exit 2 when it does not hold")
    check.add_argument("payload", metavar="PAYLOAD")


def _register(chosen: argparse.Namespace, answer: Answer) -> int:
    with stream_of(chosen.file) as stream, opened(chosen) as desk:

        def take(document: object) -> None:
            request = desk.requests.register(intake.new_request(document))
            answer.say(intake.result(request), _told(request))

        return each_document(stream, take)


def each_document(stream: BinaryIO, take: Callable[[object], None]) -> int:
    """Take document after document; a refused one is named by its line, and the next goes on. Returns the exit code."""
    refused = 0
    for place, document in documents(stream):
        try:
            take(parsed(document))
        except Trouble:
            raise
        except Refusal as refusal:
            refused += 1
            sys.stderr.write(f"line {place}: {sentence(refusal)}\n")
            sys.stderr.flush()
    return 2 if refused else 0


def documents(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each document with the line it begins on: one a line, or one object over many lines."""
    for place, line in enumerate(iter(stream.readline, b""), 1):
        text = line.removeprefix(b"\xef\xbb\xbf") if place == 1 else line
        if re.fullmatch(rb'\s*\{\s*("[^"]*"\s*:\s*(\{|\[|[^{}]*,)\s*)?', text):  # the first line of a printed object
            yield place, text + stream.read()
        elif text.strip():
            yield place, text


def _told(request: Request) -> str:
    due = long_date(request.due) if request.due else "belum lengkap"
    return f"{request.number}  (angka uji {request.check_digit})  {due}"


def _queue(chosen: argparse.Namespace, answer: Answer) -> int:
    limit = whole_number(chosen.limit, "--limit", 1) if chosen.limit else None
    with opened(chosen) as desk:
        standing = desk.requests.queue(Filter(state=State(chosen.state) if chosen.state else None))
        first = 0
        if chosen.after:
            position = desk.requests.position(standing, chosen.after)
            first = position + 1
        for row in islice(_rows(desk, standing, first), limit):
            answer.say(line(row), words(row))
    return 0


def _rows(desk: Desk, standing: Any, first: int) -> Iterator[QueueRow]:
    while page := desk.requests.rows(standing, first, _PAGE):
        yield from page
        first += len(page)


def line(row: QueueRow) -> dict[str, object]:
    """A line of the queue as a document."""
    waits = row.state is State.INCOMPLETE
    return {
        "number": row.number,
        "register": row.register,
        "state": row.state.value,
        "due": None if waits else row.due.isoformat() if row.due else None,
        "next_date": row.next_date.isoformat(),
        "days_left": row.days_left,
        "name": row.name,
        "summary": row.summary,
    }


def words(row: QueueRow) -> str:
    """A line of the queue in words."""
    return f"{row.number}  {row.next_date}  {row.days_left:+d} hk  {row.name}  {one_line(row.summary)}"


def _search(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for row in desk.requests.look_up(chosen.text):
            answer.say(line(row), words(row))
    return 0


def _show(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = intake.everything(desk.requests.get(chosen.number))
    answer.say(found, "\n".join(f"{name}: {value}" for name, value in found.items()))
    return 0


def _reveal(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        found = desk.requests.reveal(chosen.number, chosen.reason)
    answer.say({"number": chosen.number, "id_number": found}, found)
    return 0


def _slip(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.requests.slip(chosen.number, chosen.paper))
    return 0


def _form(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.requests.form(chosen.number))
    return 0


def _check(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        said = desk.requests.check_slip(chosen.payload)
    answer.say(said, f"{said['number']}: tanda tangan slip benar.")
    return 0

"""What a command says: one JSON document or line a result, or words for people."""

from __future__ import annotations

import json
import sys
from datetime import date
from pathlib import Path
from typing import Any, BinaryIO

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.text import one_line


@dataclass(frozen=True, slots=True)
class Answer:
    """Results go to standard output, each flushed as it is made."""

    json: bool

    def say(self, document: object, words: str) -> None:
        """One result: the document with --json, else the words."""
        text = _one_json_line(document) if self.json else words
        sys.stdout.write(text + "\n")
        sys.stdout.flush()


def _one_json_line(document: object) -> str:
    """JSON on what every reader takes for one line: the rarer line ends of Unicode are escaped."""
    text = json.dumps(document, ensure_ascii=False, default=str)
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029").replace("\x85", "\\u0085")


def sentence(refusal: Refusal) -> str:
    """A refusal as one line, with its field before it."""
    said = one_line(str(refusal))
    return f"{refusal.field}: {said}" if refusal.field and refusal.field not in said else said


def stream_of(name: str) -> BinaryIO:
    """A file, or standard input for "-". Raises Trouble."""
    if name == "-":
        return sys.stdin.buffer
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise Trouble("input_unreadable", field="FILE", file=name, reason=error.strerror or error) from error


def parsed(document: bytes) -> object:
    """A JSON document. Raises Refusal."""
    try:
        return json.loads(document.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Refusal("input_not_json", reason="not UTF-8") from None
    except (ValueError, RecursionError) as error:
        raise Refusal("input_not_json", reason=str(error) or type(error).__name__) from None


def given_document(name: str) -> object:
    """The JSON document in a file or on standard input. Raises Refusal."""
    with stream_of(name) as stream:
        return parsed(stream.read())


def whole_number(text: str, name: str, least: int) -> int:
    """Read a whole number. Raises Refusal."""
    if not text.strip().lstrip("-").isascii() or not text.strip().lstrip("-").isdigit() or int(text) < least:
        raise Refusal("number_unreadable", field=name, text=text)
    return int(text)


def add_command(commands: Any, name: str, run: Any, help_: str) -> Any:
    """A command with its --json."""
    parser = commands.add_parser(name, help=help_, description=help_, allow_abbrev=False)
    parser.add_argument("--json", action="store_true", help="machine-readable output")
    parser.set_defaults(run=run)
    return parser


def read_date(text: str) -> date:
    """A date as YYYY-MM-DD. Raises Refusal."""
    try:
        if len(text) != 10:
            raise ValueError
        return date.fromisoformat(text)
    except ValueError:
        raise Refusal("date_unreadable", text=text) from None


def read_year(text: str) -> int:
    """A year of four digits. Raises Refusal."""
    if not (text.isascii() and text.isdigit() and len(text) == 4):
        raise Refusal("year_unreadable", text=text)
    return int(text)

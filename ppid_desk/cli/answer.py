"""What a command says: one JSON document or line a result, or words for people."""

from __future__ import annotations

import json
import sys
from typing import Any

from ppid_desk.errors import Refusal
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

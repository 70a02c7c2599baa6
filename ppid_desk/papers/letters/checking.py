"""A letter is made of recorded facts only: what is missing is refused by its name, before anything is drawn."""

from __future__ import annotations

from typing import TypeVar

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr
from ppid_desk.papers.letters.facts import Acting, Asked, Frame, Signer
from ppid_desk.papers.letters.rules import LetterKind

_Fact = TypeVar("_Fact")

LETTERS = {
    LetterKind.INCOMPLETE: mark("The notice of incompleteness"),
    LetterKind.LAPSE: mark("The notice of lapse"),
    LetterKind.DISPOSITION: mark("The disposition sheet"),
    LetterKind.ANSWER: mark("The written notice"),
    LetterKind.EXTENSION: mark("The notice of extension"),
    LetterKind.REFUSAL: mark("The decree of refusal"),
    LetterKind.HANDOVER: mark("The proof of handover"),
    LetterKind.OBJECTION_ANSWER: mark("The answer to the objection"),
    LetterKind.OBJECTION_SLIP: mark("The objection slip"),
    LetterKind.CORRECTION: mark("The correction note"),
}


class Checking:
    """Asks for the facts of one letter."""

    def __init__(self, kind: LetterKind) -> None:
        self._kind = kind

    def need(self, value: _Fact | None, field: str, fact: str) -> _Fact:
        """The value.

        Raises Refusal "letter_fact_missing" with the fact in words when it is None, blank or an empty list.
        """
        if _blank(value) or (isinstance(value, tuple) and any(_blank(each) for each in value)):
            raise Refusal("letter_fact_missing", field=field, letter=tr(LETTERS[self._kind]), fact=tr(fact))
        assert value is not None
        return value

    def positive(self, value: int, field: str, fact: str) -> int:
        """A number of days above 0."""
        return self.need(value if value > 0 else None, field, fact)

    def frame(self, frame: Frame, *, numbered: bool = True) -> Frame:
        """Letterhead, city, signer; number and day unless it is a draft. `numbered` False: an inner sheet."""
        self.need(frame.letterhead.lines, "letterhead", mark("the lines of the letterhead"))
        self.need(frame.city, "city", mark("the city of the office"))
        self._signer(frame.signer)
        if not frame.draft:
            self.need(frame.day, "day", mark("the date of the letter"))
            if numbered:
                self.need(frame.number, "number", mark("the number of the letter"))
        return frame

    def _signer(self, signer: Signer) -> None:
        self.need(signer.title, "signer.title", mark("the title of who signs"))
        self.need(signer.name, "signer.name", mark("the name of who signs"))
        acting = signer.acting
        if not acting:
            return
        if acting.kind is Acting.FOR:
            self.need(acting.own_title, "signer.acting.own_title", mark("the own post of who signs for another"))
            return
        self.need(acting.decree, "signer.acting.decree", mark("the decree of the acting officer"))
        self.need(acting.since, "signer.acting.since", mark("the first day of the acting officer"))
        if acting.kind is Acting.PLH:
            self.need(acting.until, "signer.acting.until", mark("the last day of the acting officer"))

    def asked(self, asked: Asked) -> Asked:
        """Number, receipt, name and items of the request."""
        self.need(asked.number, "asked.number", mark("the registration number"))
        self.need(asked.received, "asked.received", mark("the day of receipt"))
        self.need(asked.person.name, "asked.person.name", mark("the name of the requester"))
        self.need(asked.items, "asked.items", mark("the information that was asked for"))
        return asked


def _blank(value: object) -> bool:
    return value is None or value == () or (isinstance(value, str) and not value.strip())

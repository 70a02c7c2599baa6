"""The kinds of lists that are taken in from files: how each is called, its columns, and how what is found is told."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from ppid_desk.catalogue.rules import Imported
from ppid_desk.desk import Desk
from ppid_desk.facts import dataclass
from ppid_desk.language import mark, tr
from ppid_desk.requests.rules import TakenIn


@dataclass(frozen=True, slots=True)
class ListKind:
    """One kind of list; texts are marked for translation, `taking_in` has `look` and `apply`."""

    words: str
    about: str
    columns: dict[str, str]  # field → words, for what may be matched by hand
    shown: tuple[str, str]  # the page where what was taken in is seen, and the button that goes there
    taking_in: Callable[[Desk], Any]
    found: Callable[[Any], str]
    taken: Callable[[Any], str]
    fits: Callable[[Any], int]
    left_out: Callable[[Any], tuple[Any, ...]]
    template: str = ""  # name of the file of an empty list


def _register_found(found: TakenIn) -> str:
    return tr(
        "{taken} rows fit ({open} open, {closed} closed), {already} are in the books already, {left} do not fit.",
        taken=found.taken, open=found.open, closed=found.closed, already=found.already, left=len(found.left_out),
    )  # fmt: skip


def _register_taken(found: TakenIn) -> str:
    return tr("{n} requests were taken in, {first} to {last}.", n=found.taken, first=found.first, last=found.last)


def _entries_found(found: Imported) -> str:
    return tr(
        "{taken} entries of {decrees} decrees fit, {withdrawn} are withdrawn, {already} are in the books already, "
        "{left} do not fit.",
        taken=found.taken, decrees=found.decrees, withdrawn=found.withdrawn, already=found.already,
        left=len(found.left_out),
    )  # fmt: skip


def _entries_taken(found: Imported) -> str:
    return tr("{n} entries were taken in, {withdrawn} withdrawn.", n=found.taken, withdrawn=found.withdrawn)


KINDS: dict[str, ListKind] = {
    "register": ListKind(
        mark("Old register"),
        mark(
            "An Excel or CSV file with the columns of the official register. Numbers stay as they are; open files go "
            "into the queue; taking the same file in twice adds nothing."
        ),
        {"number": mark("Number"), "date": mark("Received"), "name": mark("Name"), "items": mark("Information asked")},
        ("queue", mark("Show the queue")),
        lambda desk: desk.requests.taking_in,
        _register_found,
        _register_taken,
        lambda found: int(found.taken),
        lambda found: (*found.left_out, *found.notes),
    ),
    "exclusions": ListKind(
        mark("Exclusion list (DIK)"),
        mark(
            "An Excel or CSV file with one entry a row under its decree of KPU RI or KPU Provinsi. Taking the same "
            "file in twice adds nothing; a newer list brings withdrawals."
        ),
        {
            "number": mark("Number of the decree"), "decided_on": mark("Date of the decree"), "issuer": mark("Issuer"),
            "code": mark("Code"), "information": mark("Information"), "grounds": mark("Letter of article 17"),
            "consequence": mark("Consequence"), "years": mark("Period"), "until": mark("In force until"),
        },
        ("catalogue", mark("Show the list")),
        lambda desk: desk.catalogue.taking_in,
        _entries_found,
        _entries_taken,
        lambda found: int(found.taken + found.withdrawn),
        lambda found: tuple(found.left_out),
        "dik-kosong.xlsx",
    ),
}  # fmt: skip


def template(desk: Desk, name: str) -> Path:
    """Make the empty exclusion list and return its file."""
    file = desk.places.slips / name
    desk.write_paper(file, desk.catalogue.template(file))
    return file

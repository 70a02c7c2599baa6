"""A small checklist of every scope, a computed one of every fact, and an office with an auditor."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from ppid_desk.audits.checklists.rules import COMPUTED, VERDICTS, Checklist, Choice, Item, Kind, Scope, Section
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from tests.conftest import NOON

SCORES = dict(zip(VERDICTS, (2, 1, 0, None), strict=True))
CONFORMITY = tuple(Choice(name, {"id": name.capitalize()}, SCORES[name]) for name in VERDICTS)
FREE = (Choice("satu", {"id": "Satu"}), Choice("dua", {"id": "Dua"}), Choice("tiga", {"id": "Tiga"}))


def item(name: str, kind: Kind = Kind.SELECT_ONE, **facts: Any) -> Item:
    """An item with what is usual."""
    choices = {Kind.SELECT_ONE: "kesesuaian", Kind.SELECT_MULTIPLE: "bebas"}.get(kind, "")
    usual: dict[str, Any] = {
        "label": {"id": f"Butir {name}"}, "hint": {}, "required": True, "relevant": "", "constraint": "",
        "constraint_message": {}, "choices": choices, "section": "", "basis": "UU 14/2008", "evidence": "berkas",
        "weight": Decimal(1), "computed": "", "scope": Scope.OFFICE, "row": 2,
    }  # fmt: skip
    return Item(name=name, kind=kind, **{**usual, **facts})


def section(name: str, parent: str = "", relevant: str = "") -> Section:
    """A section."""
    return Section(name, {"id": f"Bagian {name}"}, relevant, parent, 2)


def checklist(*items: Item, sections: tuple[Section, ...] = (), version: str = "1") -> Checklist:
    """A checklist of these items."""
    choices = {"kesesuaian": CONFORMITY, "bebas": FREE}
    return Checklist("uji", version, "Daftar uji", "id", ("id",), sections, items, choices)


def ordinary() -> Checklist:
    """One item of every scope, one of them behind a condition."""
    return checklist(
        item("a1", section="a"),
        item("a2", section="a", relevant="${a1} = 'sesuai'", weight=Decimal(2)),
        item("jumlah", Kind.INTEGER, section="a", required=False, constraint=". >= 0 and . <= 100"),
        item("b1", section="b", scope=Scope.FILE),
        item("b2", section="b", scope=Scope.FILE, relevant="${fact_extended} = 'yes'"),
        item("c1", section="c", scope=Scope.INFORMATION, required=False),
        sections=(section("a"), section("b"), section("c")),
    )


def of_facts() -> Checklist:
    """An item for every fact that the program finds out itself."""
    return checklist(*(item(f"x_{name}", computed=name, scope=scope) for name, scope in COMPUTED.items()))


@contextmanager
def auditing(folder: Path, name: str = "Ade Auditor") -> Iterator[Desk]:
    """An office that is open with an auditor who acts."""
    with Desk.open(folder, Clock.standing(NOON)) as desk:
        auditor(desk, name)
        yield desk


def auditor(desk: Desk, name: str) -> Officer:
    """Let an auditor act, who is added first where nobody bears that name."""
    if name not in [each.name for each in desk.officers.all()]:
        if desk.officers.who().name != desk.officers.all()[0].name:
            desk.officers.choose(desk.officers.all()[0].name)
        desk.officers.add(OfficerFacts(name, roles=frozenset({Role.AUDITOR})))
    return desk.officers.choose(name)

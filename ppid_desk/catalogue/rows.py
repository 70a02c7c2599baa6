"""Rows of the catalogue: read into frozen facts, written with the event that tells of them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from ppid_desk.catalogue.rules import (
    ConsequenceTest,
    Decree,
    DecreeFacts,
    Entry,
    EntryFacts,
    Ground,
    Issuer,
    Result,
    Withdrawal,
)
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing

Columns = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kind:
    """A table of the catalogue: its columns beside `id`, and the word of its events."""

    table: str
    event: str
    columns: tuple[str, ...]


DECREE = Kind(
    "exclusion_decree", "decree",
    ("number", "title", "issuer", "issuer_name", "decided_on", "in_force_from", "withdrawn_on", "withdrawn_by"),
)  # fmt: skip
ENTRY = Kind(
    "exclusion", "exclusion",
    ("decree", "code", "information", "grounds", "consequence", "in_force_from", "years", "until", "other_law",
     "public_interest", "unit", "withdrawn_on", "withdrawn_by"),
)  # fmt: skip
TEST = Kind(
    "consequence_test", "consequence_test",
    ("number", "sent_on", "request", "item", "result", "result_on", "decree"),
)  # fmt: skip
KINDS = (DECREE, ENTRY, TEST)


@dataclass(frozen=True, slots=True)
class Pen:
    """Who writes, and when: every change is one event in the change's own transaction."""

    writing: Writing
    at: datetime
    actor: str

    def add(self, kind: Kind, id_: str, columns: Columns) -> None:
        """Write a new row."""
        names, marks = ", ".join(("id", *kind.columns)), ", ".join("?" * (len(kind.columns) + 1))
        values = (id_, *(columns[name] for name in kind.columns))
        self.writing.run(f"INSERT INTO {kind.table} ({names}) VALUES ({marks})", values)
        self.tell(f"{kind.event}.added", id_, columns)

    def change(self, kind: Kind, id_: str, what: str, changed: Columns, **more: object) -> None:
        """Change columns of a row; `what` says what that is: "withdrawn", "corrected", "decided"."""
        sets = ", ".join(f"{name} = ?" for name in changed)
        self.writing.run(f"UPDATE {kind.table} SET {sets} WHERE id = ?", (*changed.values(), id_))
        self.tell(f"{kind.event}.{what}", id_, {"to": changed, **more})

    def tell(self, kind: str, subject: str, facts: Mapping[str, Any]) -> None:
        """Write an event."""
        journal.append(self.writing, self.at, self.actor, kind, subject, dict(facts))


def columns_of_decree(facts: DecreeFacts, withdrawal: Withdrawal | None = None) -> Columns:
    """A decree as it is written down."""
    return {
        "number": facts.number, "title": facts.title, "issuer": facts.issuer.value, "issuer_name": facts.issuer_name,
        "decided_on": facts.decided_on.isoformat(), "in_force_from": facts.in_force_from.isoformat(),
        **columns_of_withdrawal(withdrawal),
    }  # fmt: skip


def columns_of_entry(facts: EntryFacts, decree: str, withdrawal: Withdrawal | None = None) -> Columns:
    """An entry as it is written down."""
    return {
        "decree": decree, "code": facts.code, "information": facts.information,
        "grounds": "".join(each.value for each in facts.grounds), "consequence": facts.consequence,
        "in_force_from": facts.in_force_from.isoformat(), "years": facts.years,
        "until": facts.until.isoformat() if facts.until else None, "other_law": facts.other_law,
        "public_interest": facts.public_interest, "unit": facts.unit, **columns_of_withdrawal(withdrawal),
    }  # fmt: skip


def columns_of_withdrawal(withdrawal: Withdrawal | None) -> Columns:
    """A withdrawal as it is written down."""
    on, by = (withdrawal.on.isoformat(), withdrawal.by) if withdrawal else (None, None)
    return {"withdrawn_on": on, "withdrawn_by": by}


def decrees(reading: Reading) -> tuple[Decree, ...]:
    """Every decree, the newest first."""
    rows = reading.rows(f"SELECT {_named(DECREE)} FROM exclusion_decree ORDER BY decided_on DESC, number")
    return tuple(_decree(row) for row in rows)


def entries(reading: Reading) -> tuple[Entry, ...]:
    """Every entry, by decree (the newest first) and code."""
    by_id = {each.id: each for each in decrees(reading)}
    found = [_entry(row, by_id) for row in reading.rows(f"SELECT {_named(ENTRY)} FROM exclusion")]
    order = {id_: place for place, id_ in enumerate(by_id)}
    return tuple(sorted(found, key=lambda each: (order[each.decree.id], _natural(each.code))))


def entry(reading: Reading, id_: str) -> Entry:
    """One entry. Raises Refusal."""
    row = reading.row(f"SELECT {_named(ENTRY)} FROM exclusion WHERE id = ?", (id_,))
    if row is None:
        raise Refusal("dik_unknown", field="dik", id=id_)
    return _entry(row, {row[1]: decree(reading, row[1])})


def decree(reading: Reading, id_: str) -> Decree:
    """One decree. Raises Refusal."""
    row = reading.row(f"SELECT {_named(DECREE)} FROM exclusion_decree WHERE id = ?", (id_,))
    if row is None:
        raise Refusal("dik_unknown", field="id", id=id_)
    return _decree(row)


def decree_id(reading: Reading, number: str) -> str | None:
    """The id of the decree of a number; large and small letters are the same."""
    wanted = one_number(number)
    rows = reading.rows("SELECT id, number FROM exclusion_decree")
    return next((str(id_) for id_, found in rows if one_number(found) == wanted), None)


def one_number(number: str) -> str:
    """A decree's number as it is compared."""
    return " ".join(number.casefold().split())


def tests(reading: Reading) -> tuple[ConsequenceTest, ...]:
    """Every application for a consequence test, the newest first."""
    names = ", ".join(f"consequence_test.{name}" for name in ("id", *TEST.columns[:-1]))
    rows = reading.rows(
        f"SELECT {names}, exclusion_decree.number FROM consequence_test"
        " LEFT JOIN exclusion_decree ON exclusion_decree.id = consequence_test.decree"
        " ORDER BY consequence_test.sent_on DESC, consequence_test.number"
    )
    return tuple(_test(row) for row in rows)


def _named(kind: Kind) -> str:
    return ", ".join(("id", *kind.columns))


def _decree(row: tuple[Any, ...]) -> Decree:
    id_, number, title, issuer, issuer_name, decided, since, on, by = row
    return Decree(
        number, title, Issuer(issuer), issuer_name, _day(decided), _day(since), id=id_, withdrawal=_withdrawal(on, by)
    )


def _entry(row: tuple[Any, ...], by_id: Mapping[str, Decree]) -> Entry:
    id_, of, code, information, grounds, consequence, since, years, until, other, interest, unit, on, by = row
    return Entry(
        code, information, tuple(map(Ground, grounds)), consequence, _day(since), years, _day(until) if until else None,
        other, interest, unit, id=id_, decree=by_id[of], withdrawal=_withdrawal(on, by),
    )  # fmt: skip


def _test(row: tuple[Any, ...]) -> ConsequenceTest:
    id_, number, sent_on, request, item, result, result_on, decree_number = row
    return ConsequenceTest(
        id_, number, _day(sent_on), request, item, Result(result) if result else None,
        _day(result_on) if result_on else None, decree_number or "",
    )  # fmt: skip


def _withdrawal(on: str | None, by: str | None) -> Withdrawal | None:
    return Withdrawal(_day(on), by or "") if on else None


_day: Callable[[str], date] = date.fromisoformat


def _natural(code: str) -> tuple[tuple[bool, int, str], ...]:
    """A code in the order of people: 2 before 10."""
    parts = re.findall(r"\d{1,9}|\D+|\d+", code)
    return tuple((not part.isdigit(), int(part) if part.isdigit() else 0, part) for part in parts)


def told(reading: Reading, subject: str) -> list[tuple[str, str, str, dict[str, Any]]]:
    """The events of a row in order: at, actor, kind, facts."""
    rows = reading.rows("SELECT at, actor, kind, body FROM event WHERE subject = ? ORDER BY seq", (subject,))
    return [(at, actor, kind, json.loads(body)) for at, actor, kind, body in rows]

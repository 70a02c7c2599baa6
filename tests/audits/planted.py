"""Faults planted into the books as a dishonest person with the key would: by SQL, rows that must not change too.

Each function plants one fault, takes the number to plant it in from `numbers` (any file that fits), and returns what an
audit must name: the number and the computed fact. `Forger.rechain` makes the journal's hashes fit again, so that only a
comparison of facts finds what was done.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from ppid_desk.catalogue import rows as catalogue
from ppid_desk.catalogue.rules import DecreeFacts, EntryFacts, Ground, Issuer, Withdrawal
from ppid_desk.desk import Desk
from ppid_desk.records import journal
from ppid_desk.records.session import Writing

DECREE = "Keputusan KPU Nomor 731 Tahun 2020 (contoh)"
WITHDRAWN = "DIK-CONTOH-99"
_GUARDED = ("move", "event")


@dataclass(frozen=True)
class Planted:
    """A fault: by which computed fact, in which file it must be named, and in which words of the evidence.

    A gap belongs to the office: its `number` is the one that is missing.
    """

    fact: str
    number: str
    words: str


def honest_list(desk: Desk) -> None:
    """The exclusion list that a demo's refusals cite, as an office would have it; one more entry is withdrawn."""
    decree = DecreeFacts(
        DECREE, "Informasi dikecualikan", Issuer.NATIONAL, "KPU RI", date(2020, 1, 2), date(2020, 1, 2)
    )

    def entry(code: str, ground: Ground) -> EntryFacts:
        return EntryFacts(code, f"Informasi {code}", (ground,), "Merugikan", date(2020, 1, 2))

    def work(writing: Writing) -> None:
        at = journal.moment_of_record(writing, desk.clock.now())
        pen = catalogue.Pen(writing, at, desk.officers.all()[0].name)
        pen.add(catalogue.DECREE, "decree-1", catalogue.columns_of_decree(decree))
        gone = Withdrawal(date(2021, 3, 1), "Keputusan KPU Nomor 5 Tahun 2021 (contoh)")
        for id_, ground, withdrawal in (
            ("DIK-CONTOH-01", Ground.H, None), ("DIK-CONTOH-02", Ground.I, None), (WITHDRAWN, Ground.I, gone),
        ):  # fmt: skip
            columns = catalogue.columns_of_entry(entry(id_, ground), "decree-1", withdrawal)
            pen.add(catalogue.ENTRY, id_, columns)

    desk.books.write(work)


def late_marked_in_time(desk: Desk, numbers: Sequence[str]) -> Planted:
    """An answer that was sent late, and the register says that it was in time."""

    def work(writing: Writing) -> str:
        for number in numbers:
            late = writing.value("SELECT late_by FROM request WHERE number = ?", (number,))
            if not late:
                continue
            writing.run("UPDATE request SET late_by = 0 WHERE number = ?", (number,))
            return number
        return _forge_late(writing, numbers)

    return Planted("answered_in_time", desk.books.write(work), "Register menandai tepat waktu")


def _forge_late(writing: Writing, numbers: Sequence[str]) -> str:
    """No file is late: the day of an answer is moved behind the limit in move, event and register, and says 0 late."""
    number, uuid, due = _one(
        writing, numbers, "extended_on IS NULL AND answered_on IS NOT NULL AND state = 'done' AND outcome <> 'refused'"
        " AND received_on < '2026-09-01'", "number, uuid, due_on",
    )  # fmt: skip
    day = date.fromisoformat(due) + timedelta(days=7)
    with _unguarded(writing):
        for name in ("answer", "answer_and_close", "answer_on_spot", "hand_over"):
            _redate(writing, uuid, name, day)
    _rechain(writing)
    iso = day.isoformat()
    writing.run("UPDATE request SET answered_on = ? WHERE number = ?", (iso, number))
    return str(number)


def extension_after_expiry(desk: Desk, numbers: Sequence[str]) -> tuple[Planted, ...]:
    """An extension whose day is moved behind the first limit, everywhere: the answer was late, as it is void."""

    def work(writing: Writing) -> str:
        number, uuid, id_ = _one(
            writing, numbers, "extended_on IS NOT NULL AND answered_on IS NOT NULL AND late_by = 0",
            "number, uuid, id",
        )  # fmt: skip
        first = writing.value(
            "SELECT due_on FROM clock WHERE register = 'PIP' AND subject = ? AND extended_on IS NOT NULL", (id_,)
        )
        day = date.fromisoformat(first) + timedelta(days=1)
        with _unguarded(writing):
            _redate(writing, uuid, "extend", day)
        writing.run("UPDATE request SET extended_on = ? WHERE number = ?", (day.isoformat(), number))
        _rechain(writing)
        return str(number)

    number = desk.books.write(work)
    return Planted("extension_lawful", number, "setelah batas pertama"), Planted("answered_in_time", number, "batal")


def gap(desk: Desk, numbers: Sequence[str]) -> Planted:
    """A request that is deleted with all that belongs to it; its event stays. Returns the number that is gone."""

    def work(writing: Writing) -> str:
        number, uuid, id_ = _one(
            writing, numbers, "late_by = 0 AND objected = 0 AND outcome = 'granted'", "number, uuid, id"
        )
        with _unguarded(writing):
            for sql, value in (
                ("DELETE FROM move WHERE subject = ?", uuid), ("DELETE FROM item WHERE request_id = ?", id_),
                ("DELETE FROM clock WHERE register = 'PIP' AND subject = ?", id_),
                ("DELETE FROM print_job WHERE number = ?", number), ("DELETE FROM request WHERE id = ?", id_),
            ):  # fmt: skip
                writing.run(sql, (value,))
        return str(number)

    number = desk.books.write(work)
    return Planted("number_gaps", number, number)


def refusal_with_withdrawn_entry(desk: Desk, numbers: Sequence[str]) -> Planted:
    """A refusal that cites an entry which was withdrawn years before; move and event say so alike."""

    def work(writing: Writing) -> str:
        for number, uuid in _all(writing, numbers, "outcome = 'refused' AND answered_on IS NOT NULL", "number, uuid"):
            if _cite(writing, uuid):
                _rechain(writing)
                return str(number)
        raise AssertionError("no refusal by article 17 among these files")

    return Planted("refusal_cites_valid", desk.books.write(work), "sudah dicabut sejak 1 Maret 2021")


def _cite(writing: Writing, uuid: str) -> bool:
    def cited(facts: dict[str, Any]) -> bool:
        found = False
        for each in facts["items"]:
            if each.get("ground") == "article_17":
                each["dik"], each["article"], found = WITHDRAWN, "i", True
        return found

    with _unguarded(writing):
        return any(list(_rewrite(writing, uuid, "decide", cited)))


def back_dated(desk: Desk, numbers: Sequence[str]) -> Planted:
    """A row whose day of receipt was moved three days back, in the register alone."""

    def work(writing: Writing) -> str:
        number, at = _one(
            writing, numbers,
            "late_by = 0 AND objected = 0 AND extended_on IS NULL AND outcome = 'granted'"
            " AND substr(received_on, 9) > '07'", "number, received_at",
        )  # fmt: skip
        moved = datetime.fromisoformat(at) - timedelta(days=3)
        writing.run(
            "UPDATE request SET received_at = ?, received_on = ? WHERE number = ?",
            (moved.isoformat(), moved.date().isoformat(), number),
        )
        return str(number)

    return Planted("edits_after_the_fact", desk.books.write(work), "Tanggal terima dalam register")


def all_of(desk: Desk, numbers: Sequence[str]) -> set[Planted]:
    """All five, each in another file."""
    found: list[Planted] = []

    def rest() -> list[str]:
        return [each for each in numbers if each not in {planted.number for planted in found}]

    found += extension_after_expiry(desk, rest())
    found.append(refusal_with_withdrawn_entry(desk, rest()))
    found.append(late_marked_in_time(desk, rest()))
    found.append(back_dated(desk, rest()))
    found.append(gap(desk, rest()))
    return set(found)


@contextmanager
def _unguarded(writing: Writing) -> Any:
    """Take the triggers off that let tables only grow, and put them back."""
    kept = writing.rows("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name IN ('move', 'event')")
    for name, _ in kept:
        writing.run(f"DROP TRIGGER {name}")
    yield
    for _, sql in kept:
        writing.run(sql)


def _all(writing: Writing, numbers: Sequence[str], where: str, columns: str) -> Iterable[Any]:
    marks = ", ".join("?" * len(numbers))
    return writing.rows(f"SELECT {columns} FROM request WHERE {where} AND number IN ({marks}) ORDER BY id", numbers)


def _one(writing: Writing, numbers: Sequence[str], where: str, columns: str) -> Any:
    found = list(_all(writing, numbers, where, columns))
    assert found, f"no file fits: {where}"
    return found[0]


def _redate(writing: Writing, uuid: str, name: str, day: date) -> None:
    def dated(facts: dict[str, Any]) -> bool:
        facts["on"] = day.isoformat()
        return True

    list(_rewrite(writing, uuid, name, dated))


def _rewrite(writing: Writing, uuid: str, name: str, change: Callable[[dict[str, Any]], bool]) -> Iterable[bool]:
    """Change the facts of moves, and what their events say openly and commit to."""
    rows = writing.rows(
        "SELECT event_seq, facts, salt FROM move WHERE subject = ? AND name = ? ORDER BY event_seq", (uuid, name)
    )
    for seq, text, salt in rows:
        facts = json.loads(text)
        changed = change(facts)
        yield changed
        if not changed:
            continue
        kept = json.dumps(facts, ensure_ascii=False, sort_keys=True)
        writing.run("UPDATE move SET facts = ? WHERE event_seq = ?", (kept, seq))
        body = json.loads(writing.value("SELECT body FROM event WHERE seq = ?", (seq,)))
        body["personal"] = journal.commitment(bytes(salt), facts)
        if "on" in body["facts"]:
            body["facts"]["on"] = facts["on"]
        if "items" in body:
            for told, each in zip(body["items"], facts["items"], strict=True):
                told.update({"dik": each["dik"]} if "dik" in each else {})
        writing.run("UPDATE event SET body = ? WHERE seq = ?", (journal.canonical(body), seq))


def _rechain(writing: Writing) -> None:
    """Make the hashes fit again from the first event on."""
    with _unguarded(writing):
        previous = b"\0" * 32
        for seq, at, actor, kind, subject, body in writing.rows(
            "SELECT seq, at, actor, kind, subject, body FROM event ORDER BY seq"
        ):
            made = journal.chained(previous, seq, at, actor, kind, subject, body)
            writing.run("UPDATE event SET hash = ? WHERE seq = ?", (made.hash, seq))
            previous = made.hash
        writing.run("UPDATE journal_head SET hash = ? WHERE id = 1", (previous,))

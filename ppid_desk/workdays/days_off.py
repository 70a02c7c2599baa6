"""The office's own list of days off in the books: rows that only grow, and the calendar of each version of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.rules import DayKind, DayStatus, Holiday, Recorded
from ppid_desk.workdays.service import shipped_holidays

SHIPPED, OFFICE = "shipped", "office"
_COLUMNS = "seq, date, kind, name, basis, declared_on, status, source, recorded_at, officer"


def newest(reading: Reading) -> int:
    """The number of the newest row; 0 when there is none."""
    return int(reading.value("SELECT coalesce(max(seq), 0) FROM holiday"))


def rows(reading: Reading, until: int | None = None) -> Iterator[Recorded]:
    """All rows in the order in which they were written, up to and with one of them."""
    sql = f"SELECT {_COLUMNS} FROM holiday WHERE seq <= ? ORDER BY seq"
    for row in reading.rows(sql, (newest(reading) if until is None else until,)):
        yield _recorded(*row)


def _recorded(
    seq: int, day: str, kind: str, name: str, basis: str, declared: str | None, status: str, source: str, at: str,
    officer: str,
) -> Recorded:  # fmt: skip
    declared_on = date.fromisoformat(declared) if declared else None
    fact = Holiday(date.fromisoformat(day), DayKind(kind), name, basis, declared_on, DayStatus(status))
    return Recorded(seq, fact, source, datetime.fromisoformat(at), officer)


def folded(facts: Iterable[Holiday]) -> list[Holiday]:
    """What holds: of the same day and kind only the last."""
    return list({(fact.date, fact.kind): fact for fact in facts}.values())


def calendar(reading: Reading, until: int) -> Calendar:
    """The calendar that the rows up to `until` make."""
    return Calendar(folded(row.holiday for row in rows(reading, until)))


def calendar_of(reading: Reading, version: str) -> Calendar | None:
    """The calendar of a version, or None when the books do not know it."""
    until = reading.value("SELECT until FROM calendar_version WHERE version = ?", (version,))
    return None if until is None else calendar(reading, int(until))


def keep(writing: Writing, facts: Sequence[Holiday], source: str, at: datetime, officer: str) -> int:
    """Write more rows and the version that they make; returns the number of the first."""
    first = newest(writing) + 1
    values = [
        (first + n, *fields(fact), source, at.isoformat(), officer)
        for n, fact in enumerate(facts)
    ]  # fmt: skip
    writing.run_many(f"INSERT INTO holiday ({_COLUMNS}) VALUES ({', '.join('?' * 10)})", values)
    until = first + len(facts) - 1
    made = calendar(writing, until).version
    sql = "INSERT INTO calendar_version (version, until) VALUES (?, ?) ON CONFLICT (version) DO NOTHING"
    writing.run(sql, (made, until))
    return first


def fields(fact: Holiday) -> tuple[str | None, ...]:
    """A fact as text: date, kind, name, basis, declared on, status."""
    declared = fact.declared_on.isoformat() if fact.declared_on else None
    return (fact.date.isoformat(), fact.kind.value, fact.name, fact.basis, declared, fact.status.value)


def digest(facts: Iterable[Holiday]) -> str:
    """What the journal says of many rows at once."""
    import hashlib

    from ppid_desk.records import journal

    return hashlib.sha256(journal.canonical([fields(fact) for fact in facts]).encode()).hexdigest()


def begin(books: Books, officer: str) -> None:
    """Give books that have no calendar yet the lists that come with the program; later nothing comes by itself."""
    with books.read() as reading:
        if newest(reading):
            return
    from ppid_desk.records import journal

    def work(writing: Writing) -> None:
        if newest(writing):  # another process was quicker
            return
        facts, at = list(shipped_holidays()), journal.moment_of_record(writing, books.clock.now())
        keep(writing, facts, SHIPPED, at, officer)
        office = writing.value("SELECT uuid FROM office WHERE id = 1")
        told = {"rows": len(facts), "sha256": digest(facts), "calendar": Calendar(folded(facts)).version}
        journal.append(writing, at, officer, "calendar.opened", office, told)

    books.write(work)

"""The queue: rows in legal order, counts, and where a position lies, all from a small table of loads.

Requests and objections stand in one queue, of one day in the order of their rows. `load` holds how many of both stand
at each place (day, state, path, slip). Counts are sums over it, and a position in a queue of a million files is found
by adding up a few hundred days instead of stepping over rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests.rules import Counts, Filter, Group, Path, QueueRow, State
from ppid_desk.workdays.calendar import Calendar

_BOTH = (
    "number, state, open, queue_day, due_on, received_on, name, summary, path, handed_over, duty, holder, late_by,"
    " objected, disputed, unconfirmed"
)
COLUMNS, OBJECTION_COLUMNS = f"{_BOTH}, 0 AS kind", f"{_BOTH}, 1 AS kind"
_TABLES = (("request", COLUMNS), ("objection", OBJECTION_COLUMNS))
_REGISTERS = ("PIP", "KIP")  # by kind
_FLAGS = ("objected", "disputed", "unconfirmed")
_FIRST_DUTY = {State.INCOMPLETE: ("tell", "petugas"), State.REGISTERED: ("answer", "ppid")}
_WHEN_OVER = {  # what the desk must do once the day of a duty is there, or has passed
    "wait": ("lapse", 0), "await_reaction": ("close_objection", 0), "tell": ("take_up", 1),
}  # fmt: skip
OPEN, CLOSED = 1, 0


@dataclass(frozen=True, slots=True)
class Place:
    """Where a request or an objection stands in the queue."""

    open: int
    queue_day: str  # open: the next legal date; closed: the day it was closed
    state: str
    path: str
    handed_over: int


def enter(writing: Writing, place: Place, n: int = 1) -> None:
    """Count `n` more at a place."""
    writing.run(
        "INSERT INTO load (open, queue_day, state, path, handed_over, n) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (open, queue_day, state, path, handed_over) DO UPDATE SET n = load.n + excluded.n",
        (place.open, place.queue_day, place.state, place.path, place.handed_over, n),
    )


def leave(writing: Writing, place: Place) -> None:
    """Count one less at a place."""
    key = (place.open, place.queue_day, place.state, place.path, place.handed_over)
    where = "WHERE open = ? AND queue_day = ? AND state = ? AND path = ? AND handed_over = ?"
    writing.run(f"UPDATE load SET n = n - 1 {where}", key)
    writing.run(f"DELETE FROM load {where} AND n = 0", key)


def group_of(is_open: int, day: date, today: date, working: date) -> Group:
    """The section of the queue that a request stands in, seen from today.

    `working` is the newest working day up to today: nothing is late before a working day has passed since its last one,
    so on days off what was due last stands under today.
    """
    if not is_open:
        return Group.DONE
    if day < working:
        return Group.OVERDUE
    if day <= today:
        return Group.TODAY
    if day == today + timedelta(days=1):
        return Group.TOMORROW
    return Group.THIS_WEEK if day <= today + timedelta(days=6 - today.weekday()) else Group.LATER


@dataclass(frozen=True, slots=True)
class _Day:
    """One day of the queue as the filter sees it."""

    open: int
    day: str
    n: int


class Queue:
    """The queue as it stands at one moment: `total` rows in legal order, open ones first, newest closed ones after."""

    def __init__(self, reading: Reading, today: date, calendar: Calendar, wanted: Filter | None = None) -> None:
        self.filter = wanted or Filter()
        self.today, self._working = today, calendar.newest_working(today)
        loads = reading.rows("SELECT open, queue_day, state, path, handed_over, n FROM load")
        self.counts = _counts(loads, today, self._working)
        self._days = list(self._ordered(loads))
        self._starts = [0]
        for each in self._days:
            self._starts.append(self._starts[-1] + each.n)

    @property
    def total(self) -> int:
        """How many rows the filter lets through."""
        return self._starts[-1]

    def rows(self, reading: Reading, calendar: Calendar, first: int, count: int) -> list[QueueRow]:
        """The rows from position `first`, at most `count`."""
        found: list[QueueRow] = []
        while len(found) < count and first + len(found) < self.total:
            place = bisect_right(self._starts, first + len(found)) - 1
            offset = first + len(found) - self._starts[place]
            page = self._page(reading, self._days[place], offset, count - len(found))
            found += [row(each, calendar, self.today) for each in page]
            if not page:
                break
        return found

    def position(self, reading: Reading, number: str) -> int | None:
        """Where a request or objection stands among the rows; None when the filter hides it or there is none."""
        for kind, (table, _) in enumerate(_TABLES):
            found = reading.row(f"SELECT open, queue_day, id FROM {table} WHERE number = ?", (number,))
            place = self._place(found[0], found[1]) if found else None
            if found and place is not None:
                return self._starts[place] + self._before(reading, kind, *found)
        return None

    def _before(self, reading: Reading, kind: int, is_open: int, day: str, row: int) -> int:
        """How many rows of the same day stand before one; a request before the objection of the same row."""
        conditions, values = self._conditions()
        before = 0
        for other, (table, _) in enumerate(_TABLES):
            compare = ("<" if is_open else ">") + ("=" if other < kind else "")
            sql = f"SELECT count(*) FROM {table} WHERE open = ? AND queue_day = ?{conditions} AND id {compare} ?"
            before += int(reading.value(sql, (is_open, day, *values, row)))
        return before

    def _place(self, is_open: int, day: str) -> int | None:
        return next((n for n, each in enumerate(self._days) if (each.open, each.day) == (is_open, day)), None)

    def _page(self, reading: Reading, start: _Day, offset: int, count: int) -> list[tuple[Any, ...]]:
        last = self._last_of_part(start)
        compare, order = (">=", "ASC") if start.open else ("<=", "DESC")
        until = "<=" if start.open else ">="
        conditions, values = self._conditions()
        where = f"WHERE open = ? AND queue_day {compare} ? AND queue_day {until} ?{conditions}"
        each = " UNION ALL ".join(f"SELECT {columns}, id FROM {table} {where}" for table, columns in _TABLES)
        # each side walks its own index, and the two are merged (a request first where both are equal): no sorting
        return reading.rows(
            f"{each} ORDER BY queue_day {order}, id {order} LIMIT ? OFFSET ?",
            (*(start.open, start.day, last, *values) * 2, count, offset),
        )

    def _last_of_part(self, start: _Day) -> str:
        return [each.day for each in self._days if each.open == start.open][-1]

    def _conditions(self) -> tuple[str, list[object]]:
        texts, values = [], []
        if self.filter.path:
            texts.append("path = ?")
            values.append(self.filter.path.value)
        if self.filter.state:
            texts.append("state = ?")
            values.append(self.filter.state.value)
        if self.filter.not_handed_over:
            texts.append("handed_over = 0")
        return "".join(f" AND {text}" for text in texts), list(values)

    def _ordered(self, loads: list[tuple[Any, ...]]) -> Iterator[_Day]:
        parts: dict[int, dict[str, int]] = {OPEN: {}, CLOSED: {}}
        everything = self.filter == Filter(group=self.filter.group)
        for is_open, day, state, path, handed_over, n in loads:
            if everything or self._passes(state, path, bool(handed_over)):
                days = parts[is_open]
                days[day] = days.get(day, 0) + n
        for is_open, reverse in ((OPEN, False), (CLOSED, True)):
            for day, n in sorted(parts[is_open].items(), reverse=reverse):
                if self._in_group(is_open, day):
                    yield _Day(is_open, day, n)

    def _in_group(self, is_open: int, day: str) -> bool:
        wanted = self.filter.group
        return wanted is None or wanted is group_of(is_open, date.fromisoformat(day), self.today, self._working)

    def _passes(self, state: str, path: str, handed_over: bool) -> bool:
        wanted = self.filter
        return (
            (wanted.path is None or wanted.path.value == path)
            and (wanted.state is None or wanted.state.value == state)
            and (not wanted.not_handed_over or not handed_over)
        )


def turned(duty: str, holder: str, day: date, today: date) -> tuple[str, str]:
    """A duty and whose it is today: who waited in vain for the requester acts again, who told nothing takes up."""
    after, since = _WHEN_OVER.get(duty, ("", 0))
    return (after, "petugas") if after and (today - day).days >= since else (duty, holder)


def row(found: tuple[Any, ...], calendar: Calendar, today: date) -> QueueRow:
    """A line of the queue from the columns `COLUMNS`."""
    number, state, is_open, day, due, received, name, summary, path, handed_over, duty, holder, late, *on = found[:16]
    if not duty and is_open:  # registered, and nothing was done since
        duty, holder = _FIRST_DUTY.get(State(state), ("", ""))
    next_date, working = date.fromisoformat(str(day)), calendar.newest_working(today)
    duty, holder = turned(str(duty), str(holder), next_date, today)
    group = group_of(int(is_open), next_date, today, working)
    return QueueRow(
        number=str(number),
        state=State(state),
        group=group,
        due=date.fromisoformat(str(due)) if due else None,
        next_date=next_date,
        days_left=calendar.between(today, next_date),
        late_from=calendar.add(today, 1).date if group is Group.TODAY and next_date < today else None,
        received_on=date.fromisoformat(str(received)),
        name=str(name),
        summary=str(summary),
        path=Path(path),
        handed_over=bool(handed_over),
        duty=duty,
        holder=holder,
        late_by=int(late),
        flags=tuple(flag for flag, is_on in zip(_FLAGS, on, strict=True) if is_on),
        register=_REGISTERS[found[16]],
    )


def _counts(loads: list[tuple[Any, ...]], today: date, working: date) -> Counts:
    by_group = dict.fromkeys(Group, 0)
    waiting = incomplete = done = 0
    for is_open, day, state, _, handed_over, n in loads:
        if is_open:
            by_group[group_of(is_open, date.fromisoformat(day), today, working)] += n
        else:
            done += n
        if not handed_over:
            waiting += n
        if state == State.INCOMPLETE.value:
            incomplete += n
    by_group[Group.DONE] = done
    return Counts(by_group, waiting, incomplete)

"""Berkas terbuka per unit: what is open, whose turn it is, what is next and how many working days are left."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from ppid_desk.language import long_date, short_date
from ppid_desk.papers.rules import OpenFilesContent
from ppid_desk.people.rules import Role, Who, allow
from ppid_desk.records.books import Books
from ppid_desk.reports.rules import OpenFile
from ppid_desk.reports.words import DUTIES, HOLDERS
from ppid_desk.requests import queue
from ppid_desk.requests.papers import letterhead
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

_READS = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR, Role.AUDITOR)
_HEADS, _SHARES = ("Nomor", "Tugas", "Paling lambat", "Sisa", "Diminta"), (27, 17, 14, 17, 25)
_TABLE = 3  # rows that a table's title and heads take
_MOST_UNITS = 8  # with a table of their own
_OTHERS = "Lainnya"


class OpenFiles:
    """The open files of one office."""

    def __init__(self, books: Books, settings: Settings, workdays: Workdays, who: Who, *, demo: bool) -> None:
        self._books, self._settings, self._workdays, self._who = books, settings, workdays, who
        self._demo = demo

    def files(self) -> tuple[OpenFile, ...]:
        """Every open request and objection, the most urgent first."""
        allow(self._who(), *_READS)
        today, calendar = self._books.clock.today(), self._workdays.calendar
        with self._books.read() as reading:
            rows = [
                queue.row(row, calendar, today)
                for table, columns in (("request", queue.COLUMNS), ("objection", queue.OBJECTION_COLUMNS))
                for row in reading.rows(f"SELECT {columns} FROM {table} WHERE open = 1")
            ]
        found = (
            OpenFile(each.number, each.holder, each.duty, each.received_on, each.next_date, each.days_left,
                     each.late_from, each.summary)
            for each in rows
        )  # fmt: skip
        return tuple(sorted(found, key=lambda each: (each.day, each.number)))

    def paper(self) -> bytes:
        """The list as PDF, one page of A4."""
        from ppid_desk.papers.open_files import LINES, render_open_files

        return render_open_files(self.content(self.files(), LINES))

    def content(self, files: tuple[OpenFile, ...], lines: int) -> OpenFilesContent:
        """The list on so many lines: the most urgent files, each under its unit."""
        units = _by_unit(files)
        shown = frozenset(each.number for each in files[: max(0, lines - _TABLE * len(units))])
        now = self._books.clock.now()
        over, soon = (
            sum(each.days_left < 0 for each in files),
            sum(each.days_left == 0 and each.day <= now.date() for each in files),
        )
        hidden = len(files) - len(shown)
        return OpenFilesContent(
            letterhead=letterhead(self._settings), title="Berkas Terbuka per Unit",
            facts=(("Keadaan", f"{long_date(now.date(), 'id')}, pukul {now:%H.%M}"),
                   ("Berkas terbuka / lewat waktu / hari ini", f"{len(files)} / {over} / {soon}")),
            tables=tuple(_table(unit, found, shown, now.date()) for unit, found in units.items()),
            remark=f"{hidden} berkas lain tidak termuat pada halaman ini; lihat Antrean." if hidden else "",
            foot="Urut menurut tanggal tugas berikutnya; sisa dalam hari kerja.", demo=self._demo,
        )  # fmt: skip


def _by_unit(files: Iterable[OpenFile]) -> dict[str, list[OpenFile]]:
    """The files by who must act, the busiest first; many small ones share a table."""
    found: dict[str, list[OpenFile]] = defaultdict(list)
    for each in files:
        found[HOLDERS.get(each.holder, each.holder)].append(each)
    ranked = sorted(found.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    if len(ranked) > _MOST_UNITS:
        rest = [each for _, many in ranked[_MOST_UNITS - 1 :] for each in many]
        ranked = [*ranked[: _MOST_UNITS - 1], (_OTHERS, sorted(rest, key=lambda each: (each.day, each.number)))]
    return dict(ranked)


def _table(
    unit: str, files: list[OpenFile], shown: frozenset[str], today: date
) -> tuple[str, tuple[str, ...], tuple[float, ...], tuple[tuple[str, ...], ...]]:
    over = sum(each.days_left < 0 for each in files)
    late = f", {over} lewat waktu" if over else ""
    rows = tuple(
        (each.number, DUTIES.get(each.duty, each.duty), short_date(each.day, "id"), _left(each, today), each.summary)
        for each in files
        if each.number in shown
    )
    return f"{unit}: {len(files)} berkas{late}", _HEADS, _SHARES, rows or (("…", "", "", "", ""),)


def _left(file: OpenFile, today: date) -> str:
    if file.days_left < 0:
        return f"lewat {-file.days_left} hk"
    if file.late_from:
        return f"lewat mulai {short_date(file.late_from, 'id', year=False)}"
    return "hari ini" if file.day == today else f"{file.days_left} hk"

"""A demo office: synthetic people, real calendar, the same files for the same number and date.

The rows, events and counts are those that registering writes, only many at a time.
"""

from __future__ import annotations

import hashlib
import random
import uuid
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache, partial
from zoneinfo import ZoneInfo

from ppid_desk import settings
from ppid_desk.numbering import Template
from ppid_desk.people import service as people
from ppid_desk.people.rules import IdType, Requester, RequesterKind
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.journal import Event
from ppid_desk.records.session import Row, Writing
from ppid_desk.requests import queue, registration
from ppid_desk.requests.checks import Checked
from ppid_desk.requests.registration import Dates, Given, Identity
from ppid_desk.requests.rules import (
    DOCUMENTS,
    REGISTER,
    Access,
    Channel,
    CopyForm,
    Delivery,
    NewRequest,
    Path,
    Request,
    State,
)
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

MOST = 5_000_000
FIRST_DAY = date(2025, 1, 1)
_BATCH = 4_000
_OPEN_SHARE, _LATE_SHARE, _LATE_DAYS = 0.82, 0.05, 14

_GIVEN = (
    "Siti Budi Dewi Agus Rina Joko Ani Eko Maya Hadi Lestari Rudi Fitri Dedi Wulan Iwan Nur Asep Yanti Bayu Ratna Tono"
    " Indah Yusuf Sri Bambang Kartika Hendra Mega Slamet Intan Gilang Tuti Rahmat Dian Wahyu Laila Surya Nina Anton"
).split()
_FAMILY = (
    "Rahmawati Santoso Lestari Hidayat Kusuma Nugroho Permata Saputra Wijaya Maharani Setiawan Puspita Firmansyah"
    " Anggraini Prasetyo Handayani Gunawan Safitri Kurniawan Utami Ramadhan Purnama Suryana Melati Hakim Pratiwi"
    " Subagja Oktaviani Mulyadi Sari Fauzi Wulandari Darmawan Astuti Iskandar Kencana Rosadi Amelia Syahputra Nabila"
).split()
_TOPICS = (
    "Rincian realisasi anggaran {year} per program",
    "Salinan berita acara pleno rekapitulasi daftar pemilih berkelanjutan triwulan {quarter} tahun {year}",
    "Jumlah pemilih disabilitas per kecamatan tahun {year}",
    "Daftar informasi publik tahun {year}",
    "Laporan kinerja instansi pemerintah tahun {year}",
    "Dokumen pengadaan logistik tahun {year}",
    "Struktur organisasi dan profil pejabat struktural",
    "Laporan layanan informasi publik tahun {year}",
    "Rekapitulasi hasil pemilihan wali kota per kelurahan",
    "Standar pelayanan dan maklumat pelayanan yang berlaku",
)
_PURPOSES = ("Penelitian skripsi", "Bahan berita", "Pengawasan masyarakat", "Tugas kuliah", "Arsip organisasi")
_JOBS = ("Mahasiswa", "Wartawan", "Karyawan swasta", "Guru", "Wirausaha", "Aparatur sipil negara", "Ibu rumah tangga")
_STREETS = ("Melati", "Kenanga", "Cempaka", "Flamboyan", "Anggrek", "Dahlia", "Teratai")
_CHANNELS = (Channel.WALK_IN,) * 6 + (Channel.EPPID,) * 2 + (Channel.EMAIL, Channel.LETTER, Channel.PHONE)


def seed_of(files: int, today: date) -> bytes:
    """What makes a demo the same for the same number of files and the same date."""
    return hashlib.sha256(f"PPID Desk demo {files} {today}".encode()).digest()


def with_people(text: str, seed: bytes) -> str:
    """The settings of a demo office with invented people where they name nobody."""
    chance, chosen = random.Random(seed), settings.parse(text)  # noqa: S311
    named = {"officer": chosen.officer, "ppid": chosen.ppid, "superior": chosen.superior}
    nobody = ("", settings.parse(settings.prefilled()).officer.name)
    changes: dict[str, object] = {}
    for origin, person in named.items():
        born = f"{chance.randint(1968, 1995)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"
        joined, nth = f"200{chance.randint(5, 9)}01", chance.randint(1001, 2009)
        name = f"{chance.choice(_GIVEN)} {chance.choice(_FAMILY)}"
        if person.name in nobody:
            changes |= {f"{origin}.name": name, f"{origin}.nip": f"{born}{joined}{nth}"}
    return settings.changed(text, changes)


def fill(books: Books, chosen: Settings, workdays: Workdays, files: int, today: date) -> None:
    """Write the files of a demo office into fresh books, up to `today`."""
    office = _Office(chosen, workdays, today, random.Random(seed_of(files, today)))  # noqa: S311
    writer = _Writer(office)
    batch: list[Request] = []
    for request in office.requests(files):
        batch.append(request)
        if len(batch) == _BATCH:
            books.write(partial(writer.write, batch=tuple(batch)))
            batch.clear()
    books.write(partial(writer.write, batch=tuple(batch)))
    books.write(writer.finish)


class _Office:
    """Invents requests, day by day."""

    def __init__(self, chosen: Settings, workdays: Workdays, today: date, chance: random.Random) -> None:
        self.settings = chosen
        self.workdays = workdays
        self.today = today
        self.chance = chance
        self.zone = ZoneInfo(chosen.time_zone)
        self.template = Template(chosen.numbers.template)
        self.dates = lru_cache(maxsize=4096)(self._dates)
        self.people = [self._person(place) for place in range(3_000)]
        self.given: dict[int, int] = defaultdict(int)

    def requests(self, files: int) -> Iterator[Request]:
        calendar, last = self.workdays.calendar, self.today.toordinal()
        every = [date.fromordinal(each) for each in range(FIRST_DAY.toordinal(), last + 1)]
        days = [day for day in every if calendar.is_working(day)] or [self.today]
        done = 0
        for place, day in enumerate(days, 1):
            until = files * place // len(days)
            many, done = until - done, until
            for at in self._moments(day, many):
                yield self._request(day, at)

    def _moments(self, day: date, many: int) -> Iterator[datetime]:
        opens = datetime(day.year, day.month, day.day, 8, 0, tzinfo=self.zone)
        if day == self.today:  # whatever time it is now, this was before: sent in the night through the portal
            opens = opens.replace(hour=0)
        step = 0.0 if day == self.today else 7.5 * 3600 / max(1, many)
        for number in range(many):
            yield opens + timedelta(seconds=int(number * step))

    def _person(self, place: int) -> Requester:
        chance = self.chance
        name = f"{_GIVEN[place % len(_GIVEN)]} {_FAMILY[chance.randrange(len(_FAMILY))]}"
        woman = chance.random() < 0.5
        day, month, year = chance.randint(1, 28) + 40 * woman, chance.randint(1, 12), chance.randint(60, 99)
        nik = f"3673{chance.randint(1, 6):02d}{day:02d}{month:02d}{year:02d}{9000 + place % 1000}"
        address = f"Jl. {chance.choice(_STREETS)} No. {chance.randint(1, 99)}, Kota Serang"
        phone = f"0812{9000000 + place:08d}"
        return Requester(
            RequesterKind.PERSON, name, IdType.KTP, nik, address=address, phone=phone,
            occupation=chance.choice(_JOBS), email=f"pemohon{place}@contoh.invalid" if place % 3 == 0 else "",
        )  # fmt: skip

    def _dates(self, day: date, path: Path, complete: bool) -> Dates:
        return registration.dates_of(self._checked(day, path, complete), self.workdays)

    def _checked(self, day: date, path: Path, complete: bool) -> Checked:
        empty = NewRequest(self.people[0], ("-",), missing=() if complete else ("-",))
        return Checked(empty, path, "", datetime(day.year, day.month, day.day, tzinfo=self.zone), ())

    def _request(self, day: date, at: datetime) -> Request:
        chance = self.chance
        person = chance.choice(self.people)
        complete = chance.random() > 0.04 or (self.today - day).days > 4
        delivery = chance.choice((Delivery.PICKUP, Delivery.COURIER, Delivery.EMAIL))
        items = tuple(self._topic(each, day) for each in chance.sample(_TOPICS, 1 + (chance.random() < 0.2)))
        new = NewRequest(
            person, items, chance.choice(_PURPOSES), chance.choice(_CHANNELS), Access.COPY, CopyForm.SOFTCOPY, delivery,
            documents_seen=DOCUMENTS[person.kind], missing=() if complete else ("Fotokopi KTP",),
        )  # fmt: skip
        dates = self.dates(day, Path.NORMAL, complete)
        checked = Checked(new, Path.NORMAL, "", at, ())
        self.given[day.year] += 1
        seq = self.given[day.year]
        identity = Identity(str(uuid.UUID(int=chance.getrandbits(128), version=4)), chance.randbytes(16))
        request = registration.built(
            checked, dates, at, self.settings.officer.name, Given(seq, self.template.number(seq, day)), identity
        )
        return self._lived(request, day)

    def _topic(self, topic: str, day: date) -> str:
        return topic.format(year=day.year - 1, quarter=self.chance.choice(("I", "II", "III", "IV")))

    def _lived(self, request: Request, day: date) -> Request:
        """Most old files are closed, some a little late; most young ones are open."""
        if request.deadline is None:
            return replace(request, handed_over=self.chance.random() < 0.5)
        counted = request.deadline.due.counted
        over = (self.today - request.deadline.due.date).days
        share = _OPEN_SHARE if over <= 0 else _LATE_SHARE if over <= _LATE_DAYS else 0.0
        if self.chance.random() < share:
            return replace(request, handed_over=day < self.today or self.chance.random() < 0.7)
        closed = self.chance.choice([each for each in counted if each < self.today] or [day])
        if closed >= self.today:
            return replace(request, handed_over=True)
        return replace(request, state=State.DONE, closed_on=closed, handed_over=True)


class _Writer:
    """Writes batches of requests: rows, words, clocks, slips, events in the order of time."""

    def __init__(self, office: _Office) -> None:
        self.office = office
        self.closing: dict[date, list[Request]] = defaultdict(list)
        self.loads: dict[queue.Place, int] = defaultdict(int)
        self.next_id = 1
        self.day: date | None = None
        self.head: tuple[int, bytes] | None = None
        self.known_people: dict[Requester, int] = {}

    def write(self, writing: Writing, batch: tuple[Request, ...]) -> None:
        self.head = self.head or journal.head(writing)
        rows: list[Row] = []
        items: list[Row] = []
        words: list[Row] = []
        clocks: list[Row] = []
        jobs: list[Row] = []
        events: list[Event] = []
        office = self.office.settings.numbers.office
        for request in batch:
            events += self._closings(request.received_at)
            salt = self.office.chance.randbytes(16)
            facts = registration.public_facts(request)
            facts["personal"] = journal.commitment(salt, registration.personal_facts(request))
            events.append(self._event(request.recorded_at, "request.registered", request.id, facts))
            person = self._person(writing, request.requester)
            rows.append((self.next_id, *registration.request_row(request, office, person, self.head_seq, salt)))
            items += [(self.next_id, place, text) for place, text in enumerate(request.items, 1)]
            words.append((self.next_id, *registration.words(request)))
            dates = Dates(request.deadline, request.deadline_from_first, request.notice_due)
            clocks.append((*registration.clock_row(self.next_id, request, dates, self.office.workdays), _iso(request)))
            jobs.append(self._job(request))
            self.loads[registration.place_of(request)] += 1
            if request.closed_on:
                self.closing[request.closed_on].append(request)
            self.next_id += 1
        marks = ", ".join("?" * 36)
        writing.run_many(f"INSERT INTO request (id, {registration.REQUEST_COLUMNS}) VALUES ({marks})", rows)
        writing.run_many(registration.INSERT_ITEM, items)
        writing.run_many(registration.INSERT_WORDS, words)
        writing.run_many(_INSERT_ENDED_CLOCK, clocks)
        writing.run_many(_INSERT_JOB, jobs)
        self._keep(writing, events)

    def finish(self, writing: Writing) -> None:
        """Close what is left to close, and write counts and counters."""
        self.head = self.head or journal.head(writing)
        events = self._closings(None)
        self._keep(writing, events)
        for place, n in self.loads.items():
            queue.enter(writing, place, n)
        office = self.office.settings.numbers.office
        counters = [(REGISTER, office, year, last) for year, last in self.office.given.items()]
        writing.run_many("INSERT INTO counter (register, office, year, last) VALUES (?, ?, ?, ?)", counters)

    @property
    def head_seq(self) -> int:
        return self.head[0] if self.head else 0

    def _person(self, writing: Writing, requester: Requester) -> int:
        if requester not in self.known_people:
            self.known_people[requester] = people.keep(writing, requester)
        return self.known_people[requester]

    def _closings(self, before: datetime | None) -> list[Event]:
        """The closings of all days that ended before a moment (None: all that are left)."""
        if before is not None and self.day == before.date():
            return []
        self.day = before.date() if before else None
        events = []
        for day in sorted(day for day in self.closing if before is None or day < before.date()):
            at = datetime(day.year, day.month, day.day, 15, 45, tzinfo=self.office.zone)
            for request in self.closing.pop(day):
                at = max(at, request.recorded_at)
                events.append(self._event(at, "request.finished", request.id, {"number": request.number}))
        return events

    def _event(self, at: datetime, kind: str, subject: str, facts: dict[str, object]) -> Event:
        assert self.head is not None
        actor, body = self.office.settings.officer.name, journal.canonical(facts)
        event = journal.chained(self.head[1], self.head[0] + 1, at.isoformat(), actor, kind, subject, body)
        self.head = (event.seq, event.hash)
        return event

    def _keep(self, writing: Writing, events: list[Event]) -> None:
        values = [(e.seq, e.at, e.actor, e.kind, e.subject, e.body, e.hash) for e in events]
        writing.run_many(
            "INSERT INTO event (seq, at, actor, kind, subject, body, hash) VALUES (?, ?, ?, ?, ?, ?, ?)", values
        )
        if events:
            last = events[-1]
            writing.run(
                "UPDATE journal_head SET seq = ?, hash = ?, at = ? WHERE id = 1", (last.seq, last.hash, last.at)
            )

    def _job(self, request: Request) -> tuple[object, ...]:
        state = "handed_over" if request.handed_over else "not_printed"
        paper = self.office.settings.printing.paper
        return (request.id, request.number, 1, state, paper, 0, "", request.recorded_at.isoformat())


_INSERT_ENDED_CLOCK = registration.INSERT_CLOCK.replace("calendar_version)", "calendar_version, ended_on)").replace(
    "?)", "?, ?)"
)
_INSERT_JOB = (
    "INSERT INTO print_job (subject, number, copy_no, state, paper, slot, reason, changed_at)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)


def _iso(request: Request) -> str | None:
    return request.closed_on.isoformat() if request.closed_on else None

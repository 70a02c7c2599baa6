"""Lists of days off from files: what fits, what is named by its row, and what is no list at all."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.workdays.rules import DayKind, DayStatus, Proposal, WantedWhy
from tests.conftest import asked
from tests.workdays.test_changing import EIGHTEENTH, Office, at

SKB = "SKB 3 Menteri No. 1/2027"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = Office(tmp_path / "office", date(2025, 8, 4))
    made.withdraw(EIGHTEENTH)
    made.on(date(2026, 11, 23))
    yield made
    made.desk.close()


def read(office: Office, tmp_path: Path, text: str | bytes, name: str = "libur.csv", basis: str = "") -> Proposal:
    file = tmp_path / name
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return office.desk.calendar.read(file, basis)


def told(proposal: Proposal) -> list[str]:
    return [f"{fact.date} {fact.kind} {fact.name} | {fact.basis} | {fact.status}" for fact in proposal.changes]


def test_a_list_in_the_shipped_form(office: Office, tmp_path: Path) -> None:
    proposal = read(
        office, tmp_path,
        "date,kind,name,basis,declared_on,status\n"
        f"2028-01-01,public,Tahun Baru,{SKB},2026-09-15,declared\n\n"
        f"2028-01-03,leave,Cuti Bersama,{SKB},,\n"
        f"2026-12-24,leave,Cuti Bersama Kelahiran Yesus Kristus,{SKB},2026-11-20,withdrawn\n"
        '2026-12-25,public,Hari Raya Natal,"SKB 3 Menteri No. 1497/2025, 2/2025, 5/2025",2025-09-19,declared\n',
    )  # fmt: skip
    assert told(proposal) == [
        f"2028-01-01 public Tahun Baru | {SKB} | declared",
        f"2028-01-03 leave Cuti Bersama | {SKB} | declared",
        f"2026-12-24 leave Cuti Bersama Kelahiran Yesus Kristus | {SKB} | withdrawn",
    ]
    assert [fact.date.isoformat() for fact in proposal.already] == ["2026-12-25"]
    assert proposal.source == "libur.csv"
    assert proposal.unread == ()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_a_list_with_indonesian_headings(office: Office, tmp_path: Path, encoding: str) -> None:
    text = (
        "Tanggal;Jenis;Hari Libur;Dasar Hukum;Ditetapkan;Status\r\n"
        "01/01/2028;Libur Nasional;Tahun Baru — é;SKB 1;15-09-2026;ditetapkan\r\n"
        "3 Januari 2028;Cuti Bersama;Cuti;SKB 1;15 September 2026;\r\n"
        "2.10.2028;daerah;Hari Jadi Banten;SK Gubernur;;dicabut\r\n"
    )
    proposal = read(office, tmp_path, text.encode(encoding))
    assert told(proposal) == [
        "2028-01-01 public Tahun Baru — é | SKB 1 | declared",
        "2028-01-03 leave Cuti | SKB 1 | declared",
        "2028-10-02 local Hari Jadi Banten | SK Gubernur | withdrawn",
    ]
    assert proposal.changes[1].declared_on == date(2026, 9, 15)


def test_kind_and_decree_where_the_file_has_no_column(office: Office, tmp_path: Path) -> None:
    text = "tanggal,keterangan\n2028-01-01,Tahun Baru\n2028-01-03,Cuti  bersama Tahun Baru\n"
    assert told(read(office, tmp_path, text, basis=SKB)) == [
        f"2028-01-01 public Tahun Baru | {SKB} | declared",
        f"2028-01-03 leave Cuti bersama Tahun Baru | {SKB} | declared",
    ]
    assert {fact.basis for fact in read(office, tmp_path, text).changes} == {"Berkas libur.csv"}


def test_what_does_not_fit_is_named_and_nothing_is_written(office: Office, tmp_path: Path) -> None:
    text = (
        "date,kind,name,basis,declared_on,status\n"
        "2028-01-01,public,Tahun Baru,SKB,,\n"
        "2028-02-30,public,Salah,SKB,,\n"
        "2028-03-01,weekend,Salah,SKB,,\n"
        "2028-03-02,public,,SKB,,\n"
        "2028-03-03,public,Tanpa dasar,,,\n"
        "2028-03-04,public,Besok,SKB,2026-11-24,\n"
        "2028-03-05,public,Status,SKB,,mungkin\n"
        "2028-01-01,public,Lain,SKB,,\n"
        "=1+1,public,Rumus,SKB,,\n"
        "3000-01-01,public,Jauh,SKB,,\n"
        "2028-03-06\n"
    )
    proposal = read(office, tmp_path, text)
    assert [(each.place, each.value) for each in proposal.unread] == [
        ("baris 3", "2028-02-30"), ("baris 4", "2028-03-01"), ("baris 5", "2028-03-02"), ("baris 6", "2028-03-03"),
        ("baris 7", "2028-03-04"), ("baris 8", "2028-03-05"), ("baris 9", "2028-01-01"), ("baris 10", "=1+1"),
        ("baris 11", "3000-01-01"), ("baris 12", "2028-03-06"),
    ]  # fmt: skip
    assert all(each.reason for each in proposal.unread)
    before = office.desk.changes()
    with pytest.raises(Refusal) as refusal:
        office.desk.calendar.apply(proposal)
    assert refusal.value.code == "calendar_unread"
    assert "baris 3" in str(refusal.value)
    assert office.desk.changes() == before


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "list_columns"),
        (b"a,b\n1,2\n", "list_columns"),
        (b"date,name\n2028-01-01,\0x\n", "list_unreadable"),
        (b'date,name\n"' + b"x" * 200_000 + b'"\n', "list_unreadable"),
        (b"date,name\n" + b"2028-01-01,x\n" * 5_001, "list_too_long"),
        (b"x" * 2_000_001, "list_too_large"),
        (b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART", "list_unreadable"),
        (b"BEGIN:VCALENDAR\r\nEND:VEVENT\r\n", "list_unreadable"),
    ],
)
def test_what_is_no_list(office: Office, tmp_path: Path, text: bytes, code: str) -> None:
    csv.field_size_limit(1_000_000)  # as reading an old register leaves it
    with pytest.raises(Refusal) as refusal:
        read(office, tmp_path, text)
    assert refusal.value.code == code
    assert "libur.csv" in str(refusal.value)


def event(*lines: str) -> str:
    return "\r\n".join(["BEGIN:VEVENT", *lines, "END:VEVENT", ""])


def ics(*events: str) -> str:
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y//\r\n" + "".join(events) + "END:VCALENDAR\r\n"


def test_icalendar(office: Office, tmp_path: Path) -> None:
    text = ics(
        event("UID:1", "DTSTART;VALUE=DATE:20280101", "SUMMARY:Tahun Baru"),
        event("UID:2", "DTSTART;VALUE=DATE:20280226", "DTEND;VALUE=DATE:20280229", "SUMMARY:Idulfitri"),
        event("UID:3", "DTSTART;VALUE=DATE:20280301", "DTEND;VALUE=DATE:20280301", "SUMMARY:Cuti Bersama Idulfitri"),
        event("UID:4", "DTSTART;VALUE=DATE:20280302", "DURATION:P2D", "SUMMARY:Cuti bersama", "STATUS:CANCELLED"),
        event("UID:5", "DTSTART;VALUE=DATE:20281004", "SUMMARY:Hari Jadi Banten", "CATEGORIES:Libur Daerah"),
    )
    assert told(read(office, tmp_path, text, "libur.ics", SKB)) == [
        f"2028-01-01 public Tahun Baru | {SKB} | declared",
        f"2028-02-26 public Idulfitri | {SKB} | declared",
        f"2028-02-27 public Idulfitri | {SKB} | declared",
        f"2028-02-28 public Idulfitri | {SKB} | declared",
        f"2028-03-01 leave Cuti Bersama Idulfitri | {SKB} | declared",
        f"2028-03-02 leave Cuti bersama | {SKB} | withdrawn",
        f"2028-03-03 leave Cuti bersama | {SKB} | withdrawn",
        f"2028-10-04 local Hari Jadi Banten | {SKB} | declared",
    ]


@pytest.mark.parametrize(
    ("lines", "words"),
    [
        (("DTSTART;VALUE=DATE:20280101", "RRULE:FREQ=YEARLY"), "berulang"),
        (("DTSTART:20280101T080000Z", "DTEND:20280101T170000Z"), "jam"),
        (("DTSTART;VALUE=DATE:20280101", "DTEND:20280101T170000Z"), "jam"),
        (("DTSTART;VALUE=DATE:20280101", "DURATION:PT8H"), "jam"),
        (("DTEND;VALUE=DATE:20280101",), "tanggal"),
        (("DTSTART;VALUE=DATE:bukan",), "tanggal"),
        (("DTSTART;VALUE=DATE:20280101", "DTEND;VALUE=DATE:20290101"), "31"),
        (("DTSTART;VALUE=DATE:20280110", "DTEND;VALUE=DATE:20280101"), "31"),
    ],
)
def test_what_is_no_day_off_in_icalendar(office: Office, tmp_path: Path, lines: tuple[str, ...], words: str) -> None:
    good = event("UID:baik", "DTSTART;VALUE=DATE:20280101", "SUMMARY:Tahun Baru")
    proposal = read(office, tmp_path, ics(good, event("UID:salah-7", "SUMMARY:x", *lines)), "libur.ics")
    (fault,) = proposal.unread
    assert fault.place == "acara salah-7"
    assert words in fault.reason
    assert len(proposal.changes) == 1


def test_a_list_moves_open_files_and_makes_dates_firm(office: Office, tmp_path: Path) -> None:
    office.now = at(date(2027, 12, 20))
    desk = office.desk
    request = desk.requests.register(asked())
    assert request.deadline is not None
    assert (request.due, request.deadline.provisional) == (date(2028, 1, 4), True)
    assert [(each.year, each.why) for each in desk.calendar.wanted()] == [(2028, WantedWhy.OPEN)]
    text = f"date,kind,name,basis\n2028-01-01,public,Tahun Baru,{SKB}\n"
    proposal = read(office, tmp_path, text)
    assert (proposal.moves, proposal.firm) == ((), 1)  # 1 January 2028 is a Saturday
    desk.calendar.apply(proposal)
    again = desk.requests.get(request.number).deadline
    assert again is not None
    assert not again.provisional
    assert desk.calendar.wanted() == ()
    proposal = read(office, tmp_path, text + f"2028-01-03,public,Libur,{SKB}\n")
    assert [(move.due_from, move.due_to) for move in proposal.moves] == [(date(2028, 1, 4), date(2028, 1, 5))]
    assert len(proposal.already) == 1
    desk.calendar.apply(proposal)
    assert desk.requests.get(request.number).due == date(2028, 1, 5)
    assert list(desk.faults()) == []


def test_the_list_of_next_year_is_asked_for_from_october(office: Office) -> None:
    asked_for = office.desk.calendar.wanted
    assert asked_for(date(2027, 9, 30)) == ()
    assert [(each.year, each.why) for each in asked_for(date(2027, 10, 1))] == [(2028, WantedWhy.AUTUMN)]
    assert asked_for(date(2026, 10, 1)) == ()  # 2027 is declared
    assert [(each.year, each.why) for each in asked_for(date(2028, 2, 1))] == [(2028, WantedWhy.NOW)]


def test_comparing_shows_differences_and_changes_nothing(office: Office) -> None:
    calendar = office.desk.calendar
    assert calendar.compare(2026) == calendar.compare(2027) == ()
    (missing,) = calendar.compare(2025)
    assert (missing.date, missing.kind, missing.ours) == (EIGHTEENTH, DayKind.LEAVE, "")
    assert missing.theirs.startswith("Cuti Bersama")
    calendar.apply(calendar.declare(date(2026, 7, 1), DayKind.PUBLIC, "Hari khusus", "Keppres 1"))
    (more,) = calendar.compare(2026)
    assert (more.ours, more.theirs) == ("Hari khusus", "")
    assert len(calendar.compare(2028)) > 10  # undeclared here, forecast there


def test_what_a_newer_program_brings_waits_for_a_person(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    from ppid_desk.workdays import changing
    from ppid_desk.workdays.service import shipped_holidays

    assert office.desk.calendar.shipped().changes == ()  # what was withdrawn here was known before
    new = list(shipped_holidays())
    new.append(new[0].__class__(date(2028, 1, 1), DayKind.PUBLIC, "Tahun Baru", SKB, None, DayStatus.DECLARED))
    monkeypatch.setattr(changing, "shipped_holidays", lambda: iter(new))
    version = office.desk.workdays.calendar.version
    folder, clock = office.desk.places.folder, office.desk.clock
    with Desk.open(folder, clock) as again:
        assert again.workdays.calendar.version == version
        proposal = again.calendar.shipped()
        assert told(proposal) == [f"2028-01-01 public Tahun Baru | {SKB} | declared"]
        again.calendar.apply(proposal)
        assert again.calendar.shipped().changes == ()
        assert 2028 in again.workdays.calendar.declared_years

"""Registering: what the law and the desk want of it."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.numbering import Template, check_digit, split_check_digit
from ppid_desk.people import service as people
from ppid_desk.people.rules import IdType, Representative, Requester, RequesterKind
from ppid_desk.records.journal import canonical
from ppid_desk.records.session import Reading
from ppid_desk.requests.rules import Channel, NewRequest, SlipWanted, State
from ppid_desk.requests.rules import Path as ServicePath
from ppid_desk.settings import prefilled
from tests.conftest import JAKARTA, NOON, asked

STAGE = '\n[[stages]]\nname = "Pemungutan suara"\nfirst = 2026-11-01\nlast = 2026-12-31\nbasis = "PKPU"\n'


def office(folder: Path, moment: datetime, settings: str = "") -> Desk:
    return Desk.open(folder, Clock.standing(moment), settings_text=prefilled() + settings if settings else None)


def refused(desk: Desk, new: NewRequest) -> Refusal:
    before = desk.changes()
    with pytest.raises(Refusal) as told:
        desk.requests.register(new)
    assert desk.changes() == before
    return told.value


def test_a_walk_in(desk: Desk) -> None:
    request = desk.requests.register(asked())
    assert (request.number, request.sequence) == ("0001/PIP/KPU-KS/XI/2026", 1)
    assert request.received_at == request.recorded_at == NOON
    assert (request.due, request.state) == (date(2026, 12, 7), State.REGISTERED)
    assert request.deadline is not None
    assert request.deadline.extended.date == date(2026, 12, 16)
    assert desk.requests.get(request.number) == request


@pytest.mark.parametrize("kind", RequesterKind)
@pytest.mark.parametrize("represented", [False, True])
def test_every_kind_of_requester(desk: Desk, kind: RequesterKind, represented: bool) -> None:
    power = Representative("Andi Kuasa", IdType.SIM, "99", "Surat kuasa 1/2026") if represented else None
    requester = Requester(kind, "Perkumpulan Warga", representative=power)
    found = desk.requests.get(desk.requests.register(asked(requester=requester)).number)
    assert found.requester == requester  # no phone, no e-mail, no identity: still a request


def test_an_earlier_receipt_needs_its_proof(desk: Desk) -> None:
    earlier = NOON - timedelta(days=10)
    assert refused(desk, asked(received_at=earlier)).code == "received_without_proof"
    request = desk.requests.register(asked(received_at=earlier, received_proof="cap pos", channel=Channel.LETTER))
    assert (request.received_at, request.recorded_at) == (earlier, NOON)
    assert request.due == date(2026, 11, 27)
    this_morning = desk.requests.register(asked(received_at=NOON - timedelta(hours=3)))
    assert this_morning.received_proof == ""


def test_the_future_is_refused(desk: Desk) -> None:
    assert refused(desk, asked(received_at=NOON + timedelta(minutes=1))).field == "received_at"
    assert refused(desk, asked(letter_date=date(2026, 11, 24))).field == "letter_date"


def test_received_in_another_zone_is_the_office_day(desk: Desk) -> None:
    request = desk.requests.register(
        asked(received_at=datetime(2026, 11, 22, 17, 30, tzinfo=UTC), received_proof="surel")
    )
    assert request.received_at.date() == date(2026, 11, 23)
    assert request.received_at.utcoffset() == timedelta(hours=7)


def test_new_years_eve(tmp_path: Path) -> None:
    """T14: a request of 31 December typed on 4 January takes the last number of the old year."""
    eve = datetime(2026, 12, 31, 14, 0, tzinfo=JAKARTA)
    with office(tmp_path / "office", eve) as desk:
        assert desk.requests.register(asked()).number == "0001/PIP/KPU-KS/XII/2026"
    with office(tmp_path / "office", datetime(2027, 1, 4, 9, 0, tzinfo=JAKARTA)) as desk:
        assert desk.requests.register(asked()).number == "0001/PIP/KPU-KS/I/2027"
        late = desk.requests.register(asked(received_at=eve, received_proof="buku tamu"))
        assert (late.number, late.due) == ("0002/PIP/KPU-KS/XII/2026", date(2027, 1, 18))
        assert desk.requests.register(asked()).number == "0002/PIP/KPU-KS/I/2027"
        assert list(desk.faults()) == []


def test_the_number_goes_on_where_the_paper_register_ended(tmp_path: Path) -> None:
    text = prefilled().replace("next = 1 ", "next = 57 ")
    with Desk.open(tmp_path / "office", Clock.standing(NOON), settings_text=text) as desk:
        assert [desk.requests.register(asked()).sequence for _ in range(2)] == [57, 58]
        last_year = datetime(2025, 12, 30, 9, 0, tzinfo=JAKARTA)
        assert desk.requests.register(asked(received_at=last_year, received_proof="x")).sequence == 1
        assert list(desk.faults()) == []


def test_election_path_by_rule(tmp_path: Path) -> None:
    with office(tmp_path / "office", NOON, STAGE) as desk:
        by_rule = desk.requests.register(asked(election=True))
        assert (by_rule.path, by_rule.due) == (ServicePath.ELECTION, date(2026, 11, 26))
        assert desk.requests.register(asked()).path is ServicePath.NORMAL
        before = datetime(2026, 10, 30, 9, 0, tzinfo=JAKARTA)
        early = asked(election=True, received_at=before, received_proof="x")
        assert desk.requests.register(early).path is ServicePath.NORMAL  # no stage ran on that day
        shorter = desk.requests.register(asked(path=ServicePath.ELECTION))
        assert shorter.path is ServicePath.ELECTION  # to the shorter path at any time
        longer = asked(election=True, path=ServicePath.NORMAL)
        assert refused(desk, longer).field == "path_note"
        noted = desk.requests.register(replace(longer, path_note="bukan tentang tahapan"))
        assert (noted.path, noted.path_note) == (ServicePath.NORMAL, "bukan tentang tahapan")


def test_incomplete_shows_both_readings(desk: Desk) -> None:
    request = desk.requests.register(asked(missing=("Fotokopi KTP", "Surat kuasa")))
    assert (request.state, request.due, request.notice_due) == (State.INCOMPLETE, None, date(2026, 11, 26))
    assert request.deadline_from_first.due.date == date(2026, 12, 7)
    assert request.next_date == date(2026, 11, 26)


@pytest.mark.parametrize(
    ("nik", "impossible"),
    [
        ("3673011508900001", False),
        ("3673015508900002", False),
        ("3604015508900003", False),
        ("3673013102900004", False),
        ("3673.0115.0890.0001", False),
        ("3673013208900001", True),
        ("3673017208900001", True),
        ("3673011513900001", True),
        ("3673011508900000", True),
        ("367301150890001", True),
        ("1111111111111111", True),
    ],
)
def test_a_nik_warns_and_never_ends_in_a_dead_end(desk: Desk, nik: str, impossible: bool) -> None:
    person = Requester(RequesterKind.PERSON, "Siti", IdType.KTP, nik)
    if impossible:
        assert refused(desk, asked(requester=person)).field == "requester.id_number"
        person = replace(person, id_reason="KTP lama, tertulis begitu")
    assert desk.requests.register(asked(requester=person)).requester.id_number == nik


def test_other_identities_are_not_niks(desk: Desk) -> None:
    for kind in (IdType.SIM, IdType.PASSPORT, IdType.OTHER, None):
        assert desk.requests.register(asked(requester=Requester(RequesterKind.PERSON, "Siti", kind, "X1")))


def test_pressing_twice_registers_once(desk: Desk) -> None:
    desk.drafts.save(1, "key", {"items": "x"})
    first = desk.requests.register(asked(idempotency_key="key"), SlipWanted("a5", 1))
    assert desk.requests.register(asked("Somebody Else", idempotency_key="key"), SlipWanted("a5", 1)) == first
    assert desk.requests.queue().total == 1
    assert len(desk.printing.jobs(first.number)) == 1
    assert desk.drafts.load(1) is None  # the draft went with the registration


def test_warnings_do_not_stop(desk: Desk) -> None:
    odd = asked(
        requester=Requester(RequesterKind.PERSON, "Siti", IdType.KTP, "9973013102900004", email="siti"), purpose=""
    )
    preview = desk.requests.preview(odd)
    assert preview.refusals == ()
    assert {warned.field for warned in preview.warnings} == {"requester.id_number", "requester.email", "purpose"}
    assert desk.requests.register(odd)


def test_the_preview_says_everything_at_once_and_writes_nothing(desk: Desk) -> None:
    before = desk.changes()
    preview = desk.requests.preview(
        NewRequest(Requester(RequesterKind.PERSON, " "), ("", "x"), letter_date=date(2030, 1, 1))
    )
    assert [refusal.field for refusal in preview.refusals] == ["requester.name", "items[1]", "letter_date"]
    assert preview.deadline.due.date == date(2026, 12, 7)
    assert desk.changes() == before


def test_statements_per_registration_do_not_grow(desk: Desk) -> None:
    """No query per row: a thousand files later a registration asks the books as often as at first."""

    def count() -> int:
        seen: list[str] = []
        desk.books.write(lambda writing: writing.connection.set_trace_callback(seen.append))
        desk.requests.register(asked())
        desk.books.write(lambda writing: writing.connection.set_trace_callback(None))
        return sum(not text.startswith("--") and "request_words_" not in text for text in seen)

    first = count()
    for place in range(200):
        desk.requests.register(asked(f"Orang {place}"))
    assert count() == first <= 18


def test_a_statement_is_what_the_standard_says() -> None:
    """The journal commits to it: it may become quicker, but never another."""
    power = Representative("Kuasa", IdType.SIM, "12", "SK 1")
    for stated in (asked().requester, replace(asked().requester, representative=power)):
        assert canonical(people.stated(stated)) == canonical(asdict(stated))
    facts = {"b": "“é”", "a": [1, None, True, {"z": ServicePath.NORMAL}]}
    assert canonical(facts) == json.dumps(facts, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def test_a_slip_that_is_shown_already_is_not_drawn_again(desk: Desk) -> None:
    first, other = (desk.requests.register(asked(name)).number for name in ("Satu", "Dua"))
    shown = desk.requests.slip_picture(first, 1, 1.0)
    assert desk.requests.slip_picture(first, 1, 1.0) is shown
    assert desk.requests.slip_picture(first, 2, 1.0) != shown  # a copy is marked
    assert desk.requests.slip_picture(other, 1, 1.0) != shown
    assert desk.requests.slip_picture(first, 1, 1.0) == shown


def test_check_digits_find_slips_of_the_tongue() -> None:
    assert check_digit("572") == "4"  # Damm's own example
    number = "0123/PIP/KPU-KS/XI/2026"
    digit = check_digit(number)
    for place, sign in enumerate(number):
        if sign.isdigit():
            for other in "0123456789".replace(sign, ""):
                assert check_digit(number[:place] + other + number[place + 1 :]) != digit
    assert check_digit("0132/PIP/KPU-KS/XI/2026") != digit
    assert split_check_digit(f"{number}-{digit}") == (number, digit)
    assert split_check_digit(number) == (number, "")


@pytest.mark.parametrize(
    "text",
    [
        "PIP/{year}",
        "{seq}",
        "{seq}/{year}/{day}",
        "{seq!x}/{year}",
        "{seq}*{year}",
        "{0}/{seq}{year}",
        "{seq.real}{year}",
    ],
)
def test_bad_number_templates_are_refused(text: str) -> None:
    with pytest.raises(Refusal):
        Template(text).check()


def test_returning_visitors_are_found_masked(desk: Desk) -> None:
    person = Requester(RequesterKind.PERSON, "Zulaikha Hasan", IdType.KTP, "3673015508900002", phone="0812-9000-0001")
    number = desk.requests.register(asked(requester=person)).number
    desk.requests.register(asked("Orang Lain", requester=Requester(RequesterKind.PERSON, "Orang Lain")))
    for text in ("zulai", "ZULAIKHA HA", "36730155", "081290000001", "0812-9000", "+6281290000001"):
        (visitor,) = desk.requests.visitors(text)
        assert (visitor.requester, visitor.last_number) == (person, number)
        assert visitor.masked_id == "3673••••••••0002"
        assert "00000" not in visitor.masked_phone
    for text in ("", "?", '"', "tidakada"):
        assert desk.requests.visitors(text) == ()


def test_the_same_statement_is_kept_once(desk: Desk) -> None:
    for _ in range(3):
        desk.requests.register(asked())
    with desk.books.read() as reading:
        assert isinstance(reading, Reading)
        assert reading.value("SELECT count(*) FROM requester") == 1

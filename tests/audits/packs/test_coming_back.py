"""Packs that come back and are not as they should be: refused with a reason, or taken without harm; nothing is lost."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from ppid_desk.audits.packs import arriving, books, checking_in
from ppid_desk.audits.packs.laptop import Laptop
from ppid_desk.audits.packs.rules import Acceptance, Outcome
from ppid_desk.audits.recording import cell_id
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.records.journal import canonical
from tests.audits.packs.office import LEAD, PASSPHRASE, SECOND, Audited, Device, laptop, outcomes, travelled
from tests.conftest import NOON


def jpeg(shade: int = 90) -> bytes:
    out = BytesIO()
    Image.new("RGB", (40, 30), (shade, 20, 60)).save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def device(office: Audited, tmp_path: Path, clock: Clock) -> Iterator[Device]:
    office.out(tmp_path / "keluar.ppid-audit")
    with laptop(tmp_path / "keluar.ppid-audit", tmp_path / "laptop", clock) as opened:
        yield Device(opened)


class Counter:
    """Takes in bytes as files."""

    def __init__(self, office: Audited, folder: Path) -> None:
        self.office, self.file = office, folder / "pulang.ppid-return"

    def take(self, content: bytes) -> Acceptance:
        self.file.write_bytes(content)
        return self.office.packs.check_in(self.file)

    def refused(self, content: bytes) -> Refusal:
        before = self.office.audits.open(self.office.run.id)
        with pytest.raises(Refusal) as raised:
            self.take(content)
        assert str(raised.value)
        assert self.office.audits.open(self.office.run.id) == before
        assert list(self.office.desk.faults()) == []
        return raised.value

    def kept(self) -> list[tuple[str, str, bytes | None]]:
        with self.office.desk.books.read() as reading:
            return reading.rows("SELECT outcome, reason, content FROM audit_return ORDER BY id")


@pytest.fixture
def counter(office: Audited, tmp_path: Path) -> Counter:
    return Counter(office, tmp_path)


def test_the_same_pack_twenty_times_is_the_same_as_once(office: Audited, device: Device, counter: Counter) -> None:
    content = device.pack(device.record(1), device.record(2, item="a2", value="catatan"))
    assert outcomes(counter.take(content)) == ["taken", "taken"]
    before = office.told()
    for _ in range(20):
        report = counter.take(content)
        assert outcomes(report) == ["already", "already"]
        assert report.again
        assert report.agrees
    assert office.told() == before


def test_a_later_pack_brings_only_what_is_new_and_an_older_one_nothing(device: Device, counter: Counter) -> None:
    rows = [device.record(number, item="a2", value=f"isi {number}") for number in range(1, 6)]
    late, early = device.pack(*rows), device.pack(*rows[:2])
    assert outcomes(counter.take(early)) == ["taken"] * 2
    assert outcomes(counter.take(late)) == ["already"] * 2 + ["taken"] * 3
    report = counter.take(device.pack(*rows[:2]))  # out of order: made before, brought after
    assert outcomes(report) == ["already"] * 2
    assert not report.agrees
    assert (report.laptop.records, report.office.records) == (2, 5)


def test_a_record_with_other_content_is_refused_and_both_are_kept(
    office: Audited, device: Device, counter: Counter
) -> None:
    counter.take(device.pack(device.record(1, value="sesuai")))
    changed = device.pack(device.record(1, value="tidak", note="diubah"))
    report = counter.take(changed)
    assert outcomes(report) == ["refused"]
    assert "isi lain" in report.lines[0].reason
    assert report.kept
    assert office.audits.open(office.run.id).cell("a1").value == "sesuai"
    assert counter.kept()[-1][2] == changed
    assert not report.agrees


def test_another_record_at_the_same_place_is_refused(office: Audited, device: Device, counter: Counter) -> None:
    counter.take(device.pack(device.record(1)))
    other = {**device.record(1), "id": "11111111-1111-4111-8111-111111111111"}
    assert outcomes(counter.take(device.pack(other))) == ["refused"]


def test_a_record_may_not_take_the_identity_of_one_that_the_office_made(
    office: Audited, device: Device, counter: Counter
) -> None:
    office.audits.answer(office.run.id, "a1", "", "tidak", "dari kantor")
    answers = office.audits.open(office.run.id).cell("a1").answers
    stolen = {**device.record(1), "id": answers[0].record}
    assert outcomes(counter.take(device.pack(stolen))) == ["refused"]
    assert office.audits.open(office.run.id).cell("a1").answers == answers


def bad(device: Device, office: Audited, what: str) -> dict[str, Any]:
    kinds: dict[str, dict[str, Any]] = {
        "item": device.record(item="z9"),
        "no item": device.record(item=7),
        "subject": device.record(item="b1", subject="22222222-2222-4222-8222-222222222222"),
        "scope": device.record(item="a1", subject=office.files[0]),
        "information": device.record(item="c1", subject="ZZ99"),
        "choice": device.record(value="mungkin"),
        "kind of value": device.record(item="b2", subject=office.files[0], value="tujuh"),
        "yes is no number": device.record(item="b2", subject=office.files[0], value=True),
        "note": device.record(note=["daftar"]),
        "long note": device.record(note="x" * 10_001),
        "control signs": device.record(note="a\u0000b"),
        "agrees": device.record(agrees="ya"),
        "seen": device.record(kind="decision", seen=7),
        "nested": device.record(more={"dalam": {"lagi": 1}}),
        "unknown field": device.record(value_too="ya"),
        "no value": {**device.record(), "body": canonical({"item": "a1", "subject": "", "note": "", "agrees": None})},
        "finding without words": device.record(kind="finding", text=""),
        "finding without text": {**device.record(kind="finding"), "body": canonical({"item": "a1", "subject": ""})},
        "gravity": device.record(kind="finding", severity="gawat"),
        "gravity of two": device.record(kind="finding", severity=["mayor"]),
        "finding that answers": device.record(kind="finding", value="sesuai"),
        "author": {**device.record(), "author": office.second.id},
        "no object": {**device.record(), "body": "[1]"},
    }
    return kinds[what]


KINDS = (
    "item", "no item", "subject", "scope", "information", "choice", "kind of value", "yes is no number", "note",
    "long note", "control signs", "agrees", "seen", "nested", "unknown field", "no value", "finding without words",
    "finding without text", "gravity", "gravity of two", "finding that answers", "author", "no object",
)  # fmt: skip


@pytest.mark.parametrize("what", KINDS)
def test_a_bad_record_is_refused_by_its_line_and_the_others_are_taken(
    office: Audited, device: Device, counter: Counter, what: str
) -> None:
    good = device.record(2, item="a2", value="baik")
    content = device.pack(bad(device, office, what), good)
    report = counter.take(content)
    assert outcomes(report) == ["refused", "taken"]
    assert report.lines[0].reason
    assert counter.kept()[-1][2] == content
    assert office.audits.open(office.run.id).cell("a2").value == "baik"
    assert list(office.desk.faults()) == []
    assert outcomes(counter.take(content)) == ["refused", "already"]


def test_only_the_lead_s_laptop_decides(office: Audited, tmp_path: Path, clock: Clock, counter: Counter) -> None:
    office.out(tmp_path / "kedua.ppid-audit", SECOND)
    with laptop(tmp_path / "kedua.ppid-audit", tmp_path / "laptop", clock) as opened:
        theirs = Device(opened)
        report = counter.take(theirs.pack(theirs.record(1, "decision", note="Saya yang memutuskan")))
    assert outcomes(report) == ["refused"]
    assert "memimpin" in report.lines[0].reason
    assert office.audits.open(office.run.id).cell("a1").decision is None


@pytest.mark.parametrize(
    ("sequences", "code"), [((1, 3), "pack_gap"), ((2,), "pack_gap"), ((1, 2, 2), "pack_disorder")]
)
def test_a_gap_in_the_sequence_is_named(
    device: Device, counter: Counter, sequences: tuple[int, ...], code: str
) -> None:
    rows = [{**device.record(number), "id": device.record(place)["id"]} for place, number in enumerate(sequences, 1)]
    content = device.pack(*rows)
    refusal = counter.refused(content)
    assert refusal.code == code
    assert str(refusal.values["sequence"]) in str(refusal)
    assert counter.kept() == [("refused", str(refusal), content)]
    counter.refused(content)
    assert len(counter.kept()) == 1


def test_a_revoked_pack_is_refused_with_the_reason_and_kept(office: Audited, device: Device, counter: Counter) -> None:
    revoked = office.packs.revoke(device.head.pack[:8], "Laptop hilang di jalan")
    assert (revoked.revoked_reason, office.audits.open(office.run.id).run.state) == ("Laptop hilang di jalan", "open")
    content = device.pack(device.record(1))
    refusal = counter.refused(content)
    assert refusal.code == "pack_revoked"
    assert "Laptop hilang di jalan" in str(refusal)
    assert [each[2] for each in counter.kept()] == [content]
    with pytest.raises(Refusal) as raised:
        office.packs.revoke(device.head.pack, "sekali lagi")
    assert raised.value.code == "pack_revoked_before"
    with pytest.raises(Refusal):
        office.packs.revoke("ffffffff", "tidak ada")


def test_a_pack_that_is_revoked_while_it_is_read_is_refused(office: Audited, device: Device, counter: Counter) -> None:
    found = arriving.arrived(device.pack(device.record(1)))
    with office.desk.books.read() as reading:
        pack, (_, seed) = arriving.recognised(reading, found), books.office_of(reading)
    opened = arriving.opened(found, pack, seed)
    office.packs.revoke(pack.id, "hilang")
    with pytest.raises(Refusal) as raised:
        office.desk.books.write(lambda writing: checking_in.take(writing, found, opened, office.lead, NOON))
    assert raised.value.code == "pack_revoked"


def test_a_digest_that_is_another_one_is_refused(device: Device, counter: Counter) -> None:
    assert counter.refused(device.pack(device.record(1), digest="0" * 64)).code == "pack_content"


def test_what_comes_after_the_last_day_is_taken_with_a_mark(tmp_path: Path, desk: Desk, clock: Clock) -> None:
    office = Audited(desk)
    office.out(tmp_path / "a.ppid-audit", expires=NOON.date())
    tomorrow = Clock.standing(NOON + timedelta(days=1))
    desk.books.clock = tomorrow
    with laptop(tmp_path / "a.ppid-audit", tmp_path / "laptop", tomorrow) as opened:
        assert opened.expired
        opened.audits.answer(opened.run, "a1", "", "sesuai")
        opened.make_return(tmp_path / "a.ppid-return")
    report = office.packs.check_in(tmp_path / "a.ppid-return")
    assert (outcomes(report), report.expired) == (["taken"], True)
    assert "hari terakhir" in report.lines[0].reason


def test_a_clock_that_is_ahead_is_told(device: Device, counter: Counter) -> None:
    rows = [
        {**device.record(number), "made_at": (NOON + timedelta(minutes=minutes)).isoformat()}
        for number, minutes in ((1, 9), (2, 600))
    ]
    first, second = counter.take(device.pack(*rows)).lines
    assert (first.outcome, first.reason) == (Outcome.TAKEN, "")
    assert (second.outcome, second.reason) == (Outcome.TAKEN, "jam laptop lebih maju: dibuat pada 23/11/2026 22.00")


def test_what_comes_after_closing_is_late_and_changes_nothing(
    office: Audited, device: Device, counter: Counter
) -> None:
    office.audits.answer(office.run.id, "a1", "", "tidak", "catatan kantor")
    office.audits.close(office.run.id)
    score = office.audits.score(office.run.id)
    report = counter.take(device.pack(device.record(1)))
    assert (outcomes(report), report.closed) == (["late"], True)
    work = office.audits.open(office.run.id)
    assert work.cell("a1").value == "tidak"
    assert [each.value for each in work.cell("a1").late] == ["sesuai"]
    assert office.audits.score(office.run.id) == score
    assert work.run.state == "closed"
    assert list(office.desk.faults()) == []


def test_a_pack_of_another_office_is_refused(device: Device, tmp_path: Path, clock: Clock) -> None:
    with Desk.open(tmp_path / "lain", clock) as other:
        refusal = Counter(Audited(other), tmp_path).refused(device.pack(device.record(1)))
    assert refusal.code == "pack_unknown"


def test_a_pack_of_another_audit_is_refused(device: Device, counter: Counter) -> None:
    content = device.pack(device.record(1), run="33333333-3333-4333-8333-333333333333")
    assert counter.refused(content).code == "pack_other_run"


def test_a_pack_by_another_laptop_is_refused_and_not_kept(device: Device, counter: Counter) -> None:
    said = json.loads("{}")
    content = device.sealed(json.dumps(said).encode(), seed=b"x" * 32)
    assert counter.refused(content).code == "pack_signer"
    assert counter.kept() == []


def test_a_pack_that_is_sealed_for_somebody_else_is_refused(device: Device, counter: Counter) -> None:
    from dataclasses import replace

    from ppid_desk.audits.packs import keys

    device.out = replace(device.out, box=keys.office_box(b"y" * 32))
    assert counter.refused(device.pack(device.record(1))).code == "pack_not_ours"


def test_the_pack_that_went_out_is_not_taken_in(tmp_path: Path, device: Device, counter: Counter) -> None:
    assert counter.refused((tmp_path / "keluar.ppid-audit").read_bytes()).code == "pack_is_out"


@pytest.mark.parametrize(
    "document",
    [
        b"", b"[]", b"null", b"{", b'{"form": 2}', b'{"form": true}', b"[" * 100_000, b'{"form": NaN}',
        b'{"form": 1' + b"0" * 5000 + b"}", b'{"a": "\xff"}', b'{"form":1,"pack":"..\\..\\x"}',
    ],
)  # fmt: skip
def test_a_document_that_is_none_is_refused(device: Device, counter: Counter, document: bytes) -> None:
    assert counter.refused(device.sealed(document)).code in {"pack_content", "pack_newer"}


def test_a_document_of_too_many_values_is_refused_before_it_is_read(device: Device, counter: Counter) -> None:
    refusal = counter.refused(device.sealed(b'{"form":[' + b"{}," * 3_000_000 + b"{}]}"))
    assert (refusal.code, refusal.values["reason"]) == ("pack_content", "> 2000000")


def test_no_field_can_be_left_out_or_be_another(device: Device, counter: Counter) -> None:
    whole = json.loads(device_document(device))
    for name in whole:
        others: tuple[object, ...] = ({}, -7, None, [7], "lain", True)
        for other in others:
            counter.refused(device.sealed(json.dumps({**whole, name: other}).encode()))
        counter.refused(device.sealed(json.dumps({key: whole[key] for key in whole if key != name}).encode()))
    counter.refused(device.sealed(json.dumps({**whole, "lebih": 1}).encode()))
    for name in whole["records"][0]:
        for other in (*others, "\ud800"):
            changed = {**whole, "records": [{**whole["records"][0], name: other}]}
            counter.refused(device.sealed(json.dumps(changed).encode()))


def device_document(device: Device) -> bytes:
    from ppid_desk.audits.packs import records

    rows = (device.record(1),)
    return records.ReturnPack(
        device.head.pack, device.out.run["id"], records.digest_of(rows), 1, "0" * 64, rows, ()
    ).document()


# files


def evidence(device: Device, content: bytes, **changes: object) -> dict[str, object]:
    return {
        "id": "44444444-4444-4444-8444-444444444444", "subject": cell_id(device.out.run["id"], "a1", ""),
        "kind": "other", "name": "papan.jpg", "note": "", "media": "image/jpeg", "size": len(content),
        "sha256": hashlib.sha256(content).hexdigest(), "added_at": NOON.isoformat(), **changes,
    }  # fmt: skip


def named(device: Device, row: dict[str, object], sequence: int = 1) -> dict[str, object]:
    made = device.record(sequence, "evidence")
    body = {"item": "a1", "subject": "", "enclosure": row["id"], "sha256": row["sha256"], "name": row["name"]}
    return {**made, "body": canonical(body)}


def test_evidence_comes_along_with_its_bytes(office: Audited, tmp_path: Path, clock: Clock) -> None:
    photo = tmp_path / "papan pengumuman.jpg"
    photo.write_bytes(jpeg())

    def work(opened: Laptop) -> None:
        opened.audits.answer(opened.run, "a1", "", "sesuai")
        opened.audits.attach(opened.run, "a1", "", photo, "di ruang depan")

    back = travelled(office, tmp_path, clock, work)
    report = office.packs.check_in(back)
    assert {each.outcome for each in report.lines} == {Outcome.TAKEN}
    assert report.lines[-1].kind == "file"
    (kept,) = office.audits.evidence(office.run.id, "a1")
    assert (kept.name, kept.note, kept.media) == ("papan pengumuman.jpg", "di ruang depan", "image/jpeg")
    assert hashlib.sha256(office.enclosures.content(kept.id)).hexdigest() == kept.sha256
    before = office.told()
    assert {each.outcome for each in office.packs.check_in(back).lines} == {Outcome.ALREADY}
    assert office.told() == before
    assert list(office.desk.faults()) == []


@pytest.mark.parametrize(
    "name",
    [
        "../../etc/papan.jpg",
        "..\\..\\papan.jpg",
        "C:papan.jpg",
        "CON.jpg",
        "papan.pdf\u202egpj.jpg",
        "papan.exe",
        "a/b.jpg",
    ],
)
def test_a_name_that_hides_a_path_is_refused(office: Audited, device: Device, counter: Counter, name: str) -> None:
    content = jpeg()
    row = evidence(device, content, name=name)
    report = counter.take(device.pack(named(device, row), evidence=(row,), files=content))
    assert outcomes(report) == ["taken", "refused"]
    assert office.audits.evidence(office.run.id, "a1") == ()
    assert report.kept
    assert list(office.desk.faults()) == []


@pytest.mark.parametrize(
    ("content", "changes"),
    [
        (b"MZ" + bytes(100), {}),
        (b"PK\x03\x04" + bytes(100), {}),
        (jpeg()[:-40], {}),
        (jpeg(), {"media": "image/png", "name": "papan.png"}),
        (jpeg(), {"sha256": "0" * 64}),
        (jpeg(), {"subject": "55555555-5555-4555-8555-555555555555"}),
        (jpeg() + b"\xff" * 50, {}),
    ],
)
def test_a_file_that_is_not_what_it_says_is_refused(
    office: Audited, device: Device, counter: Counter, content: bytes, changes: dict[str, object]
) -> None:
    row = evidence(device, content, **changes)
    report = counter.take(device.pack(named(device, row), evidence=(row,), files=content))
    assert outcomes(report) == ["taken", "refused"]
    assert report.lines[1].reason
    assert office.audits.evidence(office.run.id, "a1") == ()


def test_a_picture_that_swells_is_refused(office: Audited, device: Device, counter: Counter) -> None:
    out = BytesIO()
    Image.new("1", (12_000, 12_000)).save(out, "PNG", optimize=True)
    row = evidence(device, out.getvalue(), media="image/png", name="bom.png")
    report = counter.take(device.pack(named(device, row), evidence=(row,), files=out.getvalue()))
    assert outcomes(report) == ["taken", "refused"]


def test_a_file_that_no_record_names_is_refused(device: Device, counter: Counter) -> None:
    row = evidence(device, jpeg())
    assert outcomes(counter.take(device.pack(device.record(1), evidence=(row,), files=jpeg()))) == ["taken", "refused"]


def test_files_that_do_not_fill_their_sizes_are_refused(device: Device, counter: Counter) -> None:
    row = evidence(device, jpeg())
    for files in (jpeg()[:-1], jpeg() + b"x", b""):
        assert counter.refused(device.pack(named(device, row), evidence=(row,), files=files)).code == "pack_content"


def test_another_file_under_a_known_id_is_refused(office: Audited, device: Device, counter: Counter) -> None:
    first, other = jpeg(), jpeg(200)
    row = evidence(device, first)
    counter.take(device.pack(named(device, row), evidence=(row,), files=first))
    changed = evidence(device, other)
    report = counter.take(device.pack(named(device, row), evidence=(changed,), files=other))
    assert outcomes(report) == ["already", "refused"]
    (kept,) = office.audits.evidence(office.run.id, "a1")
    assert kept.sha256 == row["sha256"]


# who may


def test_only_an_auditor_gives_and_takes_packs(office: Audited, tmp_path: Path, device: Device) -> None:
    (tmp_path / "pulang.ppid-return").write_bytes(device.pack(device.record(1)))
    office.acts = office.desk.officers.all()[0]
    for act in (
        lambda: office.out(tmp_path / "x"),
        lambda: office.packs.check_in(tmp_path / "pulang.ppid-return"),
        lambda: office.packs.revoke(device.head.pack, "x"),
    ):
        with pytest.raises(Refusal) as raised:
            act()
        assert raised.value.code == "role_missing"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"owner": "Petugas"}, "officer_unknown"),
        ({"expires": NOON.date() - timedelta(days=1)}, "pack_expires"),
        ({"expires": date(2030, 1, 1)}, "pack_expires"),
        ({"run": "AUD-1999-0001"}, "audit_unknown"),
    ],
)
def test_what_may_not_go_out(office: Audited, tmp_path: Path, changes: dict[str, Any], code: str) -> None:
    with pytest.raises(Refusal) as raised:
        office.out(tmp_path / "x.ppid-audit", **changes)
    assert raised.value.code == code
    assert list(tmp_path.glob("x*")) == []
    assert office.packs.all() == ()


def test_no_pack_goes_to_who_is_no_auditor_or_with_a_weak_passphrase(office: Audited, tmp_path: Path) -> None:
    first = office.desk.officers.all()[0]
    with pytest.raises(Refusal) as raised:
        office.out(tmp_path / "x", owner=first.name)
    assert raised.value.code == "pack_owner"
    for weak in ("pendek", "passwordpassword", f"{LEAD} 1"):
        with pytest.raises(Refusal) as raised:
            office.packs.check_out(office.run.id, LEAD, weak, NOON.date(), tmp_path / "x")
        assert raised.value.field == "passphrase"


def test_a_closed_audit_does_not_go_out(office: Audited, tmp_path: Path) -> None:
    office.audits.close(office.run.id)
    with pytest.raises(Refusal) as raised:
        office.out(tmp_path / "x")
    assert raised.value.code == "pack_run_closed"


def test_a_file_that_cannot_be_written_lets_no_pack_out(office: Audited, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refusal):
        office.out(tmp_path / "file" / "x.ppid-audit")
    assert office.packs.all() == ()
    assert office.audits.open(office.run.id).run.state == "open"


def test_packs_are_listed_with_what_came_back(
    office: Audited, device: Device, counter: Counter, tmp_path: Path
) -> None:
    second = office.out(tmp_path / "kedua.ppid-audit", SECOND)
    counter.take(device.pack(device.record(1)))
    assert office.audits.open(office.run.id).run.state == "out"
    newest, first = office.packs.all(office.run.number)
    assert (newest.id, newest.owner_name, newest.returns, newest.returned_at) == (second.id, SECOND, 0, None)
    assert (first.owner_name, first.returns, first.records, first.returned_at) == (LEAD, 1, 1, NOON)
    (report,) = office.packs.reports(first.id)
    assert (outcomes(report), report.pack) == (["taken"], first)
    assert PASSPHRASE not in str(office.packs.all())


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE audit_pack SET revoked_at = NULL, revoked_reason = ''",
        "UPDATE audit_pack SET public_key = 'ff'",
        "UPDATE audit_pack SET expires_at = '2030-01-01'",
        "DELETE FROM audit_return",
        "UPDATE audit_return SET sha256 = 'ff'",
        "UPDATE audit_return SET report = replace(report, sha256, 'ff')",
    ],
)
def test_a_pack_that_was_changed_outside_the_program_is_found(
    office: Audited, device: Device, counter: Counter, change: str
) -> None:
    counter.take(device.pack(device.record(1)))
    office.packs.revoke(device.head.pack, "hilang")
    assert list(office.packs.faults()) == []

    def tamper(writing: Any) -> None:
        for how in ("update", "delete"):
            writing.run(f"DROP TRIGGER audit_return_no_{how}")
        writing.run(change)

    office.desk.books.write(tamper)
    assert list(office.packs.faults())


def test_a_laptop_does_not_close_an_audit(tmp_path: Path, device: Device, clock: Clock) -> None:
    with (
        laptop(tmp_path / "keluar.ppid-audit", tmp_path / "laptop", clock) as opened,
        pytest.raises(Refusal) as raised,
    ):
        opened.audits.close(opened.run)
    assert raised.value.code == "pack_close_at_office"

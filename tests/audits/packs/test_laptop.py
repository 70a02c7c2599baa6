"""An audit on a PC without an office: what opens it, what lies on its disk, and that no work is lost there."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from ppid_desk.audits.packs import envelope, filling, keys, laptop, records
from ppid_desk.audits.packs.laptop import Laptop, look, on_this_pc
from ppid_desk.clock import Clock
from ppid_desk.errors import Refusal
from tests.audits.packs.office import LAST_DAY, LEAD, NAMES, PASSPHRASE, SECOND, Audited, travelled
from tests.conftest import NOON


@pytest.fixture
def out(office: Audited, tmp_path: Path) -> Path:
    file = tmp_path / "audit.ppid-audit"
    office.out(file)
    return file


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return tmp_path / "laptop"


def refused(file: Path, root: Path, clock: Clock, passphrase: str = PASSPHRASE) -> str:
    with pytest.raises(Refusal) as raised:
        Laptop.open(file, passphrase, root, clock).close()
    assert str(raised.value)
    return raised.value.code


def test_a_wrong_passphrase_opens_nothing_and_leaves_nothing(out: Path, root: Path, clock: Clock) -> None:
    for wrong in ("", "melati hijau di teras 28", PASSPHRASE.upper(), "\ud800", PASSPHRASE + " "):
        assert refused(out, root, clock, wrong) == "pack_passphrase_wrong"
    assert not root.exists()


def test_what_stands_openly_on_a_pack(office: Audited, out: Path) -> None:
    head = look(out)
    assert (head.number, head.owner, head.made_at, head.expires) == (office.run.number, LEAD, NOON, LAST_DAY)
    assert head.office == office.desk.settings.office.name
    assert not head.expired(LAST_DAY)
    assert head.expired(LAST_DAY + timedelta(days=1))
    whole = envelope.framed(out.read_bytes()).header
    assert not [name for name in (*NAMES, SECOND) if name.encode() in whole]


def test_work_goes_on_where_it_was_left(out: Path, root: Path, clock: Clock, tmp_path: Path) -> None:
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        opened.audits.answer(opened.run, "a1", "", "sesuai")
    elsewhere = tmp_path / "Unduhan" / "audit (1).ppid-audit"
    elsewhere.parent.mkdir()
    elsewhere.write_bytes(out.read_bytes())
    with Laptop.open(elsewhere, PASSPHRASE, root, clock) as opened:
        assert opened.audits.open(opened.run).cell("a1").value == "sesuai"
        assert opened.slot().number == 1
        assert opened.fits(PASSPHRASE)
        assert not opened.fits("melati hijau di teras 28")
    ((head, kept),) = on_this_pc(root)
    assert head == look(out)
    with Laptop.open(kept, PASSPHRASE, root, clock) as opened:  # without the file that was handed over
        assert opened.audits.open(opened.run).cell("a1").value == "sesuai"


def test_two_audits_on_one_laptop_do_not_meet(office: Audited, out: Path, root: Path, clock: Clock) -> None:
    second = out.with_name("kedua.ppid-audit")
    office.out(second, SECOND)
    with (
        Laptop.open(out, PASSPHRASE, root, clock) as first,
        Laptop.open(second, PASSPHRASE, root, clock) as other,
    ):
        first.audits.answer(first.run, "a1", "", "sesuai")
        assert other.audits.open(other.run).cell("a1").value is None
        assert (first.who().name, other.who().name) == (LEAD, SECOND)
    assert len(on_this_pc(root)) == 2
    (root / "lain").mkdir()
    (root / "lain" / "audit.ppid-audit").write_bytes(b"bukan paket")
    assert len(on_this_pc(root)) == 2


def test_a_return_pack_and_a_foreign_file_do_not_open(
    office: Audited, root: Path, clock: Clock, tmp_path: Path
) -> None:
    back = travelled(office, tmp_path, clock, Laptop.changes)
    assert refused(back, root / "x", clock) == "pack_is_return"
    (tmp_path / "catatan.txt").write_text("bukan paket")
    assert refused(tmp_path / "catatan.txt", root / "x", clock) == "pack_none"
    assert refused(tmp_path / "tidak ada", root / "x", clock) == "input_unreadable"


def test_another_file_of_the_same_pack_is_refused(out: Path, root: Path, clock: Clock) -> None:
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        kept = opened.places.folder / "audit.ppid-audit"
    kept.write_bytes(kept.read_bytes() + b"x")
    assert refused(out, root, clock) == "pack_other_same"


def test_where_the_books_are_lost_the_pack_makes_new_ones(out: Path, root: Path, clock: Clock) -> None:
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        folder = opened.places.folder
    for file in folder.glob("books.db*"):
        file.unlink()
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        assert len(opened.audits.open(opened.run).files) == len(NAMES)


def test_books_that_could_not_be_filled_are_made_again(
    out: Path, root: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise OSError("listrik padam")

    with monkeypatch.context() as patched:
        patched.setattr(filling, "_pack", broken)
        with pytest.raises(OSError, match="listrik"):
            Laptop.open(out, PASSPHRASE, root, clock)
    assert list(root.glob("*/books.db")) == []
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        assert len(opened.audits.open(opened.run).files) == len(NAMES)


def test_the_way_back_can_be_made_as_often_as_one_likes(
    office: Audited, out: Path, root: Path, clock: Clock, tmp_path: Path
) -> None:
    files = [tmp_path / f"{number}.ppid-return" for number in range(3)]
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        opened.audits.answer(opened.run, "a1", "", "sesuai")
        made = [opened.make_return(file) for file in files]
        opened.audits.answer(opened.run, "a2", "", "sesudahnya")
        last = opened.make_return(files[0])
    assert [each.records for each in (*made, last)] == [1, 1, 1, 2]
    assert len({each.sha256 for each in made}) == 3  # sealed anew each time
    assert [len(office.packs.check_in(file).lines) for file in (files[2], files[0], files[1])] == [1, 2, 1]
    assert office.audits.open(office.run.id).cell("a2").value == "sesudahnya"


def test_an_expired_pack_warns_and_works(out: Path, root: Path) -> None:
    later = Clock.standing(NOON + timedelta(days=60))
    with Laptop.open(out, PASSPHRASE, root, later) as opened:
        assert opened.expired
        opened.audits.answer(opened.run, "a1", "", "sesuai")


def rows_of(opened: Laptop) -> Iterator[str]:
    with opened.books.read() as reading:
        tables = reading.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%'")
        for (table,) in tables:
            yield from map(str, reading.rows(f"SELECT * FROM {table}"))


def test_nobody_who_asked_is_named_on_a_laptop(out: Path, root: Path, clock: Clock) -> None:
    read = laptop._read(out)
    document = _document(read)
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        everything = document.decode() + "\n".join(rows_of(opened))
        facts = opened.audits.open(opened.run).files[0].number
    assert facts in everything  # the scan does see what is there
    for personal in (*NAMES, "Siti", "3673015508900002", "081290000001", "Laporan kinerja 2025", "riset"):
        assert personal not in everything


def _document(read: laptop._Read) -> bytes:
    lock = read.header.lock
    cost = keys.Cost(lock["time"], lock["memory"], lock["lanes"])
    key = keys.of_passphrase(PASSPHRASE, bytes.fromhex(lock["salt"]), cost)
    return envelope.unsealed(read.pack, key, "pack_passphrase_wrong").document


def test_nothing_on_the_disk_of_a_laptop_can_be_read(out: Path, root: Path, clock: Clock, tmp_path: Path) -> None:
    said = records.read_out(_document(laptop._read(out)))
    with Laptop.open(out, PASSPHRASE, root, clock) as opened:
        opened.audits.answer(opened.run, "a2", "", "catatan rahasia auditor")
        opened.make_return(tmp_path / "pulang.ppid-return")
        disk = b"".join(file.read_bytes() for file in opened.places.folder.rglob("*") if file.is_file())
    disk += (tmp_path / "pulang.ppid-return").read_bytes()
    secrets = (said.books, said.device, said.books.hex().encode(), said.device.hex().encode(), PASSPHRASE.encode())
    for each in (*secrets, b"catatan rahasia", b"sesuai", b"CREATE TABLE", b"SQLite format"):
        assert each not in disk
    assert not list(root.rglob("*.key"))
    assert not list(root.rglob("settings.toml"))


def test_no_change_of_a_real_pack_opens(out: Path, root: Path, clock: Clock) -> None:
    content, chance = out.read_bytes(), random.Random(5)
    changed = out.with_name("berubah.ppid-audit")
    for _ in range(300):
        place, bit = chance.randrange(len(content)), 1 << chance.randrange(8)
        changed.write_bytes(content[:place] + bytes((content[place] ^ bit,)) + content[place + 1 :])
        refused(changed, root, clock)
        changed.write_bytes(content[: chance.randrange(len(content))])
        refused(changed, root, clock)
    assert not root.exists()


def test_the_cost_of_a_real_pack_is_the_one_that_is_meant() -> None:
    assert keys.Cost() == keys.Cost(3, 65536, 4)
    keys.Cost().check()


def test_a_header_that_says_another_audit_is_refused(out: Path, root: Path, clock: Clock) -> None:
    read = laptop._read(out)
    lock = {"salt": bytes(16).hex(), "time": 1, "memory": 64, "lanes": 1}
    other = replace(read.header, number="AUD-1999-0009", lock=lock).written()
    key = keys.of_passphrase(PASSPHRASE, bytes(16), keys.Cost(1, 64, 1))
    forged = envelope.sealed(envelope.Kind.OUT, bytes(32), other, key, envelope.Content(_document(read)))
    out.write_bytes(forged)
    assert refused(out, root, clock) == "pack_content"


def test_no_field_of_what_goes_out_can_be_another(out: Path) -> None:
    whole = json.loads(_document(laptop._read(out)))
    assert records.read_out(json.dumps(whole).encode()).document() == _document(laptop._read(out))
    for place, name in _places(whole):
        kept = place[name]
        for other in _others(kept):
            place[name] = other
            with pytest.raises(Refusal):
                records.read_out(json.dumps(whole).encode())
        place[name] = kept


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    """Every place in a document, the first of each list."""
    for name in value if isinstance(value, dict) else range(min(1, len(value))):
        yield value, name
        if isinstance(value[name], dict | list):
            yield from _places(value[name])


def _others(kept: object) -> list[object]:
    """What may stand nowhere, and what is of another kind."""
    wrong: list[object] = [None, 1.5, -3, "\ud800", "a\0b", {"lain": 1}]
    return [*wrong, "x" * 5_000_000] if isinstance(kept, str) else [*wrong, "x"]

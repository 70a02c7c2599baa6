"""Packs from the console: what goes out, what comes back, each answer by its schema."""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from pathlib import Path

import pypdfium2
import pytest

from ppid_desk.audits.packs import keys
from ppid_desk.audits.packs.laptop import Laptop
from ppid_desk.audits.packs.rules import USUAL_DAYS
from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.desk import Desk
from ppid_desk.people.rules import OfficerFacts, Role
from ppid_desk.reports.rules import Period
from tests.audits.packs.office import CHECKLIST, LEAD, PASSPHRASE
from tests.cli.test_contract import Console, console

__all__ = ["console"]
TODAY = Clock.of(OFFICE_ZONE).today()
LAST = (TODAY + timedelta(days=14)).isoformat()


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(keys, "COST", keys.Cost(1, 64, 1))


@pytest.fixture
def run(console: Console) -> str:
    """The number of an audit of two files."""
    console.register()
    console.register()
    with Desk.open(console.folder) as desk:
        auditor = desk.officers.add(OfficerFacts(LEAD, roles=frozenset({Role.AUDITOR})))
        desk.officers.choose(auditor.id)
        return desk.audits.start(CHECKLIST, Period(TODAY.replace(day=1, month=1), TODAY), "benih").number


def out(console: Console, run: str, tmp_path: Path, *words: str) -> int:
    (tmp_path / "sandi.txt").write_text(PASSPHRASE + "\n", encoding="utf-8")
    file, secret = str(tmp_path / "a.ppid-audit"), str(tmp_path / "sandi.txt")
    return console("--as", LEAD, "audit", "pack", "out", run, file, "--new-file", secret, *words)


def test_a_pack_goes_out_and_comes_back(console: Console, run: str, tmp_path: Path) -> None:
    assert out(console, run, tmp_path, "--expires", LAST, "--json") == 0, console.err
    (pack,) = console.lines("audit_pack")
    assert (pack["owner"], pack["expires"], pack["returns"]) == (LEAD, LAST, 0)
    back, paper = tmp_path / "a.ppid-return", tmp_path / "berita acara.pdf"
    with Laptop.open(tmp_path / "a.ppid-audit", PASSPHRASE, tmp_path / "laptop") as opened:
        opened.audits.answer(opened.run, "a1", "", "tidak", "Tidak ada papan")
        opened.make_return(back)
    words = ("--as", LEAD, "audit", "pack", "in", str(back))
    assert console(*words, "--out", str(paper), "--json") == 0, console.err
    (report,) = console.lines("audit_acceptance")
    assert report["counts"] == {"taken": 1, "already": 0, "late": 0, "refused": 0}
    assert report["agrees"]
    said = "".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(paper))
    assert all(each in said for each in ("Berita Acara Penerimaan", run, LEAD, "a1"))
    assert console(*words) == 0
    assert "1 sudah ada" in console.out
    assert console("--as", LEAD, "audit", "pack", "list", "--run", run, "--json") == 0
    (listed,) = console.lines("audit_pack")
    assert (listed["id"], listed["returns"], listed["records"]) == (pack["id"], 1, 1)
    assert datetime.fromisoformat(listed["returned_at"])
    assert console("verify", "--json") == 0, console.out


def test_a_revoked_pack_is_refused_in_one_line(console: Console, run: str, tmp_path: Path) -> None:
    assert out(console, run, tmp_path, "--json") == 0
    (pack,) = console.lines("audit_pack")
    days = date.fromisoformat(pack["expires"]) - datetime.fromisoformat(pack["made_at"]).date()
    assert days.days == USUAL_DAYS  # when nobody says otherwise
    with Laptop.open(tmp_path / "a.ppid-audit", PASSPHRASE, tmp_path / "laptop") as opened:
        opened.make_return(tmp_path / "a.ppid-return")
    revoke = ("--as", LEAD, "audit", "pack", "revoke", pack["id"][:8], "--reason", "Laptop hilang", "--json")
    assert console(*revoke) == 0, console.err
    assert console.lines("audit_pack")[0]["revoked_reason"] == "Laptop hilang"
    assert console("--as", LEAD, "audit", "pack", "in", str(tmp_path / "a.ppid-return")) == 2
    assert "Laptop hilang" in console.err
    assert console.err.count("\n") == 1


@pytest.mark.parametrize(
    "words", [("--expires", "besok"), ("--expires", "2020-01-01"), ("--expires", LAST, "--owner", "x")]
)
def test_what_does_not_go_out(console: Console, run: str, tmp_path: Path, words: tuple[str, ...]) -> None:
    assert out(console, run, tmp_path, *words) == 2
    assert console.err.count("\n") == 1
    assert not (tmp_path / "a.ppid-audit").exists()


def test_the_passphrase_stands_nowhere(console: Console, run: str, tmp_path: Path) -> None:
    assert out(console, run, tmp_path, "--expires", LAST, "--json") == 0
    assert PASSPHRASE not in console.out + json.dumps(str(console.err))
    with Desk.open(console.folder) as desk, desk.books.read() as reading:
        told = [str(row) for table in ("event", "audit_pack") for row in reading.rows(f"SELECT * FROM {table}")]
    assert not [line for line in told if PASSPHRASE in line]

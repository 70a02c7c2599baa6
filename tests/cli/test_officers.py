"""Officers from the console: looked after, signed in with a file, and refused in one line."""

from __future__ import annotations

from pathlib import Path

import pypdfium2
import pytest

from tests.cli import test_contract
from tests.cli.test_contract import Console

NAME = "Petugas Pelayanan Informasi"
pytestmark = pytest.mark.usefixtures("quick_hashes")
console = test_contract.console  # the same office at the same console


@pytest.fixture
def sign(tmp_path: Path) -> dict[str, str]:
    """Files with passphrases, by who has them."""
    files = {}
    for name, text in (("first", "kuda laut menari pelan\n"), ("rina", "gerobak hujan tujuh belas\r\n")):
        (tmp_path / name).write_text(text, encoding="utf-8")
        files[name] = str(tmp_path / name)
    return files


def test_officers_are_looked_after(console: Console) -> None:
    assert (
        console("officer", "add", "Rina Kusuma", "--nip", "1990", "--role", "petugas", "--role", "ppid", "--json") == 0
    )
    (rina,) = console.lines("officer")
    assert (rina["roles"], rina["has_passphrase"], rina["active"]) == (["petugas", "ppid"], False, True)
    assert console("officer", "change", "1990", "--title", "Kasubbag", "--role", "auditor", "--json") == 0
    assert console.lines("officer")[0] == {**rina, "title": "Kasubbag", "roles": ["auditor"]}
    assert console("officer", "deactivate", "rina kusuma", "--json") == 0
    assert console.lines("officer")[0]["active"] is False
    assert console("--as", "Rina Kusuma", "queue") == 2
    assert console("officer", "reactivate", "rina kusuma", "--json") == 0
    assert console("officer", "unlock", "rina kusuma", "--json") == 0
    assert console("officer", "list", "--json") == 0
    assert [each["name"] for each in console.lines("officer")] == [NAME, "Rina Kusuma"]
    assert console("officer", "list") == 0
    assert console("verify") == 0


def test_the_named_officer_acts_while_nobody_has_a_passphrase(console: Console) -> None:
    assert console("officer", "add", "Rina Kusuma", "--role", "auditor") == 0
    number = console.register()["number"]
    assert console("--as", "rina kusuma", "show", number, "--json") == 0
    assert console.lines("show")[0]["officer"] == NAME
    assert console("--as", "rina kusuma", "reveal", number, "--reason", "ingin tahu") == 2
    assert console("reveal", number, "--reason", "pemadanan", "--json") == 0
    assert console.lines("reveal") == [{"number": number, "id_number": "3673015508900002"}]


def test_who_looked_at_identity_numbers_is_listed_for_who_may_know(console: Console) -> None:
    assert console("officer", "looks", "--json") == 0
    assert console.lines("looks") == []
    number = console.register()["number"]
    for reason in ("pemadanan", "verifikasi"):
        assert console("reveal", number, "--reason", reason) == 0
    assert console("officer", "looks", "--json") == 0
    looks = console.lines("looks")
    assert [(each["officer"], each["number"], each["reason"]) for each in looks] == [
        (NAME, number, "verifikasi"), (NAME, number, "pemadanan"),
    ]  # fmt: skip
    assert "3673015508900002" not in console.out
    assert console("officer", "looks") == 0
    assert "verifikasi" in console.out
    assert console("officer", "add", "Rina Kusuma", "--role", "petugas") == 0
    assert console("--as", "rina kusuma", "officer", "looks") == 2
    assert "verifikasi" not in console.out


def test_with_a_passphrase_every_command_needs_signing_in(
    console: Console, sign: dict[str, str], tmp_path: Path
) -> None:
    assert console("officer", "add", "Rina Kusuma", "--role", "petugas") == 0
    assert console("officer", "passphrase", NAME, "--new-file", sign["first"], "--json") == 0
    assert console.lines("officer")[0]["has_passphrase"] is True
    first = ("--as", NAME, "--passphrase-file", sign["first"])
    rina = ("--as", "Rina Kusuma", "--passphrase-file", sign["rina"])
    number = tmp_path / "request.json"
    number.write_text('{"requester": {"name": "Siti"}, "items": ["x"]}', encoding="utf-8")
    for words in (
        ("queue",),
        ("register", str(number)),
        ("verify",),
        ("backup", str(tmp_path / "c.db")),
        ("officer", "list"),
    ):
        assert console(*words) == 2
        assert "--as" in console.err
        assert len(console.err.splitlines()) == 1
        assert console("--as", NAME, "--passphrase-file", sign["rina"], *words) == 2
        assert console(*first, *words, "--json") == 0, console.err
    assert console("officer", "passphrase", "Rina Kusuma", "--new-file", sign["rina"]) == 2
    assert console(*first, "officer", "passphrase", "Rina Kusuma", "--new-file", sign["rina"]) == 0
    assert console(*rina, "register", str(number), "--json") == 0
    (line,) = console.lines("register")
    assert console(*rina, "show", line["number"], "--json") == 0
    assert console.lines("show")[0]["officer"] == "Rina Kusuma"
    assert console(*rina, "officer", "deactivate", NAME) == 2
    assert console(*rina, "restore", str(tmp_path / "c.db")) == 2
    assert console(*first, "restore", str(tmp_path / "c.db")) == 0
    assert console(*rina, "queue") == 2  # the copy is older than her passphrase


def test_the_own_passphrase_changes_with_the_present_one(console: Console, sign: dict[str, str]) -> None:
    assert console("officer", "passphrase", NAME, "--new-file", sign["first"]) == 0
    first = ("--as", NAME, "--passphrase-file", sign["first"])
    assert console(*first, "officer", "passphrase", NAME, "--new-file", sign["rina"]) == 0
    assert console(*first, "queue") == 2
    assert console("--as", NAME, "--passphrase-file", sign["rina"], "queue") == 0


def test_recovery_codes_stand_on_their_sheet_only(console: Console, sign: dict[str, str], tmp_path: Path) -> None:
    out = tmp_path / "codes.pdf"
    assert console("officer", "recovery-codes", NAME, "--out", str(out)) == 2
    assert console("officer", "passphrase", NAME, "--new-file", sign["first"]) == 0
    first = ("--as", NAME, "--passphrase-file", sign["first"])
    assert console(*first, "officer", "recovery-codes", NAME, "--out", str(out), "--json") == 0
    assert console.lines("officer")[0]["recovery_codes"] == 10
    text = pypdfium2.PdfDocument(out.read_bytes())[0].get_textpage().get_text_bounded()
    assert NAME in text
    codes = [line for line in text.split() if line.count("-") == 5]
    (tmp_path / "code").write_text(codes[4], encoding="utf-8")
    recover = (
        "officer",
        "passphrase",
        NAME,
        "--new-file",
        sign["rina"],
        "--code-file",
        str(tmp_path / "code"),
        "--json",
    )
    assert console(*recover) == 0
    assert console.lines("officer")[0]["recovery_codes"] == 9
    assert console(*recover) == 2
    assert console(*first, "queue") == 2
    assert console("--as", NAME, "--passphrase-file", sign["rina"], "queue") == 0
    assert sum(len(line.replace("-", "")) == 24 for line in text.split() if line.count("-") == 5) == 10


@pytest.mark.parametrize("raw", [b"\xff\xfe", b"x" * 5000, None])
def test_an_odd_passphrase_file_is_one_line(
    console: Console, tmp_path: Path, sign: dict[str, str], raw: bytes | None
) -> None:
    assert console("officer", "passphrase", NAME, "--new-file", sign["first"]) == 0
    file = tmp_path / "odd"
    if raw is not None:
        file.write_bytes(raw)
    assert console("--as", NAME, "--passphrase-file", str(file), "queue") == 2
    assert len(console.err.splitlines()) == 1
    assert "Traceback" not in console.err


def test_a_passphrase_from_before_the_rules_of_bssn_sets_its_new_one_and_does_nothing_else(
    console: Console, sign: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / "new").write_text("Gerobak-hujan 17 malam\n", encoding="utf-8")
    new = str(tmp_path / "new")
    assert console("officer", "add", "Rina Kusuma", "--role", "petugas") == 0
    assert console("officer", "passphrase", NAME, "--new-file", sign["first"]) == 0
    settings = console.folder / "settings.toml"
    text = settings.read_text(encoding="utf-8")
    settings.write_text(text.replace('rules = "plain"', 'rules = "bssn"'), encoding="utf-8")
    first = ("--as", NAME, "--passphrase-file", sign["first"])
    assert console(*first, "queue") == 2
    assert console(*first, "officer", "passphrase", "Rina Kusuma", "--new-file", new) == 2
    assert console(*first, "officer", "passphrase", NAME, "--new-file", sign["rina"]) == 2
    assert console(*first, "officer", "passphrase", NAME, "--new-file", new, "--json") == 0
    assert console("--as", NAME, "--passphrase-file", new, "queue") == 0
    assert console("--as", NAME, "--passphrase-file", new, "verify") == 0

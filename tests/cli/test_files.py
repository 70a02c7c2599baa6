"""Files on a request from the console."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.test_contract import Console
from tests.enclosures import samples

WRONG: dict[str, tuple[str, ...]] = {
    "files of nobody": ("file", "list", "9999"),
    "file without a kind": ("file", "add", "9999", __file__),
    "file of a wrong kind": ("file", "add", "9999", __file__, "--kind", "photo"),
    "file for nobody": ("file", "add", "9999", __file__, "--kind", "letter"),
    "get no file": ("file", "get", "%", "--out", "x.pdf"),
    "remove no file": ("file", "remove", "12345678", "--reason", "x"),
    "purge without reason": ("file", "purge", "12345678"),
}


@pytest.fixture
def console(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Console:
    made = Console(tmp_path / "office", capsys, monkeypatch)
    assert made("init") == 0
    return made


def test_files_on_a_request(console: Console, tmp_path: Path) -> None:
    number = console.register()["number"]
    content, disguised = samples.pdf(2), tmp_path / "ktp.jpg"
    (tmp_path / "Kuasa.pdf").write_bytes(content)
    disguised.write_bytes(b"MZ\x90\0" + content)
    words = ("file", "add", number, str(tmp_path / "Kuasa.pdf"), "--kind", "power", "--note", "asli", "--json")
    assert console(*words) == 0, console.err
    (made,) = console.lines("file")
    assert (made["name"], made["pages"], made["removed"]) == ("Kuasa.pdf", 2, None)
    for wrong in (words, ("file", "add", number, str(disguised), "--kind", "identity"), (*words[:3], ".", *words[4:])):
        assert console(*wrong) == 2
        assert len(console.err.splitlines()) == 1
    assert console("file", "list", number, "--json") == 0
    assert console.lines("file") == [made]
    (tmp_path / "out").mkdir()
    assert console("file", "get", made["id"][:8], "--out", str(tmp_path / "out"), "--json") == 0
    assert Path(console.lines("file_get")[0]["file"]).read_bytes() == content
    assert console("file", "remove", made["id"], "--reason", " ") == 2
    assert console("file", "remove", made["id"], "--reason", "salah berkas") == 0
    assert console("file", "list", number, "--json") == 0
    assert console.out == ""
    assert console("file", "purge", made["id"], "--reason", "tidak diperlukan") == 0
    assert console("file", "list", number, "--removed", "--json") == 0
    (left,) = console.lines("file")
    assert (left["name"], left["purged"]["reason"]) == ("", "tidak diperlukan")
    assert console("verify") == 0


@pytest.mark.parametrize("name", WRONG)
def test_bad_input_gets_one_line(console: Console, name: str) -> None:
    assert console(*WRONG[name]) == 2
    assert (len(console.err.splitlines()), console.out) == (1, "")
    assert "Traceback" not in console.err

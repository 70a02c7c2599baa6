"""Audits by the console: answers that fit the schema, one line for what is wrong."""

from __future__ import annotations

import hashlib
import shutil
from pathlib import Path

import pytest

from tests.audits.made import auditing
from tests.audits.planted import honest_list
from tests.cli.test_contract import Console
from tests.conftest import NOON

PERIOD = ("--from", "2026-01-01", "--to", "2026-11-23")
AS = ("--clock", NOON.isoformat(), "--as", "Ade Auditor")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from ppid_desk.clock import Clock
    from ppid_desk.founding import found_demo

    folder = tmp_path_factory.mktemp("console") / "office"
    found_demo(folder, 60, clock=Clock.standing(NOON))
    with auditing(folder) as desk:
        honest_list(desk)
    return folder


@pytest.fixture
def console(
    office: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Console:
    return Console(Path(shutil.copytree(office, tmp_path / "office")), capsys, monkeypatch)


def test_an_audit_by_the_console(console: Console) -> None:
    assert console(*AS, "audit", "sample", *PERIOD, "--seed", "42", "--json") == 0, console.err
    (sample,) = console.lines("audit_sample")
    assert console(*AS, "audit", "start", "b_register", *PERIOD, "--seed", "42", "--json") == 0, console.err
    (run,) = console.lines("audit")
    assert (run["seed"], run["population"], run["digest"]) == ("42", sample["population"], sample["digest"])
    assert console(*AS, "audit", "show", run["number"], "--json") == 0, console.err
    (shown,) = console.lines("audit_show")
    assert [each["number"] for each in shown["files"]] == [each["number"] for each in sample["files"]]
    assert {each["item"] for each in shown["computed"]} >= {"b1", "b4", "b14"}
    number = shown["files"][0]["number"]
    answer = (*AS, "audit", "answer", run["number"], "b3")
    assert console(*answer, "sebagian", "--subject", number, "--note", "Alasan singkat", "--json") == 0, console.err
    (cell,) = console.lines("audit_cell")
    assert (cell["value"], cell["subject"], cell["answers"][0]["note"]) == ("sebagian", number, "Alasan singkat")
    assert console(*AS, "audit", "score", run["number"], "--json") == 0
    (score,) = console.lines("audit_score")
    assert score["all"]["points"] == 1
    assert {"item": "b3", "subject": shown["files"][1]["number"]} in score["unanswered"]
    assert console(*answer, "", "--subject", number, "--json") == 0, console.err
    assert console.lines("audit_cell")[0]["value"] is None
    assert console(*AS, "audit", "list", "--json") == 0
    assert console.lines("audit") == [run]


@pytest.mark.parametrize("words", [
    ("sample", "--from", "2026-02-01", "--to", "2026-01-01"),
    ("sample", "--from", "2020-01-01", "--to", "2020-12-31"),
    ("sample", *PERIOD, "--seed", "a|b"),
    ("start", "z_nothing", *PERIOD),
    ("start", "nowhere.csv", *PERIOD),
    ("show", "AUD-2026-0099"),
    ("answer", "AUD-2026-0099", "b1", "sesuai"),
    ("close", "AUD-2026-0099"),
], ids=" ".join)  # fmt: skip
def test_what_is_wrong_is_one_line(console: Console, words: tuple[str, ...]) -> None:
    assert console(*AS, "audit", *words) == 2
    assert len(console.err.splitlines()) == 1, console.err
    assert console.out == ""


def test_whoever_is_no_auditor_is_told_so(console: Console) -> None:
    assert console("--clock", NOON.isoformat(), "audit", "start", "b_register", *PERIOD) == 2
    assert "auditor" in console.err


def test_people_read_it_too(console: Console) -> None:
    assert console(*AS, "audit", "sample", *PERIOD, "--seed", "42") == 0
    assert "benih 42" in console.out
    assert console(*AS, "audit", "start", "a_petugas", *PERIOD, "--seed", "42") == 0
    assert console(*AS, "audit", "answer", "AUD-2026-0001", "a7", "tidak", "--note", "Tidak ada maklumat") == 0
    assert console.out == "a7: tidak\n"
    assert console(*AS, "audit", "score", "AUD-2026-0001") == 0
    assert "belum dijawab" in console.out
    assert console(*AS, "audit", "close", "AUD-2026-0001") == 2


def test_papers_by_the_console(console: Console, tmp_path: Path) -> None:
    assert console(*AS, "audit", "start", "b_register", *PERIOD, "--seed", "42", "--json") == 0, console.err
    number = console.lines("audit")[0]["number"]
    for form, magic in (("pdf", b"%PDF"), ("xlsx", b"PK")):
        for words in (("report", number), *(("paper", number, kind) for kind in ("blank", "working", "follow-up"))):
            file = tmp_path / f"{words[-1]}.{form}"
            assert console(*AS, "audit", *words, "--format", form, "--out", str(file), "--json") == 0, console.err
            (answer,) = console.lines("audit_paper")
            assert answer["sha256"] == hashlib.sha256(file.read_bytes()).hexdigest()
            assert (answer["number"], answer["file"]) == (number, str(file))
            assert file.read_bytes().startswith(magic)
    assert console(*AS, "audit", "report", number, "--format", "pdf", "--out", str(tmp_path / "no" / "x.pdf")) != 0
    assert len(console.err.splitlines()) == 1
    file = tmp_path / "none.pdf"
    assert console(*AS, "audit", "paper", "AUD-2026-0099", "working", "--format", "pdf", "--out", str(file)) == 2
    assert not file.exists()

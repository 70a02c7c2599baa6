"""Books and reports from the console: answers that fit the schema, files that are there, clear refusals."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.test_contract import Console, console

__all__ = ["console"]
PERIOD = ("--from", "2026-01-01", "--to", "2026-12-31")


@pytest.mark.parametrize("kind", ["requests", "election", "objections"])
@pytest.mark.parametrize("form", ["pdf", "xlsx", "csv"])
def test_book(console: Console, tmp_path: Path, kind: str, form: str) -> None:
    console.register()
    file = tmp_path / f"book.{form}"
    assert console("book", kind, *PERIOD, "--format", form, "--out", str(file), "--json") == 0, console.err
    (answer,) = console.lines("book")
    assert (answer["book"], answer["format"], Path(answer["file"])) == (kind, form, file)
    assert file.stat().st_size > 100


@pytest.mark.parametrize("form", ["pdf", "xlsx", "json"])
def test_report(console: Console, tmp_path: Path, form: str) -> None:
    console.register()
    file = tmp_path / f"report.{form}"
    assert console("report", *PERIOD, "--format", form, "--out", str(file), "--json") == 0, console.err
    (answer,) = console.lines("report")
    if form == "json":
        assert json.loads(file.read_text("utf-8")) == answer
    assert "Siti" not in json.dumps(answer)


def test_report_texts_are_kept_and_read(console: Console) -> None:
    texts = {"budget": "DIPA 2026", "staff": "Tiga petugas"}
    assert console("report-texts", "2026", "--set", "-", "--json", given=json.dumps(texts)) == 0, console.err
    (kept,) = console.lines("report_texts")
    assert console("report-texts", "2026", "--json") == 0
    assert console.lines("report_texts") == [kept] == [{"year": 2026, "texts": texts}]


def test_open_files(console: Console, tmp_path: Path) -> None:
    number = console.register()["number"]
    file = tmp_path / "open.pdf"
    assert console("open-files", "--out", str(file), "--json") == 0, console.err
    (answer,) = console.lines("open_files")
    assert [each["number"] for each in answer["files"]] == [number]
    assert file.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    "words",
    [
        ("book", "requests", "--from", "2026-12-31", "--to", "2026-01-01", "--format", "pdf"),
        ("book", "requests", "--from", "31/12/2026", "--to", "2026-01-01", "--format", "pdf"),
        ("book", "requests", *PERIOD, "--format", "json"),
        ("book", "letters", *PERIOD, "--format", "pdf"),
        ("report", *PERIOD, "--format", "csv"),
        ("report", *PERIOD),
    ],
)
def test_what_is_wrong_is_said_in_one_line_and_nothing_is_written(
    console: Console, tmp_path: Path, words: tuple[str, ...]
) -> None:
    file = tmp_path / "out"
    assert console(*words, "--out", str(file)) == 2
    assert console.err.count("\n") == 1
    assert not file.exists()


def test_a_folder_that_takes_nothing_is_named(console: Console, tmp_path: Path) -> None:
    assert console("book", "requests", *PERIOD, "--format", "csv", "--out", str(tmp_path / "no" / "b.csv")) == 2
    assert "b.csv" in console.err

"""Objections and disputes from the console: answers that fit the schema, one clear line for what is wrong."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest

from tests.cli.test_contract import SCHEMA, Console, console

__all__ = ["console"]
OBJECTION: dict[str, Any] = {"grounds": ["d"], "position": "Jawaban tidak sesuai dengan yang diminta."}


def today(console: Console) -> str:
    assert console("objection", "list", "--json") == 0
    (row,) = console.lines("queue")
    assert console("objection", "show", row["number"], "--json") == 0
    return str(console.lines("objection")[0]["received_at"][:10])


@pytest.fixture
def objection(console: Console) -> dict[str, Any]:
    number = console.register()["number"]
    document = {**OBJECTION, "request": number}
    jsonschema.validate(document, {**SCHEMA, "$ref": "#/$defs/objection_input"})
    assert console("objection", "register", "-", "--json", given=json.dumps(document)) == 0, console.err
    (answer,) = console.lines("objection")
    return answer


def test_an_objection_is_registered_shown_and_listed(console: Console, objection: dict[str, Any]) -> None:
    number = objection["number"]
    assert number.startswith("0001/KIP/KPU-KS/")
    assert (objection["state"], objection["holder"], objection["grounds"]) == ("registered", "atasan_ppid", ["d"])
    assert {each["limit"] for each in objection["limits"]} == {"R-09", "R-11b"}
    assert console("objection", "show", number, "--json") == 0
    assert console.lines("objection") == [objection]
    assert console("objection", "list", "--open", "--json") == 0
    assert [(row["number"], row["register"]) for row in console.lines("queue")] == [(number, "KIP")]
    assert console("queue", "--json") == 0
    assert {row["register"] for row in console.lines("queue")} == {"PIP", "KIP"}


def test_moves_are_listed_and_made(console: Console, objection: dict[str, Any]) -> None:
    number, day = objection["number"], today(console)
    assert console("objection", "moves", number, "--json") == 0
    (listed,) = console.lines("moves")
    lawful = {each["name"] for each in listed["moves"] if each["lawful"]}
    assert {"discuss", "draft_answer", "hand_slip", "withdraw"} <= lawful
    assert all(each["why_not"] for each in listed["moves"] if not each["lawful"])
    facts = json.dumps({"on": day})
    assert console("objection", "advance", number, "discuss", "--facts", "-", "--json", given=facts) == 0
    assert console.lines("objection")[0]["state"] == "in_progress"
    assert console("objection", "advance", number, "close", "--json") == 2
    assert len(console.err.splitlines()) == 1


def test_a_dispute_waits_for_the_answer(console: Console, objection: dict[str, Any]) -> None:
    number, day = objection["number"], today(console)
    assert console("dispute", "show", number) == 2
    facts = json.dumps({"on": day, "document": "Panggilan 1"})
    assert console("dispute", "open", number, "--facts", "-", "--json", given=facts) == 2
    assert console("dispute", "advance", number, "discuss") == 2  # a move of the objection, not of the diary
    assert len(console.err.splitlines()) == 1


def test_papers_are_written(console: Console, objection: dict[str, Any], tmp_path: Path) -> None:
    number, slip, letter = objection["number"], tmp_path / "slip.pdf", tmp_path / "letter.pdf"
    assert console("objection", "slip", number, "--out", str(slip)) == 0
    with pypdfium2.PdfDocument(slip) as pdf:
        assert number in pdf[0].get_textpage().get_text_range()
    assert console("objection", "letter", number, "--out", str(letter)) == 2
    assert not letter.exists()


WRONG: dict[str, dict[str, Any]] = {
    "no ground": {**OBJECTION, "grounds": []},
    "an unknown ground": {**OBJECTION, "grounds": ["z"]},
    "no request": OBJECTION,
    "an unknown request": {**OBJECTION, "request": "9999"},
    "an unknown field": {**OBJECTION, "x": 1},
    "about the service": {**OBJECTION, "about": "service"},
    "a wrong day": {**OBJECTION, "found_on": "besok"},
    "a stranger": {**OBJECTION, "request": "{number}", "objector": {"kind": "person", "name": "Orang Lain"}},
    "no case": {**OBJECTION, "request": "{number}", "position": ""},
}


@pytest.mark.parametrize("name", WRONG)
def test_bad_input_gets_one_line(console: Console, name: str) -> None:
    number = console.register()["number"]
    given = json.dumps(WRONG[name]).replace("{number}", number)
    assert console("objection", "register", "-", "--json", given=given) == 2
    assert len(console.err.splitlines()) == 1
    assert console.out == ""
    assert console("objection", "list", "--json") == 0
    assert console.out == ""


def test_readme_and_help_name_every_command(console: Console) -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    verbs = {"objection": "register moves advance show list slip letter", "dispute": "open advance show"}
    for command in (f"{group} {verb}" for group, each in verbs.items() for verb in each.split()):
        assert f"`{command}" in readme
        with pytest.raises(SystemExit):
            console(*command.split(), "--help")

"""ppid-deskctl as other programs see it: answers that fit the schema, one clear line for what is wrong."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import datetime
from importlib.resources import files
from io import BytesIO
from pathlib import Path
from typing import Any

import jsonschema
import pypdfium2
import pytest

from ppid_desk.cli import main
from ppid_desk.numbering import check_digit
from tests.hostile import CLEANED, HOSTILE

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((files("resources") / "schema" / "deskctl.json").read_text(encoding="utf-8"))
REQUEST: dict[str, Any] = {
    "requester": {
        "kind": "person", "name": "Siti Rahmawati", "id_type": "ktp", "id_number": "3673015508900002",
        "address": "Jl. Melati 1", "phone": "081290000001", "email": "siti@contoh.invalid", "occupation": "Guru",
    },
    "items": ["Laporan kinerja 2025"], "purpose": "riset", "channel": "walk_in", "access": "copy",
    "copy_form": "softcopy", "delivery": "pickup", "documents_seen": ["KTP atau identitas lain"],
}  # fmt: skip


class Console:
    """Runs commands on one office and keeps what they said."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self._capsys = capsys
        self._monkeypatch = monkeypatch
        self.out = self.err = ""

    def __call__(self, *words: str, given: str | bytes = "") -> int:
        raw = given if isinstance(given, bytes) else given.encode()

        class Given:
            buffer = BytesIO(raw)

        self._monkeypatch.setattr(sys, "stdin", Given)
        code = main(["--data", str(self.folder), *words])
        self.out, self.err = self._capsys.readouterr()
        return code

    def lines(self, kind: str) -> list[dict[str, Any]]:
        """The answers, each checked against its schema."""
        found = [json.loads(line) for line in self.out.splitlines()]
        checked = jsonschema.Draft202012Validator({**SCHEMA, "$ref": f"#/$defs/{kind}"})  # the schema itself only once
        for each in found:
            checked.validate(each)
        return found

    def register(self, **changes: Any) -> dict[str, Any]:
        document = {**REQUEST, **changes}
        jsonschema.validate(document, {**SCHEMA, "$ref": "#/$defs/register_input"})
        assert self("register", "-", "--json", given=json.dumps(document)) == 0, self.err
        (answer,) = self.lines("register")
        return answer


@pytest.fixture
def console(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Console:
    made = Console(tmp_path / "office", capsys, monkeypatch)
    assert made("init") == 0
    assert made.out == made.err == ""
    return made


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_register_and_show(console: Console) -> None:
    answer = console.register(reference="EP-77", letter_date="2026-11-20")
    assert answer["check_digit"] == check_digit(answer["number"])
    assert console("show", answer["number"], "--json") == 0
    (shown,) = console.lines("show")
    assert {name: shown[name] for name in answer} == answer
    assert {name: shown[name] for name in REQUEST if name != "requester"} == {
        name: value for name, value in REQUEST.items() if name != "requester"
    }
    assert {name: shown["requester"][name] for name in REQUEST["requester"]} == {
        **REQUEST["requester"],
        "id_number": "3673••••••••0002",
    }
    assert console("search", "EP-77", "--json") == 0
    assert [line["number"] for line in console.lines("queue")] == [answer["number"]]


def test_a_line_is_answered_as_it_comes(tmp_path: Path) -> None:
    """A program at the other end may wait for each answer before it sends the next line."""
    folder = tmp_path / "office"
    assert main(["--data", str(folder), "init"]) == 0
    command = [sys.executable, "-m", "ppid_desk", "--data", str(folder), "register", "-", "--json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for expected in (1, 2):
            process.stdin.write(json.dumps(REQUEST).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["number"].startswith(f"{expected:04d}/")
        process.stdin.close()
        assert process.wait() == 0


def test_a_broken_line_names_itself_and_the_next_goes_on(console: Console) -> None:
    good = json.dumps(REQUEST)
    bad = [
        '{"requester": ',
        '{"items": []}',
        "[1]",
        json.dumps({**REQUEST, "items": []}),
        json.dumps({**REQUEST, "x": 1}),
    ]
    given = "\n".join([good, *bad, "", good]) + "\n"
    assert console("register", "-", "--json", given=given) == 2
    assert [line["number"][:4] for line in console.lines("register")] == ["0001", "0002"]
    told = console.err.splitlines()
    assert [line.partition(":")[0] for line in told] == [f"line {n}" for n in range(2, 7)]
    assert console("verify", "--json") == 0
    assert console.lines("verify") == [{"ok": True, "faults": []}]


def test_one_printed_object_in_a_file(console: Console, tmp_path: Path) -> None:
    file = tmp_path / "request.json"
    file.write_text("\ufeff" + json.dumps(REQUEST, indent=2), encoding="utf-8")
    assert console("register", str(file), "--json") == 0
    assert len(console.lines("register")) == 1


def test_the_same_key_registers_once(console: Console) -> None:
    first = console.register(idempotency_key="k1")
    assert console.register(idempotency_key="k1") == first
    assert console.register(idempotency_key="k2")["number"].startswith("0002/")


def test_incomplete_has_no_date_yet(console: Console) -> None:
    answer = console.register(missing=["Fotokopi KTP"])
    assert (answer["due"], answer["due_extended"]) == (None, None)
    assert answer["caution"]["from_first_contact"]
    assert console("queue", "--state", "incomplete", "--json") == 0
    assert [line["due"] for line in console.lines("queue")] == [None]


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_text_comes_back_unchanged(console: Console, name: str, tmp_path: Path) -> None:
    text = HOSTILE[name]
    answer = console.register(requester={**REQUEST["requester"], "name": text}, items=[text], purpose=text)
    assert console("show", answer["number"], "--json") == 0
    (shown,) = console.lines("show")
    assert (shown["requester"]["name"], shown["items"], shown["purpose"]) == (text, [text], text)
    for words in (("queue", "--json"), ("search", text, "--json"), ("queue",)):
        assert console(*words) == 0, console.err
    for paper in ("a4", "80mm"):
        out = tmp_path / f"{paper}.pdf"
        assert console("slip", answer["number"], "--paper", paper, "--out", str(out)) == 0
        assert len(pypdfium2.PdfDocument(out.read_bytes())) >= 1
    assert console("form", answer["number"], "--out", str(tmp_path / "form.pdf")) == 0
    assert console("verify") == 0


@pytest.mark.parametrize("name", CLEANED)
def test_control_characters_are_taken_out(console: Console, name: str) -> None:
    raw, left = CLEANED[name]
    answer = console.register(requester={"kind": "person", "name": raw})
    assert console("show", answer["number"], "--json") == 0
    assert console.lines("show")[0]["requester"]["name"] == left


def test_queue_by_legal_date_and_on_from_a_number(console: Console) -> None:
    late = console.register(received_at="2026-03-02T09:00:00+07:00", received_proof="cap pos")
    others = [console.register() for _ in range(3)]
    assert console("queue", "--json") == 0
    lines = console.lines("queue")
    assert [line["number"] for line in lines] == [late["number"], *(each["number"] for each in others)]
    assert lines[0]["days_left"] < 0 < lines[1]["days_left"]
    assert console("queue", "--limit", "2", "--json") == 0
    assert len(console.lines("queue")) == 2
    assert console("queue", "--after", others[0]["number"], "--limit", "1", "--json") == 0
    assert [line["number"] for line in console.lines("queue")] == [others[1]["number"]]


def test_workdays(console: Console) -> None:
    assert console("workdays", "add", "2026-03-13", "10", "--json") == 0
    (found,) = console.lines("workdays_add")
    assert (found["date"], found["provisional"], found["counted"][0]) == ("2026-04-06", False, "2026-03-16")
    assert {"date": "2026-04-03", "kind": "public", "name": "Wafat Yesus Kristus"}.items() <= found["skipped"][
        -3
    ].items()
    assert console("workdays", "add", "2026-03-10", "10", "--without-collective-leave", "--json") == 0
    assert console.lines("workdays_add")[0]["date"] == "2026-03-25"
    assert console("workdays", "add", "2026-04-06", "-10", "--json") == 0
    assert console.lines("workdays_add")[0]["date"] == "2026-03-13"
    assert console("workdays", "between", "2026-03-13", "2026-04-06", "--json") == 0
    assert console.lines("workdays_between") == [{"days": 10}]
    assert console("workdays", "add", "-", "--json", given="2026-03-13 10\nx 3\n2026-01-05 0\n") == 2
    assert [line["date"] for line in console.lines("workdays_add")] == ["2026-04-06", "2026-01-05"]
    assert console.err.startswith("line 2: ")


def test_calendar(console: Console) -> None:
    assert console("calendar", "show", "2026", "--json") == 0
    (found,) = console.lines("calendar_show")
    assert (found["declared"], found["working_days"], len(found["days"])) == (True, 240, 25)
    assert console("calendar", "show", "2031", "--json") == 0
    assert console.lines("calendar_show")[0]["declared"] is False


def test_backup_and_restore(console: Console, tmp_path: Path) -> None:
    number = console.register()["number"]
    assert console("backup", str(tmp_path / "copy.db"), "--json") == 0
    (made,) = console.lines("backup")
    assert (made["requests"], made["newest_number"]) == (1, number)
    console.register()
    assert console("restore", str(tmp_path / "copy.db"), "--json") == 0
    assert console.lines("restore")[0]["kept"]
    assert console("queue", "--json") == 0
    assert len(console.lines("queue")) == 1
    assert console("recovery-sheet", "--out", str(tmp_path / "sheet.pdf")) == 0
    text = pypdfium2.PdfDocument((tmp_path / "sheet.pdf").read_bytes())[0].get_textpage().get_text_bounded()
    groups = dict(re.findall(r"\b(\d{1,2})\s+([0-9A-Z]{5})\b", text))  # each group stands behind its number
    code = " ".join(groups[str(place)] for place in range(1, 14))
    console.folder = tmp_path / "elsewhere"
    assert console("restore", str(tmp_path / "copy.db")) == 2
    assert console("restore", str(tmp_path / "copy.db"), "--code", code) == 0, (code, console.err)
    assert console("show", number) == 0


def test_numbers_for_paper(console: Console, tmp_path: Path) -> None:
    assert console("numbers", "reserve", "2", "--out", str(tmp_path / "forms.pdf"), "--json") == 0
    first, second = (each["number"] for each in console.lines("numbers"))
    received = datetime.now().astimezone().isoformat(timespec="seconds")
    assert console.register(paper_number=first, received_at=received)["number"] == first
    assert console("numbers", "unused", second, "--reason", "rusak") == 0
    assert console("numbers", "list", "--json") == 0
    assert [each["state"] for each in console.lines("numbers")] == ["used", "unused"]
    assert console("verify") == 0


def test_the_exclusion_list(console: Console, tmp_path: Path) -> None:
    number = console.register()["number"]
    assert console("dik", "template", "--out", str(tmp_path / "dik.csv")) == 0
    with (tmp_path / "dik.csv").open("a", encoding="utf-8", newline="") as stream:
        stream.write(
            "7/2026;5-1-2026;;KPU RI;A1;Ijazah calon;h;;Rugi;;5 tahun;;;;;\n7/2026;5-1-2026;;KPU RI;A2;x;z;;;\n"
        )
    file = str(tmp_path / "dik.csv")
    assert console("dik", "import", file, "--json") == 0
    (looked,) = console.lines("dik_import")
    assert (looked["applied"], looked["taken"], looked["left_out"][0]["row"]) == (False, 1, 3)
    assert console("dik", "list", "--json") == 0
    assert console.out == ""
    assert console("dik", "import", file, "--apply", "--json") == 0
    assert console.lines("dik_import")[0]["applied"] is True
    assert console("dik", "list", "--on", "2026-02-02", "--search", "ijazah", "--json") == 0
    (entry,) = console.lines("dik")
    assert (entry["standing"], entry["ends_on"]) == ("in_force", "2031-01-04")
    assert console("dik", "expiring", "--json") == 0
    assert console.lines("dik_expiring")[0]["provisional"] is True
    assert console("dik", "withdraw", entry["id"][:8], "--decree", "9/2026", "--on", "2026-03-02") == 0
    assert console("dik", "list", "--on", "2026-03-02", "--json") == 0
    assert console.out == ""
    for id_ in (entry["id"], entry["decree"]["id"]):
        assert console("dik", "show", id_, "--json") == 0
        assert console.lines("dik_show")[0]["history"]
    assert console("dik", "test", "send", "1/UK", "--on", "2026-03-02", "--request", number, "--json") == 0
    assert console("dik", "test", "result", "1/UK", "open", "--on", "2026-03-03", "--json") == 0
    assert console("dik", "test", "list", "--json") == 0
    assert console.lines("dik_test")[0]["result"] == "open"
    for words in (("dik", "list"), ("dik", "show", entry["id"]), ("dik", "test", "list"), ("dik", "expiring")):
        assert console(*words) == 0
    assert console("verify") == 0


def test_the_days_end(console: Console, tmp_path: Path) -> None:
    console.register()
    assert console("day", "show", "--json") == 0
    assert console.lines("day")[0]["nth"] == 0
    assert console("day", "close", "--out", str(tmp_path / "close.pdf"), "--json") == 0
    (closed,) = console.lines("day")
    assert (closed["nth"], len(closed["given"])) == (1, 1)
    assert (tmp_path / "close.pdf").read_bytes().startswith(b"%PDF")
    assert console("day", "compare", closed["payload"], "--json") == 0
    assert console.lines("day_compare")[0]["missing"] == []


def test_slip_check(console: Console, tmp_path: Path) -> None:
    number = console.register()["number"]
    from ppid_desk.founding import open_existing

    with open_existing(console.folder) as desk:
        payload = desk.requests.payload(desk.requests.get(number))
    assert console("slip-check", payload, "--json") == 0
    assert console.lines("slip_check")[0]["in_books"] is True
    for false in (payload.replace("0001", "0002"), payload[:-1] + ("A" if payload[-1] != "A" else "B"), "hello", ""):
        assert console("slip-check", false) == 2
        assert len(console.err.splitlines()) == 1


def test_demo_is_the_same_each_time(console: Console, tmp_path: Path) -> None:
    answers = []
    for name in ("one", "two"):
        console.folder = tmp_path / name
        assert console("init", "--demo", "300") == 0
        assert console("verify") == 0
        assert console("queue", "--limit", "300", "--json") == 0
        answers.append(console.lines("queue"))
    assert answers[0] == answers[1]
    assert len(answers[0]) == 300
    assert {line["state"] for line in answers[0]} >= {"registered", "done"}


WRONG: dict[str, tuple[tuple[str, ...], str]] = {
    "no command": ((), ""),
    "unknown command": (("fly",), ""),
    "unknown option": (("queue", "--fast"), ""),
    "init twice": (("init",), ""),
    "demo of none": (("init", "--demo", "0"), ""),
    "demo of words": (("init", "--demo", "many"), ""),
    "settings that are not there": (("init", "--settings", "nowhere.toml"), ""),
    "register nothing there": (("register", "nowhere.json"), ""),
    "register a folder": (("register", "."), ""),
    "register not JSON": (("register", "-"), "hello"),
    "register not UTF-8": (("register", "-"), "\udcff"),
    "register a list": (("register", "-"), "[]"),
    "register without a name": (("register", "-"), '{"requester": {"name": " "}, "items": ["x"]}'),
    "register a wrong type": (("register", "-"), '{"requester": {"name": 5}, "items": ["x"]}'),
    "register a wrong choice": (("register", "-"), '{"requester": {"name": "A"}, "items": ["x"], "channel": "owl"}'),
    "register an unknown field": (("register", "-"), '{"requester": {"name": "A", "nik": 1}, "items": ["x"]}'),
    "register a naive time": (
        ("register", "-"), '{"requester": {"name": "A"}, "items": ["x"], "received_at": "2026-01-01T08:00:00"}'
    ),
    "register the future": (
        ("register", "-"), '{"requester": {"name": "A"}, "items": ["x"], "received_at": "2190-01-01T08:00:00+07:00"}'
    ),
    "register the past unproved": (
        ("register", "-"), '{"requester": {"name": "A"}, "items": ["x"], "received_at": "2026-01-05T08:00:00+07:00"}'
    ),
    "register an impossible NIK": (
        ("register", "-"), '{"requester": {"name": "A", "id_type": "ktp", "id_number": "123"}, "items": ["x"]}'
    ),
    "register a deep nest": (("register", "-"), "[" * 100_000),
    "register an empty item": (("register", "-"), '{"requester": {"name": "A"}, "items": ["x", " "]}'),
    "queue of a state": (("queue", "--state", "lost"), ""),
    "queue limit": (("queue", "--limit", "-3"), ""),
    "queue after nobody": (("queue", "--after", "9999/X"), ""),
    "show nobody": (("show", "9999/PIP/KPU-KS/I/2026"), ""),
    "slip of nobody": (("slip", "9999", "--out", "x.pdf"), ""),
    "slip without out": (("slip", "9999"), ""),
    "slip paper": (("slip", "9999", "--paper", "a3", "--out", "x.pdf"), ""),
    "wrong check digit": (("search", "0001/PIP/KPU-KS/XI/2026-{wrong}"), ""),
    "workdays not a date": (("workdays", "add", "2026-02-30", "3"), ""),
    "workdays not a number": (("workdays", "add", "2026-02-03", "three"), ""),
    "workdays without number": (("workdays", "add", "2026-02-03"), ""),
    "workdays too far": (("workdays", "add", "2199-12-20", "300"), ""),
    "workdays too many": (("workdays", "add", "2026-01-01", "99999999999"), ""),
    "workdays between": (("workdays", "between", "2026-01-01", "soon"), ""),
    "calendar year": (("calendar", "show", "26"), ""),
    "slip-check": (("slip-check", "PPID1*x*y"), ""),
    "backup into a file": (("backup", "/dev/null/copy.db"), ""),
    "restore nothing": (("restore", "nowhere.db"), ""),
    "restore with a wrong code": (("restore", "nowhere.db", "--code", "AAAAA"), ""),
    "reserve none": (("numbers", "reserve", "0", "--out", "x.pdf"), ""),
    "reserve too many": (("numbers", "reserve", "101", "--out", "x.pdf"), ""),
    "unused of nobody": (("numbers", "unused", "9999", "--reason", "hilang"), ""),
    "unused without reason": (("numbers", "unused", "9999", "--reason", " "), ""),
    "compare a false sheet": (("day", "compare", "PPID1*CLOSE*x"), ""),
    "import nothing": (("import", "register", "nowhere.xlsx"), ""),
    "import with a wrong pair": (("import", "register", "nowhere.xlsx", "--map", "items"), ""),
    "dik on no day": (("dik", "list", "--on", "soon"), ""),
    "dik of nobody": (("dik", "show", "0123456789"), ""),
    "dik import nothing": (("dik", "import", "nowhere.xlsx"), ""),
    "dik withdraw nothing": (("dik", "withdraw", "0123456789", "--decree", "x", "--on", "2026-01-05"), ""),
    "dik template of a kind": (("dik", "template", "--out", "dik.pdf"), ""),
    "dik test of nobody": (("dik", "test", "send", "1", "--on", "2026-01-05", "--request", "9999"), ""),
    "dik test result": (("dik", "test", "result", "1", "perhaps", "--on", "2026-01-05"), ""),
    "reveal without reason": (("reveal", "0001", "--reason", " "), ""),
    "reveal nobody": (("reveal", "9999", "--reason", "x"), ""),
    "as nobody": (("--as", "Tidak Ada", "queue"), ""),
    "officer of no role": (("officer", "add", "Rina", "--role", "raja"), ""),
    "officer without a role": (("officer", "add", "Rina"), ""),
    "officer deactivate the last admin": (("officer", "deactivate", "Petugas Pelayanan Informasi"), ""),
    "officer passphrase from nowhere": (
        ("officer", "passphrase", "Petugas Pelayanan Informasi", "--new-file", "nowhere"), ""
    ),
    "audit of nothing": (("audit",), ""),
    "checklist of nothing": (("audit", "checklist", "check", "nowhere.csv"), ""),
    "checklist of a kind": (("audit", "checklist", "convert", "a_petugas", "--out", "a.ods"), ""),
    "checklist that is none": (("audit", "checklist", "convert", __file__, "--out", "a.csv"), ""),
    "form of nobody": (("form", "9999", "--out", "x.pdf"), ""),
}  # fmt: skip


@pytest.mark.parametrize("name", WRONG)
def test_bad_input_gets_one_line(console: Console, name: str) -> None:
    words, given = WRONG[name]
    wrong_digit = str((int(check_digit("0001/PIP/KPU-KS/XI/2026")) + 1) % 10)
    raw = given.encode("utf-8", "surrogateescape")
    assert console(*(word.replace("{wrong}", wrong_digit) for word in words), given=raw) == 2
    assert len(console.err.splitlines()) == 1, console.err
    assert console.out == ""
    assert "Traceback" not in console.err
    assert console("queue", "--json") == 0
    assert console.out == ""  # nothing was registered


@pytest.mark.parametrize("command", ["register", "queue", "verify", "show", "backup"])
def test_without_books_every_command_says_so(tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str) -> None:
    argument = {"register": [__file__], "show": ["1"], "backup": ["x.db"]}.get(command, [])
    assert main(["--data", str(tmp_path / "nothing"), command, *argument]) == 2
    assert len(capsys.readouterr().err.splitlines()) == 1
    assert not (tmp_path / "nothing").exists()


def test_wrong_settings_are_explained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shipped = (files("resources") / "settings" / "kpu-kota-serang.toml").read_text(encoding="utf-8")
    for old, new in (
        ('paper = "a5"', 'paper = "a3"'), ("[office]", "[offfice]"), ("next = 1 ", 'next = "1" '),
        ("{seq:04d}/PIP", "{seq:04d/PIP"), ('time_zone = "Asia/Jakarta"', 'time_zone = "Asia/Serang"'),
        ('friday = "07:30-16:30"', 'friday = "from eight"'), ('name = "Petugas', 'name = "" # '),
    ):  # fmt: skip
        assert old in shipped
        file = tmp_path / "settings.toml"
        file.write_text(shipped.replace(old, new), encoding="utf-8")
        assert main(["--data", str(tmp_path / "office"), "init", "--settings", str(file)]) == 2, new
        told = capsys.readouterr().err
        assert len(told.splitlines()) == 1
        assert "settings.toml" in told
        assert not (tmp_path / "office" / "books.db").exists()


def test_help_names_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(["--help"])
    said, readme = capsys.readouterr().out, (ROOT / "README.md").read_text(encoding="utf-8")
    for command in (
        "init", "register", "queue", "search", "show", "slip", "slip-check", "workdays", "calendar", "verify", "backup",
        "restore", "form", "recovery-sheet", "numbers", "day", "import register", "dik", "file list", "file add",
        "file get", "file remove", "reveal", "officer", "audit checklist check", "audit checklist convert",
        "audit finding list", "audit finding advance", "audit duties", "audit plan list", "audit obstacle add",
    ):  # fmt: skip
        assert command.split(" ", maxsplit=1)[0] in said
        assert f"`{command}" in readme


def test_the_console_needs_no_qt() -> None:
    code = "import sys, ppid_desk.cli; sys.exit(any(name.startswith('PySide6') for name in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_demo_can_be_told_what_time_it_is(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    demo = ["--data", str(tmp_path / "demo"), "--clock", "2026-03-12T09:00:00+07:00"]
    assert main([*demo, "init", "--demo", "3"]) == 0
    given = tmp_path / "new.json"
    given.write_text(json.dumps(REQUEST), encoding="utf-8")
    assert main([*demo, "register", str(given), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["due"], answer["due_extended"]) == ("2026-04-02", "2026-04-14")
    later = [*demo[:3], "2026-04-06T09:00:00+07:00"]
    draft = tmp_path / "draft.json"
    draft.write_text(json.dumps({"reason": "under_test", "explanation": "x"}), encoding="utf-8")
    assert main([*later, "advance", answer["number"], "draft_extension", "--facts", str(draft)]) == 2
    assert "2 Apr 2026" in capsys.readouterr().err


def test_a_real_office_has_its_own_time(console: Console) -> None:
    assert main(["--data", str(console.folder), "--clock", "2030-01-01T09:00:00+07:00", "queue"]) == 2
    assert main(["--data", str(console.folder / "new"), "--clock", "2030-01-01T09:00:00+07:00", "init"]) == 2


def test_a_life_by_the_console(console: Console, tmp_path: Path) -> None:
    number = console.register()["number"]
    assert console("moves", number, "--json") == 0
    (moves,) = console.lines("moves")
    assert {each["name"] for each in moves["moves"] if each["lawful"]} >= {"decide", "dispose", "answer_on_spot"}
    decided = {"items": [{"item": 1, "outcome": "granted", "material": "PDF"}]}
    assert console("advance", number, "decide", "--facts", "-", "--json", given=json.dumps(decided)) == 0, console.err
    (case,) = console.lines("case")
    assert (case["state"], case["outcome"]) == ("in_progress", "granted")
    assert console("advance", number, "draft_notice", "--facts", "-", given='{"delivery": "email"}') == 0, console.err
    assert console("letter", number, "notice", "--out", str(tmp_path / "notice.pdf")) == 0
    assert (tmp_path / "notice.pdf").read_bytes().startswith(b"%PDF")
    assert console("explain", number, "--json") == 0
    (explained,) = console.lines("explain")
    assert explained["clocks"][0]["clock"] == "R-04"
    assert console("explain", number) == 0
    days = [line.split() for line in console.out.splitlines() if line.startswith("    ")]
    assert [day[1] for day in days if day[1] != "–"] == [f"{n}." for n in range(1, 11)]
    assert console("advance", number, "fly", "--facts", "-", given="{}") == 2
    assert console("advance", number, "decide", "--facts", "-", given="[") == 2

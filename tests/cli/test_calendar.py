"""The calendar from the console: what would move, moved on request, and the same answer both times."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path

import pypdfium2
import pytest

from ppid_desk.cli import main
from ppid_desk.workdays.service import Workdays
from tests.cli.test_contract import Console, console  # noqa: F401  (a fixture)

SKB = "SKB 3 Menteri No. 1, 2, 3"


def a_working_day_soon() -> date:
    """A day that the books count now and that lies on the way of every request of today."""
    from ppid_desk.clock import Clock

    return Workdays.shipped().calendar.add(Clock.of().today(), 4).date


def test_a_day_is_shown_then_declared_then_withdrawn(console: Console) -> None:  # noqa: F811
    first, second = console.register(), console.register()
    day = a_working_day_soon().isoformat()
    declare = ("calendar", "declare", day, "--kind", "local", "--name", "Hari Jadi", "--basis", "SK 7", "--json")
    before = Workdays.shipped().calendar
    after = before.add(date.fromisoformat(first["due"]), 1).date.isoformat()
    assert console(*declare) == 0, console.err
    (shown,) = console.lines("calendar_moves")
    assert shown["moves"] == [
        {"number": each["number"], "clock": "R-04", "from": each["due"], "to": after} for each in (first, second)
    ]
    assert console("show", first["number"], "--json") == 0
    assert console.lines("show")[0]["due"] == first["due"]
    assert console(*declare, "--apply") == 0
    assert console.lines("calendar_moves") == [shown]
    assert console("show", first["number"], "--json") == 0
    assert console.lines("show")[0]["due"] == after
    assert console("verify", "--json") == 0
    assert console("calendar", "show", day[:4], "--json") == 0
    (year,) = console.lines("calendar_show")
    assert {"date": day, "kind": "local", "name": "Hari Jadi", "basis": "SK 7", "declared_on": None,
            "status": "declared"} in year["days"]  # fmt: skip
    assert console("workdays", "add", (date.fromisoformat(day) - timedelta(days=1)).isoformat(), "1", "--json") == 0
    assert json.loads(console.out)["date"] != day
    assert console("calendar", "withdraw", day, "--basis", "SK 8", "--apply", "--json") == 0
    (back,) = console.lines("calendar_moves")
    assert [(each["from"], each["to"]) for each in back["moves"]] == [(after, first["due"])] * 2
    assert console("calendar", "withdraw", day, "--basis", "SK 8") == 2
    assert day in console.err
    assert console("calendar", "show", day[:4]) == 0
    assert f"{day}  local   Hari Jadi  (SK 8)  – dicabut" in console.out
    assert console("verify", "--json") == 0


def test_late_files_are_told_beside_the_moves(console: Console) -> None:  # noqa: F811
    calendar = Workdays.shipped().calendar
    from ppid_desk.clock import Clock

    today = Clock.of().today()
    received, day = calendar.add(today, -25).date, calendar.add(today, -2).date
    number = console.register(received_at=f"{received}T09:00:00+07:00", received_proof="cap pos")["number"]
    declare = ("calendar", "declare", day.isoformat(), "--kind", "local", "--name", "Libur", "--basis", "SK 7")
    assert console(*declare, "--json") == 0, console.err
    (shown,) = console.lines("calendar_moves")
    before = calendar.between(calendar.add(received, 10).date, today)
    assert shown == {"moves": [], "late": [{"number": number, "clock": "R-04", "before": before, "after": before - 1}]}
    assert console(*declare) == 0
    assert f"{number}  R-04  terlambat {before} → {before - 1} hari kerja" in console.out
    assert "0 tenggat bergeser" in console.out


def test_a_list_with_a_fault_is_named_and_not_written(console: Console, tmp_path: Path) -> None:  # noqa: F811
    file = tmp_path / "2028.csv"
    file.write_text(f"date,kind,name,basis\n2028-01-01,public,Tahun Baru,{SKB}\n2028-13-01,public,Salah,{SKB}\n")
    for apply in ((), ("--apply",)):
        assert console("calendar", "import", str(file), *apply, "--json") == 2
        assert console.lines("calendar_moves") == [{"moves": []}]
        assert console.err.startswith("baris 3: ")
    assert console("calendar", "show", "2028", "--json") == 0
    assert console.lines("calendar_show")[0]["days"] == []
    file.write_text(file.read_text().replace("2028-13-01", "2028-12-25"))
    assert console("calendar", "import", str(file), "--apply", "--json") == 0
    assert console("calendar", "show", "2028", "--json") == 0
    assert len(console.lines("calendar_show")[0]["days"]) == 2
    file.write_text("not,a,list\n1,2,3\n")
    assert console("calendar", "import", str(file)) == 2
    assert len(console.err.splitlines()) == 1
    assert console("calendar", "import", str(tmp_path / "none.csv")) == 2


@pytest.mark.parametrize(
    "words",
    [
        ("declare", "2028-02-30", "--kind", "local", "--name", "x", "--basis", "y"),
        ("declare", "2028-02-01", "--kind", "weekend", "--name", "x", "--basis", "y"),
        ("declare", "2028-02-01", "--kind", "local", "--name", " ", "--basis", "y"),
        ("declare", "2028-02-01", "--kind", "local", "--name", "x", "--basis", "y", "--declared-on", "2199-01-01"),
        ("withdraw", "2028-02-01", "--basis", "y"),
        ("compare", "28"),
    ],
)
def test_what_is_wrong_is_one_line(console: Console, words: tuple[str, ...]) -> None:  # noqa: F811
    assert console("calendar", *words) == 2
    assert len(console.err.splitlines()) == 1
    assert console.out == ""


def test_compare_wanted_and_shipped(console: Console) -> None:  # noqa: F811
    assert console("calendar", "compare", "2026", "--json") == 0
    assert console.lines("calendar_compare") == [{"year": 2026, "differences": []}]
    assert console("calendar", "withdraw", "2026-12-25", "--basis", "x", "--apply") == 0
    assert console("calendar", "compare", "2026", "--json") == 0
    (found,) = console.lines("calendar_compare")
    assert [(each["date"], each["ours"]) for each in found["differences"]] == [("2026-12-25", "")]
    assert console("calendar", "wanted", "--json") == 0
    console.lines("calendar_wanted")
    assert console("calendar", "shipped", "--json") == 0
    assert console.lines("calendar_moves") == [{"moves": []}]


def test_the_addendum_slip(console: Console, tmp_path: Path) -> None:  # noqa: F811
    number = console.register()["number"]
    out = tmp_path / "slip.pdf"
    assert console("addendum", number, "--out", str(out)) == 2
    assert not out.exists()
    day = a_working_day_soon().isoformat()
    assert console("calendar", "declare", day, "--kind", "local", "--name", "Hari Jadi", "--basis", "SK 7",
                   "--apply") == 0  # fmt: skip
    assert console("addendum", number, "--out", str(out), "--json") == 0
    assert console.out == ""
    assert number in pypdfium2.PdfDocument(out)[0].get_textpage().get_text_range()


def test_without_books_the_shipped_lists_hold(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data", str(tmp_path / "none"), "calendar", "show", "2026", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["working_days"] == 240
    assert main(["--data", str(tmp_path / "none"), "calendar", "wanted"]) == 2
    assert not (tmp_path / "none").exists()

"""Objections in their register book and in the figures: what came, what was answered, and what waits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from ppid_desk.desk import Desk
from ppid_desk.objections.rules import Ground, NewObjection
from ppid_desk.papers.books.registers import ObjectionEntry
from ppid_desk.reports import objection_lines
from ppid_desk.reports.rules import BookKind, Form, Period
from tests.conftest import NOON, asked
from tests.reports.conftest import on_spot, received

YEAR = Period(date(2026, 1, 1), date(2026, 12, 31))
BEFORE = Period(date(2025, 1, 1), date(2025, 12, 31))


def lines(desk: Desk, *, masked: bool = False) -> list[ObjectionEntry]:
    with desk.books.read() as reading:
        return list(objection_lines.entries(reading, desk.workdays, YEAR, masked=masked))


def test_a_line_holds_grounds_decision_and_who_answered(desk: Desk, tmp_path: Path) -> None:
    request = received(desk, date(2026, 11, 2))
    on_spot(desk, request, date(2026, 11, 4))
    grounds = (Ground.NOT_AS_ASKED, Ground.TOO_LATE)
    first = desk.objections.register(NewObjection(grounds, "Bukan yang diminta", request=request)).number
    second = desk.objections.register(NewObjection((Ground.NOT_PUBLISHED,), "Tidak ada", objector=asked().requester))
    today, chief = NOON.date().isoformat(), desk.who().name
    draft = {"decision": "granted", "considerations": "Wajib", "ruling": "Mengabulkan", "order": "Umumkan"}
    desk.objections.advance(second.number, "draft_answer", {**draft, "order_by": "2026-12-01"})
    desk.objections.advance(second.number, "sign_answer", {"number": "9", "on": today, "signer": chief})
    desk.objections.advance(second.number, "answer", {"on": today, "way": "direct", "proof": "ttd"})
    one, two = lines(desk)
    assert (one.number, one.request_number, one.information) == (first, request, "Laporan kinerja 2025")
    assert (one.grounds, one.decision, one.answered_on, one.superior) == (frozenset("dg"), "", None, "")
    assert (two.request_number, two.grounds, two.answered_on) == ("", frozenset("b"), NOON.date())
    assert two.decision == "Mengabulkan keberatan. Perintah paling lambat 1 Des 2026: Umumkan"
    assert chief in two.superior
    assert [entry.name for entry in lines(desk, masked=True)] == ["S••• R•••"] * 2
    assert desk.registers.write(BookKind.OBJECTIONS, YEAR, Form.CSV, tmp_path / "k.csv").rows == 2
    found = desk.service_reports.figures(YEAR).objections
    assert (found.received, found.answered, found.open_at_end, found.late, found.carried_over) == (2, 1, 1, 0, 0)
    assert {each.code: each.n for each in found.grounds} == {"b": 1, "d": 1, "g": 1}
    assert {each.code: each.n for each in found.outcomes} == {"granted": 1}
    assert desk.service_reports.figures(BEFORE).objections.received == 0
    assert {file.number for file in desk.open_files.files()} == {first, second.number}

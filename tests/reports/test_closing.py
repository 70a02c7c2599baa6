"""Tutup hari: what the sheet says, that closing is told in the journal, and what comparing finds after a restore."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pypdfium2
import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from ppid_desk.founding import found_demo, restore
from ppid_desk.objections.rules import Ground, NewObjection
from ppid_desk.printing.rules import JobState, Outcome
from ppid_desk.reports.papers import closing_content
from ppid_desk.requests.rules import SlipWanted
from tests.conftest import NOON, asked
from tests.reports.conftest import answered, on_spot


def text_of(pdf: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(pdf)
    return [page.get_textpage().get_text_range() for page in document]


def test_the_sheet_tells_the_day_and_only_the_day(desk: Desk) -> None:
    desk.requests.register(asked("Kemarin"))
    desk.close()
    with Desk.open(desk.places.folder, Clock.standing(NOON + timedelta(days=1))) as today:
        given = [today.requests.register(asked(name), SlipWanted("a5", 1)) for name in ("Budi", "Dewi", "Rina")]
        for state in (JobState.PRINTED, JobState.FAILED):
            job = today.printing.claim(1)
            assert job is not None
            today.printing.report(job, Outcome(state, "kertas habis"))
        today.requests.hand_over(given[0].number)
        today.requests.reserving.reserve(1)
        sheet = today.closing.look()
    assert [each.number for each in sheet.given] == [each.number for each in given]
    assert [each.slip for each in sheet.given] == [JobState.HANDED_OVER, JobState.FAILED, JobState.QUEUED]
    assert (sheet.last, len(sheet.spoken), sheet.counts.not_handed_over, sheet.faults) == (5, 1, 3, ())


def test_closing_is_told_in_the_journal_and_twice_says_so(desk: Desk) -> None:
    number = desk.requests.register(asked()).number
    assert desk.closing.closed_today() == 0
    first, second = desk.closing.close(), desk.closing.close()
    assert (first.nth, second.nth, desk.closing.closed_today()) == (1, 2, 2)
    assert second.events == first.events + 1 == desk.changes()
    pages = text_of(desk.closing.paper(second, demo=False))
    assert "lembar ke-2" in pages[0]
    assert number in pages[0]
    assert second.mark in pages[0]
    assert not list(desk.faults())


def test_a_gap_is_named(desk: Desk) -> None:
    for name in ("Satu", "Dua", "Tiga"):
        desk.requests.register(asked(name))
    desk.books.write(lambda writing: writing.run("UPDATE request SET seq = 9 WHERE seq = 2"))
    assert desk.closing.look().faults == ("2", "4–8")


def test_a_gap_in_the_numbers_of_objections_is_named(desk: Desk) -> None:
    sheet = desk.closing.look()
    assert "keberatan:" not in "".join(closing_content(sheet, desk.settings, demo=False).remarks)  # none was given yet
    for place in range(4):
        number = desk.requests.register(asked(f"Pemohon {place}")).number
        on_spot(desk, number, NOON.date())
        new = NewObjection((Ground.NOT_AS_ASKED,), "Tidak sesuai.", number)
        desk.objections.register(new)
    assert desk.closing.look().objection_faults == ()
    assert "Tidak ada celah nomor keberatan" in "".join(text_of(desk.closing.paper(desk.closing.look(), demo=False)))
    desk.books.write(lambda writing: writing.run("UPDATE objection SET seq = 7 WHERE seq = 3"))
    sheet = desk.closing.look()
    assert (sheet.objection_faults, sheet.faults) == (("3", "5–6"), ())
    pages = "".join(text_of(desk.closing.paper(sheet, demo=False)))
    assert "CELAH NOMOR KEBERATAN: 3, 5–6." in pages
    assert "Tidak ada celah nomor: setiap" in pages
    assert any("KIP kpu" in each.replace("KPU", "kpu") and "gap" in each for each in desk.faults())


def test_a_busy_day_goes_on_over_pages(desk: Desk) -> None:
    for place in range(90):
        desk.requests.register(asked(f"Pemohon {place}"))
    sheet = desk.closing.close()
    pages = text_of(desk.closing.paper(sheet, demo=True))
    assert len(pages) >= 3
    assert all(f"Halaman {place} dari {len(pages)}" in page for place, page in enumerate(pages, 1))
    assert all("CONTOH" in page for page in pages)
    whole = "\n".join(pages)
    assert all(each.number in whole for each in sheet.given)


def test_what_was_registered_after_the_copy_is_named(desk: Desk, tmp_path: Path) -> None:
    desk.requests.register(asked())
    copy, code = desk.copies.now().copy.file, " ".join(desk.recovery_groups())
    later = [desk.requests.register(asked(name)).number for name in ("Budi", "Dewi", "Rina")]
    sheet = desk.closing.close()
    assert desk.closing.compare(sheet.qr).well
    restore(tmp_path / "fresh", copy, code, desk.clock)
    with Desk.open(tmp_path / "fresh", desk.clock) as fresh:
        found = fresh.closing.compare(sheet.qr)
        assert found.missing == tuple(later)
        assert not found.well
        assert fresh.requests.register(asked("Rina")).number == later[0]  # so the papers must be typed in, in order


def test_a_journal_that_was_written_anew_is_seen(desk: Desk) -> None:
    desk.requests.register(asked())
    sheet = desk.closing.close()
    desk.requests.register(asked("Budi"))

    with desk.books.read() as reading:
        triggers = [name for (name,) in reading.rows("SELECT name FROM sqlite_schema WHERE type = 'trigger'")]
    for name in triggers:
        desk.books.write(lambda writing, name=name: writing.run(f"DROP TRIGGER {name}"))  # type: ignore[misc]
    update = "UPDATE event SET hash = zeroblob(32) WHERE seq = ?"
    desk.books.write(lambda writing: writing.run(update, (sheet.events,)))
    assert desk.closing.compare(sheet.qr).changed


def test_another_code_is_refused(desk: Desk) -> None:
    request = desk.requests.register(asked())
    for payload in (desk.requests.payload(request), "PPID1*x", ""):
        with pytest.raises(Refusal):
            desk.closing.compare(payload)


def test_the_code_of_a_closing_sheet_opens_no_request(desk: Desk) -> None:
    sheet = desk.closing.close()
    with pytest.raises(Refusal):
        desk.requests.find(sheet.qr)


def test_the_days_beginning_is_found_in_many_events(tmp_path: Path) -> None:
    found_demo(tmp_path / "demo", 300, clock=Clock.standing(NOON))
    with Desk.open(tmp_path / "demo", Clock.standing(NOON)) as desk:
        sheet = desk.closing.look()
        with desk.books.read() as reading:
            day = f"{NOON:%Y-%m-%d}"
            counted = reading.value("SELECT count(*) FROM event WHERE kind = 'request.registered' AND at >= ?", (day,))
    assert len(sheet.given) == counted > 0


def test_the_sheet_tells_answers_handovers_extensions_and_objections(desk: Desk) -> None:
    from ppid_desk.objections.rules import Ground, NewObjection
    from ppid_desk.reports.rules import StepKind

    today = NOON.date()
    spot, sent = desk.requests.register(asked("Satu")).number, desk.requests.register(asked("Dua")).number
    longer = desk.requests.register(asked("Tiga")).number
    on_spot(desk, spot, today)
    answered(desk, sent, today, {"item": 1, "outcome": "granted", "form": "softcopy"})
    handed = {"on": today.isoformat(), "way": "direct", "what": "Salinan", "recipient": "Dua", "proof": "ttd"}
    desk.handling.advance(sent, "hand_over", handed)
    desk.handling.advance(longer, "draft_extension", {"reason": "under_test", "explanation": "uji"})
    signed = {"number": "3", "on": today.isoformat(), "signer": desk.who().name}
    desk.handling.advance(longer, "sign_extension", signed)
    desk.handling.advance(longer, "extend", {"on": today.isoformat(), "way": "email", "proof": "terkirim"})
    objection = desk.objections.register(NewObjection((Ground.NOT_PUBLISHED,), "tidak ada", objector=asked().requester))
    sheet = desk.closing.close()
    assert [(each.number, each.kind) for each in sheet.steps] == [
        (spot, StepKind.ON_SPOT), (sent, StepKind.ANSWERED), (sent, StepKind.HANDED_OVER), (longer, StepKind.EXTENDED),
        (objection.number, StepKind.OBJECTION),
    ]  # fmt: skip
    page = " ".join(text_of(desk.closing.paper(sheet, demo=False))[0].split())
    assert "Jawaban dikirim / dijawab di tempat / diperpanjang 1 / 1 / 1" in page
    assert "Keberatan dicatat / ditanggapi 1 / 0" in page
    assert desk.closing.compare(sheet.qr).well

"""Settings changed from the screen: the file keeps its comments, the journal tells how, wrong ones change nothing."""

from __future__ import annotations

import json

import pytest

from ppid_desk import settings
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal
from tests.conftest import asked


def last_event(desk: Desk) -> tuple[str, dict[str, object]]:
    with desk.books.read() as reading:
        kind, body = reading.rows("SELECT kind, body FROM event ORDER BY seq DESC LIMIT 1")[0]
    return kind, json.loads(body)


def test_a_change_holds_at_once_and_is_journalled(desk: Desk) -> None:
    desk.change_settings({"officer.name": "Rina Kusuma", "office.address": ("Jalan Baru 1", "Serang")})
    request = desk.requests.register(asked())
    assert request.officer == "Rina Kusuma"
    text = desk.places.settings.read_text(encoding="utf-8")
    assert "# petugas pelayanan informasi" in text
    assert settings.parse(text).office.address == ("Jalan Baru 1", "Serang")
    assert not list(desk.faults())


def test_the_journal_says_what_was_and_what_is(desk: Desk) -> None:
    desk.change_settings({"hours.saturday": "08:00-11:00"})
    kind, facts = last_event(desk)
    assert kind == "settings.changed"
    assert facts["changed"] == {"hours.saturday": ["''", "'08:00-11:00'"]}


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("hours.monday", "7-16"),
        ("numbers.template", "{seq"),
        ("office.name", " "),
        ("copies.days", 0),
        ("nonsense", 1),
        ("lock.minutes", 2),
        ("lock.minutes", 16),
    ],
)
def test_a_wrong_setting_changes_nothing(desk: Desk, name: str, value: object) -> None:
    before, events = desk.places.settings.read_bytes(), desk.changes()
    with pytest.raises(Refusal):
        desk.change_settings({name: value})
    assert (desk.places.settings.read_bytes(), desk.changes()) == (before, events)


def test_a_setting_whose_table_is_not_in_the_file_is_added(desk: Desk) -> None:
    text = desk.places.settings.read_text(encoding="utf-8")
    desk.places.settings.write_text(text.replace("[copies]", "[printing2]"), encoding="utf-8")
    with pytest.raises(Refusal):
        desk.change_settings({"copies.days": 3})
    cut = text[: text.index("[copies]")] + text[text.index("# Tahapan") :]
    desk.places.settings.write_text(cut, encoding="utf-8")
    desk.change_settings({"copies.days": 3})
    assert desk.settings.copies.days == 3


def test_the_next_number_can_be_set_until_one_was_given(desk: Desk) -> None:
    assert desk.requests.next_number() == ("0001/PIP/KPU-KS/XI/2026", False)
    desk.change_settings({"numbers.next": 124, "numbers.next_year": 2026})
    assert desk.requests.next_number() == ("0124/PIP/KPU-KS/XI/2026", False)
    assert desk.requests.register(asked()).sequence == 124
    assert desk.requests.next_number()[1]
    with pytest.raises(Refusal) as told:
        desk.change_settings({"numbers.next": 7})
    assert told.value.field == "numbers.next"


def test_another_window_follows(desk: Desk) -> None:
    with Desk.open(desk.places.folder, desk.clock) as second:
        desk.change_settings({"office.city": "Cilegon"})
        assert second.settings.office.city == "Serang"
        assert second.follow_settings()
        assert second.settings.office.city == "Cilegon"
        assert not second.follow_settings()

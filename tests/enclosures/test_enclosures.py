"""Files on a request: kept encrypted with their event, shown as pixels, hidden, erased, found when tampered with."""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ppid_desk.desk import Desk
from ppid_desk.enclosures.rules import MOST_FILES, Enclosure, Kind, Media, NewEnclosure
from ppid_desk.enclosures.service import Enclosures
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.founding import restore
from ppid_desk.people.rules import Officer, Role
from tests.conftest import asked
from tests.enclosures import samples
from tests.hostile import HOSTILE

ROOT = Path(__file__).parents[2]


@pytest.fixture
def subject(desk: Desk) -> str:
    return desk.requests.register(asked()).id


def add(desk: Desk, subject: str, kind: Kind = Kind.LETTER, content: bytes = b"", **how: Any) -> Enclosure:
    name = how.pop("name", "surat.pdf")
    return desk.enclosures.add(NewEnclosure("PIP", subject, kind, name, content or samples.pdf(), **how))


def events(desk: Desk, kind: str) -> list[dict[str, Any]]:
    with desk.books.read() as reading:
        return [
            json.loads(body) for (body,) in reading.rows("SELECT body FROM event WHERE kind = ? ORDER BY seq", (kind,))
        ]


def tamper(desk: Desk, sql: str, *values: object) -> list[str]:
    desk.books.write(lambda writing: writing.run(sql, values))
    return list(desk.faults())


def test_a_file_is_kept_with_its_event(desk: Desk, subject: str) -> None:
    content = samples.pdf(3)
    made = add(desk, subject, Kind.POWER, content, name="Kuasa Budi.pdf", note="asli dilihat")
    assert desk.enclosures.list("PIP", subject) == (made,)
    assert (made.media, made.pages, made.size) == (Media.PDF, 3, len(content))
    assert desk.enclosures.content(made.id) == content
    (told,) = events(desk, "enclosure.added")
    assert (told["sha256"], told["kind"], told["size"], told["original"]) == (
        made.sha256, "power", len(content), made.sha256,
    )  # fmt: skip
    assert "Budi" not in json.dumps(told)
    assert list(desk.faults()) == []
    request = desk.requests.get(desk.requests.find("1") or "")
    assert desk.requests.history(request)[-1].sentence == "berkas ditambahkan"


def test_nothing_of_a_file_can_be_read_on_the_disk(desk: Desk, subject: str) -> None:
    content = samples.pdf(words="Rahasia Zulaikha")
    add(desk, subject, content=content, name="Zulaikha.pdf")
    raw = b"".join(file.read_bytes() for file in desk.places.folder.rglob("*") if file.is_file())
    assert content[:200] not in raw
    assert b"Zulaikha" not in raw
    assert b"%PDF" not in raw


def test_the_same_file_twice_is_said_and_not_kept(desk: Desk, subject: str) -> None:
    first = add(desk, subject, Kind.IDENTITY, samples.photo(), name="ktp.jpg")
    with pytest.raises(Refusal) as told:
        add(desk, subject, Kind.OTHER, samples.photo(), name="lain.jpg")
    assert (told.value.code, told.value.values["name"]) == ("enclosure_twice", "ktp.jpg")
    other = desk.requests.register(asked("Budi")).id
    second = add(desk, other, Kind.IDENTITY, samples.photo())
    assert second.sha256 == first.sha256
    with desk.books.read() as reading:
        assert reading.value("SELECT count(*) FROM blob") == 1


def test_25_files_and_no_more(desk: Desk, subject: str) -> None:
    for n in range(MOST_FILES):
        add(desk, subject, content=samples.pdf(1, f"surat {n}"))
    with pytest.raises(Refusal) as told:
        add(desk, subject, content=samples.pdf(1, "satu lagi"))
    assert told.value.code == "enclosure_too_many"
    desk.enclosures.remove(desk.enclosures.list("PIP", subject)[0].id, "salah berkas")
    add(desk, subject, content=samples.pdf(1, "satu lagi"))


def test_a_subject_that_the_books_do_not_know(desk: Desk) -> None:
    with pytest.raises(Refusal) as told:
        add(desk, str(uuid.uuid4()))
    assert told.value.code == "enclosure_subject_unknown"
    assert events(desk, "enclosure.added") == []


def test_a_full_disk_stops_files_only(desk: Desk, subject: str, monkeypatch: pytest.MonkeyPatch) -> None:
    usage = SimpleNamespace(free=150 * 1024 * 1024)
    monkeypatch.setattr("ppid_desk.enclosures.service.shutil.disk_usage", lambda _: usage)
    with pytest.raises(Trouble) as told:
        add(desk, subject)
    assert told.value.code == "enclosure_disk_low"
    desk.requests.register(asked())


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_comes_back_unchanged_and_leaves_harmless(
    desk: Desk, subject: str, tmp_path: Path, name: str
) -> None:
    made = add(desk, subject, name=HOSTILE[name], note=HOSTILE[name])
    assert desk.enclosures.get(made.id).name == " ".join(HOSTILE[name].split())[:255].strip()
    assert desk.enclosures.get(made.id).note == HOSTILE[name].strip()
    (tmp_path / "out").mkdir()
    written = desk.enclosures.export(made.id, tmp_path / "out")
    assert list((tmp_path / "out").iterdir()) == [written]
    assert list(desk.faults()) == []


def test_a_look_at_an_identity_is_one_recorded_act(desk: Desk, subject: str, tmp_path: Path) -> None:
    card = add(desk, subject, Kind.IDENTITY, samples.photo())
    letter = add(desk, subject)
    desk.enclosures.blurred(card.id)
    desk.enclosures.list("PIP", subject)
    desk.enclosures.look(letter.id)
    assert events(desk, "enclosure.seen") == []
    look = desk.enclosures.look(card.id)
    for scale in (0.5, 1.0, 2.0):
        desk.enclosures.picture(look, 0, scale)
    assert events(desk, "enclosure.seen") == [{"enclosure": card.id, "how": "look"}]
    desk.enclosures.export(card.id, tmp_path / "ktp.jpg", "untuk sengketa")
    assert events(desk, "enclosure.seen")[1:] == [{"enclosure": card.id, "how": "export", "reason": "untuk sengketa"}]
    desk.enclosures.export(letter.id, tmp_path / "surat.pdf")
    assert len(events(desk, "enclosure.exported")) == 1
    assert list(desk.faults()) == []


def test_the_blurred_picture_shows_nothing(desk: Desk, subject: str) -> None:
    """Two cards with other words give pictures that differ by less than an eye could use."""
    one = add(desk, subject, Kind.IDENTITY, samples.photo(words="3673015508900002"))
    other = add(desk, subject, Kind.IDENTITY, samples.photo(words="3201014101990003"))
    a, b = (desk.enclosures.blurred(each.id).pixels for each in (one, other))
    assert max(abs(x - y) for x, y in zip(a, b, strict=True)) <= 6
    assert len(set(a)) > 20  # and yet it is a picture


def test_pages_are_pixels_and_never_more_than_a_screen_needs(desk: Desk, subject: str) -> None:
    made = add(desk, subject, content=samples.pdf(2, size=(14_400, 14_400)))
    look = desk.enclosures.look(made.id)
    assert len(look.sizes) == 2
    found = desk.enclosures.picture(look, 1, 4.0)
    assert found.width * found.height <= 16_100_000
    with pytest.raises(Refusal):
        desk.enclosures.picture(look, 2, 1.0)
    picture = desk.enclosures.look(add(desk, subject, content=samples.photo()).id)
    assert desk.enclosures.picture(picture, 0, 0.5).width == 450


def test_a_locked_pdf_is_kept_and_said_to_be_unreadable_here(desk: Desk, subject: str, tmp_path: Path) -> None:
    content = samples.locked_pdf()
    made = add(desk, subject, content=content)
    with pytest.raises(Refusal) as told:
        desk.enclosures.picture(desk.enclosures.look(made.id), 0, 1.0)
    assert told.value.code == "enclosure_locked"
    desk.enclosures.export(made.id, tmp_path / "x.pdf")
    assert (tmp_path / "x.pdf").read_bytes() == content


def test_removing_hides_and_needs_a_reason(desk: Desk, subject: str) -> None:
    made = add(desk, subject)
    with pytest.raises(Refusal) as told:
        desk.enclosures.remove(made.id, "  ")
    assert told.value.code == "enclosure_reason_missing"
    desk.enclosures.remove(made.id, "salah berkas")
    assert desk.enclosures.list("PIP", subject) == ()
    (gone,) = desk.enclosures.list("PIP", subject, removed=True)
    assert gone.removed is not None
    assert (gone.removed.reason, gone.removed.by) == ("salah berkas", desk.settings.officer.name)
    for again in (lambda: desk.enclosures.remove(made.id, "lagi"), lambda: desk.enclosures.look(made.id)):
        with pytest.raises(Refusal) as told:
            again()
        assert told.value.code == "enclosure_removed"
    assert add(desk, subject).sha256 == made.sha256  # what was removed by mistake can be added again
    assert list(desk.faults()) == []


def test_purging_erases_bytes_and_name_and_leaves_the_entry(desk: Desk, subject: str) -> None:
    other = desk.requests.register(asked("Budi")).id
    card = add(desk, subject, Kind.IDENTITY, samples.photo(), name="KTP Siti 3673015508900002.jpg", note="asli")
    same = add(desk, other, Kind.IDENTITY, samples.photo())
    desk.enclosures.purge(card.id, "retensi berakhir")
    (left,) = desk.enclosures.list("PIP", subject)
    assert (left.name, left.note, left.sha256, left.kind) == ("", "", card.sha256, Kind.IDENTITY)
    assert left.purged is not None
    with pytest.raises(Refusal) as told:
        desk.enclosures.look(card.id)
    assert told.value.code == "enclosure_purged"
    assert desk.enclosures.content(same.id)  # another entry holds the same bytes
    desk.enclosures.purge(same.id, "retensi berakhir")
    with desk.books.read() as reading:
        assert reading.value("SELECT count(*) FROM blob") == 0
        assert reading.value("SELECT count(*) FROM enclosure") == 2
    with pytest.raises(Refusal):
        desk.enclosures.purge(same.id, "lagi")
    assert add(desk, subject, Kind.IDENTITY, samples.photo()).sha256 == card.sha256
    assert list(desk.faults()) == []


def officer(*roles: Role) -> Officer:
    return Officer(str(uuid.uuid4()), "Rina", "", "", "", frozenset(roles), True, False)


def test_who_may_do_what(desk: Desk, subject: str, tmp_path: Path) -> None:
    made = add(desk, subject, Kind.IDENTITY, samples.photo())

    def allowed(*roles: Role) -> set[str]:
        files = Enclosures(desk.books, lambda: officer(*roles))
        new = NewEnclosure("PIP", subject, Kind.LETTER, "x.pdf", samples.pdf(1, str(roles)))
        acts: dict[str, Callable[[], object]] = {
            "add": lambda: files.add(new), "list": lambda: files.list("PIP", subject),
            "look": lambda: files.look(made.id), "blurred": lambda: files.blurred(made.id),
            "export": lambda: files.export(made.id, tmp_path / "x"),
            "remove": lambda: files.remove(files.add(new).id if Role.DESK in roles else made.id, "salah"),
            "purge": lambda: files.purge(made.id, "retensi"),
        }  # fmt: skip
        done = set()
        for name, act in acts.items():
            try:
                act()
            except Refusal as refusal:
                if refusal.code == "role_missing":
                    continue
            done.add(name)
        return done

    assert allowed(Role.ADMIN) == set()
    assert allowed() == set()
    assert allowed(Role.AUDITOR) == {"list", "look", "blurred", "export"}
    assert allowed(Role.DESK) == {"add", "list", "look", "blurred", "export", "remove"}
    assert "purge" in allowed(Role.PPID)


def test_what_was_changed_outside_is_found(desk: Desk, subject: str) -> None:
    made = add(desk, subject, Kind.IDENTITY, samples.photo())
    assert list(desk.faults()) == []
    with desk.books.read() as reading:
        content = bytes(reading.value("SELECT content FROM blob"))
    flipped = content[:500] + bytes([content[500] ^ 1]) + content[501:]
    (fault,) = tamper(desk, "UPDATE blob SET content = ?", flipped)
    assert made.sha256[:16] in fault
    for look in (desk.enclosures.look, desk.enclosures.blurred):
        with pytest.raises(Trouble) as told:
            look(made.id)
        assert told.value.code == "enclosure_changed"
        assert made.id in str(told.value)
    assert events(desk, "enclosure.seen") == []
    assert tamper(desk, "UPDATE blob SET content = ?", content) == []


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE enclosure SET kind = 'letter'",
        "UPDATE enclosure SET name = 'lain'",
        "UPDATE enclosure SET note = 'lain'",
        "UPDATE enclosure SET size = size + 1",
        "UPDATE enclosure SET added_by = 'Rina'",
        "UPDATE enclosure SET removed_at = added_at, removed_reason = 'x'",
        "UPDATE enclosure SET purged_at = added_at",
        "UPDATE enclosure SET subject = 'x'",
        "UPDATE enclosure SET sha256 = 'x'",
        "DELETE FROM enclosure",
        "DELETE FROM blob",
    ],
)
def test_a_changed_row_is_found(desk: Desk, subject: str, sql: str) -> None:
    add(desk, subject, Kind.IDENTITY, samples.photo())
    assert tamper(desk, sql) != []


def test_an_act_that_was_undone_outside_is_found(desk: Desk, subject: str) -> None:
    made = add(desk, subject)
    desk.enclosures.remove(made.id, "salah")
    assert tamper(desk, "UPDATE enclosure SET removed_at = NULL, removed_by = '', removed_reason = ''") != []


def test_a_copy_brings_every_file_back(desk: Desk, subject: str, tmp_path: Path) -> None:
    content = samples.pdf(5)
    made = add(desk, subject, content=content)
    copy = desk.copy(tmp_path / "copy.db")
    code = " ".join(desk.recovery_groups())
    restore(tmp_path / "other", copy.file, code, desk.clock)
    with Desk.open(tmp_path / "other", desk.clock) as again:
        assert again.enclosures.list("PIP", subject) == (made,)
        assert again.enclosures.content(made.id) == content
        assert list(again.faults()) == []


def test_an_id_may_be_shortened(desk: Desk, subject: str) -> None:
    made = add(desk, subject)
    assert desk.enclosures.get(made.id[:8].upper()) == made
    for wrong in ("", made.id[:5], "%%%%%%%%", "zzzzzzzz", str(uuid.uuid4())):
        with pytest.raises(Refusal) as told:
            desk.enclosures.get(wrong)
        assert told.value.code == "enclosure_unknown_id"


def test_twelve_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    """Row, bytes and event are there together or not at all, whenever the process dies."""
    chance = random.Random(12)
    folder = tmp_path / "office"
    with Desk.open(folder) as desk:
        subject = desk.requests.register(asked()).id
    told: set[str] = set()
    for _ in range(12):
        command = [sys.executable, "-m", "tests.enclosures.writer", str(folder), subject]
        with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT, env={**os.environ}) as process:
            assert process.stdout is not None
            first = process.stdout.readline()
            time.sleep(chance.uniform(0, 0.08))
            process.kill()
            rest = process.stdout.read()
        whole = (line for line in (first + rest).decode().splitlines(keepends=True) if line.endswith("\n"))
        told |= {line.strip() for line in whole}
        with Desk.open(folder) as desk:
            assert list(desk.faults()) == []
            there = {each.id for each in desk.enclosures.list("PIP", subject, removed=True)}
            assert told <= there
    assert len(told) >= 12

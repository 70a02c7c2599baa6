"""The cellar: opened by the recipe, encrypted, migrated, refused where it must be."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any

import pytest

from ppid_desk import paths
from ppid_desk.audits.model import (
    AuditChecklistRow,
    AuditComputedRow,
    AuditFileRow,
    AuditFindingFileRow,
    AuditFindingRow,
    AuditObstacleLinkRow,
    AuditObstacleRow,
    AuditPackRow,
    AuditPlanRow,
    AuditRecordRow,
    AuditReturnRow,
    AuditRunRow,
)
from ppid_desk.catalogue.model import ConsequenceTestRow, DecreeRow, ExclusionRow
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.enclosures.model import BlobRow, EnclosureRow
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.founding import open_existing
from ppid_desk.handling.model import MoveRow
from ppid_desk.objections.model import ObjectionRow
from ppid_desk.people.model import OfficerRow, RecoveryCodeRow, RequesterRow
from ppid_desk.printing.model import PrintJobRow
from ppid_desk.records import key, migrations, opening, sqlite
from ppid_desk.records.model import CounterRow, DraftRow, EventRow, JournalHeadRow, OfficeRow
from ppid_desk.records.session import Writing
from ppid_desk.records.turns import Presence, Slot
from ppid_desk.reports.model import ReportTextRow
from ppid_desk.requests.model import ItemRow, LoadRow, OldEntryRow, RequestRow, SpokenNumberRow
from ppid_desk.workdays.model import CalendarVersionRow, ClockRow, HolidayRow
from tests.conftest import asked

MODELS = (
    OfficeRow, JournalHeadRow, EventRow, CounterRow, DraftRow, RequesterRow, RequestRow, ItemRow, LoadRow, ClockRow,
    PrintJobRow,
    SpokenNumberRow,
    OldEntryRow,
    DecreeRow,
    ExclusionRow,
    ConsequenceTestRow,
    HolidayRow,
    CalendarVersionRow,
    MoveRow,
    BlobRow,
    EnclosureRow,
    OfficerRow,
    RecoveryCodeRow,
    ObjectionRow,
    ReportTextRow,
    AuditChecklistRow,
    AuditRunRow,
    AuditFileRow,
    AuditComputedRow,
    AuditRecordRow,
    AuditReturnRow,
    AuditPackRow,
    AuditFindingRow,
    AuditFindingFileRow,
    AuditObstacleRow,
    AuditObstacleLinkRow,
    AuditPlanRow,
)  # fmt: skip


def test_every_setting_of_the_recipe_holds(desk: Desk) -> None:
    connection = sqlite.connect(desk.places.books, desk.books.key)
    found = {pragma: connection.execute(f"PRAGMA {pragma}").fetchone()[0] for pragma, _, _ in sqlite.RECIPE}
    connection.close()
    assert found == {pragma: expected for pragma, _, expected in sqlite.RECIPE}
    assert found["synchronous"] == 2
    assert found["journal_mode"] == "wal"


def test_nothing_can_be_read_on_the_disk(desk: Desk) -> None:
    desk.requests.register(asked("Zulaikha Tersembunyi"))
    raw = b"".join(file.read_bytes() for file in desk.places.folder.glob("books.db*"))
    for secret in (b"Zulaikha", b"3673015508900002", b"SQLite format", b"081290000001"):
        assert secret not in raw


def test_a_wrong_key_is_said(desk: Desk) -> None:
    desk.close()
    key.write_key(desk.places.key, key.new_key())
    with pytest.raises(Trouble) as told:
        Desk.open(desk.places.folder)
    assert told.value.code == "books_wrong_key"


@pytest.mark.skipif(sys.platform == "win32", reason="rights are given by icacls there")
def test_only_the_owner_reads_the_key(desk: Desk) -> None:
    assert desk.places.key.stat().st_mode & 0o777 == 0o600


def test_rights_on_windows_go_to_user_system_and_administrators(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("USERDOMAIN", "KANTOR")
    monkeypatch.setenv("USERNAME", "petugas")
    command = key.windows_rights(Path("books.key"))
    assert command[2:] == ["/inheritance:r", "/grant:r", "KANTOR\\petugas:F", "*S-1-5-18:F", "*S-1-5-32-544:F"]


def test_a_missing_key_is_not_made_anew_beside_books(desk: Desk) -> None:
    desk.close()
    desk.places.key.unlink()
    with pytest.raises(Refusal) as told:
        Desk.open(desk.places.folder)
    assert told.value.code == "key_missing"
    assert not desk.places.key.exists()


def shape(connection: Any, table: str) -> list[tuple[str, bool, bool]]:
    rows = connection.execute(f"PRAGMA table_info({table})").fetchall()
    return [(name, bool(notnull) or bool(pk), bool(pk)) for _, name, _, notnull, _, pk in rows]


def test_the_migrated_tables_are_those_of_the_models(desk: Desk) -> None:
    """Column by column: name, whether it may be empty, whether it is the key."""
    with desk.books.read() as reading:
        for model in MODELS:
            meta: Any = model._meta
            keys = {field.column_name for field in meta.get_primary_keys()}
            expected = [(f.column_name, not f.null, f.column_name in keys) for f in meta.sorted_fields]
            assert sorted(shape(reading.connection, meta.table_name)) == sorted(expected), meta.table_name
        tables = {name for (name,) in reading.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    assert {model._meta.table_name for model in MODELS} == {
        name for name in tables if not name.startswith(("request_words", "objection_words", "sqlite_"))
    }


def test_unique_indexes_of_the_models_are_in_the_books(desk: Desk) -> None:
    with desk.books.read() as reading:
        for model in MODELS:
            meta: Any = model._meta
            wanted = {(f.column_name,) for f in meta.sorted_fields if f.unique}
            wanted |= {
                tuple(meta.fields[name].column_name for name in names) for names, unique in meta.indexes if unique
            }
            indexes = reading.rows(f"PRAGMA index_list({meta.table_name})")
            found = {
                tuple(column for _, _, column in reading.rows(f"PRAGMA index_info({index[1]})"))
                for index in indexes
                if index[2]
            }
            assert wanted <= found, meta.table_name


def test_newer_books_are_refused_and_left_alone(desk: Desk) -> None:
    desk.close()
    connection = sqlite.connect(desk.places.books, desk.books.key)
    connection.execute("PRAGMA user_version=99")
    connection.close()
    with pytest.raises(Refusal) as told:
        Desk.open(desk.places.folder)
    assert told.value.code == "books_newer"


def test_a_migration_holds_wholly_or_not_at_all(desk: Desk) -> None:
    connection = sqlite.connect(desk.places.books, desk.books.key)

    def faulty(_dialect: object) -> list[str]:
        return ["CREATE TABLE later (id INTEGER)", "CREATE TABLE later (id INTEGER)"]

    with pytest.raises(sqlite.DatabaseError):
        opening.migrate(connection, (*migrations.MIGRATIONS, faulty))
    assert connection.execute("PRAGMA user_version").fetchone() == (migrations.version(),)
    assert connection.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'later'").fetchone() == (0,)
    connection.close()


def test_the_office_stays_when_books_learn_of_laptops(tmp_path: Path) -> None:
    connection = sqlite.connect(tmp_path / "books.db", bytes(32), create=True)
    opening.migrate(connection, migrations.MIGRATIONS[:9])
    known = (1, "u-1", "demo", "2026-01-02T08:00:00+07:00", bytes(32), "isi")
    connection.execute("INSERT INTO office VALUES (?, ?, ?, ?, ?, ?)", known)
    opening.migrate(connection, migrations.MIGRATIONS[:10])
    assert connection.execute("SELECT * FROM office").fetchall() == [known]
    connection.execute("UPDATE office SET kind = 'laptop'")
    with pytest.raises(sqlite.DatabaseError):
        connection.execute("UPDATE office SET kind = 'lain'")
    connection.close()


def test_older_books_are_copied_and_brought_up_to_date(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    number = desk.requests.register(asked()).number
    desk.close()
    steps = (*migrations.MIGRATIONS, lambda _dialect: ["CREATE TABLE later (id INTEGER)"])
    monkeypatch.setattr(migrations, "MIGRATIONS", steps)
    with Desk.open(desk.places.folder) as newer:
        assert newer.requests.get(number).number == number
        with newer.books.read() as reading:
            assert reading.value("PRAGMA user_version") == len(steps)
    assert (desk.places.copies / f"before-form-{len(steps)}.db").exists()


def test_migrating_needs_the_folder_for_itself(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(migrations, "MIGRATIONS", (*migrations.MIGRATIONS, lambda _dialect: []))
    real = Presence.alone
    monkeypatch.setattr(Presence, "alone", lambda self, **_: real(self, 0.1))
    with pytest.raises(Trouble) as told:
        Desk.open(desk.places.folder)
    assert told.value.code == "books_taken"


def test_two_windows_share_the_books(desk: Desk) -> None:
    with Desk.open(desk.places.folder, desk.clock) as second:
        first_number = desk.requests.register(asked("Satu")).number
        before = second.changes()
        assert second.requests.get(first_number).requester.name == "Satu"
        second.requests.register(asked("Dua"))
        assert desk.changes() > before
        assert desk.requests.queue().total == 2


def test_slots_are_places_of_windows(tmp_path: Path) -> None:
    first, second = Slot(tmp_path), Slot(tmp_path)
    assert (first.number, second.number) == (1, 2)
    assert not first.is_dead(2)
    second.leave()
    assert first.is_dead(2)
    assert first.is_dead(1)  # whoever sat at one's own place before is gone
    first.leave()


def test_a_reader_is_not_held_up_by_a_writer(desk: Desk) -> None:
    desk.requests.register(asked())

    def slowly(writing: Writing) -> int:
        writing.run("UPDATE counter SET last = last")
        return desk.requests.queue().total  # another connection reads while this one writes

    assert desk.books.write(slowly) == 1


def test_a_failed_change_leaves_nothing(desk: Desk) -> None:
    before = desk.changes()

    def half(writing: Writing) -> None:
        writing.run("INSERT INTO counter (register, office, year, last) VALUES ('X', 'Y', 2026, 5)")
        raise Refusal("name_missing")

    with pytest.raises(Refusal):
        desk.books.write(half)
    assert desk.changes() == before
    with desk.books.read() as reading:
        assert reading.value("SELECT count(*) FROM counter") == 0


@pytest.mark.parametrize("name", ["OneDrive", "Dropbox", "OneDrive - KPU", "Google Drive"])
def test_cloud_folders_are_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refusal) as told:
        Desk.open(tmp_path / name / "office")
    assert told.value.code == "folder_cloud"
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("kind", ["cifs", "nfs4", "smb3", "fuse.sshfs"])
def test_network_folders_are_refused(tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "filesystem", lambda _folder: kind)
    with pytest.raises(Refusal) as told:
        Desk.open(tmp_path / "office")
    assert told.value.code == "folder_network"


def test_the_mount_of_a_folder_is_the_longest_that_holds_it() -> None:
    mounts = "1 0 8:1 / / rw - ext4 /dev/sda rw\n2 1 0:5 / /srv/kantor\\040satu rw - cifs //server/share rw\n"
    assert paths._mounted(Path("/srv/kantor satu/ppid"), mounts) == "cifs"
    assert paths._mounted(Path("/srv/kantor"), mounts) == "ext4"


def test_a_file_where_the_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "office").write_text("a file", encoding="utf-8")
    with pytest.raises(Trouble) as told:
        Desk.open(tmp_path / "office")
    assert told.value.code == "folder_unusable"


def test_no_books_are_founded_by_looking(tmp_path: Path) -> None:
    with pytest.raises(Refusal) as told:
        open_existing(tmp_path / "nothing")
    assert told.value.code == "books_missing"
    assert not (tmp_path / "nothing").exists()


def fill(desk: Desk) -> None:
    for _ in range(300):
        desk.requests.register(asked("x" * 5000))


def test_the_disk_is_full(desk: Desk) -> None:
    """SQLite's own limit stands for the disk's: the cause is named, nothing is lost, work goes on."""
    desk.requests.register(asked())

    def limit(pages: int) -> None:
        desk.books.write(lambda writing: writing.rows(f"PRAGMA max_page_count={pages}"))

    limit(1)
    with pytest.raises(Trouble) as told:
        fill(desk)
    assert told.value.code == "disk_full"
    held = desk.requests.queue().total
    limit(1_000_000)
    desk.requests.register(asked())
    assert desk.requests.queue().total == held + 1
    assert list(desk.faults()) == []


def test_books_opened_by_an_interrupted_founding(tmp_path: Path, clock: Clock) -> None:
    """Killed between the key and the books: the next start goes on with the same key."""
    folder = tmp_path / "office"
    folder.mkdir()
    written = key.new_key()
    key.write_key(folder / "books.key", written)
    (folder / "books.new").write_bytes(b"half")
    with Desk.open(folder, clock) as found:
        assert found.books.key == written
        assert list(found.faults()) == []


def test_recovery_code_there_and_back() -> None:
    made = key.new_key()
    groups = key.recovery_groups(made)
    assert len(groups) == 13
    assert all(re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{5}", group) for group in groups)
    assert key.key_from_code("-".join(groups).lower()) == made


def test_one_wrong_sign_names_its_group() -> None:
    groups = list(key.recovery_groups(bytes(range(32))))
    wrong = "7" if groups[4][2] != "7" else "8"
    groups[4] = groups[4][:2] + wrong + groups[4][3:]
    with pytest.raises(Refusal) as told:
        key.key_from_code(" ".join(groups))
    assert (told.value.code, told.value.values["group"]) == ("recovery_code_group", 5)
    with pytest.raises(Refusal) as short:
        key.key_from_code(" ".join(groups[:12]))
    assert short.value.code == "recovery_code_length"


def test_the_key_file_of_somebody_else(tmp_path: Path) -> None:
    (tmp_path / "books.key").write_text("hello", encoding="utf-8")
    with pytest.raises(Refusal) as told:
        key.read_key(tmp_path / "books.key")
    assert told.value.code == "key_damaged"


def test_a_reader_that_is_older_does_not_take_a_merged_index_for_damage(desk: Desk) -> None:
    for _ in range(18):  # the word index merges its pieces after sixteen
        desk.requests.register(asked())
        assert list(desk.faults()) == []

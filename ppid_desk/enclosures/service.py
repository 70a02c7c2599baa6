"""What can be done with files: one method a task, one transaction each.

The bytes lie in the encrypted books under their hash: so one verified copy of the books brings every file back, no
file stands on the disk beside them, and row, bytes and event are there together or not at all.
"""

from __future__ import annotations

import shutil
import uuid as uuids
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from secrets import token_bytes

from ppid_desk.enclosures import rows, taking
from ppid_desk.enclosures.picturing import blur, drawn, sizes_of
from ppid_desk.enclosures.rules import (
    LONGEST_NAME,
    LONGEST_NOTE,
    MOST_FILES,
    Enclosure,
    Look,
    NewEnclosure,
    one_line_of,
    safe_name,
    shown_name,
)
from ppid_desk.enclosures.taking import Taken
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.papers.rules import Picture
from ppid_desk.paths import write_whole
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.text import clean

_ADDS = (Role.DESK, Role.UNIT, Role.PPID, Role.SUPERIOR)
_SEES = (*_ADDS, Role.AUDITOR)
_OF_REGISTER = {  # elsewhere an auditor only reads; what proves an audit is nobody else's to give or hide
    "audit": (Role.AUDITOR,),
    "finding": _SEES,
}
_LEAST_FREE = 200 * 1024 * 1024  # bytes on the disk: below that registering goes on, files wait


class Enclosures:
    """The files of every register."""

    def __init__(self, books: Books, who: Who) -> None:
        self._books = books
        self._who = who

    def add(self, new: NewEnclosure, go_on: Callable[[], object] = str) -> Enclosure:
        """Keep a file. Raises Refusal that says what it is, what is wrong with it, or that it is here already.

        The type is that of the content, never of the name. Pictures are drawn anew (at most 1600 pixels at the longer
        side); at most 10 MB each and 25 files on a subject. `go_on` is called once the file is understood and before
        anything is written: what it raises stops the adding.
        """
        officer = self._allowed(*_adds(new.register))
        texts = _texts(new)
        taken = taking.take(new.content, new.name)
        self._refuse_full_disk(len(taken.content))
        go_on()
        return self._books.write(lambda writing: self._add(writing, officer, new, texts, taken))

    def add_file(
        self, register: str, subject: str, kind: str, file: Path, note: str = "", go_on: Callable[[], object] = str
    ) -> Enclosure:
        """Keep a file that lies on the disk, as `add` does; it stays where it is."""
        self._allowed(*_adds(register))
        new = NewEnclosure(register, subject, rows.kind_of(kind), file.name, taking.read(file), note)
        return self.add(new, go_on)

    def _add(
        self, writing: Writing, officer: Officer, new: NewEnclosure, texts: tuple[str, str], taken: Taken
    ) -> Enclosure:
        if writing.value("SELECT 1 FROM event WHERE subject = ? LIMIT 1", (new.subject,)) is None:
            raise Refusal("enclosure_subject_unknown", field="subject")
        _refuse_twice_or_too_many(rows.of_subject(writing, new.register, new.subject), taken)
        at = journal.moment_of_record(writing, self._books.clock.now())
        made = Enclosure(
            str(uuids.uuid4()), new.register, new.subject, new.kind, *texts, taken.media, len(taken.content),
            taken.sha256, taken.pages, taken.wide, taken.high, taken.locked, at, officer.name,
        )  # fmt: skip
        salt = token_bytes(16)
        event = journal.append(
            writing, at, officer.name, "enclosure.added", made.subject, rows.facts(made, salt, taken.original)
        )
        rows.insert(writing, made, salt, event.seq, taken.content)
        return made

    def list(self, register: str, subject: str, *, removed: bool = False) -> tuple[Enclosure, ...]:
        """The files of a subject in the order in which they were added; with `removed` those that were removed too."""
        self._allowed(*_SEES)
        with self._books.read() as reading:
            found = rows.of_subject(reading, register, subject)
        return tuple(each for each in found if removed or each.removed is None)

    def get(self, uuid: str) -> Enclosure:
        """One file by its id, or by the beginning of it. Raises Refusal."""
        self._allowed(*_SEES)
        with self._books.read() as reading:
            return rows.one(reading, uuid)

    def look(self, uuid: str) -> Look:
        """Open a file for looking: at an identity that is one recorded act (`enclosure.seen`).

        Raises Refusal for one that was removed or erased, Trouble when its bytes do not fit its hash.
        """
        officer = self._allowed(*_SEES)
        found, content = self._opened(uuid)
        if found.is_identity:
            self._books.write(lambda writing: self._tell(writing, officer, found, "enclosure.seen", {"how": "look"}))
        return Look(found, content, sizes_of(found, content))

    def content(self, uuid: str) -> bytes:
        """The bytes of a file; recorded as `look` is."""
        return self.look(uuid).content

    def picture(self, look: Look, page: int, scale: float) -> Picture:
        """A page of a file that is looked at, as pixels; `scale` is pixels per unit of `look.sizes`.

        Raises Refusal for a page that cannot be drawn.
        """
        return drawn(look, page, scale)

    def blurred(self, uuid: str) -> Picture:
        """What may be seen of a file before it is asked for: a picture of a few dots. Raises as `look` does."""
        self._allowed(*_SEES)
        found, content = self._opened(uuid)
        return blur(Look(found, content, sizes_of(found, content)))

    def export(self, uuid: str, path: Path, reason: str = "") -> Path:
        """Write a file wholly to a path, or into a folder under a safe name; recorded before it is written.

        Raises Refusal or Trouble; then nothing stands there.
        """
        officer = self._allowed(*_SEES)
        found, content = self._opened(uuid)
        target = _free(path, safe_name(found.name, found.media)) if path.is_dir() else path
        told = {"reason": one_line_of(clean(reason).text)} if reason.strip() else {}
        kind = "enclosure.seen" if found.is_identity else "enclosure.exported"
        self._books.write(lambda writing: self._tell(writing, officer, found, kind, {"how": "export", **told}))
        write_whole(target, content)
        return target

    def remove(self, uuid: str, reason: str) -> None:
        """Hide a file that was added by mistake; the entry and its bytes stay. Raises Refusal without a reason."""
        officer = self._allowed(*_SEES)
        with self._books.read() as reading:
            found = rows.one(reading, uuid)
        allow(officer, *_adds(found.register))
        why = _reason(reason, found)

        def hide(writing: Writing) -> None:
            still = rows.one(writing, found.id)
            if still.removed:
                raise Refusal("enclosure_removed", name=shown_name(still.name), reason=still.removed.reason)
            at = self._tell(writing, officer, still, "enclosure.removed", {"reason": why})
            rows.mark_removed(writing, still, at, officer.name, why)

        self._books.write(hide)

    def purge(self, uuid: str, reason: str) -> None:
        """Erase a file's bytes, name and note for good (UU 27/2022 Ps 42–44); the entry and the events stay.

        Only the PPID may. Bytes that another entry holds stay for it; copies of the books that were made before keep
        them until they are thinned. Raises Refusal.
        """
        officer = self._allowed(Role.PPID)
        with self._books.read() as reading:
            found = rows.one(reading, uuid)
        why = _reason(reason, found)

        def erase(writing: Writing) -> None:
            still = rows.one(writing, found.id)
            if still.purged:
                raise Refusal("enclosure_purged", name=shown_name(still.name), reason=still.purged.reason)
            at = self._tell(writing, officer, still, "enclosure.purged", {"reason": why})
            rows.erase(writing, still, at, officer.name, why)

        self._books.write(erase)

    def _allowed(self, *roles: Role) -> Officer:
        officer = self._who()
        allow(officer, *roles)
        return officer

    def _opened(self, uuid: str) -> tuple[Enclosure, bytes]:
        with self._books.read() as reading:
            found = rows.one(reading, uuid)
            return found, _whole(reading, found)

    def _tell(self, writing: Writing, officer: Officer, about: Enclosure, kind: str, more: dict[str, str]) -> datetime:
        at = journal.moment_of_record(writing, self._books.clock.now())
        journal.append(writing, at, officer.name, kind, about.subject, {"enclosure": about.id, **more})
        return at

    def _refuse_full_disk(self, size: int) -> None:
        if shutil.disk_usage(self._books.places.folder).free < _LEAST_FREE + size:
            raise Trouble("enclosure_disk_low", least=_LEAST_FREE // 1024 // 1024)


def _adds(register: str) -> tuple[Role, ...]:
    return _OF_REGISTER.get(register, _ADDS)


def _texts(new: NewEnclosure) -> tuple[str, str]:
    name = one_line_of(clean(new.name).text)[:LONGEST_NAME].strip() or "berkas"
    note = clean(new.note).text.strip()
    if len(note) > LONGEST_NOTE:
        raise Refusal("text_of_file_too_long", field="note", length=len(note), longest=LONGEST_NOTE)
    return name, note


def _reason(reason: str, about: Enclosure) -> str:
    why = one_line_of(clean(reason).text)
    if not why:
        raise Refusal("enclosure_reason_missing", field="reason", name=shown_name(about.name))
    if len(why) > LONGEST_NOTE:
        raise Refusal("text_of_file_too_long", field="reason", length=len(why), longest=LONGEST_NOTE)
    return why


def _refuse_twice_or_too_many(there: tuple[Enclosure, ...], taken: Taken) -> None:
    standing = [each for each in there if each.removed is None and each.purged is None]
    for each in standing:
        if each.sha256 == taken.sha256:
            at = f"{each.added_at:%d/%m/%Y %H.%M}"
            raise Refusal("enclosure_twice", field="file", name=shown_name(each.name), at=at)
    if len(standing) >= MOST_FILES:
        raise Refusal("enclosure_too_many", field="file", most=MOST_FILES)


def _whole(reading: Reading, found: Enclosure) -> bytes:
    """The bytes, which must fit the hash."""
    if found.purged:
        raise Refusal("enclosure_purged", name=shown_name(found.name), reason=found.purged.reason)
    if found.removed:
        raise Refusal("enclosure_removed", name=shown_name(found.name), reason=found.removed.reason)
    content = rows.bytes_of(reading, found.sha256)
    if content is None:
        raise Trouble("enclosure_bytes_missing", name=shown_name(found.name), id=found.id)
    if rows.hash_of(content) != found.sha256:
        raise Trouble("enclosure_changed", name=shown_name(found.name), id=found.id)
    return content


def _free(folder: Path, name: str) -> Path:
    stem, ending = Path(name).stem, Path(name).suffix
    number = 1
    while (file := folder / (name if number == 1 else f"{stem} ({number}){ending}")).exists():
        number += 1
    return file

"""What a pack holds, as canonical JSON: rows of the audit, each of whose columns has a type and a limit.

The same shapes read the books, write the document and read it back, so that a column cannot be forgotten on one side.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import datetime
from typing import Any

from ppid_desk.audits.packs.fields import Fields, document
from ppid_desk.audits.rules import Reason, Record, RecordKind
from ppid_desk.enclosures.rules import LONGEST_NAME, LONGEST_NOTE, MOST_BYTES, Kind, Media
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.records.journal import canonical

FORM = 1  # of the document
MOST_RECORDS, MOST_FILES, MOST_SAMPLED, MOST_CELLS, MOST_PEOPLE = 20_000, 1_000, 5_000, 50_000, 500
LONGEST_BODY = 50_000  # signs of a record
_LONGEST_CHECKLIST, _LONGEST_FACTS, _LONGEST_LIST = 4_000_000, 200_000, 1_000_000
_NAME, _TEXT, _MUCH = 80, 300, 2**53
LONGEST_SUBJECT = 80  # a UUID, or the code of an information

Row = Mapping[str, Any]
Shape = Mapping[str, Callable[[Fields, str], object]]


def _text(longest: int) -> Callable[[Fields, str], object]:
    return lambda fields, name: fields.text(name, longest)


def number(least: int, most: int = _MUCH) -> Callable[[Fields, str], object]:
    """A column of whole numbers."""
    return lambda fields, name: fields.number(name, least, most)


def _json(longest: int) -> Callable[[Fields, str], object]:
    return lambda fields, name: fields.json(name, longest)


def _one_of(*allowed: str) -> Callable[[Fields, str], object]:
    return lambda fields, name: fields.one_of(name, allowed)


def _day(fields: Fields, name: str) -> object:
    return fields.day(name).isoformat()


def _digest(fields: Fields, name: str) -> object:
    return fields.bytes(name, 32).hex()


def _lines(fields: Fields, name: str) -> object:
    return fields.json(name, _LONGEST_FACTS, hashed=False)


def _object(fields: Fields, name: str) -> object:
    found = fields.json(name, LONGEST_BODY)
    return found if found.startswith("{") else fields.refuse(name, "object")


CHECKLIST: Shape = {
    "digest": _digest, "form_id": _text(_NAME), "version": _text(_NAME), "title": _text(_TEXT),
    "body": _json(_LONGEST_CHECKLIST), "taken_at": Fields.moment, "officer": _text(_TEXT),
}  # fmt: skip
RUN: Shape = {
    "id": Fields.uuid, "year": number(2000, 9999), "seq": number(1), "number": _text(_NAME), "checklist": _digest,
    "period_from": _day, "period_to": _day, "unit": _text(_TEXT), "seed": _text(_TEXT), "population": number(0),
    "digest": _text(_NAME), "information": _json(_LONGEST_LIST), "with_texts": number(0, 1), "auditor": Fields.uuid,
    "started_at": Fields.moment,
}  # fmt: skip
FILE: Shape = {
    "request": Fields.uuid, "position": number(1), "number": _text(_NAME), "reason": _one_of(*Reason),
    "facts": _json(_LONGEST_FACTS),
}  # fmt: skip
COMPUTED: Shape = {
    "item": _text(_NAME), "subject": _text(LONGEST_SUBJECT), "verdict": _text(_NAME), "evidence": _lines,
}  # fmt: skip
OWN_RECORD: Shape = {
    "id": Fields.uuid, "author": Fields.uuid, "sequence": number(1), "kind": _one_of(*RecordKind),
    "body": _json(LONGEST_BODY), "made_at": Fields.moment,
}  # fmt: skip
RECORD: Shape = {**OWN_RECORD, "body": _object, "device": _text(_NAME), "taken_at": Fields.moment}
PERSON: Shape = {"id": Fields.uuid, "name": _text(_TEXT), "title": _text(_TEXT)}
EVIDENCE: Shape = {
    "id": Fields.uuid, "subject": Fields.uuid, "kind": _one_of(*Kind), "name": _text(LONGEST_NAME),
    "note": _text(LONGEST_NOTE), "media": _one_of(*Media), "size": number(1, MOST_BYTES), "sha256": _digest,
    "added_at": Fields.moment,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OutPack:
    """What goes out: the audit with all that its cells need, and the keys of the laptop.

    `device` signs what comes back, `books` is the key of the laptop's books; neither lies anywhere else in clear.
    `settings` are the office's own ("office.name" → …); `box` is the office's key for the way back.
    """

    pack: str
    owner: str
    office: str  # UUID of the office's books
    demo: bool
    settings: Mapping[str, str | tuple[str, ...]]
    box: bytes
    device: bytes
    books: bytes
    checklist: Row
    run: Row
    files: tuple[Row, ...]
    computed: tuple[Row, ...]
    records: tuple[Row, ...]
    people: tuple[Row, ...]

    def document(self) -> bytes:
        """The pack's document."""
        said = {
            "form": FORM, "pack": self.pack, "owner": self.owner, "office": self.office, "demo": self.demo,
            "settings": self.settings, "box": self.box.hex(), "device": self.device.hex(), "books": self.books.hex(),
            "checklist": self.checklist, "run": self.run, "files": self.files, "computed": self.computed,
            "records": self.records, "people": self.people,
        }  # fmt: skip
        return canonical(said).encode()


@dataclass(frozen=True, slots=True)
class ReturnPack:
    """What comes back: every record that the laptop made, and the files that its records name.

    `events` and `hash` are the head of the laptop's journal; `digest` is that of all records (`digest_of`).
    """

    pack: str
    run: str
    digest: str
    events: int
    hash: str
    records: tuple[Row, ...]
    evidence: tuple[Row, ...]

    def document(self) -> bytes:
        """The pack's document."""
        said = {
            "form": FORM, "pack": self.pack, "run": self.run, "digest": self.digest, "events": self.events,
            "hash": self.hash, "records": self.records, "evidence": self.evidence,
        }  # fmt: skip
        return canonical(said).encode()


def read_out(content: bytes) -> OutPack:
    """What went out. Raises Refusal that names the field that is wrong."""
    with _opened(content).all() as fields:
        found = OutPack(
            pack=fields.uuid("pack"), owner=fields.uuid("owner"), office=fields.uuid("office"),
            demo=fields.flag("demo"), settings=_settings(fields.inside("settings")), box=fields.bytes("box", 32),
            device=fields.bytes("device", 32), books=fields.bytes("books", 32),
            checklist=row_of(fields.inside("checklist"), CHECKLIST), run=row_of(fields.inside("run"), RUN),
            files=_rows(fields, "files", FILE, MOST_SAMPLED), computed=_rows(fields, "computed", COMPUTED, MOST_CELLS),
            records=_rows(fields, "records", RECORD, MOST_RECORDS),
            people=_rows(fields, "people", PERSON, MOST_PEOPLE),
        )  # fmt: skip
    if found.owner not in {row["id"] for row in found.people} or found.run["checklist"] != found.checklist["digest"]:
        raise Refusal("pack_content", where="document.owner", reason="people, checklist")
    return found


def read_return(content: bytes) -> ReturnPack:
    """What came back. Raises Refusal that names the field that is wrong, or the record that is missing."""
    with _opened(content).all() as fields:
        found = ReturnPack(
            pack=fields.uuid("pack"), run=fields.uuid("run"), digest=fields.bytes("digest", 32).hex(),
            events=fields.number("events", 0, _MUCH), hash=fields.bytes("hash", 32).hex(),
            records=_rows(fields, "records", OWN_RECORD, MOST_RECORDS),
            evidence=_rows(fields, "evidence", EVIDENCE, MOST_FILES),
        )  # fmt: skip
    _refuse_gap(found.records)
    if digest_of(found.records) != found.digest:
        raise Refusal("pack_content", where="return.digest", reason="SHA-256")
    return found


def _opened(content: bytes) -> Fields:
    fields = document(content, "document")
    form = fields.number("form", 1, _MUCH)
    if form != FORM:
        raise Refusal("pack_newer", field="FILE", found=form, known=FORM)
    return fields


def _refuse_gap(records: Iterable[Row]) -> None:
    """The records of a laptop count 1, 2, 3, … in the order in which they stand."""
    for expected, row in enumerate(records, 1):
        if row["sequence"] != expected:
            code = "pack_gap" if row["sequence"] > expected else "pack_disorder"
            raise Refusal(code, field="FILE", sequence=expected, found=row["sequence"])


def record_of(row: Row, run: str, device: str, taken_at: datetime) -> Record:
    """The record in a row, as these books take it."""
    made = datetime.fromisoformat(row["made_at"])
    kind, body = RecordKind(row["kind"]), json.loads(row["body"])
    return Record(row["id"], run, row["author"], device, row["sequence"], kind, body, made, taken_at)


def digest_of(records: Iterable[Row]) -> str:
    """SHA-256 over the records of a laptop in order: both sides compare it after a pack was taken in."""
    import hashlib

    whole = hashlib.sha256()
    for row in records:
        line = canonical([row[name] for name in OWN_RECORD]).encode()
        whole.update(len(line).to_bytes(4) + line)
    return whole.hexdigest()


def _rows(fields: Fields, name: str, shape: Shape, most: int) -> tuple[Row, ...]:
    return tuple(row_of(each, shape) for each in fields.each(name, most))


def row_of(fields: Fields, shape: Shape) -> Row:
    """The columns of a shape, and no others. Raises Refusal."""
    with fields.all():
        return {name: read(fields, name) for name, read in shape.items()}


SETTINGS = ("office.name", "office.unit", "office.city", "language", "time_zone", "officer.name", "officer.title")
LISTS = ("office.letterhead", "office.address")


def _settings(fields: Fields) -> Mapping[str, str | tuple[str, ...]]:
    with fields.all():
        single = {name: fields.text(name, _TEXT) for name in SETTINGS}
        return {**single, **{name: fields.texts(name, 20, _TEXT) for name in LISTS}}

"""What becomes of each record and each file that came back: pure, one line of the acceptance report for each."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from ppid_desk.audits import values
from ppid_desk.audits.checklists.rules import Checklist, Item, Scope
from ppid_desk.audits.findings.rules import Severity
from ppid_desk.audits.packs.records import LONGEST_SUBJECT, OWN_RECORD, Row
from ppid_desk.audits.packs.rules import Line, Outcome
from ppid_desk.audits.recording import cell_id
from ppid_desk.audits.rules import RecordKind
from ppid_desk.enclosures import taking
from ppid_desk.enclosures.recognising import form_of
from ppid_desk.enclosures.rules import Media, is_whole, safe_name, shown_name
from ppid_desk.enclosures.taking import Taken
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.text import clean

_AHEAD = timedelta(minutes=10)  # by which two clocks may differ
_MOST_SEEN = 500  # records that a decision saw
_WITH_VALUE = (RecordKind.ANSWER, RecordKind.DECISION)
FILE = "file"  # the kind of a line about a file


@dataclass(frozen=True, slots=True)
class Scene:
    """The audit to which a pack comes back, at a moment. `subjects` says of what items of a scope are asked."""

    run: str
    device: str
    owner: str
    lead: str  # who leads the audit, and alone decides
    now: datetime
    expires: date
    closed: bool
    checklist: Checklist
    items: Mapping[str, Item]
    subjects: Mapping[Scope, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Standing:
    """What the books hold already: a record with its audit and its device."""

    run: str
    device: str
    row: Row


def record_line(scene: Scene, row: Row, same_id: Standing | None, same_place: Standing | None) -> Line:
    """What becomes of a record, beside what stands under its identity and at its place in the laptop's sequence."""
    body: Mapping[str, Any] = json.loads(row["body"])
    item, subject = (str(body.get(name) or "") if isinstance(body, dict) else "" for name in ("item", "subject"))
    about = (row["sequence"], row["id"], row["kind"], item[:80], subject[:LONGEST_SUBJECT])
    try:
        if same_id or same_place:
            _refuse_other(scene, row, same_id)
            return Line(*about, Outcome.ALREADY)
        _refuse_body(scene, row, body)
    except Refusal as refusal:
        return Line(*about, Outcome.REFUSED, str(refusal))
    if scene.closed:
        return Line(*about, Outcome.LATE, str(Refusal("pack_line_closed")))
    return Line(*about, Outcome.TAKEN, _odd(scene, datetime.fromisoformat(row["made_at"])))


def _odd(scene: Scene, made_at: datetime) -> str:
    """What is odd about the time of a record that is taken all the same."""
    if made_at > scene.now + _AHEAD:
        return str(Refusal("pack_line_ahead", at=f"{made_at:%d/%m/%Y %H.%M}"))
    return str(Refusal("pack_line_expired")) if made_at.date() > scene.expires else ""


def _refuse_other(scene: Scene, row: Row, same_id: Standing | None) -> None:
    """Nothing that stands is ever written over."""
    if same_id is None:
        raise Refusal("pack_line_place", sequence=row["sequence"])
    own = {name: row[name] for name in OWN_RECORD}
    if (same_id.run, same_id.device, dict(same_id.row)) != (scene.run, scene.device, own):
        raise Refusal("pack_line_changed")


def _refuse_body(scene: Scene, row: Row, body: object) -> None:
    if row["author"] != scene.owner:
        raise Refusal("pack_line_author")
    if row["kind"] == RecordKind.DECISION and row["author"] != scene.lead:
        raise Refusal("pack_line_lead")
    if not isinstance(body, dict):
        raise Refusal("pack_line_body", reason=type(body).__name__)
    _refuse_fields(RecordKind(row["kind"]), body)
    item = scene.items.get(body.get("item", ""))
    if item is None:
        raise Refusal("pack_line_item", item=str(body.get("item", ""))[:80])
    if body.get("subject", "") not in scene.subjects[item.scope]:
        raise Refusal("pack_line_subject", item=item.name, subject=str(body.get("subject", ""))[:LONGEST_SUBJECT])
    if row["kind"] in _WITH_VALUE:
        _refuse_value(scene.checklist, item, body.get("value"))


def _refuse_fields(kind: RecordKind, body: Mapping[str, Any]) -> None:
    """A body has the fields of its kind and no others, each of its type."""
    ways = _FIELDS[kind]
    if not any(body.keys() == fields for fields in ways):
        known = frozenset().union(*ways)
        odd = next((name for name in (*body, *ways[0]) if name not in known or name not in body), kind.value)
        raise Refusal("pack_line_body", reason=str(odd)[:40])
    for name, value in body.items():
        if not _FITTING[name](value):
            raise Refusal("pack_line_body", reason=name)


def _text(value: object) -> bool:
    return isinstance(value, str) and len(value) <= values.LONGEST and clean(value).text == value


def _texts(value: object) -> bool:
    return isinstance(value, list) and len(value) <= _MOST_SEEN and all(_text(each) for each in value)


def _yes_no(value: object) -> bool:
    return value is None or isinstance(value, bool)


def _uuid(value: object) -> bool:
    try:
        return isinstance(value, str) and str(UUID(value)) == value
    except ValueError:
        return False


def _severity(value: object) -> bool:
    return isinstance(value, str) and value in ("", *Severity)


_FITTING: Mapping[str, Callable[[object], bool]] = {
    "item": _text, "subject": _text, "note": _text, "name": _text, "sha256": _text, "seen": _texts, "agrees": _yes_no,
    "enclosure": _uuid, "text": lambda value: _text(value) and value != "", "severity": _severity,
    "value": lambda _: True,  # by its item
}  # fmt: skip
_PLACE = frozenset({"item", "subject"})
_ANSWER = _PLACE | {"value", "note", "agrees"}
_FIELDS: Mapping[RecordKind, tuple[frozenset[str], ...]] = {  # as `answering`, `noting` and `Audits.attach` write them
    RecordKind.ANSWER: (_ANSWER,),
    RecordKind.DECISION: (_ANSWER | {"seen"},),
    RecordKind.FINDING: (_PLACE | {"text", "severity"},),
    RecordKind.EVIDENCE: (_PLACE, _PLACE | {"enclosure", "sha256", "name"}),
}


def _refuse_value(checklist: Checklist, item: Item, kept: object) -> None:
    try:
        found = values.from_json(item.kind, kept)
    except (ValueError, RecursionError):
        raise Refusal("pack_line_body", reason="value") from None
    if found is not None and values.as_json(values.checked(checklist, item, found)) != kept:
        raise Refusal("pack_line_body", reason="value")


def file_line(
    scene: Scene, row: Row, seen: Taken | Refusal, places: Mapping[str, tuple[str, str]], standing: Row | None
) -> Line:
    """What becomes of a file that was `examined`.

    `places` says for each file that a record names to which item and subject it belongs.
    """
    item, subject = places.get(row["id"], ("", ""))
    about = (0, row["id"], FILE, item, subject)
    try:
        if standing is not None:
            if any(standing[name] != row[name] for name in ("sha256", "subject")):
                raise Refusal("pack_line_changed")
            return Line(*about, Outcome.ALREADY)
        if row["id"] not in places:
            raise Refusal("pack_file_unnamed")
        if row["subject"] != cell_id(scene.run, item, subject):
            raise Refusal("pack_file_subject")
        if isinstance(seen, Refusal):
            raise seen
    except Refusal as refusal:
        return Line(*about, Outcome.REFUSED, str(refusal))
    return Line(*about, Outcome.LATE if scene.closed else Outcome.TAKEN)


def examined(row: Row, content: bytes) -> Taken | Refusal:
    """What a file is, or why it is not kept; it may be long, so that nobody should wait for it.

    Its bytes stay as they are, since the records name them by their SHA-256; they are decoded all the same, so that
    nothing is kept that is not a whole picture or PDF.
    """
    try:
        _refuse_file(row, content)
        return taking.take(content, row["name"])
    except Refusal as refusal:
        return refusal


def _refuse_file(row: Row, content: bytes) -> None:
    import hashlib

    if safe_name(row["name"], Media(row["media"])) != row["name"]:
        raise Refusal("pack_file_name", name=shown_name(row["name"]))
    if hashlib.sha256(content).hexdigest() != row["sha256"]:
        raise Refusal("pack_file_bytes")
    if _MEDIA.get(form_of(content, row["name"]).value) != row["media"] or not is_whole(content):
        raise Refusal("pack_file_media", media=row["media"])


_MEDIA = {"JPEG": Media.JPEG, "PNG": Media.PNG, "PDF": Media.PDF}

"""What a laptop hands back: every record that was made on it, and the files that these name."""

from __future__ import annotations

from datetime import datetime

from ppid_desk.audits.packs import envelope, keys, records
from ppid_desk.audits.packs.envelope import Content, Kind
from ppid_desk.audits.packs.headers import Header
from ppid_desk.audits.packs.records import OutPack, ReturnPack, Row
from ppid_desk.audits.packs.rules import PackHead
from ppid_desk.audits.rules import REGISTER
from ppid_desk.enclosures.rules import Media, safe_name
from ppid_desk.records import journal
from ppid_desk.records.session import Reading

_COLUMN = {"id": "uuid"}


def sealed(reading: Reading, out: OutPack, head: PackHead, now: datetime) -> tuple[bytes, int, int]:
    """The pack for the office, how many records and how many files it holds. Raises Refusal when it is too large."""
    made, evidence = _records(reading, out), _evidence(reading)
    events, hash_ = journal.head(reading)
    said = ReturnPack(
        out.pack, out.run["id"], records.digest_of(made), events, hash_.hex(), made, tuple(row for row, _ in evidence)
    )
    half, key = keys.for_office(out.box)
    header = Header(
        head.pack, head.number, head.office, head.owner, now.isoformat(), head.expires, {"half": half.hex()}
    )
    content = Content(said.document(), b"".join(found for _, found in evidence))
    return envelope.sealed(Kind.RETURN, out.device, header.written(), key, content), len(made), len(evidence)


def _records(reading: Reading, out: OutPack) -> tuple[Row, ...]:
    rows = reading.rows(
        f"SELECT {', '.join(records.OWN_RECORD)} FROM audit_record WHERE run = ? AND device = ? ORDER BY sequence",
        (out.run["id"], out.pack),
    )
    return tuple(dict(zip(records.OWN_RECORD, row, strict=True)) for row in rows)


def _evidence(reading: Reading) -> list[tuple[Row, bytes]]:
    """The files that stand; a laptop holds no others than those that were added on it."""
    columns = ", ".join(f"enclosure.{_COLUMN.get(name, name)}" for name in records.EVIDENCE)
    rows = reading.rows(
        f"SELECT {columns}, content FROM enclosure JOIN blob ON blob.sha256 = enclosure.sha256"
        " WHERE register = ? AND removed_at IS NULL AND purged_at IS NULL ORDER BY enclosure.id",
        (REGISTER,),
    )
    return [(_safely_named(dict(zip(records.EVIDENCE, row[:-1], strict=True))), bytes(row[-1])) for row in rows]


def _safely_named(row: dict[str, object]) -> Row:
    return {**row, "name": safe_name(str(row["name"]), Media(str(row["media"])))}

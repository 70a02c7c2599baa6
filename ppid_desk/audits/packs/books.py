"""Packs in the office's books: which went out, to whom, what came back of them."""

from __future__ import annotations

from datetime import date, datetime

from ppid_desk.audits.packs import acceptance
from ppid_desk.audits.packs.rules import Acceptance, CheckedOut
from ppid_desk.errors import Refusal
from ppid_desk.records.session import Reading, Row

_COLUMNS = (
    "audit_pack.id, audit_pack.run, audit_run.number, owner, COALESCE(officer.name, ''), public_key, made_at,"
    " expires_at, revoked_at, revoked_reason, audit_pack.returned_at,"
    " (SELECT count(*) FROM audit_return WHERE pack = audit_pack.id AND outcome = 'taken'),"
    " (SELECT count(*) FROM audit_record WHERE audit_record.run = audit_pack.run"
    " AND audit_record.device = audit_pack.device)"
)
_FROM = (
    "FROM audit_pack JOIN audit_run ON audit_run.id = audit_pack.run"
    " LEFT JOIN officer ON officer.uuid = audit_pack.owner"
)


def all_of(reading: Reading, run: str = "") -> tuple[CheckedOut, ...]:
    """Every pack that was checked out, of one audit or of all; the newest first."""
    where = "WHERE audit_pack.run = ?" if run else ""
    rows = reading.rows(f"SELECT {_COLUMNS} {_FROM} {where} ORDER BY audit_pack.event DESC", (run,) if run else ())
    return tuple(_pack(row) for row in rows)


def known(reading: Reading, pack: str) -> CheckedOut | None:
    """The pack of an id, or None."""
    row = reading.row(f"SELECT {_COLUMNS} {_FROM} WHERE audit_pack.id = ?", (pack,))
    return _pack(row) if row else None


def named(reading: Reading, id_: str) -> CheckedOut:
    """The pack of an id, or of the beginning of one (at least 6 signs). Raises Refusal."""
    said = id_.strip().lower()
    plain = len(said) >= 6 and all(sign in "0123456789abcdef-" for sign in said)
    sql = f"SELECT {_COLUMNS} {_FROM} WHERE audit_pack.id LIKE ? LIMIT 2"
    rows = reading.rows(sql, (f"{said}%",)) if plain else []
    if len(rows) != 1:
        raise Refusal("pack_id_short" if rows else "pack_id_unknown", field="PACK", id=said[:40])
    return _pack(rows[0])


def _pack(row: Row) -> CheckedOut:
    id_, run, number, owner, name, device, made, expires, revoked, reason, returned, returns, records = row
    return CheckedOut(
        id_, run, number, owner, name, device, datetime.fromisoformat(made), date.fromisoformat(expires),
        _moment(revoked), reason, returns, records, _moment(returned),
    )  # fmt: skip


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def office_of(reading: Reading) -> tuple[str, bytes]:
    """The office's id, and the seed of its keys."""
    row = reading.row("SELECT uuid, signing_key FROM office WHERE id = 1")
    assert row is not None
    return str(row[0]), bytes(row[1])


def was_taken(reading: Reading, pack: str, sha256: str) -> bool:
    """Whether this very file was taken in before."""
    sql = "SELECT 1 FROM audit_return WHERE pack = ? AND sha256 = ? AND outcome = 'taken'"
    return reading.row(sql, (pack, sha256)) is not None


def reports(reading: Reading, pack: CheckedOut) -> tuple[Acceptance, ...]:
    """The acceptance reports of a pack, the newest first."""
    sql = "SELECT report FROM audit_return WHERE pack = ? AND outcome = 'taken' ORDER BY id DESC"
    return tuple(acceptance.read(text, pack) for (text,) in reading.rows(sql, (pack.id,)))


def numbers(reading: Reading, run: str) -> dict[str, str]:
    """The numbers of an audit's sampled files, by UUID."""
    return dict(reading.rows("SELECT request, number FROM audit_file WHERE run = ?", (run,)))

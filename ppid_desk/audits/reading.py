"""Reading audits: a run whole with a handful of statements, or as much of it as one subject needs."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime
from functools import lru_cache

from ppid_desk.audits.checklists.rules import Checklist, Kind
from ppid_desk.audits.checklists.showing import Showing
from ppid_desk.audits.merging import TOLD, Cells, Told, Voice, answer_of, seen_of
from ppid_desk.audits.rules import (
    OFFICE,
    AuditFile,
    Computed,
    Information,
    Reason,
    Record,
    RecordKind,
    Run,
    RunState,
    Work,
)
from ppid_desk.errors import Refusal
from ppid_desk.records.session import Reading, Row
from ppid_desk.reports.rules import Period

_RUN = (
    "SELECT audit_run.id, audit_run.number, audit_run.checklist, audit_checklist.form_id, audit_checklist.version,"
    " audit_checklist.title, period_from, period_to, unit, seed, population, audit_run.digest, auditor, state,"
    " started_at, closed_at, with_texts FROM audit_run"
    " JOIN audit_checklist ON audit_checklist.digest = audit_run.checklist"
)
_RECORD = (
    "SELECT audit_record.id, run, author, device, sequence, kind, audit_record.body, made_at, taken_at,"
    " audit_run.closed_event IS NOT NULL AND event > audit_run.closed_event, item, subject FROM audit_record"
    " JOIN audit_run ON audit_run.id = audit_record.run WHERE run = ?"
)


def runs(reading: Reading) -> tuple[Run, ...]:
    """Every audit, the newest first."""
    return tuple(run_of(row) for row in reading.rows(f"{_RUN} ORDER BY audit_run.year DESC, audit_run.seq DESC"))


def run(reading: Reading, named: str) -> Run:
    """The audit of a number or an id. Raises Refusal."""
    said = named.strip()
    row = reading.row(f"{_RUN} WHERE audit_run.number = ? OR audit_run.id = ?", (said.upper(), said.lower()))
    if row is None:
        raise Refusal("audit_unknown", field="RUN", number=said[:60])
    return run_of(row)


def run_of(row: Row) -> Run:
    """An audit from a row."""
    id_, number, digest, form_id, version, title, first, last, unit, seed, population, of_numbers, *rest = row
    auditor, state, started, closed, with_texts = rest
    period = Period(date.fromisoformat(first), date.fromisoformat(last))
    return Run(
        id_, number, digest, form_id, version, title, period, unit, seed, population, of_numbers, auditor,
        RunState(state), datetime.fromisoformat(started), datetime.fromisoformat(closed) if closed else None,
        bool(with_texts),
    )  # fmt: skip


@lru_cache(maxsize=8)
def _parsed(body: str) -> tuple[Checklist, Showing]:
    found = Checklist.from_json(body)
    return found, Showing(found)


def checklist(reading: Reading, digest: str) -> Checklist:
    """The version of a checklist that an audit keeps."""
    return _kept(reading, digest)[0]


def _kept(reading: Reading, digest: str) -> tuple[Checklist, Showing]:
    return _parsed(reading.value("SELECT body FROM audit_checklist WHERE digest = ?", (digest,)))


def work(reading: Reading, found: Run, officer: str) -> Work:
    """The whole audit; `officer` is who looks at it."""
    files = tuple(file_of(*row) for row in reading.rows(f"{_FILE} ORDER BY position", (found.id,)))
    return _made(reading, found, officer, files, ())


def first(reading: Reading, found: Run, officer: str) -> Work:
    """The audit with the answers of the office and of the first subject only: what its first item needs."""
    files = tuple(file_of(*row) for row in reading.rows(f"{_FILE} ORDER BY position", (found.id,)))
    listed = [each.request for each in files[:1]] or [each.code for each in information(reading, found.id)[:1]]
    return _made(reading, found, officer, files, (OFFICE, *listed))


def part(reading: Reading, found: Run, officer: str, subject: str) -> Work:
    """As much of an audit as an answer about one subject needs: the office and that subject."""
    files = tuple(file_of(*row) for row in reading.rows(f"{_FILE} AND request = ?", (found.id, subject)))
    return _made(reading, found, officer, files, (OFFICE, subject))


_FILE = "SELECT request, position, number, reason, facts FROM audit_file WHERE run = ?"


def file_of(request: str, position: int, number: str, reason: str, facts: str) -> AuditFile:
    """A sampled file from its row."""
    return AuditFile(request, position, number, Reason(reason), json.loads(facts))


def _made(
    reading: Reading, found: Run, officer: str, files: tuple[AuditFile, ...], subjects: Sequence[str]
) -> Work:  # fmt: skip
    kept, showing = _kept(reading, found.checklist)
    sql = f"SELECT item, subject, verdict, evidence FROM audit_computed WHERE run = ?{_among(subjects)}"
    computed = {
        (item, subject): Computed(item, subject, verdict, tuple(json.loads(evidence)))
        for item, subject, verdict, evidence in reading.rows(sql, (found.id, *subjects))
    }
    rows = reading.each(f"{_RECORD}{_among(subjects)} ORDER BY device, sequence", (found.id, *subjects))
    cells = Cells((_told(row) for row in rows if row[5] in TOLD), kept, _voice)
    own = tuple(each.number for each in files if officer in each.officers)
    return Work(found, kept, files, information(reading, found.id), computed, cells, own, showing)


def _among(subjects: Sequence[str]) -> str:
    return f" AND subject IN ({', '.join('?' * len(subjects))})" if subjects else ""


def _told(row: Row) -> Told:
    return (row[10], row[11]), row[3], row[4], datetime.fromisoformat(row[7]), row[0], row


def _voice(row: Row, kind: Kind) -> Voice:
    body = json.loads(row[6])
    answer = answer_of(row[0], row[2], datetime.fromisoformat(row[7]), body, kind)
    return row[5] == RecordKind.DECISION.value, bool(row[9]), answer, seen_of(body)


def information(reading: Reading, run_id: str) -> tuple[Information, ...]:
    """The list of mandatory information that an audit began with."""
    found = json.loads(reading.value("SELECT information FROM audit_run WHERE id = ?", (run_id,)))
    return tuple(Information(**each) for each in found)


def records(reading: Reading, run_id: str) -> list[Record]:
    """The records of an audit in the order in which these books took them."""
    return [record_of(*row[:-2]) for row in reading.rows(f"{_RECORD} ORDER BY event", (run_id,))]


def record_of(
    id_: str, run_id: str, author: str, device: str, sequence: int, kind: str, body: str, made: str, taken: str,
    late: int,
) -> Record:  # fmt: skip
    """A record from its row."""
    times = datetime.fromisoformat(made), datetime.fromisoformat(taken)
    return Record(id_, run_id, author, device, sequence, RecordKind(kind), json.loads(body), *times, bool(late))

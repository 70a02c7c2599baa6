"""Beginning an audit: the checklist kept, the sample frozen, the computed facts found, all in one transaction."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from ppid_desk.audits import drawing, filing
from ppid_desk.audits.checklists.rules import Checklist, Scope
from ppid_desk.audits.computing import Looked, computed
from ppid_desk.audits.gathering import Around
from ppid_desk.audits.rules import Computed, Sample
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.papers.books.rules import Step
from ppid_desk.people.rules import Officer
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Row, Writing
from ppid_desk.reports.rules import Period
from ppid_desk.settings import Numbers

STARTED = "audit.started"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What an audit is to be of."""

    checklist: Checklist
    period: Period
    unit: str
    seed: str
    with_texts: bool


@dataclass(frozen=True, slots=True)
class Prepared:
    """All that an audit freezes, read at one moment: after `events` events of the journal."""

    wanted: Wanted
    sample: Sample
    frozen: tuple[dict[str, Any], ...]
    found: tuple[Computed, ...]
    events: int


def prepared(wanted: Wanted, known: Around, numbers: Numbers, step: Step) -> Prepared:
    """Draw, freeze and compute; reading only, so that nobody at the counter waits for it.

    `step(done, all)` raises to stop. Raises Refusal where there are no files.
    """
    sample = drawing.drawn(known, wanted.period, wanted.unit, wanted.seed, step)
    files = drawing.files_of(known, sample.files)
    looked = Looked(files, known, wanted.period, numbers)
    many = len(files)
    frozen = tuple(
        filing.frozen(each, known, with_texts=wanted.with_texts) for each in drawing.watched(files, many, step)
    )
    facts = many * sum(bool(item.computed) for item in wanted.checklist.items)
    found = tuple(drawing.watched(computed(wanted.checklist, looked), facts, step))
    events, _ = journal.head(known.reading)
    return Prepared(wanted, sample, frozen, found, events)


def start(writing: Writing, ready: Prepared, officer: Officer, at: datetime) -> str:
    """Begin an audit with what was prepared, and return its id. Raises Refusal: another checklist has this version."""
    keep_checklist(writing, ready.wanted.checklist, officer.name, at)
    return _write(writing, ready, officer, at)


def keep_checklist(writing: Writing, checklist: Checklist, officer: str, at: datetime) -> None:
    """Keep a version of a checklist. Raises Refusal where the same version was another one before."""
    known = writing.value(
        "SELECT digest FROM audit_checklist WHERE form_id = ? AND version = ?", (checklist.form_id, checklist.version)
    )
    if known == checklist.digest:
        return
    if known:
        raise Refusal("audit_version_taken", field="checklist", form=checklist.form_id, version=checklist.version)
    writing.run(
        "INSERT INTO audit_checklist (digest, form_id, version, title, body, taken_at, officer)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        (checklist.digest, checklist.form_id, checklist.version, checklist.title, checklist.as_json(),
         at.isoformat(), officer),
    )  # fmt: skip


def _write(writing: Writing, ready: Prepared, officer: Officer, at: datetime) -> str:
    id_, seq = str(uuid.uuid4()), _next(writing, at.year)
    number, wanted, sample = f"AUD-{at.year}-{seq:04d}", ready.wanted, ready.sample
    files = [
        (id_, each.request, each.position, each.number, each.reason.value, journal.canonical(facts))
        for each, facts in zip(sample.files, ready.frozen, strict=True)
    ]
    facts_found = [
        (id_, each.item, each.subject, each.verdict, json.dumps(each.evidence, ensure_ascii=False))
        for each in ready.found
    ]
    information = journal.canonical(_information(wanted.checklist))
    digest = wanted.checklist.digest
    told = {
        "number": number, "form_id": wanted.checklist.form_id, "version": wanted.checklist.version, "checklist": digest,
        "from": wanted.period.first.isoformat(), "to": wanted.period.last.isoformat(), "unit": wanted.unit,
        "seed": wanted.seed, "population": sample.population, "digest": sample.digest, "files": len(files),
        "auditor": officer.id, "with_texts": wanted.with_texts, "events": ready.events,
        **digests(files, facts_found, information),
    }  # fmt: skip
    event = journal.append(writing, at, officer.name, STARTED, id_, told)
    values = (
        id_, at.year, seq, number, digest, told["from"], told["to"], wanted.unit, wanted.seed, sample.population,
        sample.digest, information, int(wanted.with_texts), officer.id, "open", at.isoformat(), event.seq,
    )  # fmt: skip
    writing.run(f"INSERT INTO audit_run ({_COLUMNS}) VALUES ({', '.join('?' * len(values))})", values)
    writing.run_many(INSERT_FILE, files)
    writing.run_many(INSERT_COMPUTED, facts_found)
    return id_


FILE_COLUMNS = "run, request, position, number, reason, facts"
COMPUTED_COLUMNS = "run, item, subject, verdict, evidence"
INSERT_FILE = f"INSERT INTO audit_file ({FILE_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?)"
INSERT_COMPUTED = f"INSERT INTO audit_computed ({COMPUTED_COLUMNS}) VALUES (?, ?, ?, ?, ?)"
_COLUMNS = (
    "id, year, seq, number, checklist, period_from, period_to, unit, seed, population, digest, information, with_texts,"
    " auditor, state, started_at, started_event"
)


def _next(reading: Reading, year: int) -> int:
    """The next number of the year: audits are never deleted, and only one transaction writes at a time."""
    return int(reading.value("SELECT coalesce(max(seq), 0) + 1 FROM audit_run WHERE year = ?", (year,)))


def _information(checklist: Checklist) -> list[dict[str, str]]:
    """The list of mandatory information, where the checklist asks of it."""
    if not any(item.scope is Scope.INFORMATION for item in checklist.items):
        return []
    from ppid_desk.audits.checklists.shipped import mandatory_information

    return [
        {"code": each.code, "item": each.item, "category": each.category, "frequency": each.frequency,
         "source": each.source}
        for each in mandatory_information()
    ]  # fmt: skip


def digests(files: Sequence[Row], found: Sequence[Row], information: str) -> dict[str, str]:
    """What the journal says of what was frozen: SHA-256 of the sampled files, of computed facts, of the list."""
    parts: dict[str, object] = {
        "files_sha256": [list(each) for each in sorted(files)],
        "computed_sha256": [list(each) for each in sorted(found)],
        "information_sha256": information,
    }  # fmt: skip
    return {name: hashlib.sha256(journal.canonical(part).encode()).hexdigest() for name, part in parts.items()}

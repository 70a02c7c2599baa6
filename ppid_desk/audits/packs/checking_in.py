"""What came back is taken into the books: each record once, in one transaction, and nothing is dropped silently."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import datetime
from secrets import token_bytes

from ppid_desk.audits import reading as audits
from ppid_desk.audits import recording
from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.packs import acceptance, books, checking_out, judging, records
from ppid_desk.audits.packs.arriving import Arrived, Opened
from ppid_desk.audits.packs.judging import Scene, Standing
from ppid_desk.audits.packs.records import OWN_RECORD, Row
from ppid_desk.audits.packs.rules import Acceptance, CheckedOut, Head, Line, Outcome
from ppid_desk.audits.rules import OFFICE, REGISTER, RecordKind, RunState
from ppid_desk.enclosures import rows as enclosures
from ppid_desk.enclosures.rules import Enclosure, Kind, Media
from ppid_desk.enclosures.taking import Taken
from ppid_desk.errors import Refusal
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.people.rules import Officer
from ppid_desk.records import journal
from ppid_desk.records.session import Reading, Writing

_NEW = (Outcome.TAKEN, Outcome.LATE)


def take(
    writing: Writing, found: Arrived, opened: Opened, officer: Officer, now: datetime, step: Step = nobody
) -> Acceptance:
    """Take in what is new and say what became of everything. Raises Refusal for a pack that was revoked.

    `step(done, all)` hears of each record and raises to stop: then nothing of the pack is taken.
    """
    pack = books.named(writing, opened.said.pack)
    refuse_revoked(pack)
    at = journal.moment_of_record(writing, now)
    scene = _scene(writing, pack, at)
    again = books.was_taken(writing, pack.id, found.sha256)
    lines = [*_records(writing, scene, opened, at, officer, step), *_files(writing, scene, opened, at, officer)]
    report = _report(writing, pack, scene, found, opened, tuple(lines), at, officer.name, again=again)
    if again and not any(line.outcome in _NEW for line in lines):
        return report
    writing.run("UPDATE audit_pack SET returned_at = ? WHERE id = ?", (at.isoformat(), pack.id))
    checking_out.settle(writing, pack.run)
    keep(writing, pack, found, report, officer, at)
    return report


def refuse_revoked(pack: CheckedOut) -> None:
    """Raises Refusal for a pack that was revoked."""
    if pack.revoked_at:
        at = f"{pack.revoked_at:%d/%m/%Y %H.%M}"
        raise Refusal("pack_revoked", field="FILE", at=at, reason=pack.revoked_reason)


def _scene(reading: Reading, pack: CheckedOut, at: datetime) -> Scene:
    run = audits.run(reading, pack.run)
    subjects = {
        Scope.OFFICE: frozenset((OFFICE,)),
        Scope.FILE: frozenset(books.numbers(reading, pack.run)),
        Scope.INFORMATION: frozenset(each.code for each in audits.information(reading, pack.run)),
    }
    checklist = audits.checklist(reading, run.checklist)
    return Scene(
        run=pack.run, device=pack.id, owner=pack.owner, lead=run.auditor, now=at, expires=pack.expires,
        closed=run.state is RunState.CLOSED, checklist=checklist, items={each.name: each for each in checklist.items},
        subjects=subjects,
    )  # fmt: skip


# records


def _records(
    writing: Writing, scene: Scene, opened: Opened, at: datetime, officer: Officer, step: Step
) -> Iterator[Line]:  # fmt: skip
    every = len(opened.said.records)
    for done, row in enumerate(opened.said.records):
        step(done, every)
        line = judging.record_line(
            scene, row, _standing(writing, "id = ?", (row["id"],)),
            _standing(writing, "run = ? AND device = ? AND sequence = ?", (scene.run, scene.device, row["sequence"])),
        )  # fmt: skip
        if line.outcome in _NEW:
            recording.write(writing, records.record_of(row, scene.run, scene.device, at), officer.name)
        yield line


def _standing(reading: Reading, where: str, values: tuple[object, ...]) -> Standing | None:
    row = reading.row(f"SELECT run, device, {', '.join(OWN_RECORD)} FROM audit_record WHERE {where}", values)
    return Standing(row[0], row[1], dict(zip(OWN_RECORD, row[2:], strict=True))) if row else None


def _held(reading: Reading, scene: Scene) -> list[Row]:
    rows = reading.rows(
        f"SELECT {', '.join(OWN_RECORD)} FROM audit_record WHERE run = ? AND device = ? ORDER BY sequence",
        (scene.run, scene.device),
    )
    return [dict(zip(OWN_RECORD, row, strict=True)) for row in rows]


# files


def _files(writing: Writing, scene: Scene, opened: Opened, at: datetime, officer: Officer) -> Iterator[Line]:
    places = _places(writing, scene)
    for row, content, seen in zip(opened.said.evidence, opened.files, opened.seen, strict=True):
        line = judging.file_line(scene, row, seen, places, _enclosed(writing, row["id"]))
        if line.outcome in _NEW:
            assert isinstance(seen, Taken)
            _enclose(writing, row, content, seen, at, officer)
        yield line


def _places(reading: Reading, scene: Scene) -> Mapping[str, tuple[str, str]]:
    """The files that records of this laptop in the books name, with the item and the subject that they prove."""
    found = {}
    for row in _held(reading, scene):
        if row["kind"] == RecordKind.EVIDENCE:
            body = json.loads(row["body"])
            found[str(body.get("enclosure"))] = (str(body["item"]), str(body.get("subject", "")))
    return found


def _enclosed(reading: Reading, id_: str) -> Row | None:
    row = reading.row("SELECT sha256, subject FROM enclosure WHERE uuid = ?", (id_,))
    return {"sha256": row[0], "subject": row[1]} if row else None


def _enclose(writing: Writing, row: Row, content: bytes, seen: Taken, at: datetime, officer: Officer) -> None:
    """Keep a file under the id that its record names; its bytes stay those that were hashed on the laptop."""
    made = Enclosure(
        row["id"], REGISTER, row["subject"], Kind(row["kind"]), row["name"], row["note"], Media(row["media"]),
        len(content), row["sha256"], seen.pages, seen.wide, seen.high, seen.locked, at, officer.name,
    )  # fmt: skip
    salt = token_bytes(16)
    facts = enclosures.facts(made, salt, row["sha256"])
    event = journal.append(writing, at, officer.name, "enclosure.added", made.subject, facts)
    enclosures.insert(writing, made, salt, event.seq, content)


# what is told


def _report(
    reading: Reading, pack: CheckedOut, scene: Scene, found: Arrived, opened: Opened, lines: tuple[Line, ...],
    at: datetime, actor: str, *, again: bool,
) -> Acceptance:  # fmt: skip
    said, held = opened.said, _held(reading, scene)
    return Acceptance(
        pack=pack, sha256=found.sha256, made_at=found.made_at, taken_at=at, taken_by=actor, lines=lines,
        laptop=Head(len(said.records), said.digest), office=Head(len(held), records.digest_of(held)),
        expired=at.date() > pack.expires, closed=scene.closed, again=again,
        kept=any(line.outcome is Outcome.REFUSED for line in lines),
    )  # fmt: skip


def keep(
    writing: Writing, pack: CheckedOut, found: Arrived, report: Acceptance, officer: Officer, at: datetime
) -> None:
    """Write what came back and what became of it; the file itself too, where something of it was refused."""
    facts = {
        "run": pack.run, "sha256": found.sha256, "size": len(found.content), "expired": report.expired,
        "closed": report.closed, "laptop": [report.laptop.records, report.laptop.digest],
        "office": [report.office.records, report.office.digest],
        **{outcome.value: report.many(outcome) for outcome in Outcome},
        "refused_ids": [line.id for line in report.lines if line.outcome is Outcome.REFUSED],
    }  # fmt: skip
    event = journal.append(writing, at, officer.name, "audit.pack_in", pack.id, facts)
    content = found.content if report.kept else None
    _insert(writing, pack, found, ("taken", "", acceptance.written(report), content), officer, at, event.seq)


def keep_refused(
    writing: Writing, pack: CheckedOut, found: Arrived, reason: str, officer: Officer, now: datetime
) -> None:
    """Keep a file of which nothing was taken, with the reason; the same file once."""
    sql = "SELECT 1 FROM audit_return WHERE pack = ? AND sha256 = ? AND outcome = 'refused'"
    if writing.row(sql, (pack.id, found.sha256)):
        return
    at = journal.moment_of_record(writing, now)
    facts = {"run": pack.run, "sha256": found.sha256, "size": len(found.content), "reason": reason}
    event = journal.append(writing, at, officer.name, "audit.pack_refused", pack.id, facts)
    _insert(writing, pack, found, ("refused", reason, "", found.content), officer, at, event.seq)


def _insert(
    writing: Writing, pack: CheckedOut, found: Arrived, told: tuple[str, str, str, bytes | None], officer: Officer,
    at: datetime, event: int,
) -> None:  # fmt: skip
    outcome, reason, report, content = told
    writing.run(
        "INSERT INTO audit_return (pack, sha256, size, outcome, reason, report, content, taken_at, officer, event)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            pack.id,
            found.sha256,
            len(found.content),
            outcome,
            reason,
            report,
            content,
            at.isoformat(),
            officer.id,
            event,
        ),
    )

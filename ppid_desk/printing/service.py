"""The spool: a job is written with the registration itself, claimed by one window, and never sent twice unasked."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from ppid_desk.errors import Refusal
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Who
from ppid_desk.printing.rules import JobKind, JobState, Outcome, PrintJob, mark_of
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Row, Writing

MENDED = "slip.mended"  # the event that asks for a slip marked PERBAIKAN
ADDENDUM = "addendum.queued"  # the event that asks for a slip of what the calendar moved
_COLUMNS = "id, number, copy_no, state, paper, reason, changed_at, kind"
_MANY = _COLUMNS.count(",") + 1
_EVENTS = {JobKind.SLIP: "slip", JobKind.OBJECTION: "slip", JobKind.ADDENDUM: "addendum"}


def enqueue(
    writing: Writing,
    subject: str,
    number: str,
    copy_no: int,
    paper: str,
    slot: int,
    at: datetime,
    *,
    kind: JobKind = JobKind.SLIP,
    handed_over: bool = False,
) -> None:
    """Write a job beside what it prints. Slot 0 means that nobody prints it now (the console has no printer).

    `handed_over` is for what the visitor has on paper already.
    """
    state = JobState.QUEUED if slot else JobState.NOT_PRINTED
    state = JobState.HANDED_OVER if handed_over else state
    writing.run(
        "INSERT INTO print_job (subject, number, copy_no, state, paper, slot, reason, changed_at, kind)"
        " VALUES (?, ?, ?, ?, ?, ?, '', ?, ?)",
        (subject, number, copy_no, state.value, paper, slot, at.isoformat(), kind.value),
    )


def settle(writing: Writing, number: str, state: JobState, at: datetime, kind: JobKind = JobKind.SLIP) -> None:
    """Note that the newest copy of a slip is in the visitor's hand (or not any more)."""
    writing.run(
        "UPDATE print_job SET state = ?, changed_at = ? WHERE id ="
        " (SELECT id FROM print_job WHERE number = ? AND kind = ? ORDER BY copy_no DESC LIMIT 1)",
        (state.value, at.isoformat(), number, kind.value),
    )


def is_settled(reading: Reading, number: str) -> bool:
    """Whether the newest copy of a slip is in the visitor's hand."""
    newest = _newest(reading, number)
    return newest is not None and newest[1] == JobState.HANDED_OVER.value


def unprinted(reading: Reading, number: str) -> int | None:
    """The newest copy of a slip if it surely is on no paper yet, else None.

    It waits, it failed, or it is a mended one that no window has had; what the console made of an original may have
    been printed somewhere.
    """
    newest = _newest(reading, number)
    if newest is None:
        return None
    copy_no, state, slot, subject = newest
    unseen = state == JobState.NOT_PRINTED.value and not slot and copy_no in mended(reading, subject)
    return int(copy_no) if unseen or state in (JobState.QUEUED.value, JobState.FAILED.value) else None


def _newest(reading: Reading, number: str) -> Row | None:
    sql = (
        "SELECT copy_no, state, slot, subject FROM print_job WHERE number = ? AND kind = ?"
        " ORDER BY copy_no DESC LIMIT 1"
    )
    return reading.row(sql, (number, JobKind.SLIP.value))


def redirect(writing: Writing, number: str, copy_no: int, paper: str, slot: int, at: datetime) -> None:
    """Queue a copy that is on no paper yet for another window; it is made of what holds when it is printed."""
    writing.run(
        "UPDATE print_job SET state = ?, reason = '', paper = ?, slot = ?, changed_at = ? WHERE number = ?"
        " AND copy_no = ? AND kind = ?",
        (JobState.QUEUED.value, paper, slot, at.isoformat(), number, copy_no, JobKind.SLIP.value),
    )


def next_copy(writing: Writing, number: str, kind: JobKind = JobKind.SLIP) -> int:
    """The number of the next copy of a slip; 1 is the original."""
    sql = "SELECT coalesce(max(copy_no), 0) + 1 FROM print_job WHERE number = ? AND kind = ?"
    return int(writing.value(sql, (number, kind.value)))


def another(
    writing: Writing, subject: str, number: str, wanted: tuple[str, int], at: datetime, actor: str,
    kind: JobKind = JobKind.SLIP, event: str = "slip.copied", **more: object,
) -> int:  # fmt: skip
    """Queue one more copy with its event; `wanted` is paper and slot. Returns the number of the copy."""
    copy_no, (paper, slot) = next_copy(writing, number, kind), wanted
    enqueue(writing, subject, number, copy_no, paper, slot, at, kind=kind)
    facts = {"number": number, "copy": copy_no, "paper": paper, **more}
    journal.append(writing, at, actor, event, subject, facts)
    return copy_no


def mended(reading: Reading, subject: str) -> frozenset[int]:
    """The copies of a slip that say PERBAIKAN, by what the journal tells of them."""
    rows = reading.rows("SELECT body FROM event WHERE subject = ? AND kind = ?", (subject, MENDED))
    return frozenset(int(json.loads(body)["copy"]) for (body,) in rows)


def addenda(reading: Reading, subject: str) -> dict[int, str]:
    """The copies of the slips that go with a moved date, each with the calendar that moved it."""
    rows = reading.rows("SELECT body FROM event WHERE subject = ? AND kind = ?", (subject, ADDENDUM))
    told = (json.loads(body) for (body,) in rows)
    return {int(each["copy"]): str(each["calendar"]) for each in told}


def mark_on(reading: Reading, subject: str, kind: JobKind, copy_no: int) -> str:
    """What marks a copy; the first slip about a change of the calendar is no copy of the one before."""
    if kind is not JobKind.ADDENDUM:
        return mark_of(copy_no, mended(reading, subject))
    told = addenda(reading, subject)
    same = sum(each < copy_no and told[each] == told.get(copy_no) for each in told)
    return mark_of(same + 1, frozenset())


class Spool:
    """Jobs of this PC's windows."""

    def __init__(self, books: Books, who: Who, witness: Callable[[], str]) -> None:
        self._books = books
        self._who = who
        self._witness = witness  # who is at the desk, or was before it was locked: printing goes on

    def claim(self, slot: int) -> PrintJob | None:
        """Take the oldest queued job of a window for printing, or None. A job is claimed once."""
        return self._books.write(lambda writing: self._claim(writing, slot))

    def _claim(self, writing: Writing, slot: int) -> PrintJob | None:
        row = writing.row(
            f"SELECT {_COLUMNS} FROM print_job WHERE slot = ? AND state = 'queued' ORDER BY id LIMIT 1",
            (slot,),
        )
        if row is None:
            return None
        self._put(writing, row[0], JobState.PRINTING, "")
        return _job(row)

    def report(self, job: PrintJob, outcome: Outcome) -> None:
        """Note what the printer said of a claimed job. Raises Refusal when the job is not being printed."""

        def note(writing: Writing) -> None:
            row = writing.row("SELECT state, subject FROM print_job WHERE id = ?", (job.id,))
            if row is None or row[0] != JobState.PRINTING.value:
                raise Refusal("job_not_printing", number=job.number)
            self._put(writing, job.id, outcome.state, outcome.reason)
            self._tell(writing, row[1], job, outcome.state)

        self._books.write(note)

    def again(self, job: PrintJob, slot: int) -> None:
        """Queue a job again that failed, is uncertain or was not printed: only ever on the officer's word."""
        permit(self._who(), Act.REGISTER)

        def requeue(writing: Writing) -> None:
            row = writing.row("SELECT state FROM print_job WHERE id = ?", (job.id,))
            if row is None or row[0] not in ("failed", "uncertain", "not_printed"):
                raise Refusal("job_not_again", number=job.number)
            writing.run("UPDATE print_job SET slot = ? WHERE id = ?", (slot, job.id))
            self._put(writing, job.id, JobState.QUEUED, "")

        self._books.write(requeue)

    def recover(self, is_dead: Callable[[int], bool]) -> int:
        """After a crash: what was being printed at a window that is gone becomes uncertain. Returns how many."""
        with self._books.read() as reading:
            rows = reading.rows(f"SELECT {_COLUMNS}, slot, subject FROM print_job WHERE state = 'printing'")
        lost = [(_job(row[:_MANY]), row[-1]) for row in rows if is_dead(row[_MANY])]

        def note(writing: Writing) -> None:
            for job, subject in lost:
                self._put(writing, job.id, JobState.UNCERTAIN, "crash")
                self._tell(writing, subject, job, JobState.UNCERTAIN)

        if lost:
            self._books.write(note)
        return len(lost)

    def jobs(self, number: str, kind: JobKind = JobKind.SLIP) -> tuple[PrintJob, ...]:
        """All copies of a slip, the newest first."""
        with self._books.read() as reading:
            return jobs_of(reading, number, kind)

    def troubled(self, limit: int = 20) -> tuple[PrintJob, ...]:
        """What did not surely come out, the newest first: somebody must look."""
        with self._books.read() as reading:
            rows = reading.rows(
                f"SELECT {_COLUMNS}, subject FROM print_job WHERE state IN ('failed', 'uncertain')"
                " ORDER BY id DESC LIMIT ?",
                (limit,),
            )
            return tuple(_marked(reading, row) for row in rows)

    def hand_over_addenda(self, number: str) -> bool:
        """Note that the newest slip about a moved date is in the visitor's hand; False where there is none to give."""
        actor = permit(self._who(), Act.REGISTER).name

        def note(writing: Writing) -> bool:
            found = jobs_of(writing, number, JobKind.ADDENDUM)[:1]
            if not found or found[0].state is JobState.HANDED_OVER:
                return False
            at = journal.moment_of_record(writing, self._books.clock.now())
            settle(writing, number, JobState.HANDED_OVER, at, JobKind.ADDENDUM)
            subject = writing.value("SELECT subject FROM print_job WHERE id = ?", (found[0].id,))
            facts = {"number": number, "copy": found[0].copy_no}
            journal.append(writing, at, actor, "addendum.handed_over", subject, facts)
            return True

        return self._books.write(note)

    def _put(self, writing: Writing, job: int, state: JobState, reason: str) -> None:
        at = self._books.clock.now().isoformat()
        writing.run(
            "UPDATE print_job SET state = ?, reason = ?, changed_at = ? WHERE id = ?", (state.value, reason, at, job)
        )

    def _tell(self, writing: Writing, subject: str, job: PrintJob, state: JobState) -> None:
        at = journal.moment_of_record(writing, self._books.clock.now())
        facts = {"number": job.number, "copy": job.copy_no, "paper": job.paper}
        journal.append(writing, at, self._witness(), f"{_EVENTS[job.kind]}.{state}", subject, facts)


def jobs_of(reading: Reading, number: str, kind: JobKind = JobKind.SLIP) -> tuple[PrintJob, ...]:
    """All copies of a slip, the newest first."""
    rows = reading.rows(
        f"SELECT {_COLUMNS}, subject FROM print_job WHERE number = ? AND kind = ? ORDER BY copy_no DESC",
        (number, kind.value),
    )
    return tuple(_marked(reading, row) for row in rows)


def _marked(reading: Reading, row: Row) -> PrintJob:
    job = _job(row[:_MANY])
    return job if job.copy_no == 1 else replace(job, mark=mark_on(reading, row[_MANY], job.kind, job.copy_no))


def _job(row: Row) -> PrintJob:
    number, copy_no, state, paper, reason, changed_at, kind = row[1:]
    at = datetime.fromisoformat(changed_at)
    return PrintJob(row[0], number, copy_no, JobState(state), paper, reason, at, JobKind(kind))

"""What the office can do with packs: one method a task, one transaction each."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from ppid_desk.audits import reading as audits
from ppid_desk.audits.packs import arriving, books, checking_in, checking_out, envelope
from ppid_desk.audits.packs.arriving import Arrived, Opened
from ppid_desk.audits.packs.rules import Acceptance, CheckedOut
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.paths import write_whole
from ppid_desk.people.rules import Officer, Role, Who, allow
from ppid_desk.records.books import Books
from ppid_desk.records.session import Writing
from ppid_desk.settings import Settings
from ppid_desk.text import clean, one_line

_READS = (Role.AUDITOR, Role.PPID, Role.SUPERIOR)
_LONGEST_REASON = 500


class Packs:
    """The packs of one office."""

    def __init__(
        self, books: Books, settings: Callable[[], Settings], who: Who, named: Callable[[str], Officer], *, demo: bool
    ) -> None:
        self._books, self._settings, self._who, self._named = books, settings, who, named
        self._demo = demo

    def check_out(self, run: str, owner: str, passphrase: str, expires: date, file: Path) -> CheckedOut:
        """Write the pack of an audit (number or id) for its owner (name, NIP or id), and note that it is out.

        `expires` is its last day. The passphrase is kept nowhere: without it the pack cannot be opened. Raises Refusal
        for an audit that is closed, an owner who is no auditor, a day or a passphrase that will not do; Trouble.
        """
        officer, now = self._auditor(), self._books.clock.now()
        taker = self._named(owner)
        checking_out.check(taker, passphrase, expires, now.date())
        with self._books.read() as reading:
            going = checking_out.sealed(
                reading, run, taker, passphrase, expires, now, self._settings(), demo=self._demo
            )

        def work(writing: Writing) -> CheckedOut:
            checking_out.note(writing, going, officer, now)
            return books.named(writing, going.pack)

        unfinished = file.with_name(f"{file.name}.part")
        try:
            write_whole(unfinished, going.content)  # before the books say that it is out: no pack goes that they miss
            made = self._books.write(work)
            unfinished.replace(file)
        except OSError as error:
            raise Trouble("output_unwritable", field="FILE", file=file, reason=error.strerror or error) from error
        finally:
            with contextlib.suppress(OSError):
                unfinished.unlink(missing_ok=True)
        return made

    def revoke(self, pack: str, reason: str) -> CheckedOut:
        """Take a pack's right to come back, for a laptop that was lost. Raises Refusal without a reason, or twice."""
        officer, now = self._auditor(), self._books.clock.now()
        why = one_line(clean(reason).text)[:_LONGEST_REASON]
        if not why:
            raise Refusal("pack_reason_missing", field="reason")

        def work(writing: Writing) -> CheckedOut:
            checking_out.revoke(writing, pack, why, officer, now)
            return books.named(writing, pack)

        return self._books.write(work)

    def all(self, run: str = "") -> tuple[CheckedOut, ...]:
        """Every pack that was checked out, of one audit (number or id) or of all; the newest first."""
        allow(self._who(), *_READS)
        with self._books.read() as reading:
            return books.all_of(reading, audits.run(reading, run).id if run else "")

    def may(self) -> bool:
        """Whether whoever acts gives, revokes and takes packs in."""
        return Role.AUDITOR in self._who().roles

    def look_back(self, file: Path) -> CheckedOut:
        """Which pack a file is that came back, without taking it in. Raises Refusal for any other."""
        allow(self._who(), *_READS)
        with self._books.read() as reading:
            return arriving.recognised(reading, arriving.arrived(envelope.read(file)))

    def check_in(self, file: Path, step: Step = nobody) -> Acceptance:
        """Take in a pack that came back: each record once, in one transaction; say what became of each.

        Raises Refusal for a pack that is not whole, not of this office, not of its laptop, or revoked: then nothing is
        taken. Where the laptop is known, the refused file is kept as evidence. `step(done, all)` raises to stop: then
        nothing is taken either.
        """
        officer, found = self._auditor(), arriving.arrived(envelope.read(file))
        with self._books.read() as reading:
            pack, (_, seed) = arriving.recognised(reading, found), books.office_of(reading)
        opened = self._opened(found, pack, seed, officer, step)
        now = self._books.clock.now()
        return self._books.write(lambda writing: checking_in.take(writing, found, opened, officer, now, step))

    def _opened(self, found: Arrived, pack: CheckedOut, seed: bytes, officer: Officer, step: Step) -> Opened:
        try:
            checking_in.refuse_revoked(pack)
            return arriving.opened(found, pack, seed, step)
        except Refusal as refusal:
            now, reason = self._books.clock.now(), str(refusal)
            self._books.write(lambda writing: checking_in.keep_refused(writing, pack, found, reason, officer, now))
            raise

    def reports(self, pack: str) -> tuple[Acceptance, ...]:
        """The acceptance reports of a pack, the newest first."""
        allow(self._who(), *_READS)
        with self._books.read() as reading:
            return books.reports(reading, books.named(reading, pack))

    def faults(self) -> Iterator[str]:
        """What of the packs does not agree with the journal, one line each."""
        from ppid_desk.audits.packs.audit import faults

        with self._books.read() as reading:
            yield from faults(reading)

    def paper(self, report: Acceptance) -> bytes:
        """The acceptance report as PDF."""
        from ppid_desk.audits.packs.papers import content
        from ppid_desk.papers.audit.acceptance import render_acceptance

        allow(self._who(), *_READS)
        with self._books.read() as reading:
            numbers = books.numbers(reading, report.pack.run)
        return render_acceptance(content(report, self._settings(), numbers, demo=self._demo))

    def _auditor(self) -> Officer:
        officer = self._who()
        allow(officer, Role.AUDITOR)
        return officer

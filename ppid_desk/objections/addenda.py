"""Slips about dates that the calendar moved, of requests and of objections: as PDF, and as jobs of the spool."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ppid_desk.errors import Refusal
from ppid_desk.objections import casefile
from ppid_desk.objections.redating import EVENT
from ppid_desk.papers.rules import Paper
from ppid_desk.people.rights import Act, permit
from ppid_desk.people.rules import Who
from ppid_desk.records import journal
from ppid_desk.records.books import Books
from ppid_desk.records.session import Reading, Writing
from ppid_desk.requests import reading as requests
from ppid_desk.requests.addendum import Moved, addendum_content, moved_request, queue_addendum
from ppid_desk.requests.rules import SlipWanted
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays


class Addenda:
    """Makes the slips of what the calendar moved."""

    def __init__(self, books: Books, settings: Settings, workdays: Workdays, who: Who, *, demo: bool) -> None:
        self._books = books
        self._settings = settings
        self._workdays = workdays
        self._who = who
        self._demo = demo

    @property
    def paper(self) -> Paper:
        """The paper that they come on: the roll where slips do, else A5."""
        return Paper.ROLL80 if self._settings.printing.paper == Paper.ROLL80 else Paper.A5

    def pdf(self, numbers: Sequence[str], paper: str = "", copy_no: int = 0) -> bytes:
        """The slips as one PDF, a page each; with `copy_no` that queued copy of one.

        Raises Refusal for what the calendar never moved.
        """
        from ppid_desk.papers.addendum import render_addenda

        today, settings, days = self._books.clock.today(), self._settings, self._workdays
        with self._books.read() as found:
            contents = [
                addendum_content(
                    found, self._moved(found, number), settings, days, today, demo=self._demo, copy_no=copy_no
                )
                for number in numbers
            ]
        return render_addenda(contents, Paper(paper or self.paper))

    def queue(self, numbers: Sequence[str], slot: int) -> int:
        """Queue the slip of each for the window at a slot (0: not printed now), all or none; returns how many."""
        actor = permit(self._who(), Act.REGISTER).name
        wanted = SlipWanted(self.paper, slot)

        def work(writing: Writing) -> int:
            at = journal.moment_of_record(writing, self._books.clock.now())
            return sum(self._queue(writing, number, wanted, at, actor) for number in numbers)

        return self._books.write(work)

    def _queue(self, writing: Writing, number: str, wanted: SlipWanted, at: datetime, actor: str) -> bool:
        queue_addendum(writing, self._moved(writing, number), (wanted.paper, wanted.slot), at, actor)
        return True

    def _moved(self, reading: Reading, number: str) -> Moved:
        request = requests.whole(reading, number, self._workdays)
        if request:
            return moved_request(request)
        if reading.value("SELECT count(*) FROM objection WHERE number = ?", (number,)) == 0:
            raise Refusal("number_unknown", field="number", number=number)
        found = casefile.load(reading, number, self._workdays).objection
        name, day = found.objector.name, found.received_on
        return Moved(found.id, found.number, found.check_digit, day, name, found.path, EVENT)

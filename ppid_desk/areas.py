"""The areas of one open office, each made when it is first asked for: what is not used costs no start-up."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ppid_desk.clock import Clock
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Role, Who, allow
from ppid_desk.records.books import Books
from ppid_desk.requests.rules import REGISTER
from ppid_desk.settings import Settings
from ppid_desk.workdays.service import Workdays

if TYPE_CHECKING:
    from ppid_desk.audits.findings.rules import AuditDuty
    from ppid_desk.audits.findings.service import Findings
    from ppid_desk.audits.obstacles.service import Obstacles
    from ppid_desk.audits.packs.service import Packs
    from ppid_desk.audits.papers.service import AuditPapers
    from ppid_desk.audits.programme.service import Programme
    from ppid_desk.audits.service import Audits
    from ppid_desk.catalogue.area import Catalogue
    from ppid_desk.enclosures.service import Enclosures
    from ppid_desk.handling.service import Handling
    from ppid_desk.objections.addenda import Addenda
    from ppid_desk.objections.service import Objections
    from ppid_desk.people.officers import Officers
    from ppid_desk.printing.rules import PrintJob
    from ppid_desk.printing.service import Spool
    from ppid_desk.records.drafts import Drafts
    from ppid_desk.records.keeping import Keeping
    from ppid_desk.reports.closing import Closing
    from ppid_desk.reports.open_files import OpenFiles
    from ppid_desk.reports.registers import Registers
    from ppid_desk.reports.service import ServiceReports
    from ppid_desk.requests.service import Requests
    from ppid_desk.workdays.changing import Changing, Follower
    from ppid_desk.workdays.rules import Wanted


class Areas:
    """Hands out the areas of work; the desk says whose books, days and settings they are."""

    clock: Clock
    books: Books
    settings: Settings
    workdays: Workdays
    officers: Officers
    who: Who
    demo: bool
    requests: Requests

    @cached_property
    def printing(self) -> Spool:
        """The print spool."""
        from ppid_desk.printing.service import Spool

        return Spool(self.books, self.who, lambda: self.officers.witness)

    def troubled_slips(self) -> tuple[PrintJob, ...]:
        """What did not surely come out of a printer, the newest first; the spool is not loaded while all did."""
        with self.books.read() as reading:
            sql = "SELECT EXISTS (SELECT 1 FROM print_job WHERE state IN ('failed', 'uncertain'))"
            there = reading.value(sql)
        return self.printing.troubled() if there else ()

    @cached_property
    def catalogue(self) -> Catalogue:
        """Public information: what is excluded, and by which decree."""
        from ppid_desk.catalogue.area import Catalogue

        return Catalogue(self.books, self.workdays, self.who, self._item_of)

    def _item_of(self, number: str, item: int) -> str:
        """The number of a request as it stands, that has such an item (from 1). Raises Refusal."""
        found = self.requests.find(number)
        if found is None:
            raise Refusal("number_unknown", field="request", number=number)
        request = self.requests.get(found)
        if not 1 <= item <= len(request.items):
            raise Refusal("dik_test_item", field="item", number=request.number, item=item, most=len(request.items))
        return request.number

    @cached_property
    def enclosures(self) -> Enclosures:
        """Files on requests and on whatever else the books hold."""
        from ppid_desk.enclosures.service import Enclosures

        return Enclosures(self.books, self.who)

    @property
    def closing(self) -> Closing:
        """The day's end."""
        from ppid_desk.reports.closing import Closing

        return Closing(self.books, self.settings, self.workdays, self.who)

    @cached_property
    def calendar(self) -> Changing:
        """The office's days off, and changing them under open files."""
        from ppid_desk.handling.redating import Redating
        from ppid_desk.objections.redating import MovedObjections
        from ppid_desk.objections.rules import REGISTER as OBJECTIONS
        from ppid_desk.workdays.changing import Changing

        followers: dict[str, Follower] = {REGISTER: Redating(), OBJECTIONS: MovedObjections()}
        return Changing(self.books, self.workdays, followers, self._may_change_calendar)

    def lists_wanted(self) -> tuple[Wanted, ...]:
        """The years whose list of days off the program asks for today, with the reason."""
        from ppid_desk.workdays import asking

        with self.books.read() as reading:
            return asking.wanted(reading, self.workdays.newest(reading), self.clock.today())

    def _may_change_calendar(self) -> str:
        officer = self.who()
        allow(officer, Role.PPID, Role.ADMIN)
        return officer.name

    @cached_property
    def drafts(self) -> Drafts:
        """What was typed and not yet registered."""
        from ppid_desk.records.drafts import Drafts

        return Drafts(self.books)

    @property
    def copies(self) -> Keeping:
        """The copies that are kept by the schedule."""
        from ppid_desk.records.keeping import Keeping

        return Keeping(self.books, self.settings.copies)

    @cached_property
    def handling(self) -> Handling:
        """The life of requests after they were registered."""
        from ppid_desk.handling.service import Handling

        return Handling(
            self.books, self.workdays, self.who, self.officers.all, self.catalogue.citing, lambda: self.settings,
            demo=self.demo,
        )  # fmt: skip

    @property
    def registers(self) -> Registers:
        """The register books of a period."""
        from ppid_desk.reports.registers import Registers

        return Registers(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @property
    def service_reports(self) -> ServiceReports:
        """Service reports: figures, the office's texts, papers."""
        from ppid_desk.reports.service import ServiceReports

        return ServiceReports(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @property
    def open_files(self) -> OpenFiles:
        """The open files of each unit."""
        from ppid_desk.reports.open_files import OpenFiles

        return OpenFiles(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @property
    def moved_slips(self) -> Addenda:
        """Slips about dates that the calendar moved."""
        from ppid_desk.objections.addenda import Addenda

        return Addenda(self.books, self.settings, self.workdays, self.who, demo=self.demo)

    @cached_property
    def objections(self) -> Objections:
        """Objections and disputes."""
        from ppid_desk.objections.service import Objections

        return Objections(self.books, self.settings, self.workdays, self.who, self.officers.all, demo=self.demo)

    @cached_property
    def audits(self) -> Audits:
        """Internal audits."""
        from ppid_desk.audits.service import Audits

        return Audits(
            self.books, lambda: self.settings, self.workdays, self.who, self.officers.all, self.enclosures
        )  # fmt: skip

    @cached_property
    def audit_packs(self) -> Packs:
        """Audits that go out on a laptop and come back."""
        from ppid_desk.audits.packs.service import Packs

        return Packs(self.books, lambda: self.settings, self.who, self.officers.named, demo=self.demo)

    @cached_property
    def findings(self) -> Findings:
        """Findings of audits, what is done about them, and whether it helped."""
        from ppid_desk.audits.findings.service import Findings

        proposed = self.audits.proposed_findings
        return Findings(self.books, self.workdays, self.who, self.officers.all, proposed)

    @cached_property
    def obstacles(self) -> Obstacles:
        """What hindered the service."""
        from ppid_desk.audits.obstacles.service import Obstacles

        return Obstacles(self.books, self.who)

    @property
    def audit_papers(self) -> AuditPapers:
        """Blank checklists, working papers, reports and lists of follow-up of audits."""
        from ppid_desk.audits.papers.service import AuditPapers

        areas = (self.audits, self.findings, self.obstacles)
        return AuditPapers(self.books, self.settings, self.workdays, self.officers.all, areas, demo=self.demo)

    @cached_property
    def programme(self) -> Programme:
        """The yearly programme of audits."""
        from ppid_desk.audits.programme.service import Programme
        from ppid_desk.audits.programme.shipped import shipped

        return Programme(self.books, self.workdays, self.who, self.officers.all, shipped)

    def audit_duties(self) -> tuple[AuditDuty, ...]:
        """What whoever acts has to do next about audits: findings, their actions, planned audits; most urgent first."""
        found = (*self.findings.duties(), *self.programme.duties())
        return tuple(sorted(found, key=lambda each: each.day))

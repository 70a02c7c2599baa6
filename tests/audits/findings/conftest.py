"""A small office with an audit that falls short: people who mend and judge, a clock that the test turns."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from ppid_desk.audits.checklists.rules import Checklist, Scope
from ppid_desk.audits.findings.rules import Finding, NewAction, NewFinding, Severity
from ppid_desk.audits.findings.service import Findings
from ppid_desk.audits.obstacles.service import Obstacles
from ppid_desk.audits.programme.rules import Known
from ppid_desk.audits.programme.service import Programme
from ppid_desk.audits.rules import Run
from ppid_desk.audits.service import Audits
from ppid_desk.clock import OFFICE_ZONE, Clock
from ppid_desk.desk import Desk
from ppid_desk.enclosures.service import Enclosures
from ppid_desk.errors import Refusal
from ppid_desk.people.rules import Officer, Role
from ppid_desk.reports.rules import Period
from tests.audits.made import checklist, item
from tests.conftest import JAKARTA, asked


def officer(id_: str, *roles: Role, unit: str = "") -> Officer:
    return Officer(id_, f"{id_.title()} Contoh", f"1970-{id_}", "Jabatan", unit, frozenset(roles), True, False)


CLERK = officer("clerk", Role.DESK)
PPID = officer("ppid", Role.PPID)
CHIEF = officer("chief", Role.SUPERIOR)
LEGAL = officer("legal", Role.UNIT, unit="Subbagian Hukum")
LEGAL_HEAD = officer("legalhead", Role.UNIT, Role.SUPERIOR, unit="subbagian hukum")
LEAD = officer("lead", Role.AUDITOR)
OTHER = officer("other", Role.AUDITOR)
ADMIN = officer("admin", Role.ADMIN)
OFFICERS = (CLERK, PPID, CHIEF, LEGAL, LEGAL_HEAD, LEAD, OTHER, ADMIN)
KNOWN = (Known("uji", "Daftar uji"), Known("lain", "Daftar lain"))


def short() -> Checklist:
    """Two items of the office and one of each file."""
    return checklist(item("a1", basis="UU 14/2008 Ps 7"), item("a2"), item("b1", scope=Scope.FILE))


class Team:
    """One office: who acts, which day it is, and the services of audits that it works with."""

    def __init__(self, folder: Path) -> None:
        self.at = datetime(2026, 3, 2, 9, 0, tzinfo=JAKARTA)  # a Monday
        self.acts = CLERK
        self.desk = Desk.open(folder, Clock(ZoneInfo(OFFICE_ZONE), lambda: self.at))
        books, days = self.desk.books, self.desk.workdays

        def who() -> Officer:
            return self.acts

        def officers() -> tuple[Officer, ...]:
            return OFFICERS

        self.enclosures = Enclosures(books, who)
        self.audits = Audits(books, lambda: self.desk.settings, days, who, officers, self.enclosures)
        self.findings = Findings(books, days, who, officers, self.audits.proposed_findings)
        self.obstacles = Obstacles(books, who)
        self.programme = Programme(books, days, who, officers, lambda: KNOWN)

    @property
    def today(self) -> date:
        return self.at.date()

    def on(self, day: date | str, hour: int = 9) -> Team:
        day = date.fromisoformat(day) if isinstance(day, str) else day
        self.at = datetime.combine(day, time(hour), JAKARTA)
        return self

    def by(self, who: Officer) -> Team:
        self.acts = who
        return self

    def requests(self, n: int = 2) -> list[str]:
        return [self.desk.requests.register(asked(f"Pemohon {k}", f"Dokumen {k}")).number for k in range(n)]

    def audit(
        self, used: Checklist | None = None, *, unit: str = "", worst: str = "tidak", lead: Officer = LEAD
    ) -> Run:
        """An audit of today that is closed: a1 falls short, and b1 of the first file in part."""
        self.acts = lead
        run = self.audits.start(used or short(), Period(date(2026, 1, 1), self.today), "1", unit)
        work = self.audits.open(run.id)
        self.audits.answer(run.id, "a1", "", worst, "papan kosong" if worst != "sesuai" else "")
        self.audits.answer(run.id, "a2", "", "sesuai")
        for n, file in enumerate(work.files):
            falls = n == 0 and worst != "sesuai"
            value, note = ("sebagian", "tanpa paraf") if falls else ("sesuai", "")
            self.audits.answer(run.id, "b1", file.request, value, note)
        self.audits.close(run.id)
        return self.audits.open(run.id).run

    def opened(self, run: Run, owner: Officer | None = CLERK, unit: str = "", **changes: Any) -> Finding:
        """The finding on a1, opened by the lead: with one action of its owner."""
        self.acts, proposal = LEAD, self.findings.proposals(run.id)[0]
        named = owner.name if owner else ""
        facts = {"owner": named, "unit": unit, "actions": (NewAction("Pasang maklumat"),), **changes}
        return self.findings.open(replace(proposal, **facts))[0]

    def by_hand(self, run: Run, owner: Officer = CLERK, **changes: Any) -> Finding:
        """A finding on nothing in particular, without an action."""
        self.acts = LEAD
        facts: dict[str, Any] = {"text": "Map tidak berlabel", "severity": Severity.ADVICE, "owner": owner.name}
        return self.findings.open(NewFinding(run.id, **{**facts, **changes}))[0]

    def move(self, who: Officer, number: str, name: str, /, **facts: Any) -> Finding:
        self.acts = who
        return self.findings.advance(number, name, facts)

    def why_not(self, act: Callable[[], object]) -> str:
        """The code with which something is refused; nothing is written, and its sentence can be said."""
        before = self.desk.changes()
        with pytest.raises(Refusal) as caught:
            act()
        assert self.desk.changes() == before
        assert str(caught.value)
        return caught.value.code

    def refused(self, who: Officer, number: str, name: str, /, **facts: Any) -> str:
        return self.why_not(lambda: self.move(who, number, name, **facts))

    def day(self) -> str:
        return self.today.isoformat()

    def mended(self, number: str, who: Officer = CLERK) -> Finding:
        """Every waiting action is carried out, and it is claimed to be mended."""
        self.acts = LEAD
        found = self.findings.get(number)
        for each in found.actions:
            if each.waits:
                self.move(who, number, "carry_out", action=each.n, on=self.day(), what="Dipasang", proof="foto")
        if not found.actions:
            self.move(who, number, "plan", text="Pasang label")
            self.move(who, number, "carry_out", action=1, on=self.day(), what="Dipasang", proof="foto")
        return self.move(who, number, "claim", on=self.day(), what="Semua terpasang", proof="BA 1/2026")


@pytest.fixture
def team(tmp_path: Path) -> Iterator[Team]:
    made = Team(tmp_path / "office")
    yield made
    assert list(made.desk.faults()) == []
    made.desk.close()


@pytest.fixture
def run(team: Team) -> Run:
    team.requests()
    return team.audit()

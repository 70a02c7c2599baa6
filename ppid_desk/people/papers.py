"""What is printed of officers: their recovery codes."""

from __future__ import annotations

from datetime import date

from ppid_desk.language import plain_date
from ppid_desk.papers.officer_codes import render_codes_sheet
from ppid_desk.papers.rules import CodesContent, Letterhead
from ppid_desk.people.rules import Officer
from ppid_desk.settings import Settings


def codes_sheet(settings: Settings, today: date, officer: Officer, codes: tuple[str, ...], *, demo: bool) -> bytes:
    """The sheet of an officer's recovery codes as PDF."""
    office = settings.office
    head = Letterhead((*office.letterhead, office.unit), office.address)
    place_date = f"{office.city}, {plain_date(today, 'id')}"
    return render_codes_sheet(CodesContent(head, place_date, officer.name, officer.nip, codes, demo))

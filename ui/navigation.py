"""The pages in the order in which they are walked; each is imported when it is first looked at."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.language import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the rail."""

    key: str
    words: str
    icon: str
    module: str
    name: str
    guide: str
    rail: bool = True  # whether it stands in the rail, or is reached from another page and by Ctrl+K

    def load(self) -> Any:
        """The page's class."""
        return getattr(import_module(self.module), self.name)


PAGES: tuple[Entry, ...] = (
    Entry(
        "today", mark("Today"), "today", "ui.pages.today", "TodayPage",
        mark("What must be done today. A number opens its request; a tile opens its part of the queue."),
    ),
    Entry(
        "registration", mark("Registration"), "register", "ui.pages.registration", "RegistrationPage",
        mark("Type what the visitor says, from the name on. The slip at the right is what they will get."),
    ),
    Entry(
        "queue", mark("Queue"), "queue", "ui.pages.queue", "QueuePage",
        mark("Every request by its legal date. The chosen one is told at the right, with the reason of its date."),
    ),
    Entry(
        "case", mark("Request"), "slip", "ui.pages.case", "CasePage",
        mark("One request: its dates and why, what was decided, its papers; the next lawful steps at the right."),
        rail=False,
    ),
    Entry(
        "objections", mark("Objections"), "objection", "ui.pages.objections", "ObjectionsPage",
        mark("Objections and disputes by their next duty. The chosen one says what can be done, and what not and why."),
    ),
    Entry(
        "catalogue", mark("Public information"), "catalogue", "ui.pages.catalogue", "CataloguePage",
        mark("What is excluded, by which decree, and until when. A refusal cites only what is in force that day."),
    ),
    Entry(
        "calendar", mark("Calendar"), "calendar", "ui.pages.calendar", "CalendarPage",
        mark("The arrow keys move the day, + and − the year, Enter declares or withdraws. First you see what moves."),
    ),
    Entry(
        "reports", mark("Books & reports"), "chart", "ui.pages.reports", "ReportsPage",
        mark("Register books and the service report of a period. Choose what, from when to when, and how."),
    ),
    Entry(
        "audits", mark("Audits"), "audit", "ui.pages.audits", "AuditsPage",
        mark("Internal audits: begin one, take it along in a pack, take it in, see what it is worth."),
    ),
    Entry(
        "audit_run", mark("Carrying out an audit"), "audit", "ui.pages.audit_run", "AuditRunPage",
        mark("A digit answers; each answer is kept at once. Below the best answer a note says what was found."),
        rail=False,
    ),
    Entry(
        "programme", mark("Programme of audits"), "audit", "ui.pages.programme", "ProgrammePage",
        mark("Which audits are planned when and by whom; what was never audited stands first."),
        rail=False,
    ),
    Entry(
        "findings", mark("Findings and actions"), "audit", "ui.pages.findings", "FindingsPage",
        mark("What audits found wanting: who mends it by when, what was done, and whether it helped."),
        rail=False,
    ),
    Entry(
        "obstacles", mark("Obstacles"), "audit", "ui.pages.obstacles", "ObstaclesPage",
        mark("What hindered the service: why, from when to when, which requests it delayed, and what cured it."),
        rail=False,
    ),
    Entry(
        "books", mark("Safekeeping"), "books", "ui.pages.books", "BooksPage",
        mark("Copies, restoring, the recovery sheet, and the checks: what keeps the books safe."),
    ),
    Entry(
        "import", mark("Take a list in"), "books", "ui.pages.taking_in", "TakingInPage",
        mark("Choose the file, look what fits, take it in. What does not fit is named by its row and column."),
        rail=False,
    ),
    Entry(
        "files", mark("Files of a request"), "other", "ui.pages.enclosures", "EnclosuresPage",
        mark("Drop, paste or choose pictures and PDFs; a digit says what each is. An identity stays blurred."),
        rail=False,
    ),
    Entry(
        "officers", mark("Officers"), "officer", "ui.pages.officers", "OfficersPage",
        mark("Who works here, in which roles. As soon as one has a passphrase, everybody signs in."),
        rail=False,
    ),
    Entry(
        "settings", mark("Settings"), "settings", "ui.pages.settings", "SettingsPage",
        mark("The office as it stands on papers, and the looks of this PC. Every change is journalled."),
    ),
)  # fmt: skip
_DIGITS = "1234567890"
RAIL = tuple(entry for entry in PAGES if entry.rail)

# What Ctrl+K offers besides the pages: words, page, and what the page is asked to do.
TASKS: tuple[tuple[str, str, str], ...] = (
    (mark("Service report"), "reports", "report"),
    (mark("Register book of requests"), "reports", "requests"),
    (mark("Register book of election information"), "reports", "election"),
    (mark("Register book of objections"), "reports", "objections"),
    (mark("Open files of each unit (PDF)"), "reports", "open_files"),
    (mark("Take down an objection"), "objections", "new"),
    (mark("Write an obstacle down"), "obstacles", "new"),
    (mark("Close the day"), "books", "close"),
    (mark("Consequence tests"), "catalogue", "tests"),
    (mark("New entry of the exclusion list"), "catalogue", "new_entry"),
    (mark("New decree of the exclusion list"), "catalogue", "new_decree"),
    (mark("Take in an exclusion list"), "import", "exclusions"),
    (mark("Take in an old register"), "import", "register"),
    (mark("Who looked at identity numbers"), "books", "looks"),
    (mark("Reserve numbers for emergency paper"), "books", "emergency"),
    (mark("Make a copy now"), "books", "copy"),
    (mark("Put a copy back …"), "books", "restore"),
    (mark("Check the books"), "books", "check"),
    (mark("Make the recovery sheet (PDF)"), "books", "sheet"),
    (mark("Read the recovery sheet back"), "books", "recovery"),
    (mark("Blank request form (PDF)"), "books", "form"),
    (mark("Open the demo office"), "books", "demo"),
    (mark("Take in a list of days off"), "calendar", "list"),
)

# For the frozen program, which does not see late imports.
MODULES = tuple(entry.module for entry in PAGES)


def rail_key(entry: Entry) -> str:
    """The key of a page in the rail: Ctrl+1 … Ctrl+9, then Ctrl+0; "" for other pages and those beyond."""
    place = RAIL.index(entry) + 1 if entry in RAIL else len(_DIGITS) + 1
    return f"Ctrl+{_DIGITS[place - 1]}" if place <= len(_DIGITS) else ""


def entry_of(key: str) -> Entry:
    """The page of a key."""
    return next(entry for entry in PAGES if entry.key == key)

"""The pages in the order in which they are walked; each is imported when it is first looked at."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Any

from ppid_desk.language import mark


@dataclass(frozen=True, slots=True)
class Entry:
    """A page in the rail."""

    key: str
    words: str
    icon: str
    module: str
    name: str

    def load(self) -> Any:
        """The page's class."""
        return getattr(import_module(self.module), self.name)


PAGES: tuple[Entry, ...] = (
    Entry("today", mark("Today"), "today", "ui.pages.today", "TodayPage"),
    Entry("registration", mark("Registration"), "register", "ui.pages.registration", "RegistrationPage"),
    Entry("queue", mark("Queue"), "queue", "ui.pages.queue", "QueuePage"),
    Entry("settings", mark("Settings"), "settings", "ui.pages.settings", "SettingsPage"),
)

# For the frozen program, which does not see late imports.
MODULES = tuple(entry.module for entry in PAGES)

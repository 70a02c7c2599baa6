"""Rounds: one life of the window after another in the same process, as after a restore or a change of looks."""

from __future__ import annotations

from pathlib import Path

from ppid_desk.facts import dataclass


@dataclass(frozen=True, slots=True)
class Round:
    """What the next window opens, and what is done before it.

    `copy` is put back into the folder first, by `actor` (`code` of the recovery sheet, "" for the folder's own key);
    `back` is the real office's folder while a demo is looked at; `told` is a sentence for the first page, `shown`
    what that page is asked to show; `pack` is an audit that is opened instead of an office.
    """

    folder: Path
    page: str = "today"
    copy: Path | None = None
    code: str = ""
    actor: str = ""
    demo: bool = False
    back: Path | None = None
    told: str = ""
    kind: str = "success"
    shown: object = None
    pack: Path | None = None

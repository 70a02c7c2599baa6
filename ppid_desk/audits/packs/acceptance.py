"""The acceptance report as it is kept in the books."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import datetime
from typing import Any

from ppid_desk.audits.packs.rules import Acceptance, CheckedOut, Head, Line, Outcome
from ppid_desk.records.journal import canonical

_PLAIN = ("sha256", "taken_by", "expired", "closed", "again", "kept")


def document(report: Acceptance) -> dict[str, Any]:
    """The report as JSON values."""
    said = asdict(report)
    del said["pack"]
    return {
        **said, "pack": report.pack.id, "run": report.pack.run, "number": report.pack.number,
        "owner": report.pack.owner_name, "made_at": report.made_at.isoformat(),
        "taken_at": report.taken_at.isoformat(), "agrees": report.agrees,
        "lines": [asdict(line) for line in report.lines],
        "counts": {outcome.value: report.many(outcome) for outcome in Outcome},
    }  # fmt: skip


def written(report: Acceptance) -> str:
    """The report as it is kept."""
    return canonical(document(report))


def read(text: str, pack: CheckedOut) -> Acceptance:
    """The report that was kept, of a pack."""
    said = json.loads(text)
    return Acceptance(
        pack=pack, made_at=datetime.fromisoformat(said["made_at"]), taken_at=datetime.fromisoformat(said["taken_at"]),
        lines=tuple(Line(**{**each, "outcome": Outcome(each["outcome"])}) for each in said["lines"]),
        laptop=Head(**said["laptop"]), office=Head(**said["office"]), **{name: said[name] for name in _PLAIN},
    )  # fmt: skip

"""The list of follow-up: every action of the findings of an audit, or of all, and what became of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from ppid_desk.audits.findings.duties import late_by
from ppid_desk.audits.findings.rules import UNDONE, Action, Finding
from ppid_desk.audits.papers.report import action_state
from ppid_desk.audits.papers.words import LANGUAGE, SEVERITIES, STATES, Around
from ppid_desk.language import plain_date
from ppid_desk.papers.audit.rules import FollowUpContent, FollowUpLine
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.requests.papers import letterhead
from ppid_desk.workdays.calendar import Calendar

_SHORT = 12  # signs of a digest


def follow_up(
    findings: Sequence[Finding], scope: str, around: Around, calendar: Calendar, *, draft: bool = False
) -> FollowUpContent:
    """The list as of today; `scope` says of which audits, `draft` that one of them is still open."""
    lines = tuple(
        line for each in sorted(findings, key=lambda one: one.number) for line in _lines(each, around, calendar)
    )
    ppid = around.settings.ppid
    place = f"{around.settings.office.city}, {plain_date(around.today, LANGUAGE)}"
    signs = (Sign((f"{ppid.title or 'PPID'},",), ppid.name, ppid.nip, above=place),)
    return FollowUpContent(letterhead(around.settings), scope, around.today, lines, signs, draft, around.demo)


def _lines(found: Finding, around: Around, calendar: Calendar) -> Iterator[FollowUpLine]:
    """Its actions; then the finding itself, where it was claimed to be mended or has no action."""
    for action in found.actions:
        yield _action(found, action, around, calendar)
    if found.claims or not found.actions:
        yield _whole(found, around, calendar)


def _number(found: Finding) -> str:
    return found.number.removeprefix(f"{found.audit}-")


def _action(found: Finding, action: Action, around: Around, calendar: Calendar) -> FollowUpLine:
    waits = action.waits and found.state in UNDONE
    return FollowUpLine(
        found.audit, _number(found), SEVERITIES[found.severity], action.text, found.holder(action), action.due_on,
        action.dropped or action.what, (action.proof,) if action.proof else (), "", None, action_state(found, action.n),
        _late(action.due_on, action.done_on or (around.today if waits else None), calendar),
    )  # fmt: skip


def _late(due: date, end: date | None, calendar: Calendar) -> int:
    """Working days from the day after `due` to `end`, at least 1 once it is past."""
    return max(1, calendar.between(due, end)) if end and end > due else 0


def _whole(found: Finding, around: Around, calendar: Calendar) -> FollowUpLine:
    claim = found.claims[-1] if found.claims else None
    proofs = (claim.proof, *(f"berkas SHA-256 {each[:_SHORT]}…" for each in claim.files)) if claim else ()
    verified = found.verified
    return FollowUpLine(
        found.audit, _number(found), SEVERITIES[found.severity], f"Menyelesaikan temuan: {found.text}", found.holder(),
        found.due_on, claim.what if claim else "", tuple(each for each in proofs if each),
        around.named(verified.by) if verified else "", verified.on if verified else None, STATES[found.state],
        late_by(found, around.today, calendar),
    )  # fmt: skip

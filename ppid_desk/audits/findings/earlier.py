"""D12: whether the findings of earlier audits were mended, as an audit finds it out itself when it begins."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ppid_desk.audits.findings import casefile
from ppid_desk.audits.findings.rules import Finding, State
from ppid_desk.audits.verdicts import CONFORMS, NOT, NOT_APPLICABLE, PARTLY, Verdict, day
from ppid_desk.records.session import Reading

_MOST_LINES = 200
_LATE, _OPEN, _WAITS, _VERIFIED = range(4)


def previous_findings_closed(reading: Reading, today: date, but: str = "") -> Verdict:
    """The findings of every audit but one, as they stand today: conforming when all of them are verified.

    Not conforming when one is late or was reopened, partly when one is being mended in time or waits for verification,
    not applicable when there is none. Each is named with its number, how grave it is and its days, never its text.
    """
    standing = [each for each in casefile.stream(reading, _names(reading)) if each.run != but and not each.withdrawn]
    if not standing:
        closed = reading.value("SELECT count(*) FROM audit_run WHERE state = 'closed' AND id <> ?", (but,))
        said = "Audit terdahulu tidak meninggalkan temuan." if closed else "Belum ada audit terdahulu yang ditutup."
        return Verdict(NOT_APPLICABLE, (said,))
    ranks = {each.id: _rank(each, today) for each in standing}
    ordered = sorted(standing, key=lambda each: (ranks[each.id], each.due_on))
    choice = {_LATE: NOT, _OPEN: PARTLY, _WAITS: PARTLY, _VERIFIED: CONFORMS}[min(ranks.values())]
    lines = [_line(each, today) for each in ordered]
    return Verdict(choice, (_head(list(ranks.values())), *lines[:_MOST_LINES]))


def _names(reading: Reading) -> dict[str, str]:
    return dict(reading.rows("SELECT uuid, name FROM officer"))


def _rank(found: Finding, today: date) -> int:
    if found.is_late(today) or found.state is State.REOPENED:
        return _LATE
    return {State.DONE: _WAITS, State.VERIFIED: _VERIFIED}.get(found.state, _OPEN)


def _head(ranks: Sequence[int]) -> str:
    counts = [sum(each == rank for each in ranks) for rank in (_LATE, _OPEN, _WAITS, _VERIFIED)]
    words = ("terlambat atau dibuka kembali", "ditindaklanjuti", "menunggu verifikasi", "terverifikasi")
    told = ", ".join(f"{n} {word}" for n, word in zip(counts, words, strict=True) if n)
    return f"Temuan audit terdahulu: {sum(counts)} ({told})."


def _line(found: Finding, today: date) -> str:
    """ "AUD-2026-0001-T02 (mayor, Sekretariat): terlambat, batas 3 Maret 2026."."""
    head = f"{found.number} ({found.severity.value}, {found.holder()})"
    due = f"batas {day(found.due_on)}"
    if verified := found.verified:
        return f"{head}: terverifikasi {day(verified.on)}."
    if found.state is State.DONE:
        return f"{head}: dinyatakan selesai {day(found.done_on)}, belum diverifikasi; {due}."
    if found.is_late(today):
        return f"{head}: terlambat, {due}."
    return f"{head}: {'dibuka kembali' if found.state is State.REOPENED else 'belum selesai'}, {due}."

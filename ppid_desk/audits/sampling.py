"""Which files are looked at (domain section 7); pure.

The draw can be made again by anybody on any machine, by hand if need be: write the seed, a stroke (|) and the number of
a file ("7f3a|0012/PIP/KPU-KS/XI/2026") in UTF-8, take its SHA-256, and put the files in the order of these hexadecimal
digests. The first 30 are drawn. No library's random numbers are in it, so no other version of one gives other files.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable, Sequence

from ppid_desk.audits.rules import Candidate, Drawn, Reason, Sample
from ppid_desk.errors import Refusal
from ppid_desk.reports.rules import Period
from ppid_desk.text import clean, one_line

WHOLE = 30  # with no more files than these all are looked at; else so many are drawn
_LONGEST_SEED = 64


def lot(seed: str, number: str) -> str:
    """The lot of a file: SHA-256 of seed, stroke and number, hexadecimal. The lowest are drawn."""
    return hashlib.sha256(f"{seed}|{number}".encode()).hexdigest()


def draw(candidates: Sequence[Candidate], seed: str) -> tuple[Drawn, ...]:
    """The sample: all when there are at most 30, else 30 by lot and every late, refused or objected one beside them.

    The files keep the order in which they are handed over, that of the register.
    """
    chosen = {each.request for each in sorted(candidates, key=lambda each: lot(seed, each.number))[:WHOLE]}
    whole = len(candidates) <= WHOLE
    found = ((each, _reason(each, drawn=each.request in chosen, whole=whole)) for each in candidates)
    kept = [(each, reason) for each, reason in found if reason]
    return tuple(Drawn(each.request, place, each.number, reason) for place, (each, reason) in enumerate(kept, 1))


def _reason(each: Candidate, *, drawn: bool, whole: bool) -> Reason | None:
    if whole:
        return Reason.ALL
    if drawn:
        return Reason.RANDOM
    marks = ((each.late, Reason.LATE), (each.refused, Reason.REFUSED), (each.objected, Reason.OBJECTED))
    return next((reason for marked, reason in marks if marked), None)


def sample(candidates: Sequence[Candidate], period: Period, unit: str, seed: str) -> Sample:
    """The draw from a population, with what proves which population it was."""
    digest = population_digest(each.number for each in candidates)
    return Sample(period, unit, seed, len(candidates), digest, draw(candidates, seed))


def population_digest(numbers: Iterable[str]) -> str:
    """SHA-256 of the numbers, each on a line of its own."""
    return hashlib.sha256("".join(f"{number}\n" for number in numbers).encode()).hexdigest()


def checked_seed(given: str) -> str:
    """The seed that was given, or a new one of 16 signs. Raises Refusal for one that nobody could type again."""
    seed = one_line(clean(given).text)
    if not seed:
        return secrets.token_hex(8)
    if len(seed) > _LONGEST_SEED or not seed.isprintable() or "|" in seed:
        raise Refusal("audit_seed", field="seed", most=_LONGEST_SEED)
    return seed

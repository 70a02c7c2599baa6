"""What holds of the records of an audit, whoever made them where and in whichever order they came; pure.

Each auditor's newest answer is theirs. Where two differ both are kept and nothing counts ("beda"), until the lead
decides; what is answered after the decision, and otherwise, opens it again. What came after closing changes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from ppid_desk.audits.checklists.rules import Checklist, Kind
from ppid_desk.audits.rules import Answer, Cell, Place, Record, RecordKind
from ppid_desk.audits.values import from_json

# A record as `Cells` takes it, a plain tuple since there are thousands: its place, device, sequence, the moment at
# which it was made, its id, and whatever `voiced` makes a voice of.
Told = tuple[Place, str, int, datetime, str, Any]
Voice = tuple[bool, bool, Answer, Sequence[str]]  # a decision? late? the answer, and what a decision has seen
_Order = tuple[datetime, str, int, str]
TOLD = frozenset({RecordKind.ANSWER.value, RecordKind.DECISION.value})


class Cells(Mapping[Place, Cell]):
    """The cells that answers and decisions make, each worked out when it is first looked at.

    Those of items that the checklist does not have are left out.
    """

    def __init__(self, told: Iterable[Told], checklist: Checklist, voiced: Callable[[Any, Kind], Voice]) -> None:
        self._kinds = {item.name: item.kind for item in checklist.items}
        self._voiced = voiced
        self._found: dict[Place, list[tuple[_Order, Any]]] = {}
        for order, place, whole in _in_order(told):
            if place[0] in self._kinds:
                self._found.setdefault(place, []).append((order, whole))
        self._cells: dict[Place, Cell] = {}

    def __getitem__(self, place: Place) -> Cell:
        cell = self._cells.get(place)
        if cell is None:
            found, kind = self._found[place], self._kinds[place[0]]
            if len(found) > 1:
                found.sort(key=_order)
            cell = self._cells[place] = _cell(place, [self._voiced(whole, kind) for _, whole in found])
        return cell

    def __iter__(self) -> Iterator[Place]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


def merged(records: Iterable[Record], checklist: Checklist) -> dict[Place, Cell]:
    """The cells of records that were read whole."""
    told = ((r.place, r.device, r.sequence, r.made_at, r.id, r) for r in records if r.kind.value in TOLD)
    return dict(Cells(told, checklist, _voice))


def _order(found: tuple[_Order, Any]) -> _Order:
    return found[0]


def _in_order(told: Iterable[Told]) -> Iterator[tuple[_Order, Place, Any]]:
    """Each record once, by time; a device whose clock went back still tells its records in their sequence."""
    devices: dict[str, dict[int, Told]] = {}
    for each in told:
        devices.setdefault(each[1], {})[each[2]] = each
    for device, found in devices.items():
        reached: datetime | None = None
        for sequence in sorted(found):
            place, _, _, made_at, id_, whole = found[sequence]
            reached = made_at if reached is None or made_at > reached else reached
            yield (reached, device, sequence, id_), place, whole


def _cell(place: Place, voices: Sequence[Voice]) -> Cell:
    """The cell of voices in the order of time."""
    if len(voices) == 1 and not voices[0][0] and not voices[0][1]:  # nearly all of them
        only = voices[0][2]
        return Cell(*place) if only.value is None else Cell(*place, (only,), None, only)
    newest: dict[str, Answer] = {}
    decision, seen = None, frozenset[str]()
    late = []
    for decides, came_late, answer, saw in voices:
        if came_late:
            late.append(answer)
        elif decides:
            decision, seen = answer, frozenset(saw)
        else:
            newest[answer.author] = answer
    if decision and decision.value is None:  # taken back
        decision = None
    given = tuple(sorted((each for each in newest.values() if each.value is not None), key=_author))
    return _judged(place, given, decision, seen, tuple(late))


def _author(answer: Answer) -> str:
    return answer.author


def _judged(
    place: Place, given: tuple[Answer, ...], decision: Answer | None, seen: frozenset[str], late: tuple[Answer, ...]
) -> Cell:
    """Which answer counts."""
    told = [each for each in given if each.record not in seen] if decision else list(given)
    if decision:
        told.append(decision)
    if len({each.value for each in told}) > 1:
        return Cell(*place, given, decision, None, True, late)
    newest = max(told, key=lambda each: (each.made_at, each.record), default=None)
    return Cell(*place, given, decision, decision or newest, False, late)


def _voice(record: Record, kind: Kind) -> Voice:
    answer = answer_of(record.id, record.author, record.made_at, record.body, kind)
    return record.kind is RecordKind.DECISION, record.late, answer, seen_of(record.body)


def seen_of(body: Mapping[str, Any]) -> tuple[str, ...]:
    """The records that a decision has seen."""
    return tuple(map(str, body.get("seen", ())))


def answer_of(record: str, author: str, made_at: datetime, body: Mapping[str, Any], kind: Kind) -> Answer:
    """The answer in the body of a record."""
    agrees = body.get("agrees")
    value = from_json(kind, body.get("value"))
    note = str(body.get("note") or "")
    return Answer(record, author, value, note, agrees if isinstance(agrees, bool) else None, made_at)

"""What is wrong or odd with an objection before it is registered; pure: what it is about is handed over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.rules import Case
from ppid_desk.language import short_date, tr
from ppid_desk.objections.dates import filing
from ppid_desk.objections.rules import About, Filing, Ground, NewObjection
from ppid_desk.people.identity import digits
from ppid_desk.people.rules import Requester
from ppid_desk.requests.rules import Path, State, Warned
from ppid_desk.text import clean
from ppid_desk.workdays.service import Workdays

LONGEST = 20_000  # characters of one text
Finding = Refusal | Warned


@dataclass(frozen=True, slots=True)
class Checked:
    """An objection after cleaning, with who objects, the path and the moment of receipt that hold for it."""

    new: NewObjection
    asked: Case | None
    objector: Requester | None
    path: Path
    received_at: datetime
    filing: Filing | None
    findings: tuple[Finding, ...]

    @property
    def refusals(self) -> tuple[Refusal, ...]:
        """What stands in the way, first things first."""
        return tuple(each for each in self.findings if isinstance(each, Refusal))

    @property
    def warnings(self) -> tuple[Warned, ...]:
        """What is odd and does not stop the officer."""
        return tuple(each for each in self.findings if isinstance(each, Warned))


def check(
    new: NewObjection, recorded_at: datetime, asked: Case | None, others: tuple[str, ...], workdays: Workdays
) -> Checked:
    """Clean an objection and say what is wrong or odd with it.

    `asked` is the case of its request, `others` the open objections about that already.
    """
    new, told = _cleaned(new)
    at = new.received_at.astimezone(recorded_at.tzinfo).replace(microsecond=0) if new.received_at else recorded_at
    filed = filing(asked, at.date(), new.found_on, workdays)
    objector, stranger = _objector(new, asked)
    findings = [
        *told, *_grounds(new, asked), *stranger, *_content(new), *_times(new, at, recorded_at, asked),
        *_filed(new, at.date(), filed, asked), *_others(asked, others),
    ]  # fmt: skip
    path = asked.request.path if asked else new.path or Path.NORMAL
    grounds = tuple(sorted(set(new.grounds)))
    purpose = new.purpose or (asked.request.purpose if asked else "")
    return Checked(replace(new, grounds=grounds, purpose=purpose), asked, objector, path, at, filed, tuple(findings))


_TEXTS = ("position", "purpose", "received_proof", "reference", "idempotency_key")
_PERSON_TEXTS = ("name", "id_number", "id_reason", "address", "phone", "email", "occupation")


def _cleaned(new: NewObjection) -> tuple[NewObjection, list[Finding]]:
    told: list[Finding] = []

    def texts(thing: object, names: tuple[str, ...], where: str) -> dict[str, Any]:
        found = {name: clean(getattr(thing, name)) for name in names}
        for name, each in found.items():
            if each.removed:
                told.append(Warned(where + name, tr("{n} control characters were taken out.", n=each.removed)))
            if len(each.text) > LONGEST:
                told.append(Refusal("text_too_long", field=where + name, length=len(each.text), longest=LONGEST))
        return {name: each.text for name, each in found.items()}

    changes = texts(new, _TEXTS, "")
    if new.objector:
        changes["objector"] = replace(new.objector, **texts(new.objector, _PERSON_TEXTS, "objector."))
    if new.representative:
        said = texts(new.representative, ("name", "id_number", "power"), "representative.")
        changes["representative"] = replace(new.representative, **said)
    return replace(new, **changes), told


def _grounds(new: NewObjection, asked: Case | None) -> Iterator[Finding]:
    if new.about is About.SERVICE:
        yield Refusal("about_service", field="about")
    if not new.grounds:
        yield Refusal("grounds_missing", field="grounds")
    for ground in sorted({each for each in new.grounds if new.grounds.count(each) > 1}):
        yield Refusal("ground_twice", field="grounds", ground=ground.value)
    if asked is None and set(new.grounds) - {Ground.NOT_PUBLISHED}:
        yield Refusal("request_needed", field="request")


def _objector(new: NewObjection, asked: Case | None) -> tuple[Requester | None, list[Finding]]:
    """Who objects: the requester, or a representative with a power of attorney; for ground b alone anybody."""
    found: list[Finding] = []
    power = new.representative
    base = asked.request.requester if asked else new.objector
    if base is None or not base.name.strip():
        return None, [Refusal("objector_missing", field="objector.name")]
    if asked and new.objector and not _same_person(new.objector, base):
        found.append(
            Refusal("objector_stranger", field="objector.name", name=new.objector.name.strip(), number=asked.number)
        )
    if power:
        known = base.representative
        if known and not power.power.strip() and _told(known.name) == _told(power.name):
            power = replace(power, power=known.power)
        if not power.name.strip():
            found.append(Refusal("representative_name_missing", field="representative.name"))
        if not power.power.strip():
            found.append(Refusal("power_missing", field="representative.power"))
    return replace(_anew(base, new.objector if asked else None), representative=power), found


def _same_person(one: Requester, other: Requester) -> bool:
    """The same identity number; where one of them gave none, the same name."""
    if one.id_number.strip() and other.id_number.strip():
        return digits(one.id_number) == digits(other.id_number) and _told(one.id_number) == _told(other.id_number)
    return _told(one.name) == _told(other.name)


def _told(text: str) -> str:
    return " ".join(text.casefold().split())


def _anew(base: Requester, said: Requester | None) -> Requester:
    """The requester with the address and contact that they give now."""
    if said is None:
        return base
    changes: dict[str, Any] = {
        name: getattr(said, name) for name in ("address", "phone", "email", "occupation") if getattr(said, name).strip()
    }
    return replace(base, **changes)


def _content(new: NewObjection) -> Iterator[Finding]:
    if not new.position.strip():
        yield Refusal("position_missing", field="position")


def _times(new: NewObjection, at: datetime, recorded_at: datetime, asked: Case | None) -> Iterator[Finding]:
    day = at.date()
    if at > recorded_at:
        yield Refusal("received_in_future", field="received_at", received=f"{at:%Y-%m-%d %H:%M}")
    elif day < recorded_at.date() and not new.received_proof.strip():
        yield Refusal("received_without_proof", field="received_proof", day=day.isoformat())
    if asked and day < asked.request.received_at.date():
        least = short_date(asked.request.received_at.date())
        yield Refusal("objection_before_request", field="received_at", day=short_date(day), least=least)
    if new.found_on and new.found_on > day:
        yield Refusal("ground_found_later", field="found_on", day=short_date(new.found_on))


def _filed(new: NewObjection, day: date, filed: Filing | None, asked: Case | None) -> Iterator[Finding]:
    if filed and filed.is_late(day):
        said = tr(
            "Filed after {day}, the last of 30 working days (R-08). It is taken all the same; the superior decides.",
            day=short_date(filed.last.date),
        )
        yield Warned("received_at", said)
    if asked and asked.answered_on is None and asked.due_on and asked.due_on >= day:
        said = tr("The answer may still come until {day}.", day=short_date(asked.due_on))
        yield Warned("grounds", said)
    if Ground.NOT_ANSWERED in new.grounds and asked and asked.answered_on:
        said = tr("Ground c: the request was answered on {day}.", day=short_date(asked.answered_on))
        yield Warned("grounds", said)


def _others(asked: Case | None, others: tuple[str, ...]) -> Iterator[Finding]:
    if others:
        yield Warned("request", tr("There is an open objection already: {numbers}.", numbers=", ".join(others)))
    if asked and asked.state in (State.WITHDRAWN, State.CANCELLED):
        yield Warned("request", tr("The request was withdrawn or cancelled."))

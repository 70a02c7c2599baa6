"""What becomes of the files of a demo office: moves as officers make them, one by one, each on its day."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date
from functools import lru_cache, partial
from itertools import takewhile
from typing import Any

from ppid_desk.facts import dataclass
from ppid_desk.handling.item_decisions import Ground
from ppid_desk.handling.rules import ExtensionReason, Outcome, Way
from ppid_desk.people.rules import Officer
from ppid_desk.requests.rules import Delivery, Path, Request
from ppid_desk.workdays.service import Workdays

_LONGEST = 30  # working days that a story may take
_LIMITS = {Path.NORMAL: (10, 7), Path.ELECTION: (3, 2)}
_UNITS = (
    "Subbagian Perencanaan, Data, dan Informasi",
    "Subbagian Teknis Penyelenggaraan Pemilu, Partisipasi, dan Hubungan Masyarakat",
    "Subbagian Hukum dan Sumber Daya Manusia",
    "Subbagian Keuangan, Umum, dan Logistik",
)
_ENDS = {
    "granted": 46, "spot": 12, "mixed": 9, "not_held": 9, "excluded": 7, "blackened": 6, "not_documented": 3,
    "withdrawn": 3, "not_by_law": 2, "not_requester": 1, "cancelled": 2,
}  # fmt: skip
_STAGES = {"disposed": 34, "untouched": 30, "decided": 16, "extended": 10, "answered": 10}
_LATE, _EXTENDED, _COST = 0.05, 0.09, 0.05
_WAYS = {
    Delivery.PICKUP: Way.DIRECT, Delivery.COURIER: Way.COURIER, Delivery.POST: Way.POST, Delivery.FAX: Way.FAX,
    Delivery.EMAIL: Way.EMAIL,
}  # fmt: skip
_PROOFS = {
    Way.DIRECT: "Tanda terima", Way.EMAIL: "Surel terkirim", Way.POST: "Resi pos", Way.COURIER: "Resi kurir",
    Way.FAX: "Laporan faksimili", Way.EPPID: "e-PPID",
}  # fmt: skip
_EXCLUDED = {"ground": Ground.ARTICLE_17.value, "dik": "DIK-CONTOH-01"}
_SECRET_PLAN = {**_EXCLUDED, "dik": "DIK-CONTOH-02"}
_BY_LAW = {"ground": Ground.NOT_BY_LAW.value, "explanation": "Tidak disertai identitas yang sah (UU KIP Ps 6 ayat (2))"}


@dataclass(frozen=True, slots=True)
class Crew:
    """Who works in the demo: whoever drafts a refusal does not sign it."""

    desk: Officer
    ppid: Officer


@dataclass(frozen=True, slots=True)
class Told:
    """A move of a story: on which day, by whom, which, and with what."""

    day: date
    officer: Officer
    name: str
    facts: dict[str, Any]


class Teller:
    """Tells what became of each file, the same for the same seed and date."""

    def __init__(self, crew: Crew, workdays: Workdays, today: date, chance: random.Random) -> None:
        self.crew, self.today, self.chance = crew, today, chance
        self._calendar = workdays.calendar
        self._days = lru_cache(4096)(self._working_days)

    def _working_days(self, start: date) -> tuple[date, ...]:
        return (start, *self._calendar.add(start, _LONGEST).counted)

    def story(self, request: Request, *, closed: bool) -> tuple[Told, ...]:
        """The moves of a file up to yesterday; one that is not to be closed stops somewhere on the way."""
        start, told = request.received_at.date(), []
        if request.missing:
            told = list(self._completing(request, self._days(start)))
            if not told or told[-1].name != "complete" or told[-1].day >= self.today:
                return self._until_yesterday(told)
            start = told[-1].day
            closed = closed or self._days(start)[_LIMITS[request.path][0]] < self.today
        told += self._answered(request, self._days(start), closed)
        return self._until_yesterday(told)

    def _until_yesterday(self, told: list[Told]) -> tuple[Told, ...]:
        return tuple(takewhile(lambda each: each.day < self.today, told))

    def _completing(self, request: Request, days: tuple[date, ...]) -> Iterator[Told]:
        """Told within three working days; most complete it in three more, the others lapse."""
        telling = self.chance.randint(0, 2)
        sent = self._sent(request, days[telling])
        for name, facts in (("draft_incompleteness", {}), ("sign_incompleteness", self._signed(request, 0, sent))):
            yield Told(days[telling], self._by(name), name, facts)
        yield Told(days[telling], self.crew.desk, "tell_incomplete", sent)
        day = days[telling + self.chance.randint(1, 3)]
        if self.chance.random() < 0.75:
            yield Told(day, self.crew.desk, "complete", {"on": day, "brought": "; ".join(request.missing)})
            return
        over = days[telling + 4]
        for name, facts in (
            ("draft_lapse", {}),
            ("sign_lapse", self._signed(request, 1, {"on": over})),
            ("lapse", self._sent(request, over)),
        ):
            yield Told(over, self._by(name), name, facts)

    def _answered(self, request: Request, days: tuple[date, ...], closed: bool) -> Iterator[Told]:
        limit, more = _LIMITS[request.path]
        tempo, end = self.chance.random(), self._end_of(request)
        answer, extended = self.chance.randint(1, limit), False
        if tempo < _LATE:
            answer = limit + self.chance.randint(1, 4)
        elif tempo < _LATE + _EXTENDED:
            answer, extended = limit + self.chance.randint(1, more), True
        tell = partial(self._whole, request, days, end, answer)
        if closed:
            yield from tell(extended)
            return
        stage = self._choice(_STAGES)
        if stage == "answered":
            yield from (each for each in tell(False) if each.name != "hand_over")
        elif stage != "untouched":
            yield from self._unanswered(tell(stage == "extended"), stage)

    def _unanswered(self, told: Iterator[Told], stage: str) -> Iterator[Told]:
        """What was done of a file that still waits for its answer."""
        last = {"disposed": "dispose", "decided": "draft_notice", "extended": "extend"}[stage]
        for each in told:
            if each.name in _ENDINGS:
                return
            yield each
            if each.name == last:
                return

    def _whole(self, request: Request, days: tuple[date, ...], end: str, answer: int, extended: bool) -> Iterator[Told]:
        if end in ("withdrawn", "cancelled", "spot"):
            yield self._ended_early(request, days[0 if end == "spot" else min(2, answer)], end)
            return
        limit = _LIMITS[request.path][0]
        yield self._disposed(days, answer, limit)
        if extended:
            yield from self._extension(request, days[self.chance.randint(max(1, limit - 2), limit)])
        yield Told(
            days[max(1, answer - 2)], self.crew.desk, "reply",
            {"disposition": 1, "on": days[max(1, answer - 2)], "reply": "Bahan disampaikan kepada PPID."},
        )  # fmt: skip
        yield from self._notice(request, days, end, max(1, answer))

    def _disposed(self, days: tuple[date, ...], answer: int, limit: int) -> Told:
        unit = self.chance.choice(_UNITS)
        task = "Mohon menyiapkan informasi yang diminta."
        facts = {"unit": unit, "task": task, "by": days[max(1, limit - 2)]}
        return Told(days[min(1, answer)], self.crew.desk, "dispose", facts)

    def _extension(self, request: Request, day: date) -> Iterator[Told]:
        reason = self.chance.choice(tuple(ExtensionReason))
        facts = {"reason": reason.value, "explanation": "Dokumen masih dihimpun dari beberapa subbagian."}
        yield Told(day, self.crew.desk, "draft_extension", facts)
        yield Told(day, self.crew.ppid, "sign_extension", self._signed(request, 1, {"on": day}))
        yield Told(day, self.crew.desk, "extend", self._sent(request, day))

    def _notice(self, request: Request, days: tuple[date, ...], end: str, answer: int) -> Iterator[Told]:
        before, on = days[answer - 1] if answer > 1 else days[1], days[answer]
        items = self._items(request, end)
        yield Told(before, self.crew.desk, "decide", {"items": items})
        secret = any(each.get("ground") == Ground.ARTICLE_17 for each in items)
        if secret:
            yield Told(before, self.crew.desk, "draft_refusal", {})
            yield Told(on, self.crew.ppid, "sign_refusal", self._signed(request, 2, {"on": on}))
        gives = any(each["outcome"] in (Outcome.GRANTED, Outcome.IN_PART) for each in items)
        cost = gives and self.chance.random() < _COST
        day = on if secret else before
        yield Told(day, self.crew.desk, "draft_notice", self._drafted(request, cost=cost, gives=gives))
        yield Told(on, self.crew.ppid, "sign_notice", self._signed(request, 0, {"on": on}))
        name = "answer" if gives else "answer_and_close"
        yield Told(on, self.crew.desk, name, self._sent(request, on))
        if gives:
            given = days[answer + self.chance.choice((0, 0, 1, 2))]
            yield Told(given, self.crew.desk, "hand_over", self._handed(request, given, cost=cost))

    def _ended_early(self, request: Request, day: date, end: str) -> Told:
        if end == "withdrawn":
            return Told(day, self.crew.desk, "withdraw", {"on": day, "document": "Surat pencabutan"})
        if end == "cancelled":
            return Told(day, self.crew.ppid, "cancel", {"reason": "Terdaftar dua kali"})
        facts = {
            "on": day, "what": "Dokumen pada laman PPID", "form": "softcopy", "recipient": request.requester.name,
            "identity_seen": "KTP",
        }  # fmt: skip
        return Told(day, self.crew.desk, "answer_on_spot", facts)

    def _end_of(self, request: Request) -> str:
        end = self._choice(_ENDS)
        return "granted" if end == "mixed" and len(request.items) < 2 else end

    def _choice(self, weights: dict[str, int]) -> str:
        return self.chance.choices(tuple(weights), tuple(weights.values()))[0]

    def _items(self, request: Request, end: str) -> list[dict[str, Any]]:
        return [
            {"item": place, **_DECIDED["not_held" if end == "mixed" and place > 1 else end]}
            for place in range(1, len(request.items) + 1)
        ]

    def _by(self, name: str) -> Officer:
        return self.crew.ppid if name.startswith("sign_") else self.crew.desk

    def _sent(self, request: Request, day: date) -> dict[str, Any]:
        way = _WAYS[request.delivery or Delivery.PICKUP]
        return {"on": day, "way": way.value, "proof": _PROOFS[way]}

    def _signed(self, request: Request, nth: int, sent: dict[str, Any]) -> dict[str, Any]:
        day: date = sent["on"]
        number = f"{3 * request.sequence - nth}/HM.03-SD/3673/{day.year}"
        return {"number": number, "on": day, "signer": self.crew.ppid.name}

    def _drafted(self, request: Request, *, cost: bool, gives: bool) -> dict[str, Any]:
        facts: dict[str, Any] = {"delivery": _WAYS[request.delivery or Delivery.PICKUP].value}
        if gives:
            facts["form"] = (request.copy_form or "softcopy") and "softcopy"
        if cost:
            facts |= {"copies": 50, "price": 300, "tariff": "Keputusan KPU (contoh) tentang tarif", "payment": "Tunai"}
        return facts

    def _handed(self, request: Request, day: date, *, cost: bool) -> dict[str, Any]:
        facts = {
            **self._sent(request, day), "what": "Salinan dokumen yang diminta", "recipient": request.requester.name,
            "identity_seen": "KTP",
        }  # fmt: skip
        return {**facts, "fee": 15_000, "paid": "Tunai"} if cost else facts


_GRANTED = {"outcome": Outcome.GRANTED.value, "form": "softcopy", "material": "Salinan dokumen"}
_DECIDED: dict[str, dict[str, Any]] = {
    "granted": _GRANTED,
    "mixed": _GRANTED,
    "blackened": {**_GRANTED, **_EXCLUDED, "outcome": Outcome.IN_PART.value, "blackened": "NIK dan alamat rumah"},
    "excluded": {"outcome": Outcome.REFUSED.value, **_SECRET_PLAN},
    "not_by_law": {"outcome": Outcome.REFUSED.value, **_BY_LAW},
    "not_held": {"outcome": Outcome.NOT_HELD.value, "holder": "Badan Pengawas Pemilihan Umum Kota Serang"},
    "not_documented": {"outcome": Outcome.NOT_DOCUMENTED.value, "explanation": "Dokumen belum disusun"},
    "not_requester": {"outcome": Outcome.NOT_REQUESTER.value, "explanation": "Bukan warga negara Indonesia"},
}
_ENDINGS = frozenset({"answer", "answer_and_close", "answer_on_spot", "withdraw", "cancel"})

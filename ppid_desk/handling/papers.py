"""From a case to its letters: every fact as it was recorded; one that is missing is refused by its name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any

from ppid_desk.catalogue.reader import cited
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.handling.done import Done, Signature
from ppid_desk.handling.duties import cost_of
from ppid_desk.handling.rules import Case, Correction, Decision, Letter, LetterKind, Outcome, PaperKind
from ppid_desk.language import plain_date
from ppid_desk.papers.letters import facts
from ppid_desk.papers.letters.build import Facts
from ppid_desk.people.identity import mask_id
from ppid_desk.people.rules import Officer, Role
from ppid_desk.requests.papers import PATHS, letterhead
from ppid_desk.requests.rules import Path as RequestPath
from ppid_desk.requests.rules import Request
from ppid_desk.settings import Official, Settings
from ppid_desk.workdays.calendar import Calendar
from ppid_desk.workdays.service import Workdays

_OBJECTION_DAYS = "R-08"
_GIVING = (Outcome.GRANTED, Outcome.IN_PART)
_WAYS = {
    "direct": "Diambil langsung di meja layanan", "email": "Surel", "post": "Pos", "courier": "Kurir",
    "fax": "Faksimili", "eppid": "e-PPID",
}  # fmt: skip
_FORMS = {"softcopy": ("Softcopy", "Berkas elektronik"), "hardcopy": ("Hardcopy", "Cetakan")}
_REASONS = {
    "not_held_yet": "informasi yang diminta belum dikuasai",
    "not_documented_yet": "informasi yang diminta belum didokumentasikan",
    "under_test": "belum dapat diputuskan apakah informasi yang diminta dikecualikan",
}
_OUTCOMES = {
    Outcome.GRANTED: facts.Outcome.GRANTED,
    Outcome.IN_PART: facts.Outcome.PARTLY,
    Outcome.REFUSED: facts.Outcome.REFUSED,
    Outcome.NOT_HELD: facts.Outcome.NOT_HELD,
    Outcome.NOT_DOCUMENTED: facts.Outcome.NOT_DOCUMENTED,
    Outcome.NOT_REQUESTER: facts.Outcome.NOT_ENTITLED,
}


@dataclass(frozen=True, slots=True)
class Office:
    """What letters take from the office: its settings, its people, its days, and whether it is a sample."""

    settings: Settings
    officers: tuple[Officer, ...]
    workdays: Workdays
    today: date
    demo: bool

    def name_of(self, officer: str) -> str:
        """An officer's name by UUID."""
        return next((each.name for each in self.officers if each.id == officer), "")


def facts_of(kind: PaperKind, case: Case, office: Office, place: int | None = None) -> Facts:
    """The facts of a paper of a case; `place` is that of a disposition, handover or correction (default: the newest).

    Raises Refusal when the case has no such paper.
    """
    return _MAKERS[kind](case, office, place)


def _letter(case: Case, kind: LetterKind) -> Letter:
    found = case.letter(kind)
    if found is None:
        raise Refusal("paper_not_there", number=case.number)
    return found


def _frame(office: Office, letter: Letter | None, day: date | None = None) -> facts.Frame:
    signed = letter.signature if letter else None
    if signed:
        return signed_frame(office, signed, office.settings.ppid)
    head, city = letterhead(office.settings), office.settings.office.city
    signer = holder(office, office.settings.ppid, Role.PPID)
    return facts.Frame(head, city, signer, day=day, draft=letter is not None, demo=office.demo)


def signed_frame(office: Office, signed: Signature, post: Official) -> facts.Frame:
    """What a signed letter of a post (PPID, superior) begins and ends with; who stands in signs by decree."""
    acting = None
    if signed.acting:
        acting = facts.ActingAs(
            facts.Acting(signed.acting), signed.decree, signed.since, signed.until, own_title=signed.title
        )
    signer = facts.Signer(post.title if acting else signed.title or post.title, signed.signer, signed.nip, acting)
    head, city = letterhead(office.settings), office.settings.office.city
    return facts.Frame(head, city, signer, signed.number, signed.on, draft=False, demo=office.demo)


def holder(office: Office, post: Official, role: Role) -> facts.Signer:
    """Who holds a post: the first officer with its role, else whom the settings name."""
    found = next((each for each in office.officers if each.active and role in each.roles), None)
    return facts.Signer(post.title, found.name if found else post.name, found.nip if found else post.nip)


def _asked(request: Request) -> facts.Asked:
    who = request.requester
    contact = "; ".join(each for each in (who.phone, who.email) if each)
    power = who.representative.name if who.representative else ""
    person = facts.Person(who.name, who.address, who.occupation, contact, power)
    return facts.Asked(request.number, request.received_at.date(), person, request.items, request.purpose)


def _incompleteness(case: Case, office: Office, _place: int | None) -> Facts:
    letter = _letter(case, LetterKind.INCOMPLETENESS)
    days, calendar = office.workdays, office.workdays.calendar
    told = case.told.on if case.told else letter.signature.on if letter.signature else office.today
    by = days.complete_by(told).date
    deadline = days.deadline(by, case.request.path.value)
    return facts.Incomplete(
        _frame(office, letter), _asked(case.request), case.request.missing, told, by, days.limit("R-03").length,
        deadline.limit.length, deadline.due.date,
        calendar.add(case.request.received_at.date(), deadline.limit.length).date,
    )  # fmt: skip


def _lapse(case: Case, office: Office, _place: int | None) -> Facts:
    letter, days = _letter(case, LetterKind.LAPSE), office.workdays
    waited = case.clock("R-03")
    notice = case.letter(LetterKind.INCOMPLETENESS)
    return facts.Lapse(
        _frame(office, letter), _asked(case.request), case.request.missing, case.told.on if case.told else None,
        waited.due if waited else None, days.limit("R-03").length, office.name_of(letter.drafted_by),
        notice.signature.number if notice and notice.signature else "",
    )  # fmt: skip


def _extension(case: Case, office: Office, _place: int | None) -> Facts:
    letter, running = _letter(case, LetterKind.EXTENSION), case.answer_clock
    more = office.workdays.limit("R-07" if running and running.limit == "R-06" else "R-05")
    reason = f"{_REASONS[letter.facts['reason']]}: {letter.facts['explanation']}"
    return facts.Extension(
        _frame(office, letter), _asked(case.request), reason, running.due if running else None,
        running.extended if running else None, more.length, more.source,
    )  # fmt: skip


def _right(letter: Letter, office: Office) -> facts.Right:
    days = office.workdays.limit(_OBJECTION_DAYS).length
    since = letter.sent.on if letter.sent else letter.signature.on if letter.signature else None
    return facts.Right(days, office.workdays.calendar.add(since, days).date if since else None)


def _notice(case: Case, office: Office, _place: int | None) -> Facts:
    letter = _letter(case, LetterKind.NOTICE)
    told = letter.facts
    form, medium = _form(case, told)
    items = tuple(_item(case, place) for place in range(1, len(case.request.items) + 1))
    return facts.Answer(
        _frame(office, letter), _asked(case.request), items, _right(letter, office), form,
        medium, _cost(told), _WAYS[told["delivery"]],
        _days_needed(letter, office.workdays.calendar, office.today), office.settings.superior.title or "Atasan PPID",
    )  # fmt: skip


def _form(case: Case, told: Mapping[str, Any]) -> tuple[str, str]:
    """Form and medium: each item's own, else that of the notice, else the one that was asked for; never a guess."""
    whole = told.get("form") or case.request.copy_form
    given = {str(each.facts.get("form") or whole or "") for each in case.decisions.values() if each.outcome in _GIVING}
    if "" in given:
        return "", ""
    named = [words for form, words in _FORMS.items() if form in given]
    return " dan ".join(form for form, _ in named), " dan ".join(medium for _, medium in named)


def _cost(told: Mapping[str, Any]) -> facts.Cost:
    return facts.Cost(
        int(told.get("copies") or 0), int(told.get("price") or 0), int(told.get("postage") or 0),
        tariff=str(told.get("tariff") or ""), way=str(told.get("payment") or ""),
    )  # fmt: skip


def _days_needed(letter: Letter, calendar: Calendar, today: date) -> int:
    ready, since = letter.facts.get("ready_on"), letter.signature.on if letter.signature else today
    return max(0, calendar.between(since, ready)) if ready else 0


def _item(case: Case, place: int) -> facts.Item:
    decision, text = case.decisions[place], case.request.items[place - 1]
    told = decision.facts
    outcome = _OUTCOMES[decision.outcome]
    if decision.outcome is Outcome.REFUSED and not decision.is_exclusion:
        outcome = facts.Outcome.NOT_ENTITLED
    black = told.get("blackened")
    return facts.Item(
        text, outcome, str(told.get("material") or ""),
        (facts.Blackened(str(black), _why_black(decision)),) if black else (),
        _ground(decision) if decision.outcome is Outcome.REFUSED and decision.is_exclusion else None,
        str(told.get("holder") or ""), not told.get("holder"),
        date.fromisoformat(told["available_on"]) if told.get("available_on") else None,
        str(told.get("explanation") or ""), str(told.get("explanation") or ""),
    )  # fmt: skip


def _why_black(decision: Decision) -> str:
    from ppid_desk.papers.law import article_17

    told = decision.facts
    if not decision.is_exclusion:
        return str(told.get("explanation") or "")
    return f"{article_17(_letters(told))} ({told.get('dik_words', '')}; {told.get('dik_decree', '')})"


def _letters(told: Mapping[str, Any]) -> str:
    return ", ".join(each.value for each in cited(str(told.get("article") or "")))


def _ground(decision: Decision) -> facts.Ground:
    told = decision.facts
    return facts.Ground(
        _letters(told), str(told.get("dik_words") or ""), str(told.get("dik_decree") or ""),
        str(told.get("other_law") or ""), str(told.get("consequence") or ""), str(told.get("deviation") or ""),
    )  # fmt: skip


def _refusal(case: Case, office: Office, _place: int | None) -> Facts:
    letter = _letter(case, LetterKind.REFUSAL)
    refused = tuple(
        facts.Refused(case.request.items[place - 1], _ground(decision), str(decision.facts.get("blackened") or ""))
        for place, decision in sorted(case.decisions.items())
        if decision.is_exclusion
    )
    superior = office.settings.superior.title or "Atasan PPID"
    whole = all(each.is_exclusion and each.outcome is Outcome.REFUSED for each in case.decisions.values())
    return facts.RefusalDecree(
        _frame(office, letter), _asked(case.request), refused, _right(letter, office), superior,
        str(letter.facts.get("explanation") or ""), whole=whole and len(case.decisions) == len(case.request.items),
    )  # fmt: skip


def _disposition(case: Case, office: Office, place: int | None) -> Facts:
    found = _nth(case.dispositions, place, case)
    frame = _frame(office, None, found.given_on)
    return facts.Disposition(
        frame, _asked(case.request), found.unit, found.person, tuple(found.task.split("\n")), found.due_on, case.due_on
    )


def _handover(case: Case, office: Office, place: int | None) -> Facts:
    found = _nth(case.handovers, place, case)
    signer = facts.Signer("Petugas Pelayanan Informasi", office.name_of(found.by))
    frame = facts.Frame(
        letterhead(office.settings), office.settings.office.city, signer, day=found.on, draft=False, demo=office.demo
    )
    return facts.Handover(
        frame, _asked(case.request), tuple(found.what.split("\n")), _WAYS.get(str(found.way), str(found.way)),
        found.recipient, _came_as(found.recipient, case.request), found.identity_seen or "–",
        found.fee if cost_of(case) else None,
    )  # fmt: skip


def _came_as(recipient: str, request: Request) -> str:
    """As what the receiver came, where the books know it; "" for anybody else."""
    power, name = request.requester.representative, recipient.casefold()
    if name == request.requester.name.casefold():
        return "Pemohon"
    return "Kuasa pemohon" if power and power.name and name == power.name.casefold() else ""


def _correction(case: Case, office: Office, place: int | None) -> Facts:
    found = _nth(case.corrections, place, case)
    return correction_note(case.number, case.request.requester.name, found, case.moves, office)


def correction_note(
    number: str, name: str, found: Correction, moves: tuple[Done, ...], office: Office
) -> facts.Correction:
    """The note about a correction (catatan PERBAIKAN); `moves` are those of its case."""
    return facts.Correction(
        letterhead(office.settings), office.settings.office.city, number, name,
        (_change(found, moves),), found.reason, found.on,
        office.name_of(found.by), office.name_of(found.confirmed_by), found.waits, office.demo,
    )  # fmt: skip


_FIELDS = {
    "name": "Nama", "id_number": "Nomor identitas", "address": "Alamat", "phone": "Telepon", "email": "Surel",
    "occupation": "Pekerjaan", "purpose": "Tujuan penggunaan", "position": "Kasus posisi",
    "received_at": "Tanggal diterima", "complete_on": "Tanggal lengkap", "found_on": "Tanggal alasan diketahui",
    "path": "Jalur",
}  # fmt: skip


def _change(found: Correction, moves: tuple[Done, ...]) -> facts.Change:
    if found.move == "take_back":
        at = next((f"{plain_date(each.at.date(), 'id')}" for each in moves if str(each.seq) == found.old), "")
        return facts.Change("Langkah terakhir", f"dicatat {at}" if at else "", "ditarik kembali")
    name = found.field.rpartition(".")[2]
    label = _FIELDS.get(name, f"Informasi yang diminta {name[6:-1]}")
    return facts.Change(label, _shown(name, found.old), _shown(name, found.new) or "(dikosongkan)")


def _shown(name: str, value: str) -> str:
    """A value as people read it on the note; the whole identity number is for one logged act only."""
    if name == "path" and value:
        return PATHS[RequestPath(value)]
    if name == "id_number":
        return mask_id(value) if value else ""
    if name in ("received_at", "complete_on", "found_on") and value:
        moment = datetime.fromisoformat(value)
        return plain_date(moment.date(), "id") + (f" pukul {moment:%H.%M}" if name == "received_at" else "")
    return value


def _nth(found: tuple[Any, ...], place: int | None, case: Case) -> Any:
    try:
        return found[place - 1 if place else -1]
    except IndexError:
        raise Refusal("paper_not_there", number=case.number) from None


_MAKERS: dict[PaperKind, Callable[[Case, Office, int | None], Facts]] = {
    PaperKind.INCOMPLETENESS: _incompleteness,
    PaperKind.LAPSE: _lapse,
    PaperKind.EXTENSION: _extension,
    PaperKind.NOTICE: _notice,
    PaperKind.REFUSAL: _refusal,
    PaperKind.DISPOSITION: _disposition,
    PaperKind.HANDOVER: _handover,
    PaperKind.CORRECTION: _correction,
}


def render(kind: PaperKind, case: Case, office: Office, place: int | None = None) -> bytes:
    """A paper of a case as PDF. Raises Refusal that names the fact that is missing."""
    from ppid_desk.papers.letters.build import build
    from ppid_desk.papers.letters.sheet import render_letter

    return render_letter(build(facts_of(kind, case, office, place)))


def check(kind: LetterKind, case: Case, office: Office) -> None:
    """Make sure that a letter can be made of what is recorded. Raises Refusal that names the fact that is missing."""
    from ppid_desk.papers.letters.build import build

    build(facts_of(PaperKind(kind.value), case, office))

"""The report of an audit. Notes of auditors are left out: they stand in the working paper, and may tell of people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ppid_desk.audits.checklists.rules import Item, Kind, Scope
from ppid_desk.audits.findings.rules import Finding, NewFinding, State
from ppid_desk.audits.obstacles.rules import Obstacle
from ppid_desk.audits.papers.words import (
    CAUSES,
    SEVERITIES,
    STATES,
    Around,
    answer_words,
    auditors_of,
    facts_of,
    label_of,
    number_of,
    question_of,
    sample_of,
    signs_of,
    subject_words,
    title_of,
)
from ppid_desk.audits.rules import Cell, ItemScore, Scored, SectionScore, Work
from ppid_desk.audits.scoring import in_time
from ppid_desk.facts import dataclass
from ppid_desk.papers.audit.rules import (
    ActionLine,
    AuditReport,
    DifferenceLine,
    FindingLine,
    ObstacleLine,
    OpenLine,
    SectionLine,
)

_METHOD = (
    "Setiap butir diperiksa menurut dasar hukum dan bukti yang disebut daftar periksa, lalu dijawab Sesuai, Sebagian,"
    " Tidak, atau Tidak berlaku; jawaban yang kurang disertai catatan.",
    "Sesuai bernilai 2, Sebagian 1, Tidak 0, dikalikan bobot butir; yang tidak berlaku tidak dihitung. Butir untuk tiap"
    " berkas atau informasi bernilai rata-rata dari yang dijawab.",
    "Fakta yang dapat dihitung dari buku diisi oleh program beserta buktinya; auditor menyatakan setuju, atau menulis"
    " mengapa berbeda.",
)
_PROPOSED = "Belum dirumuskan sebagai temuan; catatan auditor ada pada kertas kerja."


@dataclass(frozen=True, slots=True)
class Found:
    """What an audit led to: its findings, what falls short and was not written as one yet, and obstacles."""

    findings: tuple[Finding, ...] = ()
    proposals: tuple[NewFinding, ...] = ()
    obstacles: tuple[Obstacle, ...] = ()


def report(work: Work, score: Scored, found: Found, around: Around) -> AuditReport:
    """The report as the audit stands; a draft until it is closed."""
    return AuditReport(
        facts_of(work.run, auditors_of(work, around), around),
        sample_of(work),
        tuple(_scopes(work)),
        _METHOD,
        tuple(_sections(work, score)),
        _line("Seluruhnya", score.all, score.items),
        (*_findings(work, found.findings), *_proposals(work, found.proposals)),
        tuple(ObstacleLine(each.text, CAUSES[each.cause], _linked(each)) for each in found.obstacles),
        tuple(_unanswered(work, score)),
        tuple(_differences(work, around)),
        tuple(_objected(work, score)),
        signs_of(work.run, around, whole=True),
    )


def _scopes(work: Work) -> Iterator[str]:
    yield _scope(work)
    timely = in_time(work)
    if timely.of:
        share = f"{timely.files / timely.of:.1%}".replace(".", ",").replace("%", " %")
        yield f"Dijawab tepat waktu menurut hitungan program: {timely.files} dari {timely.of} berkas ({share})."


def _scope(work: Work) -> str:
    run = work.run
    where = f"unit {run.unit}" if run.unit else "seluruh kantor"
    parts = [f"{len(work.files)} berkas permohonan dari {run.population} yang diterima pada periode ini"]
    parts += [f"{len(work.information)} informasi yang wajib disediakan"] if work.information else []
    return f"Audit internal pelayanan informasi publik atas {where}, terhadap {' dan '.join(parts)}."


def _sections(work: Work, score: Scored) -> Iterator[SectionLine]:
    parents = {each.name: each.parent for each in work.checklist.sections}

    def within(section: str, name: str) -> bool:
        while section and section != name:
            section = parents.get(section, "")
        return section == name

    for each in score.sections:
        items = [item for item in score.items if within(item.section, each.section)]
        yield _line(title_of(work.checklist, each.section), each, items)


def _line(title: str, score: SectionScore, items: Iterable[ItemScore]) -> SectionLine:
    answered, shown = (sum(counts) for counts in zip((0, 0), *((e.answered, e.shown) for e in items), strict=True))
    return SectionLine(title, round(float(score.points), 2), round(float(score.most), 2), answered, shown)


def _item_of(work: Work, name: str) -> Item | None:
    return next((each for each in work.checklist.items if each.name == name), None)


def _findings(work: Work, findings: Sequence[Finding]) -> Iterator[FindingLine]:
    for each in sorted(findings, key=lambda one: one.number):
        item = _item_of(work, each.item)
        text = f"{each.text} (Dicabut.)" if each.state is State.WITHDRAWN else each.text
        yield FindingLine(
            each.number, number_of(item) if item else "–", question_of(work.checklist, item) if item else "",
            SEVERITIES[each.severity], STATES[each.state], text, each.basis, tuple(one.number for one in each.about),
            tuple(_actions(each)),
        )  # fmt: skip


def _actions(each: Finding) -> Iterator[ActionLine]:
    for action in each.actions:
        yield ActionLine(action.text, each.holder(action), action.due_on, action_state(each, action.n))
    if not each.actions:
        yield ActionLine("Menindaklanjuti temuan", each.holder(), each.due_on, STATES[each.state])


def action_state(found: Finding, n: int) -> str:
    """How an action of a finding stands, in words."""
    action = next(each for each in found.actions if each.n == n)
    if action.dropped:
        return "tidak diperlukan lagi"
    if found.state in (State.VERIFIED, State.WITHDRAWN):
        return STATES[found.state]
    return "dilaksanakan" if action.done_on else "belum dilaksanakan"


def _proposals(work: Work, proposals: Sequence[NewFinding]) -> Iterator[FindingLine]:
    for each in proposals:
        item = _item_of(work, each.item)
        if item is None:
            continue
        files = tuple(subject_words(work, item.scope, subject) for subject in each.subjects if subject)
        yield FindingLine(
            "Usulan", number_of(item), question_of(work.checklist, item), SEVERITIES[each.severity], "usulan temuan",
            _PROPOSED, each.basis or item.basis, files,
        )  # fmt: skip


def _linked(each: Obstacle) -> tuple[str, ...]:
    return tuple(link.number for link in each.requests)


def _unanswered(work: Work, score: Scored) -> Iterator[OpenLine]:
    places: dict[str, list[str]] = {}
    for name, subject in score.unanswered:
        places.setdefault(name, []).append(subject)
    for item in work.checklist.items:
        if item.name in places:
            told = _all_or_each(work, score, item, places[item.name])
            yield OpenLine(number_of(item), question_of(work.checklist, item), told)


def _all_or_each(work: Work, score: Scored, item: Item, subjects: Sequence[str]) -> tuple[str, ...]:
    """The subjects of an item as they are written; in one word where it is all of them."""
    if item.scope is Scope.OFFICE:
        return ()
    shown = sum((item.name, each) in score.shown for each in work.subjects(item.scope))
    if len(subjects) == shown > 1:
        return (f"semua ({shown} {'berkas' if item.scope is Scope.FILE else 'informasi'})",)
    return tuple(work.named(item.scope, each) for each in subjects)


def _cells(work: Work) -> Iterator[tuple[Item, Cell]]:
    for item in work.checklist.items:
        for subject in work.subjects(item.scope) if item.kind is not Kind.NOTE else ():
            yield item, work.cell(item.name, subject)


def _differences(work: Work, around: Around) -> Iterator[DifferenceLine]:
    for item, cell in _cells(work):
        if len({each.value for each in cell.answers}) < 2:
            continue
        told = tuple((around.named(e.author), answer_words(work.checklist, item, e.value)) for e in cell.answers)
        decided = answer_words(work.checklist, item, cell.value) if cell.decision and not cell.conflict else ""
        yield DifferenceLine(number_of(item), subject_words(work, item.scope, cell.subject), told, decided)


def _objected(work: Work, score: Scored) -> Iterator[DifferenceLine]:
    for item, cell in _cells(work):
        computed = work.computed.get((item.name, cell.subject))
        counts = cell.counts
        if counts is None or counts.agrees is not False or computed is None:
            continue
        if (item.name, cell.subject) in score.shown:
            told = {"Fakta terhitung": computed.verdict, "Auditor": str(counts.value)}
            yield DifferenceLine(
                number_of(item), subject_words(work, item.scope, cell.subject), _labelled(work, item, told)
            )


def _labelled(work: Work, item: Item, told: Mapping[str, str]) -> tuple[tuple[str, str], ...]:
    return tuple((who, label_of(work.checklist, item, choice)) for who, choice in told.items())

"""The working paper of an audit: every cell that is asked, or was answered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from ppid_desk.audits.checklists.rules import Item, Kind
from ppid_desk.audits.papers.words import (
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
from ppid_desk.audits.rules import Answer, Cell, Evidence, Place, Scored, Work
from ppid_desk.papers.audit.rules import Entry, Given, Proof, WorkingContent, WorkingItem, WorkingSection

_LATE = "setelah ditutup"


def working_paper(work: Work, score: Scored, evidence: Sequence[Evidence], around: Around) -> WorkingContent:
    """The working paper as the audit stands; hidden items that nobody answered are left out."""
    proofs: dict[Place, list[Proof]] = {}
    for each in evidence:
        proofs.setdefault((each.item, each.subject), []).append(Proof(each.name, each.sha256))
    items = [item for item in work.checklist.items if item.kind is not Kind.NOTE]
    made = {item.name: _item(work, score, item, proofs, around) for item in items}
    sections = tuple(
        WorkingSection(title_of(work.checklist, name), tuple(made[item.name] for item in found))
        for name, found in groupby(items, key=lambda each: each.section)
    )
    facts = facts_of(work.run, auditors_of(work, around), around)
    return WorkingContent(facts, sample_of(work), sections, signs_of(work.run, around, whole=False))


def _item(
    work: Work, score: Scored, item: Item, proofs: Mapping[Place, list[Proof]], around: Around
) -> WorkingItem:  # fmt: skip
    points = next((each.score for each in score.items if each.item == item.name), None)
    entries = tuple(_entries(work, score, item, proofs, around))
    return WorkingItem(
        number_of(item), question_of(work.checklist, item), item.basis, float(item.weight),
        None if points is None else round(float(points), 2), entries,
    )  # fmt: skip


def _entries(
    work: Work, score: Scored, item: Item, proofs: Mapping[Place, list[Proof]], around: Around
) -> Iterator[Entry]:
    for subject in work.subjects(item.scope):
        place, cell = (item.name, subject), work.cell(item.name, subject)
        if place not in score.shown and not (cell.answers or cell.late):
            continue
        computed = work.computed.get(place)
        counts = cell.counts
        yield Entry(
            subject_words(work, item.scope, subject),
            answer_words(work.checklist, item, cell.value),
            counts.note if counts else "",
            tuple(proofs.get(place, ())),
            label_of(work.checklist, item, computed.verdict) if computed else "",
            computed.evidence if computed else (),
            counts.agrees if counts else None,
            tuple(_given(work, item, cell, around)),
            cell.conflict,
            decided=counts is not None and counts is cell.decision,
        )


def _given(work: Work, item: Item, cell: Cell, around: Around) -> Iterator[Given]:
    """Every auditor's answer where there are several, and what came after closing."""
    for answer in cell.answers if len(cell.answers) > 1 or cell.decision else ():
        yield _said(work, item, answer, around.named(answer.author))
    for answer in cell.late:
        yield _said(work, item, answer, f"{around.named(answer.author)} ({_LATE})")


def _said(work: Work, item: Item, answer: Answer, who: str) -> Given:
    return Given(who, answer_words(work.checklist, item, answer.value) or "dicabut", answer.note)

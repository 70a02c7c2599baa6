"""The blank checklist of an audit, or of a checklist before there is one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from ppid_desk.audits.checklists.rules import Checklist, Item, Kind, Scope, said
from ppid_desk.audits.papers.words import (
    LANGUAGE,
    Around,
    auditors_of,
    facts_of,
    number_of,
    question_of,
    title_of,
)
from ppid_desk.audits.rules import FULL, Work
from ppid_desk.papers.audit.rules import BOXES, AuditFacts, BlankContent, BlankGrid, BlankItem, BlankSection
from ppid_desk.papers.letters.rules import Sign
from ppid_desk.requests.papers import letterhead

_USUAL = (FULL, 1, 0, None)  # scores of a list whose answers are the four columns
_KEY = "Isi tiap kotak: S (sesuai), Sb (sebagian), T (tidak), TB (tidak berlaku); untuk yang lain tulis jawabannya."
_GRIDS = {
    Scope.FILE: ("Butir tiap berkas", "Butir"),
    Scope.INFORMATION: ("Informasi yang wajib disediakan", "Informasi"),
}


def blank(work: Work, around: Around) -> BlankContent:
    """The blank checklist of an audit: a grid for its sampled files, one for the mandatory information."""
    facts = facts_of(work.run, auditors_of(work, around), around)
    grids = (_files_grid(work), _information_grid(work))
    gridded = frozenset({*([Scope.FILE] if work.files else []), *([Scope.INFORMATION] if work.information else [])})
    sections = tuple(_sections(work.checklist, gridded))
    return BlankContent(facts, sections, tuple(each for each in grids if each.rows and each.columns), _signs(around))


def blank_of(checklist: Checklist, around: Around) -> BlankContent:
    """The blank checklist without an audit: what is asked of each file is one sheet for each."""
    facts = AuditFacts(letterhead(around.settings), "", checklist.title, checklist.version, demo=around.demo)
    return BlankContent(facts, tuple(_sections(checklist, frozenset())), (), _signs(around))


def _signs(around: Around) -> tuple[Sign, ...]:
    return (Sign(("Auditor,",), "", above=f"{around.settings.office.city}, …………………………"),)


def _sections(checklist: Checklist, gridded: frozenset[Scope]) -> Iterator[BlankSection]:
    """Items as they follow each other; those of files stand in the grid only, those of information are explained."""
    subjects = {Scope.FILE: "Nomor berkas", Scope.INFORMATION: "Informasi"}
    for (section, scope), items in groupby(checklist.items, key=lambda each: (each.section, each.scope)):
        if scope is Scope.FILE and scope in gridded:
            continue
        explained = scope in gridded
        asked = tuple(_item(checklist, item, explained=explained) for item in items)
        subject = "" if explained else subjects.get(scope, "")
        yield BlankSection(title_of(checklist, section), asked, subject)


def _item(checklist: Checklist, item: Item, *, explained: bool) -> BlankItem:
    hint = said(item.hint, LANGUAGE, checklist.language)
    remark = explained or item.kind is Kind.NOTE
    return BlankItem(
        number_of(item), question_of(checklist, item), item.basis, item.evidence, hint, _choices(checklist, item),
        remark, bool(item.relevant),
    )  # fmt: skip


def _choices(checklist: Checklist, item: Item) -> tuple[str, ...]:
    found = checklist.choices.get(item.choices, ())
    if item.kind is Kind.SELECT_ONE and tuple(each.score for each in found) == _USUAL:
        return BOXES
    return tuple(said(each.label, LANGUAGE, checklist.language) for each in found)


def _asked_of(checklist: Checklist, scope: Scope) -> list[Item]:
    return [item for item in checklist.items if item.scope is scope and item.kind is not Kind.NOTE]


def _files_grid(work: Work) -> BlankGrid:
    rows = []
    for section, items in groupby(_asked_of(work.checklist, Scope.FILE), key=lambda each: each.section):
        rows.append(("", title_of(work.checklist, section), ""))
        rows += [(number_of(item), question_of(work.checklist, item), _below(item)) for item in items]
    columns = tuple(each.number for each in work.files)
    return BlankGrid(*_GRIDS[Scope.FILE], tuple(rows), columns, _KEY)


def _information_grid(work: Work) -> BlankGrid:
    columns = tuple(number_of(item) for item in _asked_of(work.checklist, Scope.INFORMATION))
    rows = tuple((each.code, each.item, each.frequency) for each in work.information) if columns else ()
    return BlankGrid(*_GRIDS[Scope.INFORMATION], rows, columns, _KEY)


def _below(item: Item) -> str:
    found = (f"Dasar: {item.basis}" if item.basis else "", f"Lihat: {item.evidence}" if item.evidence else "")
    return " · ".join(each for each in found if each)

"""Audits as JSON, for the console and for other programs: days as YYYY-MM-DD, scores as numbers."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from ppid_desk.audits.checklists.rules import Scope
from ppid_desk.audits.rules import Answer, Cell, Proposed, Run, Sample, Scored, SectionScore, Work
from ppid_desk.audits.values import as_json


def sample_document(sample: Sample) -> dict[str, Any]:
    """A draw."""
    return {
        "from": sample.period.first.isoformat(), "to": sample.period.last.isoformat(), "unit": sample.unit,
        "seed": sample.seed, "population": sample.population, "digest": sample.digest,
        "files": [{"position": e.position, "number": e.number, "reason": e.reason.value} for e in sample.files],
    }  # fmt: skip


def run_document(run: Run) -> dict[str, Any]:
    """An audit without what was answered."""
    return {
        "id": run.id, "number": run.number, "state": run.state.value, "checklist": run.checklist, "form": run.form_id,
        "version": run.version, "title": run.title, "from": run.period.first.isoformat(),
        "to": run.period.last.isoformat(), "unit": run.unit, "seed": run.seed, "population": run.population,
        "digest": run.digest, "auditor": run.auditor, "with_texts": run.with_texts,
        "started_at": run.started_at.isoformat(), "closed_at": run.closed_at.isoformat() if run.closed_at else None,
    }  # fmt: skip


def work_document(work: Work) -> dict[str, Any]:
    """An audit with its files, what the program found, and every cell."""
    scopes = {item.name: item.scope for item in work.checklist.items}

    def named(item: str, subject: str) -> str:
        return work.named(scopes.get(item, Scope.OFFICE), subject)

    files = [
        {"position": each.position, "number": each.number, "reason": each.reason.value, "facts": each.facts}
        for each in work.files
    ]
    computed = [
        {"item": each.item, "subject": named(each.item, each.subject), "verdict": each.verdict,
         "evidence": list(each.evidence)}
        for each in work.computed.values()
    ]  # fmt: skip
    cells = [cell_document(each, named(each.item, each.subject)) for each in work.cells.values()]
    return {**run_document(work.run), "files": files, "computed": computed, "cells": cells, "own": list(work.own)}


def cell_document(cell: Cell, subject: str) -> dict[str, Any]:
    """A cell; `subject` as it is written: a number, a code, "" for the office."""
    return {
        "item": cell.item, "subject": subject, "value": as_json(cell.value), "conflict": cell.conflict,
        "answers": [_answer(each) for each in cell.answers],
        "decision": _answer(cell.decision) if cell.decision else None, "late": [_answer(each) for each in cell.late],
    }  # fmt: skip


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "record": answer.record, "author": answer.author, "value": as_json(answer.value), "note": answer.note,
        "agrees": answer.agrees, "made_at": answer.made_at.isoformat(),
    }  # fmt: skip


def score_document(work: Work, score: Scored) -> dict[str, Any]:
    """What an audit is worth."""
    scopes = {item.name: item.scope for item in work.checklist.items}

    def place(item: str, subject: str) -> dict[str, str]:
        return {"item": item, "subject": work.named(scopes[item], subject)}

    return {
        "number": work.run.number, "state": work.run.state.value, "all": _section(score.all),
        "sections": [_section(each) for each in score.sections],
        "items": [
            {"item": each.item, "section": each.section, "score": _number(each.score), "weight": _number(each.weight),
             "answered": each.answered, "asked": each.shown,
             "short": [work.named(scopes[each.item], subject) for subject in each.short]}
            for each in score.items
        ],
        "unanswered": [place(*each) for each in score.unanswered],
        "conflicts": [place(*each) for each in score.conflicts],
    }  # fmt: skip


def _section(score: SectionScore) -> dict[str, Any]:
    return {
        "section": score.section, "points": _number(score.points), "most": _number(score.most),
        "share": _number(score.share),
    }  # fmt: skip


def _number(value: Decimal | None) -> float | None:
    return None if value is None else round(float(value), 6)


def proposed_document(each: Proposed) -> dict[str, Any]:
    """A finding as it is proposed."""
    return {
        "item": each.item.name, "label": each.item.label, "basis": each.item.basis, "choice": each.choice.name,
        "subjects": list(each.numbers), "notes": list(each.notes.values()),
    }  # fmt: skip

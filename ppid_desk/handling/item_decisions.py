"""The decisions on the items of a request: read, completed and checked item by item (KIP Ps 22(7), domain 2.8)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.handling.facts import as_json, read
from ppid_desk.handling.rules import Fact, Kind, Outcome
from ppid_desk.language import mark, tr
from ppid_desk.requests.rules import CopyForm


class Ground(StrEnum):
    """Why something is refused: what KIP Ps 17 excludes, or what Ps 6 lets an office refuse."""

    ARTICLE_17 = "article_17"  # informasi dikecualikan, KIP Ps 17
    NOT_BY_LAW = "not_by_law"  # tidak sesuai peraturan perundang-undangan, KIP Ps 6(2)


class NeverExcluded(StrEnum):
    """What can never be excluded (KIP Ps 18(1))."""

    RULING = "ruling"  # a. putusan badan peradilan
    REGULATION = "regulation"  # b. ketetapan, keputusan, peraturan, surat edaran, kebijakan lain
    STOPPED_CASE = "stopped_case"  # c. surat perintah penghentian penyidikan atau penuntutan
    SPENDING_PLAN = "spending_plan"  # d. rencana pengeluaran tahunan lembaga penegak hukum
    FINANCIAL_REPORT = "financial_report"  # e. laporan keuangan tahunan lembaga penegak hukum
    RETURNED_MONEY = "returned_money"  # f. laporan hasil pengembalian uang hasil korupsi
    OPENED_BEFORE = "opened_before"  # g. informasi lain menurut Ps 11(2)


_FORM = Fact("form", Kind.CHOICE, mark("Form"), choices=CopyForm, needed=False)
_MATERIAL = Fact("material", Kind.LONG, mark("What is given"))
_EXCLUSION = (
    Fact("ground", Kind.CHOICE, mark("Ground"), choices=Ground),
    Fact("dik", Kind.TEXT, mark("Entry of the exclusion list"), needed=False),
    Fact("article", Kind.TEXT, mark("Letters of article 17 (empty: those of the entry)"), needed=False),
    Fact("explanation", Kind.LONG, mark("Explanation"), needed=False),
    Fact("never_excluded", Kind.CHOICE, mark("Belongs to what can never be excluded"), choices=NeverExcluded,
         needed=False),
    Fact("consent", Kind.FLAG, mark("The person concerned consents in writing")),
    Fact("public_office", Kind.FLAG, mark("It concerns somebody's public office")),
    Fact("test_number", Kind.TEXT, mark("Number of the application for a consequence test"), needed=False),
    Fact("deviation", Kind.LONG, mark("Why it is refused while the test is pending (PPID)"), needed=False),
    Fact("consequence", Kind.LONG, mark("What opening it would cause (where no entry tells)"), needed=False),
)  # fmt: skip
FACTS: dict[Outcome, tuple[Fact, ...]] = {
    Outcome.GRANTED: (_FORM, _MATERIAL),
    Outcome.IN_PART: (_FORM, _MATERIAL, Fact("blackened", Kind.LONG, mark("Parts that are blackened")), *_EXCLUSION),
    Outcome.REFUSED: _EXCLUSION,
    Outcome.NOT_HELD: (Fact("holder", Kind.TEXT, mark("Who holds it, if known"), needed=False),),
    Outcome.NOT_DOCUMENTED: (
        Fact("available_on", Kind.DAY, mark("When it will be there"), needed=False),
        Fact("explanation", Kind.LONG, mark("Why it is not there yet")),
    ),
    Outcome.NOT_REQUESTER: (Fact("explanation", Kind.LONG, mark("Why KIP Ps 1(12) is not met")),),
}


def read_items(given: list[Any], many: int) -> list[dict[str, Any]]:
    """Each decision as it is kept: {"item": 1, "outcome": …, …}. Raises Refusal at "items[n].name"."""
    found: dict[int, dict[str, Any]] = {}
    for place, each in enumerate(given, 1):
        where = f"items[{place}]"
        if not isinstance(each, Mapping):
            raise Refusal("input_type", field=where, wanted="{…}")
        item = each.get("item")
        if not isinstance(item, int) or isinstance(item, bool) or not 1 <= item <= many:
            raise Refusal("item_unknown", field=f"{where}.item", item=item, many=many)
        if item in found:
            raise Refusal("item_twice", field=f"{where}.item", item=item)
        found[item] = _one(each, item, where)
    if not found:
        raise Refusal("fact_missing", field="items", fact=tr("Decision on each item"))
    return [found[item] for item in sorted(found)]


def _one(each: Mapping[str, Any], item: int, where: str) -> dict[str, Any]:
    if each.get("outcome") not in list(Outcome):
        raise Refusal("input_choice", field=f"{where}.outcome", found=each.get("outcome"), known=", ".join(Outcome))
    outcome = Outcome(each["outcome"])
    rest = {name: value for name, value in each.items() if name not in ("item", "outcome")}
    try:
        said = read(FACTS[outcome], rest)
    except Refusal as refusal:
        raise Refusal(refusal.code, field=f"{where}.{refusal.field}", **refusal.values) from None
    if said.get("ground") == Ground.NOT_BY_LAW and not said.get("explanation"):
        raise Refusal("fact_missing", field=f"{where}.explanation", fact=tr("Explanation"))
    kept = {name: value for name, value in as_json(said).items() if value not in (None, "", False)}
    return {"item": item, "outcome": outcome.value, **kept}


def public_of(kept: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """What the journal tells of decisions: item, outcome and ground, nothing of what was written."""
    named = ("item", "outcome", "ground", "dik", "never_excluded", "test_number")
    return [{name: each[name] for name in named if name in each} for each in kept]

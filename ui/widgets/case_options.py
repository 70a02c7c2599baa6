"""The choices of a step that only its case can give: what may be corrected, who may sign, what may be cited."""

from __future__ import annotations

from collections.abc import Sequence

from ppid_desk.catalogue.rules import ConsequenceTest, Entry
from ppid_desk.handling.rules import Case
from ppid_desk.language import short_date, tr
from ppid_desk.objections.rules import ObjectionCase
from ppid_desk.people.rules import Officer
from ppid_desk.text import isolate
from ui.widgets.move_form import Options


def of_step(name: str, case: Case, signers: Sequence[Officer]) -> dict[str, dict[str, str]]:
    """The choices of a step's own facts."""
    options: dict[str, dict[str, str]] = {}
    if name == "correct_text":
        options["field"] = text_fields(case)
    elif name == "correct_date":
        options["field"] = {"received_at": tr("Received"), "complete_on": tr("Complete since"), "path": tr("Path")}
    if name.startswith("sign_"):
        options["signer"] = {each.name: each.name for each in signers}
    return options


def text_fields(case: Case) -> dict[str, str]:
    """The texts that one person may mend."""
    named = {**_person("requester"), "purpose": tr("What it is for")}
    items = {f"items[{n}]": tr("Item {n}", n=n) for n in range(1, len(case.request.items) + 1)}
    return {**named, **items}


def of_objection(name: str, case: ObjectionCase) -> dict[str, str]:
    """What may be put right of an objection; the path only where it does not follow a request's."""
    if name == "correct_date":
        dates = {"received_at": tr("Received"), "found_on": tr("Ground found on")}
        return dates if case.objection.request else {**dates, "path": tr("Path")}
    return {**_person("objector"), "position": tr("Case"), "purpose": tr("What it is for")}


def _person(named: str) -> dict[str, str]:
    return {
        f"{named}.name": tr("Name"), f"{named}.id_number": tr("Identity number"), f"{named}.address": tr("Address"),
        f"{named}.phone": tr("Phone"), f"{named}.email": tr("E-mail"), f"{named}.occupation": tr("Occupation"),
    }  # fmt: skip


def of_items(entries: Sequence[Entry], tests: Sequence[ConsequenceTest]) -> Options:
    """What a decision may cite: the entries in force, and the tests of this request that are pending."""
    pending = [each for each in tests if each.pending]
    none = "" if entries else tr("Nothing is in force: take the list in under Public information")
    no_test = "" if pending else tr("No test of this request is pending")
    return {
        "dik": {"": f"– {none}".rstrip(), **{each.id: _entry(each) for each in entries}},
        "test_number": {"": f"– {no_test}".rstrip(), **{each.number: _test(each) for each in pending}},
    }


def _entry(entry: Entry) -> str:
    return isolate(f"{entry.code}: {entry.information} ({entry.decree.number})")


def _test(test: ConsequenceTest) -> str:
    return tr(
        "{number}, sent on {day}, item {n}", number=isolate(test.number), day=short_date(test.sent_on), n=test.item
    )

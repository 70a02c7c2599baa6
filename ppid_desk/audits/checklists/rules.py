"""What a checklist (daftar periksa) is made of: sections, items, choices, and the names that conditions may use."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from enum import StrEnum

from ppid_desk.facts import dataclass

Words = Mapping[str, str]  # language code → text
Value = str | tuple[str, ...] | int | Decimal | date | None  # an answer; None is unanswered


class Kind(StrEnum):
    """How an item is answered."""

    SELECT_ONE = "select_one"
    SELECT_MULTIPLE = "select_multiple"
    TEXT = "text"
    INTEGER = "integer"
    DECIMAL = "decimal"
    DATE = "date"
    NOTE = "note"  # only read


class Scope(StrEnum):
    """Of what an item is asked (cakupan)."""

    OFFICE = "office"  # kantor: once
    FILE = "file"  # berkas: of each sampled file
    INFORMATION = "information"  # informasi: of each item of mandatory public information


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer of a list. `score` is 2, 1 or 0; None does not count (tidak berlaku)."""

    name: str
    label: Words
    score: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A group of items; `parent` is the section around it or "". `row` is its row in the sheet survey as written."""

    name: str
    label: Words
    relevant: str
    parent: str
    row: int


@dataclass(frozen=True, slots=True)
class Item:
    """One question. `choices` names its list or is ""; `basis` is the law, `evidence` what to look at.

    `computed` names the fact by which the program can answer (`COMPUTED`) or is ""; `row` is its row in the sheet
    survey as it is written: headings are row 1, and no row is empty.
    """

    name: str
    kind: Kind
    label: Words
    hint: Words
    required: bool
    relevant: str
    constraint: str
    constraint_message: Words
    choices: str
    section: str
    basis: str
    evidence: str
    weight: Decimal
    computed: str
    scope: Scope
    row: int


@dataclass(frozen=True, slots=True)
class Checklist:
    """One version of a checklist. `language` is the one whose words stand in for those that a language lacks."""

    form_id: str
    version: str
    title: str
    language: str
    languages: tuple[str, ...]
    sections: tuple[Section, ...]
    items: tuple[Item, ...]
    choices: Mapping[str, tuple[Choice, ...]]

    def as_json(self) -> str:
        """The checklist as canonical JSON: what an audit keeps of the version that it began with."""
        from ppid_desk.audits.checklists.keeping import written

        return written(self)

    @staticmethod
    def from_json(text: str) -> Checklist:
        """The checklist that was kept. Raises Refusal when the text is none."""
        from ppid_desk.audits.checklists.keeping import kept

        return kept(text)

    @property
    def digest(self) -> str:
        """SHA-256 of `as_json`, in hex."""
        return hashlib.sha256(self.as_json().encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Fact:
    """A name that conditions may use beside the answers: in which scope it is known, and what it can say."""

    scope: Scope
    values: tuple[str, ...]


_YES_NO = ("yes", "no")

# Known of every sampled file (berkas) or item of mandatory information, always as text; an audit fills them when it
# starts. Items and sections may ask for them in `relevant`, as ${fact_outcome}.
FACTS: Mapping[str, Fact] = {
    "fact_path": Fact(Scope.FILE, ("normal", "election")),  # requests.rules.Path
    "fact_channel": Fact(
        Scope.FILE, ("walk_in", "letter", "email", "phone", "eppid", "other")
    ),  # requests.rules.Channel
    "fact_outcome": Fact(  # handling.rules.Whole; "" while nothing is decided
        Scope.FILE, ("", "granted", "in_part", "refused", "not_held", "not_requester")
    ),
    "fact_answered": Fact(Scope.FILE, _YES_NO),  # the answer was sent
    "fact_handed_over": Fact(Scope.FILE, _YES_NO),  # the information was handed over
    "fact_late": Fact(Scope.FILE, _YES_NO),  # answered late, or open after its legal date
    "fact_incomplete": Fact(Scope.FILE, _YES_NO),  # was ever incomplete
    "fact_extended": Fact(Scope.FILE, _YES_NO),  # was ever extended
    "fact_objected": Fact(Scope.FILE, _YES_NO),  # has an objection
    "fact_disputed": Fact(Scope.FILE, _YES_NO),  # has a dispute at the Komisi Informasi
    "fact_category": Fact(  # of mandatory_information.csv
        Scope.INFORMATION, ("berkala", "serta_merta", "setiap_saat", "dikecualikan")
    ),
}

# The facts by which the program can answer an item (column computed), and in which scope it does so.
COMPUTED: Mapping[str, Scope] = {
    "slip_given": Scope.OFFICE,  # A2: every file has its slip
    "identity_on_file": Scope.OFFICE,  # A4: identity by kind of requester
    "incomplete_told": Scope.OFFICE,  # A5: told within 3 working days what is missing
    "number_gaps": Scope.OFFICE,  # B1: numbers without a request are explained
    "register_columns": Scope.FILE,  # B2
    "deadline_recomputed": Scope.FILE,  # B4
    "answered_in_time": Scope.FILE,  # B5
    "letter_elements": Scope.FILE,  # B6: KIP Ps 22(7) a-g
    "extension_lawful": Scope.FILE,  # B7: once, with its reason, before the date ran out
    "refusal_cites_valid": Scope.FILE,  # B8: letter of Ps 17 and an entry of the DIK in force on that day
    "blackened_not_refused": Scope.FILE,  # B9
    "holder_named": Scope.FILE,  # B10
    "handover_proven": Scope.FILE,  # B11
    "objection_answered_by_superior": Scope.FILE,  # B12
    "order_carried_out": Scope.FILE,  # B13
    "edits_after_the_fact": Scope.FILE,  # B14
    "earlier_findings_closed": Scope.OFFICE,  # D12
}

# The choices that a computed verdict names: the list of a computed item has them all.
VERDICTS = ("sesuai", "sebagian", "tidak", "tb")


def said(words: Words, language: str, default: str = "id") -> str:
    """The words in a language, else in the default one, else in any; "" when there are none."""
    return words.get(language) or words.get(default) or next(iter(words.values()), "")

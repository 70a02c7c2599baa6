"""What an old register says of a request, read for today's books and figures; what cannot be read stays unknown."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from ppid_desk.facts import dataclass
from ppid_desk.handling.rules import Whole
from ppid_desk.sheets.cells import day_of
from ppid_desk.sheets.rules import Unfit

_TICKED = frozenset({"v", "x", "ya", "y", "1", "✓", "√", "✔", "true", "ada"})
_SAID: tuple[tuple[str, Whole], ...] = (
    (r"sebagian", Whole.IN_PART),
    (r"(tidak|bukan|belum)( dalam)? (di)?(kuasai|penguasaan|menguasai)", Whole.NOT_HELD),
    (r"\b(di)?tolak", Whole.REFUSED),
    (r"kabul|diberi|dipenuhi|diserahkan|disampaikan", Whole.GRANTED),
)


@dataclass(frozen=True, slots=True)
class OldLine:
    """A line of an old register. `cost` in whole rupiah; `ground` as in the figures ("17h", "17", "other")."""

    held: bool | None = None
    not_documented: bool = False
    softcopy: bool = False
    hardcopy: bool = False
    decision: str = ""
    refusal: str = ""
    notice: date | None = None
    given: date | None = None
    cost: int | None = None
    payment: str = ""
    outcome: Whole | None = None
    ground: str = ""

    @classmethod
    def of(cls, columns: Mapping[str, str] | None) -> OldLine:
        """The line of those columns; an empty one for None."""
        if columns is None:
            return cls()
        ticked = {name: text.strip().casefold() in _TICKED for name, text in columns.items()}
        held = True if ticked.get("held") else False if ticked.get("held_no") else None
        form, refusal = columns.get("form", "").casefold(), columns.get("refusal", "").strip(" -–")
        cost, payment = _cost(columns)
        return cls(
            held=held, not_documented=ticked.get("undocumented", False),
            softcopy=ticked.get("softcopy", False) or bool(re.search("soft|digital", form)),
            hardcopy=ticked.get("hardcopy", False) or bool(re.search("hard|cetak", form)),
            decision=columns.get("decision", "").strip(" -–"), refusal=refusal,
            notice=_day(columns.get("notice", "")), given=_day(columns.get("given", "")), cost=cost, payment=payment,
            outcome=_outcome(columns.get("decision", ""), held), ground=_ground(refusal),
        )  # fmt: skip


def _outcome(text: str, held: bool | None) -> Whole | None:
    """The outcome that is written there; what is not held is never counted as refused."""
    found = next((whole for pattern, whole in _SAID if re.search(pattern, text.casefold())), None)
    return Whole.NOT_HELD if found is Whole.REFUSED and held is False else found


def _ground(text: str) -> str:
    return article_17(text) or "other"


def _day(text: str) -> date | None:
    try:
        return day_of(text, "")
    except Unfit:
        return None


def _cost(columns: Mapping[str, str]) -> tuple[int | None, str]:
    """Rupiah and how they were paid; a cost that is words stands with the way of payment."""
    text, way = columns.get("cost", "").strip(), columns.get("way", "").strip(" -–")
    digits = re.fullmatch(r"(?:rp\.?\s*)?(\d{1,3}(?:\.\d{3})+|\d{1,9})(?:,\d\d|,-)?", text.casefold())
    if digits:
        return int(digits[1].replace(".", "")), way
    if re.search(r"gratis|tanpa biaya|tidak ada|nihil", text.casefold()):
        return 0, way
    said = text.strip(" -–")
    return None, "; ".join(part for part in (said, way) if part)


def article_17(text: str) -> str:
    """ "17h" from "Pasal 17 huruf h UU 14/2008"; "17" without a letter, "" when article 17 is not named."""
    found = re.search(r"\b17\s*(?:(?:ayat\s*\(?1\)?\s*)?huruf\s+|\.?\s?)?([a-j])?\b", text.casefold())
    return f"17{found[1] or ''}" if found else ""

"""Two auditors take one audit along: their packs merge by item in any order, and where they differ it shows."""

from __future__ import annotations

import shutil
from datetime import timedelta
from itertools import permutations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ppid_desk.audits.packs.laptop import Laptop
from ppid_desk.audits.packs.service import Packs
from ppid_desk.audits.rules import Cell, Place
from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from tests.audits.packs.office import LEAD, PASSPHRASE, SECOND, Audited
from tests.conftest import NOON

_ANSWERS = st.lists(
    st.tuples(st.sampled_from(("a1", "b1")), st.integers(0, 1), st.sampled_from(("sesuai", "tidak", "tb", None))),
    min_size=1,
    max_size=5,
)
CLOCK = Clock.standing(NOON)


def worked(office: Audited, folder: Path, owner: str, answers: list[Any], clock: Clock = CLOCK) -> list[Path]:
    """What a laptop hands back in the middle of its work and at the end."""
    out, files = folder / f"{owner}.ppid-audit", [folder / f"{owner}-{part}.ppid-return" for part in "ab"]
    office.out(out, owner)
    middle = len(answers) // 2
    with Laptop.open(out, PASSPHRASE, folder / "laptop", clock) as opened:
        for file, part in zip(files, (answers[:middle], answers[middle:]), strict=True):
            for item, place, value in part:
                subject = office.files[place] if item == "b1" else ""
                opened.audits.answer(opened.run, item, subject, value, "catatan")
            opened.make_return(file)
    return files


def cells(folder: Path, run: str, auditor: str, order: tuple[Path, ...]) -> dict[Place, Cell]:
    """What stands in a copy of the office's books after packs came back in an order, some of them twice."""
    copy = folder / "salinan"
    shutil.copytree(folder / "office", copy)
    try:
        with Desk.open(copy, CLOCK) as desk:
            desk.officers.choose(auditor)
            packs = Packs(desk.books, lambda: desk.settings, desk.who, desk.officers.named, demo=False)
            for file in (*order, order[0]):
                packs.check_in(file)
            assert list(desk.faults()) == []
            return dict(desk.audits.open(run).cells)
    finally:
        shutil.rmtree(copy)


@settings(max_examples=6, deadline=None)
@given(_ANSWERS, _ANSWERS, st.randoms())
def test_packs_merge_in_any_order(first: list[Any], second: list[Any], chance: Any) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Desk.open(folder / "office", CLOCK) as desk:
            office = Audited(desk)
            files = worked(office, folder, LEAD, first) + worked(office, folder, SECOND, second)
            subjects, run = office.files, office.run.id
        orders = chance.sample(list(permutations(files)), 3)
        found = [cells(folder, run, LEAD, order) for order in orders]
        assert found[0] == found[1] == found[2]
    for (item, subject), cell in found[0].items():
        told = [newest(answers, item, subject, subjects) for answers in (first, second)]
        said = {value for value in told if value is not None}
        assert cell.conflict is (len(said) > 1)
        assert cell.value == (said.pop() if len(said) == 1 else None)


def newest(answers: list[Any], item: str, subject: str, subjects: tuple[str, ...]) -> str | None:
    """The last word of an auditor about a cell."""
    own = [
        value for name, place, value in answers if (name, subjects[place] if name == "b1" else "") == (item, subject)
    ]
    return own[-1] if own else None


def test_two_auditors_who_differ_are_shown_and_block_closing() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        with Desk.open(folder / "office", CLOCK) as desk:
            office = Audited(desk)
            files = worked(office, folder, LEAD, [("a1", 0, "sesuai")])
            files += worked(office, folder, SECOND, [("a1", 0, "tidak")])
            for file in files:
                office.packs.check_in(file)
            assert office.audits.open(office.run.id).cell("a1").conflict
            assert office.audits.score(office.run.id).conflicts == (("a1", ""),)
            office.audits.decide(office.run.id, "a1", "", "sebagian", "Setelah dilihat bersama")
            assert office.audits.open(office.run.id).cell("a1").value == "sebagian"
            (folder / "lagi").mkdir()
            later = Clock.standing(NOON + timedelta(hours=1))
            for file in worked(office, folder / "lagi", SECOND, [("a1", 0, "tidak")], later):
                office.packs.check_in(file)
            assert office.audits.open(office.run.id).cell("a1").conflict  # said after the decision: it opens again

"""A demo office whose files have lives, made once; and how files get answered by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

import pytest

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.founding import found_demo
from tests.conftest import JAKARTA, NOON, asked


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reports") / "office"
    found_demo(folder, 500, clock=Clock.standing(NOON))
    return folder


@pytest.fixture
def demo(demo_folder: Path) -> Iterator[Desk]:
    with Desk.open(demo_folder, Clock.standing(NOON)) as opened:
        yield opened


def received(desk: Desk, day: date, name: str = "Siti Rahmawati", *items: str) -> str:
    """Register a request that came on a day before."""
    at = datetime(day.year, day.month, day.day, 9, tzinfo=JAKARTA)
    return desk.requests.register(asked(name, *items, received_at=at, received_proof="cap agenda")).number


def on_spot(desk: Desk, number: str, day: date) -> None:
    """Answer a request with what is public."""
    facts = {"on": day.isoformat(), "what": "Laman PPID", "form": "softcopy", "recipient": "Pemohon"}
    desk.handling.advance(number, "answer_on_spot", facts)


def answered(desk: Desk, number: str, day: date, *items: dict[str, object], cost: int = 0) -> None:
    """Decide, draft, sign and send the notice."""
    told = [{**({"material": "Salinan"} if each["outcome"] == "granted" else {}), **each} for each in items]
    desk.handling.advance(number, "decide", {"items": told})
    money = {"copies": 1, "price": cost, "tariff": "Keputusan tarif", "payment": "Tunai"} if cost else {}
    desk.handling.advance(number, "draft_notice", {"delivery": "direct", **money})
    ppid = desk.who().name
    desk.handling.advance(number, "sign_notice", {"number": "1/HM/2026", "on": day.isoformat(), "signer": ppid})
    gives = any(each["outcome"] in ("granted", "in_part") for each in items)
    sent = {"on": day.isoformat(), "way": "direct", "proof": "tanda terima"}
    desk.handling.advance(number, "answer" if gives else "answer_and_close", sent)

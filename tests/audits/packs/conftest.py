from __future__ import annotations

import pytest

from ppid_desk.audits.packs import keys
from ppid_desk.desk import Desk
from tests.audits.packs.office import Audited


@pytest.fixture(autouse=True)
def _quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a passphrase costs does not matter to these tests."""
    monkeypatch.setattr(keys, "COST", keys.Cost(1, 64, 1))


@pytest.fixture
def office(desk: Desk) -> Audited:
    return Audited(desk)

"""What an auditor reads of a file: a refusal tells its letters of article 17 as words."""

from __future__ import annotations

from ui.audit_file_words import _decision


def test_a_decision_tells_letters_entry_and_decree() -> None:
    told = _decision({"item": 1, "outcome": "refused", "article": ["h", "i"], "entry": "DIK-02", "decree": "KPU 99"})
    assert "Pasal 17 huruf" in told
    assert "h, i" in told
    assert "[" not in told
    bare = _decision({"item": 2, "outcome": "granted", "article": [], "entry": "", "decree": ""})
    assert "Pasal" not in bare

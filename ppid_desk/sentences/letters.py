"""Refusals about letters and register books."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "letter_fact_missing": mark(
        "{letter} cannot be made yet: {fact} is missing. Record it, then make the letter again."
    ),
}

"""Every word of the screens is there in Indonesian, with the same values in it, in both files."""

from __future__ import annotations

import string

import pytest

from ppid_desk import language
from tests.tools import translations
from ui.navigation import PAGES
from ui.shortcuts import KEYS

MARKED = translations.marked()


def _values(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_text_has_its_translation() -> None:
    found = {str(message.id): str(message.string) for message in translations.catalogue() if message.id}
    assert [text for text in MARKED if not found.get(text)] == []
    assert sorted(set(found) - set(MARKED)) == []


def test_a_translation_has_the_values_of_its_text() -> None:
    pairs = [(str(message.id), str(message.string)) for message in translations.catalogue() if message.id]
    assert [text for text, translated in pairs if _values(text) != _values(translated)] == []


def test_the_compiled_file_is_that_of_the_text() -> None:
    assert translations.MO.read_bytes() == translations.compiled(translations.catalogue())


@pytest.mark.parametrize("words", [entry.words for entry in PAGES] + [each.meaning for each in KEYS])
def test_names_of_pages_and_keys_are_spoken_in_both_languages(words: str) -> None:
    indonesian = language.tr(words)
    language.use("en")
    assert language.tr(words) == words
    assert indonesian != words

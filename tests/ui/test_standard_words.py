"""Qt's own buttons and menus speak the language of the screens."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QMenu, QMessageBox, QPlainTextEdit
from pytestqt.qtbot import QtBot

from ppid_desk import language
from ui.standard_words import StandardWords

BUTTONS = [
    each for each in QDialogButtonBox.StandardButton if each.name not in ("NoButton", "FirstButton", "LastButton")
]


@pytest.fixture
def words(qapp: QApplication) -> Iterator[StandardWords]:
    made = StandardWords()
    qapp.installTranslator(made)
    yield made
    qapp.removeTranslator(made)


def _texts(menu: QMenu | None) -> list[str]:
    assert menu is not None
    texts = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    menu.deleteLater()
    return texts


def _buttons(qtbot: QtBot) -> dict[str, str]:
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    for each in BUTTONS:
        box.addButton(each)
    return {str(each.name): box.button(each).text().replace("&", "") for each in BUTTONS}


def test_no_standard_button_is_english(words: StandardWords, qtbot: QtBot) -> None:
    shown = _buttons(qtbot)
    language.use("en")
    english = _buttons(qtbot)
    assert [name for name, text in shown.items() if text == english[name]] == []
    assert (shown["Ok"], shown["Cancel"], shown["Yes"]) == ("Oke", "Batal", "Ya")
    assert english["Cancel"] == "Cancel"


def test_menus_of_text_fields(words: StandardWords, qtbot: QtBot) -> None:
    wanted = ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]
    for field in (QLineEdit(), QPlainTextEdit()):
        qtbot.addWidget(field)
        assert _texts(field.createStandardContextMenu()) == wanted


def test_boxes(words: StandardWords, qtbot: QtBot) -> None:
    box = QMessageBox(QMessageBox.Icon.Warning, "PPID Desk", "Disk penuh.")
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Ok | QMessageBox.StandardButton.Retry)
    assert {each.text().replace("&", "") for each in box.buttons()} == {"Oke", "Coba lagi"}

"""Rows of forms: named for everybody, read and written by key, wrong or odd in icon, word and colour."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from ui.theme import Theme
from ui.widgets.flow import Columns, Flow
from ui.widgets.form import Fold, Form, Segments

KINDS = {"person": "Orang", "group": "Regu", "legal_entity": "Yayasan", "public_body": "Dinas"}
VALUES: dict[str, str | bool] = {
    "name": "Siti Rahmawati", "items": "satu\ndua", "kind": "group", "channel": "legal_entity", "election": True,
}  # fmt: skip


@pytest.fixture
def form(theme: Theme, qtbot: QtBot) -> Form:
    made = Form()
    made.text("name", "Nama", "Nama lengkap")
    made.lines("items", "Informasi yang diminta", 3)
    made.segments("kind", "Jenis", KINDS)
    made.choice("channel", "Saluran", KINDS)
    made.check("election", "Informasi pemilu")
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_what_is_written_by_key_is_read_by_key(form: Form) -> None:
    for key, value in VALUES.items():
        form.set_value(key, value)
    assert {key: form.value(key) for key in VALUES} == VALUES


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_whatever_somebody_is_called_is_kept(form: Form, text: str) -> None:
    form.set_value("items", text)
    assert form.value("items").splitlines() == text.splitlines()  # type: ignore[union-attr]


def test_every_change_and_every_leaving_names_its_row(form: Form, qtbot: QtBot) -> None:
    changed: list[str] = []
    left: list[str] = []
    form.changed.connect(changed.append)
    form.left.connect(left.append)
    for key, value in VALUES.items():
        form.set_value(key, value)
    assert set(changed) == set(VALUES)
    form.rows["name"].input.setFocus()
    QTest.keyClick(form.rows["name"].input, Qt.Key.Key_Tab)
    assert left == ["name"]


def test_every_input_has_a_name_and_its_label_leads_to_it(form: Form) -> None:
    for row in form.rows.values():
        assert row.input.accessibleName()
        if row.label is not None:
            assert row.label.buddy() is row.input
            assert row.label.text() == row.input.accessibleName()
    assert form.rows["name"].input.accessibleDescription() == "Nama lengkap"


def test_tab_goes_on_from_several_lines_and_enter_makes_a_line(form: Form) -> None:
    field = form.rows["items"].input
    field.setFocus()
    QTest.keyClicks(field, "satu")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "dua")
    QTest.keyClick(field, Qt.Key.Key_Tab)
    assert form.value("items") == "satu\ndua"
    assert not field.hasFocus()


def test_arrows_choose_and_tab_passes_the_others_by(form: Form) -> None:
    segments = form.rows["kind"].input
    assert isinstance(segments, Segments)
    segments.setFocus()
    buttons = sorted(segments.findChildren(QPushButton), key=QPushButton.x)
    for key, value in ((Qt.Key.Key_Right, "group"), (Qt.Key.Key_Left, "person"), (Qt.Key.Key_Left, "public_body")):
        focused = next(each for each in buttons if each.hasFocus())
        QTest.keyClick(focused, key)
        assert form.value("kind") == value
    reached = [each for each in buttons if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    assert reached == [each for each in buttons if each.isChecked()]
    assert [each.accessibleName() for each in buttons][:2] == ["Jenis: Orang", "Jenis: Regu"]


@pytest.mark.parametrize(("kind", "sign", "token"), [("error", "✗ ", "danger"), ("warning", "△ ", "warning")])
def test_what_is_wrong_is_said_in_sign_word_and_colour(
    form: Form, theme: Theme, kind: str, sign: str, token: str
) -> None:
    form.tell("name", "Nama kosong.", kind)
    row = form.rows["name"]
    assert form.told("name") == f"{sign}Nama kosong."
    assert row.line.palette().color(row.line.foregroundRole()).name() == getattr(theme.colours, token).lower()
    assert row.input.property("state") == kind
    assert row.input.accessibleDescription() == "Nama kosong."
    form.tell("name", "")
    assert form.told("name") == ""
    assert row.input.property("state") == ""


def test_the_help_is_there_again_when_nothing_is_wrong_any_more(form: Form) -> None:
    form.tell("name", "Nama kosong.")
    form.tell("name", "")
    assert form.rows["name"].input.accessibleDescription() == "Nama lengkap"


def test_a_tick_is_seen_in_every_theme(form: Form, theme: Theme) -> None:
    box = form.rows["election"].input
    empty = box.grab().toImage()
    form.set_value("election", True)
    ticked = box.grab().toImage()
    accent = QColor(theme.colours.accent)
    inside = [(x, y) for x in range(8, ticked.height() - 8) for y in range(8, ticked.height() - 8)]
    assert not any(empty.pixelColor(x, y) == accent for x, y in inside)
    assert sum(ticked.pixelColor(x, y) == accent for x, y in inside) > len(inside) // 2
    assert sum(ticked.pixelColor(x, y).green() > 200 for x, y in inside) > 4


def test_a_fold_is_closed_until_it_is_opened(theme: Theme, qtbot: QtBot) -> None:
    content = Form()
    fold = Fold("Kuasa", "F6", content)
    qtbot.addWidget(fold)
    fold.show()
    assert not content.isVisible()
    assert "F6" in fold.button.text()
    assert fold.button.accessibleName() == "Kuasa"
    fold.open()
    assert content.isVisible()
    fold.open(False)
    assert not content.isVisible()


def _box(layout: Flow | Columns, qtbot: QtBot, *widths: int) -> tuple[QWidget, list[QWidget]]:
    outer, box = QWidget(), QWidget()
    qtbot.addWidget(outer)
    column = QVBoxLayout(outer)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(box)
    column.addStretch(1)
    box.setLayout(layout)
    parts = [QWidget() for _ in widths]
    for part, width in zip(parts, widths, strict=True):
        part.setMinimumSize(width, 20)
        layout.addWidget(part)
    outer.show()
    return outer, parts


@pytest.mark.parametrize(
    ("width", "places"),
    [(310, [(0, 0), (100, 0), (200, 0)]), (299, [(0, 0), (100, 0), (0, 20)]), (100, [(0, 0), (0, 20), (0, 40)])],
)
def test_what_does_not_fit_goes_into_the_next_line(
    theme: Theme, qtbot: QtBot, width: int, places: list[tuple[int, int]]
) -> None:
    outer, parts = _box(Flow(), qtbot, 100, 100, 100)
    outer.resize(width, 200)
    qtbot.waitUntil(lambda: outer.width() == width)
    assert [(part.x(), part.y()) for part in parts] == places


@pytest.mark.parametrize(
    ("width", "places"),
    [(410, [(0, 0, 200), (210, 0, 200)]), (300, [(0, 0, 300), (0, 30, 300)])],
)
def test_columns_stand_below_each_other_where_there_is_no_room(
    theme: Theme, qtbot: QtBot, width: int, places: list[tuple[int, int, int]]
) -> None:
    outer, parts = _box(Columns(gap=10), qtbot, 150, 100)
    outer.resize(width, 200)
    qtbot.waitUntil(lambda: outer.width() == width)
    assert [(part.x(), part.y(), part.width()) for part in parts] == places

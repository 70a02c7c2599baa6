"""Nothing that somebody typed becomes markup, whatever it is shown in; messages stay until they are closed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.hostile import HOSTILE
from ui.theme import Theme
from ui.widgets.banner import Banner
from ui.widgets.labels import ElidedLabel, PlainLabel, breakable, plain_tip
from ui.widgets.parts import button

RED = 0xFFFF0000


@pytest.fixture
def picture(tmp_path: Path) -> str:
    """Markup that shows a red square where it is taken for markup."""
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    image.save(str(tmp_path / "red.png"))
    return f'<img src="{(tmp_path / "red.png").as_posix()}">'


def _is_red(widget: QWidget) -> bool:
    widget.resize(400, 60)
    image = widget.grab().toImage()
    return any(image.pixel(x, y) == RED for x in range(image.width()) for y in range(image.height()))


def test_a_label_of_qt_draws_a_picture_that_somebody_is_called(picture: str, theme: Theme, qtbot: QtBot) -> None:
    label = QLabel(picture)  # what the others must not do
    qtbot.addWidget(label)
    assert _is_red(label)


def test_ours_show_it_as_text(picture: str, theme: Theme, qtbot: QtBot) -> None:
    banner = Banner()
    banner.tell("info", picture, picture)
    for widget in (PlainLabel(picture), ElidedLabel(picture), PlainLabel(picture, wrap=True), banner, button(picture)):
        qtbot.addWidget(widget)
        assert not _is_red(widget)


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_tooltip_says_what_was_typed(text: str, theme: Theme) -> None:
    document = QTextDocument()
    document.setHtml(plain_tip(text))
    shown = document.toRawText().replace("\u2028", " ")
    assert "".join(shown.split()) == "".join(text.replace("\u2028", " ").split())


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_narrow_label_cuts_nothing_without_saying_it_whole(text: str, theme: Theme, qtbot: QtBot) -> None:
    label = ElidedLabel(text)
    qtbot.addWidget(label)
    assert label.minimumSizeHint().width() <= 20
    assert label.text() == " ".join(text.split())
    assert label.toolTip() == plain_tip(text)
    label.resize(QSize(60, 20))
    label.grab()


def test_a_banner_stays_until_it_is_closed(theme: Theme, qtbot: QtBot) -> None:
    outer = QWidget()
    qtbot.addWidget(outer)
    banner = Banner(outer)
    outer.show()
    banner.tell("info", "Satu.")
    banner.tell("error", "Dua.", "Coba lagi", lambda: None)
    assert banner.isVisible()
    assert banner.sentence.endswith("Dua.")
    assert banner.accessibleName() == banner.sentence
    close = next(each for each in banner.findChildren(QPushButton) if each.accessibleName() == "Tutup")
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert banner.sentence == ""


def test_the_step_of_a_banner_may_tell_the_next_thing(theme: Theme, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell("warning", "Tidak tercetak.", "Cetak lagi", lambda: banner.tell("success", "Tercetak."))
    step = next(each for each in banner.findChildren(QPushButton) if each.text() == "Cetak lagi")
    QTest.mouseClick(step, Qt.MouseButton.LeftButton)
    assert banner.sentence == "Tercetak."


@pytest.mark.parametrize("kind", ["error", "warning"])
def test_what_is_bad_says_so_in_words_too(kind: str, theme: Theme, qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    banner.tell(kind, "Disk penuh.")
    assert banner.sentence != "Disk penuh."
    assert banner.sentence.endswith(": Disk penuh.")


def test_a_very_long_word_may_be_broken_and_reads_the_same() -> None:
    for text in ("Papan maklumat tidak ada", "x" * 35, "x" * 400, f"kata {'n' * 90} kata"):
        broken = breakable(text)
        assert broken.replace("\u200b", "") == text
        assert max(len(each) for each in broken.replace("\u200b", " ").split()) < 40

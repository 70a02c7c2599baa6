"""Files on the screen: dropped, pasted and chosen for real, asked about, shown, removed; identities stay blurred."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ppid_desk.desk import Desk
from ppid_desk.enclosures.rules import Kind, Media, NewEnclosure
from ppid_desk.people.rules import Officer, Role
from ppid_desk.requests.rules import REGISTER, Request
from tests.conftest import asked
from tests.enclosures import samples
from tests.hostile import HOSTILE
from tests.ui.conftest import Paperless, settled
from tests.ui.test_room import cut
from ui.app import Program
from ui.pages.enclosures import EnclosuresPage
from ui.preferences import Preferences
from ui.widgets.enclosure_viewer import EnclosureViewer
from ui.widgets.enclosures import Enclosures


@pytest.fixture
def request_(program: Program) -> Request:
    return program.desk.requests.register(asked())


@pytest.fixture
def files(program: Program, request_: Request, qtbot: QtBot) -> Enclosures:
    program.window.go("files", request_.number)
    page = program.window.page
    assert isinstance(page, EnclosuresPage)
    qtbot.waitUntil(page.files.isVisible)
    settled(qtbot, program)
    return page.files


def drop(files: Enclosures, *paths: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    put_down(files, mime)


def put_down(files: Enclosures, mime: QMimeData) -> None:
    """What the mouse does: it comes over the zone with something, and lets it go."""
    how = (Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(files.zone, QDragEnterEvent(QPoint(5, 5), *how))
    QApplication.sendEvent(files.zone, QDropEvent(QPointF(5, 5), *how))


def press(keys: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, keys)


def on_desk(tmp_path: Path, name: str, content: bytes) -> Path:
    (tmp_path / "in").mkdir(exist_ok=True)
    (tmp_path / "in" / name).write_bytes(content)
    return tmp_path / "in" / name


def kept(program: Program, request_: Request) -> list[tuple[Kind, str]]:
    return [(each.kind, each.name) for each in program.desk.enclosures.list(REGISTER, request_.id)]


def keep(program: Program, request_: Request, kind: Kind, content: bytes, name: str = "x") -> str:
    return program.desk.enclosures.add(NewEnclosure(REGISTER, request_.id, kind, name, content)).id


def seen(program: Program) -> int:
    with program.desk.books.read() as reading:
        return int(reading.value("SELECT count(*) FROM event WHERE kind = 'enclosure.seen'"))


def viewer(files: Enclosures) -> EnclosureViewer:
    assert files._viewer is not None
    return files._viewer


def test_two_files_are_dropped_and_one_digit_each_says_what_they_are(
    program: Program, files: Enclosures, request_: Request, qtbot: QtBot, tmp_path: Path
) -> None:
    drop(files, on_desk(tmp_path, "KTP.jpg", samples.photo()), on_desk(tmp_path, "b.pdf", samples.pdf()))
    qtbot.waitUntil(files.question.buttons[Kind.IDENTITY].hasFocus)  # the likely answer
    assert "KTP.jpg" in files.question.name.text()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: files.question.isVisible() and "b.pdf" in files.question.name.text())
    press(Qt.Key.Key_2)
    qtbot.waitUntil(lambda: files.table.rowCount() == 2)
    settled(qtbot, program)
    assert kept(program, request_) == [(Kind.IDENTITY, "KTP.jpg"), (Kind.POWER, "b.pdf")]
    assert [files.table.item(row, 0).text() for row in (0, 1)] == [  # type: ignore[union-attr]
        "Identitas", "Surat kuasa",
    ]  # fmt: skip
    assert files.zone.isVisible()


def test_a_picture_is_pasted_by_its_key(program: Program, files: Enclosures, request_: Request, qtbot: QtBot) -> None:
    image = QImage(300, 200, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    QGuiApplication.clipboard().setImage(image)
    files.zone.choose_button.setFocus()
    QTest.keyClick(files.zone.choose_button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(files.question.isVisible)
    press(Qt.Key.Key_7)
    qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    (made,) = program.desk.enclosures.list(REGISTER, request_.id)
    assert (made.kind, made.media, made.wide, made.high) == (Kind.OTHER, Media.PNG, 300, 200)


def test_text_in_the_clipboard_is_said_to_be_no_file(files: Enclosures) -> None:
    QGuiApplication.clipboard().setText("https://contoh.invalid/ktp.jpg")
    files.zone.paste()
    assert "papan klip" in files.said.text()
    assert not files.question.isVisible()
    mime = QMimeData()
    mime.setUrls([QUrl("https://contoh.invalid/ktp.jpg")])  # an address is never fetched
    put_down(files, mime)
    assert not files.question.isVisible()


def test_a_disguised_file_is_refused_in_one_sentence_at_its_place(
    program: Program, files: Enclosures, request_: Request, qtbot: QtBot, tmp_path: Path
) -> None:
    wrong = on_desk(tmp_path, "ktp.pdf", b"MZ\x90\0" + samples.pdf())
    drop(files, wrong, on_desk(tmp_path, "good.pdf", samples.pdf()), tmp_path)
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: "good.pdf" in files.question.name.text() and files.question.isVisible())
    assert files.said.text().startswith("✗ “ktp.pdf” adalah program Windows")
    press(Qt.Key.Key_4)
    qtbot.waitUntil(lambda: "3 dari 3" in files.question.name.text() and files.question.isVisible())
    press(Qt.Key.Key_7)  # a folder
    qtbot.waitUntil(lambda: "bukan berkas" in files.said.text())
    settled(qtbot, program)
    assert kept(program, request_) == [(Kind.LETTER, "good.pdf")]


def test_esc_leaves_a_file_out(program: Program, files: Enclosures, qtbot: QtBot, tmp_path: Path) -> None:
    drop(files, on_desk(tmp_path, "a.pdf", samples.pdf()))
    qtbot.waitUntil(files.question.isVisible)
    QTest.keyClick(program.window, Qt.Key.Key_Escape)
    assert not files.question.isVisible()
    assert files.zone.isVisible()
    assert files.table.rowCount() == 0


def test_adding_is_cancelled_before_it_is_written(
    program: Program,
    files: Enclosures,
    request_: Request,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    go, honest = threading.Event(), program.desk.enclosures.add

    def slow(new: NewEnclosure, go_on: Callable[[], object]) -> object:
        assert go.wait(10)
        return honest(new, go_on)

    monkeypatch.setattr(program.desk.enclosures, "add", slow)
    drop(files, on_desk(tmp_path, "a.pdf", samples.pdf()), on_desk(tmp_path, "b.pdf", samples.pdf(1)))
    press(Qt.Key.Key_4)
    qtbot.waitUntil(files.cancel_button.isVisible)
    assert "a.pdf" in files.progress.text()
    files.cancel_button.click()
    go.set()
    settled(qtbot, program)
    assert kept(program, request_) == []
    assert not files.question.isVisible()
    assert files.said.text() == ""


def test_an_identity_is_blurred_until_the_recorded_look(
    program: Program, files: Enclosures, request_: Request, qtbot: QtBot
) -> None:
    keep(program, request_, Kind.IDENTITY, samples.photo())
    files.refresh()
    qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    files.table.setFocus()
    press(Qt.Key.Key_Return)
    view = viewer(files)
    qtbot.waitUntil(lambda: not view.sheet.image.isNull())
    assert view.sheet.image.width() <= 400
    assert view.ask_button.hasFocus()
    assert view.ask_button.text() == "Buka (dicatat)"
    view.zoom(2.0)
    view.turn(1)
    settled(qtbot, program)
    assert (seen(program), view.sheet.image.width() <= 400) == (0, True)
    view.ask_button.click()
    qtbot.waitUntil(lambda: view.sheet.image.width() > 400)
    assert not view.ask_button.isVisible()
    for _ in range(3):
        press(Qt.Key.Key_Plus)
    settled(qtbot, program)
    assert seen(program) == 1
    view.close()
    qtbot.waitUntil(lambda: not isValid(view))


def test_pages_are_turned_and_made_larger_by_keys(
    program: Program, files: Enclosures, request_: Request, qtbot: QtBot
) -> None:
    keep(program, request_, Kind.LETTER, samples.pdf(3))
    files.refresh()
    qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    files.look()
    view = viewer(files)
    qtbot.waitUntil(lambda: not view.sheet.image.isNull() and view.place.text() == "halaman 1 dari 3")
    first, wide = view.sheet.image.copy(), view.sheet.image.width()
    for keys, place in ((Qt.Key.Key_PageDown, 2), (Qt.Key.Key_End, 3), (Qt.Key.Key_Right, 3), (Qt.Key.Key_PageUp, 2)):
        press(keys)
        assert view.place.text() == f"halaman {place} dari 3"
    qtbot.waitUntil(lambda: view.sheet.image != first)
    press(Qt.Key.Key_Plus)
    qtbot.waitUntil(lambda: view.sheet.image.width() > wide * 1.2)
    press(Qt.Key.Key_0)
    qtbot.waitUntil(lambda: view.sheet.image.width() == wide)
    assert cut(view) == []
    assert seen(program) == 0
    view.close()


def test_a_locked_pdf_says_so(program: Program, files: Enclosures, request_: Request, qtbot: QtBot) -> None:
    keep(program, request_, Kind.ANSWER, samples.locked_pdf())
    files.refresh()
    qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    files.look()
    qtbot.waitUntil(lambda: "kata sandi" in viewer(files).said.text())
    viewer(files).close()


def test_a_file_is_removed_with_a_reason(program: Program, files: Enclosures, request_: Request, qtbot: QtBot) -> None:
    keep(program, request_, Kind.LETTER, samples.pdf())
    files.refresh()
    qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    files.table.setFocus()
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: files.removal.told("reason") != "")
    QTest.keyClicks(files.removal.rows["reason"].input, "salah berkas")
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: files.table.rowCount() == 0)
    assert files.empty.isVisible()
    (gone,) = program.desk.enclosures.list(REGISTER, request_.id, removed=True)
    assert gone.removed is not None
    assert gone.removed.reason == "salah berkas"


def test_a_file_is_written_out_under_a_safe_name(
    program: Program, files: Enclosures, request_: Request, qtbot: QtBot, tmp_path: Path
) -> None:
    keep(program, request_, Kind.LETTER, samples.pdf(), "../../etc/passwd")
    files.refresh()
    qtbot.waitUntil(lambda: files.table.rowCount() == 1)
    files.export()
    dialog = files.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(tmp_path / "passwd.pdf"))
    dialog.close()
    qtbot.waitUntil((tmp_path / "passwd.pdf").exists)
    assert (tmp_path / "passwd.pdf").read_bytes() == samples.pdf()


def test_hostile_names_stay_text(program: Program, files: Enclosures, request_: Request, qtbot: QtBot) -> None:
    for place, name in enumerate(list(HOSTILE)[:20]):
        keep(program, request_, Kind.LETTER, samples.pdf(1, str(place)), HOSTILE[name])
    files.refresh()
    qtbot.waitUntil(lambda: files.table.rowCount() == 20)
    names = [files.table.item(row, 1).text()[1:-1] for row in range(20)]  # type: ignore[union-attr]
    assert names == [" ".join(HOSTILE[name].split())[:255] for name in list(HOSTILE)[:20]]
    for row in (0, 1, 9):
        files.table.setCurrentCell(row, 1)
        files.look()
        settled(qtbot, program)
        viewer(files).grab()
        viewer(files).close()


def test_who_may_not_is_told_so_in_place(
    program: Program, files: Enclosures, request_: Request, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin = Officer("", "Rina", "", "", "", frozenset({Role.ADMIN}), True, False)
    monkeypatch.setattr(program.desk.enclosures, "_who", lambda: admin)
    files.refresh()
    qtbot.waitUntil(lambda: "Rina" in files.said.text())


def test_an_unknown_number_is_said_at_its_field(program: Program, qtbot: QtBot) -> None:
    program.window.go("files", "9999")
    page = program.window.page
    assert isinstance(page, EnclosuresPage)
    qtbot.waitUntil(lambda: "9999" in page.form.told("number"))
    assert not page.files.isVisible()


@pytest.mark.parametrize(("wide", "high", "scale"), [(1024, 640, 100), (1366, 728, 130), (1366, 728, 200)])
def test_no_word_is_cut_while_a_file_is_asked_about(
    qapp: QApplication, qtbot: QtBot, desk: Desk, tmp_path: Path, wide: int, high: int, scale: int
) -> None:
    Preferences(scale=scale).save(desk.places.folder / "window.json")
    number = desk.requests.register(asked()).number
    program = Program(qapp, desk, opens=print, printer=Paperless())
    program.window.show()
    program.window.resize(wide, high)
    request = desk.requests.get(number)
    keep(program, request, Kind.IDENTITY, samples.photo(), "KTP Siti Rahmawati.jpg")
    program.window.go("files", number)
    page = program.window.page
    assert isinstance(page, EnclosuresPage)
    qtbot.waitUntil(lambda: page.files.table.rowCount() == 1)
    drop(page.files, tmp_path, on_desk(tmp_path, "Surat kuasa.pdf", samples.pdf()))
    press(Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page.files.said.isVisible() and page.files.question.isVisible())
    page.files.ask_removal()
    qtbot.waitUntil(lambda: cut(program.window) == [])
    page.files.look()
    qtbot.waitUntil(lambda: cut(viewer(page.files)) == [])
    viewer(page.files).close()
    program.close()
    qapp.setStyleSheet("")

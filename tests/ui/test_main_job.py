"""The main job through the real windows, by the keyboard alone: register, slip, queue, details, print again."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QPlainTextEdit, QTableView, QWidget

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk, SlipWanted
from ppid_desk.printing.rules import JobState, Outcome
from ppid_desk.requests.rules import Group
from tests.conftest import NOON, asked
from tests.hostile import HOSTILE
from ui.app import Program
from ui.navigation import PAGES, RAIL
from ui.pages.queue import QueuePage
from ui.pages.registration import RegistrationPage
from ui.pages.today import TodayPage
from ui.theme import Theme
from ui.tour import wait_for

ROOT = Path(__file__).parents[2]
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier


class Paper:
    """A printer that does what it is told and keeps what it was given."""

    def __init__(self) -> None:
        self.says = [JobState.PRINTED]
        self.titles: list[str] = []

    def print(self, pdf: bytes, paper: str, title: str) -> Outcome:
        assert pdf.startswith(b"%PDF")
        self.titles.append(f"{title} {paper}")
        return Outcome(self.says.pop(0) if len(self.says) > 1 else self.says[0])


class Hands:
    """Somebody at the keyboard."""

    def __init__(self, program: Program, paper: Paper) -> None:
        self.program = program
        self.paper = paper
        self.presses = 0

    @property
    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.program.window

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        self.presses += 1
        QTest.keyClick(self.focus, key, modifier)
        QApplication.processEvents()

    def type(self, text: str) -> None:
        QTest.keyClicks(self.focus, text)

    def tab_to(self, name: str) -> None:
        for _ in range(60):
            if self.focus.accessibleName().startswith(name):
                return
            self.press(Key.Key_Tab)
        pytest.fail(f"Tab never came to {name}")

    def rest(self) -> None:
        wait_for(lambda: self.program.jobs.under_way == 0)

    def until(self, what: Callable[[], object]) -> None:
        wait_for(what)

    @property
    def registration(self) -> RegistrationPage:
        page = self.program.window.page
        assert isinstance(page, RegistrationPage)
        return page

    def number(self) -> str:
        return self.registration.outcome.number

    @property
    def queue(self) -> QueuePage:
        page = self.program.window.page
        assert isinstance(page, QueuePage)
        return page


def opened(qapp: QApplication, folder: Path, clock: Clock, paper: Paper) -> Program:
    program = Program(qapp, Desk.open(folder, clock), opens=lambda _file: None, theme=Theme(), printer=paper)
    program.window.show()
    QTest.qWaitForWindowExposed(program.window)
    wait_for(lambda: not program.jobs.before_paint and program.icons._loaded and program.jobs.under_way == 0)
    return program


@pytest.fixture
def hands(qapp: QApplication, tmp_path: Path, clock: Clock) -> Iterator[Hands]:
    paper = Paper()
    program = opened(qapp, tmp_path / "office", clock, paper)
    yield Hands(program, paper)
    program.close()


def register_by_keyboard(hands: Hands, name: str = "Rahayu Puspitasari", item: str = "Laporan kinerja 2025") -> str:
    hands.press(Key.Key_N, CONTROL)
    hands.until(lambda: not hands.registration.outcome.number)
    hands.type(name)
    hands.tab_to("Informasi yang diminta")
    hands.type(item)
    hands.press(Key.Key_Tab)
    hands.type("riset")
    hands.press(Key.Key_Return, CONTROL)
    hands.until(hands.number)
    hands.rest()
    return hands.registration.outcome.number


def test_register_slip_queue_details_reprint(hands: Hands) -> None:
    number = register_by_keyboard(hands)
    assert number == "0001/PIP/KPU-KS/XI/2026"
    hands.until(lambda: hands.paper.titles == [f"{number} 1 a5"])
    hands.until(lambda: "tercetak" in hands.registration.outcome.state.text())
    assert "Senin, 7 Desember 2026" in hands.registration.outcome.why.text()
    hands.press(Key.Key_D, CONTROL)  # handed over
    hands.until(lambda: hands.program.desk.requests.get(number).handed_over)
    hands.press(Key.Key_3, CONTROL)
    hands.until(lambda: hands.queue.details.request is not None)
    details = hands.queue.details
    assert (details.number.text(), details.due.text()) == (number, "Senin, 7 Desember 2026")
    assert "didaftarkan" in details.history.text()
    assert "diserahkan" in details.slips.text()
    assert "UU 14/2008 Ps 22(7)" in details.why.text()
    hands.press(Key.Key_P, CONTROL)
    hands.until(lambda: hands.paper.titles[1:] == [f"{number} 2 a5"])  # SALINAN ke-1
    hands.until(lambda: "SALINAN ke-1" in details.slips.text())


def test_a_returning_visitor_in_few_presses(hands: Hands) -> None:
    hands.program.desk.requests.register(asked("Zulaikha Hasan"))
    hands.press(Key.Key_N, CONTROL)
    hands.presses = 0
    page = hands.registration
    hands.type("zulai")
    popup = page._visitors._popup
    hands.until(popup.isVisible)
    hands.presses += 2
    QTest.keyClick(popup, Key.Key_Down)
    QTest.keyClick(popup, Key.Key_Return)
    hands.until(lambda: page.form.name.text() == "Zulaikha Hasan")
    assert page.form.words("requester.id_number") == "3673015508900002"
    assert page.form.rows["requester.id_number"].input.property("text") == "3673••••••••0002"
    hands.until(lambda: hands.focus.accessibleName().startswith("Informasi yang diminta"))
    hands.type("Anggaran 2025")
    hands.press(Key.Key_Return, CONTROL)
    hands.until(lambda: page.outcome.number)
    assert hands.presses <= 25


def test_pressing_twice_registers_once(hands: Hands) -> None:
    hands.press(Key.Key_N, CONTROL)
    hands.type("Budi")
    hands.tab_to("Informasi yang diminta")
    hands.type("Anggaran")
    for _ in range(4):
        hands.press(Key.Key_Return, CONTROL)
    hands.until(hands.number)
    hands.press(Key.Key_Return, CONTROL)
    hands.rest()
    assert hands.program.desk.requests.queue().total == 1


def test_what_is_missing_is_said_at_its_field(hands: Hands) -> None:
    hands.press(Key.Key_N, CONTROL)
    hands.press(Key.Key_Return, CONTROL)
    hands.rest()
    form = hands.registration.form
    hands.until(form.rows["requester.name"].line.text)
    assert "Nama pemohon belum diisi" in hands.registration.banner.sentence
    assert hands.focus is form.name
    hands.type("Budi")
    hands.press(Key.Key_Return, CONTROL)
    hands.until(form.rows["items"].line.text)
    assert hands.focus is form.rows["items"].input
    assert hands.program.desk.requests.queue().total == 0


def test_an_impossible_nik_takes_a_reason(hands: Hands) -> None:
    hands.press(Key.Key_N, CONTROL)
    hands.type("Budi")
    hands.tab_to("Nomor identitas")
    hands.type("123")
    hands.tab_to("Informasi yang diminta")
    hands.type("Anggaran")
    hands.press(Key.Key_Return, CONTROL)
    form = hands.registration.form
    hands.until(form.rows["requester.id_reason"].input.isVisible)
    hands.press(Key.Key_Tab)
    assert hands.focus is form.rows["requester.id_reason"].input
    hands.type("KTP lama")
    hands.press(Key.Key_Return, CONTROL)
    hands.until(hands.number)


def test_rare_things_unfold_by_key(hands: Hands) -> None:
    hands.press(Key.Key_N, CONTROL)
    hands.type("Budi")
    hands.tab_to("Informasi yang diminta")
    hands.type("Hasil pemilu")
    hands.press(Key.Key_F7)
    hands.tab_to("Diterima pada")
    hands.type("20/11/2026 09.15")
    hands.tab_to("Bukti diterima")
    hands.type("cap pos")
    hands.press(Key.Key_F8)
    hands.press(Key.Key_Space)
    hands.press(Key.Key_Return, CONTROL)
    hands.until(hands.number)
    request = hands.program.desk.requests.get(hands.registration.outcome.number)
    assert (request.election, request.received_proof) == (True, "cap pos")
    assert request.received_at == NOON.replace(day=20, hour=9, minute=15)


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_names_pass_through_form_and_queue(hands: Hands, name: str) -> None:
    text = HOSTILE[name]
    hands.press(Key.Key_N, CONTROL)
    page = hands.registration
    page.form.name.setText(text)
    page.form.rows["items"].input.setPlainText(text)  # type: ignore[attr-defined]
    shown = page.form.name.text()
    hands.press(Key.Key_Return, CONTROL)
    hands.until(lambda: page.outcome.number)
    request = hands.program.desk.requests.get(page.outcome.number)
    assert request.requester.name == shown
    hands.press(Key.Key_3, CONTROL)
    hands.until(lambda: hands.queue.details.request is not None)
    assert " ".join(shown.split()) in hands.queue.model.index(0, 2).data()
    assert shown in hands.queue.details.who.text()
    assert not hands.queue.details.who.text().startswith("<") or name in ("markup", "image")
    hands.program.window.grab()


def test_a_failing_printer_offers_to_print_again(hands: Hands) -> None:
    hands.paper.says = [JobState.FAILED, JobState.PRINTED]
    number = register_by_keyboard(hands)
    hands.until(lambda: "belum pasti" in hands.registration.banner.sentence)
    assert hands.program.desk.printing.jobs(number)[0].state is JobState.FAILED
    hands.press(Key.Key_P, CONTROL)
    hands.until(lambda: hands.program.desk.printing.jobs(number)[0].state is JobState.PRINTED)
    assert hands.paper.titles == [f"{number} 1 a5"] * 2  # the original again: nothing had come out


def test_an_uncertain_slip_is_followed_by_a_copy(hands: Hands) -> None:
    hands.paper.says = [JobState.UNCERTAIN, JobState.PRINTED]
    number = register_by_keyboard(hands)
    hands.until(lambda: "belum pasti" in hands.registration.banner.sentence)
    hands.press(Key.Key_P, CONTROL)
    hands.until(lambda: len(hands.paper.titles) == 2)
    assert hands.paper.titles[1] == f"{number} 2 a5"  # it may have come out: the next one says SALINAN


def test_search_scan_and_filters(hands: Hands) -> None:
    desk = hands.program.desk
    numbers = [desk.requests.register(asked(name)).number for name in ("Satu Orang", "Dua Orang", "Tiga Lain")]
    late = desk.requests.register(asked("Lama", received_at=NOON - timedelta(days=60), received_proof="x")).number
    hands.press(Key.Key_F, CONTROL)
    hands.type("orang")
    hands.until(lambda: hands.queue.model.rowCount() == 2)
    assert "orang" in hands.queue.shown.text()
    hands.press(Key.Key_Escape)
    hands.until(lambda: hands.queue.model.rowCount() == 4)
    hands.press(Key.Key_F, CONTROL)
    hands.type(desk.requests.payload(desk.requests.get(numbers[1])))  # a scanner types like a keyboard
    hands.press(Key.Key_Return)
    hands.until(lambda: hands.queue.table.chosen() == numbers[1])
    hands.until(lambda: hands.queue.details.number.text() == numbers[1])
    hands.queue.bar._choose_section(Group.OVERDUE)
    hands.until(lambda: hands.queue.model.rowCount() == 1)
    assert hands.queue.table.chosen() == late
    hands.press(Key.Key_Escape)
    hands.until(lambda: hands.queue.model.rowCount() == 4)


def test_a_wrong_check_digit_is_said(hands: Hands) -> None:
    request = hands.program.desk.requests.register(asked())
    hands.press(Key.Key_F, CONTROL)
    hands.type(f"{request.number}-{(int(request.check_digit) + 1) % 10}")
    hands.press(Key.Key_Return)
    hands.until(lambda: "satu angka yang salah" in hands.queue.banner.sentence)


def test_another_window_registers(hands: Hands, clock: Clock) -> None:
    hands.press(Key.Key_3, CONTROL)
    hands.until(lambda: "Ctrl+N" in hands.queue.empty.text())
    with Desk.open(hands.program.desk.places.folder, clock) as other:
        number = other.requests.register(asked()).number
    hands.program.window.look()
    hands.until(lambda: hands.queue.model.rowCount() == 1)
    assert hands.queue.table.chosen() == number


def test_midnight_turns_the_queue_over(qapp: QApplication, tmp_path: Path) -> None:
    moment = NOON
    clock = Clock(NOON.tzinfo, lambda: moment)  # type: ignore[arg-type]
    with Desk.open(tmp_path / "office", clock) as desk:
        desk.requests.register(asked())
    moment = NOON.replace(month=12, day=7, hour=23, minute=59)
    hands = Hands(opened(qapp, tmp_path / "office", clock, Paper()), Paper())
    hands.press(Key.Key_3, CONTROL)
    hands.until(lambda: hands.queue.model.rowCount() == 1)
    assert hands.queue.model.index(0, 5).data() == "hari ini"
    moment = NOON.replace(month=12, day=8, hour=0, minute=0)
    hands.program.window.look()
    hands.until(lambda: hands.queue.model.index(0, 5).data() == "terlambat 1 hk")
    hands.program.close()


def test_a_draft_survives_a_kill(qapp: QApplication, tmp_path: Path, clock: Clock) -> None:
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from PySide6.QtTest import QTest; from ppid_desk.desk import Desk;"
        "from ui.app import Program; from ui.tour import wait_for;"
        "app = QApplication([]); p = Program(app, Desk.open(Path(sys.argv[1])), opens=print);"
        "p.window.show(); p.window.go('registration'); f = p.window.page.form;"
        "f.name.setFocus(); QTest.keyClicks(f.name, 'Belum Selesai'); f.rows['items'].input.setPlainText('Setengah');"
        "wait_for(lambda: p.desk.drafts.load(1)); wait_for(lambda: not p.jobs.under_way);"
        "print('typed', flush=True); app.exec()"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "office")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, cwd=ROOT) as process:
        assert process.stdout is not None
        assert process.stdout.readline().strip() == b"typed"
        process.kill()
    hands = Hands(opened(qapp, tmp_path / "office", Clock.of(), Paper()), Paper())
    hands.press(Key.Key_2, CONTROL)
    hands.rest()
    assert hands.registration.form.words("requester.name") == "Belum Selesai"
    assert "dikembalikan" in hands.registration.banner.sentence
    hands.press(Key.Key_Return, CONTROL)
    hands.until(hands.number)
    assert hands.program.desk.requests.queue().total == 1
    hands.program.close()


def test_a_slip_under_way_at_a_crash_is_asked_about(qapp: QApplication, tmp_path: Path, clock: Clock) -> None:
    with Desk.open(tmp_path / "office", clock) as desk:
        number = desk.requests.register(asked(), SlipWanted("a5", 1)).number
        assert desk.printing.claim(1) is not None  # … and the program dies here
    paper = Paper()
    program = opened(qapp, tmp_path / "office", clock, paper)
    wait_for(lambda: "sedang dicetak saat program berakhir" in program.window.page.banner.sentence)
    time.sleep(0.1)
    assert paper.titles == []  # nothing is printed twice without asking
    assert program.desk.printing.jobs(number)[0].state is JobState.UNCERTAIN
    program.close()


def inputs(page: QWidget) -> list[QWidget]:
    """What Tab must come to: of buttons of which one holds, that one; the arrow keys go on from there."""

    def holds(each: QWidget) -> bool:
        group = each.group() if isinstance(each, QAbstractButton) else None
        return group is None or not group.exclusive() or each.isChecked()  # type: ignore[attr-defined]

    kinds = (QLineEdit, QPlainTextEdit, QComboBox, QAbstractButton, QTableView)
    found = [each for kind in kinds for each in page.findChildren(kind)]
    return [each for each in found if each.focusPolicy() & Qt.FocusPolicy.TabFocus and holds(each)]


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: str(entry.key))
def test_every_page_is_walked_by_tab_and_every_input_has_a_name(hands: Hands, entry: object) -> None:
    hands.program.desk.requests.register(asked())
    hands.program.window.go(entry.key)  # type: ignore[attr-defined]
    hands.rest()
    QTest.qWait(150)
    hands.rest()
    page = hands.program.window.page
    wanted = {each for each in inputs(page) if each.isVisible() and each.isEnabled()}
    nameless = [
        each for each in wanted if not each.accessibleName().strip() and not each.objectName().startswith("qt_")
    ]
    assert nameless == []
    met: set[QWidget] = set()
    start = hands.focus
    for _ in range(120):
        met.add(hands.focus)
        hands.press(Key.Key_Tab)
        if hands.focus is start:
            break
    missed = [each.accessibleName() for each in wanted - met if not each.objectName().startswith("qt_")]
    assert missed == []


def test_f1_shows_the_keys_and_goes_away(hands: Hands) -> None:
    hands.press(Key.Key_2, CONTROL)
    hands.press(Key.Key_F1)
    sheet = hands.program.window.sheet
    assert sheet is not None
    gone: list[bool] = []
    sheet.destroyed.connect(lambda: gone.append(True))
    QTest.keyClick(sheet, Key.Key_Escape)
    hands.until(lambda: gone)


def test_escape_goes_back_without_losing_anything(hands: Hands) -> None:
    hands.press(Key.Key_N, CONTROL)
    hands.type("Setengah")
    hands.press(Key.Key_Escape)
    assert hands.program.window.page.key == "today"
    hands.press(Key.Key_2, CONTROL)
    assert hands.registration.form.name.text() == "Setengah"


def test_settings_make_copies_and_check(hands: Hands) -> None:
    place = [entry.key for entry in RAIL].index("books")
    hands.press(Key(Key.Key_1.value + place), CONTROL)
    page = hands.program.window.page
    page.copy_now()  # type: ignore[attr-defined]
    hands.until(lambda: "Dibuat" in page.banner.sentence)
    assert list(hands.program.desk.places.copies.glob("*.db"))
    page.check_books()  # type: ignore[attr-defined]
    hands.until(lambda: "Tidak ada yang salah" in page.banner.sentence)
    page.recovery_sheet()  # type: ignore[attr-defined]
    hands.until(lambda: "lembar-pemulihan.pdf" in page.banner.sentence)


HEAVY = (
    "reportlab qtawesome qtpy holidays segno numpy peewee pypdfium2 PIL xlsxwriter tomlkit openpyxl cryptography"
    " concurrent.futures subprocess uuid hashlib html importlib.resources json"
    " csv argon2 icalendar defusedxml"
    " ppid_desk.requests.registration ppid_desk.requests.taking_in ppid_desk.records.copies ppid_desk.records.journal"
    " ppid_desk.reports ppid_desk.handling ppid_desk.objections ppid_desk.catalogue ppid_desk.enclosures"
    " ppid_desk.papers ppid_desk.sheets ppid_desk.people.passphrases ppid_desk.people.identity"
    " ppid_desk.printing.service ppid_desk.workdays.changing ppid_desk.workdays.recounting ppid_desk.sentences"
    " ui.palette ui.keys_sheet ui.scanner ui.widgets.cover ui.widgets.form ui.case_words ui.exclusion_words"
)


def test_the_first_paint_shows_what_the_books_say(qapp: QApplication, tmp_path: Path, clock: Clock) -> None:
    """Before the event loop runs for the first time, the rows stand in the window."""
    with Desk.open(tmp_path / "office", clock) as desk:
        number = desk.requests.register(asked("Orang Pertama")).number
    program = Program(qapp, Desk.open(tmp_path / "office", clock), opens=lambda _file: None, printer=Paper())
    page = program.window.page
    assert isinstance(page, TodayPage)
    assert (page.lines[0][0].text(), program.jobs.under_way) == (number, 0)
    program.window.show()
    assert [line[0].isVisible() for line in page.lines[:2]] == [True, False]
    program.close()


def test_the_start_brings_nothing_heavy(tmp_path: Path) -> None:
    """What costs more than the window itself comes after the first paint."""
    code = (
        "import sys; from pathlib import Path; from PySide6.QtWidgets import QApplication;"
        "from ppid_desk.desk import Desk; from ui.app import Program;"
        "app = QApplication([]); p = Program(app, Desk.open(Path(sys.argv[1])), opens=print);"
        f"heavy = {HEAVY!r}.split();"
        "p.window.show(); p.window.repaint();"
        "print([name for name in heavy if name in sys.modules]); p.close()"
    )
    with Desk.open(tmp_path / "office"):
        pass
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "office")], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip().splitlines()[-1] == "[]", done.stdout


def test_what_was_asked_for_is_shown_though_others_write(hands: Hands) -> None:
    """A look at the books that comes in between does not take the wanted request away."""
    desk = hands.program.desk
    numbers = [desk.requests.register(asked(f"Orang {n}")).number for n in range(30)]
    for wanted in (numbers[25], numbers[3], numbers[17]):
        hands.program.window.go("queue", wanted)
        hands.program.window.tools.changes.happened.emit()
        desk.requests.register(asked("Seorang lagi"))
        hands.program.window.look()
        hands.until(lambda wanted=wanted: hands.queue.details.number.text() == wanted)  # type: ignore[misc]
        hands.rest()
        assert hands.queue.table.chosen() == wanted

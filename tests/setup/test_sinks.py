"""Calls through which a visitor's name could become markup, SQL or a wrong date: the sources are read for them."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCES = sorted(path for package in ("ppid_desk", "ui") for path in (ROOT / package).rglob("*.py"))
MOST_LINES, MOST_LINES_OF_A_FUNCTION = 400, 50

NEVER = {
    "hash": "differs from process to process; take hashlib",
    "SQL": "peewee's raw SQL",
    "Paragraph": "reportlab's markup; write text with papers.ink",
    "setHtml": "Qt's markup",
    "processEvents": "a second event loop inside the first",
}
TIME = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("datetime", "today"),
    ("date", "today"),
    ("QDate", "currentDate"),
    ("QTime", "currentTime"),
    ("QDateTime", "currentDateTime"),
}
ALLOWED = {("ui/jobs.py", "processEvents")}  # waits, when closing, until nothing is under way
TIPS = {"setToolTip", "setWhatsThis", "setInformativeText"}


def _faults(tree: ast.AST, where: str) -> Iterator[str]:
    for call in (node for node in ast.walk(tree) if isinstance(node, ast.Call)):
        owner, name = _called(call)
        if name in NEVER and not (name == "hash" and owner) and (where, name) not in ALLOWED:
            yield f"{where}:{call.lineno} {name}(): {NEVER[name]}"
        if (owner, name) in TIME and where != "ppid_desk/clock.py":
            yield f"{where}:{call.lineno} {owner}.{name}(): time enters through the clock"
        if name == "QLabel" and not where.startswith("ui/widgets/") and not all(map(_own_words, call.args)):
            yield f"{where}:{call.lineno} QLabel(): takes a name for markup; use widgets.labels.PlainLabel"
        if name in TIPS and not all(map(_own_words, call.args)):
            yield f"{where}:{call.lineno} {name}(): takes a name for markup; use widgets.labels.plain_tip"


def _called(call: ast.Call) -> tuple[str, str]:
    """`datetime.now` as ("datetime", "now"), `hash` as ("", "hash"); only the last two words of a long name."""
    words = ast.unparse(call.func).split(".")
    return (words[-2] if len(words) > 1 else "", words[-1])


def _own_words(argument: ast.expr) -> bool:
    """Whether a text is surely ours: written here, translated without values, or made harmless."""
    if isinstance(argument, ast.Constant):
        return True
    if isinstance(argument, ast.JoinedStr):
        return all(_own_words(part.value) if isinstance(part, ast.FormattedValue) else True for part in argument.values)
    if isinstance(argument, ast.BinOp):  # a sum with a number in it is a number
        sides = (argument.left, argument.right)
        return any(isinstance(side, ast.Constant) and isinstance(side.value, int) for side in sides)
    if isinstance(argument, ast.Call):
        _, name = _called(argument)
        return name == "plain_tip" or (name == "tr" and not argument.keywords)
    return False


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_call_lets_a_name_become_something_else(path: Path) -> None:
    where = path.relative_to(ROOT).as_posix()
    assert list(_faults(ast.parse(path.read_text(encoding="utf-8")), where)) == []


@pytest.mark.parametrize(
    "line",
    [
        "hash(number)",
        "peewee.SQL(text)",
        "SQL(text)",
        "Paragraph(name, style)",
        "self.document.setHtml(text)",
        "QApplication.processEvents()",
        "datetime.now(UTC)",
        "datetime.datetime.now()",
        "dt.date.today()",
        "QDate.currentDate()",
        "QLabel(name)",
        "QtWidgets.QLabel(f'{name}')",
        "label.setToolTip(name)",
        "label.setToolTip(f'of {name}')",
        "label.setToolTip('of ' + name)",
        "label.setToolTip(tr('Slip of {name}', name=name))",
    ],
)
def test_each_such_call_is_found(line: str) -> None:
    assert len(list(_faults(ast.parse(line), "ui/pages/sample.py"))) == 1


@pytest.mark.parametrize(
    "line",
    [
        "digest.hash(number)",
        "clock.today()",
        "QLabel()",
        "QLabel('')",
        "QLabel(tr('Name'))",
        "PlainLabel(name)",
        "label.setToolTip(f'Ctrl+{place + 1}')",
        "label.setToolTip(plain_tip(name))",
    ],
)
def test_a_harmless_call_is_let_through(line: str) -> None:
    assert list(_faults(ast.parse(line), "ui/pages/sample.py")) == []


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_every_room_is_small_enough_to_read(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    functions = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    long = [each.name for each in functions if (each.end_lineno or 0) - each.lineno >= MOST_LINES_OF_A_FUNCTION]
    assert long == []
    assert text.count("\n") <= MOST_LINES

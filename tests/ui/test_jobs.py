"""Work off the screen's thread: answers come back on it, in order, to those who still live."""

from __future__ import annotations

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ppid_desk.errors import Refusal
from ui.jobs import Jobs


@pytest.fixture
def stray() -> list[BaseException]:
    return []


@pytest.fixture
def jobs(qapp: QApplication, stray: list[BaseException]) -> Iterator[Jobs]:
    made = Jobs(stray.append)
    yield made
    made.close()


def test_work_is_done_elsewhere_and_answered_here(jobs: Jobs, qtbot: QtBot) -> None:
    told: list[tuple[int, int]] = []
    jobs.run(jobs, threading.get_ident, lambda there: told.append((there, threading.get_ident())))
    qtbot.waitUntil(lambda: told != [])
    there, here = told[0]
    assert here == threading.get_ident()
    assert there != here


def test_a_late_answer_never_overwrites_a_newer_one(jobs: Jobs, qtbot: QtBot) -> None:
    go, told = threading.Event(), list[object]()

    def slow() -> str:
        go.wait(5)
        return "old"

    jobs.run(jobs, slow, told.append, key="search")
    jobs.run(jobs, lambda: "new", told.append, key="search")
    jobs.run(jobs, lambda: "other", told.append, key="other")
    qtbot.waitUntil(lambda: set(told) == {"new", "other"})
    go.set()
    assert jobs.settle()
    assert set(told) == {"new", "other"}


def test_a_late_failure_is_not_told_either(jobs: Jobs, qtbot: QtBot, stray: list[BaseException]) -> None:
    go, told = threading.Event(), list[object]()

    def slow() -> str:
        go.wait(5)
        raise Refusal("books_busy")

    jobs.run(jobs, slow, told.append, told.append, key="search")
    jobs.run(jobs, lambda: "new", told.append, key="search")
    go.set()
    assert jobs.settle()
    assert told == ["new"]
    assert stray == []


def test_nothing_is_answered_to_who_is_gone(jobs: Jobs, qtbot: QtBot) -> None:
    go, told, owner = threading.Event(), list[object](), QObject()
    jobs.run(owner, lambda: go.wait(5), told.append)
    delete(owner)
    go.set()
    assert jobs.settle()
    assert told == []


def test_a_refusal_goes_to_who_asked_and_the_unexpected_where_nobody_did(
    jobs: Jobs, qtbot: QtBot, stray: list[BaseException]
) -> None:
    told: list[Exception] = []

    def refuses() -> None:
        raise Refusal("books_busy")

    jobs.run(jobs, refuses, lambda _: None, told.append)
    jobs.run(jobs, lambda: 1 // 0, lambda _: None)
    assert jobs.settle()
    assert isinstance(told[0], Refusal)
    assert [type(error) for error in stray] == [ZeroDivisionError]


def test_what_is_under_way_is_counted(jobs: Jobs, qtbot: QtBot) -> None:
    go, counted = threading.Event(), list[int]()
    jobs.busy.connect(counted.append)
    jobs.run(jobs, lambda: go.wait(5), lambda _: None)
    jobs.run(jobs, lambda: go.wait(5), lambda _: None)
    assert jobs.under_way == 2
    go.set()
    assert jobs.settle()
    assert counted == [1, 2, 1, 0]


def test_closing_lets_what_runs_end(qapp: QApplication) -> None:
    jobs, ended = Jobs(lambda _: None), threading.Event()
    began = threading.Event()

    def work() -> None:
        began.set()
        threading.Event().wait(0.2)
        ended.set()

    jobs.run(jobs, work, lambda _: None)
    began.wait(5)
    jobs.close()
    assert ended.is_set()

"""Brings the welcome window to the screen when a folder has no books yet."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path

from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QApplication

from ppid_desk import language, paths, settings
from ppid_desk.clock import Clock
from ui.housekeeping import Housekeeping
from ui.jobs import Jobs
from ui.rounds import Round
from ui.standard_words import StandardWords
from ui.theme import Theme, load_fonts
from ui.welcome import Welcome


def first_run(application: QApplication, folder: Path, opens: Callable[[Path], object]) -> Round | None:
    """Show the welcome window until a beginning is chosen; None when it was closed without one. Raises Refusal."""
    folder = paths.prepare(folder).folder  # a folder that cannot be used is said before anything is typed
    chosen = settings.parse(settings.prefilled())
    language.use(chosen.language)
    words = StandardWords()
    application.installTranslator(words)
    theme = Theme("system")
    load_fonts()
    theme.apply(application)
    housekeeping = Housekeeping()
    jobs = Jobs(lambda error: logging.getLogger(__name__).error("first run", exc_info=error))
    clock = Clock.of(chosen.time_zone)
    welcome = Welcome(folder, theme, jobs, opens, QPrinterInfo.availablePrinterNames(), clock.today())
    rounds: list[Round] = []
    welcome.chosen.connect(rounds.append)
    welcome.chosen.connect(lambda _: welcome.close())
    welcome.show()
    application.exec()
    jobs.close()
    welcome.deleteLater()
    housekeeping.close()
    application.removeTranslator(words)
    return rounds[0] if rounds else None

"""What the form of the office can do besides being typed: the test page, the folder for copies, checks on leaving."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog

from ppid_desk import settings
from ppid_desk.errors import Refusal
from ppid_desk.founding import pages_of, test_page
from ppid_desk.language import tr
from ppid_desk.printing.rules import JobState, Outcome
from ui.forms.office_form import OfficeForm
from ui.jobs import Jobs
from ui.widgets.banner import Banner


class OfficeTools(QObject):
    """Belongs to one form and one banner."""

    def __init__(
        self, form: OfficeForm, jobs: Jobs, banner: Banner, opens: Callable[[Path], object], slips: Path
    ) -> None:
        super().__init__(form)
        self._form, self._jobs, self._banner, self._opens, self._slips = form, jobs, banner, opens, slips
        form.left.connect(lambda _: form.check())
        form.test_page.connect(self.print_test_page)
        form.choose_folder.connect(self._choose_folder)

    def print_test_page(self) -> None:
        """Print the page that shows whether printer and paper fit, as they stand in the form."""
        if self._form.check():
            return
        self._banner.tell("info", tr("The test page is being printed …"))
        self._jobs.run(self, self._print, self._printed, self._failed)

    def _print(self) -> Outcome:
        from ui.printers import chosen_printer

        chosen = settings.parse(settings.changed(settings.prefilled(), self._form.changes()))
        name, printer = chosen_printer(chosen.printing.printer, self._slips, self._opens, pages_of)
        return printer.print(test_page(chosen, name), chosen.printing.paper, tr("Test page"))

    def _printed(self, outcome: Outcome) -> None:
        if outcome.state in (JobState.PRINTED, JobState.NOT_PRINTED):
            said = tr("Look at the test page: are all four sides of the frame there, is the ruler 50 mm long?")
            self._banner.tell("success", said)
        else:
            self._banner.tell("warning", outcome.reason or tr("The test page did not surely come out."))

    def _failed(self, error: Exception) -> None:
        if not isinstance(error, Refusal):
            raise error
        self._banner.tell("error", str(error))

    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._form, tr("Second folder or stick"), self._form.words("copies.folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.fileSelected.connect(partial(self._form.set_folder))
        dialog.open()

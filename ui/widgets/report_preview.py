"""What a report or a book of a period would hold: numbers, months as bars, or that the period is empty."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ppid_desk.language import current, tr
from ppid_desk.reports.rules import ReportFigures
from ui.theme import Theme
from ui.widgets.flow import Flow
from ui.widgets.labels import PlainLabel
from ui.widgets.month_chart import MonthChart

_TILES = 6


class _Tile(QFrame):
    """A number with its name."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setMinimumWidth(22 * theme.unit)
        self.number, self.name = PlainLabel("", "count"), PlainLabel("", "muted", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, theme.unit, 0)
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self.name)

    def tell(self, number: str, name: str) -> None:
        """Show a number."""
        self.number.setText(number)
        self.name.setText(name)
        self.setAccessibleName(f"{name}: {number}")


class ReportPreview(QFrame):
    """A card that is filled from figures or from the rows of a book."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("card")
        unit = theme.unit
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * unit, 2 * unit, 3 * unit, 2 * unit)
        column.setSpacing(2 * unit)
        self.title, self.said = PlainLabel("", "section", wrap=True), PlainLabel("", "", wrap=True)
        self.said.hide()
        column.addWidget(self.title)
        column.addWidget(self.said)
        row = Flow(gap=2 * unit)
        self.tiles = [_Tile(theme) for _ in range(_TILES)]
        for tile in self.tiles:
            row.addWidget(tile)
            tile.hide()
        column.addLayout(row)
        self.chart = MonthChart(theme)
        self.chart.hide()
        column.addWidget(self.chart)
        column.addStretch(1)

    def show_waiting(self, title: str) -> None:
        """The answer is on its way."""
        self.title.setText(title)
        self._say("")

    def show_rows(self, title: str, rows: int, empty: str) -> None:
        """How many rows a book has."""
        self.title.setText(title)
        self._say(empty if rows == 0 else "")
        self._tell((str(rows), tr("rows")) if rows else None)
        self.chart.hide()

    def show_figures(self, title: str, found: ReportFigures) -> None:
        """The figures of a report."""
        self.title.setText(title)
        empty = found.received == found.answered == found.carried_over == 0
        self._say(tr("No request was received, answered or open in this period.") if empty else "")
        took = found.took.median
        tiles = (
            (str(found.received), tr("received")),
            (str(found.answered), tr("answered")),
            (_percent(found.on_time_share), tr("answered in time")),
            (_decimal(took), tr("working days, median")),
            (str(found.open_at_end), tr("open at the end")),
            (str(found.objections.received), tr("objections")),
        )
        self._tell(*(() if empty else tiles))
        self.chart.show_months(() if empty else found.months)

    def _say(self, sentence: str) -> None:
        self.said.setText(sentence)
        self.said.setVisible(bool(sentence))

    def _tell(self, *tiles: tuple[str, str] | None) -> None:
        for place, tile in enumerate(self.tiles):
            told = tiles[place] if place < len(tiles) else None
            if told:
                tile.tell(*told)
            tile.setVisible(told is not None)


def _percent(share: float | None) -> str:
    return "–" if share is None else f"{_decimal(round(100 * share, 1))} %"


def _decimal(value: float | None) -> str:
    if value is None:
        return "–"
    text = f"{value:.1f}".removesuffix(".0")
    return text.replace(".", ",") if current() == "id" else text

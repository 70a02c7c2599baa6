"""The exclusion list as a table."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Qt

from ppid_desk.catalogue.rules import Entry
from ppid_desk.language import mark, short_date, tr
from ppid_desk.text import isolate, one_line
from ui import exclusion_words
from ui.icons import Icons
from ui.models.rows_model import RowsModel
from ui.theme import Theme

STATE = 5
_LONGEST_TIP = 500


def _end(entry: Entry) -> str:
    return short_date(entry.ends_on) if entry.ends_on else tr("as long as needed")


class ExclusionModel(RowsModel[Entry]):
    """Entries in the order in which they are handed over, as they stand on a `day`."""

    heads = (
        mark("Code"), mark("Information"), mark("Decree"), mark("Article 17"), mark("Ends"), mark("State"),
    )  # fmt: skip
    texts = (
        lambda entry: isolate(entry.code),
        lambda entry: isolate(one_line(entry.information)),
        lambda entry: isolate(entry.decree.number),
        lambda entry: ", ".join(each.value for each in entry.grounds),
        _end,
    )

    def __init__(self, theme: Theme, icons: Icons, parent: QObject | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self.day = date.min

    def place_of(self, id_: str) -> int | None:
        """The row of an entry, or None."""
        return next((place for place, each in enumerate(self.rows) if each.id == id_), None)

    def text_of(self, row: Entry, column: int) -> str:
        if column == STATE:
            return tr(exclusion_words.STANDINGS[row.standing(self.day)])
        return super().text_of(row, column)

    def tip_of(self, row: Entry, column: int) -> str:
        return {1: row.information[:_LONGEST_TIP], 2: row.decree.number}.get(column, "")

    def colour_of(self, row: Entry, column: int) -> str:
        return exclusion_words.STANDING_COLOURS[row.standing(self.day)] if column == STATE else ""

    def shown_of(self, row: Entry, column: int, role: int) -> Any:
        """The icon of how it stands."""
        if column != STATE or role != Qt.ItemDataRole.DecorationRole:
            return None
        standing = row.standing(self.day)
        colour = getattr(self.theme.colours, exclusion_words.STANDING_COLOURS[standing])
        return self._icons.get(exclusion_words.STANDING_ICONS[standing], colour)

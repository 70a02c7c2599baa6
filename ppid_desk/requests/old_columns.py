"""The official columns of the register of requests, recognised by their headings as offices write them.

PerKI annex, "Register Permintaan Informasi Publik": No, Tgl, Nama, Alamat, Nomor Kontak, Pekerjaan, Informasi Yang
Diminta, Tujuan Penggunaan, Status Informasi, Bentuk Informasi Yang Dikuasai, Jenis Permohonan, Keputusan, Alasan
Penolakan, Hari dan Tanggal, Biaya & Cara Pembayaran; under two or three rows of headings.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.requests.register_file import Line

# field → what its heading says; the first that fits a column takes it, the more special ones stand first
HEADINGS: dict[str, str] = {
    "notice": r"pemberitahuan",
    "given": r"pemberian|penyerahan|diberikan",
    "undocumented": r"belum.*dokumentasi",
    "held_no": r"penguasaan.*\btidak$",
    "held": r"penguasaan|status informasi|dikuasai(?!.*(soft|hard))",
    "softcopy": r"soft ?copy",
    "hardcopy": r"hard ?copy",
    "form": r"^bentuk",
    "copy": r"salinan$",
    "view": r"melihat|mengetahui",
    "access": r"jenis permohonan|cara memperoleh",
    "refusal": r"alasan",
    "decision": r"keputusan",
    "way": r"cara( pembayaran)?$",
    "cost": r"biaya",
    "items": r"informasi (yang|yg) (diminta|dibutuhkan|dimohon|diperlukan)|rincian informasi|permintaan informasi"
    r"|^informasi$",
    "purpose": r"tujuan",
    "occupation": r"pekerjaan",
    "address": r"alamat(?!.*mail)",
    "contact": r"kontak|telp|telepon|\bhp\b|e-?mail|surel",
    "name": r"^nama",
    "date": r"^(hari,? ?(dan )?)?(tgl|tanggal)\b",
    "number": r"^(no|nomor)\b\.?( urut| pendaftaran| regist\w*| permohonan)?$",
}
NEEDED = ("number", "date", "name", "items")
_LEAST, _LOOKED_AT, _DEEPEST = 3, 40, 3


@dataclass(frozen=True, slots=True)
class Matched:
    """Which column each field stands in (0 is the first), the headings as written, and the first row of data."""

    columns: Mapping[str, int]
    headings: tuple[str, ...]
    first: int  # place among the lines

    def heading(self, field: str) -> str:
        """The heading of a field's column, or the field's own name."""
        column = self.columns.get(field)
        return self.headings[column] if column is not None and self.headings[column] else field

    @property
    def lacking(self) -> tuple[str, ...]:
        """The needed fields that no column was found for."""
        return tuple(field for field in NEEDED if field not in self.columns)


def matched(lines: Sequence[Line], by_hand: Mapping[str, str] | None = None) -> Matched:
    """Recognise the columns; `by_hand` says field → heading or letter of the column, and wins.

    Raises Refusal when there are no headings, or a column that was named is not there.
    """
    for place in range(min(len(lines), _LOOKED_AT)):
        deep = _depth(lines, place)
        headings = _headings(lines[place : place + deep])
        columns = _recognised(headings)
        if len(columns) >= _LEAST and "name" in columns:
            first = place + deep + (1 if _is_numbering(lines, place + deep) else 0)
            found = Matched({**columns, **_named(by_hand or {}, headings)}, headings, first)
            break
    else:
        headings = _headings(lines[:1])
        found = Matched(_named(by_hand or {}, headings), headings, 1)
    if found.lacking:
        raise Refusal("register_columns", field="--map", fields=", ".join(found.lacking), known=_told(headings))
    return found


def _told(headings: Sequence[str]) -> str:
    return ", ".join(heading for heading in headings if heading)[:300]


def _named(by_hand: Mapping[str, str], headings: Sequence[str]) -> dict[str, int]:
    found = {}
    for field, column in by_hand.items():
        if field not in HEADINGS:
            raise Refusal("register_field", field="--map", text=field, known=", ".join(HEADINGS))
        wanted = [_plain(heading) for heading in headings]
        if _plain(column) in wanted:
            found[field] = wanted.index(_plain(column))
        elif re.fullmatch(r"[A-Za-z]{1,2}", column):
            found[field] = _letter(column.upper())
        else:
            raise Refusal("register_column", field="--map", text=column, known=_told(headings))
    return found


def _letter(letters: str) -> int:
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - 64
    return place - 1


def _recognised(headings: Sequence[str]) -> dict[str, int]:
    columns: dict[str, int] = {}
    taken: set[int] = set()
    for field, pattern in HEADINGS.items():
        for column, heading in enumerate(headings):
            if column not in taken and heading and re.search(pattern, _plain(heading)):
                columns[field] = column
                taken.add(column)
                break
    return columns


def _depth(lines: Sequence[Line], place: int) -> int:
    """How many rows of headings there are: rows below without a number or name go on with them."""
    deep = 1
    while deep < _DEEPEST and place + deep < len(lines):
        cells = lines[place + deep].cells
        texts = [cell for cell in cells if isinstance(cell, str) and cell.strip()]
        known = [cell for cell in texts if any(re.search(each, _plain(cell)) for each in (*HEADINGS.values(), r"^ya$"))]
        if any(cell not in (None, "") for cell in cells[:3]) or not known:
            break
        deep += 1
    return deep


def _headings(rows: Sequence[Line]) -> tuple[str, ...]:
    wide = max((len(row.cells) for row in rows), default=0)
    above = [""] * wide
    for depth, row in enumerate(rows):
        texts = [str(row.cell(column) or "").strip() for column in range(wide)]
        last = ""
        for column in range(wide):
            last = texts[column] or (last if depth < len(rows) - 1 and not above[column] else "")
            above[column] = f"{above[column]} {last}".strip()
    return tuple(" ".join(each.split()) for each in above)


def _plain(text: str) -> str:
    return " ".join(str(text).casefold().replace(".", " ").replace("/", " ").split())


def _is_numbering(lines: Sequence[Line], place: int) -> bool:
    """The row that numbers the columns: (1), (2), (3) and so on."""
    if place >= len(lines):
        return False
    cells = [str(cell).strip("() .") for cell in lines[place].cells if cell not in (None, "")]
    return len(cells) > 3 and cells[:3] == ["1", "2", "3"]

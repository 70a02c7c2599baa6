"""What comes along: the four checklists A-D, and the list of mandatory public information that C is asked of."""

from __future__ import annotations

import csv
from functools import lru_cache
from pathlib import Path

from ppid_desk.audits.checklists.reading import read
from ppid_desk.audits.checklists.rules import Checklist
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.shipped import shipped

NAMES = ("a_petugas", "b_register", "c_dip", "d_pengaduan")


@dataclass(frozen=True, slots=True)
class Information:
    """One item of information that must be public (daftar informasi wajib).

    `category` is berkala, serta_merta, setiap_saat or dikecualikan; `frequency` says how often to look at it; `source`
    ends with how sure it is, as in README.md beside the list ("KPU Kota Palu, katalog [S]").
    """

    code: str
    item: str
    category: str
    frequency: str
    source: str


@lru_cache
def shipped_checklist(name: str) -> Checklist:
    """One of the checklists that come along. Raises Refusal for a name that is none of them."""
    if name not in NAMES:
        raise Refusal("checklist_unknown", name=name, known=", ".join(NAMES))
    return read(_file(f"{name}.csv"))


@lru_cache
def mandatory_information() -> tuple[Information, ...]:
    """The items of mandatory public information of a KPU Kabupaten/Kota, in the order of their codes."""
    with _file("mandatory_information.csv").open(encoding="utf-8", newline="") as stream:
        return tuple(Information(**row) for row in csv.DictReader(stream))


def _file(name: str) -> Path:
    return shipped("checklists", name)

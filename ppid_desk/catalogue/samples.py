"""The exclusion list of a demo office: one invented decree with the entries that its refusals cite."""

from __future__ import annotations

import uuid
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from ppid_desk.catalogue import rows
from ppid_desk.catalogue.rows import DECREE, ENTRY, Pen
from ppid_desk.catalogue.rules import DecreeFacts, EntryFacts, Ground, Issuer
from ppid_desk.records.session import Writing

_SINCE = date(2024, 3, 1)
_DECREE = DecreeFacts(
    "Keputusan KPU Nomor 99/HM.03/2024 (contoh)", "Daftar Informasi Publik yang Dikecualikan (contoh)",
    Issuer.NATIONAL, "Ketua KPU (contoh)", _SINCE, _SINCE,
)  # fmt: skip
_PRIVATE = EntryFacts(
    "DIK-CONTOH-01", "Data pribadi dalam dokumen pencalonan", (Ground.H,),
    "Mengungkap rahasia pribadi seseorang", _SINCE, years=10,
    public_interest="Melindungi data pribadi warga", unit="Subbagian Teknis",
)  # fmt: skip
_ENTRIES = (
    _PRIVATE,
    replace(
        _PRIVATE, code="DIK-CONTOH-02", information="Memorandum internal yang dirahasiakan", grounds=(Ground.I,),
        consequence="Mengganggu perumusan kebijakan yang belum selesai", years=5,
        public_interest="Menjaga kebebasan berpendapat dalam rapat internal", unit="Sekretariat",
    ),
    replace(
        _PRIVATE, code="DIK-CONTOH-03", information="Denah dan sandi pengamanan gudang logistik", grounds=(Ground.C,),
        consequence="Membahayakan keamanan logistik pemilihan", years=None,
        public_interest="Menjaga keamanan logistik pemilihan", unit="Subbagian Keuangan, Umum, dan Logistik",
    ),
)  # fmt: skip


def _id(of: str) -> str:
    """The same id in every demo, so that the same number and date give the same books."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"PPID Desk demo {of}"))


def write_list(writing: Writing, at: datetime, actor: str) -> None:
    """Write the demo's decree and its entries, each with its event."""
    pen = Pen(writing, at, actor)
    pen.add(DECREE, _id(_DECREE.number), rows.columns_of_decree(_DECREE))
    for each in _ENTRIES:
        pen.add(ENTRY, _id(each.code), rows.columns_of_entry(each, _id(_DECREE.number)))


def described(code: str) -> dict[str, Any]:
    """What a decision keeps of an entry that it cites by its code, as `Citing.described` says it; {} for no code."""
    entry = next((each for each in _ENTRIES if each.code == code), None)
    if entry is None:
        return {}
    return {
        "dik": _id(code), "dik_words": f"{entry.code}: {entry.information}", "dik_decree": _DECREE.number,
        "article": ", ".join(each.value for each in entry.grounds), "other_law": entry.other_law,
        "consequence": entry.consequence,
    }  # fmt: skip

"""What the objections of a demo tell: one at each place on the way, from the oldest answer to the newest."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from ppid_desk.facts import dataclass


@dataclass(frozen=True, slots=True)
class Happened:
    """A step: so many working days after the receipt, which move, by whom, and with what.

    A number among the facts is a day: so many working days after the step, or, negative, after the demo's today.
    """

    after: int
    move: str
    by: str = "desk"
    facts: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Story:
    """An objection about an answer that is at most `ago` working days old, received `after` the answer."""

    ago: int
    grounds: str
    position: str
    happened: tuple[Happened, ...]
    after: int = 5


_SLIP = Happened(0, "hand_slip", facts={"way": "direct"})
_SENT = {"way": "direct", "proof": "Tanda terima"}
_UPHELD = {
    "decision": "upheld", "considerations": "Bahwa informasi tersebut memuat data pribadi.\nBahwa DIK masih berlaku.",
    "ruling": "Menguatkan jawaban PPID.",
}  # fmt: skip
_GRANTED = {
    "decision": "granted", "considerations": "Bahwa informasi tersebut terbuka dan telah dikuasai.",
    "ruling": "Mengabulkan keberatan pemohon.", "order": "Berikan salinan dokumen kepada pemohon.",
}  # fmt: skip
_IN_PART = {
    **_GRANTED, "decision": "in_part", "ruling": "Mengabulkan keberatan untuk sebagian.",
    "order": "Berikan dokumen dengan bagian data pribadi dihitamkan.",
}  # fmt: skip


def _answered(after: int, draft: Mapping[str, Any], order_by: int = 5) -> tuple[Happened, ...]:
    """Discussed, drafted, signed and sent on that working day."""
    facts = {**draft, "order_by": order_by} if "order" in draft else draft
    return (
        _SLIP,
        Happened(min(2, after), "discuss", facts={"note": "Dibahas bersama PPID dan Subbagian Hukum."}),
        Happened(after, "draft_answer", facts=facts),
        Happened(after, "sign_answer", "superior"),
        Happened(after, "answer", facts=_SENT),
    )


def _disputed(after: int) -> tuple[Happened, ...]:
    return (
        Happened(after, "open_dispute", facts={"document": "Surat Komisi Informasi (contoh)"}),
        Happened(after + 4, "register_dispute", facts={"number": f"{after:03d}/REG-PSI/KI-BTN (contoh)"}),
    )


_ACCEPTS = {"reaction": "accepts", "note": "Menerima tanggapan."}
_DISPUTES = {"reaction": "disputes", "note": "Akan mengajukan sengketa."}
STORIES: tuple[Story, ...] = (
    Story(130, "a", "Pemohon menilai informasi yang ditolak bersifat terbuka.", (  # a duty after a decision
        *_answered(20, _UPHELD), Happened(23, "react", facts=_DISPUTES), *_disputed(28),
        Happened(45, "adjudicate"),
        Happened(90, "decide", facts={
            "outcome": "in_part", "document": "Putusan Komisi Informasi (contoh)",
            "duty": "Memberikan dokumen dengan data pribadi dihitamkan.", "duty_by": -4,
        }),
    )),
    Story(112, "d", "Jawaban tidak memuat rincian per program yang diminta.", (  # granted, carried out, closed
        *_answered(14, _GRANTED), Happened(17, "carry_out", "ppid", {"what": "Salinan diserahkan.", "proof": "BAST"}),
        Happened(18, "react", facts=_ACCEPTS), Happened(19, "close"),
    )),
    Story(100, "g", "Informasi diberikan melampaui waktu yang diatur undang-undang.", (  # answered late
        *_answered(34, _UPHELD), Happened(38, "react", facts=_ACCEPTS), Happened(38, "close"),
    )),
    Story(84, "d", "Dokumen yang diterima bukan tahun yang diminta.", (  # in mediation, a hearing is announced
        *_answered(18, _UPHELD), Happened(21, "react", facts=_DISPUTES), *_disputed(26),
        Happened(38, "announce_hearing", facts={
            "hearing_on": -3, "hearing": "mediation", "place": "Kantor Komisi Informasi Provinsi Banten",
        }),
    )),
    Story(62, "e", "Sebagian dokumen belum diberikan.", (  # an order that is still to be carried out
        *_answered(26, _IN_PART, order_by=-2),
    )),
    Story(48, "d", "Jawaban terlalu umum.", (_SLIP, Happened(3, "discuss"))),  # overdue
    Story(34, "f", "Biaya salinan dinilai tidak wajar.", (*_answered(21, _UPHELD),)),  # waits for the objector
    Story(28, "d", "Salah paham atas isi jawaban.", (  # withdrawn
        _SLIP, Happened(4, "withdraw", facts={"document": "Surat pencabutan keberatan"}),
    )),
    Story(20, "d", "Lampiran yang disebut dalam jawaban tidak disertakan.", (  # signed, not sent
        _SLIP, Happened(2, "discuss"), Happened(10, "draft_answer", facts={**_GRANTED, "order_by": -6}),
        Happened(11, "sign_answer", "superior"),
    )),
    Story(9, "d", "Pemohon meminta rincian per kelurahan.", (_SLIP,), after=3),  # registered
    Story(6, "e", "Belum semua butir permohonan dipenuhi.", (), after=2),  # its slip is still here
)  # fmt: skip

"""The Indonesian words of what is counted."""

from __future__ import annotations

from ppid_desk.papers.law import EXCLUSIONS
from ppid_desk.people.rules import Role
from ppid_desk.requests.papers import CHANNELS, KINDS, PATHS

OUTCOMES: dict[str, str] = {
    "granted": "Dikabulkan seluruhnya",
    "in_part": "Dikabulkan sebagian",
    "refused": "Ditolak",
    "not_held": "Tidak dikuasai atau belum didokumentasikan",
    "not_requester": "Bukan pemohon menurut UU 14/2008",
    "unrecorded": "Keputusan tidak tercatat",
}
ITEMS: dict[str, str] = {
    "granted": "Dikabulkan",
    "in_part": "Dikabulkan dengan bagian yang dihitamkan",
    "refused": "Ditolak",
    "not_held": "Tidak dikuasai",
    "not_documented": "Belum didokumentasikan",
    "not_requester": "Bukan pemohon menurut UU 14/2008",
}
ENDED: dict[str, str] = {
    "lapsed": "Gugur karena tidak dilengkapi",
    "withdrawn": "Dicabut pemohon",
    "cancelled": "Pendaftaran dibatalkan",
}
EXTENSIONS: dict[str, str] = {
    "not_held_yet": "Informasi belum dikuasai",
    "not_documented_yet": "Informasi belum didokumentasikan",
    "under_test": "Belum dapat diputuskan apakah dikecualikan",
    "unrecorded": "Alasan tidak tercatat",
}
SPREAD: dict[str, str] = {
    "0": "Hari yang sama", "1-3": "1–3 hari kerja", "4-7": "4–7 hari kerja", "8-10": "8–10 hari kerja",
    "11-17": "11–17 hari kerja", "18+": "18 hari kerja atau lebih",
}  # fmt: skip
LATE: dict[str, str] = {
    "1": "1 hari kerja", "2-5": "2–5 hari kerja", "6-10": "6–10 hari kerja", "11+": "11 hari kerja atau lebih",
}  # fmt: skip
GROUNDS: dict[str, str] = {
    **{f"17{letter}": f"Pasal 17 huruf {letter}: {said}" for letter, said in EXCLUSIONS.items()},
    "17": "Pasal 17, huruf tidak tercatat",
    "not_by_law": "Pasal 6 ayat (2): tidak sesuai dengan peraturan perundang-undangan",
    "other": "Alasan lain dalam register lama",
}
OBJECTION_OUTCOMES: dict[str, str] = {
    "upheld": "Menguatkan keputusan PPID",
    "granted": "Mengabulkan keberatan",
    "in_part": "Mengabulkan sebagian",
}
STAGES: dict[str, str] = {
    "petitioned": "Permohonan diajukan",
    "registered": "Diregister Komisi Informasi",
    "examined": "Pemeriksaan awal",
    "mediation": "Mediasi",
    "adjudication": "Ajudikasi nonlitigasi",
    "decided": "Diputus atau disepakati",
    "court": "Gugatan di pengadilan",
    "cassation": "Kasasi",
}
CHANNEL_WORDS = {channel.value: said for channel, said in CHANNELS.items()}
KIND_WORDS = {kind.value: said for kind, said in KINDS.items()}
PATH_WORDS = {path.value: said for path, said in PATHS.items()}
MONTHS = "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des".split()


def percent(share: float | None) -> float | None:
    """A share in hundredths with one place; None where there is nothing to share."""
    return None if share is None else round(100 * share, 1)


HOLDERS: dict[str, str] = {
    Role.DESK.value: "Petugas pelayanan informasi",
    Role.UNIT.value: "PPID pelaksana",
    Role.PPID.value: "PPID",
    Role.SUPERIOR.value: "Atasan PPID",
    "": "Menunggu pemohon atau pihak lain",
}
DUTIES: dict[str, str] = {
    "tell": "beri tahu kekurangan",
    "take_up": "perlakukan lengkap",
    "wait": "menunggu dilengkapi",
    "lapse": "tetapkan gugur",
    "answer": "jawab",
    "hand_over": "serahkan",
    "answer_objection": "tanggapi keberatan",
    "carry_out": "laksanakan perintah",
    "await_reaction": "menunggu pemohon",
    "close_objection": "tutup keberatan",
    "attend_hearing": "hadiri sidang",
    "await_commission": "menunggu KI",
    "carry_out_decision": "laksanakan putusan",
}

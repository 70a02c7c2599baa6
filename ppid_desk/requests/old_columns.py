"""The official columns of the register of requests, recognised by their headings as offices write them.

PerKI annex, "Register Permintaan Informasi Publik": No, Tgl, Nama, Alamat, Nomor Kontak, Pekerjaan, Informasi Yang
Diminta, Tujuan Penggunaan, Status Informasi, Bentuk Informasi Yang Dikuasai, Jenis Permohonan, Keputusan, Alasan
Penolakan, Hari dan Tanggal, Biaya & Cara Pembayaran; under two or three rows of headings.
"""

from __future__ import annotations

from ppid_desk.sheets.headings import Heads

# field → what its heading says; the first that fits a column takes it, the more special ones stand first
_PATTERNS: dict[str, str] = {
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
HEADS = Heads(_PATTERNS, needed=("number", "date", "name", "items"), anchor="name")

"""The columns of an exclusion list, recognised by their headings, and as the empty template has them."""

from __future__ import annotations

from ppid_desk.sheets.headings import Heads

_PATTERNS: dict[str, str] = {
    "withdrawn_by": r"(keputusan|sk|dasar|nomor).*(pencabut|mencabut)|dicabut (dengan|oleh)",
    "withdrawn_on": r"dicabut|pencabutan",
    "in_force_from": r"berlaku (dari|sejak|mulai)|mulai berlaku|^tmt\b",
    "until": r"berlaku (sampai|hingga|s d)|berakhir|sampai dengan",
    "decided_on": r"(tgl|tanggal).*(keputusan|sk|penetapan|ditetapkan)",
    "title": r"tentang|judul|nama keputusan",
    "number": r"(nomor|no)\b.*(keputusan|sk)\b|^(keputusan|sk)( kpu)?$",
    "issuer": r"penerbit|diterbitkan|ditetapkan oleh|yang menetapkan",
    "grounds": r"(pasal|ps) 17|huruf",
    "other_law": r"dasar hukum|peraturan|undang",
    "public_interest": r"(konsekuensi|akibat).*tutup|manfaat|kepentingan publik",
    "consequence": r"konsekuensi|akibat",
    "years": r"jangka waktu|masa (pengecualian|berlaku)",
    "unit": r"unit|penguasa|menguasai|penanggung ?jawab",
    "code": r"^kode",
    "information": r"informasi",
}
HEADS = Heads(
    _PATTERNS,
    needed=("number", "decided_on", "issuer", "code", "information", "grounds", "consequence"),
    anchor="information",
)

# field → heading and what belongs there, in the order of the template
TEMPLATE: dict[str, tuple[str, str]] = {
    "number": ("Nomor Keputusan", "Nomor keputusan yang mengecualikan, seperti tertulis di dalamnya. Wajib."),
    "decided_on": ("Tanggal Keputusan", "Tanggal penetapan, misalnya 31-12-2025. Wajib."),
    "title": ("Tentang", "Judul keputusan."),
    "issuer": ("Penerbit", "KPU RI, atau KPU Provinsi berdasarkan pendelegasian. Wajib."),
    "code": ("Kode", "Kode butir di dalam keputusan itu; tidak boleh sama dua kali. Wajib."),
    "information": ("Informasi", "Informasi yang dikecualikan. Wajib."),
    "grounds": ("Pasal 17 Huruf", "Huruf Pasal 17 UU 14/2008: a sampai j, beberapa dipisahkan koma. Wajib."),
    "other_law": ("Dasar Hukum Lain", "Pasal undang-undang lain yang menjadi dasar."),
    "consequence": ("Konsekuensi Bila Dibuka", "Akibat bila informasi dibuka. Wajib."),
    "public_interest": ("Konsekuensi Bila Ditutup", "Kepentingan publik yang dilindungi dengan menutupnya."),
    "years": ("Jangka Waktu", "“5 tahun”, “sampai 31-12-2027” atau “selama diperlukan”. Wajib tanpa tanggal akhir."),
    "in_force_from": ("Berlaku Dari", "Kosong berarti sejak tanggal keputusan."),
    "until": ("Berlaku Sampai", "Hari terakhir pengecualian, bila ditentukan."),
    "withdrawn_on": ("Dicabut Pada", "Tanggal mulai dicabut, bila dicabut."),
    "withdrawn_by": ("Keputusan Pencabut", "Nomor keputusan yang mencabut, bila dicabut."),
    "unit": ("Unit yang Menguasai", "Unit yang menguasai informasi."),
}  # fmt: skip

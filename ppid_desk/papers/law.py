"""What the papers quote from UU 14/2008 (KIP), word for word: the grounds of article 17 and of article 35."""

from __future__ import annotations

# Pasal 17: informasi publik yang apabila dibuka dan diberikan kepada pemohon …
EXCLUSIONS: dict[str, str] = {
    "a": "dapat menghambat proses penegakan hukum",
    "b": "dapat mengganggu kepentingan perlindungan hak atas kekayaan intelektual dan perlindungan dari persaingan"
    " usaha tidak sehat",
    "c": "dapat membahayakan pertahanan dan keamanan negara",
    "d": "dapat mengungkapkan kekayaan alam Indonesia",
    "e": "dapat merugikan ketahanan ekonomi nasional",
    "f": "dapat merugikan kepentingan hubungan luar negeri",
    "g": "dapat mengungkapkan isi akta otentik yang bersifat pribadi dan kemauan terakhir ataupun wasiat seseorang",
    "h": "dapat mengungkap rahasia pribadi",
    "i": "merupakan memorandum atau surat-surat antar badan publik atau intra badan publik yang menurut sifatnya"
    " dirahasiakan",
    "j": "tidak boleh diungkapkan berdasarkan Undang-Undang",
}
# Pasal 35 ayat (1)
GROUNDS: dict[str, str] = {
    "a": "Penolakan atas permintaan informasi berdasarkan alasan pengecualian (Pasal 17)",
    "b": "Tidak disediakannya informasi berkala (Pasal 9)",
    "c": "Tidak ditanggapinya permintaan informasi",
    "d": "Permintaan informasi ditanggapi tidak sebagaimana yang diminta",
    "e": "Tidak dipenuhinya permintaan informasi",
    "f": "Pengenaan biaya yang tidak wajar",
    "g": "Penyampaian informasi yang melebihi waktu yang diatur dalam Undang-Undang",
}
KIP = "Undang-Undang Nomor 14 Tahun 2008 tentang Keterbukaan Informasi Publik"


def article_17(letters: str) -> str:
    """ "Pasal 17 huruf h UU Nomor 14 Tahun 2008: dapat mengungkap rahasia pribadi"; of "h, j" a line for each."""
    named = letters.split(", ")
    return "\n".join(f"Pasal 17 huruf {each} UU Nomor 14 Tahun 2008: {EXCLUSIONS[each]}" for each in named)

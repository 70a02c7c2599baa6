"""Qt's own words (buttons, menus of text fields) in Indonesian: Qt ships none."""

from __future__ import annotations

from PySide6.QtCore import QTranslator

from ppid_desk import language

_WORDS = {
    "&OK": "&Oke", "OK": "Oke", "Cancel": "Batal", "&Cancel": "&Batal", "Close": "Tutup", "&Close": "&Tutup",
    "Save": "Simpan", "&Save": "&Simpan", "Open": "Buka", "Discard": "Buang", "&Yes": "&Ya", "&No": "&Tidak",
    "Yes to &All": "Ya untuk semu&a", "N&o to All": "T&idak untuk semua", "Apply": "Terapkan", "Reset": "Atur ulang",
    "Help": "Bantuan", "Retry": "Coba lagi", "Ignore": "Abaikan", "Abort": "Hentikan", "Save All": "Simpan semua",
    "Don't Save": "Jangan simpan", "Restore Defaults": "Pulihkan bawaan", "&Undo": "&Urungkan", "&Redo": "&Ulangi",
    "Cu&t": "Po&tong", "&Copy": "&Salin", "&Paste": "&Tempel", "Delete": "Hapus", "Select All": "Pilih semua",
    "Copy &Link Location": "Salin &tautan", "Show Details...": "Tampilkan rincian…",
    "Hide Details...": "Sembunyikan rincian…", "Clear": "Kosongkan",
}  # fmt: skip


class StandardWords(QTranslator):
    """Answers for the words that Qt itself shows; everything else stays."""

    def translate(
        self,
        context: str,
        sourceText: str,  # noqa: N803
        disambiguation: str | None = None,
        n: int = -1,
    ) -> str | None:
        if language.current() != "id":
            return None
        return _WORDS.get(sourceText)

    def isEmpty(self) -> bool:
        return False

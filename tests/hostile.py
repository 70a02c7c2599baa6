"""Names and texts that break programs: markup, formulas, control bytes, direction marks, very long words, emoji."""

from __future__ import annotations

import unicodedata

HOSTILE: dict[str, str] = {
    "markup": "<b>Budi</b> & <script>alert(1)</script>",
    "image": '<img src="/etc/hostname">',
    "entity": "Tom &amp; Jerry &lt;3",
    "formula": '=HYPERLINK("x";"y")',
    "plus": "+62 Budi",
    "percent": "100% Budi %s %d {name} {0}",
    "quotes": 'O\'Brien "Si" `Doe`; DROP TABLE request;--',
    "fts": "AND OR NOT NEAR( * ^ : -",
    "backslash": "C:\\temp\\new",
    "right to left": "قاسم \u202eكتاب\u202c Budi",
    "marks": "\u200fBudi\u200e \u2066x\u2069",
    "emoji": "Siti 👩‍👩‍👧 🇮🇩 ✊🏽",
    "combining": unicodedata.normalize("NFC", "a\u0301\u0323\u0310 Z\u0351\u036b\u0343"),
    "chinese": "李小龙 กรุงเทพ",
    "transliterated": "ʿAbd al-Ḥamīd Ṣāliḥ Ṭāhā",
    "long": "Panjang " + "n" * 392,
    "one word": "x" * 400,
    "spaces": "  Budi   Santoso  ",
    "one letter": "N",
    "number": "12345",
    "newline": "Budi\nSantoso",
    "separator": "Budi\u2028Santoso\u00a0Jr",
    "null-like": "NULL None nan",
    "escpos": "Budi ESC p 0",
    "path": "../../etc/passwd",
    "zero width": "Bu\u200bdi\ufeff",
}
# What is taken out, and what is left of it.
CLEANED: dict[str, tuple[str, str]] = {
    "control bytes": ("Bu\x00di\x1b[31m \x07San\x7ftoso\x9f", "Budi[31m Santoso"),
    "tab": ("Budi\tSantoso", "Budi Santoso"),
    "carriage return": ("Budi\r\nSantoso", "Budi\nSantoso"),
    "half a pair": ("Budi\ud83d Santoso", "Budi Santoso"),
    "not composed": ("e\u0301milie", "\u00e9milie"),
}

"""Passphrases and recovery codes: what is accepted, how they are kept, how long a wrong one makes wait.

Length and a list of the most common ones, no composition rules and no expiry (OWASP ASVS 6.2); where the office turns
them on, also the rules that offices read in Peraturan BSSN 4/2021: four kinds of signs, and a new one every six months.
A recovery code has 120 bits, so that its SHA-256 may be kept (ASVS 6.5.2).
"""

from __future__ import annotations

import base64
import hashlib
import os
import re
import unicodedata
from calendar import monthrange
from datetime import date, timedelta

from ppid_desk.errors import Refusal
from ppid_desk.language import mark, tr

LEAST, MOST = 12, 256
FREE_TRIES = 5
CODES = 10
MONTHS = 6  # that a passphrase is valid by the rules of BSSN
ASKS_FOR_NEW = frozenset({"passphrase_expired", "passphrase_kinds_now"})  # refusals after which a new one is set
_LONGEST_WAIT = 6  # doublings of a minute: 64 minutes
_OWN_LEAST = 6  # signs that must be left when the officer's own name and number are taken out
_COMMON = frozenset(
    "123456789012 1234567890123 12345678901234 1234567890123456 0123456789012 098765432109 password1234 password12345"
    " passwordpassword qwertyuiop12 qwertyuiopasdf qwertyuiop123 1qaz2wsx3edc asdfghjkl123 abcdefghijkl abcdefgh1234"
    " abcd12345678 adminadmin12 administrator administrator1 admin1234567 admin12345678 rahasia12345 rahasiarahasia"
    " katasandi123 katasandi1234 indonesia123 indonesia1945 indonesiaraya indonesiamerdeka bismillah123 bismillah1234"
    " bismillahirrahmanirrahim alhamdulillah kpukotaserang kpukotaserang1 kpukotaserang123 kotaserang123 serangbanten"
    " serangbanten1 ppidkpuserang ppidkotaserang ppiddesk1234 komisipemilihanumum petugasppid1 petugaspelayanan"
    " desklayanan1 sayangkamu123 cintaindonesia pemilu2024pemilu pemilu202412 pilkada202412 letmeinletmein"
    " iloveyou1234 welcome12345 changeme1234 gantikatasandi".split()
)
# The hash of a random text that nobody knows: an unknown name costs as much time as a known one.
_NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$fHdknhdMkZIL6LxFwAbtjA$oczZG7zRibNZLR36hxDSOrncpqfaK5L57FrYIkAcyrg"


_KINDS = {
    r"[a-z]": mark("a small letter"), r"[A-Z]": mark("a capital letter"), r"\d": mark("a digit"),
    r"[^\w\s]|_": mark("another sign, such as ! or -"),
}  # fmt: skip


def lacking(passphrase: str) -> str:
    """Which of the four kinds of signs a passphrase lacks, in words; "" when it has all."""
    return ", ".join(tr(words) for pattern, words in _KINDS.items() if not re.search(pattern, passphrase))


def valid_until(set_on: date) -> date:
    """The last day of a passphrase by the rules of BSSN."""
    months = set_on.month - 1 + MONTHS
    year, month = set_on.year + months // 12, months % 12 + 1
    return date(year, month, min(set_on.day, monthrange(year, month)[1]))


def check(passphrase: str, name: str, nip: str, *, bssn: bool = False) -> None:
    """Refuse a passphrase that is short, one of the most common, or the officer's own name. Raises Refusal.

    With `bssn` also one that lacks a kind of signs.
    """
    signs = len(unicodedata.normalize("NFC", passphrase))
    if signs < LEAST:
        raise Refusal("passphrase_short", field="passphrase", n=signs, least=LEAST)
    if signs > MOST:
        raise Refusal("passphrase_long", field="passphrase", n=signs, most=MOST)
    plain = _plain(passphrase)
    if plain in _COMMON or len(set(passphrase.casefold())) < 5:
        raise Refusal("passphrase_common", field="passphrase")
    rest = plain
    for word in (*(_plain(each) for each in name.split()), _plain(nip)):
        rest = rest.replace(word, "") if len(word) > 2 else rest
    if rest != plain and len(rest) < _OWN_LEAST:
        raise Refusal("passphrase_is_name", field="passphrase")
    if bssn and (kinds := lacking(passphrase)):
        raise Refusal("passphrase_kinds", field="passphrase", kinds=kinds)


def _plain(text: str) -> str:
    return re.sub(r"[\W_]", "", unicodedata.normalize("NFKC", text).casefold())


def hashed(passphrase: str) -> str:
    """What is kept of a passphrase: argon2id with the library's default parameters (about 0.15 s)."""
    from argon2 import PasswordHasher

    return str(PasswordHasher().hash(unicodedata.normalize("NFC", passphrase)))


def fits(passphrase: str, kept: str) -> bool:
    """Whether a passphrase is the kept one; as slow when none is kept."""
    from argon2 import PasswordHasher
    from argon2.exceptions import InvalidHashError, VerificationError

    try:
        PasswordHasher().verify(kept or _NOBODY, unicodedata.normalize("NFC", passphrase[: MOST + 1]))
    except (VerificationError, InvalidHashError):
        return False
    return bool(kept)


def wait_after(failed: int) -> timedelta:
    """How long the next try waits after so many wrong ones: 5 are free, then 1, 2, 4 … 64 minutes."""
    if failed < FREE_TRIES:
        return timedelta(0)
    return timedelta(minutes=2 ** min(failed - FREE_TRIES, _LONGEST_WAIT))


def new_codes() -> tuple[str, ...]:
    """Ten new recovery codes of 24 base32 signs in groups of four."""
    texts = (base64.b32encode(os.urandom(15)).decode() for _ in range(CODES))
    return tuple("-".join(text[at : at + 4] for at in range(0, 24, 4)) for text in texts)


def digest(code: str) -> bytes:
    """What is kept of a recovery code. Small letters, blanks and dashes are read, as are 0, 1 and 8 for O, I and B."""
    signs = re.sub(r"[\W_]", "", code[:200]).upper().translate(str.maketrans("018", "OIB"))
    return hashlib.sha256(signs.encode()).digest()

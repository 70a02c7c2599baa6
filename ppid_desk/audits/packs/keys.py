"""The keys of packs: one from the auditor's passphrase on the way out, one for the office alone on the way back.

The office's half for the way back is worked out of the key of its slips, which lies inside the encrypted books: so a
pack still comes home after the books were restored on another PC.
"""

from __future__ import annotations

import os
import unicodedata
from typing import Any

from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass

SALT = 16  # bytes
_BOX = b"PPID Desk: the office's key for audits that come back"
_RETURN = b"PPID Desk: an audit that comes back"
_MOST_TIME, _MOST_MEMORY, _MOST_LANES = 10, 256 * 1024, 8  # a pack from outside may not ask for more


@dataclass(frozen=True, slots=True)
class Cost:
    """What a passphrase costs (argon2id): rounds, KiB of memory, lanes."""

    time: int = 3
    memory: int = 64 * 1024
    lanes: int = 4

    def check(self) -> None:
        """Raises Refusal for what no honest pack asks for."""
        fits = 1 <= self.time <= _MOST_TIME and 1 <= self.lanes <= _MOST_LANES
        if not fits or not 8 * self.lanes <= self.memory <= _MOST_MEMORY:
            raise Refusal("pack_content", where="header.cost", reason=f"{self.time}, {self.memory}, {self.lanes}")


COST = Cost()


def new_seed() -> bytes:
    """A fresh key of 256 bits."""
    return os.urandom(32)


def new_salt() -> bytes:
    """Chance that makes the same passphrase another key in every pack."""
    return os.urandom(SALT)


def of_passphrase(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The key that a passphrase gives with a salt (about 0.2 s at the cost that packs are made with)."""
    from argon2.low_level import Type, hash_secret_raw

    cost.check()
    said = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    key: bytes = hash_secret_raw(said, salt, cost.time, cost.memory, cost.lanes, 32, Type.ID)
    return key


def office_box(seed: bytes) -> bytes:
    """The public half of the office's key for the way back (X25519)."""
    public: bytes = _box(seed).public_key().public_bytes_raw()
    return public


def for_office(box: bytes) -> tuple[bytes, bytes]:
    """A key that only the office of `box` can find again, and the half that must travel with it."""
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    own = X25519PrivateKey.generate()
    half: bytes = own.public_key().public_bytes_raw()
    return half, _agreed(own, box, half, box)


def by_office(seed: bytes, half: bytes) -> bytes:
    """The key that goes with a half that came back. Raises Refusal for one that nobody could have made honestly."""
    return _agreed(_box(seed), half, half, office_box(seed))


def _box(seed: bytes) -> Any:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return X25519PrivateKey.from_private_bytes(_derived(seed[:32], b"", _BOX))


def _agreed(own: Any, other: bytes, half: bytes, box: bytes) -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PublicKey

    try:
        shared = own.exchange(X25519PublicKey.from_public_bytes(other))
    except ValueError:  # a point that makes every secret the same
        raise Refusal("pack_content", where="header.half", reason="X25519") from None
    return _derived(shared, half + box, _RETURN)


def _derived(secret: bytes, salt: bytes, what: bytes) -> bytes:
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    key: bytes = HKDF(SHA256(), 32, salt, what).derive(secret)
    return key

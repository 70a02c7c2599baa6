"""The books' own signature on a slip: any counter with these books checks it without a network.

The key lies inside the encrypted books, so that old slips still verify after a restore on another PC.
"""

from __future__ import annotations

import base64
from typing import Any

from ppid_desk.errors import Refusal

_VERSION = "PPID1"


def public_key(seed: bytes) -> bytes:
    """The public half of the books' key."""
    public: bytes = _key(seed).public_key().public_bytes_raw()
    return public


def _key(seed: bytes) -> Any:
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey  # late: not before the first paint

    return Ed25519PrivateKey.from_private_bytes(seed[:32])


def signature(seed: bytes, content: bytes) -> bytes:
    """The books' signature (Ed25519, 64 bytes) over bytes that begin unlike any slip's payload."""
    made: bytes = _key(seed).sign(content)
    return made


def holds(public: bytes, content: bytes, signature: bytes) -> bool:
    """Whether a signature over bytes is that of a public key."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, content)
    except (InvalidSignature, ValueError):
        return False
    return True


def sign(seed: bytes, fields: tuple[str, ...]) -> str:
    """A payload for a QR: version, fields and signature, parted by "*", which no field may hold."""
    said = "*".join((_VERSION, *fields))
    signature = _key(seed).sign(said.encode())
    return f"{said}*{base64.b32encode(signature).decode('ascii').rstrip('=')}"


def checked(seed: bytes, payload: str) -> tuple[str, ...]:
    """The fields of a payload whose signature holds. Raises Refusal for anything else."""
    from cryptography.exceptions import InvalidSignature

    said, _, signature = payload.strip().rpartition("*")
    if not said.startswith(f"{_VERSION}*"):
        raise Refusal("payload_unknown")
    try:
        padded = signature.upper() + "=" * (-len(signature) % 8)
        if base64.b32encode(base64.b32decode(padded)).decode("ascii") != padded:
            raise Refusal("payload_false")  # bits that do not count were changed
        _key(seed).public_key().verify(base64.b32decode(padded), said.encode())
    except (InvalidSignature, ValueError):
        raise Refusal("payload_false") from None
    return tuple(said.split("*")[1:])

"""A pack as bytes: a frame of lengths, an open header, a sealed body, and a signature over all that precedes.

    magic 8 · format 1 · kind 1 · signer 32 · header length 4 · body length 4 · header · body · signature 64

Lengths and signature hold before anything is read. The body is ChaCha20-Poly1305 over a deflated document and the files
that hang on it, bound to frame and header: whoever writes another signer or header into a pack cannot open its body.
"""

from __future__ import annotations

import struct
import zlib
from enum import IntEnum
from pathlib import Path
from typing import Any

from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.records import signing

MOST_BYTES = 128 * 1024 * 1024  # of a pack
MOST_HEADER = 4096  # bytes
MOST_DOCUMENT = 16 * 1024 * 1024  # bytes of the document when it is inflated
FORMAT = 1
_MAGIC = b"PPIDPACK"
_FRAME = struct.Struct(">8sBB32sII")
_COUNT = struct.Struct(">I")
_SIGNATURE = 64
_TAG = 16
_ONCE = bytes(12)  # the nonce: every key seals one pack only (a new salt, or a new key of one's own)
_LEAST = _FRAME.size + _COUNT.size + _TAG + _SIGNATURE


class Kind(IntEnum):
    """Which way a pack goes."""

    OUT = 1  # from the office to the laptop
    RETURN = 2  # from the laptop to the office


@dataclass(frozen=True, slots=True)
class Content:
    """What is sealed: a document, and the bytes of files one after another."""

    document: bytes
    files: bytes = b""


@dataclass(frozen=True, slots=True)
class Pack:
    """A pack whose lengths and signature hold; `signer` is the Ed25519 key that it names itself, known or not."""

    kind: Kind
    signer: bytes
    header: bytes
    body: bytes


def sealed(kind: Kind, seed: bytes, header: bytes, key: bytes, content: Content) -> bytes:
    """A pack, signed by the key of `seed` and sealed with a `key` of 32 bytes. Raises Refusal when it is too large."""
    packed = zlib.compress(content.document, 6)
    plain = _COUNT.pack(len(packed)) + packed + content.files
    if len(content.document) > MOST_DOCUMENT or _LEAST + len(header) + len(plain) > MOST_BYTES:
        raise Refusal("pack_too_much", most=MOST_BYTES // 1024 // 1024)
    signer = signing.public_key(seed)
    body: bytes = _cipher(key).encrypt(_ONCE, plain, _bound(kind, signer, header))
    said = _FRAME.pack(_MAGIC, FORMAT, kind, signer, len(header), len(body)) + header + body
    return said + signing.signature(seed, said)


def framed(content: bytes) -> Pack:
    """The parts of a pack whose lengths and signature hold. Raises Refusal for anything else."""
    if len(content) > MOST_BYTES:
        raise Refusal("pack_too_large", field="FILE", most=MOST_BYTES // 1024 // 1024)
    if not content.startswith(_MAGIC):
        raise Refusal("pack_none", field="FILE")
    if len(content) < _LEAST:
        raise Refusal("pack_cut_off", field="FILE")
    _, form, kind, signer, of_header, of_body = _FRAME.unpack_from(content)
    if form != FORMAT:
        raise Refusal("pack_newer", field="FILE", found=form, known=FORMAT)
    _refuse_lengths(len(content), of_header, of_body)
    if kind not in set(Kind) or not signing.holds(signer, content[:-_SIGNATURE], content[-_SIGNATURE:]):
        raise Refusal("pack_changed", field="FILE")
    start = _FRAME.size + of_header
    return Pack(Kind(kind), signer, content[_FRAME.size : start], content[start:-_SIGNATURE])


def _refuse_lengths(there: int, of_header: int, of_body: int) -> None:
    needed = _FRAME.size + of_header + of_body + _SIGNATURE
    if there < needed:
        raise Refusal("pack_cut_off", field="FILE")
    if there > needed or of_header > MOST_HEADER or of_body < _COUNT.size + _TAG:
        raise Refusal("pack_changed", field="FILE")


def unsealed(pack: Pack, key: bytes, wrong: str) -> Content:
    """What is in a pack. Raises Refusal: `wrong` when the key does not fit, or what is wrong with the content."""
    from cryptography.exceptions import InvalidTag

    try:
        plain = _cipher(key).decrypt(_ONCE, pack.body, _bound(pack.kind, pack.signer, pack.header))
    except InvalidTag:
        raise Refusal(wrong, field="passphrase" if pack.kind is Kind.OUT else "FILE") from None
    (of_document,) = _COUNT.unpack_from(plain)
    end = _COUNT.size + of_document
    if end > len(plain):
        raise Refusal("pack_content", where="document", reason="length")
    return Content(_inflated(plain[_COUNT.size : end]), plain[end:])


def _inflated(packed: bytes) -> bytes:
    inflating = zlib.decompressobj()
    try:
        document = inflating.decompress(packed, MOST_DOCUMENT + 1)
    except zlib.error:
        raise Refusal("pack_content", where="document", reason="deflate") from None
    if len(document) > MOST_DOCUMENT:
        raise Refusal("pack_bomb", field="FILE", most=MOST_DOCUMENT // 1024 // 1024)
    if not inflating.eof or inflating.unused_data:
        raise Refusal("pack_content", where="document", reason="deflate")
    return document


def _bound(kind: Kind, signer: bytes, header: bytes) -> bytes:
    return _MAGIC + bytes((FORMAT, kind)) + signer + header


def _cipher(key: bytes) -> Any:
    from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305  # late: not before the first paint

    return ChaCha20Poly1305(key)


def digest(content: bytes) -> str:
    """SHA-256 of a pack's file, hexadecimal."""
    import hashlib

    return hashlib.sha256(content).hexdigest()


def read(file: Path) -> bytes:
    """The bytes of a pack on the disk. Raises Refusal for one that is too large, Trouble for what cannot be read."""
    try:
        with file.open("rb") as stream:
            content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise Trouble("input_unreadable", field="FILE", file=file, reason=error.strerror or error) from error
    if len(content) > MOST_BYTES:
        raise Refusal("pack_too_large", field="FILE", most=MOST_BYTES // 1024 // 1024)
    return content

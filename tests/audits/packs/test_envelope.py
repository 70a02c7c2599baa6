"""Packs as bytes: whatever was cut, changed or swollen is refused with a reason, before anything of it is read."""

from __future__ import annotations

import time
import tracemalloc
import zlib
from pathlib import Path

import pytest

from ppid_desk.audits.packs import envelope, keys
from ppid_desk.audits.packs.envelope import Content, Kind, framed, sealed, unsealed
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.records import signing

SEED, KEY = bytes(range(32)), bytes(range(100, 132))
SMALL = Content(b'{"isi":"contoh"}' * 20, b"berkas bukti")
PACK = sealed(Kind.RETURN, SEED, b'{"kepala":1}', KEY, SMALL)


def refused(content: bytes) -> str:
    with pytest.raises(Refusal) as raised:
        framed(content)
    assert str(raised.value)
    return raised.value.code


def test_what_was_sealed_comes_back() -> None:
    pack = framed(PACK)
    assert (pack.kind, pack.signer, pack.header) == (Kind.RETURN, signing.public_key(SEED), b'{"kepala":1}')
    assert unsealed(pack, KEY, "pack_not_ours") == SMALL
    assert b"contoh" not in PACK
    assert b"bukti" not in PACK


def test_every_truncation_is_refused() -> None:
    assert {refused(PACK[:length]) for length in range(len(PACK))} == {"pack_none", "pack_cut_off"}
    assert refused(PACK + b"\0") == "pack_changed"


def test_every_changed_byte_is_refused() -> None:
    codes = set()
    for place, byte in enumerate(PACK):
        for other in {byte ^ 1, byte ^ 0x80, 0, 255} - {byte}:
            codes.add(refused(PACK[:place] + bytes((other,)) + PACK[place + 1 :]))
    assert codes <= {"pack_none", "pack_newer", "pack_cut_off", "pack_changed"}
    assert "pack_changed" in codes


@pytest.mark.parametrize("bit", range(8))
def test_every_flipped_bit_is_refused(bit: int) -> None:
    for place, byte in enumerate(PACK):
        assert refused(PACK[:place] + bytes((byte ^ 1 << bit,)) + PACK[place + 1 :])


def test_a_pack_signed_anew_by_somebody_else_does_not_open() -> None:
    pack, other = framed(PACK), bytes(32)
    forged = sealed(Kind.RETURN, other, pack.header, KEY, SMALL)
    body = PACK[len(PACK) - 64 - len(pack.body) : -64]
    said = forged[: len(forged) - 64 - len(framed(forged).body)] + body
    said += signing.signature(other, said)
    with pytest.raises(Refusal) as raised:  # lengths and signature hold; the body belongs to another signer
        unsealed(framed(said), KEY, "pack_not_ours")
    assert raised.value.code == "pack_not_ours"


def test_the_way_of_a_pack_cannot_be_turned() -> None:
    with pytest.raises(Refusal):
        unsealed(envelope.Pack(Kind.OUT, *_parts(framed(PACK))), KEY, "pack_not_ours")


def _parts(pack: envelope.Pack) -> tuple[bytes, bytes, bytes]:
    return pack.signer, pack.header, pack.body


def signed(packed: bytes, files: bytes = b"") -> envelope.Pack:
    """A pack by a captured key whose deflated document is whatever somebody wrote."""
    plain = len(packed).to_bytes(4) + packed + files
    signer = signing.public_key(SEED)
    bound = envelope._bound(Kind.RETURN, signer, b"{}")
    return envelope.Pack(Kind.RETURN, signer, b"{}", envelope._cipher(KEY).encrypt(bytes(12), plain, bound))


def opened(pack: envelope.Pack) -> Refusal:
    with pytest.raises(Refusal) as raised:
        unsealed(pack, KEY, "pack_not_ours")
    return raised.value


def test_a_bomb_of_a_captured_key_is_bounded_in_time_and_memory() -> None:
    swelling = zlib.compressobj(9)
    bomb = b"".join(swelling.compress(bytes(1 << 20)) for _ in range(512)) + swelling.flush()
    pack = signed(bomb)
    tracemalloc.start()
    start = time.perf_counter()
    refusal = opened(pack)
    seconds, (_, most) = time.perf_counter() - start, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refusal.code == "pack_bomb"
    assert seconds < 2
    assert most < 4 * envelope.MOST_DOCUMENT


def test_a_document_that_was_not_deflated_wholly_is_refused() -> None:
    packed = zlib.compress(b"{}")
    assert opened(signed(b"nichts")).code == "pack_content"
    assert opened(signed(packed[:-3])).code == "pack_content"
    assert opened(signed(packed + b"mehr")).code == "pack_content"
    assert opened(envelope.Pack(*_longer())).code == "pack_content"


def _longer() -> tuple[Kind, bytes, bytes, bytes]:
    """A document that claims to be longer than what is there."""
    signer = signing.public_key(SEED)
    bound = envelope._bound(Kind.RETURN, signer, b"{}")
    return Kind.RETURN, signer, b"{}", envelope._cipher(KEY).encrypt(bytes(12), b"\xff" * 40, bound)


def test_what_is_too_large_is_neither_made_nor_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(envelope, "MOST_BYTES", 2000)
    with pytest.raises(Refusal) as raised:
        sealed(Kind.OUT, SEED, b"{}", KEY, Content(b"{}", bytes(2000)))
    assert raised.value.code == "pack_too_much"
    file = tmp_path / "besar.ppid-audit"
    file.write_bytes(bytes(2001))
    with pytest.raises(Refusal) as raised:
        envelope.read(file)
    assert raised.value.code == refused(bytes(2001)) == "pack_too_large"
    with pytest.raises(Trouble):
        envelope.read(tmp_path / "tidak ada")


def test_a_header_is_bounded() -> None:
    long = sealed(Kind.OUT, SEED, bytes(envelope.MOST_HEADER + 1), KEY, SMALL)
    assert refused(long) == "pack_changed"


def test_only_the_office_finds_the_key_of_the_way_back() -> None:
    half, key = keys.for_office(keys.office_box(SEED))
    assert keys.by_office(SEED, half) == key
    assert keys.by_office(bytes(32), half) != key
    assert keys.for_office(keys.office_box(SEED))[1] != key
    with pytest.raises(Refusal):
        keys.by_office(SEED, bytes(32))  # the point that makes every secret the same


def test_a_passphrase_makes_another_key_with_every_salt() -> None:
    cost = keys.Cost(1, 64, 1)
    key = keys.of_passphrase("kata sandi café", bytes(16), cost)
    assert key == keys.of_passphrase("kata sandi cafe\u0301", bytes(16), cost)  # however the accent was typed
    assert key != keys.of_passphrase("kata sandi café", b"x" * 16, cost)
    assert key != keys.of_passphrase("kata sandi cafe", bytes(16), cost)


@pytest.mark.parametrize("cost", [(0, 64, 1), (11, 64, 1), (1, 7, 1), (1, 1 << 20, 1), (1, 64, 9), (1, 8, 2)])
def test_a_pack_may_not_ask_for_any_cost(cost: tuple[int, int, int]) -> None:
    with pytest.raises(Refusal):
        keys.Cost(*cost).check()

"""A pack that came back, up to its content: whose it is, who signed it, whether it is sealed for this office."""

from __future__ import annotations

from datetime import datetime
from itertools import accumulate

from ppid_desk.audits.packs import books, envelope, headers, keys, records
from ppid_desk.audits.packs.envelope import Kind, Pack
from ppid_desk.audits.packs.headers import Header
from ppid_desk.audits.packs.judging import examined
from ppid_desk.audits.packs.records import ReturnPack
from ppid_desk.audits.packs.rules import CheckedOut
from ppid_desk.enclosures.taking import Taken
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.papers.books.rules import Step, nobody
from ppid_desk.records.session import Reading


@dataclass(frozen=True, slots=True)
class Arrived:
    """A file whose lengths and signature hold, with its open half."""

    content: bytes
    sha256: str
    pack: Pack
    header: Header

    @property
    def made_at(self) -> datetime:
        """When the laptop made it, by its own clock."""
        return datetime.fromisoformat(self.header.made_at)


@dataclass(frozen=True, slots=True)
class Opened:
    """What came back; `files` are the bytes of its evidence in the same order, and `seen` what each of them is."""

    said: ReturnPack
    files: tuple[bytes, ...]
    seen: tuple[Taken | Refusal, ...]


def arrived(content: bytes) -> Arrived:
    """A file that may be a pack from a laptop. Raises Refusal for any other."""
    pack = envelope.framed(content)
    if pack.kind is not Kind.RETURN:
        raise Refusal("pack_is_out", field="FILE")
    return Arrived(content, envelope.digest(content), pack, headers.read_header(pack.header, headers.RETURN_LOCK))


def recognised(reading: Reading, found: Arrived) -> CheckedOut:
    """The pack that these books checked out, signed by its laptop. Raises Refusal for any other."""
    known = books.known(reading, found.header.pack)
    if known is None:
        raise Refusal("pack_unknown", field="FILE", pack=found.header.pack[:8], number=found.header.number)
    if bytes.fromhex(known.device) != found.pack.signer:
        raise Refusal("pack_signer", field="FILE", pack=known.id[:8], owner=known.owner_name)
    return known


def opened(found: Arrived, known: CheckedOut, seed: bytes, step: Step = nobody) -> Opened:
    """What is in it, with the office's key. Raises Refusal for what is not as it should be: nothing is taken of it.

    `step(done, all)` hears of each file of evidence and raises to stop.
    """
    key = keys.by_office(seed, bytes.fromhex(found.header.lock["half"]))
    content = envelope.unsealed(found.pack, key, "pack_not_ours")
    said = records.read_return(content.document)
    if (said.pack, said.run) != (known.id, known.run):
        raise Refusal("pack_other_run", field="FILE")
    files = _parted(content.files, [row["size"] for row in said.evidence])
    seen: list[Taken | Refusal] = []
    for row, file in zip(said.evidence, files, strict=True):
        step(len(seen), len(files))
        seen.append(examined(row, file))
    return Opened(said, files, tuple(seen))


def _parted(files: bytes, sizes: list[int]) -> tuple[bytes, ...]:
    if sum(sizes) != len(files):
        raise Refusal("pack_content", where="files", reason=f"{sum(sizes)} ≠ {len(files)}")
    ends = accumulate(sizes)
    return tuple(files[end - size : end] for end, size in zip(ends, sizes, strict=True))

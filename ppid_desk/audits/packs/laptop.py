"""One audit on a PC without an office: its pack is opened with the passphrase, and its answers go back sealed.

The folder of such an audit holds the pack as it came and encrypted books of kind "laptop". Their key lies in the pack
only: nothing on the disk opens without the passphrase, and where the books are lost the pack makes new ones.
"""

from __future__ import annotations

import contextlib
import uuid as uuids
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Self

from ppid_desk import paths, settings
from ppid_desk.audits.findings.service import Findings
from ppid_desk.audits.packs import envelope, filling, headers, keys, records, returning
from ppid_desk.audits.packs.envelope import Kind, Pack
from ppid_desk.audits.packs.headers import Header
from ppid_desk.audits.packs.records import OutPack
from ppid_desk.audits.packs.rules import PackHead, Returned
from ppid_desk.audits.service import Audits
from ppid_desk.clock import Clock
from ppid_desk.enclosures.service import Enclosures
from ppid_desk.errors import Refusal
from ppid_desk.facts import dataclass
from ppid_desk.people.officers import Officers
from ppid_desk.people.rules import Who
from ppid_desk.records import opening
from ppid_desk.records.books import Books
from ppid_desk.records.turns import Presence, Slot
from ppid_desk.workdays.service import Workdays

_KEPT = "audit.ppid-audit"  # the pack in the folder of its books


@dataclass(frozen=True, slots=True)
class _Read:
    """A pack that went out, read and not opened."""

    content: bytes
    pack: Pack
    header: Header


def default_root() -> Path:
    """The folder below which audits lie that were taken along by this user: beside the folder of an office."""
    folder = paths.default_folder()
    return folder.with_name(f"{folder.name} Audit")


def look(file: Path) -> PackHead:
    """What a pack says openly. Raises Refusal for anything that is no whole pack of an office, Trouble."""
    return _head(_read(file).header)


def on_this_pc(root: Path | None = None) -> tuple[tuple[PackHead, Path], ...]:
    """The audits that were opened on this PC, each with its pack; the one that ends first stands first."""
    found = []
    for file in sorted((root or default_root()).glob(f"*/{_KEPT}")):
        with contextlib.suppress(Refusal):  # a file that somebody put there
            found.append((look(file), file))
    return tuple(sorted(found, key=lambda each: (each[0].expires, each[0].number)))


def _read(file: Path) -> _Read:
    content = envelope.read(file)
    pack = envelope.framed(content)
    if pack.kind is not Kind.OUT:
        raise Refusal("pack_is_return", field="FILE")
    return _Read(content, pack, headers.read_header(pack.header, headers.OUT_LOCK))


def _head(header: Header) -> PackHead:
    made = datetime.fromisoformat(header.made_at)
    return PackHead(header.pack, header.number, header.office, header.owner, made, header.expires)


class Laptop:
    """One audit, open on a laptop: a desk with this audit and nothing else. Close it when done."""

    demo: bool

    def __init__(
        self, places: paths.Places, books: Books, presence: Presence, head: PackHead, out: OutPack, text: str
    ) -> None:
        self.places = places
        self.books = books
        self.clock = books.clock
        self.head = head
        self.run: str = out.run["id"]
        self.demo = out.demo
        self.settings = settings.parse(text)
        self._presence = presence
        self._out = out
        self.officers = Officers(books, self.settings)
        self.who: Who = self.officers.who
        self.enclosures = Enclosures(books, self.who)
        with books.read() as reading:
            workdays = Workdays.of_books(reading)
        self.audits = Audits(
            books, lambda: self.settings, workdays, self.who, self.officers.all, self.enclosures, device=head.pack
        )
        self.findings = Findings(
            books, workdays, self.who, self.officers.all, self.audits.proposed_findings, device=head.pack
        )

    @classmethod
    def open(cls, file: Path, passphrase: str, root: Path | None = None, clock: Clock | None = None) -> Laptop:
        """Open a pack with its passphrase (about 0.3 s): the first time its books are made, later they go on.

        `root` is the folder below which the audit has its own (default: the user's). Raises Refusal for a wrong
        passphrase and for a pack that is not as it should be, Trouble; then nothing is left half-made.
        """
        read = _read(file)
        out = _opened(read, passphrase)
        text = _settings_text(out)
        places = paths.prepare((root or default_root()) / str(uuids.UUID(read.header.pack)))
        _keep(places.folder / _KEPT, read.content)
        clock = clock or Clock.of(settings.parse(text).time_zone)
        head, founding = _head(read.header), opening.Founding(opening.LAPTOP, text, read.header.owner)
        first = partial(filling.fill, head, out, clock.now())
        books, presence = opening.open_books(places, clock, founding, out.books, first)
        try:
            return cls(places, books, presence, head, out, text)
        except BaseException:
            books.close()
            presence.leave()
            raise

    @property
    def expired(self) -> bool:
        """Whether the pack's last day is over: the work goes on and is taken in, marked as late."""
        return self.head.expired(self.clock.today())

    def fits(self, passphrase: str) -> bool:
        """Whether a passphrase is the one of this pack: to lift the cover of a laptop that was left (about 0.2 s)."""
        try:
            _opened(_read(self.places.folder / _KEPT), passphrase)
        except Refusal:
            return False
        return True

    def make_return(self, file: Path) -> Returned:
        """Write the pack for the office, of all that was recorded here; as often as one likes.

        Raises Refusal for more evidence than fits into a pack, Trouble when it cannot be written.
        """
        with self.books.read() as reading:
            content, many, files = returning.sealed(reading, self._out, self.head, self.clock.now())
        paths.write_whole(file, content)
        sha256 = envelope.digest(content)
        told = {"pack": self.head.pack, "sha256": sha256, "records": many, "files": files}
        opening.tell(self.books, self.who().name, "audit.return_made", told)
        return Returned(file, sha256, many, files)

    def slot(self) -> Slot:
        """Take the next free place for a window at this PC."""
        return Slot(self.places.folder)

    def changes(self) -> int:
        """A number that differs when anything was written, here or in another process."""
        return self.books.changes()

    def close(self) -> None:
        """Finish writing and let the books go."""
        self.books.close()
        self._presence.leave()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _opened(read: _Read, passphrase: str) -> OutPack:
    lock = read.header.lock
    cost = keys.Cost(lock["time"], lock["memory"], lock["lanes"])
    key = keys.of_passphrase(passphrase, bytes.fromhex(lock["salt"]), cost)
    out = records.read_out(envelope.unsealed(read.pack, key, "pack_passphrase_wrong").document)
    if (out.pack, out.run["number"]) != (read.header.pack, read.header.number):
        raise Refusal("pack_content", where="document.pack", reason="header")
    return out


def _settings_text(out: OutPack) -> str:
    """The settings of the laptop's books: the shipped ones with the office's own names."""
    return settings.changed(settings.prefilled(), dict(out.settings))


def _keep(kept: Path, content: bytes) -> None:
    """Keep the pack beside its books; there is one pack of an id, and no other."""
    if not kept.exists():
        paths.write_whole(kept, content)
    elif envelope.digest(envelope.read(kept)) != envelope.digest(content):
        raise Refusal("pack_other_same", field="FILE")

"""What an enclosure (lampiran) is: its kinds, its limits, and the names that it may bear outside."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from enum import StrEnum

from ppid_desk.facts import dataclass

MOST_BYTES = 10 * 1024 * 1024  # of one file, as it is handed over
MOST_FILES = 25  # of one subject, those that were removed not counted
MOST_PIXELS = 40_000_000  # of a picture, before it is made smaller
MOST_PAGES = 500
LONGER_SIDE = 1600  # pixels of a kept picture: an A4 page at about 140 dpi
END_OF_PDF = 1024  # bytes at the end in which a whole PDF says so
LONGEST_NAME = 255
LONGEST_NOTE = 500


class Kind(StrEnum):
    """What a file is for (domain sections 2–4): the officer says it, the program cannot know it."""

    IDENTITY = "identity"  # KTP, SIM, paspor
    POWER = "power"  # surat kuasa
    DEED = "deed"  # akta, pengesahan badan hukum
    LETTER = "letter"  # surat permohonan atau surat lain
    ANSWER = "answer"  # pemberitahuan tertulis yang sudah ditandatangani
    SENDING = "sending"  # bukti pengiriman
    OTHER = "other"


class Media(StrEnum):
    """In which form a file is kept; everything else is turned into one of these, or refused."""

    JPEG = "image/jpeg"
    PNG = "image/png"
    PDF = "application/pdf"


_ENDINGS = {Media.JPEG: ".jpg", Media.PNG: ".png", Media.PDF: ".pdf"}


@dataclass(frozen=True, slots=True)
class NewEnclosure:
    """A file as it is handed over. `register` and `subject` (a UUID) say to what it belongs."""

    register: str
    subject: str
    kind: Kind
    name: str
    content: bytes
    note: str = ""


@dataclass(frozen=True, slots=True)
class Act:
    """Somebody removed or erased a file, and why."""

    at: datetime
    by: str
    reason: str


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file of the books, without its bytes. `size` is in bytes, `sha256` (hexadecimal) that of what is kept.

    A picture has one page and its pixels; a PDF has pages; a `locked` one asks for a password and cannot be shown.
    """

    id: str  # UUID
    register: str
    subject: str
    kind: Kind
    name: str
    note: str
    media: Media
    size: int
    sha256: str
    pages: int
    wide: int
    high: int
    locked: bool
    added_at: datetime
    added_by: str
    removed: Act | None = None
    purged: Act | None = None

    @property
    def is_identity(self) -> bool:
        """Whether it may be seen by a logged act only (UU 27/2022 Ps 31: every look at an identity is recorded)."""
        return self.kind is Kind.IDENTITY


@dataclass(frozen=True, slots=True)
class Look:
    """A file that is looked at: its bytes agree with its hash, and where it is an identity the look is recorded."""

    enclosure: Enclosure
    content: bytes
    sizes: tuple[tuple[float, float], ...]  # of each page; in points for a PDF, in pixels for a picture


def is_whole(content: bytes) -> bool:
    """Whether a picture or a PDF ends as it should: a scanner may still be writing one that does not."""
    if content.startswith(b"%PDF-"):
        return b"%%EOF" in content[-END_OF_PDF:]
    if content.startswith(b"\xff\xd8"):
        return content.rstrip(b"\0").endswith(b"\xff\xd9")
    if content.startswith(b"\x89PNG"):
        return b"IEND" in content[-16:]
    return bool(content)


_LIKELY = (
    (Kind.IDENTITY, r"ktp|\bsim\b|paspor|passport|identitas|\bid\b"),
    (Kind.POWER, r"kuasa"),
    (Kind.DEED, r"akta|akte|pengesahan|kemenkum|\bad.?art\b"),
    (Kind.ANSWER, r"jawaban|pemberitahuan|balasan"),
    (Kind.SENDING, r"resi|bukti|kirim"),
    (Kind.LETTER, r"surat|permohonan"),
)


def likely_kind(name: str) -> Kind:
    """What a file's name suggests that it is for: only ever offered, the officer says it."""
    said = re.sub(r"[_\W]+", " ", name.casefold())
    return next((kind for kind, words in _LIKELY if re.search(words, said)), Kind.OTHER)


_RESERVED = re.compile(r"(con|prn|aux|nul|clock\$|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$", re.IGNORECASE)
_KNOWN = re.compile(r"\.(jpe?g|png|pdf|tiff?|webp)$", re.IGNORECASE)
_STEM_BYTES = 160


def safe_name(name: str, media: Media) -> str:
    """A name that every file system takes and that no folder, device or direction mark hides in.

    Its ending is that of what the file really is: "faktur.pdf.exe" that is a picture becomes "faktur.pdf.exe.jpg".
    """
    return (_stem(_KNOWN.sub("", _last(name))) or "berkas") + _ENDINGS[media]


def shown_name(name: str) -> str:
    """A name as it may stand in a sentence: one short line without direction marks."""
    seen = "".join(sign for sign in one_line_of(name) if unicodedata.category(sign)[0] != "C")
    return seen if len(seen) <= 60 else f"{seen[:40]}…{seen[-15:]}"


def one_line_of(name: str) -> str:
    """A name on one line."""
    return " ".join(name.split())


def _last(name: str) -> str:
    return re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]


def _stem(name: str) -> str:
    kept = "".join(sign for sign in one_line_of(name) if unicodedata.category(sign)[0] != "C")
    kept = re.sub(r'[<>:"|?*\x00-\x1f]', "-", kept).strip(" .")
    kept = kept.encode()[:_STEM_BYTES].decode("utf-8", "ignore").strip(" .")
    return f"_{kept}" if _RESERVED.match(kept.split(".")[0].strip()) else kept

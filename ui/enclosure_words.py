"""Words, icons and sizes of files, in the language of the screens."""

from __future__ import annotations

from collections.abc import Mapping

from ppid_desk.enclosures.rules import Enclosure, Kind, Media
from ppid_desk.language import current, mark, short_date, tr
from ppid_desk.text import isolate

KINDS: Mapping[Kind, str] = {
    Kind.IDENTITY: mark("Identity"),
    Kind.POWER: mark("Power of attorney"),
    Kind.DEED: mark("Deed"),
    Kind.LETTER: mark("Letter"),
    Kind.ANSWER: mark("Signed answer"),
    Kind.SENDING: mark("Proof of sending"),
    Kind.OTHER: mark("Something else"),
}
ICONS: Mapping[Kind, str] = {kind: kind.value for kind in Kind}


def size(many: int) -> str:
    """ "812 kB", "1,2 MB"."""
    if many < 1_000_000:
        return f"{max(1, round(many / 1000))} kB"
    point = f"{many / 1_000_000:.1f} MB"
    return point.replace(".", ",") if current() == "id" else point


def name(of: Enclosure) -> str:
    """The name of a file as it may stand on the screen; of an erased one what is left."""
    if of.purged:
        return tr("erased: {reason}", reason=isolate(of.purged.reason))
    return isolate(of.name)


def form(of: Enclosure) -> str:
    """ "PDF, 3 halaman", "JPEG"."""
    if of.media is not Media.PDF:
        return "PNG" if of.media is Media.PNG else "JPEG"
    return tr("PDF, locked") if of.locked else tr("PDF, {n} p.", n=of.pages)


def added(of: Enclosure) -> str:
    """Who added a file and when."""
    return f"{short_date(of.added_at.date(), year=False)} {of.added_at:%H.%M} · {of.added_by}"

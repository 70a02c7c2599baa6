"""Commands about audits on a laptop: audit pack out, in, revoke, list."""

from __future__ import annotations

import argparse
from datetime import timedelta
from pathlib import Path
from typing import Any

from ppid_desk.audits.packs.rules import USUAL_DAYS, Acceptance, CheckedOut, Line, Outcome
from ppid_desk.cli.answer import Answer, add_command, read_date
from ppid_desk.cli.door import opened, passphrase_in
from ppid_desk.paths import write_whole
from ppid_desk.text import one_line

_OUTCOMES = {
    Outcome.TAKEN: "diambil", Outcome.ALREADY: "sudah ada", Outcome.LATE: "terlambat", Outcome.REFUSED: "ditolak",
}  # fmt: skip


def add(verbs: Any) -> None:
    """Add this room's commands below “audit”."""
    group = verbs.add_parser("pack", help="audits that go out on a laptop and come back", allow_abbrev=False)
    acts = group.add_subparsers(dest="act", required=True, metavar="out|in|revoke|list")
    out = add_command(acts, "out", _out, "write an audit into one sealed file for an auditor's laptop")
    out.add_argument("audit", metavar="RUN", help="the audit's number or id")
    out.add_argument("file", metavar="FILE", type=Path)
    out.add_argument(
        "--expires", metavar="DATE", help=f"the last day on which it should be answered (default: {USUAL_DAYS} days on)"
    )
    out.add_argument(
        "--owner", metavar="OFFICER", default="", help="the auditor who takes it along (default: who acts)"
    )
    help_ = "a file whose first line is the passphrase that opens the pack; it is kept nowhere"
    out.add_argument("--new-file", metavar="FILE", type=Path, required=True, help=help_)
    back = add_command(acts, "in", _in, "take in a pack that came back; exit 1 when something of it was refused")
    back.add_argument("file", metavar="FILE", type=Path)
    back.add_argument("--out", metavar="FILE", type=Path, help="the acceptance report as PDF")
    revoke = add_command(acts, "revoke", _revoke, "a pack may not come back any more; its laptop was lost")
    revoke.add_argument("pack", metavar="PACK", help="an id of “audit pack list”, or at least its first 6 signs")
    revoke.add_argument("--reason", metavar="TEXT", required=True)
    listed = add_command(acts, "list", _list, "every pack that went out, and what came back")
    listed.add_argument("--run", metavar="RUN", dest="audit", default="", help="only those of one audit")


def _out(chosen: argparse.Namespace, answer: Answer) -> int:
    given, passphrase = read_date(chosen.expires) if chosen.expires else None, passphrase_in(chosen.new_file)
    with opened(chosen) as desk:
        owner, expires = chosen.owner or desk.who().id, given or desk.clock.today() + timedelta(days=USUAL_DAYS)
        _say(desk.audit_packs.check_out(chosen.audit, owner, passphrase, expires, chosen.file), answer)
    return 0


def _in(chosen: argparse.Namespace, answer: Answer) -> int:
    from ppid_desk.audits.packs.acceptance import document

    with opened(chosen) as desk:
        report = desk.audit_packs.check_in(chosen.file)
        if chosen.out:
            write_whole(chosen.out, desk.audit_packs.paper(report))
    answer.say(document(report), "\n".join(_words(report)))
    return 1 if report.many(Outcome.REFUSED) else 0


def _words(report: Acceptance) -> list[str]:
    counts = ", ".join(f"{report.many(outcome)} {word}" for outcome, word in _OUTCOMES.items())
    agrees = "Kedua sisi sama." if report.agrees else "Catatan di laptop dan di buku kantor TIDAK sama."
    first = f"{report.pack.number}, paket {report.pack.id[:8]} ({report.pack.owner_name}): {counts}. {agrees}"
    marks = ("Diterima setelah masa berlaku.", report.expired), ("Audit sudah ditutup.", report.closed)
    return [" ".join([first, *(word for word, holds in marks if holds)]), *map(_line, report.lines)]


def _line(line: Line) -> str:
    where = f"{line.sequence or '-':>5}  {line.kind:<8}  {line.item}  {line.subject}"
    return one_line(f"{where}  {_OUTCOMES[line.outcome]}" + (f": {line.reason}" if line.reason else ""))


def _revoke(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        _say(desk.audit_packs.revoke(chosen.pack, chosen.reason), answer)
    return 0


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for each in desk.audit_packs.all(chosen.audit):
            _say(each, answer)
    return 0


def _say(pack: CheckedOut, answer: Answer) -> None:
    revoked, returned = pack.revoked_at, pack.returned_at
    document = {
        "id": pack.id, "run": pack.run, "number": pack.number, "owner": pack.owner_name,
        "made_at": pack.made_at.isoformat(), "expires": pack.expires.isoformat(),
        "revoked_at": revoked.isoformat() if revoked else None, "revoked_reason": pack.revoked_reason,
        "returned_at": returned.isoformat() if returned else None, "returns": pack.returns, "records": pack.records,
    }  # fmt: skip
    state = f"dicabut: {pack.revoked_reason}" if revoked else f"kembali {pack.returns}×" if pack.returns else "di luar"
    answer.say(document, one_line(f"{pack.id[:8]}  {pack.number}  {pack.owner_name}  {pack.expires}  {state}"))

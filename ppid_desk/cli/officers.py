"""Commands about officers: who works here, what they may do, their passphrases, who looked at identity numbers."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from ppid_desk.cli.answer import Answer, add_command
from ppid_desk.cli.door import clock_of, opened, passphrase_in
from ppid_desk.errors import Refusal
from ppid_desk.founding import open_existing
from ppid_desk.paths import write_whole
from ppid_desk.people.officers import Officers
from ppid_desk.people.passphrases import ASKS_FOR_NEW
from ppid_desk.people.rules import Officer, OfficerFacts, Role
from ppid_desk.records import key
from ppid_desk.text import one_line

_TEXTS = ("name", "nip", "title", "unit")


def add(commands: Any) -> None:
    """Add this room's commands."""
    group = commands.add_parser("officer", help="who works here, and what they may do", allow_abbrev=False)
    verbs = group.add_subparsers(dest="verb", required=True, metavar="VERB")
    add_command(verbs, "list", _list, "every officer with roles; never a passphrase")
    add_command(verbs, "looks", _looks, "who looked at whole identity numbers, the newest first; 1,000 at most")
    new = add_command(verbs, "add", _add, "add an officer")
    new.add_argument("name", metavar="NAME")
    change = add_command(verbs, "change", _change, "change name, NIP, title, unit or roles")
    change.add_argument("officer", metavar="OFFICER")
    change.add_argument("--name", metavar="TEXT")
    for each in (new, change):
        for text in _TEXTS[1:]:
            each.add_argument(f"--{text}", metavar="TEXT")
        each.add_argument("--role", metavar="ROLE", action="append", default=[], help=", ".join(Role))
    _more(verbs)


def _more(verbs: Any) -> None:
    for verb, does, help_ in (
        ("deactivate", Officers.deactivate, "let an officer act no more"),
        ("reactivate", Officers.reactivate, "let an officer act again"),
        ("unlock", Officers.unlock, "forget an officer's wrong passphrases"),
    ):
        each = add_command(verbs, verb, _do, help_)
        each.add_argument("officer", metavar="OFFICER")
        each.set_defaults(does=does)
    passphrase = add_command(verbs, "passphrase", _passphrase, "set the passphrase that stands in a file")
    passphrase.add_argument("officer", metavar="OFFICER")
    passphrase.add_argument("--new-file", metavar="FILE", type=Path, required=True)
    help_ = "a file with one of the officer's recovery codes, in place of signing in"
    passphrase.add_argument("--code-file", metavar="FILE", type=Path, help=help_)
    codes = add_command(verbs, "recovery-codes", _codes, "make ten recovery codes as PDF; older ones hold no more")
    codes.add_argument("officer", metavar="OFFICER")
    codes.add_argument("--out", metavar="FILE", type=Path, required=True)


def _list(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for officer in desk.officers.all():
            _say(officer, answer)
    return 0


def _looks(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        for look in desk.requests.looks():
            told = {"at": look.at.isoformat(), "officer": look.actor, "number": look.number, "reason": look.reason}
            answer.say(told, f"{look.at:%Y-%m-%d %H:%M}  {look.actor}  {look.number}  {one_line(look.reason)}")
    return 0


def _add(chosen: argparse.Namespace, answer: Answer) -> int:
    facts = _stated(OfficerFacts(chosen.name), chosen)
    with opened(chosen) as desk:
        _say(desk.officers.add(facts), answer)
    return 0


def _change(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        known = desk.officers.named(chosen.officer)
        before = OfficerFacts(known.name, known.nip, known.title, known.unit, known.roles)
        _say(desk.change_officer(known.id, _stated(before, chosen)), answer)
    return 0


def _stated(facts: OfficerFacts, chosen: argparse.Namespace) -> OfficerFacts:
    texts = {name: text for name in _TEXTS if (text := getattr(chosen, name)) is not None}
    roles = frozenset(map(_role, chosen.role)) or facts.roles
    return replace(facts, **texts, roles=roles)


def _role(text: str) -> Role:
    try:
        return Role(text)
    except ValueError:
        raise Refusal("officer_role_unknown", field="--role", role=text, known=", ".join(Role)) from None


def _do(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        _say(chosen.does(desk.officers, chosen.officer), answer)
    return 0


def _passphrase(chosen: argparse.Namespace, answer: Answer) -> int:
    if chosen.code_file:
        return _recover(chosen, answer)
    current = passphrase_in(chosen.passphrase_file) if chosen.passphrase_file else ""
    new = passphrase_in(chosen.new_file)
    try:
        with opened(chosen) as desk:
            _say(desk.officers.set_passphrase(chosen.officer, new, current), answer)
    except Refusal as refusal:
        if refusal.code not in ASKS_FOR_NEW:
            raise
        _say(_renewed(chosen, current, new, refusal), answer)
    return 0


def _renewed(chosen: argparse.Namespace, current: str, new: str, refusal: Refusal) -> Officer:
    """Whose passphrase is not valid any more sets their own new one, and may do nothing else."""
    with open_existing(chosen.data, clock_of(chosen)) as desk:
        if desk.officers.named(chosen.acting).id != desk.officers.named(chosen.officer).id:
            raise refusal
        return desk.officers.renew(chosen.officer, current, new)


def _recover(chosen: argparse.Namespace, answer: Answer) -> int:
    code, new = passphrase_in(chosen.code_file), passphrase_in(chosen.new_file)
    with open_existing(chosen.data) as desk:
        _say(desk.officers.recover(chosen.officer, code, new), answer)
    return 0


def _codes(chosen: argparse.Namespace, answer: Answer) -> int:
    with opened(chosen) as desk:
        write_whole(chosen.out, desk.recovery_codes(chosen.officer))
        key.keep_private(chosen.out)
        _say(desk.officers.named(chosen.officer), answer)
    return 0


def _say(officer: Officer, answer: Answer) -> None:
    until = officer.blocked_until
    roles = [role.value for role in Role if role in officer.roles]
    document = {
        "id": officer.id,
        "name": officer.name,
        "nip": officer.nip,
        "title": officer.title,
        "unit": officer.unit,
        "roles": roles,
        "active": officer.active,
        "has_passphrase": officer.has_passphrase,
        "recovery_codes": officer.codes_left,
        "blocked_until": until.isoformat() if until else None,
    }
    left = "" if officer.active else "  (nonaktif)"
    answer.say(document, f"{officer.name}  {officer.nip}  {', '.join(roles)}{left}")

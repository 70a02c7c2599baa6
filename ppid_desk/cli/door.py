"""The door of the console: the books are opened, and whoever is named with --as acts."""

from __future__ import annotations

import argparse
from datetime import UTC, datetime
from pathlib import Path

from ppid_desk.clock import Clock
from ppid_desk.desk import Desk
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.founding import open_existing

_MOST = 4096  # bytes of a file with a passphrase


def opened(chosen: argparse.Namespace) -> Desk:
    """Open the desk of the command's folder with its officer signed in. Raises Refusal or Trouble.

    While no officer has a passphrase, the first one acts, or the one named with --as.
    """
    desk = open_existing(chosen.data, clock_of(chosen))
    try:
        if chosen.clock and not desk.demo:
            raise Refusal("clock_for_demo_only", field="--clock")
        sign_in(desk, chosen)
    except BaseException:
        desk.close()
        raise
    return desk


def clock_of(chosen: argparse.Namespace) -> Clock | None:
    """The clock of --clock, which stands still; None for the machine's own. Raises Refusal."""
    if not chosen.clock:
        return None
    try:
        moment = datetime.fromisoformat(chosen.clock)
        moment.astimezone(UTC)
    except (ValueError, OverflowError):
        raise Refusal("time_unreadable", field="--clock", text=chosen.clock) from None
    if moment.tzinfo is None:
        raise Refusal("time_unreadable", field="--clock", text=chosen.clock)
    return Clock.standing(moment)


def sign_in(desk: Desk, chosen: argparse.Namespace) -> None:
    """Let the officer of --as act. Raises Refusal where somebody must be named, or does not fit."""
    if desk.officers.guarded:
        if not chosen.acting or not chosen.passphrase_file:
            raise Refusal("sign_in_needed", field="--as")
        desk.officers.sign_in(chosen.acting, passphrase_in(chosen.passphrase_file))
    elif chosen.acting:
        desk.officers.choose(chosen.acting)


def passphrase_in(file: Path) -> str:
    """The passphrase in the first line of a file. Raises Refusal or Trouble."""
    try:
        with file.open("rb") as stream:
            raw = stream.read(_MOST + 1)
        if len(raw) > _MOST:
            raise Refusal("passphrase_file", field="--passphrase-file", file=file, reason=f"> {_MOST} B")
        return (raw.decode("utf-8-sig").splitlines() or [""])[0]
    except UnicodeDecodeError:
        raise Refusal("passphrase_file", field="--passphrase-file", file=file, reason="not UTF-8") from None
    except OSError as error:
        reason = error.strerror or error
        raise Trouble("passphrase_file", field="--passphrase-file", file=file, reason=reason) from error

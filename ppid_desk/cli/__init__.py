"""ppid-deskctl: the desk from the console. Imports no Qt; refusals are one line on stderr and exit 2."""

from __future__ import annotations

from ppid_desk.cli.main import main

__all__ = ["main"]

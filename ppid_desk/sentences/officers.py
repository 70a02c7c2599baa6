"""Refusals about officers, roles and signing in."""

from __future__ import annotations

from ppid_desk.language import mark

SENTENCES: dict[str, str] = {
    "role_missing": mark("{name} may not do this; it takes one of these roles: {roles}."),
}

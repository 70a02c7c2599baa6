"""Bring the translations up to date: `python -m tests.tools.translations` extracts, updates id.po and compiles id.mo.

What is still untranslated is listed; a test fails on it, and when the compiled file is not that of the text.
"""

from __future__ import annotations

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parents[2]
PO = ROOT / "resources" / "translations" / "id.po"
MO = PO.with_suffix(".mo")
_HEAD = "# The words of the screens in Indonesian. The texts are brought here by `python -m tests.tools.translations`."
_NO_TIME = datetime(2026, 1, 1, tzinfo=UTC)  # the compiled file is the same whenever it is made


def marked() -> dict[str, list[str]]:
    """Every text inside tr(…) or mark(…), with the files that it stands in."""
    found: dict[str, list[str]] = {}
    for file in sorted([*(ROOT / "ppid_desk").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("tr", "mark"):
                for text in _constants(node.args[0]):
                    found.setdefault(text, []).append(file.relative_to(ROOT).as_posix())
    return {text: files for text, files in found.items() if text}


def _constants(node: ast.expr) -> list[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return [node.value]
    if isinstance(node, ast.IfExp):
        return [*_constants(node.body), *_constants(node.orelse)]
    return []


def catalogue() -> Catalog:
    """The translations as they stand in the text file."""
    with PO.open("rb") as stream:
        return read_po(stream, locale="id")


def compiled(found: Catalog) -> bytes:
    """The catalogue in the form that the program reads."""
    found.creation_date = found.revision_date = _NO_TIME
    stream = io.BytesIO()
    write_mo(stream, found)
    return stream.getvalue()


def update() -> list[str]:
    """Rewrite both files; returns the texts that have no translation."""
    old = catalogue() if PO.exists() else Catalog(locale="id")
    new = Catalog(locale="id", project="PPID Desk", charset="utf-8", fuzzy=False, header_comment=_HEAD)
    new.last_translator = new.language_team = "PPID Desk"
    new.creation_date = new.revision_date = None
    for text in sorted(marked()):
        known = old.get(text)
        new[text] = Message(text, string=known.string if isinstance(known, Message) else "")
    stream = io.BytesIO()
    write_po(stream, new, width=110, omit_header=False, no_location=True)
    lines = stream.getvalue().decode("utf-8").splitlines(keepends=True)
    kept = [
        line for line in lines if not line.startswith(('"POT-Creation', '"PO-Revision', '"Generated-By', '"Report-'))
    ]
    PO.write_text("".join(kept), encoding="utf-8")
    MO.write_bytes(compiled(catalogue()))
    return [message.id for message in catalogue() if message.id and not message.string]


if __name__ == "__main__":
    open_texts = update()
    for each in open_texts:
        sys.stdout.write(f"not translated: {each}\n")

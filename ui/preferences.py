"""How this PC likes its window: theme, text size, language. Nothing of the office; lost without harm."""

from __future__ import annotations

import contextlib
from dataclasses import asdict
from pathlib import Path

from ppid_desk.facts import dataclass
from ppid_desk.language import LANGUAGES
from ui.theme import CHOICES

_SCALES = range(90, 201)


@dataclass(frozen=True, slots=True)
class Preferences:
    """`language` "" means: as the office's settings say; `width` 0: the window's own first size, in pixels."""

    theme: str = "light"
    scale: int = 100
    language: str = ""
    width: int = 0
    height: int = 0
    maximized: bool = False

    @classmethod
    def load(cls, file: Path) -> Preferences:
        """What was kept; anything odd in the file counts as not set."""
        if not file.exists():
            return cls()
        import json

        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return cls()
        found, plain = found if isinstance(found, dict) else {}, cls()
        theme, scale, language = found.get("theme"), found.get("scale"), found.get("language")
        return cls(
            theme if theme in CHOICES else plain.theme,
            scale if isinstance(scale, int) and scale in _SCALES else plain.scale,
            language if language in LANGUAGES else "",
            _side(found.get("width")),
            _side(found.get("height")),
            found.get("maximized") is True,
        )

    def save(self, file: Path) -> None:
        """Keep them; where that is not possible they hold until the window closes."""
        import json

        with contextlib.suppress(OSError):
            file.write_text(json.dumps(asdict(self)), encoding="utf-8")


def _side(found: object) -> int:
    return found if isinstance(found, int) and 0 < found < 20_000 else 0

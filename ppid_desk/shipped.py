"""Where the files lie that come with the program."""

from __future__ import annotations

from pathlib import Path

import resources

_FOLDER = Path(resources.__file__).parent


def shipped(*names: str) -> Path:
    """The path of a file or folder that comes with the program, by its names ("themes", "light.toml").

    `importlib.resources` says the same for programs in one folder, and takes longer to load than all of them to read.
    """
    return _FOLDER.joinpath(*names)

"""What an installer registers stands as data beside the program: both endings of packs open it by a double-click."""

from __future__ import annotations

import configparser
import re
from pathlib import Path
from xml.etree import ElementTree as Tree

from ppid_desk.audits.packs.rules import OUT_ENDING, RETURN_ENDING

FOLDER = Path(__file__).parents[2] / "resources" / "associations"
ENDINGS = {OUT_ENDING, RETURN_ENDING}
NAMES = "{http://www.freedesktop.org/standards/shared-mime-info}"


def registry() -> dict[str, dict[str, str]]:
    text = (FOLDER / "windows.reg").read_text("utf-8")
    assert text.startswith("Windows Registry Editor Version 5.00\n")
    found: dict[str, dict[str, str]] = {}
    values: dict[str, str] = {}
    for line in text.splitlines()[1:]:
        if head := re.fullmatch(r"\[HKEY_CURRENT_USER\\Software\\Classes\\(.+)\]", line):
            values = found.setdefault(head[1], {})
        elif value := re.fullmatch(r'(@|".+?")="(.*)"', line):
            values[value[1].strip('"')] = re.sub(r"\\(.)", r"\1", value[2])
        else:
            assert not line or line.startswith(";"), line
    return found


def test_windows_opens_both_endings_with_the_program() -> None:
    found = registry()
    assert {name for name in found if name.startswith(".")} == ENDINGS
    for ending in ENDINGS:
        command = found[f"{found[ending]['@']}\\shell\\open\\command"]["@"]
        assert re.fullmatch(r'"[A-Z]:\\.+\\ppid-desk\.exe" "%1"', command)


def test_linux_knows_the_same_types() -> None:
    entry = configparser.ConfigParser(interpolation=None)
    entry.read(FOLDER / "ppid-desk.desktop", "utf-8")
    desktop = entry["Desktop Entry"]
    types = {each for each in desktop["MimeType"].split(";") if each}
    tree = Tree.parse(FOLDER / "ppid-desk.xml").getroot()
    told = {each.attrib["type"]: each[-1].attrib["pattern"] for each in tree.iter(f"{NAMES}mime-type")}
    assert desktop["Exec"] == "ppid-desk %f"
    assert types == set(told) == {registry()[ending]["Content Type"] for ending in ENDINGS}
    assert set(told.values()) == {f"*{ending}" for ending in ENDINGS}

"""The one settings file of an office: typed, checked, and explained when it is wrong."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import MISSING, asdict, field, fields, is_dataclass
from datetime import date, time
from pathlib import Path
from typing import Any, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from ppid_desk.clock import OFFICE_ZONE
from ppid_desk.errors import Refusal, Trouble
from ppid_desk.facts import dataclass
from ppid_desk.language import LANGUAGES
from ppid_desk.numbering import Template
from ppid_desk.shipped import shipped

NO_PRINTER = "pdf"
LOCK_MINUTES = range(3, 16)
PASSPHRASE_RULES = PLAIN, BSSN = ("plain", "bssn")
PAPERS = ("a4", "f4", "a5", "80mm")
_HOURS = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")


@dataclass(frozen=True, slots=True)
class Office:
    """The public body and its information desk, as on letters."""

    name: str
    unit: str
    letterhead: tuple[str, ...]
    address: tuple[str, ...]
    city: str


@dataclass(frozen=True, slots=True)
class Official:
    """Somebody with a name, a staff number (NIP) and a title; empty ones leave a line to write on."""

    name: str = ""
    nip: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Hours:
    """When the desk is open, "07:30-16:00"; empty on closed days."""

    monday: str = ""
    tuesday: str = ""
    wednesday: str = ""
    thursday: str = ""
    friday: str = ""
    saturday: str = ""
    sunday: str = ""

    def end_on(self, day: date) -> time | None:
        """When the desk closes on a day; None on a closed day."""
        hours = getattr(self, fields(self)[day.weekday()].name)
        return time.fromisoformat(hours.partition("-")[2]) if hours else None


@dataclass(frozen=True, slots=True)
class Numbers:
    """How registration numbers are written, and with which one a year begins."""

    office: str
    template: str
    next: int = 1
    next_year: int = 0
    objection_template: str = "{seq:04d}/KIP/KPU-KS/{month_roman}/{year}"

    def first_of(self, year: int) -> int:
        """The first number of a year in which none was given yet."""
        return self.next if year == self.next_year else 1

    def example(self, day: date) -> str:
        """How the first number of a day's year is written. Raises Refusal when the template is wrong."""
        template = Template(self.template)
        template.check()
        return template.number(self.first_of(day.year), day)

    def objection_example(self, day: date) -> str:
        """How the first number of an objection is written. Raises Refusal when its template is wrong."""
        template = Template(self.objection_template, "numbers.objection_template")
        template.check()
        return template.number(1, day)


@dataclass(frozen=True, slots=True)
class Printing:
    """The paper of slips and the printer's name in the system; "" means the system's default, NO_PRINTER none."""

    paper: str = "a5"
    printer: str = ""


@dataclass(frozen=True, slots=True)
class Safekeeping:
    """Where copies of the books go besides their own folder (a stick, another disk; empty: nowhere), and how many stay.

    The newest copy of each of the last `days` days, `weeks` weeks and `months` months that have one is kept.
    """

    folder: str = ""
    days: int = 14
    weeks: int = 8
    months: int = 12


@dataclass(frozen=True, slots=True)
class Scan:
    """Where the scanner puts its files; empty: nowhere that is watched."""

    folder: str = ""


@dataclass(frozen=True, slots=True)
class Lock:
    """When a desk that needs signing in locks by itself: after so many minutes without typing or mouse."""

    minutes: int = 5


@dataclass(frozen=True, slots=True)
class Passphrases:
    """What officers' passphrases must be: "plain" (length, none of the common ones), "bssn" also BSSN's own rules."""

    rules: str = "plain"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage (tahapan) of an election with its legal basis; `first` and `last` belong to it."""

    name: str
    first: date
    last: date
    basis: str


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything an office sets."""

    office: Office
    officer: Official
    numbers: Numbers
    ppid: Official = field(default_factory=Official)
    superior: Official = field(default_factory=Official)
    hours: Hours = field(default_factory=Hours)
    printing: Printing = field(default_factory=Printing)
    copies: Safekeeping = field(default_factory=Safekeeping)
    scan: Scan = field(default_factory=Scan)
    lock: Lock = field(default_factory=Lock)
    passphrases: Passphrases = field(default_factory=Passphrases)
    stages: tuple[Stage, ...] = ()
    language: str = "id"
    time_zone: str = OFFICE_ZONE

    def stage_on(self, day: date) -> Stage | None:
        """The election stage that runs on a day, if any."""
        return next((stage for stage in self.stages if stage.first <= day <= stage.last), None)


def prefilled() -> str:
    """The text of the settings file as it is shipped: KPU Kota Serang."""
    return shipped("settings", "kpu-kota-serang.toml").read_text(encoding="utf-8")


def read(path: Path) -> str:
    """The text of a settings file. Raises Refusal or Trouble when it is no text, or cannot be read."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal("settings_not_utf8", file=path, position=error.start) from None
    except OSError as error:
        raise Trouble("settings_unreadable", file=path, reason=error.strerror or error) from error


def parse(text: str, name: str = "settings.toml") -> Settings:
    """Read and check settings. Raises Refusal that names the file, the setting, what stands there and what may."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Refusal("settings_syntax", file=name, reason=error) from None
    try:
        settings: Settings = _read(Settings, table, "")
        _check(settings)
    except Refusal as refusal:
        raise Refusal("settings_wrong", field=refusal.field, file=name, reason=refusal) from None
    return settings


def changed(text: str, changes: Mapping[str, object]) -> str:
    """The text of a settings file with some settings changed ("office.city" → "Serang"); its comments stay.

    Tuples are written as lists. Raises Refusal when the text, or what it says then, is wrong.
    """
    import tomlkit

    parse(text)
    document = tomlkit.parse(text)
    for name, value in changes.items():
        *tables, last = name.split(".")
        table: Any = document
        for each in tables:
            if each not in table:
                table[each] = tomlkit.table()
            table = table[each]
        table[last] = list(value) if isinstance(value, tuple) else value
    written = tomlkit.dumps(document)
    parse(written)
    return written


def differences(before: Settings, after: Settings) -> dict[str, tuple[object, object]]:
    """Which settings differ: name → what it was, what it is."""
    old, new = flat(before), flat(after)
    names = [*old, *(name for name in new if name not in old)]
    return {name: (old.get(name), new.get(name)) for name in names if old.get(name) != new.get(name)}


def flat(settings: Settings) -> dict[str, object]:
    """Every setting by its name ("office.city")."""
    return _flat(asdict(settings), "")


def _flat(table: Mapping[str, Any], where: str) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in table.items():
        path = _path(where, name)
        found.update(_flat(value, path) if isinstance(value, dict) else {path: value})
    return found


def _read(kind: Any, table: object, where: str) -> Any:
    if not isinstance(table, dict):
        raise Refusal("setting_not_table", field=where, setting=where)
    hints, known = get_type_hints(kind), {each.name: each for each in fields(kind)}
    for name in table:
        if name not in known:
            raise Refusal("setting_unknown", field=where, setting=_path(where, name), known=", ".join(known))
    values = {name: _value(hints[name], value, _path(where, name)) for name, value in table.items()}
    for name, each in known.items():
        if name not in values and each.default is MISSING and each.default_factory is MISSING:
            raise Refusal("setting_missing", field=where, setting=_path(where, name))
    return kind(**values)


def _path(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _value(hint: Any, value: object, where: str) -> Any:
    if is_dataclass(hint):
        return _read(hint, value, where)
    if get_origin(hint) is tuple:
        if not isinstance(value, list):
            raise Refusal("setting_type", field=where, setting=where, wanted="[…]", found=value)
        return tuple(_value(get_args(hint)[0], each, f"{where}[{place}]") for place, each in enumerate(value, 1))
    if type(value) is not hint:
        raise Refusal("setting_type", field=where, setting=where, wanted=hint.__name__, found=value)
    return value


def _check(settings: Settings) -> None:
    _templates(Template(settings.numbers.template), _objections(settings))
    _one_of("language", settings.language, LANGUAGES)
    _one_of("printing.paper", settings.printing.paper, PAPERS)
    _one_of("passphrases.rules", settings.passphrases.rules, PASSPHRASE_RULES)
    _zone(settings.time_zone)
    for name in ("numbers.next", "copies.days", "copies.weeks", "copies.months"):
        table, each = name.split(".")
        if getattr(getattr(settings, table), each) < 1:
            found = getattr(getattr(settings, table), each)
            raise Refusal("setting_type", field=name, setting=name, wanted="≥ 1", found=found)
    if settings.lock.minutes not in LOCK_MINUTES:
        wanted = f"{LOCK_MINUTES[0]}–{LOCK_MINUTES[-1]}"
        raise Refusal(
            "setting_type", field="lock.minutes", setting="lock.minutes", wanted=wanted, found=settings.lock.minutes
        )
    for name in ("office.name", "numbers.office", "officer.name"):
        table, each = name.split(".")
        if not getattr(getattr(settings, table), each).strip():
            raise Refusal("setting_missing", field=name, setting=name)
    for day in fields(Hours):
        hours = getattr(settings.hours, day.name)
        if hours and not _HOURS.fullmatch(hours):
            raise Refusal("setting_hours", field=f"hours.{day.name}", setting=f"hours.{day.name}", found=hours)
    for stage in settings.stages:
        if stage.first > stage.last:
            raise Refusal("setting_stage", field="stages", name=stage.name)


def _objections(settings: Settings) -> Template:
    return Template(settings.numbers.objection_template, "numbers.objection_template")


def _templates(requests: Template, objections: Template) -> None:
    """Both can be filled, and no request and objection could ever bear one number."""
    requests.check()
    objections.check()
    if any(requests.number(1, date(2026, month, 1)) == objections.number(1, date(2026, month, 1)) for month in _MONTHS):
        raise Refusal("templates_alike", field=objections.name)


_MONTHS = range(1, 13)


def _one_of(name: str, value: str, allowed: tuple[str, ...]) -> None:
    if value not in allowed:
        raise Refusal("setting_type", field=name, setting=name, wanted=" | ".join(allowed), found=value)


def _zone(name: str) -> None:
    try:
        ZoneInfo(name)
    except (KeyError, OSError, ValueError):
        raise Refusal("setting_type", field="time_zone", setting="time_zone", wanted=OFFICE_ZONE, found=name) from None

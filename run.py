"""Set up and start PPID Desk with nothing but Python 3.11 and pip: `python3 run.py` (`py run.py` on Windows).

    python3 run.py              set up what is missing and start the program
    python3 run.py setup        only set up; mends an environment that is damaged
    python3 run.py test ...     all checks and tests; what follows goes to pytest
    python3 run.py ctl ...      ppid-deskctl
    python3 run.py pictures ... pictures of every page into a folder
    python3 run.py freeze ...   the frozen program into dist/ (--distpath DIR: elsewhere)
    python3 run.py bench ...    what takes how long, as ratios to floors measured beside it

Uses the standard library only, and no syntax that an older Python cannot read: it must be able to say what is wrong.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
LOCK = ROOT / "requirements.lock"
TEST_LOCK = ROOT / "requirements-test.lock"  # all of LOCK, and what only checks and tests need
LINUX, WINDOWS = sys.platform.startswith("linux"), sys.platform == "win32"
PYTHON = ENVIRONMENT / ("Scripts/python.exe" if WINDOWS else "bin/python")
STAMP = ENVIRONMENT / "ppid-desk.stamp"
OLDEST = (3, 11)

NEEDS_A_PERSON = 3  # the exit code when only somebody at this machine can go on

# Which package of Debian brings which library that Qt loads; newer releases add "t64" to two of the names.
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libfontconfig.so.1": "libfontconfig1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libcups.so.2": "libcups2",
}
WAYLAND_LIBRARIES = {"libwayland-cursor.so.0": "libwayland-cursor0"}
RENAMED = {"libglib2.0-0": "libglib2.0-0t64", "libcups2": "libcups2t64"}

HASHES = "A downloaded package is not the one that the lock names (its hash differs). Nothing of it was installed."
NETWORK = "The packages could not be fetched: no network, or the package index does not answer."
FULL = "The disk is full."
AGAIN = "Mend that and run the same command again."
REASONS = (
    ("DO NOT MATCH THE HASHES", HASHES),
    ("No space left on device", FULL),
    ("NewConnectionError", NETWORK),
    ("ConnectTimeoutError", NETWORK),
    ("ReadTimeoutError", NETWORK),
    ("ProxyError", NETWORK),
    ("Connection refused", NETWORK),
    ("name resolution", NETWORK),
    ("getaddrinfo failed", NETWORK),
)


class Stop(Exception):
    """Something that only a person can mend; one message, with the command where there is one."""


def main(arguments: list[str]) -> int:
    """Do what the first word says; returns the exit code."""
    verb, rest = (arguments[0], arguments[1:]) if arguments else ("start", [])
    if verb.startswith("-") and verb not in ("-h", "--help"):
        verb, rest = "start", arguments
    verbs = {
        "start": start,
        "setup": setup,
        "test": test,
        "ctl": ctl,
        "pictures": pictures,
        "bench": bench,
        "freeze": freeze,
    }
    if verb not in verbs:
        say(__doc__ or "")
        return 0 if verb in ("-h", "--help") else 2
    try:
        refuse_old_python(sys.version_info[:2])
        return verbs[verb](rest)
    except Stop as stop:
        say(str(stop))
        return NEEDS_A_PERSON
    except KeyboardInterrupt:
        return 130


def start(arguments: list[str]) -> int:
    """Start the program; without a screen say so and go through the main job off screen."""
    see_to_system(LIBRARIES if not os.environ.get("WAYLAND_DISPLAY") else {**LIBRARIES, **WAYLAND_LIBRARIES})
    set_up(LOCK)
    if has_display(os.environ):
        return become(["-m", "ui", *arguments])
    say("There is no display here. The main job is done off screen instead, in a demo folder, with sample visitors.")
    return become(["-m", "ui.tour", *arguments], QT_QPA_PLATFORM="offscreen")


def setup(_: list[str]) -> int:
    """Set up, then prove it by loading what is compiled; a damaged environment is made anew."""
    see_to_system(LIBRARIES)
    set_up(LOCK)
    proof = [str(PYTHON), "-P", "-c", "import PySide6.QtWidgets, sqlcipher3, reportlab, pypdfium2, ppid_desk, ui"]
    if succeeds(proof):
        return 0
    say("The environment is damaged and is made anew.")
    STAMP.unlink()
    set_up(LOCK)
    if not succeeds(proof):
        raise Stop(tail(output_of(proof)))
    return 0


def ctl(arguments: list[str]) -> int:
    """The console, with our streams and its exit code. It needs no screen, so no libraries of one."""
    see_to_system({})
    set_up(LOCK)
    return become(["-m", "ppid_desk", *arguments])


def pictures(arguments: list[str]) -> int:
    """Pictures of every page."""
    see_to_system(LIBRARIES)
    set_up(TEST_LOCK)
    return become(["-m", "tests.pictures", *arguments], QT_QPA_PLATFORM="offscreen")


def bench(arguments: list[str]) -> int:
    """Measure; what follows goes to the benchmarks."""
    see_to_system(LIBRARIES)
    set_up(TEST_LOCK)
    return become(["-m", "tests.benchmarks", *arguments], QT_QPA_PLATFORM="offscreen")


def freeze(arguments: list[str]) -> int:
    """Build the frozen program, one folder with both programs; what follows goes to the builder."""
    see_to_system(LIBRARIES, [] if WINDOWS or shutil.which("objdump") else ["binutils"])
    set_up(TEST_LOCK)
    os.chdir(ROOT)
    return become(["-m", "PyInstaller", "--noconfirm", "--log-level", "WARN", *arguments, "installer.spec"])


def test(arguments: list[str]) -> int:
    """Every check, also after one has failed, and the tests last, so that their summary closes the output."""
    see_to_system(LIBRARIES, postgresql_wanted())
    set_up(TEST_LOCK)
    codes = [timed(name, command) for name, command in checks(arguments)]
    return next((code for code in codes if code), 0)


def checks(arguments: list[str]) -> list[tuple[str, list[str]]]:
    """Name and command of each check, in their order."""
    linter = "import sys; from importlinter.cli import lint_imports_command; sys.exit(lint_imports_command())"
    return [
        ("ruff check", ["-m", "ruff", "check", "."]),
        ("ruff format", ["-m", "ruff", "format", "--check", "."]),
        ("import-linter", ["-c", linter]),
        ("mypy", ["-m", "mypy"]),
        ("pytest", ["-m", "pytest", "-n", "2", "--dist", "loadgroup", *arguments]),
    ]


def timed(name: str, command: list[str]) -> int:
    """Run one check in the checkout's folder, say how long it took, and return its exit code."""
    began = time.monotonic()
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"}
    last = name == "pytest"
    print("== " + name, flush=True)
    code = subprocess.run([str(PYTHON), *command], cwd=ROOT, env=environment, check=False).returncode
    if not last:
        print(f"== {name}: {'failed' if code else 'good'}, {time.monotonic() - began:.1f} s", flush=True)
    return code


def become(arguments: list[str], **environment: str) -> int:
    """Go on as the program itself, in the caller's folder: signals, streams and exit code are its own.

    `-P` keeps the caller's folder off the path, where a file may be called like a module of ours.
    """
    command = [str(PYTHON), "-P", *arguments]
    surroundings = {**os.environ, **environment}
    if not WINDOWS:
        os.execve(command[0], command, surroundings)
    return subprocess.run(command, env=surroundings, check=False).returncode


# The environment


def refuse_old_python(version: tuple[int, int]) -> None:
    """Stop on a Python for which the lock has no packages."""
    if version < OLDEST:
        raise Stop(f"PPID Desk needs Python {dotted(OLDEST)} or newer; this is {dotted(version)}.")


def set_up(lock: Path) -> None:
    """Make the environment what `lock` says; silent where it is so already."""
    wanted = stamp(lock)
    state = state_of(PYTHON.exists(), STAMP.read_text(encoding="utf-8") if STAMP.exists() else "", wanted, lock)
    if state == "ready":
        return
    say("Setting up; the first time takes a few minutes ...")
    if state == "anew":
        make_anew()
    else:
        STAMP.unlink()
    pip = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "install", "--no-input"]
    quietly([*pip, "--require-hashes", "--only-binary=:all:", "-r", str(lock)])
    quietly([*pip, "--no-deps", "--no-build-isolation", "-e", str(ROOT)])
    STAMP.write_text(wanted, encoding="utf-8")


def dotted(version: tuple[int, int]) -> str:
    """Python's version as people write it: 3.11."""
    return f"{version[0]}.{version[1]}"


def stamp(lock: Path, root: Path = ROOT, version: tuple[int, int] = sys.version_info[:2]) -> str:
    """What an environment is made from: Python's version, the lock, the project's own description, and where it is."""
    parts = [str(root).encode(), *((root / name).read_bytes() for name in (lock.name, "pyproject.toml"))]
    digest = hashlib.sha256(b"\0".join(parts)).hexdigest()
    return f"{dotted(version)} {lock.name} {digest}"


def state_of(python_exists: bool, found: str, wanted: str, lock: Path) -> str:
    """Whether the environment is "ready", to be brought up to date in its "place", or to be made "anew".

    Without a stamp it was left half-made; with one of another Python its packages do not fit. The tests' environment
    serves the program too, so that the two do not undo each other.
    """
    if not python_exists or found.split()[:1] != wanted.split()[:1]:
        return "anew"
    serves = [wanted] if lock == TEST_LOCK else [wanted, stamp(TEST_LOCK)]
    return "ready" if found in serves else "place"


def make_anew() -> None:
    """An empty environment, whatever was there."""
    if Path(sys.prefix).resolve() == ENVIRONMENT.resolve():
        raise Stop("This Python is the one to be made anew. Run the command with the system's own Python.")
    try:
        if ENVIRONMENT.exists():
            shutil.rmtree(ENVIRONMENT)
    except OSError as error:
        raise Stop(f"{ENVIRONMENT} cannot be removed ({error}). Close PPID Desk and try again.") from error
    quietly([sys.executable, "-m", "venv", str(ENVIRONMENT)])


def quietly(command: list[str]) -> None:
    """Run a command without its chatter; when it fails, show the end of it and say why."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    if done.returncode:
        raise Stop(explained(done.stdout.decode("utf-8", "replace")))


def explained(output: str) -> str:
    """The end of what a failed command printed, with the reason in plain words where it is a known one."""
    known = next((reason for sign, reason in REASONS if sign in output), "The set-up did not succeed.")
    return "\n".join([tail(output), "", known, AGAIN])


def tail(output: str, lines: int = 8) -> str:
    """The last lines that say something."""
    return "\n".join([line.rstrip() for line in output.splitlines() if line.strip()][-lines:])


def output_of(command: list[str]) -> str:
    """What a command prints, both streams."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    return done.stdout.decode("utf-8", "replace")


def succeeds(command: list[str]) -> bool:
    """Whether a command ends well."""
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False).returncode == 0


# The system


def see_to_system(libraries: Mapping[str, str], extra: Iterable[str] = ()) -> None:
    """See to what the system lacks: install it as root on Debian, else stop with the exact command."""
    wanted = [*venv_wanted(find_module), *(lacking(libraries, loads) if LINUX else []), *extra]
    if not wanted:
        return
    if not shutil.which("apt-get"):
        raise Stop("This system lacks what these packages of Debian bring; install its own: " + " ".join(wanted))
    root = os.geteuid() == 0
    if root:
        say("Installing system packages: " + " ".join(wanted))
        apt(["update", "-q"])
    command = install_command(todays_names(wanted, apt_names))
    if not root:
        raise Stop("System packages are missing. Run this, then the same command again:\n\n  sudo " + command)
    apt(command.split()[1:])


def venv_wanted(has_module: Callable[[str], bool]) -> list[str]:
    """Debian packs the making of environments apart from Python; other systems never lack it."""
    return [] if has_module("venv") and has_module("ensurepip") else ["python3-venv"]


def lacking(libraries: Mapping[str, str], has: Callable[[str], bool]) -> list[str]:
    """The Debian packages of the libraries that are not there."""
    return [package for library, package in libraries.items() if not has(library)]


def todays_names(packages: Iterable[str], names: Callable[[str], Iterable[str]]) -> list[str]:
    """The packages by the names that this release knows; by the older name where it knows neither."""
    known = {package: set(names(package)) for package in packages}
    return [
        RENAMED[each] if each in RENAMED and each not in known[each] and RENAMED[each] in known[each] else each
        for each in packages
    ]


def install_command(packages: Iterable[str]) -> str:
    """The exact command, without `sudo`."""
    return "apt-get install -y --no-install-recommends " + " ".join(packages)


def apt(arguments: list[str]) -> None:
    """Run apt-get without questions; only its failure is shown."""
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(
        ["apt-get", *arguments], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )
    if done.returncode:
        raise Stop(tail(done.stdout.decode("utf-8", "replace")) + "\n\nThis failed: apt-get " + " ".join(arguments))


def apt_names(prefix: str) -> list[str]:
    """The real packages (not the virtual ones) whose names begin so."""
    return output_of(["apt-cache", "pkgnames", prefix]).split()


def loads(library: str) -> bool:
    """Whether the system has a library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def find_module(name: str) -> bool:
    """Whether this Python has a module."""
    return importlib.util.find_spec(name) is not None


def postgresql_wanted() -> list[str]:
    """PostgreSQL's server for the tests that use one, where it can be installed; elsewhere those tests are left out."""
    there = shutil.which("initdb") or any(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return ["postgresql"] if LINUX and not there and os.geteuid() == 0 and shutil.which("apt-get") else []


# The display


def has_display(environment: Mapping[str, str], linux: bool = LINUX) -> bool:
    """Whether there is a display that can be reached: Qt ends the process without a word when there is none."""
    if environment.get("QT_QPA_PLATFORM"):
        return environment["QT_QPA_PLATFORM"].split(":")[0] not in ("offscreen", "minimal")
    if not linux:
        return True
    return wayland_answers(environment) or bool(environment.get("DISPLAY") and x_answers(environment["DISPLAY"]))


def wayland_answers(environment: Mapping[str, str]) -> bool:
    """Whether a Wayland compositor listens at the socket that the environment names."""
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as knocking:
        return knocking.connect_ex(str(Path(environment.get("XDG_RUNTIME_DIR", ""), name))) == 0


def x_answers(display: str) -> bool:
    """Whether the X server lets us in, asked by the library that Qt asks with."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return False
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    broken = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return not broken


def say(message: str) -> None:
    """To standard error, so that standard output stays that of the program."""
    print(message, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

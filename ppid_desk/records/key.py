"""The key of the books: 32 random bytes in a file beside them, and on the recovery sheet as a code to type.

The code is 13 groups of five signs (Crockford's base 32: no I, L, O, U). The fifth sign of a group checks the other
four and the group's place, so that a slip of the pen is found in its group.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ppid_desk.errors import Refusal, Trouble

_SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_GROUPS = 13
_MAGIC = "PPIDKEY1:"


def new_key() -> bytes:
    """A fresh random key of 256 bits."""
    return os.urandom(32)


def recovery_groups(key: bytes) -> tuple[str, ...]:
    """The key as the 13 groups that stand on the recovery sheet."""
    number = int.from_bytes(key) << 4  # 256 bits and 4 of padding make 52 signs
    signs = [number >> (5 * place) & 31 for place in reversed(range(52))]
    return tuple(_group(index, signs[4 * index : 4 * index + 4]) for index in range(_GROUPS))


def _group(index: int, values: list[int]) -> str:
    return "".join(_SIGNS[value] for value in [*values, _check(index, values)])


def _check(index: int, values: list[int]) -> int:
    return sum(weight * value for weight, value in zip((1, 3, 5, 7), values, strict=True)) + index & 31


def key_from_code(code: str) -> bytes:
    """Read a typed recovery code; blanks, dashes and small letters do not matter.

    Raises Refusal that names the wrong group, or says how many signs there are instead of 65.
    """
    signs = "".join(c for c in code.upper() if c.isalnum()).translate(_READ_AS)
    if len(signs) != 5 * _GROUPS:
        raise Refusal("recovery_code_length", field="recovery_code", signs=len(signs), needed=5 * _GROUPS)
    number = 0
    for index in range(_GROUPS):
        for value in _read_group(index, signs[5 * index : 5 * index + 5]):
            number = number << 5 | value
    return (number >> 4).to_bytes(32)


def check_group(key: bytes, index: int, typed: str) -> None:
    """Compare a group that was read from the sheet (1 is the first) with the key. Raises Refusal that names it."""
    signs = "".join(c for c in typed.upper() if c.isalnum()).translate(_READ_AS)
    if signs != recovery_groups(key)[index - 1].translate(_READ_AS):
        raise Refusal("recovery_group_differs", field=f"group{index}", group=index, text=typed)


def _read_group(index: int, group: str) -> list[int]:
    values = [_SIGNS.find(sign) for sign in group]
    if -1 in values or _check(index, values[:4]) != values[4]:
        raise Refusal("recovery_code_group", field="recovery_code", group=index + 1, text=group)
    return values[:4]


def fingerprint(key: bytes) -> str:
    """Eight signs by which two people can see that they mean the same key; says nothing about it."""
    import hashlib

    return hashlib.sha256(b"PPID Desk key fingerprint" + key).hexdigest()[:8].upper()


def write_key(path: Path, key: bytes) -> None:
    """Write the key file so that only the program's users on this PC can read it, and it is there after a power cut."""
    temporary = path.with_suffix(".new")
    temporary.unlink(missing_ok=True)
    handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="ascii") as stream:
        stream.write(_MAGIC + key.hex() + "\n")
        stream.flush()
        os.fsync(stream.fileno())
    keep_private(temporary)
    temporary.replace(path)


def read_key(path: Path) -> bytes:
    """Read the key file. Raises Refusal when it is not one, Trouble when it cannot be read."""
    try:
        text = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise Trouble("key_unreadable", file=path, reason=error.strerror or error) from error
    try:
        if not text.startswith(_MAGIC):
            raise ValueError
        key = bytes.fromhex(text.removeprefix(_MAGIC))
        if len(key) != 32:
            raise ValueError
    except ValueError:
        raise Refusal("key_damaged", file=path) from None
    return key


def keep_private(path: Path) -> None:
    """Let the owner (and on Windows the PC's administrators) read the file, and nobody else."""
    if sys.platform == "win32":
        import subprocess

        done = subprocess.run(windows_rights(path), capture_output=True, check=False, text=True)  # noqa: S603
        if done.returncode:
            raise Trouble("key_not_private", file=path, reason=done.stderr.strip() or done.stdout.strip())
    else:
        path.chmod(0o600)


def windows_rights(path: Path) -> list[str]:
    """The command that takes away inherited rights and gives them to user, system and administrators (by SID)."""
    domain, user = os.environ.get("USERDOMAIN", ""), os.environ.get("USERNAME", "")
    owner = f"{domain}\\{user}" if domain else user
    icacls = str(Path(os.environ.get("SystemRoot", "C:\\Windows")) / "System32" / "icacls.exe")
    grants = [f"{owner}:F", "*S-1-5-18:F", "*S-1-5-32-544:F"]
    return [icacls, str(path), "/inheritance:r", "/grant:r", *grants]

"""A folder of files that may be lost at any time: written whole, bounded in size, and trusted only where it is ours.

Nothing here raises for what a file system does: what can't be kept is not kept, and what is doubtful is not found.
"""

from __future__ import annotations

import hashlib
import os
import stat
from contextlib import suppress
from pathlib import Path

MOST_BYTES = 256 * 1024 * 1024
_OTHERS_MAY_WRITE = stat.S_IWGRP | stat.S_IWOTH
_NO_LINKS = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def find(folder: Path, name: str) -> bytes | None:
    """What was kept under a name, if it is ours and as it was written."""
    try:
        if not _is_ours(folder.lstat()):
            return None
        descriptor = os.open(folder / name, os.O_RDONLY | _NO_LINKS)
        with open(descriptor, "rb") as file:
            seen = os.fstat(descriptor)
            if not stat.S_ISREG(seen.st_mode) or not _is_ours(seen):
                return None
            content = file.read()
        with suppress(OSError):
            os.utime(folder / name)  # what is used stays longest
    except (OSError, ValueError):
        return None
    sealed, _, text = content.partition(b"\n")
    return text if sealed == _seal(name, text) else None


def keep(folder: Path, name: str, text: bytes, *, most: int = MOST_BYTES) -> None:
    """Keep a text under a name, in place of what was there, and let go of what was not used for longest."""
    if len(text) > most // 4:
        return
    beside = folder / f"{name}.{os.getpid()}.{os.urandom(4).hex()}"
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if not _is_ours(folder.lstat()):
            return
        descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINKS, 0o600)
        try:
            with open(descriptor, "wb") as file:
                file.write(_seal(name, text) + b"\n" + text)
            beside.replace(folder / name)
        except OSError:
            beside.unlink(missing_ok=True)
        _let_go(folder, most)
    except OSError:
        return


def _seal(name: str, text: bytes) -> bytes:
    """What a damaged file, or one that was put in the place of another, does not have."""
    return hashlib.sha256(name.encode() + b"\n" + text).hexdigest().encode()


def _is_ours(seen: os.stat_result) -> bool:
    if not hasattr(os, "geteuid"):  # Windows, where a user's folders are that user's
        return True
    return seen.st_uid == os.geteuid() and not seen.st_mode & _OTHERS_MAY_WRITE


def _let_go(folder: Path, most: int) -> None:
    with os.scandir(folder) as entries:
        known = [(entry.stat(follow_symlinks=False), entry.path) for entry in entries]
    known.sort(key=lambda each: each[0].st_mtime)
    total = sum(seen.st_size for seen, _ in known)
    for seen, path in known:
        if total <= most:
            return
        total -= seen.st_size
        Path(path).unlink(missing_ok=True)

"""Files: to send, of any kind, and those that came."""

from __future__ import annotations

import os
from email.message import Message
from io import BytesIO
from pathlib import Path
from typing import IO, Any, BinaryIO, cast

from ._http import httpx
from .types import File

__all__ = ["FileInput", "file_of", "received_file"]

FileInput = File | bytes | str | os.PathLike[str] | IO[bytes] | tuple[Any, ...]
"""A `File`, bytes, the path of a file, an open one, or (name, content) or (name, content, media type)."""


class _PathFile:
    """A file by its path, open only while a piece of it is read: nobody has to close it."""

    def __init__(self, path: Path) -> None:
        self._path, self._place = path, 0
        self._size = path.stat().st_size

    def read(self, size: int = -1) -> bytes:
        with self._path.open("rb") as file:
            file.seek(self._place)
            piece = file.read(size)
        self._place += len(piece)
        return piece

    def seek(self, offset: int, whence: int = os.SEEK_SET) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._size}[whence]
        self._place = base + offset
        return self._place

    def tell(self) -> int:
        return self._place

    def seekable(self) -> bool:
        return True


def file_of(value: FileInput) -> File:
    """The file that is passed. Raises TypeError for what is none, OSError for a path that can't be read."""
    if isinstance(value, File):
        return value
    if isinstance(value, bytes | bytearray):
        return File(BytesIO(value))
    if isinstance(value, str | os.PathLike):
        path = Path(value)
        return File(cast("BinaryIO", _PathFile(path)), path.name)
    if isinstance(value, tuple) and len(value) in (2, 3) and isinstance(value[0], str | None):
        inner = file_of(value[1])
        return File(inner.payload, value[0] or inner.file_name, value[2] if len(value) == 3 else inner.mime_type)
    if hasattr(value, "read"):
        name = getattr(value, "name", None)
        return File(cast("BinaryIO", value), Path(name).name if isinstance(name, str) else None)
    raise TypeError(f"no file: {type(value).__name__}")


def received_file(response: httpx.Response) -> File:
    """The body of an answer, with its media type and the name that its Content-Disposition gives it (RFC 6266)."""
    fields = Message()
    fields["Content-Disposition"] = response.headers.get("content-disposition", "")
    name = fields.get_filename()
    kind = response.headers.get("content-type", "").partition(";")[0].strip()
    # A name with a path would be written somewhere else (RFC 6266, 4.3).
    return File(BytesIO(response.content), name.replace("\\", "/").rpartition("/")[2] if name else None, kind or None)

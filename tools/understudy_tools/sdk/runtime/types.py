"""What is not passed, and files."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO, BinaryIO, Literal


class Unset:
    """The type of `UNSET`: what is not passed is false, and left out of what is sent."""

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "UNSET"

    def __reduce__(self) -> str:
        # A copy, also one that went through pickle, is UNSET itself.
        return "UNSET"


UNSET: Unset = Unset()

# The types that `httpx.Client(files=)` can accept, copied from that library.
FileContent = IO[bytes] | bytes | str
FileTypes = (
    # (filename, file (or bytes), content_type)
    tuple[str | None, FileContent, str | None]
    # (filename, file (or bytes), content_type, headers)
    | tuple[str | None, FileContent, str | None, Mapping[str, str]]
)
RequestFiles = list[tuple[str, FileTypes]]


@dataclass(slots=True)
class File:
    """A file to send, or one that came."""

    payload: BinaryIO
    file_name: str | None = None
    mime_type: str | None = None

    def read(self) -> bytes:
        """The bytes of the file from where it stands, which is its beginning when it came."""
        return self.payload.read()

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the file from where it stands to this path."""
        with Path(path).open("wb") as target:
            shutil.copyfileobj(self.payload, target)

    def to_tuple(self) -> FileTypes:
        """The file as httpx takes it."""
        return self.file_name, self.payload, self.mime_type


__all__ = ["UNSET", "File", "FileTypes", "RequestFiles", "Unset"]

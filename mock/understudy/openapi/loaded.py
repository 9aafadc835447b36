"""A document that was loaded. How that is done is in `document`; who only has one needs nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

from understudy.lazy_dataclass import dataclass
from understudy.openapi.origins import Origins
from understudy.openapi.sources import shown
from understudy.problem import Problem

# What stands beside a document under this name says what the document has no words for.
OVERLAY = "mock.overlay.yaml"

OpenApiVersion = Literal["3.0", "3.1"]


@dataclass(frozen=True, slots=True)
class Document:
    """A loaded document, corrected where it can be read in one way only.

    `problems` is everything that is wrong with it; an error costs what it stands in. `origins` finds the place in a
    file of what stands at a pointer of `data`. `words` are the pointers of the objects that `x-mock-*` keys stand in.
    `digests` are the SHA-256 of the files that it was read from, overlays included, in hexadecimal; None where a file
    that belongs to it could not be read.
    """

    data: dict[str, Any]
    file: Path
    version: OpenApiVersion
    problems: tuple[Problem, ...]
    origins: Origins | None = None
    words: tuple[str, ...] = ()
    digests: Mapping[Path, str] | None = None

    @property
    def name(self) -> str:
        """What the user calls the document: a path, a URL, or `-`."""
        return shown(self.file)

    def origin(self, pointer: str) -> tuple[str, str]:
        """The file, and the pointer into it, of what stands at a pointer of `data`."""
        return self.origins.place(pointer) if self.origins is not None else (self.name, pointer)

    def place(self, problem: Problem) -> Problem:
        """The problem with the file and the pointer that its author can open."""
        return self.origins.placed(problem) if self.origins is not None else problem


def overlays_beside(path: str | Path) -> list[Path]:
    """The overlay that a mock of the document applies by itself, where there is one."""
    place = Path(path).parent / OVERLAY
    return [place] if place.is_file() else []

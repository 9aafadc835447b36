"""What is kept of a contract: the document in one piece, what is wrong with it, and what it implies.

An entry is found by the document's name and content, its overlays, and everything that decides what is made of them:
options, Python, our own files and the packages that read and compile. It holds for as long as every file that it was
made of still has the same content.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import orjson

from understudy.cache.codec import Decoder, Encoder
from understudy.cache.files import find, keep
from understudy.inference.implied import Implied
from understudy.lazy_dataclass import dataclass
from understudy.openapi.loaded import Document
from understudy.openapi.model import Operation
from understudy.openapi.sources import cache_folder

NO_CACHE = "UNDERSTUDY_NO_CACHE"
"""The environment variable that, set to anything, says that nothing is kept and nothing kept is used."""

# What is smaller is read as fast as an entry would be.
_WORTHWHILE = 32 * 1024
_DECIDING = ("jsonschema_rs", "orjson", "prance", "yaml")
# Of what these decide, contracts hold a part, and `remembered` the records that examples show.
_OURS = (
    "",
    "cache",
    "inference",
    "inference/conventions",
    "openapi",
    "records",
    "state",
    "values",
    "webhooks/signing",
)


@dataclass(frozen=True, slots=True)
class KeptContract:
    """What was kept: the document, and what it implies, which is read with the document's operations.

    `identity` stands for its content and all that decides what is made of that.
    """

    document: Document
    identity: str
    _implied: Any

    def implied(self, operations: Mapping[str, Operation], received: Sequence[Operation]) -> Implied | None:
        """What the document implies, or None where that can't be read."""
        try:
            found = Decoder(self.document.data, operations, received).decode(self._implied)
        except (LookupError, TypeError, ValueError, RecursionError):
            return None
        return found if isinstance(found, Implied) else None


@dataclass(frozen=True, slots=True)
class Entry:
    """The place of one contract in the cache."""

    name: str
    file: Path

    def find(self) -> KeptContract | None:
        """What is there, where it is still true; else None."""
        text = find(_folder(), self.name)
        if text is None:
            return None
        try:
            kept = orjson.loads(text)
            changed = any(_digest(Path(path)) != digest for path, digest in kept["digests"].items())
            if changed or not isinstance(kept["data"], dict):
                return None
            decode = Decoder(kept["data"]).decode
            document = Document(
                kept["data"], self.file, kept["version"], decode(kept["problems"]), decode(kept["origins"])
            )
        except (OSError, LookupError, TypeError, ValueError, RecursionError, AttributeError):
            return None
        return KeptContract(document, self._identity(kept["digests"]), kept["implied"])

    def _identity(self, digests: Mapping[str, str]) -> str:
        return hashlib.sha256(orjson.dumps([self.name, sorted(digests.items())])).hexdigest()

    def keep(
        self, document: Document, implied: Implied, operations: Mapping[str, Operation], received: Sequence[Operation]
    ) -> str | None:
        """Keep a contract and return its identity; None for one that is small, or can't be kept."""
        if document.digests is None or sum(map(_size, document.digests)) < _WORTHWHILE:
            return None
        digests = {str(path.absolute()): digest for path, digest in document.digests.items()}
        encoder = Encoder(document.data, operations, received)
        try:
            kept = {
                "digests": digests,
                "data": document.data,
                "version": document.version,
                "problems": encoder.encode(document.problems),
                "origins": encoder.encode(document.origins),
                "implied": encoder.encode(implied),
            }
            text = orjson.dumps(kept)
        except (TypeError, ValueError, RecursionError):
            return None
        if all(path.suffix == ".json" for path in document.digests) or orjson.loads(text)["data"] == document.data:
            keep(_folder(), self.name, text)
            return self._identity(digests)
        return None


def entry_of(file: Path, overlays: Sequence[Path], *, strict: bool) -> Entry | None:
    """The place of a document with its overlays; None where nothing is to be kept."""
    ours = _deciding()
    if ours is None or os.environ.get(NO_CACHE):
        return None
    try:
        files = [(str(path), str(path.absolute()), _digest(path)) for path in (file, *overlays)]
    except OSError:
        return None
    name = hashlib.sha256(orjson.dumps([ours, files, strict])).hexdigest()
    return Entry(name, file)


def remembered(identity: str | None, subject: str, make: Callable[[], Any]) -> Any:
    """A JSON value that follows from a contract alone, worked out once for all processes where that is kept."""
    value = recalled(identity, subject)
    if value is None:
        value = make()
        remember(identity, subject, value)
    return value


def recalled(identity: str | None, subject: str) -> Any:
    """What `remember` kept of a contract, or None."""
    text = find(_folder(), _name_of(identity, subject)) if identity is not None else None
    if text is not None:
        with suppress(ValueError):
            return orjson.loads(text)
    return None


def remember(identity: str | None, subject: str, value: Any) -> None:
    """Keep a value that follows from a contract alone, where JSON text says it."""
    if identity is None:
        return
    with suppress(TypeError, ValueError):
        text = orjson.dumps(value)
        if orjson.loads(text) == value:
            keep(_folder(), _name_of(identity, subject), text)


def _name_of(identity: str, subject: str) -> str:
    return hashlib.sha256(f"{identity} {subject}".encode()).hexdigest()


def _folder() -> Path:
    return cache_folder() / "contracts"


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


@cache
def _deciding() -> list[Any] | None:
    """What decides what is made of a document, besides the document; None where that is not known."""
    root = Path(__file__).parents[1]
    try:
        ours = [each for folder in _OURS for each in _stamps(root / folder)]
        specs = {name: find_spec(name) for name in _DECIDING}
        others = [(name, spec and spec.origin and _stamp(Path(spec.origin))) for name, spec in specs.items()]
    except OSError:
        return None
    return [sys.version, ours, others]


def _stamps(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in sorted(folder.iterdir()):
        if path.suffix in (".py", ".txt"):
            yield _stamp(path)


def _stamp(path: Path) -> tuple[str, int, int]:
    seen = path.stat()
    return str(path), seen.st_mtime_ns, seen.st_size

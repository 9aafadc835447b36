"""Files on their way up: sent piece by piece, and from their beginning again when a call is sent again."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterable, Iterator, Mapping
from typing import Any, BinaryIO

__all__ = ["AsyncPieces", "Pieces", "files_of", "in_pieces", "rewind"]

_SIZE = 65536


class Pieces:
    """A file as the body of a blocking request."""

    def __init__(self, payload: BinaryIO) -> None:
        self._payload = payload

    def __iter__(self) -> Iterator[bytes]:
        while piece := self._payload.read(_SIZE):
            yield piece


class AsyncPieces:
    """A file as the body of an async request; it is read in a thread, so that the loop never waits for a disk."""

    def __init__(self, payload: BinaryIO) -> None:
        self._payload = payload

    async def __aiter__(self) -> AsyncIterator[bytes]:
        import asyncio

        while piece := await asyncio.to_thread(self._payload.read, _SIZE):
            yield piece


def files_of(body: Mapping[str, Any]) -> list[tuple[BinaryIO, int | None]]:
    """The files of a body and where they stand; None for one that can't be read a second time."""
    content: Any = body.get("content")
    found: list[Any] = [content] if hasattr(content, "read") else []
    parts: Iterable[tuple[str, Any]] = body.get("files") or ()
    for _, part in parts:
        whole: Any = part
        payload = whole[1] if isinstance(part, tuple) else whole
        if hasattr(payload, "read"):
            found.append(payload)
    return [(payload, _place(payload)) for payload in found]


def _place(payload: BinaryIO) -> int | None:
    try:
        return payload.tell() if payload.seekable() else None
    except (AttributeError, OSError):
        return None


def rewind(files: list[tuple[BinaryIO, int | None]]) -> None:
    """Put files back to where they stood before the first attempt."""
    for payload, place in files:
        if place is not None:
            payload.seek(place)


def in_pieces(arguments: dict[str, Any], kind: type[Pieces | AsyncPieces]) -> dict[str, Any]:
    """The arguments of a request whose content is sent piece by piece, with its length where that is known."""
    content: Any = arguments.get("content")
    if not hasattr(content, "read"):
        return arguments
    size = _length(content)
    headers = arguments["headers"] if size is None else {**arguments["headers"], "Content-Length": str(size)}
    return {**arguments, "content": kind(content), "headers": headers}


def _length(payload: BinaryIO) -> int | None:
    """How many bytes are left in a file, where that is known without reading it."""
    place = _place(payload)
    if place is None:
        return None
    end = payload.seek(0, 2)
    payload.seek(place)
    return end - place

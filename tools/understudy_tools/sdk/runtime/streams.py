"""Answers that are read while they come: bytes, JSON lines and server-sent events, for both kinds of client."""

from __future__ import annotations

import json
from collections.abc import AsyncIterator, Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar, cast

from ._http import httpx
from .closing import AsyncClosing, Closing
from .errors import APIConnectionError, APITimeoutError, DecodeError
from .events import request_id_of

__all__ = ["AsyncStream", "Decoder", "Events", "Lines", "ServerSentEvent", "Stream", "Streaming"]

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
_ODD = (ValueError, KeyError, TypeError, AttributeError)
_DONE = "[DONE]"


@dataclass(frozen=True, slots=True)
class ServerSentEvent(Generic[T]):
    """One event (HTML Living Standard 9.2): its data as the document types it, its name, the last id."""

    data: T
    event: str = "message"
    id: str = ""
    retry: int | None = None


class Decoder(Protocol[T_co]):
    """Bytes in, items out, with no word about where the bytes come from."""

    def feed(self, chunk: bytes) -> Iterator[T_co]:
        """The items that are complete now."""
        ...

    def end(self) -> Iterator[T_co]:
        """What is left when there are no more bytes."""
        ...


@dataclass(slots=True)
class _Item:
    """One item as the parsing functions of the document's models read an answer."""

    text: str
    extensions: dict[str, Any] = field(default_factory=dict[str, Any])

    @property
    def content(self) -> bytes:
        return self.text.encode()

    def json(self) -> Any:
        return json.loads(self.text)


class _Splitter:
    """Bytes to lines. A text's own idea of lines would split at U+2028 as well, which may stand inside of JSON."""

    def __init__(self, *, lone_return: bool) -> None:
        self._lone_return = lone_return
        self._parts: list[bytes] = []
        self._skip = False

    def feed(self, chunk: bytes) -> Iterator[bytes]:
        if self._lone_return:
            if self._skip and chunk.startswith(b"\n"):
                chunk = chunk[1:]
            if chunk:
                self._skip = chunk.endswith(b"\r")
            chunk = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        *lines, rest = chunk.split(b"\n")
        for line in lines:
            self._parts.append(line)
            yield self.rest()
        if rest:
            self._parts.append(rest)

    def rest(self) -> bytes:
        line = b"".join(self._parts)
        self._parts = []
        return line


class Lines(Generic[T]):
    """JSON lines: each line that is not blank is an item. The record separators of RFC 7464 are passed over."""

    def __init__(self, parse: Callable[[httpx.Response], T]) -> None:
        self._parse = parse
        self._splitter = _Splitter(lone_return=False)

    def feed(self, chunk: bytes) -> Iterator[T]:
        """The items of the lines that are complete."""
        for line in self._splitter.feed(chunk):
            yield from self._items(line)

    def end(self) -> Iterator[T]:
        """The item of a last line without an end."""
        yield from self._items(self._splitter.rest())

    def _items(self, line: bytes) -> Iterator[T]:
        text = line.lstrip(b"\x1e").strip().decode()
        if text:
            yield self._parse(cast("httpx.Response", _Item(text)))


class Events(Generic[T]):
    """Server-sent events. Comments are passed over, and so is `[DONE]`, with which some services end a stream."""

    def __init__(self, parse: Callable[[httpx.Response], T]) -> None:
        self._parse = parse
        self._splitter = _Splitter(lone_return=True)
        self._first = True
        self._data: list[str] = []
        self._event, self._id = "", ""
        self._retry: int | None = None

    def feed(self, chunk: bytes) -> Iterator[ServerSentEvent[T]]:
        """The events that are complete."""
        for line in self._splitter.feed(chunk):
            text = line.decode("utf-8", "replace")
            if self._first:
                text, self._first = text.removeprefix("\ufeff"), False
            if text:
                self._take(text)
            else:
                yield from self._dispatch()

    def end(self) -> Iterator[ServerSentEvent[T]]:
        """An event without a blank line after it was cut off, and is no event."""
        yield from ()

    def _take(self, line: str) -> None:
        name, _, value = line.partition(":")
        value = value.removeprefix(" ")
        if name == "data":
            self._data.append(value)
        elif name == "event":
            self._event = value
        elif name == "id" and "\0" not in value:
            self._id = value
        elif name == "retry" and value.isascii() and value.isdigit():
            self._retry = int(value)

    def _dispatch(self) -> Iterator[ServerSentEvent[T]]:
        data, event, retry = "\n".join(self._data), self._event, self._retry
        dispatched = bool(self._data)
        self._data, self._event, self._retry = [], "", None
        if dispatched and data != _DONE:
            item = self._parse(cast("httpx.Response", _Item(data)))
            yield ServerSentEvent(item, event or "message", self._id, retry)


@dataclass(frozen=True, slots=True)
class Streaming:
    """How an answer comes piece by piece: the media type, what takes the pieces apart, and the type of an item.

    `kind` is as in the table of the answers; `switch` is where a request asks for the stream, and by which name.
    """

    accept: str
    decoder: Callable[[Callable[[httpx.Response], Any]], Decoder[Any]]
    kind: Any
    switch: tuple[str, str] | None = None


class _Answer(Generic[T]):
    """What both kinds of stream know of their answer."""

    def __init__(self, operation: str, response: httpx.Response, decoder: Decoder[T]) -> None:
        self._operation, self._response, self._decoder = operation, response, decoder

    @property
    def status_code(self) -> int:
        """The HTTP status code."""
        return self._response.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The headers; names in any case."""
        return self._response.headers

    @property
    def request_id(self) -> str | None:
        """The id that the service gave the request, if it sent one."""
        return request_id_of(self._response.headers)

    def _failure(self, error: Exception) -> Exception:
        if isinstance(error, httpx.RequestError):
            kind = APITimeoutError if isinstance(error, httpx.TimeoutException) else APIConnectionError
            return kind(f"{self._operation}: {type(error).__name__}: {error}")
        reason = f"{type(error).__name__}: {error}"
        return DecodeError(f"{self._operation}: an item is not what the document says: {reason}", self._response)


class Stream(_Answer[T], Closing):
    """The items of an answer, one by one as they come; a context manager, closed by itself at its end.

    Raises DecodeError for an item that is not what the document says, APIConnectionError when the connection is lost.
    """

    def __init__(self, operation: str, response: httpx.Response, decoder: Decoder[T]) -> None:
        super().__init__(operation, response, decoder)
        self._items = self._run()

    def _run(self) -> Iterator[T]:
        try:
            for chunk in self._response.iter_bytes():
                yield from self._decoder.feed(chunk)
            yield from self._decoder.end()
        except (httpx.RequestError, *_ODD) as error:
            raise self._failure(error) from error
        finally:
            self._response.close()

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        return next(self._items)

    def close(self) -> None:
        """Stop reading, and give the connection back."""
        self._response.close()


class AsyncStream(_Answer[T], AsyncClosing):
    """The items of an answer, one by one as they come, for asyncio; a context manager, closed by itself at its end.

    Raises DecodeError for an item that is not what the document says, APIConnectionError when the connection is lost.
    """

    def __init__(self, operation: str, response: httpx.Response, decoder: Decoder[T]) -> None:
        super().__init__(operation, response, decoder)
        self._items = self._run()

    async def _run(self) -> AsyncIterator[T]:
        try:
            async for chunk in self._response.aiter_bytes():
                for item in self._decoder.feed(chunk):
                    yield item
            for item in self._decoder.end():
                yield item
        except (httpx.RequestError, *_ODD) as error:
            raise self._failure(error) from error
        finally:
            await self._response.aclose()

    def __aiter__(self) -> AsyncIterator[T]:
        return self

    async def __anext__(self) -> T:
        return await anext(self._items)

    async def close(self) -> None:
        """Stop reading, and give the connection back."""
        await self._response.aclose()

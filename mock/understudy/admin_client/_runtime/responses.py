"""An answer as it came, beside the means to read it as the document says."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Concatenate, Generic, ParamSpec, TypeVar, cast

from ._http import httpx
from .closing import AsyncClosing, Closing
from .drift import DriftListener
from .errors import APIConnectionError, APITimeoutError, DecodeError, status_error
from .events import log, request_id_of

if TYPE_CHECKING:
    from .streams import AsyncStream, Stream

__all__ = [
    "FOUND",
    "UNWATCHED",
    "AsyncRawResponse",
    "DriftWatch",
    "RawResponse",
    "async_raw",
    "awaitable_raw",
    "checked",
    "raw",
    "refuse",
    "stream_raw",
]

P = ParamSpec("P")
T = TypeVar("T")
FOUND = "understudy.found"
"""Where the mismatches of an answer are kept in its extensions."""
_LISTED = 3
_ODD = (ValueError, KeyError, TypeError, AttributeError)
ParseError = Callable[[httpx.Response], Any]


@dataclass(frozen=True, slots=True)
class DriftWatch:
    """What happens where an answer is not what the document says: it is reported, or refused."""

    on_drift: DriftListener | None = None
    strict: bool = False

    def report(self, operation: str, answer: Any, response: httpx.Response) -> None:
        """Report what was found in an answer, or in an item of it. Raises DecodeError where nothing may be."""
        found = answer.extensions.pop(FOUND, None)
        if not found:
            return
        if self.strict:
            listed = "; ".join(map(str, found[:_LISTED])) + (", …" if len(found) > _LISTED else "")
            raise DecodeError(f"{operation}: the answer is not what the document says: {listed}", response)
        for mismatch in found:
            drift = mismatch.drift(operation)
            log.warning("drift %s", drift)
            if self.on_drift is not None:
                self.on_drift(drift)


UNWATCHED = DriftWatch()


class _Raw(Generic[T]):
    """What both kinds of client know of an answer."""

    def __init__(
        self,
        http: httpx.Response,
        operation: str,
        parse: Callable[[httpx.Response], T],
        parse_error: ParseError | None = None,
        watch: DriftWatch = UNWATCHED,
    ) -> None:
        self.http = http
        self._operation, self._parse, self._parse_error, self._watch = operation, parse, parse_error, watch

    @property
    def status_code(self) -> int:
        """The HTTP status code."""
        return self.http.status_code

    @property
    def headers(self) -> httpx.Headers:
        """The headers; names in any case."""
        return self.http.headers

    @property
    def request_id(self) -> str | None:
        """The id that the service gave the request, if it sent one."""
        return request_id_of(self.http.headers)

    @property
    def content(self) -> bytes:
        """The body, where it has been read."""
        return self.http.content

    @property
    def text(self) -> str:
        """The body as text, where it has been read."""
        return self.http.text

    def json(self) -> Any:
        """The body as a JSON value, where it has been read. Raises ValueError where it is none."""
        return self.http.json()

    def parse(self) -> T:
        """What the method itself would have returned; raises what it would have raised."""
        return checked(self._operation, self.http, self._parse, self._parse_error, self._watch)

    def __repr__(self) -> str:
        return f"<{type(self).__name__} {self._operation} {self.status_code}>"

    @contextmanager
    def _reading(self) -> Generator[None, None, None]:
        """Failures of the connection while a body is read, in the words of this package."""
        try:
            yield
        except httpx.RequestError as error:
            kind = APITimeoutError if isinstance(error, httpx.TimeoutException) else APIConnectionError
            raise kind(f"{self._operation}: {type(error).__name__}: {error}") from error


class RawResponse(_Raw[T], Closing):
    """The HTTP answer of a call; `http` is the whole of it.

    Of `with_raw_response` it is read, whatever its status. Of `with_streaming_response` it is a success with the body
    still to be read: use it as a context manager, or close it.
    """

    def read(self) -> bytes:
        """Read the body, if it is not read yet. Raises APIConnectionError when the connection is lost."""
        with self._reading():
            return self.http.read()

    def iter_bytes(self, chunk_size: int | None = None) -> Iterator[bytes]:
        """The body piece by piece. Raises APIConnectionError when the connection is lost."""
        with self._reading():
            yield from self.http.iter_bytes(chunk_size)

    def iter_lines(self) -> Iterator[str]:
        """The body line by line. Raises APIConnectionError when the connection is lost."""
        with self._reading():
            yield from self.http.iter_lines()

    def parse(self) -> T:
        """What the method itself would have returned; raises what it would have raised."""
        self.read()
        return super().parse()

    def close(self) -> None:
        """Stop reading, and give the connection back."""
        self.http.close()


class AsyncRawResponse(_Raw[T], AsyncClosing):
    """The HTTP answer of a call, for asyncio; `http` is the whole of it.

    Of `with_raw_response` it is read, whatever its status. Of `with_streaming_response` it is a success with the body
    still to be read: use it as a context manager, or close it; `parse` and `json` are for what `read` has read.
    """

    async def read(self) -> bytes:
        """Read the body, if it is not read yet. Raises APIConnectionError when the connection is lost."""
        with self._reading():
            return await self.http.aread()

    async def iter_bytes(self, chunk_size: int | None = None) -> AsyncIterator[bytes]:
        """The body piece by piece. Raises APIConnectionError when the connection is lost."""
        with self._reading():
            async for chunk in self.http.aiter_bytes(chunk_size):
                yield chunk

    async def iter_lines(self) -> AsyncIterator[str]:
        """The body line by line. Raises APIConnectionError when the connection is lost."""
        with self._reading():
            async for line in self.http.aiter_lines():
                yield line

    async def close(self) -> None:
        """Stop reading, and give the connection back."""
        await self.http.aclose()


def raw(method: Callable[Concatenate[Any, P], T]) -> Callable[Concatenate[Any, P], RawResponse[T]]:
    """A method of a resource whose core gives raw answers, as type checkers have to see it."""
    return cast("Callable[Concatenate[Any, P], RawResponse[T]]", method)


def async_raw(
    method: Callable[Concatenate[Any, P], T],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncRawResponse[T]]]:
    """Likewise of an async resource, of the blocking method: pyright solves its overloads, not those of coroutines."""
    return cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncRawResponse[T]]]", method)


def awaitable_raw(
    method: Callable[Concatenate[Any, P], Awaitable[T]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncRawResponse[T]]]:
    """Likewise, of a method whose async one answers with another class: pages."""
    return cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncRawResponse[T]]]", method)


def stream_raw(
    method: Callable[Concatenate[Any, P], Stream[T]],
) -> Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncRawResponse[AsyncStream[T]]]]:
    """Likewise, of the blocking method of a stream, which may have overloads."""
    return cast("Callable[Concatenate[Any, P], Coroutine[Any, Any, AsyncRawResponse[AsyncStream[T]]]]", method)


def checked(
    operation: str,
    response: httpx.Response,
    parse: Callable[[httpx.Response], T],
    parse_error: ParseError | None,
    watch: DriftWatch = UNWATCHED,
) -> T:
    """The typed success of an answer. Raises StatusError where it is none, DecodeError where it can't be read."""
    if not response.is_success:
        raise refuse(operation, response, parse_error)
    try:
        value = parse(response)
    except _ODD as error:
        reason = f"{type(error).__name__}: {error}"
        raise DecodeError(f"{operation}: the answer is not what the document says: {reason}", response) from error
    watch.report(operation, response, response)
    return value


def refuse(operation: str, response: httpx.Response, parse_error: ParseError | None) -> Exception:
    """The error for an answer that is no success, with the document's error model where the answer fits it."""
    return status_error(operation, response, _error_body(response, parse_error))


def _error_body(response: httpx.Response, parse_error: ParseError | None) -> Any:
    if parse_error is not None:
        try:
            typed = parse_error(response)
        except _ODD:
            typed = None
        if typed is not None:
            return typed
    try:
        return response.json()
    except ValueError:
        return response.text

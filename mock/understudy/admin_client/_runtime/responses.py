"""An answer as it came, beside the means to read it as the document says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from ._http import httpx
from .drift import DriftListener
from .errors import DecodeError, status_error
from .events import log, request_id_of

__all__ = ["FOUND", "UNWATCHED", "DriftWatch", "RawResponse", "checked", "refuse"]

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

    def tell(self, operation: str, answer: Any, response: httpx.Response) -> None:
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


@dataclass(frozen=True, slots=True)
class RawResponse(Generic[T]):
    """The HTTP answer of a call, whatever its status. `http` is the whole of it."""

    http: httpx.Response
    _operation: str
    _parse: Callable[[httpx.Response], T]
    _parse_error: ParseError | None = None
    _watch: DriftWatch = UNWATCHED

    @property
    def status(self) -> int:
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
        """The body."""
        return self.http.content

    @property
    def text(self) -> str:
        """The body as text."""
        return self.http.text

    def json(self) -> Any:
        """The body as a JSON value. Raises ValueError where it is none."""
        return self.http.json()

    def parse(self) -> T:
        """What the method without `_raw` would have returned; raises what it would have raised."""
        return checked(self._operation, self.http, self._parse, self._parse_error, self._watch)


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
    watch.tell(operation, response, response)
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

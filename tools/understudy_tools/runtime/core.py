"""Sends calls: authentication, timeouts, safe retries, errors. One core serves every resource of a client."""

from __future__ import annotations

import asyncio
import email.utils
import logging
import math
import random
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from ._http import httpx
from .auth import ClientCredentials, Credentials, Scheme, authenticator, place_token_url
from .errors import APIConnectionError, APITimeoutError, DecodeError, status_error

__all__ = ["AsyncCore", "Call", "Options", "SyncCore"]

T = TypeVar("T")

_SAFE = frozenset({"get", "head", "options", "put", "delete"})
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})
_LONGEST_WAIT = 60.0
_log = logging.getLogger(__package__ or __name__)


@dataclass(frozen=True, slots=True)
class Call:
    """One request, ready to be sent. `parse_error` gives the document's error model for a response, if it has one."""

    operation: str
    method: str
    path: str
    security: tuple[tuple[str, ...], ...] = ()
    params: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    parse_error: Callable[[httpx.Response], Any] | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How calls are sent. `timeout` is seconds for one attempt; there is always one."""

    base_url: str
    timeout: float = 30.0
    max_retries: int = 2
    headers: Mapping[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if not self.base_url.startswith(("http://", "https://")):
            raise ValueError(f"base_url must begin with http:// or https://; got {self.base_url!r}")
        _check_timeout(self.timeout)
        if self.max_retries < 0:
            raise ValueError(f"max_retries must be 0 or more; got {self.max_retries}")


def _check_timeout(seconds: float | None) -> float:
    """There is no call without an end: None, infinity and what is no number are refused."""
    if seconds is None or not 0 < seconds < math.inf:
        raise ValueError(f"timeout must be more than 0 seconds; got {seconds}")
    return seconds


class _Base:
    def __init__(
        self,
        options: Options,
        given: Credentials,
        schemes: Mapping[str, Scheme],
        home: str,
        oauth: Mapping[str, ClientCredentials] | None = None,
    ) -> None:
        self.options = options
        self._given = given
        self._schemes = schemes
        self._home = home
        self._oauth = self._flows() if oauth is None else oauth

    def _flows(self) -> Mapping[str, ClientCredentials]:
        given = self._given
        if given.client_id is None or given.token is not None:
            return {}
        return {
            name: ClientCredentials(
                place_token_url(scheme.token_url, self.options.base_url, self._home),
                given.client_id,
                given.client_secret or "",
            )
            for name, scheme in self._schemes.items()
            if scheme.kind == "oauth2" and scheme.token_url
        }

    def _arguments(self, call: Call, timeout: float | None) -> dict[str, Any]:
        headers = {"Accept": "application/json, */*;q=0.5", **self.options.headers, **call.headers}
        if call.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in call.cookies.items())
        return {
            "method": call.method.upper(),
            "url": self.options.base_url.rstrip("/") + call.path,
            "params": call.params or None,
            "headers": headers,
            "timeout": self.options.timeout if timeout is None else _check_timeout(timeout),
            "extensions": {"operation": call.operation},
            **call.body,
        }

    def _auth(self, call: Call) -> httpx.Auth | None:
        return authenticator(call.security, self._schemes, self._given, self._oauth)

    def _pause(self, call: Call, attempt: int, response: httpx.Response | None) -> float | None:
        """Seconds to wait before the next attempt, or None when there is to be none."""
        if attempt >= self.options.max_retries:
            return None
        if call.method not in _SAFE and "Idempotency-Key" not in call.headers:
            return None
        if response is None:
            return _backoff(attempt)
        if response.status_code not in _RETRIED:
            return None
        told = _retry_after(response)
        if told is None:
            return _backoff(attempt)
        return told if told <= _LONGEST_WAIT else None

    @staticmethod
    def _failure(error: httpx.RequestError, call: Call) -> APIConnectionError:
        kind = APITimeoutError if isinstance(error, httpx.TimeoutException) else APIConnectionError
        return kind(f"{call.operation}: {type(error).__name__}: {error}")


def _backoff(attempt: int) -> float:
    return min(0.5 * 2.0**attempt, 8.0) * random.uniform(0.5, 1.0)


def _retry_after(response: httpx.Response) -> float | None:
    """Retry-After (RFC 9110 10.2.3) in seconds: a number or a date."""
    value = response.headers.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, moment.timestamp() - time.time())


def _checked(call: Call, response: httpx.Response, parse: Callable[[httpx.Response], T]) -> T:
    _log.debug("%s %s %s", call.operation, response.status_code, response.url)
    if not response.is_success:
        raise status_error(call.operation, response, _error_body(call, response))
    try:
        return parse(response)
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        reason = f"{type(error).__name__}: {error}"
        raise DecodeError(f"{call.operation}: the answer is not what the document says: {reason}", response) from error


def _error_body(call: Call, response: httpx.Response) -> Any:
    if call.parse_error is not None:
        try:
            typed = call.parse_error(response)
        except (ValueError, KeyError, TypeError, AttributeError):
            typed = None
        if typed is not None:
            return typed
    try:
        return response.json()
    except ValueError:
        return response.text


class SyncCore(_Base):
    """Sends calls with a blocking HTTP client, made when the first call is."""

    def __init__(self, *arguments: Any, http_client: httpx.Client | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._client = http_client
        self._owned = http_client is None

    def _http(self) -> httpx.Client:
        if self._client is None:
            self._client = httpx.Client()
        return self._client

    def call(self, call: Call, parse: Callable[[httpx.Response], T], timeout: float | None = None) -> T:
        """Send a call and parse its success. Raises errors of this package's tree only."""
        return _checked(call, self.send(call, timeout), parse)

    def send(self, call: Call, timeout: float | None = None) -> httpx.Response:
        """Send a call, again where that is safe, and return whatever answer came."""
        arguments, auth, attempt = self._arguments(call, timeout), self._auth(call), 0
        while True:
            response, failure = None, None
            try:
                response = self._http().request(auth=auth, **arguments)
            except httpx.RequestError as error:
                failure = self._failure(error, call)
            pause = self._pause(call, attempt, response)
            if pause is None:
                if response is None:
                    raise failure or APIConnectionError(call.operation)
                return response
            time.sleep(pause)
            attempt += 1

    def with_options(self, **changes: Any) -> SyncCore:
        """A core with other options that shares the connections, and the tokens unless `base_url` is another."""
        return SyncCore(
            replace(self.options, **changes),
            self._given,
            self._schemes,
            self._home,
            None if "base_url" in changes else self._oauth,
            http_client=self._http(),
        )

    def close(self) -> None:
        """Close the connections, unless the HTTP client was brought by the caller."""
        if self._owned and self._client is not None:
            self._client.close()


class AsyncCore(_Base):
    """Sends calls with an async HTTP client, made when the first call is."""

    def __init__(self, *arguments: Any, http_client: httpx.AsyncClient | None = None, **named: Any) -> None:
        super().__init__(*arguments, **named)
        self._client = http_client
        self._owned = http_client is None

    def _http(self) -> httpx.AsyncClient:
        if self._client is None:
            self._client = httpx.AsyncClient()
        return self._client

    async def call(self, call: Call, parse: Callable[[httpx.Response], T], timeout: float | None = None) -> T:
        """Send a call and parse its success. Raises errors of this package's tree only."""
        return _checked(call, await self.send(call, timeout), parse)

    async def send(self, call: Call, timeout: float | None = None) -> httpx.Response:
        """Send a call, again where that is safe, and return whatever answer came."""
        arguments, auth, attempt = self._arguments(call, timeout), self._auth(call), 0
        while True:
            response, failure = None, None
            try:
                response = await self._http().request(auth=auth, **arguments)
            except httpx.RequestError as error:
                failure = self._failure(error, call)
            pause = self._pause(call, attempt, response)
            if pause is None:
                if response is None:
                    raise failure or APIConnectionError(call.operation)
                return response
            await asyncio.sleep(pause)
            attempt += 1

    def with_options(self, **changes: Any) -> AsyncCore:
        """A core with other options that shares the connections, and the tokens unless `base_url` is another."""
        return AsyncCore(
            replace(self.options, **changes),
            self._given,
            self._schemes,
            self._home,
            None if "base_url" in changes else self._oauth,
            http_client=self._http(),
        )

    async def close(self) -> None:
        """Close the connections, unless the HTTP client was brought by the caller."""
        if self._owned and self._client is not None:
            await self._client.aclose()

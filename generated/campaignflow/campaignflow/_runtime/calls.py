"""What a call is, how calls are sent, and one call on its way: everything that needs no connection."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ._http import httpx
from .drift import DriftListener
from .errors import APIConnectionError, APITimeoutError
from .events import Event, Listener, log, redacted, request_id_of
from .responses import DriftWatch
from .retries import backoff, is_retried, is_safe, retry_after
from .uploads import files_of, rewind

__all__ = ["ACCEPT", "Options", "PreparedRequest", "Trip", "check_timeout", "switched"]

ACCEPT = "application/json, */*;q=0.5"
_LONGEST_WAIT = 60.0
_PHASES = ("connect", "read", "write", "pool")


@dataclass(frozen=True, slots=True)
class PreparedRequest:
    """One request, ready to be sent. `parse_error` gives the document's error model for a response, if it has one.

    `url` is set for a page that the service named by its address; `path` and `params` are not used then.
    """

    operation: str
    method: str
    path: str
    security: tuple[tuple[str, ...], ...] = ()
    params: list[tuple[str, str]] = field(default_factory=list)
    headers: dict[str, str] = field(default_factory=dict)
    cookies: dict[str, str] = field(default_factory=dict)
    body: dict[str, Any] = field(default_factory=dict)
    parse_error: Callable[[httpx.Response], Any] | None = None
    accept: str = ACCEPT
    url: str | None = None


def switched(call: PreparedRequest, place: str, name: str) -> PreparedRequest:
    """The request with what asks for an answer that comes piece by piece, whatever it says now."""
    if place == "query":
        kept = [pair for pair in call.params if pair[0] != name]
        return replace(call, params=[*kept, (name, "true")])
    json = call.body.get("json")
    return replace(call, body={**call.body, "json": {**json, name: True}}) if isinstance(json, dict) else call


@dataclass(frozen=True, slots=True)
class Options:
    """How calls are sent. `timeout` is seconds for one attempt, `total_timeout` for all of them with the waits between.

    There is always an end: neither can be switched off.
    """

    base_url: str
    timeout: float = 30.0
    max_retries: int = 2
    headers: Mapping[str, str] = field(default_factory=dict)
    total_timeout: float = 300.0
    on_event: Listener | None = None
    on_drift: DriftListener | None = None
    strict: bool = False
    watch: DriftWatch = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "watch", DriftWatch(self.on_drift, self.strict))
        if not self.base_url.startswith(("http://", "https://")):
            raise ValueError(f"base_url must begin with http:// or https://; got {self.base_url!r}")
        check_timeout(self.timeout)
        check_timeout(self.total_timeout, "total_timeout")
        if self.max_retries < 0:
            raise ValueError(f"max_retries must be 0 or more; got {self.max_retries}")
        if self.on_event is not None and not callable(self.on_event):
            raise ValueError(f"on_event must be a function of one event; got {self.on_event!r}")


def check_timeout(seconds: float | None, name: str = "timeout") -> float:
    """There is no call without an end: None, infinity and what is no number are refused."""
    if seconds is None or not 0 < seconds < math.inf:
        raise ValueError(f"{name} must be more than 0 seconds; got {seconds}")
    return seconds


class Trip:
    """One call on its way: its attempts, the time that is left, and its events.

    `has` is the `Accept` that the HTTP client sends by itself.
    """

    def __init__(
        self, call: PreparedRequest, options: Options, timeout: float | None, secret: frozenset[str], has: str
    ) -> None:
        self.call = call
        self._has = has
        self._options = options
        self._timeout = options.timeout if timeout is None else check_timeout(timeout)
        self._secret = secret
        self._started = self._since = time.monotonic()
        self._attempt = 0
        self._files = files_of(call.body) if call.body else []
        self._observed = options.on_event is not None or log.isEnabledFor(logging.INFO)
        self._request: httpx.Request | None = None

    def arguments(self) -> dict[str, Any]:
        """The arguments of `build_request` for the next attempt."""
        call, options = self.call, self._options
        # A header that the HTTP client has by itself is not merged in anew: that is a third of the cost of a request.
        accept = {} if call.accept == self._has else {"Accept": call.accept}
        headers = {**accept, **options.headers, **call.headers}
        if call.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in call.cookies.items())
        if self._attempt:
            rewind(self._files)
        seconds = min(self._timeout, self.left())
        return {
            "method": call.method.upper(),
            "url": call.url or options.base_url.rstrip("/") + call.path,
            "params": None if call.url else call.params or None,
            "headers": headers,
            "extensions": {"operation": call.operation, "timeout": dict.fromkeys(_PHASES, seconds)},
            **call.body,
        }

    def left(self) -> float:
        """Seconds until the call must have its end; a little is always left, since 0 means none to some."""
        return max(self._started + self._options.total_timeout - time.monotonic(), 0.001)

    def starts(self, request: httpx.Request) -> None:
        """Take note of the request of an attempt."""
        self._request = request
        if self._observed:
            self._since = time.monotonic()
            if log.isEnabledFor(logging.DEBUG):
                shown = redacted(request.headers, self._secret)
                log.debug("request %s %s %s %s", self.call.operation, request.method, self._url(), shown)
            self._emit("request")

    def ends(self, response: httpx.Response | None, error: Exception | None) -> float | None:
        """Take note of what came; the seconds to wait before the next attempt, or None when there is to be none."""
        if self._observed:
            self._emit_end(response, error)
        pause = self._pause(response)
        if pause is not None and self._observed:
            reason = response.status_code if response is not None else error
            log.info("retry %s in %.2f s: %s", self.call.operation, pause, reason)
            self._emit("retry", pause=pause, error=error, status=response.status_code if response else None)
        self._attempt += 1
        return pause

    def failure(self, error: Exception) -> APIConnectionError:
        """The error of this package for one of the HTTP library."""
        kind = APITimeoutError if isinstance(error, httpx.TimeoutException | TimeoutError) else APIConnectionError
        if isinstance(error, TimeoutError):
            return kind(f"{self.call.operation}: no answer within total_timeout={self._options.total_timeout:g} s")
        return kind(f"{self.call.operation}: {type(error).__name__}: {error}")

    def check_end(self) -> None:
        """Raises TimeoutError when the time of the call is over."""
        if time.monotonic() - self._started > self._options.total_timeout:
            raise TimeoutError

    def _pause(self, response: httpx.Response | None) -> float | None:
        if self._attempt >= self._options.max_retries or any(place is None for _, place in self._files):
            return None
        if self._request is None or not is_safe(self.call.method, self._request.headers):
            return None
        if response is not None and not is_retried(response.status_code):
            return None
        retry_after_seconds = None if response is None else retry_after(response)
        pause = backoff(self._attempt) if retry_after_seconds is None else retry_after_seconds
        return pause if pause <= _LONGEST_WAIT and pause < self.left() else None

    def _emit_end(self, response: httpx.Response | None, error: Exception | None) -> None:
        seconds = time.monotonic() - self._since
        if response is None:
            log.debug("error %s after %.3f s: %s", self.call.operation, seconds, error)
            self._emit("error", seconds=seconds, error=error)
            return
        request_id = request_id_of(response.headers)
        log.debug(
            "response %s %s in %.3f s, request id %s", self.call.operation, response.status_code, seconds, request_id
        )
        self._emit("response", seconds=seconds, status=response.status_code, request_id=request_id)

    def _emit(self, kind: Any, **more: Any) -> None:
        if self._options.on_event is not None:
            method = self.call.method.upper()
            self._options.on_event(Event(kind, self.call.operation, method, self._url(), self._attempt + 1, **more))

    def _url(self) -> str:
        """The address without credentials: the parameters of a service that wants its key in one are not shown."""
        if self._request is None:
            return ""
        url = self._request.url
        hidden = {name: "***" for name in url.params if name.lower() in self._secret}
        return str(url.copy_merge_params(hidden)) if hidden else str(url)

"""One request ready to be sent, and a call on its way: everything that needs no connection."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from ._http import httpx
from .errors import APIConnectionError, APITimeoutError, InputError
from .events import Event, log, redacted, request_id_of
from .options import Options, check_retries, phases
from .retries import backoff, is_retried, is_safe, retry_after, was_unsent
from .styles import query_pairs
from .uploads import files_of, rewind
from .values import plain

__all__ = ["ACCEPT", "PreparedRequest", "Trip", "extended", "switched"]

ACCEPT = "application/json, */*;q=0.5"
_LONGEST_WAIT = 60.0


# Not frozen: that is half of the time of making one, and one is made for each call.
@dataclass(slots=True)
class PreparedRequest:
    """One request, ready to be sent. `parse_error` gives the document's error model for a response, if it has one.

    `url` is set for a page that the service named by its address; `path` and `params` are not used then. `server` is
    where the document has the operation, if not where it has the others. What is None is the client's.
    """

    operation: str
    method: str
    path: str
    security: tuple[tuple[str, ...], ...] | None = ()
    params: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    headers: dict[str, str] = field(default_factory=dict[str, str])
    cookies: dict[str, str] = field(default_factory=dict[str, str])
    body: dict[str, Any] = field(default_factory=dict[str, Any])
    parse_error: Callable[[httpx.Response], Any] | None = None
    accept: str = ACCEPT
    url: str | None = None
    server: str = ""
    timeout: Any = None
    max_retries: int | None = None
    strict: bool | None = None


def switched(call: PreparedRequest, place: str, name: str) -> PreparedRequest:
    """The request with what asks for an answer that comes piece by piece, whatever it says now."""
    if place == "query":
        kept = [pair for pair in call.params if pair[0] != name]
        return replace(call, params=[*kept, (name, "true")])
    json = call.body.get("json")
    return replace(call, body={**call.body, "json": {**json, name: True}}) if isinstance(json, dict) else call


def extended(call: PreparedRequest, options: Mapping[str, Any]) -> PreparedRequest:
    """The request as the options of a single call want it; see `RequestOptions`. Raises InputError."""
    headers, params, body = call.headers, call.params, call.body
    if options.get("extra_headers"):
        headers = _merged(headers, options["extra_headers"])
    queried: Mapping[str, Any] = options.get("extra_query") or {}
    for name, value in queried.items():
        style = "deepObject" if isinstance(value, Mapping) else "form"
        pairs = list(query_pairs(name, plain(value), style, True))
        replaced = {name, *(pair[0] for pair in pairs)}
        params = [*(pair for pair in params if pair[0] not in replaced), *pairs]
    if options.get("extra_body"):
        body = _with_more(call, plain(options["extra_body"]))
    retries = options.get("max_retries")
    return replace(
        call,
        headers=headers,
        params=params,
        body=body,
        timeout=options.get("timeout"),
        max_retries=None if retries is None else check_retries(retries),
        strict=options.get("strict"),
    )


def _merged(*parts: Mapping[str, str]) -> dict[str, str]:
    """Headers of which the last of a name counts, in whatever case it is written (RFC 9110 5.1)."""
    names: dict[str, str] = {}
    found: dict[str, str] = {}
    for part in parts:
        for name, value in part.items():
            found.pop(names.get(name.lower(), ""), None)
            names[name.lower()] = name
            found[name] = value
    return found


def _with_more(call: PreparedRequest, more: Mapping[str, Any]) -> dict[str, Any]:
    for form in ("json", "data"):
        old = call.body.get(form, {} if form == "json" and not call.body else None)
        if isinstance(old, Mapping):
            return {**call.body, form: {**old, **more}}
    raise InputError(f"{call.operation}: extra_body is for a body that is a JSON object or a form; send another body")


class Trip:
    """One call on its way: its attempts, the time that is left, and its events.

    `always` are the headers that the HTTP client does not send by itself, `has` the `Accept` that it does.
    """

    def __init__(
        self,
        call: PreparedRequest,
        options: Options,
        *,
        secret: frozenset[str],
        always: Mapping[str, str],
        has: str,
        at_home: bool,
    ) -> None:
        self.call = call
        self._always, self._has = always, has
        self._base = call.server if call.server and at_home else options.base_url
        self._options = options
        self._phases = options.phases if call.timeout is None else phases(call.timeout)
        self._retries = options.max_retries if call.max_retries is None else call.max_retries
        self._secret = secret
        self._was_unsent = False
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
        headers = {**self._always, **accept}
        if options.headers or call.headers:
            headers = _merged(headers, options.headers, call.headers)
        if call.cookies:
            headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in call.cookies.items())
        if self._attempt:
            rewind(self._files)
        left = self.left()
        timeout = self._phases
        if left < max(timeout.values()):
            timeout = {name: min(seconds, left) for name, seconds in timeout.items()}
        return {
            "method": call.method.upper(),
            "url": call.url or self._base + call.path,
            "params": None if call.url else call.params or None,
            "headers": headers,
            "extensions": {"operation": call.operation, "timeout": timeout},
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
        self._was_unsent = was_unsent(error)
        kind = APITimeoutError if isinstance(error, httpx.TimeoutException | TimeoutError) else APIConnectionError
        if isinstance(error, TimeoutError):
            return kind(f"{self.call.operation}: no answer within total_timeout={self._options.total_timeout:g} s")
        return kind(f"{self.call.operation}: {type(error).__name__}: {error}")

    def check_end(self) -> None:
        """Raises TimeoutError when the time of the call is over."""
        if time.monotonic() - self._started > self._options.total_timeout:
            raise TimeoutError

    def _pause(self, response: httpx.Response | None) -> float | None:
        if self._attempt >= self._retries or any(place is None for _, place in self._files):
            return None
        if self._request is None:
            return None
        safe = is_safe(self.call.method, self._request.headers)
        if response is None:
            return self._in_time(backoff(self._attempt)) if safe or self._was_unsent else None
        if not is_retried(response.status_code, safe=safe):
            return None
        seconds = retry_after(response)
        return self._in_time(backoff(self._attempt) if seconds is None else seconds)

    def _in_time(self, pause: float) -> float | None:
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

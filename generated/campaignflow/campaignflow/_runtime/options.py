"""How calls are sent: by the client, and otherwise by a single call."""

from __future__ import annotations

import math
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypedDict

from ._http import httpx
from .drift import DriftListener
from .events import Listener
from .responses import DriftWatch

__all__ = ["REQUEST_OPTIONS", "ClientOptions", "Options", "RequestOptions", "Timeout", "check_retries", "phases"]

Timeout = float | httpx.Timeout
_PHASES = ("connect", "read", "write", "pool")


class RequestOptions(TypedDict, total=False):
    """What every method takes besides its own arguments; what is not passed is the client's.

    timeout: seconds for one attempt, or a `httpx.Timeout` with those of its phases
    max_retries: how often it is sent again
    extra_headers, extra_query: sent as well, in place of what has the same name
    extra_body: properties of the JSON object or the form that is sent, in place of those with the same name
    strict: raise `DecodeError` where the answer is not what the document says
    """

    timeout: Timeout
    max_retries: int
    extra_headers: Mapping[str, str]
    extra_query: Mapping[str, Any]
    extra_body: Mapping[str, Any]
    strict: bool


REQUEST_OPTIONS = frozenset(RequestOptions.__annotations__)


class ClientOptions(TypedDict, total=False):
    """What a client takes besides its credentials.

    base_url: where the service is; the document's server by default
    timeout: seconds for one attempt, or a `httpx.Timeout` with those of its phases; 30 by default
    total_timeout: seconds for all attempts of a call and the waits between them; 300 by default
    max_retries: how often a call is sent again; 2 by default
    headers: sent with every request
    on_request, on_response: called with each `httpx.Request` before it is sent, which they may change, and each answer
    on_event: called with an `Event` for every request, answer, failure and retry
    on_drift: called with a `Drift` for every place of an answer that is not what the document says
    strict: raise `DecodeError` for such an answer
    """

    base_url: str | None
    timeout: Timeout
    total_timeout: float
    max_retries: int
    headers: Mapping[str, str] | None
    on_request: Callable[[httpx.Request], Awaitable[None] | None] | None
    on_response: Callable[[httpx.Response], Awaitable[None] | None] | None
    on_event: Listener | None
    on_drift: DriftListener | None
    strict: bool


@dataclass(frozen=True, slots=True)
class Options:
    """How calls are sent; see `ClientOptions`. There is always an end: neither timeout can be switched off."""

    base_url: str
    timeout: Timeout = 30.0
    max_retries: int = 2
    headers: Mapping[str, str] = field(default_factory=dict[str, str])
    total_timeout: float = 300.0
    on_request: Callable[[httpx.Request], Any] | None = None
    on_response: Callable[[httpx.Response], Any] | None = None
    on_event: Listener | None = None
    on_drift: DriftListener | None = None
    strict: bool = False
    watch: DriftWatch = field(init=False, repr=False)
    phases: dict[str, float] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "watch", DriftWatch(self.on_drift, self.strict))
        if not self.base_url.startswith(("http://", "https://")):
            raise ValueError(f"base_url must begin with http:// or https://; got {self.base_url!r}")
        object.__setattr__(self, "base_url", self.base_url.rstrip("/"))
        object.__setattr__(self, "phases", phases(self.timeout))
        _checked(self.total_timeout, "total_timeout")
        check_retries(self.max_retries)
        for name, what in (("on_request", "request"), ("on_response", "response"), ("on_event", "event")):
            hook = getattr(self, name)
            if hook is not None and not callable(hook):
                raise ValueError(f"{name} must be a function of one {what}; got {hook!r}")


def check_retries(count: Any) -> int:
    """A number of retries. Raises ValueError for what is none."""
    if not isinstance(count, int) or count < 0:
        raise ValueError(f"max_retries must be 0 or more; got {count}")
    return count


def phases(timeout: Any) -> dict[str, float]:
    """The seconds for each phase of an attempt. Raises ValueError where one could last for ever."""
    if isinstance(timeout, httpx.Timeout):
        return {name: _checked(seconds, f"timeout.{name}") for name, seconds in timeout.as_dict().items()}
    return dict.fromkeys(_PHASES, _checked(timeout, "timeout"))


def _checked(seconds: Any, name: str) -> float:
    """There is no call without an end: None, infinity and what is no number are refused."""
    if not isinstance(seconds, int | float) or not 0 < seconds < math.inf:
        raise ValueError(f"{name} must be more than 0 seconds; got {seconds}")
    return seconds

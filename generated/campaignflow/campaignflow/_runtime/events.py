"""The events of calls: one for each step, to the caller's hook and to one stdlib logger."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from ._http import httpx

__all__ = ["Event", "Listener", "log", "redacted", "request_id_of"]

log = logging.getLogger(__name__.partition("._runtime")[0])
"""The one logger: it has the name of the package. Requests and answers are DEBUG, retries INFO."""

_SECRET = frozenset(
    ["authorization", "cookie", "proxy-authorization", "set-cookie", "x-api-key", "api-key", "x-auth-token"]
)


@dataclass(frozen=True, slots=True)
class Event:
    """One step of a call, as the hook `on_event` gets it.

    `request` comes before every attempt, then `response` or `error`, and `retry` before a wait of `pause` seconds.
    `seconds` is the time that the attempt took, `operation` what was called, such as `things.get`. No event holds a
    credential.
    """

    kind: Literal["request", "response", "error", "retry"]
    operation: str
    method: str
    url: str
    attempt: int
    status: int | None = None
    request_id: str | None = None
    seconds: float | None = None
    pause: float | None = None
    error: Exception | None = None


Listener = Callable[[Event], None]


def request_id_of(headers: Mapping[str, str]) -> str | None:
    """The id that the service gave a request: `X-Request-Id`, or another header whose name ends like it."""
    found = headers.get("x-request-id")
    if found is not None:
        return found
    for name, value in headers.items():
        if name.lower().endswith(("request-id", "requestid", "correlation-id")):
            return value
    return None


def redacted(headers: httpx.Headers, secret: frozenset[str]) -> dict[str, str]:
    """Headers that may be shown: what carries a credential is `***`."""
    hidden = _SECRET | secret
    return {name: "***" if name.lower() in hidden else value for name, value in headers.items()}

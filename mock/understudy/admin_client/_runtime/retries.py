"""When a call is sent again, and after how long."""

from __future__ import annotations

import email.utils
import random
import time

from ._http import httpx

__all__ = ["backoff", "is_retried", "is_safe", "retry_after"]

_SAFE = frozenset({"get", "head", "options", "put", "delete"})
_RETRIED = frozenset({408, 429, 500, 502, 503, 504})


def is_safe(method: str, headers: httpx.Headers) -> bool:
    """Whether a request may be sent twice: an idempotent method (RFC 9110 9.2.2), or an idempotency key."""
    return method in _SAFE or "idempotency-key" in headers


def is_retried(status: int) -> bool:
    """Whether a status says that the same request may succeed later."""
    return status in _RETRIED


def backoff(attempt: int) -> float:
    """Seconds before the next attempt: doubled each time, 8 at most, spread so that clients do not come at once."""
    return min(0.5 * 2.0**attempt, 8.0) * random.uniform(0.5, 1.0)


def retry_after(response: httpx.Response) -> float | None:
    """Retry-After (RFC 9110 10.2.3) in seconds: a number or a date."""
    value = response.headers.get("retry-after", "")
    if value.isascii() and value.isdigit():
        return float(value)
    try:
        moment = email.utils.parsedate_to_datetime(value)
    except (TypeError, ValueError):
        return None
    return max(0.0, moment.timestamp() - time.time())

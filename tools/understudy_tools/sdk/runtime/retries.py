"""When a call is sent again, and after how long."""

from __future__ import annotations

import email.utils
import random
import time

from ._http import httpx

__all__ = ["backoff", "is_retried", "is_safe", "retry_after", "was_unsent"]

_SAFE = frozenset({"get", "head", "options", "put", "delete"})
_RETRIED = frozenset({408, 409, 429})
_REFUSED_UNREAD = 429
_UNSENT = (httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout)


def is_safe(method: str, headers: httpx.Headers) -> bool:
    """Whether a request may be sent twice: an idempotent method (RFC 9110 9.2.2), or an idempotency key."""
    return method in _SAFE or "idempotency-key" in headers


def is_retried(status: int, *, safe: bool) -> bool:
    """Whether a status says that the same request may succeed later.

    Of what is not safe to be sent twice only 429 (RFC 6585 4): nothing was done but counting.
    """
    return status == _REFUSED_UNREAD if not safe else status in _RETRIED or 500 <= status <= 599


def was_unsent(error: Exception) -> bool:
    """Whether a request failed before any of it was sent, so that whatever its method it may be sent again."""
    return isinstance(error, _UNSENT)


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

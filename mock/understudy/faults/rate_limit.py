"""A rate limit: so many calls in so much time, with what is left in header fields, and 429 (RFC 6585) beyond.

The fields are those of the IETF draft on RateLimit header fields, in its present form and the one with three fields,
which most services have.
"""

from __future__ import annotations

import math
import re
import threading
from dataclasses import dataclass
from datetime import datetime, timedelta

from understudy.faults.damage import FAULT, slug_of
from understudy.messages import Refusal

__all__ = ["RATE_LIMIT", "Rate", "RateLimit", "parse_rate"]

RATE_LIMIT = "rate-limit"
"""What `X-Mock-Fault` says of a call beyond the limit."""

_RATE = re.compile(r"([0-9]{1,9})/(s|m|h)")
_SECONDS = {"s": 1, "m": 60, "h": 3600}


@dataclass(frozen=True, slots=True)
class Rate:
    """At most `quota` calls in a window of so many `seconds`."""

    quota: int
    seconds: int


def parse_rate(text: str) -> Rate:
    """A rate such as `10/s`, `60/m` or `1000/h`. Raises ValueError."""
    found = _RATE.fullmatch(text.replace(" ", ""))
    if found is None or int(found[1]) == 0:
        raise ValueError(f"{text!r} is no rate such as 10/s, 60/m or 1000/h")
    return Rate(int(found[1]), _SECONDS[found[2]])


class RateLimit:
    """The limit of one mock, counted in windows that begin with a call. Thread-safe."""

    def __init__(self, rate: Rate) -> None:
        self._rate = rate
        self._lock = threading.Lock()
        self._ends: datetime | None = None
        self._used = 0

    def count(self, now: datetime) -> tuple[tuple[tuple[str, str], ...], Refusal | None]:
        """Count a call: the header fields of its answer, and its refusal where it is beyond the limit."""
        quota, seconds = self._rate.quota, self._rate.seconds
        with self._lock:
            if self._ends is None or now >= self._ends or self._ends - now > timedelta(seconds=seconds):
                self._ends, self._used = now + timedelta(seconds=seconds), 0
            self._used += 1
            left, reset = quota - self._used, max(1, math.ceil((self._ends - now).total_seconds()))
        headers = (
            ("RateLimit-Policy", f'"default";q={quota};w={seconds}'),
            ("RateLimit", f'"default";r={max(left, 0)};t={reset}'),
            ("RateLimit-Limit", str(quota)),
            ("RateLimit-Remaining", str(max(left, 0))),
            ("RateLimit-Reset", str(reset)),
        )
        if left >= 0:
            return headers, None
        message = f"more than {quota} calls in {seconds} s; try again in {reset} s"
        refused = (("Retry-After", str(reset)), (FAULT, RATE_LIMIT))
        return headers, Refusal((429,), slug_of(429), message, headers=refused)

    def reset(self) -> None:
        """Begin anew."""
        with self._lock:
            self._ends, self._used = None, 0

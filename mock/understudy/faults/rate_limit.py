"""A rate limit: so many calls in so much time, with what is left in header fields, and 429 (RFC 6585) beyond.

The fields are those of the IETF draft on RateLimit header fields, in its present form and the one with three fields,
which most services have.
"""

from __future__ import annotations

import math
import re
import threading
from datetime import datetime, timedelta
from typing import Any

from understudy.clock import timestamp
from understudy.faults.damage import FAULT, slug_of
from understudy.lazy_dataclass import dataclass
from understudy.messages import Refusal
from understudy.state.shared import SharedSpace

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


@dataclass(frozen=True, slots=True)
class Window:
    """What is left of the calls of one window that ends in `reset` seconds; `enforced`: beyond it is 429."""

    rate: Rate
    left: int
    reset: int
    enforced: bool

    @property
    def headers(self) -> tuple[tuple[str, str], ...]:
        """The fields of every answer while a limit is enforced."""
        quota = self.rate.quota
        return (
            ("RateLimit-Policy", f'"default";q={quota};w={self.rate.seconds}'),
            ("RateLimit", f'"default";r={self.left};t={self.reset}'),
            ("RateLimit-Limit", str(quota)),
            ("RateLimit-Remaining", str(self.left)),
            ("RateLimit-Reset", str(self.reset)),
        )

    def values(self, role: str, now: datetime, *, epoch: bool = False) -> tuple[Any, ...]:
        """What a field that the document declares for a `limit`, what is `remaining` or the `reset` may say.

        `epoch`: the reset is in seconds since 1970, where the schema leaves both.
        """
        if role == "reset":
            moment = now + timedelta(seconds=self.reset)
            seconds, since = self.reset, int(moment.timestamp())
            return (since, str(since)) if epoch else (timestamp(moment), seconds, str(seconds), since)
        number = self.rate.quota if role == "limit" else self.left
        return (number, str(number))


class RateLimit:
    """The limit of one mock, counted in windows that begin with a call. Thread-safe.

    `shared` counts for all processes of the mock, where there are several.
    """

    def __init__(self, rate: Rate, *, enforced: bool = True, shared: SharedSpace | None = None) -> None:
        self._shared = shared
        self._rate = rate
        self._enforced = enforced
        self._lock = threading.Lock()
        self._ends: datetime | None = None
        self._used = 0

    def count(self, now: datetime) -> tuple[Window, Refusal | None]:
        """Count a call: what is left, and its refusal where it is beyond the limit.

        A limit that is not enforced begins anew where it would refuse.
        """
        quota, seconds = self._rate.quota, self._rate.seconds
        ends, used = self._counted(now) if self._shared is None else self._shared.count_call(now, seconds=seconds)
        left, reset = quota - used, max(1, math.ceil((ends - now).total_seconds()))
        window = Window(self._rate, max(left, 0), reset, self._enforced)
        if left >= 0:
            return window, None
        message = f"more than {quota} calls in {seconds} s; try again in {reset} s"
        refused = (("Retry-After", str(reset)), (FAULT, RATE_LIMIT))
        return window, Refusal((429,), slug_of(429), message, headers=refused)

    def _counted(self, now: datetime) -> tuple[datetime, int]:
        """When the window ends, and how many calls came in it."""
        quota, seconds = self._rate.quota, self._rate.seconds
        with self._lock:
            over = self._ends is None or now >= self._ends or self._ends - now > timedelta(seconds=seconds)
            if self._ends is None or over or (self._used >= quota and not self._enforced):
                self._ends, self._used = now + timedelta(seconds=seconds), 0
            self._used += 1
            return self._ends, self._used

    def reset(self) -> None:
        """Begin anew."""
        if self._shared is not None:
            self._shared.forget_calls()
        with self._lock:
            self._ends, self._used = None, 0

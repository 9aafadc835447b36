"""What every call of a mock meets: default preferences, how long answers take, errors by chance, and a rate limit.

Seeded: the same calls in the same order meet the same latencies and errors.
"""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping
from dataclasses import asdict
from random import Random
from typing import Any

from understudy.controls import OWN, Control
from understudy.faults.damage import FAULT, slug_of
from understudy.faults.rate_limit import Rate, RateLimit, parse_rate
from understudy.http.prefer import read_defaults
from understudy.inference.conventions import rate_role
from understudy.lazy_dataclass import dataclass
from understudy.messages import PHRASES, Preferences, Refusal, Validation
from understudy.openapi.model import Operation
from understudy.state.shared import SharedSpace

LATENCY_WORD = "x-mock-latency"
"""The key that gives an operation a latency of its own."""

CHAOS = "chaos"
"""What `X-Mock-Fault` says of an error that came by chance."""

_LATENCY = re.compile(r"([0-9]+(?:\.[0-9]+)?)(ms|s)(?:(?:±|\+-|\+/-)([0-9]+(?:\.[0-9]+)?)(ms|s)?)?")
_RATE = re.compile(r"([0-9]+(?:\.[0-9]+)?)%")
_LONGEST = 300.0
# What a client is to expect of any call and may try again (RFC 9110 15.5.9, RFC 6585, RFC 8470), beside all of 5xx.
_NOMINAL = Rate(1000, 3600)
_TRANSIENT = ("408", "425", "429")


@dataclass(frozen=True, slots=True)
class Latency:
    """How long an answer takes: `mean` seconds, give or take `jitter`."""

    mean: float
    jitter: float = 0.0


def parse_latency(text: str) -> Latency:
    """A latency such as `120ms`, `1.5s` or `120ms±40`. Raises ValueError."""
    found = _LATENCY.fullmatch(text.replace(" ", ""))
    if found is None:
        raise ValueError(f"{text!r} is no latency such as 120ms, 1.5s or 120ms±40")
    mean = _seconds(found[1], found[2])
    jitter = _seconds(found[3], found[4] or found[2]) if found[3] is not None else 0.0
    if mean + jitter > _LONGEST:
        raise ValueError(f"a latency is at most {_LONGEST:g} s; got {text}")
    return Latency(mean, min(jitter, mean))


def parse_chaos(text: str) -> float:
    """A rate such as `5%`, as a number from 0 to 1. Raises ValueError."""
    found = _RATE.fullmatch(text.strip())
    if found is None or float(found[1]) > 100:
        raise ValueError(f"{text!r} is no share of answers such as 5%")
    return float(found[1]) / 100


def _seconds(number: str, unit: str) -> float:
    return float(number) / (1000 if unit == "ms" else 1)


@dataclass(frozen=True, slots=True)
class Conditions:
    """What every call meets, each as the option of `understudy serve` has it.

    `prefer` are preferences of a request that has none of its own, such as `code=503`; `latency` is how long answers
    take (`120ms±40`), `chaos` the share of them that are documented errors (`5%`), `rate_limit` the most calls in a
    time (`10/s`).
    """

    prefer: tuple[str, ...] = ()
    latency: str | None = None
    chaos: str | None = None
    rate_limit: str | None = None


class Network:
    """The conditions of one mock, `armed` where a call may meet latency, errors or a limit. Thread-safe.

    `preferences` are those of a request that has none of its own. Raises ValueError for what no condition can be.
    `shared` counts a limit for all processes of the mock.
    """

    control: Control = OWN

    def __init__(
        self,
        operations: Mapping[str, Operation],
        conditions: Conditions,
        *,
        validation: Validation,
        seed: int | str,
        shared: SharedSpace | None = None,
    ) -> None:
        self._shared = shared
        own = {name: each.extensions.get(LATENCY_WORD) for name, each in operations.items()}
        self._own = {name: parse_latency(text) for name, text in own.items() if isinstance(text, str)}
        self.validation = validation
        self._seed = seed
        self.first = conditions
        self._lock = threading.Lock()
        self.limit: RateLimit | None = None
        # What the document requires answers to say of a limit counts down as well where none is set.
        self._counted = frozenset(name for name, each in operations.items() if _says_limit(each))
        self._nominal = RateLimit(_NOMINAL, enforced=False)
        self.conditions = Conditions()
        self._meet(conditions)

    def meet(self, conditions: Conditions) -> None:
        """Let every call meet these conditions from now on. Raises ValueError, and changes nothing then."""
        with self.control.changing():
            before = self.conditions.rate_limit
            self._meet(conditions)
            if conditions.rate_limit != before and self._shared is not None:
                self._shared.forget_calls()

    def to_json(self) -> Any:
        return asdict(self.conditions)

    def take_up(self, content: Any) -> None:
        conditions = self.first if content is None else Conditions(**{**content, "prefer": tuple(content["prefer"])})
        if conditions != self.conditions:
            self._meet(conditions)

    def _meet(self, conditions: Conditions) -> None:
        latency = parse_latency(conditions.latency) if conditions.latency is not None else None
        chaos = parse_chaos(conditions.chaos) if conditions.chaos is not None else 0.0
        rate = parse_rate(conditions.rate_limit) if conditions.rate_limit is not None else None
        preferences = read_defaults(conditions.prefer).over(Preferences(validation=self.validation))
        with self._lock:
            if conditions.rate_limit != self.conditions.rate_limit:
                self.limit = RateLimit(rate, shared=self._shared) if rate is not None else None
            self.conditions = conditions
            self.preferences = preferences
            self._latency, self._chaos = latency, chaos
            self._random = Random(self._seed)
            self.armed = bool(latency or self._own or chaos or rate or self._counted)

    def now(self) -> Conditions:
        """The conditions, as whichever process set them last."""
        self.control.refresh()
        return self.conditions

    def limit_of(self, operation: Operation) -> RateLimit | None:
        """The limit that calls of an operation count for."""
        if self.limit is not None:
            return self.limit
        return self._nominal if operation.id in self._counted else None

    def delay(self, operation: Operation) -> float:
        """How many seconds this answer takes."""
        latency = self._own.get(operation.id, self._latency)
        if latency is None:
            return 0.0
        with self._lock:
            return latency.mean + self._random.uniform(-latency.jitter, latency.jitter)

    def error(self, operation: Operation) -> Refusal | None:
        """The error that this call meets by chance, of those that the operation documents."""
        if not self._chaos:
            return None
        with self._lock:
            if self._random.random() >= self._chaos:
                return None
            statuses = _errors(operation)
            status = self._random.choice(statuses) if statuses else None
        if status is None:
            return None
        message = f"{PHRASES.get(status, 'Error')} (by chance, {self._chaos:.3g} of all answers)"
        return Refusal((status,), slug_of(status), message, headers=((FAULT, CHAOS),))

    def reset(self) -> None:
        """Back to the conditions at the start, and to the same latencies and errors."""
        self.meet(self.first)
        self._nominal.reset()
        if self.limit is not None:
            self.limit.reset()


def _says_limit(operation: Operation) -> bool:
    headers = (header for response in operation.responses.values() for header in response.headers)
    return any(header.required and rate_role(header.name) not in (None, "retry-after") for header in headers)


def _errors(operation: Operation) -> list[int]:
    """The documented errors that any call may meet; without one of those, all that are documented."""
    exact = sorted(status for status in operation.responses if status.isdigit() and status >= "400")
    transient = [int(status) for status in exact if status >= "500" or status in _TRANSIENT]
    if transient:
        return transient
    if "5XX" in operation.responses or "default" in operation.responses:
        return [503]
    return [int(status) for status in exact]

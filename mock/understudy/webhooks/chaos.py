"""Chaos on delivery: what networks and senders do wrong, on purpose, so that receivers can prove that they cope."""

from __future__ import annotations

import threading
from collections.abc import Iterable
from datetime import timedelta
from typing import Any, Literal, get_args

from understudy.controls import OWN, Control
from understudy.lazy_dataclass import dataclass
from understudy.problem import did_you_mean

Kind = Literal[
    "duplicate", "reorder", "delay", "drop", "bad-signature", "stale-timestamp", "old-secret", "truncated-body"
]
KINDS: tuple[Kind, ...] = get_args(Kind)
_SIGNED = ("bad-signature", "stale-timestamp", "old-secret")


@dataclass(frozen=True, slots=True)
class ChaosRule:
    """Make the next `times` deliveries fail (None: until removed) of an event type and endpoint (None: any).

    `by` is how long `delay` waits, and how old a `stale-timestamp` is.
    """

    id: int
    kind: Kind
    event: str | None = None
    endpoint: str | None = None
    times: int | None = 1
    by: timedelta = timedelta(minutes=10)


class Chaos:
    """The chaos rules of one mock, oldest first; of all its processes, where there are several. Thread-safe."""

    control: Control = OWN

    def __init__(self, events: Iterable[str], signed: Iterable[str], timed: Iterable[str]) -> None:
        self._events = tuple(events)
        self._signed = frozenset(signed)
        self._timed = frozenset(timed)
        self._lock = threading.Lock()
        self._rules: dict[int, tuple[ChaosRule, int]] = {}
        self._numbers = 0

    def add(
        self,
        kind: str,
        *,
        event: str | None = None,
        endpoint: str | None = None,
        times: int | None = 1,
        by: timedelta = timedelta(minutes=10),
    ) -> ChaosRule:
        """Add a rule. Raises ValueError for an unknown kind or event, `times` below 1, or nothing to forge."""
        if kind not in KINDS:
            hint = did_you_mean(kind, KINDS, otherwise=f"one of {', '.join(KINDS)}")
            raise ValueError(f"{kind!r} is no kind of chaos; {hint}")
        if event is not None and event not in self._events:
            hint = did_you_mean(event, self._events)
            raise ValueError(f"the document has no webhook {event!r}; {hint}")
        if times is not None and times < 1:
            raise ValueError(f"times is at least 1, or None for always; got {times}")
        if by <= timedelta():
            raise ValueError(f"by must be longer than nothing; got {by}")
        if kind in _SIGNED and not ({event} & self._signed if event is not None else self._signed):
            raise ValueError(f"{kind} needs signed webhooks; those of this document are not signed")
        if kind == "stale-timestamp" and not ({event} & self._timed if event is not None else self._timed):
            raise ValueError(f"{kind} needs a signature with a time; those of this document have none")
        with self.control.changing(), self._lock:
            self._numbers += 1
            rule = ChaosRule(self._numbers, kind, event, endpoint, times, by)
            self._rules[rule.id] = (rule, 0)
        return rule

    def take(self, event: str, endpoint: str) -> ChaosRule | None:
        """The rule that hits this delivery, counted as used."""
        if not any(_hits(rule, event, endpoint) for rule, _ in list(self._rules.values())):
            return None
        with self.control.changing(), self._lock:
            for number, (rule, used) in self._rules.items():
                if not _hits(rule, event, endpoint):
                    continue
                if rule.times is not None and used + 1 >= rule.times:
                    del self._rules[number]
                else:
                    self._rules[number] = (rule, used + 1)
                return rule
        return None

    def remove(self, rule_id: int) -> None:
        """Raises LookupError for one that is not there, or no longer."""
        with self.control.changing(), self._lock:
            if self._rules.pop(rule_id, None) is None:
                raise LookupError(f"there is no chaos rule {rule_id}, or it was used up")

    def clear(self) -> None:
        with self.control.changing(), self._lock:
            self._rules = {}

    def rules(self) -> tuple[ChaosRule, ...]:
        """What is still to come, oldest first."""
        self.control.refresh()
        with self._lock:
            return tuple(rule for rule, _ in self._rules.values())

    def to_json(self) -> Any:
        with self._lock:
            rules = [
                [rule.id, rule.kind, rule.event, rule.endpoint, rule.times, rule.by.total_seconds(), used]
                for rule, used in self._rules.values()
            ]
            return {"number": self._numbers, "rules": rules}

    def take_up(self, content: Any) -> None:
        content = content or {"number": 0, "rules": []}
        with self._lock:
            self._numbers = content["number"]
            self._rules = {
                number: (ChaosRule(number, kind, event, endpoint, times, timedelta(seconds=by)), used)
                for number, kind, event, endpoint, times, by, used in content["rules"]
            }


def _hits(rule: ChaosRule, event: str, endpoint: str) -> bool:
    return rule.event in (None, event) and rule.endpoint in (None, endpoint)

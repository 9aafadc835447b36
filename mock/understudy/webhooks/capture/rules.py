"""The rules by which captured requests are answered; of all processes of a mock, where there are several."""

from __future__ import annotations

import threading
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from understudy.controls import OWN, Control
from understudy.counting import Count
from understudy.faults.shared_rules import same_as_json
from understudy.lazy_dataclass import dataclass
from understudy.webhooks.capture.answers import Rule, WebhookReply
from understudy.webhooks.capture.received import Received
from understudy.webhooks.capture.template import Template

_MATCHERS = ("type", "match", "headers", "url", "method")


@dataclass(frozen=True, slots=True)
class CaptureRule:
    """One rule: how requests that fit `template` are answered, from the `nth` of them on, `times` times (None: always).

    `latency` is how far the mock's clock moves before the answer.
    """

    id: int
    answer: WebhookReply | Rule
    template: Template
    nth: int
    times: int | None
    latency: timedelta | None


class CaptureRules:
    """Those of one mock, oldest first. Thread-safe.

    Processes that share a state share those that JSON can hold: with `where`, matchers of Python or a function that
    answers they are of the process that added them.
    """

    control: Control = OWN

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._rules: list[tuple[CaptureRule, Count]] = []
        self._number = 0

    def add(
        self,
        answer: WebhookReply | Rule,
        template: Template,
        *,
        nth: int,
        times: int | None,
        latency: timedelta | None,
    ) -> CaptureRule:
        """Raises ValueError for `nth` or `times` below 1."""
        count = Count(nth, times)
        with self.control.changing(), self._lock:
            self._number += 1
            rule = CaptureRule(self._number, answer, template, nth, times, latency)
            self._rules.append((rule, count))
        return rule

    def all(self) -> tuple[CaptureRule, ...]:
        """The rules that may still answer, oldest first."""
        self.control.refresh()
        return tuple(rule for rule, _ in self._held())

    def remove(self, rule_id: int) -> None:
        """Take a rule away. Raises LookupError where there is none."""
        with self.control.changing(), self._lock:
            kept = [(rule, count) for rule, count in self._rules if rule.id != rule_id]
            if len(kept) == len(self._rules):
                raise LookupError(f"there is no capture rule {rule_id}")
            self._rules = kept

    def clear(self) -> None:
        """Forget every rule."""
        with self.control.changing(), self._lock:
            self._rules, self._number = [], 0

    def take(self, webhook: Received) -> CaptureRule | None:
        """The rule that answers; it and each older one that fits have met one request more."""
        if not any(_fits(rule, webhook) for rule in self.all()):
            return None
        with self.control.changing():
            for rule, count in self._held():
                if _fits(rule, webhook) and self._strikes(rule, count):
                    return rule
        return None

    def _strikes(self, rule: CaptureRule, count: Count) -> bool:
        with self._lock:
            strikes = count.strikes()
            if count.over:
                self._rules = [each for each in self._rules if each[0] is not rule]
            return strikes

    def _held(self) -> list[tuple[CaptureRule, Count]]:
        with self._lock:
            return list(self._rules)

    def to_json(self) -> Any:
        with self._lock:
            return {
                "number": self._number,
                "rules": [it for each in self._rules if (it := _to_json(*each)) is not None],
            }

    def take_up(self, content: Any) -> None:
        content = content or {"number": 0, "rules": []}
        with self._lock:
            own = [each for each in self._rules if _to_json(*each) is None]
            self._rules = sorted((*own, *map(_from_json, content["rules"])), key=lambda each: each[0].id)
            self._number = max([content["number"], *(rule.id for rule, _ in own)])


def _fits(rule: CaptureRule, webhook: Received) -> bool:
    return not rule.template.differences(webhook)


def _to_json(rule: CaptureRule, count: Count) -> dict[str, Any] | None:
    """A rule as a JSON object; None for one that only its own process can have."""
    answer, template = rule.answer, rule.template
    if callable(answer) or template.where is not None:
        return None
    return same_as_json(
        {
            "id": rule.id,
            "template": {name: getattr(template, name) for name in ("name", *_MATCHERS)},
            "nth": rule.nth,
            "times": rule.times,
            "latency": None if rule.latency is None else rule.latency.total_seconds(),
            "counted": list(count.counted),
            "answer": [answer.status, dict(answer.headers), answer.body.decode("latin-1")],
        }
    )


def _from_json(values: Mapping[str, Any]) -> tuple[CaptureRule, Count]:
    """The rule again, with how often it was met."""
    status, headers, body = values["answer"]
    seconds = values["latency"]
    count = Count(values["nth"], values["times"])
    count.resume(*values["counted"])
    rule = CaptureRule(
        values["id"],
        WebhookReply(status, headers, body.encode("latin-1")),
        Template(**values["template"]),
        values["nth"],
        values["times"],
        None if seconds is None else timedelta(seconds=seconds),
    )
    return rule, count

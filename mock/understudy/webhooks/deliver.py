"""Delivers events: what is due, one after another for each endpoint, every attempt kept.

The first attempts at an endpoint are made in the order of the events. One that failed waits for its next try without
holding up those behind it.
"""

from __future__ import annotations

import random
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from functools import partial
from time import sleep

from understudy.clock import Clock
from understudy.inference.events import DeliveryPolicy, Webhook
from understudy.state.shared import SharedSpace, insisting, shared_by
from understudy.state.store import Store
from understudy.webhooks.chaos import Chaos, ChaosRule
from understudy.webhooks.endpoints import Endpoint, Endpoints
from understudy.webhooks.outbox import Attempt, Delivery, DeliveryStatus, Event, Outbox
from understudy.webhooks.rendering import body_of, rendered_headers
from understudy.webhooks.sender import Outcome, Sender
from understudy.webhooks.signing import made_up_secret, sign
from understudy.webhooks.targets import TargetRefusedError, Targets

_LONGEST = timedelta(hours=24)
_REORDERED = timedelta(seconds=1)
_AGENT = "Understudy"
_OLD = b"old secret".ljust(32, b".")
_STANDARD = DeliveryPolicy()


class Deliverer:
    """Makes the attempts for one mock. Thread-safe."""

    def __init__(
        self,
        *,
        store: Store,
        outbox: Outbox,
        endpoints: Endpoints,
        webhooks: Mapping[str, Webhook],
        clock: Clock,
        targets: Targets,
        sender: Sender,
        chaos: Chaos,
        seed: int,
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._endpoints = endpoints
        self._webhooks = webhooks
        self._clock = clock
        self._targets = targets
        self._sender = sender
        self._chaos = chaos
        self._seed = seed
        self._random = random.Random(f"{seed}:delivery")
        self._claims = Claims(shared_by(store))
        self._guard = threading.Lock()
        self._busy: dict[str, threading.Lock] = {}
        self._held: dict[str, tuple[int, str]] = {}
        self._under_way: set[tuple[int, str]] = set()

    def reset(self) -> None:
        """Start the random source anew and let go of what was held back."""
        self._random = random.Random(f"{self._seed}:delivery")
        self._held = {}

    def due(self) -> list[tuple[int, str]]:
        """What is to be delivered now: sequence and endpoint."""
        now = self._clock.now()
        return [(sequence, name) for sequence, name, when in self._outbox.pending() if when is None or when <= now]

    def next_due(self) -> datetime | None:
        """When the next delivery is due; None when nothing is pending."""
        times = [when or self._clock.now() for _, _, when in self._outbox.pending()]
        return min(times, default=None)

    def deliver(self, chosen: Iterable[tuple[int, str]] | None = None) -> list[Attempt]:
        """Make every attempt that is due, or of those that are wanted; returns when each has succeeded or failed."""
        made: list[Attempt] = []
        for sequence, endpoint_id in self.due() if chosen is None else chosen:
            made += self.attempt(sequence, endpoint_id)
        return made

    def attempt(self, sequence: int, endpoint_id: str, *, now: bool = False, in_order: bool = True) -> list[Attempt]:
        """One try, unless it is not due any more; with chaos it may be none, or two. `now` is before it is due too.

        It is made when those before it at the endpoint have ended; beside them with `in_order=False`.
        """
        if not in_order:
            return self._tried(sequence, endpoint_id, now=now)
        with self._guard:
            lock = self._busy.setdefault(endpoint_id, threading.Lock())
        with lock, self._claims.held(endpoint_id, wait=True):
            return self._tried(sequence, endpoint_id, now=now)

    @contextmanager
    def serving(self, endpoint_id: str) -> Iterator[bool]:
        """Whether this process is the one that serves an endpoint until the end, so that the order there is kept."""
        with self._claims.held(endpoint_id, wait=False) as is_ours:
            yield is_ours

    def _tried(self, sequence: int, endpoint_id: str, *, now: bool) -> list[Attempt]:
        made = self._once(sequence, endpoint_id, now=now)
        held = self._held.pop(endpoint_id, None) if made else None
        if held is not None:
            made += self._once(*held, now=True)
        return made

    def _once(self, sequence: int, endpoint_id: str, *, now: bool = False) -> list[Attempt]:
        """One try, unless another thread or process is at it."""
        place = (sequence, endpoint_id)
        with self._guard:
            if place in self._under_way:
                return []
            self._under_way.add(place)
        try:
            with self._claims.held(f"{sequence}/{endpoint_id}", wait=False) as is_ours:
                return self._one(sequence, endpoint_id, now=now) if is_ours else []
        finally:
            self._under_way.discard(place)

    def _one(self, sequence: int, endpoint_id: str, *, now: bool) -> list[Attempt]:
        with self._store.turn():
            event = self._outbox.get(sequence)
            delivery = event.at(endpoint_id) if event is not None else None
            if event is None or delivery is None or delivery.status != "pending":
                return []
            due = delivery.next_attempt_at
            if due is not None and not now and datetime.fromisoformat(due) > self._clock.now():
                return []
            endpoint = self._endpoints.find(endpoint_id)
        rule = self._chaos.take(event.type, endpoint_id)
        if rule is not None and rule.kind in ("delay", "reorder", "drop"):
            self._postpone(event, delivery, rule)
            return []
        attempt, status, wait = self._send(event, delivery, endpoint, rule)
        made = [attempt]
        if rule is not None and rule.kind == "duplicate":
            made.append(self._send(event, delivery, endpoint, rule)[0])
        insisting(partial(self._record, event.sequence, endpoint_id, made, status, wait))
        return made

    def _postpone(self, event: Event, delivery: Delivery, rule: ChaosRule) -> None:
        status: DeliveryStatus = "dropped" if rule.kind == "drop" else "pending"
        wait = None if rule.kind == "drop" else rule.by if rule.kind == "delay" else _REORDERED
        if rule.kind == "reorder":
            self._held[delivery.endpoint] = (event.sequence, delivery.endpoint)
        note = Attempt(self._clock.now().isoformat(), None, f"{rule.kind} (chaos)", 0.0, chaos=rule.kind)
        with self._store.turn():
            fresh = self._outbox.get(event.sequence)
            entry = fresh.at(delivery.endpoint) if fresh is not None else None
            if fresh is None or entry is None:
                return
            later = (self._clock.now() + wait).isoformat() if wait is not None else None
            attempts = (*entry.attempts, note) if rule.kind == "drop" else entry.attempts
            changed = replace(entry, status=status, next_attempt_at=later, attempts=attempts)
            self._outbox.put(fresh.with_delivery(changed))

    def _send(
        self, event: Event, delivery: Delivery, endpoint: Endpoint | None, rule: ChaosRule | None
    ) -> tuple[Attempt, DeliveryStatus, timedelta | None]:
        """One request, what it means for the delivery, and how long to wait before the next one."""
        webhook = self._webhooks.get(event.type)
        policy = webhook.delivery if webhook is not None else _STANDARD
        now = self._clock.now()
        if endpoint is None or endpoint.disabled is not None:
            reason = (
                "the endpoint was removed" if endpoint is None else f"the endpoint is disabled: {endpoint.disabled}"
            )
            return Attempt(now.isoformat(), None, reason, 0.0), "failed", None
        described, body = body_of(event, webhook)
        headers = self._headers(event, endpoint, policy, described, body, rule)
        if rule is not None and rule.kind == "truncated-body":
            body = body[: len(body) // 2]
        try:
            target = self._targets.resolve(endpoint.url)
        except TargetRefusedError as refused:
            return Attempt(now.isoformat(), None, str(refused), 0.0), "failed", None
        method = webhook.operation.method if webhook is not None else "POST"
        outcome = self._sender.send(method, target, headers, body, policy.timeout)
        chaos = rule.kind if rule is not None else None
        error = outcome.error or _error_of(outcome.status)
        attempt = Attempt(now.isoformat(), outcome.status, error, outcome.duration, headers, outcome.body[:2048], chaos)
        return attempt, *self._judge(delivery, endpoint, policy, outcome, now)

    def _headers(
        self,
        event: Event,
        endpoint: Endpoint,
        policy: DeliveryPolicy,
        described: Mapping[str, str],
        body: bytes,
        rule: ChaosRule | None,
    ) -> tuple[tuple[str, str], ...]:
        kind = rule.kind if rule is not None else None
        secrets: Sequence[str] = endpoint.secrets
        if kind == "old-secret":
            secrets = endpoint.retired[:1] or (made_up_secret([policy.signing.scheme], _OLD),)
        stamp = int(self._clock.others().timestamp()) - (
            int(rule.by.total_seconds()) if rule and kind == "stale-timestamp" else 0
        )
        signed = body if kind != "bad-signature" else body + b" "
        more = rendered_headers(policy.headers, event, stamp)
        own = {**described, "User-Agent": _AGENT}
        renamed = {name.lower() for name in more}
        headers = (*((name, value) for name, value in own.items() if name.lower() not in renamed), *more.items())
        scheme, header = policy.signing.scheme, policy.signing.header
        if not policy.signing.is_signed or not secrets:
            return headers
        extra = sign(
            scheme,
            secrets=secrets,
            body=signed,
            message_id=event.id,
            timestamp=stamp,
            header=header,
            url=endpoint.url,
        )
        return (*headers, *extra.items())

    def _judge(
        self, delivery: Delivery, endpoint: Endpoint, policy: DeliveryPolicy, outcome: Outcome, now: datetime
    ) -> tuple[DeliveryStatus, timedelta | None]:
        if _succeeded(outcome.status):
            return "delivered", None
        if outcome.status == 410:
            insisting(partial(self._endpoints.disable, endpoint.id, "it answered 410 Gone"))
            return "failed", None
        tries = sum(1 for each in delivery.attempts if each.chaos != "duplicate")
        if tries >= len(policy.retries):
            return "failed", None
        wait = policy.retries[tries] * (1 + policy.jitter * (2 * self._random.random() - 1))
        return "pending", max(wait, retry_after(outcome.headers.get("retry-after"), now))

    def _record(
        self, sequence: int, endpoint_id: str, made: Sequence[Attempt], status: DeliveryStatus, wait: timedelta | None
    ) -> None:
        with self._store.turn():
            event = self._outbox.get(sequence)
            entry = event.at(endpoint_id) if event is not None else None
            if event is None or entry is None:
                return  # cleared meanwhile
            now = self._clock.now()
            later = (now + wait).isoformat() if wait is not None else None
            delivered = now.isoformat() if status == "delivered" else None
            changed = replace(
                entry,
                status=status,
                attempts=(*entry.attempts, *made),
                next_attempt_at=later,
                delivered_at=delivered,
            )
            self._outbox.put(event.with_delivery(changed))


def _succeeded(status: int | None) -> bool:
    return status is not None and 200 <= status < 300


def _error_of(status: int | None) -> str | None:
    """An answer that is no success, in words."""
    return None if status is None or _succeeded(status) else f"HTTP {status}"


def retry_after(value: str | None, now: datetime) -> timedelta:
    """The delay of a Retry-After header (RFC 9110 10.2.3), seconds or a date, at most 24 hours; else nothing."""
    if value is None:
        return timedelta()
    text = value.strip()
    if text.isascii() and text.isdigit():
        return timedelta(seconds=min(float(text), _LONGEST.total_seconds()))  # a float may have any number of digits
    try:
        moment = parsedate_to_datetime(text)
    except ValueError:
        return timedelta()
    moment = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment
    return min(max(moment - now, timedelta()), _LONGEST)


_AGAIN = 0.02
_FREE = nullcontext(True)


class Claims:
    """Claims of this process; its threads keep out of each other's way themselves. Thread-safe.

    A claim within a claim of the same name costs nothing. Where nobody shares the mock, everything is free.
    """

    def __init__(self, shared: SharedSpace | None) -> None:
        self._shared = shared
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()

    def held(self, name: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Whether it is this process's until the end; `wait` until it is. Raises StateError."""
        return _FREE if self._shared is None else self._claimed(self._shared, name, wait)

    @contextmanager
    def _claimed(self, shared: SharedSpace, name: str, wait: bool) -> Iterator[bool]:
        while not (is_held := self._take(shared, name)) and wait:
            sleep(_AGAIN)
        try:
            yield is_held
        finally:
            if is_held:
                self._let_go(shared, name)

    def _take(self, shared: SharedSpace, name: str) -> bool:
        with self._lock:
            if not self._held[name] and not shared.claim(name):
                return False
            self._held[name] += 1
        return True

    def _let_go(self, shared: SharedSpace, name: str) -> None:
        with self._lock:
            self._held[name] -= 1
            if not self._held[name]:
                del self._held[name]
                shared.release(name)

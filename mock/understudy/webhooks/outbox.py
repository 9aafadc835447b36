"""Events and what became of them: the outbox. It lives in the store, and so commits with what the events tell of."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from itertools import islice
from typing import Any, Literal

from understudy.clock import Clock, timestamp
from understudy.lazy_dataclass import dataclass
from understudy.state.store import Address, Change, Store

EVENTS = "~events"
KEPT = 10_000
"""How many events, and rows of the transition log, are kept. What is still to be delivered is kept beyond that."""
_AT_ONCE = 8
"""How many events make room for a new one at most, where many were delivered late."""
DeliveryStatus = Literal["pending", "delivered", "failed", "dropped"]
EventStatus = Literal["pending", "delivered", "failed", "dropped", "skipped"]
"""That of its deliveries; `skipped` where nobody had subscribed."""


@dataclass(frozen=True, slots=True)
class Attempt:
    """One try to deliver. `time` is the mock's; `duration` is in seconds; `status` is None where no answer came.

    `error` says why it failed, `HTTP 500` for an answer other than 2xx; None for one that succeeded. `headers` are the
    request's; `body` is the answer's, cut to 2,048 characters; `chaos` says what was done on purpose.
    """

    time: str
    status: int | None
    error: str | None
    duration: float
    headers: tuple[tuple[str, str], ...] = ()
    body: str = ""
    chaos: str | None = None


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of an event at one endpoint. `next_attempt_at` is None when nothing is planned."""

    endpoint: str
    url: str
    status: DeliveryStatus
    max_attempts: int
    next_attempt_at: str | None
    delivered_at: str | None = None
    attempts: tuple[Attempt, ...] = ()


@dataclass(frozen=True, slots=True)
class Event:
    """Something that the document says the service notifies others about. `sequence` counts from 1 and orders events.

    `updated_at` is the mock's time of the last change: an attempt, a delay, or that it is to be delivered again.
    """

    sequence: int
    id: str
    type: str
    created_at: str
    updated_at: str
    resource: str
    key: tuple[str, ...]
    payload: Any
    deliveries: tuple[Delivery, ...] = ()
    callback: bool = False

    def with_delivery(self, delivery: Delivery) -> Event:
        """The event with what became of it at one endpoint replaced."""
        changed = (delivery if entry.endpoint == delivery.endpoint else entry for entry in self.deliveries)
        return replace(self, deliveries=tuple(changed))

    @property
    def status(self) -> EventStatus:
        """What became of it as a whole: pending as long as one delivery is, delivered when all are."""
        found = {delivery.status for delivery in self.deliveries}
        unfinished: tuple[EventStatus, ...] = ("pending", "failed", "dropped")
        return next((status for status in unfinished if status in found), "delivered" if found else "skipped")

    def at(self, endpoint: str) -> Delivery | None:
        return next((entry for entry in self.deliveries if entry.endpoint == endpoint), None)

    def to_json(self) -> dict[str, Any]:
        """The event as a JSON object, which shares its payload; `from_json` reads it back."""
        return {**_shallow(self, _EVENT), "deliveries": [_delivery_row(each) for each in self.deliveries]}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Event:
        deliveries = tuple(_delivery(entry) for entry in data["deliveries"])
        return Event(**{**data, "key": tuple(data["key"]), "deliveries": deliveries})


def _shallow(value: object, names: Sequence[str]) -> dict[str, Any]:
    # `dataclasses.asdict` copies whatever a payload holds, value by value.
    return {name: getattr(value, name) for name in names}


_EVENT, _DELIVERY, _ATTEMPT = (tuple(each.name for each in fields(kind)) for kind in (Event, Delivery, Attempt))


def _delivery_row(delivery: Delivery) -> dict[str, Any]:
    return {**_shallow(delivery, _DELIVERY), "attempts": [_shallow(each, _ATTEMPT) for each in delivery.attempts]}


def _delivery(data: Mapping[str, Any]) -> Delivery:
    return Delivery(**{**data, "attempts": tuple(_attempt(entry) for entry in data["attempts"])})


def _attempt(data: Mapping[str, Any]) -> Attempt:
    return Attempt(**{**data, "headers": tuple((name, value) for name, value in data["headers"])})


def _is_pending(event: Event) -> bool:
    return any(delivery.status == "pending" for delivery in event.deliveries)


def event_address(sequence: int) -> Address:
    return Address(EVENTS, (), (str(sequence),))


class Outbox:
    """Reads and writes events in a store, and knows which deliveries are still to be made."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock
        self._pending: dict[tuple[int, str], datetime | None] = {}
        # Those that should have made room and were still to be delivered; those that are to make room now.
        self._spared: set[int] = set()
        self._late: dict[int, None] = {}
        self._lock = threading.Lock()

    def rebuild(self) -> None:
        """Look anew at what is pending: after a start, a reset or a restore."""
        oldest = self._store.last_number(EVENTS) - KEPT
        with self._lock:
            self._pending, self._spared, self._late = {}, set(), {}
        for event in self:
            if event.sequence <= oldest:
                self._spared.add(event.sequence)
            self.note(event)

    def note(self, event: Event) -> None:
        """Take notice of an event that was committed."""
        with self._lock:
            for delivery in event.deliveries:
                key = (event.sequence, delivery.endpoint)
                if delivery.status == "pending":
                    due = delivery.next_attempt_at
                    self._pending[key] = datetime.fromisoformat(due) if due else None
                else:
                    self._pending.pop(key, None)
            if event.sequence in self._spared and not _is_pending(event):
                self._spared.discard(event.sequence)
                self._late[event.sequence] = None

    def outdated(self, sequence: int) -> list[Address]:
        """The events that are to go when this one is added; none that is still to be delivered is among them.

        Call it during the store's turn.
        """
        if sequence <= KEPT:
            return []
        gone = []
        self._late[sequence - KEPT] = None
        for number in list(islice(self._late, _AT_ONCE)):
            event = self.get(number)
            if event is not None and not _is_pending(event):
                gone.append(event_address(number))  # until it is seen to be gone: the unit of work may fail
                continue
            del self._late[number]
            if event is not None:
                self._spared.add(number)
        return gone

    def pending(self) -> Sequence[tuple[int, str, datetime | None]]:
        """What is still to be delivered, in the order of the events: sequence, endpoint, when (None: at once)."""
        with self._lock:
            return [(sequence, endpoint, due) for (sequence, endpoint), due in sorted(self._pending.items())]

    def get(self, sequence: int) -> Event | None:
        record = self._store.get(event_address(sequence))
        return None if record is None else Event.from_json(record)

    def put(self, event: Event) -> None:
        """Write an event that has changed, outside of a unit of work. Call it during the store's turn."""
        row = {**event.to_json(), "updated_at": timestamp(self._clock.now())}
        self._store.apply((Change(event_address(event.sequence), row),))
        self.note(event)

    def clear(self) -> None:
        """Forget every event; resources stay, and numbers go on."""
        with self._store.turn():
            self._store.forget(EVENTS)
            with self._lock:
                self._pending, self._spared, self._late = {}, set(), {}

    def __iter__(self) -> Iterator[Event]:
        return map(Event.from_json, self._store.records(EVENTS, ()))

    def __len__(self) -> int:
        return self._store.count(EVENTS, ())

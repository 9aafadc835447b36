"""`mock.webhooks`: the events of a mock, who receives them, and how they are delivered."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any, Literal, get_args

from understudy.contract import Contract
from understudy.inference.events import Webhook
from understudy.problem import did_you_mean
from understudy.records.context import RecordContext
from understudy.records.names import address_of, collection_named
from understudy.state.store import Store
from understudy.state.work import Work
from understudy.threads import Threads
from understudy.webhooks.chaos import Chaos
from understudy.webhooks.deliver import Deliverer
from understudy.webhooks.emit import emit, emits_of_changes
from understudy.webhooks.endpoints import Endpoint, Endpoints
from understudy.webhooks.outbox import Attempt, Event, EventStatus, Outbox
from understudy.webhooks.sender import HttpSender, Sender
from understudy.webhooks.signing import is_timed
from understudy.webhooks.targets import Targets
from understudy.webhooks.worker import DeliveryWorker

DeliveryMode = Literal["manual", "sync", "async"]
_STEPS = 10_000
_SYNC_THREADS = 512
_deferred: ContextVar[list[Event] | None] = ContextVar("deferred", default=None)


@contextmanager
def deferred_deliveries() -> Iterator[list[Event]]:
    """Within it nothing is delivered synchronously: the events are listed, for `deliver_later`."""
    events: list[Event] = []
    token = _deferred.set(events)
    try:
        yield events
    finally:
        _deferred.reset(token)


class Webhooks:
    """Everything about webhooks of one mock. Thread-safe.

    `delivery` is `"manual"` (nothing leaves until `deliver`), `"sync"` (a call returns when the deliveries that it set
    off have succeeded or failed once; nothing is retried by itself) or `"async"` (in the background, with retries).
    """

    def __init__(
        self,
        context: RecordContext,
        store: Store,
        *,
        seed: int,
        delivery: DeliveryMode,
        catch_up: Callable[[], None],
        next_timer: Callable[[], datetime | None],
        allowed_hosts: Iterable[str] = (),
        sender: Sender | None = None,
    ) -> None:
        if delivery not in get_args(DeliveryMode):
            raise ValueError(f'delivery is "manual", "sync" or "async"; got {delivery!r}')
        self._context, self._store, self._clock = context, store, context.clock
        self._catch_up = catch_up
        self.mode: DeliveryMode = delivery
        self._known = _by_name(context.contract)
        self._emits_of_changes: bool | None = None
        targets = Targets(allowed_hosts)
        self.allowed_hosts = targets.allowed
        self.sender: Sender = sender or HttpSender()
        self.outbox = Outbox(store, context.clock)
        self._endpoints = Endpoints(store, self._known, targets, seed)
        signed = [name for name, webhook in self._known.items() if webhook.delivery.signing.is_signed]
        timed = [name for name in signed if is_timed(self._known[name].delivery.signing.scheme)]
        self.chaos = Chaos(self._known, signed, timed)
        self._deliverer = Deliverer(
            store=store,
            outbox=self.outbox,
            endpoints=self._endpoints,
            webhooks=self._known,
            clock=context.clock,
            targets=targets,
            sender=self.sender,
            chaos=self.chaos,
            seed=seed,
        )
        self._worker = DeliveryWorker(self._deliverer, context.clock, catch_up, next_timer)
        self._sync_threads = Threads("understudy-deliver", _SYNC_THREADS)
        self._happened = threading.Condition()
        self._latest = 0
        self.outbox.rebuild()

    @property
    def names(self) -> tuple[str, ...]:
        """The webhooks and callbacks of the document."""
        return tuple(self._known)

    # Subscriptions

    def add_endpoint(self, url: str, *, events: Sequence[str] = (), secret: str | None = None) -> Endpoint:
        """Send events (none named: all) to a URL from now on. Its secret is made up from the seed by default.

        Raises ValueError for a URL that is none, a host that webhooks may not be sent to, an unknown event or a secret
        that the scheme can't use.
        """
        return self._endpoints.add(url, events=events, secret=secret)

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Who receives events, in the order in which they subscribed."""
        return tuple(self._endpoints)

    def remove_endpoint(self, endpoint_id: str) -> None:
        """Raises LookupError for an unknown one."""
        self._endpoints.remove(endpoint_id)

    def rotate_secret(self, endpoint_id: str, secret: str) -> Endpoint:
        """Sign with a new secret and, beside it, the one before it. Raises LookupError, ValueError."""
        return self._endpoints.rotate(endpoint_id, secret)

    def retire_secret(self, endpoint_id: str) -> Endpoint:
        """End a rotation: sign with the newest secret only. Raises LookupError."""
        return self._endpoints.retire(endpoint_id)

    # Events

    def events(
        self,
        *,
        order: Literal["newest", "oldest"] = "newest",
        type: str | None = None,  # noqa: A002 - the word of the document
        status: str | None = None,
        after: int = 0,
        resource: str | None = None,
        key: Any = None,
    ) -> tuple[Event, ...]:
        """Events of a type, with a delivery in a status, after a sequence number, about a resource or one record of it.

        The status `skipped` is that of events to which nobody had subscribed. `key` is that record's, a list with those
        of the records above it first; it may be gone. Raises ValueError for an order, a type or a status that there is
        not and for a key without its resource, UnknownResourceError, and MockError for too few or too many keys.
        """
        if order not in ("newest", "oldest"):
            raise ValueError(f'order is "newest" or "oldest"; got {order!r}')
        if status is not None and status not in get_args(EventStatus):
            raise ValueError(f"status is one of {', '.join(get_args(EventStatus))}; got {status!r}")
        about = self._about(resource, key)
        if type is not None and type not in self._known:
            hint = did_you_mean(type, self._known)
            raise ValueError(f"the document has no webhook {type!r}; {hint}")
        self._catch_up()
        found = [
            event
            for event in self.outbox
            if event.sequence > after
            and type in (None, event.type)
            and (status in (None, event.status) or any(entry.status == status for entry in event.deliveries))
            and about in (None, (event.resource, None), (event.resource, event.key))
        ]
        return tuple(found if order == "oldest" else reversed(found))

    def _about(self, resource: str | None, key: Any) -> tuple[str, tuple[str, ...] | None] | None:
        """The path of a resource, and the key of a record; None for whatever there is."""
        if resource is None:
            if key is not None:
                raise ValueError(f"key= needs resource=, since other resources may have a {key!r} too")
            return None
        collection = collection_named(self._context.contract, resource)
        if key is None:
            return collection.path, None
        address = address_of(collection, (key,))
        return collection.path, (*address.parent, *address.key)

    def event(self, event_id: str | int) -> Event:
        """By its id or its sequence number. Raises LookupError for an unknown one."""
        for event in self.outbox:
            if str(event_id) in (event.id, str(event.sequence)):
                return event
        raise LookupError(f"there is no event {event_id!r}")

    def dead_letters(self) -> tuple[Event, ...]:
        """Events that some endpoint will not get: every attempt failed, oldest first."""
        return self.events(order="oldest", status="failed")

    def wait(self, *, after: int, timeout: float) -> tuple[Event, ...]:
        """Events after a sequence number, oldest first; waits up to `timeout` seconds for the first one."""
        found = self.events(order="oldest", after=after)
        if not found:
            # Nothing of the store may be read while this is held: who commits holds the store and wants this.
            with self._happened:
                self._happened.wait_for(lambda: self._latest > after, timeout)
        return found or self.events(order="oldest", after=after)

    def clear(self) -> None:
        """Forget every event; resources and endpoints stay."""
        self.outbox.clear()

    # Delivery

    def deliver(self) -> tuple[Attempt, ...]:
        """Deliver what is due; returns the attempts when each has succeeded or failed."""
        self._catch_up()
        return tuple(self._deliverer.deliver())

    def drain(self, *, advance_clock: bool = False) -> tuple[Attempt, ...]:
        """Deliver until nothing is due; `advance_clock` moves the clock to each retry until nothing is pending."""
        made: list[Attempt] = []
        for _ in range(_STEPS):
            made += self.deliver()
            if self._deliverer.due():
                continue
            following = self._deliverer.next_due()
            if not advance_clock or following is None:
                break
            self._clock.advance(max(following - self._clock.now(), timedelta()))
        return tuple(made)

    def deliver_now(self, event_id: str | int) -> Event:
        """One attempt for each delivery of an event that is pending, due or not; the event afterwards.

        What was delivered, failed for good, dropped or skipped stays as it is. Raises LookupError.
        """
        event = self.event(event_id)
        for delivery in event.deliveries:
            self._deliverer.attempt(event.sequence, delivery.endpoint, now=True)
        return self.event(event_id)

    def redeliver(self, event_id: str | int) -> tuple[Attempt, ...]:
        """Deliver an event again to every endpoint that it was sent to, whatever became of it. Raises LookupError."""
        with self._store.turn():
            event = self.event(event_id)
            again = (
                replace(each, status="pending", next_attempt_at=None, max_attempts=each.max_attempts)
                for each in event.deliveries
            )
            self.outbox.put(replace(event, deliveries=tuple(again)))
        attempts = [(event.sequence, each.endpoint) for each in event.deliveries]
        return tuple(self._deliverer.deliver(attempts))

    def wake(self) -> None:
        """Look whether something is due: the clock was moved, or events were stored before this process began."""
        if self.mode == "async":
            self._worker.wake()

    def stop(self, *, wait: bool = True) -> None:
        """End delivery in the background; `wait` for the attempts that are under way."""
        self._worker.stop(wait=wait)

    def keep(self, endpoints: Iterable[Endpoint]) -> None:
        """Restore the subscriptions from before a reset, unless a callback did it."""
        for endpoint in endpoints:
            if endpoint.record is None:
                self._endpoints.put_back(endpoint)

    def reset(self) -> None:
        """Forget chaos and begin anew with what the store holds."""
        self.chaos.clear()
        self._deliverer.reset()
        self.outbox.rebuild()

    def next_due(self) -> datetime | None:
        """When the next delivery is due; None when none is pending."""
        return self._deliverer.next_due()

    # What the pipeline calls

    def add_to(self, work: Work, *, changed_by_client: bool, context: RecordContext | None = None) -> list[Event]:
        """Add the events that a unit of work brings with it. Raises OffContractError."""
        if not work.moves:
            if self._emits_of_changes is None:
                self._emits_of_changes = emits_of_changes(self._context)
            if not self._emits_of_changes:
                return []
        events = emit(context or self._context, work, self._endpoints, changed_by_client=changed_by_client)
        for event in events:
            for old in self.outbox.outdated(event.sequence):
                work.delete(old)
        return events

    def committed(self, events: Sequence[Event]) -> None:
        """Take notice of events of a unit of work that was committed; call it during the store's turn."""
        for event in events:
            self.outbox.note(event)
        if events:
            with self._happened:
                self._latest = events[-1].sequence
                self._happened.notify_all()

    def send(self, events: Sequence[Event]) -> None:
        """Deliver committed events as the mode says; call it after the store's turn."""
        if self.mode == "sync":
            deferred = _deferred.get()
            if deferred is not None:
                deferred += events
            else:
                self._deliver_once(events)
        elif self.mode == "async" and events:
            self._worker.wake()

    def deliver_later(self, events: Sequence[Event], done: Callable[[], None]) -> None:
        """Deliver committed events once, in a thread of ours, and call `done` there when all was tried."""

        def deliver() -> None:
            try:
                self._deliver_once(events)
            finally:
                done()

        self._sync_threads.submit(deliver)

    def _deliver_once(self, events: Sequence[Event]) -> None:
        for event in events:
            for delivery in event.deliveries:
                # A receiver may call the mock, which then has something to deliver to it: that must not wait for this.
                self._deliverer.attempt(event.sequence, delivery.endpoint, in_order=False)


def _by_name(contract: Contract) -> dict[str, Webhook]:
    callbacks = (callback.webhook for entries in contract.callbacks.values() for callback in entries)
    return {**{webhook.name: webhook for webhook in callbacks}, **contract.webhooks}

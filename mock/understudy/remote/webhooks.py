"""The events of a server's mock, and who receives them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal

from understudy.remote.codec import attempt_of, endpoint_of, event_of, keys_of
from understudy.remote.connection import Connection
from understudy.remote.faults import RemoteChaos
from understudy.webhooks.endpoints import Endpoint
from understudy.webhooks.outbox import Attempt, Event


class RemoteWebhooks:
    """The events of a server's mock, and who receives them."""

    def __init__(self, to: Connection) -> None:
        self._to = to
        self._events = to.client.events
        self._endpoints = to.client.endpoints
        self.chaos = RemoteChaos(to)

    def add_endpoint(self, url: str, *, events: Sequence[str] = (), secret: str | None = None) -> Endpoint:
        """Send events (none named: all) to a URL from now on. Raises ValueError, TargetRefusedError."""
        from understudy.admin_client.models import NewEndpoint

        return endpoint_of(self._to.call(self._endpoints.create, body=NewEndpoint(url, list(events), secret)))

    def endpoints(self) -> tuple[Endpoint, ...]:
        """Who receives events."""
        return tuple(map(endpoint_of, self._to.call(self._endpoints.list).endpoints))

    def remove_endpoint(self, endpoint_id: str) -> None:
        """Raises LookupError for an unknown one."""
        self._to.call(self._endpoints.delete, endpoint_id)

    def rotate_secret(self, endpoint_id: str, secret: str) -> Endpoint:
        """Sign with a new secret and, beside it, the one before it. Raises LookupError, ValueError."""
        from understudy.admin_client.models import NewSecret

        return endpoint_of(self._to.call(self._endpoints.secrets.rotate, endpoint_id, body=NewSecret(secret)))

    def retire_secret(self, endpoint_id: str) -> Endpoint:
        """End a rotation: sign with the newest secret only. Raises LookupError."""
        return endpoint_of(self._to.call(self._endpoints.secrets.retire, endpoint_id))

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

        Raises ValueError, MockError as in process.
        """
        from understudy.admin_client.models import ListEventsStatus

        state = None if status is None else ListEventsStatus(status)
        keys = None if key is None else keys_of((key,))
        return self._list(order=order, type=type, status=state, after=after, resource=resource, key=keys)

    def event(self, event_id: str | int) -> Event:
        """By its id or its sequence number. Raises LookupError for an unknown one."""
        return event_of(self._to.call(self._events.get, str(event_id)))

    def wait(self, *, after: int, timeout: float) -> tuple[Event, ...]:
        """Events after a sequence number, oldest first; the server waits up to `timeout` seconds, at most 2."""
        return self._list(order="oldest", after=after, wait=min(timeout, 2.0))

    def deliver(self) -> tuple[Attempt, ...]:
        """Deliver what is due."""
        return self._deliver(advance_clock=False)

    def drain(self, *, advance_clock: bool = False) -> tuple[Attempt, ...]:
        """Deliver until nothing is due; `advance_clock` moves the clock to each retry."""
        made: list[Attempt] = []
        while attempts := self._deliver(advance_clock=advance_clock):
            made += attempts
        return tuple(made)

    def deliver_now(self, event_id: str | int) -> Event:
        """One attempt for each delivery of an event that is pending; the event afterwards. Raises LookupError."""
        return event_of(self._to.call(self._events.deliver_for_event, str(event_id)))

    def redeliver(self, event_id: str | int) -> tuple[Attempt, ...]:
        """Deliver an event again. Raises LookupError."""
        return tuple(map(attempt_of, self._to.call(self._events.redeliver, str(event_id)).attempts))

    def dead_letters(self) -> tuple[Event, ...]:
        """Events that some endpoint will not get: every attempt failed, oldest first."""
        return self.events(order="oldest", status="failed")

    def clear(self) -> None:
        """Forget every event; resources and endpoints stay."""
        self._to.call(self._events.clear)

    def _list(self, *, order: str, after: int, wait: float = 0.0, **filters: Any) -> tuple[Event, ...]:
        from understudy.admin_client.models import ListEventsOrder

        query = {name: value for name, value in filters.items() if value is not None}
        found = self._to.call(self._events.list, order=ListEventsOrder(order), after=after, wait=wait, **query)
        return tuple(map(event_of, found.events))

    def _deliver(self, *, advance_clock: bool) -> tuple[Attempt, ...]:
        from understudy.admin_client.models import Deliver

        return tuple(map(attempt_of, self._to.call(self._events.deliver, body=Deliver(advance_clock)).attempts))

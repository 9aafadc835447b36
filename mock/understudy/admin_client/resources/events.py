"""Operations on events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.attempts import Attempts
from ..models.deliver import Deliver
from ..models.event import Event
from ..models.events import Events
from ..models.list_events_order import ListEventsOrder
from ..models.list_events_status import ListEventsStatus
from ..models.problem import Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.deliver import DeliverInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _DeliverFields(DeliverInput, _Options):
        """What a `DeliverInput` has, and what every method takes."""


_LIST: _operations.Operation[Events] = _operations.Operation(
    "listEvents",
    "get",
    "/events",
    parameters=(
        _operations.Parameter("order", "query", ListEventsOrder),
        _operations.Parameter("type", "query", str),
        _operations.Parameter("status", "query", ListEventsStatus),
        _operations.Parameter("after", "query", int),
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
        _operations.Parameter("wait", "query", float),
    ),
    answers={"200": Events},
    errors={"404 409 422": Problem},
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearEvents",
    "delete",
    "/events",
    errors={"401 403": Problem},
)

_GET: _operations.Operation[Event] = _operations.Operation(
    "getEvent",
    "get",
    "/events/{event}",
    parameters=(_operations.Parameter("event", "path", str),),
    answers={"200": Event},
    errors={"404": Problem},
)

_DELIVER_FOR_EVENT: _operations.Operation[Event] = _operations.Operation(
    "deliverEventNow",
    "post",
    "/events/{event}/deliver",
    parameters=(_operations.Parameter("event", "path", str),),
    answers={"200": Event},
    errors={"401 403 404": Problem},
)

_REDELIVER: _operations.Operation[Attempts] = _operations.Operation(
    "redeliverEvent",
    "post",
    "/events/{event}/redeliver",
    parameters=(_operations.Parameter("event", "path", str),),
    answers={"200": Attempts},
    errors={"401 403 404": Problem},
)

_DELIVER: _operations.Operation[Attempts] = _operations.Operation(
    "deliverEvents",
    "post",
    "/deliver",
    bodies=(_operations.Body("application/json", "json", Deliver),),
    answers={"200": Attempts},
    errors={"400 401 403 415 422": Problem},
    needs_body=True,
)


class EventsResource(_resources.Resource["_raw.EventsResource"]):
    """Operations on events."""

    def list(
        self,
        *,
        order: ListEventsOrder | Literal["newest", "oldest"] | Unset = UNSET,
        type: str | Unset = UNSET,
        status: ListEventsStatus | Literal["pending", "delivered", "failed", "dropped", "skipped"] | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: Sequence[str | int] | Unset = UNSET,
        wait: float | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Events:
        """Events and their deliveries; `wait` seconds for the first one after a sequence number.

        Args:
            order (ListEventsOrder): `order` of the query. Default: "newest".
            type (str): `type` of the query
            status (ListEventsStatus): `status` of the query
            after (int): `after` of the query. Default: 0.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            wait (float): `wait` of the query. Default: 0.0.

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            events = client.events.list()
            ```
        """
        return self._core.call(_LIST, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Forget every event; resources stay.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.events.clear()
            ```
        """
        self._core.call(_CLEAR, locals())

    def get(self, event: str, **options: Unpack[_Options]) -> Event:
        """One event by its id or its sequence number.

        Args:
            event (str): `event` of the path

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            event = client.events.get("orchard birch")
            ```
        """
        return self._core.call(_GET, locals())

    def deliver_for_event(self, event: str, **options: Unpack[_Options]) -> Event:
        """Deliver one event now, due or not, unless that is settled already; the event afterwards.

        Args:
            event (str): `event` of the path

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            event = client.events.deliver_for_event("haven willow")
            ```
        """
        return self._core.call(_DELIVER_FOR_EVENT, locals())

    def redeliver(self, event: str, **options: Unpack[_Options]) -> Attempts:
        """Deliver an event again, whatever became of it.

        Args:
            event (str): `event` of the path

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            attempts = client.events.redeliver("fjord valley")
            ```
        """
        return self._core.call(_REDELIVER, locals())

    @overload
    def deliver(self, body: Deliver | DeliverInput, **options: Unpack[_Options]) -> Attempts: ...

    @overload
    def deliver(self, **fields: Unpack[_DeliverFields]) -> Attempts: ...

    def deliver(self, body: Any = UNSET, **fields: Any) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry.

        Args:
            body (Deliver): what is sent; or its properties by their names, of `DeliverInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            attempts = client.events.deliver(advance_clock=False)
            ```
        """
        return self._core.call(_DELIVER, locals())


class AsyncEventsResource(_resources.AsyncResource["_raw.AsyncEventsResource"]):
    """Operations on events."""

    async def list(
        self,
        *,
        order: ListEventsOrder | Literal["newest", "oldest"] | Unset = UNSET,
        type: str | Unset = UNSET,
        status: ListEventsStatus | Literal["pending", "delivered", "failed", "dropped", "skipped"] | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: Sequence[str | int] | Unset = UNSET,
        wait: float | Unset = UNSET,
        **options: Unpack[_Options],
    ) -> Events:
        """Events and their deliveries; `wait` seconds for the first one after a sequence number. See `EventsResource.list`."""
        return await self._core.call(_LIST, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Forget every event; resources stay. See `EventsResource.clear`."""
        await self._core.call(_CLEAR, locals())

    async def get(self, event: str, **options: Unpack[_Options]) -> Event:
        """One event by its id or its sequence number. See `EventsResource.get`."""
        return await self._core.call(_GET, locals())

    async def deliver_for_event(self, event: str, **options: Unpack[_Options]) -> Event:
        """Deliver one event now, due or not, unless that is settled already; the event afterwards. See `EventsResource.deliver_for_event`."""
        return await self._core.call(_DELIVER_FOR_EVENT, locals())

    async def redeliver(self, event: str, **options: Unpack[_Options]) -> Attempts:
        """Deliver an event again, whatever became of it. See `EventsResource.redeliver`."""
        return await self._core.call(_REDELIVER, locals())

    @overload
    async def deliver(self, body: Deliver | DeliverInput, **options: Unpack[_Options]) -> Attempts: ...

    @overload
    async def deliver(self, **fields: Unpack[_DeliverFields]) -> Attempts: ...

    async def deliver(self, body: Any = UNSET, **fields: Any) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry. See `EventsResource.deliver`."""
        return await self._core.call(_DELIVER, locals())

"""Operations on events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Final, Literal, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Attempts, Deliver, Event, Events, ListEventsOrder, ListEventsStatus, Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import DeliverInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _DeliverFields(DeliverInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Events]("events.list", "GET /events", {"200": Events}, {"404 409 422": Problem},
    query={"order": ListEventsOrder, "type": str, "status": ListEventsStatus, "after": int, "resource": str, "key": list[int | str], "wait": float})
_CLEAR = _operations.Operation[None]("events.clear", "DELETE /events", {}, {"401 403": Problem})
_GET = _operations.Operation[Event]("events.get", "GET /events/{event}", {"200": Event}, {"404": Problem},
    path={"event": str})
_DELIVER_FOR_EVENT = _operations.Operation[Event]("events.deliver_for_event", "POST /events/{event}/deliver",
    {"200": Event}, {"401 403 404": Problem}, path={"event": str})
_REDELIVER = _operations.Operation[Attempts]("events.redeliver", "POST /events/{event}/redeliver", {"200": Attempts},
    {"401 403 404": Problem}, path={"event": str})
_DELIVER = _operations.Operation[Attempts]("events.deliver", "POST /deliver", {"200": Attempts},
    {"400 401 403 415 422": Problem}, body=Deliver, needs_body=True)
# fmt: on


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

        Raises:
            NotFoundError, ConflictError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            events = client.events.list()
        """
        return self._core.call(_LIST, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Forget every event; resources stay.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.events.clear()
        """
        return self._core.call(_CLEAR, locals())

    def get(self, event: str, **options: Unpack[_Options]) -> Event:
        """One event by its id or its sequence number.

        Args:
            event (str): `event` of the path

        Raises:
            NotFoundError: `body` is `Problem`.

        Example:
            event = client.events.get("orchard birch")
        """
        return self._core.call(_GET, locals())

    def deliver_for_event(self, event: str, **options: Unpack[_Options]) -> Event:
        """Deliver one event now, due or not, unless that is settled already; the event afterwards.

        Args:
            event (str): `event` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            event = client.events.deliver_for_event("haven willow")
        """
        return self._core.call(_DELIVER_FOR_EVENT, locals())

    def redeliver(self, event: str, **options: Unpack[_Options]) -> Attempts:
        """Deliver an event again, whatever became of it.

        Args:
            event (str): `event` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            attempts = client.events.redeliver("fjord valley")
        """
        return self._core.call(_REDELIVER, locals())

    @overload
    def deliver(self, body: Deliver | DeliverInput, **options: Unpack[_Options]) -> Attempts: ...
    @overload
    def deliver(self, **fields: Unpack[_DeliverFields]) -> Attempts: ...
    def deliver(self, body: Any = UNSET, **fields: Any) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry.

        Args:
            body (Deliver): the body; or its properties as keyword arguments, of `DeliverInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Problem`.

        Example:
            attempts = client.events.deliver(advance_clock=False)
        """
        return self._core.call(_DELIVER, locals())


class AsyncEventsResource(_resources.AsyncResource["_raw.AsyncEventsResource"]):
    """`EventsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(EventsResource.list)
    clear: Final = _resources.awaited(EventsResource.clear)
    get: Final = _resources.awaited(EventsResource.get)
    deliver_for_event: Final = _resources.awaited(EventsResource.deliver_for_event)
    redeliver: Final = _resources.awaited(EventsResource.redeliver)
    deliver: Final = _resources.awaited(EventsResource.deliver)

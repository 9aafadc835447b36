"""Operations on events."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.attempts import Attempts
from ..models.deliver import Deliver
from ..models.event import Event
from ..models.events import Events
from ..models.list_events_order import ListEventsOrder
from ..models.list_events_status import ListEventsStatus
from ..models.problem import Problem
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from ..models.deliver import DeliverInput


_LIST: _operations.Operation[Events] = _operations.Operation(
    "listEvents",
    "get",
    "/events",
    security=(),
    parameters=(
        _operations.Parameter("order", "query", ListEventsOrder),
        _operations.Parameter("type_", "query", str, wire="type"),
        _operations.Parameter("status", "query", ListEventsStatus),
        _operations.Parameter("after", "query", int),
        _operations.Parameter("resource", "query", str),
        _operations.Parameter("key", "query", list[int | str]),
        _operations.Parameter("wait", "query", float),
    ),
    answers=(_operations.Answer("200", Events),),
    errors=(
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("422", Problem),
    ),
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearEvents",
    "delete",
    "/events",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)

_GET: _operations.Operation[Event] = _operations.Operation(
    "getEvent",
    "get",
    "/events/{event}",
    security=(),
    parameters=(_operations.Parameter("event", "path", str),),
    answers=(_operations.Answer("200", Event),),
    errors=(_operations.Answer("404", Problem),),
)

_DELIVER_FOR_EVENT: _operations.Operation[Event] = _operations.Operation(
    "deliverEventNow",
    "post",
    "/events/{event}/deliver",
    security=(),
    parameters=(_operations.Parameter("event", "path", str),),
    answers=(_operations.Answer("200", Event),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)

_REDELIVER: _operations.Operation[Attempts] = _operations.Operation(
    "redeliverEvent",
    "post",
    "/events/{event}/redeliver",
    security=(),
    parameters=(_operations.Parameter("event", "path", str),),
    answers=(_operations.Answer("200", Attempts),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)

_DELIVER: _operations.Operation[Attempts] = _operations.Operation(
    "deliverEvents",
    "post",
    "/deliver",
    security=(),
    bodies=(_operations.Body("application/json", "json", Deliver),),
    answers=(_operations.Answer("200", Attempts),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)


class EventsResource:
    """Operations on events."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        order: ListEventsOrder | Literal["newest", "oldest"] | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Literal["pending", "delivered", "failed", "dropped", "skipped"] | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: Sequence[str | int] | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> Events:
        """Events and their deliveries; `wait` seconds for the first one after a sequence number.

        Args:
            order (ListEventsOrder): `order` of the query. Default: "newest".
            type_ (str): `type` of the query
            status (ListEventsStatus): `status` of the query
            after (int): `after` of the query. Default: 0.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            wait (float): `wait` of the query. Default: 0.0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            events = client.events.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        order: ListEventsOrder | Literal["newest", "oldest"] | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Literal["pending", "delivered", "failed", "dropped", "skipped"] | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: Sequence[str | int] | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Events]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget every event; resources stay.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.events.clear()
            ```
        """

        self._core.call(_CLEAR.call(locals()), _CLEAR.parse, timeout)

    def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CLEAR.call(locals()), _CLEAR.parse, timeout)

    def get(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> Event:
        """One event by its id or its sequence number.

        Args:
            event (str): `event` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            event = client.events.get("orchard birch")
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    def deliver_for_event(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> Event:
        """Deliver one event now, due or not, unless that is settled already; the event afterwards.

        Args:
            event (str): `event` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            event = client.events.deliver_for_event("haven willow")
            ```
        """

        return self._core.call(_DELIVER_FOR_EVENT.call(locals()), _DELIVER_FOR_EVENT.parse, timeout)

    def deliver_for_event_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`deliver_for_event`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELIVER_FOR_EVENT.call(locals()), _DELIVER_FOR_EVENT.parse, timeout)

    def redeliver(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> Attempts:
        """Deliver an event again, whatever became of it.

        Args:
            event (str): `event` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attempts = client.events.redeliver("fjord valley")
            ```
        """

        return self._core.call(_REDELIVER.call(locals()), _REDELIVER.parse, timeout)

    def redeliver_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`redeliver`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_REDELIVER.call(locals()), _REDELIVER.parse, timeout)

    @overload
    def deliver(
        self,
        body: Deliver | DeliverInput,
        *,
        timeout: float | None = None,
    ) -> Attempts: ...

    @overload
    def deliver(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[DeliverInput],
    ) -> Attempts: ...

    def deliver(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry.

        Args:
            body (Deliver): what is sent; or its properties by their names, of `DeliverInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attempts = client.events.deliver(advance_clock=False)
            ```
        """

        return self._core.call(_DELIVER.call(locals()), _DELIVER.parse, timeout)

    def deliver_raw(
        self,
        body: Deliver | DeliverInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`deliver`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELIVER.call(locals()), _DELIVER.parse, timeout)


class AsyncEventsResource:
    """Operations on events."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        order: ListEventsOrder | Literal["newest", "oldest"] | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Literal["pending", "delivered", "failed", "dropped", "skipped"] | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: Sequence[str | int] | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> Events:
        """Events and their deliveries; `wait` seconds for the first one after a sequence number.

        Args:
            order (ListEventsOrder): `order` of the query. Default: "newest".
            type_ (str): `type` of the query
            status (ListEventsStatus): `status` of the query
            after (int): `after` of the query. Default: 0.
            resource (str): `resource` of the query
            key (list[int | str]): `key` of the query
            wait (float): `wait` of the query. Default: 0.0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            events = await client.events.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        order: ListEventsOrder | Literal["newest", "oldest"] | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Literal["pending", "delivered", "failed", "dropped", "skipped"] | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: Sequence[str | int] | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Events]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget every event; resources stay.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.events.clear()
            ```
        """

        await self._core.call(_CLEAR.call(locals()), _CLEAR.parse, timeout)

    async def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CLEAR.call(locals()), _CLEAR.parse, timeout)

    async def get(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> Event:
        """One event by its id or its sequence number.

        Args:
            event (str): `event` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            event = await client.events.get("orchard birch")
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    async def deliver_for_event(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> Event:
        """Deliver one event now, due or not, unless that is settled already; the event afterwards.

        Args:
            event (str): `event` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            event = await client.events.deliver_for_event("haven willow")
            ```
        """

        return await self._core.call(_DELIVER_FOR_EVENT.call(locals()), _DELIVER_FOR_EVENT.parse, timeout)

    async def deliver_for_event_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`deliver_for_event`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELIVER_FOR_EVENT.call(locals()), _DELIVER_FOR_EVENT.parse, timeout)

    async def redeliver(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> Attempts:
        """Deliver an event again, whatever became of it.

        Args:
            event (str): `event` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attempts = await client.events.redeliver("fjord valley")
            ```
        """

        return await self._core.call(_REDELIVER.call(locals()), _REDELIVER.parse, timeout)

    async def redeliver_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`redeliver`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_REDELIVER.call(locals()), _REDELIVER.parse, timeout)

    @overload
    async def deliver(
        self,
        body: Deliver | DeliverInput,
        *,
        timeout: float | None = None,
    ) -> Attempts: ...

    @overload
    async def deliver(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[DeliverInput],
    ) -> Attempts: ...

    async def deliver(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry.

        Args:
            body (Deliver): what is sent; or its properties by their names, of `DeliverInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            attempts = await client.events.deliver(advance_clock=False)
            ```
        """

        return await self._core.call(_DELIVER.call(locals()), _DELIVER.parse, timeout)

    async def deliver_raw(
        self,
        body: Deliver | DeliverInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`deliver`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELIVER.call(locals()), _DELIVER.parse, timeout)

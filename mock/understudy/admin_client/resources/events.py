"""Operations on events."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text, query_pairs
from ..models.attempts import Attempts
from ..models.deliver import Deliver
from ..models.event import Event
from ..models.events import Events
from ..models.list_events_order import ListEventsOrder
from ..models.list_events_status import ListEventsStatus
from ..models.problem import Problem
from ..types import UNSET, Unset


def _call_list(
    *,
    order: ListEventsOrder | Unset = UNSET,
    type_: str | Unset = UNSET,
    status: ListEventsStatus | Unset = UNSET,
    after: int | Unset = UNSET,
    resource: str | Unset = UNSET,
    key: builtins.list[int | str] | Unset = UNSET,
    wait: float | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_order: str | Unset = UNSET
    if not isinstance(order, Unset):
        json_order = order.value

    if not isinstance(json_order, Unset) and json_order is not None:
        params.extend(query_pairs("order", json_order, "form", True))

    json_type_ = type_

    if not isinstance(json_type_, Unset) and json_type_ is not None:
        params.extend(query_pairs("type", json_type_, "form", True))

    json_status: str | Unset = UNSET
    if not isinstance(status, Unset):
        json_status = status.value

    if not isinstance(json_status, Unset) and json_status is not None:
        params.extend(query_pairs("status", json_status, "form", True))

    json_after = after

    if not isinstance(json_after, Unset) and json_after is not None:
        params.extend(query_pairs("after", json_after, "form", True))

    json_resource = resource

    if not isinstance(json_resource, Unset) and json_resource is not None:
        params.extend(query_pairs("resource", json_resource, "form", True))

    json_key: list[int | str] | Unset = UNSET
    if not isinstance(key, Unset):
        json_key = []
        for key_item_data in key:
            key_item: int | str
            key_item = key_item_data
            json_key.append(key_item)

    if not isinstance(json_key, Unset) and json_key is not None:
        params.extend(query_pairs("key", json_key, "form", True))

    json_wait = wait

    if not isinstance(json_wait, Unset) and json_wait is not None:
        params.extend(query_pairs("wait", json_wait, "form", True))

    path = "/events"
    return _core.PreparedRequest(
        operation="listEvents",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Events:
    if 200 <= response.status_code <= 200:
        response_200 = Events.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_clear() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/events"
    return _core.PreparedRequest(
        operation="clearEvents",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_clear,
    )


def _parse_clear(response: httpx.Response) -> None:
    return None


def _error_clear(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    return None


def _call_get(
    event: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_event = event

    path = "/events/{event}".format(
        event=path_text(json_event, "simple", False, "event"),
    )
    return _core.PreparedRequest(
        operation="getEvent",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Event:
    if 200 <= response.status_code <= 200:
        response_200 = Event.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


def _call_deliver_for_event(
    event: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_event = event

    path = "/events/{event}/deliver".format(
        event=path_text(json_event, "simple", False, "event"),
    )
    return _core.PreparedRequest(
        operation="deliverEventNow",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_deliver_for_event,
    )


def _parse_deliver_for_event(response: httpx.Response) -> Event:
    if 200 <= response.status_code <= 200:
        response_200 = Event.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_deliver_for_event(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


def _call_redeliver(
    event: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_event = event

    path = "/events/{event}/redeliver".format(
        event=path_text(json_event, "simple", False, "event"),
    )
    return _core.PreparedRequest(
        operation="redeliverEvent",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_redeliver,
    )


def _parse_redeliver(response: httpx.Response) -> Attempts:
    if 200 <= response.status_code <= 200:
        response_200 = Attempts.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_redeliver(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


def _call_deliver(
    *,
    body: Deliver,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/deliver"
    return _core.PreparedRequest(
        operation="deliverEvents",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_deliver,
    )


def _parse_deliver(response: httpx.Response) -> Attempts:
    if 200 <= response.status_code <= 200:
        response_200 = Attempts.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_deliver(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


class EventsResource:
    """Operations on events."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        order: ListEventsOrder | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: builtins.list[int | str] | Unset = UNSET,
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

        return self._core.call(
            _call_list(
                order=order,
                type_=type_,
                status=status,
                after=after,
                resource=resource,
                key=key,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        order: ListEventsOrder | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: builtins.list[int | str] | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Events]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                order=order,
                type_=type_,
                status=status,
                after=after,
                resource=resource,
                key=key,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )

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

        self._core.call(_call_clear(), _parse_clear, timeout)

    def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_clear(), _parse_clear, timeout)

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

        return self._core.call(
            _call_get(
                event,
            ),
            _parse_get,
            timeout,
        )

    def get_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_get(
                event,
            ),
            _parse_get,
            timeout,
        )

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

        return self._core.call(
            _call_deliver_for_event(
                event,
            ),
            _parse_deliver_for_event,
            timeout,
        )

    def deliver_for_event_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`deliver_for_event`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_deliver_for_event(
                event,
            ),
            _parse_deliver_for_event,
            timeout,
        )

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

        return self._core.call(
            _call_redeliver(
                event,
            ),
            _parse_redeliver,
            timeout,
        )

    def redeliver_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`redeliver`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_redeliver(
                event,
            ),
            _parse_redeliver,
            timeout,
        )

    def deliver(
        self,
        *,
        body: Deliver,
        timeout: float | None = None,
    ) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry.

        Args:
            body (Deliver): what is sent
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
            from understudy.admin_client.models import Deliver

            attempts = client.events.deliver(body=Deliver(advance_clock=False))
            ```
        """

        return self._core.call(
            _call_deliver(
                body=body,
            ),
            _parse_deliver,
            timeout,
        )

    def deliver_raw(
        self,
        *,
        body: Deliver,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`deliver`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_deliver(
                body=body,
            ),
            _parse_deliver,
            timeout,
        )


class AsyncEventsResource:
    """Operations on events."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        order: ListEventsOrder | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: builtins.list[int | str] | Unset = UNSET,
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

        return await self._core.call(
            _call_list(
                order=order,
                type_=type_,
                status=status,
                after=after,
                resource=resource,
                key=key,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        order: ListEventsOrder | Unset = UNSET,
        type_: str | Unset = UNSET,
        status: ListEventsStatus | Unset = UNSET,
        after: int | Unset = UNSET,
        resource: str | Unset = UNSET,
        key: builtins.list[int | str] | Unset = UNSET,
        wait: float | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Events]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                order=order,
                type_=type_,
                status=status,
                after=after,
                resource=resource,
                key=key,
                wait=wait,
            ),
            _parse_list,
            timeout,
        )

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

        await self._core.call(_call_clear(), _parse_clear, timeout)

    async def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_clear(), _parse_clear, timeout)

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

        return await self._core.call(
            _call_get(
                event,
            ),
            _parse_get,
            timeout,
        )

    async def get_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_get(
                event,
            ),
            _parse_get,
            timeout,
        )

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

        return await self._core.call(
            _call_deliver_for_event(
                event,
            ),
            _parse_deliver_for_event,
            timeout,
        )

    async def deliver_for_event_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Event]:
        """`deliver_for_event`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_deliver_for_event(
                event,
            ),
            _parse_deliver_for_event,
            timeout,
        )

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

        return await self._core.call(
            _call_redeliver(
                event,
            ),
            _parse_redeliver,
            timeout,
        )

    async def redeliver_raw(
        self,
        event: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`redeliver`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_redeliver(
                event,
            ),
            _parse_redeliver,
            timeout,
        )

    async def deliver(
        self,
        *,
        body: Deliver,
        timeout: float | None = None,
    ) -> Attempts:
        """Deliver what is due; `advanceClock` walks through every retry.

        Args:
            body (Deliver): what is sent
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
            from understudy.admin_client.models import Deliver

            attempts = await client.events.deliver(body=Deliver(advance_clock=False))
            ```
        """

        return await self._core.call(
            _call_deliver(
                body=body,
            ),
            _parse_deliver,
            timeout,
        )

    async def deliver_raw(
        self,
        *,
        body: Deliver,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Attempts]:
        """`deliver`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_deliver(
                body=body,
            ),
            _parse_deliver,
            timeout,
        )

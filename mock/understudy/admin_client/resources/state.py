"""Operations on state."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from ..models.new_state import NewState
from ..models.problem import Problem
from ..models.state import State


def _call_get() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/state"
    return _core.PreparedRequest(
        operation="getState",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> State:
    if 200 <= response.status_code <= 200:
        response_200 = State.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    return None


def _call_create(
    *,
    body: NewState,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/state"
    return _core.PreparedRequest(
        operation="addState",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> None:
    return None


def _error_create(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    if 415 <= response.status_code <= 415:
        response_415 = Problem.from_dict(response.json())

        return response_415

    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


class StateResource:
    """Operations on state."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            state = client.state.get()
            ```
        """

        return self._core.call(_call_get(), _parse_get, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[State]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_get(), _parse_get, timeout)

    def create(
        self,
        *,
        body: NewState,
        timeout: float | None = None,
    ) -> None:
        """Put records in as they are to be kept, with the moves that led there, and emit no event.

        Args:
            body (NewState): what is sent
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from understudy.admin_client.models import (
                NewState,
                NewStateNumbers,
                Row,
                RowRecord,
                Transition,
                TransitionPatch,
            )

            client.state.create(
                body=NewState(
                    rows=[Row(collection="haven timber", parent=[], key=[], record=RowRecord())],
                    transitions=[
                        Transition(
                            sequence=817,
                            resource="birch amber",
                            key=[],
                            property_="inlet willow",
                            from_="timber ridge",
                            to="jetty jetty",
                            patch=TransitionPatch(),
                            cause="cedar inlet",
                            forced=True,
                            time="orchard jetty",
                        ),
                    ],
                    numbers=NewStateNumbers(),
                ),
            )
            ```
        """

        self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: NewState,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )


class AsyncStateResource:
    """Operations on state."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            state = await client.state.get()
            ```
        """

        return await self._core.call(_call_get(), _parse_get, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[State]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_get(), _parse_get, timeout)

    async def create(
        self,
        *,
        body: NewState,
        timeout: float | None = None,
    ) -> None:
        """Put records in as they are to be kept, with the moves that led there, and emit no event.

        Args:
            body (NewState): what is sent
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from understudy.admin_client.models import (
                NewState,
                NewStateNumbers,
                Row,
                RowRecord,
                Transition,
                TransitionPatch,
            )

            await client.state.create(
                body=NewState(
                    rows=[Row(collection="haven timber", parent=[], key=[], record=RowRecord())],
                    transitions=[
                        Transition(
                            sequence=817,
                            resource="birch amber",
                            key=[],
                            property_="inlet willow",
                            from_="timber ridge",
                            to="jetty jetty",
                            patch=TransitionPatch(),
                            cause="cedar inlet",
                            forced=True,
                            time="orchard jetty",
                        ),
                    ],
                    numbers=NewStateNumbers(),
                ),
            )
            ```
        """

        await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: NewState,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

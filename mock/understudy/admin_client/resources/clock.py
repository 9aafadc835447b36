"""Operations on clock."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from ..models.clock import Clock
from ..models.clock_change import ClockChange
from ..models.problem import Problem
from ..models.record import Record
from ..models.until import Until


def _call_get() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/clock"
    return _core.PreparedRequest(
        operation="getClock",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Clock:
    if 200 <= response.status_code <= 200:
        response_200 = Clock.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    return None


def _call_advance(
    *,
    body: ClockChange,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/clock"
    return _core.PreparedRequest(
        operation="advanceClock",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_advance,
    )


def _parse_advance(response: httpx.Response) -> Clock:
    if 200 <= response.status_code <= 200:
        response_200 = Clock.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_advance(response: httpx.Response) -> Any:
    if 400 <= response.status_code <= 400:
        response_400 = Problem.from_dict(response.json())

        return response_400

    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

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


def _call_advance_until(
    *,
    body: Until,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/clock/until"
    return _core.PreparedRequest(
        operation="advanceClockUntil",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_advance_until,
    )


def _parse_advance_until(response: httpx.Response) -> Record:
    if 200 <= response.status_code <= 200:
        response_200 = Record.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_advance_until(response: httpx.Response) -> Any:
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


class ClockResource:
    """Operations on clock."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Clock:
        """The mock's time.

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
            clock = client.clock.get()
            ```
        """

        return self._core.call(_call_get(), _parse_get, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_get(), _parse_get, timeout)

    def advance(
        self,
        *,
        body: ClockChange,
        timeout: float | None = None,
    ) -> Clock:
        """Move the mock's clock forward.

        Args:
            body (ClockChange): what is sent
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from understudy.admin_client.models import ClockChange

            clock = client.clock.advance(body=ClockChange(advance="PT24H"))
            ```
        """

        return self._core.call(
            _call_advance(
                body=body,
            ),
            _parse_advance,
            timeout,
        )

    def advance_raw(
        self,
        *,
        body: ClockChange,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`advance`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_advance(
                body=body,
            ),
            _parse_advance,
            timeout,
        )

    def advance_until(
        self,
        *,
        body: Until,
        timeout: float | None = None,
    ) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state.

        Args:
            body (Until): what is sent
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

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
            from understudy.admin_client.models import Until

            record = client.clock.advance_until(
                body=Until(resource="grove meadow", key=["ember grove"], to="valley knoll"),
            )
            ```
        """

        return self._core.call(
            _call_advance_until(
                body=body,
            ),
            _parse_advance_until,
            timeout,
        )

    def advance_until_raw(
        self,
        *,
        body: Until,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`advance_until`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_advance_until(
                body=body,
            ),
            _parse_advance_until,
            timeout,
        )


class AsyncClockResource:
    """Operations on clock."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Clock:
        """The mock's time.

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
            clock = await client.clock.get()
            ```
        """

        return await self._core.call(_call_get(), _parse_get, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_get(), _parse_get, timeout)

    async def advance(
        self,
        *,
        body: ClockChange,
        timeout: float | None = None,
    ) -> Clock:
        """Move the mock's clock forward.

        Args:
            body (ClockChange): what is sent
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            from understudy.admin_client.models import ClockChange

            clock = await client.clock.advance(body=ClockChange(advance="PT24H"))
            ```
        """

        return await self._core.call(
            _call_advance(
                body=body,
            ),
            _parse_advance,
            timeout,
        )

    async def advance_raw(
        self,
        *,
        body: ClockChange,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`advance`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_advance(
                body=body,
            ),
            _parse_advance,
            timeout,
        )

    async def advance_until(
        self,
        *,
        body: Until,
        timeout: float | None = None,
    ) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state.

        Args:
            body (Until): what is sent
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

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
            from understudy.admin_client.models import Until

            record = await client.clock.advance_until(
                body=Until(resource="grove meadow", key=["ember grove"], to="valley knoll"),
            )
            ```
        """

        return await self._core.call(
            _call_advance_until(
                body=body,
            ),
            _parse_advance_until,
            timeout,
        )

    async def advance_until_raw(
        self,
        *,
        body: Until,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`advance_until`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_advance_until(
                body=body,
            ),
            _parse_advance_until,
            timeout,
        )

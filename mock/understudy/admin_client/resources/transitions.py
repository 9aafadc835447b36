"""Operations on transitions."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.new_transition import NewTransition
from ..models.problem import Problem
from ..models.record import Record
from ..models.transitions import Transitions
from ..types import UNSET, Unset


def _call_list(
    *,
    after: int | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_after = after

    if not isinstance(json_after, Unset) and json_after is not None:
        params.extend(query_pairs("after", json_after, "form", True))

    path = "/transitions"
    return _core.PreparedRequest(
        operation="listTransitions",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Transitions:
    if 200 <= response.status_code <= 200:
        response_200 = Transitions.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_create(
    *,
    body: NewTransition,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/transitions"
    return _core.PreparedRequest(
        operation="createTransition",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Record:
    if 201 <= response.status_code <= 201:
        response_201 = Record.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


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


def _call_clear() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/transitions"
    return _core.PreparedRequest(
        operation="clearTransitions",
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


class TransitionsResource:
    """Operations on transitions."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> Transitions:
        """The transition log, oldest first.

        Args:
            after (int): `after` of the query. Default: 0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            transitions = client.transitions.list()
            ```
        """

        return self._core.call(
            _call_list(
                after=after,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Transitions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                after=after,
            ),
            _parse_list,
            timeout,
        )

    def create(
        self,
        *,
        body: NewTransition,
        timeout: float | None = None,
    ) -> Record:
        """Move a record to a state.

        Args:
            body (NewTransition): what is sent
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
            from understudy.admin_client.models import NewTransition

            record = client.transitions.create(
                body=NewTransition(resource="fjord ember", key=["haven ember"], to="inlet delta"),
            )
            ```
        """

        return self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def create_raw(
        self,
        *,
        body: NewTransition,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the transition log; records stay in their states.

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
            client.transitions.clear()
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


class AsyncTransitionsResource:
    """Operations on transitions."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> Transitions:
        """The transition log, oldest first.

        Args:
            after (int): `after` of the query. Default: 0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            transitions = await client.transitions.list()
            ```
        """

        return await self._core.call(
            _call_list(
                after=after,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Transitions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                after=after,
            ),
            _parse_list,
            timeout,
        )

    async def create(
        self,
        *,
        body: NewTransition,
        timeout: float | None = None,
    ) -> Record:
        """Move a record to a state.

        Args:
            body (NewTransition): what is sent
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
            from understudy.admin_client.models import NewTransition

            record = await client.transitions.create(
                body=NewTransition(resource="fjord ember", key=["haven ember"], to="inlet delta"),
            )
            ```
        """

        return await self._core.call(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def create_raw(
        self,
        *,
        body: NewTransition,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the transition log; records stay in their states.

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
            await client.transitions.clear()
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

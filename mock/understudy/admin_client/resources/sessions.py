"""Operations on sessions."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.new_session import NewSession
from ..models.problem import Problem
from ..models.session import Session
from ..models.sessions import Sessions


def _call_list() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/sessions"
    return _core.PreparedRequest(
        operation="listSessions",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Sessions:
    if 200 <= response.status_code <= 200:
        response_200 = Sessions.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    return None


def _call_create(
    *,
    body: NewSession,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    _kwargs["json"] = body.to_dict()

    headers["Content-Type"] = "application/json"
    path = "/sessions"
    return _core.PreparedRequest(
        operation="createSession",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Session:
    if 201 <= response.status_code <= 201:
        response_201 = Session.from_dict(response.json())

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


def _call_delete(
    session: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_session = session

    path = "/sessions/{session}".format(
        session=path_text(json_session, "simple", False, "session"),
    )
    return _core.PreparedRequest(
        operation="deleteSession",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_delete,
    )


def _parse_delete(response: httpx.Response) -> None:
    return None


def _error_delete(response: httpx.Response) -> Any:
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


class SessionsResource:
    """Operations on sessions."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Sessions:
        """The sessions but the default one.

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
            sessions = client.sessions.list()
            ```
        """

        return self._core.call(_call_list(), _parse_list, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Sessions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_list(), _parse_list, timeout)

    def create(
        self,
        *,
        body: NewSession,
        timeout: float | None = None,
    ) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that.

        Args:
            body (NewSession): what is sent
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
            from understudy.admin_client.models import NewSession

            session = client.sessions.create(body=NewSession(key="G2UvGiBe"))
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
        body: NewSession,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Session]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    def delete(
        self,
        session: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """End a session and forget what is its own.

        Args:
            session (str): `session` of the path
            timeout (float): seconds for one attempt, instead of the client's

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
            client.sessions.delete("ridge birch")
            ```
        """

        self._core.call(
            _call_delete(
                session,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        session: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                session,
            ),
            _parse_delete,
            timeout,
        )


class AsyncSessionsResource:
    """Operations on sessions."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Sessions:
        """The sessions but the default one.

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
            sessions = await client.sessions.list()
            ```
        """

        return await self._core.call(_call_list(), _parse_list, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Sessions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_list(), _parse_list, timeout)

    async def create(
        self,
        *,
        body: NewSession,
        timeout: float | None = None,
    ) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that.

        Args:
            body (NewSession): what is sent
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
            from understudy.admin_client.models import NewSession

            session = await client.sessions.create(body=NewSession(key="G2UvGiBe"))
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
        body: NewSession,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Session]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_create(
                body=body,
            ),
            _parse_create,
            timeout,
        )

    async def delete(
        self,
        session: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """End a session and forget what is its own.

        Args:
            session (str): `session` of the path
            timeout (float): seconds for one attempt, instead of the client's

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
            await client.sessions.delete("ridge birch")
            ```
        """

        await self._core.call(
            _call_delete(
                session,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        session: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                session,
            ),
            _parse_delete,
            timeout,
        )

"""Operations on sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.new_session import NewSession
from ..models.problem import Problem
from ..models.session import Session
from ..models.sessions import Sessions
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.new_session import NewSessionInput


_LIST: _operations.Operation[Sessions] = _operations.Operation(
    "listSessions",
    "get",
    "/sessions",
    security=(),
    answers=(_operations.Answer("200", Sessions),),
)

_CREATE: _operations.Operation[Session] = _operations.Operation(
    "createSession",
    "post",
    "/sessions",
    security=(),
    bodies=(_operations.Body("application/json", "json", NewSession),),
    answers=(_operations.Answer("201", Session),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteSession",
    "delete",
    "/sessions/{session}",
    security=(),
    parameters=(_operations.Parameter("session", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


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

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Sessions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    def create(
        self,
        body: NewSession | NewSessionInput,
        *,
        timeout: float | None = None,
    ) -> Session: ...

    @overload
    def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewSessionInput],
    ) -> Session: ...

    def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that.

        Args:
            body (NewSession): what is sent; or its properties by their names, of `NewSessionInput`.
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
            session = client.sessions.create(key="G2UvGiBe")
            ```
        """

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        body: NewSession | NewSessionInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Session]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

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

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        session: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)


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

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Sessions]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

    @overload
    async def create(
        self,
        body: NewSession | NewSessionInput,
        *,
        timeout: float | None = None,
    ) -> Session: ...

    @overload
    async def create(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[NewSessionInput],
    ) -> Session: ...

    async def create(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that.

        Args:
            body (NewSession): what is sent; or its properties by their names, of `NewSessionInput`.
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
            session = await client.sessions.create(key="G2UvGiBe")
            ```
        """

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        body: NewSession | NewSessionInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Session]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

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

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        session: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

"""Operations on sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.new_session import NewSession
from ..models.problem import Problem
from ..models.session import Session
from ..models.sessions import Sessions
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_session import NewSessionInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewSessionFields(NewSessionInput, _Options):
        """What a `NewSessionInput` has, and what every method takes."""


_LIST: _operations.Operation[Sessions] = _operations.Operation(
    "listSessions",
    "get",
    "/sessions",
    answers={"200": Sessions},
)

_CREATE: _operations.Operation[Session] = _operations.Operation(
    "createSession",
    "post",
    "/sessions",
    bodies=(_operations.Body("application/json", "json", NewSession),),
    answers={"201": Session},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteSession",
    "delete",
    "/sessions/{session}",
    parameters=(_operations.Parameter("session", "path", str),),
    errors={"401 403 404": Problem},
)


class SessionsResource(_resources.Resource["_raw.SessionsResource"]):
    """Operations on sessions."""

    def list(self, **options: Unpack[_Options]) -> Sessions:
        """The sessions but the default one.


        Returns:
            Done.

        Example:
            ```python
            sessions = client.sessions.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewSession | NewSessionInput, **options: Unpack[_Options]) -> Session: ...

    @overload
    def create(self, **fields: Unpack[_NewSessionFields]) -> Session: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that.

        Args:
            body (NewSession): what is sent; or its properties by their names, of `NewSessionInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            session = client.sessions.create(key="G2UvGiBe")
            ```
        """
        return self._core.call(_CREATE, locals())

    def delete(self, session: str, **options: Unpack[_Options]) -> None:
        """End a session and forget what is its own.

        Args:
            session (str): `session` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.sessions.delete("ridge birch")
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncSessionsResource(_resources.AsyncResource["_raw.AsyncSessionsResource"]):
    """Operations on sessions."""

    async def list(self, **options: Unpack[_Options]) -> Sessions:
        """The sessions but the default one. See `SessionsResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewSession | NewSessionInput, **options: Unpack[_Options]) -> Session: ...

    @overload
    async def create(self, **fields: Unpack[_NewSessionFields]) -> Session: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that. See `SessionsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def delete(self, session: str, **options: Unpack[_Options]) -> None:
        """End a session and forget what is its own. See `SessionsResource.delete`."""
        await self._core.call(_DELETE, locals())

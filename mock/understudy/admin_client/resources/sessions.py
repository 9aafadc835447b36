"""Operations on sessions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import NewSession, Problem, Session, Sessions
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewSessionInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewSessionFields(NewSessionInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Sessions]("sessions.list", "GET /sessions", {"200": Sessions})
_CREATE = _operations.Operation[Session]("sessions.create", "POST /sessions", {"201": Session},
    {"400 401 403 404 409 415 422": Problem}, body=NewSession, needs_body=True)
_DELETE = _operations.Operation[None]("sessions.delete", "DELETE /sessions/{session}", {}, {"401 403 404": Problem},
    path={"session": str})
# fmt: on


class SessionsResource(_resources.Resource["_raw.SessionsResource"]):
    """Operations on sessions."""

    def list(self, **options: Unpack[_Options]) -> Sessions:
        """The sessions but the default one.

        Example:
            sessions = client.sessions.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewSession | NewSessionInput, **options: Unpack[_Options]) -> Session: ...
    @overload
    def create(self, **fields: Unpack[_NewSessionFields]) -> Session: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Session:
        """Begin a session, with the state and the time of another one if it is to be like that.

        Args:
            body (NewSession): the body; or its properties as keyword arguments, of `NewSessionInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            session = client.sessions.create(key="G2UvGiBe")
        """
        return self._core.call(_CREATE, locals())

    def delete(self, session: str, **options: Unpack[_Options]) -> None:
        """End a session and forget what is its own.

        Args:
            session (str): `session` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.sessions.delete("ridge birch")
        """
        return self._core.call(_DELETE, locals())


class AsyncSessionsResource(_resources.AsyncResource["_raw.AsyncSessionsResource"]):
    """`SessionsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(SessionsResource.list)
    create: Final = _resources.awaited(SessionsResource.create)
    delete: Final = _resources.awaited(SessionsResource.delete)

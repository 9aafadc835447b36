"""Operations on transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import NewTransition, Problem, Record, Transitions
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewTransitionInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewTransitionFields(NewTransitionInput, _Options): ...


# fmt: off
_LIST = _operations.Operation[Transitions]("transitions.list", "GET /transitions", {"200": Transitions},
    {"422": Problem}, query={"after": int})
_CREATE = _operations.Operation[Record]("transitions.create", "POST /transitions", {"201": Record},
    {"400 401 403 404 409 415 422": Problem}, body=NewTransition, needs_body=True)
_CLEAR = _operations.Operation[None]("transitions.clear", "DELETE /transitions", {}, {"401 403": Problem})
# fmt: on


class TransitionsResource(_resources.Resource["_raw.TransitionsResource"]):
    """Operations on transitions."""

    def list(self, *, after: int | Unset = UNSET, **options: Unpack[_Options]) -> Transitions:
        """The transition log, oldest first.

        Args:
            after (int): `after` of the query. Default: 0.

        Raises:
            UnprocessableEntityError: `body` is `Problem`.

        Example:
            transitions = client.transitions.list()
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewTransition | NewTransitionInput, **options: Unpack[_Options]) -> Record: ...
    @overload
    def create(self, **fields: Unpack[_NewTransitionFields]) -> Record: ...
    def create(self, body: Any = UNSET, **fields: Any) -> Record:
        """Move a record to a state.

        Args:
            body (NewTransition): the body; or its properties as keyword arguments, of `NewTransitionInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            record = client.transitions.create(
                resource="fjord ember",
                key=["haven ember"],
                to="inlet delta",
            )
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Forget the transition log; records stay in their states.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.transitions.clear()
        """
        return self._core.call(_CLEAR, locals())


class AsyncTransitionsResource(_resources.AsyncResource["_raw.AsyncTransitionsResource"]):
    """`TransitionsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(TransitionsResource.list)
    create: Final = _resources.awaited(TransitionsResource.create)
    clear: Final = _resources.awaited(TransitionsResource.clear)

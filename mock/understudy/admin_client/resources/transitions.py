"""Operations on transitions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.new_transition import NewTransition
from ..models.problem import Problem
from ..models.record import Record
from ..models.transitions import Transitions
from ..types import UNSET, Unset

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_transition import NewTransitionInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewTransitionFields(NewTransitionInput, _Options):
        """What a `NewTransitionInput` has, and what every method takes."""


_LIST: _operations.Operation[Transitions] = _operations.Operation(
    "listTransitions",
    "get",
    "/transitions",
    parameters=(_operations.Parameter("after", "query", int),),
    answers={"200": Transitions},
    errors={"422": Problem},
)

_CREATE: _operations.Operation[Record] = _operations.Operation(
    "createTransition",
    "post",
    "/transitions",
    bodies=(_operations.Body("application/json", "json", NewTransition),),
    answers={"201": Record},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)

_CLEAR: _operations.Operation[None] = _operations.Operation(
    "clearTransitions",
    "delete",
    "/transitions",
    errors={"401 403": Problem},
)


class TransitionsResource(_resources.Resource["_raw.TransitionsResource"]):
    """Operations on transitions."""

    def list(self, *, after: int | Unset = UNSET, **options: Unpack[_Options]) -> Transitions:
        """The transition log, oldest first.

        Args:
            after (int): `after` of the query. Default: 0.

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            transitions = client.transitions.list()
            ```
        """
        return self._core.call(_LIST, locals())

    @overload
    def create(self, body: NewTransition | NewTransitionInput, **options: Unpack[_Options]) -> Record: ...

    @overload
    def create(self, **fields: Unpack[_NewTransitionFields]) -> Record: ...

    def create(self, body: Any = UNSET, **fields: Any) -> Record:
        """Move a record to a state.

        Args:
            body (NewTransition): what is sent; or its properties by their names, of `NewTransitionInput`.

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
            record = client.transitions.create(
                resource="fjord ember",
                key=["haven ember"],
                to="inlet delta",
            )
            ```
        """
        return self._core.call(_CREATE, locals())

    def clear(self, **options: Unpack[_Options]) -> None:
        """Forget the transition log; records stay in their states.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.transitions.clear()
            ```
        """
        self._core.call(_CLEAR, locals())


class AsyncTransitionsResource(_resources.AsyncResource["_raw.AsyncTransitionsResource"]):
    """Operations on transitions."""

    async def list(self, *, after: int | Unset = UNSET, **options: Unpack[_Options]) -> Transitions:
        """The transition log, oldest first. See `TransitionsResource.list`."""
        return await self._core.call(_LIST, locals())

    @overload
    async def create(self, body: NewTransition | NewTransitionInput, **options: Unpack[_Options]) -> Record: ...

    @overload
    async def create(self, **fields: Unpack[_NewTransitionFields]) -> Record: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> Record:
        """Move a record to a state. See `TransitionsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def clear(self, **options: Unpack[_Options]) -> None:
        """Forget the transition log; records stay in their states. See `TransitionsResource.clear`."""
        await self._core.call(_CLEAR, locals())

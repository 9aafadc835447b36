"""Operations on state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.new_state import NewState
from ..models.problem import Problem
from ..models.state import State
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.new_state import NewStateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _NewStateFields(NewStateInput, _Options):
        """What a `NewStateInput` has, and what every method takes."""


_GET: _operations.Operation[State] = _operations.Operation(
    "getState",
    "get",
    "/state",
    answers={"200": State},
)

_CREATE: _operations.Operation[None] = _operations.Operation(
    "addState",
    "post",
    "/state",
    bodies=(_operations.Body("application/json", "json", NewState),),
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)


class StateResource(_resources.Resource["_raw.StateResource"]):
    """Operations on state."""

    def get(self, **options: Unpack[_Options]) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed.


        Returns:
            Done.

        Example:
            ```python
            state = client.state.get()
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def create(self, body: NewState | NewStateInput, **options: Unpack[_Options]) -> None: ...

    @overload
    def create(self, **fields: Unpack[_NewStateFields]) -> None: ...

    def create(self, body: Any = UNSET, **fields: Any) -> None:
        """Put records in as they are to be kept, also what is not `valid`, with the moves that led there; no event.

        Args:
            body (NewState): what is sent; or its properties by their names, of `NewStateInput`.

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
            client.state.create(
                rows=[{"collection": "haven timber", "parent": [], "key": [], "record": {}}],
                transitions=[
                    {
                        "sequence": 5,
                        "resource": "birch amber",
                        "key": [],
                        "property": "inlet willow",
                        "from_": "timber ridge",
                        "to": "jetty jetty",
                        "patch": {},
                        "cause": "cedar inlet",
                        "forced": True,
                        "time": "17:45",
                    },
                ],
                numbers={},
            )
            ```
        """
        self._core.call(_CREATE, locals())


class AsyncStateResource(_resources.AsyncResource["_raw.AsyncStateResource"]):
    """Operations on state."""

    async def get(self, **options: Unpack[_Options]) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed. See `StateResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def create(self, body: NewState | NewStateInput, **options: Unpack[_Options]) -> None: ...

    @overload
    async def create(self, **fields: Unpack[_NewStateFields]) -> None: ...

    async def create(self, body: Any = UNSET, **fields: Any) -> None:
        """Put records in as they are to be kept, also what is not `valid`, with the moves that led there; no event. See `StateResource.create`."""
        await self._core.call(_CREATE, locals())

"""Operations on state."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import NewState, Problem, State
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import NewStateInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _NewStateFields(NewStateInput, _Options): ...


# fmt: off
_GET = _operations.Operation[State]("state.get", "GET /state", {"200": State})
_CREATE = _operations.Operation[None]("state.create", "POST /state", {}, {"400 401 403 404 409 415 422": Problem},
    body=NewState, needs_body=True)
# fmt: on


class StateResource(_resources.Resource["_raw.StateResource"]):
    """Operations on state."""

    def get(self, **options: Unpack[_Options]) -> State:
        """Every record, transition and event, as it is kept, and the steps of a driver that failed.

        Example:
            state = client.state.get()
        """
        return self._core.call(_GET, locals())

    @overload
    def create(self, body: NewState | NewStateInput, **options: Unpack[_Options]) -> None: ...
    @overload
    def create(self, **fields: Unpack[_NewStateFields]) -> None: ...
    def create(self, body: Any = UNSET, **fields: Any) -> None:
        """Put records in as they are to be kept, also what is not `valid`, with the moves that led there; no event.

        Args:
            body (NewState): the body; or its properties as keyword arguments, of `NewStateInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
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
        """
        return self._core.call(_CREATE, locals())


class AsyncStateResource(_resources.AsyncResource["_raw.AsyncStateResource"]):
    """`StateResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(StateResource.get)
    create: Final = _resources.awaited(StateResource.create)

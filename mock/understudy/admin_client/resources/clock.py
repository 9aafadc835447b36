"""Operations on clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.clock import Clock
from ..models.clock_change import ClockChange
from ..models.problem import Problem
from ..models.record import Record
from ..models.until import Until
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models.clock_change import ClockChangeInput
    from ..models.until import UntilInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    class _ClockChangeFields(ClockChangeInput, _Options):
        """What a `ClockChangeInput` has, and what every method takes."""

    class _UntilFields(UntilInput, _Options):
        """What a `UntilInput` has, and what every method takes."""


_GET: _operations.Operation[Clock] = _operations.Operation(
    "getClock",
    "get",
    "/clock",
    answers={"200": Clock},
)

_ADVANCE: _operations.Operation[Clock] = _operations.Operation(
    "advanceClock",
    "post",
    "/clock",
    bodies=(_operations.Body("application/json", "json", ClockChange),),
    answers={"200": Clock},
    errors={"400 401 403 409 415 422": Problem},
    needs_body=True,
)

_ADVANCE_UNTIL: _operations.Operation[Record] = _operations.Operation(
    "advanceClockUntil",
    "post",
    "/clock/until",
    bodies=(_operations.Body("application/json", "json", Until),),
    answers={"200": Record},
    errors={"400 401 403 404 409 415 422": Problem},
    needs_body=True,
)


class ClockResource(_resources.Resource["_raw.ClockResource"]):
    """Operations on clock."""

    def get(self, **options: Unpack[_Options]) -> Clock:
        """The mock's time.


        Returns:
            Done.

        Example:
            ```python
            clock = client.clock.get()
            ```
        """
        return self._core.call(_GET, locals())

    @overload
    def advance(self, body: ClockChange | ClockChangeInput, **options: Unpack[_Options]) -> Clock: ...

    @overload
    def advance(self, **fields: Unpack[_ClockChangeFields]) -> Clock: ...

    def advance(self, body: Any = UNSET, **fields: Any) -> Clock:
        """Move the mock's clock forward.

        Args:
            body (ClockChange): what is sent; or its properties by their names, of `ClockChangeInput`.

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read; `body` is `Problem`.
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.
            UnsupportedMediaTypeError: 415, The body is not JSON; `body` is `Problem`.
            UnprocessableEntityError: 422, The request breaks its schema; `body` is `Problem`.

        Example:
            ```python
            clock = client.clock.advance(advance="PT24H")
            ```
        """
        return self._core.call(_ADVANCE, locals())

    @overload
    def advance_until(self, body: Until | UntilInput, **options: Unpack[_Options]) -> Record: ...

    @overload
    def advance_until(self, **fields: Unpack[_UntilFields]) -> Record: ...

    def advance_until(self, body: Any = UNSET, **fields: Any) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state.

        Args:
            body (Until): what is sent; or its properties by their names, of `UntilInput`.

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
            record = client.clock.advance_until(
                resource="grove meadow",
                key=["ember grove"],
                to="valley knoll",
            )
            ```
        """
        return self._core.call(_ADVANCE_UNTIL, locals())


class AsyncClockResource(_resources.AsyncResource["_raw.AsyncClockResource"]):
    """Operations on clock."""

    async def get(self, **options: Unpack[_Options]) -> Clock:
        """The mock's time. See `ClockResource.get`."""
        return await self._core.call(_GET, locals())

    @overload
    async def advance(self, body: ClockChange | ClockChangeInput, **options: Unpack[_Options]) -> Clock: ...

    @overload
    async def advance(self, **fields: Unpack[_ClockChangeFields]) -> Clock: ...

    async def advance(self, body: Any = UNSET, **fields: Any) -> Clock:
        """Move the mock's clock forward. See `ClockResource.advance`."""
        return await self._core.call(_ADVANCE, locals())

    @overload
    async def advance_until(self, body: Until | UntilInput, **options: Unpack[_Options]) -> Record: ...

    @overload
    async def advance_until(self, **fields: Unpack[_UntilFields]) -> Record: ...

    async def advance_until(self, body: Any = UNSET, **fields: Any) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state. See `ClockResource.advance_until`."""
        return await self._core.call(_ADVANCE_UNTIL, locals())

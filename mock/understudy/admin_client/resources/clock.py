"""Operations on clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Unpack, overload

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Clock, ClockChange, Problem, Record, Until
from ..types import UNSET

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from ..models import ClockChangeInput, UntilInput
    from . import _raw  # noqa: F401 - the classes name it in texts

    # fmt: off
    class _ClockChangeFields(ClockChangeInput, _Options): ...
    class _UntilFields(UntilInput, _Options): ...


# fmt: off
_GET = _operations.Operation[Clock]("clock.get", "GET /clock", {"200": Clock})
_ADVANCE = _operations.Operation[Clock]("clock.advance", "POST /clock", {"200": Clock},
    {"400 401 403 409 415 422": Problem}, body=ClockChange, needs_body=True)
_ADVANCE_UNTIL = _operations.Operation[Record]("clock.advance_until", "POST /clock/until", {"200": Record},
    {"400 401 403 404 409 415 422": Problem}, body=Until, needs_body=True)
# fmt: on


class ClockResource(_resources.Resource["_raw.ClockResource"]):
    """Operations on clock."""

    def get(self, **options: Unpack[_Options]) -> Clock:
        """The mock's time.

        Example:
            clock = client.clock.get()
        """
        return self._core.call(_GET, locals())

    @overload
    def advance(self, body: ClockChange | ClockChangeInput, **options: Unpack[_Options]) -> Clock: ...
    @overload
    def advance(self, **fields: Unpack[_ClockChangeFields]) -> Clock: ...
    def advance(self, body: Any = UNSET, **fields: Any) -> Clock:
        """Move the mock's clock forward.

        Args:
            body (ClockChange): the body; or its properties as keyword arguments, of `ClockChangeInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, ConflictError, UnsupportedMediaTypeError,
                UnprocessableEntityError: `body` is `Problem`.

        Example:
            clock = client.clock.advance(advance="PT24H")
        """
        return self._core.call(_ADVANCE, locals())

    @overload
    def advance_until(self, body: Until | UntilInput, **options: Unpack[_Options]) -> Record: ...
    @overload
    def advance_until(self, **fields: Unpack[_UntilFields]) -> Record: ...
    def advance_until(self, body: Any = UNSET, **fields: Any) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state.

        Args:
            body (Until): the body; or its properties as keyword arguments, of `UntilInput`.

        Raises:
            BadRequestError, AuthenticationError, PermissionDeniedError, NotFoundError, ConflictError,
                UnsupportedMediaTypeError, UnprocessableEntityError: `body` is `Problem`.

        Example:
            record = client.clock.advance_until(
                resource="grove meadow",
                key=["ember grove"],
                to="valley knoll",
            )
        """
        return self._core.call(_ADVANCE_UNTIL, locals())


class AsyncClockResource(_resources.AsyncResource["_raw.AsyncClockResource"]):
    """`ClockResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(ClockResource.get)
    advance: Final = _resources.awaited(ClockResource.advance)
    advance_until: Final = _resources.awaited(ClockResource.advance_until)

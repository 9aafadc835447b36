"""Operations on clock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Unpack, overload

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.clock import Clock
from ..models.clock_change import ClockChange
from ..models.problem import Problem
from ..models.record import Record
from ..models.until import Until
from ..types import UNSET

if TYPE_CHECKING:
    from ..models.clock_change import ClockChangeInput
    from ..models.until import UntilInput


_GET: _operations.Operation[Clock] = _operations.Operation(
    "getClock",
    "get",
    "/clock",
    security=(),
    answers=(_operations.Answer("200", Clock),),
)

_ADVANCE: _operations.Operation[Clock] = _operations.Operation(
    "advanceClock",
    "post",
    "/clock",
    security=(),
    bodies=(_operations.Body("application/json", "json", ClockChange),),
    answers=(_operations.Answer("200", Clock),),
    errors=(
        _operations.Answer("400", Problem),
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("409", Problem),
        _operations.Answer("415", Problem),
        _operations.Answer("422", Problem),
    ),
    needs_body=True,
)

_ADVANCE_UNTIL: _operations.Operation[Record] = _operations.Operation(
    "advanceClockUntil",
    "post",
    "/clock/until",
    security=(),
    bodies=(_operations.Body("application/json", "json", Until),),
    answers=(_operations.Answer("200", Record),),
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


class ClockResource:
    """Operations on clock."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Clock:
        """The mock's time.

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
            clock = client.clock.get()
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    def advance(
        self,
        body: ClockChange | ClockChangeInput,
        *,
        timeout: float | None = None,
    ) -> Clock: ...

    @overload
    def advance(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[ClockChangeInput],
    ) -> Clock: ...

    def advance(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Clock:
        """Move the mock's clock forward.

        Args:
            body (ClockChange): what is sent; or its properties by their names, of `ClockChangeInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            clock = client.clock.advance(advance="PT24H")
            ```
        """

        return self._core.call(_ADVANCE.call(locals()), _ADVANCE.parse, timeout)

    def advance_raw(
        self,
        body: ClockChange | ClockChangeInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`advance`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_ADVANCE.call(locals()), _ADVANCE.parse, timeout)

    @overload
    def advance_until(
        self,
        body: Until | UntilInput,
        *,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    def advance_until(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[UntilInput],
    ) -> Record: ...

    def advance_until(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state.

        Args:
            body (Until): what is sent; or its properties by their names, of `UntilInput`.
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
            record = client.clock.advance_until(
                resource="grove meadow",
                key=["ember grove"],
                to="valley knoll",
            )
            ```
        """

        return self._core.call(_ADVANCE_UNTIL.call(locals()), _ADVANCE_UNTIL.parse, timeout)

    def advance_until_raw(
        self,
        body: Until | UntilInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`advance_until`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_ADVANCE_UNTIL.call(locals()), _ADVANCE_UNTIL.parse, timeout)


class AsyncClockResource:
    """Operations on clock."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Clock:
        """The mock's time.

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
            clock = await client.clock.get()
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

    @overload
    async def advance(
        self,
        body: ClockChange | ClockChangeInput,
        *,
        timeout: float | None = None,
    ) -> Clock: ...

    @overload
    async def advance(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[ClockChangeInput],
    ) -> Clock: ...

    async def advance(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Clock:
        """Move the mock's clock forward.

        Args:
            body (ClockChange): what is sent; or its properties by their names, of `ClockChangeInput`.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            BadRequestError: 400, The request can't be read.
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            UnsupportedMediaTypeError: 415, The body is not JSON.
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            clock = await client.clock.advance(advance="PT24H")
            ```
        """

        return await self._core.call(_ADVANCE.call(locals()), _ADVANCE.parse, timeout)

    async def advance_raw(
        self,
        body: ClockChange | ClockChangeInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Clock]:
        """`advance`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_ADVANCE.call(locals()), _ADVANCE.parse, timeout)

    @overload
    async def advance_until(
        self,
        body: Until | UntilInput,
        *,
        timeout: float | None = None,
    ) -> Record: ...

    @overload
    async def advance_until(
        self,
        *,
        timeout: float | None = None,
        **fields: Unpack[UntilInput],
    ) -> Record: ...

    async def advance_until(
        self,
        body: Any = UNSET,
        *,
        timeout: float | None = None,
        **fields: Any,
    ) -> Record:
        """Move the mock's clock from timer to timer until a record is in a state.

        Args:
            body (Until): what is sent; or its properties by their names, of `UntilInput`.
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
            record = await client.clock.advance_until(
                resource="grove meadow",
                key=["ember grove"],
                to="valley knoll",
            )
            ```
        """

        return await self._core.call(_ADVANCE_UNTIL.call(locals()), _ADVANCE_UNTIL.parse, timeout)

    async def advance_until_raw(
        self,
        body: Until | UntilInput,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Record]:
        """`advance_until`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_ADVANCE_UNTIL.call(locals()), _ADVANCE_UNTIL.parse, timeout)

"""Operations on mock."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.problem import Problem

_RESET: _operations.Operation[None] = _operations.Operation(
    "resetMock",
    "post",
    "/reset",
    security=(),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
    ),
)


class MockResource:
    """Operations on mock."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def reset(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to the start: state, events, journal, faults, conditions, chaos, capture rules, clock.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.mock.reset()
            ```
        """

        self._core.call(_RESET.call(locals()), _RESET.parse, timeout)

    def reset_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`reset`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_RESET.call(locals()), _RESET.parse, timeout)


class AsyncMockResource:
    """Operations on mock."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def reset(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to the start: state, events, journal, faults, conditions, chaos, capture rules, clock.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.mock.reset()
            ```
        """

        await self._core.call(_RESET.call(locals()), _RESET.parse, timeout)

    async def reset_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`reset`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_RESET.call(locals()), _RESET.parse, timeout)

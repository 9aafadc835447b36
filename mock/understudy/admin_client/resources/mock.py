"""Operations on mock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.problem import Problem

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_RESET: _operations.Operation[None] = _operations.Operation(
    "resetMock",
    "post",
    "/reset",
    errors={"401 403": Problem},
)


class MockResource(_resources.Resource["_raw.MockResource"]):
    """Operations on mock."""

    def reset(self, **options: Unpack[_Options]) -> None:
        """Back to the start: state, events, journal, faults, conditions, chaos, capture rules, clock.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.

        Example:
            ```python
            client.mock.reset()
            ```
        """
        self._core.call(_RESET, locals())


class AsyncMockResource(_resources.AsyncResource["_raw.AsyncMockResource"]):
    """Operations on mock."""

    async def reset(self, **options: Unpack[_Options]) -> None:
        """Back to the start: state, events, journal, faults, conditions, chaos, capture rules, clock. See `MockResource.reset`."""
        await self._core.call(_RESET, locals())

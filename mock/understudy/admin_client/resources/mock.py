"""Operations on mock."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Problem

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_RESET = _operations.Operation[None]("mock.reset", "POST /reset", {}, {"401 403": Problem})
# fmt: on


class MockResource(_resources.Resource["_raw.MockResource"]):
    """Operations on mock."""

    def reset(self, **options: Unpack[_Options]) -> None:
        """Back to the start: state, events, journal, faults, conditions, chaos, capture rules, clock.

        Raises:
            AuthenticationError, PermissionDeniedError: `body` is `Problem`.

        Example:
            client.mock.reset()
        """
        return self._core.call(_RESET, locals())


class AsyncMockResource(_resources.AsyncResource["_raw.AsyncMockResource"]):
    """`MockResource`, for asyncio: every method is awaited."""

    reset: Final = _resources.awaited(MockResource.reset)

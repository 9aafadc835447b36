"""Operations on timers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Timers

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[Timers]("timers.list", "GET /timers", {"200": Timers})
# fmt: on


class TimersResource(_resources.Resource["_raw.TimersResource"]):
    """Operations on timers."""

    def list(self, **options: Unpack[_Options]) -> Timers:
        """The transitions that time is to bring, the next one first.

        Example:
            timers = client.timers.list()
        """
        return self._core.call(_LIST, locals())


class AsyncTimersResource(_resources.AsyncResource["_raw.AsyncTimersResource"]):
    """`TimersResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(TimersResource.list)

"""Operations on health."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.health import Health

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_GET: _operations.Operation[Health] = _operations.Operation(
    "getHealth",
    "get",
    "/health",
    answers={"200": Health},
)


class HealthResource(_resources.Resource["_raw.HealthResource"]):
    """Operations on health."""

    def get(self, **options: Unpack[_Options]) -> Health:
        """Whether the mock is up, and what it serves.


        Returns:
            Done.

        Example:
            ```python
            health = client.health.get()
            ```
        """
        return self._core.call(_GET, locals())


class AsyncHealthResource(_resources.AsyncResource["_raw.AsyncHealthResource"]):
    """Operations on health."""

    async def get(self, **options: Unpack[_Options]) -> Health:
        """Whether the mock is up, and what it serves. See `HealthResource.get`."""
        return await self._core.call(_GET, locals())

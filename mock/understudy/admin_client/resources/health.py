"""Operations on health."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Health

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_GET = _operations.Operation[Health]("health.get", "GET /health", {"200": Health})
# fmt: on


class HealthResource(_resources.Resource["_raw.HealthResource"]):
    """Operations on health."""

    def get(self, **options: Unpack[_Options]) -> Health:
        """Whether the mock is up, and what it serves.

        Example:
            health = client.health.get()
        """
        return self._core.call(_GET, locals())


class AsyncHealthResource(_resources.AsyncResource["_raw.AsyncHealthResource"]):
    """`HealthResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(HealthResource.get)

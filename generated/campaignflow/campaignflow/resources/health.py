"""The state of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Error, Health

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_GET = _operations.Operation[Health]("health.get", "GET /health", {"200": Health}, {"406": Error}, security=())
# fmt: on


class HealthResource(_resources.Resource["_raw.HealthResource"]):
    """The state of the server."""

    def get(self, **options: Unpack[_Options]) -> Health:
        """Ask whether the server is up.

        Answered by the mock only; the real service may not have it.

        Returns:
            It is.

        Raises:
            NotAcceptableError: `body` is `Error`.

        Example:
            health = client.health.get()
        """
        return self._core.call(_GET, locals())


class AsyncHealthResource(_resources.AsyncResource["_raw.AsyncHealthResource"]):
    """`HealthResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(HealthResource.get)

"""The state of the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.error import Error
from ..models.health import Health

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_GET: _operations.Operation[Health] = _operations.Operation(
    "getHealth",
    "get",
    "/health",
    answers={"200": Health},
    errors={"406": Error},
    security=(),
)


class HealthResource(_resources.Resource["_raw.HealthResource"]):
    """The state of the server."""

    def get(self, **options: Unpack[_Options]) -> Health:
        """Ask whether the server is up.

        Answered by the mock only; the real service may not have it.


        Returns:
            It is.

        Raises:
            NotAcceptableError: 406, No media type that is offered is accepted; `body` is `Error`.

        Example:
            ```python
            health = client.health.get()
            ```
        """
        return self._core.call(_GET, locals())


class AsyncHealthResource(_resources.AsyncResource["_raw.AsyncHealthResource"]):
    """The state of the server."""

    async def get(self, **options: Unpack[_Options]) -> Health:
        """Ask whether the server is up. See `HealthResource.get`."""
        return await self._core.call(_GET, locals())

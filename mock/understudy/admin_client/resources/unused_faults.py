"""Operations on unused faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.faults import Faults

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[Faults] = _operations.Operation(
    "listUnusedFaults",
    "get",
    "/unused-faults",
    answers={"200": Faults},
)


class UnusedFaultsResource(_resources.Resource["_raw.UnusedFaultsResource"]):
    """Operations on unused faults."""

    def list(self, **options: Unpack[_Options]) -> Faults:
        """The faults that never struck.


        Returns:
            Done.

        Example:
            ```python
            faults = client.unused_faults.list()
            ```
        """
        return self._core.call(_LIST, locals())


class AsyncUnusedFaultsResource(_resources.AsyncResource["_raw.AsyncUnusedFaultsResource"]):
    """Operations on unused faults."""

    async def list(self, **options: Unpack[_Options]) -> Faults:
        """The faults that never struck. See `UnusedFaultsResource.list`."""
        return await self._core.call(_LIST, locals())

"""Operations on resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.resources import Resources

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[Resources] = _operations.Operation(
    "listResources",
    "get",
    "/resources",
    answers={"200": Resources},
)


class ResourcesResource(_resources.Resource["_raw.ResourcesResource"]):
    """Operations on resources."""

    def list(self, **options: Unpack[_Options]) -> Resources:
        """The resources of the contract.


        Returns:
            Done.

        Example:
            ```python
            resources = client.resources.list()
            ```
        """
        return self._core.call(_LIST, locals())


class AsyncResourcesResource(_resources.AsyncResource["_raw.AsyncResourcesResource"]):
    """Operations on resources."""

    async def list(self, **options: Unpack[_Options]) -> Resources:
        """The resources of the contract. See `ResourcesResource.list`."""
        return await self._core.call(_LIST, locals())

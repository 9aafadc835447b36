"""Operations on resources."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Resources

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[Resources]("resources.list", "GET /resources", {"200": Resources})
# fmt: on


class ResourcesResource(_resources.Resource["_raw.ResourcesResource"]):
    """Operations on resources."""

    def list(self, **options: Unpack[_Options]) -> Resources:
        """The resources of the contract.

        Example:
            resources = client.resources.list()
        """
        return self._core.call(_LIST, locals())


class AsyncResourcesResource(_resources.AsyncResource["_raw.AsyncResourcesResource"]):
    """`ResourcesResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(ResourcesResource.list)

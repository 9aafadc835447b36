"""Operations on unused faults."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Faults

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[Faults]("unused_faults.list", "GET /unused-faults", {"200": Faults})
# fmt: on


class UnusedFaultsResource(_resources.Resource["_raw.UnusedFaultsResource"]):
    """Operations on unused faults."""

    def list(self, **options: Unpack[_Options]) -> Faults:
        """The faults that never struck.

        Example:
            faults = client.unused_faults.list()
        """
        return self._core.call(_LIST, locals())


class AsyncUnusedFaultsResource(_resources.AsyncResource["_raw.AsyncUnusedFaultsResource"]):
    """`UnusedFaultsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(UnusedFaultsResource.list)

"""Operations on sdk names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import SdkNames

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_GET = _operations.Operation[SdkNames]("sdk_names.get", "GET /sdk-names", {"200": SdkNames})
# fmt: on


class SdkNamesResource(_resources.Resource["_raw.SdkNamesResource"]):
    """Operations on sdk names."""

    def get(self, **options: Unpack[_Options]) -> SdkNames:
        """What a generated SDK calls each operation, such as orders.create; empty where nobody knows.

        Example:
            sdk_names = client.sdk_names.get()
        """
        return self._core.call(_GET, locals())


class AsyncSdkNamesResource(_resources.AsyncResource["_raw.AsyncSdkNamesResource"]):
    """`SdkNamesResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(SdkNamesResource.get)

"""Operations on sdk names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.sdk_names import SdkNames

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_GET: _operations.Operation[SdkNames] = _operations.Operation(
    "getSdkNames",
    "get",
    "/sdk-names",
    answers={"200": SdkNames},
)


class SdkNamesResource(_resources.Resource["_raw.SdkNamesResource"]):
    """Operations on sdk names."""

    def get(self, **options: Unpack[_Options]) -> SdkNames:
        """What a generated SDK calls each operation, such as orders.create; empty where nobody knows.


        Returns:
            Done.

        Example:
            ```python
            sdk_names = client.sdk_names.get()
            ```
        """
        return self._core.call(_GET, locals())


class AsyncSdkNamesResource(_resources.AsyncResource["_raw.AsyncSdkNamesResource"]):
    """Operations on sdk names."""

    async def get(self, **options: Unpack[_Options]) -> SdkNames:
        """What a generated SDK calls each operation, such as orders.create; empty where nobody knows. See `SdkNamesResource.get`."""
        return await self._core.call(_GET, locals())

"""Operations on unmet expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.verification import Verification

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_VERIFY: _operations.Operation[Verification] = _operations.Operation(
    "verifyExpectations",
    "get",
    "/unmet-expectations",
    answers={"200": Verification},
)


class UnmetExpectationsResource(_resources.Resource["_raw.UnmetExpectationsResource"]):
    """Operations on unmet expectations."""

    def verify(self, **options: Unpack[_Options]) -> Verification:
        """What is not met, in words, with the calls nearest to it.


        Returns:
            Done.

        Example:
            ```python
            verification = client.unmet_expectations.verify()
            ```
        """
        return self._core.call(_VERIFY, locals())


class AsyncUnmetExpectationsResource(_resources.AsyncResource["_raw.AsyncUnmetExpectationsResource"]):
    """Operations on unmet expectations."""

    async def verify(self, **options: Unpack[_Options]) -> Verification:
        """What is not met, in words, with the calls nearest to it. See `UnmetExpectationsResource.verify`."""
        return await self._core.call(_VERIFY, locals())

"""Operations on unmet expectations."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Verification

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_VERIFY = _operations.Operation[Verification]("unmet_expectations.verify", "GET /unmet-expectations",
    {"200": Verification})
# fmt: on


class UnmetExpectationsResource(_resources.Resource["_raw.UnmetExpectationsResource"]):
    """Operations on unmet expectations."""

    def verify(self, **options: Unpack[_Options]) -> Verification:
        """What is not met, in words, with the calls nearest to it.

        Example:
            verification = client.unmet_expectations.verify()
        """
        return self._core.call(_VERIFY, locals())


class AsyncUnmetExpectationsResource(_resources.AsyncResource["_raw.AsyncUnmetExpectationsResource"]):
    """`UnmetExpectationsResource`, for asyncio: every method is awaited."""

    verify: Final = _resources.awaited(UnmetExpectationsResource.verify)

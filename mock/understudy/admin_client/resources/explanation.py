"""Operations on explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Explanation

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_GET = _operations.Operation[Explanation]("explanation.get", "GET /explanation", {"200": Explanation})
# fmt: on


class ExplanationResource(_resources.Resource["_raw.ExplanationResource"]):
    """Operations on explanation."""

    def get(self, **options: Unpack[_Options]) -> Explanation:
        """What was inferred from the document, and why, with its doubts.

        Example:
            explanation = client.explanation.get()
        """
        return self._core.call(_GET, locals())


class AsyncExplanationResource(_resources.AsyncResource["_raw.AsyncExplanationResource"]):
    """`ExplanationResource`, for asyncio: every method is awaited."""

    get: Final = _resources.awaited(ExplanationResource.get)

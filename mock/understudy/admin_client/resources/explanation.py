"""Operations on explanation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.explanation import Explanation

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_GET: _operations.Operation[Explanation] = _operations.Operation(
    "getExplanation",
    "get",
    "/explanation",
    answers={"200": Explanation},
)


class ExplanationResource(_resources.Resource["_raw.ExplanationResource"]):
    """Operations on explanation."""

    def get(self, **options: Unpack[_Options]) -> Explanation:
        """What was inferred from the document, and why, with its doubts.


        Returns:
            Done.

        Example:
            ```python
            explanation = client.explanation.get()
            ```
        """
        return self._core.call(_GET, locals())


class AsyncExplanationResource(_resources.AsyncResource["_raw.AsyncExplanationResource"]):
    """Operations on explanation."""

    async def get(self, **options: Unpack[_Options]) -> Explanation:
        """What was inferred from the document, and why, with its doubts. See `ExplanationResource.get`."""
        return await self._core.call(_GET, locals())

"""Operations on explanation."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.explanation import Explanation

_GET: _operations.Operation[Explanation] = _operations.Operation(
    "getExplanation",
    "get",
    "/explanation",
    security=(),
    answers=(_operations.Answer("200", Explanation),),
)


class ExplanationResource:
    """Operations on explanation."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Explanation:
        """What was inferred from the document, and why, with its doubts.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            explanation = client.explanation.get()
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Explanation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)


class AsyncExplanationResource:
    """Operations on explanation."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Explanation:
        """What was inferred from the document, and why, with its doubts.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            explanation = await client.explanation.get()
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Explanation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

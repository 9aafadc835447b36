"""Operations on unmet expectations."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.verification import Verification

_VERIFY: _operations.Operation[Verification] = _operations.Operation(
    "verifyExpectations",
    "get",
    "/unmet-expectations",
    security=(),
    answers=(_operations.Answer("200", Verification),),
)


class UnmetExpectationsResource:
    """Operations on unmet expectations."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def verify(
        self,
        *,
        timeout: float | None = None,
    ) -> Verification:
        """What is not met, in words, with the calls nearest to it.

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
            verification = client.unmet_expectations.verify()
            ```
        """

        return self._core.call(_VERIFY.call(locals()), _VERIFY.parse, timeout)

    def verify_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Verification]:
        """`verify`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_VERIFY.call(locals()), _VERIFY.parse, timeout)


class AsyncUnmetExpectationsResource:
    """Operations on unmet expectations."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def verify(
        self,
        *,
        timeout: float | None = None,
    ) -> Verification:
        """What is not met, in words, with the calls nearest to it.

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
            verification = await client.unmet_expectations.verify()
            ```
        """

        return await self._core.call(_VERIFY.call(locals()), _VERIFY.parse, timeout)

    async def verify_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Verification]:
        """`verify`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_VERIFY.call(locals()), _VERIFY.parse, timeout)

"""Operations on unused faults."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.faults import Faults

_LIST: _operations.Operation[Faults] = _operations.Operation(
    "listUnusedFaults",
    "get",
    "/unused-faults",
    security=(),
    answers=(_operations.Answer("200", Faults),),
)


class UnusedFaultsResource:
    """Operations on unused faults."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Faults:
        """The faults that never struck.

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
            faults = client.unused_faults.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Faults]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)


class AsyncUnusedFaultsResource:
    """Operations on unused faults."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Faults:
        """The faults that never struck.

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
            faults = await client.unused_faults.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Faults]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

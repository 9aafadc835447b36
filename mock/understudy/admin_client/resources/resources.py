"""Operations on resources."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.resources import Resources

_LIST: _operations.Operation[Resources] = _operations.Operation(
    "listResources",
    "get",
    "/resources",
    security=(),
    answers=(_operations.Answer("200", Resources),),
)


class ResourcesResource:
    """Operations on resources."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Resources:
        """The resources of the contract.

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
            resources = client.resources.list()
            ```
        """

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Resources]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)


class AsyncResourcesResource:
    """Operations on resources."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Resources:
        """The resources of the contract.

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
            resources = await client.resources.list()
            ```
        """

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Resources]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

"""The state of the server."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.error import Error
from ..models.health import Health

_GET: _operations.Operation[Health] = _operations.Operation(
    "getHealth",
    "get",
    "/health",
    security=(),
    answers=(_operations.Answer("200", Health),),
    errors=(_operations.Answer("406", Error),),
)


class HealthResource:
    """The state of the server."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Health:
        """Ask whether the server is up.

        Answered by the mock only; the real service may not have it.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            It is.

        Raises:
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            health = client.health.get()
            ```
        """

        return self._core.call(_GET.call(locals()), _GET.parse, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Health]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_GET.call(locals()), _GET.parse, timeout)


class AsyncHealthResource:
    """The state of the server."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def get(
        self,
        *,
        timeout: float | None = None,
    ) -> Health:
        """Ask whether the server is up.

        Answered by the mock only; the real service may not have it.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            It is.

        Raises:
            NotAcceptableError: 406, No media type that is offered is accepted.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            health = await client.health.get()
            ```
        """

        return await self._core.call(_GET.call(locals()), _GET.parse, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Health]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_GET.call(locals()), _GET.parse, timeout)

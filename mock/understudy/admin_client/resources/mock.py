"""Operations on mock."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from ..models.problem import Problem


def _call_reset() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/reset"
    return _core.PreparedRequest(
        operation="resetMock",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_reset,
    )


def _parse_reset(response: httpx.Response) -> None:
    return None


def _error_reset(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    return None


class MockResource:
    """Operations on mock."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def reset(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to the start: state, events, journal, faults, chaos, capture rules, clock.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.mock.reset()
            ```
        """

        self._core.call(_call_reset(), _parse_reset, timeout)

    def reset_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`reset`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_reset(), _parse_reset, timeout)


class AsyncMockResource:
    """Operations on mock."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def reset(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to the start: state, events, journal, faults, chaos, capture rules, clock.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.mock.reset()
            ```
        """

        await self._core.call(_call_reset(), _parse_reset, timeout)

    async def reset_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`reset`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_reset(), _parse_reset, timeout)

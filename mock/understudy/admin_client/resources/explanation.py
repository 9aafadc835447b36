"""Operations on explanation."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from ..models.explanation import Explanation


def _call_get() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/explanation"
    return _core.PreparedRequest(
        operation="getExplanation",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_get,
    )


def _parse_get(response: httpx.Response) -> Explanation:
    if 200 <= response.status_code <= 200:
        response_200 = Explanation.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_get(response: httpx.Response) -> Any:
    return None


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

        return self._core.call(_call_get(), _parse_get, timeout)

    def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Explanation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_get(), _parse_get, timeout)


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

        return await self._core.call(_call_get(), _parse_get, timeout)

    async def get_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Explanation]:
        """`get`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_get(), _parse_get, timeout)

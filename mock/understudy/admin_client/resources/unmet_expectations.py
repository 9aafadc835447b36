"""Operations on unmet expectations."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from ..models.verification import Verification


def _call_verify() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/unmet-expectations"
    return _core.PreparedRequest(
        operation="verifyExpectations",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_verify,
    )


def _parse_verify(response: httpx.Response) -> Verification:
    if 200 <= response.status_code <= 200:
        response_200 = Verification.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_verify(response: httpx.Response) -> Any:
    return None


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

        return self._core.call(_call_verify(), _parse_verify, timeout)

    def verify_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Verification]:
        """`verify`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_verify(), _parse_verify, timeout)


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

        return await self._core.call(_call_verify(), _parse_verify, timeout)

    async def verify_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Verification]:
        """`verify`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_verify(), _parse_verify, timeout)

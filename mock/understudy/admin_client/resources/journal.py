"""Operations on journal."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import query_pairs
from ..models.journal import Journal
from ..models.problem import Problem
from ..types import UNSET, Unset


def _call_list(
    *,
    limit: int | Unset = UNSET,
    after: int | Unset = UNSET,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_limit = limit

    if not isinstance(json_limit, Unset) and json_limit is not None:
        params.extend(query_pairs("limit", json_limit, "form", True))

    json_after = after

    if not isinstance(json_after, Unset) and json_after is not None:
        params.extend(query_pairs("after", json_after, "form", True))

    path = "/journal"
    return _core.PreparedRequest(
        operation="listExchanges",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Journal:
    if 200 <= response.status_code <= 200:
        response_200 = Journal.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    if 422 <= response.status_code <= 422:
        response_422 = Problem.from_dict(response.json())

        return response_422

    return None


def _call_clear() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/journal"
    return _core.PreparedRequest(
        operation="clearExchanges",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_clear,
    )


def _parse_clear(response: httpx.Response) -> None:
    return None


def _error_clear(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    return None


class JournalResource:
    """Operations on journal."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> Journal:
        """The newest exchanges, oldest first.

        Args:
            limit (int): `limit` of the query. Default: 50.
            after (int): `after` of the query. Default: 0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            journal = client.journal.list()
            ```
        """

        return self._core.call(
            _call_list(
                limit=limit,
                after=after,
            ),
            _parse_list,
            timeout,
        )

    def list_raw(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Journal]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_list(
                limit=limit,
                after=after,
            ),
            _parse_list,
            timeout,
        )

    def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the exchanges.

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
            client.journal.clear()
            ```
        """

        self._core.call(_call_clear(), _parse_clear, timeout)

    def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_clear(), _parse_clear, timeout)


class AsyncJournalResource:
    """Operations on journal."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> Journal:
        """The newest exchanges, oldest first.

        Args:
            limit (int): `limit` of the query. Default: 50.
            after (int): `after` of the query. Default: 0.
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            UnprocessableEntityError: 422, The request breaks its schema.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            journal = await client.journal.list()
            ```
        """

        return await self._core.call(
            _call_list(
                limit=limit,
                after=after,
            ),
            _parse_list,
            timeout,
        )

    async def list_raw(
        self,
        *,
        limit: int | Unset = UNSET,
        after: int | Unset = UNSET,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Journal]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_list(
                limit=limit,
                after=after,
            ),
            _parse_list,
            timeout,
        )

    async def clear(
        self,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget the exchanges.

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
            await client.journal.clear()
            ```
        """

        await self._core.call(_call_clear(), _parse_clear, timeout)

    async def clear_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`clear`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_clear(), _parse_clear, timeout)

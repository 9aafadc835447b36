"""Operations on snapshots."""

from __future__ import annotations

import builtins
from typing import Any

from .._runtime import core as _core
from .._runtime import responses as _responses
from .._runtime._http import httpx
from .._runtime.styles import path_text
from ..models.problem import Problem
from ..models.snapshot import Snapshot
from ..models.snapshots import Snapshots


def _call_list() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/snapshots"
    return _core.PreparedRequest(
        operation="listSnapshots",
        method="get",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_list,
    )


def _parse_list(response: httpx.Response) -> Snapshots:
    if 200 <= response.status_code <= 200:
        response_200 = Snapshots.from_dict(response.json())

        return response_200

    raise ValueError(f"the document has no success {response.status_code}")


def _error_list(response: httpx.Response) -> Any:
    return None


def _call_create() -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    path = "/snapshots"
    return _core.PreparedRequest(
        operation="createSnapshot",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_create,
    )


def _parse_create(response: httpx.Response) -> Snapshot:
    if 201 <= response.status_code <= 201:
        response_201 = Snapshot.from_dict(response.json())

        return response_201

    raise ValueError(f"the document has no success {response.status_code}")


def _error_create(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 409 <= response.status_code <= 409:
        response_409 = Problem.from_dict(response.json())

        return response_409

    return None


def _call_restore(
    snapshot: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_snapshot = snapshot

    path = "/snapshots/{snapshot}/restore".format(
        snapshot=path_text(json_snapshot, "simple", False, "snapshot"),
    )
    return _core.PreparedRequest(
        operation="restoreSnapshot",
        method="post",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_restore,
    )


def _parse_restore(response: httpx.Response) -> None:
    return None


def _error_restore(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


def _call_delete(
    snapshot: str,
) -> _core.PreparedRequest:
    params: builtins.list[tuple[str, str]] = []
    headers: dict[str, Any] = {}
    cookies: dict[str, str] = {}
    _kwargs: dict[str, Any] = {}
    json_snapshot = snapshot

    path = "/snapshots/{snapshot}".format(
        snapshot=path_text(json_snapshot, "simple", False, "snapshot"),
    )
    return _core.PreparedRequest(
        operation="deleteSnapshot",
        method="delete",
        path=path,
        security=(),
        params=params,
        headers=headers,
        cookies=cookies,
        body=_kwargs,
        parse_error=_error_delete,
    )


def _parse_delete(response: httpx.Response) -> None:
    return None


def _error_delete(response: httpx.Response) -> Any:
    if 401 <= response.status_code <= 401:
        response_401 = Problem.from_dict(response.json())

        return response_401

    if 403 <= response.status_code <= 403:
        response_403 = Problem.from_dict(response.json())

        return response_403

    if 404 <= response.status_code <= 404:
        response_404 = Problem.from_dict(response.json())

        return response_404

    return None


class SnapshotsResource:
    """Operations on snapshots."""

    def __init__(self, core: _core.SyncCore) -> None:
        self._core = core

    def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Snapshots:
        """The snapshots that are kept, oldest first.

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
            snapshots = client.snapshots.list()
            ```
        """

        return self._core.call(_call_list(), _parse_list, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshots]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_list(), _parse_list, timeout)

    def create(
        self,
        *,
        timeout: float | None = None,
    ) -> Snapshot:
        """Keep the whole state, to come back to.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            snapshot = client.snapshots.create()
            ```
        """

        return self._core.call(_call_create(), _parse_create, timeout)

    def create_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshot]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_call_create(), _parse_create, timeout)

    def restore(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to a snapshot.

        Args:
            snapshot (str): `snapshot` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.snapshots.restore("knoll amber")
            ```
        """

        self._core.call(
            _call_restore(
                snapshot,
            ),
            _parse_restore,
            timeout,
        )

    def restore_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`restore`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_restore(
                snapshot,
            ),
            _parse_restore,
            timeout,
        )

    def delete(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget a snapshot.

        Args:
            snapshot (str): `snapshot` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            client.snapshots.delete("valley larch")
            ```
        """

        self._core.call(
            _call_delete(
                snapshot,
            ),
            _parse_delete,
            timeout,
        )

    def delete_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(
            _call_delete(
                snapshot,
            ),
            _parse_delete,
            timeout,
        )


class AsyncSnapshotsResource:
    """Operations on snapshots."""

    def __init__(self, core: _core.AsyncCore) -> None:
        self._core = core

    async def list(
        self,
        *,
        timeout: float | None = None,
    ) -> Snapshots:
        """The snapshots that are kept, oldest first.

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
            snapshots = await client.snapshots.list()
            ```
        """

        return await self._core.call(_call_list(), _parse_list, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshots]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_list(), _parse_list, timeout)

    async def create(
        self,
        *,
        timeout: float | None = None,
    ) -> Snapshot:
        """Keep the whole state, to come back to.

        Args:
            timeout (float): seconds for one attempt, instead of the client's

        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            ConflictError: 409, It can't be done as things are.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            snapshot = await client.snapshots.create()
            ```
        """

        return await self._core.call(_call_create(), _parse_create, timeout)

    async def create_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshot]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_call_create(), _parse_create, timeout)

    async def restore(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Back to a snapshot.

        Args:
            snapshot (str): `snapshot` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.snapshots.restore("knoll amber")
            ```
        """

        await self._core.call(
            _call_restore(
                snapshot,
            ),
            _parse_restore,
            timeout,
        )

    async def restore_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`restore`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_restore(
                snapshot,
            ),
            _parse_restore,
            timeout,
        )

    async def delete(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> None:
        """Forget a snapshot.

        Args:
            snapshot (str): `snapshot` of the path
            timeout (float): seconds for one attempt, instead of the client's

        Raises:
            AuthenticationError: 401, The control token is missing.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there.
            NotFoundError: 404, There is no such thing.
            StatusError: any other refusal.
            APIConnectionError: no answer came, or none in time.
            DecodeError: the answer is not what the document says.

        Example:
            ```python
            await client.snapshots.delete("valley larch")
            ```
        """

        await self._core.call(
            _call_delete(
                snapshot,
            ),
            _parse_delete,
            timeout,
        )

    async def delete_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(
            _call_delete(
                snapshot,
            ),
            _parse_delete,
            timeout,
        )

"""Operations on snapshots."""

from __future__ import annotations

from .._runtime import core as _core
from .._runtime import operations as _operations
from .._runtime import responses as _responses
from ..models.problem import Problem
from ..models.snapshot import Snapshot
from ..models.snapshots import Snapshots

_LIST: _operations.Operation[Snapshots] = _operations.Operation(
    "listSnapshots",
    "get",
    "/snapshots",
    security=(),
    answers=(_operations.Answer("200", Snapshots),),
)

_CREATE: _operations.Operation[Snapshot] = _operations.Operation(
    "createSnapshot",
    "post",
    "/snapshots",
    security=(),
    answers=(_operations.Answer("201", Snapshot),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("409", Problem),
    ),
)

_RESTORE: _operations.Operation[None] = _operations.Operation(
    "restoreSnapshot",
    "post",
    "/snapshots/{snapshot}/restore",
    security=(),
    parameters=(_operations.Parameter("snapshot", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteSnapshot",
    "delete",
    "/snapshots/{snapshot}",
    security=(),
    parameters=(_operations.Parameter("snapshot", "path", str),),
    errors=(
        _operations.Answer("401", Problem),
        _operations.Answer("403", Problem),
        _operations.Answer("404", Problem),
    ),
)


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

        return self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshots]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

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

        return self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    def create_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshot]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

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

        self._core.call(_RESTORE.call(locals()), _RESTORE.parse, timeout)

    def restore_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`restore`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_RESTORE.call(locals()), _RESTORE.parse, timeout)

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

        self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    def delete_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)


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

        return await self._core.call(_LIST.call(locals()), _LIST.parse, timeout)

    async def list_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshots]:
        """`list`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_LIST.call(locals()), _LIST.parse, timeout)

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

        return await self._core.call(_CREATE.call(locals()), _CREATE.parse, timeout)

    async def create_raw(
        self,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[Snapshot]:
        """`create`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_CREATE.call(locals()), _CREATE.parse, timeout)

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

        await self._core.call(_RESTORE.call(locals()), _RESTORE.parse, timeout)

    async def restore_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`restore`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_RESTORE.call(locals()), _RESTORE.parse, timeout)

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

        await self._core.call(_DELETE.call(locals()), _DELETE.parse, timeout)

    async def delete_raw(
        self,
        snapshot: str,
        *,
        timeout: float | None = None,
    ) -> _responses.RawResponse[None]:
        """`delete`, but the answer is returned as it came, whatever its status."""
        return await self._core.raw(_DELETE.call(locals()), _DELETE.parse, timeout)

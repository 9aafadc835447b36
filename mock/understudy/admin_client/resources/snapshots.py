"""Operations on snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models.problem import Problem
from ..models.snapshot import Snapshot
from ..models.snapshots import Snapshots

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


_LIST: _operations.Operation[Snapshots] = _operations.Operation(
    "listSnapshots",
    "get",
    "/snapshots",
    answers={"200": Snapshots},
)

_CREATE: _operations.Operation[Snapshot] = _operations.Operation(
    "createSnapshot",
    "post",
    "/snapshots",
    answers={"201": Snapshot},
    errors={"401 403 409": Problem},
)

_RESTORE: _operations.Operation[None] = _operations.Operation(
    "restoreSnapshot",
    "post",
    "/snapshots/{snapshot}/restore",
    parameters=(_operations.Parameter("snapshot", "path", str),),
    errors={"401 403 404": Problem},
)

_DELETE: _operations.Operation[None] = _operations.Operation(
    "deleteSnapshot",
    "delete",
    "/snapshots/{snapshot}",
    parameters=(_operations.Parameter("snapshot", "path", str),),
    errors={"401 403 404": Problem},
)


class SnapshotsResource(_resources.Resource["_raw.SnapshotsResource"]):
    """Operations on snapshots."""

    def list(self, **options: Unpack[_Options]) -> Snapshots:
        """The snapshots that are kept, oldest first.


        Returns:
            Done.

        Example:
            ```python
            snapshots = client.snapshots.list()
            ```
        """
        return self._core.call(_LIST, locals())

    def create(self, **options: Unpack[_Options]) -> Snapshot:
        """Keep the whole state, to come back to.


        Returns:
            Done.

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            ConflictError: 409, It can't be done as things are; `body` is `Problem`.

        Example:
            ```python
            snapshot = client.snapshots.create()
            ```
        """
        return self._core.call(_CREATE, locals())

    def restore(self, snapshot: str, **options: Unpack[_Options]) -> None:
        """Back to a snapshot.

        Args:
            snapshot (str): `snapshot` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.snapshots.restore("knoll amber")
            ```
        """
        self._core.call(_RESTORE, locals())

    def delete(self, snapshot: str, **options: Unpack[_Options]) -> None:
        """Forget a snapshot.

        Args:
            snapshot (str): `snapshot` of the path

        Raises:
            AuthenticationError: 401, The control token is missing; `body` is `Problem`.
            PermissionDeniedError: 403, The caller may not drive the mock, or webhooks may not be sent
                there; `body` is `Problem`.
            NotFoundError: 404, There is no such thing; `body` is `Problem`.

        Example:
            ```python
            client.snapshots.delete("valley larch")
            ```
        """
        self._core.call(_DELETE, locals())


class AsyncSnapshotsResource(_resources.AsyncResource["_raw.AsyncSnapshotsResource"]):
    """Operations on snapshots."""

    async def list(self, **options: Unpack[_Options]) -> Snapshots:
        """The snapshots that are kept, oldest first. See `SnapshotsResource.list`."""
        return await self._core.call(_LIST, locals())

    async def create(self, **options: Unpack[_Options]) -> Snapshot:
        """Keep the whole state, to come back to. See `SnapshotsResource.create`."""
        return await self._core.call(_CREATE, locals())

    async def restore(self, snapshot: str, **options: Unpack[_Options]) -> None:
        """Back to a snapshot. See `SnapshotsResource.restore`."""
        await self._core.call(_RESTORE, locals())

    async def delete(self, snapshot: str, **options: Unpack[_Options]) -> None:
        """Forget a snapshot. See `SnapshotsResource.delete`."""
        await self._core.call(_DELETE, locals())

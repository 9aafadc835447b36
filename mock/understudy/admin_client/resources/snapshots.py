"""Operations on snapshots."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Unpack

from .._runtime import operations as _operations
from .._runtime import resources as _resources
from ..models import Problem, Snapshot, Snapshots

if TYPE_CHECKING:
    from .._runtime.options import RequestOptions as _Options
    from . import _raw  # noqa: F401 - the classes name it in texts


# fmt: off
_LIST = _operations.Operation[Snapshots]("snapshots.list", "GET /snapshots", {"200": Snapshots})
_CREATE = _operations.Operation[Snapshot]("snapshots.create", "POST /snapshots", {"201": Snapshot},
    {"401 403 409": Problem})
_RESTORE = _operations.Operation[None]("snapshots.restore", "POST /snapshots/{snapshot}/restore", {},
    {"401 403 404": Problem}, path={"snapshot": str})
_DELETE = _operations.Operation[None]("snapshots.delete", "DELETE /snapshots/{snapshot}", {}, {"401 403 404": Problem},
    path={"snapshot": str})
# fmt: on


class SnapshotsResource(_resources.Resource["_raw.SnapshotsResource"]):
    """Operations on snapshots."""

    def list(self, **options: Unpack[_Options]) -> Snapshots:
        """The snapshots that are kept, oldest first.

        Example:
            snapshots = client.snapshots.list()
        """
        return self._core.call(_LIST, locals())

    def create(self, **options: Unpack[_Options]) -> Snapshot:
        """Keep the whole state, to come back to.

        Raises:
            AuthenticationError, PermissionDeniedError, ConflictError: `body` is `Problem`.

        Example:
            snapshot = client.snapshots.create()
        """
        return self._core.call(_CREATE, locals())

    def restore(self, snapshot: str, **options: Unpack[_Options]) -> None:
        """Back to a snapshot.

        Args:
            snapshot (str): `snapshot` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.snapshots.restore("knoll amber")
        """
        return self._core.call(_RESTORE, locals())

    def delete(self, snapshot: str, **options: Unpack[_Options]) -> None:
        """Forget a snapshot.

        Args:
            snapshot (str): `snapshot` of the path

        Raises:
            AuthenticationError, PermissionDeniedError, NotFoundError: `body` is `Problem`.

        Example:
            client.snapshots.delete("valley larch")
        """
        return self._core.call(_DELETE, locals())


class AsyncSnapshotsResource(_resources.AsyncResource["_raw.AsyncSnapshotsResource"]):
    """`SnapshotsResource`, for asyncio: every method is awaited."""

    list: Final = _resources.awaited(SnapshotsResource.list)
    create: Final = _resources.awaited(SnapshotsResource.create)
    restore: Final = _resources.awaited(SnapshotsResource.restore)
    delete: Final = _resources.awaited(SnapshotsResource.delete)

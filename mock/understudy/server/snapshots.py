"""The snapshots of a mock that were taken over HTTP, by name: of all its processes, where there are several."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from understudy.mock import Mock
from understudy.records.errors import MockError, NotFoundError
from understudy.state.shared import shared_by
from understudy.state.store import Snapshot

_MOST = 100


class _InMemory:
    """Of a mock in one process."""

    def __init__(self) -> None:
        self._snapshots: dict[str, Snapshot] = {}

    def names(self) -> Sequence[str]:
        return list(self._snapshots)

    def add(self, name: str, snapshot: Snapshot, most: int) -> bool:
        if len(self._snapshots) >= most:
            return False
        self._snapshots[name] = snapshot
        return True

    def get(self, name: str) -> Snapshot | None:
        return self._snapshots.get(name)

    def forget(self, name: str) -> bool:
        return self._snapshots.pop(name, None) is not None


class Snapshots:
    """The named snapshots of a mock, at most 100. Raises StateError where processes share them and can't reach them."""

    def __init__(self, mock: Mock) -> None:
        shared = shared_by(mock.store)
        self._mock = mock
        self._store = _InMemory() if shared is None else shared.snapshots

    def take(self) -> str:
        """Keep the whole state; its name. Raises MockError where there are too many."""
        name = secrets.token_hex(4)
        if not self._store.add(name, self._mock.snapshot(), _MOST):
            raise MockError(f"there are {_MOST} snapshots; delete one first")
        return name

    def names(self) -> Sequence[str]:
        """Oldest first."""
        return self._store.names()

    def restore(self, name: str) -> None:
        """Raises NotFoundError."""
        snapshot = self._store.get(name)
        if snapshot is None:
            raise _missing(name)
        self._mock.restore(snapshot)

    def forget(self, name: str) -> None:
        """Raises NotFoundError."""
        if not self._store.forget(name):
            raise _missing(name)


def _missing(name: str) -> NotFoundError:
    return NotFoundError(f"there is no snapshot {name!r}")

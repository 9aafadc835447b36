"""The named snapshots of a mock that processes share: each is a space beside its own."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import uuid4

from understudy.lazy_dataclass import dataclass
from understudy.state.store import Snapshot, Store


@dataclass(eq=False)
class SharedSnapshots:
    """The snapshots of one space. Raises StateError where they can't be reached.

    `store_of` makes the store of a space, `ask` executes a statement about the own one, `drop` forgets a space.
    """

    space: str
    store_of: Callable[[str], Store]
    ask: Callable[[str, Mapping[str, Any]], Sequence[Any]]
    drop: Callable[[str], None]

    def names(self) -> list[str]:
        """Those of all processes, oldest first."""
        return list(self._copies())

    def add(self, name: str, snapshot: Snapshot, most: int) -> bool:
        """Keep a snapshot; whether there was room for it, beside `most` - 1 others."""
        from understudy.state.postgres_tables import ADD_SNAPSHOT

        copy = f"{self.space}@{uuid4().hex}"
        # It is filled before anybody can find it.
        store = self.store_of(copy)
        try:
            store.restore(snapshot)
        finally:
            store.close()
        if self.ask(ADD_SNAPSHOT, {"name": name, "copy": copy, "most": most}):
            return True
        self.drop(copy)
        return False

    def get(self, name: str) -> Snapshot | None:
        """None where there is none of this name."""
        copy = self._copies().get(name)
        if copy is None:
            return None
        store = self.store_of(copy)
        try:
            return store.snapshot()
        finally:
            store.close()

    def forget(self, name: str) -> bool:
        """Whether there was one of this name."""
        from understudy.state.postgres_tables import FORGET_SNAPSHOT

        copy = self._copies().get(name)
        if copy is None:
            return False
        self.ask(FORGET_SNAPSHOT, {"name": name})
        self.drop(copy)
        return True

    def _copies(self) -> dict[str, str]:
        from understudy.state.postgres_tables import SNAPSHOTS

        return {row[0]: row[1] for row in self.ask(SNAPSHOTS, {})}

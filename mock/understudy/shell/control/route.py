"""A route of the control plane as data, and what its handler is given."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.driving.errors import MockError, NotFoundError
from understudy.mock import Mock
from understudy.state.store import Snapshot

__all__ = ["Given", "Route", "Snapshots"]

_MOST_SNAPSHOTS = 100


@dataclass(slots=True)
class Snapshots:
    """Snapshots that were taken over HTTP."""

    kept: dict[str, Snapshot] = field(default_factory=dict)

    def take(self, mock: Mock) -> str:
        if len(self.kept) >= _MOST_SNAPSHOTS:
            raise MockError(f"there are {_MOST_SNAPSHOTS} snapshots; delete one first")
        name = secrets.token_hex(4)
        self.kept[name] = mock.snapshot()
        return name

    def get(self, name: str) -> Snapshot:
        if name not in self.kept:
            raise NotFoundError(f"there is no snapshot {name!r}")
        return self.kept[name]


@dataclass(frozen=True, slots=True)
class Given:
    """What a handler is given: the mock and everything that the request said, validated."""

    mock: Mock
    snapshots: Snapshots
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Mapping[str, Any]


Handler = Callable[[Given], Any]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation. `body`, `query` and `answer` are names of schemas, `refusals` the statuses of refusals."""

    method: str
    path: str
    operation_id: str
    summary: str
    handle: Handler
    status: int = 200
    body: str | None = None
    query: str | None = None
    answer: str | None = None
    refusals: tuple[int, ...] = ()

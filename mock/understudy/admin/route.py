"""A route of the control plane as data, and what its handler is given."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.mock import Mock
from understudy.records.errors import NotFoundError
from understudy.server.sessions import Session, Sessions, Snapshots

__all__ = ["Given", "Route"]

_DIGITS = 15


@dataclass(frozen=True, slots=True)
class Given:
    """What a handler is given: the session of the request and everything that it said, validated."""

    sessions: Sessions
    session: Session
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Mapping[str, Any]

    @property
    def mock(self) -> Mock:
        return self.session.mock

    @property
    def snapshots(self) -> Snapshots:
        return self.session.snapshots

    def number(self, name: str, what: str) -> int:
        """A path parameter that is a number. Raises NotFoundError, for there is no `what` that is called otherwise."""
        text = self.path[name]
        if not (text.isascii() and text.isdigit() and len(text) <= _DIGITS):
            raise NotFoundError(f"there is no {what.format(text)}")
        return int(text)


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

"""A route of the control plane as data: what it accepts, what it answers, and what carries it out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field, replace
from typing import Any

from understudy.admin.schema import BaseSchema
from understudy.lazy_dataclass import dataclass
from understudy.mock import Mock
from understudy.records.errors import NotFoundError
from understudy.server.sessions import Session, Sessions
from understudy.server.snapshots import Snapshots

_DIGITS = 15


@dataclass(frozen=True, slots=True)
class AdminRequest:
    """What a handler gets: the session that the request is for, and its path, query and body, validated.

    `mount` is the path that the mock is mounted at, empty for a server of its own.
    """

    sessions: Sessions
    session: Session
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Mapping[str, Any]
    mount: str = ""

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


Handler = Callable[[AdminRequest], Any]


@dataclass(frozen=True, slots=True)
class Route:
    """One operation: schemas of its body, query and answer, and the statuses of refusals that are not about those."""

    method: str
    path: str
    operation_id: str
    summary: str
    handle: Handler
    status: int = 200
    body: type[BaseSchema] | None = None
    query: type[BaseSchema] | None = None
    answer: type[BaseSchema] | None = None
    refusals: tuple[int, ...] = ()
    tag: str = field(default="", kw_only=True)


def tagged(tag: str, *routes: Route) -> tuple[Route, ...]:
    """Routes of one tag, which is a resource of the client that is generated from the document."""
    return tuple(replace(route, tag=tag) for route in routes)

"""How to break a mock: the list of the mutants, and the seams where they take hold.

A mutant takes a fresh mock and makes one part of it wrong; the suite must notice every one.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

from understudy.exchange import Request, Response
from understudy.mock import Mock

__all__ = [
    "MUTANTS",
    "Entry",
    "Mutant",
    "Patch",
    "after",
    "before",
    "edit",
    "matches",
    "mutant",
    "step_by_step",
    "with_body",
    "without_header",
]

Patch = Callable[[Any, str, Any], None]
Mutant = Callable[[Mock, Patch], None]
MUTANTS: list[Mutant] = []


class Entry:
    """An entry of a mapping as an attribute, to patch one of a contract that several mocks have in common."""

    def __init__(self, mapping: dict[str, Any], key: str) -> None:
        self._mapping, self._key = mapping, key

    @property
    def value(self) -> Any:
        return self._mapping[self._key]

    @value.setter
    def value(self, value: Any) -> None:
        self._mapping[self._key] = value


def mutant(make: Mutant) -> Mutant:
    MUTANTS.append(make)
    return make


def step_by_step(patch: Patch) -> None:
    """Make no record by a plan, so that a broken step is one of every record."""
    patch("understudy.records.service", "creation_of", lambda *_args: None)
    patch("understudy.operations.straight", "creation_of", lambda *_args: None)


def after(mock: Mock, change: Callable[[Request, Response], Response]) -> None:
    """Change every response on its way out."""
    handle = mock.handle
    mock.handle = lambda request: change(request, handle(request))  # type: ignore[method-assign]


def before(mock: Mock, change: Callable[[Request], Request]) -> None:
    """Change every request on its way in."""
    handle = mock.handle
    mock.handle = lambda request: handle(change(request))  # type: ignore[method-assign]


def matches(request: Request, method: str, path: str) -> bool:
    return request.method == method and re.fullmatch(path, request.path) is not None


def with_body(response: Response, body: bytes) -> Response:
    headers = tuple((name, value) for name, value in response.headers if name != "Content-Length")
    return replace(response, body=body, headers=(*headers, ("Content-Length", str(len(body)))))


def edit(mock: Mock, method: str, path: str, change: Callable[[Any], Any], status: int = 200) -> None:
    """Change the JSON of one operation's success."""

    def edited(request: Request, response: Response) -> Response:
        if not matches(request, method, path) or response.status != status:
            return response
        return with_body(response, json.dumps(change(json.loads(response.body))).encode())

    after(mock, edited)


def without_header(mock: Mock, name: str) -> None:
    after(mock, lambda _r, s: replace(s, headers=tuple(pair for pair in s.headers if pair[0] != name)))

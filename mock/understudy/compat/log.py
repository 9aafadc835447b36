"""What a dialect reads from the journal, and what it answers; a dialect is a function from one to the other."""

from __future__ import annotations

import json
from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import datetime
from typing import Any
from urllib.parse import parse_qsl

from understudy.lazy_dataclass import dataclass

__all__ = [
    "TOO_DEEP",
    "AdminCall",
    "AdminReply",
    "Log",
    "Logged",
    "capitalised",
    "parameters",
    "read_json",
    "text_of",
]

TOO_DEEP = "nested too deeply"
"""What is said of JSON, and of criteria within criteria, that Python has no stack for."""


@dataclass(frozen=True, slots=True)
class Logged:
    """One exchange. `id` is a UUID. `path` and `query` are as sent; header names are in lower case.

    `received_at` is the machine's time, whatever the mock's clock says. `operation` is empty where nothing matched.
    """

    id: str
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes
    received_at: datetime
    status: int
    response_headers: Sequence[tuple[str, str]]
    response_body: bytes
    operation: str

    @property
    def url(self) -> str:
        """Path and query."""
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def milliseconds(self) -> int:
        """Unix time of the reception, rounded up, so that it is after any moment before it, however those compare."""
        return int(self.received_at.timestamp() * 1000) + 1


@dataclass(frozen=True, slots=True)
class Log:
    """The journal: its entries oldest first, how to forget all or some of them by id, and what there is to match.

    `operations` are the method, the path template and the name of each.
    """

    entries: Sequence[Logged]
    reset: Callable[[], None]
    remove: Callable[[Collection[str]], None]
    operations: Sequence[tuple[str, str, str]] = ()


@dataclass(frozen=True, slots=True)
class AdminCall:
    """One admin call; `path` begins with the dialect's own prefix, such as `/__admin`."""

    method: str
    path: str
    query: str = ""
    body: bytes = b""

    @property
    def arguments(self) -> dict[str, str]:
        """The query's parameters, the first of each name."""
        pairs = parse_qsl(self.query, keep_blank_values=True)
        return dict(reversed(pairs))


@dataclass(frozen=True, slots=True)
class AdminReply:
    """The answer: a JSON value, or text where the original answers text; None is an empty body."""

    status: int
    value: Any = None
    text: str | None = None


def parameters(query: str) -> dict[str, list[str]]:
    """The values of each query parameter, in their order."""
    found: dict[str, list[str]] = {}
    for name, value in parse_qsl(query, keep_blank_values=True):
        found.setdefault(name, []).append(value)
    return found


def capitalised(name: str) -> str:
    """A header name as most write it; how it was sent is not kept."""
    return "-".join(part.capitalize() for part in name.split("-"))


def read_json(text: str | bytes) -> Any:
    """JSON as leniently as the originals read it. Raises ValueError."""
    try:
        return json.loads(text)
    except RecursionError:
        raise ValueError(TOO_DEEP) from None


def text_of(body: bytes) -> str:
    """A body as text, with undecodable bytes replaced."""
    return body.decode("utf-8", "replace")

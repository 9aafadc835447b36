"""An answer that a test declares in place of the mock's own, and that answer as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from understudy.lazy_dataclass import dataclass

UNSET: Any = object()
"""No JSON, which is not null."""


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer that a test gives. `json` left out is the document's own: its error, or made up."""

    status: int
    json: Any = UNSET
    headers: tuple[tuple[str, str], ...] = ()


def reply_to_json(reply: Reply) -> list[Any]:
    """The status, the headers and the body, if one was declared."""
    body = [] if reply.json is UNSET else [reply.json]
    return [reply.status, [list(pair) for pair in reply.headers], *body]


def reply_from_json(values: Sequence[Any]) -> Reply:
    """The reply again."""
    status, headers, *body = values
    return Reply(status, body[0] if body else UNSET, tuple((name, value) for name, value in headers))

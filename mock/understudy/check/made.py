"""A record that a check has made, and what its answers say of it: its version, its key, that it is deleted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from typing import Any

from understudy.check.client import ServiceReply
from understudy.inference.implied_moves import ImpliedMove
from understudy.inference.keys import held
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Operation
from understudy.testing.evidence import record_in


@dataclass(slots=True)
class MadeRecord:
    """A record that a create has made: its answer, what was sent, and where it was read again."""

    body: Any
    sent: Mapping[str, Any]
    created: ServiceReply
    read: Operation | None = None
    path: dict[str, str] = field(default_factory=dict)
    shown: ServiceReply | None = None
    only_listed: bool = False

    @property
    def key(self) -> str:
        return next(reversed(self.path.values()), "")


def keep_keys(sent: Any, shown: Any, path: Mapping[str, str]) -> None:
    """Leave the key of a record as it is where it stands deeper: `metadata.name`."""
    for name, value in shown.items() if isinstance(shown, dict) and isinstance(sent, dict) else ():
        if name in sent and isinstance(value, str | int) and str(value) in path.values():
            sent[name] = value


def etag(reply: ServiceReply | None) -> str:
    return reply.headers.get("etag", "*") if reply else "*"


def is_marked(answer: Any, move: ImpliedMove | None) -> bool:
    """Whether a record says of itself that it is deleted, as a service does that keeps what it deletes."""
    if isinstance(answer, dict) and answer.get("deleted") is True:
        return True
    if move is None or not move.keeps:
        return False
    marks = dict.fromkeys((*move.flags, *move.moments))
    record = record_in(answer, {**marks, str(move.property).partition("/")[0]: None})
    there = move.property is not None and held(record, move.property) == move.to
    return there or any(held(record, mark) for mark in marks)

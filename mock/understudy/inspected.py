"""What claims look at: a mock, in as few words as they need, and the calls that it answered."""

from __future__ import annotations

from typing import Protocol

from understudy.contract import Contract
from understudy.faults.calls import Call
from understudy.faults.observed import answered
from understudy.faults.registry import known_operation
from understudy.http.decoders import Decoders
from understudy.http.router import Router
from understudy.state.journal import Journal
from understudy.state.store import Store
from understudy.webhooks.hooks import Webhooks


class Inspected(Protocol):
    """What a claim looks at; a mock, and an engine too."""

    @property
    def contract(self) -> Contract: ...
    @property
    def store(self) -> Store: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def router(self) -> Router: ...
    @property
    def decoders(self) -> Decoders: ...
    @property
    def webhooks(self) -> Webhooks: ...
    def catch_up(self) -> None: ...


def calls(mock: Inspected, operation_id: str | None = None, *, after: int = 0) -> list[Call]:
    """The calls of an operation, or all of them, oldest first; `after` is a sequence number. Refused ones are there
    too. Raises ValueError for an operation that the document does not have.
    """
    if operation_id is not None:
        known_operation(operation_id, mock.contract.operations)
    entries = mock.journal.entries(after=after)
    return [
        answered(mock.router, mock.decoders, entry) for entry in entries if operation_id in (None, entry.operation_id)
    ]

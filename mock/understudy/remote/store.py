"""A mock in this process whose state is a server's: factories work on it, and the server has the result.

What is read is fetched, and what a unit of work has changed is sent at its end. Requests and transitions are the
server's own. One is for one thread, and for a server (or a session) that nobody else changes meanwhile.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import UTC, datetime
from typing import Any

from understudy.clock import ManualClock
from understudy.messages import Request, Response
from understudy.mock import Mock
from understudy.records.notes import is_invalid
from understudy.remote.mock import RemoteMock
from understudy.remote.state_copy import changes_of
from understudy.state.memory import MemoryStore, Mirrored
from understudy.state.store import Address, Change, Record, Snapshot
from understudy.webhooks.emit import TRANSITIONS


def local_mock(mock: RemoteMock) -> Mock:
    """A mock in this process with the state of a server's mock. Raises RemoteError."""
    return _LocalMock(mock)


class _LocalMock(Mock):
    """Reads and changes the server's state here; what answers requests and moves records is the server."""

    def __init__(self, server: RemoteMock) -> None:
        clock = _LastClock()
        super().__init__(server.contract, store=_Store(server, clock), clock=clock)
        self._server = server

    def handle(self, request: Request) -> Response:
        return self._server.handle(request)

    def transition(self, resource: str, *key: Any, **how: Any) -> Record:
        return self._server.transition(resource, *key, **how)


class _LastClock(ManualClock):
    """Shows what the server's clock showed at the last call."""

    __slots__ = ()

    def set(self, now: datetime) -> None:
        self._now = now


class _Store(Mirrored):
    """The records of a server; what the mock keeps beside them is of no use here, but for the log of moves."""

    durable = False
    version = None

    def __init__(self, mock: RemoteMock, clock: _LastClock) -> None:
        self._mock = mock
        self._clock = clock
        self._copy = MemoryStore()
        self._depth = 0
        self._changed: dict[Address, Record | None] = {}

    @property
    def empty(self) -> bool:
        return False

    def open(self) -> None:
        """Nothing to do: the server is called when something is read."""

    def close(self) -> None:
        """Nothing to do."""

    def turn(self) -> AbstractContextManager[Any]:
        return self._turn()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if self._depth == 0:
            self._fetch()
        self._depth += 1
        try:
            yield
        finally:
            self._depth -= 1
        if self._depth == 0 and self._changed:
            self._send()

    def _fetch(self) -> None:
        state = self._mock.state()
        self._changed = {}
        self._copy = MemoryStore()
        self._copy.apply(changes_of(state))
        for name, number in state["numbers"].items():
            while self._copy.last_number(name) < number:
                self._copy.next_number(name)
        self._clock.set(datetime.fromisoformat(state["now"]).astimezone(UTC))

    def _send(self) -> None:
        changed, self._changed = self._changed, {}
        kept = [(address, record) for address, record in changed.items() if record is not None]
        self._mock.keep(
            rows=[
                {**address._asdict(), "record": record, "valid": not is_invalid(self._copy, address)}
                for address, record in kept
                if not address.own
            ],
            transitions=[record for address, record in kept if address.collection == TRANSITIONS],
            numbers={
                address.collection: self._copy.last_number(address.collection) for address, _ in kept if not address.own
            },
        )

    def _read(self) -> MemoryStore:
        if self._depth == 0:
            self._fetch()
        return self._copy

    def next_number(self, collection: str) -> int:
        return self._copy.next_number(collection)

    def apply(self, changes: Sequence[Change]) -> None:
        with self._turn():
            self._copy.apply(changes)
            self._changed |= {change.address: change.record for change in changes}

    def forget(self, collection: str) -> None:
        self._copy.forget(collection)

    def restore(self, snapshot: Snapshot) -> None:
        raise TypeError("what a server holds is restored there: RemoteMock.restore")

    def clear(self) -> None:
        raise TypeError("what a server holds is cleared there: RemoteMock.reset")

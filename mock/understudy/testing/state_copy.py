"""What a server's mock holds and has answered, as a mock in this process: what a test claims of it is told from that.

A mirror is of one moment. What is done to it changes nothing at the server.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, NoReturn, ParamSpec, Protocol, TypeVar

from understudy import verify
from understudy.clock import ManualClock
from understudy.contract import Contract, read_contract
from understudy.json_codec import dumps
from understudy.mock import Mock
from understudy.state.journal import Entry
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change

__all__ = [
    "ServedJournal",
    "ServedMock",
    "assert_called",
    "assert_last_error",
    "assert_path",
    "assert_state",
    "calls",
    "changes",
    "contract_of",
    "expect",
    "mirror_of",
    "subscribe",
    "told_in",
    "unchanged",
]

_Given = ParamSpec("_Given")
_Told = TypeVar("_Told")


class ServedJournal(Protocol):
    """The journal of a server's mock."""

    def entries(self) -> Sequence[Entry]:
        """The exchanges, oldest first."""


class ServedMock(Protocol):
    """A server's mock, as far as a copy of its state needs it."""

    @property
    def contract(self) -> Contract:
        """The document that it serves, read."""

    @property
    def journal(self) -> ServedJournal:
        """Its journal."""

    def state(self) -> Any:
        """Its state, as the control plane gives it."""


def contract_of(document: Any) -> Contract:
    """The contract of a document that a server serves: in one piece, with its overlays applied."""
    with tempfile.TemporaryDirectory(prefix="understudy-") as folder:
        file = Path(folder) / "openapi.json"
        file.write_bytes(dumps(document))
        return read_contract(file)


def told_in(state: Mapping[str, Any]) -> list[Change]:
    """The records of a server's state, as changes that put them into a store."""
    addresses = [Address(row["collection"], tuple(row["parent"]), tuple(row["key"])) for row in state["rows"]]
    return [Change(address, row["record"]) for address, row in zip(addresses, state["rows"], strict=True)]


def mirror_of(mock: ServedMock) -> Mock:
    """The mock as it is now: records, transitions, events and exchanges."""
    store = MemoryStore()
    store.next_number("~mirror")  # a store that is empty would be planted
    told = mock.state()
    store.apply(told_in(told))
    made = Mock(mock.contract, store=store, clock=ManualClock(datetime.fromisoformat(told["now"])))
    for entry in mock.journal.entries():
        made.journal.add(entry)
    return made


def _claimed(
    claim: Callable[Concatenate[verify.Inspected, _Given], _Told],
) -> Callable[Concatenate[ServedMock, _Given], _Told]:
    @wraps(claim)
    def claimed(mock: ServedMock, /, *given: _Given.args, **more: _Given.kwargs) -> _Told:
        __tracebackhide__ = True
        return claim(mirror_of(mock), *given, **more)

    return claimed


calls = _claimed(verify.calls)
assert_called = _claimed(verify.assert_called)
assert_last_error = _claimed(verify.assert_last_error)
assert_path = _claimed(verify.assert_path)
assert_state = _claimed(verify.assert_state)


@contextmanager
def changes(mock: ServedMock) -> Iterator[verify.Changes]:
    """What the block changed, as `Mock.changes` tells it."""
    with verify.changes_seen(lambda: mirror_of(mock)) as found:
        yield found


@contextmanager
def unchanged(mock: ServedMock) -> Iterator[None]:
    """Nothing may change in the block. Raises AssertionError."""
    __tracebackhide__ = True
    with changes(mock) as found:
        yield
    verify.assert_nothing(found)


def expect(mock: ServedMock, operation_id: str, **_given: Any) -> NoReturn:
    """Raises TypeError: an expectation may answer with a function of the test, so it is told in its process only."""
    raise TypeError(
        f"expect({operation_id!r}) works with a mock in this process only; at a server, claim the calls afterwards "
        "with mock.assert_called, and let one fail with faults.add"
    )


def subscribe(mock: ServedMock, *topics: str, after: int | None = None) -> NoReturn:
    """Raises TypeError: a server tells it as a stream of server-sent events."""
    raise TypeError(
        "subscribe works with a mock in this process only; at a server, read the stream of server-sent events at "
        "/__mock__/stream below its address"
    )

"""What a server's mock holds and has answered, copied into a mock of this process: a test's claims are checked on it.

A copy is of one moment. What is done to it changes nothing at the server.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime
from functools import wraps
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, Protocol, TypeVar

from understudy import verify
from understudy.clock import ManualClock
from understudy.contract import Contract, index
from understudy.mock import Mock
from understudy.openapi.loaded import Document
from understudy.records.notes import invalid_address
from understudy.state.journal import FailedStep, JournalEntry
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change

_P = ParamSpec("_P")
_T = TypeVar("_T")


class ServedJournal(Protocol):
    """The journal of a server's mock."""

    def entries(self) -> Sequence[JournalEntry]:
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


def contract_of(document: dict[str, Any], url: str) -> Contract:
    """The contract of a document that a server serves: in one piece, with its overlays applied."""
    legacy = str(document.get("openapi", "")).startswith("3.0")
    return index(Document(document, Path(url), "3.0" if legacy else "3.1", ()), signing=None)


def changes_of(state: Mapping[str, Any]) -> list[Change]:
    """The records of a server's state, as changes that put them into a store."""
    addresses = [Address(row["collection"], tuple(row["parent"]), tuple(row["key"])) for row in state["rows"]]
    rows = list(zip(addresses, state["rows"], strict=True))
    invalid = [Change(invalid_address(address), {}) for address, row in rows if not row["valid"]]
    return [*(Change(address, row["record"]) for address, row in rows), *invalid]


def copy_of(mock: ServedMock) -> Mock:
    """The mock as it is now: records, transitions, events and exchanges."""
    store = MemoryStore()
    store.next_number("~copy")  # a store that is empty would be planted
    state = mock.state()
    store.apply(changes_of(state))
    made = Mock(mock.contract, store=store, clock=ManualClock(datetime.fromisoformat(state["now"])))
    for entry in mock.journal.entries():
        made.journal.add(entry)
    steps = state["failedSteps"]
    made.journal.keep_failed(FailedStep(**{**step, "key": tuple(step["key"])}) for step in steps)
    return made


def _claimed(
    claim: Callable[Concatenate[verify.Inspected, _P], _T],
) -> Callable[Concatenate[ServedMock, _P], _T]:
    @wraps(claim)
    def claimed(mock: ServedMock, /, *args: _P.args, **options: _P.kwargs) -> _T:
        __tracebackhide__ = True
        return claim(copy_of(mock), *args, **options)

    return claimed


calls = _claimed(verify.calls)
assert_called = _claimed(verify.assert_called)
assert_last_error = _claimed(verify.assert_last_error)
assert_path = _claimed(verify.assert_path)
assert_state = _claimed(verify.assert_state)


@contextmanager
def changes(mock: ServedMock) -> Iterator[verify.Changes]:
    """What the block changed, as `Mock.changes` returns it."""
    with verify.changes_seen(lambda: copy_of(mock)) as found:
        yield found


@contextmanager
def unchanged(mock: ServedMock) -> Iterator[None]:
    """Nothing may change in the block. Raises AssertionError."""
    __tracebackhide__ = True
    with changes(mock) as found:
        yield
    verify.assert_nothing(found)

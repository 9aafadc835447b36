"""A store that fails on demand, around any other."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Literal, get_args

from understudy.counting import Count
from understudy.inference.paths import canonical
from understudy.options import check_one_of
from understudy.state.store import Address, Change, Record, Snapshot, StateError, Store
from understudy.webhooks.emit import TRANSITIONS

Step = Literal["get", "put", "create", "delete", "transition", "commit"]
Phase = Literal["before", "after_commit"]
_STEPS: tuple[str, ...] = get_args(Step)
_PHASES: tuple[str, ...] = get_args(Phase)


@dataclass(frozen=True, slots=True)
class StoreFault:
    """One fault: at which step, in which collection (None: any), from the `nth` such step on, `times` times."""

    step: Step
    nth: int
    times: int | None
    collection: str | None
    error: Exception
    phase: Phase


class FaultyStore:
    """Passes every call to the store that it wraps, but for what `fail` says. Thread-safe.

    The steps are `"get"` (a record, or a list of them, is read), `"put"` (a record is written), `"create"` (one that
    was not there), `"delete"`, `"transition"` (a mock logs that a record's state was set) and `"commit"` (all changes
    of a unit of work are applied). The mock's own rows, in collections that begin with `~`, match by name only.
    At a `put`, `create`, `delete` or `transition` the store within fails in the middle of its own `apply`, so it must
    undo what comes before.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._lock = threading.Lock()
        self._faults: list[tuple[StoreFault, Count]] = []

    def fail(
        self,
        step: Step,
        *,
        nth: int = 1,
        times: int | None = 1,
        collection: str | None = None,
        error: Exception | None = None,
        phase: Phase = "before",
    ) -> StoreFault:
        """Fail at a step: once by default, from the `nth` on, with a StateError or the `error` given.

        `phase="after_commit"` does the work of a `commit` and then fails: the crash after which nobody knows. Oldest
        first. Raises ValueError or TypeError for what can't be.
        """
        check_one_of("step", step, _STEPS)
        check_one_of("phase", phase, _PHASES)
        if phase == "after_commit" and step != "commit":
            raise ValueError(f"phase 'after_commit' is for the step 'commit'; got step {step!r}")
        if error is not None and not isinstance(error, Exception):
            raise TypeError(f"error= takes an exception; got {error!r}")
        if collection is not None and not isinstance(collection, str):
            raise TypeError(f'collection= takes a collection such as "/orders"; got {collection!r}')
        count = Count(nth, times)
        of = f" of {collection}" if collection is not None else ""
        chosen = error or StateError(f"the {step}{of} failed (a fault of the store)")
        fault = StoreFault(step, nth, times, collection, chosen, phase)
        with self._lock:
            self._faults.append((fault, count))
        return fault

    def heal(self) -> None:
        """Forget every fault."""
        with self._lock:
            self._faults = []

    def unused(self) -> tuple[StoreFault, ...]:
        """The faults that never struck, oldest first."""
        with self._lock:
            return tuple(fault for fault, count in self._faults if not count.used)

    def _taken(self, steps: Iterable[str], collections: Iterable[str]) -> StoreFault | None:
        """The fault that strikes a step of several names, in one collection or more; each that matches counts it."""
        places = {name for name in collections if not name.startswith("~")}
        if not places:
            return None
        with self._lock:
            for fault, count in self._faults:
                if fault.step in steps and (fault.collection is None or fault.collection in places) and count.strikes():
                    return fault
        return None

    def _reads(self, collection: str) -> None:
        fault = self._taken(("get",), (collection,))
        if fault is not None:
            raise fault.error

    def apply(self, changes: Sequence[Change]) -> None:
        seen: dict[Address, bool] = {}
        for position, change in enumerate(changes):
            there = seen.get(change.address)
            if there is None:
                there = self._store.get(change.address) is not None
            seen[change.address] = change.record is not None
            steps = ("delete",) if change.record is None else ("put",) if there else ("put", "create")
            fault = self._taken(steps, (change.address.collection,)) or self._taken(("transition",), _moved(change))
            if fault is not None:
                self._fail_within(changes, position, fault)
        fault = self._taken(("commit",), (change.address.collection for change in changes))
        if fault is not None and fault.phase == "before":
            raise fault.error
        self._store.apply(changes)
        if fault is not None:
            raise fault.error

    def _fail_within(self, changes: Sequence[Change], position: int, fault: StoreFault) -> None:
        """Let the store within fail at one of the changes: a record that is no JSON it can't keep, whatever it is."""
        wrong = Change(changes[position].address, {"": object()})
        try:
            self._store.apply([*changes[:position], wrong, *changes[position + 1 :]])
        except (TypeError, ValueError):
            raise fault.error from None
        raise AssertionError(f"{type(self._store).__name__}.apply took a record that is no JSON; see Store.apply")

    @property
    def durable(self) -> bool:
        return self._store.durable

    @property
    def version(self) -> None:
        """Not known, so that every read comes here and may fail."""

    @property
    def empty(self) -> bool:
        return self._store.empty

    def open(self) -> None:
        self._store.open()

    def close(self) -> None:
        self._store.close()

    def turn(self) -> AbstractContextManager[Any]:
        return self._store.turn()

    def get(self, address: Address) -> Record | None:
        self._reads(address.collection)
        return self._store.get(address)

    def deleted(self, address: Address) -> bool:
        return self._store.deleted(address)

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        self._reads(collection)
        return self._store.records(collection, parent)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        self._reads(collection)
        return self._store.slice(collection, parent, start, stop)

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        return self._store.count(collection, parent)

    def addresses(self, collection: str) -> Sequence[Address]:
        return self._store.addresses(collection)

    def next_number(self, collection: str) -> int:
        return self._store.next_number(collection)

    def last_number(self, collection: str) -> int:
        return self._store.last_number(collection)

    def forget(self, collection: str) -> None:
        self._store.forget(collection)

    def snapshot(self) -> Snapshot:
        return self._store.snapshot()

    def restore(self, snapshot: Snapshot) -> None:
        self._store.restore(snapshot)

    def clear(self) -> None:
        self._store.clear()


def _moved(change: Change) -> tuple[str, ...]:
    """The collection of the record whose transition a change logs; nothing for any other change."""
    if change.address.collection != TRANSITIONS or change.record is None:
        return ()
    return (canonical(str(change.record.get("resource"))),)

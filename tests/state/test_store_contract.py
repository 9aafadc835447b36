"""The Store contract, as `understudy.testing.stores` has it for everybody; the memory store is the reference."""

from __future__ import annotations

import json
import os
import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from itertools import cycle
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule
from postgres import database

from understudy.state import marks as marks_module
from understudy.state.buckets import key_of
from understudy.state.durable import DurableStore
from understudy.state.memory import MemoryStore
from understudy.state.shared_store import SharedStore
from understudy.state.store import Address, Change, Record, Snapshot, Store
from understudy.state.work import Work
from understudy.testing.stores import FaultyStore, StoreCase, store_cases
from understudy.testing.stores import store_contract as keeping
from understudy.testing.stores.claims import COLLECTIONS, KEYS, PARENTS, at, view


@contextmanager
def memory() -> Iterator[Store]:
    yield MemoryStore()


@contextmanager
def durable() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory(dir=FOLDERS) as folder,
        closing(DurableStore(f"sqlite:///{folder}/state.db")) as store,
    ):
        yield store


@contextmanager
def reopened() -> Iterator[Store]:
    """A durable store that reads all that it says from its file, since it is closed after every change."""
    with durable() as store:
        for name in ("apply", "clear", "forget", "next_number", "restore"):
            setattr(store, name, _then_closed(store, getattr(store, name)))
        yield store


def _then_closed(store: Store, change: Callable[..., Any]) -> Callable[..., Any]:
    def changed(*arguments: Any) -> Any:
        with store.turn():
            result = change(*arguments)
            store.close()
            return result

    return changed


@contextmanager
def postgresql() -> Iterator[Store]:
    with database() as url, closing(SharedStore(url)) as store:
        yield store


@contextmanager
def apart() -> Iterator[Store]:
    """The stores of two processes, which take turns: what one has written, the other must read."""
    with database() as url, closing(SharedStore(url)) as ours, closing(SharedStore(url)) as theirs:
        yield cast("Store", Apart([ours, theirs]))


class Apart:
    """Each step is one store's, and a turn is one's as a whole."""

    def __init__(self, stores: Sequence[SharedStore]) -> None:
        self._turns = cycle(stores)
        self._chosen = threading.local()

    @contextmanager
    def turn(self) -> Iterator[None]:
        with self._next() as store, store.turn():
            yield

    @contextmanager
    def _next(self) -> Iterator[SharedStore]:
        before = getattr(self._chosen, "store", None)
        self._chosen.store = before or next(self._turns)
        try:
            yield self._chosen.store
        finally:
            self._chosen.store = before

    def __getattr__(self, name: str) -> Any:
        if not callable(getattr(SharedStore, name, None)):
            with self._next() as store:
                return getattr(store, name)

        def step(*arguments: Any) -> Any:
            with self._next() as store:
                return getattr(store, name)(*arguments)

        return step


@contextmanager
def faulty() -> Iterator[Store]:
    """One that is configured to fail nowhere."""
    yield FaultyStore(MemoryStore())


STORES: list[Callable[[], AbstractContextManager[Store]]] = [memory, durable, reopened, postgresql, apart, faulty]
# Each file that is made here is synced to a disk several times, unless it is none.
FOLDERS = next(name for name in ("/dev/shm", tempfile.gettempdir()) if os.access(name, os.W_OK))


@pytest.fixture(
    params=[pytest.param(each, marks=pytest.mark.process if each in (postgresql, apart) else ()) for each in STORES],
    ids=lambda factory: factory.__name__,
)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with request.param() as store:
        yield store


@pytest.mark.parametrize("case", store_cases())
def test_a_store_does_what_every_store_must(case: StoreCase, store: Store) -> None:
    case.run(store)


def test_a_case_needs_a_store_that_is_empty() -> None:
    store = MemoryStore()
    store.next_number("/things")
    [case] = store_cases()[0].values
    with pytest.raises(ValueError, match=f"^{case.name} needs a store that is empty; this one was in use$"):
        case.run(store)


class Broken(MemoryStore):
    """Right in all but what a test replaces."""


def one_by_one(self: MemoryStore, changes: Sequence[Change]) -> None:
    for change in changes:
        MemoryStore.apply(self, [change])


def lenient(self: MemoryStore, changes: Sequence[Change]) -> None:
    """What is no JSON is taken as text."""
    self.apply_texts(
        [(a.address, None if a.record is None else dumps(a.record, default=str).encode()) for a in changes]
    )


def dumps(record: Any, **more: Any) -> str:
    return json.dumps({str(name): value for name, value in record.items()}, **more)


def shared(self: Any, address: Address) -> Record | None:
    """One and the same object for every reader."""
    known = self.__dict__.setdefault("known", {})
    found = MemoryStore.get(self, address)
    return None if found is None else known.setdefault(repr((address, found)), found)


def put_last(self: MemoryStore, changes: Sequence[Change]) -> None:
    for change in changes:
        if change.record is not None and self.get(change.address) is not None:
            self.apply_texts([(change.address, None)])
    MemoryStore.apply(self, changes)


def unlocked(self: MemoryStore, collection: str) -> int:
    number = self.last_number(collection)
    time.sleep(0.0001)
    self._numbers[collection] = number + 1
    return number + 1


def marks_own(self: MemoryStore, changes: Sequence[Change]) -> None:
    MemoryStore.apply(self, changes)
    for change in changes:
        if change.record is None:
            self.table(change.address.collection)._deleted.add(key_of(change.address))


def restore_without_a_copy(self: MemoryStore, snapshot: Snapshot) -> None:
    MemoryStore.restore(self, snapshot)
    self._owned |= self._tables.keys()


def never_forgets(self: Any, *question: Any) -> Any:
    """An index that is made once and learns nothing."""
    known = self.__dict__.setdefault("known", {})
    collection, parent, index, terms = question
    key = (collection, parent, index.name, tuple(terms))
    if key not in known:
        known[key] = list(MemoryStore.matching(self, *question))
    return known[key]


BROKEN: list[tuple[str, Any, str]] = [
    ("apply", one_by_one, "all_changes_or_none"),
    ("apply", one_by_one, "a_step_that_fails_leaves_nothing_of_its_unit_of_work"),
    ("apply", lenient, "all_changes_or_none"),
    ("apply", lenient, "a_step_that_fails_leaves_nothing_of_its_unit_of_work"),
    ("apply", lambda _self, _changes: None, "a_commit_that_fails_after_its_work_has_done_all_of_it"),
    ("apply", put_last, "a_record_that_was_replaced_keeps_its_place_and_one_that_was_deleted_loses_it"),
    ("apply", marks_own, "nobody_asks_whether_a_row_of_the_mock_itself_was_deleted"),
    ("apply", marks_own, "a_record_that_came_and_went_in_one_step_is_deleted"),
    ("get", shared, "a_record_comes_back_equal_and_as_a_copy"),
    ("get", lambda _self, _address: {}, "an_unknown_address_is_none_and_was_never_deleted"),
    ("deleted", lambda _self, _address: False, "a_deleted_record_is_gone_and_known_to_be"),
    ("records", lambda _self, *_place: iter(()), "records_stand_below_their_parent_in_the_order_they_came"),
    ("slice", lambda self, *place: list(self.records(*place[:2])), "slices_go_past_no_end"),
    ("restore", lambda _self, _snapshot: None, "a_snapshot_is_the_state_at_its_moment_and_can_be_restored_twice"),
    ("restore", restore_without_a_copy, "a_snapshot_is_the_state_at_its_moment"),
    ("clear", lambda self: self.forget("/things"), "numbers_count_per_collection_and_start_anew_after_clear"),
    (
        "forget",
        lambda self, _name: self.clear(),
        "forget_drops_a_collection_with_its_marks_and_leaves_its_numbers_and_",
    ),
    ("empty", property(lambda self: not self._tables), "empty_is_where_nothing_was_ever_put"),
    ("close", lambda self: self.clear(), "a_closed_store_opens_again"),
    ("next_number", unlocked, "threads_never_get_the_same_number"),
    ("next_number", lambda _self, _collection: 1, "numbers_are_not_undone_with_a_unit_of_work"),
    ("last_number", lambda _self, _collection: 0, "numbers_count_per_collection_and_start_anew_after_clear"),
    ("turn", lambda _self: nullcontext(), "nobody_gets_in_between_the_steps_of_a_turn"),
    ("apply", lambda self, all_: MemoryStore.apply(self, all_[:1]), "threads_see_all_of_a_change_or_nothing"),
    ("matching", lambda _self, *_place: [], "lookups_find_what_is_there_and_nothing_else"),
    ("matching", never_forgets, "lookups_find_what_a_scan_finds"),
    ("count", lambda _self, *_place: 0, "it_does_what_the_memory_store_does"),
]
CASES = {case.name: case for param in store_cases() for case in param.values}


@pytest.mark.parametrize(("name", "method", "case"), BROKEN, ids=[f"{one[0]}-{one[2]}" for one in BROKEN])
def test_a_store_that_is_broken_is_seen(name: str, method: Any, case: str, monkeypatch: pytest.MonkeyPatch) -> None:
    kind = type("Broken", (Broken,), {name: method})
    [found] = [each for full, each in CASES.items() if full.startswith(case)]
    found.run(MemoryStore())
    monkeypatch.setattr(keeping, "_MOMENT", 30)  # a thread that may get in is waited for until it does
    with pytest.raises(AssertionError, match=r": expected |took a record that is no JSON"):
        found.run(kind())


def test_every_case_can_fail() -> None:
    assert {name for name in CASES if not any(name.startswith(case) for _, _, case in BROKEN)} == set()


def test_work_reads_its_own_changes_and_others_see_them_only_after_commit(store: Store) -> None:
    store.apply([Change(at("1"), {"id": 1})])
    work = Work(store)
    work.put(at("2"), {"id": 2})
    work.delete(at("1"))
    assert work.get(at("2")) == {"id": 2}
    assert work.get(at("1")) is None
    assert work.deleted(at("1"))
    assert store.get(at("1")) == {"id": 1}
    assert store.get(at("2")) is None
    work.commit()
    assert store.get(at("1")) is None
    assert store.get(at("2")) == {"id": 2}


def test_the_marks_of_deleted_records_are_bounded(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(marks_module, "_MOST", 3)
    for key in "12345":
        store.apply([Change(at(key), {"id": key}), Change(at(key, collection="/others"), {})])
        store.apply([Change(at(key), None), Change(at(key, collection="/others"), None)])
    assert [key for key in "12345" if store.deleted(at(key))] == ["3", "4", "5"]
    store.apply([Change(at("3"), {}), Change(at("6"), {}), Change(at("7"), {})])
    store.apply([Change(at(key), None) for key in "67"])
    store.close()
    assert [key for key in "1234567" if store.deleted(at(key))] == ["5", "6", "7"]
    assert [key for key in "1234567" if store.deleted(at(key, collection="/others"))] == ["3", "4", "5"]


@pytest.mark.process
def test_what_is_durable() -> None:
    assert [factory.__name__ for factory in STORES if _is_durable(factory)] == [
        "durable",
        "reopened",
        "postgresql",
        "apart",
    ]


def _is_durable(factory: Callable[[], AbstractContextManager[Store]]) -> bool:
    with factory() as store:
        return store.durable


SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
ADDRESSES = st.builds(Address, *(st.sampled_from(choices) for choices in (COLLECTIONS, PARENTS, KEYS)))
RECORDS = st.dictionaries(st.text(max_size=3), SCALARS | st.lists(SCALARS, max_size=3), max_size=3)
CHANGES = st.lists(st.builds(Change, ADDRESSES, st.none() | RECORDS), max_size=8)


class BothStores(RuleBasedStateMachine):
    """The durable store is the memory store, whenever it was closed and opened."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=FOLDERS)
        self.memory = MemoryStore()
        self.durable = self.new()
        self.snapshots: list[tuple[Snapshot, Snapshot]] = []

    def new(self) -> Store:
        return DurableStore(f"sqlite:///{Path(self.folder.name) / 'state.db'}", contract="Things 1.0")

    @rule(changes=CHANGES)
    def apply(self, changes: Sequence[Change]) -> None:
        self.memory.apply(changes)
        self.durable.apply(changes)

    @rule(changes=CHANGES)
    def fail(self, changes: Sequence[Change]) -> None:
        wrong = [*changes, Change(Address("/things", (), ("1",)), {"wrong": object()})]
        for store in (self.memory, self.durable):
            with pytest.raises(TypeError):
                store.apply(wrong)

    @rule(collection=st.sampled_from(COLLECTIONS))
    def number(self, collection: str) -> None:
        assert self.memory.next_number(collection) == self.durable.next_number(collection)

    @rule(collection=st.sampled_from(COLLECTIONS))
    def forget(self, collection: str) -> None:
        self.memory.forget(collection)
        self.durable.forget(collection)

    @rule()
    def clear(self) -> None:
        self.memory.clear()
        self.durable.clear()

    @rule()
    def snapshot(self) -> None:
        self.snapshots.append((self.memory.snapshot(), self.durable.snapshot()))

    @precondition(lambda self: self.snapshots)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        ours, theirs = data.draw(st.sampled_from(self.snapshots))
        self.memory.restore(ours)
        self.durable.restore(theirs)

    @rule()
    def reopen(self) -> None:
        self.durable.close()
        # A snapshot is of the store that made it; of a new one there is none yet.
        self.durable, self.snapshots = self.new(), []

    @rule()
    def close(self) -> None:
        self.durable.close()

    @invariant()
    def same(self) -> None:
        assert view(self.durable) == view(self.memory)

    def teardown(self) -> None:
        if hasattr(self, "durable"):
            self.reopen()
            self.same()
            assert [self.durable.next_number(name) for name in COLLECTIONS] == [
                self.memory.next_number(name) for name in COLLECTIONS
            ]
            self.durable.close()
            self.folder.cleanup()


class WithPostgresql(BothStores):
    """The store that processes share is the memory store, whenever it was closed and opened."""

    @initialize()
    def begin(self) -> None:
        self.database = database()
        self.url = self.database.__enter__()
        super().begin()

    def new(self) -> Store:
        return SharedStore(self.url, contract="Things 1.0")

    def teardown(self) -> None:
        super().teardown()
        if hasattr(self, "url"):
            self.database.__exit__(None, None, None)


@pytest.mark.process
class TestWithPostgresql(WithPostgresql.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=8, stateful_step_count=20, deadline=None)


class TestBothStores(BothStores.TestCase):  # type: ignore[name-defined,misc]
    settings = settings(max_examples=60, stateful_step_count=20, deadline=None)


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("123"), st.one_of(st.none(), st.integers())),
        max_size=30,
    )
)
def test_a_store_is_a_dictionary_of_addresses(steps: list[tuple[str, str, int | None]]) -> None:
    store, model = MemoryStore(), dict[Address, dict[str, int]]()
    for parent, key, value in steps:
        address = at(key, parent=(parent,))
        store.apply([Change(address, None if value is None else {"value": value})])
        if value is None:
            model.pop(address, None)
        else:
            model[address] = {"value": value}
    assert {address: store.get(address) for address in store.addresses("/things")} == model


def test_work_lists_what_it_has_changed(store: Store) -> None:
    store.apply([Change(at(key), {"id": key}) for key in "123"])
    work = Work(store)
    assert [record["id"] for record in work.records("/things", ())] == ["1", "2", "3"]
    work.delete(at("1"))
    work.put(at("9"), {"id": "9"})
    work.put(at("8", parent=("a",)), {"id": "8"})
    assert [record["id"] for record in work.records("/things", ())] == ["2", "3", "9"]
    assert [record["id"] for record in work.slice("/things", (), 1, 3)] == ["3", "9"]
    assert work.count("/things", ()) == 3
    assert store.count("/things", ()) == 3
    assert len(work.addresses("/things")) == 4

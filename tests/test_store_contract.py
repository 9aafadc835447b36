"""The Store contract. Every store must pass it; the memory store is the reference."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from understudy.state.durable import DurableStore
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, Snapshot, Store
from understudy.state.work import Work


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


STORES: list[Callable[[], AbstractContextManager[Store]]] = [memory, durable, reopened]
# Each file that is made here is synced to a disk several times, unless it is none.
FOLDERS = next(name for name in ("/dev/shm", tempfile.gettempdir()) if os.access(name, os.W_OK))


@pytest.fixture(params=STORES, ids=lambda factory: factory.__name__)
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with request.param() as store:
        yield store


def at(key: str, *, collection: str = "/things", parent: tuple[str, ...] = ()) -> Address:
    return Address(collection, parent, (key,))


def test_a_record_comes_back_equal_and_as_a_copy(store: Store) -> None:
    record = {"id": 1, "tags": ["a"], "big": 2**80, "text": "ünï"}
    store.apply([Change(at("1"), record)])
    record["tags"].append("changed by the caller")
    first = store.get(at("1"))
    assert first == {"id": 1, "tags": ["a"], "big": 2**80, "text": "ünï"}
    first["tags"].append("changed by the reader")
    assert store.get(at("1")) == {"id": 1, "tags": ["a"], "big": 2**80, "text": "ünï"}


def test_an_unknown_address_is_none_and_was_never_deleted(store: Store) -> None:
    assert store.get(at("1")) is None
    assert not store.deleted(at("1"))


def test_a_deleted_record_is_gone_and_known_to_be(store: Store) -> None:
    store.apply([Change(at("1"), {"id": 1})])
    store.apply([Change(at("1"), None)])
    assert store.get(at("1")) is None
    assert store.deleted(at("1"))
    store.apply([Change(at("1"), {"id": 1})])
    assert not store.deleted(at("1"))


def test_records_stand_below_their_parent_in_the_order_they_came(store: Store) -> None:
    for parent, key in (("a", "2"), ("b", "9"), ("a", "1")):
        store.apply([Change(at(key, parent=(parent,)), {"id": key})])
    store.apply([Change(at("2", parent=("a",)), {"id": "2", "new": True})])
    assert [record["id"] for record in store.records("/things", ("a",))] == ["2", "1"]
    assert store.count("/things", ("a",)) == 2
    assert [record["id"] for record in store.slice("/things", ("a",), 1, 5)] == ["1"]
    assert len(store.addresses("/things")) == 3


def test_all_changes_or_none(store: Store) -> None:
    store.apply([Change(at("1"), {"id": 1})])
    with pytest.raises((TypeError, ValueError)):
        store.apply([Change(at("1"), None), Change(at("2"), {"id": object()})])
    assert store.get(at("1")) == {"id": 1}
    assert store.get(at("2")) is None


def test_a_snapshot_is_the_state_at_its_moment_and_can_be_restored_twice(store: Store) -> None:
    store.apply([Change(at("1"), {"id": 1})])
    store.next_number("/things")
    snapshot = store.snapshot()
    for _ in range(2):
        store.apply([Change(at("1"), None), Change(at("2"), {"id": 2})])
        assert store.next_number("/things") == 2
        store.restore(snapshot)
        assert store.get(at("1")) == {"id": 1}
        assert store.get(at("2")) is None
        assert not store.deleted(at("1"))


def test_numbers_count_per_collection_and_start_anew_after_clear(store: Store) -> None:
    assert [store.next_number("/a"), store.next_number("/a"), store.next_number("/b")] == [1, 2, 1]
    store.apply([Change(at("1"), {"id": 1})])
    store.clear()
    assert store.next_number("/a") == 1
    assert store.get(at("1")) is None


def test_threads_never_get_the_same_number(store: Store) -> None:
    numbers: list[int] = []

    def take() -> None:
        numbers.extend(store.next_number("/a") for _ in range(50))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 201))


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


def test_a_record_that_was_replaced_keeps_its_place_and_one_that_was_deleted_loses_it(store: Store) -> None:
    store.apply([Change(at(key), {"id": key}) for key in "123"])
    store.apply([Change(at("1"), {"id": "1", "new": True})])
    assert [record["id"] for record in store.records("/things", ())] == ["1", "2", "3"]
    store.apply([Change(at("1"), None), Change(at("4"), {"id": "4"}), Change(at("1"), {"id": "1"})])
    assert [record["id"] for record in store.records("/things", ())] == ["2", "3", "4", "1"]
    assert [address.key for address in store.addresses("/things")] == [("2",), ("3",), ("4",), ("1",)]
    assert not store.deleted(at("1"))


def test_a_record_that_came_and_went_in_one_step_is_deleted_and_one_that_never_was_is_not(store: Store) -> None:
    store.apply([Change(at("1"), {}), Change(at("1"), None), Change(at("2"), None)])
    assert store.deleted(at("1"))
    assert not store.deleted(at("2"))
    assert store.count("/things", ()) == 0


@pytest.mark.parametrize("later", [{"id": object()}, {"id": float("nan"), "big": 2**80}, {("a",): 1}])
def test_a_record_that_is_no_json_changes_nothing(store: Store, later: dict[str, object]) -> None:
    store.apply([Change(at("1"), {"id": 1})])
    with pytest.raises((TypeError, ValueError)):
        store.apply([Change(at("1"), None), Change(at("2"), {"id": 2}), Change(at("3"), later)])
    assert list(store.records("/things", ())) == [{"id": 1}]
    assert not store.deleted(at("1"))


def test_slices_go_past_no_end(store: Store) -> None:
    store.apply([Change(at(str(key)), {"id": key}) for key in range(5)])
    assert [record["id"] for record in store.slice("/things", (), 3, 99)] == [3, 4]
    assert store.slice("/things", (), 9, 12) == []
    assert store.slice("/others", (), 0, 12) == []


def test_forget_drops_a_collection_with_its_marks_and_leaves_its_numbers_and_all_others(store: Store) -> None:
    for collection in ("/things", "/others"):
        places = [at(key, collection=collection) for key in "12"]
        store.apply([Change(place, {"id": store.next_number(collection)}) for place in places])
        store.apply([Change(places[0], None)])
    store.forget("/things")
    assert store.addresses("/things") == []
    assert not store.deleted(at("1"))
    assert store.next_number("/things") == 3
    assert store.get(at("2", collection="/others")) == {"id": 2}
    assert store.deleted(at("1", collection="/others"))
    store.forget("/never seen")


def test_empty_is_where_nothing_was_ever_put(store: Store) -> None:
    assert store.empty
    store.apply([Change(at("1"), None)])
    assert store.empty, "there was nothing to delete"
    store.apply([Change(at("1"), {})])
    assert not store.empty
    store.apply([Change(at("1"), None)])
    assert not store.empty, "it was in use"
    store.clear()
    assert store.empty
    store.next_number("/things")
    assert not store.empty


def test_a_closed_store_opens_again(store: Store) -> None:
    store.apply([Change(at("1"), {"id": store.next_number("/things")})])
    assert store.next_number("/things") == 2
    for _ in range(2):
        store.close()
        store.close()
        assert store.get(at("1")) == {"id": 1}
    assert store.next_number("/things") == 3
    store.open()
    store.open()


def test_what_is_durable() -> None:
    assert [factory.__name__ for factory in STORES if _is_durable(factory)] == ["durable", "reopened"]


def _is_durable(factory: Callable[[], AbstractContextManager[Store]]) -> bool:
    with factory() as store:
        return store.durable


def test_threads_see_all_of_a_change_or_nothing(store: Store) -> None:
    """Writers put the same number in two places at once; whoever holds the turn must find them equal."""
    places = at("1"), at("1", collection="/others")
    store.apply([Change(place, {"n": 0}) for place in places])
    torn: list[object] = []
    failures: list[BaseException] = []

    def write() -> None:
        for _ in range(50):
            with store.turn():
                number = store.next_number("/things")
                store.apply([Change(place, {"n": number}) for place in places])

    def read() -> None:
        for _ in range(200):
            with store.turn():
                pair = [store.get(place) for place in places]
            if pair[0] != pair[1]:
                torn.append(pair)

    def guarded(run: Callable[[], None]) -> None:
        try:
            run()
        except BaseException as error:  # noqa: BLE001 - a thread's failure is told by the test
            failures.append(error)

    threads = [threading.Thread(target=guarded, args=(run,)) for run in (write, write, read, read)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (torn, failures) == ([], [])
    assert store.get(places[0]) == {"n": 100}


# Few of each, so that steps meet; a key may be bytes that are no UTF-8 (PEP 383), quotes, or nothing.
COLLECTIONS = ("/things", "~journal")
PARENTS = ((), ("1", "\udcff"))
KEYS = (("1",), ('"\udcff', "1"), ())
ADDRESSES = st.builds(Address, *(st.sampled_from(choices) for choices in (COLLECTIONS, PARENTS, KEYS)))
SCALARS = st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text()
RECORDS = st.dictionaries(st.text(max_size=3), SCALARS | st.lists(SCALARS, max_size=3), max_size=3)
CHANGES = st.lists(st.builds(Change, ADDRESSES, st.none() | RECORDS), max_size=8)


def view(store: Store) -> dict[str, object]:
    """All that can be seen of a store without changing it."""
    every = [Address(*parts) for parts in ((c, p, k) for c in COLLECTIONS for p in PARENTS for k in KEYS)]
    below = [(collection, parent) for collection in COLLECTIONS for parent in PARENTS]
    return {
        "empty": store.empty,
        "get": [store.get(address) for address in every],
        "deleted": [store.deleted(address) for address in every],
        "records": [list(store.records(*place)) for place in below],
        "slice": [list(store.slice(*place, 1, 3)) for place in below],
        "count": [store.count(*place) for place in below],
        "addresses": [
            [address for address in store.addresses(collection) if address.parent == parent]
            for collection, parent in below
        ],
    }


class BothStores(RuleBasedStateMachine):
    """The durable store is the memory store, whenever it was closed and opened."""

    @initialize()
    def begin(self) -> None:
        self.folder = tempfile.TemporaryDirectory(dir=FOLDERS)
        self.memory = MemoryStore()
        self.durable = self.new()
        self.snapshots: list[tuple[Snapshot, Snapshot]] = []

    def new(self) -> DurableStore:
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

"""The Store contract. Every store must pass it; the memory store is the reference."""

from __future__ import annotations

import threading
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, Store
from understudy.state.work import Work

STORES: list[Callable[[], Store]] = [MemoryStore]


@pytest.fixture(params=STORES, ids=lambda factory: factory.__name__)
def store(request: pytest.FixtureRequest) -> Store:
    return request.param()


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
        numbers.extend(store.next_number("/a") for _ in range(200))

    threads = [threading.Thread(target=take) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(numbers) == list(range(1, 801))


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


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.sampled_from("123"), st.one_of(st.none(), st.integers())),
        max_size=30,
    )
)
def test_a_store_is_a_dictionary_of_addresses(steps: list[tuple[str, str, int | None]]) -> None:
    for factory in STORES:
        store, model = factory(), dict[Address, dict[str, int]]()
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

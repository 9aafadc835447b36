"""What an exchange sees of the state before its changes are committed."""

from __future__ import annotations

import pytest

from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change
from understudy.state.work import Work


def at(key: str, parent: str = "p", collection: str = "c") -> Address:
    return Address(collection, (parent,), (key,))


@pytest.fixture
def work() -> Work:
    store = MemoryStore()
    store.apply([Change(at(key), {"id": key}) for key in "abc"] + [Change(at("a", "q"), {"id": "a"})])
    return Work(store)


def test_a_count_is_that_of_the_store_until_something_changes(work: Work) -> None:
    assert [work.count("c", (parent,)) for parent in ("p", "q", "r")] == [3, 1, 0]
    work.put(at("x", collection="another"), {})
    assert work.count("c", ("p",)) == 3


def test_a_count_knows_what_is_put_changed_and_deleted(work: Work) -> None:
    work.put(at("d"), {"id": "d"})
    work.put(at("a"), {"id": "a", "changed": True})
    assert [work.count("c", (parent,)) for parent in ("p", "q")] == [4, 1]
    work.delete(at("b"))
    work.delete(at("c"))
    work.put(at("e", "q"), {"id": "e"})
    assert [work.count("c", (parent,)) for parent in ("p", "q")] == [2, 2]


def test_addresses_are_those_of_a_collection_or_of_one_parent(work: Work) -> None:
    work.put(at("d", "q"), {"id": "d"})
    work.delete(at("a"))
    assert list(work.addresses("c", ("p",))) == [at("b"), at("c")]
    assert list(work.addresses("c", ("q",))) == [at("a", "q"), at("d", "q")]
    assert set(work.addresses("c")) == {at("b"), at("c"), at("a", "q"), at("d", "q")}


def test_addresses_of_the_store_in_memory_are_those_of_the_collection(work: Work) -> None:
    work.put(at("z", collection="another"), {})
    work.commit()
    store = work._store
    assert [each.key[0] for each in store.addresses("c")] == ["a", "b", "c", "a"]
    assert list(store.addresses("another")) == [at("z", collection="another")]
    assert list(store.addresses("none")) == []

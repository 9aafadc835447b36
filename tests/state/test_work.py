"""What an exchange sees of the state before its changes are committed."""

from __future__ import annotations

import random
from functools import partial
from typing import Any

import pytest

from understudy.json_codec import dumps
from understudy.state import lookups
from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, Index, Ranking, Record
from understudy.state.work import Move, Work


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


class Unindexed:
    """What every store can do, and nothing that only some can."""

    def __init__(self) -> None:
        self._store = MemoryStore()

    def __getattr__(self, name: str) -> Any:
        if name in ("below", "matching", "ranked"):
            raise AttributeError(name)
        return getattr(self._store, name)


BY_ID = Index("id", lambda address, record: [record["id"], address.key[0]])
BY_KEY = Index("key", lambda address, _record: [address.key[0]], reads=False)
RANKING = Ranking("by id", lambda record: (record["id"],))
PLACES = [at(key, parent, collection) for collection in "cd" for parent in "pq" for key in "abc"]


@pytest.mark.parametrize("kind", [MemoryStore, Unindexed])
@pytest.mark.parametrize("seed", range(8))
def test_an_exchange_sees_the_state_with_its_own_changes_over_it(kind: Any, seed: int) -> None:
    draw = random.Random(seed)
    store = kind()
    stored: dict[Address, Record] = {}
    for _ in range(12):
        work = Work(store)
        seen, changed = dict(stored), dict[Address, Record | None]()
        marks: list[Any] = []
        for step in range(draw.randrange(8)):
            place = draw.choice(PLACES)
            record = None if draw.random() < 0.3 else {"id": draw.choice("abcx"), "step": step}
            if record is None:
                work.delete(place)
                seen.pop(place, None)
            else:
                (work.put if draw.random() < 0.6 else partial(put_written, work))(place, record)
                # What this exchange has put stands behind what was there.
                seen = {each: value for each, value in seen.items() if each != place} | {place: record}
            changed[place] = record
            if draw.random() < 0.2:
                marks.append((work.mark(), dict(seen), dict(changed)))
            elif marks and draw.random() < 0.2:
                mark, seen, changed = marks.pop()
                work.back_to(mark)
        touched = {each.collection for each in changed}
        assert {each.address: each.record for each in work.changes} == changed
        assert all(each.text in (None, dumps(each.record)) for each in work.changes)
        assert set(work.touched) == set(changed)
        for place in PLACES:
            assert work.get(place) == seen.get(place)
            assert work.stored(place) == stored.get(place)
            if place in changed:
                assert work.deleted(place) is (changed[place] is None)
            else:
                assert work.deleted(place) is store.deleted(place)
        for collection in "cde":
            everywhere = {each for each in seen if each.collection == collection}
            assert set(work.addresses(collection)) == everywhere
            for parent in (("p",), ("q",), ("r",)):
                below = [each for each in seen if each.collection == collection and each.parent == parent]
                assert (
                    sorted(work.addresses(collection, parent))
                    == sorted(work.below(collection, parent))
                    == sorted(below)
                )
                records = [seen[each] for each in work.addresses(collection, parent)]
                assert list(work.records(collection, parent)) == records
                assert list(work.slice(collection, parent, 1, 3)) == records[1:3]
                assert work.count(collection, parent) == len(below)
                assert work.read(work.addresses(collection, parent)) == records
                for index in (BY_ID, BY_KEY):
                    for terms in (["a"], ["b", "x"], []):
                        found = {each for each in below if set(index.terms(each, seen[each])) & set(terms)}
                        assert set(work.matching(collection, parent, index, terms)) == found
                ranked = work.ranked(collection, parent, RANKING)
                if collection in touched or kind is Unindexed:
                    assert ranked is None
                else:
                    assert list(ranked or ()) == sorted(below, key=lambda each: seen[each]["id"])
            anywhere = {each for each in everywhere if set(BY_ID.terms(each, seen[each])) & {"a"}}
            assert set(work.matching(collection, None, BY_ID, ["a"])) == anywhere
        assert work.indexed is (kind is MemoryStore)
        if draw.random() < 0.8:
            work.commit()
            assert (work.changes, work.touched, work.failure) == ((), (), None)
            for place, record in changed.items():
                if record is None:
                    stored.pop(place, None)
                else:
                    stored[place] = record  # one that is replaced keeps its place
        else:
            taken, moves = work.take_back()
            assert ({each.address: each.record for each in taken}, moves) == (changed, ())
            assert work.changes == ()
            work.commit()
        assert {place: store.get(place) for place in PLACES if store.get(place)} == stored


def put_written(work: Work, place: Address, record: Record) -> None:
    work.put_written(place, record, dumps(record))


def test_the_text_of_a_record_goes_with_the_record_it_is_of(work: Work) -> None:
    def texts() -> list[bytes | None]:
        return [each.text for each in work.changes]

    put_written(work, at("x"), {"id": "x"})
    put_written(work, at("y"), {"id": "y"})
    assert texts() == [b'{"id":"x"}', b'{"id":"y"}']
    work.put(at("x"), {"id": "other"})
    assert texts() == [None, b'{"id":"y"}']
    work.delete(at("y"))
    assert texts() == [None, None]
    put_written(work, at("x"), {"id": "x"})
    assert texts() == [b'{"id":"x"}', None]
    mark = work.mark()
    work.put(at("x"), {"id": "other"})
    work.back_to(mark)
    assert texts() == [b'{"id":"x"}', None]
    work.commit()
    assert work.get(at("x")) == {"id": "x"}


def test_what_was_taken_back_is_not_committed_though_it_was_looked_at(work: Work) -> None:
    work.put(at("a"), {"id": "kept"})
    mark = work.mark()
    work.put(at("b"), {"id": "gone"})
    work.delete(at("c"))
    assert len(work.changes) == 3
    work.back_to(mark)
    assert work.changes == (Change(at("a"), {"id": "kept"}),)
    work.commit()
    assert [record["id"] for record in work.records("c", ("p",))] == ["kept", "b", "c"]


def test_a_record_that_was_put_is_a_copy(work: Work) -> None:
    record = {"id": "x"}
    work.put(at("x"), record)
    record["id"] = "changed"
    found = work.get(at("x"))
    assert found == {"id": "x"}
    found["id"] = "changed"
    assert work.get(at("x")) == {"id": "x"}


def test_what_is_the_mocks_own_is_not_touched(work: Work) -> None:
    work.put(at("x", collection="~events"), {})
    work.put(at("a"), {})
    assert work.touched == (at("a"),)
    assert [each.address for each in work.changes] == [at("x", collection="~events"), at("a")]


def test_moves_are_taken_back_with_the_changes(work: Work) -> None:
    moves = [Move(at("a"), "status", None, "new", "", False, (), {}, {}, {}) for _ in range(3)]
    work.moves.append(moves[0])
    mark = work.mark()
    work.moves += moves[1:]
    work.put(at("a"), {"id": "1"})
    work.back_to(mark)
    assert (work.moves, work.changes) == (moves[:1], ())
    work.put(at("a"), {"id": "1"})
    changes, taken = work.take_back()
    assert (changes, taken) == ((Change(at("a"), {"id": "1"}),), tuple(moves[:1]))
    assert (work.moves, work.get(at("a"))) == ([], {"id": "a"})


def test_numbers_are_the_stores(work: Work) -> None:
    assert [work.next_number("n"), work.next_number("n"), work.next_number("m")] == [1, 2, 1]


# Lookups in a store with an index, and in one without.


class IndexedStore:
    """An indexed store on which nothing else may be called."""

    def below(self, *question: Any) -> list[Address]:
        return [Address("below", question, ())]

    def matching(self, *question: Any) -> list[Address]:
        return [Address("matching", question, ())]


def test_an_index_is_used_where_there_is_one() -> None:
    store: Any = IndexedStore()
    assert lookups.below(store, "c", ("p",)) == [Address("below", ("c", ("p",)), ())]
    question = ("c", None, BY_ID, ["a"])
    assert lookups.matching(store, *question) == [Address("matching", question, ())]


@pytest.mark.parametrize("kind", [MemoryStore, Unindexed])
def test_lookups_find_the_same_with_an_index_and_without(kind: Any) -> None:
    store = kind()
    store.apply([Change(place, {"id": "x"}) for place in PLACES])
    assert list(lookups.below(store, "c", ("p",))) == [at("a"), at("b"), at("c")]
    assert list(lookups.below(store, "c", ("r",))) == []
    for index, terms, keys in (
        (BY_ID, ["x"], "abc"),
        (BY_ID, ["b"], "b"),
        (BY_KEY, ["c", "a"], "ac"),
        (BY_KEY, ["x"], ""),
    ):
        expected = [at(key) for key in keys]
        for parent in (("p",), None):
            more = [] if parent else [at(key, "q") for key in keys]
            for found in (
                lookups.matching(store, "c", parent, index, terms),
                lookups.scan(store, "c", parent, index, terms),
            ):
                assert sorted(found) == [*expected, *more]


def test_an_index_of_addresses_reads_no_record() -> None:
    assert BY_KEY.terms_of(at("a"), b"this is no JSON") == {"a"}
    assert BY_ID.terms_of(at("a"), b'{"id":"x"}') == {"a", "x"}
    assert RANKING.rank_of(b'{"id":"x"}') == ("x",)

    class Unread(MemoryStore):
        def get(self, address: Address) -> Record | None:
            raise AssertionError(address)

    store = Unread()
    store.apply([Change(at("a"), {})])
    assert lookups.scan(store, "c", None, BY_KEY, ["a"]) == [at("a")]

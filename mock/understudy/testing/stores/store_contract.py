"""What a store keeps, in which order, and what it forgets."""

from __future__ import annotations

import random
import threading
from collections.abc import Callable
from functools import partial
from typing import Any

from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Change, Snapshot, Store
from understudy.testing.stores.claims import COLLECTIONS, KEYS, PARENTS, at, put, raises, same, together, view

CHECKS: list[Callable[[Store], None]] = []
_STEPS = 120
_MOMENT = 0.05
"""Seconds that a thread has to get in where it must not."""


def _check(check: Callable[[Store], None]) -> Callable[[Store], None]:
    CHECKS.append(check)
    return check


@_check
def _a_record_comes_back_equal_and_as_a_copy(store: Store) -> None:
    record: dict[str, Any] = {"id": 1, "tags": ["a"], "big": 2**80, "text": "ünï", "no": None, "yes": True, "half": 0.5}
    kept = {**record, "tags": ["a"]}
    put(store, one=record)
    record["tags"].append("changed by the caller")
    first = store.get(at("one"))
    same(first, kept, "get after the caller changed what it had put")
    for found in (first, *store.records("/things", ()), *store.slice("/things", (), 0, 1)):
        assert found is not None
        found["tags"].append("changed by the reader")
    same(store.get(at("one")), kept, "get after a reader changed its copy")


@_check
def _an_unknown_address_is_none_and_was_never_deleted(store: Store) -> None:
    same(store.get(at("1")), None, "get of an unknown address")
    same(store.deleted(at("1")), False, "deleted of an unknown address")
    same(list(store.records("/never", ())), [], "records of an unknown collection")


@_check
def _a_deleted_record_is_gone_and_known_to_be(store: Store) -> None:
    put(store, one={"id": 1})
    put(store, one=None, two=None)
    same(store.get(at("one")), None, "get of a deleted record")
    same(store.deleted(at("one")), True, "deleted of a deleted record")
    same(store.deleted(at("two")), False, "deleted of a record that was deleted and never there")
    put(store, one={"id": 1})
    same(store.deleted(at("one")), False, "deleted of a record that is there again")


@_check
def _nobody_asks_whether_a_row_of_the_mock_itself_was_deleted(store: Store) -> None:
    own = at("1", collection="~own")
    store.apply([Change(own, {}), Change(own, None)])
    same(store.deleted(own), False, "deleted of an address whose collection begins with ~")


@_check
def _records_stand_below_their_parent_in_the_order_they_came(store: Store) -> None:
    for parent, key in (("a", "2"), ("b", "9"), ("a", "1")):
        store.apply([Change(at(key, parent=(parent,)), {"id": key})])
    store.apply([Change(at("2", parent=("a",)), {"id": "2", "new": True})])
    same([record["id"] for record in store.records("/things", ("a",))], ["2", "1"], "records below one parent")
    same(store.count("/things", ("a",)), 2, "count below one parent")
    same([record["id"] for record in store.slice("/things", ("a",), 1, 5)], ["1"], "slice(1, 5) below one parent")
    same(len(store.addresses("/things")), 3, "how many addresses the collection has")


@_check
def _a_record_that_was_replaced_keeps_its_place_and_one_that_was_deleted_loses_it(store: Store) -> None:
    put(store, a={"id": "a"}, b={"id": "b"}, c={"id": "c"})
    put(store, a={"id": "a", "new": True})
    same([record["id"] for record in store.records("/things", ())], ["a", "b", "c"], "records after one was replaced")
    store.apply([Change(at("a"), None), Change(at("d"), {"id": "d"}), Change(at("a"), {"id": "a"})])
    same(
        [record["id"] for record in store.records("/things", ())], ["b", "c", "d", "a"], "records after one came again"
    )
    same([place.key for place in store.addresses("/things")], [("b",), ("c",), ("d",), ("a",)], "addresses then")


@_check
def _a_record_that_came_and_went_in_one_step_is_deleted(store: Store) -> None:
    store.apply([Change(at("1"), {}), Change(at("1"), None), Change(at("2"), None)])
    same(store.deleted(at("1")), True, "deleted of a record that came and went in one apply")
    same(store.deleted(at("2")), False, "deleted of a record that was never there")
    same(store.count("/things", ()), 0, "count")


@_check
def _slices_go_past_no_end(store: Store) -> None:
    store.apply([Change(at(str(key)), {"id": key}) for key in range(5)])
    same([record["id"] for record in store.slice("/things", (), 3, 99)], [3, 4], "slice(3, 99) of five records")
    same(list(store.slice("/things", (), 9, 12)), [], "slice(9, 12) of five records")
    same(list(store.slice("/others", (), 0, 12)), [], "slice of an unknown collection")


@_check
def _a_snapshot_is_the_state_at_its_moment_and_can_be_restored_twice(store: Store) -> None:
    put(store, one={"id": 1})
    store.next_number("/things")
    snapshot = store.snapshot()
    for which in ("first", "second"):
        put(store, one=None, two={"id": 2})
        same(store.next_number("/things"), 2, f"next_number before the {which} restore")
        store.restore(snapshot)
        same(store.get(at("one")), {"id": 1}, f"get after the {which} restore")
        same(store.get(at("two")), None, f"get of what came later after the {which} restore")
        same(store.deleted(at("one")), False, f"deleted after the {which} restore")


@_check
def _numbers_count_per_collection_and_start_anew_after_clear(store: Store) -> None:
    numbers = [store.next_number("/a"), store.next_number("/a"), store.next_number("/b")]
    same(numbers, [1, 2, 1], "next_number of /a, /a and /b")
    last = [store.last_number(name) for name in ("/a", "/b", "/c")]
    same(last, [2, 1, 0], "last_number of /a, /b and a collection that gave none out")
    put(store, one={"id": 1})
    store.clear()
    same(store.next_number("/a"), 1, "next_number after clear")
    same(store.get(at("one")), None, "get after clear")


@_check
def _forget_drops_a_collection_with_its_marks_and_leaves_its_numbers_and_all_others(store: Store) -> None:
    for collection in ("/things", "/others"):
        places = [at(key, collection=collection) for key in "12"]
        store.apply([Change(place, {"id": store.next_number(collection)}) for place in places])
        store.apply([Change(places[0], None)])
    store.forget("/things")
    same(list(store.addresses("/things")), [], "addresses after forget")
    same(store.deleted(at("1")), False, "deleted after forget")
    same(store.next_number("/things"), 3, "next_number after forget")
    same(store.get(at("2", collection="/others")), {"id": 2}, "get of another collection")
    same(store.deleted(at("1", collection="/others")), True, "deleted of another collection")
    store.forget("/never seen")


@_check
def _empty_is_where_nothing_was_ever_put(store: Store) -> None:
    same(store.empty, True, "empty of a new store")
    put(store, one=None)
    same(store.empty, True, "empty where there was nothing to delete")
    put(store, one={})
    same(store.empty, False, "empty with a record")
    put(store, one=None)
    same(store.empty, False, "empty of a store that was in use")
    store.clear()
    same(store.empty, True, "empty after clear")
    store.next_number("/things")
    same(store.empty, False, "empty after a number was assigned")


@_check
def _a_closed_store_opens_again(store: Store) -> None:
    put(store, one={"id": store.next_number("/things")})
    same(store.next_number("/things"), 2, "next_number")
    for _ in range(2):
        store.close()
        store.close()
        same(store.get(at("one")), {"id": 1}, "get after close")
    same(store.next_number("/things"), 3, "next_number after close")
    store.open()
    store.open()


@_check
def _threads_never_get_the_same_number(store: Store) -> None:
    numbers: list[int] = []

    def take() -> None:
        numbers.extend(store.next_number("/a") for _ in range(50))

    together(*[take] * 4)
    same(sorted(numbers), list(range(1, 201)), "the numbers that four threads got")


@_check
def _threads_see_all_of_a_change_or_nothing(store: Store) -> None:
    """Writers put the same number in two places at once; the holder of the turn must find them equal."""
    places = at("1"), at("1", collection="/others")
    store.apply([Change(place, {"n": 0}) for place in places])

    def write() -> None:
        for _ in range(50):
            with store.turn():
                number = store.next_number("/things")
                store.apply([Change(place, {"n": number}) for place in places])

    def read() -> None:
        for _ in range(200):
            with store.turn():
                one, other = (store.get(place) for place in places)
            same(one, other, "two records that are always written together")

    together(write, write, read, read)
    same(store.get(places[0]), {"n": 100}, "get after a hundred writes of two threads")


@_check
def _nobody_gets_in_between_the_steps_of_a_turn(store: Store) -> None:
    places = at("1"), at("1", collection="/others")
    store.apply([Change(place, {"n": 0}) for place in places])
    half, written = threading.Event(), threading.Event()

    def write() -> None:
        half.wait()
        with store.turn():
            store.apply([Change(place, {"n": 1}) for place in places])
        written.set()

    def read() -> None:
        with store.turn():
            one = store.get(places[0])
            half.set()
            written.wait(_MOMENT)
            other = store.get(places[1])
        same(one, other, "two reads of one turn, in the middle of which another thread wants to write")

    together(read, write)
    same([store.get(place) for place in places], [{"n": 1}] * 2, "what was written after the turn")


@_check
def _it_does_what_the_memory_store_does(store: Store) -> None:
    """Whatever is done, in whatever order: always the same steps, drawn once."""
    draw = random.Random(0)
    model = MemoryStore()
    taken: list[tuple[Snapshot, Snapshot]] = []
    for number in range(_STEPS):
        kind = draw.choice(("apply",) * 16 + ("number", "fail", "forget", "clear", "snapshot", "restore", "close"))
        collection = draw.choice(COLLECTIONS)
        changes = [_change(draw) for _ in range(draw.randrange(5))]
        what = f"step {number}, {kind}"
        if kind == "apply":
            model.apply(changes)
            store.apply(changes)
        elif kind == "fail":
            wrong = [*changes, Change(at("1"), {"": object()})]
            raises((TypeError, ValueError), partial(store.apply, wrong), what)
        elif kind == "number":
            same(store.next_number(collection), model.next_number(collection), what)
        elif kind == "snapshot":
            taken.append((store.snapshot(), model.snapshot()))
        elif kind == "restore" and taken:
            ours, theirs = draw.choice(taken)
            store.restore(ours)
            model.restore(theirs)
        elif kind == "forget":
            store.forget(collection)
            model.forget(collection)
        elif kind == "clear":
            store.clear()
            model.clear()
        else:
            store.close()
        shown = view(store)
        for name, expected in view(model).items():
            same(shown[name], expected, f"{what}: {name}")


def _change(draw: random.Random) -> Change:
    address = Address(draw.choice(COLLECTIONS), draw.choice(PARENTS), draw.choice(KEYS))
    record: dict[str, Any] = {"n": draw.choice((0, -1, 2**70, 0.5, True, None, "", "ü\0", [], [{}]))}
    return Change(address, draw.choice((None, {}, record, record)))

"""What a store finds by an index, where it has any: what a scan finds, in the same order."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from understudy.state import lookups
from understudy.state.store import Address, Change, Index, OrderedStore, Ranking, Record, Snapshot, Store
from understudy.testing.stores.claims import PARENTS, at, put, same

CHECKS: list[Callable[[Store], None]] = []
_STEPS = 40
_RECORDS = 120
"""So many that a store which makes indexes of large collections alone makes one of these."""


def _check(check: Callable[[Store], None]) -> Callable[[Store], None]:
    CHECKS.append(check)
    return check


def _tags(_address: Address, record: Record) -> Iterable[str]:
    tags = record.get("tags")
    return tags if isinstance(tags, list) else ()


def _beginnings(address: Address, _record: Record) -> Iterator[str]:
    return (part[:1] for part in (*address.parent, *address.key))


_INDEXES = (Index("tags", _tags), Index("beginnings", _beginnings))
_RANKING = Ranking("number of tags", lambda record: (len(record.get("tags", ())),))
_TERMS: Sequence[tuple[str, ...]] = (("a",), ("b", "c"), ("c", "b", "a"), ("never",), (), ("1",))


def _compare(store: Store, what: str) -> None:
    with store.turn():  # a store that others share looks for what is new at each step outside of one
        _compare_all(store, what)


def _compare_all(store: Store, what: str) -> None:
    for parent in PARENTS:
        below = lookups.below(store, "/things", parent)
        expected = [address for address in store.addresses("/things") if address.parent == parent]
        _same_sequence(below, expected, f"{what}: below {parent}")
    if isinstance(store, OrderedStore):
        for place in (*PARENTS, None):
            _compare_order(store, place, what)
    for index in _INDEXES:
        for terms in _TERMS:
            for place in (*PARENTS, None):
                found = lookups.matching(store, "/things", place, index, terms)
                expected = lookups.scan(store, "/things", place, index, terms)
                name = f"{what}: {index.name} {terms} below {place}"
                if place is None:
                    same(sorted(found), sorted(expected), name)
                else:
                    _same_sequence(found, expected, name)


def _compare_order(store: Store, place: tuple[str, ...] | None, what: str) -> None:
    assert isinstance(store, OrderedStore)
    found = store.ranked("/things", place, _RANKING)
    listed = [address for address in store.addresses("/things") if place in (None, address.parent)]
    expected = sorted(listed, key=lambda address: _RANKING.rank(store.get(address) or {}))
    name = f"{what}: by number of tags below {place}"
    if place is None:  # parents stand in any order
        same(sorted(found), sorted(expected), name)
    else:
        _same_sequence(found, expected, name)


def _same_sequence(found: Sequence[Address], expected: list[Address], what: str) -> None:
    same(list(found), expected, what)
    same(len(found), len(expected), f"{what}: len")
    same(list(found[1:4]), expected[1:4], f"{what}: [1:4]")
    if expected:
        same(found[-1], expected[-1], f"{what}: [-1]")
        same(found.index(expected[-1]), len(expected) - 1, f"{what}: index of the last")


@_check
def _lookups_find_what_is_there_and_nothing_else(store: Store) -> None:
    index = _INDEXES[0]
    put(store, one={"tags": ["a", "b"]}, two={"tags": ["b"]}, three={})
    both = lookups.matching(store, "/things", (), index, ("a", "b"))
    same([address.key for address in both], [("one",), ("two",)], "matching a or b")
    put(store, one={"tags": []}, two=None, three={"tags": ["b"]})
    both = lookups.matching(store, "/things", (), index, ("a", "b"))
    same([address.key for address in both], [("three",)], "matching a or b after changes")
    same(list(lookups.matching(store, "/never", (), index, ("a",))), [], "matching in an unknown collection")
    same(list(lookups.below(store, "/never", ())), [], "below in an unknown collection")


@_check
def _lookups_find_what_a_scan_finds(store: Store) -> None:
    """After changes, deletes, restores and failures of any kind: always the same steps, drawn once."""
    draw = random.Random(0)
    store.apply([Change(at(str(key)), _record(draw)) for key in range(_RECORDS)])
    _compare(store, "at first")
    taken: list[Snapshot] = [store.snapshot()]
    for number in range(_STEPS):
        kind = draw.choice(("apply",) * 6 + ("snapshot", "restore", "restore", "forget", "close"))
        if kind == "apply":
            store.apply([_change(draw) for _ in range(draw.randrange(1, 8))])
        elif kind == "snapshot":
            taken.append(store.snapshot())
        elif kind == "restore":
            store.restore(draw.choice(taken))
        elif kind == "forget" and number % 3 == 0:
            store.forget("/things")
            store.apply([_change(draw) for _ in range(_RECORDS)])
        elif kind == "close":
            store.close()
        if kind != "snapshot" or number % 2:
            _compare(store, f"step {number}, {kind}")


def _record(draw: random.Random) -> dict[str, Any]:
    return {"tags": draw.choices("abc", k=draw.randrange(3))}


def _change(draw: random.Random) -> Change:
    address = at(str(draw.randrange(_RECORDS + 20)), parent=draw.choice((PARENTS[0], *PARENTS)))
    return Change(address, None if draw.random() < 0.3 else _record(draw))

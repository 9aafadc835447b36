"""Tables and what they are made of, held to plain dicts and lists; parts so small that there are many of them."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.json_codec import dumps, loads
from understudy.state import buckets as buckets_module
from understudy.state import marks as marks_module
from understudy.state import shards as shards_module
from understudy.state import sorted_parts as order_module
from understudy.state import tables as tables_module
from understudy.state.memory import MemoryStore
from understudy.state.shards import Shards
from understudy.state.sorted_parts import SortedParts
from understudy.state.store import Address, Change, Index, Ranking, Record
from understudy.state.tables import Table

MARKS = 9


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(order_module, "_MOST", 4)
    monkeypatch.setattr(shards_module, "_FULL", 2)
    monkeypatch.setattr(tables_module, "_FEW", 0)
    monkeypatch.setattr(buckets_module, "_SMALL", 2)
    monkeypatch.setattr(tables_module, "_CHECKED", 16)
    monkeypatch.setattr(marks_module, "_MOST", MARKS)


NUMBERS = st.lists(st.tuples(st.booleans(), st.integers(0, 40)), max_size=120)


@settings(max_examples=60)
@given(NUMBERS)
def test_an_order_is_a_sorted_list_and_its_copies_stay_as_they_were(steps: list[tuple[bool, int]]) -> None:
    order: SortedParts[tuple[int]] = SortedParts()
    model: list[tuple[int]] = []
    copies: list[tuple[SortedParts[tuple[int]], list[tuple[int]]]] = []
    for number, (there, value) in enumerate(steps):
        element = (value,)
        if element in model and not there:
            order.remove(element)
            model.remove(element)
        elif element not in model and there:
            order.add(element)
            model = sorted([*model, element])
        if number % 10 == 0:
            copies.append((order, list(model)))
            order = order.owned_by(object())
        assert order.slice(value // 4, value // 2) == model[value // 4 : value // 2]
        assert [order.index(each) for each in model] == list(range(len(model)))
    for found, expected in [*copies, (order, model)]:
        assert (list(found), len(found)) == (expected, len(expected))
    again = SortedParts(model)
    assert list(again) == model
    assert again.slice(0, 100) == model


@settings(max_examples=60)
@given(NUMBERS)
def test_shards_are_a_dict_and_their_copies_stay_as_they_were(steps: list[tuple[bool, int]]) -> None:
    shards: Shards[int, object] = Shards()
    model: dict[int, object] = {}
    copies: list[tuple[Shards[int, object], dict[int, object]]] = []
    for number, (there, key) in enumerate(steps):
        if there:
            model[key] = object()
            shards.put(key, model[key])
        else:
            assert shards.pop(key) is model.pop(key, None)
        if number % 10 == 0:
            copies.append((shards, dict(model)))
            shards = shards.copy()
    copies.append((shards, model))
    for found, expected in copies:
        assert found.count == len(expected)
        assert all(found.get(key) is expected.get(key) for key in range(41))
    for one, theirs in copies:
        again = Shards.of(theirs.items())
        assert [again.get(key) for key in range(41)] == [theirs.get(key) for key in range(41)]
        again.put(99, one)
        assert again.count == len(theirs) + 1
        for other, others in copies:
            differing = {key for key in range(41) if theirs.get(key) is not others.get(key)}
            assert set(one.differing(other)) == differing


class Model:
    """A table as one would write it down: records by address in order, and marks."""

    def __init__(self) -> None:
        self.rows: dict[Address, bytes] = {}
        self.marks: dict[Address, None] = {}

    def fork(self) -> Model:
        made = Model()
        made.rows, made.marks = dict(self.rows), dict(self.marks)
        return made

    def mark(self, address: Address) -> None:
        self.marks[address] = None
        if len(self.marks) > MARKS:
            del self.marks[next(iter(self.marks))]


INDEX = Index("n", lambda _, record: [str(record["n"]), "any"])
RANKING = Ranking("by n", lambda record: (record["n"],))
PARENTS: tuple[tuple[str, ...], ...] = ((), ("a",), ("b",))


def check(table: Table, model: Model) -> None:
    assert table.addresses() == list(model.rows)
    assert [(table.address(place), text) for place, text in table.rows()] == list(model.rows.items())
    assert list(table.marks()) == list(model.marks)
    for parent in PARENTS:
        below = [address for address in model.rows if address.parent == parent]
        assert list(table.below(parent)) == below
        assert table.count(parent) == len(below)
        assert table.texts(parent) == [model.rows[address] for address in below]
        assert table.slice(parent, 2, 5) == [model.rows[address] for address in below[2:5]]
        for terms in (["1"], ["2", "3"], ["any", "0"]):
            found = table.matching(parent, INDEX, terms)
            expected = [each for each in below if {str(loads(model.rows[each])["n"]), "any"} & set(terms)]
            assert list(found) == expected
            assert [found.index(each) for each in expected] == list(range(len(expected)))
            assert [each for each in model.rows if each in found] == expected
            assert found[1:4] == expected[1:4]
    for place in (*PARENTS, None):
        ranked = table.ranked(place, RANKING)
        expected = sorted(
            (each for each in model.rows if place in (None, each.parent)), key=lambda each: loads(model.rows[each])["n"]
        )
        assert list(ranked) == expected
        assert (len(ranked), ranked[2:5], ranked[-1:]) == (len(expected), expected[2:5], expected[-1:])
        assert [ranked.index(each) for each in expected] == list(range(len(expected)))
        assert [each for each in model.rows if each in ranked] == [each for each in model.rows if each in expected]
    for terms in (["1"], ["2", "3"]):
        anywhere = [each for each, text in model.rows.items() if str(loads(text)["n"]) in terms]
        assert list(table.matching(None, INDEX, terms)) == anywhere


@pytest.mark.parametrize("seed", range(12))
def test_a_table_and_its_forks_are_what_was_done_to_each(seed: int) -> None:
    draw = random.Random(seed)
    parents = PARENTS[: seed % 3 + 1]
    pairs = [(Table("/things"), Model())]
    for number in range(160):
        table, model = pairs[-1]
        address = Address("/things", draw.choice(parents), (str(draw.randrange(30)),))
        if draw.random() < 0.3:
            there = model.rows.pop(address, None) is not None
            assert table.delete(address) is there
            if there:
                model.mark(address)
        else:
            text = dumps({"n": draw.randrange(4), "step": number})
            table.put(address, text)
            model.rows[address] = text
            model.marks.pop(address, None)
        if draw.random() < 0.1:
            check(table, model)
        if draw.random() < 0.08:
            # Changed no more from here on: the next steps are done to a fork, of this one or of an earlier one.
            source, theirs = draw.choice(pairs) if draw.random() < 0.4 else pairs[-1]
            pairs.append((source.fork(), theirs.fork()))
    for table, model in pairs:
        check(table, model)
        check(Table.of("/things", table.rows(), (address[1:] for address in model.marks)), model)


def test_a_fork_copies_what_changes_and_shares_the_rest() -> None:
    table = Table("/things")
    for number in range(200):
        table.put(Address("/things", (), (str(number),)), dumps({"n": number}))
    fork = table.fork()
    fork.put(Address("/things", (), ("7",)), dumps({"n": 0}))
    assert fork.delete(Address("/things", (), ("9",)))
    for mine, theirs, most in (
        (table._rows._shards, fork._rows._shards, 2),
        (table._every._parts, fork._every._parts, 1),
    ):
        assert len(mine) > 40
        assert sum(one is not other for one, other in zip(mine, theirs, strict=True)) <= most


def test_an_index_of_a_snapshot_is_made_once_for_all_that_come_back_to_it() -> None:
    made: list[str] = []

    def terms(address: Address, record: Record) -> list[str]:
        made.append(address.key[0])
        return [str(record["n"])]

    index, store = Index("n", terms), MemoryStore()
    store.apply([Change(Address("/things", (), (str(key),)), {"n": key % 3}) for key in range(60)])
    snapshot = store.snapshot()
    for times in range(3):
        store.apply([Change(Address("/things", (), ("7",)), {"n": 0})])
        assert len(store.matching("/things", (), index, ["0"])) == 21
        # The sixty records once, and each time the one that changed, as it was and as it is.
        assert len(made) == 60 + 2 * (times + 1)
        store.restore(snapshot)
        other: Any = MemoryStore()
        other.restore(snapshot)
        assert len(other.matching("/things", (), index, ["0"])) == 20

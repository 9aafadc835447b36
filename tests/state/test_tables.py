"""Tables and what they are made of, held to plain dicts and lists; parts so small that there are many of them."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.json_codec import dumps, loads
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
    monkeypatch.setattr(order_module, "_SMALL", 2)
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
        assert all(0 < len(part) <= 4 for part in order._parts)
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
        if number % 10 == 9:
            copies.append((shards, dict(model)))
            shards = shards.copy()
        assert shards.only is not None or shards.count <= shards.most == 2 * len(shards._shards)
        assert (shards.only is None) is bool(copies)
    copies.append((shards, model))
    for found, expected in copies:
        assert found.count == len(expected)
        assert all(found.get(key) is expected.get(key) for key in range(41))
    for one, theirs in copies:
        again = Shards.of(theirs.items())
        assert again.only == theirs
        spread = again.copy()
        assert len(spread._shards) == max(1, -(-len(theirs) // 2))
        for each in (again, spread):
            assert [each.get(key) for key in range(41)] == [theirs.get(key) for key in range(41)]
        again = spread
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


def filled(keys: str, parents: Any = ((),)) -> tuple[Table, Any]:
    """A table with a record for each key below each parent, `n` its place in the alphabet; and its addresses."""
    table = Table("/things")
    addresses = [Address("/things", parent, (key,)) for parent in parents for key in keys]
    for number, address in enumerate(addresses):
        table.put(address, dumps({"n": ord(address.key[0]) % 3, "step": number}))
    return table, addresses


@pytest.mark.parametrize("few", [0, 100])
def test_sequences_of_addresses_are_sequences(few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables_module, "_FEW", few)
    table, addresses = filled("abcdefghij")
    by_rank = sorted(addresses, key=lambda each: ord(each.key[0]) % 3)
    for found, expected in (
        (table.below(()), addresses),
        (table.below(("none",)), []),
        (table.matching((), INDEX, ["any"]), addresses),
        (table.matching((), INDEX, ["1", "2"]), [each for each in addresses if ord(each.key[0]) % 3]),
        (table.matching((), INDEX, ["1"]), [each for each in addresses if ord(each.key[0]) % 3 == 1]),
        (table.matching((), INDEX, ["9"]), []),
        (table.matching((), INDEX, []), []),
        (table.matching(("none",), INDEX, ["any"]), []),
        (table.ranked((), RANKING), by_rank),
        (table.ranked(None, RANKING), by_rank),
        (table.ranked(("none",), RANKING), []),
    ):
        assert (len(found), list(found), bool(found)) == (len(expected), expected, bool(expected))
        size = len(expected)
        for which in range(-size, size):
            assert found[which] == expected[which]
        for outside in (size, -size - 1):
            with pytest.raises(IndexError):
                found[outside]
        for part in (
            slice(2, 5),
            slice(None, None, 2),
            slice(None, None, -1),
            slice(-3, None),
            slice(5, 2),
            slice(0, 99),
        ):
            assert list(found[part]) == expected[part]
        for place, each in enumerate(expected):
            assert found.index(each) == found.index(each, place) == found.index(each, 0, place + 1) == place
            assert each in found
            for start, stop in ((place + 1, None), (0, place)):
                with pytest.raises(ValueError, match="not"):
                    found.index(each, start, *(() if stop is None else (stop,)))
        others: list[Any] = ["a", None, ("/things", (), ("a",)), Address("/things", (), ("z",))]
        for other in [*others, *(each for each in addresses if each not in expected)]:
            assert other not in found
            with pytest.raises(ValueError, match=r"is not there|not in tuple|not in list"):
                found.index(other)


def test_a_table_keeps_so_many_indexes_the_first_goes() -> None:
    made: list[str] = []

    def index(number: int) -> Index:
        def terms(_address: Address, record: Record) -> list[str]:
            made.append(str(number))
            return [str(record["n"] + number)]

        return Index(f"index {number}", terms)

    table, addresses = filled("abcdef")
    for number in range(17):
        for _ in range(2):
            expected = [each for each in addresses if ord(each.key[0]) % 3 == 1]
            assert list(table.matching((), index(number), [str(1 + number)])) == expected
    assert len(made) == 17 * 6
    made.clear()
    for number in (16, 1):
        table.matching((), index(number), ["1"])
    assert made == []
    table.matching((), index(0), ["1"])
    assert made == ["0"] * 6


def test_a_change_that_leaves_a_rank_as_it_was_copies_nothing_of_its_order() -> None:
    table, addresses = filled("abcdefghij")
    table.ranked((), RANKING)
    fork = table.fork()
    fork.put(addresses[4], dumps({"n": ord("e") % 3, "step": 99}))
    fork.ranked((), RANKING)
    ranks, forked = table._indexes["by n", False], fork._indexes["by n", False]
    assert forked is not ranks
    assert forked.get(()) is ranks.get(())
    fork.put(addresses[4], dumps({"n": 0}))
    fork.ranked((), RANKING)
    assert forked.get(()) is not ranks.get(())


def test_an_index_is_made_anew_where_nearly_all_has_changed() -> None:
    """What has changed since an index was made is kept only as long as going through it costs less."""
    table, addresses = filled("abcdefghijklmnopqrst")
    table.matching((), INDEX, ["1"])
    table.ranked((), RANKING)
    for step in range(100):
        table.put(addresses[step % 5], dumps({"n": step % 4, "step": step}))
        assert len(table._changes or ()) < 16
    model = Model()
    model.rows = {address: table.get(address) or b"" for address in addresses}
    check(table, model)


def test_an_address_that_never_was_is_not_deleted_and_does_no_harm() -> None:
    table, addresses = filled("abc", ((), ("p",)))
    other = Address("/things", ("q",), ("a",))
    assert (table.get(other), table.row(other), table.deleted(other), table.count(("q",))) == (None, None, False, 0)
    assert not table.delete(other)
    assert (list(table.marks()), table.empty, table.slice(("q",), 0, 9), table.texts(("q",))) == ([], False, [], [])
    own = Address("~own", (), ("1",))
    mine = Table("~own")
    mine.put(own, b"{}")
    assert mine.delete(own)
    assert (list(mine.marks()), mine.empty, mine.following) == ([], True, 1)
    for address in addresses:
        table.delete(address)
    assert (list(table.marks()), table.empty, table.addresses()) == (addresses, False, [])
    assert Table("/things").empty


@pytest.mark.parametrize("number", [0, 1, 5])
def test_marks_that_are_to_make_room_are_known_beforehand(number: int) -> None:
    table, addresses = filled("abcdefghijklm")
    for address in addresses[:MARKS]:
        table.delete(address)
    assert table.outdated_marks(number, []) == addresses[:number]
    taken = [addresses[0], addresses[2], addresses[12]]
    staying = [addresses[1], *addresses[3:MARKS]]
    assert table.outdated_marks(number, taken) == staying[: max(0, number - 2)]


def test_the_number_of_a_new_record_goes_on_after_a_table_was_read() -> None:
    rows = [((3, ("a",)), b"{}"), ((7, (("p",), ("b",))), b"{}")]
    table = Table.of("/things", rows, [("z",)])
    assert (table.following, [place for place, _ in table.rows()]) == (8, [rows[0][0], rows[1][0]])
    table.put(Address("/things", ("p",), ("c",)), b"{}")
    assert [(each.parent, each.key) for each in table.below(("p",))] == [(("p",), ("b",)), (("p",), ("c",))]
    assert [place[0] for place, _ in table.rows()] == [3, 7, 8]
    assert table.deleted(Address("/things", (), ("z",)))
    assert Table.of("/things", []).following == 0


def test_a_page_is_found_without_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    table, addresses = filled("abcdefghijklmnopqrst")
    read: list[Any] = []
    whole = Table.address
    monkeypatch.setattr(Table, "address", lambda self, place: read.append(place) or whole(self, place))
    for found in (table.below(()), table.matching((), INDEX, ["any"])):
        read.clear()
        assert (list(found[3:6]), found[2]) == (addresses[3:6], addresses[2])
        assert len(read) == 4
    table.ranked((), RANKING)
    read.clear()
    assert len(table.ranked((), RANKING)[3:6]) == len(read) == 3


def test_a_store_knows_whether_there_is_a_record_without_reading_it() -> None:
    store = MemoryStore()
    place, other = Address("/things", (), ("1",)), Address("/things", (), ("2",))
    store.apply_texts([(place, b"this is no JSON")])
    assert (store.holds(place), store.holds(other)) == (True, False)
    store.apply_texts([(place, None)])
    assert not store.holds(place)

"""Terms of an index and the comparison that they stand for: a value and what is looked for share one where it holds."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from understudy.operations.comparing import same
from understudy.operations.equality import TOO_MANY, Equality, conjunction, key_equality, same_as_any
from understudy.state.store import Address

PLACE = Address("/cups", (), ("1",))
VALUES: list[Any] = [
    *(True, False, None, 0, 1, 1.0, 1.5, -1, 10**30, 1e30, "", "a", "A", "1", "1.0", "true", "TRUE", "True", "False"),
    *("null", "none", "None", "NULL", "is True", "is None", "=a", "#1"),
]


def equality(values: Any, *options: Any) -> Any:
    return same_as_any("value", lambda record: values(record), options, lambda record: True)


def terms(test: Equality, record: dict[str, Any]) -> set[str]:
    return set(test.index.terms(PLACE, record))


@pytest.mark.parametrize("option", VALUES, ids=repr)
def test_a_term_is_shared_exactly_where_two_are_the_same(option: Any) -> None:
    test = equality(lambda record: [record["value"]], option)
    assert isinstance(test, Equality)
    for actual in VALUES:
        shares = not terms(test, {"value": actual}).isdisjoint(test.terms)
        assert shares is same(actual, option), (actual, option)


def test_any_of_several_options_and_any_of_several_readings_will_do() -> None:
    test = equality(lambda record: record["value"], "a", 1)
    for values in product(["a", "b", 1, 2], repeat=2):
        shares = not terms(test, {"value": values}).isdisjoint(test.terms)
        assert shares is bool({"a", 1} & set(values))
    assert terms(test, {"value": [{"id": 1}]}) == set(), "an object is no scalar"


@pytest.mark.parametrize("option", [{"id": 1}, ["a"], object()])
def test_what_is_no_scalar_is_looked_for_by_reading(option: Any) -> None:
    def test(record: dict[str, Any]) -> bool:
        return bool(record)

    assert same_as_any("value", lambda record: record, ["a", option], test) is test


def test_an_equality_is_a_test_as_well() -> None:
    test = same_as_any("value", lambda record: [record["value"]], ["a"], lambda record: record["value"] == "a")
    assert test({"value": "a"}) is True
    assert test({"value": "b"}) is False
    assert equality(lambda record: [], "a").index.name == "is value"


@pytest.mark.parametrize(
    ("record", "passes"),
    [({"key": "7"}, True), ({"key": 7}, True), ({"key": 7.0}, True), ({"key": "8"}, False), ({"key": None}, False)],
)
def test_a_property_that_holds_a_key(record: dict[str, Any], passes: bool) -> None:
    test = key_equality("key", "7")
    assert test(record) is passes
    assert (not terms(test, record).isdisjoint(test.terms)) is passes
    assert test({}) is False
    assert terms(test, {}) == set()


def by(name: str, *options: Any) -> Equality:
    made = same_as_any(name, lambda record: record[name], options, lambda record: True)
    assert isinstance(made, Equality)
    return made


def test_several_equalities_are_one_where_all_hold() -> None:
    one, other = by("a", "x", "y"), by("b", "x")
    index, wanted = conjunction([one, other])
    for a, b in product(["x", "y", "z", "xx"], repeat=2):
        shares = not wanted.isdisjoint(index.terms(PLACE, {"a": [a], "b": [b]}))
        assert shares is (a in ("x", "y") and b == "x")
    assert list(index.terms(PLACE, {"a": [], "b": ["x"]})) == []
    turned, same_terms = conjunction([other, one])
    assert (turned.name, same_terms) == (index.name, wanted), "whatever comes first"
    assert conjunction([one]) == (one.index, one.terms)


@pytest.mark.parametrize(("count", "many"), [(7, False), (8, False), (9, True)])
def test_a_record_with_too_many_combinations_says_so(count: int, many: bool) -> None:
    index, _ = conjunction([by("a", "x"), by("b", "x")])
    values = [f"v{number}" for number in range(count)]
    found = list(index.terms(PLACE, {"a": values[:8], "b": values}))
    assert (found == [TOO_MANY]) is many
    assert many or len(found) == len(values[:8]) * count

"""How values are compared and ordered, by themselves: each side of each boundary, each kind with each other."""

from __future__ import annotations

from typing import Any

import pytest

from understudy.operations.comparing import compares, measured, same
from understudy.operations.selection import ordered

NOON, DAY, NEXT_DAY = "2026-01-31T12:00:00Z", "2026-01-31", "2026-02-01T00:00:00Z"


@pytest.mark.parametrize(
    ("actual", "operand", "expected"),
    [
        (True, True, True),
        (True, False, False),
        (True, "TRUE", True),
        (False, "false", True),
        (False, "true", False),
        (True, 1, False),
        (1, True, False),
        ("true", True, False),
        (None, None, True),
        (None, "null", True),
        (None, "none", True),
        (None, "None", False),
        (None, "", False),
        (None, 0, False),
        (0, None, False),
        (5, "5", True),
        ("5", 5, True),
        (5, 5.0, True),
        (5, 6, False),
        ("a", "A", False),
        ("a", "a", True),
        ({"a": 1}, {"a": 1}, True),
        ({"a": 1}, "{'a': 1}", False),
        ([1], "[1]", True),
    ],
)
def test_what_is_the_same(actual: Any, operand: Any, expected: bool) -> None:
    assert same(actual, operand) is expected


ABOVE, BELOW, EQUAL = ("gt", "gte"), ("lt", "lte"), ("gte", "lte")


@pytest.mark.parametrize(
    ("actual", "operand", "true"),
    [
        (1, 2, BELOW),
        (2, 1, ABOVE),
        (2, 2.0, EQUAL),
        (10, "9", ABOVE),
        ("10", "9", ABOVE),
        ("10", 10, EQUAL),
        ("a", "b", BELOW),
        ("b", "a", ABOVE),
        ("a", "a", EQUAL),
        ("10", "a", BELOW),
        ("a", 1, ()),
        (1, "a", ()),
        (None, 1, ()),
        (1, None, ()),
        (True, 2, ()),
        (0, True, ()),
        (True, NOON, ()),
        ([1], 2, ()),
        ([1], "2", ()),
        ("2", [1], ()),
        (NOON, NEXT_DAY, BELOW),
        (NEXT_DAY, NOON, ABOVE),
        (NOON, "2026-01-31T12:00:00", EQUAL),
        (NOON, "2026-01-31T13:00:00+01:00", EQUAL),
        ("2026-01-31T12:00:00-01:00", NOON, ABOVE),
        (1769860800, NOON, EQUAL),
        (1769860800000, NOON, EQUAL),
        (NOON, 1769860800, EQUAL),
        (1769860801, NOON, ABOVE),
        (1e11, "5138-11-16T09:46:40Z", EQUAL),
        (1e11 + 1, "1973-03-03T09:46:40.001Z", EQUAL),
        (-1e11 - 1000, "1966-10-31T14:13:19Z", EQUAL),
        (float("inf"), NOON, ()),
        (1e300, NOON, ()),
        (NOON, DAY, ("gte", "lte")),
        (DAY, DAY, ("gte", "lte")),
        ("2026-01-31T23:59:59Z", DAY, ("gte", "lte")),
        (NEXT_DAY, DAY, ABOVE),
        ("2026-01-30T23:59:59Z", DAY, BELOW),
        ("2026-01-31T00:00:01Z", "2026-01-31T00:00:00Z", ABOVE),
    ],
)
def test_what_is_above_and_what_is_below(actual: Any, operand: Any, true: tuple[str, ...]) -> None:
    found = {test for test in ("gt", "gte", "lt", "lte") if compares(test, actual, operand)}
    assert found == set(true)


@pytest.mark.parametrize("value", [True, False, None, "word", "", [1], {"a": 1}, "1x"])
def test_what_has_no_measure(value: Any) -> None:
    assert measured(value) is None


def test_an_order_has_nothing_first_then_numbers_and_times_then_texts_then_the_rest() -> None:
    values: list[Any] = [
        None,
        "-3",
        False,
        0.5,
        True,
        2,
        "10",
        "2026-01-31T13:00:00+02:00",
        NOON,
        "2026-01-31T11:00:00-02:00",
        "-",
        "1x",
        "apple",
        "Banana",
        "cherry",
        [1],
        {"a": 1},
    ]
    records = [{"value": value} for value in values]
    assert ordered(records[::-1], [(("value",), False)]) == records
    assert ordered(records, [(("value",), True)]) == records[::-1]


def test_those_alike_come_as_they_were_made_or_in_reverse_the_last_first() -> None:
    records = [{"id": number, "one": number // 2, "other": -number} for number in range(4)]

    def by(*order: Any) -> list[int]:
        return [record["id"] for record in ordered(records, order)]

    assert by() == [0, 1, 2, 3]
    assert by((None, True)) == [3, 2, 1, 0]
    assert by((None, False)) == [0, 1, 2, 3]
    assert by((("one",), False)) == [0, 1, 2, 3]
    assert by((("one",), True)) == [3, 2, 1, 0]
    assert by((("one",), False), (("other",), False)) == [1, 0, 3, 2]
    assert by((("one",), True), (("other",), False)) == [3, 2, 1, 0]
    assert by((("one",), True), (("other",), True)) == [2, 3, 0, 1]

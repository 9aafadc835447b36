"""`matchesJsonPath` is Jayway's: what WireMock 3.13 answered to each recorded case is what we answer."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from understudy.compat.criteria import CriteriaError, misses
from understudy.compat.log import Logged

RECORDED = json.loads((Path(__file__).parents[1] / "support/vectors/wiremock_json_paths.json").read_text("utf-8"))


def matches(body: str, matcher: Any) -> bool | None:
    """Whether an entry of the journal has what the path requires; None where the path is refused."""
    entry = Logged("", "POST", "/", "", {}, body.encode(), datetime(2026, 1, 1, tzinfo=UTC), 204, (), b"", "")
    try:
        return not misses({"bodyPatterns": [{"matchesJsonPath": matcher}]})(entry)
    except CriteriaError:
        return None


def test_every_recorded_case_is_answered_as_it_was() -> None:
    bodies = RECORDED["bodies"]
    assert len(RECORDED["cases"]) > 400
    wrong = [case for case in RECORDED["cases"] if matches(bodies[case[0]], case[1]) is not case[2]]
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "detail"),
    [
        ("", "a JSON path can't be empty"),
        ("$.a.", "a JSON path must not end with '.' or '..'"),
        ("$.my name", "a property with blanks is written ['my property']; at position 4 of $.my name"),
        ("$.a[b]", "expected ?, ', a number or * at position 3 of $.a[b]"),
        ("$x", "expected '.' or '[' at position 1 of $x"),
        ("$...a", "two dots at most at position 1 of $...a"),
        ("$['a'", "expected ',' or ']' at position 6 of $['a'"),
        ("$['a", "a text is not closed at position 2 of $['a"),
        ("$.a[::2]", "a slice has a start or an end; got [::2]"),
        ("$[?@.a]", "a filter stands in parentheses: [?(…)]; got [?@.a]"),
        ("$[?(@.a == )]", "expected ')' at position 5 of the filter (@.a == )"),
        ("$[?(1 like 2)]", "no operator 'LIKE'; there are ==, !=, ===, !==, <, <=, >, >=, =~, in, nin, contains,"),
        ("$[?(@.a =~ /(/)]", "expected ')' at position 5 of the filter (@.a =~ /(/)"),
        ("$[?(" + "(" * 100 + "@.a" + ")" * 100 + ")]", "less nesting at position 60 of the filter"),
        ("$" + "[?(@" * 3000 + ")]" * 3000, "it is nested too deeply"),
    ],
)
def test_a_path_that_can_not_be_read(path: str, detail: str) -> None:
    with pytest.raises(CriteriaError) as refused:
        misses({"bodyPatterns": [{"matchesJsonPath": path}]})
    assert refused.value.pointer == "/bodyPatterns/0/matchesJsonPath"
    assert refused.value.detail.startswith(f"not a JSON path: {detail}")


def test_an_expression_may_have_a_matcher_or_none() -> None:
    body = '{"a": {"b": [1.50, {"c": null}]}, "d": 12345678.5}'
    assert matches(body, {"expression": "$.a.b"}) is True
    assert matches(body, {"expression": "$.a.b", "equalTo": "{c=null}"}) is True
    assert (
        matches(body, {"expression": "$.a", "matches": r'\{\n  "b" : \[ 1\.5, \{\n    "c" : null\n  \} \]\n\}'}) is True
    )
    assert matches(body, {"expression": "$.d", "equalTo": "1.23456785E7"}) is True
    assert matches(body, {"equalTo": "x"}) is None

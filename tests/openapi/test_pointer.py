"""JSON Pointers and local references: RFC 6901's own examples, and what leads nowhere."""

from __future__ import annotations

from typing import Any

import pytest

from understudy.openapi.pointer import (
    MISSING,
    escape,
    look_up,
    pointer_get,
    pointer_of,
    resolve,
    resolve_object,
    tokens_of,
    unescape,
)

# RFC 6901 section 5.
DOCUMENT: dict[str, Any] = {
    "foo": ["bar", "baz"],
    "": 0,
    "a/b": 1,
    "c%d": 2,
    "e^f": 3,
    "g|h": 4,
    "i\\j": 5,
    'k"l': 6,
    " ": 7,
    "m~n": 8,
}
EXAMPLES = {
    "": DOCUMENT,
    "/foo": ["bar", "baz"],
    "/foo/0": "bar",
    "/": 0,
    "/a~1b": 1,
    "/c%d": 2,
    "/e^f": 3,
    "/g|h": 4,
    "/i\\j": 5,
    '/k"l': 6,
    "/ ": 7,
    "/m~0n": 8,
}
# RFC 6901 section 6: the same as URI fragments.
FRAGMENTS = {"#/c%25d": 2, "#/e%5Ef": 3, "#/g%7Ch": 4, "#/i%5Cj": 5, "#/k%22l": 6, "#/%20": 7, "#": DOCUMENT}


@pytest.mark.parametrize(("pointer", "value"), EXAMPLES.items())
def test_the_examples_of_the_rfc_hold(pointer: str, value: Any) -> None:
    assert pointer_get(DOCUMENT, pointer) == value
    assert look_up(DOCUMENT, f"#{pointer}") == value
    assert pointer_of(tokens_of(pointer)) == pointer


@pytest.mark.parametrize(("reference", "value"), FRAGMENTS.items())
def test_a_fragment_may_be_percent_encoded(reference: str, value: Any) -> None:
    assert look_up(DOCUMENT, reference) == value


@pytest.mark.parametrize("pointer", ["/foo/2", "/foo/-", "/foo/00", "/foo/01", "/foo/-1", "/foo/²", "/no", "/foo/0/x"])
def test_what_is_not_there_is_missing(pointer: str) -> None:
    assert pointer_get(DOCUMENT, pointer) is MISSING
    assert look_up(DOCUMENT, f"#{pointer}") is MISSING


@pytest.mark.parametrize("name", ["", "~", "/", "~1", "~0", "~01", "a/b~c", "%7E"])
def test_escaping_is_undone(name: str) -> None:
    assert unescape(escape(name)) == name
    assert "/" not in escape(name)


def test_references_are_followed_to_the_end() -> None:
    document: dict[str, Any] = {"a": {"$ref": "#/b"}, "b": {"$ref": "#/c~1d"}, "c/d": {"x": 1}, "list": [True]}
    assert resolve(document, document["a"]) == {"x": 1}
    assert resolve(document, True) is True
    assert resolve_object(document, {"$ref": "#/list"}) == {}
    assert resolve_object(document, document["a"]) is document["c/d"]


@pytest.mark.parametrize("reference", ["#/loop", "#/nowhere", "other.yaml#/a", "#anchor"])
def test_a_reference_that_leads_nowhere_ends(reference: str) -> None:
    assert resolve({"loop": {"$ref": "#/loop"}}, {"$ref": reference}) is MISSING

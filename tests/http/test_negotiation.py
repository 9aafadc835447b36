"""Accept (RFC 9110 section 12.5.1), and the header grammars it shares with Content-Type and cookies."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.http.headers import ContentType, is_json, parse_content_type, split_cookies, split_fields
from understudy.http.negotiation import choose
from understudy.openapi.model import MediaType


def offers(*names: str) -> tuple[MediaType, ...]:
    return tuple(MediaType(name, None, (), {}, "") for name in names)


@pytest.mark.parametrize(
    ("accept", "offered", "chosen"),
    [
        (None, "application/json text/plain", "application/json"),
        ("*/*", "application/json text/plain", "application/json"),
        ("text/plain", "application/json text/plain", "text/plain"),
        ("TEXT/Plain", "application/json text/plain", "text/plain"),
        ("text/*", "application/json text/plain", "text/plain"),
        ("application/json;q=0.5, text/plain;q=0.9", "application/json text/plain", "text/plain"),
        ("application/json, text/plain", "text/plain application/json", "text/plain"),
        ("*/*, application/json", "text/plain application/json", "application/json"),
        ("*/*;q=0.1, text/*;q=0.2", "application/json text/csv", "text/csv"),
        ("text/*, text/csv;q=0", "text/csv text/plain", "text/plain"),
        ("*/*;q=0", "application/json", None),
        ("application/xml", "application/json", None),
        ("application/json;q=0", "application/json", None),
        ("application/json;q=0.000", "application/json", None),
        ("application/json; charset=utf-8", "application/json", "application/json"),
        ("application/json; version=2", "application/json", None),
        (
            "application/json; version=2",
            "application/json;version=1 application/json;version=2",
            "application/json;version=2",
        ),
        (
            "application/json, application/json;version=2;q=0.5",
            "application/json;version=2 application/json",
            "application/json",
        ),
        ("application/hal+json", "application/*", "application/*"),
        ("image/png", "application/*", None),
        ("image/png", "*/*", "*/*"),
        ("", "application/json", "application/json"),
        ("garbage", "application/json", "application/json"),
        ("application/json;q=high", "text/plain", "text/plain"),
        ("application/json;q=1.5", "text/plain", "text/plain"),
        (", ,text/plain,", "application/json text/plain", "text/plain"),
        ("text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2", "application/json", "application/json"),
        ("text/plain", "", None),
    ],
)
def test_the_most_wanted_offer_is_chosen(accept: str | None, offered: str, chosen: str | None) -> None:
    found = choose(accept, offers(*offered.split()))
    assert (found.name if found else None) == chosen


@given(st.text())
def test_no_accept_field_is_an_exception(accept: str) -> None:
    found = choose(accept, offers("application/json", "text/plain"))
    assert found is None or found.name in ("application/json", "text/plain")


@given(st.lists(st.tuples(st.sampled_from(["a/b", "a/*", "*/*", "c/d"]), st.integers(0, 1000)), min_size=1, max_size=5))
def test_the_choice_never_has_a_lower_quality_than_another_offer(ranges: list[tuple[str, int]]) -> None:
    def quality(name: str) -> float:
        for shape in (name, name[0] + "/*", "*/*"):
            found = [value for key, value in ranges if key == shape]
            if found:
                return max(found) / 1000
        return 0.0

    names = ("a/b", "a/x", "c/d")
    accept = ", ".join(f"{name};q={value / 1000:.3f}" for name, value in ranges)
    chosen = choose(accept, offers(*names))
    best = max(quality(name) for name in names)
    assert (quality(chosen.name) if chosen else 0.0) == best


@pytest.mark.parametrize(
    ("text", "parsed"),
    [
        ("application/json", ContentType("application/json")),
        (" Application/JSON ; Charset=UTF-8", ContentType("application/json", {"charset": "UTF-8"})),
        (
            'multipart/form-data; boundary="a;\\"b"; x=1',
            ContentType("multipart/form-data", {"boundary": 'a;"b', "x": "1"}),
        ),
        ("text/plain;", ContentType("text/plain")),
        ("text/plain; oops; a=1", ContentType("text/plain", {"a": "1"})),
        ("text/plain;a=1;A=2", ContentType("text/plain", {"a": "1"})),
        ("*/*", ContentType("*/*")),
        ("", None),
        ("json", None),
        ("a/b/c", None),
        ("text plain", None),
        ("text/pl\u00e4in", None),
    ],
)
def test_media_types_are_parsed(text: str, parsed: ContentType | None) -> None:
    assert parse_content_type(text) == parsed


def test_json_is_known_by_its_suffix_too() -> None:
    assert [
        is_json(name) for name in ("application/json", "application/problem+json", "application/jsonl", "a/json")
    ] == [
        True,
        True,
        False,
        False,
    ]


def test_commas_in_quoted_strings_do_not_split() -> None:
    assert list(split_fields('a;x="1,2" , b,, c')) == ['a;x="1,2"', "b", "c"]


def test_cookies_keep_what_other_parsers_drop() -> None:
    assert split_cookies('a=1; b="x y"; ; c; =d; a=2;e=\u00e9') == {
        "a": ["1", "2"],
        "b": ['"x y"'],
        "c": [""],
        "": ["d"],
        "e": ["\u00e9"],
    }

"""Accept (RFC 9110 section 12.5.1), and the header grammars it shares with Content-Type and cookies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, play
from hypothesis import given
from hypothesis import strategies as st

from understudy.http.cookies import split_cookies
from understudy.openapi import media_types
from understudy.openapi.media_types import (
    ContentType,
    choose,
    covers_json,
    is_form,
    is_json,
    is_json_lines,
    is_multipart,
    is_text,
    is_xml,
    is_yaml,
    parse_content_type,
    split_fields,
)
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


@pytest.mark.parametrize(
    ("name", "kinds"),
    [
        ("application/json", "json"),
        ("Text/JSON; charset=utf-8", "json text"),
        ("application/problem+json", "json"),
        ("application/json-seq", "lines"),
        ("application/jsonl", "lines"),
        ("application/x-ndjson", "lines"),
        ("application/stream+json", "lines"),
        ("a/json", ""),
        ("application/xml", "xml text"),
        ("image/svg+xml", "xml text"),
        ("application/x-yaml", "yaml text"),
        ("text/csv", "text"),
        ("Application/X-WWW-Form-URLEncoded;charset=utf-8", "form"),
        ("multipart/form-data; boundary=x", "multipart"),
        ("application/octet-stream", ""),
    ],
)
def test_what_kind_of_content_a_media_type_is(name: str, kinds: str) -> None:
    """JSON and XML as the WHATWG MIME Sniffing standard has them (section 4.6); JSON lines are not one JSON text."""
    checks = {
        "json": is_json,
        "lines": is_json_lines,
        "xml": is_xml,
        "yaml": is_yaml,
        "text": is_text,
        "form": is_form,
        "multipart": is_multipart,
    }
    assert " ".join(kind for kind, check in checks.items() if check(name)) == kinds
    assert covers_json(name) is ("json" in kinds.split())


def test_ranges_of_a_document_cover_json() -> None:
    assert [covers_json(name) for name in ("*/*", "application/*", "text/*", "*/*;q=1")] == [True, True, False, True]


NOTE = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "note": {"type": "string"}}}


def notes(sent: str, shown: str) -> dict[str, Any]:
    reply = {"description": "fine", "content": {shown: {"schema": NOTE}}}
    body = {"required": True, "content": {sent: {"schema": NOTE}}}
    return document(
        {
            "/notes": {"post": {"operationId": "addNote", "requestBody": body, "responses": {"201": reply}}},
            "/notes/{id}": {
                "get": {
                    "operationId": "getNote",
                    "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
                    "responses": {"200": reply, "404": {"description": "no"}},
                }
            },
        }
    )


@pytest.mark.parametrize(
    ("sent", "shown", "content_type"),
    [
        ("text/json", "text/json", "text/json"),
        ("text/json; charset=utf-8", "application/vnd.note+json", "application/vnd.note+json"),
        ("application/json", "*/*", "application/json"),
        ("application/json", "application/*", "application/json"),
    ],
)
def test_what_is_posted_as_json_by_any_of_its_names_is_kept(
    tmp_path: Path, sent: str, shown: str, content_type: str
) -> None:
    mock = play(notes(sent, shown), tmp_path)
    created, note = answer(mock, "POST", "/notes", {"note": "mine"}, content_type=sent)
    assert (created.status, dict(created.headers)["Content-Type"]) == (201, content_type)
    assert note["note"] == "mine"
    read, again = answer(mock, "GET", f"/notes/{note['id']}")
    assert (read.status, again) == (200, note)
    refused, _ = answer(mock, "POST", "/notes", b"[", content_type=sent)
    assert refused.status >= 400


def test_a_long_accept_field_is_not_remembered() -> None:
    """Whatever clients send, the memory that negotiation takes stays small."""
    before = media_types._remembered.cache_info().currsize
    assert choose("text/plain, " + "a/b, " * 200, offers("application/json", "text/plain")) is not None
    assert media_types._remembered.cache_info().currsize == before
    assert choose("text/plain, image/unheard-of", offers("application/json", "text/plain")) is not None
    assert media_types._remembered.cache_info().currsize == before + 1


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

"""`Prefer` (RFC 7240): which documented answer a caller gets in place of the state's, and what is said about it."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play

from understudy.http.prefer import parse_prefer, read_defaults
from understudy.messages import Preferences
from understudy.mock import Mock

ORDER = {
    "type": "object",
    "required": ["id", "status"],
    "properties": {"id": {"type": "integer", "minimum": 1}, "status": {"type": "string"}},
}
PROBLEM = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}


def shop() -> dict[str, Any]:
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    good = {"fresh": {"value": {"id": 7, "status": "new"}}, "odd": {"value": {"id": 0}}}
    bad = {"gone": {"value": {"message": "it was sold"}}}
    read = operation("readOrder", reply=ORDER)
    read["responses"]["200"]["content"][JSON]["examples"] = good
    read["responses"]["404"] = {
        "description": "unknown",
        "content": {JSON: {"schema": PROBLEM, "examples": bad}},
    }
    read["responses"]["5XX"] = {"description": "broken", "content": {JSON: {"schema": PROBLEM}}}
    paths = {
        "/orders": {"post": operation("newOrder", "201", ORDER)},
        "/orders/{id}": {"parameters": [key], "get": read, "delete": operation("dropOrder", "204")},
    }
    return document(paths)


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(shop(), tmp_path)


def preferred(mock: Mock, prefer: str, method: str = "GET") -> tuple[int, Any, str | None, str | None]:
    """Status, body, Preference-Applied and X-Mock-Warnings."""
    response, body = answer(mock, method, "/orders/1", prefer=prefer)
    headers = dict(response.headers)
    return response.status, body, headers.get("Preference-Applied"), headers.get("X-Mock-Warnings")


def test_a_documented_status(mock: Mock) -> None:
    mock.create("orders")
    assert preferred(mock, "code=404") == (404, {"message": "Not Found (preferred by the request)"}, "code=404", None)
    assert preferred(mock, "Code=503") == (
        503,
        {"message": "Service Unavailable (preferred by the request)"},
        "code=503",
        None,
    )
    assert preferred(mock, "code=200")[1] == {"id": 7, "status": "new"}
    assert preferred(mock, "code=204", "DELETE") == (204, None, "code=204", None)
    assert mock.get("orders", 1)["id"] == 1  # nothing was deleted


def test_a_named_example_of_any_response(mock: Mock) -> None:
    assert preferred(mock, "example=fresh") == (200, {"id": 7, "status": "new"}, "example=fresh", None)
    assert preferred(mock, 'example="gone"') == (404, {"message": "it was sold"}, "example=gone", None)
    assert preferred(mock, "code=404, example=gone")[:3] == (404, {"message": "it was sold"}, "code=404, example=gone")


def test_an_example_that_breaks_its_schema_is_sent_as_it_is(mock: Mock) -> None:
    status, body, _, warning = preferred(mock, "example=odd")
    assert (status, body) == (200, {"id": 0})
    assert warning is not None
    assert warning.startswith("the example breaks its schema: /")


def test_made_up_or_from_the_document(mock: Mock) -> None:
    status, made, applied, _ = preferred(mock, "dynamic=true")
    assert (status, applied) == (200, "dynamic=true")
    assert made != {"id": 7, "status": "new"}
    assert preferred(mock, "dynamic=true")[1] == made
    assert preferred(mock, "dynamic=false") == (200, {"id": 7, "status": "new"}, "dynamic=false", None)


@pytest.mark.parametrize(
    ("prefer", "warning"),
    [
        ("code=418", "Prefer code=418: readOrder documents 200, 404, 5XX"),
        ("code=abc", "Prefer code=abc: a code is a status from 200 to 599"),
        ("example=frsh", "Prefer example=frsh: readOrder has no example of that name; did you mean fresh?"),
        ("dynamic=maybe", "Prefer dynamic=maybe: dynamic is true or false"),
        ("wait=1e9", "Prefer wait=1e9: wait is a number of seconds up to 300"),
        ("validation=none", "Prefer validation=none: validation is contract or service"),
    ],
)
def test_what_can_not_be_followed_is_ignored_with_a_warning(mock: Mock, prefer: str, warning: str) -> None:
    mock.create("orders")
    status, body, applied, warned = preferred(mock, prefer)
    assert (status, body["id"], applied, warned) == (200, 1, None, warning)


@pytest.mark.parametrize("prefer", ["", ",", "respond-async", "return=minimal; code=404", 'code="', "=404", "handling"])
def test_what_means_nothing_here_is_ignored(mock: Mock, prefer: str) -> None:
    mock.create("orders")
    assert preferred(mock, prefer)[0] == 200


def test_the_first_of_a_name_counts(mock: Mock) -> None:
    assert preferred(mock, "code=404, code=503")[0] == 404


def test_a_wait_moves_the_clock_of_a_mock_in_process(mock: Mock) -> None:
    mock.create("orders")
    before = mock.clock.now()
    response, _ = answer(mock, "GET", "/orders/1", prefer="wait=1.5")
    headers = dict(response.headers)
    assert (headers["Preference-Applied"], headers["X-Mock-Latency"]) == ("wait=1.5", "1.5")
    assert mock.clock.now() - before == timedelta(seconds=1.5)


def test_defaults_hold_for_requests_that_prefer_nothing_else(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path, prefer=["code=404", "wait=2"])
    mock.create("orders")
    assert preferred(mock, "")[0] == 404
    assert preferred(mock, "dynamic=false")[:2] == (200, {"id": 7, "status": "new"})
    response, _ = answer(mock, "DELETE", "/orders/1")
    headers = dict(response.headers)
    assert response.status == 204  # which documents no 404: no preference of the caller, so no warning
    assert headers == {"X-Mock-Latency": "2"}
    assert preferred(mock.fresh(), "")[0] == 404


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("cod=404", "'cod=404' is no preference such as code=503; did you mean code?"),
        ("code", "the preference code takes a value, as in code=…"),
        ("code=99", "code=99: a code is a status from 200 to 599"),
    ],
)
def test_a_default_that_is_none(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(ValueError, match=f"^{re.escape(message)}$"):
        play(shop(), tmp_path, prefer=[text])


@pytest.mark.parametrize(
    ("text", "expected", "problems"),
    [
        ("code=200", Preferences(code=200), ()),
        ("code=599", Preferences(code=599), ()),
        ("CODE = 204 ; q=1", Preferences(code=204), ()),
        ('example="a\\"b"', Preferences(example='a"b'), ()),
        ('example="a, b=1;c"', Preferences(example="a, b=1;c"), ()),
        ("example=", Preferences(), ("Prefer example=: the name of an example is missing",)),
        ("dynamic=TRUE", Preferences(dynamic=True), ()),
        ("dynamic=False", Preferences(dynamic=False), ()),
        ("wait=300", Preferences(wait=300.0), ()),
        ("wait=0.000001", Preferences(wait=0.000001), ()),
        ("wait=300.1", Preferences(), ("Prefer wait=300.1: wait is a number of seconds up to 300",)),
        ("wait=-1", Preferences(), ("Prefer wait=-1: wait is a number of seconds up to 300",)),
        ("validation=Service", Preferences(validation="service"), ()),
        ("validation=contract", Preferences(validation="contract"), ()),
        ("code=199", Preferences(), ("Prefer code=199: a code is a status from 200 to 599",)),
        ("code=600, code=204", Preferences(code=204), ("Prefer code=600: a code is a status from 200 to 599",)),
        ("code=2000", Preferences(), ("Prefer code=2000: a code is a status from 200 to 599",)),
        ("code=204, unknown=1, wait=2, (, example=x", Preferences(code=204, wait=2.0, example="x"), ()),
        ("unknown=1, code=204", Preferences(code=204), ()),
        ("code=204, code=205", Preferences(code=204), ()),
        ("", Preferences(), ()),
    ],
)
def test_a_field_is_read_by_the_grammar_of_its_rfc(text: str, expected: Preferences, problems: tuple[str, ...]) -> None:
    assert parse_prefer(text) == (expected, problems)


def test_defaults_are_read_as_a_field_is() -> None:
    found = read_defaults([" Code = 204 ", "WAIT=2", "example=a=b"])
    assert found == Preferences(code=204, wait=2.0, example="a=b")
    assert read_defaults([]) == Preferences()

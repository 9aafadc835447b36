"""Small parts of reading requests: objects in forms however they are written, and paths that name their query."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from documents import answer, document, operation, play

from understudy.http.bodies import BodyDecoder, BodyResult
from understudy.messages import Request
from understudy.mock import Mock
from understudy.openapi.model import Encoding, MediaType, Operation, RequestBody
from understudy.openapi.schemas import Schemas

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
URLENCODED, MULTIPART = "application/x-www-form-urlencoded", "multipart/form-data"


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "properties": named}


FORM = of(
    n=WHOLE,
    one=of(a=WHOLE, deep=of(yes={"type": "boolean"})),
    list={"type": "array", "items": WHOLE},
    rows={"type": "array", "items": of(a=WHOLE)},
    map={"type": "object", "additionalProperties": WHOLE},
)


def read(name: str, fields: list[tuple[str, str]], schema: Any = FORM, **encoding: Encoding) -> BodyResult:
    media = MediaType(name, schema, (), encoding, "/content")
    operation = Operation(
        *("op", "POST", "/x", "", "", "", ()),
        parameters=(),
        request_body=RequestBody(True, (media,)),
        responses={},
        security=(),
        extensions={},
    )
    if name == URLENCODED:
        body, content_type = urlencode(fields).encode(), name
    else:
        sent = httpx.Request("POST", "http://x/", files=[(field, (None, text)) for field, text in fields])
        body, content_type = sent.read(), sent.headers["content-type"]
    return BodyDecoder(Schemas({}, "3.1")).decode(
        operation, Request("POST", "/x", "", {"content-type": content_type}, body), tolerant=False
    )


@pytest.mark.parametrize("name", [URLENCODED, MULTIPART])
@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ([("n", "1"), ("one[a]", "2")], {"n": 1, "one": {"a": 2}}),
        ([("one[a]", "2"), ("one[deep][yes]", "true")], {"one": {"a": 2, "deep": {"yes": True}}}),
        ([("one", '{"a": 3}')], {"one": {"a": 3}}),
        ([("list", "1"), ("list", "2")], {"list": [1, 2]}),
        ([("list", "1")], {"list": [1]}),
        ([("list[]", "1"), ("list[]", "2")], {"list": [1, 2]}),
        ([("list[0]", "1"), ("list[1]", "2")], {"list": [1, 2]}),
        ([("map[x]", "1"), ("map[y]", "2")], {"map": {"x": 1, "y": 2}}),
        ([("rows[0][a]", "1"), ("rows[1][a]", "2")], {"rows": [{"a": 1}, {"a": 2}]}),
    ],
)
def test_an_object_in_a_form_is_read_however_it_is_written(name: str, fields: Any, value: Any) -> None:
    result = read(name, fields)
    assert (result.value, result.violations) == (value, ())


def test_properties_of_an_object_stand_beside_the_others_in_a_urlencoded_form_alone() -> None:
    """The default there is the style `form`, exploded; a multipart body has no such thing (OAS 4.8.15)."""
    assert read(URLENCODED, [("a", "1")]).value == {"one": {"a": 1}}
    assert read(MULTIPART, [("a", "1")]).value == {"a": "1"}


@pytest.mark.parametrize("schema", [None, True, {}])
def test_a_form_of_which_nothing_is_known_is_text_in_brackets(schema: Any) -> None:
    fields = [("a", "1"), ("b[c]", "2"), ("d", "3"), ("d", "4")]
    expected = {"a": "1", "b": {"c": "2"}, "d": ["3", "4"]}
    assert read(URLENCODED, fields, schema).value == expected
    assert read(MULTIPART, fields, schema).value == expected


@pytest.fixture
def queries(tmp_path: Path) -> Mock:
    kind = [{"name": "kind", "in": "query", "schema": TEXT}]
    paths = {
        "/x?type=a": {"get": operation("fixed", reply={"const": "a"})},
        "/x?type={kind}": {"get": operation("open", reply=TEXT, parameters=kind)},
        "/x?at={kind}-{end}": {"get": operation("span", reply=TEXT)},
        "/x": {"get": operation("plain", reply={"const": "p"})},
    }
    return play(document(paths), tmp_path)


@pytest.mark.parametrize(
    ("query", "called"),
    [
        ("type=a", "fixed"),
        ("z=1&type=a", "fixed"),
        ("type=b", "open"),
        ("type=a%20b&z=1", "open"),
        ("type=A", "open"),
        ("at=1-2", "span"),
        ("at=12", "plain"),
        ("type=", "plain"),
        ("other=a", "plain"),
        ("", "plain"),
    ],
)
def test_a_path_that_names_its_query_is_called_by_it(queries: Mock, query: str, called: str) -> None:
    assert answer(queries, "GET", f"/x?{query}")[0].operation_id == called

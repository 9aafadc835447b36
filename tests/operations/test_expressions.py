"""Runtime expressions and what they set: on the record itself, and on those that are made with it."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.openapi.pointer import MISSING
from understudy.records.expressions import evaluate, fill

TEXT, NUMBER = {"type": "string"}, {"type": "integer"}
LINES = {"type": "array", "items": {"type": "object", "properties": {"sku": TEXT, "part": NUMBER}}}
KIT = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": NUMBER, "name": TEXT, "note": {}, "part": NUMBER, "lines": LINES},
}
PART = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": NUMBER, "name": TEXT, "size": NUMBER, "sku": TEXT, "kit": NUMBER, "shelf": NUMBER},
}


def key(name: str, place: str = "path") -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": TEXT if place != "path" else NUMBER}


def kits(folder: Path, **words: Any) -> Mock:
    """Kits below a shop; `words` are keys of the operation that makes one."""
    body = {"type": "object", "properties": {"name": TEXT, "lines": LINES, "extra": {"type": "object"}, "late": TEXT}}
    parameters = [key("q", "query"), key("r", "query"), key("X-Way", "header"), key("X-Other", "header")]
    made = operation("makeKit", "201", schema_ref("Kit"), body=body, parameters=parameters, **words)
    parts = {"type": "array", "items": schema_ref("Part")}
    shelf = {"type": "object", "required": ["id"], "properties": {"id": NUMBER}}
    box = {"type": "object", "required": ["id"], "properties": {"id": NUMBER, "size": NUMBER}}
    paths = {
        "/shops/{shop}/kits": {"parameters": [key("shop")], "post": made},
        "/shops/{shop}/kits/{id}": {
            "parameters": [key("shop"), key("id")],
            "get": operation("getKit", reply=schema_ref("Kit")),
        },
        "/shelves": {"post": operation("makeShelf", "201", shelf)},
        "/shelves/{id}": {"parameters": [key("id")], "get": operation("getShelf", reply=shelf)},
        "/parts": {"get": operation("parts", reply=parts), "post": operation("makePart", "201", schema_ref("Part"))},
        "/parts/{id}": {"parameters": [key("id")], "get": operation("part", reply=schema_ref("Part"))},
        "/shelves/{shelf}/boxes": {
            "parameters": [key("shelf")],
            "get": operation("boxes", reply={"type": "array", "items": schema_ref("Box")}),
            "post": operation("makeBox", "201", schema_ref("Box")),
        },
    }
    return play(document(paths, {"Kit": KIT, "Part": PART, "Box": box}), folder, fill="required")


def made(mock: Mock, **body: Any) -> Any:
    response, value = answer(
        mock, "POST", "/shops/7/kits?q=two%20words", {"name": "n", **body}, x_way="w", cookie="c=3"
    )
    assert response.status == 201, value
    return value


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("$request.body#/name", "n"),
        ("$request.body#/lines/1/sku", "b"),
        ("$request.body#/lines", [{"sku": "a"}, {"sku": "b"}]),
        ("$request.path.shop", 7),
        ("$request.query.q", "two words"),
        ("$request.header.X-Way", "w"),
        ("$method", "POST"),
        ("$statusCode", 201),
        ("$record#/name", "n"),
        ("plain", "plain"),
        (5, 5),
        ({"deep": ["$request.body#/name", 1]}, {"deep": ["n", 1]}),
        ({"known": "$request.body#/name", "unknown": "$request.body#/late"}, {"known": "n"}),
        (["$request.body#/late", "$request.query.q"], ["two words"]),
    ],
)
def test_what_an_expression_is(tmp_path: Path, expression: Any, value: Any) -> None:
    mock = kits(tmp_path, **{"x-mock-set": {"note": expression}})
    assert made(mock, lines=[{"sku": "a"}, {"sku": "b"}])["note"] == value


@pytest.mark.parametrize(
    "expression", ["$request.body#/late", "$request.query.r", "$request.header.X-Other", "$request.body#/lines/9/sku"]
)
def test_what_leads_nowhere_sets_nothing(tmp_path: Path, expression: str) -> None:
    mock = kits(tmp_path, **{"x-mock-set": {"name": expression}})
    assert made(mock)["name"] == "n"


@pytest.mark.parametrize(
    ("entry", "parts", "kit"),
    [
        ({"set": {"size": 3}}, [{"id": 1, "size": 3}], {}),
        ({"set": {"size": "$request.body#/extra/size", "name": "$request.body#/name"}}, [{"id": 1, "name": "n"}], {}),
        ({"from": "$request.body#/extra"}, [{"id": 1, "sku": "x"}], {}),
        ({"from": "$request.body#/extra", "set": {"sku": "y"}}, [{"id": 1, "sku": "y"}], {}),
        ({"from": "$request.body#/extra", "defaults": {"sku": "y", "size": 2}}, [{"id": 1, "sku": "x", "size": 2}], {}),
        ({"from": "$request.body#/name", "defaults": {"name": "$request.body#/late"}}, [{"id": 1}], {}),
        ({"set": {"kit": "$response.body#/id"}, "into": "part"}, [{"id": 1, "kit": 1}], {"part": 1}),
        (
            {"each": "$request.body#/lines", "set": {"sku": "$each#/sku"}, "into": "lines/*/part"},
            [{"id": 1, "sku": "a"}, {"id": 2, "sku": "b"}],
            {"lines": [{"sku": "a", "part": 1}, {"sku": "b", "part": 2}]},
        ),
        ({"each": "$request.body#/lines", "from": "$each#"}, [{"id": 1, "sku": "a"}, {"id": 2, "sku": "b"}], {}),
        ({"each": "$request.body#/name", "set": {"sku": "$each#/sku"}}, [], {}),
        ({"each": "$request.body#/lines", "into": "name/*/part"}, [{"id": 1}, {"id": 2}], {}),
        ({"each": "$request.body#/lines", "into": "late/*/part"}, [{"id": 1}, {"id": 2}], {}),
        ({"set": {"sku": "x"}, "into": "lines/*/part"}, [{"id": 1, "sku": "x"}], {}),
        ({"each": "$request.body#/lines", "into": "part"}, [{"id": 1}, {"id": 2}], {"part": 2}),
        ({"each": "$request.body#/late", "set": {"sku": "$each#/sku"}}, [], {}),
    ],
)
def test_what_is_made_with_a_record(
    tmp_path: Path, entry: dict[str, Any], parts: list[Any], kit: dict[str, Any]
) -> None:
    mock = kits(tmp_path, **{"x-mock-creates": [{"collection": "/parts", **entry}]})
    sent = {"lines": [{"sku": "a"}, {"sku": "b"}], "extra": {"sku": "x"}}
    new = made(mock, **sent)
    assert answer(mock, "GET", "/parts")[1] == parts
    assert {name: value for name, value in new.items() if name != "extra"} == {
        "id": 1,
        "name": "n",
        "lines": sent["lines"],
        **kit,
    }
    assert answer(mock, "GET", "/shops/7/kits/1")[1] == new


def test_what_is_made_later_knows_what_was_made_before_and_stands_where_its_path_says(tmp_path: Path) -> None:
    entries = [
        {"collection": "/shelves", "as": "place"},
        {"collection": "/shelves/{shelf}/boxes", "path": {"shelf": "$created.place#/id"}, "set": {"size": 4}},
        {"collection": "/parts", "set": {"shelf": "$created.place#/id", "size": "$created.shelves/boxes#/size"}},
    ]
    mock = kits(tmp_path, **{"x-mock-creates": entries})
    made(mock)
    assert [(each["size"]) for each in answer(mock, "GET", "/shelves/1/boxes")[1]] == [4]
    assert [(each["shelf"], each.get("size")) for each in answer(mock, "GET", "/parts")[1]] == [(1, 4)]


def test_what_each_is_at_may_be_no_object(tmp_path: Path) -> None:
    words = {"collection": "/parts", "each": "$request.body#/lines", "set": {"sku": "x"}, "into": "note/*/part"}
    mock = kits(tmp_path, **{"x-mock-set": {"note": ["a", {"sku": "b"}]}, "x-mock-creates": [words]})
    assert made(mock, lines=[{"sku": "a"}, {"sku": "b"}])["note"] == ["a", {"sku": "b"}]
    assert len(answer(mock, "GET", "/parts")[1]) == 2


CALL: Any = SimpleNamespace(
    method="PUT",
    status=202,
    path={"a": 1},
    query={"a": 2},
    headers={"X-A": 3},
    body={"a": 4, "list": [{"b": 5}]},
    created={"x": {"id": 6}},
)


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("$method", "PUT"),
        ("$statusCode", 202),
        ("$request.path.a", 1),
        ("$request.query.a", 2),
        ("$request.header.X-A", 3),
        ("$request.header.x-a", 3),
        ("$request.body", CALL.body),
        ("$request.body#", CALL.body),
        ("$request.body#/list/0/b", 5),
        ("$created.x#/id", 6),
        ("$response.body#/r", 7),
        ("$record#/r", 8),
        ("$each", 9),
        ("$request.path.b", MISSING),
        ("$request.header.X-B", MISSING),
        ("$request.body#/list/1/b", MISSING),
        ("$created.y#/id", MISSING),
        ("$previous#/a", MISSING),
        ("$event#/id", MISSING),
        ("$nothing", MISSING),
        ("$request.cookie.a", MISSING),
        ("$request.paths.a", MISSING),
        ("$response.header.X-A", MISSING),
        ("$path.a", MISSING),
        ("$query.a", MISSING),
        ("method", "method"),
        ("", ""),
        (None, None),
    ],
)
def test_where_an_expression_leads(expression: Any, value: Any) -> None:
    assert evaluate(expression, CALL, {"response": {"r": 7}, "record": {"r": 8}, "each": 9}) == value


def test_what_time_does_has_no_request() -> None:
    scope = {"record": {"a": 1}, "previous": {"a": 0}, "event": {"id": "e"}}
    for expression in ("$request.body#/a", "$request.path.a", "$request.query.a", "$request.header.a", "$method"):
        assert evaluate(expression, None, scope) is MISSING
    assert evaluate("$statusCode", None, scope) is MISSING
    assert evaluate("$created.a#/id", None, scope) is MISSING
    assert [evaluate(f"${name}", None, scope) for name in scope] == list(scope.values())
    assert evaluate("$record#/b", None, scope) is evaluate("$each#/a", None, scope) is MISSING
    assert fill({"a": "$record#/a", "b": ["$previous#/a", "$record#/b"], "c": "$method"}, None, scope) == {
        "a": 1,
        "b": [0],
    }

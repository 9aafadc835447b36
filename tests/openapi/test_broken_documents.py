"""Documents that are broken anywhere: they are played as far as they can be, without a traceback and without a 500."""

from __future__ import annotations

import copy
import json
import logging
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref
from library import library

from understudy.check import check
from understudy.inference.explain import explain, explain_as_data
from understudy.inference.sketch import overlay_sketch

# What may stand anywhere in a document that a program wrote.
JUNK: tuple[Any, ...] = (
    *(None, True, 0, -1, 3.5, 10**30, "", "x", "/a/{b}", "2XX", "\ud83d\ude00", "a\nb", [], {}, [None], [[]]),
    *({"": None}, ["a", "b"], {"a": 1}, {"$ref": None}, {"$ref": []}, {"$ref": "x"}, {"$ref": "#"}, {"$ref": "#/info"}),
    {"$ref": "#/components/schemas/Gone"},
)
KEYS = ("", "x", "get", "/", "$ref", "200", "default", "type", "allOf", "enum", "pattern", "required", "properties")
CASES = 30


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    entries = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, entry in list(entries):
        yield (*path, key)
        yield from places(entry, (*path, key))


def break_somewhere(built: dict[str, Any], dice: random.Random) -> str:
    """Do one thing to one place of a document, and say what."""
    path = dice.choice([place for place in places(built) if place not in (("openapi",), ("paths",))])
    above: Any = built
    for key in path[:-1]:
        above = above[key]
    value, kind = dice.choice(JUNK), dice.choice(("remove", "replace", "replace", "dangle", "rename", "add"))
    if kind == "remove":
        del above[path[-1]]
    elif kind == "dangle":
        above[path[-1]] = {"$ref": "#/components/schemas/Gone"}
    elif kind == "rename" and isinstance(above, dict):
        above[dice.choice(KEYS)] = above.pop(path[-1])
    elif kind == "add" and isinstance(above[path[-1]], dict):
        above[path[-1]][dice.choice(KEYS)] = copy.deepcopy(value)
    else:
        above[path[-1]] = copy.deepcopy(value)
    return f"{kind} {path} {value!r}"


def shop() -> dict[str, Any]:
    """References, states, a discriminator, security, links, webhooks and parameters: a little of everything."""
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    page = {"name": "page", "in": "query", "style": "form", "explode": True, "schema": {"type": "integer"}}
    order = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer", "minimum": 1},
            "state": {"type": "string", "enum": ["new", "sent"], "description": "where it is"},
            "payment": {
                "oneOf": [schema_ref("Card"), schema_ref("Cash")],
                "discriminator": {"propertyName": "kind", "mapping": {"card": "#/components/schemas/Card"}},
            },
            "tags": {"type": "array", "items": {"type": "string", "minLength": 1}, "uniqueItems": True},
        },
    }
    kinds = {
        name: {"type": "object", "required": ["kind"], "properties": {"kind": {"const": name.lower()}}}
        for name in ("Card", "Cash")
    }
    problem = {"description": "no", "content": {JSON: {"schema": schema_ref("Problem")}}}
    link = {"self": {"operationId": "getOrder", "parameters": {"id": "$response.body#/id"}}}
    created = operation("createOrder", "201", schema_ref("Order"), body=schema_ref("Order"), tags=["orders"])
    created["responses"]["201"] |= {"links": link, "headers": {"Location": {"schema": {"type": "string"}}}}
    several = {"type": "object", "properties": {"items": {"type": "array", "items": schema_ref("Order")}}}
    return document(
        {
            "/orders": {
                "get": operation("listOrders", reply=several, parameters=[page], security=[{"oauth": ["read"]}]),
                "post": created,
            },
            "/orders/{id}": {
                "parameters": [{"$ref": "#/components/parameters/id"}],
                "get": operation(
                    "getOrder", reply=schema_ref("Order"), responses={"404": {"$ref": "#/components/responses/No"}}
                ),
                "delete": operation("deleteOrder", "204"),
            },
        },
        {
            "Order": order,
            **kinds,
            "Problem": {"type": "object", "properties": {"message": {"type": "string", "pattern": "^[a-z ]+$"}}},
        },
        components={
            "parameters": {"id": key},
            "responses": {"No": problem},
            "securitySchemes": {
                "oauth": {
                    "type": "oauth2",
                    "flows": {"clientCredentials": {"tokenUrl": "/token", "scopes": {"read": "to read"}}},
                }
            },
        },
        webhooks={"sent": {"post": operation("sent", body=schema_ref("Order"))}},
        security=[{}, {"oauth": []}],
        tags=[{"name": "orders", "description": "what was bought"}],
        servers=[{"url": "/v1", "variables": {}}],
    )


@pytest.mark.parametrize("start", range(0, CASES, 10))
@pytest.mark.parametrize("whole", [shop, library])
def test_a_document_is_played_as_far_as_it_can_be(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, whole: Any, start: int
) -> None:
    caplog.set_level(logging.ERROR)
    for seed in range(start, start + 10):
        dice = random.Random(seed)
        built = copy.deepcopy(whole())
        done = [break_somewhere(built, dice) for _ in range(dice.choice((1, 1, 2, 3)))]
        mock = play(built, tmp_path)
        assert max(map(len, explain(mock.contract, problems=mock.problems).splitlines())) <= 120, (seed, done)
        json.dumps(explain_as_data(mock.contract, problems=mock.problems))
        overlay_sketch(mock.contract)
        for finding in check(mock).findings:
            assert ": 500 " not in finding.message, (seed, done, finding)
        for each in mock.contract.operations.values():
            target = each.path.partition("?")[0].replace("{id}", "1")
            response = answer(mock, each.method, target, {} if each.request_body else None)[0]
            assert response.status != 500, (seed, done, response.body)
        assert caplog.records == [], (seed, done)


@pytest.mark.parametrize(
    ("place", "value", "problem"),
    [
        (
            "/components/schemas/Order/required",
            ["id", {}],
            "required must be an array of names; what is none is left out",
        ),
        ("/components/schemas/Order/required", True, "required must be an array of names and is left out"),
        (
            "/components/schemas/Order/type",
            "objekt",
            "objekt is no type of JSON Schema, so a value of any type is valid (did you mean object?)",
        ),
        ("/components/schemas/Order/properties", 3, "properties must be an object and is left out"),
        ("/components/schemas/Order/properties/state", 3, "a schema can't be 3 and is read as an empty one"),
        (
            "/components/schemas/Order/properties/state/description",
            404,
            "description must be text and is read as such",
        ),
        ("/components/schemas/Order/properties/id/minimum", "1", "minimum must be a number and is left out"),
        ("/components/schemas/Order/properties/payment/oneOf/1", "Cash", "a schema can't be text and is left out"),
        ("/paths/~1orders/get/tags", 3.5, "tags must be an array of names and is left out"),
        ("/paths/~1orders/get/parameters", {"page": 1}, "parameters must be an array and is left out"),
        ("/paths/~1orders/get/parameters/0", "page", "a parameter can't be text and is left out"),
        ("/paths/~1orders/get/parameters/0/explode", "true", "explode must be true or false and is read as such"),
        ("/paths/~1orders/get/responses/200/content", [], "content must be an object and is left out"),
        (
            "/paths/~1orders/get/responses/200/content/application~1json",
            "Order",
            "a media type can't be text and is read as an empty one",
        ),
        ("/paths/~1orders~1{id}/delete", ["x"], "delete can't be an array and is left out"),
        ("/paths/~1orders~1{id}/parameters/0/$ref", 1, "$ref must be text and is left out"),
        ("/components", "none", "components can't be text and is left out"),
    ],
)
def test_a_value_of_the_wrong_kind_costs_itself(tmp_path: Path, place: str, value: Any, problem: str) -> None:
    built = shop()
    above: Any = built
    *way, last = [token.replace("~1", "/") for token in place.split("/")[1:]]
    for token in way:
        above = above[int(token)] if isinstance(above, list) else above[token]
    above[int(last) if isinstance(above, list) else last] = value
    mock = play(built, tmp_path)
    written = [f"{each.pointer}: {each.message}{f' ({each.hint})' if each.hint else ''}" for each in mock.problems]
    assert f"{place}: {problem}" in written
    assert answer(mock, "GET", "/orders", authorization="Bearer x")[0].status in (200, 501)


@pytest.mark.parametrize(
    "schema",
    [
        {"type": "string", "minLength": 10**30},
        {"type": "array", "items": {"type": "string"}, "minItems": 10**12},
        {"type": "object", "minProperties": 10**12},
        {"type": "array", "contains": {"type": "string"}, "minContains": 10**12},
    ],
)
def test_what_is_too_large_to_be_made_is_reported_at_once(tmp_path: Path, schema: Any) -> None:
    mock = play(document({"/x": {"get": operation("x", reply=schema)}}), tmp_path)
    response, body = answer(mock, "GET", "/x")
    assert (response.status, body["pointer"]) == (501, "/paths/~1x/get/responses/200/content/application~1json/schema")


@pytest.mark.parametrize("components", [{"$ref": "#/components/x/y"}, {"schemas": {"$ref": "#/components/schemas"}}])
def test_components_that_lead_back_to_themselves(tmp_path: Path, components: Any) -> None:
    mock = play({**shop(), "components": components}, tmp_path)
    assert "circular-reference" in {problem.rule for problem in mock.problems}
    assert answer(mock, "DELETE", "/orders/1")[0].status != 500


def test_a_reference_to_a_file_that_is_not_there_costs_what_it_stands_in(tmp_path: Path) -> None:
    swagger = {
        "swagger": "2.0",
        "info": {"title": "t", "version": "1", "contact": {"$ref": "other.yaml#/a"}},
        "paths": {"/x": {"get": {"responses": {"204": {"description": "fine"}}}}},
    }
    mock = play(swagger, tmp_path)
    assert answer(mock, "GET", "/x")[0].status == 204
    assert "reference-not-local" in {problem.rule for problem in mock.problems}

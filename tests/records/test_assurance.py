"""A record that a plan makes of a valid body is looked at no more where it is valid for sure, and only there."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock, open_mock
from understudy.openapi.apart import alike
from understudy.records.creation import Creation, creation_of
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable, Values

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("benchmarks/widgets.yaml", "spec/campaignflow/openapi.yaml", "tests/support/orders.yaml")
ODD = (None, True, -1, 0, 1.5, "", "x", "x" * 90, "2026-01-05T09:30:00Z", [], [1], {}, {"n": None}, 10**12)
NOW = "2026-02-03T04:05:06Z"

KEPT: dict[str, Any] = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "name": {"type": "string", "minLength": 1},
        "size": {"type": "integer", "maximum": 10},
        "made_at": {"type": "string", "format": "date-time"},
        "state": {"type": "string", "enum": ["open", "shut"]},
        "door": {"type": "object", "properties": {"open": {"type": "boolean"}, "n": {"type": "string"}}},
        "note": {"type": ["string", "null"]},
    },
}
OWNER = {"type": "object", "properties": {"uid": {"type": "integer", "readOnly": True}, "n": {"type": "string"}}}
OWNED = {**KEPT, "properties": {**KEPT["properties"], "owner": OWNER}}


def sent(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": {"name": {"type": "string", "minLength": 1}, **properties}}


def things(
    folder: Path, body: dict[str, Any], kept: dict[str, Any] = KEPT, version: str = "3.1.0", **options: Any
) -> Mock:
    paths = {
        "/things": {"post": operation("createThing", "201", schema_ref("Thing"), body=body)},
        "/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("getThing", reply=schema_ref("Thing")),
        },
    }
    return play({**document(paths, {"Thing": kept}), "openapi": version}, folder, **options)


LIMITED = {"type": "integer", "maximum": 10}
BODIES = {
    "less": (sent(), KEPT, True),
    "the same": (sent(size=LIMITED), KEPT, True),
    "wider": (sent(size={"type": "integer"}), KEPT, True),
    "closed": ({**sent(size=LIMITED), "additionalProperties": False}, KEPT, True),
    "objects that are completed": (sent(door=KEPT["properties"]["door"]), KEPT, True),
    "the record itself": (schema_ref("Thing"), KEPT, True),
    "a key that is sent": (sent(id={"type": "integer"}), KEPT, True),
    "a default that records don't take": (sent(size={"type": "integer", "default": 11}), KEPT, False),
    "an object of which the service says a part": (sent(owner=OWNER), OWNED, False),
    "so many properties": (sent(), {**KEPT, "maxProperties": 6}, False),
    "a union": (sent(), {"anyOf": [KEPT, {"type": "object", "required": ["id", "note"]}]}, False),
}


def creations(mock: Mock) -> Iterator[tuple[Creation, Any]]:
    """The plans of a document that assure anything, each with the schema of its body."""
    context = mock.engine.context
    for called in mock.contract.operations.values():
        plan = mock.contract.resources.plans[called.id]
        media = called.request_body.content if called.request_body is not None else ()
        if plan.kind == "create" and media and media[0].schema is not None:
            found = creation_of(context, context.collection(str(plan.collection)), media[0].schema)
            if found is not None and found.assurance is not None:
                yield found, media[0].schema


def check(mock: Mock) -> int:
    """Of how many valid bodies it was assured that their records are valid; each of those is."""
    schemas, dice, assured = mock.contract.schemas, random.Random(7), 0
    for creation, node in creations(mock):
        is_body = schemas.validator(node, "request").is_valid
        named = [*schemas.validator(creation.collection.schema, "response").schema.get("properties", ()), "unheard of"]
        try:
            valid = [Values(schemas, seed).generate(node, "request", key=str(seed), fresh=True) for seed in range(4)]
        except Unsatisfiable:
            continue
        for body in [each for each in valid for _ in range(40)]:
            made = copy.deepcopy(body)
            for _ in range(dice.randint(0, 3)):
                name = dice.choice([*made, *KEPT["properties"], *named])
                if dice.random() < 0.3:
                    made.pop(name, None)
                else:
                    made[name] = copy.deepcopy(dice.choice(ODD))
            if is_body(made) and creation.assurance is not None and creation.assurance.covers(made):
                begun = creation.begin(mock.engine.context, Work(mock.store), made, NOW)
                assert begun is not None
                assert creation.is_valid(begun[1]), (made, begun[1])
                assured += 1
    return assured


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_assured_holds(name: str) -> None:
    assert check(open_mock(ROOT / name, validation="service")) > 20


@pytest.mark.parametrize("version", ["3.0.3", "3.1.0"])
@pytest.mark.parametrize(("body", "kept", "is_assured"), BODIES.values(), ids=BODIES)
def test_what_is_assured_holds_whatever_a_body_may_say(
    body: dict[str, Any], kept: dict[str, Any], is_assured: bool, version: str, tmp_path: Path
) -> None:
    assert (check(things(tmp_path, body, kept, version)) > 0) == is_assured


def test_a_property_that_only_records_have_is_looked_at_where_somebody_sends_it(tmp_path: Path) -> None:
    mock = things(tmp_path, sent())
    response, made = answer(mock, "POST", "/things", {"name": "a", "size": 5_000, "made_at": "soon"})
    assert response.status == 201
    assert made["size"] <= 10
    assert made["made_at"] != "soon"
    assert answer(mock, "GET", "/things/1")[1] == made


def test_a_body_that_was_let_pass_is_looked_at(tmp_path: Path) -> None:
    closed = {**sent(size=LIMITED, made_at={"type": "string", "format": "date-time"}), "additionalProperties": False}
    mock = things(tmp_path, closed, validation="service")
    response, made = answer(mock, "POST", "/things", {"name": "a", "size": 3, "made_at": "2026-02-03 04:05"})
    assert response.status == 201
    assert dict(response.headers)["X-Mock-Warnings"].startswith("body /made_at")
    assert made == {**made, "size": 3, "made_at": "2026-02-03T04:05:00Z"}


def test_two_schemas_say_the_same_of_a_property_where_all_that_they_need_is_the_same() -> None:
    def named(definition: Any) -> dict[str, Any]:
        return {"properties": {"a": {"$ref": "#/$defs/A"}, "b": {"type": "string"}}, "$defs": {"A": definition}}

    deep = {"items": {"$ref": "#/$defs/A"}}
    assert alike(named(deep), named(copy.deepcopy(deep))) == {"a", "b"}
    assert alike(named(deep), named({"items": {"$ref": "#/$defs/A"}, "minItems": 1})) == {"b"}
    assert alike(named(deep), {"properties": {"a": {"type": "array"}}}) == frozenset()
    assert alike(True, named(deep)) == frozenset()

"""What contract coverage counts of a request: the places and values that the one schema view shows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents import document, operation, schema_ref

from understudy.contract import index
from understudy.openapi.loaded import Document
from understudy.testing.coverage.documented import Kind, documented

TEXT = {"type": "string"}


def counted(kind: Kind, operations: dict[str, Any], **components: Any) -> list[str]:
    built = document({"/things": operations}, components=components)
    return [text for _, text in documented(index(Document(built, Path("things.yaml"), "3.1", ())))[kind]]


def posted(kind: Kind, body: Any, **schemas: Any) -> list[str]:
    return counted(kind, {"post": operation("addThing", "201", body=body)}, schemas=schemas)


def test_properties_of_every_part_and_of_every_alternative() -> None:
    base = {"type": "object", "properties": {"name": TEXT, "id": {"type": "integer", "readOnly": True}}}
    card = {"type": "object", "properties": {"number": TEXT}}
    iban = {"type": "object", "properties": {"iban": TEXT}}
    payment = {"oneOf": [card, iban]}
    body = {"allOf": [schema_ref("Base"), {"properties": {"payment": payment}}], "properties": {"note": TEXT}}
    assert sorted(posted("properties", body, Base=base)) == [
        "name",
        "note",
        "payment",
        "payment.iban",
        "payment.number",
    ]


def test_a_constant_is_a_value_like_that_of_an_enum() -> None:
    card = {"type": "object", "properties": {"kind": {"const": "card"}}}
    iban = {"type": "object", "properties": {"kind": {"enum": ["iban"]}}}
    assert posted("property values", {"oneOf": [card, iban]}) == ['kind = "card"', 'kind = "iban"']


def test_values_that_another_part_forbids_are_not_counted() -> None:
    size = {"allOf": [{"enum": ["s", "m", "l", None]}, {"enum": ["m", "l", "xl"]}]}
    assert posted("property values", {"type": "object", "properties": {"size": size}}) == ['size = "m"', 'size = "l"']


def test_a_property_that_takes_no_value_is_none_of_a_request() -> None:
    body = {"type": "object", "properties": {"open": True, "closed": False, "pair": {"prefixItems": [TEXT, TEXT]}}}
    assert posted("properties", body) == ["open", "pair"]


def test_the_default_of_a_shared_part_counts() -> None:
    limit = {"name": "limit", "in": "query", "schema": {"allOf": [schema_ref("Limit"), {"maximum": 9}]}}
    found = counted(
        "parameters",
        {"get": operation("listThings", parameters=[limit])},
        schemas={"Limit": {"type": "integer", "default": 5}},
    )
    assert found == ["query limit: given", "query limit: default"]


def test_a_schema_beside_the_reference_of_a_parameter_is_that_parameters_own() -> None:
    shared = {"name": "include", "in": "query", "schema": {**TEXT, "enum": ["a", "b"]}}
    narrow = {"$ref": "#/components/parameters/include", "schema": {**TEXT, "enum": ["c"]}}
    operations = {
        "get": operation("listThings", parameters=[{"$ref": "#/components/parameters/include"}]),
        "post": operation("addThing", "201", parameters=[narrow]),
    }
    found = counted("parameter values", operations, parameters={"include": shared})
    assert found == ['query include = "a"', 'query include = "b"', 'query include = "c"']

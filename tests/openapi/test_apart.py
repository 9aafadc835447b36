"""What is found wrong property by property is what the whole schema finds, in the same words and the same order."""

from __future__ import annotations

import copy
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from understudy.contract import read_contract
from understudy.openapi.apart import ABOUT_NAMES
from understudy.openapi.schemas import Schemas, Validator
from understudy.openapi.violations import Violation, Words
from understudy.values.generate import Unsatisfiable, Values

ROOT = Path(__file__).parents[2]
DOCUMENTS = ("benchmarks/widgets.yaml", "spec/campaignflow/openapi.yaml", "tests/support/orders.yaml")
STRANGE = (None, True, -1, 0, 0.0, -0.0, 1.5, "", "x", "x" * 90, [], [1], {}, {"a~/b": 1}, 10**30)


def broken(value: dict[str, Any], dice: random.Random) -> Iterator[dict[str, Any]]:
    """Objects that differ from a valid one in some places."""
    for _ in range(6):
        made = copy.deepcopy(value)
        for _ in range(dice.randint(1, 3)):
            place: Any = made
            while isinstance(place, dict) and place and (name := dice.choice(list(place))) is not None:
                if not isinstance(place[name], dict) or dice.random() < 0.4:
                    break
                place = place[name]
            if isinstance(place, dict) and place:
                how = dice.random()
                if how < 0.1:
                    del place[name]
                elif how < 0.2:
                    place["unheard of"] = 1
                else:
                    place[name] = copy.deepcopy(dice.choice(STRANGE))
        yield made


def plainly(validator: Validator, value: Any) -> tuple[Violation, ...]:
    return Words(validator.schema, "body").violations(validator._compiled.iter_errors(value))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_both_ways_find_the_same(name: str) -> None:
    contract, dice = read_contract(ROOT / name), random.Random(name)
    values, found = Values(contract.schemas, 3), 0
    nodes = [
        media.schema
        for operation in contract.operations.values()
        if operation.request_body is not None
        for media in operation.request_body.content
        if media.schema is not None
    ]
    for node in nodes:
        try:
            value = values.generate(node, "request", key="apart", fresh=True)
        except Unsatisfiable:
            continue
        validator = contract.schemas.validator(node, "request")
        for each in broken(value, dice) if isinstance(value, dict) else ():
            for _ in range(2):
                assert validator.violations(each) == plainly(validator, each), each
        found += validator._parts is not None
    assert found


@pytest.mark.parametrize("legacy", [False, True])
def test_of_equal_values_each_is_shown_as_it_is(legacy: bool) -> None:
    kinds = {"number": {"enum": [1, 2]}, "flag": {"type": "integer"}, "a/b": {"type": "string"}}
    schemas = Schemas({}, "3.0" if legacy else "3.1")
    validator = schemas.validator({"type": "object", "properties": kinds, "additionalProperties": False}, "request")
    for value in (0, 0.0, -0.0, True, 1.0, None, "0"):
        body = {"a/b": value, "flag": "x", "number": 3 if value is None else value}
        for _ in range(3):
            assert validator.violations(body) == plainly(validator, body), body
    assert validator._parts is not None
    assert validator.violations({"a/b": 1})[0].pointer == "/a~1b"


_KINDS: dict[str, Any] = {
    "plain": {"type": "object", "properties": {"a": {"type": "string"}, "b": {}}, "required": ["a", "c"]},
    "closed": {"properties": {"a": {"type": "string"}}, "additionalProperties": False, "maxProperties": 1},
    "map": {"additionalProperties": {"type": "integer"}, "properties": {"a": {"type": "string"}}},
    "families": {"patternProperties": {"^b": {"type": "integer"}}, "propertyNames": {"maxLength": 1}},
    "either": {"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "properties": {"a": {"type": "string"}}},
    "holds either": {"properties": {"a": {"anyOf": [{"type": "integer"}, {"required": ["b"]}]}, "b": False}},
    "text or object": {"type": ["string", "object"], "properties": {"a": {"type": "string"}}},
    "text": {"type": "string", "properties": {"a": {"type": "string"}}},
    "not": {"not": {"required": ["b"]}, "properties": {"a": {"type": "string"}}},
    "all": {"allOf": [{"required": ["b"]}, {"properties": {"a": {"type": "string"}}}]},
    "if": {"if": {"required": ["b"]}, "then": {"properties": {"a": {"type": "string"}}}},
    "reference": {"$ref": "#/components/schemas/Plain"},
    "itself": {"$ref": "#/components/schemas/Itself"},
}
_SHARED = {"schemas": {"Plain": _KINDS["plain"], "Itself": {"$ref": "#/components/schemas/Itself"}}}


def by_errors(validator: Validator, value: Any) -> set[str] | None:
    errors = list(validator._compiled.iter_errors(value))
    if any(not each.instance_path and each.kind.name not in ABOUT_NAMES for each in errors):
        return None
    return {str(each.instance_path[0]) for each in errors if each.instance_path}


@pytest.mark.parametrize("kind", _KINDS)
def test_the_properties_that_are_wrong_are_those_that_errors_name(kind: str) -> None:
    schemas = Schemas({"components": _SHARED}, "3.1")
    validator, seen = schemas.validator(_KINDS[kind], "response"), set()
    for names in ("", "a", "b", "ab", "ac", "abc", "bb2"):
        for first in STRANGE:
            for rest in STRANGE:
                value = {name: rest if place else first for place, name in enumerate(dict.fromkeys(names))}
                found = validator.invalid_properties(value)
                assert found == by_errors(validator, value), value
                seen.add(None if found is None else len(found))
    assert len(seen) > 1 or kind in ("text", "itself")

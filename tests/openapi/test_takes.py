"""What `type` alone tells of a value is what the compiled schema says of it."""

from __future__ import annotations

from typing import Any, get_args

from hypothesis import given
from hypothesis import strategies as st

from understudy.openapi.directions import Direction
from understudy.openapi.schemas import Schemas

REF = "#/components/schemas/"
KINDS = ("string", "boolean", "integer", "number", "array", "object", "null", "file", 3, ["string", "null"])
BESIDE: dict[str, st.SearchStrategy[Any]] = {
    "nullable": st.sampled_from([True, False, "yes"]),
    "enum": st.sampled_from([["a", 1, None], ["a"], [None]]),
    "const": st.sampled_from(["a", None, 0]),
    "minLength": st.just(1),
    "maximum": st.just(0),
    "format": st.sampled_from(["date-time", "int32", "uuid"]),
    "required": st.just(["a"]),
    "items": st.just({"type": "string"}),
    "description": st.just("words"),
    "example": st.just(1),
    "readOnly": st.booleans(),
    "x-own": st.just(1),
}
SCHEMAS = st.builds(
    lambda kind, beside: {**kind, **beside},
    st.one_of(st.just({}), st.sampled_from(KINDS).map(lambda kind: {"type": kind})),
    st.fixed_dictionaries({}, optional=BESIDE),
)
LEAVES = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(), st.text(st.characters(codec=None), max_size=3))
VALUES = st.one_of(LEAVES, st.lists(LEAVES, max_size=2), st.dictionaries(st.text(max_size=2), LEAVES, max_size=2))


@given(SCHEMAS, VALUES, st.sampled_from(get_args(Direction)), st.sampled_from(["3.0", "3.1"]), st.booleans())
def test_it_says_what_the_validator_says(
    schema: dict[str, Any], value: Any, direction: Direction, version: str, behind: bool
) -> None:
    subject = Schemas({"components": {"schemas": {"A": schema}}}, version)
    node = {"$ref": REF + "A"} if behind else schema
    assert subject.takes(node, direction, value) == subject.validator(node, direction).is_valid(value)


def test_a_boolean_schema_takes_all_or_nothing() -> None:
    subject = Schemas({}, "3.1")
    assert subject.takes(True, "request", 1)
    assert not subject.takes(False, "request", 1)

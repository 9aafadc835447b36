from __future__ import annotations

import json
import threading
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from understudy.openapi.directions import Direction
from understudy.openapi.schemas import Schemas

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"


def schemas(components: dict[str, Any] | None = None, version: Any = "3.1", **rest: Any) -> Schemas:
    return Schemas({"components": {"schemas": components or {}}, **rest}, version)


def valid(node: Any, value: Any, direction: Direction = "request", version: Any = "3.1", **components: Any) -> bool:
    return schemas(components, version).validator(node, direction).is_valid(value)


def messages(
    node: Any, value: Any, direction: Direction = "request", version: Any = "3.1", **components: Any
) -> list[str]:
    found = schemas(components, version).validator(node, direction).violations(value)
    return [f"{entry.pointer} {entry.message}" for entry in found]


REF = "#/components/schemas/"


class TestReferences:
    def test_every_shape_of_local_reference_leads_somewhere(self) -> None:
        document = {
            "components": {"schemas": {"a b": {"type": "integer"}, "List": {"items": [{"type": "null"}]}}},
            "paths": {"/x/{id}": {"get": {"schema": {"type": "boolean"}}}},
        }
        subject = Schemas(document, "3.1")
        assert subject.at("#/components/schemas/a%20b") == {"type": "integer"}
        assert subject.at("/components/schemas/a b") == {"type": "integer"}
        assert subject.at("#/components/schemas/List/items/0") == {"type": "null"}
        for pointer in ("#/paths/~1x~1{id}/get/schema", "#/paths/~1x~1%7Bid%7D/get/schema"):
            assert subject.validator({"$ref": pointer}, "request").is_valid(True)
            assert not subject.validator({"$ref": pointer}, "request").is_valid(1)

    @pytest.mark.parametrize("pointer", ["#/nowhere", "#/components/schemas/A/allOf/7", "#/components/schemas/A/-1"])
    def test_a_pointer_to_nothing_is_a_key_error_that_names_it(self, pointer: str) -> None:
        with pytest.raises(KeyError, match=r"nowhere|allOf|-1"):
            schemas({"A": {"allOf": [{}]}}).at(pointer)

    def test_anchors_and_dynamic_references(self) -> None:
        tree = {
            "$dynamicAnchor": "node",
            "type": "object",
            "properties": {"left": {"$dynamicRef": "#node"}, "size": {"$ref": "#whole"}},
        }
        subject = schemas({"Tree": tree, "Whole": {"$anchor": "whole", "type": "integer"}})
        validator = subject.validator({"$ref": REF + "Tree"}, "response")
        assert validator.is_valid({"left": {"left": {"size": 1}}})
        assert not validator.is_valid({"left": {"left": {"size": "1"}}})

    def test_names_that_look_alike_do_not_meet(self) -> None:
        components: Any = {"a.b": {"const": 1}, "a_b": {"const": 2}, "a/b": {"const": 3}, "a b": {"const": 4}}
        names = {"a.b": "a.b", "a_b": "a_b", "a/b": "a~1b", "a b": "a b"}
        node = {"prefixItems": [{"$ref": REF + name} for name in names.values()]}
        assert valid(node, [1, 2, 3, 4], **components)
        for place in range(4):
            assert not valid(node, [*[1, 2, 3, 4][:place], 9], **components)

    def test_a_recursive_schema_is_compiled_once_and_finite(self) -> None:
        subject = schemas({"Tree": {"type": "object", "properties": {"kids": {"items": {"$ref": REF + "Tree"}}}}})
        lowered = subject.lowered({"$ref": REF + "Tree"}, "request")
        assert isinstance(lowered, dict)
        assert list(lowered["$defs"]) == ["Tree"]
        node = {"$ref": REF + "Tree"}
        assert subject.validator(node, "request") is subject.validator(node, "request")

    def test_resolve_lays_siblings_over_the_target_in_3_1_and_only_annotations_in_3_0(self) -> None:
        target = {"type": "string", "description": "far"}
        node = {"$ref": REF + "A", "description": "near", "type": "integer"}
        assert schemas({"A": target}).resolve(node) == {"type": "integer", "description": "near"}
        assert schemas({"A": target}, "3.0").resolve(node) == {"type": "string", "description": "near"}

    def test_resolve_is_stable_and_ends(self) -> None:
        subject = schemas({"A": {"$ref": REF + "B"}, "B": {"$ref": REF + "A"}, "C": {"type": "null"}})
        assert subject.resolve({"$ref": REF + "A"}) is True
        node = {"$ref": REF + "C"}
        assert subject.resolve(node) is subject.resolve(node)
        assert subject.resolve(False) is False

    def test_siblings_of_a_reference_count_in_3_1_and_not_in_3_0(self) -> None:
        node = {"$ref": REF + "A", "maxLength": 2}
        assert not valid(node, "long", A={"type": "string"})
        assert valid(node, "long", version="3.0", A={"type": "string"})


class TestLegacy:
    @pytest.mark.parametrize(
        "node",
        [
            {"type": "string", "nullable": True},
            {"type": "integer", "nullable": True},
            {"type": "string", "enum": ["a", None], "nullable": True},
            {"allOf": [{"$ref": REF + "A"}], "nullable": True},
            {"$ref": REF + "A", "nullable": True},
            {"oneOf": [{"$ref": REF + "A"}], "nullable": True},
        ],
    )
    def test_nullable(self, node: dict[str, Any]) -> None:
        assert valid(node, None, version="3.0", A={"type": "string"})
        assert not valid(node, True, version="3.0", A={"type": "string"})
        assert not valid({**node, "nullable": False}, None, version="3.0", A={"type": "string"}) or None in node.get(
            "enum", []
        )

    def test_an_enum_without_null_forbids_it_in_a_request_and_is_forgiven_in_a_response(self) -> None:
        node = {"type": "string", "enum": ["a"], "nullable": True}
        assert not valid(node, None, "request", "3.0")
        assert valid(node, None, "response", "3.0")
        newer = {"type": ["string", "null"], "enum": ["a"]}
        assert not valid(newer, None, "request")
        assert valid(newer, None, "response")

    def test_nullable_means_nothing_in_3_1(self) -> None:
        assert not valid({"type": "string", "nullable": True}, None)

    def test_exclusive_bounds(self) -> None:
        node = {"type": "number", "minimum": 1, "exclusiveMinimum": True, "maximum": 3, "exclusiveMaximum": False}
        results = [valid(node, value, version="3.0") for value in (1, 1.5, 3, 3.5)]
        assert results == [False, True, True, False]
        assert [valid({"exclusiveMinimum": 1, "exclusiveMaximum": 2}, value) for value in (1, 1.5, 2)] == [
            False,
            True,
            False,
        ]

    def test_an_integer_of_3_0_has_no_fraction_part(self) -> None:
        node = {"type": "object", "properties": {"n": {"type": "integer", "minimum": 1}}}
        assert valid(node, {"n": 2}, version="3.0")
        assert not valid(node, {"n": 2.0}, version="3.0")
        assert valid(node, {"n": 2.0}, version="3.1")
        assert messages(node, {"n": 2.0}, version="3.0") == ["/n expected integer, got number"]
        assert messages(node, {"n": 0}, version="3.0") == ["/n must be at least 1"]


class TestDialect:
    def test_keywords_of_3_1(self) -> None:
        node = {
            "type": "object",
            "allOf": [{"properties": {"a": {"type": ["integer", "null"]}}}],
            "properties": {"b": {"const": None}},
            "if": {"required": ["a"]},
            "then": {"required": ["b"]},
            "unevaluatedProperties": False,
        }
        assert valid(node, {"a": None, "b": None})
        assert not valid(node, {"a": 1})
        assert not valid(node, {"c": 1})

    @pytest.mark.parametrize(("node", "expected"), [(True, True), (False, False), ({}, True)])
    def test_boolean_schemas(self, node: Any, expected: bool) -> None:
        assert valid(node, {"x": 1}) is expected

    def test_examples_defaults_constants_and_enums_are_left_as_they_are(self) -> None:
        trap = {"$ref": "#/nowhere", "nullable": True, "properties": {"x": {"readOnly": True}}}
        node = {"enum": [trap], "default": trap, "example": trap, "examples": [trap]}
        assert valid(node, trap, version="3.0")
        assert valid({"const": trap}, trap)
        assert valid({"type": "object", "properties": {"example": {"type": "string"}}}, {"example": "x"})
        assert not valid({"type": "object", "properties": {"default": {"type": "string"}}}, {"default": 1})

    def test_tuples_as_they_were_written_before(self) -> None:
        node = {"type": "array", "items": [{"type": "integer"}], "additionalItems": False}
        assert valid(node, [1])
        assert not valid(node, ["a"])
        assert not valid(node, [1, 2])

    @given(st.integers(min_value=2**53, max_value=2**80))
    def test_integers_beyond_64_bits(self, number: int) -> None:
        assert valid({"type": "integer", "minimum": number}, number)
        assert not valid({"type": "integer", "minimum": number}, number - 1)
        assert not valid({"const": number}, number + 1)


class TestDirections:
    NODE: dict[str, Any] = {  # noqa: RUF012 - read only
        "type": "object",
        "required": ["id", "secret", "name"],
        "properties": {
            "id": {"type": "string", "readOnly": True},
            "secret": {"type": "string", "writeOnly": True},
            "name": {"type": "string"},
        },
    }

    def test_read_only_is_refused_in_requests_and_write_only_in_responses(self) -> None:
        assert messages(self.NODE, {"secret": "s", "name": "n"}) == []
        assert messages(self.NODE, {"id": "1", "name": "n", "secret": "s"}) == ["/id is read-only and not allowed here"]
        assert messages(self.NODE, {"id": "1", "name": "n"}, "response") == []
        assert messages(self.NODE, {"id": "1", "name": "n", "secret": "s"}, "response") == [
            "/secret is write-only and not allowed here"
        ]
        assert messages(self.NODE, {}) == ["/secret is required", "/name is required"]

    @pytest.mark.parametrize(
        "entry",
        [
            {"$ref": REF + "Id"},
            {"$ref": REF + "Plain", "readOnly": True},
            {"allOf": [{"$ref": REF + "Id"}]},
            {"anyOf": [{"$ref": REF + "Id"}, {"type": "null"}]},
        ],
    )
    @pytest.mark.parametrize("version", ["3.0", "3.1"])
    def test_read_only_behind_a_reference(self, entry: dict[str, Any], version: str) -> None:
        node = {"type": "object", "required": ["id"], "properties": {"id": entry}}
        components: Any = {"Id": {"type": "string", "readOnly": True}, "Plain": {"type": "string"}}
        assert valid(node, {}, version=version, **components)
        assert not valid(node, {"id": "x"}, version=version, **components)
        assert not valid(node, {}, "response", version, **components)

    @pytest.mark.parametrize("version", ["3.0", "3.1"])
    def test_a_sibling_in_all_of_can_not_require_what_is_hidden(self, version: str) -> None:
        base = {"type": "object", "properties": {"id": {"readOnly": True}, "name": {}}}
        more = {"required": ["id", "name"]}
        for node in (
            {"allOf": [{"$ref": REF + "Base"}, more]},
            {"allOf": [{"$ref": REF + "Base"}, {"$ref": REF + "More"}]},
            {"allOf": [{"$ref": REF + "Base"}], "required": ["id", "name"]},
        ):
            assert valid(node, {"name": 1}, version=version, Base=base, More=more)
            assert not valid(node, {}, version=version, Base=base, More=more)
            assert not valid(node, {"name": 1}, "response", version, Base=base, More=more)
        assert not valid({"$ref": REF + "More"}, {"name": 1}, version=version, Base=base, More=more)


class TestDiscriminator:
    CAT: dict[str, Any] = {  # noqa: RUF012 - read only
        "type": "object",
        "required": ["kind"],
        "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}},
    }
    DOG: dict[str, Any] = {  # noqa: RUF012 - read only
        "type": "object",
        "required": ["kind", "bark"],
        "properties": {"kind": {"type": "string"}, "bark": {"type": "string"}},
    }

    def union(self, **discriminator: Any) -> dict[str, Any]:
        variants = [{"$ref": REF + "Cat"}, {"$ref": REF + "Dog"}]
        return {"oneOf": variants, "discriminator": {"propertyName": "kind", **discriminator}}

    @pytest.mark.parametrize("version", ["3.0", "3.1"])
    def test_implicit_names_select_the_variant(self, version: str) -> None:
        known: Any = {"Cat": self.CAT, "Dog": self.DOG}
        assert valid(self.union(), {"kind": "Cat"}, version=version, **known)
        assert valid(self.union(), {"kind": "Dog", "bark": "loud"}, version=version, **known)
        assert not valid(self.union(), {"kind": "Dog"}, version=version, **known)
        assert messages(self.union(), {"kind": "Cow"}, version=version, **known) == [
            '/kind "Cow" is not one of: "Cat", "Dog"'
        ]

    @pytest.mark.parametrize("mapping", [{"c": "Cat", "d": REF + "Dog"}, {"c": REF + "Cat", "d": "Dog"}])
    def test_a_mapping_by_name_or_reference(self, mapping: dict[str, str]) -> None:
        known: Any = {"Cat": self.CAT, "Dog": self.DOG}
        assert valid(self.union(mapping=mapping), {"kind": "c"}, **known)
        assert messages(self.union(mapping=mapping), {"kind": "Cat"}, **known) == [
            '/kind "Cat" is not one of: "c", "d"'
        ]
        assert messages(self.union(mapping=mapping), {"kind": "d"}, **known) == ["/bark is required"]

    def test_constants_of_the_variants_win_over_their_names(self) -> None:
        cat = {**self.CAT, "properties": {"kind": {"const": "feline"}}}
        dog = {**self.DOG, "properties": {"kind": {"enum": ["canine", "wolf"]}, "bark": {}}}
        assert valid(self.union(), {"kind": "feline"}, Cat=cat, Dog=dog)
        assert valid(self.union(mapping={"dog": "Dog"}), {"kind": "wolf", "bark": 1}, Cat=cat, Dog=dog)

    def test_a_missing_discriminator_is_one_violation(self) -> None:
        known: Any = {"Cat": self.CAT, "Dog": self.DOG}
        assert messages(self.union(), {"bark": "x"}, **known) == ["/kind is required"]


class TestFormats:
    @pytest.mark.parametrize(
        ("name", "good", "bad"),
        [
            ("date-time", "2026-01-01T00:00:00Z", "2026-01-01 00:00:00"),
            ("date-time", "2026-01-01t00:00:00.5+01:00", "2026-01-01T00:00:00"),
            ("date", "2024-02-29", "2026-02-29"),
            ("time", "10:00:00Z", "10:00"),
            ("uuid", "123e4567-e89b-12d3-a456-426614174000", "123e4567"),
            ("email", "a@example.com", "Ann <a@example.com>"),
            ("uri", "https://example.com/a", "/a"),
            ("ipv4", "192.0.2.1", "192.0.2.256"),
            ("ipv6", "::1", ":::1"),
            ("hostname", "example.com", "-a"),
            ("byte", "YWI=", "YWI"),
            ("byte", "", "a b="),
            ("regex", "^a$", "(a"),
            ("duration", "P1D", "1 day"),
        ],
    )
    def test_text(self, name: str, good: str, bad: str) -> None:
        node = {"type": "string", "format": name}
        assert valid(node, good)
        assert messages(node, bad) == [f" {json.dumps(bad)} is not a valid {name}"]

    @pytest.mark.parametrize("name", ["binary", "password", "float", "double", "made-up"])
    def test_formats_that_demand_nothing(self, name: str) -> None:
        assert valid({"format": name}, "\0 anything")
        assert valid({"format": name}, 1e300)

    @pytest.mark.parametrize("version", ["3.0", "3.1"])
    @pytest.mark.parametrize(("name", "bits"), [("int32", 31), ("int64", 63)])
    def test_widths_of_integers(self, name: str, bits: int, version: str) -> None:
        node = {"type": "integer", "format": name}
        assert valid(node, 2**bits - 1, version=version)
        assert valid(node, -(2**bits), version=version)
        assert messages(node, 2**bits, version=version) == [f" must be at most {2**bits - 1}"]
        assert not valid(node, -(2**bits) - 1, version=version)

    def test_a_narrower_bound_stays(self) -> None:
        assert not valid({"type": "integer", "format": "int32", "maximum": 5}, 6)
        assert valid({"type": "string", "format": "int64"}, "not a number")


class TestPatterns:
    def test_ecma_262(self) -> None:
        assert not valid({"pattern": r"^\d+$"}, "\u0663")
        assert not valid({"pattern": "^a$"}, "a\n")
        assert valid({"pattern": r"^(?=.*[A-Z])(?!x).{2,}$"}, "aB")

    def test_a_pattern_that_does_not_compile_is_dropped_and_reported(self) -> None:
        subject = schemas({"A": {"properties": {"x/y": {"type": "string", "pattern": "(?<a"}}}})
        assert not subject.problems
        validator = subject.validator({"$ref": REF + "A"}, "request")
        assert validator.is_valid({"x/y": "anything"})
        assert not validator.is_valid({"x/y": 1})
        (problem,) = subject.problems
        assert problem.pointer == "/components/schemas/A/properties/x~1y/pattern"
        assert problem.message == "(?<a is no regular expression (ECMA-262) and is not checked"
        assert problem.severity == "warning"
        assert problem.rule == "pattern"

    def test_a_pattern_property_that_does_not_compile_opens_the_object(self) -> None:
        node = {"patternProperties": {"(": {"type": "integer"}}, "additionalProperties": False}
        assert valid(node, {"a": "b"})

    @pytest.mark.parametrize("pattern", [r"^(a+)+\1$(?<!b)", r"(?=(a*)*$)b|(a*)*c\2"])
    def test_a_bomb_is_bounded(self, pattern: str) -> None:
        validator = schemas().validator({"pattern": pattern}, "request")
        before = time.perf_counter()
        assert not validator.is_valid("a" * 200 + "!")
        assert time.perf_counter() - before < 1


class TestSlips:
    @pytest.mark.parametrize(
        ("node", "value"),
        [
            ({"type": "string", "minLength": "3"}, "a"),
            ({"type": "string", "required": True}, "a"),
            ({"type": "any"}, 1),
            ({"type": "object", "properties": None}, {}),
            ({"type": "object", "required": ["a", "a", 3]}, {"a": 1}),
            ({"allOf": []}, 1),
            ({"enum": "abc"}, "x"),
            ({"type": "number", "multipleOf": 0}, 1.5),
            ({"type": "integer", "minimum": 10**400}, 1),
            ({"type": "number", "exclusiveMaximum": -(10**400)}, 1.5),
            ({"type": "string", "minLength": 10**400}, "a"),
            ({"type": "number", "multipleOf": 10**400}, 1),
            ({"type": "number", "minimum": float("inf"), "maximum": float("nan")}, 1),
            ({"type": "string", "pattern": 5}, "a"),
            ({"type": "file"}, "content"),
        ],
    )
    def test_a_keyword_that_makes_no_sense_does_not_switch_the_schema_off(self, node: Any, value: Any) -> None:
        outer = {"type": "object", "required": ["x"], "properties": {"x": node}}
        assert valid(outer, {"x": value})
        assert not valid(outer, {})

    def test_it_is_reported_with_its_place(self) -> None:
        subject = schemas({"A": {"type": "string", "minLength": "3"}})
        subject.validator({"$ref": REF + "A"}, "request")
        subject.validator({"$ref": REF + "A"}, "response")
        assert [str(problem) for problem in subject.problems] == [
            "warning: #/components/schemas/A/minLength: minLength can't be '3' and is not checked [keyword]"
        ]


class TestWords:
    @pytest.mark.parametrize(
        ("node", "value", "expected"),
        [
            ({"enum": ["draft", "live"]}, "purple", ['"purple" is not one of: "draft", "live"']),
            ({"type": "integer"}, "5", ["expected integer, got string"]),
            ({"type": ["integer", "null"]}, True, ["expected integer or null, got boolean"]),
            ({"minimum": 1}, 0, ["must be at least 1"]),
            ({"exclusiveMaximum": 1.5}, 2, ["must be less than 1.5"]),
            ({"multipleOf": 5}, 2, ["must be a multiple of 5"]),
            ({"pattern": "^[A-Z]{3}$"}, "a", ["must match ^[A-Z]{3}$"]),
            ({"minLength": 1}, "", ["must have at least 1 character"]),
            ({"maxItems": 2}, [1, 2, 3], ["must have at most 2 items"]),
            ({"minProperties": 1}, {}, ["must have at least 1 property"]),
            ({"uniqueItems": True}, [1, 1], ["must not repeat an item"]),
            ({"const": {"a": 1}}, 1, ['must be {"a":1}']),
            ({"not": {"type": "string"}}, "a", ["is excluded by the schema"]),
            ({"contains": {"const": 1}}, [2], ["must contain a matching item"]),
            ({"contains": {"const": 1}, "maxContains": 1}, [1, 1], ["must contain fewer matching items"]),
            (False, 1, ["is not allowed"]),
        ],
    )
    def test_the_whole_value(self, node: Any, value: Any, expected: list[str]) -> None:
        assert messages(node, value) == [f" {message}" for message in expected]

    def test_places_and_all_at_once(self) -> None:
        node = {
            "type": "object",
            "required": ["name", "a/b"],
            "properties": {"name": {"type": "string"}, "tags": {"items": {"type": "string"}}},
            "additionalProperties": False,
        }
        assert set(messages(node, {"nme": "x", "tags": ["a", 1], "zzz": 1})) == {
            "/name is required",
            "/a~1b is required",
            '/nme is not allowed; did you mean "name"?',
            "/zzz is not allowed",
            "/tags/1 expected string, got integer",
        }

    def test_the_hint_reaches_through_references(self) -> None:
        inner = {"type": "object", "properties": {"colour": {}}, "additionalProperties": False}
        node = {"properties": {"paint": {"$ref": REF + "Paint"}}}
        assert messages(node, {"paint": {"color": 1}}, Paint=inner) == [
            '/paint/color is not allowed; did you mean "colour"?'
        ]

    def test_names_of_properties(self) -> None:
        node = {"propertyNames": {"pattern": "^[a-z]+$"}}
        assert messages(node, {"A1": 1}) == ["/A1 has a name that must match ^[a-z]+$"]

    def test_location_and_keyword(self) -> None:
        (violation,) = schemas().validator({"maximum": 3}, "request").violations(4, "query")
        assert (violation.location, violation.pointer, violation.keyword) == ("query", "", "maximum")

    def test_the_branch_that_came_nearest(self) -> None:
        node = {
            "oneOf": [
                {"type": "object", "properties": {"type": {"const": "card"}, "number": {"type": "string"}}},
                {"type": "object", "properties": {"type": {"const": "bank"}, "iban": {"type": "string"}}},
                {"type": "null"},
            ]
        }
        assert messages(node, {"type": "bank", "iban": 5}) == ["/iban expected string, got integer"]

    def test_a_union_of_types_is_one_sentence(self) -> None:
        assert messages({"anyOf": [{"type": "string"}, {"type": "integer"}]}, []) == [
            " expected string or integer, got array"
        ]
        assert messages({"type": "integer", "nullable": True}, "x", version="3.0") == [
            " expected integer or null, got string"
        ]

    def test_more_than_one_alternative(self) -> None:
        assert messages({"oneOf": [{"minimum": 1}, {"maximum": 5}]}, 3) == [
            " matches more than one of the alternatives"
        ]

    def test_long_lists_of_values_are_cut_and_a_near_one_is_named(self) -> None:
        (message,) = messages({"enum": [f"value{number}" for number in range(100)]}, "valu77")
        assert message.endswith('"value19" and 80 more; did you mean "value77"?')

    def test_at_most_fifty(self) -> None:
        assert len(messages({"items": {"type": "string"}}, list(range(200)))) == 50


class TestWholeDocuments:
    def test_a_large_document_costs_nothing_at_construction(self) -> None:
        document = json.loads((SPECS / "github.json").read_bytes())
        before = time.perf_counter()
        subject = Schemas(document, "3.0")
        assert time.perf_counter() - before < 0.2
        node = document["components"]["schemas"]["issue"]
        assert subject.validator(node, "response").violations({})[0].message == "is required"

    def test_threads_share_one_validator(self) -> None:
        subject = schemas({"A": {"properties": {"b": {"$ref": REF + "A"}}}})
        node = {"$ref": REF + "A"}
        found: list[Any] = []
        threads = [threading.Thread(target=lambda: found.append(subject.validator(node, "request"))) for _ in range(8)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert len({id(validator) for validator in found}) == 1

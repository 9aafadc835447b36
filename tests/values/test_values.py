from __future__ import annotations

import contextlib
import copy
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from understudy.openapi.directions import Direction
from understudy.openapi.pointer import MISSING
from understudy.openapi.schemas import Schemas
from understudy.values.generate import Unsatisfiable, Values

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"
REF = "#/components/schemas/"
SELF = {"$ref": REF + "T"}
DIRECTIONS: tuple[Direction, ...] = ("request", "response")


def values(components: dict[str, Any] | None = None, version: Any = "3.1", seed: int = 0) -> Values:
    return Values(Schemas({"components": {"schemas": components or {}}}, version), seed)


def generate(node: Any, direction: Direction = "response", version: Any = "3.1", **components: Any) -> Any:
    """A generated value, checked by another validator object than the one that the generator asked."""
    value = values(components, version).generate(node, direction, key="k")
    validator = Schemas({"components": {"schemas": components}}, version).validator(node, direction)
    assert validator.violations(value) == ()
    return value


def fit(node: Any, candidate: Any, direction: Direction = "response", version: Any = "3.1", **components: Any) -> Any:
    before = copy.deepcopy(candidate)
    value = values(components, version).fit(node, direction, candidate, key="k")
    validator = Schemas({"components": {"schemas": components}}, version).validator(node, direction)
    assert validator.violations(value) == ()
    assert candidate == before
    return value


# -- schemas to draw --------------------------------------------------------------------------------------------------

NAMES = st.sampled_from(["id", "name", "kind", "size", "a/b"])
SCALARS = st.one_of(
    st.just({"type": "boolean"}),
    st.builds(
        lambda low, span, kind: {"type": kind, "minimum": low, "maximum": low + span},
        st.integers(-(2**70), 2**70),
        st.integers(0, 50),
        st.sampled_from(["integer", "number"]),
    ),
    st.builds(lambda step: {"type": "number", "multipleOf": step}, st.sampled_from([1, 3, 0.5, 0.01])),
    st.builds(
        lambda low, span: {"type": "string", "minLength": low, "maxLength": low + span}, *[st.integers(0, 40)] * 2
    ),
    st.builds(lambda name: {"type": "string", "format": name}, st.sampled_from(["uuid", "date-time", "email", "byte"])),
    st.builds(lambda text: {"type": "string", "pattern": text}, st.sampled_from(["^[A-Z]{3}$", r"^\d{2,4}-x?$"])),
    st.builds(lambda options: {"enum": options}, st.lists(st.integers(0, 9) | st.text(max_size=3), min_size=1)),
    st.builds(lambda kinds: {"type": kinds}, st.sampled_from([["string", "null"], ["integer", "string"]])),
)


def larger(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    arrays = st.builds(
        lambda items, low, span: {"type": "array", "items": items, "minItems": low, "maxItems": low + span},
        inner,
        st.integers(0, 3),
        st.integers(0, 3),
    )
    objects = st.builds(
        lambda named, required, rest: {
            "type": "object",
            "properties": named,
            "required": [name for name in named if required],
            "additionalProperties": rest,
        },
        st.dictionaries(NAMES, inner, max_size=4),
        st.booleans(),
        st.booleans() | inner,
    )
    return arrays | objects | st.builds(lambda parts: {"anyOf": parts}, st.lists(inner, min_size=1, max_size=3))


SCHEMAS = st.recursive(SCALARS, larger, max_leaves=8)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(NAMES | st.text(max_size=4), inner, max_size=5),
    max_leaves=12,
)
MODEST = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])


class TestForAllSchemas:
    @MODEST
    @given(SCHEMAS, st.integers(0, 2**32))
    def test_what_is_generated_is_valid_and_the_same_again(self, node: Any, seed: int) -> None:
        first = values(seed=seed).generate(node, "response", key="a/1")
        assert Schemas({}, "3.1").validator(node, "response").violations(first) == ()
        again = values(seed=seed).generate(copy.deepcopy(node), "response", key="a/1")
        assert json.dumps(first) == json.dumps(again)

    @MODEST
    @given(SCHEMAS, JSON)
    def test_anything_can_be_fitted(self, node: Any, candidate: Any) -> None:
        fit(node, candidate)

    @MODEST
    @given(SCHEMAS, st.lists(JSON, min_size=1, max_size=4))
    def test_what_was_fitted_before_does_not_matter(self, node: Any, candidates: list[Any]) -> None:
        used = values()
        for candidate in candidates:
            outcomes = []
            for maker in (used, values()):
                try:
                    outcomes.append(maker.fit(node, "response", candidate, key="k"))
                except Unsatisfiable as error:
                    outcomes.append(str(error))
            assert outcomes[0] == outcomes[1]

    @MODEST
    @given(SCHEMAS, JSON)
    def test_what_is_valid_is_not_touched(self, node: Any, candidate: Any) -> None:
        valid = values().fit(node, "response", candidate, key="k")
        assert values().fit(node, "response", valid, key="other") is valid

    @MODEST
    @given(st.dictionaries(NAMES, SCHEMAS, min_size=1), st.data())
    def test_every_property_that_is_valid_and_allowed_is_kept(self, named: dict[str, Any], data: st.DataObject) -> None:
        candidate = {
            name: data.draw(JSON) if data.draw(st.booleans()) else values().generate(node, "response", key=name)
            for name, node in named.items()
        }
        node = {"type": "object", "properties": named, "required": list(named), "additionalProperties": False}
        schemas = Schemas({}, "3.1")
        fitted = fit(node, {**candidate, "extra": 1})
        assert fitted.keys() == named.keys()
        for name, value in candidate.items():
            if schemas.validator(named[name], "response").is_valid(value):
                assert fitted[name] is value

    @MODEST
    @given(st.dictionaries(NAMES, SCHEMAS, min_size=1))
    def test_what_is_shown_is_what_every_object_gets(self, named: dict[str, Any]) -> None:
        maker, node = values(), {"type": "object", "properties": {**named, "last": {"const": 1}}}
        assert maker.shown(node, "response", "last") == 1
        for name in named:
            shown = maker.shown(node, "response", name)
            made = [maker.properties(node, "response", {}, [name], key=key) for key in ("a", "b")]
            assert shown is MISSING or made == [{name: shown}] * 2

    @MODEST
    @given(SCHEMAS, SCHEMAS)
    def test_both_of_two_schemas_or_an_error_of_its_own(self, first: Any, second: Any) -> None:
        node = {"allOf": [first, second]}
        with contextlib.suppress(Unsatisfiable):
            generate(node)

    @MODEST
    @given(st.lists(SCHEMAS, min_size=2, max_size=3), JSON)
    def test_exactly_one_of_several(self, parts: list[Any], candidate: Any) -> None:
        node = {"oneOf": [{"type": "object", "properties": {"v": part, "k": {"const": i}}, "required": ["k"]}
                          for i, part in enumerate(parts)]}  # fmt: skip
        fit(node, candidate)
        assert generate(node)["k"] == 0


# -- generate ---------------------------------------------------------------------------------------------------------


class TestGenerate:
    @pytest.mark.parametrize(
        ("node", "expected"),
        [
            ({"const": {"a": 1}}, {"a": 1}),
            ({"type": "string", "example": "shown", "default": "usual"}, "shown"),
            ({"type": "string", "examples": [1, "second"]}, "second"),
            ({"type": "string", "default": "usual"}, "usual"),
            ({"enum": ["first", "second"]}, "first"),
            ({"enum": ["first", "second"], "default": "second"}, "second"),
            ({"type": "integer", "example": "no integer", "minimum": 5, "maximum": 5}, 5),
            ({"type": "boolean"}, True),
            ({"type": "null"}, None),
            ({"enum": [None, "x"]}, "x"),
            ({"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 0.001}, 0.0005),
            ({"type": "integer", "minimum": 2**80, "maximum": 2**80}, 2**80),
            ({"type": "number", "minimum": 2**55 - 1, "maximum": 2**55 - 1}, 2**55 - 1),
            ({"type": "array", "maxItems": 0, "items": {}}, []),
            ({"type": ["null", "boolean"]}, True),
        ],
    )
    def test_what_the_document_gives_comes_first(self, node: Any, expected: Any) -> None:
        assert generate(node) == expected

    @pytest.mark.parametrize(
        "name",
        ["uuid", "email", "uri", "date", "date-time", "time", "duration", "ipv4", "ipv6", "hostname", "byte", "regex",
         "iri", "uri-reference", "uri-template", "json-pointer", "relative-json-pointer", "idn-email", "idn-hostname"],
    )  # fmt: skip
    @pytest.mark.parametrize("limits", [{}, {"maxLength": 60}])
    def test_formats(self, name: str, limits: dict[str, int]) -> None:
        generate({"type": "string", "format": name, **limits})

    @pytest.mark.parametrize(
        ("name", "low", "high"),
        [
            ("uri", 300, None),
            ("email", 60, 100),
            ("email", 0, 6),
            ("uri", 0, 5),
            ("hostname", 100, 120),
            ("byte", 9, 99),
        ],
    )
    def test_formats_of_a_length(self, name: str, low: int, high: int | None) -> None:
        node = {"type": "string", "format": name, "minLength": low}
        generate(node if high is None else {**node, "maxLength": high})

    @pytest.mark.parametrize(
        "pattern",
        [
            "^[A-Z]{3}$",
            r"^\d{4}-\d{2}$",
            "^(cat|dog)s?$",
            "[0-9a-f]{8}",
            r"^(?=.*[A-Z])(?=.*\d)[A-Za-z\d]{8,}$",
            r"^(?!0)[0-9]{2,3}$",
            r"^(?<year>[0-9]{4})$",
            r"^\p{Lu}\p{L}+$",
            r"^[^a-z\s]+$",
            r"^([a-z])\1$",
            r"^[[a-z]+$",
            r"^\u0041\/[\w.-]+$",
            "^$",
            "",
            r"^acct_[a-zA-Z0-9]{16}\b",
            r"^.{3,200}$",
        ],
    )
    def test_patterns(self, pattern: str) -> None:
        generate({"type": "string", "pattern": pattern})

    def test_a_pattern_and_a_length(self) -> None:
        text = generate({"type": "string", "pattern": "^[a-z]+$", "minLength": 30, "maxLength": 31})
        assert re.fullmatch("[a-z]{30,31}", text)
        generate({"allOf": [{"pattern": "^a"}, {"pattern": "b$"}], "type": "string", "pattern": "^[ab]+$"})

    def test_a_pattern_that_can_not_be_used_is_ignored(self) -> None:
        assert isinstance(generate({"type": "string", "pattern": "(?<a"}), str)

    @pytest.mark.parametrize(
        "node",
        [
            {"type": "array", "items": {"type": "integer"}, "minItems": 3, "uniqueItems": True},
            {"type": "array", "items": {"type": "boolean"}, "minItems": 2, "uniqueItems": True},
            {"type": "array", "items": {"enum": list(range(12))}, "minItems": 12, "uniqueItems": True},
            {"type": "array", "prefixItems": [{"const": 1}, {"type": "string"}], "items": False, "minItems": 2},
            {"type": "array", "contains": {"const": 7}, "minContains": 2, "maxItems": 3, "minItems": 3},
            {"type": "object", "minProperties": 3},
            {"type": "object", "minProperties": 2, "patternProperties": {"^x-[a-z]$": {"type": "integer"}},
             "additionalProperties": False},
            {"type": "object", "minProperties": 2, "propertyNames": {"pattern": "^[A-Z]{4}$"}},
            {"type": "object", "maxProperties": 1, "properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
            {"type": "object", "required": ["a"], "dependentRequired": {"a": ["b"], "b": ["c"]}},
            {"type": "object", "required": ["a"], "dependentSchemas": {"a": {"required": ["b"]}}},
            {"type": "object", "required": ["c"], "properties": {"c": {"enum": ["US", "D"]}, "zip": {"type": "string"}},
             "if": {"properties": {"c": {"const": "US"}}}, "then": {"properties": {"zip": {"pattern": "^[0-9]{5}$"}},
             "required": ["zip"]}, "else": {"required": ["other"]}},
            {"allOf": [{"type": "object", "properties": {"a": {"type": "string"}}}, {"required": ["a", "b"]},
             {"properties": {"a": {"minLength": 30}}}]},
            {"allOf": [{"type": "object", "properties": {"a": {}}}], "properties": {"b": {}}, "required": ["a", "b"],
             "unevaluatedProperties": False},
            {"oneOf": [{"required": ["a"]}, {"required": ["b"]}], "type": "object",
             "properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
            {"oneOf": [{"type": "number", "multipleOf": 3}, {"type": "number", "multipleOf": 5}]},
            {"anyOf": [{"type": "string"}, {"minimum": 3, "type": "integer"}], "not": {"type": "string"}},
            {"type": "object", "properties": {"kind": {"const": "b"}}, "required": ["kind"], "oneOf": [
             {"properties": {"kind": {"const": "a"}}}, {"properties": {"kind": {"const": "b"}}}]},
            {"type": "integer", "allOf": [{"multipleOf": 4}, {"multipleOf": 6}], "minimum": 1, "maximum": 12},
            {"type": "number", "minimum": 0.1, "maximum": 0.3, "multipleOf": 0.1},
            {"type": "string", "not": {"enum": ["amber"]}, "minLength": 1},
        ],
    )  # fmt: skip
    def test_each_kind_of_demand(self, node: Any) -> None:
        generate(node)
        for candidate in (None, 3, "x", [], [1, 1, "a"], {}, {"a": 1, "b": None, "kind": "a", "x-q": "no"}):
            fit(node, candidate)

    def test_optional_scalars_and_what_has_an_example_are_shown_and_what_is_hidden_is_not(self) -> None:
        node = {
            "type": "object",
            "required": ["must"],
            "properties": {
                "may": {"type": "string"},
                "must": {"type": "object"},
                "deep": {"type": "object"},
                "shown": {"type": "object", "example": {"a": 1}},
                "secret": {"type": "string", "writeOnly": True},
            },
        }
        assert list(generate(node)) == ["may", "must", "deep", "shown"]
        assert list(generate(node, direction="request")) == ["may", "must", "shown", "secret"]
        assert list(generate(node, "request")) == ["may", "must", "shown", "secret"]

    def test_parts_of_an_example_that_is_no_longer_valid_are_used(self) -> None:
        node = {
            "type": "object",
            "required": ["id", "name"],
            "properties": {"id": {"type": "integer"}, "name": {"type": "string"}},
            "example": {"id": "old", "name": "Ann"},
        }
        made = generate(node)
        assert made["name"] == "Ann"
        assert isinstance(made["id"], int)

    def test_numbers_without_bounds_look_like_numbers_of_things(self) -> None:
        assert 1 <= generate({"type": "integer", "format": "int64"}) <= 1001
        assert 1 <= generate({"type": "integer", "maximum": 100}) <= 100
        assert 0 <= generate({"type": "number", "minimum": 0, "maximum": 1}) <= 1

    @pytest.mark.parametrize(
        "node",
        [
            {"type": "object", "required": ["next"], "properties": {"next": {"anyOf": [SELF, {"type": "null"}]}}},
            {"type": "object", "required": ["kids"], "properties": {"kids": {"type": "array", "items": SELF}}},
            {"type": "object", "properties": {"next": SELF, "name": {"type": "string"}}},
            {"oneOf": [{"type": "object", "required": ["l", "r"], "properties": {"l": SELF, "r": SELF}},
                       {"type": "string"}]},
        ],
    )  # fmt: skip
    def test_recursion_ends(self, node: Any) -> None:
        value = generate({"$ref": REF + "T"}, T=node)
        assert len(json.dumps(value)) < 20_000

    @pytest.mark.parametrize(("name", "kind"), [("Dog", "d"), ("Cat", "Cat"), ("Cow", "moo")])
    def test_what_extends_a_schema_with_a_discriminator_says_what_it_is(self, name: str, kind: str) -> None:
        base = {
            "type": "object",
            "required": ["kind"],
            "properties": {"kind": {"type": "string"}},
            "discriminator": {"propertyName": "kind", "mapping": {"d": REF + "Dog"}},
        }
        extended = {"allOf": [{"$ref": REF + "Pet"}, {"properties": {"age": {"type": "integer"}}}]}
        own = {"allOf": [{"$ref": REF + "Pet"}, {"properties": {"kind": {"enum": ["moo"]}}}]}
        schemas = Schemas(
            {"components": {"schemas": {"Pet": base, "Dog": extended, "Cat": extended, "Cow": own}}}, "3.0"
        )
        assert Values(schemas, 0).generate({"$ref": REF + name}, "response", key="1")["kind"] == kind

    def test_the_discriminator_is_set(self) -> None:
        dog = {"type": "object", "properties": {"kind": {"type": "string"}, "bark": {"type": "string"}}}
        node = {"oneOf": [{"$ref": REF + "Dog"}], "discriminator": {"propertyName": "kind", "mapping": {"d": "Dog"}}}
        assert generate(node, Dog=dog)["kind"] == "d"

    def test_examples_are_handed_out_as_copies(self) -> None:
        node = {"type": "object", "example": {"tags": ["a"]}}
        made = values()
        made.generate(node, "response", key="k")["tags"].append("b")
        assert made.generate(node, "response", key="k") == {"tags": ["a"]}

    @pytest.mark.parametrize(
        "node",
        [
            False,
            {"allOf": [{"type": "string"}, {"type": "integer"}]},
            {"type": "object", "required": ["me"], "properties": {"me": {"$ref": REF + "Bad"}}},
            {"type": "integer", "minimum": 5, "maximum": 4},
            {"type": "array", "items": {"type": "boolean"}, "minItems": 3, "uniqueItems": True},
        ],
    )
    def test_a_schema_that_contradicts_itself_is_an_error_with_its_place(self, node: Any) -> None:
        subject = Schemas({"components": {"schemas": {"Bad": node}}}, "3.1")
        with pytest.raises(Unsatisfiable) as caught:
            Values(subject, 0).generate(node, "response", key="k")
        assert caught.value.problem.rule == "unsatisfiable"
        if node is not False:
            assert caught.value.problem.pointer == "/components/schemas/Bad"

    def test_the_message_says_what_stood_in_the_way(self) -> None:
        with pytest.raises(Unsatisfiable) as caught:
            values().generate({"type": "integer", "minimum": 5, "maximum": 4}, "request", key="k")
        assert caught.value.problem.message == (
            "no value was found that is valid in a request; the nearest: the value must be at most 4"
        )


class TestSeeds:
    NODE: dict[str, Any] = {  # noqa: RUF012 - read only
        "type": "object",
        "required": ["id", "at", "n"],
        "properties": {
            "id": {"type": "string", "format": "uuid"},
            "at": {"type": "string", "format": "date-time"},
            "n": {"type": "integer"},
        },
    }

    def test_seed_and_key_change_the_value(self) -> None:
        made = {
            json.dumps(values(seed=seed).generate(self.NODE, "response", key=key))
            for seed in (1, 2)
            for key in ("a", "b")
        }
        assert len(made) == 4

    def test_a_missing_property_is_filled_in_the_same_way_whatever_stands_beside_it(self) -> None:
        whole = values().generate(self.NODE, "response", key="k")
        for name in whole:
            fitted = values().fit(self.NODE, "response", {name: whole[name]}, key="k")
            assert fitted == whole

    @pytest.mark.process
    def test_every_process_makes_the_same(self) -> None:
        code = (
            "import json; from understudy.openapi.schemas import Schemas\n"
            "from understudy.values.generate import Values\n"
            f"print(json.dumps(Values(Schemas({{}}, '3.1'), 7).generate({self.NODE!r}, 'response', key='k')))"
        )
        made = {
            subprocess.run(
                [sys.executable, "-c", code],
                env={**os.environ, "PYTHONHASHSEED": hash_seed, "PYTHONPATH": os.pathsep.join(sys.path)},
                capture_output=True,
                check=True,
                text=True,
            ).stdout
            for hash_seed in ("1", "2")
        }
        assert made == {json.dumps(values(seed=7).generate(self.NODE, "response", key="k")) + "\n"}


# -- fit --------------------------------------------------------------------------------------------------------------


class TestFit:
    def test_numbers_and_their_text_survive(self) -> None:
        node = {
            "type": "object",
            "properties": {"id": {"type": "integer"}, "ref": {"type": "string"}, "price": {"type": "number"}},
        }
        assert fit(node, {"id": "12", "ref": 34, "price": "1.50"}) == {"id": 12, "ref": "34", "price": 1.5}
        assert fit(node, {"id": 2.0}, version="3.0") == {"id": 2}
        assert fit({"type": "integer"}, "123456789012345678901234567890") == 123456789012345678901234567890

    def test_booleans_and_words_are_no_numbers(self) -> None:
        node = {"type": "object", "properties": {"n": {"type": "integer", "maximum": 9}, "s": {"type": "string"}}}
        fitted = fit(node, {"n": "nine", "s": True})
        assert isinstance(fitted["n"], int)
        assert fitted["s"] not in ("True", "true")

    def test_what_is_forbidden_is_dropped(self) -> None:
        node = {
            "type": "object",
            "properties": {"id": {"type": "string"}, "secret": {"type": "string", "writeOnly": True}},
            "additionalProperties": False,
        }
        assert fit(node, {"id": "1", "secret": "s", "other": 1}) == {"id": "1"}
        assert fit(node, {"id": "1", "secret": "s", "other": 1}, "request") == {"id": "1", "secret": "s"}

    def test_what_an_open_object_holds_is_kept(self) -> None:
        node = {"type": "object", "required": ["n"], "additionalProperties": {"type": "string"}}
        fitted = fit(node, {"a": "x", "b": 5})
        assert fitted["a"] == "x"
        assert fitted["b"] == "5"

    def test_an_optional_null_that_is_not_allowed_is_left_out_and_a_required_one_is_made(self) -> None:
        node = {"type": "object", "properties": {"a": {"type": "string"}, "b": {"type": "string"}}, "required": ["b"]}
        fitted = fit(node, {"a": None, "b": None})
        assert fitted.keys() == {"b"}

    def test_it_goes_down_into_objects_and_arrays(self) -> None:
        line = {"type": "object", "required": ["sku", "count"], "properties": {"count": {"type": "integer"}},
                "additionalProperties": {"type": "string"}}  # fmt: skip
        node = {"type": "object", "properties": {"lines": {"type": "array", "items": {"$ref": REF + "Line"}}}}
        good = {"sku": "a", "count": 1}
        fitted = fit(node, {"lines": [good, {"sku": "b"}, "nonsense"], "x": [1]}, Line=line)
        assert fitted["lines"][0] is good
        assert fitted["lines"][1]["sku"] == "b"
        assert len(fitted["lines"]) == 3
        assert fitted["x"] == [1]

    def test_arrays_are_cut_filled_and_made_unique(self) -> None:
        node = {"type": "array", "items": {"type": "integer"}, "minItems": 3, "maxItems": 4, "uniqueItems": True}
        assert fit(node, [1, 2, 3, 4, 5]) == [1, 2, 3, 4]
        assert fit(node, [7, 7])[:1] == [7]

    def test_the_branch_of_the_discriminator(self) -> None:
        cat = {"type": "object", "required": ["kind", "lives"],
               "properties": {"kind": {"type": "string"}, "lives": {"type": "integer"}}}  # fmt: skip
        dog = {"type": "object", "required": ["kind", "bark"],
               "properties": {"kind": {"type": "string"}, "bark": {"type": "string"}}}  # fmt: skip
        node = {"oneOf": [{"$ref": REF + "Cat"}, {"$ref": REF + "Dog"}], "discriminator": {"propertyName": "kind"}}
        fitted = fit(node, {"kind": "Dog", "lives": 9}, Cat=cat, Dog=dog)
        assert fitted["kind"] == "Dog"
        assert fitted["lives"] == 9
        assert isinstance(fitted["bark"], str)

    def test_the_branch_that_overlaps_most(self) -> None:
        node = {
            "oneOf": [
                {"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}, "bic": {}},
                 "additionalProperties": False},
                {"type": "object", "required": ["number", "cvc"], "additionalProperties": False,
                 "properties": {"number": {"type": "string"}, "cvc": {"type": "string"}, "name": {}}},
            ]
        }  # fmt: skip
        fitted = fit(node, {"number": "4242", "name": "Ann"})
        assert fitted["number"] == "4242"
        assert fitted["name"] == "Ann"

    def test_names_that_the_document_does_not_know_are_not_remembered(self) -> None:
        maker = values()
        node = {
            "type": "object",
            "properties": {"id": {"type": "integer"}},
            "additionalProperties": {"type": "integer"},
        }
        for number in range(50):
            maker.fit(node, "response", {"id": "1", f"x{number}": "2"}, key="k")
        held = [flat for _, flat in maker._flatteners["response"]._flats.values()]
        assert {name for flat in held for name in flat.known} == {"id"}

    def test_the_condition_that_the_candidate_meets_decides(self) -> None:
        node = {
            "type": "object",
            "properties": {"country": {"type": "string"}},
            "if": {"properties": {"country": {"const": "US"}}, "required": ["country"]},
            "then": {"required": ["zip"], "properties": {"zip": {"pattern": "^[0-9]{5}$", "type": "string"}}},
            "else": {"required": ["postcode"]},
        }
        assert re.fullmatch("[0-9]{5}", fit(node, {"country": "US", "zip": "x"})["zip"])
        assert fit(node, {"country": "FR"}).keys() == {"country", "postcode"}

    def test_nothing_else_changes_when_one_part_is_wrong(self) -> None:
        node = {"type": "object", "properties": {name: {"type": "string"} for name in "abcdef"}, "required": ["z"]}
        candidate = {name: name * 3 for name in "abcdef"}
        fitted = fit(node, candidate)
        assert {name: fitted[name] for name in candidate} == candidate

    @pytest.mark.parametrize("candidate", ["text", 5, [], None])
    def test_another_kind_of_value_is_replaced(self, candidate: Any) -> None:
        assert isinstance(fit({"type": "object", "required": ["a"]}, candidate)["a"], str)

    def test_deep_candidates_do_not_break_it(self) -> None:
        candidate: Any = "end"
        for _ in range(150):
            candidate = {"next": candidate, "name": 5}
        node = {"type": "object", "properties": {"next": {"$ref": REF + "T"}, "name": {"type": "string"}}}
        fit({"$ref": REF + "T"}, candidate, T=node)


# -- whole documents --------------------------------------------------------------------------------------------------


def document(name: str) -> dict[str, Any]:
    text = (SPECS / name).read_bytes()
    data: dict[str, Any] = json.loads(text) if name.endswith("json") else yaml.load(text, yaml.CSafeLoader)
    return data


@pytest.mark.parametrize(
    ("name", "every"),
    [
        *((name, 1) for name in ("orders.yaml", "petstore.yaml", "museum.yaml", "train-travel.yaml", "widgets.yaml")),
        *(("adyen-binlookup.json", 1), ("paypal-payments.json", 1)),
        *(pytest.param(*large, marks=pytest.mark.slow) for large in (("stripe.json", 17), ("github.json", 13))),
    ],
)
def test_every_schema_of_a_public_document_has_a_value(name: str, every: int) -> None:
    data = document(name)
    schemas = Schemas(data, "3.0" if data["openapi"].startswith("3.0") else "3.1")
    subject = Values(schemas, 0)
    components = sorted(data["components"]["schemas"].items())[::every]
    for _, node in components:
        for direction in DIRECTIONS:
            made = subject.generate(node, direction, key="k")
            assert schemas.validator(node, direction).violations(made) == ()
            assert subject.fit(node, direction, made, key="k") is made
            fitted = subject.fit(node, direction, {"id": 1, "name": None, "object": "x"}, key="k")
            assert schemas.validator(node, direction).is_valid(fitted)
    assert [problem for problem in schemas.problems if problem.rule == "schema"] == []


@pytest.mark.parametrize(
    ("form", "sent", "shown"),
    [
        ("date-time", "2026-01-31", "2026-01-31T00:00:00Z"),
        ("date-time", "2026-01-31 10:20", "2026-01-31T10:20:00Z"),
        ("date-time", "2026-01-31T10:20:30.5", "2026-01-31T10:20:30.5Z"),
        ("date", "2026-01-31T10:20:30+02:00", "2026-01-31"),
    ],
)
def test_a_time_in_the_other_notation_is_the_same_time(form: str, sent: str, shown: str) -> None:
    node = {"type": "object", "properties": {"start": {"type": "string", "format": form}}}
    assert fit(node, {"start": sent}) == {"start": shown}


@pytest.mark.parametrize(
    ("sent", "shown"),
    [("urgent", {"name": "urgent"}), ("8c1f0a42", {"id": "8c1f0a42"}), ({"name": "x"}, {"name": "x"})],
)
def test_an_element_that_was_sent_as_a_text_is_the_object_that_is_called_so(sent: Any, shown: dict[str, str]) -> None:
    text = {"type": "string"}
    tag = {"type": "object", "required": ["id", "name"], "properties": {"id": text, "name": text}}
    fitted = fit({"type": "object", "properties": {"tags": {"type": "array", "items": tag}}}, {"tags": [sent]})
    assert fitted["tags"][0].items() >= shown.items()
    assert fitted["tags"][0].keys() == {"id", "name"}

# ruff: noqa: E501 - a case a line reads better
"""What holds for every document: it equals itself in any order; other names of shared schemas are only that."""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
from diffing import changed, edited, mapped, pets, renamed
from documents import document, operation, schema_ref
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from understudy.openapi.document import load
from understudy.openapi.loaded import Document
from understudy_tools.diff.compare import diff, step_of_all
from understudy_tools.diff.model import ApiChange

ROOT = Path(__file__).parents[3]
SPECS = ROOT.parent / "shared" / "specs"
RENAMED = ("model-renamed", "breaks", "safe")
NAMES = ["Ant", "Bee", "Cow", "Dog", "Eel"]
# Public documents that may lie on this machine; the one that is ours always does.
REAL = [ROOT / "spec/campaignflow/openapi.yaml"]
MODEST = settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
REAL += [
    file for file in sorted(SPECS.glob("*.*")) if file.suffix in (".yaml", ".json") and file.stat().st_size < 200_000
]

refs = st.sampled_from(NAMES).map(schema_ref)
leaves = st.one_of(
    refs,
    st.fixed_dictionaries({"type": st.just("string")}, optional={"minLength": st.integers(0, 9), "enum": st.just(["a", "b"])}),
    st.fixed_dictionaries(
        {"type": st.sampled_from(["integer", "number", ["integer", "null"]])},
        optional={"minimum": st.integers(-5, 5), "exclusiveMaximum": st.integers(6, 9), "default": st.integers(6, 7)},
    ),
    st.sampled_from([{}, True, {"type": "boolean", "deprecated": True}, {"const": "x"}]),
)  # fmt: skip


def objects(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.fixed_dictionaries(
        {"type": st.just("object"), "properties": st.dictionaries(st.sampled_from("abcd"), inner, max_size=3)},
        optional={
            "required": st.lists(st.sampled_from("abcd"), unique=True, min_size=1),
            "additionalProperties": st.one_of(st.booleans(), inner),
            "description": st.text(max_size=3),
        },
    )


def nested(inner: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.one_of(
        objects(inner),
        st.fixed_dictionaries({"type": st.just("array"), "items": inner}, optional={"minItems": st.integers(0, 3)}),
        st.lists(refs, min_size=2, max_size=3, unique_by=str).map(union),
        st.lists(inner, min_size=1, max_size=2).map(lambda parts: {"allOf": parts}),
        st.lists(inner, min_size=2, max_size=3).map(lambda parts: {"anyOf": parts}),
        inner.map(lambda part: {"anyOf": [part, {"type": "null"}]}),
        inner.map(lambda part: {"not": part}),
    )


def union(parts: list[dict[str, str]]) -> dict[str, Any]:
    mapping = {f"value{position}": part["$ref"] for position, part in enumerate(parts)}
    return {"oneOf": parts, "discriminator": {"propertyName": "a", "mapping": mapping}}


schemas = st.recursive(leaves, nested, max_leaves=5)


@st.composite
def documents(draw: st.DrawFn) -> dict[str, Any]:
    return document(
        {
            "/a": {"get": operation("a", reply=draw(schemas)), "post": operation("b", body=draw(schemas))},
            "/a/{c}": {"put": operation("c", reply=draw(schemas), body=draw(schemas))},
        },
        {name: draw(schemas) for name in NAMES},
        webhooks={"w": {"post": operation("w", body=draw(schemas))}},
    )


def shuffled(node: Any, dice: random.Random) -> Any:
    """The same value with the keys of its objects in another order."""
    if isinstance(node, dict):
        keys = list(node)
        dice.shuffle(keys)
        # Where an order means something, it stays: the first media type of a parameter is the only one.
        return {key: shuffled(node[key], dice) for key in keys}
    return [shuffled(entry, dice) for entry in node] if isinstance(node, list) else node


def mixed(data: dict[str, Any], seed: int) -> dict[str, str]:
    """Names that are partly new and partly the old ones in other places."""
    names = list((data.get("components") or {}).get("schemas") or {})
    others = [name if position % 2 else f"Renamed{name}" for position, name in enumerate(names)]
    random.Random(seed).shuffle(others)
    return dict(zip(names, others, strict=True))


@MODEST
@given(documents())
def test_a_document_equals_itself(built: dict[str, Any]) -> None:
    assert changed(built, json.loads(json.dumps(built))) == ()


@MODEST
@given(documents(), st.randoms(use_true_random=False))
def test_the_order_of_keys_never_matters(built: dict[str, Any], dice: random.Random) -> None:
    assert changed(built, shuffled(built, dice)) == ()


def check_renames(found: Sequence[ApiChange], schemas: dict[str, Any], names: dict[str, str]) -> None:
    """What is reported of other names: nothing else, each name once, and the right one of what operations use."""
    assert {(change.rule, change.effect.client, change.effect.server) for change in found} <= {RENAMED}
    for distinct in zip(*((change.old, change.new) for change in found), strict=True):
        assert len(set(distinct)) == len(distinct)
    assert {change.new for change in found} <= set(names.values())
    # Schemas that are nothing but another's other name are told apart by nothing.
    used = [change for change in found if change.operations and not {"$ref", "allOf"} & schemas[change.old].keys()]
    assert all(names[change.old] == change.new for change in used)


@MODEST
@given(documents(), st.integers(0, 99))
def test_another_name_of_a_shared_schema_is_a_rename_and_nothing_else(built: dict[str, Any], seed: int) -> None:
    names = mixed(built, seed)
    found = changed(built, renamed(built, names))
    check_renames(found, built["components"]["schemas"], names)
    # An object has a class, so that a name which is gone altogether is always told.
    objects = {
        name for name, schema in built["components"]["schemas"].items() if schema is not True and "properties" in schema
    }
    assert {name for name in objects if name not in names.values()} <= {change.old for change in found}


@MODEST
@given(documents(), documents())
def test_any_two_documents_can_be_compared_in_any_order(one: dict[str, Any], other: dict[str, Any]) -> None:
    found = changed(one, other)
    assert changed(shuffled(one, random.Random(1)), other) == found
    assert len(set(map(repr, found))) == len(found)


@pytest.mark.parametrize("file", REAL, ids=lambda file: file.parent.name + "/" + file.name)
def test_real_documents_equal_themselves(file: Path) -> None:
    read = load(file)
    again = shuffled(read.data, random.Random(7))
    assert diff(read, load(file)) == ()
    assert diff(read, Document(again, file, read.version, ())) == ()
    if (read.data.get("components") or {}).get("schemas"):
        names = mixed(read.data, 7)
        one, other = mapped(read.data), renamed(read.data, names)
        found = diff(Document(one, file, read.version, ()), Document(other, file, read.version, ()))
        check_renames(found, read.data["components"]["schemas"], names)


def test_parts_that_go_round_in_circles_come_to_an_end() -> None:
    """Each step down combines more parts of the same two schemas; without a limit there would always be a next one."""
    ant = {"allOf": [{"properties": {"a": schema_ref("Bee")}}, {"properties": {"a": schema_ref("Ant")}}]}
    both = {"allOf": [schema_ref("Bee"), schema_ref("Ant")]}
    bee = {"allOf": [{"properties": {"a": schema_ref("Ant")}}, {"properties": {"a": both}}]}
    built = document({"/a": {"get": operation("a", reply=schema_ref("Ant"))}}, {"Ant": ant, "Bee": bee})
    assert changed(built, built) == ()
    found = changed(built, edited(built, {"/components/schemas/Bee/required": ["a"]}))
    assert {change.rule for change in found} == {"response-property-became-required"}


def test_words_alone_need_a_patch_and_nothing_needs_nothing() -> None:
    old = pets()
    words = {
        "/info/title": "Another",
        "/paths/~1pets/get/summary": "Lists",
        "/components/schemas/Pet/description": "A pet",
    }
    new = edited(old, words)
    assert changed(old, new) == ()
    steps = [step_of_all(_document(old), _document(made), ()) for made in (new, edited(old, {"/info/version": "9"}))]
    assert steps == ["patch", "none"]


def _document(built: dict[str, Any]) -> Document:
    return Document(built, Path("x"), "3.1", ())

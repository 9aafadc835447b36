"""What griffe calls a break of the generated SDK's public surface, `understudy diff` calls one too."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import griffe
import pytest
from diffing import DROP, changed, edited, pets, renamed, write
from documents import operation

from understudy_tools.sdk.regenerate import regenerate

GET = "/paths/~1pets~1{key}/get"
LIST = "/paths/~1pets/get"
PET = "/components/schemas/Pet"
EXTRA = {"name": "extra", "in": "query", "required": True, "schema": {"type": "string"}}
KEY = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
RENAMED = {
    "/paths/~1pets~1{id}": {**pets()["paths"]["/pets/{key}"], "parameters": [KEY]},
    "/paths/~1pets~1{key}": DROP,
}
# Each change, the rule that breaks clients, and what griffe must see: without it the test would prove nothing.
BREAKS = [
    ({GET: DROP}, "operation-removed", "Resource.get"),
    ({f"{GET}/operationId": "downloadPet"}, "operation-id-changed", "Resource.get"),
    ({f"{GET}/x-fern-sdk-method-name": "fetch"}, "sdk-method-renamed", "Resource.get"),
    (RENAMED, "path-parameter-renamed", "Resource.get(key)"),
    ({f"{LIST}/parameters/1": DROP}, "parameter-removed", "Resource.list(tags)"),
    ({f"{LIST}/parameters/-": EXTRA}, "parameter-added-required", "Resource.list(extra)"),
    ({f"{LIST}/parameters/1/required": True}, "parameter-became-required", "Resource.list(tags)"),
    ({"/paths/~1pets/post/requestBody": DROP}, "request-body-removed", "Resource.create(body)"),
    ({f"{PET}/properties/weight": DROP}, "response-property-removed", "Pet.weight"),
    ({f"{PET}/properties/status/enum": ["new"]}, "enum-value-removed", "PetStatus.SOLD"),
    ({f"{PET}/additionalProperties": False}, "additional-properties-closed", "Pet.additional_properties"),
    ({"/components/schemas/Triangle": DROP}, "model-removed", "Triangle"),
]  # fmt: skip
FINE = [
    {"/paths/~1pets/delete": operation("clearPets", "204", tags=["pets"])},
    {f"{LIST}/parameters/-": {**EXTRA, "required": False}},
    {f"{PET}/properties/size": {"type": "string"}},
    {f"{PET}/properties/status/enum/-": "lost"},
    {f"{GET}/summary": "Reads a pet"},
]
# Names of schemas, and whether a class of the SDK has another name because of it.
RENAMES = [
    ({"Pet": "Animal"}, ["Pet", "PetStatus"]),
    ({"PetCreate": "NewPet"}, ["PetCreate", "PetCreateKind"]),
    ({"Sold": "SoldEvent"}, ["Sold"]),
    ({"Circle": "Square", "Square": "Circle"}, ["Circle.radius", "Square.side"]),
    ({"Triangle": "Delta"}, ["Triangle"]),
    ({"Shape": "Figure"}, []),
    ({"Pet": "pet"}, []),
]
CLOSED = re.compile(r"\*\*options: Unpack\[_Options\],?")
COLOUR = re.compile(r"\x1b\[\d+m")
Breaks = Callable[[dict[str, Any]], list[str]]


@pytest.fixture(scope="module")
def breaks_of(tmp_path_factory: pytest.TempPathFactory) -> Breaks:
    """What griffe says of the SDK of `pets()` and of a changed one: the models and the clients' methods."""

    def package(built: dict[str, Any]) -> Any:
        folder = tmp_path_factory.mktemp("sdk")
        regenerate(write(folder, "openapi.json", built), folder / "out", package="inline", progress=lambda _: None)
        for place in (folder / "out" / "inline" / "resources").glob("*.py"):
            # Only some names may be given (PEP 692); to griffe a method with `**` takes any argument that it ever had.
            place.write_text(CLOSED.sub("", place.read_text()))
        return griffe.load("inline", search_paths=[folder / "out"], resolve_aliases=True)

    first = package(pets())

    def compare(new: dict[str, Any]) -> list[str]:
        found = griffe.find_breaking_changes(first, package(new))
        lines = [COLOUR.sub("", breakage.explain(griffe.ExplanationStyle.ONE_LINE)) for breakage in found]
        return [line for line in lines if "/models/" in line or "/resources/" in line]

    return compare


@pytest.mark.parametrize(("edits", "rule", "seen"), BREAKS, ids=[rule for _, rule, _ in BREAKS])
def test_what_breaks_the_sdk_is_reported(breaks_of: Breaks, edits: dict[str, Any], rule: str, seen: str) -> None:
    new = edited(pets(), edits)
    assert any(seen in line for line in breaks_of(new)), breaks_of(new)
    assert rule in [change.rule for change in changed(pets(), new) if change.step == "major"]


@pytest.mark.parametrize("edits", FINE, ids=[next(iter(edits)) for edits in FINE])
def test_what_breaks_nobody_breaks_no_sdk(breaks_of: Breaks, edits: dict[str, Any]) -> None:
    new = edited(pets(), edits)
    assert all(change.step != "major" for change in changed(pets(), new))
    assert breaks_of(new) == []


@pytest.mark.parametrize(("names", "gone"), RENAMES, ids=lambda value: "-".join(value))
def test_another_name_of_a_schema_breaks_the_sdk_where_a_class_has_it(
    breaks_of: Breaks, names: dict[str, str], gone: list[str]
) -> None:
    new = renamed(pets(), names)
    seen = breaks_of(new)
    assert all(any(f" {name}:" in line for line in seen) for name in gone), seen
    changes = changed(pets(), new)
    assert {(change.rule, change.old, change.new) for change in changes} == {
        ("model-renamed", *pair) for pair in names.items() if gone
    }
    assert bool(changes) == bool(seen)

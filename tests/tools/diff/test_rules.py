# ruff: noqa: E501 - a case a line reads better
"""Every rule of `understudy diff`: one change of a document, what it is called, and whom it breaks."""

from __future__ import annotations

from typing import Any, NamedTuple

import pytest
from diffing import DROP, PET, changed, edited, pets, renamed
from documents import JSON, operation, schema_ref

from understudy_tools.diff.rules import RULES

NEW = "/components/schemas/PetCreate/properties"
LIST = "/paths/~1pets/get"
MAKE = "/paths/~1pets/post"
GET = "/paths/~1pets~1{key}/get"
NOTE = "/paths/~1pets~1{key}~1note/put"
HOOK = "/webhooks/pet.sold/post"
TEXT = {"type": "string"}
REPLY = f"responses/200/content/{JSON.replace('/', '~1')}"
LIMIT = f"{LIST}/parameters/0"
SHAPE = "/components/schemas/Shape"
EXTRA = {"name": "extra", "in": "query", "schema": TEXT}


class Case(NamedTuple):
    """An edit and all rules that it triggers; `client`, `server` and `step` are of the first."""

    rules: str
    client: str
    server: str
    step: str
    edits: dict[str, Any]


B, W, S = "breaks", "warns", "safe"
CASES = [
    # operations
    Case("operation-removed", B, S, "major", {GET: DROP}),
    Case("operation-added", S, B, "minor", {"/paths/~1pets/delete": operation("clearPets", "204", tags=["pets"])}),
    Case("operation-moved", B, B, "major", {MAKE: DROP, "/paths/~1pets/put": pets()["paths"]["/pets"]["post"]}),
    Case("operation-id-changed", B, S, "major", {f"{GET}/operationId": "readPet"}),
    Case("operation-tag-changed", B, S, "major", {f"{GET}/tags": ["animals"]}),
    Case("sdk-method-renamed", B, S, "major", {f"{GET}/x-fern-sdk-method-name": "fetch"}),
    Case("deprecation-added", S, S, "minor", {f"{GET}/deprecated": True}),
    Case("path-parameter-renamed", B, S, "major", {
        "/paths/~1pets~1{id}": {**pets()["paths"]["/pets/{key}"], "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]},
        "/paths/~1pets~1{key}": DROP}),
    # parameters
    Case("parameter-removed", B, S, "major", {f"{LIST}/parameters/1": DROP}),
    Case("parameter-added", S, B, "minor", {f"{LIST}/parameters/-": EXTRA}),
    Case("parameter-added-required", B, B, "major", {f"{LIST}/parameters/-": {**EXTRA, "required": True}}),
    Case("parameter-became-required", B, S, "major", {f"{LIMIT}/required": True}),
    Case("parameter-became-optional", S, B, "minor", {f"{LIST}/parameters/2/required": False}),
    Case("parameter-moved", B, B, "major", {f"{LIST}/parameters/1/in": "cookie"}),
    Case("parameter-style-changed", B, B, "major", {f"{LIST}/parameters/1/explode": False}),
    Case("deprecation-added", S, S, "minor", {f"{LIMIT}/deprecated": True}),
    Case("default-changed", B, B, "major", {f"{LIMIT}/schema/default": 25}),
    Case("default-removed", B, B, "major", {f"{LIMIT}/schema/default": DROP}),
    Case("default-added", B, B, "major", {f"{LIST}/parameters/1/schema/default": []}),
    Case("constraint-tightened", B, S, "major", {f"{LIMIT}/schema/maximum": 50}),
    Case("constraint-loosened", S, B, "minor", {f"{LIMIT}/schema/maximum": 500}),
    Case("constraint-tightened", B, S, "major", {f"{LIMIT}/schema/maximum": DROP, f"{LIMIT}/schema/exclusiveMaximum": 100}),
    Case("type-widened", S, B, "minor", {f"{LIMIT}/schema/type": ["integer", "string"]}),
    # request bodies
    Case("request-body-removed", B, S, "major", {f"{MAKE}/requestBody": DROP}),
    Case("request-body-added", S, B, "minor", {f"{GET}/requestBody": {"content": {JSON: {"schema": TEXT}}}}),
    Case("request-body-added-required", B, B, "major", {f"{GET}/requestBody": {"required": True, "content": {JSON: {"schema": TEXT}}}}),
    Case("request-body-became-required", B, S, "major", {f"{NOTE}/requestBody/required": True}),
    Case("request-body-became-optional", S, B, "minor", {f"{MAKE}/requestBody/required": False}),
    Case("media-type-removed", B, S, "major", {f"{NOTE}/requestBody/content/text~1plain": DROP}),
    Case("media-type-added", S, B, "minor", {f"{NOTE}/requestBody/content/text~1html": {"schema": TEXT}}),
    Case("request-property-removed", B, S, "major", {f"{NEW}/age": DROP}),
    Case("request-property-removed", B, S, "major", {f"{NEW}/age/readOnly": True}),
    Case("request-property-added", S, B, "minor", {f"{NEW}/size": TEXT}),
    Case("request-property-added-required", B, B, "major", {f"{NEW}/size": TEXT, "/components/schemas/PetCreate/required/-": "size"}),
    Case("request-property-became-required", B, S, "major", {"/components/schemas/PetCreate/required/-": "age"}),
    Case("request-property-became-optional", S, B, "minor", {"/components/schemas/PetCreate/required": DROP}),
    Case("type-changed", B, B, "major", {f"{NEW}/age": TEXT}),
    Case("nullable-removed", B, S, "major", {f"{NEW}/owner/type": "string"}),
    Case("nullable-added", S, B, "minor", {f"{NEW}/name/type": ["string", "null"]}),
    Case("format-changed", B, B, "major", {f"{NEW}/code/format": "uuid"}),
    Case("constraint-tightened", B, S, "major", {f"{NEW}/code/format": "email"}),
    Case("constraint-tightened", B, S, "major", {f"{NEW}/age/format": "int32"}),
    Case("enum-value-removed", B, S, "major", {f"{NEW}/kind/enum": ["cat"]}),
    Case("enum-value-added", S, B, "minor", {f"{NEW}/kind/enum": ["cat", "dog", "fish"]}),
    Case("enum-removed", B, B, "major", {f"{NEW}/kind/enum": DROP}),
    Case("enum-added", B, S, "major", {f"{NEW}/code/enum": ["a"]}),
    Case("constraint-tightened", B, S, "major", {f"{NEW}/name/maxLength": 20}),
    Case("constraint-loosened", S, B, "minor", {f"{NEW}/name/maxLength": DROP}),
    Case("constraint-changed", B, B, "major", {f"{NEW}/colour/pattern": "^[A-Z]+$"}),
    Case("constraint-tightened", B, S, "major", {f"{NEW}/code/not": {"const": "x"}}),
    Case("additional-properties-closed", B, S, "major", {"/components/schemas/PetCreate/additionalProperties": False}),
    Case("default-changed", B, B, "major", {f"{NEW}/colour/default": "blue"}),
    # responses
    Case("status-removed error-status-added", B, B, "major", {f"{GET}/responses/200": DROP, f"{GET}/responses/410": {"description": "gone"}}),
    Case("status-added", B, S, "major", {f"{GET}/responses/202": {"description": "later"}}),
    Case("error-status-removed model-removed", W, B, "major", {f"{GET}/responses/404": DROP, "/components/schemas/Error": DROP}),
    Case("error-status-removed", W, B, "minor", {f"{GET}/responses/404": DROP}),
    Case("error-status-added", S, S, "minor", {f"{GET}/responses/409": {"description": "no"}}),
    Case("media-type-removed media-type-added", B, B, "major", {f"{GET}/responses/200/content": {"text/csv": {"schema": TEXT}}}),
    Case("media-type-added", W, B, "minor", {f"{GET}/responses/200/content/text~1csv": {"schema": TEXT}}),
    Case("response-header-removed", B, S, "major", {f"{LIST}/responses/200/headers/X-Total": DROP}),
    Case("response-header-added", S, S, "minor", {f"{LIST}/responses/200/headers/X-More": {"schema": TEXT}}),
    Case("response-header-added-required", S, B, "minor", {f"{LIST}/responses/200/headers/X-More": {"required": True, "schema": TEXT}}),
    Case("response-header-became-required", S, B, "minor", {f"{LIST}/responses/200/headers/X-Total/required": True}),
    Case("response-header-became-optional", B, S, "major", {f"{LIST}/responses/200/headers/X-Next/required": DROP}),
    Case("type-changed", B, B, "major", {f"{LIST}/responses/200/headers/X-Total/schema/type": "boolean"}),
    Case("response-property-removed", B, S, "major", {f"{PET}/weight": DROP}),
    Case("response-property-removed", B, S, "major", {f"{PET}/weight/writeOnly": True}),
    Case("response-property-added", S, S, "minor", {f"{PET}/size": TEXT}),
    Case("response-property-added-required", S, B, "minor", {f"{PET}/size": TEXT, "/components/schemas/Pet/required/-": "size"}),
    Case("response-property-became-required", S, B, "minor", {"/components/schemas/Pet/required/-": "weight"}),
    Case("response-property-became-optional", B, S, "major", {"/components/schemas/Pet/required": ["key"]}),
    Case("type-changed", B, B, "major", {f"{PET}/key/type": "string"}),
    Case("type-widened", B, S, "major", {f"{PET}/key/type": "number"}),
    Case("type-narrowed", S, B, "minor", {f"{PET}/weight/type": "integer"}),
    Case("nullable-added", B, S, "major", {f"{PET}/name/type": ["string", "null"]}),
    Case("nullable-removed", S, B, "minor", {f"{PET}/owner/type": "string"}),
    Case("format-changed", B, B, "major", {f"{PET}/born/format": "date-time"}),
    Case("constraint-loosened", W, S, "minor", {f"{PET}/name/minLength": DROP}),
    Case("enum-value-added", W, S, "minor", {f"{PET}/status/enum": ["new", "sold", "lost"]}),
    Case("enum-value-removed", B, B, "major", {f"{PET}/status/enum": ["new"]}),
    Case("enum-removed", B, S, "major", {f"{PET}/status/enum": DROP}),
    Case("enum-added", W, B, "minor", {f"{PET}/note/enum": ["none", "some"]}),
    Case("constraint-tightened", S, B, "minor", {f"{PET}/name/minLength": 2}),
    Case("additional-properties-closed", B, B, "major", {"/components/schemas/Pet/additionalProperties": False}),
    Case("default-changed", W, S, "minor", {f"{PET}/note/default": "some"}),
    Case("deprecation-added", S, S, "minor", {f"{PET}/note/deprecated": True}),
    Case("type-changed", B, B, "major", {f"{LIST}/{REPLY}/schema/items": TEXT}),
    # unions: read and written
    Case("discriminated-variant-added discriminated-variant-added", S, B, "minor", {
        f"{SHAPE}/oneOf/-": schema_ref("Triangle"), f"{SHAPE}/discriminator/mapping/triangle": schema_ref("Triangle")["$ref"]}),
    Case("variant-added", B, S, "major", {f"{GET}/{REPLY}/schema": {"oneOf": [schema_ref("Pet"), schema_ref("Circle")]}}),
    Case("variant-added", S, B, "minor", {f"{MAKE}/requestBody/content/application~1json/schema": {"anyOf": [schema_ref("PetCreate"), schema_ref("Circle")]}}),
    Case("discriminator-changed discriminator-changed", B, B, "major", {f"{SHAPE}/discriminator/mapping": {"round": schema_ref("Circle")["$ref"], "square": schema_ref("Square")["$ref"]}}),
    Case("model-removed", B, S, "major", {"/components/schemas/Triangle": DROP}),
    Case("model-added", S, S, "minor", {"/components/schemas/Hexagon": {"type": "object", "properties": {"side": TEXT}}}),
    Case("model-renamed", B, S, "major", {"/components/schemas/Triangle": DROP, "/components/schemas/Delta": pets()["components"]["schemas"]["Triangle"]}),
    # webhooks and callbacks: the server sends
    Case("webhook-removed", B, S, "major", {"/webhooks": DROP}),
    Case("webhook-added", S, B, "minor", {"/webhooks/pet.born": pets()["webhooks"]["pet.sold"]}),
    Case("callback-removed", B, S, "major", {f"{MAKE}/callbacks": DROP}),
    Case("webhook-request-property-added callback-request-property-added", S, S, "minor", {"/components/schemas/Sold/properties/at": TEXT}),
    Case("webhook-request-property-removed callback-request-property-removed", B, S, "major", {"/components/schemas/Sold/properties/to": DROP}),
    Case("webhook-parameter-added-required", S, B, "minor", {f"{HOOK}/parameters": [{"name": "X-Sign", "in": "header", "required": True, "schema": TEXT}]}),
    Case("webhook-status-added", S, B, "minor", {f"{HOOK}/responses/200": {"description": "thanks"}}),
    Case("webhook-media-type-added", W, B, "minor", {f"{HOOK}/requestBody/content/text~1csv": {"schema": TEXT}}),
    # surroundings; these touch every operation
    Case("security-changed", B, B, "major", {"/security/0": {"bearer": [], "key": []}, "/components/securitySchemes/bearer/scheme": "basic"}),
    Case("security-tightened", B, S, "major", {"/security/1": DROP}),
    Case("security-loosened", S, B, "minor", {"/security/-": {}}),
    Case("security-loosened", S, B, "minor", {f"{GET}/security": []}),
    Case("server-removed", B, S, "major", {"/servers/1": DROP}),
    Case("server-added", S, S, "minor", {"/servers/-": {"url": "https://eu.example.com"}}),
    Case("server-default-changed", B, S, "major", {"/servers": [{"url": "https://test.example.com"}, {"url": "https://api.example.com"}]}),
]  # fmt: skip


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rules} {next(iter(case.edits))}"[:90])
def test_a_change_is_called_by_its_name_and_judged_for_both_audiences(case: Case) -> None:
    found = changed(pets(), edited(pets(), case.edits))
    rules = case.rules.split()
    assert sorted(change.rule for change in found) == sorted(rules)
    first = next(change for change in found if change.rule == rules[0])
    assert (first.effect.client, first.effect.server) == (case.client, case.server)
    assert max(("minor", "major").index(change.step) for change in found) == ("minor", "major").index(case.step)


REPLIES = [
    f"{GET}/{REPLY}/schema",
    f"{LIST}/{REPLY}/schema/items",
    f"{MAKE}/responses/201/content/application~1json/schema",
]
UNPAIRED = [
    # Another schema of another name, which nothing uses.
    ({"/components/schemas/Triangle": DROP, "/components/schemas/Other": {"type": "object", "properties": {"x": TEXT}}}, ["model-removed", "model-added"]),
    # Two become one: the other is gone.
    ({"/components/schemas/Sold": DROP, "/webhooks/pet.sold/post/requestBody/content/application~1json/schema": schema_ref("Triangle"),
      f"{MAKE}/callbacks/done/{{$request.body#~1name}}/post/requestBody/content/application~1json/schema": schema_ref("Triangle")}, ["model-removed"]),
    # An operation has a copy of its own; the old schema and its class stay.
    ({f"{GET}/{REPLY}/schema": schema_ref("Detail"), "/components/schemas/Detail": pets()["components"]["schemas"]["Pet"]}, ["model-added"]),
    # Nobody uses the old one any more, and it is still there.
    ({**dict.fromkeys(REPLIES, schema_ref("Animal")), "/components/schemas/Animal": pets()["components"]["schemas"]["Pet"]}, ["model-added"]),
    # What was shared is written out where it is used.
    ({**dict.fromkeys(REPLIES, pets()["components"]["schemas"]["Pet"]), "/components/schemas/Pet": DROP}, ["model-removed"]),
]  # fmt: skip


@pytest.mark.parametrize(("edits", "rules"), UNPAIRED)
def test_what_is_no_pair_is_not_called_renamed(edits: dict[str, Any], rules: list[str]) -> None:
    found = [change.rule for change in changed(pets(), edited(pets(), edits)) if change.rule.startswith("model-")]
    assert found == rules


def test_a_schema_that_changes_and_gets_another_name_is_both() -> None:
    new = edited(renamed(pets(), {"Pet": "Animal"}), {"/components/schemas/Animal/properties/size": TEXT})
    assert [change.rule for change in changed(pets(), new)] == ["model-renamed", "response-property-added"]


def test_a_path_parameter_is_required_with_or_without_the_word() -> None:
    where = "/paths/~1pets~1{key}/parameters/0"
    assert pets()["paths"]["/pets/{key}"]["parameters"][0]["required"] is True
    for edits in ({f"{where}/required": DROP}, {f"{where}/required": False}):
        assert changed(pets(), edited(pets(), edits)) == changed(edited(pets(), edits), pets()) == ()


def test_a_schema_beside_the_reference_of_a_parameter_is_compared_where_it_stands() -> None:
    shared = {"name": "depth", "in": "query", "schema": {"type": "string"}}
    reference = {"$ref": "#/components/parameters/depth"}
    old = edited(
        pets(),
        {
            "/components/parameters": {"depth": shared},
            f"{LIST}/parameters/-": {**reference, "schema": {"type": "integer"}},
            f"{MAKE}/parameters": [reference],
        },
    )
    (change,) = changed(old, edited(old, {f"{LIST}/parameters/3/schema/type": "boolean"}))
    assert (change.rule, change.pointer) == ("type-changed", f"{LIST}/parameters/3/schema")


# What a rule is called when the documents change places.
OPPOSITES = [
    ("discriminated-variant-added", "variant-removed"), ("added-required", "removed"), ("added", "removed"),
    ("became-required", "became-optional"), ("became-optional", "became-required"), ("tightened", "loosened"),
    ("loosened", "tightened"), ("narrowed", "widened"), ("widened", "narrowed"), ("closed", "opened"),
]  # fmt: skip


def opposite(rule: str) -> str:
    for ending, other in OPPOSITES:
        if rule.endswith(ending):
            return rule.removesuffix(ending) + other
    return rule


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.rules} {next(iter(case.edits))}"[:90])
def test_what_is_added_one_way_is_removed_the_other_way(case: Case) -> None:
    made = edited(pets(), case.edits)
    forth, back = changed(pets(), made), changed(made, pets())
    wanted = {
        (opposite(change.rule), change.new_pointer, change.old_pointer) for change in forth if is_turned(change.rule)
    }
    assert wanted <= {(change.rule, change.old_pointer, change.new_pointer) for change in back}
    assert len(forth) == len(back)


def is_turned(rule: str) -> bool:
    """Whether the rule of the way back is known: what was removed may come back as optional or as required."""
    return not rule.endswith("-removed")


def test_every_rule_has_its_case() -> None:
    assert len(CASES) >= 60
    seen = {change.rule for case in CASES for change in changed(pets(), edited(pets(), case.edits))}
    seen |= {change.rule for case in CASES for change in changed(edited(pets(), case.edits), pets())}
    wanted = {f"{way}-{name}" for name, rule in RULES.items() if rule.directed for way in ("request", "response")}
    # What only locks show has tests of its own.
    named = {name for name, rule in RULES.items() if not rule.directed} - {"sdk-name-changed"}
    assert named | wanted <= seen

"""Bundling many files into one: where things go, what they are called, what is left alone, what is refused."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.openapi.bundle import Bundle, bundle
from understudy.openapi.grammar import sites
from understudy.openapi.origins import Origins

Files = Mapping[str, Any]


def bundled(folder: Path, **files: Any) -> Bundle:
    """Bundle files; `a__b` is b.yaml in the folder a. What is not given of the root is made up."""
    root = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}, **files.pop("root")}
    for name, content in {"root": root, **files}.items():
        path = folder.joinpath(*name.split("__")).with_suffix(".yaml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(content), encoding="utf-8")
    return bundle(folder / "root.yaml")


def answering(schema: Any) -> dict[str, Any]:
    """The paths of a document whose one operation answers with `schema`."""
    content = {"application/json": {"schema": schema}}
    return {"/a": {"get": {"responses": {"200": {"description": "d", "content": content}}}}}


def schema_of(result: Bundle) -> Any:
    return result.data["paths"]["/a"]["get"]["responses"]["200"]["content"]["application/json"]["schema"]


def problems_of(result: Bundle, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in result.problems]


def test_a_document_of_one_file_is_not_touched(tmp_path: Path) -> None:
    schemas = {"A": {"$ref": "#/components/schemas/B"}, "B": {"type": "string"}}
    result = bundled(tmp_path, root={"paths": {}, "components": {"schemas": schemas}})
    assert result.data["components"]["schemas"] == schemas
    assert result.problems == ()


def test_everything_moves_to_the_section_of_its_kind(tmp_path: Path) -> None:
    operation = {
        "parameters": [{"$ref": "parts.yaml#/Page"}],
        "requestBody": {"$ref": "parts.yaml#/Body"},
        "responses": {"200": {"$ref": "parts.yaml#/Answer"}, "default": {"$ref": "parts.yaml#/Failure"}},
        "callbacks": {"done": {"$ref": "parts.yaml#/Done"}},
    }
    parts = {
        "Page": {"name": "page", "in": "query", "schema": {"$ref": "#/Number"}},
        "Number": {"type": "integer"},
        "Body": {"content": {"application/json": {"examples": {"e": {"$ref": "#/Example"}}, "schema": True}}},
        "Example": {"value": {"$ref": "#/not/a/reference"}},
        "Answer": {
            "description": "d",
            "headers": {"X-Left": {"$ref": "#/Left"}},
            "links": {"next": {"$ref": "#/Next"}},
        },
        "Left": {"schema": {"$ref": "#/Number"}},
        "Next": {"operationId": "a"},
        "Failure": {"description": "d"},
        "Done": {"{$request.body#/url}": {"$ref": "items.yaml#/Post"}},
    }
    items = {"Post": {"post": {"responses": {"200": {"$ref": "parts.yaml#/Answer"}}}}}
    root = {
        "paths": {"/a": {"get": operation}},
        "components": {"securitySchemes": {"key": {"$ref": "parts.yaml#/Key"}}},
    }
    key = {"type": "apiKey", "in": "header", "name": "X-Key"}
    result = bundled(tmp_path, root=root, parts={**parts, "Key": key}, items=items)
    assert result.problems == ()
    components = result.data["components"]
    assert {section: list(entries) for section, entries in components.items()} == {
        "securitySchemes": ["key"],
        "parameters": ["Page"],
        "requestBodies": ["Body"],
        "responses": ["Answer", "Failure"],
        "callbacks": ["Done"],
        "schemas": ["Number"],
        "examples": ["Example"],
        "headers": ["Left"],
        "links": ["Next"],
    }
    assert components["securitySchemes"]["key"] == key
    assert components["examples"]["Example"] == {"value": {"$ref": "#/not/a/reference"}}
    callback = components["callbacks"]["Done"]["{$request.body#/url}"]
    assert callback == {"post": {"responses": {"200": {"$ref": "#/components/responses/Answer"}}}}
    assert result.data["paths"]["/a"]["get"]["parameters"] == [{"$ref": "#/components/parameters/Page"}]


def test_a_whole_file_is_named_by_its_stem_and_recursion_is_fine(tmp_path: Path) -> None:
    node = {
        "properties": {"next": {"$ref": "Node.yaml"}, "all": {"items": {"$ref": "#"}}, "up": {"$ref": "../List.yaml"}}
    }
    result = bundled(
        tmp_path,
        root={"paths": answering({"$ref": "./schemas/Node.yaml"})},
        schemas__Node=node,
        List={"items": {"$ref": "schemas/Node.yaml#"}},
    )
    here = {"$ref": "#/components/schemas/Node"}
    assert schema_of(result) == here
    assert result.data["components"]["schemas"] == {
        "Node": {"properties": {"next": here, "all": {"items": here}, "up": {"$ref": "#/components/schemas/List"}}},
        "List": {"items": here},
    }


def test_a_root_component_gives_its_name_to_what_it_refers_to(tmp_path: Path) -> None:
    result = bundled(
        tmp_path,
        root={
            "paths": answering({"$ref": "pet_v1.yaml"}),
            "components": {
                "schemas": {"Pet": {"$ref": "index.yaml#/Pet", "description": "d"}, "Also": {"$ref": "pet_v1.yaml"}}
            },
        },
        index={"Pet": {"$ref": "pet_v1.yaml"}},
        pet_v1={"type": "object", "properties": {"mother": {"$ref": "root.yaml#/components/schemas/Pet"}}},
    )
    assert schema_of(result) == {"$ref": "#/components/schemas/Pet"}
    assert result.data["components"]["schemas"] == {
        "Pet": {
            "type": "object",
            "properties": {"mother": {"$ref": "#/components/schemas/Pet"}},
            "description": "d",
        },
        "Also": {"$ref": "#/components/schemas/Pet"},
    }


def test_maps_and_lists_may_be_in_files_of_their_own(tmp_path: Path) -> None:
    result = bundled(
        tmp_path,
        root={"paths": {"$ref": "paths/_index.yaml"}, "components": {"schemas": {"$ref": "schemas.yaml"}}},
        paths___index={"/a": {"$ref": "a.yaml"}},
        paths__a={"parameters": {"$ref": "parameters.yaml"}, "get": {"responses": {"200": {"description": "d"}}}},
        paths__parameters=[{"name": "q", "in": "query", "schema": {"$ref": "../schemas.yaml#/Q"}}],
        schemas={"Q": {"type": "string"}, "R": {"$ref": "#/Q"}},
    )
    assert result.problems == ()
    [parameter] = result.data["paths"]["/a"]["parameters"]
    assert parameter["schema"] == {"$ref": "#/components/schemas/Q"}
    assert result.data["components"]["schemas"] == {"Q": {"type": "string"}, "R": {"$ref": "#/components/schemas/Q"}}


def test_siblings_stay_and_a_property_called_ref_is_no_reference(tmp_path: Path) -> None:
    schema = {
        "properties": {"$ref": {"type": "string"}, "a": {"$ref": "a.yaml", "deprecated": True}},
        "default": {"$ref": "nowhere.yaml"},
        "const": {"$ref": "nowhere.yaml"},
        "enum": [{"$ref": "nowhere.yaml"}],
        "example": {"$ref": "nowhere.yaml"},
        "examples": [{"$ref": "nowhere.yaml"}],
    }
    result = bundled(tmp_path, root={"paths": answering(schema)}, a={"type": "string"})
    assert result.problems == ()
    moved = {"$ref": "#/components/schemas/a", "deprecated": True}
    assert schema_of(result) == {**schema, "properties": {"$ref": {"type": "string"}, "a": moved}}


def test_properties_called_like_keywords_are_walked_as_schemas(tmp_path: Path) -> None:
    inner = {"$ref": "a.yaml"}
    schema = {"properties": {"properties": {"properties": {"default": inner, "example": inner, "parameters": inner}}}}
    result = bundled(tmp_path, root={"paths": answering(schema)}, a={"type": "string"})
    assert "a.yaml" not in json.dumps(result.data)
    assert list(result.data["components"]) == ["schemas"]


def test_a_discriminator_is_mapped_to_the_new_places_and_names_are_kept(tmp_path: Path) -> None:
    mapping = {"cat": "Cat.yaml", "dog": "./root.yaml#/components/schemas/Dog.v1", "cow": "Dog.v1", "hen": "Hen"}
    schema = {"oneOf": [{"$ref": "Cat.yaml"}], "discriminator": {"propertyName": "kind", "mapping": mapping}}
    root = {"paths": answering(schema), "components": {"schemas": {"Dog.v1": {"type": "object"}}}}
    result = bundled(tmp_path, root=root, Cat={"type": "object"})
    assert result.problems == ()
    assert schema_of(result)["discriminator"]["mapping"] == {
        "cat": "#/components/schemas/Cat",
        "dog": "#/components/schemas/Dog.v1",
        "cow": "Dog.v1",
        "hen": "Hen",
    }


def test_path_items_are_put_in_place_wherever_they_come_from(tmp_path: Path) -> None:
    post = {"post": {"responses": {"200": {"description": "d"}}}}
    result = bundled(
        tmp_path,
        root={
            "paths": {"/a": {"$ref": "#/components/pathItems/A", "summary": "s"}, "/b": {"$ref": "b.yaml"}},
            "webhooks": {"w": {"$ref": "b.yaml"}},
            "components": {"pathItems": {"A": {"$ref": "b.yaml"}}},
        },
        b=post,
    )
    assert result.data["paths"] == {"/a": {**post, "summary": "s"}, "/b": post}
    assert result.data["webhooks"] == {"w": post}
    assert result.data["components"] == {"pathItems": {"A": post}}


def test_a_part_of_what_is_in_the_bundle_is_referred_to_where_it_stands(tmp_path: Path) -> None:
    item = {
        "post": {
            "requestBody": {"content": {"application/json": {"schema": {"type": "object", "title": "t"}}}},
            "responses": {
                "200": {
                    "description": "d",
                    "content": {
                        "application/json": {"schema": {"$ref": "#/post/requestBody/content/application~1json/schema"}}
                    },
                }
            },
        }
    }
    result = bundled(tmp_path, root={"paths": {"/x": {"$ref": "x.yaml"}}}, x=item)
    schema = result.data["paths"]["/x"]["post"]["responses"]["200"]["content"]["application/json"]["schema"]
    assert schema == {"$ref": "#/paths/~1x/post/requestBody/content/application~1json/schema"}
    assert "components" not in result.data


def test_definitions_get_names_and_pointers_pass_through_references(tmp_path: Path) -> None:
    order = {"properties": {"price": {"$ref": "#/definitions/Money"}}, "definitions": {"Money": {"$ref": "money.yaml"}}}
    money = {"$defs": {"Unit": {"$anchor": "unit", "type": "string"}}, "properties": {"unit": {"$ref": "#unit"}}}
    root = {
        "paths": answering(
            {"properties": {"a": {"$ref": "order.yaml"}, "b": {"$ref": "order.yaml#/properties/price/properties/unit"}}}
        )
    }
    result = bundled(tmp_path, root=root, order=order, money=money)
    assert result.problems == ()
    assert set(result.data["components"]["schemas"]) == {"order", "money", "Unit"}
    assert schema_of(result)["properties"]["b"] == {"$ref": "#/components/schemas/Unit"}


def test_equal_things_of_one_name_are_one(tmp_path: Path) -> None:
    schema = {"oneOf": [{"$ref": "a/Owner.yaml"}, {"$ref": "b/Owner.yaml"}]}
    result = bundled(
        tmp_path,
        root={"paths": answering(schema)},
        a__Owner={"$ref": "../owner.yaml", "title": "t"},
        b__Owner={"$ref": "../owner.yaml", "title": "t"},
        owner={"type": "object"},
    )
    assert result.problems == ()
    assert schema_of(result)["oneOf"] == [{"$ref": "#/components/schemas/Owner"}] * 2


def test_unlike_things_of_one_name_get_names_of_their_own_and_a_warning(tmp_path: Path) -> None:
    schema = {"oneOf": [{"$ref": "a/Owner.yaml"}, {"$ref": "b/Owner.yaml"}, {"$ref": "c.yaml#/definitions/Pet"}]}
    result = bundled(
        tmp_path,
        root={"paths": answering(schema), "components": {"schemas": {"Pet": {"type": "object"}}}},
        a__Owner={"type": "object"},
        b__Owner={"type": "string"},
        c={"definitions": {"Pet": {"type": "string"}}},
    )
    assert problems_of(result, tmp_path) == [
        "warning: b/Owner.yaml#: two different things would be components/schemas/Owner "
        "(the other is a/Owner.yaml#; rename one of the two, this one is called b_Owner here) [name-clash]",
        "warning: c.yaml#/definitions/Pet: two different things would be components/schemas/Pet "
        "(the other is root.yaml#/components/schemas/Pet; rename one of the two, this one is called c_Pet here) "
        "[name-clash]",
    ]


def test_the_same_name_in_two_sections_is_no_clash(tmp_path: Path) -> None:
    operation = {"parameters": [{"$ref": "p.yaml#/Id"}], "responses": {"200": {"$ref": "r.yaml#/Id"}}}
    result = bundled(
        tmp_path,
        root={"paths": {"/a": {"get": operation}}},
        p={"Id": {"name": "id", "in": "query", "schema": True}},
        r={"Id": {"description": "d"}},
    )
    assert result.problems == ()
    assert set(result.data["components"]) == {"parameters", "responses"}


@pytest.mark.parametrize(
    ("reference", "message"),
    [
        (
            "https://example.com/a.yaml#/A",
            "https://example.com/a.yaml#/A is on another machine "
            "(references over the network are not followed; keep a copy beside the document) [remote-reference]",
        ),
        (
            "pat.yaml",
            "pat.yaml: there is no such file (did you mean pet.yaml?) [unresolvable-reference]",
        ),
        ("pet.yaml#/Peet", "pet.yaml#/Peet leads nowhere (did you mean pet.yaml#/Pet?) [unresolvable-reference]"),
        ("pet.yaml#/Pet/allOf/7", "pet.yaml#/Pet/allOf/7 leads nowhere [unresolvable-reference]"),
        ("pet.yaml#pat", "pet.yaml#pat names no $anchor of pet.yaml [unresolvable-reference]"),
        (
            "#/components/schemas/Pat",
            "#/components/schemas/Pat leads nowhere (did you mean root.yaml#/components/schemas/Pet?) "
            "[unresolvable-reference]",
        ),
        ("http://[", "http://[ is not a reference [bad-reference]"),
    ],
)
def test_a_reference_that_leads_nowhere_is_reported_with_its_place(
    tmp_path: Path, reference: str, message: str
) -> None:
    components = {"schemas": {"Pet": {"$ref": "pet.yaml#/Pet"}}}
    result = bundled(
        tmp_path,
        root={"paths": answering({"items": {"$ref": reference}}), "components": components},
        pet={"Pet": {"allOf": []}},
    )
    place = "/paths/~1a/get/responses/200/content/application~1json/schema/items"
    assert problems_of(result, tmp_path) == [f"error: root.yaml#{place}: {message}"]


def test_a_reference_that_means_the_root_says_so(tmp_path: Path) -> None:
    result = bundled(
        tmp_path,
        root={"paths": {"/a": {"$ref": "paths/a.yaml"}}, "components": {"schemas": {"A": {"type": "string"}}}},
        paths__a={"parameters": [{"name": "q", "in": "query", "schema": {"$ref": "#/components/schemas/A"}}]},
    )
    assert problems_of(result, tmp_path) == [
        "error: paths/a.yaml#/parameters/0/schema: #/components/schemas/A leads nowhere "
        "(it means this file; did you mean ../root.yaml#/components/schemas/A?) [unresolvable-reference]"
    ]


def test_all_problems_are_reported_at_once_in_a_fixed_order(tmp_path: Path) -> None:
    schema = {"allOf": [{"$ref": name} for name in ("x.yaml", "broken.yaml", "#/nope", "broken.yaml")]}
    (tmp_path / "broken.yaml").write_text("a: [", encoding="utf-8")
    result = bundled(tmp_path, root={"paths": answering(schema)})
    assert [(problem.rule, Path(problem.file).name, problem.pointer[-2:]) for problem in result.problems] == [
        ("unresolvable-reference", "root.yaml", "/0"),
        ("syntax", "broken.yaml", ""),
        ("unresolvable-reference", "root.yaml", "/2"),
        ("unresolvable-reference", "root.yaml", "/3"),
    ]


@pytest.mark.parametrize(
    ("root", "files", "rule"),
    [
        ({"paths": {"/a": {"$ref": "a.yaml"}}}, {"a": {"$ref": "a.yaml"}}, "circular-reference"),
        (
            {"paths": answering({"$ref": "a.yaml"})},
            {"a": {"$ref": "b.yaml"}, "b": {"$ref": "a.yaml"}},
            "circular-reference",
        ),
        (
            {"paths": {"/a": {"$ref": "a.yaml"}}},
            {"a": {"post": {"callbacks": {"c": {"x": {"$ref": "a.yaml"}}}}}},
            "circular-reference",
        ),
    ],
)
def test_a_reference_that_never_ends_is_a_problem(tmp_path: Path, root: Files, files: Files, rule: str) -> None:
    assert {problem.rule for problem in bundled(tmp_path, root=root, **files).problems} == {rule}


def test_extensions_take_what_they_refer_to_and_never_refuse(tmp_path: Path) -> None:
    root = {
        "x-a": {"$ref": "seed.yaml"},
        "x-b": [{"$ref": "https://example.com"}, {"$ref": "#/info"}, {"$ref": {"not": "text"}}],
    }
    result = bundled(tmp_path, root=root, seed={"records": {"$ref": "more.yaml"}}, more=[1, 2])
    assert result.data["x-a"] == {"records": [1, 2]}
    assert result.data["x-b"] == root["x-b"]
    assert [(problem.rule, problem.severity) for problem in result.problems] == [("remote-reference", "warning")]


def test_files_outside_of_the_folder_and_with_odd_names_are_read(tmp_path: Path) -> None:
    folder = tmp_path / "a b"
    folder.mkdir()
    (tmp_path / "ü x.yaml").write_text("type: string", encoding="utf-8")
    (tmp_path / "list.yaml").write_text("- 1", encoding="utf-8")
    (tmp_path / "bad.yaml").write_text("a: [", encoding="utf-8")
    schema = {
        "allOf": [{"$ref": "../ü%20x.yaml"}, {"$ref": "../ü x.yaml"}, {"$ref": "../list.yaml"}, {"$ref": "../bad.yaml"}]
    }
    result = bundled(folder, root={"paths": answering(schema)})
    assert list(result.data["components"]["schemas"]) == ["_x"]
    assert schema_of(result)["allOf"][0] == schema_of(result)["allOf"][1]
    assert problems_of(result, folder) == [
        "error: root.yaml#/paths/~1a/get/responses/200/content/application~1json/schema/allOf/2: "
        "../list.yaml leads to an array, expected a schema [reference-kind]",
        "error: ../bad.yaml#: did not find expected node content at line 2, column 1 [syntax]",
    ]


def test_every_piece_knows_the_file_it_came_from(tmp_path: Path) -> None:
    result = bundled(
        tmp_path,
        root={"paths": {"/a": {"$ref": "a.yaml#/item"}}},
        a={"item": {"get": {"responses": {"200": {"$ref": "r.yaml#/a~1b"}}}}},
        r={"a/b": {"description": "d"}},
    )
    origins = Origins("root.yaml", pieces=result.pieces)
    assert origins.place("/paths/~1a/get/responses") == (str(tmp_path / "a.yaml"), "/item/get/responses")
    assert origins.place("/components/responses/a_b/x~1y") == (str(tmp_path / "r.yaml"), "/a~1b/x~1y")
    assert origins.place("/info") == ("root.yaml", "/info")


# Names are drawn so that they often meet: the same schema name in several files is what bundling is about.
_NAMES = ("A", "B", "C")
_REFERENCES = st.sampled_from(
    [f"{name}.yaml" for name in _NAMES] + [f"root.yaml#/components/schemas/R{name}" for name in _NAMES]
)
_SCHEMAS = st.recursive(
    st.builds(lambda title: {"title": title}, st.sampled_from("xyz"))
    | st.builds(lambda ref: {"$ref": ref}, _REFERENCES),
    lambda inner: (
        st.builds(lambda a, b: {"properties": {"a": a, "$ref": b}, "type": "object"}, inner, inner)
        | st.builds(lambda a: {"items": a}, inner)
    ),
    max_leaves=5,
)


@settings(max_examples=60)
@given(
    st.fixed_dictionaries(dict.fromkeys(_NAMES, _SCHEMAS)), st.fixed_dictionaries({f"R{n}": _SCHEMAS for n in _NAMES})
)
def test_a_bundle_says_what_its_files_say(
    tmp_path_factory: pytest.TempPathFactory, files: Files, components: Files
) -> None:
    folder = tmp_path_factory.mktemp("bundle")
    result = bundled(folder, root={"components": {"schemas": components}}, **files)
    if result.problems:
        assert {problem.rule for problem in result.problems} == {"circular-reference"}
        return
    for site in sites(result.data):
        assert str(site.node.get("$ref", "#")).startswith("#") or isinstance(site.node["$ref"], dict)
    everything = {**files, "root": {"components": {"schemas": components}}}
    for name in components:
        pairs = _lock_step({"$ref": f"root.yaml#/components/schemas/{name}"}, {"$ref": f"#/components/schemas/{name}"})
        for original, moved in pairs(everything, result.data):
            assert original == moved


def _lock_step(original: Any, moved: Any) -> Any:
    def walk(files: Files, data: Files) -> Iterator[tuple[Any, Any]]:
        seen: set[str] = set()
        stack = [(original, moved)]
        while stack:
            left, right = stack.pop()
            while isinstance(left, dict) and isinstance(left.get("$ref"), str):
                left = _at(files, left["$ref"])
            while isinstance(right, dict) and isinstance(right.get("$ref"), str):
                right = _at({"root": data}, f"root.yaml{right['$ref']}")
            mark = json.dumps([left, right])
            if mark in seen:
                continue
            seen.add(mark)
            yield (left.keys(), left.get("title")), (right.keys(), right.get("title"))
            stack += [(left["properties"][name], right["properties"][name]) for name in left.get("properties", ())]
            stack += [(left["items"], right["items"])] if "items" in left else []

    return walk


def _at(files: Files, reference: str) -> Any:
    file, _, pointer = reference.partition("#")
    value = files[file.removesuffix(".yaml")]
    for token in pointer.split("/")[1:]:
        value = value[token]
    return value

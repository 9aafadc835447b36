"""Swagger 2.0 documents: what each part becomes, that it is played, and that messages know the original."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, play

from understudy.openapi.document import load
from understudy.openapi.loaded import Document
from understudy.openapi.swagger import convert
from understudy_tools.diff.compare import diff

USER = {"type": "object", "required": ["name"], "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}}


def swagger(paths: dict[str, Any], **root: Any) -> dict[str, Any]:
    head = {"swagger": "2.0", "info": {"title": "Old", "version": "1"}}
    return {**head, "paths": paths, "definitions": {"User": USER}, **root}


def operation(*parameters: Any, **more: Any) -> dict[str, Any]:
    return {"parameters": list(parameters), "responses": {"200": {"description": "d"}}, **more}


def converted(built: dict[str, Any]) -> dict[str, Any]:
    return convert(built, "api.json").data


def post(*parameters: Any, root: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    found: dict[str, Any] = converted(swagger({"/x": {"post": operation(*parameters, **more)}}, **(root or {})))
    made: dict[str, Any] = found["paths"]["/x"]["post"]
    return made


def loaded(folder: Path, built: dict[str, Any]) -> Document:
    file = folder / "api.json"
    file.write_text(json.dumps(built))
    return load(file)


BODY = {"name": "user", "in": "body", "required": True, "description": "who", "schema": {"$ref": "#/definitions/User"}}


class TestParameters:
    @pytest.mark.parametrize(
        ("declared", "style"),
        [
            ({"in": "query"}, {"style": "form", "explode": False}),
            ({"in": "query", "collectionFormat": "multi"}, {"style": "form", "explode": True}),
            ({"in": "query", "collectionFormat": "ssv"}, {"style": "spaceDelimited", "explode": False}),
            ({"in": "query", "collectionFormat": "pipes"}, {"style": "pipeDelimited", "explode": False}),
            ({"in": "header"}, {"style": "simple", "explode": False}),
        ],
    )
    def test_collection_formats(self, declared: Any, style: Any) -> None:
        items = {"type": "array", "items": {"type": "string", "collectionFormat": "csv"}, "maxItems": 2}
        (parameter,) = post({"name": "tags", **declared, **items})["parameters"]
        schema = {"type": "array", "items": {"type": "string"}, "maxItems": 2}
        assert parameter == {"name": "tags", "in": declared["in"], "schema": schema, **style}

    def test_a_format_without_a_counterpart_is_reported(self) -> None:
        parameter = {"name": "a", "in": "query", "type": "array", "items": {}, "collectionFormat": "tsv"}
        found = convert(swagger({"/x": {"get": operation(parameter)}}), "api.json")
        assert list(map(str, found.problems)) == [
            "warning: api.json#/paths/~1x/get/parameters/0/collectionFormat: collectionFormat tsv of a query parameter "
            "has no counterpart in OpenAPI 3 (read as csv) [swagger]"
        ]

    def test_what_says_a_value_moves_into_a_schema(self) -> None:
        declared = {"name": "n", "in": "query", "type": "integer", "format": "int32", "minimum": 1, "default": 2}
        kept = {"description": "how many", "required": True, "allowEmptyValue": True, "x-hint": 1}
        (parameter,) = post({**declared, **kept, "x-nullable": True, "x-example": 3})["parameters"]
        schema = {"type": "integer", "format": "int32", "minimum": 1, "default": 2, "nullable": True}
        assert parameter == {"name": "n", "in": "query", "schema": schema, **kept, "x-example": 3, "example": 3}

    def test_shared_parameters_keep_their_reference_unless_they_are_in_the_body(self) -> None:
        root = {"parameters": {"Page": {"name": "page", "in": "query", "type": "integer"}, "Who": BODY}}
        made = post({"$ref": "#/parameters/Page"}, {"$ref": "#/parameters/Who"}, root=root)
        assert made["parameters"] == [{"$ref": "#/components/parameters/Page"}]
        assert made["requestBody"]["content"]["application/json"]["schema"] == {"$ref": "#/components/schemas/User"}


class TestBodies:
    def test_a_body_is_of_what_is_consumed(self) -> None:
        assert post(BODY)["requestBody"] == {
            "description": "who",
            "required": True,
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/User"}}},
        }
        assert list(post(BODY, root={"consumes": ["text/xml", "a/b"]})["requestBody"]["content"]) == ["text/xml", "a/b"]
        assert list(post(BODY, consumes=["c/d"], root={"consumes": ["a/b"]})["requestBody"]["content"]) == ["c/d"]

    def test_a_body_of_all_operations_of_a_path(self) -> None:
        item = {"parameters": [BODY, {"name": "q", "in": "query", "type": "string"}], "put": operation()}
        path = converted(swagger({"/x": item}))["paths"]["/x"]
        assert [each["name"] for each in path["parameters"]] == ["q"]
        assert path["put"]["requestBody"]["required"] is True

    def test_a_form(self) -> None:
        name = {"name": "name", "in": "formData", "type": "string", "required": True, "description": "first"}
        tags = {"name": "tags", "in": "formData", "type": "array", "items": {"type": "string"}}
        schema = {
            "type": "object",
            "required": ["name"],
            "properties": {
                "name": {"type": "string", "description": "first"},
                "tags": {"type": "array", "items": {"type": "string"}},
            },
        }
        encoding = {"tags": {"style": "form", "explode": False}}
        assert post(name, tags)["requestBody"] == {
            "required": True,
            "content": {"application/x-www-form-urlencoded": {"schema": schema, "encoding": encoding}},
        }

    @pytest.mark.parametrize(
        ("consumes", "names"),
        [
            ([], ["multipart/form-data"]),
            (["application/x-www-form-urlencoded"], ["multipart/form-data"]),
            (["application/x-www-form-urlencoded", "multipart/form-data"], ["multipart/form-data"]),
        ],
    )
    def test_a_file_goes_as_multipart(self, consumes: list[str], names: list[str]) -> None:
        body = post({"name": "photo", "in": "formData", "type": "file"}, consumes=consumes)["requestBody"]
        assert list(body["content"]) == names
        schema = body["content"][names[0]]["schema"]
        assert schema["properties"]["photo"] == {"type": "string", "format": "binary"}

    def test_a_form_that_is_taken_as_json_too(self) -> None:
        both = ["application/x-www-form-urlencoded", "application/json"]
        body = post({"name": "text", "in": "formData", "type": "string"}, consumes=both)["requestBody"]
        assert list(body["content"]) == both


class TestResponses:
    def test_schemas_examples_and_headers(self) -> None:
        response = {
            "description": "d",
            "schema": {"$ref": "#/definitions/User"},
            "examples": {"application/json": {"name": "a"}, "text/csv": "a"},
            "headers": {"X-Rate": {"type": "integer", "description": "left"}},
        }
        made = post(responses={"200": response}, produces=["application/json", "text/xml"])
        user = {"$ref": "#/components/schemas/User"}
        assert made["responses"]["200"] == {
            "description": "d",
            "headers": {"X-Rate": {"description": "left", "schema": {"type": "integer"}}},
            "content": {
                "application/json": {"schema": user, "example": {"name": "a"}},
                "text/xml": {"schema": user},
                "text/csv": {"schema": user, "example": "a"},
            },
        }

    def test_an_example_without_a_media_type_is_the_value(self) -> None:
        made = post(responses={"200": {"description": "d", "schema": {}, "examples": {"name": "a"}}})
        assert made["responses"]["200"]["content"] == {"application/json": {"schema": {}, "example": {"name": "a"}}}

    def test_a_file(self) -> None:
        made = post(responses={"200": {"description": "d", "schema": {"type": "file"}}})
        content = {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}
        assert made["responses"]["200"]["content"] == content

    def test_shared_responses_are_copied_only_where_something_else_is_produced(self) -> None:
        root = {"responses": {"Who": {"description": "d", "schema": {"$ref": "#/definitions/User"}}}}
        responses = {"200": {"$ref": "#/responses/Who"}}
        assert post(responses=responses, root=root)["responses"] == {"200": {"$ref": "#/components/responses/Who"}}
        other = post(responses=responses, root=root, produces=["text/xml"])["responses"]["200"]
        assert list(other["content"]) == ["text/xml"]


def test_schemas() -> None:
    definitions = {
        "Pet": {
            "discriminator": "kind",
            "required": ["kind"],
            "properties": {
                "kind": {"type": "string"},
                "discriminator": {"type": "string", "x-nullable": True},
                "photo": {"type": "file"},
                "age": {"type": ["integer", "null"]},
                "either": {"type": ["integer", "string"]},
                "one": {"type": "array", "items": [{"$ref": "#/definitions/Vec«Pet»"}]},
            },
        },
        "Vec«Pet»": {"allOf": [{"$ref": "#/definitions/Pet"}]},
    }
    found = converted({**swagger({}), "definitions": definitions})["components"]["schemas"]
    assert found["Pet"] == {
        "discriminator": {"propertyName": "kind"},
        "required": ["kind"],
        "properties": {
            "kind": {"type": "string"},
            "discriminator": {"type": "string", "nullable": True},
            "photo": {"type": "string", "format": "binary"},
            "age": {"type": "integer", "nullable": True},
            "either": {"anyOf": [{"type": "integer"}, {"type": "string"}]},
            "one": {"type": "array", "items": {"$ref": "#/components/schemas/Vec_Pet"}},
        },
    }
    assert found["Vec_Pet"] == {"allOf": [{"$ref": "#/components/schemas/Pet"}]}


@pytest.mark.parametrize(
    ("definition", "scheme"),
    [
        ({"type": "basic", "description": "d"}, {"type": "http", "scheme": "basic", "description": "d"}),
        ({"type": "apiKey", "in": "header", "name": "K"}, {"type": "apiKey", "in": "header", "name": "K"}),
        (
            {"type": "oauth2", "flow": "implicit", "authorizationUrl": "a", "scopes": {"r": "read"}},
            {"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "a", "scopes": {"r": "read"}}}},
        ),
        (
            {"type": "oauth2", "flow": "password", "tokenUrl": "t"},
            {"type": "oauth2", "flows": {"password": {"tokenUrl": "t", "scopes": {}}}},
        ),
        (
            {"type": "oauth2", "flow": "application", "tokenUrl": "t", "x-a": 1},
            {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "t", "scopes": {}}}, "x-a": 1},
        ),
        (
            {"type": "oauth2", "flow": "accessCode", "authorizationUrl": "a", "tokenUrl": "t"},
            {
                "type": "oauth2",
                "flows": {"authorizationCode": {"authorizationUrl": "a", "tokenUrl": "t", "scopes": {}}},
            },
        ),
    ],
)
def test_security(definition: Any, scheme: Any) -> None:
    found = converted(swagger({}, securityDefinitions={"The key": definition}, security=[{"The key": ["r"]}]))
    assert found["components"]["securitySchemes"] == {"The_key": scheme}
    assert found["security"] == [{"The_key": ["r"]}]


@pytest.mark.parametrize(
    ("root", "urls"),
    [
        ({}, None),
        ({"basePath": "/"}, None),
        ({"basePath": "/v1/"}, ["/v1"]),
        ({"host": "a.org"}, ["https://a.org"]),
        ({"host": "a.org:8080", "basePath": "/v1", "schemes": ["http", "wss"]}, ["http://a.org:8080/v1"]),
    ],
)
def test_servers(root: Any, urls: Any) -> None:
    servers = converted(swagger({}, **root)).get("servers")
    assert (servers and [each["url"] for each in servers]) == urls


@pytest.mark.parametrize("odd", [None, 1, "a", [], {}, [None], {"a": None}, {"a": 1}, {"a": []}])
def test_odd_shapes_are_no_traceback(odd: Any) -> None:
    for name in ("paths", "definitions", "parameters", "responses", "securityDefinitions", "security", "consumes"):
        convert({**swagger({}), name: odd}, "api.json")
    for name in ("parameters", "responses", "consumes", "produces", "security", "schemes"):
        convert(swagger({"/x": {"post": {**operation(), name: odd}, "parameters": odd}}), "api.json")
    convert(swagger({"/x": odd}), "api.json")
    for name in ("schema", "headers", "examples"):
        convert(swagger({"/x": {"post": operation({**BODY, name: odd}, responses={"200": {name: odd}})}}), "api.json")


def test_it_is_played(tmp_path: Path) -> None:
    built = swagger(
        {
            "/users": {
                "get": operation(
                    responses={
                        "200": {
                            "description": "d",
                            "schema": {"type": "array", "items": {"$ref": "#/definitions/User"}},
                        }
                    }
                ),
                "post": operation(
                    BODY, responses={"201": {"description": "d", "schema": {"$ref": "#/definitions/User"}}}
                ),
            },
            "/users/{id}": {
                "get": operation(
                    {"name": "id", "in": "path", "type": "integer", "required": True},
                    responses={"200": {"description": "d", "schema": {"$ref": "#/definitions/User"}}},
                )
            },
        },
        basePath="/v1",
    )
    mock = play(built, tmp_path)
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in mock.problems] == [
        "warning: openapi.json#/swagger: Swagger 2.0 is read as the OpenAPI 3.0 that it is converted to "
        "[version-swagger]"
    ]
    made = answer(mock, "POST", "/v1/users", {"name": "ada"})[1]
    assert answer(mock, "GET", f"/v1/users/{made['id']}")[1] == made
    assert answer(mock, "GET", "/users")[1] == [made]
    assert answer(mock, "POST", "/users", {})[0].status == 400


def test_every_message_knows_the_original(tmp_path: Path) -> None:
    lost = {"$ref": "#/definitions/Uzer"}
    built = swagger(
        {
            "/x": {
                "post": operation(
                    {"name": "q", "in": "query", "type": "string", "pattern": "("}, {**BODY, "schema": lost}
                )
            },
            "/y": {"post": operation({"name": "f", "in": "formData", "type": "string", "pattern": "("})},
            "/z": {
                "get": {
                    "responses": {
                        "200": {
                            "description": "d",
                            "schema": lost,
                            "headers": {"h": {"type": "string", "pattern": "("}},
                        }
                    }
                }
            },
        },
        definitions={"User": {"properties": {"a": lost}}},
    )
    assert sorted((problem.pointer, problem.rule) for problem in loaded(tmp_path, built).problems) == [
        ("/definitions/User/properties/a", "unresolvable-reference"),
        ("/paths/~1x/post/parameters/0/pattern", "pattern"),
        ("/paths/~1x/post/parameters/1/schema", "unresolvable-reference"),
        ("/paths/~1y/post/parameters/0/pattern", "pattern"),
        ("/paths/~1z/get/responses/200/headers/h/pattern", "pattern"),
        ("/paths/~1z/get/responses/200/schema", "unresolvable-reference"),
        ("/swagger", "version-swagger"),
    ]
    mock = play(built, tmp_path)
    assert answer(mock, "GET", "/z")[1]["pointer"] == "/paths/~1z/get/responses/200/schema"
    assert answer(mock, "POST", "/x", {})[1]["pointer"] == "/paths/~1x/post/parameters/1/schema"
    assert answer(mock, "POST", "/x", {})[1]["reason"] == "#/definitions/Uzer leads nowhere"


def test_an_overlay_is_for_the_document_as_it_is_written(tmp_path: Path) -> None:
    file = tmp_path / "api.json"
    file.write_text(json.dumps(swagger({})))
    overlay = tmp_path / "o.json"
    update = {"target": "$.definitions.User.properties.name", "update": {"x-mock-role": "search"}}
    overlay.write_text(json.dumps({"overlay": "1.1.0", "info": {}, "actions": [update]}))
    found = load(file, overlays=[overlay])
    assert [problem.rule for problem in found.problems] == ["version-swagger"]
    assert found.data["components"]["schemas"]["User"]["properties"]["name"]["x-mock-role"] == "search"


def test_pieces_in_other_files(tmp_path: Path) -> None:
    pieces = {
        "User": {**USER, "properties": {**USER["properties"], "of": {"$ref": "#/Lost"}}},
        "Page": {"name": "page", "in": "query", "type": "integer"},
        "Who": {"name": "user", "in": "body", "required": True, "schema": {"$ref": "#/User"}},
        "Found": {"description": "d", "schema": {"$ref": "#/User"}},
        "item": {"post": operation({"$ref": "#/Who"}, {"$ref": "#/Page"}, responses={"200": {"$ref": "#/Found"}})},
    }
    (tmp_path / "parts.json").write_text(json.dumps(pieces))
    found = loaded(tmp_path, swagger({"/x": {"$ref": "parts.json#/item"}}, definitions={"Own": {"type": "string"}}))
    user = {"$ref": "#/components/schemas/User"}
    assert list(found.data["components"]["schemas"]) == ["Own", "User"]
    assert found.data["components"]["parameters"]["Page"]["schema"] == {"type": "integer"}
    assert found.data["components"]["responses"]["Found"]["content"] == {"application/json": {"schema": user}}
    post = found.data["paths"]["/x"]["post"]
    assert post["parameters"] == [{"$ref": "#/components/parameters/Page"}]
    assert post["requestBody"]["content"] == {"application/json": {"schema": user}}
    (lost,) = [problem for problem in found.problems if problem.severity == "error"]
    assert (lost.file, lost.pointer, lost.message) == (
        str(tmp_path / "parts.json"),
        "/User/properties/of",
        "#/Lost leads nowhere",
    )


def test_changes_are_reported_at_their_places_in_the_original(tmp_path: Path) -> None:
    old = swagger({"/x": {"post": operation(BODY)}})
    new = swagger({"/x": {"post": operation({**BODY, "schema": {"type": "string"}})}}, definitions={})
    (tmp_path / "new").mkdir()
    found = diff(loaded(tmp_path, old), loaded(tmp_path / "new", new))
    assert {change.pointer for change in found} == {"/definitions/User", "/paths/~1x/post/parameters/0/schema"}

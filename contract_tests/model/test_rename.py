"""The metamorphosis itself: it loses nothing, changes every name, and leaves a document as valid as it was."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from rename import rename, renamed, renamed_expression, renamed_path, renamed_value

from understudy.openapi.document import load
from understudy.openapi.grammar import sites
from understudy.openapi.schemas import Schemas

ROOT = Path(__file__).parents[2]
SPECS = ROOT.parent / "shared" / "specs"
FILES = [
    *sorted((ROOT / "spec").glob("*/openapi.yaml")),
    *(SPECS / name for name in ("museum.yaml", "orders.yaml", "petstore.yaml", "train-travel.yaml", "widgets.yaml")),
]
documents = pytest.mark.parametrize("file", [file for file in FILES if file.is_file()], ids=lambda file: file.stem)


def document_of(file: Path) -> dict[str, Any]:
    return load(file, overlays=sorted(file.parent.glob("*.overlay.yaml"))).data


def names_of(document: dict[str, Any]) -> Iterator[str]:
    for kind, node, _, _ in sites(document):
        if kind == "document":
            yield from (part for path in node["paths"] for part in path.split("/"))
            yield from node.get("webhooks", ())
        elif kind == "components":
            yield from (name for section in node.values() for name in section)
        elif kind == "schema":
            yield from (*node.get("properties", ()), *node.get("required", ()))
            yield from (value for value in node.get("enum", ()) if isinstance(value, str))
        elif kind == "operation":
            yield from (node.get("operationId", ""), *node.get("tags", ()))


@documents
def test_the_way_back_leads_to_the_document(file: Path) -> None:
    document = document_of(file)
    before = json.dumps(document)
    other, mapping = rename(document, seed=7)
    assert json.dumps(document) == before
    assert len(set(mapping.values())) == len(mapping) > 20
    assert not set(mapping.values()) & set(mapping)
    back = renamed(other, {new: old for old, new in mapping.items()})
    assert json.dumps(back) == before


@documents
def test_no_name_is_left_but_those_of_standards(file: Path) -> None:
    document = document_of(file)
    other, mapping = rename(document, seed=7)
    left = set(names_of(document)) & set(names_of(other))
    assert left <= OAUTH | {name for name in left if name in ("", "true", "false") or name.isdigit()}
    assert OAUTH.isdisjoint(left) or "grant_type" in left
    assert len(mapping) > len(left)


OAUTH = {"grant_type", "scope", "access_token", "token_type", "expires_in", "error", "error_description"} | {
    *("client_credentials", "Bearer", "invalid_request", "invalid_client", "unsupported_grant_type", "invalid_scope")
}


@documents
def test_the_same_seed_gives_the_same_names_and_another_seed_others(file: Path) -> None:
    document = document_of(file)
    assert rename(document, seed=1) == rename(document, seed=1)
    assert rename(document, seed=1)[1] != rename(document, seed=2)[1]


@documents
def test_the_renamed_document_loads_and_its_examples_are_as_valid_as_before(file: Path, tmp_path: Path) -> None:
    document = document_of(file)
    other, _ = rename(document, seed=3)
    (tmp_path / "api.json").write_text(json.dumps(other), encoding="utf-8")
    loaded = load(tmp_path / "api.json")
    assert [problem.rule for problem in loaded.problems] == [problem.rule for problem in load(file).problems]
    version = loaded.version
    before = list(examples(document, Schemas(document, version)))
    after = list(examples(other, Schemas(other, version)))
    assert [valid for _, valid in before] == [valid for _, valid in after]
    assert sum(valid for _, valid in before) > 0


def examples(document: dict[str, Any], schemas: Schemas) -> Iterator[tuple[str, bool]]:
    """Every example of a body, parameter or schema, and whether it is valid."""
    for site in sites(document):
        node = site.node
        schema = node if site.kind == "schema" else node.get("schema")
        if schema is None or "$ref" in node:
            continue
        found = [node["example"]] if "example" in node else []
        several = node.get("examples")
        found += several if isinstance(several, list) else []
        for entry in several.values() if isinstance(several, dict) else ():
            found += [schemas.resolve(entry)["value"]] if "value" in schemas.resolve(entry) else []
        found += [node["default"]] if site.kind == "schema" and "default" in node else []
        validator = schemas.validator(schema, "response")
        yield from ((site.pointer, validator.is_valid(value)) for value in found)


OK = {"responses": {"200": {"description": "d"}}}
DOCUMENT: dict[str, Any] = {
    "openapi": "3.1.0",
    "info": {"title": "Orders", "version": "1"},
    "tags": [{"name": "orders"}],
    "security": [{"login": ["read"]}],
    "paths": {
        "/v1/orders/{id}:cancel": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "post": {
                "operationId": "cancelOrder",
                "tags": ["orders"],
                "x-mock-transition": {"property": "status", "from": ["open"], "to": "closed"},
                "x-mock-set": {"note": "$request.query.note", "status": "closed", "property": 5},
                "x-mock-creates": [
                    {"collection": "/v1/orders/{id}:cancel", "path": {"id": "$record#/id"}, "into": "all/*/id"}
                ],
                "parameters": [
                    {"name": "note", "in": "query", "schema": {"enum": ["open", "-note"], "default": "-note"}},
                    {"name": "X-Trace", "in": "header", "schema": {"type": "string"}},
                    {"name": "If-Match", "in": "header", "schema": {"type": "string"}},
                ],
                "responses": {
                    "200": {
                        "description": "d",
                        "headers": {"X-Trace": {"schema": {"type": "string"}}, "ETag": {"schema": {"type": "string"}}},
                        "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Order"}}},
                        "links": {
                            "again": {
                                "operationId": "cancelOrder",
                                "parameters": {"path.id": "$response.body#/all/0/id", "note": "open"},
                            }
                        },
                    }
                },
                "callbacks": {
                    "done": {"{$request.body#/note}/x": {"post": {"responses": {"200": {"description": "d"}}}}}
                },
            },
        },
        "/token": {
            "post": {
                "requestBody": {
                    "content": {
                        "application/x-www-form-urlencoded": {
                            "schema": {
                                "type": "object",
                                "required": ["grant_type", "tenant"],
                                "properties": {
                                    "grant_type": {"const": "client_credentials"},
                                    "tenant": {"type": "string"},
                                },
                                "example": {"grant_type": "client_credentials", "tenant": "t"},
                            }
                        }
                    }
                },
                "responses": {"200": {"description": "d"}},
            }
        },
    },
    "components": {
        "securitySchemes": {
            "login": {"type": "oauth2", "flows": {"clientCredentials": {"tokenUrl": "https://x/token", "scopes": {}}}}
        },
        "schemas": {
            "Order": {
                "type": "object",
                "required": ["id", "kind"],
                "properties": {
                    "id": {"type": "string"},
                    "kind": {"type": "string"},
                    "error": {"type": "string"},
                    "status": {"$ref": "#/components/schemas/Status"},
                    "all": {"type": "array", "items": {"$ref": "#/components/schemas/Order"}},
                },
                "discriminator": {"propertyName": "kind", "mapping": {"Order": "#/components/schemas/Order"}},
                "example": {
                    "id": "id",
                    "kind": "Order",
                    "status": "open",
                    "all": [{"id": "1", "other": "open"}],
                    "x": 1,
                },
            },
            "Status": {"enum": ["open", "closed"]},
            "Part": {"$ref": "#/components/schemas/Order/properties/all/items"},
        },
    },
}


def test_every_place_of_a_name_is_found() -> None:
    other, m = rename(DOCUMENT, seed=1)
    path = f"/{m['v1']}/{m['orders']}/{{{m['id']}}}:{m['cancel']}"
    assert list(other["paths"]) == [path, f"/{m['token']}"]
    operation = other["paths"][path]["post"]
    assert operation["x-mock-transition"] == {"property": m["status"], "from": [m["open"]], "to": m["closed"]}
    assert operation["x-mock-set"] == {
        m["note"]: f"$request.query.{m['note']}",
        m["status"]: m["closed"],
        "property": 5,
    }
    assert operation["x-mock-creates"] == [
        {"collection": path, "path": {m["id"]: f"$record#/{m['id']}"}, "into": f"{m['all']}/*/{m['id']}"}
    ]
    assert [parameter["name"] for parameter in operation["parameters"]] == [m["note"], m["X-Trace"], "If-Match"]
    assert m["X-Trace"].startswith("X-")
    assert operation["parameters"][0]["schema"] == {"enum": [m["open"], f"-{m['note']}"], "default": f"-{m['note']}"}
    response = operation["responses"]["200"]
    assert list(response["headers"]) == [m["X-Trace"], "ETag"]
    assert response["links"] == {
        m["again"]: {
            "operationId": m["cancelOrder"],
            "parameters": {f"path.{m['id']}": f"$response.body#/{m['all']}/0/{m['id']}", m["note"]: "open"},
        }
    }
    assert list(operation["callbacks"][m["done"]]) == [f"{{$request.body#/{m['note']}}}/x"]
    schemas = other["components"]["schemas"]
    assert schemas[m["Part"]] == {"$ref": f"#/components/schemas/{m['Order']}/properties/{m['all']}/items"}
    order = schemas[m["Order"]]
    assert order["discriminator"] == {
        "propertyName": m["kind"],
        "mapping": {m["Order"]: f"#/components/schemas/{m['Order']}"},
    }
    assert order["example"] == {
        m["id"]: "id",
        m["kind"]: m["Order"],
        m["status"]: m["open"],
        m["all"]: [{m["id"]: "1", "other": "open"}],
        "x": 1,
    }
    assert m["error"] in order["properties"]
    assert other["security"] == [{m["login"]: ["read"]}]
    assert other["tags"] == [{"name": m["orders"]}]


def test_the_token_url_speaks_oauth_under_its_new_path() -> None:
    other, m = rename(DOCUMENT, seed=1)
    flows = other["components"]["securitySchemes"][m["login"]]["flows"]
    assert flows["clientCredentials"]["tokenUrl"] == f"https://x/{m['token']}"
    [media] = other["paths"][f"/{m['token']}"]["post"]["requestBody"]["content"].values()
    assert media["schema"]["required"] == ["grant_type", m["tenant"]]
    assert media["schema"]["properties"]["grant_type"] == {"const": "client_credentials"}
    assert media["schema"]["example"] == {"grant_type": "client_credentials", m["tenant"]: "t"}


def test_requests_can_be_translated() -> None:
    _, m = rename(DOCUMENT, seed=1)
    assert renamed_path("/v1/orders/5:cancel", m) == f"/{m['v1']}/{m['orders']}/5:{m['cancel']}"
    assert renamed_expression("$response.body#/all/0/id", m) == f"$response.body#/{m['all']}/0/{m['id']}"
    order = DOCUMENT["components"]["schemas"]["Order"]
    assert renamed_value(DOCUMENT, order, {"id": "id", "status": "open"}, m) == {m["id"]: "id", m["status"]: m["open"]}


def test_words_that_a_constraint_holds_to_their_form_stay() -> None:
    schemas = {"A": {"enum": ["ab", "true"], "maxLength": 2}, "B": {"const": "ab"}}
    other, m = rename({"paths": {}, "components": {"schemas": schemas}}, seed=1)
    assert other["components"]["schemas"] == {m["A"]: schemas["A"], m["B"]: schemas["B"]}

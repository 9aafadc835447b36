# ruff: noqa: E501 - the inline document reads better with one schema a line
"""A small document that has one of everything, and how the tests of `understudy diff` change it."""

from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

from documents import JSON, document, operation, schema_ref

from understudy.openapi.loaded import Document
from understudy_tools.diff.compare import diff
from understudy_tools.diff.model import ApiChange

__all__ = ["DROP", "PET", "REF_PET", "changed", "edited", "loaded", "mapped", "pets", "renamed", "write"]

DROP = object()
PET = "/components/schemas/Pet/properties"
REF_PET = schema_ref("Pet")
_KEY = [{"name": "key", "in": "path", "required": True, "schema": {"type": "integer"}}]


def pets() -> dict[str, Any]:
    """Requests, responses, unions, a webhook, a callback: version 1.4.0."""
    limit = {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 100, "default": 20}}
    tags = {"name": "tags", "in": "query", "schema": {"type": "array", "items": {"type": "string"}}}
    trace = {"name": "X-Trace", "in": "header", "required": True, "schema": {"type": "string"}}
    total = {"X-Total": {"schema": {"type": "integer"}}, "X-Next": {"required": True, "schema": {"type": "string"}}}
    failed = {"404": {"description": "no", "content": {JSON: {"schema": schema_ref("Error")}}}}
    notification = {"requestBody": {"required": True, "content": {JSON: {"schema": schema_ref("Sold")}}}}
    listing = operation("listPets", reply={"type": "array", "items": REF_PET}, tags=["pets"])
    listing["parameters"] = [limit, tags, trace]
    listing["responses"]["200"]["headers"] = total
    creating = operation("createPet", "201", REF_PET, body=schema_ref("PetCreate"), tags=["pets"])
    creating["callbacks"] = {
        "done": {"{$request.body#/name}": {"post": {**notification, "responses": {"204": {"description": ""}}}}}
    }
    noting = operation("notePet", "204", tags=["pets"], parameters=_KEY)
    noting["requestBody"] = {
        "content": {"text/plain": {"schema": {"type": "string"}}, JSON: {"schema": {"type": "string"}}}
    }
    built = document(
        {
            "/pets": {"get": listing, "post": creating},
            "/pets/{key}": {
                "parameters": _KEY,
                "get": operation("getPet", reply=REF_PET, tags=["pets"], responses=failed),
            },
            "/pets/{key}/note": {"put": noting},
            "/shapes": {
                "get": operation("getShape", reply=schema_ref("Shape"), tags=["shapes"]),
                "put": operation("putShape", "204", body=schema_ref("Shape"), tags=["shapes"]),
            },
        },
        {
            "Pet": {
                "type": "object",
                "required": ["key", "name"],
                "properties": {
                    "key": {"type": "integer"},
                    "name": {"type": "string", "minLength": 1},
                    "status": {"type": "string", "enum": ["new", "sold"]},
                    "born": {"type": "string", "format": "date"},
                    "weight": {"type": "number", "minimum": 0},
                    "owner": {"type": ["string", "null"]},
                    "note": {"type": "string", "default": "none"},
                },
            },
            "PetCreate": {
                "type": "object",
                "required": ["name"],
                "properties": {
                    "name": {"type": "string", "maxLength": 40},
                    "age": {"type": "integer", "minimum": 0},
                    "kind": {"type": "string", "enum": ["cat", "dog"]},
                    "owner": {"type": ["string", "null"]},
                    "colour": {"type": "string", "default": "red", "pattern": "^[a-z]+$"},
                    "code": {"type": "string"},
                },
            },
            "Shape": {
                "oneOf": [schema_ref("Circle"), schema_ref("Square")],
                "discriminator": {
                    "propertyName": "form",
                    "mapping": {"circle": schema_ref("Circle")["$ref"], "square": schema_ref("Square")["$ref"]},
                },
            },
            "Circle": _shape("radius"),
            "Square": _shape("side"),
            "Triangle": _shape("height"),
            "Sold": {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "to": {"type": "string"}}},
            "Error": {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}},
        },
        components={
            "securitySchemes": {
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "bearer": {"type": "http", "scheme": "bearer"},
            }
        },
        security=[{"key": []}, {"bearer": []}],
        servers=[{"url": "https://api.example.com"}, {"url": "https://test.example.com"}],
        webhooks={"pet.sold": {"post": {**notification, "responses": {"204": {"description": "thanks"}}}}},
    )  # fmt: skip
    built["info"]["version"] = "1.4.0"
    # Through JSON, so that no two places share one object.
    return dict(json.loads(json.dumps(built)))


def _shape(size: str) -> dict[str, Any]:
    named = {"form": {"type": "string"}, size: {"type": "number"}}
    return {"type": "object", "required": ["form", size], "properties": named}


def edited(built: dict[str, Any], edits: dict[str, Any]) -> dict[str, Any]:
    """A copy with values put at JSON Pointers; DROP takes one away, `…/-` appends to a list."""
    made = copy.deepcopy(built)
    for pointer, value in edits.items():
        *above, last = [token.replace("~1", "/").replace("~0", "~") for token in pointer.split("/")[1:]]
        node: Any = made
        for token in above:
            node = node[int(token)] if isinstance(node, list) else node.setdefault(token, {})
        if last == "-":
            node.append(copy.deepcopy(value))
        elif value is DROP:
            del node[int(last) if isinstance(node, list) else last]
        else:
            node[int(last) if isinstance(node, list) else last] = copy.deepcopy(value)
    return made


def write(folder: Path, name: str, built: dict[str, Any]) -> Path:
    """The document as a file."""
    file = folder / name
    file.write_text(json.dumps(built))
    return file


def loaded(built: dict[str, Any], file: str = "openapi.json") -> Document:
    """A document that is well known to be right, without the way through a file."""
    return Document(built, Path(file), "3.0" if str(built["openapi"]).startswith("3.0") else "3.1", ())


def changed(old: dict[str, Any], new: dict[str, Any]) -> tuple[ApiChange, ...]:
    """What `diff` says of two inline documents."""
    return diff(loaded(old), loaded(new))


def renamed(node: Any, names: dict[str, str]) -> Any:
    """The same document with other names of some shared schemas; discriminators keep their values."""
    text = json.dumps(mapped(node))
    for name in names:
        text = text.replace(f'"#/components/schemas/{name}"', f'"#/components/schemas/{names[name]}\u0001"')
        text = text.replace(f'"#/components/schemas/{name}/', f'"#/components/schemas/{names[name]}\u0001/')
    made = json.loads(text.replace("\u0001", ""))
    made["components"]["schemas"] = {
        names.get(name, name): entry for name, entry in made["components"]["schemas"].items()
    }
    return made


def mapped(node: Any) -> Any:
    """Every discriminator with the mapping that it means: a component's name is its value (OAS 4.8.25)."""
    if isinstance(node, list):
        return [mapped(entry) for entry in node]
    if not isinstance(node, dict):
        return node
    made = {name: mapped(value) for name, value in node.items()}
    discriminator = made.get("discriminator")
    if isinstance(discriminator, dict) and "propertyName" in discriminator:
        mapping = discriminator.get("mapping") or {}
        for part in (*made.get("oneOf", ()), *made.get("anyOf", ())):
            if part.get("$ref") and part["$ref"] not in mapping.values():
                mapping[part["$ref"].rpartition("/")[2]] = part["$ref"]
        discriminator["mapping"] = mapping
    return made

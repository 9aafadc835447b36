"""Schemas of Swagger 2.0 as schemas of OpenAPI 3.0. Knows both dialects; keeps nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from understudy.openapi.grammar import fields_of

Rewrite = Callable[[str], str]

# What a parameter or header that is not in the body says of its value (Swagger 2.0, "Parameter Object").
_OF_VALUES = (
    *("type", "format", "items", "default", "enum", "multipleOf", "pattern", "uniqueItems"),
    *("maximum", "exclusiveMaximum", "minimum", "exclusiveMinimum"),
    *("maxLength", "minLength", "maxItems", "minItems", "x-nullable"),
)

# What generators write into schemas although it belongs to parameters.
_OF_PARAMETERS = frozenset({"collectionFormat", "allowEmptyValue"})


def schema_of_parameter(node: Mapping[str, Any], rewrite: Rewrite) -> Any:
    """The schema of a parameter or header, whose keywords stand in the object itself."""
    if isinstance(node.get("schema"), dict):
        return convert_schema(node["schema"], rewrite)
    return convert_schema({name: node[name] for name in _OF_VALUES if name in node}, rewrite)


def convert_schema(node: Any, rewrite: Rewrite) -> Any:
    """A schema with what is inside it; `rewrite` says where a reference leads now."""
    if not isinstance(node, dict):
        return node
    found: dict[str, Any] = {}
    fields = fields_of("schema")
    for name, value in node.items():
        field = fields.get(name)
        if name == "$ref" and isinstance(value, str):
            found[name] = rewrite(value)
        elif name == "discriminator":
            found[name] = {"propertyName": value} if isinstance(value, str) else value
        elif name == "x-nullable":
            if value is True:
                found["nullable"] = True
        elif name in _OF_PARAMETERS:
            continue
        elif field is None or field.kind != "schema":
            found[name] = value
        elif name == "items" and isinstance(value, list):
            # No tuple is possible, since Swagger has none: these are the kinds of element that there are.
            entries = [convert_schema(entry, rewrite) for entry in value]
            found[name] = entries[0] if len(entries) == 1 else {"anyOf": entries} if entries else {}
        elif isinstance(value, list):
            found[name] = [convert_schema(entry, rewrite) for entry in value]
        elif field.shape == "map" and isinstance(value, dict):
            found[name] = {key: convert_schema(entry, rewrite) for key, entry in value.items()}
        else:
            found[name] = convert_schema(value, rewrite)
    return _typed(found)


def _typed(schema: dict[str, Any]) -> dict[str, Any]:
    """`type: file` and lists of types, which OpenAPI 3.0 has other words for."""
    kind = schema.get("type")
    if kind == "file":
        return {**schema, "type": "string", "format": "binary"}
    if not isinstance(kind, list):
        return schema
    kinds = [each for each in kind if each != "null"]
    nullable = {"nullable": True} if len(kinds) < len(kind) else {}
    rest = {name: value for name, value in schema.items() if name != "type"} | nullable
    if len(kinds) == 1:
        return {**rest, "type": kinds[0]}
    if "anyOf" in rest or not all(isinstance(each, str) for each in kinds):
        return rest
    return {**rest, "anyOf": [{"type": each} for each in kinds]}

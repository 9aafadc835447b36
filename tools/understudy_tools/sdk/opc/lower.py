"""Lowers a bundled document to what openapi-python-client gets right. The mock and the fuzzer never see the result.

Each step undoes one measured fault of the generator: it merges models by `title`, aborts on boolean schemas, does not
know discriminators, ignores global security and loses inline webhook bodies.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.openapi.media_types import covers_json
from understudy.openapi.pointer import METHODS, resolve, resolve_object
from understudy_tools.sdk.naming import class_case
from understudy_tools.sdk.opc.media import lower_media
from understudy_tools.sdk.opc.name_collisions import name_members, part_properties
from understudy_tools.sdk.opc.patches import copied as copy_of
from understudy_tools.sdk.read_write_only import mark_directions
from understudy_tools.sdk.streams import mark_streams

__all__ = ["UNKNOWN_VARIANT", "lowered", "webhook_bodies"]

UNKNOWN_VARIANT = "UnknownVariant"
_SCHEMA_MAPS = ("properties", "patternProperties", "$defs", "dependentSchemas")
_OPAQUE = ("example", "examples", "default", "const", "enum")


def lowered(document: dict[str, Any]) -> dict[str, Any]:
    """A lowered copy of a bundled document."""
    copied: dict[str, Any] = copy_of(document)
    schemas = copied.setdefault("components", {}).setdefault("schemas", {})
    _hoist_webhooks(copied, schemas)
    _resolve_path_items(copied)
    mark_directions(copied)
    mark_streams(copied)
    for node in list(_schemas_of(copied)):
        _discriminate(node, schemas)
    _clean(copied)
    _plain_parameters(copied)
    for operation in _operations(copied):
        if "security" not in operation and copied.get("security"):
            operation["security"] = copied["security"]
    lower_media(copied, list(_operations(copied)))
    return copied


def _operations(document: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for item in (document.get("paths") or {}).values():
        for method in METHODS:
            if isinstance(item, dict) and isinstance(item.get(method), dict):
                yield item[method]


def _resolve_path_items(document: dict[str, Any]) -> None:
    """The generator drops a path item behind a reference without a word."""
    paths = document.get("paths") or {}
    for path, item in paths.items():
        if isinstance(item, dict) and isinstance(item.get("$ref"), str):
            paths[path] = copy.deepcopy(resolve_object(document, item))


def _schemas_of(node: Any, inside: bool = False) -> Iterator[dict[str, Any]]:
    """Every schema object of the document."""
    if isinstance(node, list):
        for entry in node:
            yield from _schemas_of(entry, inside)
    elif isinstance(node, dict):
        if inside:
            yield node
        for name, value in node.items():
            if name in _OPAQUE and not (name == "examples" and not inside):
                continue
            if name in ("schemas", *_SCHEMA_MAPS) and isinstance(value, dict):
                for entry in value.values():
                    yield from _schemas_of(entry, True)
            else:
                yield from _schemas_of(value, inside or name in ("schema", "items", "allOf", "oneOf", "anyOf"))


def _discriminate(node: dict[str, Any], schemas: dict[str, Any]) -> None:
    """Give each variant its constant, and the union a variant for values that the document does not know yet."""
    discriminator = node.get("discriminator")
    name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
    variants = node.get("oneOf") or node.get("anyOf")
    if not isinstance(name, str) or not isinstance(variants, list) or not isinstance(discriminator, dict):
        return
    mapping = discriminator.get("mapping") or {}
    for variant in variants:
        target = variant.get("$ref", "").rsplit("/", 1)[-1] if isinstance(variant, dict) else ""
        values = [value for value, place in mapping.items() if str(place).rsplit("/", 1)[-1] == target] or [target]
        schema = schemas.get(target)
        named = schema.get("properties") if isinstance(schema, dict) else None
        if isinstance(schema, dict) and isinstance(named, dict) and name in named and len(values) == 1:
            rest = {key: value for key, value in named.items() if key != name}
            schema["properties"] = {name: {"const": values[0], "default": values[0]}, **rest}
            schema["required"] = list(dict.fromkeys([name, *(schema.get("required") or [])]))
    schemas.setdefault(UNKNOWN_VARIANT, {"type": "object", "additionalProperties": True})
    unknown = {"$ref": f"#/components/schemas/{UNKNOWN_VARIANT}"}
    if unknown not in variants:
        variants.append(unknown)


def _clean(document: dict[str, Any]) -> None:
    for node in list(_schemas_of(document)):
        node.pop("title", None)
        name_members(node)
        part_properties(node)
        for name in _SCHEMA_MAPS:
            entries = node.get(name)
            if isinstance(entries, dict):
                node[name] = {key: {} if isinstance(value, bool) else value for key, value in entries.items()}
        kind = node.get("type")
        if (kind == "array" or (isinstance(kind, list) and "array" in kind)) and not {"items", "prefixItems"} & set(
            node
        ):
            node["items"] = {}
        for name in ("items", "not", "contains", "propertyNames"):
            if isinstance(node.get(name), bool):
                node[name] = {}
        if isinstance(node.get("$ref"), str):
            # What stands beside a reference hides the component's name from the generator.
            for name in [name for name in node if name != "$ref"]:
                del node[name]


def _without_null(document: dict[str, Any], parameter: dict[str, Any]) -> dict[str, Any]:
    """The schema of a parameter, behind its reference; null can't be sent, and the generator refuses it there."""
    schema = resolve_object(document, parameter["schema"])
    if schema.get("nullable"):
        schema = {name: value for name, value in schema.items() if name != "nullable"}
        parameter["schema"] = schema
    kind, values = schema.get("type"), schema.get("enum")
    if (isinstance(kind, list) and "null" in kind) or (isinstance(values, list) and None in values):
        kinds = [entry for entry in kind if entry != "null"] if isinstance(kind, list) else [kind]
        schema = {**schema, "type": kinds[0] if len(kinds) == 1 else kinds}
        if kinds == [None]:
            del schema["type"]
        if isinstance(values, list):
            schema["enum"] = [entry for entry in values if entry is not None]
        parameter["schema"] = schema
    return schema


def _plain_parameters(document: dict[str, Any]) -> None:
    """Every parameter gets a schema, also one that is described by a media type, and one that null does not fit."""
    components = document["components"].get("parameters")
    holders: list[Any] = [components.values() if isinstance(components, dict) else ()]
    for item in (document.get("paths") or {}).values():
        for node in (item, *(item.get(method) for method in METHODS)) if isinstance(item, dict) else ():
            holders.append((node.get("parameters") or ()) if isinstance(node, dict) else ())
    for parameter in (entry for holder in holders for entry in holder if isinstance(entry, dict)):
        content = parameter.pop("content", None)
        if isinstance(content, dict):
            media = next(iter(content.values()), None)
            parameter["schema"] = (media or {}).get("schema", {})
        if isinstance(parameter.get("schema"), dict) and parameter.get("in") in ("header", "cookie", "path"):
            schema = _without_null(document, parameter)
            if schema.get("format") == "binary":
                parameter["schema"] = {"type": "string"}


def webhook_bodies(document: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    """(webhook name, media type object) of every webhook with a JSON body."""
    for name, entry in (document.get("webhooks") or {}).items():
        item = resolve(document, entry)
        for method in METHODS:
            operation = item.get(method) if isinstance(item, dict) else None
            body = resolve(document, operation.get("requestBody")) if isinstance(operation, dict) else None
            content = body.get("content") if isinstance(body, dict) else None
            for media_type, media in content.items() if isinstance(content, dict) else ():
                if covers_json(media_type) and isinstance(media, dict):
                    yield name, media
                    break


def _hoist_webhooks(document: dict[str, Any], schemas: dict[str, Any]) -> None:
    """An inline webhook body gets a component of its own, since the generator writes components only."""
    for name, media in webhook_bodies(document):
        schema = media.get("schema")
        if isinstance(schema, dict) and "$ref" not in schema:
            media["schema"] = _hoisted(class_case(name), schema, schemas)
        union = resolve(document, media.get("schema"))
        for key in ("oneOf", "anyOf"):
            variants = union.get(key) if isinstance(union, dict) else None
            for place, variant in enumerate(variants if isinstance(variants, list) else ()):
                if isinstance(variant, dict) and "properties" in variant:
                    union[key][place] = _hoisted(f"{class_case(name)}Type{place}", variant, schemas)


def _hoisted(component: str, schema: dict[str, Any], schemas: dict[str, Any]) -> dict[str, str]:
    taken = {class_case(name) for name in schemas}
    while class_case(component) in taken:
        component += "Event"
    schemas[component] = schema
    return {"$ref": f"#/components/schemas/{component}"}

"""Reads the shape of schemas and of the contents of operations: properties, types, defaults, what an answer holds.

Knows JSON Schema; knows nothing of names, paths or resources.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType
from typing import Any

from understudy.openapi.media_types import FORMS, covers_json, essence, is_xml
from understudy.openapi.model import MediaType, Node, Operation, ResponseObject
from understudy.openapi.pointer import escape
from understudy.openapi.schemas import Schemas

__all__ = [
    "WRITTEN_OUT",
    "alternatives",
    "body_schema",
    "defaults",
    "has_url",
    "heirs",
    "in_use",
    "is_binary",
    "items_of",
    "json_media",
    "json_or_form",
    "media_of",
    "properties",
    "reference",
    "required_names",
    "success_node",
    "success_response",
    "takes_json_patch",
    "type_of",
    "value_media",
    "without_role",
]

_DEPTH = 6
_URLS = frozenset({"uri", "url", "iri", "uri-reference", "iri-reference"})
_PARTS = ("anyOf", "oneOf", "allOf")


def without_role(schemas: Schemas, node: Node | None) -> Mapping[str, Node]:
    """The properties of a schema but those of which an overlay says that they are for nothing: `x-mock-role: none`."""
    return in_use(schemas, properties(schemas, node))


def in_use(schemas: Schemas, named: Mapping[str, Node]) -> Mapping[str, Node]:
    """`without_role`, of properties."""
    return {
        name: entry
        for name, entry in named.items()
        if not isinstance(resolved := schemas.resolve(entry), dict) or resolved.get("x-mock-role") != "none"
    }


def json_media(content: tuple[MediaType, ...]) -> MediaType | None:
    for media in content:
        if covers_json(media.name):
            return media
    return None


def value_media(content: tuple[MediaType, ...]) -> MediaType | None:
    """The media type that says a value: JSON, else XML with a schema."""
    return json_media(content) or next((media for media in content if is_xml(media.name) and media.schema), None)


def body_schema(operation: Operation | None) -> Node | None:
    """The schema of an operation's request body: the JSON one, else the first."""
    body = operation.request_body if operation else None
    if body is None or not body.content:
        return None
    return (json_media(body.content) or body.content[0]).schema


def media_of(operation: Operation) -> MediaType | None:
    """The media type that a factory sends: JSON where it may, else a form, else the first one."""
    content = operation.request_body.content if operation.request_body else ()
    if not content:
        return None
    return json_or_form(content) or content[0]


def takes_json_patch(schemas: Schemas, operation: Operation) -> bool:
    """Whether an operation takes a list of changes (RFC 6902) and nothing else."""
    media = media_of(operation)
    if media is None or type_of(schemas, media.schema) != "array":
        return False
    return {"op", "path"} <= properties(schemas, items_of(schemas, media.schema)).keys()


def json_or_form(content: tuple[MediaType, ...]) -> MediaType | None:
    """The media type that values are written in: JSON where it may be, else a form."""
    return json_media(content) or next((media for media in content if essence(media.name) in FORMS), None)


def success_response(operation: Operation) -> ResponseObject | None:
    """The response that says the operation worked: the lowest 2xx code, a 2XX range, then a `default`."""
    if (usual := operation.responses.get("200")) is not None:
        return usual
    codes = [status for status in operation.responses if status.startswith("2")]
    if len(codes) == 1:
        return operation.responses[codes[0]]
    codes.sort()
    exact = [status for status in codes if status.isdigit()]
    chosen = (exact or codes or ["default"])[0]
    return operation.responses.get(chosen)


def success_node(operation: Operation | None) -> Node | None:
    """The schema of the value that an operation answers when it has worked."""
    response = success_response(operation) if operation else None
    media = value_media(response.content) if response else None
    return media.schema if media else None


WRITTEN_OUT: ContextVar[Mapping[int, str]] = ContextVar("WRITTEN_OUT", default=MappingProxyType({}))
"""While a document is read that has no `$ref`: what stands for one, by the identity of a schema."""


def reference(node: Node | None) -> str | None:
    """The `$ref` of a node; through an `allOf` of one as well, the usual way to put a description beside it in 3.0."""
    if not isinstance(node, dict):
        return None
    target = node.get("$ref")
    if isinstance(target, str):
        return target
    parts = node.get("allOf")
    if isinstance(parts, list) and len(parts) == 1:
        return reference(parts[0])
    return WRITTEN_OUT.get().get(id(node))


def type_of(schemas: Schemas, node: Node | None) -> str | None:
    """The one JSON type of a schema besides null, if it has one."""
    if not isinstance(node, dict):
        return None
    resolved = schemas.resolve(node) if "$ref" in node else node
    declared = resolved.get("type") if isinstance(resolved, dict) else None
    if isinstance(declared, str):
        return declared
    found: str | None = schemas.remember("type", node, lambda: _type(schemas, node, 0))
    return found


def defaults(schemas: Schemas, node: Node | None) -> Mapping[str, Any]:
    """The `default` of every property that has one."""
    if not isinstance(node, dict):
        return {}
    found: Mapping[str, Any] = schemas.remember("defaults", node, lambda: _defaults(schemas, node))
    return found


def _defaults(schemas: Schemas, node: Node) -> Mapping[str, Any]:
    resolved = {name: schemas.resolve(entry) for name, entry in properties(schemas, node).items()}
    return {
        name: entry["default"] for name, entry in resolved.items() if isinstance(entry, dict) and "default" in entry
    }


def _type(schemas: Schemas, node: Node, depth: int) -> str | None:
    resolved = schemas.resolve(node) if node is not None else None
    if not isinstance(resolved, dict) or depth > _DEPTH:
        return None
    declared = resolved.get("type")
    if isinstance(declared, list):
        kinds = [kind for kind in declared if kind != "null"]
        return kinds[0] if len(kinds) == 1 else None
    if isinstance(declared, str):
        return declared
    if "properties" in resolved:
        return "object"
    if "items" in resolved:
        return "array"
    parts = resolved.get("allOf")
    for part in parts if isinstance(parts, list) else ():
        if found := _type(schemas, part, depth + 1):
            return found
    return None


def properties(schemas: Schemas, node: Node | None) -> Mapping[str, Node]:
    """Every property that a schema names, through `$ref`, `allOf`, `oneOf` and `anyOf`."""
    if not isinstance(node, dict):
        return {}
    resolved = schemas.resolve(node) if "$ref" in node else node
    if not isinstance(resolved, dict):
        return {}
    if resolved.keys().isdisjoint(_PARTS):
        own = resolved.get("properties")
        return own if isinstance(own, dict) else {}
    found: Mapping[str, Node] = schemas.remember("properties", resolved, lambda: _properties(schemas, resolved, 0))
    return found


def required_names(schemas: Schemas, node: Node | None) -> frozenset[str]:
    """The properties that a schema requires, through `$ref` and `allOf`."""
    if not isinstance(node, dict):
        return frozenset()
    found: frozenset[str] = schemas.remember("required", node, lambda: _required(schemas, node, 0))
    return found


def _properties(schemas: Schemas, node: Node | None, depth: int) -> dict[str, Node]:
    resolved = schemas.resolve(node) if node is not None else None
    if not isinstance(resolved, dict) or depth > _DEPTH:
        return {}
    found: dict[str, Node] = {}
    for keyword in _PARTS:
        parts = resolved.get(keyword)
        for part in parts if isinstance(parts, list) else ():
            found.update(_properties(schemas, part, depth + 1))
    own = resolved.get("properties")
    if isinstance(own, dict):
        found.update(own)
    return found


def _required(schemas: Schemas, node: Node | None, depth: int) -> frozenset[str]:
    resolved = schemas.resolve(node) if node is not None else None
    if not isinstance(resolved, dict) or depth > _DEPTH:
        return frozenset()
    names = resolved.get("required")
    found = frozenset(names) if isinstance(names, list) else frozenset()
    parts = resolved.get("allOf")
    for part in parts if isinstance(parts, list) else ():
        found |= _required(schemas, part, depth + 1)
    return found


def has_url(schemas: Schemas, node: Node | None) -> bool:
    """Whether a schema is that of a URL, by its format."""
    schema = schemas.resolve(node)
    return isinstance(schema, dict) and schema.get("format") in _URLS


def is_binary(schemas: Schemas, node: Node | None) -> bool:
    """Whether a schema is that of bytes: `format: binary` (OAS 3.0), or `contentMediaType` unencoded (JSON Schema)."""
    schema = schemas.resolve(node)
    if not isinstance(schema, dict) or "contentEncoding" in schema:
        return False
    return schema.get("format") == "binary" or "contentMediaType" in schema


def alternatives(schemas: Schemas, node: Node | None) -> tuple[Node, ...]:
    """The schemas of which a value has one: those of `anyOf` and `oneOf`."""
    resolved = schemas.resolve(node)
    listed = [resolved.get(keyword) for keyword in ("anyOf", "oneOf")] if isinstance(resolved, dict) else []
    return tuple(each for entries in listed if isinstance(entries, list) for each in entries)


def items_of(schemas: Schemas, node: Node | None) -> Node:
    """The schema of an array's elements."""
    resolved: Any = schemas.resolve(node) if node is not None else None
    if not isinstance(resolved, dict):
        return True
    for part in (resolved, *(resolved.get("allOf") or ())):
        whole = schemas.resolve(part)
        if isinstance(whole, dict) and "items" in whole:
            items: Node = whole["items"]
            return items
    return True


def heirs(schemas: Schemas, node: Node | None) -> tuple[Node, ...]:
    """The schemas that extend one by `allOf` and are told apart by its discriminator, not by a list (OAS 4.8.25)."""
    target, resolved = reference(node), schemas.resolve(node)
    if target is None or not isinstance(resolved, dict) or "discriminator" not in resolved:
        return ()
    if "oneOf" in resolved or "anyOf" in resolved:
        return ()
    home = target.rpartition("/")[0]
    try:
        components = schemas.at(home)
    except KeyError:
        return ()
    found: dict[str, Node] = {}
    waiting = [target]
    for above in waiting:
        for name, each in components.items() if isinstance(components, dict) else ():
            parts = each.get("allOf") if isinstance(each, dict) else None
            place = f"{home}/{escape(name)}"
            listed = parts if isinstance(parts, list) else ()
            if place not in waiting and any(isinstance(part, dict) and part.get("$ref") == above for part in listed):
                waiting.append(place)
                found[place] = {"$ref": place}
    return tuple(found.values())

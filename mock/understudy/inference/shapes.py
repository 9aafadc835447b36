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

_DEPTH = 6
_URLS = frozenset({"uri", "url", "iri", "uri-reference", "iri-reference"})
_PARTS = ("anyOf", "oneOf", "allOf")
_NULL = {"type": "null"}


def without_role(schemas: Schemas, node: Node | None) -> Mapping[str, Node]:
    """The properties of a schema but those of which an overlay says that they are for nothing: `x-mock-role: none`."""
    return in_use(schemas, properties(schemas, node))


def in_use(schemas: Schemas, named: Mapping[str, Node]) -> Mapping[str, Node]:
    """`without_role`, of properties."""
    return {name: entry for name, entry in named.items() if schemas.resolve_object(entry).get("x-mock-role") != "none"}


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
    """The response that says the operation worked: the lowest 2xx code, a 2XX range, then a `default` without a 3xx."""
    if (usual := operation.responses.get("200")) is not None:
        return usual
    codes = [status for status in operation.responses if status.startswith("2")]
    if len(codes) == 1:
        return operation.responses[codes[0]]
    codes.sort()
    exact = [status for status in codes if status.isdigit()]
    if not codes and any(status.startswith("3") for status in operation.responses):
        # What works by sending on elsewhere has its failures as `default`.
        return None
    chosen = (exact or codes or ["default"])[0]
    return operation.responses.get(chosen)


def first_success(operation: Operation) -> ResponseObject | None:
    """The first response in the document that says the operation worked."""
    return next((found for status, found in operation.responses.items() if status.startswith("2")), None)


def success_node(operation: Operation | None) -> Node | None:
    """The schema of the value that an operation answers when it has worked."""
    response = success_response(operation) if operation else None
    media = value_media(response.content) if response else None
    return media.schema if media else None


def json_node(response: ResponseObject | None) -> Node | None:
    """The schema of a response's JSON; None where it has none."""
    media = json_media(response.content) if response is not None else None
    return media.schema if media is not None else None


def success_examples(operation: Operation | None) -> tuple[Any, ...]:
    """What the document shows an operation to answer in JSON when it has worked."""
    response = success_response(operation) if operation else None
    media = json_media(response.content) if response else None
    return media.examples if media else ()


def schema_examples(shape: Mapping[str, Any]) -> tuple[Any, ...]:
    """The examples in a schema: its `example` (OAS 3.0), None where it has none, then its `examples` (JSON Schema)."""
    several = shape.get("examples")
    return (shape.get("example"), *(several if isinstance(several, list) else ()))


def may_be_key(schemas: Schemas, node: Node | None) -> bool:
    """Whether a value of a schema may be a record's key: it is a text or an integer."""
    return type_of(schemas, node) in ("string", "integer")


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
    declared = node.get("type")
    if "$ref" in node:
        resolved = schemas.resolve(node)
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
    resolved = {name: schemas.resolve_object(entry) for name, entry in properties(schemas, node).items()}
    return {name: entry["default"] for name, entry in resolved.items() if "default" in entry}


def _type(schemas: Schemas, node: Node, depth: int) -> str | None:
    resolved = schemas.resolve_object(node)
    if depth > _DEPTH:
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
    beside = besides_null(schemas, resolved)
    return None if beside is None or beside is resolved else _type(schemas, beside, depth + 1)


def besides_null(schemas: Schemas, node: Node | None) -> Node | None:
    """What a value is where it is not null, the one alternative of `anyOf` or `oneOf` beside null; else the schema."""
    shape = schemas.resolve_object(node)
    for keyword in ("anyOf", "oneOf"):
        found = shape.get(keyword)
        listed: list[Node] = found if isinstance(found, list) else []
        others = [each for each in listed if each != _NULL]
        if len(others) == 1 and len(others) < len(listed):
            return others[0]
    return node


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
    resolved = schemas.resolve_object(node)
    if depth > _DEPTH:
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
    resolved = schemas.resolve_object(node)
    if depth > _DEPTH:
        return frozenset()
    names = resolved.get("required")
    found = frozenset(names) if isinstance(names, list) else frozenset()
    parts = resolved.get("allOf")
    for part in parts if isinstance(parts, list) else ():
        found |= _required(schemas, part, depth + 1)
    return found


def has_url(schemas: Schemas, node: Node | None) -> bool:
    """Whether a schema is that of a URL, by its format."""
    return schemas.resolve_object(node).get("format") in _URLS


def is_binary(schemas: Schemas, node: Node | None) -> bool:
    """Whether a schema is that of bytes: `format: binary` (OAS 3.0), or `contentMediaType` unencoded (JSON Schema)."""
    shape = schemas.resolve_object(node)
    return "contentEncoding" not in shape and (shape.get("format") == "binary" or "contentMediaType" in shape)


def alternatives(schemas: Schemas, node: Node | None) -> tuple[Node, ...]:
    """The schemas of which a value has one: those of `anyOf` and `oneOf`."""
    shape = schemas.resolve_object(node)
    listed = [shape.get(keyword) for keyword in ("anyOf", "oneOf")]
    return tuple(each for entries in listed if isinstance(entries, list) for each in entries)


def items_of(schemas: Schemas, node: Node | None) -> Node:
    """The schema of an array's elements."""
    shape = schemas.resolve_object(node)
    for part in (shape, *(shape.get("allOf") or ())):
        if "items" in (whole := schemas.resolve_object(part)):
            items: Node = whole["items"]
            return items
    return True


def heirs(schemas: Schemas, node: Node | None) -> tuple[Node, ...]:
    """The schemas that extend one by `allOf` and are told apart by its discriminator, not by a list (OAS 4.8.25)."""
    target, shape = reference(node), schemas.resolve_object(node)
    if target is None or "discriminator" not in shape or not shape.keys().isdisjoint(("oneOf", "anyOf")):
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


def shown_names(schemas: Schemas, node: Node | None) -> frozenset[str]:
    """The properties that a response schema names; none where it allows any."""
    if not isinstance(node, dict):
        return frozenset()
    names: frozenset[str] = schemas.remember("shown", node, lambda: _shown_names(schemas, node))
    return names


def _shown_names(schemas: Schemas, node: Node) -> frozenset[str]:
    if schemas.resolve_object(node).get("additionalProperties") not in (None, False):
        return frozenset()
    own = frozenset(properties(schemas, node))
    if not own:
        return own
    # A name that is only listed as required counts as well.
    return own.union(required_names(schemas, node), *(properties(schemas, each) for each in heirs(schemas, node)))

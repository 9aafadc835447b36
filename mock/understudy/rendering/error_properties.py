"""The properties of the error bodies that a document describes: what each is for, worked out once for every schema.

Knows schemas and the names that errors have; knows nothing of a refusal.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from understudy.inference.conventions import folded, property_role, words
from understudy.inference.shapes import alternatives, items_of, properties, required_names, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas


@dataclass(frozen=True, slots=True)
class ErrorProperty:
    """A property of an error: its schema as it stands and resolved, what it is for, and its JSON type.

    `needed` says that the error requires it, `beside_message` that a text says what was wrong, `beside_word` that a
    code, a type, a title or a place says what kind of error it is.
    """

    name: str
    node: Node
    shape: Mapping[str, Any]
    role: str | None
    kind: str | None
    only_text: bool
    beside_list: bool
    beside_message: bool
    beside_word: bool
    needed: bool
    lists_violations: bool


def error_properties(schemas: Schemas, node: Node | None) -> tuple[ErrorProperty, ...]:
    """Every property of an object."""
    if not isinstance(node, dict):
        return ()
    parts: tuple[ErrorProperty, ...] = schemas.remember("error parts", node, lambda: _make_parts(schemas, node))
    return parts


def _make_parts(schemas: Schemas, node: Node) -> tuple[ErrorProperty, ...]:
    found: list[tuple[str, Node, Mapping[str, Any], str | None, str | None]] = []
    for name, entry in properties(schemas, node).items():
        schema = _real(schemas, entry)
        shape = schemas.resolve_object(schema)
        role = property_role(name, entry if isinstance(entry, dict) and "x-mock-role" in entry else shape)
        kind = type_of(schemas, schema)
        if role is None and kind == "array" and _lists_violations(schemas, name, schema):
            role = "violations"
        if role == "instance" and kind == "array":
            role = "place"
        if role == "place" and kind in ("object", None) and not _may_be_place(schemas, schema):
            role = None
        found.append((name, schema, shape, role, kind))
    texts = sum(role in ("message", "title") for _, _, _, role, kind in found if kind in ("string", None))
    listed = any(role == "place" and kind == "array" for _, _, _, role, kind in found)
    messages = any(role == "message" and kind != "array" for _, _, _, role, kind in found)
    worded = any(role in ("code", "type", "title", "place") for _, _, _, role, _ in found)
    required = required_names(schemas, node)
    return tuple(
        ErrorProperty(
            *each,
            only_text=texts == 0 and folded(each[0]) == "error",
            beside_list=listed,
            beside_message=messages,
            beside_word=worded,
            needed=each[0] in required,
            lists_violations=each[3:] in _LISTS,
        )
        for each in found
    )


def _lists_violations(schemas: Schemas, name: str, node: Node) -> bool:
    """Whether an array is one of violations: it is called so, or each element says where and what."""
    roles = {property_role(each, True) for each in properties(schemas, items_of(schemas, node))}
    return words(name)[-1:] in (("errors",), ("violations",)) or {"place", "message"} <= roles


_LISTS = (("violations", "array"), ("message", "array"), ("violations", "object"))


def _may_be_place(schemas: Schemas, node: Node) -> bool:
    """Whether what may be an object has a place for a place, or is none."""
    named = properties(schemas, node)
    return not named or any(property_role(name, True) == "place" for name in named)


def _real(schemas: Schemas, node: Node) -> Node:
    """The only variant of a property that may also be null; else the property."""
    real = [each for each in alternatives(schemas, node) if each != {"type": "null"}]
    return real[0] if len(real) == 1 else node


@dataclass(frozen=True, slots=True)
class FieldMap:
    """An object that has what is wrong by field: texts, lists of texts, or lists of objects like `entry`.

    `named` is the first of the fields that the document names itself: the whole message is about it, as a list
    like `entries` where that is one of objects.
    """

    named: str | None = None
    entries: Node | None = None
    entry: Node | None = None
    of_texts: bool = False


def field_map(schemas: Schemas, node: Node) -> FieldMap:
    """The form of an object that has violations by field."""
    if not isinstance(node, dict):
        return FieldMap()
    form: FieldMap = schemas.remember("field map", node, lambda: _field_map(schemas, node))
    return form


def _field_map(schemas: Schemas, node: Node) -> FieldMap:
    required = required_names(schemas, node)
    if required:
        named = min(required)
        items = schemas.resolve_object(properties(schemas, node).get(named))
        return FieldMap(named, items if properties(schemas, items.get("items")) else None)
    inner = schemas.resolve_object(node).get("additionalProperties")
    kind = type_of(schemas, inner)
    entry = schemas.resolve_object(inner).get("items", True) if kind == "array" else None
    return FieldMap(entry=entry if properties(schemas, entry) else None, of_texts=kind == "string")

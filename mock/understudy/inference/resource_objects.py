"""Resource objects of JSON:API whose schema is one for all: what they are called, and attributes of any name (7.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from understudy.inference.conventions import ID, RESOURCE_PARTS
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_TYPE = "type"
_SAYS = frozenset({"enum", "const", "pattern", "example", "examples", "default"})


def free_attributes(schemas: Schemas, record: Node | None) -> str | None:
    """The property of a resource object that holds its attributes, where the schema names none of them."""
    named, attributes = properties(schemas, record), RESOURCE_PARTS[0]
    inner = named.get(attributes)
    is_free = type_of(schemas, inner) == "object" and not properties(schemas, inner)
    return attributes if {ID, _TYPE} <= named.keys() and is_free else None


def type_to_begin_with(
    schemas: Schemas, record: Node | None, shown: Iterable[Mapping[str, Any]], noun: str
) -> Mapping[str, Any]:
    """What a new resource object says that it is, where only examples of answers do, or the name of its collection."""
    named = properties(schemas, record)
    shape = schemas.resolve_object(named.get(_TYPE))
    if not {ID, _TYPE, RESOURCE_PARTS[0]} <= named.keys() or shape.keys() & _SAYS:
        return {}
    found = (each[_TYPE] for each in shown if isinstance(each.get(_TYPE), str))
    return {_TYPE: next(found, noun)} if shape.get("type", "string") == "string" else {}

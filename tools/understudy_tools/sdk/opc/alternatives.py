"""A property of an object that is one of several: what all alternatives together say of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.openapi.schemas import Schemas

_DEEPEST = 6
_SCALARS = frozenset({"string", "integer", "number", "boolean", "null"})


def in_alternatives(
    schemas: Schemas, node: Any, name: str, depth: int = 0, *, inside: bool = False
) -> Iterator[dict[str, Any]]:
    """The schemas that the alternatives of a schema give a property."""
    resolved = schemas.resolve_object(node)
    for word in ("allOf", "oneOf", "anyOf") if depth < _DEEPEST else ():
        for part in resolved.get(word) or ():
            yield from in_alternatives(schemas, part, name, depth + 1, inside=inside or word != "allOf")
    own = resolved.get("properties")
    if inside and isinstance(own, dict) and isinstance(own.get(name), dict):
        yield own[name]


def all_values(schemas: Schemas, entries: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """One enumeration of the values that several schemas list; None where they don't, or are of two types."""
    listed = [each for each in (_values(schemas.resolve_object(entry)) for entry in entries) if each]
    values = [value for each in listed for value in each]
    if len(listed) < 2 or len({type(value) for value in values}) > 1:
        return None
    return {"type": "string" if isinstance(values[0], str) else "integer", "enum": list(dict.fromkeys(values))}


def _values(entry: Mapping[str, Any]) -> tuple[str | int, ...]:
    values = entry.get("enum", [entry["const"]] if "const" in entry else [])
    is_listed = all(isinstance(each, str | int) and not isinstance(each, bool) for each in values)
    return tuple(values) if is_listed else ()


def each_type(lowered: Sequence[dict[str, Any]]) -> dict[str, Any] | None:
    """The union of components and scalars that differ; None where there is one, or something else among them."""
    found: dict[tuple[str, ...], dict[str, Any]] = {}
    for each in lowered:
        kind = each.get("$ref", each.get("type"))
        kinds = tuple(kind) if isinstance(kind, list) else (str(kind),)
        if "$ref" not in each and ("enum" in each or not _SCALARS.issuperset(kinds)):
            return None
        found.setdefault(kinds, each)
    return {"anyOf": list(found.values())} if len(found) > 1 else None

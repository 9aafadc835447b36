"""Points in time as a property says them: as a date-time, a date, or seconds since 1970."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from understudy.clock import timestamp
from understudy.inference.shapes import properties
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

__all__ = ["node_of", "render_moments"]

_BRANCHES = ("allOf", "anyOf", "oneOf")
_DEEPEST = 12


def render_moments(schemas: Schemas, node: Node, value: Any) -> Any:
    """The value with every moment in it in the words of its schema; what has no zone is taken for UTC."""
    if isinstance(value, datetime):
        moment = value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)
        kind = _kind(schemas, node)
        if kind == "date":
            return moment.date().isoformat()
        return int(moment.timestamp()) if kind == "number" else timestamp(moment)
    if isinstance(value, list | tuple):
        items = schemas.resolve_object(node).get("items", True)
        return [render_moments(schemas, items, entry) for entry in value]
    if isinstance(value, dict):
        named = properties(schemas, node)
        return {name: render_moments(schemas, named.get(name, True), entry) for name, entry in value.items()}
    return value


def node_of(schemas: Schemas, named: Mapping[str, Node], name: str) -> Node:
    """The schema of a property, by its name or by a dotted one."""
    if name in named or "." not in name:
        return named.get(name, True)
    first, *rest = name.split(".")
    node = named.get(first, True)
    for step in rest:
        node = properties(schemas, node).get(step, True)
    return node


def _kind(schemas: Schemas, node: Node, depth: int = 0) -> str:
    """`date`, `date-time` or `number`; empty where the schema says neither."""
    resolved = schemas.resolve_object(node)
    if depth > _DEEPEST:
        return ""
    if resolved.get("format") in ("date", "date-time"):
        return str(resolved["format"])
    types = resolved.get("type", ())
    named = {types} if isinstance(types, str) else set(types)
    if "string" not in named and named & {"integer", "number"}:
        return "number"
    inner = [entry for keyword in _BRANCHES for entry in resolved.get(keyword, ())]
    return next((kind for entry in inner if (kind := _kind(schemas, entry, depth + 1))), "")

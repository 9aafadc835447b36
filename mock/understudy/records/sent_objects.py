"""Objects that a client sent, with nothing (null, false or empty) where it said nothing and their schema takes that."""

from __future__ import annotations

import copy
from collections.abc import Iterator, Mapping
from typing import Any

from understudy.inference.shapes import items_of, properties, type_of
from understudy.openapi.model import Node
from understudy.records.context import RecordContext
from understudy.records.first_values import LEFT_OUT, empty_value
from understudy.state.store import Record
from understudy.values.constraints import Flat

_DEPTH = 3
_CONTAINERS = frozenset({dict, list})


def named(context: RecordContext, node: Node | None, kind: Flat | None) -> Mapping[str, Node]:
    """The properties of an object: those of the variant that it is, else those of its schema."""
    if kind is None:
        return properties(context.contract.schemas, node)
    return {name: nodes[0] for name, nodes in kind.properties.items()}


def is_open(context: RecordContext, node: Node, depth: int = 0) -> bool:
    """Whether an object of a schema, or one in a list, may have to be completed, at any depth that is looked at."""
    schemas = context.contract.schemas
    node = items_of(schemas, node) if type_of(schemas, node) == "array" else node
    entries = properties(schemas, node)
    inner = entries.values() if depth < _DEPTH else ()
    return any(True for _ in _emptiness(context, entries)) or any(is_open(context, each, depth + 1) for each in inner)


def with_nothing(context: RecordContext, node: Node, value: Record | list[Any], depth: int = 0) -> Record | list[Any]:
    """An object or a list that a client sent, with nothing in its objects where it sent nothing."""
    if isinstance(value, dict):
        return _completed(context, node, value, depth)
    items = items_of(context.contract.schemas, node)
    return [_completed(context, items, each, depth + 1) if isinstance(each, dict) else each for each in value]


def _completed(context: RecordContext, node: Node, value: Record, depth: int) -> Record:
    schemas = context.contract.schemas
    known = schemas.remember("nothing in it", node, lambda: _empty_of_all(context, node))
    if known is None:
        kind = context.values.kind(node, "response", value)
        origins = sorted(kind.origins) if kind is not None else None
        known = schemas.remember(f"nothing in it {origins}", node, lambda: _empty(context, node, kind))
    entries, empty = known
    found = {**value, **{name: copy.copy(each) for name, each in empty.items() if name not in value}}
    if depth < _DEPTH:
        for name, inner in value.items():
            if inner.__class__ in _CONTAINERS and name in entries:
                found[name] = with_nothing(context, entries[name], inner, depth + 1)
    return found if len(found) == len(value) or schemas.validator(node, "response").is_valid(found) else value


def _empty_of_all(context: RecordContext, node: Node) -> tuple[Mapping[str, Node], Mapping[str, Any]] | None:
    """`_empty` where every value is of one kind."""
    return _empty(context, node, None) if context.values.kind(node, "response", {}) is None else None


def _empty(context: RecordContext, node: Node, kind: Flat | None) -> tuple[Mapping[str, Node], Mapping[str, Any]]:
    """The properties of an object, and the values of those that may be nothing in it."""
    entries = named(context, node, kind)
    return entries, dict(_emptiness(context, entries))


def _emptiness(context: RecordContext, entries: Mapping[str, Node]) -> Iterator[tuple[str, Any]]:
    hides = context.contract.schemas.family("response").is_hidden
    for name, entry in entries.items():
        value = LEFT_OUT if hides(entry) else empty_value(context, entry)
        if value is not LEFT_OUT:
            yield name, value

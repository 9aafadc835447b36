"""What a property of a new record is at first: made up, nothing as its schema has that, or not there yet."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from understudy.inference.conventions import CALLED_BACK, KEY_ENDINGS, KEYWORD_SIGN, RESOURCE_PARTS, ends_like, words
from understudy.inference.conventions.lists import TIMES, page_role
from understudy.inference.conventions.states import is_terminal
from understudy.inference.conventions.values import (
    AT_ONCE,
    COUNTS,
    DONE_BY,
    FROM_THE_START,
    HAPPENED,
    ISSUED,
    LAST,
    OF_LAST,
    STEPS,
    UNFORTUNATE,
    VERSIONS,
)
from understudy.inference.lists import list_shape
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.records.context import RecordContext
from understudy.values.generate import Unsatisfiable

MADE_UP = object()
LEFT_OUT = object()
_EARLY = 3
_DATA = "data"
_SAYS_NULL = frozenset({"type", "nullable", "enum", "const", "anyOf", "oneOf"})


def first_value(context: RecordContext, name: str, node: Node, *, moves: bool = True) -> Any:
    """What a record has that only the service sets: a value, `MADE_UP` or `LEFT_OUT`.

    `moves`: something can happen to the record later, so that it has not been published yet.
    """
    schemas = context.contract.schemas
    takes = _taking(schemas, node)
    parts = words(name)
    if name.startswith(KEYWORD_SIGN):
        return LEFT_OUT
    if _is_later(parts) or not UNFORTUNATE.isdisjoint(parts[-1:]) or not UNFORTUNATE.isdisjoint(parts[:1]):
        return None if takes(None) else MADE_UP if not moves and _is_early(parts) else LEFT_OUT
    if (
        parts[:1] == (LAST,)
        and len(parts) > 1
        and OF_LAST.isdisjoint(parts)
        and AT_ONCE.isdisjoint(parts)
        and takes(None)
    ):
        return None
    if ends_like(name, ISSUED):
        return LEFT_OUT
    if ends_like(name, COUNTS) and takes(0):
        return 0
    if name.casefold() in VERSIONS and takes(1):
        return 1
    if type_of(schemas, node) == "array" and takes([]):
        return []
    return MADE_UP if type_of(schemas, node) != "object" else _empty_list(context, node)


def _is_later(parts: tuple[str, ...]) -> bool:
    """Whether a name is that of what may have happened to a record since it was made: when, or by whom."""
    if len(parts) < 2 or not AT_ONCE.isdisjoint(parts):
        return False
    if parts[-1] == "until":
        return parts[-2].endswith("ed")
    if parts[-1] == "by":
        return is_terminal(parts[-2]) or parts[-2] in DONE_BY
    happened = any(part.endswith("ed") or part in HAPPENED for part in parts[:-1])
    return parts[-1] in TIMES and (is_terminal("_".join(parts[:-1])) or parts[0] == LAST or happened)


def _is_early(parts: tuple[str, ...]) -> bool:
    """Whether a name is that of a time early in the life of a thing, as when a book was published."""
    return any(not step.isdisjoint(parts) for step in STEPS[:_EARLY])


def unset_value(context: RecordContext, name: str, node: Node) -> Any:
    """What a service shows of what a client may set and did not: nothing, where its schema takes that.

    A flag that says that the record can be used is true.
    """
    schemas = context.contract.schemas
    if _holds_at_first(name) and type_of(schemas, node) == "boolean" and _taking(schemas, node)(True):
        return True
    empty = _unlinked(context, node) if name == RESOURCE_PARTS[1] else empty_value(context, node)
    if empty is not LEFT_OUT:
        return empty
    if ends_like(name, COUNTS) and schemas.validator(node, "response").is_valid(0):
        return 0
    if ends_like(name, KEY_ENDINGS | ISSUED) or not CALLED_BACK.isdisjoint(words(name)):
        return LEFT_OUT
    return MADE_UP


def _holds_at_first(name: str) -> bool:
    own = [part for part in words(name) if part != "is"]
    return len(own) == 1 and own[0] in FROM_THE_START


def _unlinked(context: RecordContext, node: Node) -> Any:
    """The relationships of a resource (JSON:API 1.1, 7.2.2) that nobody has linked: null or empty, each by itself."""
    schemas = context.contract.schemas
    found = {}
    for name, entry in properties(schemas, node).items():
        data = empty_value(context, properties(schemas, entry).get(_DATA, False))
        if data is not LEFT_OUT:
            found[name] = {_DATA: data}
    return found if schemas.validator(node, "response").is_valid(found) else empty_value(context, node)


def empty_value(context: RecordContext, node: Node) -> Any:
    """Null, false or empty, as a schema takes it."""
    schemas = context.contract.schemas
    kind, takes = type_of(schemas, node), _taking(schemas, node)
    if takes(None) and not _is_untyped_object(schemas, node):
        return None
    empty: Any = {"boolean": False, "array": []}.get(str(kind), LEFT_OUT)
    if kind == "object":
        found = _empty_list(context, node) if properties(schemas, node) else {}
        empty = LEFT_OUT if found is MADE_UP else found
    return empty if empty is not LEFT_OUT and takes(empty) else LEFT_OUT


def _is_untyped_object(schemas: Schemas, node: Node) -> bool:
    """Whether a schema says its properties and leaves out that it is an object: nobody means that it may be null."""
    resolved = schemas.resolve_object(node)
    if not resolved.keys().isdisjoint(_SAYS_NULL):
        return False
    parts = resolved.get("allOf")
    own = isinstance(resolved.get("properties"), dict)
    return own or (isinstance(parts, list) and any(_is_untyped_object(schemas, part) for part in parts))


def _empty_list(context: RecordContext, node: Node) -> Any:
    """A list in an object that says how much there is of it, without elements; MADE_UP for any other object."""
    schemas = context.contract.schemas
    shape = list_shape(schemas, node)
    if shape is None or len(shape.array) != 1:
        return MADE_UP
    names = [steps[-1] for steps in shape.beside]
    roles = {
        steps: page_role(steps[-1], schemas.resolve(each), [name for name in names if name != steps[-1]])
        for steps, each in shape.beside.items()
        if len(steps) == 1
    }
    counts: dict[str, Any] = {steps[0]: _OF_NOTHING[role] for steps, role in roles.items() if role in _OF_NOTHING}
    if not counts:
        return MADE_UP
    try:
        made = context.values.fit(node, "response", {shape.array[0]: [], **counts}, key="empty")
    except Unsatisfiable:
        return MADE_UP
    return made if isinstance(made, dict) and made.get(shape.array[0]) == [] else MADE_UP


_OF_NOTHING: Mapping[str | None, Any] = {"total": 0, "count": 0, "has-more": False}


def _taking(schemas: Schemas, node: Node) -> Callable[[Any], bool]:
    return lambda value: schemas.takes(node, "response", value)


def brought(context: RecordContext, collection: Collection) -> Iterator[str]:
    """The properties that an overlay says something sets."""
    contract = context.contract
    for effects in contract.effects.values():
        for each in effects:
            if each.collection == collection.id:
                yield from (*each.set, *each.add, *each.subtract)
    for plan in contract.resource_index.plans_of.get(collection.id, ()):
        yield from plan.effects.get("x-mock-set", ())

"""Combined schemas that nothing can satisfy, or that no validator would come to an end with.

`additionalProperties: false` knows only the properties beside it (JSON Schema 2020-12 core, 10.3.2.3), not those of the
other parts of an `allOf`; generators of inheritance write it in every part all the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.lazy_dataclass import dataclass
from understudy.openapi.pointer import MISSING, look_up, tokens_of

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class _Part:
    """One object of a composed schema: where it stands, what it names and requires, and whether it takes no more."""

    place: Place
    names: frozenset[str]
    required: frozenset[str]
    closed: bool


def closed_parts(document: Mapping[str, Any]) -> Iterator[tuple[str, str, tuple[Place, ...]]]:
    """The component schemas that can't be satisfied so: name, a property that is required and forbidden, and the
    places of the objects whose `additionalProperties: false` forbids what another part has.
    """
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    for name, node in (schemas if isinstance(schemas, dict) else {}).items():
        if not isinstance(node, dict) or not isinstance(node.get("allOf"), list):
            continue
        parts = list(_parts(node, ("components", "schemas", name), document, set()))
        required = frozenset().union(*(part.required for part in parts))
        forbidding = [part for part in parts if part.closed and not required <= part.names]
        if forbidding:
            known = frozenset().union(*(part.names for part in parts))
            narrow = tuple(part.place for part in parts if part.closed and not known <= part.names)
            yield name, min(required - forbidding[0].names), narrow


def _parts(node: Any, place: Place, document: Mapping[str, Any], seen: set[str]) -> Iterator[_Part]:
    """The parts of a composed schema, each component once: `seen` are those that were read already."""
    if not isinstance(node, dict):
        return
    reference = node.get("$ref")
    if isinstance(reference, str):
        target = look_up(document, reference) if reference not in seen else MISSING
        seen.add(reference)
        if target is not MISSING:
            yield from _parts(target, tuple(tokens_of(reference.removeprefix("#"))), document, seen)
        return
    named, required = node.get("properties"), node.get("required")
    closed = node.get("additionalProperties") is False and "patternProperties" not in node
    yield _Part(
        place,
        frozenset(named if isinstance(named, dict) else ()),
        frozenset(name for name in required if isinstance(name, str)) if isinstance(required, list) else frozenset(),
        closed,
    )
    parts = node.get("allOf")
    for position, part in enumerate(parts if isinstance(parts, list) else ()):
        yield from _parts(part, (*place, "allOf", position), document, seen)


MOST_PARTS = 30_000
"""How many schemas one value may have to be compared with: a hundred times what documents of services need."""

_LISTS = ("allOf", "anyOf", "oneOf")
_SINGLE = ("not", "if", "then", "else")


def multiplied(document: Mapping[str, Any]) -> Iterator[tuple[str, int]]:
    """The names of component schemas that are too large, with how many schemas each is when written out."""
    components = document.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    known: dict[str, int] = {}
    for name, node in (schemas if isinstance(schemas, dict) else {}).items():
        count = _count(node, document, known)
        if count > MOST_PARTS:
            yield name, count


def _count(node: Any, document: Mapping[str, Any], known: dict[str, int]) -> int:
    """How many schemas are compared with one value; those of its properties are compared with other values."""
    if not isinstance(node, dict):
        return 0
    total = 1
    reference = node.get("$ref")
    if isinstance(reference, str):
        if reference not in known:
            known[reference] = 0  # what leads back to itself is not counted again
            target = look_up(document, reference)
            known[reference] = 0 if target is MISSING else _count(target, document, known)
        total += known[reference]
    for keyword in _LISTS:
        entries = node.get(keyword)
        for entry in entries if isinstance(entries, list) else ():
            total += _count(entry, document, known)
    for keyword in _SINGLE:
        if keyword in node:
            total += _count(node[keyword], document, known)
    return total

"""Documents that write every schema out where it is used: which of those are one and the same, as a `$ref` would say.

Two objects are of one kind if they have the same properties of the same types, and are called alike by the path, the
property or the array that they stand in; what has many properties is known by them alone.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import Any

from understudy.inference.conventions import CURRENT, is_envelope_name, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.paths import last_name
from understudy.inference.shapes import body_schema, properties, success_node
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

_DEEPEST = 6
_RARE = 10
_TELLING = 8


def kinds_written_out(operations: Iterable[Operation], schemas: Schemas) -> dict[int, str]:
    """A name for the kind of each object in the bodies and answers of operations, by the identity of its schema.

    Nothing where schemas are named (`$ref`): then those are no accident that are not.
    """
    roots = [(operation, success_node(operation)) for operation in operations]
    if sum(isinstance(node, dict) and "$ref" in node for _, node in roots) * 2 > len(roots):
        return {}  # soon known, so that what names its schemas loads no slower for it
    found: list[tuple[dict[str, Any], str]] = []
    for operation, answered in roots:
        for root in (answered, body_schema(operation)):
            found += _objects(schemas, root, _noun(last_name(operation.path)), 0)
    inline = [(node, noun, parts) for node, noun in found if len(parts := _parts(schemas, node)) > 1]
    if sum("$ref" in node for node, _ in found) * _RARE > len(inline):
        return {}
    seen: list[tuple[int, str, str]] = []
    nouns: dict[str, set[str]] = {}
    for node, noun, parts in inline:
        form = f"{sorted((name, _type(schemas, inner)) for name, inner in parts.items())}"
        seen.append((id(node), "" if len(parts) >= _TELLING else noun, form))
        if noun not in CURRENT:
            nouns.setdefault(form, set()).add(noun)
    return {place: f"{_called(noun, nouns.get(form, set()))} {form}" for place, noun, form in seen}


def _parts(schemas: Schemas, node: dict[str, Any]) -> Mapping[str, Any]:
    """The properties of an object that is written out."""
    return {} if "$ref" in node else properties(schemas, node)


def _called(noun: str, nouns: Collection[str]) -> str:
    """What an object of a form is called: `/me` is one of those of the only noun that has this form."""
    return next(iter(nouns)) if noun in CURRENT and len(nouns) == 1 else noun


def _objects(schemas: Schemas, node: Any, noun: str, depth: int) -> Iterator[tuple[dict[str, Any], str]]:
    """Every schema with a name or with properties, and what it is called where it stands."""
    if not isinstance(node, dict) or depth > _DEEPEST:
        return
    if "$ref" in node:
        yield node, noun
        return
    if isinstance(items := node.get("items"), dict):
        yield from _objects(schemas, items, noun, depth + 1)
        return
    named = properties(schemas, node)
    if named:
        yield node, noun
    for name, inner in named.items():
        yield from _objects(schemas, inner, noun if is_envelope_name(name) else _noun(name), depth + 1)


def _noun(name: str) -> str:
    parts = words(name)
    return singular(parts[-1]) if parts else ""


def _type(schemas: Schemas, node: Any) -> str:
    """A property as far as it tells one kind from another: its type, its format, its values and its own properties."""
    if not isinstance(node, dict):
        return ""
    items = node.get("items")
    within = sorted(properties(schemas, items if isinstance(items, dict) else node))
    return f"{node.get('type')} {node.get('format')} {node.get('enum')} {within}"

"""Schemas whose parts refer to one another so often that no validator would come to an end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.openapi.pointer import MISSING, look_up

__all__ = ["MOST_PARTS", "multiplied"]

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

"""What is made up for a property of an object whatever else the object has: one value, or a number by the key alone.

Worked out once for a schema, so that a record's value need not be made step by step.
"""

from __future__ import annotations

from typing import Any

from understudy.inference.conventions import folded
from understudy.inference.conventions.values import TAGS
from understudy.openapi.pointer import MISSING, escape
from understudy.values.constraints import Flat
from understudy.values.generator import Generator
from understudy.values.lifelike import is_silent_at
from understudy.values.numbers import whole_numbers
from understudy.values.schema_merge import Flattener


def shown(flattener: Flattener, maker: Generator, flat: Flat, name: str) -> Any:
    """What `Generator.beside` gives for a property, whatever else there is; MISSING where that depends on anything."""
    nodes = flattener.property_nodes(flat, name) if name not in flat.avoid else None
    if nodes is None or flattener.sums(flat) is not None:
        return MISSING
    value = _tag(flat, name)
    if value is MISSING:
        value = maker.constant(flattener.first(nodes), nodes, 1)
    return value if value is not MISSING and flattener.is_valid(nodes, value) else MISSING


def drawn(flattener: Flattener, maker: Generator, flat: Flat, name: str) -> tuple[str, int, int] | None:
    """Whole numbers of which `Generator.beside` draws one for a property, whatever else there is, and its path.

    None where it gives anything else, or might not find that valid.
    """
    nodes = flattener.property_nodes(flat, name) if name not in flat.avoid else None
    if nodes is None or flattener.sums(flat) is not None or _tag(flat, name) is not MISSING:
        return None
    entry = flattener.first(nodes)
    whole, path = whole_numbers(entry), f"/{escape(name)}"
    if whole is None or maker.constant(entry, nodes, 1) is not MISSING or not is_silent_at(path, whole[2], whole[3]):
        return None
    return (path, whole[0], whole[1]) if flattener.only_bounds(nodes) else None


def _tag(flat: Flat, name: str) -> Any:
    """The value that an example of the object shows, for what tells its kind."""
    tags = next((value for value in flat.shown if isinstance(value, dict)), {})
    return tags[name] if name in tags and folded(name) in TAGS else MISSING

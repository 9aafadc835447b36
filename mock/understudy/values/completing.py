"""Where a value of a schema may lack something: worked out once for a schema, so that nothing else is looked into.

Holds for schemas that leave no choice, and say of no property that they don't name what must be in it.
"""

from __future__ import annotations

from understudy.openapi.pointer import escape
from understudy.values.constraints import Flat, Nodes
from understudy.values.schema_merge import Flattener

__all__ = ["Completion", "InnerPlace", "completion_of"]

_CONTAINERS = frozenset({"object", "array"})


class InnerPlace:
    """A property, or any item, that may hold an object or a list: its part of the path and its schemas.

    `completion` is theirs, as far as known; None where it depends on the value.
    """

    __slots__ = ("completion", "is_known", "nodes", "part")

    def __init__(self, part: str, nodes: Nodes) -> None:
        self.part, self.nodes = part, nodes
        self.completion: Completion | None = None
        self.is_known = False


class Completion:
    """How the values of a schema are completed.

    An object lacks nothing itself that has all that is `required`, where it `is_plain`. `named` are the properties that
    are looked into; `item` are the elements of a list. None of the two for what the schema does not take. `drawn` are
    the properties that are numbers by the key alone, as far as known: their parts of the path and what to draw from.
    """

    __slots__ = ("drawn", "flat", "is_plain", "item", "named", "required")

    def __init__(self, flat: Flat, named: dict[str, InnerPlace] | None, item: InnerPlace | None) -> None:
        self.flat, self.named, self.item = flat, named, item
        self.required = flat.required.keys()
        self.is_plain = flat.most_properties is None and not flat.dependent and flat.fewest_properties <= 0
        self.drawn: dict[str, tuple[str, int, int] | None] = {}


def completion_of(flattener: Flattener, nodes: Nodes) -> Completion | None:
    """How values of these schemas are completed; None where that depends on the value."""
    flat = flattener.flatten(nodes, {}, lambda _count: 0)
    if flat.chosen or flat.families or not isinstance(flat.unevaluated, bool | None):
        return None
    if not all(isinstance(rest, bool) for _, _, rest in flat.closures) or any(prefix for prefix, _ in flat.tuples):
        return None
    if flat.options is not None:
        return Completion(flat, None, None)
    named = dict(_named(flattener, flat)) if flat.takes("object") else None
    return Completion(flat, named, InnerPlace("", flat.item(0)) if flat.takes("array") else None)


def _named(flattener: Flattener, flat: Flat) -> list[tuple[str, InnerPlace]]:
    found = []
    for name in flat.properties:
        nodes = flattener.property_nodes(flat, name)
        if nodes is not None:
            inner = flattener.first(nodes)
            if inner.kinds is None or inner.chosen or not _CONTAINERS.isdisjoint(inner.kinds):
                found.append((name, InnerPlace(f"/{escape(name)}", nodes)))
    return found

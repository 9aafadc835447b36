"""Reads one named field out of the pairs of a query or a form, in any style (OAS 4.8.12.3 and 4.8.15).

Knows styles, shapes and pairs; knows nothing of required, defaults or validation.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any, Final

from understudy.http.coercion import Readings
from understudy.http.query_string import Pairs
from understudy.http.styles import DELIMITERS, in_pairs, split_delimited
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node


class _Absent:
    __slots__ = ()


ABSENT: Final = _Absent()


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a query, or one property of a form.

    `flat`: an exploded object whose properties stand beside the other fields (style `form`). `claims`: every name that
    is nobody's belongs to it as well. `others` are the names of the other fields, `taken` those and the properties of
    their flat objects.
    """

    name: str
    node: Node
    style: str
    explode: bool
    readings: Readings
    container: bool
    flat: bool
    claims: bool
    others: Collection[str]
    taken: Collection[str]

    def read(self, pairs: Pairs) -> Any:
        """The value, typed as far as its text allows, or ABSENT. Raises UnreadableError."""
        if not self.container:
            return self._scalar(pairs)
        if self.flat:
            value = self._properties(pairs)
            if value is not None:
                return value
        if not self.explode and self.style in DELIMITERS and self.name in pairs.raw:
            return self._delimited(pairs)
        branch = pairs.branch(self.name)
        return ABSENT if branch is None else self.readings.branch(self.node, branch)

    def _scalar(self, pairs: Pairs) -> Any:
        text = pairs.one(self.name)
        return ABSENT if text is None else self.readings.reader(self.node)(text)

    def _properties(self, pairs: Pairs) -> dict[str, Any] | None:
        shape = self.readings.shape(self.node)
        names = [name for name in shape.properties if name not in self.others]
        if self.claims:
            names += [name for name in pairs.roots() if name not in self.taken and name != self.name]
        value = {}
        for name in dict.fromkeys(names):
            branch = pairs.branch(name)
            if branch is not None:
                value[name] = self.readings.branch(shape.property(name), branch)
        return value or None

    def _delimited(self, pairs: Pairs) -> Any:
        readings, types = self.readings, self.readings.shape(self.node).types
        whole = pairs.one(self.name) or ""
        candidates: list[Any] = []
        if not types.isdisjoint(("boolean", "integer", "number", "string", "null")):
            candidates.append(readings.reader(self.node)(whole))
        for raw_items in split_delimited(pairs.raw[self.name][0], self.style):
            items = None if raw_items is None else [pairs.text(item) for item in raw_items]
            if items is not None and "array" in types:
                candidates.append(readings.items(self.node, items))
            named = None if items is None else in_pairs(items)
            if named is not None and "object" in types:
                candidates.append(readings.mapping(self.node, named))
        return readings.choose(self.node, candidates or [whole])


def compile_field(
    readings: Readings,
    name: str,
    node: Node,
    style: str,
    *,
    explode: bool,
    names: Collection[str] = (),
    taken: Collection[str] = (),
) -> Field:
    """Prepare a field once, to be read many times. `names` are those of all fields."""
    shape = readings.shape(node)
    container = not shape.typed or not shape.types.isdisjoint(("array", "object"))
    flat = is_flat(readings, node, style, explode=explode)
    # A map, or an object that says what else it takes, has no other way to know what is its own.
    claims = flat and (not shape.properties or shape.additional is not None)
    others = frozenset(names) - {name}
    return Field(name, node, style, explode, readings, container, flat, claims, others, others | frozenset(taken))


def is_flat(readings: Readings, node: Node, style: str, *, explode: bool) -> bool:
    """Whether the properties of an object stand beside the other fields instead of under its own name."""
    shape = readings.shape(node)
    return style == "form" and explode and shape.typed and "object" in shape.types

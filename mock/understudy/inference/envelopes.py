"""What stands around a record in the bodies and answers of its operations.

A service may answer with the record itself, with `{"data": {…}, "meta": {…}}`, with an array of one, and take another
envelope than it answers with. `record_spots` finds out which.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from understudy.inference.conventions import ID, NODE_TYPE, RESOURCE_PARTS, is_key_of, words
from understudy.inference.conventions.nouns import singular
from understudy.inference.shapes import items_of, properties, reference, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

Steps = tuple[str, ...]
"""The way from a body to a record in it: property names, and `ELEMENT` for the one element of an array."""

ELEMENT = "*"


@dataclass(frozen=True, slots=True)
class BodyPlace:
    """Where a request body holds the attributes of a record (`steps`), and where in the record they belong (`into`).

    `spelled` are those that the record spells another way, such as `To` and `to`; `inner` is an object beside them that
    says more of the record, as the `card` of a payment method does where the record has what is in it.
    """

    steps: Steps = ()
    into: Steps = ()
    spelled: tuple[tuple[str, str], ...] = ()
    inner: str = ""

    def attributes(self, body: Any) -> dict[str, Any]:
        """What a body says of a record, as the record holds it."""
        found = unwrap(self.steps, body)
        if self.is_part and isinstance(found, list):
            parts: dict[str, Any] = wrap(self.into[:-1], found)
            return parts
        if not isinstance(found, dict):
            return {}
        values = dict(found)
        if self.inner and isinstance(values.get(self.inner), dict):
            values = {**values.pop(self.inner), **values}
        for name, property_name in self.spelled:
            if name in values and property_name not in values:
                values[property_name] = values.pop(name)
        attributes: dict[str, Any] = wrap(self.into, values)
        return attributes

    @property
    def is_part(self) -> bool:
        """Whether a body is one element of an array of the record: what it says comes to what is there."""
        return ELEMENT in self.into

    def joined(self, record: Mapping[str, Any], attributes: Mapping[str, Any]) -> dict[str, Any]:
        """A record with what a body says of a part of it: an object's properties, or one element more."""
        if not self.into or not attributes:
            return {**record, **attributes}
        name = self.into[0]
        before, added = record.get(name), attributes.get(name)
        if self.is_part and isinstance(before, list) and isinstance(added, list):
            added = [*(each for each in before if not _same_element(name, each, added)), *added]
        elif isinstance(before, dict) and isinstance(added, dict):
            added = {**before, **added}
        return {**record, **attributes, name: added}


def _same_element(array: str, element: Any, added: Sequence[Any]) -> bool:
    """Whether an element is one that a body changes: both have one key."""
    keys = [name for name in element if is_key_of(array, name)] if isinstance(element, dict) else []
    return any(isinstance(each, dict) and each.get(name) == element[name] for each in added for name in keys)


# -- values ---------------------------------------------------------------------------------------------------------


def wrap(steps: Steps, value: Any) -> Any:
    """A value inside its envelope."""
    for step in reversed(steps):
        value = [value] if step == ELEMENT else {step: value}
    return value


def unwrap(steps: Steps, value: Any) -> Any:
    """What an envelope holds; the value itself where it has no such envelope."""
    found = value
    for step in steps:
        if step == ELEMENT and isinstance(found, list) and found:
            found = found[0]
        elif isinstance(found, dict) and step in found:
            found = found[step]
        else:
            return value
    return found


def place(envelope: dict[str, Any], steps: Steps, value: Any, *, keeps: bool = False) -> None:
    """Set something beside what an envelope holds; objects on the way are made. `keeps` what stands there already."""
    for step in steps[:-1]:
        inner = envelope.setdefault(step, {})
        if not isinstance(inner, dict):
            return
        envelope = inner
    if not (keeps and steps[-1] in envelope):
        envelope[steps[-1]] = value


def with_inside(whole: Any, steps: Steps, value: Any) -> Any:
    """A copy of what has something in an envelope, with another value there; the value where there is none."""
    if not steps:
        return value
    first, rest = steps[0], steps[1:]
    if first == ELEMENT and isinstance(whole, list) and whole:
        return [with_inside(whole[0], rest, value), *whole[1:]]
    if isinstance(whole, dict) and first in whole:
        return {**whole, first: with_inside(whole[first], rest, value)}
    return value


def describe(steps: Steps) -> str:
    """The way as people write it: `data`, `result.items[0]`."""
    text = "".join("[0]" if step == ELEMENT else f".{step}" for step in steps)
    return text.lstrip(".")


def inside(schemas: Schemas, node: Node | None, steps: Steps) -> Node | None:
    """The schema of what an envelope holds."""
    for step in steps:
        if node is None:
            return None
        node = items_of(schemas, node) if step == ELEMENT else properties(schemas, node).get(step)
    return node


_TYPE = "type"
_SAYS = frozenset({"enum", "const", "pattern", "example", "examples", "default"})


def free_attributes(schemas: Schemas, record: Node | None) -> str | None:
    """The property of a resource object that holds its attributes, where the schema names none of them."""
    named, attributes = properties(schemas, record), RESOURCE_PARTS[0]
    inner = named.get(attributes)
    is_free = type_of(schemas, inner) == "object" and not properties(schemas, inner)
    return attributes if {ID, _TYPE} <= named.keys() and is_free else None


def type_to_begin_with(
    schemas: Schemas, record: Node | None, shown: Iterable[Mapping[str, Any]], noun: str
) -> Mapping[str, Any]:
    """What a new resource object says that it is, where only examples of answers do, or the name of its collection.

    An object of JSON-LD is of the type that its component is called by.
    """
    named = properties(schemas, record)
    if NODE_TYPE in named and not schemas.resolve_object(named[NODE_TYPE]).keys() & _SAYS:
        called = (reference(record) or "").rpartition("/")[2]
        return {NODE_TYPE: re.split(r"[.\-]", called)[0] or "".join(map(str.capitalize, words(singular(noun))))}
    shape = schemas.resolve_object(named.get(_TYPE))
    if not {ID, _TYPE, RESOURCE_PARTS[0]} <= named.keys() or shape.keys() & _SAYS:
        return {}
    found = (each[_TYPE] for each in shown if isinstance(each.get(_TYPE), str))
    return {_TYPE: next(found, noun)} if shape.get("type", "string") == "string" else {}

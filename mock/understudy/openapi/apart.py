"""An object's schema taken apart, so that what is wrong with an object is found property by property.

A compiled validator says quickly whether a value is valid; errors cost it some five microseconds each. Whoever asks
each property on its own need not have the errors of one that was wrong in the same way before. Knows lowered schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

from understudy.openapi.pointer import escape
from understudy.openapi.violations import MOST, Violation

__all__ = ["PropertyValidator", "SchemaParts", "parts_of"]

_MOST_KNOWN = 1_000
_LONGEST_KNOWN = 60
_MOST_DEFINITIONS = 200
# Beside these a property's violations are all that an object with the right properties can have.
_TAKEN = frozenset(
    {"$defs", "type", "properties", "required", "additionalProperties", "minProperties", "maxProperties"}
)


class PropertyValidator(Protocol):
    """The validator of one property."""

    @property
    def is_valid(self) -> Callable[[Any], bool]: ...

    def own_violations(self, value: Any, location: str, base: str) -> tuple[Violation, ...] | None:
        """What is wrong, with pointers behind `base`; None where that depends on what is wrong beside the value."""


class SchemaParts:
    """The properties of one object's schema. Shared by threads."""

    __slots__ = ("_is_whole", "_known", "_parts")

    def __init__(self, is_whole: Callable[[Any], bool], parts: Mapping[str, PropertyValidator]) -> None:
        self._is_whole = is_whole
        self._parts = parts
        self._known: dict[tuple[str, str, str, type, Any], tuple[Violation, ...]] = {}

    def violations(self, value: Mapping[str, Any], location: str, base: str) -> tuple[Violation, ...] | None:
        """What the properties of an object break, in their order; None where that can't be told from them alone."""
        if not self._is_whole(value):
            return None
        found: list[Violation] = []
        for name, inner in value.items():
            part = self._parts.get(name)
            if part is not None and not part.is_valid(inner):
                failure = (location, base, name, type(inner), inner) if _is_plain(inner) else None
                known = self._known.get(failure) if failure is not None else None
                if known is None:
                    known = part.own_violations(inner, location, f"{base}/{escape(name)}")
                    if known is None:
                        return None
                    if failure is not None:
                        if len(self._known) >= _MOST_KNOWN:
                            self._known.clear()
                        self._known[failure] = known
                found += known
        return tuple(found) if len(found) < MOST else None


def _is_plain(value: Any) -> bool:
    """Whether a value is worth to be known again, and equal to no other that is shown in other words."""
    if isinstance(value, str):
        return len(value) <= _LONGEST_KNOWN
    return isinstance(value, int | None) or (isinstance(value, float) and value != 0)


def parts_of(schema: Any, compiled: Callable[[Any], PropertyValidator]) -> SchemaParts | None:
    """A lowered schema taken apart; None where it says more of an object than which properties it has, and of these."""
    definitions = schema.get("$defs", {}) if isinstance(schema, dict) else {}
    shape = schema
    while isinstance(shape, dict) and shape.keys() <= {"$ref", "$defs"}:
        shape = definitions.get(str(shape.get("$ref")).removeprefix("#/$defs/"))
    if not isinstance(shape, dict) or not shape.keys() <= _TAKEN or len(definitions) > _MOST_DEFINITIONS:
        return None
    properties = shape.get("properties")
    if not properties or not isinstance(shape.get("additionalProperties", True), bool):
        return None
    parts = {
        name: compiled({**inner, "$defs": definitions} if definitions else inner)
        for name, inner in properties.items()
        if isinstance(inner, dict) and inner
    }
    whole = {**shape, "properties": dict.fromkeys(properties, True)} | {"type": "object"}
    return SchemaParts(compiled({name: entry for name, entry in whole.items() if name != "$defs"}).is_valid, parts)

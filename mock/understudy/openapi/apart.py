"""An object's schema taken apart, so that what is wrong with an object is found property by property.

A compiled validator says quickly whether a value is valid; errors cost it some five microseconds each. Whoever asks
each property on its own need not have the errors of one that was wrong in the same way before, and need not ask of what
was found valid by another schema that says the same of it. Knows lowered schemas.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Protocol

from understudy.openapi.pointer import escape
from understudy.openapi.violations import MOST, Violation

_MOST_KNOWN = 1_000
_LONGEST_KNOWN = 60
_MOST_DEFINITIONS = 200
# Beside these a property's violations are all that an object with the right properties can have.
_TAKEN = frozenset(
    {"$defs", "type", "properties", "required", "additionalProperties", "minProperties", "maxProperties"}
)

ABOUT_NAMES = frozenset({"required", "additionalProperties", "minProperties", "maxProperties", "propertyNames"})
"""The keywords about which properties an object has; its properties' values may be right all the same."""

_OF_PROPERTIES = frozenset({"properties", "patternProperties", "additionalProperties"})
# What these say of an object names no property.
_OF_THE_WHOLE = frozenset({"type", "enum", "const", "oneOf", "anyOf", "not"})


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

    def takes(self, name: str, value: Any) -> bool:
        """Whether a property may have a value."""
        part = self._parts.get(name)
        return part is None or part.is_valid(value)

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
    shape, definitions = shape_of(schema)
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


def alike(one: Any, other: Any) -> frozenset[str]:
    """The properties of which two lowered schemas say the same: a value of one is valid by both, or by neither."""
    (shape, definitions), (second, others) = shape_of(one), shape_of(other)
    if not (isinstance(shape, dict) and isinstance(second, dict)):
        return frozenset()
    if max(len(definitions), len(others)) > _MOST_DEFINITIONS:
        return frozenset()
    named = second.get("properties") or {}
    return frozenset(
        name
        for name, inner in (shape.get("properties") or {}).items()
        if inner == named.get(name) and _needed(inner, definitions) == _needed(inner, others)
    )


def is_alike(schema: Any, name: str, inner: Any) -> bool:
    """Whether a lowered schema says of a property just what another one says of a whole value."""
    shape, definitions = shape_of(schema)
    if not isinstance(shape, dict) or not isinstance(inner, dict) or not isinstance(shape.get("properties"), dict):
        return False
    others, own = inner.get("$defs", {}), {each: entry for each, entry in inner.items() if each != "$defs"}
    if max(len(definitions), len(others)) > _MOST_DEFINITIONS or shape["properties"].get(name) != own:
        return False
    return bool(_needed(own, definitions) == _needed(own, others))


def inside(schema: Any, steps: Iterable[str | None]) -> Any:
    """What a lowered schema says of what stands inside its values, at these properties, None being any element.

    More may be said of it elsewhere. None where nothing is.
    """
    for step in steps:
        shape, definitions = shape_of(schema)
        if not isinstance(shape, dict) or (step is None and "prefixItems" in shape):
            return None
        inner = shape.get("items") if step is None else (shape.get("properties") or {}).get(step)
        if not isinstance(inner, dict):
            return None
        schema = {**inner, "$defs": definitions}
    return schema


def besides(schema: Any, names: Iterable[str]) -> Any:
    """A lowered schema, without what it says of the values of properties."""
    shape, definitions = shape_of(schema)
    return {**shape, "properties": {**shape["properties"], **dict.fromkeys(names, True)}, "$defs": definitions}


def _needed(schema: Any, definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """The definitions that a schema needs, at any depth."""
    found: dict[str, Any] = {}
    waiting = [schema]
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            waiting += value.values()
            name = _name(value.get("$ref"))
            if name in definitions and name not in found:
                found[name] = definitions[name]
                waiting.append(definitions[name])
    return found


def _name(reference: Any) -> str:
    return str(reference).removeprefix("#/$defs/")


class PropertiesAlone:
    """Which properties of an object are wrong, without the errors: for a union those say all that each kind lacks."""

    __slots__ = ("_is_right", "_takes_whole")

    def __init__(self, takes_whole: Callable[[Any], bool], is_right: Callable[[Any], bool]) -> None:
        self._takes_whole = takes_whole
        self._is_right = is_right

    def invalid(self, value: Mapping[str, Any]) -> set[str] | None:
        """The properties that are wrong, or None when the object is wrong as a whole."""
        if not self._takes_whole(value):
            return None
        is_right = self._is_right
        return set() if is_right(value) else {name for name, inner in value.items() if not is_right({name: inner})}


def properties_alone(schema: Any, compiled: Callable[[Any], Any]) -> PropertiesAlone | None:
    """For a lowered schema; None where a keyword of it may find a property wrong for what stands beside it."""
    shape, definitions = shape_of(schema)
    if not isinstance(shape, dict):
        return None
    rest = shape.keys() - {"$defs"} - _OF_PROPERTIES - ABOUT_NAMES
    if not rest <= _OF_THE_WHOLE:
        return None
    right = {name: shape[name] for name in _OF_PROPERTIES & shape.keys() if isinstance(shape[name], dict)}
    whole = {name: shape[name] for name in rest} if rest != {"type"} or shape["type"] != "object" else {}
    return PropertiesAlone(*(compiled({**each, "$defs": definitions}).is_valid for each in (whole, right)))


def shape_of(schema: Any) -> tuple[Any, Mapping[str, Any]]:
    """What a lowered schema says itself, behind its references, and the definitions that it refers to."""
    definitions = schema.get("$defs", {}) if isinstance(schema, dict) else {}
    shape = schema
    for _ in range(len(definitions) + 1):  # a definition may be nothing but a reference to itself
        if not isinstance(shape, dict) or not shape.keys() <= {"$ref", "$defs"}:
            return shape, definitions
        shape = definitions.get(_name(shape.get("$ref")))
    return shape, definitions

"""What a schema says about one value through all that applies to it: `$ref`, `allOf`, the variants of a union.

Answers three questions for the lowering: which properties may not occur in a direction, which are required somewhere,
and which discriminator values belong to which variant. Reads raw nodes; changes and compiles nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Literal

Direction = Literal["request", "response"]

_NOTHING: frozenset[str] = frozenset()
_SAME_INSTANCE = ("allOf", "anyOf", "oneOf")
_COMPOSED = ("$ref", "allOf", "anyOf", "oneOf")


class Family:
    """Reads nodes of one document for one direction. `at` looks a reference up. Remembers by identity of nodes."""

    def __init__(self, direction: Direction, at: Callable[[str], Any]) -> None:
        self.direction: Direction = direction
        self.word: Literal["readOnly", "writeOnly"] = "readOnly" if direction == "request" else "writeOnly"
        self._marks = ("readOnly",) if direction == "request" else ("writeOnly", "x-writeOnly")
        self._at = at
        self._hidden: dict[int, tuple[Any, frozenset[str]]] = {}
        self._required: dict[str, frozenset[str]] = {}

    def is_hidden(self, entry: Any) -> bool:
        """Whether a property may not occur: it says so itself, behind a `$ref`, in `allOf`, or in its one variant."""
        if isinstance(entry, dict) and entry.keys().isdisjoint(_COMPOSED):
            return self._is_marked(entry)
        waiting, seen = [entry], set()
        while waiting:
            node = waiting.pop()
            if not isinstance(node, dict) or id(node) in seen:
                continue
            seen.add(id(node))
            if self._is_marked(node):
                return True
            waiting += self._parts(node, "allOf")
            for keyword in ("anyOf", "oneOf"):
                variants = [part for part in _listed(node, keyword) if part != {"type": "null"}]
                waiting += variants if len(variants) == 1 else []
        return False

    def _is_marked(self, node: Mapping[str, Any]) -> bool:
        return any(map(node.get, self._marks))

    def hidden(self, node: object) -> frozenset[str]:
        """The properties of a node, through `$ref` and `allOf`, that may not occur in this direction."""
        known = self._hidden.get(id(node))
        if known is not None:
            return known[1]
        names: set[str] = set()
        for part in self._members(node, ("allOf",)):
            named = part.get("properties")
            if isinstance(named, dict):
                names.update(name for name, entry in named.items() if self.is_hidden(entry))
        found = frozenset(names) or _NOTHING
        self._hidden[id(node)] = (node, found)
        return found

    def worth_excusing(self, target: str, excused: frozenset[str]) -> frozenset[str]:
        """Of `excused`, the names that the target requires although it does not hide them itself."""
        if not excused:
            return _NOTHING
        required = self._required.get(target)
        if required is None:
            names: set[str] = set()
            for part in self._members({"$ref": target}, (*_SAME_INSTANCE, "then", "else")):
                names.update(name for name in _listed(part, "required") if isinstance(name, str))
            required = self._required[target] = frozenset(names)
        return (excused & required) - self.hidden(self._at(target))

    def tags(self, node: Mapping[str, Any], keyword: str) -> tuple[str, list[tuple[Any, ...] | None]] | None:
        """The discriminator's property and, for each variant, the values that select it (None: any), or None."""
        discriminator = node.get("discriminator")
        name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
        variants = _listed(node, keyword)
        if not isinstance(name, str) or not isinstance(discriminator, dict) or not variants:
            return None
        mapping = discriminator.get("mapping")
        explicit = mapping if isinstance(mapping, dict) else {}
        return name, [self._values(name, explicit, variant) for variant in variants]

    def extended(self, target: str) -> tuple[str, tuple[Any, ...]] | None:
        """The discriminator's property of what a schema extends by `allOf`, and the values that mean that schema."""
        for part in _listed(self._at(target), "allOf"):
            base = self._at(part["$ref"]) if isinstance(part, dict) and isinstance(part.get("$ref"), str) else None
            discriminator = base.get("discriminator") if isinstance(base, dict) else None
            name = discriminator.get("propertyName") if isinstance(discriminator, dict) else None
            if isinstance(discriminator, dict) and isinstance(name, str):
                mapping = discriminator.get("mapping")
                values = self._values(name, mapping if isinstance(mapping, dict) else {}, {"$ref": target})
                return (name, values) if values else None
        return None

    def _values(self, name: str, mapping: Mapping[str, Any], variant: Any) -> tuple[Any, ...] | None:
        target = variant.get("$ref") if isinstance(variant, dict) else None
        if not isinstance(target, str):
            return None
        mapped = tuple(key for key, place in mapping.items() if _same_target(place, target))
        own = self._literals(name, variant)
        if own is not None:
            # What the variant itself says wins over a mapping that contradicts it: no value would be left.
            return tuple(value for value in mapped if value in own) or own
        if mapped:
            return mapped
        node = self._at(target)
        if isinstance(node, dict) and ("oneOf" in node or "anyOf" in node):
            return None  # a union inside the union: its own variants have the values
        return (target.rsplit("/", 1)[-1],)

    def _literals(self, name: str, variant: Any) -> tuple[Any, ...] | None:
        """The constants that a variant allows for one of its properties."""
        for part in self._members(variant, ("allOf",)):
            named = part.get("properties")
            entry = named.get(name) if isinstance(named, dict) else None
            for inner in self._members(entry, ("allOf",)):
                if "const" in inner:
                    return (inner["const"],)
                if isinstance(inner.get("enum"), list) and inner["enum"]:
                    return tuple(value for value in inner["enum"] if value is not None) or None
        return None

    def _members(self, node: Any, keywords: tuple[str, ...]) -> list[Mapping[str, Any]]:
        """The node and every schema that applies beside it, each once."""
        found: list[Mapping[str, Any]] = []
        waiting, seen = [node], set()
        while waiting:
            part = waiting.pop()
            if not isinstance(part, dict) or id(part) in seen:
                continue
            seen.add(id(part))
            found.append(part)
            for keyword in keywords:
                waiting += self._parts(part, keyword)
        return found

    def _parts(self, node: Mapping[str, Any], keyword: str) -> list[Any]:
        target = node.get("$ref")
        value = node.get(keyword)
        parts = value if isinstance(value, list) else [value]
        return [*parts, self._at(target)] if isinstance(target, str) else list(parts)


def _listed(node: Mapping[str, Any], keyword: str) -> list[Any]:
    value = node.get(keyword)
    return value if isinstance(value, list) else []


def _same_target(place: Any, target: str) -> bool:
    """A mapping names a schema by reference or by its bare name (OAS 4.8.25)."""
    return isinstance(place, str) and (place == target or target == f"#/components/schemas/{place}")

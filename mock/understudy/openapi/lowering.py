"""Lowers OpenAPI schemas to plain JSON Schema 2020-12, for one direction.

OAS 3.0's `nullable`, boolean `exclusiveMinimum` and strict `integer`, `discriminator`, `readOnly` and `writeOnly`
become keywords that any validator knows. Knows schemas; compiles nothing and keeps nothing of a document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from typing import Any

from understudy.columns import clipped
from understudy.openapi.compiling import INTEGER_RANGES
from understudy.openapi.directions import Direction, Family
from understudy.openapi.keywords import LISTS, MAPS, PLAIN, SINGLE, usable

# What a reference leads to, and the names that the place of the reference excuses from `required` there.
Reference = tuple[str, frozenset[str]]

# Marks a property that may not occur in this direction, for the words of the violation.
HIDDEN = {"readOnly": {"not": {}, "$comment": "readOnly"}, "writeOnly": {"not": {}, "$comment": "writeOnly"}}

_NOTHING: frozenset[str] = frozenset()
_CHECKED = MAPS | LISTS | SINGLE | PLAIN
_SAME_INSTANCE = frozenset({"allOf", "anyOf", "oneOf", "then", "else"})
_DEMANDING = frozenset({"$ref", "enum", "const", "allOf", "anyOf", "oneOf", "not", "if"})
_UNSAFE = re.compile(r"[^A-Za-z0-9._-]")

# An integer of OAS 3.0 is a number without a fraction part (JSON Schema draft 4 and 5): `1.0` is none. Draft 2020-12
# can't say that, but a schema resource may bring its own dialect (JSON Schema 2020-12 Core, 8.1.1).
STRICT_INTEGER = "urn:understudy:integer"
STRICT_INTEGER_NAME = "understudy-integer"
_STRICT_NUMBERLESS = "http://json-schema.org/draft-04/schema#"


def integer_definitions() -> dict[str, Any]:
    """What a lowered schema of OAS 3.0 needs under `$defs` besides what it refers to."""
    return {STRICT_INTEGER_NAME: {"id": STRICT_INTEGER, "$schema": _STRICT_NUMBERLESS, "type": "integer"}}


def definition_name(reference: Reference) -> str:
    """The name under `$defs` of what a reference leads to: readable, safe in a URI, different for different targets."""
    pointer, excused = reference
    text = pointer.removeprefix("#/components/schemas/")
    safe = _UNSAFE.sub("_", text)
    if safe == text and not excused:
        return safe
    digest = hashlib.blake2b("\0".join((pointer, *sorted(excused))).encode(), digest_size=4).hexdigest()
    return f"{safe}-{digest}"


class Lowering:
    """Lowers nodes of one document for the direction of `family`.

    `compiles` is whether a pattern is usable; `notice(node, keyword, message)` is called for what had to be left out.
    """

    def __init__(
        self,
        *,
        legacy: bool,
        family: Family,
        compiles: Callable[[str], bool],
        notice: Callable[[Any, str, str], None],
    ) -> None:
        self._legacy = legacy
        self._direction: Direction = family.direction
        self._family = family
        self._compiles = compiles
        self._notice = notice

    def lower(self, node: Any, references: set[Reference], excused: frozenset[str] = _NOTHING) -> Any:
        """The lowered node; what it refers to is added to `references`. `excused` names are not required."""
        if not isinstance(node, dict):
            return node if isinstance(node, bool) else True
        target = node.get("$ref", node.get("$dynamicRef"))
        if isinstance(target, str):
            return self._reference(node, target, references, excused)
        hidden = self._family.hidden(node)
        lowered = self._keywords(node, references, excused | hidden)
        self._types(node, lowered)
        self._bounds(lowered)
        self._patterns(node, lowered)
        for name in hidden & (lowered.get("properties") or {}).keys():
            if self._family.is_hidden(node["properties"][name]):
                lowered["properties"][name] = HIDDEN[self._family.word]
        self._discriminate(node, lowered)
        return self._nullable(node, lowered)

    def _keywords(self, node: Mapping[str, Any], references: set[Reference], excused: frozenset[str]) -> dict[str, Any]:
        lowered: dict[str, Any] = {}
        for name, declared in node.items():
            if name == "const":
                lowered[name] = declared
            if name not in _CHECKED:
                continue
            value = usable(name, declared)
            if value is None:
                self._notice(node, name, f"{name} can't be {_short(declared)} and is not checked")
                continue
            inherited = excused if name in _SAME_INSTANCE else _NOTHING
            if name in MAPS:
                lowered[name] = {key: self.lower(entry, references) for key, entry in value.items()}
            elif name in LISTS:
                lowered[name] = [self.lower(entry, references, inherited) for entry in value]
            elif name in SINGLE:
                lowered[name] = self.lower(value, references, inherited)
            elif name == "required":
                lowered[name] = [entry for entry in value if entry not in excused]
            else:
                lowered[name] = value
        self._tuple(node, lowered, references)
        return lowered

    def _tuple(self, node: Mapping[str, Any], lowered: dict[str, Any], references: set[Reference]) -> None:
        """`items` with a list, as JSON Schema wrote tuples before 2020-12."""
        items = node.get("items")
        if isinstance(items, list):
            del lowered["items"]
            if items and "prefixItems" not in lowered:
                lowered["prefixItems"] = [self.lower(entry, references) for entry in items]
            if isinstance(node.get("additionalItems"), dict | bool):
                lowered["items"] = self.lower(node["additionalItems"], references)

    def _reference(
        self, node: Mapping[str, Any], target: str, references: set[Reference], excused: frozenset[str]
    ) -> Any:
        reference = (target, self._family.worth_excusing(target, excused))
        references.add(reference)
        lowered: dict[str, Any] = {"$ref": f"#/$defs/{definition_name(reference)}"}
        siblings = {name: value for name, value in node.items() if name not in ("$ref", "$dynamicRef")}
        if self._legacy or not siblings:
            # OAS 3.0: siblings of a $ref are ignored, but a nullable beside one is so common that it is honoured.
            return {"anyOf": [lowered, {"type": "null"}]} if siblings.get("nullable") is True else lowered
        rest = self.lower(siblings, references, excused | self._family.hidden(node))
        if not isinstance(rest, dict) or "$ref" in rest or "anyOf" in rest:
            return {"allOf": [lowered, rest]}
        return {**lowered, **rest}

    def _types(self, node: Mapping[str, Any], lowered: dict[str, Any]) -> None:
        kind = lowered.get("type")
        if kind == "file":  # Swagger 2.0's, still met
            lowered["type"] = "string"
        kinds = kind if isinstance(kind, list) else [kind]
        if "integer" in kinds:
            low, high = INTEGER_RANGES.get(str(node.get("format")), (None, None))
            if low is not None and high is not None:
                lowered["minimum"] = max(lowered.get("minimum", low), low)
                lowered["maximum"] = min(lowered.get("maximum", high), high)
        if self._legacy and kind == "integer":
            del lowered["type"]
            lowered["$ref"] = STRICT_INTEGER
        if self._direction == "response" and "null" in kinds and isinstance(lowered.get("enum"), list):
            # An enum without the null that its type allows is an oversight; our own responses may have it.
            lowered["enum"] = [*lowered["enum"], *([None] if None not in lowered["enum"] else [])]

    @staticmethod
    def _bounds(lowered: dict[str, Any]) -> None:
        for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            flag = lowered.get(exclusive)
            if isinstance(flag, bool):
                del lowered[exclusive]
                if flag and bound in lowered:
                    lowered[exclusive] = lowered.pop(bound)

    def _patterns(self, node: Mapping[str, Any], lowered: dict[str, Any]) -> None:
        pattern = lowered.get("pattern")
        if isinstance(pattern, str) and not self._compiles(pattern):
            del lowered["pattern"]
            self._notice(node, "pattern", f"{pattern} is no regular expression (ECMA-262) and is not checked")
        named = lowered.get("patternProperties")
        for bad in [key for key in named if not self._compiles(key)] if isinstance(named, dict) else ():
            del lowered["patternProperties"][bad]
            # The names that it was to allow are unknown, so none can be refused.
            lowered.pop("additionalProperties", None)
            lowered.pop("unevaluatedProperties", None)
            message = f"{bad} is no regular expression (ECMA-262); other properties are not checked"
            self._notice(node, "patternProperties", message)

    def _nullable(self, node: Mapping[str, Any], lowered: dict[str, Any]) -> dict[str, Any]:
        if not self._legacy or node.get("nullable") is not True:
            return lowered
        listed = lowered.get("enum")
        if isinstance(listed, list) and None not in listed and self._direction == "request":
            # OAS 3.0.3, "nullable": an enum that leaves null out forbids it. Answers stay lenient, as above.
            return lowered
        if isinstance(lowered.get("type"), str) and not lowered.keys() & _DEMANDING:
            return {**lowered, "type": [lowered["type"], "null"]}
        return {"anyOf": [lowered, {"type": "null"}]}

    def _discriminate(self, node: Mapping[str, Any], lowered: dict[str, Any]) -> None:
        """The discriminator's value must be one that belongs to the variant that matches (OAS 4.8.25)."""
        for keyword in ("oneOf", "anyOf"):
            tags = self._family.tags(node, keyword)
            if tags is None or keyword not in lowered:
                continue
            name, values = tags
            for position, allowed in enumerate(values):
                if allowed:
                    tag = {"properties": {name: {"enum": list(allowed)}}}
                    lowered[keyword][position] = {**lowered[keyword][position], **tag}
            known = [allowed for variant, allowed in zip(node[keyword], values, strict=True) if not is_null(variant)]
            if all(known):
                # Repeated for all variants together: a wrong value is then one violation with every right one.
                every: list[Any] = []
                every += (value for allowed in known for value in allowed or () if value not in every)
                lowered.setdefault("allOf", [])
                lowered["allOf"] = [*lowered["allOf"], {"properties": {name: {"enum": every}}}]


def _short(value: Any) -> str:
    return clipped(repr(value), 40)


def is_null(node: Any) -> bool:
    return isinstance(node, dict) and node.get("type") == "null"

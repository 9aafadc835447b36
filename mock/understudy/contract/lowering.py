"""Lowers OpenAPI schemas to plain JSON Schema 2020-12, for one direction.

OAS 3.0's `nullable` and boolean `exclusiveMinimum`, `discriminator`, `readOnly` and `writeOnly` become keywords that
any validator knows. A request must not carry a readOnly property nor a response a writeOnly one; neither is required
there.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Any, Literal

__all__ = ["Direction", "Lowering", "definition_name"]

Direction = Literal["request", "response"]

_MAPS = frozenset({"properties", "patternProperties", "dependentSchemas", "$defs", "definitions"})
_LISTS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
_SINGLE = frozenset(
    {"items", "additionalProperties", "not", "if", "then", "else", "contains", "propertyNames"}
    | {"unevaluatedProperties", "unevaluatedItems", "additionalItems", "contentSchema"}
)
_DROPPED = frozenset(
    {"nullable", "discriminator", "example", "examples", "xml", "externalDocs", "deprecated", "title", "description"}
    | {"readOnly", "writeOnly", "default", "$schema", "$id", "$anchor", "$comment"}
)
_ECMA_DIGIT = {r"\d": "[0-9]", r"\D": "[^0-9]", r"\w": "[A-Za-z0-9_]", r"\W": "[^A-Za-z0-9_]"}
_ESCAPE = re.compile(r"\\.", re.DOTALL)


def definition_name(pointer: str) -> str:
    """The name under `$defs` of what stands at a JSON Pointer: readable in an error, safe in a reference."""
    return pointer.removeprefix("#/components/schemas/").removeprefix("#/").replace("/", ".").replace("~", "-")


class Lowering:
    """Lowers nodes of one document. `at` looks a local reference up; `compiles` tells whether a pattern is usable."""

    def __init__(
        self,
        *,
        legacy: bool,
        direction: Direction,
        at: Callable[[str], Any],
        compiles: Callable[[str], bool],
    ) -> None:
        self._legacy = legacy
        self._hidden = "readOnly" if direction == "request" else "writeOnly"
        self._at = at
        self._compiles = compiles

    def lower(self, node: Any, references: set[str]) -> Any:
        """The lowered node. The references that it makes are added to `references`."""
        if not isinstance(node, dict):
            return node if isinstance(node, bool) else True
        target = node.get("$ref")
        if isinstance(target, str):
            return self._reference(node, target, references)
        lowered: dict[str, Any] = {}
        for name, value in node.items():
            if name in _DROPPED or name.startswith("x-"):
                continue
            if name in _MAPS and isinstance(value, dict):
                lowered[name] = {key: self.lower(entry, references) for key, entry in value.items()}
            elif name in _LISTS and isinstance(value, list):
                lowered[name] = [self.lower(entry, references) for entry in value]
            elif name in _SINGLE:
                lowered[name] = self.lower(value, references)
            else:
                lowered[name] = value
        self._pattern(lowered)
        if self._legacy:
            self._from_legacy(node, lowered)
        self._hide(node, lowered)
        self._discriminate(node, lowered, references)
        return lowered

    def _reference(self, node: Mapping[str, Any], target: str, references: set[str]) -> Any:
        references.add(target)
        lowered = {"$ref": f"#/$defs/{definition_name(target)}"}
        siblings = {name: value for name, value in node.items() if name != "$ref"}
        if self._legacy or not siblings:
            # OAS 3.0: siblings of a $ref are ignored, but a nullable beside one is so common that it is meant.
            return {"anyOf": [lowered, {"type": "null"}]} if siblings.get("nullable") is True else lowered
        rest = self.lower(siblings, references)
        return {**rest, **lowered} if "$ref" not in rest else {"allOf": [rest, lowered]}

    def _pattern(self, lowered: dict[str, Any]) -> None:
        pattern = lowered.get("pattern")
        if isinstance(pattern, str):
            portable = _ESCAPE.sub(lambda found: _in_class(pattern, found), pattern)
            if self._compiles(portable):
                lowered["pattern"] = portable
            elif self._compiles(pattern):
                lowered["pattern"] = pattern
            else:
                del lowered["pattern"]
        named = lowered.get("patternProperties")
        if isinstance(named, dict):
            lowered["patternProperties"] = {key: value for key, value in named.items() if self._compiles(key)}

    @staticmethod
    def _from_legacy(node: Mapping[str, Any], lowered: dict[str, Any]) -> None:
        for exclusive, bound in (("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")):
            flag = lowered.get(exclusive)
            if isinstance(flag, bool):
                del lowered[exclusive]
                if flag and bound in lowered:
                    lowered[exclusive] = lowered.pop(bound)
        if node.get("nullable") is not True:
            return
        kind = lowered.get("type")
        if isinstance(kind, str):
            lowered["type"] = [kind, "null"]
        if isinstance(lowered.get("enum"), list) and None not in lowered["enum"]:
            lowered["enum"] = [*lowered["enum"], None]
        if kind is None and not lowered.keys() & {"enum"}:
            rest = dict(lowered)
            lowered.clear()
            lowered["anyOf"] = [rest, {"type": "null"}]

    def _hide(self, node: Mapping[str, Any], lowered: dict[str, Any]) -> None:
        named = node.get("properties")
        hidden = {name for name, entry in named.items() if self._is_hidden(entry)} if isinstance(named, dict) else set()
        required = lowered.get("required")
        if hidden and isinstance(required, list):
            lowered["required"] = [name for name in required if name not in hidden]
        for name in hidden:
            lowered["properties"][name] = False
        if not isinstance(required, list) and "required" in lowered:
            del lowered["required"]  # a boolean `required` is draft 3's; it says nothing here

    def _is_hidden(self, entry: Any, depth: int = 0) -> bool:
        if not isinstance(entry, dict) or depth > 8:
            return False
        if entry.get(self._hidden) is True:
            return True
        target = entry.get("$ref")
        return isinstance(target, str) and self._is_hidden(self._at(target), depth + 1)

    def _discriminate(self, node: Mapping[str, Any], lowered: dict[str, Any], references: set[str]) -> None:
        """The discriminator's value must be the one that belongs to the variant that matches (OAS 4.8.25)."""
        discriminator = node.get("discriminator")
        if not isinstance(discriminator, dict) or not isinstance(discriminator.get("propertyName"), str):
            return
        name = discriminator["propertyName"]
        mapping = discriminator.get("mapping")
        explicit = mapping if isinstance(mapping, dict) else {}
        for keyword in ("oneOf", "anyOf"):
            variants = node.get(keyword)
            if not isinstance(variants, list):
                continue
            for position, variant in enumerate(variants):
                target = variant.get("$ref") if isinstance(variant, dict) else None
                if isinstance(target, str):
                    values = [key for key, value in explicit.items() if _same_target(value, target)]
                    values = values or [target.rsplit("/", 1)[-1]]
                    tag = {"properties": {name: {"enum": values}}, "required": [name]}
                    lowered[keyword][position] = {"allOf": [tag, lowered[keyword][position]]}


def _same_target(value: Any, target: str) -> bool:
    return isinstance(value, str) and (value == target or target == f"#/components/schemas/{value}")


def _in_class(pattern: str, found: re.Match[str]) -> str:
    """ECMA-262's `\\d` and `\\w` are ASCII. Inside a character class only the positive ones can be spelt out."""
    text = found.group()
    ascii_form = _ECMA_DIGIT.get(text)
    if ascii_form is None:
        return text
    before = _ESCAPE.sub("", pattern[: found.start()])
    inside = before.rfind("[") > before.rfind("]")
    if not inside:
        return ascii_form
    return ascii_form[1:-1] if text in (r"\d", r"\w") else text

"""Makes one value for a schema. Best effort: contradictory or exotic schemas may defeat it, so callers validate."""

from __future__ import annotations

import math
from collections.abc import Mapping
from random import Random
from typing import Any

from understudy.contract.lowering import Direction
from understudy.contract.schemas import Schemas
from understudy.values.merge import merged
from understudy.values.text import formatted, matching, word

__all__ = ["Maker"]

_DEPTH = 7
_NUMBERS = 1_000


class Maker:
    """Makes values with one source of randomness. Later attempts lean less on examples and leave options out."""

    def __init__(self, schemas: Schemas, direction: Direction, random: Random, attempt: int) -> None:
        self.schemas = schemas
        self.direction = direction
        self.attempt = attempt
        self._random = random

    def make(self, node: Any, depth: int = 0) -> Any:
        """A value for a node that is probably valid."""
        if node is False:
            return None
        schema = merged(self.schemas, node, self.direction, self._choose)
        if not schema:
            return "text" if depth else {}
        return self._given(node, schema, depth)

    def _choose(self, count: int) -> int:
        """Which branch of a choice to take: the first at first, any later."""
        return self.attempt % count if self.attempt < 2 * count else self._random.randrange(count)

    def _given(self, node: Any, schema: Mapping[str, Any], depth: int) -> Any:
        if "const" in schema:
            return schema["const"]
        if self.attempt < 4:
            for value in self._shown(schema):
                if self.schemas.validator(node, self.direction).is_valid(value):
                    return value
        options = schema.get("enum")
        if isinstance(options, list) and options:
            return options[0] if self.attempt == 0 else self._random.choice(options)
        return self._of_type(schema, depth)

    @staticmethod
    def _shown(schema: Mapping[str, Any]) -> list[Any]:
        shown = [schema[name] for name in ("default", "example") if name in schema]
        examples = schema.get("examples")
        return [*shown, *(examples if isinstance(examples, list) else [])]

    def _of_type(self, schema: Mapping[str, Any], depth: int) -> Any:
        kind = schema.get("type")
        if isinstance(kind, list):
            options = [entry for entry in kind if entry != "null"] or ["null"]
            kind = options[self._choose(len(options))]
            if depth >= _DEPTH and "null" in schema["type"]:
                return None
        if kind is None:
            kind = _implied(schema)
        if kind == "object":
            return self._object(schema, depth)
        if kind == "array":
            return self._array(schema, depth)
        if kind == "string":
            return self._text(schema)
        if kind in ("integer", "number"):
            return self._number(schema, whole=kind == "integer")
        return {"boolean": True, "null": None}.get(str(kind), "text")

    def _object(self, schema: Mapping[str, Any], depth: int) -> dict[str, Any]:
        named: Mapping[str, Any] = schema.get("properties") or {}
        required = [name for name in schema.get("required") or [] if isinstance(name, str)]
        wanted = dict.fromkeys(required)
        if depth < 2 and self.attempt % 2 == 0:
            wanted.update(dict.fromkeys(name for name, entry in named.items() if self._is_cheap(entry)))
        low = schema.get("minProperties", 0)
        for name in named:
            if len(wanted) >= low:
                break
            wanted.setdefault(name)
        high = schema.get("maxProperties")
        if isinstance(high, int) and len(wanted) > high:
            wanted = dict.fromkeys(required)
        made = {
            name: self.make(self._property(schema, name), depth + 1) for name in wanted if self._allowed(schema, name)
        }
        self._pad(schema, made, low, depth)
        return made

    def _pad(self, schema: Mapping[str, Any], made: dict[str, Any], low: int, depth: int) -> None:
        rest = schema.get("additionalProperties", True)
        names = schema.get("propertyNames")
        patterns = schema.get("patternProperties") or {}
        while len(made) < low and (rest is not False or patterns):
            name = f"key{len(made) + 1}"
            if isinstance(names, dict):
                name = str(self.make(names, depth + 1))
            elif patterns and rest is False:
                name = matching(next(iter(patterns)), self._random)
            before = len(made)
            made[name] = self.make(self._property(schema, name), depth + 1)
            if len(made) == before:
                break

    def _property(self, schema: Mapping[str, Any], name: str) -> Any:
        named = schema.get("properties") or {}
        if name in named:
            return named[name]
        for entry in (schema.get("patternProperties") or {}).values():
            return entry
        rest = schema.get("additionalProperties", True)
        return rest if rest is not False else True

    def _allowed(self, schema: Mapping[str, Any], name: str) -> bool:
        return not self.hidden((schema.get("properties") or {}).get(name))

    def hidden(self, node: Any) -> bool:
        """Whether a property may not occur in this direction."""
        resolved = self.schemas.resolve(node)
        word_for = "readOnly" if self.direction == "request" else "writeOnly"
        return resolved is False or (isinstance(resolved, dict) and resolved.get(word_for) is True)

    def _is_cheap(self, node: Any) -> bool:
        """Whether an optional property is worth having: the document shows a value, or it is a scalar."""
        resolved = self.schemas.resolve(node)
        if not isinstance(resolved, dict):
            return False
        if resolved.keys() & {"example", "default", "const", "examples"}:
            return True
        return resolved.get("type") in ("string", "integer", "number", "boolean") and "not" not in resolved

    def _array(self, schema: Mapping[str, Any], depth: int) -> list[Any]:
        low, high = schema.get("minItems", 0), schema.get("maxItems")
        prefix = schema.get("prefixItems") or []
        made = [self.make(entry, depth + 1) for entry in prefix]
        items = schema.get("items", True)
        wanted = low if depth >= 2 or self.attempt % 2 else max(low, 1)
        if isinstance(high, int):
            wanted = min(wanted, high)
        if "contains" in schema:
            made += [self.make(schema["contains"], depth + 1) for _ in range(max(1, schema.get("minContains", 1)))]
        unique = schema.get("uniqueItems") is True
        for position in range(wanted * 8):
            if len(made) >= wanted or items is False:
                break
            entry = self.make(items, depth + 1) if position == 0 or not unique else self._other(items, depth)
            if not unique or entry not in made:
                made.append(entry)
        return made

    def _other(self, items: Any, depth: int) -> Any:
        """Another value than the first for an array of unique items: examples aside, with fresh randomness."""
        maker = Maker(self.schemas, self.direction, self._random, 5)
        return maker.make(items, depth + 1)

    def _text(self, schema: Mapping[str, Any]) -> str:
        low, high = schema.get("minLength", 0), schema.get("maxLength")
        pattern = schema.get("pattern")
        if isinstance(pattern, str):
            return self._patterned(pattern, low, high)
        if schema.get("contentEncoding") == "base64":
            return formatted("byte", self._random) or ""
        made = formatted(str(schema.get("format")), self._random)
        if made is not None and len(made) >= low and (high is None or len(made) <= high):
            return made
        return word(self._random, low, high)

    def _patterned(self, pattern: str, low: int, high: int | None) -> str:
        try:
            for _ in range(20):
                text = matching(pattern, self._random, max(8, 2 * low))
                if len(text) >= low and (high is None or len(text) <= high):
                    return text
            if not pattern.endswith("$"):
                return text.ljust(low, "a")
        except ValueError:
            return word(self._random, low, high)
        return text

    def _number(self, schema: Mapping[str, Any], *, whole: bool) -> int | float:
        low, high = _bounds(schema, whole=whole)
        step = schema.get("multipleOf")
        if isinstance(step, int | float) and step > 0:
            first = math.ceil((low if low is not None else 0) / step)
            last = math.floor(high / step) if high is not None else first + 20
            value = self._random.randint(first, max(first, last)) * step
            return int(value) if float(value).is_integer() else round(value, 10)
        if low is None and high is None:
            low, high = 1, _NUMBERS
        low = low if low is not None else (high or 0) - _NUMBERS
        high = high if high is not None else low + _NUMBERS
        high = min(high, max(low, low + 1_000_000)) if self.attempt % 2 == 0 else high
        if whole:
            return self._random.randint(math.ceil(low), max(math.ceil(low), math.floor(high)))
        value = round(self._random.uniform(low, high), 2)
        return min(max(value, low), high) if not whole else value


def _bounds(schema: Mapping[str, Any], *, whole: bool) -> tuple[float | int | None, float | int | None]:
    low, high = schema.get("minimum"), schema.get("maximum")
    above, below = schema.get("exclusiveMinimum"), schema.get("exclusiveMaximum")
    nudge = 1 if whole else 0.01
    if above is True and low is not None:
        low += nudge
    elif isinstance(above, int | float) and not isinstance(above, bool):
        low = max(above + nudge, low) if low is not None else above + nudge
    if below is True and high is not None:
        high -= nudge
    elif isinstance(below, int | float) and not isinstance(below, bool):
        high = min(below - nudge, high) if high is not None else below - nudge
    if schema.get("format") == "int32":
        low, high = (-(2**31) if low is None else low), (2**31 - 1 if high is None else high)
        low = 1 if low == -(2**31) and high >= 1 else low
    if low is not None and high is not None and low > high:
        low = high
    return low, high


def _implied(schema: Mapping[str, Any]) -> str:
    """The type that a schema without `type` speaks about."""
    for kind, names in _SPEAKS_OF.items():
        if schema.keys() & names:
            return kind
    return "string"


_SPEAKS_OF = {
    "object": {"properties", "required", "additionalProperties", "patternProperties", "minProperties", "propertyNames"},
    "array": {"items", "prefixItems", "minItems", "maxItems", "uniqueItems", "contains"},
    "number": {"minimum", "maximum", "multipleOf", "exclusiveMinimum", "exclusiveMaximum"},
}

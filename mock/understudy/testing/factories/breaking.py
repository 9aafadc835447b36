"""Candidates for values that break one keyword of a schema and, with luck, no other one; callers check.

Knows lowered JSON Schema 2020-12; knows nothing of documents.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from understudy.json_values import is_number, is_whole

_DEPTH = 6
_LONGEST = 100_000
_KINDS: tuple[Any, ...] = ("text", 7, 1.5, True, [], {}, ["text"], {"text": "text"})
# Texts that no well-known format takes, short to long.
_MALFORMED = ("?", "x y", "not valid", "-", "%", "2020-13-45", "not a valid value <", "\x00")


@dataclass(frozen=True, slots=True)
class Breach:
    """A way to break `keyword` at a place of the value; `make` gives the candidates for the whole value."""

    keyword: str
    place: tuple[Any, ...]
    candidates: tuple[Any, ...]
    found_as: tuple[str, ...]


Schema = Mapping[str, Any]


def breaches(schema: Any, value: Any) -> Iterator[Breach]:
    """Every keyword that the schema holds against `value` or what is inside it, with candidates that break it."""
    definitions = schema.get("$defs", {}) if isinstance(schema, dict) else {}
    yield from _Walk(definitions, value).at(schema, value, (), 0)


class _Walk:
    def __init__(self, definitions: Mapping[str, Any], whole: Any) -> None:
        self._definitions = definitions
        self._whole = whole

    def _resolved(self, reference: str) -> Any:
        if reference == "urn:understudy:integer":
            return {"type": "integer"}
        return self._definitions.get(reference.removeprefix("#/$defs/"), {})

    def at(self, schema: Any, value: Any, place: tuple[Any, ...], depth: int) -> Iterator[Breach]:
        if not isinstance(schema, dict) or depth > _DEPTH * 4 or len(place) > _DEPTH:
            return
        if isinstance(schema.get("$ref"), str):
            yield from self.at(self._resolved(schema["$ref"]), value, place, depth + 1)
        for keyword in ("allOf", "anyOf", "oneOf"):
            for part in schema.get(keyword, ()):
                yield from self.at(part, value, place, depth + 1)
        for keyword, make in _MAKERS.items():
            if keyword in schema:
                candidates = tuple(make(schema, value))
                if candidates:
                    whole = tuple(_replaced(self._whole, place, entry) for entry in candidates)
                    yield Breach(keyword, place, whole, (keyword,))
        if isinstance(value, dict):
            yield from self._object(schema, value, place, depth)
        if isinstance(value, list) and value:
            prefix = schema.get("prefixItems", ())
            items = prefix[0] if prefix else schema.get("items")
            yield from self.at(items, value[0], (*place, 0), depth + 1)

    def _object(self, schema: Schema, value: dict[str, Any], place: tuple[Any, ...], depth: int) -> Iterator[Breach]:
        named = schema.get("properties", {})
        for name in schema.get("required", ()):
            if name in value:
                without = {key: entry for key, entry in value.items() if key != name}
                yield Breach("required", (*place, name), (_replaced(self._whole, place, without),), ("required",))
        for name, entry in named.items():
            if isinstance(entry, dict) and entry.get("$comment") in ("readOnly", "writeOnly") and "not" in entry:
                more = (_replaced(self._whole, (*place, name), made) for made in ("text", 1))
                yield Breach(str(entry["$comment"]), (*place, name), tuple(more), ("not", "readOnly", "falseSchema"))
            elif name in value:
                yield from self.at(entry, value[name], (*place, name), depth + 1)
        if schema.get("additionalProperties") is False or schema.get("unevaluatedProperties") is False:
            name = next(name for name in _strange() if name not in named and name not in value)
            keyword = "additionalProperties" if "additionalProperties" in schema else "unevaluatedProperties"
            breach = (_replaced(self._whole, (*place, name), "text"),)
            yield Breach(
                keyword, (*place, name), breach, ("additionalProperties", "unevaluatedProperties", "falseSchema")
            )


def _strange() -> Iterator[str]:
    yield "unexpected"
    number = 1
    while True:
        number += 1
        yield f"unexpected{number}"


def _replaced(whole: Any, place: tuple[Any, ...], value: Any) -> Any:
    if not place:
        return value
    changed = copy.deepcopy(whole)
    target = changed
    for step in place[:-1]:
        target = target[step]
    target[place[-1]] = value
    return changed


# -- one keyword each --------------------------------------------------------------------------------------------------

Make = Callable[[Schema, Any], Iterator[Any]]


def _type(schema: Schema, _value: Any) -> Iterator[Any]:
    kinds = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    yield from (value for value in _KINDS if not any(_is(value, kind) for kind in kinds))
    if "null" not in kinds:
        yield None


def _is(value: Any, kind: str) -> bool:
    if isinstance(value, bool):
        return kind == "boolean"
    types: Mapping[str, Any] = {"string": str, "array": list, "object": dict, "integer": int, "number": (int, float)}
    return isinstance(value, types.get(kind, ()))


def _enum(schema: Schema, value: Any) -> Iterator[Any]:
    options = schema.get("enum", [schema.get("const")])
    if any(isinstance(option, str) for option in options) or isinstance(value, str):
        yield from (text for text in ("unexpected", "unexpected2", "UNEXPECTED", "u", "") if text not in options)
    numbers = [option for option in options if is_number(option)]
    if numbers:
        yield max(numbers) + 1
        yield min(numbers) - 1
    if all(isinstance(option, bool) for option in options):
        yield from (flag for flag in (True, False) if flag not in options)
    yield from (entry for entry in _KINDS if entry not in options)


def _shorter(schema: Schema, value: Any) -> Iterator[Any]:
    least = schema["minLength"]
    if isinstance(value, str) and least > 0:
        yield value[: least - 1]
        yield value[len(value) - least + 1 :] if least > 1 else ""
        yield "x" * (least - 1)


def _longer(schema: Schema, value: Any) -> Iterator[Any]:
    most = schema["maxLength"]
    if isinstance(value, str) and most < _LONGEST:
        filler = value or "x"
        yield (filler * (most // len(filler) + 2))[: most + 1]
        yield value + (value[-1:] or "x") * (most + 1 - len(value))
        yield value + "x" * (most + 1 - len(value))
        yield (value[:1] or "x") * (most + 1 - len(value)) + value
        if "@" in value:  # an address grows best in front
            yield "x" * (most + 1 - len(value)) + value
        if "://" in value:
            yield value + "/" + "x" * max(0, most - len(value))


def _unlike(schema: Schema, value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        size = max(1, len(value), schema.get("minLength", 0))
        for filler in "?!x0 A~":
            yield filler * size
        yield from (value[:-1] + filler for filler in "?!x0 A~" if value)
        yield from (filler + value[1:] for filler in "?!x0 A~" if value)
        yield from (value + filler for filler in "?!x0 ")
        yield ""


def _malformed(schema: Schema, value: Any) -> Iterator[Any]:
    if isinstance(value, str):
        yield from _MALFORMED
        yield from ((text * (len(value) + 1))[: max(1, len(value))] for text in _MALFORMED)
        yield value[:-1] + "!"
        yield ""


def _beyond(keyword: str, sign: int) -> Make:
    def make(schema: Schema, value: Any) -> Iterator[Any]:
        limit = schema[keyword]
        if not isinstance(value, int | float) or isinstance(value, bool) or not isinstance(limit, int | float):
            return
        if keyword.startswith("exclusive"):
            yield limit
        step = schema.get("multipleOf", 1)
        yield limit + sign * step
        yield limit + sign
        if isinstance(limit, float) or isinstance(value, float):
            yield limit + sign * 0.5
            yield float(limit) + sign * max(1.0, abs(float(limit)) * 0.001)

    return make


def _between(schema: Schema, value: Any) -> Iterator[Any]:
    step = schema["multipleOf"]
    if is_number(value):
        if isinstance(step, int) and step > 1:
            yield value + 1
            yield value - 1
        yield value + step / 2
        yield value - step / 2


def _fewer(schema: Schema, value: Any) -> Iterator[Any]:
    if isinstance(value, list) and 0 < schema["minItems"] <= len(value):
        yield value[: schema["minItems"] - 1]


def _more(schema: Schema, value: Any) -> Iterator[Any]:
    most = schema["maxItems"]
    if isinstance(value, list) and value and most < 1_000:
        missing = most + 1 - len(value)
        yield [*value, *(copy.deepcopy(value[-1]) for _ in range(missing))]
        # Items that must differ: texts and numbers can.
        last = value[-1]
        if isinstance(last, str):
            yield [*value, *(f"{last[: max(0, len(last) - len(str(n)))]}{n}" for n in range(missing))]
        elif is_whole(last):
            yield [*value, *(last + n + 1 for n in range(missing))]


def _repeated(schema: Schema, value: Any) -> Iterator[Any]:
    if isinstance(value, list) and value and schema["uniqueItems"] is True:
        yield [*value, copy.deepcopy(value[0])]
        if len(value) > 1:
            yield [*value[:-1], copy.deepcopy(value[0])]


def _poorer(schema: Schema, value: Any) -> Iterator[Any]:
    if isinstance(value, dict) and 0 < schema["minProperties"] <= len(value):
        required = schema.get("required", ())
        spare = [name for name in value if name not in required]
        kept = [*required, *spare][: schema["minProperties"] - 1]
        yield {name: value[name] for name in value if name in kept}


def _richer(schema: Schema, value: Any) -> Iterator[Any]:
    most = schema["maxProperties"]
    if isinstance(value, dict) and most < 1_000:
        extra = [name for name, _ in zip(_strange(), range(most + 1 - len(value)), strict=False)]
        filler = next(iter(value.values()), "text")
        yield {**value, **{name: copy.deepcopy(filler) for name in extra}}
        yield {**value, **dict.fromkeys(extra, "text")}


_MAKERS: Mapping[str, Make] = {
    "type": _type,
    "enum": _enum,
    "const": _enum,
    "minLength": _shorter,
    "maxLength": _longer,
    "pattern": _unlike,
    "format": _malformed,
    "minimum": _beyond("minimum", -1),
    "maximum": _beyond("maximum", 1),
    "exclusiveMinimum": _beyond("exclusiveMinimum", -1),
    "exclusiveMaximum": _beyond("exclusiveMaximum", 1),
    "multipleOf": _between,
    "minItems": _fewer,
    "maxItems": _more,
    "uniqueItems": _repeated,
    "minProperties": _poorer,
    "maxProperties": _richer,
}

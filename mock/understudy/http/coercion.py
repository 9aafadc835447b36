"""Reads typed values out of wire text by a schema: strictly, and by trying where a schema leaves a choice.

Knows JSON Schema's types and the validators of `contract.schemas`; knows nothing of where a text came from. Text that
does not read as any type of its schema stays text, so that validation refuses it in the schema's own words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from understudy.http.query_string import FieldTree
from understudy.json_codec import EXACT, loaded
from understudy.json_values import object_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas

_INTEGER = re.compile(r"-?(?:0|[1-9][0-9]*)")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]{0,15})\.0{1,9}")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")
# int() refuses text beyond 4,300 digits, and takes quadratic time on the way there.
_DIGITS = 4000
_DEPTH = 12
_ALL = frozenset({"null", "boolean", "integer", "number", "string", "array", "object"})


@dataclass(frozen=True, slots=True)
class Shape:
    """What can be known of the values of a schema without one: types (all if it names none), items and properties.

    `additional` is the schema of unnamed properties, None when the schema does not mention them.
    """

    types: frozenset[str]
    typed: bool
    items: Node = True
    properties: Mapping[str, Node] = field(default_factory=dict)
    additional: Node | None = None

    def property(self, name: str) -> Node:
        node = self.properties.get(name, self.additional)
        return True if node is None else node


class Readings:
    """The readers of one document's schemas, compiled on first use. Shared by threads.

    `json_text`: objects and arrays may stand in a text as JSON, as OAS 4.8.15 has it for the parts of a form.
    `fractions`: `1.0` is an integer too, as it is in JSON Schema.
    """

    def __init__(self, schemas: Schemas, *, json_text: bool = False, fractions: bool = True) -> None:
        self._schemas = schemas
        self._scalar_readers = _READERS if fractions else {**_READERS, "integer": _digits}
        self._plain = {kinds: self._scalar_readers[kind] for kinds, kind in _ALONE.items()}
        self._json_text = json_text

    def shape(self, node: Node | None) -> Shape:
        known: Shape = self._schemas.remember("shape", node, lambda: _shape(self._schemas, node, frozenset()))
        return known

    def reader(self, node: Node) -> Callable[[str], Any]:
        """The function that reads one text as a value of `node`."""
        known: Callable[[str], Any] = self._schemas.remember("reader", node, lambda: self._compile(node), about=self)
        return known

    def choose(self, node: Node, candidates: Sequence[Any]) -> Any:
        """The first candidate that is valid, else the first."""
        if len(candidates) > 1:
            validator = self._schemas.validator(node, "request")
            for candidate in candidates:
                if validator.is_valid(candidate):
                    return candidate
        return candidates[0]

    def items(self, node: Node, texts: Sequence[str]) -> list[Any]:
        """An array of `node` from the texts of its items."""
        read = self.reader(self.shape(node).items)
        return [read(text) for text in texts]

    def mapping(self, node: Node, pairs: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """An object of `node` from names and the texts of their values."""
        shape = self.shape(node)
        return {name: self.reader(shape.property(name))(text) for name, text in pairs}

    def branch(self, node: Node, branch: FieldTree) -> Any:
        """A value of `node` from the pairs of one name, bracketed keys included."""
        shape = self.shape(node)
        if branch.children:
            return self.choose(node, list(self._branched(shape, branch)))
        texts = branch.texts
        candidates: list[Any] = []
        if len(texts) == 1:
            candidates += self._single(shape, texts[0])
        if ("array" in shape.types and shape.typed) or len(texts) > 1:
            candidates.append(self.items(node, texts))
        if texts == [""] and shape.typed:
            candidates += [empty() for kind, empty in (("array", list), ("object", dict)) if kind in shape.types]
        return self.choose(node, candidates or texts)

    def _branched(self, shape: Shape, branch: FieldTree) -> Iterator[Any]:
        children = branch.children
        if "array" in shape.types and all(key == "" or _is_index(key) for key in children):
            unnamed = [self.branch(shape.items, FieldTree([text])) for text in [*branch.texts, *_unnamed(children)]]
            numbered = sorted((int(key), child) for key, child in children.items() if key)
            if "" not in children or not children[""].children:
                yield unnamed + [self.branch(shape.items, child) for _, child in numbered]
        value = {key: self.branch(shape.property(key), child) for key, child in children.items()}
        if branch.texts:
            value[""] = branch.texts
        yield value

    def _single(self, shape: Shape, text: str) -> Iterator[Any]:
        types = shape.types
        if self._json_text and text[:1] in ("{", "[") and not types.isdisjoint(("array", "object")) and shape.typed:
            value = loaded(text.encode())
            if value is not None:
                yield value
        yield from _scalars(text, types, self._scalar_readers) if shape.typed else (text,)

    def _compile(self, node: Node) -> Callable[[str], Any]:
        shape = self.shape(node)
        plain = self._plain.get(shape.types)
        if plain is not None:
            return plain

        def read(text: str) -> Any:
            return self.choose(node, list(self._single(shape, text)) or [text])

        return read


def _as_it_is(text: str) -> str:
    return text


def _digits(text: str) -> Any:
    return int(text) if len(text) <= _DIGITS and _INTEGER.fullmatch(text) else text


def _integer(text: str) -> Any:
    if len(text) > _DIGITS:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    # JSON Schema counts 1.0 among the integers; the validator of an OAS 3.0 document, which does not, refuses it.
    return float(text) if _WHOLE.fullmatch(text) and abs(float(text)) <= EXACT else text


def _number(text: str) -> Any:
    if len(text) > _DIGITS or _NUMBER.fullmatch(text) is None:
        return text
    if _INTEGER.fullmatch(text):
        return int(text)
    value = float(text)
    return value if math.isfinite(value) else text


def _boolean(text: str) -> Any:
    return True if text == "true" else False if text == "false" else text


_READERS: Mapping[str, Callable[[str], Any]] = {
    "integer": _integer,
    "number": _number,
    "boolean": _boolean,
    "string": _as_it_is,
}
# The types of a schema that has but one way of reading.
_ALONE = {
    frozenset({"integer"}): "integer",
    frozenset({"integer", "number"}): "number",
    frozenset({"boolean"}): "boolean",
    frozenset({"string"}): "string",
}


def _scalars(text: str, types: frozenset[str], readers: Mapping[str, Callable[[str], Any]]) -> Iterator[Any]:
    """Every scalar that `text` can be, the narrowest first."""
    if text == "null" and "null" in types:
        yield None
    for kind in ("boolean", "number" if "number" in types else "integer"):
        value = readers[kind](text) if kind in types else text
        if value is not text:
            yield value
    if "string" in types:
        yield text
    if not text and "null" in types:
        yield None


def _is_index(key: str) -> bool:
    return len(key) < 6 and key.isascii() and key.isdigit()


def _unnamed(children: Mapping[str, FieldTree]) -> Sequence[str]:
    return children[""].texts if "" in children else ()


def _shape(schemas: Schemas, node: Node | None, above: frozenset[int]) -> Shape:
    resolved = schemas.resolve(node)
    if not isinstance(resolved, dict) or id(node) in above or len(above) > _DEPTH:
        return Shape(_ALL, False)
    above |= {id(node)}
    types, typed = _own_types(resolved)
    items: Node = resolved.get("items", True)
    properties: dict[str, list[Node]] = {}
    for name, entry in object_of(resolved.get("properties")).items():
        properties.setdefault(name, []).append(entry)
    additional: Node | None = resolved.get("additionalProperties")
    for keyword in ("allOf", "anyOf", "oneOf"):
        parts = resolved.get(keyword)
        shapes = [_shape(schemas, part, above) for part in parts] if isinstance(parts, list) else []
        if not shapes:
            continue
        if keyword == "allOf":
            for shape in shapes:
                types, typed = types & shape.types, typed or shape.typed
        else:
            types = types & frozenset().union(*(shape.types for shape in shapes))
            typed = typed or all(shape.typed for shape in shapes)
        found: dict[str, list[Node]] = {}
        for shape in shapes:
            items = shape.items if items is True else items
            additional = shape.additional if additional is None else additional
            for name, entry in shape.properties.items():
                found.setdefault(name, []).append(entry)
        for name, entries in found.items():
            properties.setdefault(name, []).extend(entries if keyword == "allOf" else [_joined("anyOf", entries)])
    merged = {name: _joined("allOf", entries) for name, entries in properties.items()}
    if resolved.get("nullable") is True and typed:
        types |= {"null"}
    return Shape(types, typed, items, merged, additional)


def _own_types(schema: Mapping[str, Any]) -> tuple[frozenset[str], bool]:
    declared = schema.get("type")
    if isinstance(declared, (str, list)):
        types = frozenset([declared] if isinstance(declared, str) else declared)
        return (types | {"integer"} if "number" in types else types) & _ALL, True
    values = schema.get("enum", [schema["const"]] if "const" in schema else None)
    if isinstance(values, list) and values:
        return frozenset(kind for value in values for kind in _types_of(value)), True
    implied = {kind for keyword, kind in _IMPLIED.items() if keyword in schema}
    return (frozenset(implied), True) if implied else (_ALL, False)


_IMPLIED = {"properties": "object", "additionalProperties": "object", "items": "array", "prefixItems": "array"}


def _types_of(value: Any) -> tuple[str, ...]:
    if value is None:
        return ("null",)
    if isinstance(value, bool):
        return ("boolean",)
    if isinstance(value, (int, float)):
        return ("integer", "number")
    return ("string",) if isinstance(value, str) else ("array",) if isinstance(value, list) else ("object",)


def _joined(keyword: str, entries: Sequence[Node]) -> Node:
    distinct = list({id(entry): entry for entry in entries}.values())
    return distinct[0] if len(distinct) == 1 else {keyword: distinct}

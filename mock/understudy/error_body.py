"""Puts a refusal into the error body that a document describes: each property by its meaning, none by chance.

What a property is for is known by its name or its `x-mock-role`; codes and types come from the document's own enums and
examples, the one that means the same. What nobody could know is left out, or says why the request was refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import responses as phrases
from typing import Any

from understudy.inference.conventions import (
    choose_word,
    error_meaning,
    keyword_code,
    keyword_meaning,
    property_role,
    says_failure,
    spoken,
    words,
)
from understudy.inference.shapes import properties, required_names, type_of
from understudy.messages import Refusal
from understudy.openapi.model import MediaType, Node
from understudy.openapi.pointer import tokens_of
from understudy.openapi.schemas import Schemas
from understudy.openapi.violations import Violation

__all__ = ["Telling", "error_value", "field_of", "phrase"]

_DEPTH = 3
_NOTHING: Mapping[str, Any] = {}


def phrase(status: int) -> str:
    """The reason phrase of a status."""
    return phrases.get(status, "Error")


@dataclass(frozen=True, slots=True)
class Telling:
    """What there is to tell. `trusted` says that the document's examples are of this very status."""

    refusal: Refusal
    status: int
    path: str
    trusted: bool = True

    @property
    def meaning(self) -> str:
        return error_meaning(self.status)

    @property
    def violations(self) -> tuple[Violation, ...]:
        # A path that names nothing is no fault of a field, though its schema found it out.
        return () if self.status == 404 else self.refusal.violations


def error_value(telling: Telling, media: MediaType, schemas: Schemas) -> Any:
    """What to say: a candidate that the schema may still have to complete."""
    examples = [example for example in media.examples if isinstance(example, dict)]
    model = _model(telling, examples)
    options = _variants(schemas, media.schema)
    found: list[Any] = []
    for node in options:
        value = _Body(telling, schemas).of(model, node, 0)
        validator = schemas.validator(media.schema if media.schema is not None else True, "response")
        if validator.is_valid(value):
            return value
        found.append(value)
    return found[0] if found else {}


def _model(telling: Telling, examples: Sequence[Mapping[str, Any]]) -> Mapping[str, Any]:
    """The example that is about the same: it has the code itself, or one of that meaning."""
    for example in examples:
        if telling.refusal.code in _texts(example):
            return example
    for example in examples:
        if choose_word([text for text in _texts(example) if " " not in text], telling.meaning, strict=True):
            return example
    return examples[0] if examples and telling.trusted else _NOTHING


def _texts(example: Any) -> Iterator[str]:
    if isinstance(example, str):
        yield example
    for inner in example.values() if isinstance(example, dict) else ():
        if isinstance(inner, str | dict):
            yield from _texts(inner)


def _variants(schemas: Schemas, node: Node | None) -> list[Node | None]:
    """The schemas one of which an answer follows: the branches of a union, or the schema itself."""
    resolved = schemas.resolve(node)
    for keyword in ("oneOf", "anyOf"):
        branches = resolved.get(keyword) if isinstance(resolved, dict) else None
        real = [each for each in branches if each != {"type": "null"}] if isinstance(branches, list) else []
        if real and "properties" not in resolved:
            return [inner for branch in real for inner in _variants(schemas, branch)]
    return [node]


@dataclass(frozen=True, slots=True)
class _Body:
    telling: Telling
    schemas: Schemas

    def of(self, model: Any, node: Node | None, depth: int) -> Any:
        """The body, or a part of it, by a schema; `model` is what the example has there."""
        kind = type_of(self.schemas, node)
        if kind == "array":
            return self._entries(node)
        if kind not in ("object", None) or (kind is None and not properties(self.schemas, node)):
            return self.telling.refusal.message if kind in ("string", None) else None
        return self._object(model if isinstance(model, dict) else _NOTHING, node, depth)

    def _object(self, model: Mapping[str, Any], node: Node | None, depth: int) -> dict[str, Any]:
        required = required_names(self.schemas, node)
        parts = _parts(self.schemas, node)
        spoken_for = any(part.role == "message" and part.kind != "array" for part in parts)
        body: dict[str, Any] = {}
        for part in parts:
            known = model.get(part.name)
            needed = part.name in required
            if part.lists_violations:
                if self.telling.violations or needed or not spoken_for:
                    value = self._violations(part.node)
                    if value or needed:
                        body[part.name] = value
            elif part.kind == "object" and depth < _DEPTH:
                if needed or known is not None or part.role in ("code", "violations", "message"):
                    inner = self._object(known if isinstance(known, dict) else _NOTHING, part.node, depth + 1)
                    if inner or needed:
                        body[part.name] = inner
            else:
                value = self._worded(part, known, needed=needed)
                if value is not None:
                    body[part.name] = value
        return body

    def _worded(self, part: _Part, known: Any, *, needed: bool) -> Any:
        telling, shape = self.telling, part.shape
        choices = [shape["const"]] if "const" in shape else shape.get("enum")
        if part.kind in ("integer", "number"):
            return telling.status if part.role in ("status", "code") else known
        if part.kind == "boolean":
            return False if says_failure(part.name) else known
        if part.kind == "array":
            return known
        if isinstance(choices, list):
            return self._chosen(part, choices, known)
        value = self._text(part, known)
        return value if value is not None or not needed or shape.keys() & {"format", "pattern"} else self._any(part)

    def _chosen(self, part: _Part, choices: Sequence[Any], known: Any) -> Any:
        telling = self.telling
        if part.role is None:
            return known if known in choices else None
        for text in (telling.refusal.code, str(telling.status), telling.status):
            if text in choices:
                return text
        found = choose_word([each for each in choices if isinstance(each, str)], telling.meaning, strict=True)
        if found is None and known in choices and telling.trusted:
            return known
        return found or choose_word([each for each in choices if isinstance(each, str)], telling.meaning)

    def _text(self, part: _Part, known: Any) -> Any:
        telling, refusal = self.telling, self.telling.refusal
        if part.role == "message" or (part.role == "code" and self._is_sentence(part, known)):
            return refusal.message
        if part.role == "code":
            return self._code(known)
        if part.role == "type":
            uri = str(part.shape.get("format", "")).startswith("uri")
            return known if known and telling.trusted else "about:blank" if uri else self._code(known)
        if part.role == "place":
            return field_of(telling.violations[0]) if telling.violations else None
        texts = {"title": phrase(telling.status), "status": str(telling.status), "instance": telling.path}
        return texts.get(part.role, known) if part.role else known

    @staticmethod
    def _is_sentence(part: _Part, known: Any) -> bool:
        """Whether a property that is called like a code, such as `error`, holds words for people."""
        if isinstance(known, str):
            return " " in known.strip()
        return part.only_text

    def _code(self, known: Any) -> str:
        """The code: that of the example where it is of this status, else our own in the example's spelling."""
        code = self.telling.refusal.code
        if isinstance(known, str) and known:
            if self.telling.trusted or choose_word([known], self.telling.meaning, strict=True):
                return known
            if known.isupper():
                return code.upper()
            if "_" not in known and "-" in known:
                return code.replace("_", "-")
            if known[:1].isupper():
                return "".join(word.capitalize() for word in code.split("_"))
        return code

    def _any(self, part: _Part, otherwise: str = "") -> str | None:
        """A text for a required property that nothing is known of: an address, an id, or why it was refused."""
        last = (words(part.name) or ("",))[-1]
        if last in ("url", "uri", "href", "link"):
            return "about:blank"
        if last in ("id", "uuid", "reference", "trace", "correlation"):
            mark = f"{self.telling.status} {self.telling.path} {self.telling.refusal.message}"
            return hashlib.blake2b(mark.encode("utf-8", "replace"), digest_size=8).hexdigest()
        default = part.shape.get("default")
        return default if isinstance(default, str) else otherwise or self.telling.refusal.message

    def _violations(self, node: Node) -> Any:
        """In the shape the document gives them: a map of field to texts, a list of texts, or a list of objects."""
        if type_of(self.schemas, node) == "object":
            return self._by_field(node)
        return self._entries(node)

    def _entries(self, node: Node | None) -> list[Any]:
        resolved = self.schemas.resolve(node)
        items = resolved.get("items", True) if isinstance(resolved, dict) else True
        found = self.telling.violations
        if not found:
            refusal = self.telling.refusal
            found = (Violation("", "", refusal.message, refusal.code),)
        for option in _variants(self.schemas, items):
            if type_of(self.schemas, option) == "string":
                return [f"{field}: {entry.message}" if (field := field_of(entry)) else entry.message for entry in found]
            entries = [self._entry(entry, option) for entry in found]
            if all(entries):
                return entries
        return []

    def _by_field(self, node: Node) -> Any:
        found: dict[str, list[str]] = {}
        for entry in self.telling.violations:
            found.setdefault(field_of(entry), []).append(entry.message)
        resolved = self.schemas.resolve(node)
        inner = resolved.get("additionalProperties") if isinstance(resolved, dict) else None
        required = required_names(self.schemas, node)
        if required:
            # Fields that the document names itself: all that there is to say is said of the first of them.
            name = sorted(required)[0]
            items = self.schemas.resolve(properties(self.schemas, node).get(name, True))
            if isinstance(items, dict) and properties(self.schemas, items.get("items")):
                return {name: self._entries(items)}
            texts = [f"{field} {text}".strip() for field, each in found.items() for text in each]
            return {name: texts or [self.telling.refusal.message]}
        if inner is not None and type_of(self.schemas, inner) == "string":
            return {name: "; ".join(texts) for name, texts in found.items()}
        if isinstance(inner, dict) and type_of(self.schemas, inner) == "array":
            items = self.schemas.resolve(inner).get("items", True)
            if properties(self.schemas, items):
                grouped: dict[str, list[Any]] = {}
                for entry in self.telling.violations:
                    grouped.setdefault(field_of(entry), []).append(self._entry(entry, items))
                return grouped
        return found

    def _entry(self, entry: Violation, node: Node | None) -> dict[str, Any]:
        """One violation as an object; empty where the schema has no place for what there is to say."""
        parts = _parts(self.schemas, node)
        if not parts:
            said = {"location": entry.location, "pointer": entry.pointer, "message": entry.message}
            return {name: text for name, text in said.items() if text}
        required = required_names(self.schemas, node)
        places = sum(part.role == "place" for part in parts)
        found: dict[str, Any] = {}
        for part in parts:
            if places == 0 and spoken(part.name) == "name":
                found[part.name] = field_of(entry) or self.telling.refusal.code
                continue
            value = self._entry_part(entry, part, alone=places == 1)
            if value is None and part.name in required and part.kind == "string" and part.role is None:
                value = self._any(part, entry.message)
            if value is not None:
                found[part.name] = value
        return found if any(part.name in found for part in parts if part.role in _SAYING) else {}

    def _entry_part(self, entry: Violation, part: _Part, *, alone: bool) -> Any:
        telling = self.telling
        choices = part.shape.get("enum")
        if part.role == "place":
            return self._place(entry, part, alone=alone)
        if part.role in ("code", "type"):
            if part.kind in ("integer", "number"):
                return telling.status
            if isinstance(choices, list):
                codes = [each for each in choices if isinstance(each, str)]
                word = choose_word(codes, keyword_meaning(entry.keyword), strict=True)
                return word or choose_word(codes, telling.meaning)
            # Beside `@` stands a type of the message itself, not of what is wrong.
            return None if part.name.startswith("@") else keyword_code(entry.keyword, python=part.beside_list)
        if part.role == "status":
            return telling.status if part.kind in ("integer", "number") else str(telling.status)
        texts = {"message": entry.message, "title": phrase(telling.status), "instance": telling.path}
        return texts.get(part.role) if part.role and part.kind in ("string", None) else None

    def _place(self, entry: Violation, part: _Part, *, alone: bool) -> Any:
        if not entry.location:
            return [] if part.kind == "array" else None
        if part.kind == "array":
            return [entry.location, *(int(token) if token.isdigit() else token for token in tokens_of(entry.pointer))]
        if part.kind == "object":
            inner = [each for each in _parts(self.schemas, part.node) if each.role == "place"]
            found = {each.name: self._place(entry, each, alone=False) for each in inner}
            return {name: text for name, text in found.items() if text is not None} or None
        name = spoken(part.name)
        if name == "pointer":
            return entry.pointer if entry.location == "body" or alone else None
        if not alone and name in ("location", "in"):
            return entry.location
        if not alone and name in ("parameter", "param"):
            return field_of(entry) if entry.location != "body" else None
        return field_of(entry)


_SAYING = frozenset({"message", "title", "code", "place"})


@dataclass(frozen=True, slots=True)
class _Part:
    """A property of an error: its schema as it stands and resolved, what it is for, and its JSON type."""

    name: str
    node: Node
    shape: Mapping[str, Any]
    role: str | None
    kind: str | None
    only_text: bool = False
    beside_list: bool = False

    @property
    def lists_violations(self) -> bool:
        if self.kind == "array":
            return self.role in ("violations", "message")
        return self.role == "violations" and self.kind == "object"


def _parts(schemas: Schemas, node: Node | None) -> tuple[_Part, ...]:
    """Every property of an object."""
    if not isinstance(node, dict):
        return ()
    parts: tuple[_Part, ...] = schemas.remember("error parts", node, lambda: _make_parts(schemas, node))
    return parts


def _make_parts(schemas: Schemas, node: Node) -> tuple[_Part, ...]:
    found: list[tuple[str, Node, Mapping[str, Any], str | None, str | None]] = []
    for name, entry in properties(schemas, node).items():
        schema = _real(schemas, entry)
        resolved = schemas.resolve(schema)
        shape = resolved if isinstance(resolved, dict) else {}
        role = property_role(name, entry if isinstance(entry, dict) and "x-mock-role" in entry else shape)
        kind = type_of(schemas, schema)
        if role is None and kind == "array" and words(name)[-1:] in (("errors",), ("violations",)):
            role = "violations"
        if role == "instance" and kind == "array":
            role = "place"
        if role == "place" and kind in ("object", None) and not _may_be_place(schemas, schema):
            role = None
        found.append((name, schema, shape, role, kind))
    said = sum(role in ("message", "title") for _, _, _, role, kind in found if kind in ("string", None))
    listed = any(role == "place" and kind == "array" for _, _, _, role, kind in found)
    return tuple(_Part(*each, only_text=said == 0 and spoken(each[0]) == "error", beside_list=listed) for each in found)


def _may_be_place(schemas: Schemas, node: Node) -> bool:
    """Whether what may be an object has a place for a place, or is none."""
    named = properties(schemas, node)
    return not named or any(property_role(name, True) == "place" for name in named)


def _real(schemas: Schemas, node: Node) -> Node:
    """The only variant of a property that may also be null; else the property."""
    resolved = schemas.resolve(node)
    for keyword in ("anyOf", "oneOf"):
        branches = resolved.get(keyword) if isinstance(resolved, dict) else None
        if isinstance(branches, list):
            real = [each for each in branches if each != {"type": "null"}]
            if len(real) == 1:
                only: Node = real[0]
                return only
    return node


def field_of(entry: Violation) -> str:
    """The pointer as people write a field: `items.0.sku`; the location where the whole of it is meant."""
    return entry.pointer.removeprefix("/").replace("/", ".") or entry.location

"""Puts a refusal into the error body that a document describes: each property by its meaning, none by chance.

What a property is for is known by its name or its `x-mock-role`; codes and types come from the document's own enums and
examples, the one that means the same. What nobody could know is left out, or says why the request was refused.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.conventions import folded, words
from understudy.inference.conventions.errors import (
    choose_word,
    error_meaning,
    invalid_value_code,
    keyword_code,
    keyword_meaning,
    reports_failure,
)
from understudy.inference.shapes import properties, type_of
from understudy.lazy_dataclass import dataclass
from understudy.messages import PHRASES, Refusal, Request
from understudy.openapi.model import MediaType, Node
from understudy.openapi.pointer import tokens_of
from understudy.openapi.schemas import Schemas
from understudy.openapi.violations import Violation
from understudy.rendering.error_properties import ErrorProperty, error_properties, field_map

_DEPTH = 3
_NOTHING: Mapping[str, Any] = {}


def phrase(status: int) -> str:
    """The reason phrase of a status."""
    return PHRASES.get(status, "Error")


@dataclass(frozen=True, slots=True)
class ErrorContext:
    """What there is to tell. `trusted` says that the document's examples are of this very status."""

    refusal: Refusal
    status: int
    request: Request
    trusted: bool = True

    @property
    def meaning(self) -> str:
        return self.refusal.meaning or error_meaning(self.status)

    @property
    def violations(self) -> tuple[Violation, ...]:
        # A path that names nothing is no fault of a field, though its schema found it out.
        return () if self.status == 404 and self.refusal.meaning is None else self.refusal.violations

    @property
    def own_code(self) -> str | None:
        """The code that names the field which is none of its enum, where that is all that is wrong."""
        if len(self.violations) != 1 or self.violations[0].keyword != "enum":
            return None
        return invalid_value_code(tokens_of(self.violations[0].pointer)[-1]) if self.violations[0].pointer else None


def error_value(context: ErrorContext, media: MediaType, schemas: Schemas) -> Any:
    """What to say: a candidate that the schema may still have to complete."""
    cache_key = f"error model {context.own_code} {context.refusal.code} {context.status} {context.trusted}"
    model = schemas.remember(cache_key, media, lambda: _model(context, media.examples))
    options = schemas.remember("error variants", media, lambda: _variants(schemas, media.schema))
    body = _Body(context, schemas)
    if len(options) == 1:
        return body.of(model, options[0], 0)
    found: list[Any] = []
    for node in options:
        value = body.of(model, node, 0)
        validator = schemas.validator(media.schema if media.schema is not None else True, "response")
        if validator.is_valid(value):
            return value
        found.append(value)
    return found[0] if found else {}


def _model(context: ErrorContext, known: Sequence[Any]) -> Mapping[str, Any]:
    """The example that is about the same: it has the code itself, or one of that meaning."""
    examples = [example for example in known if isinstance(example, dict)]
    for code in (context.own_code, context.refusal.code):
        for example in examples:
            if code is not None and code in _texts(example):
                return example
    for example in examples:
        if choose_word([text for text in _texts(example) if " " not in text], context.meaning, strict=True):
            return example
    return examples[0] if examples and context.trusted else _NOTHING


def _texts(example: Any) -> Iterator[str]:
    if isinstance(example, str):
        yield example
    for inner in example.values() if isinstance(example, dict) else ():
        if isinstance(inner, str | dict):
            yield from _texts(inner)


def _variants(schemas: Schemas, node: Node | None) -> list[Node | None]:
    """The schemas one of which an answer follows: the branches of a union, or the schema itself."""
    resolved = schemas.resolve_object(node)
    for keyword in ("oneOf", "anyOf"):
        branches = resolved.get(keyword)
        real = [each for each in branches if each != {"type": "null"}] if isinstance(branches, list) else []
        if real and "properties" not in resolved:
            return [inner for branch in real for inner in _variants(schemas, branch)]
    return [node]


@dataclass(frozen=True, slots=True)
class _Body:
    context: ErrorContext
    schemas: Schemas

    def of(self, model: Any, node: Node | None, depth: int) -> Any:
        """The body, or a part of it, by a schema; `model` is what the example has there."""
        kind = type_of(self.schemas, node)
        if kind == "array":
            return self._entries(node)
        if kind not in ("object", None) or (kind is None and not properties(self.schemas, node)):
            return self.context.refusal.message if kind in ("string", None) else None
        return self._object(model if isinstance(model, dict) else _NOTHING, node, depth)

    def _object(self, model: Mapping[str, Any], node: Node | None, depth: int) -> dict[str, Any]:
        body: dict[str, Any] = {}
        for part in error_properties(self.schemas, node):
            known, needed = model.get(part.name), part.needed
            if part.lists_violations:
                if needed or not part.beside_message or self.context.violations:
                    value = self._violations(part)
                    if value or needed:
                        body[part.name] = value
            elif part.kind == "object" and depth < _DEPTH:
                if needed or known is not None or part.role in ("code", "violations", "message"):
                    inner = self._object(known if isinstance(known, dict) else _NOTHING, part.node, depth + 1)
                    if inner or needed:
                        body[part.name] = inner
            else:
                value = self._scalar(part, known)
                if value is not None:
                    body[part.name] = value
        return body

    def _scalar(self, part: ErrorProperty, known: Any) -> Any:
        context, shape = self.context, part.shape
        if part.kind in ("integer", "number"):
            return context.status if part.role in ("status", "code") else known
        if part.kind == "boolean":
            return False if reports_failure(part.name) else known
        if part.kind == "array":
            return known
        choices = [shape["const"]] if "const" in shape else shape.get("enum")
        if isinstance(choices, list):
            return self._chosen(part, choices, known)
        value = self._text(part, known)
        if value is not None or not part.needed or shape.keys() & {"format", "pattern"}:
            return value
        return self._any(part)

    def _chosen(self, part: ErrorProperty, choices: Sequence[Any], known: Any) -> Any:
        context = self.context
        if part.role is None:
            return known if known in choices else None
        if known is not None and known == context.own_code:
            return known
        for text in (context.refusal.code, str(context.status), context.status):
            if text in choices:
                return text
        found = choose_word([each for each in choices if isinstance(each, str)], context.meaning, strict=True)
        if found is None and known in choices and context.trusted:
            return known
        return found or choose_word([each for each in choices if isinstance(each, str)], context.meaning)

    def _text(self, part: ErrorProperty, known: Any) -> Any:
        context, refusal = self.context, self.context.refusal
        if part.role == "message" or (part.role == "code" and self._is_sentence(part, known)):
            return self._worded() if context.meaning == "not-found" and not part.beside_word else refusal.message
        if part.role == "code":
            return self._code(known)
        if part.role == "type":
            uri = str(part.shape.get("format", "")).startswith("uri")
            return known if known and context.trusted else "about:blank" if uri else self._code(known)
        if part.role == "place":
            return field_of(context.violations[0]) if context.violations else None
        texts = {"title": phrase(context.status), "status": str(context.status), "instance": self._instance(part)}
        return texts.get(part.role, known) if part.role else known

    def _instance(self, part: ErrorProperty) -> str:
        """Where it happened (RFC 9457 3.1.5): the path, or all of the URL where the format is that of one."""
        request = self.context.request
        return f"{request.base_url}{request.path}" if part.shape.get("format") == "uri" else request.path

    def _worded(self) -> str:
        """The message where nothing else says what kind of error it is: clients look for the words of the status."""
        words_of_status, message = phrase(self.context.status), self.context.refusal.message
        return message if words_of_status.lower() in message.lower() else f"{words_of_status}: {message}"

    @staticmethod
    def _is_sentence(part: ErrorProperty, known: Any) -> bool:
        """Whether a property that is called like a code, such as `error`, holds words for people."""
        if isinstance(known, str):
            return " " in known.strip()
        return part.only_text

    def _code(self, known: Any) -> str:
        """The code: that of the example where it is of this status, else our own in the example's spelling."""
        code = self.context.refusal.code
        if isinstance(known, str) and known:
            if self.context.trusted or choose_word([known], self.context.meaning, strict=True):
                return known
            if known.isupper():
                return code.upper()
            if "_" not in known and "-" in known:
                return code.replace("_", "-")
            if known[:1].isupper():
                return "".join(word.capitalize() for word in code.split("_"))
        return code

    def _any(self, part: ErrorProperty, otherwise: str = "") -> str | None:
        """A text for a required property that nothing is known of: an address, an id, or why it was refused."""
        last = (words(part.name) or ("",))[-1]
        if last in ("url", "uri", "href", "link"):
            return "about:blank"
        if last in ("id", "uuid", "reference", "trace", "correlation"):
            mark = f"{self.context.status} {self.context.request.path} {self.context.refusal.message}"
            return hashlib.blake2b(mark.encode("utf-8", "replace"), digest_size=8).hexdigest()
        default = part.shape.get("default")
        return default if isinstance(default, str) else otherwise or self.context.refusal.message

    def _violations(self, part: ErrorProperty) -> Any:
        """In the shape the document gives them: a map of field to texts, a list of texts, or a list of objects."""
        return self._by_field(part.node) if part.kind == "object" else self._entries(part.node)

    def _entries(self, node: Node | None) -> list[Any]:
        items = self.schemas.resolve_object(node).get("items", True)
        found = self.context.violations
        if not found:
            refusal = self.context.refusal
            found = (Violation("", "", refusal.message, refusal.code),)
        for option in _variants(self.schemas, items):
            if type_of(self.schemas, option) == "string":
                return [f"{field}: {entry.message}" if (field := field_of(entry)) else entry.message for entry in found]
            entries = [self._entry(entry, option) for entry in found]
            if all(entries):
                return entries
        return []

    def _by_field(self, node: Node) -> Any:
        form = field_map(self.schemas, node)
        if form.named is not None and form.entries is not None:
            return {form.named: self._entries(form.entries)}
        violations = self.context.violations
        if form.entry is not None:
            grouped: dict[str, list[Any]] = {}
            for entry in violations:
                grouped.setdefault(field_of(entry), []).append(self._entry(entry, form.entry))
            return grouped
        found: dict[str, list[str]] = {}
        for entry in violations:
            found.setdefault(field_of(entry), []).append(entry.message)
        if form.named is not None:
            texts = [f"{field} {text}".strip() for field, each in found.items() for text in each]
            return {form.named: texts or [self.context.refusal.message]}
        return {name: "; ".join(texts) for name, texts in found.items()} if form.of_texts else found

    def _entry(self, entry: Violation, node: Node | None) -> dict[str, Any]:
        """One violation as an object; empty where the schema has no place for what there is to say."""
        parts = error_properties(self.schemas, node)
        if not parts:
            fields = {"location": entry.location, "pointer": entry.pointer, "message": entry.message}
            return {name: text for name, text in fields.items() if text}
        places = sum(part.role == "place" for part in parts)
        found: dict[str, Any] = {}
        for part in parts:
            if places == 0 and folded(part.name) == "name":
                found[part.name] = field_of(entry) or self.context.refusal.code
                continue
            value = self._entry_part(entry, part, alone=places == 1)
            if value is None and part.needed and part.kind == "string" and part.role is None:
                value = self._any(part, entry.message)
            if value is not None:
                found[part.name] = value
        return found if any(part.name in found for part in parts if part.role in _DESCRIBING) else {}

    def _entry_part(self, entry: Violation, part: ErrorProperty, *, alone: bool) -> Any:
        context = self.context
        choices = part.shape.get("enum")
        if part.role == "place":
            return self._place(entry, part, alone=alone)
        if part.role in ("code", "type"):
            if part.kind in ("integer", "number"):
                return context.status
            if isinstance(choices, list):
                codes = [each for each in choices if isinstance(each, str)]
                # A key in a path that no record can have is as little there as any other.
                broken = keyword_meaning(entry.keyword) if context.meaning == "invalid" else context.meaning
                return choose_word(codes, broken, strict=True) or choose_word(codes, context.meaning)
            # Beside `@` stands a type of the message itself, not of what is wrong.
            return None if part.name.startswith("@") else keyword_code(entry.keyword, python=part.beside_list)
        if part.role == "status":
            return context.status if part.kind in ("integer", "number") else str(context.status)
        texts = {"message": entry.message, "title": phrase(context.status), "instance": self._instance(part)}
        return texts.get(part.role) if part.role and part.kind in ("string", None) else None

    def _place(self, entry: Violation, part: ErrorProperty, *, alone: bool) -> Any:
        if not entry.location:
            return [] if part.kind == "array" else None
        if part.kind == "array":
            return [entry.location, *(int(token) if token.isdigit() else token for token in tokens_of(entry.pointer))]
        if part.kind == "object":
            inner = [each for each in error_properties(self.schemas, part.node) if each.role == "place"]
            found = {each.name: self._place(entry, each, alone=False) for each in inner}
            return {name: text for name, text in found.items() if text is not None} or None
        name = folded(part.name)
        if name == "pointer":
            return entry.pointer if entry.location == "body" or alone else None
        if not alone and name in ("location", "in"):
            return entry.location
        if not alone and name in ("parameter", "param"):
            return field_of(entry) if entry.location != "body" else None
        return field_of(entry)


_DESCRIBING = frozenset({"message", "title", "code", "place"})


def field_of(entry: Violation) -> str:
    """The pointer as people write a field: `items.0.sku`; the location for the whole of it."""
    return entry.pointer.removeprefix("/").replace("/", ".") or entry.location

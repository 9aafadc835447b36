"""What a client gives to a call of an operation, and whether its answer shows what it should."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from understudy.http.body_writer import text as query_text
from understudy.inference.conventions import folded, is_key_list
from understudy.inference.conventions.lists import parameter_role
from understudy.inference.shapes import is_binary, items_of, properties, type_of
from understudy.openapi.media_types import FORMS, essence, is_json, is_xml
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.pointer import unescape
from understudy.openapi.schemas import Schemas
from understudy.state.store import Record
from understudy.testing.evidence import has_key, lost, record_in, same, sent_record

__all__ = ["CallArguments", "sought", "with_files", "without_unknown"]


@dataclass(frozen=True, slots=True)
class CallArguments:
    """The arguments of one call as JSON values, valid and about records that are there.

    Parameters are by their names in the document, and files are bytes. `record` is the one that the path selects, as
    GET shows it; `key` are the names and values that tell it from others.
    """

    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    cookies: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    record: Record | None = None
    key: Mapping[str, Any] = field(default_factory=dict)

    def assert_record_in(self, answer: Any) -> None:
        """Fail unless an answer shows `record`: the one with its key, and each property that both have alike.

        `answer` is a JSON value, a model with `to_dict()` or a list of those. Raises AssertionError.
        """
        __tracebackhide__ = True
        if self.record is None:
            return
        value, record = _json(answer), _json(self.record)
        found = record_in(value, record, {**record, **self.key})
        missing = [name for name, text in self.key.items() if not same(text, found.get(name))]
        if missing and all(has_key(value, str(self.key[name])) for name in missing):
            return  # a list of keys or of addresses shows nothing else of its records
        if missing:
            wanted = ", ".join(f"{name} {self.key[name]!r}" for name in missing)
            raise AssertionError(f"the answer does not show the record with {wanted}: {_short(value)}")
        _compare(record, value, "was inserted with")

    def assert_body_in(self, answer: Any) -> None:
        """Fail unless an answer shows each property of `body` that it has with the value that was sent.

        Raises AssertionError.
        """
        __tracebackhide__ = True
        sent = _json(self.body)
        if isinstance(sent, dict):
            # The keys of those that it is about are no news of them, nor is an empty object.
            sent = {name: value for name, value in sent.items() if not is_key_list(name) and value != {}}
        changed = _patched(sent)
        _compare(sent_record(sent) if changed is None else changed, _json(answer), "was sent with")


def with_files(schemas: Schemas, media: MediaType | None, body: Any) -> Any:
    """A body with bytes for what is a file: as a whole, or as one of its properties."""
    if media is None or body is None:
        return body
    if not isinstance(body, dict):
        if is_xml(media.name) and isinstance(body, str) and not body.lstrip().startswith("<"):
            # A text that has to be XML, of which the document says nothing else.
            body = f"<text>{escape(body)}</text>"
        is_text = essence(media.name) in FORMS or is_json(media.name) or media.name.startswith("text/")
        return body if is_text and not is_binary(schemas, media.schema) else _as_file(body)
    named = properties(schemas, media.schema)
    files = [name for name in body if name in named and _is_file(schemas, named[name])]
    return {**body, **{name: _as_file(body[name]) for name in files}}


def sought(schemas: Schemas, operation: Operation, selected: Callable[[], Record | None]) -> dict[str, str]:
    """What a search or a filter that has to be given is for: what the record has that is to be found."""
    found: dict[str, str] = {}
    for parameter in operation.parameters:
        if not parameter.required or parameter.location != "query":
            continue
        values = selected() or {}
        if parameter_role(parameter.name, parameter.extensions) == "search":
            candidates = [value for value in values.values() if isinstance(value, str) and value]
        else:
            candidates = [value for name, value in values.items() if folded(name) == folded(parameter.name)]
        violations = schemas.validator(parameter.schema, "request").violations
        is_many = type_of(schemas, parameter.schema) == "array"
        fitting = (
            value
            for value in candidates
            if isinstance(value, str | int) and not violations([value] if is_many else value)
        )
        value = next(fitting, None)
        found |= {} if value is None else {parameter.name: query_text(value)}
    return found


def without_unknown(schemas: Schemas, media: MediaType | None, body: Any) -> Any:
    """A body without what its schema does not name, such as a slip in an example; as it is where it must have that."""
    if media is None or media.schema is None:
        return body
    known = _named(schemas, media.schema, body)
    return known if known == body or schemas.validator(media.schema, "request").is_valid(known) else body


def _named(schemas: Schemas, node: Node, value: Any) -> Any:
    if isinstance(value, list):
        inner = items_of(schemas, node)
        return value if inner is None else [_named(schemas, inner, entry) for entry in value]
    known = properties(schemas, node) if isinstance(value, dict) else {}
    resolved = schemas.resolve(node)
    is_open = not isinstance(resolved, dict) or {"additionalProperties", "patternProperties"} & resolved.keys()
    if not known or is_open or not isinstance(value, dict):
        return value
    return {name: _named(schemas, known[name], entry) for name, entry in value.items() if name in known}


def _is_file(schemas: Schemas, node: Node) -> bool:
    inner = items_of(schemas, node) if type_of(schemas, node) == "array" else None
    return is_binary(schemas, node if inner is None else inner)


def _as_file(value: Any) -> Any:
    return [_as_file(entry) for entry in value] if isinstance(value, list) else str(value).encode()


def _compare(expected: Mapping[str, Any], answer: Any, verb: str) -> None:
    __tracebackhide__ = True
    found = {folded(name): value for name, value in record_in(answer, expected, expected).items()}
    shared = {name: value for name, value in expected.items() if folded(name) in found and not isinstance(value, bytes)}
    wrong = lost(shared, answer)
    if wrong:
        shown = "; ".join(f"{name} is {found[folded(name)]!r}, it {verb} {shared[name]!r}" for name in wrong)
        raise AssertionError(f"the answer shows other values: {shown}")


def _json(value: Any) -> Any:
    """A value of an SDK as JSON says it.

    Date-times are in UTC, since one moment has many texts (RFC 3339); URLs are without their host.
    """
    if hasattr(value, "to_dict"):
        return _json(value.to_dict())
    if isinstance(value, Mapping):
        return {name: _json(entry) for name, entry in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [_json(entry) for entry in value]
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return _json(value.isoformat()) if isinstance(value, datetime) else value.isoformat()
    return _text(value) if isinstance(value, str) else value


def _text(text: str) -> str:
    if text.startswith(("http://", "https://")):
        return urlsplit(text)._replace(scheme="", netloc="").geturl()
    if text[10:11] not in ("T", "t"):
        return text
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment.astimezone(UTC).isoformat() if moment.tzinfo is not None else text


def _patched(body: Any) -> Mapping[str, Any] | None:
    """The properties that a JSON Patch (RFC 6902) sets; None for another body."""
    if not isinstance(body, list) or not all(isinstance(each, dict) and {"op", "path"} <= each.keys() for each in body):
        return None
    return {unescape(each["path"].removeprefix("/")): each["value"] for each in body if "value" in each}


def _short(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= 200 else f"{text[:199]}…"

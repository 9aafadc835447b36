"""What a client gives to a call of an operation, and whether its answer shows what it should."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from typing import Any
from urllib.parse import urlsplit
from xml.sax.saxutils import escape

from understudy.http.body_writer import text as query_text
from understudy.inference.conventions import ID, folded, is_key_list
from understudy.inference.conventions.lists import parameter_role
from understudy.inference.envelopes import unwrap
from understudy.inference.shapes import alternatives, is_binary, items_of, properties, type_of
from understudy.json_values import mapped
from understudy.matching import short
from understudy.openapi.media_types import FORMS, essence, is_json, is_xml
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.pointer import unescape
from understudy.openapi.schemas import Schemas
from understudy.state.store import Record
from understudy.testing.evidence import has_key, lost, record_in, same, sent_record


@dataclass(frozen=True, slots=True)
class CallArguments:
    """The arguments of one call as JSON values, valid and about records that are there.

    Parameters are by their names in the document, and files are bytes. `record` is the one that the path selects, as
    GET shows it; `key` are the names and values that tell it from others. `unseen` are the properties of the body that
    no answer has room for, inner ones as ways (`recipient/locale`); `steps` lead to the record in it.
    """

    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    cookies: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    record: Record | None = None
    key: Mapping[str, Any] = field(default_factory=dict)
    unseen: frozenset[str] = frozenset()
    steps: tuple[str, ...] = ()

    def assert_record_in(self, answer: Any) -> None:
        """Fail unless an answer shows `record`: the one with its key, and each property that both have alike.

        `answer` is a JSON value, a model with `to_dict()` or a list of those. Raises AssertionError.
        """
        __tracebackhide__ = True
        if self.record is None:
            return
        value, record = _hostless(answer), _hostless(self.record)
        found = record_in(value, record, {**record, **self.key})
        if not self.key and 2 * len(found.keys() & record.keys()) < len(found):
            return  # no key tells it from others, and what is there is something else, such as the envelope of a list
        missing = [name for name, text in self.key.items() if not same(text, found.get(name))]
        if missing and all(has_key(value, str(self.key[name])) for name in missing):
            return  # a list of keys or of addresses shows nothing else of its records
        if missing:
            wanted = ", ".join(f"{name} {self.key[name]!r}" for name in missing)
            raise AssertionError(f"the answer does not show the record with {wanted}: {short(value, 200)}")
        # A list may show less of what stands in a record.
        _compare(_in_common(record, record_in(value, record, record)), value, "was inserted with")

    def assert_body_in(self, answer: Any) -> None:
        """Fail unless an answer shows each property of `body` that it has with the value that was sent.

        Raises AssertionError.
        """
        __tracebackhide__ = True
        sent = _hostless(self.body)
        if isinstance(sent, dict):
            # The keys of those that it is about are no news of them, nor is an empty object.
            sent = {name: value for name, value in sent.items() if not is_key_list(name) and value != {}}
        changed = _patched(sent)
        if changed is None:
            changed = _without(sent_record(unwrap(self.steps, sent)), self.unseen)
        _compare(changed, _hostless(answer), "was sent with")


def _named_so(record: Record, name: str) -> Iterator[Any]:
    """The property of a record that is called so, or the key in it: `folder_id` is the `id` of `folder`."""
    for own, value in record.items():
        if folded(own) == folded(name):
            yield value
        elif isinstance(value, dict) and folded(f"{own}_{ID}") == folded(name):
            yield value.get(ID)


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
    # JSON has no bytes: what it calls binary is a text.
    named = {} if is_json(media.name) else properties(schemas, media.schema)
    files = [name for name in body if name in named and _is_file(schemas, named[name])]
    return {**body, **{name: _as_file(body[name]) for name in files}}


def sought(
    schemas: Schemas, operation: Operation, selected: Callable[[], tuple[Record | None, Mapping[str, Any]]]
) -> dict[str, str]:
    """What a search, a filter or a list of keys that has to be given is for: what the record has that is to be found.

    `selected` gives that record and its key.
    """
    found: dict[str, str] = {}
    for parameter in operation.parameters:
        if not parameter.required or parameter.location != "query":
            continue
        record, key = selected()
        values = record or {}
        if parameter_role(parameter.name, parameter.extensions) == "search":
            candidates = [value for value in values.values() if isinstance(value, str) and value]
        elif is_key_list(parameter.name):
            candidates = list(key.values()) if len(key) == 1 else []
        else:
            candidates = list(_named_so(values, parameter.name))
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
    if is_binary(schemas, node if inner is None else inner):
        return True
    # One file or several of them.
    return any(_is_file(schemas, each) for each in alternatives(schemas, node))


def _as_file(value: Any) -> Any:
    return [_as_file(entry) for entry in value] if isinstance(value, list) else str(value).encode()


def _without(sent: Mapping[str, Any], ways: Collection[str], above: str = "") -> dict[str, Any]:
    """What was sent, without what stands at some ways into it."""
    return {
        name: _without(value, ways, f"{above}{name}/") if isinstance(value, dict) else value
        for name, value in sent.items()
        if above + name not in ways
    }


def _in_common(expected: Any, shown: Any) -> Any:
    """What was expected, without the properties of the objects in it that are not shown."""
    if isinstance(expected, Mapping) and isinstance(shown, Mapping):
        return {name: _in_common(value, shown[name]) for name, value in expected.items() if name in shown}
    if isinstance(expected, list) and isinstance(shown, list) and len(expected) == len(shown):
        return [_in_common(mine, theirs) for mine, theirs in zip(expected, shown, strict=True)]
    return expected


def _compare(expected: Mapping[str, Any], answer: Any, verb: str) -> None:
    __tracebackhide__ = True
    found = {folded(name): value for name, value in record_in(answer, expected, expected).items()}
    shared = {name: value for name, value in expected.items() if folded(name) in found and not isinstance(value, bytes)}
    wrong = lost(shared, answer)
    if wrong:
        shown = "; ".join(f"{name} is {found[folded(name)]!r}, it {verb} {shared[name]!r}" for name in wrong)
        raise AssertionError(f"the answer shows other values: {shown}")


def as_json(value: Any) -> Any:
    """A value of an SDK as JSON says it."""
    if hasattr(value, "to_dict"):
        return as_json(value.to_dict())
    if isinstance(value, Mapping):
        return {name: as_json(entry) for name, entry in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str | bytes):
        return [as_json(entry) for entry in value]
    if isinstance(value, Enum):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _hostless(value: Any) -> Any:
    """A value of an SDK as JSON says it, the URLs in it without their host: the mock of a test has many names."""
    return mapped(as_json(value), _path_of)


def _path_of(value: Any) -> Any:
    is_url = isinstance(value, str) and value.startswith(("http://", "https://"))
    return urlsplit(value)._replace(scheme="", netloc="").geturl() if is_url else value


def _patched(body: Any) -> Mapping[str, Any] | None:
    """The properties that a JSON Patch (RFC 6902) sets; None for another body."""
    if not isinstance(body, list) or not all(isinstance(each, dict) and {"op", "path"} <= each.keys() for each in body):
        return None
    return {unescape(each["path"].removeprefix("/")): each["value"] for each in body if "value" in each}

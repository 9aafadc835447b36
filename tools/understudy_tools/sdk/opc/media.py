"""Media types as openapi-python-client knows them: JSON, forms and multipart; the rest is text or bytes.

Upstream (github.com/openapi-generators/openapi-python-client): text bodies are refused (discussion #821), of several
media types of one answer the first counts (#453, #1248), and media ranges are unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.shapes import is_binary, items_of, properties, type_of
from understudy.inference.streams import stream_kind
from understudy.openapi.media_types import FORMS, JSON, covers_json, essence, is_json, is_multipart, is_xml
from understudy.openapi.model import MediaType, Operation, ResponseObject
from understudy.openapi.schemas import Schemas

_OCTETS = "application/octet-stream"
_BYTES = {"type": "file"}
_TEXT = {"type": "string"}
# The generator sends no text bodies; as a type of its own, text is mapped to raw content without touching responses.
_UTF8 = "; charset=utf-8"


def request_content(content: Sequence[MediaType], schemas: Schemas) -> dict[str, Any]:
    """The media types of a body, with their schemas: those that a caller can tell apart by what is sent.

    A multipart body stays beside others of its schema where that has files: no other can hold one.
    """
    kept: dict[str, Any] = {}
    seen: set[tuple[str | None, str]] = set()
    for media in content:
        name = _named(media, schemas)
        if is_json(name) or essence(name) in FORMS:
            # By its type alone the SDK knows which of several bodies it gets.
            kind = (type_of(schemas, media.schema), repr(media.schema))
            if kind in seen and is_multipart(name) and _has_files(schemas, media.schema):
                # One object for all, so that it is one class, and its files are files in each.
                alike = [other for other, schema in kept.items() if schema == media.schema]
                kept |= dict.fromkeys([*alike, name], media.schema)
            elif kind not in seen and not (kind[0] == "array" and any(other[0] == "array" for other in seen)):
                seen.add(kind)
                kept[name] = media.schema
    if kept or not content:
        return kept
    for media in content:
        if media.name.startswith("text/"):
            return {essence(media.name) + _UTF8: _TEXT}
    return {content[0].name: _BYTES}


def _has_files(schemas: Schemas, node: Any) -> bool:
    """Whether an object has properties that are files, or lists of them."""
    return any(
        is_binary(schemas, inner) or is_file(schemas.resolve_object(inner))
        for entry in properties(schemas, node).values()
        for inner in (entry, *([items_of(schemas, entry)] if type_of(schemas, entry) == "array" else ()))
    )


def nodes_of_forms(operations: Iterable[Operation], schemas: Schemas) -> frozenset[int]:
    """The identities of all schemas that forms are made of: where JSON has texts, their parts may be files."""
    found: set[int] = set()
    waiting: list[Any] = [
        media.schema
        for operation in operations
        if operation.request_body is not None
        for media in operation.request_body.content
        if essence(media.name) in FORMS
    ]
    while waiting:
        node = waiting.pop()
        if id(node) in found or not isinstance(node, dict | list):
            continue
        found.add(id(node))
        waiting += node if isinstance(node, list) else node.values()
        if isinstance(node, dict) and isinstance(node.get("$ref"), str):
            waiting.append(schemas.resolve(node))
    return frozenset(found)


def is_file(node: Mapping[str, Any]) -> bool:
    """Whether a text is a file's bytes: by its media type (JSON Schema Validation 8.4), not encoded, and no text."""
    kind = node.get("contentMediaType")
    if not isinstance(kind, str) or "contentEncoding" in node or node.get("type", "string") != "string":
        return False
    return not (kind.startswith("text/") or is_json(kind) or is_xml(kind))


def part_types(operation: Operation, schemas: Schemas) -> dict[str, str]:
    """The media types of the parts of a multipart body, by their names: of its encoding (OAS 4.8.15), or their own.

    Several have commas between; ranges say nothing.
    """
    content = operation.request_body.content if operation.request_body is not None else ()
    media = next((each for each in content if is_multipart(each.name)), None)
    if media is None:
        return {}
    found: dict[str, str] = {}
    for name, node in properties(schemas, media.schema).items():
        inner = items_of(schemas, node) if type_of(schemas, node) == "array" else node
        own = schemas.resolve_object(inner).get("contentMediaType")
        encoding = media.encoding.get(name)
        declared = (encoding.content_type if encoding is not None else None) or own
        if isinstance(declared, str) and declared and "*" not in declared:
            found[name] = declared
    return found


def content_of(operation: Operation, response: ResponseObject) -> Sequence[MediaType]:
    """What an answer comes with: HEAD has nothing, whatever a document says (RFC 9110 section 9.3.2)."""
    return () if operation.method == "HEAD" else response.content


def response_content(content: Sequence[MediaType], schemas: Schemas) -> dict[str, Any]:
    """The one media type of an answer that is read; that of a stream only where there is no other."""
    content = [media for media in content if stream_kind(media.name) is None] or content
    for media in content:
        if is_json(name := _named(media, schemas)):
            # JSON has no bytes: where a document says so, a file comes under the type that is written everywhere.
            return {_OCTETS: _BYTES} if is_binary(schemas, media.schema) else {name: media.schema}
    for media in content:
        if media.name.startswith("text/"):
            return {essence(media.name): _TEXT}
    return {content[0].name: _BYTES} if content else {}


def _named(media: MediaType, schemas: Schemas) -> str:
    """A range that covers JSON is JSON, where it describes more than a text or bytes."""
    if is_json(media.name) or not covers_json(media.name):
        return media.name
    return JSON if type_of(schemas, media.schema) in ("object", "array", "integer", "number", "boolean") else media.name


def overrides(document: Mapping[str, Any]) -> dict[str, str]:
    """The media types of a lowered document that the generator must take for another: for bytes, or for JSON."""
    names = list(dict.fromkeys(_names(document["paths"])))
    raw = {name: _OCTETS for name in names if _is_raw(name)}
    return raw | {name: JSON for name in names if is_json(name) and essence(name).startswith("text/")}


def _names(paths: Mapping[str, Any]) -> Iterator[str]:
    for item in paths.values():
        for operation in item.values():
            for holder in (operation.get("requestBody"), *operation["responses"].values()):
                yield from (holder or {}).get("content") or ()


def _is_raw(name: str) -> bool:
    if essence(name).startswith("text/") and not is_json(name):
        return name.endswith(_UTF8)
    return not is_json(name) and essence(name) not in (*FORMS, "application/octet-stream")

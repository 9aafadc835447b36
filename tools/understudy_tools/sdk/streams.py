"""Answers that come item by item: server-sent events and JSON lines (OAS 3.2 calls them sequential media types).

The generator knows neither. What one item is becomes a response of a status that no service sends, so that its model
and its parsing are made like those of any other response.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from understudy.openapi.media_types import essence, is_json_lines
from understudy.openapi.pointer import METHODS, resolve_object
from understudy_tools.sdk.naming import class_case

__all__ = ["MARK", "StreamType", "mark_streams", "stream_of"]

MARK = "298"
_EVENT_FIELDS = frozenset({"data", "event", "id", "retry"})


@dataclass(frozen=True, slots=True)
class StreamType:
    """How an operation streams: `events` or `lines`, the media type, the schema of an item, whether it always does."""

    kind: str
    media_type: str
    schema: Any
    status: str
    only: bool


def stream_of(document: Mapping[str, Any], operation: Mapping[str, Any]) -> StreamType | None:
    """The stream of an operation's first success that has one."""
    responses = operation.get("responses") or {}
    if MARK in responses:
        return None
    for status, response in responses.items():
        if not str(status).startswith("2") and status != "default":
            continue
        content = resolve_object(document, response).get("content") or {}
        kinds = {name: _kind(name) for name in content}
        for name, kind in kinds.items():
            if kind is not None:
                schema = _item(document, kind, content[name] or {})
                return StreamType(kind, essence(name), schema, str(status), all(kinds.values()))
    return None


def _kind(name: str) -> str | None:
    """How items follow one another in a media type: as server-sent events, as lines, or not at all."""
    if essence(name) == "text/event-stream":
        return "events"
    return "lines" if is_json_lines(name) else None


def _item(document: Mapping[str, Any], kind: str, media: Mapping[str, Any]) -> Any:
    """The schema of one item: `itemSchema` (OAS 3.2), or the schema, which some write for the list of all of them."""
    told = media.get("itemSchema", media.get("schema"))
    if told is None or isinstance(told, bool):
        return {"type": "string"} if kind == "events" else {}
    schema = resolve_object(document, told)
    if schema.get("type") == "array" and "itemSchema" not in media:
        told = schema.get("items", {})
        schema = resolve_object(document, told)
    properties = schema.get("properties") or {}
    if kind == "events" and "data" in properties and set(properties) <= _EVENT_FIELDS:
        told = properties["data"].get("contentSchema", properties["data"])
    return told


def mark_streams(document: dict[str, Any]) -> None:
    """Give each streaming operation of a document its response for an item, and its model a name."""
    schemas = document["components"]["schemas"]
    for item in (document.get("paths") or {}).values():
        for method in METHODS:
            operation = item.get(method) if isinstance(item, dict) else None
            if isinstance(operation, dict) and (stream := stream_of(document, operation)) is not None:
                _mark(operation, stream, schemas, f"{method} {operation.get('operationId') or 'unnamed'}")


def _mark(operation: dict[str, Any], stream: StreamType, schemas: dict[str, Any], label: str) -> None:
    schema = stream.schema
    if isinstance(schema, dict) and ("properties" in schema or schema.get("type") == "object"):
        name = class_case(str(operation.get("operationId") or label)) + ("Event" if stream.kind == "events" else "Line")
        while name in schemas:
            name += "_"
        schemas[name] = schema
        schema = {"$ref": f"#/components/schemas/{name}"}
    is_text = stream.kind == "events" and isinstance(schema, dict) and schema.get("type") == "string"
    media = {"text/plain" if is_text else "application/json": {"schema": schema if schema is not True else {}}}
    responses = operation["responses"]
    if stream.only:
        del responses[stream.status]
    responses[MARK] = {"description": "one item", "content": media}

"""Answers that come item by item: server-sent events and JSON lines (OAS 3.2, 4.14.2: sequential media types).

openapi-python-client knows neither, and there is no issue of it that asks for them. What one item is becomes a response
of a status that no service sends, so that its model and its parsing are made like those of any other response.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from understudy.inference.shapes import properties, type_of
from understudy.openapi.media_types import essence, is_json_lines
from understudy.openapi.model import MediaType, Operation
from understudy.openapi.schemas import Schemas

__all__ = ["MARK", "StreamType", "stream_of"]

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


def stream_of(operation: Operation, schemas: Schemas) -> StreamType | None:
    """The stream of an operation's first success that has one."""
    if MARK in operation.responses:
        return None
    for status, response in operation.responses.items():
        if not status.startswith("2") and status != "default":
            continue
        kinds = {media.name: _kind(media.name) for media in response.content}
        for media in response.content:
            if (kind := kinds[media.name]) is not None:
                schema = _item(schemas, kind, media)
                return StreamType(kind, essence(media.name), schema, status, all(kinds.values()))
    return None


def _kind(name: str) -> str | None:
    return "events" if essence(name) == "text/event-stream" else "lines" if is_json_lines(name) else None


def _item(schemas: Schemas, kind: str, media: MediaType) -> Any:
    """The schema of one item: `itemSchema` (OAS 3.2), or the schema, which some write for the list of all of them."""
    schema = media.schema if media.item_schema is None else media.item_schema
    if not isinstance(schema, dict):
        return {"type": "string"} if kind == "events" else {}
    if media.item_schema is None and type_of(schemas, schema) == "array":
        schema = schemas.resolve(schema).get("items", {})
    named = properties(schemas, schema)
    if kind == "events" and "data" in named and named.keys() <= _EVENT_FIELDS:
        data = schemas.resolve(named["data"])
        return data.get("contentSchema", named["data"]) if isinstance(data, dict) else {}
    return schema

"""Answers that come item by item: server-sent events and JSON lines (OAS 3.2, 4.14.2: sequential media types)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, Literal

from understudy.inference.lists import list_shape
from understudy.inference.shapes import json_media, properties, type_of
from understudy.openapi.media_types import essence, is_json_lines
from understudy.openapi.model import MediaType, Node
from understudy.openapi.schemas import Schemas

StreamKind = Literal["events", "lines"]
EVENT_FIELDS = frozenset({"data", "event", "id", "retry"})
"""What an event consists of (WHATWG HTML, 9.2.6)."""


@lru_cache(maxsize=1024)
def stream_kind(name: str) -> StreamKind | None:
    """How a media type streams; None where it does not."""
    return "events" if essence(name) == "text/event-stream" else "lines" if is_json_lines(name) else None


def item_schema(schemas: Schemas, kind: StreamKind, media: MediaType, beside: tuple[MediaType, ...] = ()) -> Node:
    """The schema of one item: `itemSchema` (OAS 3.2), or the schema, which some write for the list of all of them.

    `beside` are all types of the answer: where the stream has no schema, its items are those of a list in JSON.
    """
    schema = media.schema if media.item_schema is None else media.item_schema
    whole = json_media(beside) if schema is None else None
    if whole is not None and (shape := list_shape(schemas, whole.schema)) is not None:
        return shape.items
    if not isinstance(schema, dict):
        return {"type": "string"} if kind == "events" else {}
    if media.item_schema is None and type_of(schemas, schema) == "array":
        schema = schemas.resolve_object(schema).get("items", {})
    data = event_schema(schemas, schema).get("data") if kind == "events" else None
    if data is None:
        return schema
    content: Node = schemas.resolve_object(data).get("contentSchema", data)
    return content


def event_schema(schemas: Schemas, node: Any) -> dict[str, Node]:
    """The properties of an item that is a whole event with its `data`; none where the item is what the data are."""
    named = properties(schemas, node)
    return dict(named) if "data" in named and named.keys() <= EVENT_FIELDS else {}

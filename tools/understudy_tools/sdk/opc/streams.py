"""Answers that come item by item: server-sent events and JSON lines (OAS 3.2, 4.14.2: sequential media types).

openapi-python-client knows neither, and no issue of it requests them. What one item is becomes a response
of a status that no service sends, so that its model and its parsing are made like those of any other response.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from understudy.inference.conventions import STREAM_SWITCHES
from understudy.inference.shapes import json_media, properties, type_of
from understudy.inference.streams import item_schema, stream_kind
from understudy.openapi.media_types import essence
from understudy.openapi.model import Operation
from understudy.openapi.schemas import Schemas

MARK = "298"


@dataclass(frozen=True, slots=True)
class StreamType:
    """How an operation streams: `events` or `lines`, the media type, the schema of an item, whether it always does."""

    kind: str
    media_type: str
    schema: Any
    status: str
    only: bool


def switch_of(operation: Operation, schemas: Schemas) -> tuple[str, str] | None:
    """What a request says to be answered by a stream: `body` or `query`, and the name of a boolean there."""
    body = operation.request_body
    media = json_media(body.content) if body is not None else None
    for name, node in properties(schemas, media.schema).items() if media is not None else ():
        if name in STREAM_SWITCHES and type_of(schemas, node) == "boolean":
            return "body", name
    for parameter in operation.parameters:
        if parameter.location == "query" and parameter.name in STREAM_SWITCHES:
            return "query", parameter.name
    return None


def stream_of(operation: Operation, schemas: Schemas) -> StreamType | None:
    """The stream of an operation's first success that has one."""
    if MARK in operation.responses:
        return None
    for status, response in operation.responses.items():
        if not status.startswith("2") and status != "default":
            continue
        kinds = {media.name: stream_kind(media.name) for media in response.content}
        for media in response.content:
            if (kind := kinds[media.name]) is not None:
                schema = item_schema(schemas, kind, media, response.content)
                return StreamType(kind, essence(media.name), schema, status, all(kinds.values()))
    return None

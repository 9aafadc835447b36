"""Which of its media types an answer has, and whether it says a value."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from understudy.inference.conventions import STREAM_SWITCHES
from understudy.inference.shapes import is_binary, type_of
from understudy.inference.streams import stream_kind
from understudy.openapi.media_types import choose, covers_json, essence, is_xml
from understudy.openapi.model import MediaType
from understudy.openapi.schemas import Schemas

__all__ = ["answer_media", "is_value"]


def answer_media(accept: str | None, content: Sequence[MediaType], body: Any) -> MediaType | None:
    """The media type of an answer: the one that is accepted (RFC 9110 12.5.1), else the first.

    Of an operation that answers whole as well as in a stream, the stream is for callers that request it: by name in
    `accept`, or with `stream: true` in the body.
    """
    if len(content) < 2:
        return content[0] if content else None
    chosen = choose(accept, content) or content[0]
    whole = [media for media in content if stream_kind(media.name) is None]
    if not whole or len(whole) == len(content):
        return chosen
    is_stream = stream_kind(chosen.name) is not None
    if isinstance(body, dict) and any(body.get(name) is True for name in STREAM_SWITCHES):
        return chosen if is_stream else next(media for media in content if media not in whole)
    if is_stream and essence(chosen.name) not in (accept or "").lower():
        return choose(accept, whole) or whole[0]
    return chosen


def is_value(schemas: Schemas, media: MediaType) -> bool:
    """Whether an answer of this type says a value: JSON does, and XML that is more than a text."""
    if covers_json(media.name):
        return "*" not in media.name or not is_binary(schemas, media.schema)
    return is_xml(media.name) and media.schema is not None and type_of(schemas, media.schema) != "string"

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


def answer_media(schemas: Schemas, accept: str | None, content: Sequence[MediaType], body: Any) -> MediaType | None:
    """The media type of an answer: the one that is accepted (RFC 9110 12.5.1), else the first.

    Frameworks offer as text/plain what they write as JSON, and name it first: it is for callers that accept it by name.
    Of an operation that answers whole as well as in a stream, the stream is for callers that request it: by name in
    `accept`, or with `stream: true` in the body.
    """
    if len(content) < 2:
        return content[0] if content else None
    if _is_structured_text(schemas, content[0]):
        content = sorted(content, key=lambda media: not covers_json(media.name))
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
    """Whether an answer of this type says a value: JSON, XML that is no text, and a text that is an object."""
    if covers_json(media.name):
        return "*" not in media.name or not is_binary(schemas, media.schema)
    if is_xml(media.name):
        return media.schema is not None and type_of(schemas, media.schema) != "string"
    return _is_structured_text(schemas, media)


def _is_structured_text(schemas: Schemas, media: MediaType) -> bool:
    """Whether what is called a text is an object or an array by its schema, so JSON."""
    return essence(media.name) == "text/plain" and type_of(schemas, media.schema) in ("object", "array")

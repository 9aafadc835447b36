"""Answers that come in a stream of events or lines, and which of its media types an answer has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.conventions import STREAM_SWITCHES
from understudy.inference.shapes import is_binary, type_of
from understudy.inference.streams import EVENT_FIELDS, StreamKind, event_schema, item_schema, stream_kind
from understudy.json_codec import dumps
from understudy.openapi.media_types import choose, covers_json, essence, is_xml
from understudy.openapi.model import MediaType
from understudy.openapi.schemas import Schemas
from understudy.values.generate import Values

__all__ = ["answer_media", "is_value", "stream_text"]

_MADE_UP = 3
_RECORD_SEPARATOR = b"\x1e"


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


def stream_text(
    media: MediaType,
    schemas: Schemas,
    values: Values,
    *,
    key: str,
    scripted: Any = None,
    items: Sequence[Any] | None = None,
    last_event_id: str | None = None,
) -> bytes:
    """A whole stream: what is `scripted`, else `items`, else what the document shows, else a few made up by schema.

    Events have ids that count from 1; those up to `last_event_id` are left out (WHATWG HTML, 9.2.5).
    """
    kind = stream_kind(media.name)
    assert kind is not None
    shown: Sequence[Any]
    if isinstance(scripted, list):
        shown = scripted
    elif items is not None:
        node = item_schema(schemas, kind, media)
        shown = [values.fit(node, "response", item, key=f"{key}/{n}") for n, item in enumerate(items)]
    elif len(media.examples) == 1 and isinstance(media.examples[0], list):
        shown = media.examples[0]
    elif len(media.examples) == 1 and isinstance(media.examples[0], str) and "\n" in media.examples[0]:
        return media.examples[0].encode()
    elif media.examples:
        shown = media.examples
    else:
        shown = [_made_up(media, schemas, values, kind, f"{key}/{n}") for n in range(_MADE_UP)]
    if kind == "lines":
        start = _RECORD_SEPARATOR if essence(media.name) == "application/json-seq" else b""
        return b"".join(start + dumps(item) + b"\n" for item in shown)
    return "".join(_events(shown, last_event_id)).encode()


def _made_up(media: MediaType, schemas: Schemas, values: Values, kind: StreamKind, key: str) -> Any:
    node = item_schema(schemas, kind, media)
    item = values.generate(node, "response", key=key, fresh=True)
    whole = media.schema if media.item_schema is None else media.item_schema
    named = event_schema(schemas, whole).get("event") if kind == "events" else None
    return item if named is None else {"event": values.generate(named, "response", key=f"{key}/event"), "data": item}


def _events(shown: Sequence[Any], last_event_id: str | None) -> Iterator[str]:
    seen = int(last_event_id) if last_event_id is not None and last_event_id.isdecimal() else 0
    for number, item in enumerate(shown, start=1):
        if number > seen:
            yield "".join(f"{line}\n" for line in _event(item, number)) + "\n"


def _event(item: Any, number: int) -> Iterator[str]:
    whole: Mapping[str, Any] = item if _is_event(item) else {"data": item}
    yield f"id: {whole.get('id', number)}"
    if whole.get("event"):
        yield f"event: {whole['event']}"
    if isinstance(whole.get("retry"), int):
        yield f"retry: {whole['retry']}"
    data = whole["data"]
    text = data if isinstance(data, str) else dumps(data).decode()
    for line in text.splitlines() or [""]:
        yield f"data: {line}"


def _is_event(item: Any) -> bool:
    return isinstance(item, dict) and "data" in item and item.keys() <= EVENT_FIELDS

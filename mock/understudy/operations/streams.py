"""Answers that come item by item: what they consist of, how it is framed, and how long each item keeps one waiting."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from understudy.inference.shapes import type_of
from understudy.inference.streams import EVENT_FIELDS, StreamKind, event_schema, item_schema, stream_kind
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import essence
from understudy.openapi.model import MediaType, Node
from understudy.openapi.schemas import Schemas
from understudy.values.generate import Values

STREAM = "x-mock-stream"
"""The key that gives an operation the items of its stream, and how they come."""

LAST_EVENT_ID = "last-event-id"
"""The header field by which a client says what it has seen (WHATWG HTML, 9.2.4)."""

_MADE_UP = 3
_RECORD_SEPARATOR = b"\x1e"
_FIELD = re.compile(r"(data|event|id|retry)?:")
_BETWEEN_EVENTS = re.compile(r"(?:\r\n|\r|\n){2,}")


@dataclass(frozen=True, slots=True)
class StreamContent:
    """A whole stream, and its pauses: (offset, seconds) to wait before the bytes from there on."""

    data: bytes
    pauses: tuple[tuple[int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class _Item:
    """One item in its frame; `id` is that of an event."""

    text: bytes
    seconds: float = 0.0
    id: str | None = None


def stream_content(
    media: MediaType,
    schemas: Schemas,
    values: Values,
    *,
    key: str,
    script: Any = None,
    items: Sequence[Any] | None = None,
    beside: tuple[MediaType, ...] = (),
    last_event_id: str | None = None,
) -> StreamContent:
    """A whole stream: the items of its `script`, else `items`, else what the document shows, else a few by the schema.

    `beside` are all types of the answer.

    `script` is `x-mock-stream`. Events have ids that count from 1, unless they have their own; those up to
    `last_event_id` are left out (WHATWG HTML, 9.2.5), where there is one of that id.
    """
    kind = stream_kind(media.name)
    assert kind is not None
    word: Mapping[str, Any] = script if isinstance(script, dict) else {"items": script} if script else {}
    every = _seconds(word["delay"]) if "delay" in word else 0.0
    texts = _shown_text(media)
    if "items" not in word and items is None and texts is not None:
        framed = [_Item(text, every, _id_in(text)) for text in texts]
    else:
        node = item_schema(schemas, kind, media, beside)
        shown = word.get("items") or _items(media, schemas, values, kind, key, items, node)
        start = _RECORD_SEPARATOR if essence(media.name) == "application/json-seq" else b""
        framed = [_framed(kind, item, number, every, start) for number, item in enumerate(shown, start=1)]
    if kind == "events":
        framed = list(_unseen(framed, last_event_id))
        if framed and "retry" in word:
            # In a block of its own it would be an event without data to some clients.
            framed[0] = replace(framed[0], text=b"retry: %d\n" % word["retry"] + framed[0].text)
    return _joined(framed)


def _items(
    media: MediaType,
    schemas: Schemas,
    values: Values,
    kind: StreamKind,
    key: str,
    items: Sequence[Any] | None,
    node: Node,
) -> Sequence[Any]:
    """The items where no overlay says them; `node` is the schema of one."""
    if items is not None and type_of(schemas, node) == "string":
        return items  # of a text that is all that the document says, JSON is one
    if items is not None:
        return [values.fit(node, "response", item, key=f"{key}/{n}") for n, item in enumerate(items)]
    if len(media.examples) == 1 and isinstance(media.examples[0], list):
        return media.examples[0]
    return media.examples or [_made_up(media, schemas, values, kind, f"{key}/{n}", node) for n in range(_MADE_UP)]


def _shown_text(media: MediaType) -> list[bytes] | None:
    """The pieces of an example that is a whole stream already, if it is one; of several such streams, of the first."""
    text = media.examples[0] if media.examples else None
    if not isinstance(text, str) or "\n" not in text:
        return None
    if len(media.examples) > 1 and not all(isinstance(each, str) and _FIELD.match(each) for each in media.examples):
        return None
    if stream_kind(media.name) == "lines":
        return [line.encode() for line in text.splitlines(keepends=True)]
    ends = [*(found.end() for found in _BETWEEN_EVENTS.finditer(text)), len(text)]
    return [text[start:end].encode() for start, end in zip([0, *ends], ends, strict=False) if start < end]


def _id_in(text: bytes) -> str | None:
    ids = [line[3:].decode().removeprefix(" ") for line in text.splitlines() if line.startswith(b"id:")]
    return ids[-1] if ids else None


def _made_up(media: MediaType, schemas: Schemas, values: Values, kind: StreamKind, key: str, node: Node) -> Any:
    item = values.generate(node, "response", key=key, fresh=True)
    whole = media.schema if media.item_schema is None else media.item_schema
    named = event_schema(schemas, whole).get("event") if kind == "events" else None
    return item if named is None else {"event": values.generate(named, "response", key=f"{key}/event"), "data": item}


def _framed(kind: StreamKind, item: Any, number: int, every: float, start: bytes) -> _Item:
    """An item as it goes over the wire; one of `data` and `delay` comes later."""
    seconds = every
    if isinstance(item, dict) and {"data", "delay"} <= item.keys() <= {*EVENT_FIELDS, "delay"}:
        seconds = _seconds(item["delay"])
        item = {name: value for name, value in item.items() if name != "delay"}
        item = item["data"] if item.keys() == {"data"} else item
    if kind == "lines":
        return _Item(start + dumps(item) + b"\n", seconds)
    whole: Mapping[str, Any] = item if _is_event(item) else {"data": item}
    identity = str(whole.get("id", number))
    text = "".join(f"{line}\n" for line in _lines(whole, identity))
    return _Item(f"{text}\n".encode(), seconds, identity)


def _lines(event: Mapping[str, Any], identity: str) -> Iterator[str]:
    yield f"id: {identity}"
    if event.get("event"):
        yield f"event: {event['event']}"
    if isinstance(event.get("retry"), int):
        yield f"retry: {event['retry']}"
    data = event["data"]
    text = data if isinstance(data, str) else dumps(data).decode()
    for line in text.splitlines() or [""]:
        yield f"data: {line}"


def _is_event(item: Any) -> bool:
    return isinstance(item, dict) and "data" in item and item.keys() <= EVENT_FIELDS


def _unseen(items: Sequence[_Item], last_event_id: str | None) -> Iterable[_Item]:
    """What follows the last event that a client has seen; all, where it has seen none of these."""
    seen = [place for place, item in enumerate(items) if last_event_id is not None and item.id == last_event_id]
    return items[seen[-1] + 1 :] if seen else items


def _joined(items: Iterable[_Item]) -> StreamContent:
    data, pauses = bytearray(), []
    for item in items:
        if item.seconds:
            pauses.append((len(data), item.seconds))
        data += item.text
    return StreamContent(bytes(data), tuple(pauses))


def _seconds(delay: str) -> float:
    """A delay such as `300ms` or `1.5s`."""
    return float(delay[:-2]) / 1000 if delay.endswith("ms") else float(delay[:-1])

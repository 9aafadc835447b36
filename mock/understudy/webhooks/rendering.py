"""What a delivery consists of before it is signed: the payload as bytes, and header fields of an overlay."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping, Sequence
from datetime import datetime
from urllib.parse import quote

from understudy.http.body_writer import UnwritableError, write_body
from understudy.inference.cloud_events import STRUCTURED, VERSION, CloudEvents
from understudy.inference.events import Webhook
from understudy.json_codec import dumps
from understudy.openapi.media_types import covers_json
from understudy.openapi.model import MediaType
from understudy.webhooks.outbox import Event
from understudy.webhooks.signing.template import parts_of

_JSON = MediaType("application/json", None, (), {}, "")
_VISIBLE = "".join(map(chr, range(0x20, 0x7F)))
_IN_CLOUD_EVENT = "".join(char for char in _VISIBLE if char not in ' "%')
"""What a header field of a CloudEvent holds as it is (CloudEvents 1.0, HTTP binding 3.1.3.2)."""


def body_of(event: Event, webhook: Webhook | None) -> tuple[Mapping[str, str], bytes]:
    """The header fields that describe a body, and the body, as the document declares it or a CloudEvent."""
    try:
        media_type, body = write_body(webhook.media if webhook is not None else _JSON, event.payload)
    except UnwritableError:  # a form of what is no object
        media_type, body = write_body(_JSON, event.payload)
    way = webhook.delivery.cloud_events if webhook is not None else None
    return ({"Content-Type": media_type}, body) if way is None else _wrapped(way, event, media_type, body)


def _wrapped(way: CloudEvents, event: Event, media_type: str, body: bytes) -> tuple[Mapping[str, str], bytes]:
    """A CloudEvent in its mode (CloudEvents 1.0: HTTP binding 3.1 and 3.2, JSON format 3)."""
    attributes = cloud_event_attributes(event.id, event.type, event.created_at, event.resource, event.key)
    values = _values(event, str(int(datetime.fromisoformat(event.created_at).timestamp())))
    attributes["type"] = _filled(way.type, values)
    if way.source is not None:
        attributes["source"] = _filled(way.source, values)
    if way.mode == "binary":
        headers = {f"ce-{name}": quote(value, safe=_IN_CLOUD_EVENT) for name, value in attributes.items()}
        return {"Content-Type": media_type, **headers}, body
    if covers_json(media_type):
        content = {"datacontenttype": "application/json", "data": event.payload}
    else:
        content = {"datacontenttype": media_type, "data_base64": b64encode(body).decode()}
    return {"Content-Type": STRUCTURED}, dumps({**attributes, **content})


def rendered_headers(templates: Sequence[tuple[str, str]], event: Event, timestamp: int) -> Mapping[str, str]:
    """Header fields with their placeholders filled; what no header can hold of a name is percent-encoded."""
    if not templates:
        return {}
    values = {**_values(event, str(timestamp)), "event": quote(event.type, safe=_VISIBLE)}
    return {name: _filled(template, values) for name, template in templates}


def _values(event: Event, timestamp: str) -> Mapping[str, str]:
    return {"": "", "event": event.type, "id": event.id, "timestamp": timestamp, "time": event.created_at}


def _filled(template: str, values: Mapping[str, str]) -> str:
    return "".join(literal + values[placeholder] for literal, placeholder in parts_of(template))


def cloud_event_attributes(event_id: str, name: str, time: str, resource: str, key: Sequence[str]) -> dict[str, str]:
    """The source is the path of the collection, the subject the key of the record.

    `key` is that of the record with those of the records above it first, `resource` the path with its parameters.
    """
    parts = list(key)
    steps = [quote(parts.pop(0), safe="") if "{" in step and parts else step for step in resource.split("/")]
    subject = {"subject": "/".join(parts)} if any(parts) else {}
    source = "/".join(steps) or "/"
    return {"specversion": VERSION, "id": event_id, "source": source, "type": name, **subject, "time": time}

"""What a delivery consists of before it is signed: the payload as bytes, and header fields of an overlay."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from urllib.parse import quote

from understudy.http.body_writer import UnwritableError, write_body
from understudy.inference.events import Webhook
from understudy.openapi.model import MediaType
from understudy.webhooks.outbox import Event
from understudy.webhooks.signing.template import parts_of

__all__ = ["body_of", "rendered_headers"]

_JSON = MediaType("application/json", None, (), {}, "")
_VISIBLE = "".join(map(chr, range(0x20, 0x7F)))


def body_of(event: Event, webhook: Webhook | None) -> tuple[str, bytes]:
    """The media type of a payload and its bytes: a form where the document has it as one, else JSON."""
    try:
        return write_body(webhook.media if webhook is not None else _JSON, event.payload)
    except UnwritableError:  # a form of what is no object
        return write_body(_JSON, event.payload)


def rendered_headers(templates: Sequence[tuple[str, str]], event: Event, timestamp: int) -> Mapping[str, str]:
    """Header fields with their placeholders filled; what no header can hold of a name is percent-encoded."""
    values = {
        "": "",
        "event": quote(event.type, safe=_VISIBLE),
        "id": event.id,
        "timestamp": str(timestamp),
        "time": event.created_at,
    }
    return {
        name: "".join(literal + values[placeholder] for literal, placeholder in parts_of(template))
        for name, template in templates
    }

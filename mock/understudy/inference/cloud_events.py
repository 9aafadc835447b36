"""Whether webhooks are CloudEvents, and in which mode of the HTTP binding: by an overlay or by the document."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from understudy.inference.extra_headers import PLACEHOLDERS, checked_template
from understudy.inference.shapes import properties
from understudy.lazy_dataclass import dataclass
from understudy.openapi.media_types import essence
from understudy.openapi.model import MediaType, Operation
from understudy.openapi.schemas import Schemas

VERSION = "1.0"
STRUCTURED = "application/cloudevents+json"
_HEADERS = frozenset({"ce-specversion", "ce-id", "ce-type", "ce-source"})


@dataclass(frozen=True, slots=True)
class CloudEvents:
    """A mode and what says so. `type` is a template of `{event}`, `source` one like a header's; None: the path."""

    mode: Literal["structured", "binary"]
    reason: str
    type: str = "{event}"
    source: str | None = None

    def type_of(self, event: str) -> str:
        """The `type` of an event of this name."""
        return self.type.replace("{event}", event)


def cloud_events_of(
    operation: Operation, media: MediaType, delivery: Mapping[str, Any], schemas: Schemas
) -> CloudEvents | None:
    """How a webhook is sent as CloudEvents; None where it is not, or where its own schema is that of the envelope.

    `delivery` is its merged `x-mock-delivery`. Raises ExtraHeaderError for a template that can't be filled.
    """
    declared = delivery.get("cloudevents")
    if declared is not None:
        word = declared if isinstance(declared, dict) else {"mode": declared}
        for name, placeholders in (("type", ("event",)), ("source", PLACEHOLDERS)):
            if name in word:
                checked_template(name, word[name], placeholders)
        mode = word.get("mode", "structured")
        made = {name: word[name] for name in ("type", "source") if name in word}
        return None if mode == "none" else CloudEvents(mode, "x-mock-delivery", **made)
    if essence(media.name) == STRUCTURED and "specversion" not in properties(schemas, media.schema):
        return CloudEvents("structured", f"the media type {STRUCTURED}")
    named = {each.name.lower() for each in operation.parameters if each.location == "header"}
    found = sorted(named & _HEADERS)
    return CloudEvents("binary", f"the header {found[0]}") if found else None

"""What a CloudEvent says of an event beside its data (CloudEvents 1.0, context attributes)."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from understudy.inference.cloud_events import VERSION

__all__ = ["cloud_event_attributes"]


def cloud_event_attributes(event_id: str, name: str, time: str, resource: str, key: Sequence[str]) -> dict[str, str]:
    """The source is the path of the collection, the subject the key of the record.

    `key` is that of the record with those of the records above it first, `resource` the path with its parameters.
    """
    parts = list(key)
    steps = [quote(parts.pop(0), safe="") if "{" in step and parts else step for step in resource.split("/")]
    subject = {"subject": "/".join(parts)} if any(parts) else {}
    source = "/".join(steps) or "/"
    return {"specversion": VERSION, "id": event_id, "source": source, "type": name, **subject, "time": time}

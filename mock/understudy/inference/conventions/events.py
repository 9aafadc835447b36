"""The words of events by wide convention: what happens to a record, and what says nothing of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

HAPPENINGS: Mapping[str, Literal["create", "update", "delete"]] = {
    **dict.fromkeys(
        (
            *("created", "create", "added", "add", "new", "creation", "opened", "placed", "registered", "inserted"),
            *("issued", "uploaded", "posted"),
        ),
        "create",
    ),
    **dict.fromkeys(
        ("updated", "update", "changed", "change", "changes", "modified", "edited", "edit", "revised"), "update"
    ),
    **dict.fromkeys(
        ("deleted", "delete", "removed", "remove", "deletion", "removal", "destroyed", "destroy", "erased"), "delete"
    ),
}
"""What happens to a record by the word of an event's name; where it has a state of that name, that comes first."""

IDLE = frozenset(
    {"on", "when", "after", "event", "events", "webhook", "hook", "notification", "was", "is", "has", "been"}
    | {"became", "becomes", "marked", "moved", "as", "to", "the", "a", "an", "did", "v"}
)
"""Words of an event's name that say nothing of what happened."""

DOMAINS = frozenset({"com", "org", "net", "io", "dev", "app"})
"""The first word of names that begin with a domain in reverse: `com.acme.order.created`."""

STATE_WORDS = frozenset({"status", "state"})
"""What every property of states may be called in an event's name."""

OF_EVENTS: Mapping[str, frozenset[str]] = {
    "id": frozenset({"id", "eventid", "webhookid", "messageid", "deliveryid", "uuid"}),
    "type": frozenset({"type", "event", "eventtype", "eventname", "topic", "action", "name", "kind"}),
    "time": frozenset({"timestamp", "time", "occurredat", "sentat", "createdat", "created", "at", "date", "eventtime"}),
}
"""What a payload says of its event itself, by the names of its properties."""

TYPE_NAMES = ("type", "event", "event_type", "eventType", "event_name", "eventName")
"""Where webhooks in the wild say what they are: Standard Webhooks and CloudEvents use `type`."""

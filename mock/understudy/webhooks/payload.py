"""The payload of an event: from its template, or from the record by what the schema's properties are called."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from understudy.inference.conventions import folded, in_singular, property_role, same_noun, words
from understudy.inference.conventions.events import OF_EVENTS
from understudy.inference.events import Webhook
from understudy.inference.paths import last_name
from understudy.inference.resources import Collection
from understudy.inference.shapes import alternatives, properties, reference, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.violations import Violation
from understudy.records.context import RecordContext
from understudy.records.expressions import fill
from understudy.state.store import Record
from understudy.webhooks.rendering import cloud_event_attributes

_DEPTH = 4


class OffContractError(Exception):
    """A payload breaks the document's own schema for it; it is never sent."""

    def __init__(self, violations: tuple[Violation, ...]) -> None:
        super().__init__("; ".join(f"{each.location} {each.pointer}: {each.message}" for each in violations))
        self.violations = violations


@dataclass(frozen=True, slots=True)
class EventFacts:
    """What is known of something that happened. `state` is the property that moved, if one did; `place` is the key with
    those of the records above.
    """

    id: str
    sequence: int
    time: str
    collection: Collection | None
    key: tuple[str, ...]
    record: Record
    previous: Record
    state: str | None = None
    place: tuple[str, ...] = ()


def build_payload(context: RecordContext, webhook: Webhook, facts: EventFacts) -> Any:
    """A payload that keeps to the webhook's schema. Raises OffContractError where a template breaks it."""
    if webhook.payload is not None:
        event = {"id": facts.id, "type": webhook.name, "time": facts.time, "sequence": facts.sequence}
        payload = fill(webhook.payload, None, {"record": facts.record, "previous": facts.previous, "event": event})
    else:
        made = _candidate(context, webhook, webhook.schema, facts, 0)
        payload = facts.record if made is None else made
        if webhook.schema is not None:
            payload = context.values.fit(webhook.schema, "response", payload, key=f"event/{facts.id}")
    if webhook.schema is not None:
        validator = context.contract.schemas.validator(webhook.schema, "response")
        if not validator.is_valid(payload):
            raise OffContractError(validator.violations(payload, f"webhook {webhook.name}"))
    return payload


def _candidate(context: RecordContext, webhook: Webhook, node: Node | None, facts: EventFacts, depth: int) -> Any:
    """What the schema's properties, by their names, would hold; None where nothing is known."""
    schemas = context.contract.schemas
    named = properties(schemas, node)
    if depth and _shows_record(context, node, facts):
        return facts.record
    found: dict[str, Any] = {}
    if depth == 0 and "specversion" in named:
        path = facts.collection.path if facts.collection is not None else ""
        attributes = cloud_event_attributes(facts.id, webhook.name, facts.time, path, facts.place)
        found = {
            name: value for name, value in attributes.items() if name in named and _allows(context, named[name], value)
        }
    for name, inner in named.items():
        if name in found:
            continue
        value = _value(context, webhook, name, inner, facts, depth)
        if value is not None:
            found[name] = value
    return found or None


def _shows_record(context: RecordContext, node: Node | None, facts: EventFacts) -> bool:
    target = reference(facts.collection.schema) if facts.collection is not None else None
    among = (node, *alternatives(context.contract.schemas, node))  # as where it may also be null
    return target is not None and any(reference(each) == target for each in among)


def _value(context: RecordContext, webhook: Webhook, name: str, node: Node, facts: EventFacts, depth: int) -> Any:
    schemas = context.contract.schemas
    kind, word = type_of(schemas, node), folded(name)
    if _shows_record(context, node, facts):
        return facts.record
    if depth == 0 and not _is_record(context, webhook, facts):
        if word in OF_EVENTS["id"]:
            return facts.sequence if kind == "integer" else facts.id
        if word in OF_EVENTS["type"] and _allows(context, node, webhook.name):
            return webhook.name
        if word in OF_EVENTS["time"] or property_role(name, node) == "created-at":
            return int(datetime.fromisoformat(facts.time).timestamp()) if kind == "integer" else facts.time
    previous = _previous(name, facts)
    if previous is not None:
        return previous
    if name in facts.record:
        return facts.record[name]
    noun = last_name(facts.collection.path) if facts.collection is not None else ""
    if noun and facts.key:
        if words(name) == (*in_singular(words(noun)), "id"):
            return facts.key[-1]
        if kind == "object" and same_noun(noun, name):
            return facts.record
    if kind == "object" and depth < _DEPTH:
        return _candidate(context, webhook, node, facts, depth + 1)
    return None


def _is_record(context: RecordContext, webhook: Webhook, facts: EventFacts) -> bool:
    """Whether the whole payload is the record itself."""
    target = reference(facts.collection.schema) if facts.collection is not None else None
    return target is not None and reference(webhook.schema) == target


def _allows(context: RecordContext, node: Node, value: str) -> bool:
    return context.contract.schemas.validator(node, "response").is_valid(value)


def _previous(name: str, facts: EventFacts) -> Any:
    """`previous_status`, `old_status`, `from_status`: the state before."""
    parts = words(name)
    if len(parts) < 2 or parts[0] not in ("previous", "prev", "old", "from", "former", "prior"):
        return None
    suffix = parts[1:]
    named: Mapping[str, Any] = facts.previous
    return next((value for key, value in named.items() if words(key) == suffix), None)

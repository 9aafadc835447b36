"""What subscribers are notified of: one message for each change of a record, each move of a state and each event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Literal

from understudy.broadcast.topics import Topics
from understudy.inference.resources import Collection
from understudy.lazy_dataclass import dataclass
from understudy.state.store import Address, Change, Record
from understudy.state.work import Work
from understudy.webhooks.outbox import Event

Kind = Literal["created", "updated", "deleted", "moved", "event"]


@dataclass(frozen=True, slots=True)
class Message:
    """Something that was committed. `sequence` counts from 1 and orders all messages of a mock.

    `before` and `after` are the states of a move (of `property`) and the records of any other change, None
    where there is none. `event` is the type of a webhook event, `after` then its payload.
    """

    sequence: int
    kind: Kind
    topic: str
    resource: str
    key: tuple[str, ...]
    before: Any = None
    after: Any = None
    property: str | None = None
    event: str | None = None

    def to_json(self) -> dict[str, Any]:
        """The message as a JSON object; `before` and `after` are called `from` and `to` there."""
        payload: dict[str, Any] = {"sequence": self.sequence, "kind": self.kind, "topic": self.topic}
        payload |= {"resource": self.resource, "key": list(self.key), "from": self.before, "to": self.after}
        return payload | {name: value for name in ("property", "event") if (value := getattr(self, name)) is not None}

    @staticmethod
    def from_json(data: Mapping[str, Any]) -> Message:
        """What `to_json` has written."""
        place = (data["sequence"], data["kind"], data["topic"], data["resource"], tuple(data["key"]))
        return Message(*place, data["from"], data["to"], data.get("property"), data.get("event"))


def drafts(
    collections: Mapping[str, Collection],
    topics: Topics,
    work: Work,
    changes: Sequence[Change],
    events: Sequence[Event],
) -> Iterator[Message]:
    """What a unit of work will have done: its records in the order of their changes, then moves, then events.

    They have no numbers yet, for nothing is committed yet.
    """
    for change in changes:
        collection = collections.get(change.address.collection)
        if collection is None:
            continue  # the mock's own records, such as timers
        before = work.stored(change.address)
        kind = _kind(before, change.record)
        if kind is not None:
            key = (*change.address.parent, *change.address.key)
            yield Message(0, kind, topics.of(change.address), collection.path, key, before, change.record)
    for move in work.moves:
        if move.before is not None:
            key = (*move.address.parent, *move.address.key)
            path = collections[move.address.collection].path
            yield Message(0, "moved", topics.of(move.address), path, key, move.before, move.after, move.property)
    by_path = {collection.path: collection for collection in collections.values()}
    for event in events:
        yield Message(
            0,
            "event",
            _topic(topics, by_path[event.resource], event),
            event.resource,
            event.key,
            None,
            event.payload,
            None,
            event.type,
        )


def _kind(before: Record | None, after: Record | None) -> Kind | None:
    if after is None:
        return None if before is None else "deleted"
    if before is None:
        return "created"
    return "updated" if before != after else None


def _topic(topics: Topics, collection: Collection, event: Event) -> str:
    cut = collection.parent_count
    return topics.of(Address(collection.id, event.key[:cut], event.key[cut:]))

"""One call as behaviour sees it: the operation, its decoded input, the state, and how to answer.

Knows the contract and the unit of work; knows nothing of bytes, headers or servers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from understudy.clock import Clock, timestamp
from understudy.contract import Contract
from understudy.inference.conventions import property_role
from understudy.inference.envelopes import wrap
from understudy.inference.lifecycle import Progression
from understudy.inference.resources import Collection, Plan, canonical
from understudy.inference.shapes import properties, type_of
from understudy.messages import Answer, Refusal
from understudy.openapi.media_types import covers_json
from understudy.openapi.model import MediaType, Node, Operation
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.values.generate import Values

__all__ = ["CONTENT", "Call", "Habits", "Refused", "World", "item_address", "key_text"]


class Refused(Exception):  # noqa: N818 - it is a decision, not an error
    """Behaviour will not do it; carries the refusal."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.message)
        self.refusal = refusal


def key_text(value: Any) -> str:
    """A key as it stands in a path."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # 1.0 is an integer in JSON Schema (2020-12 core, 4.2.2): the same key as 1
    return str(value)


def item_address(collection: Collection, texts: tuple[str, ...]) -> Address:
    """The address of an item whose path has these values, the keys of the records above it first."""
    start = collection.parent_count
    return Address(collection.id, texts[:start], texts[start : start + len(collection.key_parameters)])


@dataclass(frozen=True, slots=True)
class Habits:
    """The times that a record keeps (property names), whether an operation reads or deletes one, and how keys count.

    `first_key` is the first key of a collection that counts its records with plain integers, else None.
    """

    created: tuple[str, ...]
    updated: tuple[str, ...]
    readable: bool
    deletable: bool
    first_key: int | None


def _habits(contract: Contract, collection: Collection) -> Habits:
    created, updated = [], []
    for name, node in properties(contract.schemas, collection.schema).items():
        resolved = contract.schemas.resolve(node)
        if isinstance(resolved, dict) and resolved.get("format") == "date-time":
            role = property_role(name, node if isinstance(node, dict) and "x-mock-role" in node else resolved)
            if role == "created-at":
                created.append(name)
            elif role == "updated-at":
                updated.append(name)
    item = collection.item
    methods = {operation.method for operation in contract.operations.values() if canonical(operation.path) == item}
    counting = _first_key(contract, collection)
    return Habits(tuple(created), tuple(updated), "GET" in methods, "DELETE" in methods, counting)


_COUNTS = frozenset({"type", "format", "minimum", "maximum", "readOnly", "description", "example", "examples", "title"})


def _first_key(contract: Contract, collection: Collection) -> int | None:
    """Where counting starts, if the one key is an integer that only bounds restrict, with room to count."""
    if len(collection.key_nodes) != 1:
        return None
    shape = contract.schemas.resolve(collection.key_nodes[0])
    if not isinstance(shape, dict) or type_of(contract.schemas, collection.key_nodes[0]) != "integer":
        return None
    low, high = shape.get("minimum", 1), shape.get("maximum", 1 << 53)
    extra = [name for name in shape if name not in _COUNTS and not name.startswith("x-")]
    plain = isinstance(low, int) and isinstance(high, int) and not extra and high >= 1 << 31
    return max(1, low) if plain else None


@dataclass(frozen=True, slots=True)
class World:
    """What every call needs and none changes. `progression` overrides what the lifecycles say."""

    contract: Contract
    values: Values
    clock: Clock
    progression: Progression | None = None
    _habits: dict[str, Habits] = field(default_factory=dict)

    def habits(self, collection: Collection) -> Habits:
        """What making and changing a record of a collection always involves, worked out once."""
        known = self._habits.get(collection.id)
        if known is None:
            known = self._habits[collection.id] = _habits(self.contract, collection)
        return known

    def collection(self, name: str) -> Collection:
        return self.contract.resources.collections[name]


@dataclass(slots=True)
class Call:
    """One request to one operation, decoded and validated. `status` and `media` are those of the answer to give."""

    world: World
    operation: Operation
    plan: Plan
    work: Work
    request_path: str
    status: int
    media: MediaType | None
    path: Mapping[str, Any] = field(default_factory=dict)
    query: Mapping[str, Any] = field(default_factory=dict)
    headers: Mapping[str, Any] = field(default_factory=dict)
    body: Any = None
    body_media: MediaType | None = None
    created: dict[str, Record] = field(default_factory=dict)

    @property
    def now(self) -> str:
        """The mock's time, as a date-time."""
        return timestamp(self.world.clock.now())

    @property
    def collection(self) -> Collection:
        """The collection that the plan is about."""
        return self.world.collection(str(self.plan.collection))

    @property
    def attributes(self) -> Record:
        """The properties that the request body gives, unwrapped."""
        return self.plan.body.attributes(self.body)

    def path_texts(self) -> tuple[str, ...]:
        """The values of the path parameters in path order."""
        return tuple(key_text(self.path.get(name, "")) for name in self.plan.path_names)

    def parent_key(self) -> tuple[str, ...]:
        return self.path_texts()[: self.collection.parent_count]

    def address(self) -> Address:
        """The address of the item that the path selects."""
        return item_address(self.collection, self.path_texts())

    def documents(self, status: int) -> bool:
        return self.operation.documents(status)

    def shown(self, node: Node | None, record: Record) -> Record:
        """The properties of a record that a response schema speaks of; all, where it welcomes others outright."""
        schemas = self.world.contract.schemas
        named = properties(schemas, node)
        resolved = schemas.resolve(node)
        welcomes = isinstance(resolved, dict) and resolved.get("additionalProperties") not in (None, False)
        if not named or welcomes or record.keys() <= named.keys():
            return record
        return {name: value for name, value in record.items() if name in named}

    def answer(self, candidate: Any, *, key: str, headers: tuple[tuple[str, str], ...] = ()) -> Answer:
        """The answer nearest to `candidate` that the response schema allows. `key` seeds whatever must be made up."""
        media = self.media
        if media is None:
            return Answer(self.status, headers=headers)
        if not covers_json(media.name):
            return Answer(self.status, self._content(candidate, media, key), media.name, headers)
        if self.plan.envelope:
            candidate = wrap(self.plan.envelope, candidate)
        node: Node = True if media.schema is None else media.schema
        value = self.world.values.fit(node, "response", candidate, key=key)
        return Answer(self.status, value, media.name, headers)

    def _content(self, candidate: Any, media: MediaType, key: str) -> Any:
        """What is not JSON: the bytes that a base64 property of the record holds, else an example, else made up."""
        stored = _stored_bytes(candidate)
        if stored is not None and not media.name.startswith("text/"):
            return stored
        for example in media.examples:
            return example
        if media.schema is None or media.schema is True:
            return b""
        return self.world.values.generate(media.schema, "response", key=key)

    def example(self) -> Any:
        """The first example of the response, or None."""
        return self.media.examples[0] if self.media and self.media.examples else None


def _stored_bytes(candidate: Any) -> bytes | None:
    return candidate.get(CONTENT) if isinstance(candidate, dict) and isinstance(candidate.get(CONTENT), bytes) else None


CONTENT = "\0content"
"""The key under which a read hands over the bytes of a record; no JSON property of a document can be named so."""

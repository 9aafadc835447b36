"""What every change of a record needs and none changes: the contract, values, the clock, and the traits of collections.

Knows the contract; knows nothing of requests or of a unit of work.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any

from understudy.clock import Clock
from understudy.contract import Contract
from understudy.inference.conventions import HOLDERS, folded, property_role
from understudy.inference.keys import property_node
from understudy.inference.lifecycle import Lifecycle, Progression
from understudy.inference.resources import Collection
from understudy.inference.shapes import besides_null, properties, type_of
from understudy.json_codec import EXACT
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.schemas import Schemas
from understudy.records.making_times import Lifetime, TimeOf, lifetimes, times_at_making, times_of_states
from understudy.records.moments import WRITTEN
from understudy.values.generate import Values


@dataclass(frozen=True, slots=True)
class Traits:
    """What is the same for every record of a collection.

    `created` and `updated` are the properties that hold these times, or ways into the record. `readable` and
    `deletable` say whether an operation reads or deletes one record. `below` are the collections whose records stand
    below one of these, at any depth. `first_key` is the first key of a collection that counts its records with plain
    integers, else None. `shaped` are the times that are no date-times. `starts` is what states, flags and amounts are
    at first, by name, and `starts_inside` by way into the record. `is_placed`: a record says what it stands below;
    `inherits`: it may take foreign keys from the records that others of its own point at. `lifetimes` are numbers by
    which a client says how long something lasts. `times_of` are the times of states and flags.
    """

    created: tuple[str, ...]
    updated: tuple[str, ...]
    readable: bool
    deletable: bool
    below: tuple[str, ...]
    first_key: int | None
    shaped: frozenset[str] = frozenset()
    starts: tuple[tuple[str, Any], ...] = ()
    starts_inside: tuple[tuple[str, Any], ...] = ()
    is_placed: bool = False
    inherits: bool = False
    lifetimes: tuple[Lifetime, ...] = ()
    times_of: tuple[TimeOf, ...] = ()


def _traits(contract: Contract, collection: Collection) -> Traits:
    times: dict[str, list[str]] = {"created-at": [], "updated-at": []}
    shaped = set()
    for way, node in _properties(contract.schemas, collection.schema):
        resolved = contract.schemas.resolve_object(besides_null(contract.schemas, node))
        if _takes_time(contract.schemas, node, resolved):
            declared = node if isinstance(node, dict) and "x-mock-role" in node else resolved
            role = property_role(way.rpartition("/")[2], declared)
            if role in times:
                times[role].append(way)
                if resolved.get("format") != "date-time" or type_of(contract.schemas, node) in ("integer", "number"):
                    shaped.add(way)

    def takes_time(node: Node) -> bool:
        shape = contract.schemas.resolve_object(besides_null(contract.schemas, node))
        return _takes_time(contract.schemas, node, shape)

    named = properties(contract.schemas, collection.schema)
    more = list(times_at_making(contract, collection, takes_time, times["created-at"]))
    times_of = times_of_states(contract, collection, takes_time)
    forms = {name: contract.schemas.resolve_object(besides_null(contract.schemas, named[name])) for name in named}
    shaped |= {name for name in more if forms[name].get("format") != "date-time"}
    shaped |= {each.name for each in times_of if forms[each.name].get("format") != "date-time"}
    methods = contract.resource_index.methods_at.get(collection.item, ())
    starts = _starts(contract, collection)
    return Traits(
        created=(*times["created-at"], *more),
        updated=tuple(times["updated-at"]),
        readable="GET" in methods,
        deletable="DELETE" in methods,
        below=tuple(name for name in contract.resources.collections if name.startswith(collection.id + "/{}")),
        first_key=_first_key(contract, collection),
        shaped=frozenset(shaped),
        starts=tuple((name, value) for name, value in starts.items() if "/" not in name),
        starts_inside=tuple((name, value) for name, value in starts.items() if "/" in name),
        is_placed=_says_its_place(contract, collection),
        inherits=_inherits(contract, collection),
        lifetimes=lifetimes(contract, collection, takes_time),
        times_of=times_of,
    )


def _says_its_place(contract: Contract, collection: Collection) -> bool:
    """Whether a record has properties for what stands above it in the path."""
    if any(name is not None for name in collection.parent_properties):
        return True
    pointed_at = {each.collection for each in collection.references}
    above = collection.parent
    while above is not None:
        if above in pointed_at:
            return True
        above = contract.resources.collections[above].parent
    return False


def _inherits(contract: Contract, collection: Collection) -> bool:
    """Whether a record that one of its own points at may have another of its foreign keys."""
    for other in collection.references:
        pointed_at = contract.resources.collections.get(other.collection)
        inner = {each.collection for each in pointed_at.references} if pointed_at is not None else set()
        if any(each.property != other.property and each.collection in inner for each in collection.references):
            return True
    return False


def _starts(contract: Contract, collection: Collection) -> dict[str, Any]:
    """The first state of every property like a state: the lifecycle's, else what the document shows.

    So it is with the flags, times and amounts of verbs that nobody has used yet.
    """
    found: dict[str, Any] = {each.property: each.initial for each in contract.lifecycles_of(collection.id)}
    for state in (*collection.states, *collection.openings):
        found.setdefault(state.name, state.initial)
    return {**collection.starts, **found}


def _properties(schemas: Schemas, record: Node | None) -> Iterator[tuple[str, Node]]:
    """The properties of a record, and those in an object such as `metadata`."""
    for name, node in properties(schemas, record).items():
        yield name, node
        for inner, entry in properties(schemas, node).items() if folded(name) in HOLDERS else ():
            yield f"{name}/{inner}", entry


def _takes_time(schemas: Schemas, node: Node, shape: Mapping[str, Any]) -> bool:
    """Whether a property holds a time: as a date-time, as a date, in seconds, or as a text that may be a date-time."""
    kind, example = type_of(schemas, node), shape.get("example")
    if shape.get("format") in ("date-time", "date") or kind in ("integer", "number"):
        return True
    plain = kind == "string" and not shape.keys() & {"format", "enum", "const"}
    usual = example is None or (isinstance(example, str) and WRITTEN.fullmatch(example) is not None)
    return plain and usual and schemas.takes(node, "response", _SOME_TIME)


_SOME_TIME = "2026-01-05T09:30:00Z"
_COUNTS = frozenset({"type", "format", "minimum", "maximum", "readOnly", "description", "example", "examples", "title"})


def _first_key(contract: Contract, collection: Collection) -> int | None:
    """Where counting starts, if the one key is an integer that only bounds restrict, with room to count."""
    if len(collection.key_nodes) != 1:
        return None
    shape = contract.schemas.resolve_object(collection.key_nodes[0])
    if type_of(contract.schemas, collection.key_nodes[0]) != "integer":
        return None
    low, high = shape.get("minimum", 1), shape.get("maximum", EXACT)
    extra = [name for name in shape if name not in _COUNTS and not name.startswith("x-")]
    plain = isinstance(low, int) and isinstance(high, int) and not extra and high >= 1 << 31
    return max(1, low) if plain else None


@dataclass(frozen=True, slots=True)
class RecordContext:
    """The surroundings of records. `progression` overrides what the lifecycles of the contract say.

    `derived` keeps what was worked out of the contract once, `creations` how records of a collection begin.
    """

    contract: Contract
    values: Values
    clock: Clock
    progression: Progression | None = None
    derived: dict[str, Any] = field(default_factory=dict)
    creations: dict[tuple[str, int], Any] = field(default_factory=dict)
    _traits: dict[str, Traits] = field(default_factory=dict)
    _kinds: dict[tuple[str, str | None], str | None] = field(default_factory=dict)

    def remember(self, name: str, make: Callable[[], Any]) -> Any:
        """What `make` says, worked out once and kept under this name."""
        if name not in self.derived:
            self.derived[name] = make()
        return self.derived[name]

    def traits(self, collection: Collection) -> Traits:
        """What is the same for every record of a collection, worked out once."""
        known = self._traits.get(collection.id)
        if known is None:
            known = self._traits[collection.id] = _traits(self.contract, collection)
        return known

    def kind_of(self, collection: Collection, name: str | None) -> str | None:
        """The type of a property of a collection's records, by name or by way into the record; worked out once."""
        key = (collection.id, name)
        if key not in self._kinds:
            schemas = self.contract.schemas
            self._kinds[key] = type_of(schemas, property_node(schemas, collection.schema, name))
        return self._kinds[key]

    def collection(self, name: str) -> Collection:
        """A collection by its id."""
        return self.contract.resources.collections[name]

    def progresses(self, lifecycle: Lifecycle) -> Progression:
        """How time moves a lifecycle: as the mock says, else as the lifecycle does."""
        return self.progression or lifecycle.progression

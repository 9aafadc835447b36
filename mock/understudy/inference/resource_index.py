"""A kind of record as tests and generated code see it: its attributes, relations, states and operations.

`ResourceNames` finds the collections that a name means.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from understudy.inference.conventions import folded, in_singular, words
from understudy.inference.paths import canonical, last_name, segments
from understudy.inference.relatives import (
    Relation,
    body_node,
    creations,
    noun,
    readings,
    relations,
    schema_name,
    settable_states,
)
from understudy.inference.resources import Collection, Plan, Resources, StateProperty
from understudy.inference.shapes import properties, type_of
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of record. `attributes` are those of a response, `settable` those that its create request takes.

    `creation` is the operation that creates a record, `reading` the GET that answers with one. `open` is whether a
    record may have other attributes, `objects` whether records are objects at all.
    """

    name: str
    collection: Collection
    attributes: Mapping[str, Node]
    settable: Mapping[str, Node]
    relations: Mapping[str, Relation]
    states: tuple[StateProperty, ...]
    creation: Operation | None
    reading: Operation | None
    open: bool
    objects: bool = True

    @property
    def noun(self) -> str:
        """What others call one record: the singular of the collection's last segment."""
        return noun(self.collection)


class ResourceIndex:
    """The resources of one document; each is put together when it is first looked up."""

    def __init__(self, resources: Resources, operations: Mapping[str, Operation], schemas: Schemas) -> None:
        self._resources, self._operations, self._schemas = resources, operations, schemas
        self._known: dict[str, Resource] = {}

    def at(self, collection: str) -> Resource:
        """The resource of a collection id."""
        known = self._known.get(collection)
        if known is None:
            known = self._known[collection] = self._resource(self._resources.collections[collection])
        return known

    def owner(self, operation: Operation) -> Resource | None:
        """The resource whose item the path of an operation leads through last."""
        parts = segments(self._resources.plans[operation.id].place)
        for length in range(len(parts), 0, -1):
            found = self._items.get("/" + "/".join(parts[:length]))
            if found is not None:
                return self.at(found)
        return None

    def path_node(self, collection: Collection, name: str) -> Node:
        """The schema of a parameter of a collection's path."""
        for operation in self._operations.values():
            if self._resources.plans[operation.id].place.startswith(collection.id):
                for parameter in operation.parameters:
                    if parameter.location == "path" and parameter.name == name:
                        return parameter.schema
        return True

    def _resource(self, collection: Collection) -> Resource:
        schemas = self._schemas
        creation = self._creations.get(collection.id)
        is_open = not isinstance(collection.schema, dict)
        extra = schemas.resolve_object(collection.schema).get("additionalProperties", is_open)
        body = body_node(schemas, creation, self._resources.plans[creation.id]) if creation else None
        settable = properties(schemas, body)
        return Resource(
            name=schema_name(collection) or collection.name,
            collection=collection,
            attributes=properties(schemas, collection.schema),
            settable=settable,
            relations=relations(self._resources, collection),
            states=tuple(settable_states(schemas, collection, settable)),
            creation=creation,
            reading=self._readings.get(collection.id),
            open=extra not in (None, False),
            objects=type_of(schemas, collection.schema) in (None, "object"),
        )

    @cached_property
    def plans_of(self) -> Mapping[str | None, Sequence[Plan]]:
        """What operations do, by the collection whose records they are about."""
        found: dict[str | None, list[Plan]] = {}
        for plan in self._resources.plans.values():
            found.setdefault(plan.collection, []).append(plan)
        return found

    @cached_property
    def methods_at(self) -> Mapping[str, frozenset[str]]:
        """The methods of the operations at each path, with every parameter as `{}`."""
        found: dict[str, set[str]] = {}
        for operation in self._operations.values():
            found.setdefault(self._resources.plans[operation.id].place, set()).add(operation.method)
        return {path: frozenset(methods) for path, methods in found.items()}

    @cached_property
    def _items(self) -> Mapping[str, str]:
        return {entry.item: entry.id for entry in self._resources.collections.values()}

    @cached_property
    def _creations(self) -> Mapping[str, Operation]:
        return creations(self._operations, self._resources)

    @cached_property
    def _readings(self) -> Mapping[str, Operation]:
        return readings(self._schemas, self._operations, self._resources)


class ResourceNames:
    """The collections of one document by every name that they go by; indexed when a name is first looked up."""

    def __init__(self, collections: Mapping[str, Collection]) -> None:
        self._collections = collections

    def find(self, name: str) -> tuple[Collection, ...]:
        """The collections that a name may mean: none for an unknown one, several where it is ambiguous.

        `/api/v2/orders` is a path; `Order` the schema of the records; `orders`, `order` and `orderItems` are names. A
        name as it is written comes before one in another case style, a collection on top before those below others.
        """
        if name.startswith("/"):
            found = self._collections.get(canonical(name))
            return () if found is None else (found,)
        matches = self._exact.get(name) or self._by_folded_name.get(folded(name)) or {}
        tops = [each for each in matches.values() if not each.parent_count]
        return tuple(tops or matches.values())

    @property
    def all(self) -> tuple[str, ...]:
        """Every name as it is written, no paths."""
        return tuple(self._exact)

    @cached_property
    def _exact(self) -> Mapping[str, dict[str, Collection]]:
        return self._index()[0]

    @cached_property
    def _by_folded_name(self) -> Mapping[str, dict[str, Collection]]:
        return self._index()[1]

    def _index(self) -> tuple[dict[str, dict[str, Collection]], dict[str, dict[str, Collection]]]:
        exact: dict[str, dict[str, Collection]] = {}
        by_sound: dict[str, dict[str, Collection]] = {}
        for collection in self._collections.values():
            for name in _names(collection):
                exact.setdefault(name, {})[collection.id] = collection
                by_sound.setdefault(folded(name), {})[collection.id] = collection
        return exact, by_sound


def _names(collection: Collection) -> Iterator[str]:
    schema = schema_name(collection)
    if schema is not None:
        yield schema
    yield collection.name
    if name := last_name(collection.path):
        yield name
        yield "_".join(in_singular(words(name))) or name

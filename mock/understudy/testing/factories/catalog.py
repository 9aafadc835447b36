"""The resources of a contract as factories name them: attributes, relations, and the operations that make and read one.

Knows the contract; knows nothing of records.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from understudy.contract import Contract
from understudy.inference.conventions import folded
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
from understudy.inference.resources import Collection, Plan, StateProperty, canonical, segments
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node, Operation
from understudy.openapi.schemas import Schemas
from understudy.testing.factories.errors import FactoryError, listed, unknown

__all__ = ["Catalog", "Relation", "Resource"]


@dataclass(frozen=True, slots=True)
class Resource:
    """A kind of record. `attributes` are those of an answer, `settable` those that its create request takes.

    `open` tells whether others are welcome, `objects` whether its records are objects at all.
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

    def relation(self, name: str) -> Relation:
        """The relation of a name, in any case style; the property of a foreign key will do. Raises FactoryError."""
        found = self.relations.get(name)
        for relation in self.relations.values() if found is None else ():
            if name == relation.foreign_key or folded(name) == folded(relation.name):
                return relation
        if found is None:
            raise FactoryError(unknown(self.name, "relation", name, self.relations))
        return found

    def check_attribute(self, name: str) -> None:
        """Raises FactoryError, with the nearest name, for an attribute that no record of the resource has."""
        known = {**self.attributes, **self.settable}
        if known and name not in known and name in self.relations:
            raise FactoryError(f'{self.name} has no attribute "{name}", but a relation: relate={{"{name}": …}}')
        if known and name not in known and not self.open:
            raise FactoryError(unknown(self.name, "attribute", name, known))


class Catalog:
    """The resources of one contract by every name that they go by."""

    def __init__(self, contract: Contract) -> None:
        self._contract = contract
        self._known: dict[str, Resource] = {}
        self._items = {entry.item: entry.id for entry in contract.resources.collections.values()}
        self._key_nodes: dict[tuple[str, int], Node] = {}

    def resource(self, name: str) -> Resource:
        """The resource of a schema name, a collection name or a path. Raises FactoryError, with the nearest name."""
        found = self._contract.names.find(name)
        if not found:
            raise FactoryError(unknown("the document", "resource", name, self.names))
        if len(found) > 1:
            paths = [entry.path for entry in found]
            raise FactoryError(f'"{name}" means several collections; say which one by its path: {listed(paths)}')
        return self.at(found[0].id)

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of a resource that is not a path."""
        return self._contract.names.all

    @property
    def schemas(self) -> Schemas:
        return self._contract.schemas

    def owner(self, operation: Operation) -> Resource | None:
        """The resource whose item the path of an operation leads through last."""
        parts = segments(canonical(operation.path))
        for length in range(len(parts), 0, -1):
            found = self._items.get("/" + "/".join(parts[:length]))
            if found is not None:
                return self.at(found)
        return None

    def key_node(self, collection: Collection, place: int) -> Node:
        """The schema of the path parameter that holds a part of a record's key."""
        known = self._key_nodes.get((collection.id, place))
        if known is None:
            known = self.path_node(collection, collection.key_parameters[place])
            self._key_nodes[collection.id, place] = known
        return known

    def path_node(self, collection: Collection, name: str) -> Node:
        """The schema of a parameter of a collection's path."""
        for operation in self._contract.operations.values():
            if canonical(operation.path).startswith(collection.id):
                for parameter in operation.parameters:
                    if parameter.location == "path" and parameter.name == name:
                        return parameter.schema
        return True

    def at(self, identity: str) -> Resource:
        """The resource of a collection id."""
        if identity not in self._known:
            self._known[identity] = self._resource(self._contract.resources.collections[identity])
        return self._known[identity]

    def _resource(self, collection: Collection) -> Resource:
        schemas = self._contract.schemas
        creation = self._creations.get(collection.id)
        resolved = schemas.resolve(collection.schema)
        extra = resolved.get("additionalProperties") if isinstance(resolved, dict) else True
        settable = properties(schemas, body_node(schemas, creation, self.plan(creation))) if creation else {}
        return Resource(
            name=schema_name(collection) or collection.name,
            collection=collection,
            attributes=properties(schemas, collection.schema),
            settable=settable,
            relations=relations(self._contract.resources, collection),
            states=tuple(settable_states(schemas, collection, settable)),
            creation=creation,
            reading=self._readings.get(collection.id),
            open=extra not in (None, False),
            objects=type_of(schemas, collection.schema) in (None, "object"),
        )

    @cached_property
    def _creations(self) -> Mapping[str, Operation]:
        return creations(self._contract.operations, self._contract.resources)

    def plan(self, operation: Operation) -> Plan:
        return self._contract.resources.plans[operation.id]

    @cached_property
    def _readings(self) -> Mapping[str, Operation]:
        return readings(self.schemas, self._contract.operations, self._contract.resources)

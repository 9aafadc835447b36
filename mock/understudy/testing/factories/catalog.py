"""The resources of a contract as factories name them: attributes, relations, and the operations that make and read one.

Knows the contract; knows nothing of records.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from understudy.contract.conventions import singular, spoken, words
from understudy.contract.index import Contract
from understudy.contract.model import Node, Operation
from understudy.contract.resources import Collection, Plan, Reference, StateProperty, canonical, segments
from understudy.contract.schemas import Schemas
from understudy.contract.shapes import body_schema, json_media, properties, reference, type_of
from understudy.testing.factories.errors import FactoryError, listed, unknown

__all__ = ["Catalog", "Relation", "Resource"]


@dataclass(frozen=True, slots=True)
class Relation:
    """How a resource hangs together with another.

    `one`: `foreign_key` holds the other's key. `parent`: the other stands above it in the path. `path`: a parameter of
    the path that no collection owns. `many`: the other's `foreign_key` holds our key. `below`: the other stands below
    it in the path.
    """

    name: str
    kind: Literal["one", "parent", "path", "many", "below"]
    collection: str
    foreign_key: str | None = None

    @property
    def comes_after(self) -> bool:
        """Whether the other record is made after ours, since it points at it."""
        return self.kind in ("many", "below")


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
        return _noun(self.collection)

    def relation(self, name: str) -> Relation:
        """The relation of a name, in any case style; the property of a foreign key will do. Raises FactoryError."""
        found = self.relations.get(name)
        for relation in self.relations.values() if found is None else ():
            if name == relation.foreign_key or spoken(name) == spoken(relation.name):
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
        self._items = {
            entry.id + "/{}" * len(entry.key_parameters): entry.id for entry in contract.resources.collections.values()
        }
        self._key_nodes: dict[tuple[str, int], Node] = {}
        self._exact: dict[str, list[str]] = {}
        self._spoken: dict[str, list[str]] = {}
        for collection in contract.resources.collections.values():
            for name in _names(collection):
                _add(self._exact, name, collection.id)
                _add(self._spoken, spoken(name), collection.id)

    def resource(self, name: str) -> Resource:
        """The resource of a schema name, a collection name or a path. Raises FactoryError, with the nearest name."""
        collections = self._contract.resources.collections
        found = [name] if name in collections else self._exact.get(name) or self._spoken.get(spoken(name)) or []
        if not found:
            raise FactoryError(unknown("the document", "resource", name, self.names))
        if len(found) > 1:
            paths = [collections[entry].path for entry in found]
            raise FactoryError(f'"{name}" means several collections; say which one by its path: {listed(paths)}')
        return self.at(found[0])

    @property
    def names(self) -> tuple[str, ...]:
        """Every name of a resource that is not a path."""
        return tuple(entry for entry in self._exact if not entry.startswith("/"))

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
        creation = self._creation(collection)
        resolved = schemas.resolve(collection.schema)
        extra = resolved.get("additionalProperties") if isinstance(resolved, dict) else True
        settable = properties(schemas, self.body_node(creation)) if creation else {}
        relations: dict[str, Relation] = {}
        for relation in self._relations(collection):
            relations.setdefault(relation.name, relation)
        return Resource(
            name=_schema_name(collection) or collection.name,
            collection=collection,
            attributes=properties(schemas, collection.schema),
            settable=settable,
            relations=relations,
            states=tuple(self._states(collection, settable)),
            creation=creation,
            reading=self._reading(collection),
            open=extra not in (None, False),
            objects=type_of(schemas, collection.schema) in (None, "object"),
        )

    def _states(self, collection: Collection, settable: Mapping[str, Node]) -> Iterator[StateProperty]:
        """The state properties, with those that a create request names only to say that they are read-only."""
        known = {state.name: state for state in collection.states}
        hides = self._contract.schemas.family("request").is_hidden
        for name, node in properties(self._contract.schemas, collection.schema).items():
            resolved = self._contract.schemas.resolve(node)
            values = resolved.get("enum") if isinstance(resolved, dict) else None
            texts = [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
            if name in known:
                yield known[name]
            elif len(texts) > 1 and (hides(node) or hides(settable.get(name, True))):
                yield StateProperty(name, tuple(texts))

    def plan(self, operation: Operation) -> Plan:
        return self._contract.resources.plans[operation.id]

    def body_node(self, operation: Operation) -> Node | None:
        """The schema of what a request body says of the resource, without its wrapper."""
        node = body_schema(operation)
        wrapper = self.plan(operation).body_wrapper
        return properties(self._contract.schemas, node).get(wrapper, node) if wrapper else node

    def _creation(self, collection: Collection) -> Operation | None:
        """The operation that makes a record: a create on the collection itself, else one elsewhere."""
        found = [
            (canonical(operation.path) != collection.id, operation.id)
            for operation in self._contract.operations.values()
            if (plan := self.plan(operation)).kind == "create" and plan.collection == collection.id
        ]
        return self._contract.operations[min(found)[1]] if found else None

    def _reading(self, collection: Collection) -> Operation | None:
        for operation in self._contract.operations.values():
            plan = self.plan(operation)
            reads = plan.kind == "read" and plan.collection == collection.id and operation.method == "GET"
            media = json_media(plan.success.content) if reads and plan.success is not None else None
            if media is not None and type_of(self._contract.schemas, media.schema) != "array":
                return operation
        return None

    # -- relations ------------------------------------------------------------------------------------------------

    def _relations(self, collection: Collection) -> Iterator[Relation]:
        collections = self._contract.resources.collections
        if collection.parent is not None:
            parent = collections[collection.parent]
            yield Relation(_noun(parent), "parent", parent.id)
        for name in self.free_parameters(collection):
            yield Relation(name, "path", collection.id)
        for entry in collection.references:
            yield Relation(_owner_name(entry.property), "one", entry.collection, entry.property)
        for other in collections.values():
            if other.parent == collection.id:
                yield Relation(_noun(other) if other.singleton else _plural(other), "below", other.id)
        for other in collections.values():
            if other.id != collection.id:
                yield from _many(other, [entry for entry in other.references if entry.collection == collection.id])

    def free_parameters(self, collection: Collection) -> tuple[str, ...]:
        """The parameters of a collection's path that no collection above it owns, in path order."""
        if collection.parent is not None:
            return ()
        return tuple(part.strip("{}") for part in segments(collection.path) if "{" in part)


def _add(index: dict[str, list[str]], name: str, identity: str) -> None:
    found = index.setdefault(name, [])
    if identity not in found:
        found.append(identity)


def _names(collection: Collection) -> Iterable[str]:
    schema = _schema_name(collection)
    short = collection.name.rpartition("/")[2]
    return [
        *([schema] if schema else []),
        collection.name,
        collection.path,
        *([short, singular(short)] if "{" not in short else []),
    ]


def _schema_name(collection: Collection) -> str | None:
    target = reference(collection.schema)
    return target.rpartition("/")[2] if target else None


def _plural(collection: Collection) -> str:
    """The last static segment of a collection's path, as a Python name."""
    static = [part for part in segments(collection.path) if "{" not in part]
    return "_".join(words(static[-1])) or static[-1] if static else collection.name


def _noun(collection: Collection) -> str:
    return singular(_plural(collection))


def _owner_name(name: str) -> str:
    """`customer` for `customer_id`, `pet` for `petId`: a foreign key without the word that says so."""
    if words(name)[-1:] == ("id",) and len(words(name)) > 1:
        return name[: -len("id")].rstrip("_-.")
    return name


def _many(other: Collection, keys: list[Reference]) -> Iterator[Relation]:
    for position, key in enumerate(keys):
        name = _plural(other) if position == 0 else f"{_plural(other)}_by_{_owner_name(key.property)}"
        yield Relation(name, "many", other.id, key.property)

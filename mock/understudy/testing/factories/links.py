"""Settles what a record points at: the record above it in the path and its foreign keys.

What the call relates wins over what it builds, and that over what must be there anyway. Knows the state and the
relations; how another record is made is an argument.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Protocol

from understudy.contract import Contract
from understudy.inference.relatives import Relation
from understudy.inference.resource_index import Resource
from understudy.inference.resources import Collection
from understudy.inference.shapes import alternatives, type_of
from understudy.openapi.model import Node
from understudy.records.keys import key_text
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.testing.factories.composing import generated
from understudy.testing.factories.declare import RelatedRecords
from understudy.testing.factories.errors import FactoryError
from understudy.testing.factories.names import named_relation
from understudy.testing.factories.recipes import Recipe
from understudy.values.generate import Values


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """A record that something points at: its key as a property holds it, and what is known of the rest."""

    value: Any
    address: Address | None
    record: Record


@dataclass(frozen=True, slots=True)
class Context:
    """Why a record is made: the collections that wait for it, and the records that it is to share with them."""

    waiting: tuple[str, ...] = ()
    shared: Mapping[str, LinkTarget] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LinkOptions:
    """The options for the relations of one record. `place`: whether it stands below another in the path."""

    recipe: Recipe
    relate: Mapping[str, Any]
    variants: Sequence[str]
    needs: Callable[[Relation], bool]
    context: Context
    place: bool


@dataclass(slots=True)
class Settled:
    """The key of the record above, the foreign keys, and the records that they point at by collection."""

    parent: tuple[str, ...] = ()
    values: dict[str, Any] = field(default_factory=dict)
    records: dict[str, LinkTarget] = field(default_factory=dict)


class Make(Protocol):
    """Makes the record at the other end of a relation; `branch` says how, None that it must merely be there."""

    def __call__(
        self, resource: Resource, branch: RelatedRecords | None, variants: Sequence[str], context: Context
    ) -> LinkTarget:
        """The record that was made."""


class Linker:
    """Finds or makes what records point at."""

    def __init__(self, contract: Contract, values: Values, known: Callable[[Any], Address | None]) -> None:
        self._contract = contract
        self._values = values
        self._known = known

    def settle(self, options: LinkOptions, work: Work, make: Make) -> Settled:
        """The record above and every foreign key that is related, to be built, shared or needed."""
        turn = _Turn(self, options, work, make)
        relations = options.recipe.resource.relations.values()
        for relation in relations:
            if relation.kind in ("parent", "path") and options.place:
                turn.place(relation)
        ones = [relation for relation in relations if relation.kind == "one"]
        for relation in ones:
            turn.explicit(relation)
        # A record that points at more comes first, so that the others are found through it and not made twice.
        for relation in sorted(
            ones, key=lambda entry: -len(self._contract.resource(entry.collection).collection.references)
        ):
            if options.needs(relation):
                turn.needed(relation)
        return turn.settled

    def find(self, relation: Relation, target: Any, work: Work) -> LinkTarget:
        """The record that `target` means: a record itself or its key. Raises FactoryError when there is none."""
        if isinstance(target, LinkTarget):
            return target
        resource = self._contract.resource(relation.collection)
        try:
            address = self.address(resource, target, work)
        except FactoryError as error:
            raise FactoryError(f'"{relation.name}": {error}') from None
        return self.at(address, work, target if isinstance(target, dict) else {})

    def address(self, resource: Resource, target: Any, work: Work) -> Address:
        """Where a record, or the record with a key, stands. Raises FactoryError when there is none, or several."""
        known = target if isinstance(target, Address) else self._known(target)
        if known is not None and known.collection == resource.collection.id and work.get(known) is not None:
            return known
        key = _key(resource, target)
        found = self.standing(resource.collection.id, key, work)
        if not found:
            raise FactoryError(f"there is no {resource.name} {'/'.join(key)}")
        if len(found) > 1:
            many = f"there are {len(found)} records of {resource.name} with the key {'/'.join(key)}"
            raise FactoryError(f"{many}; give the record that a factory made")
        return found[0]

    def standing(self, collection: str, key: tuple[str, ...], work: Work) -> Sequence[Address]:
        """The addresses of the records with a key, whatever stands above them."""
        if not self.collection(collection).parent_count:
            address = Address(collection, (), key)
            return [address] if work.get(address) is not None else []
        return [entry for entry in work.addresses(collection) if entry.key == key]

    def at(self, address: Address, work: Work, fallback: Record) -> LinkTarget:
        """What stands at an address, as foreign keys point at it."""
        collection = self._contract.resource(address.collection).collection
        record = work.get(address) or fallback
        name = collection.key_properties[-1] if collection.key_properties else None
        value = record.get(name) if name is not None else None
        return LinkTarget(value if value is not None else (address.key[-1:] or (None,))[0], address, record)

    def text_for(self, relation: Relation, resource: Resource, key: str) -> str:
        """Something for a path parameter that no collection owns."""
        node = self._contract.resource_index.path_node(resource.collection, relation.name)
        return key_text(generated(self._values, node, "request", f"{relation.name} of {resource.name}", key=key))

    def typed(self, resource: Resource, name: str, value: Any) -> Any:
        """A key in the notation of the property that holds it."""
        return self.typed_as(resource.attributes.get(name, True), value)

    def typed_as(self, node: Node, value: Any) -> Any:
        """A key in the type of a schema."""
        schemas = self._contract.schemas
        kinds = {type_of(schemas, each) for each in (node, *alternatives(schemas, node))}
        if isinstance(value, str) and "integer" in kinds and value.removeprefix("-").isdigit():
            return int(value)
        return str(value) if isinstance(value, int) and type_of(schemas, node) == "string" else value

    def fits(self, resource: Resource, name: str, value: Any) -> bool:
        """Whether a property takes a value."""
        node: Node = resource.attributes.get(name, resource.settable.get(name, True))
        return self._contract.schemas.validator(node, "response").is_valid(value)

    def collection(self, identity: str) -> Collection:
        return self._contract.resource(identity).collection

    def resource(self, identity: str) -> Resource:
        return self._contract.resource(identity)


def _key(resource: Resource, target: Any) -> tuple[str, ...]:
    names = resource.collection.key_properties
    if not isinstance(target, dict):
        if isinstance(target, list | tuple) or target is None:
            raise FactoryError(f"a record of {resource.name} or its key is wanted; got {target!r}")
        return (key_text(target),)
    if any(name is None or name not in target for name in names):
        raise FactoryError(f"a record of {resource.name} is wanted; this one has no key: {target!r}")
    return tuple(key_text(target[name]) for name in names if name is not None)


class _Turn:
    """Settles one record."""

    def __init__(self, linker: Linker, options: LinkOptions, work: Work, make: Make) -> None:
        self.settled = Settled()
        self._linker, self._work, self._make = linker, work, make
        self._recipe, self._context, self._variants = options.recipe, options.context, options.variants
        self._resource = resource = options.recipe.resource
        self._relate = {named_relation(resource, name).name: value for name, value in options.relate.items()}
        self._branches = {named_relation(resource, entry.relation).name: entry for entry in options.recipe.build}

    def place(self, relation: Relation) -> None:
        """The record above, or the value of a path parameter that no collection owns."""
        if relation.kind == "path":
            target = self._relate.get(relation.name)
            text = (
                self._linker.text_for(relation, self._resource, relation.name) if target is None else key_text(target)
            )
            self.settled.parent += (text,)
            return
        found = self._chosen(relation) or self._by_key(relation) or self._context.shared.get(relation.collection)
        if found is None or found.address is None:
            found = self._made(relation, None)
        assert found.address is not None
        self.settled.parent = (*found.address.parent, *found.address.key)
        self._ancestors(found)

    def _by_key(self, relation: Relation) -> LinkTarget | None:
        """The record above as a foreign key among the attributes says it."""
        for entry in self._resource.collection.references:
            target = self._recipe.supplied.get(entry.property)
            if entry.collection == relation.collection and target is not None:
                return self._linker.find(relation, target, self._work)
        return None

    def _ancestors(self, found: LinkTarget) -> None:
        """Foreign keys to the records above are theirs."""
        address: Address | None = found.address
        while address is not None:
            at = self._linker.at(address, self._work, found.record if address == found.address else {})
            self.settled.records.setdefault(address.collection, at)
            for entry in self._resource.collection.references:
                if entry.collection == address.collection and not self._is_supplied(entry.property):
                    self._point(entry.property, at)
            owner = self._linker.collection(address.collection)
            above = self._linker.collection(owner.parent) if owner.parent else None
            address = (
                Address(above.id, address.parent[: above.parent_count], address.parent[above.parent_count :])
                if above
                else None
            )

    def _is_supplied(self, name: str) -> bool:
        return name in self._recipe.supplied or name in self._recipe.live

    def _point(self, name: str, found: LinkTarget) -> None:
        self.settled.values[name] = self._linker.typed(self._resource, name, found.value)

    def _chosen(self, relation: Relation) -> LinkTarget | None:
        """What the call relates, else what it builds."""
        if relation.name in self._relate:
            target = self._relate[relation.name]
            return self._linker.find(relation, target, self._work)
        branch = self._branches.get(relation.name)
        return None if branch is None or branch.count == 0 else self._made(relation, branch)

    def _made(self, relation: Relation, branch: RelatedRecords | None) -> LinkTarget:
        if branch is not None and (branch.count or 1) > 1:
            raise FactoryError(
                f'{self._resource.name} has one "{relation.name}"; build {branch.count} of it is too many'
            )
        waiting = (*self._context.waiting, self._resource.collection.id)
        shared = {**self._context.shared, **self.settled.records} if branch is None else {}
        resource = self._linker.resource(relation.collection)
        return self._make(resource, branch, self._variants, replace(self._context, waiting=waiting, shared=shared))

    def explicit(self, relation: Relation) -> None:
        """A foreign key that the call says something about."""
        name = str(relation.foreign_key)
        if name in self._recipe.explicit and relation.name in self._relate:
            raise FactoryError(f'{self._resource.name}: "{relation.name}" and "{name}" say the same; say one of them')
        if self._is_supplied(name) and relation.name not in self._relate:
            target = self._recipe.supplied.get(name)
            address = self._address(relation, target)
            if address is not None:
                self.settled.records.setdefault(relation.collection, self._linker.at(address, self._work, {}))
            return
        if relation.name in self._relate and self._relate[relation.name] is None:
            self.settled.values[name] = None
            return
        found = self._chosen(relation)
        if found is not None:
            self._point(name, found)
            self.settled.records.setdefault(relation.collection, found)

    def _address(self, relation: Relation, target: Any) -> Address | None:
        found = [] if target is None else self._linker.standing(relation.collection, (key_text(target),), self._work)
        return found[0] if found else None

    def needed(self, relation: Relation) -> None:
        """A foreign key that must be there: what the others point at, what is shared, else a new record."""
        name = str(relation.foreign_key)
        if name in self.settled.values or self._is_supplied(name):
            return
        found = self._through_others(relation) or self.settled.records.get(relation.collection)
        found = found or self._context.shared.get(relation.collection)
        if found is None and relation.collection in (*self._context.waiting, self._resource.collection.id):
            return  # they need each other: the value is made up
        found = found or self._made(relation, None)
        value = self._linker.typed(self._resource, name, found.value)
        if not self._linker.fits(self._resource, name, value):
            return  # the keys of the other are none that this property takes: the document means something else
        self._point(name, found)
        self.settled.records.setdefault(relation.collection, found)

    def _through_others(self, relation: Relation) -> LinkTarget | None:
        for collection, other in self.settled.records.items():
            for entry in self._linker.collection(collection).references:
                value = other.record.get(entry.property)
                if entry.collection == relation.collection and value is not None:
                    address = self._address(relation, value)
                    return LinkTarget(value, address, self._work.get(address) or {} if address else {})
        return None

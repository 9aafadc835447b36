"""Puts records straight into the store: no request, no journal entry, no event. All that a call makes, or nothing.

Knows the state and what a new record always gets; knows nothing of requests.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from understudy.contract import Contract
from understudy.inference.relatives import Relation
from understudy.inference.resource_index import Resource
from understudy.inference.shapes import required_names, type_of
from understudy.records.amounts import add_up
from understudy.records.context import RecordContext
from understudy.records.errors import MockError, RecordExistsError
from understudy.records.keys import new_key, record_key
from understudy.records.notes import note_invalid
from understudy.records.service import RecordService
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.testing.factories.composing import Demand, check_path, compose
from understudy.testing.factories.declare import Expansion, Hook, RelatedRecords, branches, merged_expansions
from understudy.testing.factories.errors import FactoryError
from understudy.testing.factories.links import Context, Linker, LinkOptions, LinkTarget, Settled
from understudy.testing.factories.names import check_attribute, named_relation
from understudy.testing.factories.recipes import Recipe, Recipes

_DEEPEST = 20
_TRIES = 100
_ANYTHING: dict[str, Any] = {"type": "object"}


@dataclass(frozen=True, slots=True)
class Order:
    """One record to make, as a call or a branch says it."""

    variants: tuple[str, ...] = ()
    attrs: Mapping[str, Any] = field(default_factory=dict)
    relate: Mapping[str, Any] = field(default_factory=dict)
    build: Any = ()
    full: bool = False
    along: bool = False
    validate: bool = True

    @classmethod
    def of(cls, branch: RelatedRecords | None, variants: tuple[str, ...]) -> Order:
        if branch is None:
            return cls(variants, along=True)
        own = branch.variants or variants
        return cls(own, branch.attrs, branch.relate, branch.build, branch.full, along=True)


@dataclass(slots=True)
class Made:
    """A record that was made, and what is to be done when all of them are there."""

    resource: Resource
    address: Address
    record: Record
    states: Mapping[str, str]
    after: tuple[Hook, ...]
    along: bool = False
    expand: Expansion = field(default_factory=dict)


class Planter:
    """Makes the records of one call to `insert`, and those that they need."""

    def __init__(
        self,
        context: RecordContext,
        recipes: Recipes,
        linker: Linker,
        work: Work,
        number: Callable[[str], int],
    ) -> None:
        self.work = work
        self.made: list[Made] = []
        self._contract, self._context, self._recipes, self._linker = context.contract, context, recipes, linker
        self._records = RecordService(context, work, "driver")
        self._number = number

    def plant(self, resource: Resource, order: Order, context: Context = Context()) -> Made:  # noqa: B008 - frozen
        """Make one record, those it points at before it, and those that point at it after it."""
        if len(context.waiting) > _DEEPEST:
            chain = " → ".join(self._contract.resource(entry).name for entry in context.waiting[-3:])
            raise FactoryError(f"what is built along goes round in circles: … → {chain} → {resource.name}")
        schemas = self._contract.schemas
        recipe = self._recipes.recipe(resource, order.variants, order.attrs, order.build, along=order.along)
        for name in order.attrs:
            check_attribute(resource, name if name in resource.attributes else name.partition(".")[0])
            check_path(schemas, resource.name, {**resource.attributes, **resource.settable}, name)
        required = required_names(schemas, resource.collection.schema)
        settled = self.settle(recipe, order, lambda relation: order.full or relation.foreign_key in required, context)
        address, record = self._composed(recipe, settled, order)
        if not order.validate:
            note_invalid(self.work, address)
        record = self._records.add(address, record)
        shown = shown_with(resource, recipe)
        made = Made(resource, address, record, recipe.states, recipe.after, order.along, shown)
        self.made.append(made)
        self.grow(made, recipe, order, context)
        return made

    def settle(
        self,
        recipe: Recipe,
        order: Order,
        needs: Callable[[Relation], bool],
        context: Context = Context(),  # noqa: B008 - frozen
        *,
        place: bool = True,
    ) -> Settled:
        """What a record points at; records that it needs and nobody gives are made. `place`: also the one above it."""
        options = LinkOptions(recipe, order.relate, order.variants, needs, context, place)
        return self._linker.settle(options, self.work, self._along)

    def _along(
        self, resource: Resource, branch: RelatedRecords | None, variants: Sequence[str], context: Context
    ) -> LinkTarget:
        known = self._recipes.variants_of(resource)
        inherited = tuple(name for name in variants if name in known)
        made = self.plant(resource, Order.of(branch, inherited), context)
        return self._linker.at(made.address, self.work, made.record)

    # -- the record itself ----------------------------------------------------------------------------------------

    def _composed(self, recipe: Recipe, settled: Settled, order: Order) -> tuple[Address, Record]:
        resource, context = recipe.resource, self._context
        collection, node = resource.collection, resource.collection.schema
        number = self._number(collection.id)
        chosen: Record = {**self._embedded(recipe, settled, order), **recipe.supplied, **settled.values}
        start = dict(chosen)
        self._records.start(collection, start)
        names = [name for name in collection.key_properties if name is not None and "/" not in name]
        drawn = [name for name in names if name not in recipe.supplied and name not in recipe.live]
        keys = _Keys(self, resource, settled.parent, [name for name in names if name not in drawn])
        late = {name: partial(keys.draw, name) for name in drawn}
        beside = (
            frozenset(resource.settable) - frozenset(resource.attributes) if resource.attributes else frozenset[str]()
        )
        owned = {*start, *late, *recipe.live, *(entry.property for entry in collection.references), *beside}
        family = self._contract.schemas.family("response")
        extra = [
            name
            for name, entry in resource.attributes.items()
            if order.full and name not in owned and not family.is_hidden(entry)
        ]
        demand = Demand(
            owner=resource.name,
            node=_ANYTHING if node is None else node,
            direction="response",
            key=f"{collection.id}#{number}",
            supplied=recipe.supplied,
            live=recipe.live,
            assumed={name: value for name, value in _in_part(start, chosen).items() if name not in recipe.live},
            late=late,
            beside=beside | _hidden(self._contract, resource),
            extra=extra,
            before=recipe.before,
            validate=order.validate,
        )
        record = compose(self._contract.schemas, context.values, demand)
        chosen_values = {name: record[name] for name in (*chosen, *recipe.live) if name in record}
        record = add_up(context, collection, record, chosen_values)
        return keys.address(record), record

    def _embedded(self, recipe: Recipe, settled: Settled, order: Order) -> Record:
        """The records that it points at, where it shows them itself as well: the same ones."""
        resource, schemas = recipe.resource, self._contract.schemas
        required = required_names(schemas, resource.collection.schema)
        found: Record = {}
        for relation in resource.relations.values():
            name = relation.name
            if relation.kind == "one" and name in resource.attributes and relation.foreign_key in settled.values:
                other = settled.records.get(relation.collection)
                shown = order.full or name in required
                node = resource.attributes[name]
                if other is None or not shown or type_of(schemas, node) != "object":
                    continue
                # Of a record that the document does not describe there may be less than what shows it needs.
                if schemas.validator(node, "response").is_valid(other.record):
                    found[name] = other.record
        return found

    def key(self, resource: Resource, parent: tuple[str, ...], record: Record) -> tuple[str, ...]:
        """A key for a new record; sets the parts that are not there yet. Raises FactoryError for one that is taken."""
        collection = resource.collection
        if collection.singleton:
            return ()
        try:
            return new_key(self._context, self.work, collection, parent, record)
        except RecordExistsError as taken:
            raise FactoryError(str(taken)) from None
        except MockError as refused:
            raise FactoryError(f"{resource.name}: {refused}") from None

    def claim(self, address: Address) -> None:
        """Raises FactoryError for the address of a record that is there."""
        try:
            self._records.claim(address)
        except RecordExistsError as taken:
            raise FactoryError(str(taken)) from None

    # -- what points at it ----------------------------------------------------------------------------------------

    def grow(self, made: Made, recipe: Recipe, order: Order, context: Context = Context()) -> None:  # noqa: B008
        """Make what points at a record that is there: what is to be built, and what is related."""
        resource = made.resource
        related = {named_relation(resource, name).name: value for name, value in order.relate.items()}
        for name, value in related.items():
            relation = named_relation(resource, name)
            if relation.comes_after:
                self._repoint(made, relation, value)
        for branch in recipe.build:
            relation = named_relation(resource, branch.relation)
            if relation.comes_after and relation.name not in related:
                self._branch(made, relation, branch, order, context)

    def _branch(self, made: Made, relation: Relation, branch: RelatedRecords, order: Order, context: Context) -> None:
        target = self._contract.resource(relation.collection)
        known = self._recipes.variants_of(target)
        child = Order.of(branch, tuple(name for name in order.variants if name in known))
        back = next(
            entry.name
            for entry in target.relations.values()
            if (entry.collection == made.resource.collection.id)
            and (entry.kind == "parent" if relation.kind == "below" else entry.foreign_key == relation.foreign_key)
        )
        found = self._linker.at(made.address, self.work, made.record)
        shared = {**context.shared, made.resource.collection.id: found}
        for _ in range(1 if branch.count is None else branch.count):
            relate = {back: found, **child.relate}
            order = Order(child.variants, child.attrs, relate, child.build, child.full, along=True)
            self.plant(target, order, Context((*context.waiting, made.resource.collection.id), shared))

    def _repoint(self, made: Made, relation: Relation, value: Any) -> None:
        if relation.kind == "below":
            back = self._contract.resource(relation.collection).name
            message = f'"{relation.name}" stand below {made.resource.name} in the path, so they can\'t move there'
            raise FactoryError(f"{message}; insert each {back} with relate")
        if not isinstance(value, list | tuple):
            raise FactoryError(f'"{relation.name}" takes a list of records or keys; got {value!r}')
        found = self._linker.at(made.address, self.work, made.record)
        for entry in value:
            other = self._linker.find(relation, entry, self.work)
            assert other.address is not None
            target = self._contract.resource(relation.collection)
            name = str(relation.foreign_key)
            changed = {**other.record, name: self._linker.typed(target, name, found.value)}
            self.work.put(other.address, changed)
            if isinstance(entry, dict):
                entry[name] = changed[name]


def shown_with(resource: Resource, recipe: Recipe) -> Expansion:
    """What is put into a record that is handed back: what was built along, but where it has such a property itself."""
    built = {name: inner for name, inner in _built(recipe.build).items() if name not in resource.attributes}
    return merged_expansions(built, recipe.expand)


def _built(build: Sequence[RelatedRecords]) -> Expansion:
    return {entry.relation: _built(branches(entry.build)) for entry in build if entry.count != 0}


class _Keys:
    """The key of one record, drawn on first use."""

    def __init__(self, planter: Planter, resource: Resource, parent: tuple[str, ...], supplied: Sequence[str]) -> None:
        self._planter, self._resource, self._parent, self._supplied = planter, resource, parent, supplied
        self._drawn: Record = {}

    def draw(self, name: str, record: Mapping[str, Any]) -> Any:
        if name not in self._drawn:
            self._drawn = {entry: record[entry] for entry in self._supplied}
            self._planter.key(self._resource, self._parent, self._drawn)
        return self._drawn[name]

    def address(self, record: Record) -> Address:
        collection = self._resource.collection
        key = record_key(collection, record)
        if key and len(key) == len(collection.key_properties):
            self._planter.claim(Address(collection.id, self._parent, key))
        else:
            key = self._planter.key(self._resource, self._parent, record)
        return Address(collection.id, self._parent, key)


def _hidden(contract: Contract, resource: Resource) -> frozenset[str]:
    """Properties that a record keeps and no answer shows."""
    family = contract.schemas.family("response")
    return frozenset(name for name, node in resource.attributes.items() if family.is_hidden(node))


def _in_part(start: Record, chosen: Record, above: str = "") -> Record:
    """What a record starts with; what stands in objects that nobody chose is named by its way: those are completed."""
    found: Record = {}
    for name, value in start.items():
        if isinstance(value, dict) and (above or name not in chosen):
            found |= _in_part(value, chosen, f"{above}{name}.")
        else:
            found[f"{above}{name}"] = value
    return found

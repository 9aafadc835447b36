"""Request bodies: what a request may say of a resource, valid, and pointing at records that exist.

Knows the contract and the relations; knows nothing of bytes.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Any

from understudy.contract import Contract
from understudy.inference.envelopes import inside, wrap
from understudy.inference.relatives import Relation
from understudy.inference.resource_index import Resource
from understudy.inference.resources import Collection, Plan
from understudy.inference.shapes import media_of, properties, required_names, takes_json_patch, type_of
from understudy.openapi.model import MediaType, Node, Operation
from understudy.openapi.pointer import escape
from understudy.records.keys import key_text
from understudy.state.store import Address, Record
from understudy.testing.factories.composing import Demand, check_path, compose, generated
from understudy.testing.factories.declare import RelatedRecords, branches
from understudy.testing.factories.errors import FactoryError, unknown
from understudy.testing.factories.forms import form_beside, without_empty
from understudy.testing.factories.links import Settled
from understudy.testing.factories.names import named_relation, named_resource
from understudy.testing.factories.planting import Order, Planter
from understudy.testing.factories.recipes import Recipe, Recipes
from understudy.testing.factories.requests import xml_media
from understudy.values.generate import Unsatisfiable, Values

_TRIES = 100
_GRANT_TYPE = "grant_type"
_ALONE = ("client_credentials", "password")
"""The grants that need no other one before (RFC 6749 sections 4.3 and 4.4)."""


@dataclass(frozen=True, slots=True)
class BodyOperation:
    """An operation that takes a body, and the resource that it is about, if it is about one."""

    operation: Operation
    plan: Plan
    resource: Resource | None
    node: Node
    whole: Node
    name: str
    media: MediaType

    @property
    def creates(self) -> bool:
        return self.plan.kind == "create"

    @property
    def places(self) -> bool:
        """Whether the path says what the new record stands below."""
        return self.creates and self.plan.place == self.plan.collection


@dataclass(frozen=True, slots=True)
class BodyInProgress:
    """A request body, and what its record hangs on."""

    value: Any
    recipe: Recipe
    settled: Settled = field(default_factory=Settled)


class Bodies:
    """Makes the bodies of requests."""

    def __init__(
        self,
        contract: Contract,
        values: Values,
        recipes: Recipes,
        number: Callable[[str], int],
    ) -> None:
        self._contract, self._values, self._recipes = contract, values, recipes
        self._number = number

    def target(self, name: str, *, xml: bool = False) -> BodyOperation:
        """What an operationId, or the create operation of a resource, takes. Raises FactoryError for nothing."""
        operation = self._contract.operations.get(name)
        if operation is None:
            operation = self._creation(name)
        media = xml_media(operation) if xml else media_of(operation)
        if media is None:
            raise FactoryError(f"{operation.id} takes no request body")
        plan = self._contract.resources.plans[operation.id]
        resource = self._contract.resource(plan.collection) if plan.collection else None
        whole: Node = True if media.schema is None else media.schema
        inner = inside(self._contract.schemas, whole, plan.body.steps) or whole
        label = resource.name if resource and plan.kind == "create" else operation.id
        return BodyOperation(operation, plan, resource, inner, whole, label, media)

    def _creation(self, name: str) -> Operation:
        try:
            resource = named_resource(self._contract, name)
        except FactoryError as error:
            close = unknown(
                "the document", "resource or operation", name, (*self._contract.names.all, *self._contract.operations)
            )
            raise error if "several" in str(error) else FactoryError(close) from None
        if resource.creation is None:
            raise FactoryError(f"nothing in the document creates {resource.name}; insert puts one into the store")
        return resource.creation

    def with_built(self, target: BodyOperation, order: Order) -> Order:
        """What is to be made for `params`: what is built along and stands in the body itself is an attribute of it.

        Raises FactoryError for what a body can't hold.
        """
        resource = target.resource or _loose(target)
        named = properties(self._contract.schemas, target.node)
        attrs, others = dict(order.attrs), []
        for branch in branches(order.build):
            relation = named_relation(resource, branch.relation)
            if relation.name in named:
                if relation.name in attrs:
                    raise FactoryError(f'"{relation.name}" is given twice: in build and as an attribute')
                attrs[relation.name] = self._nested(target, named[relation.name], relation, branch)
            elif relation.comes_after:
                problem = f"they point at {resource.name}, not it at them; insert or create builds them"
                raise FactoryError(f'a request can\'t build "{relation.name}": {problem}')
            elif relation.kind == "one" and relation.foreign_key not in named:
                problem = f"takes neither {relation.name} nor {relation.foreign_key}"
                raise FactoryError(f'{target.operation.id} {problem}, so it can\'t build "{branch.relation}"')
            else:
                others.append({relation.name: branch.options()})
        return replace(order, attrs=attrs, build=others)

    def _nested(self, target: BodyOperation, node: Node, relation: Relation, branch: RelatedRecords) -> Any:
        """Records inside of a body: what it takes of them, one or a list."""
        schemas, resource = self._contract.schemas, self._contract.resource(relation.collection)
        many = type_of(schemas, node) == "array"
        inner: Node = schemas.resolve_object(node).get("items", True) if many else node
        named = properties(schemas, inner)
        for name in branch.attrs:
            check_path(schemas, f"{target.name}.{relation.name}", named, name)
            if named and name.partition(".")[0] not in named:
                raise FactoryError(unknown(f"{target.name}.{relation.name}", "attribute", name, named))
        if branch.count not in (None, 1) and not many:
            raise FactoryError(f'{target.name} has one "{relation.name}"; build {branch.count} of it is too many')
        made = []
        for _ in range(1 if branch.count is None else branch.count):
            recipe = self._recipes.recipe(resource, branch.variants, branch.attrs, (), along=True)
            demand = Demand(
                owner=f"{target.name}.{relation.name}",
                node=inner,
                direction="request",
                key=f"{target.operation.id}/{relation.name}#{self._number(relation.name)}",
                supplied={name: value for name, value in recipe.supplied.items() if name.partition(".")[0] in named},
                live={name: draw for name, draw in recipe.live.items() if name.partition(".")[0] in named},
                before=recipe.before,
            )
            made.append(compose(schemas, self._values, demand))
        return made if many else made[0]

    def _holds_key(self, named: Mapping[str, Node], relation: Relation) -> bool:
        """Whether a property of a body can be a key: a number may be called as the record calls what it points at."""
        keys = self._contract.resources.collections[relation.collection].key_nodes
        expected = type_of(self._contract.schemas, keys[-1]) if keys else None
        found = type_of(self._contract.schemas, named.get(relation.foreign_key or "", True))
        return expected != "string" or found in (None, "string")

    def body(self, target: BodyOperation, order: Order, planter: Planter) -> BodyInProgress:
        """A valid body. The records that it must point at are made by `planter`. Raises FactoryError."""
        schemas = self._contract.schemas
        named = properties(schemas, target.node)
        resource = target.resource or _loose(target)
        if takes_json_patch(schemas, target.operation) and not order.attrs and (patch := self._patch(target)):
            return BodyInProgress(patch, self._recipes.recipe(resource, (), {}, ()))
        if type_of(schemas, target.node) not in (None, "object") or target.node is True:
            return BodyInProgress(self._plain(target, order), self._recipes.recipe(resource, (), {}, ()))
        if target.plan.kind == "token":
            order = replace(order, attrs={**self._grant(target, named), **order.attrs})
        for name in order.attrs:
            self._check(target, named, name)
        hides = schemas.family("request").is_hidden
        allowed = {name for name, node in named.items() if not hides(node)} | {
            name.partition(".")[0] for name in order.attrs
        }
        recipe = self._recipes.recipe(resource, order.variants, order.attrs, order.build, along=order.along)
        recipe = _only(recipe, allowed)
        required = required_names(schemas, target.node)

        def takes(relation: Relation) -> bool:
            return relation.kind != "one" or (relation.foreign_key in allowed and self._holds_key(named, relation))

        for name in order.relate:
            relation = named_relation(resource, name)
            if not takes(relation):
                raise FactoryError(
                    f'{target.operation.id} takes no {relation.foreign_key}, so it can\'t relate "{name}"'
                )
        recipe = replace(
            recipe, build=tuple(entry for entry in recipe.build if takes(named_relation(resource, entry.relation)))
        )
        settled = planter.settle(
            recipe,
            order,
            lambda relation: takes(relation) and (order.full or relation.foreign_key in required),
            place=target.places,
        )
        # The record above has its key in the path, and not where only the service sets it.
        for name in [name for name in settled.values if name in named and name not in allowed]:
            del settled.values[name]
        if target.plan.kind == "upsert":
            settled.values |= self._existing(resource, order, planter)
        return BodyInProgress(self._composed(target, recipe, settled, order, planter), recipe, settled)

    def _composed(self, target: BodyOperation, recipe: Recipe, settled: Settled, order: Order, planter: Planter) -> Any:
        """The body of a recipe whose records are settled, in what its operation wraps one in."""
        schemas = self._contract.schemas
        demand = self._demand(target, recipe, settled, order, planter)
        value = compose(schemas, self._values, demand)
        if self._point_somewhere(value, recipe, settled, planter):
            # What was drawn stays drawn: a sequence counts once for a record.
            drawn = {name: value[name] for name in recipe.live if name in value}
            fixed = replace(recipe, supplied={**recipe.supplied, **drawn}, live={})
            demand = self._demand(target, fixed, settled, order, planter)
            value = compose(schemas, self._values, demand)
        body = self._wrapped(target, value, demand.key)
        pointers = {entry.property for entry in recipe.resource.collection.references}
        media = form_beside(target.media, target.operation) or target.media
        return without_empty(schemas, self._values, media, body, demand.key, pointers)

    def _grant(self, target: BodyOperation, named: Mapping[str, Node]) -> dict[str, str]:
        """The way to ask for a token that needs nothing which another answer has given."""
        login = self._contract.resources.logins.get(target.operation.id)
        grants = (login.grants if login is not None else ()) or _ALONE
        wanted = next((each for each in _ALONE if each in grants), None)
        node = named.get(_GRANT_TYPE)
        fits = node is not None and self._contract.schemas.validator(node, "request").is_valid(wanted)
        return {_GRANT_TYPE: wanted} if wanted is not None and fits else {}

    def _point_somewhere(self, value: Record, recipe: Recipe, settled: Settled, planter: Planter) -> bool:
        """Settle foreign keys that the schema has added of its own, as `minProperties` does; whether there are any."""
        pointers = {entry.property for entry in recipe.resource.collection.references}
        known = {**recipe.supplied, **dict.fromkeys(recipe.live), **settled.values}
        loose = (pointers & value.keys()) - known.keys()
        if not loose:
            return False
        known_recipe = replace(recipe, supplied={**recipe.supplied, **settled.values})
        more = planter.settle(known_recipe, Order(), lambda relation: relation.foreign_key in loose, place=False)
        settled.values |= more.values
        return bool(more.values)

    def _plain(self, target: BodyOperation, order: Order) -> Any:
        """A body that is no object, such as a list or the bytes of a file."""
        for name in order.attrs:
            raise FactoryError(f'{target.operation.id} takes no object, so it has no attribute "{name}"')
        key = f"{target.operation.id}#{self._number(target.operation.id)}"
        return generated(self._values, target.whole, "request", f"body of {target.operation.id}", key=key)

    def _patch(self, target: BodyOperation) -> list[Record]:
        """A JSON Patch (RFC 6902) of one plain property; none where the resource has none."""
        schemas, resource = self._contract.schemas, target.resource
        if resource is None:
            return []
        key = f"{target.operation.id}#{self._number(target.operation.id)}"
        collection = resource.collection
        steady = {*collection.key_properties, *(entry.property for entry in collection.references)}
        steady |= {state.name for state in resource.states}
        is_valid = schemas.validator(target.whole, "request").is_valid
        hides = schemas.family("request").is_hidden
        for name, node in resource.attributes.items():
            if (
                name in steady
                or hides(node)
                or type_of(schemas, node) not in ("string", "integer", "number", "boolean")
            ):
                continue
            value = generated(self._values, node, "request", f"{resource.name}.{name}", key=f"{key}/{name}")
            # What is there is replaced by both (4.1 and 4.3); the document may know one of them only.
            patches = [[{"op": word, "path": f"/{escape(name)}", "value": value}] for word in ("add", "replace")]
            if fitting := next(filter(is_valid, patches), None):
                return fitting
        return []

    def _existing(self, resource: Resource, order: Order, planter: Planter) -> Record:
        """The key of a record that is there, for a write that names it in its body."""
        names = [name for name in resource.collection.key_properties if name is not None]
        supplied = {name: order.attrs[name] for name in names if name in order.attrs}
        if len(supplied) == len(names):
            return {}
        record = planter.plant(resource, Order(along=True)).record
        return {name: record[name] for name in names if name in record and name not in supplied}

    def _check(self, target: BodyOperation, named: Mapping[str, Node], name: str) -> None:
        first = name.partition(".")[0]
        if name not in named and first not in named:
            resource = target.resource
            if resource is not None and first in resource.attributes:
                raise FactoryError(f"{target.operation.id} takes no {first}; the service sets it, and insert may")
            if self._contract.schemas.resolve_object(target.node).get("additionalProperties") in (None, False):
                raise FactoryError(unknown(target.name, "attribute", first, named))
        if self._contract.schemas.family("request").is_hidden(named.get(first, True)):
            raise FactoryError(f"{target.name}.{first} is read-only: the service sets it, and insert may")
        check_path(self._contract.schemas, target.name, named, name)

    def _demand(
        self, target: BodyOperation, recipe: Recipe, settled: Settled, order: Order, planter: Planter
    ) -> Demand:
        named = properties(self._contract.schemas, target.node)
        required = required_names(self._contract.schemas, target.node)
        key = f"{target.operation.id}#{self._number(target.operation.id)}"
        resource = target.resource
        late = {}
        if resource is not None and target.creates:
            names = [name for name in resource.collection.key_properties if name in named and name is not None]
            hides = self._contract.schemas.family("request").is_hidden
            included = [name for name in names if (name in required or order.full) and not hides(named[name])]
            late = {
                name: partial(self._key, resource.collection, settled, planter, named[name], f"{key}/{name}")
                for name in included
                if name not in recipe.supplied and name not in recipe.live
            }
        pointers = {entry.property for entry in resource.collection.references} if resource else set()
        family = self._contract.schemas.family("request")
        owned = {*recipe.supplied, *recipe.live, *late, *pointers}
        extra = [
            name for name, node in named.items() if order.full and name not in owned and not family.is_hidden(node)
        ]
        assumed = {name: value for name, value in settled.values.items() if name in named and name not in recipe.live}
        return Demand(
            owner=target.name,
            node=target.node,
            direction="request",
            key=key,
            supplied=recipe.supplied,
            live=recipe.live,
            assumed=assumed,
            late=late,
            extra=extra,
            before=recipe.before,
        )

    def _key(
        self,
        collection: Collection,
        settled: Settled,
        planter: Planter,
        node: Node,
        key: str,
        _record: Mapping[str, Any],
    ) -> Any:
        """A key that the client chooses and nobody has yet."""
        value: Any = None
        for turn in range(_TRIES):
            value = generated(
                self._values, node, "request", f"key of {collection.name}", key=f"{key}/{turn}", fresh=True
            )
            if planter.work.get(Address(collection.id, settled.parent, (key_text(value),))) is None:
                break
        return value

    def _wrapped(self, target: BodyOperation, value: Record, key: str) -> Any:
        """The body around the attributes of the resource."""
        steps = target.plan.body.steps
        if not steps:
            return value
        try:
            return self._values.fit(target.whole, "request", wrap(steps, value), key=key)
        except Unsatisfiable as impossible:
            raise FactoryError(f"no body of {target.operation.id} can be made: {impossible.problem.message}") from None


def _only(recipe: Recipe, allowed: set[str]) -> Recipe:
    """A recipe without what its body does not take."""
    return replace(
        recipe,
        supplied={name: value for name, value in recipe.supplied.items() if name.partition(".")[0] in allowed},
        live={name: draw for name, draw in recipe.live.items() if name.partition(".")[0] in allowed},
    )


def _loose(target: BodyOperation) -> Resource:
    """What an operation that is about no resource takes, as if it were one."""
    operation = target.operation
    collection = Collection(
        operation.id, operation.id, operation.path, None, 0, (), (), (), target.node, False, (), (), (), ()
    )
    return Resource(operation.id, collection, {}, {}, {}, (), None, None, True)

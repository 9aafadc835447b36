"""Which records a request is about: those that its path names, inserted unless they are related."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from understudy.contract import Contract
from understudy.inference.conventions import ID, folded, is_key_list
from understudy.inference.envelopes import unwrap
from understudy.inference.keys import held, hold, property_node
from understudy.inference.resource_index import Resource
from understudy.inference.resources import CollectionView, Plan
from understudy.inference.shapes import body_schema, items_of, properties, type_of
from understudy.openapi.model import Operation
from understudy.records.keys import item_address, key_text
from understudy.state.store import Address
from understudy.testing.factories.errors import FactoryError
from understudy.testing.factories.links import Linker
from understudy.testing.factories.planting import Made, Order


@dataclass(frozen=True, slots=True)
class Selection:
    """Values of what selects the record of a request, as texts by name; the address where it selects one.

    What has the key where no path has it, a property or a query parameter, is among `named`.
    """

    path: Mapping[str, str] = field(default_factory=dict)
    named: Mapping[str, str] = field(default_factory=dict)
    address: Address | None = None


@dataclass(frozen=True, slots=True)
class Below:
    """Where a record is made that a path shows below others, whose keys are `keys`."""

    view: CollectionView
    keys: tuple[str, ...]


class Selections:
    """Chooses the records of requests.

    `plant` inserts one, `find` gives the address of one that is related, `texts` makes up the texts of all parameters
    in the path of an operation.
    """

    def __init__(
        self,
        contract: Contract,
        linker: Linker,
        plant: Callable[[Resource, Order, Below | None], Made],
        find: Callable[[Resource, Any], Address],
        texts: Callable[[Operation], Mapping[str, str]],
    ) -> None:
        self._contract, self._linker, self._plant, self._find, self._texts = contract, linker, plant, find, texts

    def of(self, operation: Operation, parent: tuple[str, ...], relate: Mapping[str, Any]) -> Selection:
        """The record that the path selects, or that a new one is made below, whose key is `parent` if it is known."""
        selected = self.selected(operation)
        plan = self._contract.resources.plans[operation.id]
        if selected is None and not parent:
            # A body that is no object has no record to say what it is made below.
            home = plan.collection
            above = self._contract.resource(home).collection.parent if home is not None else None
            selected = self._contract.resource(above) if above is not None else None
            address = self._address(selected, relate) if selected is not None else None
            return self._placed(plan, () if address is None else (*address.parent, *address.key), None)
        if selected is None:
            return self._placed(plan, parent, None)
        if plan.view is not None and plan.view.lookup is not None and selected.noun not in relate:
            return self._looked_up(selected, operation, plan, plan.view.lookup)
        if plan.view is not None and plan.view.more:
            return self._seen_below(selected, operation, plan.view, relate)
        own = len(selected.collection.key_properties)
        relate = {**self._allowed_above(selected, operation, plan.path_names[: len(plan.path_names) - own]), **relate}
        attrs = self._allowed_key(selected, operation, plan.path_names)
        there = self._there(selected, attrs) if attrs and selected.noun not in relate else None
        address = there or self._address(selected, relate, sought=_sought(operation), attrs=attrs)
        return self._placed(plan, (*address.parent, *address.key), address)

    def _allowed_above(self, resource: Resource, operation: Operation, names: tuple[str, ...]) -> dict[str, Address]:
        """The record above, by its noun, where the path takes a few of its keys only."""
        above = resource.collection.parent
        if above is None or not names:
            return {}
        upper = self._contract.resource(above)
        attrs = self._allowed_key(upper, operation, names)
        if not attrs:
            return {}
        return {upper.noun: self._there(upper, attrs) or self._address(upper, {}, attrs=attrs)}

    def _allowed_key(self, resource: Resource, operation: Operation, names: tuple[str, ...]) -> dict[str, Any]:
        """The key that a record is to have where the path takes a few only, which may be fewer than other paths do.

        `names` are the parameters of the path down to this record.
        """
        own = resource.collection.key_properties
        places = names[max(0, len(names) - len(own)) :]
        found: dict[str, Any] = {}
        for parameter in operation.parameters:
            resolved = self._contract.schemas.resolve_object(parameter.schema)
            if parameter.location == "path" and parameter.name in places and "enum" in resolved:
                name = own[places.index(parameter.name)]
                if name is not None:
                    value = self._linker.typed(resource, name, self._texts(operation)[parameter.name])
                    if self._linker.fits(resource, name, value):
                        found[name.replace("/", ".")] = value
        return found

    def _there(self, resource: Resource, attrs: Mapping[str, Any]) -> Address | None:
        """The record that has one of the few keys already."""
        try:
            return self._find(resource, next(iter(attrs.values()))) if len(attrs) == 1 else None
        except FactoryError:
            return None

    def selected(self, operation: Operation) -> Resource | None:
        """The resource that the path of an operation selects a record of; None for a create, which knows its parent."""
        plan = self._contract.resources.plans[operation.id]
        if plan.kind == "create" and plan.place == plan.collection:
            return None
        at_itself = plan.collection is not None and plan.kind != "create"
        return (
            self._contract.resource(str(plan.collection))
            if at_itself
            else self._contract.resource_index.owner(operation)
        )

    def keyed(self, operation: Operation, selection: Selection, body: Any) -> Any:
        """The body with the key of the record where it has its place there, so that it agrees with the path."""
        body = self._as_in_path(operation, selection, body)
        if not isinstance(body, dict) or selection.address is None:
            return body
        resource = self._contract.resource(selection.address.collection)
        named = properties(self._contract.schemas, body_schema(operation))
        plan = self._contract.resources.plans[operation.id]
        known = body.keys() | named.keys()
        values = {name: text for name, text in selection.named.items() if name in known}
        body = dict(body)
        if plan.kind in ("update", "upsert"):
            own = list(zip(resource.collection.key_properties, selection.address.key, strict=False))
            values |= {name: text for name, text in own if name is not None and held(body, name) is not None}
            inner = unwrap(plan.body.steps, body) if plan.body.steps else None
            if isinstance(inner, dict):
                for name, text in own:
                    if name is not None and held(inner, name) is not None:
                        hold(inner, name, self._linker.typed(resource, name, text))
        for name, text in values.items():
            node = named.get(name)
            value = self._linker.typed(resource, name, text) if node is None else self._linker.typed_as(node, text)
            hold(body, name, value)
        for name, value in body.items():
            holds_keys = is_key_list(name) or (plan.bulk is not None and plan.bulk.keys and plan.bulk.array == (name,))
            if isinstance(value, list) and holds_keys and len(selection.address.key) == 1:
                inner_node = items_of(self._contract.schemas, named.get(name, True))
                node = True if inner_node is None else inner_node
                body[name] = [self._linker.typed_as(node, selection.address.key[0])]
        return body

    def _as_in_path(self, operation: Operation, selection: Selection, body: Any) -> Any:
        """A body with the keys of its path, where it says again what its path says."""
        plan = self._contract.resources.plans[operation.id]
        if plan.collection is None:
            return body
        if isinstance(body, list):
            return [self._as_in_path(operation, selection, each) for each in body]
        if not isinstance(body, dict):
            return body
        own = self._contract.resource(plan.collection)
        new = own.collection.key_properties if plan.kind == "create" else ()
        repeated = [name for name in selection.path if name not in new and isinstance(body.get(name), str | int)]
        named = properties(self._contract.schemas, body_schema(operation))
        nodes = {name: named.get(name, own.attributes.get(name, True)) for name in repeated}
        return {**body, **{name: self._linker.typed_as(nodes[name], selection.path[name]) for name in repeated}}

    def of_body(self, operation: Operation, order: Order) -> Order:
        """The options of the body: all but the record that the path selects."""
        selected = self.selected(operation)
        noun = selected.noun if selected is not None else ""
        return replace(order, relate={name: target for name, target in order.relate.items() if name != noun})

    def shown(self, operation: Operation, selection: Selection) -> Address | None:
        """Where the record is that an answer shows. What there is one of has no key: the path selects what is above."""
        home = self._contract.resources.plans[operation.id].collection
        is_single = home is not None and self._contract.resource(home).collection.singleton
        return None if is_single else selection.address

    def _placed(self, plan: Plan, keys: tuple[str, ...], address: Address | None) -> Selection:
        noted_below = plan.view if plan.kind == "create" else None
        names = plan.path_names if noted_below is None else (*noted_below.names, *noted_below.more)
        named = dict(zip(plan.selects, keys, strict=False)) if plan.view is None else {}
        return Selection(dict(zip(names, keys, strict=False)), named, address)

    def _looked_up(self, resource: Resource, operation: Operation, plan: Plan, name: str) -> Selection:
        """A record that is found by another property than its key, which it has, whether it must or not."""
        made = self._plant(
            resource, Order(attrs=self._in_type_of_path(resource, operation, plan, name), full=True), None
        )
        value = held(made.record, name)
        text = "" if value is None else key_text(value)
        if plan.selects:
            return Selection({}, dict.fromkeys(plan.selects, text), made.address)
        return Selection(
            {**dict(zip(plan.path_names, made.address.parent, strict=False)), plan.path_names[-1]: text},
            address=made.address,
        )

    def _in_type_of_path(self, resource: Resource, operation: Operation, plan: Plan, name: str) -> dict[str, Any]:
        """The property that a path finds a record by, where the path takes another type than it: digits in a text."""
        schemas, node = self._contract.schemas, property_node(self._contract.schemas, resource.collection.schema, name)
        place = next((each for each in operation.parameters if each.name in plan.path_names[-1:]), None)
        if place is None or node is None or type_of(schemas, place.schema) == type_of(schemas, node):
            return {}
        value = self._linker.typed_as(node, self._texts(operation)[place.name])
        return {name.replace("/", "."): value} if schemas.validator(node, "response").is_valid(value) else {}

    def _seen_below(
        self, resource: Resource, operation: Operation, view: CollectionView, relate: Mapping[str, Any]
    ) -> Selection:
        """An item that is shown below a record, which it points at or is noted to be made below.

        Where the document has no such records, what stands in their place is a text like any other.
        """
        plan = self._contract.resources.plans[operation.id]
        names = (*view.names, *view.more)
        upper = self._address(self._contract.resource(view.above), relate) if view.above is not None else None
        if upper is not None:
            keys = (*upper.parent, *upper.key)
        else:
            texts = self._texts(operation)
            keys = tuple(texts[name] for name in names)
        seen_below = dict(zip(names, keys, strict=False))
        if plan.kind == "create":
            return Selection(seen_below, address=upper)
        home = resource.collection
        if home.parent is not None and view.names and not view.everywhere:
            # Both stand below the same record.
            above = self._contract.resource(home.parent)
            relate = {above.noun: item_address(above.collection, keys), **relate}
        address = self._address(resource, relate, Below(view, keys))
        own = zip(plan.path_names, (*address.parent, *address.key), strict=False)
        return Selection({**seen_below, **dict(own)}, address=address)

    def _address(
        self,
        resource: Resource,
        relate: Mapping[str, Any],
        below: Below | None = None,
        sought: Collection[str] = (),
        attrs: Mapping[str, Any] = MappingProxyType({}),
    ) -> Address:
        """The address of a record that is related, else of a new one, which is made below others.

        The new one has what is `sought`, in folded names, whether it must or not.
        """
        noun, above = resource.noun, resource.collection.parent
        bare = resource.collection.singleton or not resource.objects
        if bare and above is not None and noun not in relate:
            return self._address(self._contract.resource(above), relate)
        if noun in relate:
            return self._find(resource, relate[noun])
        attrs = dict(attrs)
        if below is not None and below.view.link is not None:
            name = below.view.link.replace("/", ".")
            node = property_node(self._contract.schemas, resource.collection.schema, below.view.link)
            if node is not None:
                attrs[name] = self._linker.typed_as(node, below.keys[-1])
        named = properties(self._contract.schemas, resource.collection.schema) if sought else {}
        # `folder_id` is the `id` of `folder`.
        full = any(not {folded(name), folded(f"{name}_{ID}")}.isdisjoint(sought) for name in named)
        place = self._contract.resource(above).noun if above is not None else ""
        own = {name: target for name, target in relate.items() if name == place}
        return self._plant(resource, Order(attrs=attrs, relate=own, full=full), below).address


def _sought(operation: Operation) -> set[str]:
    """The query parameters that a list requires, in folded names."""
    return {folded(each.name) for each in operation.parameters if each.required and each.location == "query"}

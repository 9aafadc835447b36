"""Puts records into the store for factories, and shows them as GET answers, with what was made along and its parts."""

from __future__ import annotations

import copy
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from understudy.inference.named_parts import nodes_on_way
from understudy.inference.resource_index import Resource
from understudy.inference.resources import Plan
from understudy.mock import Mock
from understudy.openapi.model import Operation
from understudy.operations.view import record_as_shown
from understudy.records.context import RecordContext
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.testing.factories.answers import expand_record
from understudy.testing.factories.attributes import json_value
from understudy.testing.factories.declare import Expansion, Factory, Hook, merged_expansions
from understudy.testing.factories.errors import FactoryError
from understudy.testing.factories.links import Linker
from understudy.testing.factories.names import check_attribute, named_resource
from understudy.testing.factories.planting import Made, Order, Planter
from understudy.testing.factories.recipes import Recipes
from understudy.testing.factories.requests import RequestBuilder
from understudy.testing.factories.selections import Selection
from understudy.testing.factories.walking import Reach, commit_quietly, walk_quietly
from understudy.values.generate import Values


class Inserter:
    """Inserts records, and remembers which it gave out, so that a test relates others to them."""

    def __init__(
        self, mock: Mock, values: Values, *, seed: str, declarations: Sequence[Factory], reach: Reach | None
    ) -> None:
        self._mock = mock
        self._contract = mock.contract
        self._reach = reach
        self.context = RecordContext(mock.contract, values, mock.clock)
        self._numbers: Counter[str] = Counter()
        # A record is kept with its address, or another one could get its identity.
        self._made: dict[int, tuple[Record, Address]] = {}
        self._planter: Planter | None = None
        # What was made along in the call under way, until its hooks have run, and what came of them.
        self._waiting: dict[Address, Made] = {}
        self._along: dict[Address, Record] = {}
        self._referred: list[str] = []
        self.recipes = Recipes(mock.contract, declarations, seed, self._attribute, mock.clock)
        self.linker = Linker(mock.contract, values, self._known)

    def insert(self, resource: Resource, order: Order, count: int | None, expand: Expansion) -> Any:
        """A record as GET answers it, or a list with `count`: all of them are stored or none."""
        with self.planting() as planter:
            roots = [planter.plant(resource, order) for _ in range(1 if count is None else count)]
        records = [self._finished(root, expand) for root in roots]
        self.forget_along()
        return records[0] if count is None else records

    def forget_along(self) -> None:
        """Forget what was made along in a call, at its end."""
        self._along.clear()

    def number(self, key: str) -> int:
        """The next number of a sequence, from 1 on."""
        self._numbers[key] += 1
        return self._numbers[key]

    def _known(self, record: Any) -> Address | None:
        """The address of a record that these factories gave out."""
        known = self._made.get(id(record))
        return known[1] if known is not None else None

    def _attribute(self, resource: str, attribute: str) -> Any:
        """What `ref` draws on."""
        found = named_resource(self._contract, resource)
        check_attribute(found, attribute)
        work = self._planter.work if self._planter is not None else Work(self._mock.store)
        addresses = work.addresses(found.collection.id)
        if addresses:
            return (work.get(addresses[-1]) or {}).get(attribute)
        if found.name in self._referred:
            chain = " → ".join([*self._referred, found.name])
            raise FactoryError(
                f'ref("{resource}.{attribute}") goes round in circles: {chain}; insert one without it first'
            )
        self._referred.append(found.name)
        try:
            if self._planter is not None:
                return self._planter.plant(found, Order(along=True)).record.get(attribute)
            return self.insert(found, Order(), None, {}).get(attribute)
        finally:
            self._referred.pop()

    @contextmanager
    def planting(self) -> Iterator[Planter]:
        """A planter whose records are stored at the end, all of them or none."""
        mock = self._mock
        with mock.store.turn():
            work, before = Work(mock.store), self._planter
            planter = Planter(self.context, self.recipes, self.linker, work, self.number)
            self._planter = planter
            try:
                yield planter
                # A record that is merely there is no news; what time will do to it is set going all the same.
                commit_quietly(mock, work)
            finally:
                self._planter = before
        for made in planter.made:
            self.bring(made.address, made.states, self._reach or walk_quietly)
        self._waiting |= {made.address: made for made in planter.made if made.along and (made.after or made.expand)}
        try:
            for address in list(self._waiting):
                self._shown(address)
        finally:
            self._waiting.clear()

    def bring(self, address: Address, states: Mapping[str, str], reach: Reach) -> None:
        """Move a record to the states that a variant names."""
        for name, state in states.items():
            reach(self._mock, address, name, state)

    def _shown(self, address: Address) -> Record | None:
        """A record as GET answers it; what was made along, as its hooks and its factory hand it back."""
        if address in self._waiting:
            self._along[address] = self._finished(self._waiting.pop(address), {})
        if address in self._along:
            return self._along[address]
        return record_as_shown(self._mock.engine.context, Work(self._mock.store), address)

    def _finished(self, made: Made, expand: Expansion) -> Record:
        record = record_as_shown(self._mock.engine.context, Work(self._mock.store), made.address)
        assert record is not None
        return self.completed(made.resource, made.address, record, made.after, merged_expansions(made.expand, expand))

    def completed(
        self, resource: Resource, address: Address | None, record: Record, after: Sequence[Hook], expand: Expansion
    ) -> Record:
        """A record that goes out: with what is expanded, as its hooks hand it back, and known from then on."""
        if address is not None and expand:
            record = expand_record(self._contract, address, record, expand, Work(self._mock.store), self._shown)
        for hook in after:
            changed = hook(record)
            if changed is not None:
                record = {name: json_value(value, f"{resource.name}.{name}") for name, value in changed.items()}
        if address is not None:
            self._made[id(record)] = (record, address)
        return record


# PUT makes what is not there.
_NEEDING = ("GET", "HEAD", "DELETE", "PATCH")


def put_part(
    inserter: Inserter, sender: RequestBuilder, operation: Operation, selection: Selection, key: str
) -> Selection:
    """The selection with what the path names of a part of its record, which is there then; itself where it has none.

    So is a mark below the record, which nobody has set yet.
    """
    context = inserter.context
    plan, address = context.contract.resources.plans[operation.id], selection.address
    if address is None or operation.method not in _NEEDING:
        return selection
    home = context.contract.resources.collections.get(plan.collection or "")
    if home is not None and home.is_mark and address.collection == home.parent:
        with inserter.planting() as planter:
            planter.work.put(Address(home.id, (*address.parent, *address.key), ()), {})
    if not plan.part or plan.related:
        return selection
    path = sender.path_texts(operation, selection.path, key)
    with inserter.planting() as planter:
        record = planter.work.get(address)
        if record is not None:
            planter.work.put(address, _with_part(context, record, plan, path, key))
    return replace(selection, path=path)


def _with_part(context: RecordContext, record: Record, plan: Plan, path: Mapping[str, str], key: str) -> Record:
    """A record with something at the place that a path leads to: what is missing on the way is made up."""
    changed = copy.deepcopy(record)
    around: Any = changed
    node = context.contract.resource(str(plan.collection)).collection.schema
    for step, inner in zip(plan.part, nodes_on_way(context.contract.schemas, node, plan.part), strict=True):
        name = path[step[1:-1]] if step.startswith("{") else step
        if around.get(name) is None:
            around[name] = context.values.generate(inner, "response", key=f"{key}/{name}")
        around = around[name]
        if not isinstance(around, dict):
            break
    return changed

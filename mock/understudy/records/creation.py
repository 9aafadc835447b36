"""New records of collections that no others depend on, made in one pass over a plan.

The plan is worked out once for a collection and a kind of body: what nobody has to send, the key that counts, the
times, and what is made up; records that are made with another one have plans of their own. `RecordService.make` does
the same step by step for every other collection.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence, Set
from copy import deepcopy
from dataclasses import replace
from typing import Any

from understudy.inference.resources import Collection, Parts
from understudy.inference.shapes import defaults
from understudy.lazy_dataclass import dataclass
from understudy.openapi.directions import Direction
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING
from understudy.records.amounts import has_sums
from understudy.records.assurance import Assurance, RecordAssurance, assurance_of
from understudy.records.completion import finish_invalid
from understudy.records.context import RecordContext
from understudy.records.filling import Filling, alike, assured, changing, fill, filling_of, within
from understudy.records.foreign_keys import inherit, set_parents
from understudy.records.keys import new_key
from understudy.records.making_times import TimeOf
from understudy.records.parts import is_shown
from understudy.state.store import Address, Record
from understudy.state.work import Work

ValidProperties = Sequence[tuple[str, Any]]
"""Properties with values that their schemas are known to take."""

Adjust = Callable[[Record], ValidProperties]

_MOST = 10_000
_UNKNOWN: Any = object()


@dataclass(frozen=True, slots=True)
class _Rest:
    """What records lack that have the same properties: of the `values` those that are `times` are set to now, and each
    record has its own of those that are `copied`.
    """

    values: Mapping[str, Any]
    times: tuple[str, ...]
    copied: tuple[str, ...]


_Rests = dict[tuple[str, ...], _Rest | None]


@dataclass(frozen=True, slots=True)
class Creation:
    """How records of one collection begin.

    `defaults` are those of the body, `starts` what states, flags and amounts are at first, `times` are set to now,
    as those of `times_of` are where the record has their state.
    `is_placed`: a record says what it stands below; `inherits`: foreign keys may be taken from the records that others
    point at.
    `key` is the property that holds the number of a record, from `first` on, as a text where it `is_text`; without a
    `first` one it is a key that is made up. `is_valid` says whether a record needs nothing more, as what `besides`
    gives does for one of which these properties are known to be valid. `demanded` are values that the schema demands of
    every record and the document shows, for what nobody sends. `certain` is of which records that need not be asked,
    and `assurance` of which valid bodies. `rests` are what records lack that have the same properties, by these, where
    that depends on nothing else (else None): those that have their states and times already, and those that have not.
    """

    collection: Collection
    defaults: Mapping[str, Any]
    key: str
    first: int | None
    is_text: bool
    is_placed: bool
    inherits: bool
    starts: tuple[tuple[str, Any], ...]
    times: tuple[str, ...]
    times_of: tuple[TimeOf, ...]
    filling: Filling
    demanded: Mapping[str, Any]
    memo: tuple[int, Direction]
    is_valid: Callable[[Any], bool]
    besides: Callable[[tuple[str, ...]], Callable[[Any], bool]]
    certain: RecordAssurance | None
    assurance: Assurance | None
    rests: tuple[_Rests, _Rests]

    def begin(
        self,
        context: RecordContext,
        work: Work,
        attributes: Record,
        now: str,
        adjust: Adjust | None = None,
        parent: tuple[str, ...] = (),
    ) -> tuple[Address, Record, ValidProperties] | None:
        """A new record, filled and not yet looked at; None where the attributes have a key, which may be taken.

        `adjust` may change it, and make others, once it has its key, its states and its times; it says what of the
        record is known to be valid. `parent` are the keys of the records above.
        """
        key = self.key
        if attributes.get(key) not in (None, ""):
            return None
        collection = self.collection
        if self.first is None:
            record = {**self.defaults, **attributes}
            address = Address(collection.id, parent, new_key(context, work, collection, parent, record))
        else:
            number, free = work.next_address(collection.id, parent, self.first)
            if free is None:
                return None
            address = free
            record = {**self.defaults, **attributes, key: free[2][0] if self.is_text else number}
        if self.is_placed:
            set_parents(context, collection, parent, record)
        if self.inherits:
            inherit(context, work, collection, record)
        has_begun = adjust is not None or bool(self.times_of)
        if has_begun:
            self._start(record, now)
        known = adjust(record) if adjust is not None else ()
        rests, names = self.rests[has_begun], tuple(record)
        rest = rests.get(names, _UNKNOWN)
        if rest is _UNKNOWN:
            rest = self._rest(context, names, has_begun=has_begun)
            if len(rests) >= _MOST:
                rests.clear()  # clients may send any properties
            rests[names] = rest
        if rest is None:
            if not has_begun:
                self._start(record, now)
            return address, self._filled(context, address, record), known
        if self.filling.read_only is not None or self.filling.containers:
            record = within(context, self.filling, address, record)
        record |= rest.values
        for name in rest.times:
            record[name] = now
        for name in rest.copied:
            record[name] = deepcopy(record[name])
        return address, record, known

    def draft(
        self,
        context: RecordContext,
        work: Work,
        attributes: Record,
        now: str,
        adjust: Adjust | None = None,
        parent: tuple[str, ...] = (),
        *,
        is_certain: bool = False,
    ) -> tuple[Address, Record, bool] | None:
        """`begin` and complete a record; it, and whether it is known to be valid. Not stored yet.

        `is_certain`: the attributes are such that it need not be asked.
        """
        begun = self.begin(context, work, attributes, now, adjust, parent)
        if begun is None:
            return None
        address, record, known = begun
        if known or self.memo in context.values.lacks:
            record, is_valid = self.complete(context, address, record, known)
        elif not (is_valid := is_certain or self.is_valid(record)):
            record, is_valid = finish_invalid(context, self.collection, address, record)
        return address, record, is_valid

    def complete(
        self, context: RecordContext, address: Address, record: Record, known: ValidProperties
    ) -> tuple[Record, bool]:
        """A new record with what its schema requires besides, and whether it is known to be valid then."""
        made, values = record, context.values
        if self.memo in values.lacks:  # what records have lacked before, this one gets before it is looked at
            made = values.supplied(self.memo, record, key="/".join((address[0], *address[2])))
        is_valid = self.is_valid
        if known and (same := tuple([name for name, value in known if made.get(name) is value])):
            is_valid = self.besides(same)  # nobody has changed these since
        return (made, True) if is_valid(made) else finish_invalid(context, self.collection, address, record)

    def _start(self, record: Record, now: str) -> None:
        """Set the first states and the times of a record."""
        for name, value in self.starts:
            if name not in record:
                record[name] = value
        for name in self.times:
            if name not in record:
                record[name] = now
        for each in self.times_of:
            if each.name not in record and record.get(each.of) == each.value:
                record[each.name] = now

    def _filled(self, context: RecordContext, address: Address, record: Record) -> Record:
        record = fill(context, self.filling, address, record)
        for name, value in self.demanded.items():
            if name not in record:
                record[name] = deepcopy(value)
        return record

    def _rest(self, context: RecordContext, names: tuple[str, ...], *, has_begun: bool) -> _Rest | None:
        """What every record lacks that has these properties; None where it depends on more than their names."""
        there = dict.fromkeys(names)
        if not has_begun:
            self._start(there, "")
        filled = alike(context, self.filling, there.keys())
        if filled is None:
            return None
        whole = {**self.demanded, **there, **filled}
        values = {name: whole[name] for name in (*there, *filled, *self.demanded) if name not in names}
        times = tuple(name for name in self.times if name in there and name not in names)
        return _Rest(values, times, tuple(name for name, value in values.items() if isinstance(value, dict | list)))


def creation_of(context: RecordContext, collection: Collection, node: Node | None) -> Creation | None:
    """The plan for records that are made from a body of this schema; None where a record needs more than a plan."""
    memo = (collection.id, id(node))
    known: tuple[Node | None, Creation | None] | None = context.creations.get(memo)
    if known is None:
        if len(context.creations) >= _MOST:
            context.creations.clear()  # nodes that are put together on the fly come in without end
        known = context.creations[memo] = node, _planned(context, collection, node)
    return known[1]


def _planned(context: RecordContext, collection: Collection, node: Node | None) -> Creation | None:
    traits, contract = context.traits(collection), context.contract
    key = collection.key_properties[0] if len(collection.key_properties) == 1 else None
    if key is None or "/" in key or collection.schema is None:
        return None
    times = (*traits.created, *traits.updated)
    if traits.starts_inside or traits.lifetimes or traits.shaped or any("/" in name for name in times):
        return None
    if collection.sought or collection.distinct or collection.parts != Parts() or collection.composed is not None:
        return None
    if (
        has_sums(context, collection)
        or is_shown(context, collection)
        or any(context.progresses(each) == "immediate" for each in contract.lifecycles_of(collection.id))
    ):
        return None
    first = defaults(contract.schemas, node)
    if key in first:
        return None
    validator = contract.schemas.validator(collection.schema, "response")
    creation = Creation(
        collection=collection,
        defaults=first,
        key=key,
        first=traits.first_key,
        is_text=context.kind_of(collection, key) == "string",
        is_placed=traits.is_placed,
        inherits=traits.inherits,
        starts=traits.starts,
        times=times,
        times_of=traits.times_of,
        filling=filling_of(context, collection),
        demanded=_demanded(context, collection.schema, {key, *times, *dict(traits.starts)}),
        memo=(id(collection.schema), "response"),
        is_valid=validator.is_valid,
        besides=validator.besides,
        certain=None,
        assurance=None,
        rests=({}, {}),
    )
    certain = _certain(context, creation)
    if node is None or certain is None:
        return replace(creation, certain=certain)
    sent = contract.schemas.validator(node, "request").schema
    return replace(creation, certain=certain, assurance=certain.of_body(sent))


def _certain(context: RecordContext, creation: Creation) -> RecordAssurance | None:
    """What must be known of that with which a record begins, so that it is valid."""
    filling, schema = creation.filling, creation.collection.schema
    same = assured(context, filling)
    if same is None or schema is None or creation.first is None or creation.inherits or creation.is_placed:
        return None
    return assurance_of(
        context.contract.schemas,
        schema,
        values=(*creation.defaults.items(), *creation.starts, *same.items(), *creation.demanded.items()),
        times=(*creation.times, *(each.name for each in creation.times_of)),
        key=(creation.key, creation.first, creation.is_text),
        changing=changing(context, filling),
    )


def _demanded(context: RecordContext, schema: Node, known: Set[str]) -> Mapping[str, Any]:
    """What `finish` gives every record that lacks it: of what a schema requires, what the document shows."""
    required = (name for name in context.values.required(schema, "response") if name not in known)
    found = {name: context.values.shown(schema, "response", name) for name in required}
    return {name: value for name, value in found.items() if value is not MISSING}

"""The optional properties of a new record: made up, so that answers are whole.

What a client may set and did not is null, false or empty where the schema takes that. What only time can bring (when it
was canceled, why it failed) is null where the schema takes that, else left out; counts begin at 0 and lists empty.
"""

from __future__ import annotations

import copy
import zlib
from collections.abc import Iterator, Mapping
from collections.abc import Set as Names
from typing import Any

from understudy.clock import timestamp
from understudy.inference.conventions import ID, folded
from understudy.inference.conventions.states import is_state_name
from understudy.inference.resources import Collection
from understudy.inference.shapes import type_of
from understudy.json_codec import dumps, loads
from understudy.lazy_dataclass import dataclass
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING
from understudy.records.context import RecordContext
from understudy.records.first_values import (
    LEFT_OUT,
    MADE_UP,
    brought,
    empty_value,
    first_value,
    unset_value,
)
from understudy.records.making_times import settable
from understudy.records.read_only import ReadOnly, read_only_of, with_read_only
from understudy.records.sent_objects import is_open, named, with_nothing
from understudy.state.store import Address, Record
from understudy.values.constraints import Flat
from understudy.values.lifelike import is_ahead

_OBJECT = object()
# An object in which something is set: the rest of it is made up.
_AROUND = object()
_VARIANTS = 8
_CONTAINERS = frozenset({dict, list})
_SCALARS = frozenset({"string", "integer", "number", "boolean", "null"})


@dataclass(frozen=True, slots=True)
class Filling:
    """What the optional properties of the records of a collection are at first, worked out once.

    `first` are the values of those that no record makes up for itself, `copied` the names of those that records may
    not share. `made` is made up for each record; `objects` are made up a few times, as texts by variant, and shared.
    `containers` are the properties in which objects are completed where a client sends them, with their schemas; None
    where that is not known yet, since nobody has sent one.
    `around` are objects in which something is set from the start, `found` says that nobody has made the records.
    `ahead` says that what is made up may be a time to come, which is behind the mock's present.
    `kind` is the variant that the records are where their schema is a union. `kinds` are the fillings of variants, by
    the schemas that these have; None where there is no choice. `read_only` is what the service alone says in objects
    that a client sends. `shown` is what the document shows for every record of what is made up, `MISSING` where records
    differ, as far as known.
    """

    collection: Collection
    names: frozenset[str]
    first: Mapping[str, Any]
    copied: frozenset[str]
    made: tuple[str, ...]
    objects: tuple[str, ...]
    around: tuple[str, ...]
    found: bool
    ahead: bool
    containers: dict[str, Node | None]
    variants: dict[int, Mapping[str, bytes]]
    kind: Flat | None
    kinds: dict[frozenset[int], Filling] | None
    read_only: ReadOnly | None
    shown: dict[str, Any]


def filled(
    context: RecordContext, collection: Collection, address: Address, record: Record, *, found: bool = False
) -> Record:
    """The record with its optional properties; the same one where nothing is to be filled.

    One that is `found` nobody has made, so it has what a client may have set as well.
    """
    return fill(context, filling_of(context, collection, found=found), address, record)


def fill(context: RecordContext, filling: Filling, address: Address, record: Record) -> Record:
    """`filled`, with what is known of the collection."""
    if context.values.fill == "required":
        return record
    collection = filling.collection
    if filling.kinds is not None:
        filling = _of_kind(context, filling, filling.kinds, record)
    if filling.read_only is not None:
        record = with_read_only(context, filling.read_only, record, address)
    objects = _objects(context, filling, record) if filling.containers else {}
    if not filling.around and record.keys() >= filling.names:
        return {**record, **objects} if objects else record
    whole = dict(record)
    for name, value in filling.first.items():
        if name not in record:
            whole[name] = value.copy() if name in filling.copied else value
    made: list[str] = []
    for name in filling.made:  # no comprehension, which would be a call of its own for every record
        if name not in record:
            made.append(name)
    shared: list[str] = []
    if filling.objects or filling.around:
        shared = [name for name in filling.objects if name not in record] + list(filling.around)
    key = "/".join((collection.id, *address.key))
    if made or shared:
        there = {"created_at": timestamp(context.clock.now()), **whole} if filling.ahead else whole
        values = _made_up(context, filling, there, made, key) if made else {}
        parts = _parts(context, filling, key) if shared else {}
        for name in shared:
            if name in parts and name not in record:
                whole[name] = loads(parts[name])
        whole |= values | objects
        for name in filling.around:
            known = loads(parts[name]) if name in parts and isinstance(record.get(name), dict) else None
            if isinstance(known, dict):  # of a union it may be another kind
                whole[name] = _around(whole[name], known)
    elif objects:
        whole |= objects
    return context.values.with_rest(collection.schema, whole, key=key) if filling.found else whole


def alike(context: RecordContext, filling: Filling, names: Names[str]) -> Mapping[str, Any] | None:
    """What all records get that have just these properties; None where that depends on more than their names.

    What stands inside of those that it has is not in it: `within` has that.
    """
    if context.values.fill == "required":
        return {}
    if filling.kinds is not None or filling.around or filling.found or not names >= set(filling.objects):
        return None
    added = {name: value for name, value in filling.first.items() if name not in names}
    for name in filling.made:
        if name not in names:
            added[name] = _shown(context, filling, name)
    return None if any(value is MISSING for value in added.values()) else added


def within(context: RecordContext, filling: Filling, address: Address, record: Record) -> Record:
    """The record with what `fill` adds to the objects and lists that it has; the same one where that is nothing."""
    if context.values.fill == "required":
        return record
    if filling.read_only is not None:
        record = with_read_only(context, filling.read_only, record, address)
    objects = _objects(context, filling, record) if filling.containers else {}
    return {**record, **objects} if objects else record


def filling_of(context: RecordContext, collection: Collection, *, found: bool = False) -> Filling:
    """What is known of the optional properties of a collection's records."""
    known: Filling = context.remember(
        f"filled {found} {collection.id}", lambda: _filling(context, collection, None, found=found)
    )
    return known


def _of_kind(context: RecordContext, filling: Filling, kinds: dict[frozenset[int], Filling], record: Record) -> Filling:
    """What is filled of a record whose schema is a union: what the variant has that the record is most like."""
    collection = filling.collection
    kind = context.values.kind(collection.schema, "response", record)
    origins = frozenset(kind.origins) if kind is not None else frozenset()
    if origins not in kinds:
        kinds[origins] = _filling(context, collection, kind, found=filling.found)
    return kinds[origins]


def _filling(context: RecordContext, collection: Collection, kind: Flat | None, *, found: bool) -> Filling:
    entries = named(context, collection.schema, kind)
    values = dict(_fillings(context, collection, entries, found=found))
    ways = (MADE_UP, _OBJECT, _AROUND)
    first = {name: value for name, value in values.items() if not any(value is way for way in ways)}
    is_open = kind is None and context.values.kind(collection.schema, "response", {}) is not None
    return Filling(
        collection=collection,
        names=frozenset(values),
        first=first,
        copied=frozenset(name for name, value in first.items() if isinstance(value, list | dict)),
        made=tuple(name for name, value in values.items() if value is MADE_UP),
        objects=tuple(name for name, value in values.items() if value is _OBJECT),
        around=tuple(name for name, value in values.items() if value is _AROUND),
        found=found,
        ahead=not found and any(value is MADE_UP and is_ahead(name) for name, value in values.items()),
        containers={
            name: None for name, node in entries.items() if type_of(context.contract.schemas, node) not in _SCALARS
        },
        variants={},
        kind=kind,
        kinds={} if is_open else None,
        read_only=None if found else read_only_of(context, collection),
        shown={},
    )


def _made_up(context: RecordContext, filling: Filling, record: Record, names: list[str], key: str) -> Record:
    """What is made up for a record: the same for every one where the document shows it all."""
    schema, kind = filling.collection.schema, filling.kind
    found: Record = {}
    for name in names:
        value = _shown(context, filling, name)
        if value is MISSING:
            return context.values.properties(schema, "response", record, names, key=key, kind=kind)
        found[name] = copy.deepcopy(value) if value.__class__ in _CONTAINERS else value
    return found


def _shown(context: RecordContext, filling: Filling, name: str) -> Any:
    if name not in filling.shown:
        schema, kind = filling.collection.schema, filling.kind
        filling.shown[name] = context.values.shown(schema, "response", name, kind=kind)
    return filling.shown[name]


def _parts(context: RecordContext, filling: Filling, key: str) -> Mapping[str, bytes]:
    """Objects in a record: of each there are a few, which records share, so that many records are soon made."""
    number = zlib.crc32(key.encode()) % _VARIANTS
    parts = filling.variants.get(number)
    if parts is None:
        variant = f"{filling.collection.id} {number}"
        names = (*filling.objects, *filling.around)
        schema, kind = filling.collection.schema, filling.kind
        made = context.values.properties(schema, "response", {}, names, key=variant, kind=kind)
        parts = filling.variants[number] = {name: dumps(value) for name, value in made.items()}
    return parts


def _around(own: Record, made: Record) -> Record:
    """What was made up, with what is there already in its place."""
    inner = {name: _around(value, made[name]) for name, value in own.items() if _both_objects(value, made.get(name))}
    return {**made, **own, **inner}


def _both_objects(one: Any, other: Any) -> bool:
    return isinstance(one, dict) and isinstance(other, dict)


def emptied(context: RecordContext, collection: Collection, record: Record) -> Record:
    """The record after a client has set it anew, with nothing where a new record has nothing."""
    if context.values.fill == "required":
        return record
    filling = filling_of(context, collection)
    if filling.kinds is not None:
        filling = _of_kind(context, filling, filling.kinds, record)
    nothing = {
        name: copy.copy(value)
        for name, value in filling.first.items()
        if name not in record and (value is None or value is False or value in ([], {}))
    }
    return {**record, **_objects(context, filling, record), **nothing}


def _objects(context: RecordContext, filling: Filling, record: Record) -> Record:
    """The objects and lists of a record that may have to be completed, completed."""
    found: Record = {}
    for name, known in tuple(filling.containers.items()):
        value = record.get(name)
        if value.__class__ in _CONTAINERS:
            node = known if known is not None else _opened(context, filling, name)
            if node is not None:
                found[name] = with_nothing(context, node, value)
    return found


def _opened(context: RecordContext, filling: Filling, name: str) -> Node | None:
    """The schema of a property in which objects are completed; None, and it is no such property, where none ever is."""
    node: Node = named(context, filling.collection.schema, filling.kind)[name]
    if is_open(context, node):
        filling.containers[name] = node
        return node
    filling.containers.pop(name, None)
    return None


def assured(context: RecordContext, filling: Filling) -> Mapping[str, Any] | None:
    """What every new record gets that lacks it, where all else that is filled was found valid by itself; else None."""
    if filling.kinds is not None or filling.read_only is not None or filling.around or filling.found:
        return None
    return filling.first if context.values.fill != "required" else {}


def changing(context: RecordContext, filling: Filling) -> Iterator[str]:
    """The properties that may become other than they were sent: the objects in them are completed."""
    for name, known in tuple(filling.containers.items()):
        if known is not None or _opened(context, filling, name) is not None:
            yield name


def _fillings(
    context: RecordContext, collection: Collection, entries: Mapping[str, Node], *, found: bool
) -> Iterator[tuple[str, Any]]:
    """What is filled, with the value that a new record has, or `MADE_UP` for what is made up."""
    schemas = context.contract.schemas
    hides = schemas.family("response").is_hidden
    taken = {(name or "").partition("/")[0] for name in collection.key_properties}
    ways = [*collection.starts, *(each.name for each in (*collection.states, *collection.openings))]
    taken |= {name for name in ways if "/" not in name} | set(brought(context, collection))
    around = {name.partition("/")[0] for name in ways if "/" in name}
    sent = frozenset() if found else frozenset(name for name, _ in settable(context.contract, collection))
    links = {each.property for each in collection.references}
    if not found:  # nobody has sent their keys
        links |= {shown for shown, _ in (*collection.parts.embedded.values(), *collection.parts.several.values())}
        keys = {folded(each) for each in sent}
        links |= {name for name in entries if f"{folded(name)}{ID}" in keys}
    plans = context.contract.resource_index.plans_of.get(collection.id, ())
    moves = bool(collection.states) or any(plan.implied is not None for plan in plans)
    for name, node in entries.items():
        if name in taken or hides(node):
            continue
        if name in links:
            first = empty_value(context, node)
        else:
            own = name not in sent
            first = first_value(context, name, node, moves=moves) if own else unset_value(context, name, node)
        if name in around:
            # What a client may set stays as it was sent.
            first = LEFT_OUT if name in sent and not is_state_name(name) else _AROUND
        elif first is MADE_UP and type_of(schemas, node) == "object":
            first = _OBJECT
        if first is not LEFT_OUT:
            yield name, first

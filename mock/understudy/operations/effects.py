"""What a call does beyond its own record, as `x-mock-*` keys or the links of its response say."""

from __future__ import annotations

import copy
from collections.abc import Collection as Names
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from understudy.inference.keys import held, hold
from understudy.inference.lifecycle import Lifecycle
from understudy.inference.paths import canonical
from understudy.inference.resources import Collection
from understudy.inference.states import way_of
from understudy.inference.words import one_or_several
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.messages import Refusal
from understudy.openapi.apart import is_alike
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING
from understudy.operations.call import OperationCall, Refused
from understudy.operations.known_entries import KnownEntry, known_entry
from understudy.operations.verbs import amount_so_far, imply
from understudy.records.creation import Creation, ValidProperties, creation_of
from understudy.records.expressions import Evaluation, Scope, compiled
from understudy.records.foreign_keys import target_address
from understudy.records.service import RecordService
from understudy.records.transitions import apply_effects
from understudy.state.store import Record


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of `x-mock-creates`, with its expressions compiled.

    `each` has the elements of which one record is made each, None where it is one in all. `above` are the keys of the
    records above; `source` is what a record begins with, `sets` and `defaults` are its properties. `name` is what later
    expressions call it, `into` where its `key` is put: a property, or one of the elements of a list.
    `creation` is the plan of the records, where they have one; `known` is which of them need not be looked at where the
    body is valid. `shown` are the properties in which the record that they come with has one of them as it is, and says
    of it what its own schema says.
    """

    target: Collection
    name: str
    each: Evaluation | None
    above: tuple[Evaluation, ...]
    source: Evaluation
    sets: tuple[tuple[str, Evaluation], ...]
    defaults: tuple[tuple[str, Evaluation], ...]
    into: tuple[str, str] | None
    key: str | None
    creation: Creation | None
    known: KnownEntry | None
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Others:
    """What an operation makes besides its record of a body of this schema, and which properties of that it sets."""

    node: Node | None
    entries: tuple[_Entry, ...]
    sets: tuple[tuple[str, Evaluation], ...]


_NO_OTHERS = _Others(None, (), ())


def _others(call: OperationCall) -> _Others:
    known: _Others = call.context.remember(f"others {call.operation.id}", lambda: _compiled(call))
    return known


def _compiled(call: OperationCall) -> _Others:
    effects = call.plan.effects
    node = call.body_media.schema if call.body_media is not None else None
    body = call.context.contract.schemas.validator(node, "request").schema if node is not None else None
    entries: list[_Entry] = []
    for written in effects.get("x-mock-creates", ()):
        entries.append(_entry(call, written, {each.name: each.creation for each in entries if each.each is None}, body))
    return _Others(node, tuple(entries), _compiled_items(effects.get("x-mock-set", {})))


def _entry(call: OperationCall, written: Mapping[str, Any], made: Mapping[str, Creation | None], body: Any) -> _Entry:
    target = call.context.collection(canonical(written["collection"]))
    creation = creation_of(call.context, target, target.schema)
    into, _, inner = written.get("into", "").partition("/*/")
    return _Entry(
        target=target,
        name=written.get("as", target.name),
        each=compiled(written["each"]) if "each" in written else None,
        above=tuple(compiled(value) for value in written.get("path", {}).values()),
        source=compiled(written.get("from")),
        sets=_compiled_items(written.get("set", {})),
        defaults=_compiled_items(written.get("defaults", {})),
        into=(into, inner) if "into" in written else None,
        key=target.key_properties[0] if target.key_properties else None,
        creation=creation,
        known=known_entry(written, creation, made, body),
        shown=tuple(_shown(call, target, written.get("as", target.name))),
    )


def _shown(call: OperationCall, target: Collection, name: str) -> Iterator[str]:
    """The properties of the operation's record that are set to one that comes with it."""
    schemas, schema = call.context.contract.schemas, call.collection.schema
    if schema is None or target.schema is None:
        return
    whole, inner = (schemas.validator(each, "response").schema for each in (schema, target.schema))
    for each, template in call.plan.effects.get("x-mock-set", {}).items():
        if template in (f"$created.{name}", f"$created.{name}#") and is_alike(whole, each, inner):
            yield each


def _compiled_items(templates: Mapping[str, Any]) -> tuple[tuple[str, Evaluation], ...]:
    return tuple((name, compiled(template)) for name, template in templates.items())


def add_others(call: OperationCall, records: RecordService, record: Record) -> ValidProperties:
    """Make the records that come with a new one, and set what the operation sets of it; what of it is valid by then."""
    others = _others(call) if call.plan.effects else _NO_OTHERS
    is_valid = call.is_valid and call.body_media is not None and call.body_media.schema is others.node
    known = _create_others(call, records, record, others.entries, is_valid=is_valid)
    if others.sets:
        _set(call, record, others.sets)
    return known


def _create_others(
    call: OperationCall, records: RecordService, record: Record, entries: Sequence[_Entry], *, is_valid: bool
) -> list[tuple[str, Any]]:
    """Make the records that this create promises, and put their keys into `record`.

    `is_valid`: the body was found valid by the schema that the entries know.
    """
    known: list[tuple[str, Any]] = []
    if entries:
        scope: dict[str, Any] = {"response": record}
        for entry in entries:
            if entry.each is None:
                made, is_made_valid = _create_one(call, records, entry, record, scope, None, is_valid=is_valid)
                for name in entry.shown if is_made_valid else ():
                    known.append((name, made))
                is_valid = is_valid and is_made_valid
                continue
            elements = entry.each(call, scope)
            for position, element in enumerate(elements if isinstance(elements, list) else ()):
                _create_one(call, records, entry, record, {**scope, "each": element}, position, is_valid=is_valid)
    for promise in call.plan.promises:
        if record.get(promise.property) is not None:
            continue
        supplied = call.attributes.get(promise.source) if promise.source else None
        target = call.context.collection(promise.collection)
        attributes = dict(supplied) if isinstance(supplied, dict) else {}
        made = records.make(target, (), attributes, target.schema)[1]
        record[promise.property] = made.get(str(target.key_properties[0]))
    return known


def _create_one(
    call: OperationCall,
    records: RecordService,
    entry: _Entry,
    record: Record,
    scope: Scope,
    position: int | None,
    *,
    is_valid: bool,
) -> tuple[Record, bool]:
    """A record that comes with another one, and whether it is known to be valid.

    `is_valid`: so is the body, and what was made before.
    """
    parent = tuple([str(find(call, scope)) for find in entry.above]) if entry.above else ()
    base = entry.source(call, scope)
    attributes, known = dict(base) if isinstance(base, dict) else {}, entry.known
    is_certain = is_valid and known is not None and attributes.keys() <= known.sendable
    for name, find in entry.sets:
        value = find(call, scope)
        if value is not MISSING:
            attributes[name] = value
    for name, find in entry.defaults:
        if name not in attributes:
            value = find(call, scope)
            if value is not MISSING:
                attributes[name] = value
    if is_certain and known is not None and known.needed:
        is_certain = known.needed <= attributes.keys()
    drafted, work, creation = None, records.work, entry.creation
    if creation is not None:
        drafted = creation.draft(records.context, work, attributes, records.now, None, parent, is_certain=is_certain)
    if drafted is not None:
        address, made, is_valid = drafted
        work.put_written(address, made, dumps(made))
    else:
        made, is_valid = records.make(entry.target, parent, attributes, entry.target.schema)[1], False
    call.created[entry.name] = made
    if entry.into is not None and entry.key is not None:
        name, inner = entry.into
        if inner:
            _put_inside(record, name, inner, made[entry.key], position)
        else:
            record[name] = made[entry.key]
    return made, is_valid


def _put_inside(record: Record, name: str, inner: str, key: Any, position: int | None) -> None:
    """Set the property of an element: of `list/*/property` the one that the `each` is at."""
    elements = record.get(name)
    if isinstance(elements, list) and position is not None and isinstance(elements[position], dict):
        record[name] = changed = elements.copy()  # the first ones are those of the request
        changed[position] = {**elements[position], inner: key}


def _set_properties(call: OperationCall, record: Record) -> None:
    """`x-mock-set`: properties of the record that this operation sets."""
    if call.plan.effects:
        _set(call, record, _others(call).sets)


def _set(call: OperationCall, record: Record, sets: Iterable[tuple[str, Evaluation]]) -> None:
    scope = {"record": record}
    for name, find in sets:
        value = find(call, scope)
        if value is not MISSING:
            record[name] = value


def set_states(call: OperationCall, records: RecordService, record: Record, supplied: Names[str]) -> set[str]:
    """Set what `x-mock-set`, `x-mock-transition`, a lifecycle and its verb say that this operation sets; the names."""
    declared = call.plan.effects.get("x-mock-set", {})
    _set_properties(call, record)
    lifecycles = call.context.contract.lifecycles_of(str(call.plan.collection))
    moved = {
        lifecycle.property
        for lifecycle in lifecycles
        if not {lifecycle.property, lifecycle.property.partition("/")[0]} & {*supplied, *declared}
        and _move(call, record, lifecycle)
    }
    for word in one_or_several(call.plan.effects.get("x-mock-transition")):
        moved.add(_transition(record, word))
    implied = set() if call.plan.implied is None else imply(call, records, call.plan.implied, record, supplied)
    return {*declared, *moved, *implied, *do_at_once(call, records, record)}


def do_at_once(call: OperationCall, records: RecordService, record: Record) -> set[str]:
    """Do what a body's properties that are called like verbs ask for, such as `confirm: true`; the names of it."""
    done: set[str] = set()
    for name, move in call.plan.at_once.items():
        if call.attributes.get(name) is True:
            done |= imply(call, records, move, record, ())
    return done


def count_elsewhere(call: OperationCall, records: RecordService, record: Record) -> None:
    """Raise the amounts of the records that a new one counts in; one that names none of its own has what is left."""
    for name, (home, move) in call.plan.counted.items():
        address = target_address(call.context, home, record.get(name))
        target = records.work.get(address) if address is not None else None
        if address is None or target is None or move.amount is None:
            continue
        changed = copy.deepcopy(target)
        done = imply(call, records, move, changed, ())
        added = amount_so_far(move.amount, changed) - amount_so_far(move.amount, target)
        own = next((each for each in move.amount.bases if each in call.properties_of(call.collection.schema)), None)
        if own is not None and own not in call.attributes:
            record[own] = added
        records.change(address, target, changed, done)


def _move(call: OperationCall, record: Record, lifecycle: Lifecycle) -> bool:
    """Move a state where its lifecycle says that this operation does; whether it says so.

    Refused from a state in which the operation has no transition.
    """
    edges = lifecycle.by_operation(call.operation.id)
    before = held(record, lifecycle.property)
    edge = next((edge for edge in edges if edge.source == before), None)
    if edges and edge is None:
        raise _only_from(lifecycle.property, before, dict.fromkeys(edge.source for edge in edges))
    if edge is not None:
        hold(record, lifecycle.property, edge.target)
    return edge is not None


def _only_from(name: str, before: Any, sources: Iterable[str | None]) -> Refused:
    listed = ", ".join("null" if source is None else f'"{source}"' for source in sources)
    was = "null" if before is None else f'"{before}"'
    message = f"{name} is {was}; this is possible from {listed} only"
    return Refused(Refusal((409, 422, 400), "conflict", message))


def _transition(record: Record, transition: Mapping[str, Any]) -> str:
    """`x-mock-transition`: move a state property, refused (409) from any state that is not listed."""
    name, allowed = way_of(transition["property"]), transition.get("from")
    if allowed is not None and held(record, name) not in allowed:
        raise _only_from(name, held(record, name), allowed)
    hold(record, name, transition["to"])
    return name


def affect(call: OperationCall, records: RecordService, record: Record) -> None:
    """`x-mock-effects`: what this operation does to records of other collections."""
    effects = call.context.contract.effects.get(call.operation.id)
    if effects:
        apply_effects(call.context, records.work, effects, {"record": record, "response": record}, call)

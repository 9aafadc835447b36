"""What a call does beyond its own record, as `x-mock-*` keys or the links of its response say."""

from __future__ import annotations

import copy
from collections.abc import Collection as Names
from collections.abc import Iterable, Mapping
from typing import Any

from understudy.inference.keys import held, hold
from understudy.inference.lifecycle import Lifecycle
from understudy.inference.paths import canonical
from understudy.inference.resources import Collection
from understudy.inference.states import way_of
from understudy.inference.words import one_or_several
from understudy.messages import Refusal
from understudy.openapi.pointer import MISSING
from understudy.operations.call import OperationCall, Refused
from understudy.operations.verbs import amount_so_far, imply
from understudy.records.expressions import Scope, evaluate, fill
from understudy.records.foreign_keys import target_address
from understudy.records.service import RecordService
from understudy.records.transitions import apply_effects
from understudy.state.store import Record

__all__ = ["affect", "count_elsewhere", "create_others", "do_at_once", "set_properties", "set_states"]


def create_others(call: OperationCall, records: RecordService, record: Record) -> None:
    """Make the records that this create promises, and put their keys into `record`."""
    for entry in call.plan.effects.get("x-mock-creates", ()):
        scope: dict[str, Any] = {"response": record}
        if "each" not in entry:
            _create_one(call, records, entry, record, scope, None)
            continue
        elements = evaluate(entry["each"], call, scope)
        for position, element in enumerate(elements if isinstance(elements, list) else ()):
            _create_one(call, records, entry, record, {**scope, "each": element}, position)
    for promise in call.plan.promises:
        if record.get(promise.property) is not None:
            continue
        supplied = call.attributes.get(promise.source) if promise.source else None
        target = call.context.collection(promise.collection)
        made = _make(records, target, (), dict(supplied) if isinstance(supplied, dict) else {})
        record[promise.property] = made.get(str(target.key_properties[0]))


def _create_one(
    call: OperationCall,
    records: RecordService,
    entry: Mapping[str, Any],
    record: Record,
    scope: Scope,
    position: int | None,
) -> None:
    target = call.context.collection(canonical(entry["collection"]))
    parent = tuple(str(evaluate(value, call, scope)) for value in entry.get("path", {}).values())
    base = evaluate(entry.get("from"), call, scope)
    attributes = dict(base) if isinstance(base, dict) else {}
    for name, expression in entry.get("set", {}).items():
        value = evaluate(expression, call, scope)
        if value is not MISSING:
            attributes[name] = value
    for name, expression in entry.get("defaults", {}).items():
        value = evaluate(expression, call, scope)
        if name not in attributes and value is not MISSING:
            attributes[name] = value
    made = _make(records, target, parent, attributes)
    call.created[entry.get("as", target.name)] = made
    if "into" in entry and target.key_properties and target.key_properties[0] is not None:
        _put_key(record, entry["into"], made[target.key_properties[0]], position)


def _put_key(record: Record, into: str, key: Any, position: int | None) -> None:
    """Set a property, or with `list/*/property` the property of the element that the `each` is at."""
    name, star, inner = into.partition("/*/")
    if not star:
        record[name] = key
        return
    elements = record.get(name)
    if isinstance(elements, list) and position is not None and isinstance(elements[position], dict):
        record[name] = [
            {**element, inner: key} if place == position else element for place, element in enumerate(elements)
        ]


def _make(records: RecordService, target: Collection, parent: tuple[str, ...], attributes: Record) -> Record:
    _, record = records.make(target, parent, attributes, target.schema)
    return record


def set_properties(call: OperationCall, record: Record) -> None:
    """`x-mock-set`: properties of the record that this operation sets."""
    for name, expression in call.plan.effects.get("x-mock-set", {}).items():
        value = fill(expression, call, {"record": record})
        if value is not MISSING:
            record[name] = value


def set_states(call: OperationCall, records: RecordService, record: Record, supplied: Names[str]) -> set[str]:
    """Set what `x-mock-set`, `x-mock-transition`, a lifecycle and its verb say that this operation sets; the names."""
    declared = call.plan.effects.get("x-mock-set", {})
    set_properties(call, record)
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

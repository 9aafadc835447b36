"""What it means that a state property was set: is it legal, what does it do to others, what follows at once."""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Iterable
from typing import Any

from understudy.clock import timestamp
from understudy.inference.effects import Effect
from understudy.inference.keys import held, hold
from understudy.inference.lifecycle import Lifecycle, Transition
from understudy.inference.resources import Collection
from understudy.openapi.pointer import MISSING
from understudy.records.amounts import add_up
from understudy.records.arithmetic import amounts_of, calculated, kept
from understudy.records.completion import completed, stamp
from understudy.records.context import RecordContext
from understudy.records.errors import IllegalTransitionError, MockError
from understudy.records.expressions import RequestValues, evaluate, fill
from understudy.records.keys import key_text
from understudy.records.long_running import go_on
from understudy.records.lookups import addresses_where
from understudy.state.store import Address, Record
from understudy.state.work import Move, Work

_CHAIN = 50
"""How many moves one call may set off; declared effects that go round in a circle end here with an error."""


def illegal(lifecycle: Lifecycle, before: str | None, after: str) -> IllegalTransitionError:
    """The error for a move that the lifecycle doesn't have."""
    following = lifecycle.targets(before)
    listed = ", ".join(f'"{state}"' for state in following) or "nothing, it is terminal"
    was = "null" if before is None else f'"{before}"'
    message = f'{lifecycle.property} is {was} and can\'t become "{after}"; after {was} comes {listed}'
    return IllegalTransitionError(message, before, after, following)


def settle(
    context: RecordContext,
    work: Work,
    address: Address,
    before: Record | None,
    record: Record,
    *,
    assigned: Names[str] = (),
    cause: str,
    forced: bool = False,
    request: RequestValues | None = None,
) -> Record:
    """Note the states that were set, refuse illegal ones, and let what follows at once follow.

    `assigned` are the properties that were set outright: setting a state to what it already is counts where no
    lifecycle is declared. Stores the record and gives it back as it is in the end. Raises MockError.
    """
    collection = context.collection(address.collection)
    if before is None:
        return _begin(context, work, address, record, collection)
    lifecycles = {each.property: each for each in context.contract.lifecycles_of(collection.id)}
    # Each is legal, or none is made.
    edges = {name: _edge(each, before, record, forced) for name, each in lifecycles.items()}
    record, also = _with_sets(context, work, address, before, record, edges.values(), request)
    work.put(address, record)
    for state in collection.states:
        name, after = state.name, held(record, state.name)
        if not isinstance(after, str):
            continue
        old, governs, edge = held(before, name), lifecycles.get(name), edges.get(name)
        if old != after or (name in assigned and (edge is not None or governs is None)):
            emit = edge.emit if edge is not None else ()
            own = name.partition("/")[0]
            patch = {other: record[other] for other in record if other in {*assigned, *also} and other != own}
            work.moves.append(Move(address, name, old, after, cause, forced, emit, record, before, patch))
            if edge is not None:
                apply_effects(context, work, edge.effects, {"record": record, "previous": before}, request)
            if governs is not None:
                _follow(context, work, address, governs, after)
    if collection.id in context.contract.resources.long_running:
        return go_on(context, work, address, before, work.get(address) or record)
    return work.get(address) or record


def _edge(lifecycle: Lifecycle, before: Record, record: Record, forced: bool) -> Transition | None:
    """The transition that was made of one property, if any. Raises IllegalTransitionError."""
    old, after = held(before, lifecycle.property), held(record, lifecycle.property)
    if not isinstance(after, str) or old not in lifecycle.states:
        return None
    edge = lifecycle.find(old, after)
    if edge is None and old != after and not forced:
        raise illegal(lifecycle, old, after)
    return edge


def _with_sets(
    context: RecordContext,
    work: Work,
    address: Address,
    before: Record,
    record: Record,
    edges: Iterable[Transition | None],
    request: RequestValues | None,
) -> tuple[Record, Names[str]]:
    """The record with what its transitions set besides their state, and the names of that."""
    scope = {"record": record, "previous": before}
    also: Record = {}
    for edge in edges:
        if edge is not None and edge.set:
            also |= fill(dict(edge.set), request, scope)
    if not also:
        return record, ()
    return completed(context, work, address, {**record, **also}), also.keys()


def _begin(context: RecordContext, work: Work, address: Address, record: Record, collection: Collection) -> Record:
    """Store a new record, and let what follows at once follow."""
    work.put(address, record)
    lifecycles = context.contract.lifecycles_of(collection.id)
    if not lifecycles:
        return record
    for state in collection.states:
        first = held(record, state.name)
        for lifecycle in lifecycles:
            if lifecycle.property == state.name and isinstance(first, str):
                _follow(context, work, address, lifecycle, first)
    return work.get(address) or record


def _follow(context: RecordContext, work: Work, address: Address, lifecycle: Lifecycle, state: str) -> None:
    """Where neither time nor reads count, an automatic transition is made as soon as its state is entered."""
    if context.progresses(lifecycle) != "immediate":
        return
    edge = next((edge for edge in lifecycle.leaving(state) if edge.automatic), None)
    record = work.get(address)
    if edge is None or record is None or len(work.moves) > _CHAIN:
        return
    move_record(context, work, address, record, {lifecycle.property: edge.target}, cause="immediate")


def move_record(
    context: RecordContext,
    work: Work,
    address: Address,
    record: Record,
    changes: Record,
    *,
    cause: str,
    forced: bool = False,
) -> Record:
    """Change a record outside of any call: what time, an effect and the driver do."""
    if len(work.moves) > _CHAIN:
        message = f"one change set off more than {_CHAIN} others; do the effects go round in a circle?"
        raise MockError(message)
    collection = context.collection(address.collection)
    changed = {**record, **changes}
    for state in collection.states:
        if "/" in state.name and state.name in changes:
            hold(changed, state.name, changed.pop(state.name))
    now = timestamp(context.clock.now())
    stamp(context, collection, changed, now, created=False, before=record, assigned=changes.keys())
    changed = add_up(context, collection, completed(context, work, address, changed), changes, record)
    return settle(context, work, address, record, changed, assigned=changes.keys(), cause=cause, forced=forced)


def apply_effects(
    context: RecordContext,
    work: Work,
    effects: tuple[Effect, ...],
    scope: dict[str, Any],
    request: RequestValues | None = None,
) -> None:
    """Change the records of other collections that a transition or an operation is declared to change."""
    for effect in effects:
        elements = evaluate(effect.each, request, scope) if effect.each is not None else None
        for element in elements if isinstance(elements, list) else (None,) if effect.each is None else ():
            _affect(context, work, effect, {**scope, "each": element}, request)


def _affect(
    context: RecordContext, work: Work, effect: Effect, scope: dict[str, Any], request: RequestValues | None
) -> None:
    """One effect; with a list of keys, or a `where` that several fit, on each of those records."""
    for address in _affected(work, effect, scope, request):
        record = work.get(address)
        amounts = amounts_of(effect, request, scope)
        changes = fill(dict(effect.set), request, scope)
        if amounts:
            changes |= calculated(context, address, record, amounts)
        if record is not None:
            changed = move_record(context, work, address, record, changes, cause="effect")
            kept(context, address, changed, {name: changes[name] for name in amounts})


def _affected(work: Work, effect: Effect, scope: dict[str, Any], request: RequestValues | None) -> Iterable[Address]:
    if effect.where:
        criteria = {name: evaluate(value, request, scope) for name, value in effect.where.items()}
        return addresses_where(work, effect.collection, criteria)
    key = evaluate(effect.key, request, scope)
    keys = key if isinstance(key, list) else [key]
    texts = [key_text(each) for each in keys if each is not MISSING and each is not None]
    return [Address(effect.collection, (), (text,)) for text in texts]

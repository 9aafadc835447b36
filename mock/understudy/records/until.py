"""Lets time pass until a record is in a state: from timer to timer, no further than is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from understudy.clock import check_length, timestamp
from understudy.durations import duration_text
from understudy.engine import Engine
from understudy.inference.keys import held
from understudy.inference.resources import Collection, StateProperty
from understudy.records.driver import read
from understudy.records.errors import NotReachedError
from understudy.records.names import address_of, check_states, collection_named, state_of
from understudy.records.paths import path_of
from understudy.records.timers import next_by_reads, reads_of, timer_address
from understudy.state.store import Address, Record
from understudy.state.work import Work

_MOST = 10_000
"""Steps of the clock; a record may go round in a circle for ever."""
_SHOWN = 12


def advance_until(
    engine: Engine,
    resource: str,
    key: tuple[Any, ...],
    *,
    to: str,
    within: timedelta,
    property: str | None,  # noqa: A002 - the word of JSON Schema
) -> Record:
    """Move the clock until a record is in a state. See `Mock.advance_until`."""
    collection = collection_named(engine.contract, resource)
    state = state_of(engine.contract, collection, property)
    address = address_of(collection, key)
    check_states(collection, state, to)
    check_length(within, "within")
    if within < timedelta():
        raise ValueError(f"within can't be less than nothing; got {within}")
    engine.catch_up()
    start = engine.clock.now()
    for _ in range(_MOST):
        record = read(engine, resource, key)
        with engine.store.turn():
            actual = held(engine.store.get(address), state.name)
            due = engine.timers.next_standing()
        if actual == to:
            return record
        if due is None or due - start > within:
            raise _not_reached(engine, collection, state, address, f'"{to}" within {duration_text(within)}')
        engine.advance(max(due - engine.clock.now(), timedelta()))
    raise _not_reached(engine, collection, state, address, f'"{to}" with {_MOST:,} timers')


def _not_reached(
    engine: Engine, collection: Collection, state: StateProperty, address: Address, what: str
) -> NotReachedError:
    name = f"{collection.name} {'/'.join((*address.parent, *address.key))}".rstrip()
    path = path_of(engine.store, collection, address, state.name)
    lifecycle = engine.contract.lifecycle(collection.id, state.name)
    allowed = lifecycle.targets(path[-1]) if lifecycle is not None else state.values
    pending = _pending(engine, address, state.name)
    lines = [
        f"{name} did not become {what}, but is {_quoted(path[-1:], '')}",
        f"  it went: {'… → ' if len(path) > _SHOWN else ''}{_quoted(path[-_SHOWN:], ' → ')}",
        f"  after {_quoted(path[-1:], '')} may come {_quoted(allowed, ', ') or 'nothing, it is terminal'}",
        f"  by itself: {'; '.join(pending) or 'nothing is pending'}",
    ]
    return NotReachedError("\n".join(lines), path, allowed, pending)


def _quoted(states: Sequence[str | None], glue: str) -> str:
    return glue.join("null" if state is None else f'"{state}"' for state in states)


def _pending(engine: Engine, address: Address, name: str) -> list[str]:
    """What a record would do by itself, in words."""
    with engine.store.turn():
        timer = engine.store.get(timer_address(address, name))
        edge = next_by_reads(engine.context, address, engine.store.get(address) or {}, name)
        made = reads_of(Work(engine.store), address, name)
    found = [f'"{timer["to"]}" at {timestamp(datetime.fromisoformat(timer["due"]))}'] if timer is not None else []
    if edge is not None and edge.reads is not None:
        found.append(f'"{edge.target}" after {edge.reads} reads, of which there were {made}')
    return found

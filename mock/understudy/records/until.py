"""Lets time pass until a record is in a state: from timer to timer, no further than is needed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from understudy.clock import check_length, timestamp
from understudy.durations import duration_text
from understudy.inference.resources import Collection, StateProperty
from understudy.records.driver import read
from understudy.records.errors import NotReachedError
from understudy.records.names import address_of, check_states, collection_named, state_of
from understudy.records.paths import path_of
from understudy.records.timers import next_by_reads, reads_of, timer_address
from understudy.state.store import Address, Record
from understudy.state.work import Work

if TYPE_CHECKING:
    from understudy.mock import Mock

__all__ = ["advance_until"]

_MOST = 10_000
"""Steps of the clock; a record may go round in a circle for ever."""
_SHOWN = 12


def advance_until(
    mock: Mock,
    resource: str,
    key: tuple[Any, ...],
    *,
    to: str,
    within: timedelta,
    property: str | None,  # noqa: A002 - the word of JSON Schema
) -> Record:
    """Move the clock until a record is in a state. See `Mock.advance_until`."""
    collection = collection_named(mock.contract, resource)
    state = state_of(collection, property)
    address = address_of(collection, key)
    check_states(collection, state, to)
    check_length(within, "within")
    if within < timedelta():
        raise ValueError(f"within can't be less than nothing; got {within}")
    mock.catch_up()
    start = mock.clock.now()
    for _ in range(_MOST):
        record = read(mock, resource, key)
        with mock.store.turn():
            actual = (mock.store.get(address) or {}).get(state.name)
            due = mock.timers.next_standing()
        if actual == to:
            return record
        if due is None or due - start > within:
            raise _not_reached(mock, collection, state, address, f'"{to}" within {duration_text(within)}')
        mock.advance(max(due - mock.clock.now(), timedelta()))
    raise _not_reached(mock, collection, state, address, f'"{to}" with {_MOST:,} timers')


def _not_reached(
    mock: Mock, collection: Collection, state: StateProperty, address: Address, what: str
) -> NotReachedError:
    name = f"{collection.name} {'/'.join((*address.parent, *address.key))}".rstrip()
    path = path_of(mock, collection, address, state.name)
    lifecycle = mock.contract.lifecycles.get(collection.id)
    governs = lifecycle is not None and lifecycle.property == state.name
    allowed = lifecycle.targets(path[-1]) if lifecycle is not None and governs else state.values
    pending = _pending(mock, address, state.name)
    lines = [
        f'{name} did not become {what}, but is "{path[-1]}"',
        f"  it went: {'… → ' if len(path) > _SHOWN else ''}{_quoted(path[-_SHOWN:], ' → ')}",
        f'  after "{path[-1]}" may come {_quoted(allowed, ", ") or "nothing, it is terminal"}',
        f"  by itself: {'; '.join(pending) or 'nothing is pending'}",
    ]
    return NotReachedError("\n".join(lines), path, allowed, pending)


def _quoted(states: Sequence[str], glue: str) -> str:
    return glue.join(f'"{state}"' for state in states)


def _pending(mock: Mock, address: Address, name: str) -> list[str]:
    """What a record would do by itself, in words."""
    with mock.store.turn():
        timer = mock.store.get(timer_address(address, name))
        edge = next_by_reads(mock.world, address, mock.store.get(address) or {})
        made = reads_of(Work(mock.store), address, name)
    found = [f'"{timer["to"]}" at {timestamp(datetime.fromisoformat(timer["due"]))}'] if timer is not None else []
    if edge is not None and edge.reads is not None:
        found.append(f'"{edge.target}" after {edge.reads} reads, of which there were {made}')
    return found

"""The ways that records can go through their states, and the way that one went."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

from understudy.contract import Contract
from understudy.inference.keys import held
from understudy.inference.lifecycle import Lifecycle, Transition
from understudy.inference.resources import Collection
from understudy.lazy_dataclass import dataclass
from understudy.records.keys import missing
from understudy.records.names import check_states, collection_named, state_of
from understudy.state.store import Address, Record, Store
from understudy.webhooks.emit import TRANSITIONS


@dataclass(frozen=True, slots=True)
class Way:
    """A legal way from one state to another: `states` with both, and the `steps` between them, one less."""

    states: tuple[str | None, ...]
    steps: tuple[Transition, ...]

    @property
    def to(self) -> str:
        """Where it leads."""
        return self.steps[-1].target


class Contracted(Protocol):
    """A mock, in this process or elsewhere."""

    @property
    def contract(self) -> Contract:
        """Its document, read."""


def ways(
    mock: Contracted,
    resource: str,
    *,
    to: str | None = None,
    start: str | None = None,
    property: str | None = None,  # noqa: A002 - the word of JSON Schema
) -> tuple[Way, ...]:
    """The states that can be reached from `start` (None: the first state), each with the shortest legal way to it.

    The nearest first; of `to` only, and nothing where it can't be reached. Where no lifecycle is declared each is one
    step. Raises UnknownResourceError, InvalidStateError.
    """
    contract = mock.contract
    collection = collection_named(contract, resource)
    state = state_of(contract, collection, property)
    check_states(collection, state, to, start)
    lifecycle = contract.lifecycle(collection.id, state.name)
    first: str | None
    if lifecycle is None:
        first = start or state.initial or state.values[0]
        found: Mapping[str | None, tuple[Transition, ...]] = {
            value: (Transition(first, value),) for value in state.values if value != first
        }
    else:
        first = start or lifecycle.initial
        found = shortest(lifecycle, first)
    return tuple(
        Way((first, *(step.target for step in steps)), steps)
        for target, steps in found.items()
        if steps and to in (None, target)
    )


def shortest(lifecycle: Lifecycle, start: str | None) -> dict[str | None, tuple[Transition, ...]]:
    """The transitions to each state that can be reached, the nearest first; none to where it starts."""
    found: dict[str | None, tuple[Transition, ...]] = {start: ()}
    waiting = [start]
    for here in waiting:
        for edge in lifecycle.leaving(here):
            if edge.target not in found:
                found[edge.target] = (*found[here], edge)
                waiting.append(edge.target)
    return found


def path_of(store: Store, collection: Collection, address: Address, name: str) -> tuple[str | None, ...]:
    """The states that a record went through, where it is now last; of a deleted one as long as it had any.

    None is null.
    Raises NotFoundError for a record that never was.
    """
    texts = (*address.parent, *address.key)
    with store.turn():
        record = store.get(address)
        rows = _logged(store, collection, texts, name)
    if rows:
        return (rows[0]["from"], *(str(row["to"]) for row in rows))
    if record is None:
        raise missing(collection, address)
    return (held(record, name),)


def entered_states(store: Store, collection: Collection, parent: tuple[str, ...], name: str) -> tuple[str, ...]:
    """The states that all records below `parent` entered, in the order of the log; without those they began in."""
    with store.turn():
        return tuple(str(row["to"]) for row in _logged(store, collection, parent, name))


def _logged(store: Store, collection: Collection, key: tuple[str, ...], name: str) -> list[Record]:
    """The transitions of one property whose keys begin with these, oldest first."""
    rows = [
        row
        for row in store.records(TRANSITIONS, ())
        if (row["resource"], tuple(row["key"][: len(key)]), row["property"]) == (collection.path, key, name)
    ]
    return sorted(rows, key=lambda row: int(row["sequence"]))

"""Brings a record to a state: by the legal transitions of its lifecycle, or at once where none is declared.

Knows lifecycles and the mock's driver; knows nothing of factories.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from understudy.inference.keys import held, hold
from understudy.mock import Mock
from understudy.openapi.model import Operation
from understudy.records.errors import MockError
from understudy.records.paths import shortest
from understudy.records.service import RecordService
from understudy.state.store import Address, Change
from understudy.state.work import Work
from understudy.testing.factories.errors import FactoryError
from understudy.webhooks.outbox import event_address

Reach = Callable[[Mock, Address, str, str], None]
"""Brings the record at an address to a state: (mock, address, state property, state)."""


def set_state(mock: Mock, address: Address, name: str, state: str) -> None:
    """The plainest `Reach`: the state property is set, and nothing else happens."""
    record = mock.store.get(address)
    if record is not None:
        changed = dict(record)
        hold(changed, name, state)
        mock.store.apply((Change(address, changed),))


def walk(mock: Mock, address: Address, name: str, state: str) -> None:
    """The `Reach` of the service: the shortest legal way, with the effects and the events of every step.

    Where no lifecycle is declared any state may follow any, so it is one step. Raises FactoryError when no way leads to
    the state.
    """
    collection = mock.contract.resources.collections[address.collection]
    if name not in {entry.name for entry in collection.states}:
        set_state(mock, address, name, state)
        return
    for step in _steps(mock, address, name, state):
        mock.transition(collection.path, *address.parent, *address.key, to=step, property=name)


def walk_quietly(mock: Mock, address: Address, name: str, state: str) -> None:
    """As `walk`, but no event is emitted: the steps and their effects happen, the events don't. Raises FactoryError."""
    for step in _steps(mock, address, name, state):
        with mock.store.turn():
            work = Work(mock.store)
            record = work.get(address)
            if record is None:
                return
            try:
                RecordService(mock.engine.context, work, "driver").move(address, record, {name: step})
            except MockError as refused:
                raise FactoryError(str(refused)) from None
            commit_quietly(mock, work)


def make_ready(mock: Mock, operation: Operation, address: Address) -> None:
    """Bring a record to the nearest state from which an operation moves it, unless it is in one."""
    contract, record = mock.contract, mock.store.get(address)
    move = contract.resources.plans[operation.id].implied
    for state in contract.resources.collections[address.collection].states:
        now, lifecycle = held(record, state.name), contract.lifecycle(address.collection, state.name)
        known = shortest(lifecycle, now) if lifecycle is not None else state.values
        sources: set[str | None] = set()
        if lifecycle is not None and (edges := lifecycle.by_operation(operation.id)):
            sources = {edge.source for edge in edges}
        elif move is not None and move.property == state.name and move.refused:
            sources = {each for each in state.values if each not in move.refused}
        nearest = next((each for each in known if each in sources and each != (move and move.to)), None)
        if now not in sources and nearest is not None:
            walk_quietly(mock, address, state.name, nearest)


def commit_quietly(mock: Mock, work: Work) -> None:
    """Make a unit of work so without events: timers are set and moves are logged, but there are no events.

    Call it during the store's turn.
    """
    for event in mock.webhooks.add_to(work, changed_by_client=False):
        work.delete(event_address(event.sequence))
    mock.engine.commit(work, ())


def _steps(mock: Mock, address: Address, name: str, state: str) -> Sequence[str]:
    lifecycle = mock.contract.lifecycle(address.collection, name)
    before = held(mock.store.get(address), name)
    if lifecycle is None:
        return () if before == state else (state,)
    found = shortest(lifecycle, before)
    if state not in found:
        reached = ", ".join(f'"{entry}"' for entry in found if entry != before) or "nothing"
        was = "null" if before is None else f'"{before}"'
        what = mock.contract.resources.collections[address.collection].name
        raise FactoryError(f'no transitions lead {what} from {was} to "{state}"; from there it can become {reached}')
    return [edge.target for edge in found[state]]

"""Brings a record to a state: by the legal transitions of its lifecycle, or at once where none is declared.

Knows lifecycles and the mock's driver; knows nothing of factories.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from understudy.contract.lifecycle import Lifecycle
from understudy.mock import Mock
from understudy.state.store import Address, Change
from understudy.testing.factories.errors import FactoryError

__all__ = ["Reach", "set_state", "walk"]

Reach = Callable[[Mock, Address, str, str], None]
"""Brings the record at an address to a state: (mock, address, state property, state)."""


def set_state(mock: Mock, address: Address, name: str, state: str) -> None:
    """The plainest `Reach`: the state property is set, and nothing else happens."""
    record = mock.store.get(address)
    if record is not None:
        mock.store.apply((Change(address, {**record, name: state}),))


def walk(mock: Mock, address: Address, name: str, state: str) -> None:
    """The `Reach` of the service: the shortest legal way, with the effects and events of every step.

    Where no lifecycle is declared any state may follow any, so the property is set and nothing else happens. Raises
    FactoryError when no way leads to the state.
    """
    lifecycle = mock.contract.lifecycles.get(address.collection)
    if lifecycle is None or lifecycle.property != name:
        set_state(mock, address, name, state)
        return
    record = mock.store.get(address) or {}
    collection = mock.contract.resources.collections[address.collection]
    for step in _way(lifecycle, str(record.get(name)), state, collection.name):
        mock.transition(collection.path, *address.parent, *address.key, to=step, property=name)


def _way(lifecycle: Lifecycle, start: str, goal: str, what: str) -> Sequence[str]:
    """The states to go through, the goal last."""
    ways: dict[str, tuple[str, ...]] = {start: ()}
    waiting = [start]
    for here in waiting:
        for target in lifecycle.targets(here):
            if target not in ways:
                ways[target] = (*ways[here], target)
                waiting.append(target)
    if goal not in ways:
        reached = ", ".join(f'"{entry}"' for entry in ways if entry != start) or "nothing"
        raise FactoryError(f'no transitions lead {what} from "{start}" to "{goal}"; from there it can become {reached}')
    return ways[goal]

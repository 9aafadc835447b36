"""Where state is kept, by its URL, and whose clock its mock has."""

from __future__ import annotations

from understudy.clock import Clock, SystemClock
from understudy.state.shared import shared_by
from understudy.state.store import Store


def store_at(url: str, contract: str) -> Store:
    """The store that a URL names, for the state of a contract. Raises StateError for a URL that names none."""
    if isinstance(url, str) and url.startswith("postgresql://"):
        from understudy.state.shared_store import SharedStore

        return SharedStore(url, contract=contract)
    from understudy.state.durable import DurableStore

    return DurableStore(url, contract=contract)


def clock_of(store: Store | None) -> Clock:
    """The clock of all processes that share the store; of any other the machine's, which its mock alone moves."""
    shared = shared_by(store) if store is not None else None
    return shared.clock if shared is not None else SystemClock()

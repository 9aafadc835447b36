"""For stores of your own: the checks that every store must pass, and stores that fail on demand.

`understudy.state.store.Store` says what a store of a mock is; memory and file pass these same checks. `StateStore` is
one of jobs that go from state to state, which needs neither a mock nor a document.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from understudy.state.store import Store
from understudy.testing.stores.faulty import FaultyStore, StoreFault
from understudy.testing.stores.state_store import (
    PROVISIONING,
    Job,
    MockStateStore,
    OwnerBusyError,
    StateGraph,
    StateStore,
    TransitionEvent,
    assert_job_last_error,
    assert_job_reached_state,
    assert_transition_path,
)

if TYPE_CHECKING:
    from _pytest.mark import ParameterSet

__all__ = [
    "PROVISIONING",
    "FaultyStore",
    "Job",
    "MockStateStore",
    "OwnerBusyError",
    "StateGraph",
    "StateStore",
    "StoreCase",
    "StoreFault",
    "TransitionEvent",
    "assert_job_last_error",
    "assert_job_reached_state",
    "assert_transition_path",
    "store_cases",
]


@dataclass(frozen=True, slots=True)
class StoreCase:
    """One thing that a store must do."""

    name: str
    check: Callable[[Store], None]

    def run(self, store: Store) -> None:
        """Check it on a store that is new and empty. Raises AssertionError, which says what differs."""
        if not store.empty:
            raise ValueError(f"{self.name} needs a store that is empty; this one was in use")
        self.check(store)


def store_cases() -> list[ParameterSet]:
    """For `@pytest.mark.parametrize("case", store_cases())`: every `StoreCase`, called by its name."""
    import pytest

    from understudy.testing.stores import atomicity, lookup_contract
    from understudy.testing.stores import store_contract as keeping

    checks = {
        check.__name__.lstrip("_"): check for check in (*keeping.CHECKS, *atomicity.CHECKS, *lookup_contract.CHECKS)
    }
    return [pytest.param(StoreCase(name, check), id=name) for name, check in checks.items()]

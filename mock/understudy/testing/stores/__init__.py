"""For stores of your own: the checks that every store must pass, and stores that fail on demand.

`understudy.state.store.Store` says what a store of a mock is; memory and file pass these same checks. `StateStore` is
one of jobs that go from state to state, which needs neither a mock nor a document.
"""

from understudy.testing.stores.cases import StoreCase, store_cases
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

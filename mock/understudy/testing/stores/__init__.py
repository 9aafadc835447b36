"""For stores of your own: the checks that every store must pass, and a store that fails on demand.

`understudy.state.store.Store` says what a store is; memory and file pass these same checks.
"""

from understudy.testing.stores.cases import StoreCase, store_cases
from understudy.testing.stores.faulty import FaultyStore, StoreFault

__all__ = ["FaultyStore", "StoreCase", "StoreFault", "store_cases"]

"""What is there before the first request: the records that a document shows in its examples, and the user's own."""

from __future__ import annotations

from understudy.problem import Problem
from understudy.records.context import RecordContext
from understudy.records.seed_data import SeedData, owners_only, sow
from understudy.records.service import RecordService
from understudy.records.shown import plant_shown
from understudy.state.store import Store
from understudy.state.work import Work


def plant_seeds(context: RecordContext, store: Store, data: SeedData) -> tuple[Problem, ...]:
    """Put the seeds into a store that has never been in use: all of them or, cut off, none.

    Those of the document that nothing makes valid are left out; each is a problem. Raises SeedError for the user's.
    Records of users who are new are put into any store.
    """
    if not store.empty:
        _plant_owners(context, store, data)
        return ()
    work, problems = plant_shown(context, store)
    sow(RecordService(context, work, "seed"), data)
    work.commit()
    return problems


def _plant_owners(context: RecordContext, store: Store, data: SeedData) -> None:
    work = Work(store)
    sow(RecordService(context, work, "seed"), owners_only(data, work))
    work.commit()

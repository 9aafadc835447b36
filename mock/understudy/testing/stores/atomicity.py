"""All changes of a unit of work or none of them, wherever it fails."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from understudy.state.store import Change, StateError, Store
from understudy.testing.stores.claims import at, put, raises, same, view
from understudy.testing.stores.faulty import FaultyStore, Step

CHECKS: list[Callable[[Store], None]] = []
_NOT_JSON: tuple[dict[Any, Any], ...] = ({"id": object()}, {"id": float("nan"), "big": 2**80}, {("a",): 1})


def _check(check: Callable[[Store], None]) -> Callable[[Store], None]:
    CHECKS.append(check)
    return check


def _changes() -> list[Change]:
    """Each kind of a change; `1` and `2` are there already."""
    return [
        Change(at("c"), {"id": 3}),
        Change(at("1"), {"id": 1, "new": True}),
        Change(at("2"), None),
        Change(at("d", collection="/others"), {"id": 4}),
    ]


@_check
def _all_changes_or_none(store: Store) -> None:
    put(store, **{"1": {"id": 1}, "2": {"id": 2}})
    before = view(store)
    for record in _NOT_JSON:
        for position in range(len(_changes()) + 1):
            wrong = _changes()
            wrong.insert(position, Change(at("x"), record))
            what = f"apply with {record!r} as change {position + 1}"
            raises((TypeError, ValueError), partial(store.apply, wrong), what)
            same(view(store), before, f"the state after {what}")


@_check
def _a_step_that_fails_leaves_nothing_of_its_unit_of_work(store: Store) -> None:
    put(store, **{"1": {"id": 1}, "2": {"id": 2}})
    before = view(store)
    faulty = FaultyStore(store)
    steps: tuple[tuple[Step, int], ...] = (("put", 3), ("create", 2), ("delete", 1), ("commit", 1))
    for step, times in steps:
        for nth in range(1, times + 1):
            faulty.fail(step, nth=nth)
            what = f"apply whose {step} number {nth} fails"
            raises(StateError, lambda: faulty.apply(_changes()), what)
            same(view(store), before, f"the state after {what}")
            faulty.heal()
    faulty.apply(_changes())
    same(store.get(at("c")), {"id": 3}, "get after the same changes were applied without a fault")
    same(store.deleted(at("2")), True, "deleted after the same changes were applied without a fault")


@_check
def _a_commit_that_fails_after_its_work_has_done_all_of_it(store: Store) -> None:
    put(store, **{"1": {"id": 1}, "2": {"id": 2}})
    faulty = FaultyStore(store)
    faulty.fail("commit", phase="after_commit")
    raises(StateError, lambda: faulty.apply(_changes()), "apply that fails after its commit")
    for address, record in ((at("1"), {"id": 1, "new": True}), (at("2"), None), (at("c"), {"id": 3})):
        same(store.get(address), record, f"get of {address.key[0]} after an apply that failed after its commit")


@_check
def _numbers_are_not_undone_with_a_unit_of_work(store: Store) -> None:
    number = store.next_number("/things")
    changes = [Change(at("1"), {"id": number}), Change(at("2"), {"id": object()})]
    raises((TypeError, ValueError), lambda: store.apply(changes), "apply with a record that is no JSON")
    same(store.next_number("/things"), number + 1, "next_number after a unit of work that failed")

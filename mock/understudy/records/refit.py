"""Fits stored records to a document that has changed: completed where they can be, removed where they no longer fit."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from understudy.inference.resources import Collection
from understudy.records.completion import finish
from understudy.records.context import RecordContext
from understudy.state.store import Change, Store
from understudy.values.generate import Unsatisfiable


def refit(context: RecordContext, store: Store, before: Iterable[Collection]) -> Mapping[str, int]:
    """Fit the records of the collections that there were; how many of each were lost. Call it in the store's turn."""
    lost: dict[str, int] = {}
    changes: list[Change] = []
    known = context.contract.resources.collections
    for old in before:
        new = known.get(old.id)
        fits = new is not None and (new.parent_count, len(new.key_parameters)) == (
            old.parent_count,
            len(old.key_parameters),
        )
        for address in store.addresses(old.id):
            record = store.get(address)
            assert record is not None
            try:
                kept = finish(context, new, address, record) if new is not None and fits else None
            except Unsatisfiable:
                kept = None
            if kept is None:
                lost[old.name] = lost.get(old.name, 0) + 1
            if kept != record:
                changes.append(Change(address, kept))
    if changes:
        store.apply(changes)
    return lost

"""The amounts of a record add up: what a client sends stays, what it leaves to the service is computed from that.

A record that is made has what was made up of its amounts adjusted. In one that changes only what is computed changes,
and what did not add up before is left alone.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection
from understudy.inference.sums import Sums, sums_in
from understudy.records.context import RecordContext
from understudy.state.store import Record
from understudy.values.amounts import amount_of, settled


def has_sums(context: RecordContext, collection: Collection) -> bool:
    """Whether anything adds up in the records of a collection."""
    return bool(sums_in(context.contract.schemas, collection.schema))


def add_up(
    context: RecordContext, collection: Collection, record: Record, sent: Any, before: Record | None = None
) -> Record:
    """The record with amounts that add up; the same one where nothing is to be set, or its schema forbids that.

    `sent` is what the client has said, as far as it has; `before` is what the record was, if it was there.
    """
    sums = sums_in(context.contract.schemas, collection.schema)
    if not sums:
        return record
    whole = record
    for way, each in sums:
        places = list(_places(whole, way, sent, before))
        if any(_needed(each, *place) for place in places):
            if whole is record:
                whole = copy.deepcopy(record)
                places = list(_places(whole, way, sent, before))
            for found, own, old in places:
                for name, value in _needed(each, found, own, old).items():
                    hold(found, name, value)
    if whole is record or not context.values.is_valid(collection.schema, "response", whole):
        return record
    return whole


def _places(record: Any, way: tuple[str, ...], sent: Any, before: Any) -> Iterator[tuple[Record, Any, Any]]:
    """The objects at a way, with what was sent of each and what each was before; elements are new if they were sent."""
    if not way:
        if isinstance(record, dict):
            yield record, sent, before
        return
    step, *rest = way
    if step != "*":
        inner = record.get(step) if isinstance(record, dict) else None
        own, old = (each.get(step) if isinstance(each, Mapping) else None for each in (sent, before))
        if before is not None and rest[:1] == ["*"] and own is None:
            return  # the elements are those that were there
        yield from _places(inner, tuple(rest), own, old)
        return
    sent = sent if isinstance(sent, list) else []
    for place, element in enumerate(record if isinstance(record, list) else ()):
        yield from _places(element, tuple(rest), sent[place] if place < len(sent) else None, None)


def _needed(sums: Sums, found: Record, sent: Any, before: Any) -> dict[str, Any]:
    """What is to be set in one object, without what is so already."""
    needed = settled(sums, found, _open(sums, sent, before), new=before is None)
    return {way: value for way, value in needed.items() if held(found, way) != value and _is_there(found, way)}


def _is_there(found: Record, way: str) -> bool:
    """Whether an amount has a place: it is a property of its own, or its object is there."""
    outer, _, inner = way.partition("/")
    return not inner or isinstance(found.get(outer), dict)


def _open(sums: Sums, sent: Any, before: Any) -> Callable[[str], bool]:
    if before is None:
        return lambda way: held(sent, way) is None
    computed = {way for ways in _computed(sums) if _added_up(sums, before, ways) for way in ways}
    return lambda way: way in computed and held(sent, way) is None


def _computed(sums: Sums) -> tuple[tuple[str, ...], ...]:
    """What is computed one after the other: the base, the total with what is the same, and what is left of it."""
    whole = (sums.total, *sums.same) if sums.total is not None else ()
    own = (sums.base,) if sums.base is not None and (sums.elements or sums.factors) else ()
    return own, whole, (sums.left,) if sums.left is not None else ()


def _added_up(sums: Sums, before: Any, ways: tuple[str, ...]) -> bool:
    """Whether these are as they would be if they were computed."""
    computed = settled(sums, before, lambda way: way in ways, new=False)
    return all(amount_of(held(before, way)) in (None, amount_of(value)) for way, value in computed.items())

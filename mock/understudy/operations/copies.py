"""A record that is made like another one: `POST /docs/{id}/copy`."""

from __future__ import annotations

import copy

from understudy.inference.keys import held
from understudy.inference.resources import Collection
from understudy.operations.call import OperationCall
from understudy.operations.read import find
from understudy.records.service import RecordService
from understudy.state.store import Record


def copied(call: OperationCall, records: RecordService) -> Record:
    """What a new record takes from the one at the path: all but its key, its address, its times and how far it is."""
    collection = call.collection
    record = copy.deepcopy(find(call, records, call.address()))
    traits = call.context.traits(collection)
    own = {*_of_the_record(collection), *traits.created, *traits.updated, *(name for name, _ in traits.starts)}
    found = {name: value for name, value in record.items() if name not in own}
    for each in collection.parts.elements:
        below = call.context.collection(each.made) if each.made is not None else None
        elements = found.get(each.property)
        if below is not None and isinstance(elements, list):
            # Others like them are made below the new record.
            found[each.property] = [_without(element, below.key_properties[0]) for element in elements]
    return found


def _of_the_record(collection: Collection) -> set[str]:
    """What is of one record only."""
    names = (*collection.key_properties, *collection.parent_properties, *collection.distinct, collection.composed)
    states = (each.name for each in (*collection.states, *collection.openings))
    addresses = (each.property for each in collection.own_addresses)
    return {
        name.partition("/")[0] for name in (*names, *states, *collection.parts.counts, *addresses) if name is not None
    }


def _without(element: object, key: str | None) -> object:
    if not isinstance(element, dict) or held(element, key) is None:
        return element
    return {name: value for name, value in element.items() if name != key}

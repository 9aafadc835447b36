"""Records that only link one thing with another, as the members of a team do: a list may show what they lead to."""

from __future__ import annotations

from collections.abc import Sequence

from understudy.inference.keys import held, hold
from understudy.inference.resources import Reference
from understudy.inference.shapes import properties
from understudy.openapi.model import Node
from understudy.operations.call import OperationCall
from understudy.records.foreign_keys import target_address
from understudy.state.store import Record
from understudy.state.work import Work


def led_to(call: OperationCall, work: Work, node: Node | None, records: Sequence[Record]) -> Sequence[Record]:
    """What a list shows of records: those that their keys lead to, where its elements have no property for the key."""
    link = _link(call, node) if call.collection.references else None
    return records if link is None else [_target(call, work, link, record) for record in records]


def _link(call: OperationCall, node: Node | None) -> Reference | None:
    """The foreign key that is the whole key of a record and has no place in the elements of the list."""
    own = call.collection.key_properties
    named = properties(call.context.contract.schemas, node)
    if len(own) != 1 or not named or own[0] in named:
        return None
    return next((each for each in call.collection.references if each.property == own[0]), None)


def _target(call: OperationCall, work: Work, link: Reference, record: Record) -> Record:
    value = held(record, link.property)
    address = target_address(call.context, link.collection, value)
    if address is None:
        return record
    shown = {**record, **(work.get(address) or {})}
    name = call.context.collection(link.collection).key_properties[0]
    if name is not None:
        hold(shown, name, value)
    return shown

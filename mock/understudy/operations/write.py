"""Operations that change the state: create, update, upsert, delete, clear, and actions on an item."""

from __future__ import annotations

import copy
from collections.abc import Mapping

from understudy.inference.conventions import ends_like
from understudy.inference.conventions.bulk import result_role
from understudy.inference.conventions.verbs import DELETIONS
from understudy.inference.envelopes import ELEMENT, inside
from understudy.inference.keys import held, hold, property_node
from understudy.inference.list_inputs import list_inputs
from understudy.inference.resources import Collection
from understudy.inference.shapes import reference, type_of
from understudy.messages import Answer
from understudy.openapi.media_types import essence
from understudy.openapi.model import Node
from understudy.operations.addresses import remember, selected, stand
from understudy.operations.bulk import Single, in_bulk, numbers_removed
from understudy.operations.call import OperationCall
from understudy.operations.decoding import key_in_body, listed_keys
from understudy.operations.effects import add_others, affect, count_elsewhere, do_at_once, set_states
from understudy.operations.files import describe_uploads, keep_uploads
from understudy.operations.members import (
    add_members,
    answer_members,
    answers_members,
    changed_list,
    listed_members,
    set_members,
)
from understudy.operations.named_parts import change_part
from understudy.operations.own_address import locates_absolutely, prefix_of, record_path
from understudy.operations.patches import JSON_API, MERGE_PATCH, is_json_patch, json_patch, merge_patch, resource_patch
from understudy.operations.read import answer_record, answer_records, find, require_parent, synthesize
from understudy.operations.references import check_references
from understudy.operations.selection import filters
from understudy.operations.sign_up import refuse_known_users
from understudy.operations.verbs import carried, imply
from understudy.records.completion import with_defaults
from understudy.records.creation import ValidProperties
from understudy.records.files import is_file_record
from understudy.records.filling import emptied
from understudy.records.parts import at_home
from understudy.records.read_only import read_only_inside
from understudy.records.service import RecordService
from understudy.state.store import Address, Record

_GONE = frozenset(DELETIONS)


def create(call: OperationCall, records: RecordService) -> Answer:
    """A new record, and whatever the contract says comes into being with it: all of it or nothing."""
    plan, collection = call.plan, call.collection
    if collection.parent is not None and (listed := listed_members(call)) is not None:
        return add_members(call, records, listed)
    if plan.bulk is not None:
        return in_bulk(call, records, plan.bulk, _SINGLE)
    if plan.signs_up:
        refuse_known_users(call, records)
    elsewhere = plan.place != collection.id
    parent: tuple[str, ...] = ()
    if plan.copies:
        call.attributes.update({**copied(call, records), **call.attributes})
    if collection.parent_count and (plan.view is not None or not elsewhere or plan.copies):
        parent = require_parent(call, records)
    several = list(call.several()) if ELEMENT in plan.body.steps else [call]
    made = []
    for each in several:
        if plan.view is not None:
            stand(each, records, each.attributes)
        made.append(_make(each, records, parent, None))
    address, record = made[0]
    if len(several) > 1:
        return answer_records(call, records, [each for _, each in made], (*parent, *address.key))
    location = _location(call, collection, address)
    return answer_record(call, records, record, (*parent, *address.key), location)


def _make(
    call: OperationCall, records: RecordService, parent: tuple[str, ...], key: tuple[str, ...] | None
) -> tuple[Address, Record]:
    """Make the record of a call and all that comes with it; `key` is one that the path has."""
    plan, collection = call.plan, call.collection
    if collection.references:
        check_references(call, records, collection)
    if collection.parent is not None and (known := at_home(records, collection, parent, call.attributes)):
        call.attributes.update({**known, **call.attributes})

    def others(record: Record) -> ValidProperties:
        add_others(call, records, record)
        if call.files:
            describe_uploads(call, record)
        if plan.at_once:
            do_at_once(call, records, record)
        if plan.counted:
            count_elsewhere(call, records, record)
        return ()

    adjust = others if plan.effects or plan.promises or plan.at_once or plan.counted or call.files else None
    address, record = records.make(collection, parent, call.attributes, call.body_node, adjust, key=key)
    if call.files:
        keep_uploads(call, records, address)
    if plan.view is not None:
        remember(call, records, address)
    if call.context.contract.effects:
        affect(call, records, record)
    return address, record


def _location(call: OperationCall, collection: Collection, address: Address) -> tuple[tuple[str, str], ...]:
    """`Location` (RFC 9110 10.2.2) of what a 201 created, where an operation reads it."""
    # Where the document has no body for a success, it is all that says where the record is.
    if (call.status != 201 and call.media is not None) or not call.context.traits(collection).readable:
        return ()
    if collection.parent_count and len(address.parent) < collection.parent_count:
        return ()  # made by an overlay where no path says what it stands below
    where = prefix_of(call) + record_path(call, collection, (*address.parent, *address.key))
    response = call.operation.responses.get(str(call.status))
    if response is not None and locates_absolutely(call.context.contract.schemas, response):
        where = call.request.base_url + where
    return (("Location", where),)


def update(call: OperationCall, records: RecordService) -> Answer:
    """Change a record: a merge keeps what the body leaves out, a replacement forgets it.

    PUT on a deleted singleton makes it again: its path is known beforehand (RFC 9110 9.3.4).
    """
    address = selected(call, records)
    for name in call.plan.selects:
        call.attributes.pop(name, None)
    is_gone = records.work.deleted(address) or (call.collection.is_mark and records.work.get(address) is None)
    if call.method == "PUT" and call.collection.singleton and is_gone:
        require_parent(call, records)
        return _change(call, records, address, records.seed(call.collection, address))
    if call.plan.makes:
        if records.work.get(address) is None:
            return _put(call, records, address)
        call.answer_with(("200", "204", "202"))
    return _change(call, records, address, find(call, records, address))


def _put(call: OperationCall, records: RecordService, address: Address) -> Answer:
    """PUT on an unknown item makes it, with the key that the client chose, and says so with 201 (RFC 9110 9.3.4)."""
    parent = require_parent(call, records)
    call.answer_with(("201",))
    _, record = _make(call, records, parent, address.key)
    return answer_record(call, records, record, (*address.parent, *address.key))


def upsert(call: OperationCall, records: RecordService) -> Answer:
    """A write on a collection whose body holds the key."""
    if (listed := listed_members(call)) is not None:
        return set_members(call, records, listed)
    if call.plan.bulk is not None:
        return in_bulk(call, records, call.plan.bulk, _SINGLE)
    collection = call.collection
    key, keys = key_in_body(collection, call.attributes), listed_keys(call.body)
    parent = require_parent(call, records) if key is not None or keys is not None else ()
    if keys is not None and len(collection.key_parameters) == 1:
        addresses = [Address(collection.id, parent, (each,)) for each in keys]
        if call.method == "PUT" and not call.properties_of(collection.schema):
            return _replaced(call, records, parent, addresses)
        changed = [_changed(call, records, address, find(call, records, address)) for address in addresses]
        return answer_records(call, records, changed, parent)
    if key is None:
        return synthesize(call, records)
    address = Address(collection.id, parent, key)
    return _change(call, records, address, find(call, records, address))


def _replaced(call: OperationCall, records: RecordService, parent: tuple[str, ...], addresses: list[Address]) -> Answer:
    """PUT of a list whose elements are nothing but keys: afterwards there are these (RFC 9110 9.3.4)."""
    for address in records.work.addresses(call.collection.id, parent):
        if address not in addresses:
            records.remove(address)
    for address in addresses:
        if records.work.get(address) is None:
            _make(call, records, parent, address.key)
    return call.answer(call.body, key="/".join((call.operation.id, *parent)))


def _change(call: OperationCall, records: RecordService, address: Address, record: Record) -> Answer:
    changed = _changed(call, records, address, record)
    return answer_record(call, records, changed, (*address.parent, *address.key))


def _changed(call: OperationCall, records: RecordService, address: Address, record: Record) -> Record:
    """The record after what the body says of it."""
    collection, attributes = call.collection, call.attributes
    check_references(call, records, collection)
    if is_json_patch(call):
        changed = json_patch(call, record)
        attributes = {name: value for name, value in changed.items() if record.get(name) != value}
    elif call.body_media is not None and essence(call.body_media.name) == MERGE_PATCH:
        changed = merge_patch(record, attributes)
    elif call.plan.merge and call.body_media is not None and essence(call.body_media.name) == JSON_API:
        changed = resource_patch(record, attributes)
    elif call.plan.merge or call.plan.body.into:
        changed = call.plan.body.joined(record, attributes)
    else:
        node = call.body_node
        hidden = call.context.contract.schemas.family("request").hidden(node)
        unsaid = {*collection.holding_states, *(state.name for state in collection.openings)} - attributes.keys()
        settable = call.properties_of(node).keys() - hidden - unsaid
        kept = {name: value for name, value in record.items() if name not in settable}
        changed = emptied(call.context, collection, {**kept, **with_defaults(call.context, node, attributes)})
    _keep_key(collection, record, changed)
    _keep_read_only(call, record, changed)
    for name in (*(state.name for state in collection.states if "/" in state.name), *_made_at(call)):
        # What is sent anew need not say what the service knows.
        if held(changed, name) is None and held(record, name) is not None:
            hold(changed, name, held(record, name))
    describe_uploads(call, changed, anew=True)
    keep_uploads(call, records, address)
    supplied = {*attributes, *set_states(call, records, changed, attributes)}
    changed = records.change(address, record, changed, supplied)
    affect(call, records, changed)
    return changed


def _made_at(call: OperationCall) -> tuple[str, ...]:
    return () if call.plan.merge else call.context.traits(call.collection).created


_SINGLE = Single(_make, _changed)


def _keep_key(collection: Collection, record: Record, changed: Record) -> None:
    """A record stays where it is, whatever a body says of its key."""
    for name in (*collection.key_properties, *collection.parent_properties):
        if (value := held(record, name)) is not None:
            hold(changed, name, value)


def _keep_read_only(call: OperationCall, record: Record, changed: Record) -> None:
    """What the service alone says in an object that is sent anew, such as `uid` in `metadata`, stays as it was."""
    for name, inner in read_only_inside(call.context, call.collection).items():
        old, new = record.get(name), changed.get(name)
        if new is not old and isinstance(old, dict) and isinstance(new, dict):
            changed[name] = {**new, **{each: old[each] for each in inner if each in old and each not in new}}


def delete(call: OperationCall, records: RecordService) -> Answer:
    """Delete a record and all that stands below it, or mark it where the service keeps what it deletes."""
    address = selected(call, records)
    record = find(call, records, address)
    move = call.plan.implied
    if move is not None and move.keeps:
        marked = dict(record)
        record = records.change(address, record, marked, imply(call, records, move, marked, ()))
    else:
        records.remove(address)
    affect(call, records, record)
    if answers_members(call):
        return answer_members(call, records)
    return answer_record(call, records, {**_gone_flags(call), **record}, (*address.parent, *address.key))


def _gone_flags(call: OperationCall) -> Record:
    """The flags beside a record by which the answer of a DELETE says that it was done: `deleted`, `success`."""
    node = inside(call.context.contract.schemas, call.answer_node, call.plan.envelope)
    named = call.properties_of(node)
    flags = (name for name in named if ends_like(name, _GONE) or result_role(name) == "success")
    return {name: True for name in flags if type_of(call.context.contract.schemas, named[name]) == "boolean"}


def clear(call: OperationCall, records: RecordService) -> Answer:
    """Delete every record of a collection, below one parent where there is one, or those that the request means.

    It means them by their keys in the body, or by filters in the query.
    """
    if call.plan.bulk is not None:
        return in_bulk(call, records, call.plan.bulk, _SINGLE)
    parent = require_parent(call, records)
    keys = listed_keys(call.body) or listed_members(call)
    inputs = list_inputs(call.context.contract.schemas, call.operation, call.plan, call.collection)
    tests = list(filters(inputs, call.query)) if call.query else []
    removed = 0
    for address in records.work.addresses(call.collection.id, parent):
        record = records.work.get(address) or {}
        if (keys is None or address.key[-1] in keys) and all(test(record) for test in tests):
            records.remove(address)
            removed += 1
    return synthesize(call, records, {**numbers_removed(call, removed), **_gone_flags(call)})


def act(call: OperationCall, records: RecordService) -> Answer:
    """An action on an item: what the body and the item share is set; the item or the action's result is answered."""
    address = selected(call, records)
    record = find(call, records, address)
    if call.plan.part:
        return change_part(call, records, address, record)
    collection = call.collection
    check_references(call, records, collection)
    shared = call.properties_of(collection.schema)
    changed = call.plan.body.joined(record, sent := carried(call, shared))
    if call.plan.listed is not None:
        changed[call.plan.listed[0]] = changed_list(call, record, *call.plan.listed)
    moved = _moved_states(call, shared)
    for name, value in moved.items():
        hold(changed, name, value)
    _keep_key(collection, record, changed)
    _keep_read_only(call, record, changed)
    keep_uploads(call, records, address)
    if call.files and is_file_record(call.context.contract.schemas, collection.schema):
        describe_uploads(call, changed, anew=True)
    supplied = {*call.attributes, *sent, *moved}
    supplied |= set_states(call, records, changed, supplied)
    if changed != record:
        changed = records.change(address, record, changed, supplied)
    elif supplied & {state.name for state in collection.states}:
        changed = records.settle(address, record, changed, supplied)
    affect(call, records, changed)
    if call.plan.where and call.operation.id in call.context.contract.effects:
        changed = records.work.get(address) or changed  # its effects may be on the record itself
    answered = call.properties_of(inside(call.context.contract.schemas, call.answer_node, call.plan.envelope))
    if answered and not set(answered) & set(changed):
        return synthesize(call, records)
    own = {name: value for name, value in call.attributes.items() if name not in shared}
    return answer_record(call, records, {**changed, **own}, (*address.parent, *address.key, call.operation.id))


def _moved_states(call: OperationCall, shared: Mapping[str, Node]) -> Record:
    """A state that the body gives under another name, such as `to`: known by its schema, which is the state's own."""
    schemas = call.context.contract.schemas
    nodes = {state.name: property_node(schemas, call.collection.schema, state.name) for state in call.collection.states}
    states = {state.name: (reference(nodes[state.name]), state.values) for state in call.collection.states}
    moved: Record = {}
    for name, node in call.properties_of(call.body_node).items():
        values = tuple(schemas.resolve_object(node).get("enum", ()))
        for state, (target, known) in states.items():
            same = values == known or (target is not None and reference(node) == target)
            if name not in shared and name in call.attributes and same:
                moved[state] = call.attributes[name]
    return moved


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

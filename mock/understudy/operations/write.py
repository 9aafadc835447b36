"""Operations that change the state: create, update, upsert, delete, clear, and actions on an item."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection, canonical
from understudy.inference.shapes import reference
from understudy.messages import Answer
from understudy.openapi.model import Node
from understudy.operations.call import Call
from understudy.operations.effects import affect, create_others, set_properties, set_states
from understudy.operations.read import answer_record, properties_of, synthesize
from understudy.records.records import (
    body_node,
    check_references,
    find,
    finish,
    record_key,
    require_parent,
    seed_record,
    stamp,
    start,
    with_defaults,
)
from understudy.records.transitions import settle
from understudy.state.store import Address, Record

__all__ = ["act", "clear", "create", "delete", "update", "upsert"]


def create(call: Call) -> Answer:
    """A new record, and whatever the contract says comes into being with it: all of it or nothing."""
    collection = call.collection
    elsewhere = canonical(call.operation.path) != collection.id
    parent = () if elsewhere else require_parent(call)
    attributes = call.attributes
    check_references(call, collection, attributes)
    address, record = start(call, collection, parent, attributes, body_node(call))
    create_others(call, record)
    set_properties(call, record)
    record = finish(call.world, collection, address, record)
    record = settle(call.world, call.work, address, None, record, cause=call.operation.id)
    affect(call, record)
    return answer_record(call, record, (*parent, *address.key), _location(call, collection, address, elsewhere))


def _location(call: Call, collection: Collection, address: Address, elsewhere: bool) -> tuple[tuple[str, str], ...]:
    """`Location` (RFC 9110 10.2.2) of what a 201 created, where an operation reads it."""
    if call.status != 201 or not call.world.habits(collection).readable:
        return ()
    base = collection.path if elsewhere else call.request_path.rstrip("/")
    tail = address.key[0] if len(address.key) == 1 and address.key[0].isalnum() else None
    if tail is None or not tail.isascii():
        tail = "/".join(quote(part, safe="") for part in address.key)
    return (("Location", f"{base}/{tail}"),)


def update(call: Call) -> Answer:
    """Change a record: a merge keeps what the body leaves out, a replacement forgets it.

    PUT on a deleted singleton makes it again: its path is known beforehand (RFC 9110 9.3.4).
    """
    address = call.address()
    if call.collection.singleton and call.operation.method == "PUT" and call.work.deleted(address):
        require_parent(call)
        return _change(call, address, seed_record(call.world, call.collection, address, {}, call.now))
    return _change(call, address, find(call, address))


def upsert(call: Call) -> Answer:
    """A write on a collection whose body holds the key."""
    collection, attributes = call.collection, call.attributes
    key = record_key(collection, attributes)
    if not key or len(key) < len(collection.key_parameters):
        return synthesize(call)
    parent = require_parent(call)
    address = Address(collection.id, parent, key)
    return _change(call, address, find(call, address))


def _change(call: Call, address: Address, record: Record) -> Answer:
    collection, attributes = call.collection, call.attributes
    check_references(call, collection, attributes)
    if call.body_media is not None and call.body_media.name == "application/merge-patch+json":
        changed = _merge_patch(record, attributes)
    elif call.plan.merge:
        changed = {**record, **attributes}
    else:
        node = body_node(call)
        hidden = call.world.contract.schemas.family("request").hidden(node) if isinstance(node, dict) else ()
        settable = properties_of(call, node).keys() - hidden
        kept = {name: value for name, value in record.items() if name not in settable}
        changed = {**kept, **with_defaults(call.world, node, attributes)}
    _keep_key(collection, record, changed)
    given = {*attributes, *set_states(call, changed, attributes)}
    stamp(call.world, collection, changed, call.now, created=False)
    changed = finish(call.world, collection, address, changed)
    changed = settle(call.world, call.work, address, record, changed, given=given, cause=call.operation.id, call=call)
    affect(call, changed)
    return answer_record(call, changed, (*address.parent, *address.key))


def _keep_key(collection: Collection, record: Record, changed: Record) -> None:
    """A record stays where it is, whatever a body says of its key."""
    for name in collection.key_properties:
        if (value := held(record, name)) is not None:
            hold(changed, name, value)


def _merge_patch(target: Any, patch: Any) -> Any:
    """JSON Merge Patch (RFC 7396 section 2)."""
    if not isinstance(patch, dict):
        return patch
    merged = dict(target) if isinstance(target, dict) else {}
    for name, value in patch.items():
        if value is None:
            merged.pop(name, None)
        else:
            merged[name] = _merge_patch(merged.get(name), value)
    return merged


def delete(call: Call) -> Answer:
    """Delete a record and all that stands below it."""
    address = call.address()
    record = find(call, address)
    _remove(call, address)
    affect(call, record)
    return answer_record(call, record, (*address.parent, *address.key))


def clear(call: Call) -> Answer:
    """Delete every record of a collection, below one parent where there is one."""
    parent = require_parent(call)
    for address in call.work.addresses(call.collection.id):
        if address.parent == parent:
            _remove(call, address)
    return synthesize(call)


def _remove(call: Call, address: Address) -> None:
    call.work.delete(address)
    above = (*address.parent, *address.key)
    for collection in call.world.contract.resources.collections.values():
        if collection.id.startswith(address.collection + "/{}"):
            for below in call.work.addresses(collection.id):
                if below.parent[: len(above)] == above:
                    call.work.delete(below)


def act(call: Call) -> Answer:
    """An action on an item: what the body and the item share is set; the item or the action's result is answered."""
    address = call.address()
    record = find(call, address)
    collection = call.collection
    check_references(call, collection, call.attributes)
    shared = properties_of(call, collection.schema)
    changed = {**record, **{name: value for name, value in call.attributes.items() if name in shared}}
    moved = _moved_states(call, shared)
    changed.update(moved)
    _keep_key(collection, record, changed)
    given = {*call.attributes, *moved}
    given |= set_states(call, changed, given)
    if changed != record or given & {state.name for state in collection.states}:
        if changed != record:
            stamp(call.world, collection, changed, call.now, created=False)
            changed = finish(call.world, collection, address, changed)
        cause = call.operation.id
        changed = settle(call.world, call.work, address, record, changed, given=given, cause=cause, call=call)
    affect(call, changed)
    answered = properties_of(call, call.media.schema if call.media else None)
    if answered and not set(answered) & set(changed):
        return synthesize(call)
    own = {name: value for name, value in call.attributes.items() if name not in shared}
    return answer_record(call, {**changed, **own}, (*address.parent, *address.key, call.operation.id))


def _moved_states(call: Call, shared: Mapping[str, Node]) -> Record:
    """A state that the body gives under another name, such as `to`: told by its schema, which is the state's own."""
    schemas = call.world.contract.schemas
    states = {state.name: (reference(shared[state.name]), state.values) for state in call.collection.states}
    moved: Record = {}
    for name, node in properties_of(call, body_node(call)).items():
        resolved = schemas.resolve(node)
        values = tuple(resolved.get("enum", ())) if isinstance(resolved, dict) else ()
        for state, (target, known) in states.items():
            same = values == known or (target is not None and reference(node) == target)
            if name not in shared and name in call.attributes and same:
                moved[state] = call.attributes[name]
    return moved

"""Records that say how far something has come: what they say on the way, and what is done once they are done.

What an operation has started is kept beside the record, and is put into the unit of work in which it ends; where it
fails instead, that is forgotten.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from understudy.clock import timestamp
from understudy.inference.conventions import words
from understudy.inference.conventions.progress import names_result, names_url, progress_role
from understudy.inference.keys import held, hold
from understudy.inference.lifecycle import Transition
from understudy.inference.resources import OperationResource
from understudy.inference.shapes import properties, required_names, type_of
from understudy.records.context import RecordContext
from understudy.records.keys import typed_key
from understudy.records.timers import set_timer
from understudy.state.store import Address, Change, Record
from understudy.state.work import Move, Work

_HELD = "~begun"
_FLAG_TIME = timedelta(seconds=5)


def _held_address(address: Address) -> Address:
    return address._replace(collection=f"{_HELD} {address.collection}")


def begun(context: RecordContext, resource: OperationResource, now: str) -> Record:
    """What a new record says: nothing has been done yet."""
    record: Record = {}
    hold(record, resource.property, resource.initial)
    return record | _as_of(context, resource, "begun", now)


def without_result(context: RecordContext, resource: OperationResource, record: Record) -> Record:
    """The record without what was made up for its result, where the schema lets that be missing."""
    schemas, schema = context.contract.schemas, context.collection(resource.collection).schema
    needed = required_names(schemas, schema)
    return {
        name: value
        for name, value in record.items()
        if name in needed or not (names_result(name) or progress_role(name) == "error")
    }


def put_off(
    work: Work, address: Address, changes: Sequence[Change], moves: Sequence[Move], result: Address | None, url: str
) -> None:
    """Keep beside a record what is done once it is done, and where its result is."""
    row = {
        "changes": [[*_plain(change.address), change.record] for change in changes],
        "moves": [[*_plain(move.address), *_fields(move)] for move in moves],
        "result": _plain(result) if result is not None else None,
        "url": url,
    }
    work.put(_held_address(address), row)


def _plain(address: Address) -> list[Any]:
    return [address.collection, list(address.parent), list(address.key)]


def _address(row: Sequence[Any]) -> Address:
    return Address(row[0], tuple(row[1]), tuple(row[2]))


def _fields(move: Move) -> list[Any]:
    return [
        *(move.property, move.before, move.after, move.cause, move.forced, list(move.emit)),
        *(move.record, move.previous, dict(move.patch)),
    ]


def _move(row: Sequence[Any]) -> Move:
    name, before, after, cause, forced, emit, record, previous, patch = row[3:]
    return Move(_address(row), name, before, after, cause, forced, tuple(emit), record, previous, patch)


def start_flag(context: RecordContext, work: Work, address: Address, resource: OperationResource) -> None:
    """Set the timer of a record that says by a flag that it is done; states have a lifecycle for that."""
    edge = Transition(resource.initial, resource.done)  # type: ignore[arg-type]  # a flag is no state
    due = context.clock.now() + _FLAG_TIME
    if isinstance(resource.done, bool) and context.progression != "manual":
        set_timer(work, address, edge, resource.property, due, "time")


def go_on(context: RecordContext, work: Work, address: Address, before: Record, record: Record) -> Record:
    """What follows from a record's having come further; the record after it."""
    resource = context.contract.resources.long_running[address.collection]
    state = held(record, resource.property)
    if state == held(before, resource.property):
        return record
    now = timestamp(context.clock.now())
    if state == resource.done:
        more = {**_as_of(context, resource, "done", now), **_taken_up(context, work, address, resource)}
    elif state == resource.under_way:
        more = _as_of(context, resource, "under way", now)
    elif state in resource.failed:
        more = _as_of(context, resource, "failed", now)
        _forget(work, address)
    else:
        return record
    further, schema = {**record, **more}, context.collection(address.collection).schema
    if schema is not None and not context.values.is_valid(schema, "response", further):
        return record
    work.put(address, further)
    return further


def _taken_up(context: RecordContext, work: Work, address: Address, resource: OperationResource) -> Record:
    """Do what was put off, and say where its result is."""
    held = work.get(_held_address(address))
    if held is None:
        return {}
    for *place, record in held["changes"]:
        if record is None:
            work.delete(_address(place))
        else:
            work.put(_address(place), record)
    work.moves += [_move(row) for row in held["moves"]]
    _forget(work, address)
    return _result(context, work, resource, held)


def _forget(work: Work, address: Address) -> None:
    if work.get(_held_address(address)) is not None:
        work.delete(_held_address(address))


def _result(context: RecordContext, work: Work, resource: OperationResource, held: Record) -> Record:
    """The properties that show or name the result."""
    if held["result"] is None:
        return {}
    result, schemas = _address(held["result"]), context.contract.schemas
    record = work.get(result)
    found: Record = {}
    for name, node in properties(schemas, context.collection(resource.collection).schema).items():
        whole, kind = words(name), type_of(schemas, node)
        if not names_result(name):
            continue
        if kind in ("object", None) and len(whole) == 1 and record is not None:
            named = properties(schemas, node)
            if len(record.keys() & named.keys()) * 2 >= len(named):
                found[name] = record
        elif whole[-1] in ("id", "key"):
            target = context.collection(result.collection)
            found[name] = typed_key(context, target, str(target.key_properties[0]), result.key[-1])
        elif kind == "string" and (names_url(name) or len(whole) == 1):
            found[name] = held["url"]
    return {
        name: value
        for name, value in found.items()
        if schemas.validator(
            properties(schemas, context.collection(resource.collection).schema)[name], "response"
        ).is_valid(value)
    }


def _as_of(context: RecordContext, resource: OperationResource, stage: str, now: str) -> Record:
    """Times, progress and errors by their names, as far as the schema takes them."""
    schemas, found = context.contract.schemas, {}
    for name, node in properties(schemas, context.collection(resource.collection).schema).items():
        for value in _values(name, stage, now):
            if schemas.validator(node, "response").is_valid(value):
                found[name] = value
                break
    return found


_PROGRESS = {"begun": 0, "under way": 50, "done": 100}


def _values(name: str, stage: str, now: str) -> tuple[Any, ...]:
    role, on_the_way = progress_role(name), stage in ("begun", "under way")
    if role == "progress" and stage in _PROGRESS:
        return (_PROGRESS[stage],)
    if role == "error" and stage != "failed":
        return (None,)
    if role == "started" and on_the_way:
        return (now,)
    if role == "ended":
        return (None,) if on_the_way else (now,)
    return ()

"""What a record gets that no request gave: defaults, first states, times, and whatever its schema requires besides.

What is made up comes from the seed, so it stays the same for a record.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from collections.abc import Collection as Names
from datetime import UTC, datetime, timedelta
from typing import Any

from understudy.clock import timestamp
from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection
from understudy.inference.shapes import defaults
from understudy.openapi.model import Node
from understudy.records.amounts import add_up
from understudy.records.context import RecordContext
from understudy.records.filling import filled
from understudy.records.foreign_keys import set_parents
from understudy.records.making_times import Lifetime
from understudy.records.moments import moment
from understudy.records.notes import is_invalid
from understudy.state.store import Address, Record
from understudy.state.work import Work


def with_defaults(context: RecordContext, node: Node | None, attributes: Record) -> Record:
    """`attributes` plus the `default` of every property that they leave out."""
    return {**defaults(context.contract.schemas, node), **attributes}


def start_states(context: RecordContext, collection: Collection, record: Record) -> None:
    """Set what states, flags and amounts are at first, where they are not set."""
    traits = context.traits(collection)
    for name, value in traits.starts:
        record.setdefault(name, value)
    for name, value in traits.starts_inside:
        outer = name.partition("/")[0]
        if outer not in record or (isinstance(record[outer], dict) and held(record, name) is None):
            hold(record, name, value)


def stamp(
    context: RecordContext,
    collection: Collection,
    record: Record,
    now: str,
    *,
    created: bool,
    before: Record | None = None,
    assigned: Names[str] = (),
) -> None:
    """Set the times that the service keeps: both on creation, the time of change later.

    Those of states and flags go with them; what is `assigned` stays. `before` is the record before a change.
    """
    traits = context.traits(collection)
    for each in traits.times_of if created or before is not None else ():
        is_so, was_so = record.get(each.of) == each.value, (before or {}).get(each.of) == each.value
        if is_so is was_so or each.name in assigned or (created and each.name in record):
            continue
        if is_so:
            record[each.name] = _time(context, collection, each.name, now) if each.name in traits.shaped else now
        elif each.is_over(record.get(each.of)):
            record[each.name] = None
    for name in traits.created if created else ():
        if _is_open(record, name, new=True):
            hold(record, name, _time(context, collection, name, now) if name in traits.shaped else now)
    for lifetime in traits.lifetimes if created or before is not None else ():
        _set_end(context, collection, lifetime, record, None if created else before, now)
    for name in traits.updated:
        if _is_open(record, name, new=created):
            hold(record, name, _time(context, collection, name, now) if name in traits.shaped else now)


def _set_end(
    context: RecordContext, collection: Collection, lifetime: Lifetime, record: Record, before: Record | None, now: str
) -> None:
    """Set the end of what lasts so long: of a new record, and where the start or the number changed and the end not."""
    number, since, until = lifetime.number, lifetime.since, lifetime.until
    if before is None:
        is_due = until not in record
    else:
        changed = [name for name in (number, since, until) if name and record.get(name) != before.get(name)]
        is_due = since is not None and bool(changed) and until not in changed
    start, count = now if since is None else record.get(since), record.get(number)
    if is_due and isinstance(start, str) and isinstance(count, int | float):
        end = _later(start, count * lifetime.seconds)
        if end:
            hold(record, until, _time(context, collection, until, end))


def _later(start: str, seconds: float) -> str:
    """A date-time so many seconds later; the last there is where nobody could write it, nothing after no date-time."""
    try:
        since = datetime.fromisoformat(start)
    except ValueError:
        return ""
    if since.tzinfo is None:
        return ""
    try:
        return timestamp(since + timedelta(seconds=seconds))
    except OverflowError:
        return start if seconds < 0 else timestamp(datetime.max.replace(microsecond=0, tzinfo=UTC))


def _is_open(record: Record, name: str, *, new: bool) -> bool:
    """Whether a time is the service's to set: what stands deeper is where its object is there."""
    outer, _, inner = name.partition("/")
    if not inner:
        return not new or name not in record
    return isinstance(record.get(outer), dict) and (not new or held(record, name) is None)


def _time(context: RecordContext, collection: Collection, name: str, now: str) -> Any:
    return moment(context.contract.schemas, collection, name, now)


def finish(context: RecordContext, collection: Collection, address: Address, record: Record) -> Record:
    """The record completed to its schema. What the schema hides, such as a writeOnly property, is kept beside it."""
    if collection.schema is None:
        return record
    if collection.composed is not None:
        record = {**record, collection.composed: "/".join(address.key)}
    fitted = context.values.fit(collection.schema, "response", record, key="/".join((collection.id, *address.key)))
    return {**record, **fitted} if isinstance(fitted, dict) and fitted is not record else record


def finish_invalid(
    context: RecordContext, collection: Collection, address: Address, record: Record
) -> tuple[Record, bool]:
    """`finish` for a record that is known to be invalid, and whether it is known to be valid then."""
    if collection.schema is not None and collection.composed is None:
        key = "/".join((collection.id, *address.key))
        made = context.values.completed(collection.schema, "response", record, key=key)
        if made is not None:
            whole = made if made.keys() >= record.keys() else {**record, **made}
            return whole, whole is made
    return finish(context, collection, address, record), False


def completed(context: RecordContext, work: Work, address: Address, record: Record) -> Record:
    """`finish`, but for a record that a test has made invalid: that one keeps what it has."""
    found = finish(context, context.collection(address.collection), address, record)
    return record if found is not record and found != record and is_invalid(work, address) else found


def seed_record(
    context: RecordContext,
    collection: Collection,
    address: Address,
    attributes: Mapping[str, Any],
    now: Callable[[], str],
) -> Record:
    """A record of the collection with these attributes, its keys set, and the rest made up.

    `now` is asked where a time of the record is the service's to set.
    """
    record = dict(attributes)
    for name, text in zip(collection.key_properties, address.key, strict=False):
        if held(record, name) is None:
            hold(record, name, text)
    set_parents(context, collection, address.parent, record)
    start_states(context, collection, record)
    traits = context.traits(collection)
    if any(_is_open(record, name, new=True) for name in (*traits.created, *traits.updated)):
        stamp(context, collection, record, now(), created=True)
    record = finish(
        context, collection, address, filled(context, collection, address, record, found=collection.materializes)
    )
    return add_up(context, collection, record, attributes)

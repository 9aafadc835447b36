"""Puts records in as they are to be kept, with the moves that led there: what a factory of another process has made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from understudy.engine import Engine
from understudy.inference.keys import held
from understudy.inference.resources import Collection
from understudy.problem import did_you_mean
from understudy.records.completion import finish
from understudy.records.errors import InvalidAttributesError, UnknownResourceError
from understudy.records.keys import key_text
from understudy.records.notes import note_invalid
from understudy.state.store import Address, Record
from understudy.state.work import Work
from understudy.webhooks.emit import TRANSITIONS


def keep(
    engine: Engine, rows: Sequence[Mapping[str, Any]], transitions: Sequence[Record], numbers: Mapping[str, int]
) -> None:
    """Store records at their addresses, all of them or none; timers are set, and no event is emitted.

    A row is a collection's id, the keys above the record, its own key, the record, and whether it is `valid`: one that
    is not stays as it is, and answers which show it go out; others are made to fit. `transitions` are added to the log,
    `numbers` say up to which one the keys of a collection have been counted. Raises UnknownResourceError and
    InvalidAttributesError.
    """
    for name in numbers:
        _collection(engine, name)
    for each in transitions:
        _check(engine, each)
    with engine.store.turn():
        work = Work(engine.store)
        for row in rows:
            collection = _collection(engine, row["collection"])
            address = _address(collection, row)
            if row["valid"]:
                record = finish(engine.context, collection, address, dict(row["record"]))
                _check_key(collection, address.key, record, " once it fits its schema")
                work.put(address, record)
            else:
                work.put(address, dict(row["record"]))
                note_invalid(work, address)
        engine.webhooks.add_to(work, changed_by_client=False)  # timers; without a move nothing has happened
        for each in transitions:
            number = work.next_number(TRANSITIONS)
            work.put(Address(TRANSITIONS, (), (str(number),)), {**each, "sequence": number})
        engine.commit(work, ())
        for name, number in numbers.items():
            while engine.store.last_number(name) < number:
                engine.store.next_number(name)


def _collection(engine: Engine, name: str) -> Collection:
    known = engine.contract.resources.collections
    if name not in known:
        hint = did_you_mean(name, known, otherwise="", start="; ")
        raise UnknownResourceError(f"the document has no collection {name!r}{hint}")
    return known[name]


def _check(engine: Engine, transition: Record) -> None:
    """A row of the log is about a resource of the document, at a time that can be read."""
    paths = [each.path for each in engine.contract.resources.collections.values()]
    if transition["resource"] not in paths:
        hint = did_you_mean(transition["resource"], paths, otherwise="", start="; ")
        raise UnknownResourceError(f"the document has no resource {transition['resource']!r}{hint}")
    try:
        datetime.fromisoformat(transition["time"])
    except ValueError:
        got = f"got {transition['time']!r}"
        raise InvalidAttributesError(f"a transition's time is one such as 2026-01-01T00:00:00+00:00; {got}") from None


def _address(collection: Collection, row: Mapping[str, Any]) -> Address:
    parent, key = tuple(row["parent"]), tuple(row["key"])
    lengths = collection.parent_count, len(collection.key_parameters)
    if (len(parent), len(key)) != lengths:
        raise InvalidAttributesError(
            f"a record of {collection.name} has {lengths[0]} keys above it and {lengths[1]} of its own; "
            f"got {len(parent)} and {len(key)}"
        )
    _check_key(collection, key, row["record"])
    return Address(collection.id, parent, key)


def _check_key(collection: Collection, key: Sequence[str], record: Record, when: str = "") -> None:
    """Raises InvalidAttributesError for a record that its key would not lead to."""
    for name, part in zip(collection.key_properties, key, strict=False):
        if name is not None and key_text(value := held(record, name)) != part:
            reason = f"its {name} is {value!r}{when}"
            raise InvalidAttributesError(f"{collection.name} {'/'.join(key)}: {reason}")

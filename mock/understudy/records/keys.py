"""Keys of records: how they are written in a path, and how a new record comes by one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from understudy.inference import relatives
from understudy.inference.keys import held, hold, prefixed
from understudy.inference.resources import Collection
from understudy.inference.shapes import properties, type_of
from understudy.openapi.model import Node
from understudy.records.context import RecordContext
from understudy.records.errors import MockError, NotFoundError, RecordExistsError
from understudy.state.store import Address, Index, Record
from understudy.state.work import Work

_TRIES = 100
_LAST_DIGITS = re.compile(r"[0-9]{1,12}$")
_KEY_LENGTH = 24


def key_text(value: Any) -> str:
    """A key as it stands in a path."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))  # 1.0 is an integer in JSON Schema (2020-12 core, 4.2.2): the same key as 1
    return str(value)


@cache
def key_index(name: str) -> Index:
    """By a key that a property holds, as it stands in a path."""

    def terms(_: Address, record: Record) -> Iterable[str]:
        value = held(record, name)
        return () if value is None else (key_text(value),)

    return Index(f"key {name}", terms)


def item_address(collection: Collection, texts: tuple[str, ...]) -> Address:
    """The address of an item whose path has these values, the keys of the records above it first."""
    start = collection.parent_count
    return Address(collection.id, texts[:start], texts[start : start + len(collection.key_parameters)])


def parent_address(context: RecordContext, collection: Collection, key: tuple[str, ...]) -> Address | None:
    """The address of the record above the records that have `key` above them; None at the top."""
    if collection.parent is None:
        return None
    parent = context.collection(collection.parent)
    return item_address(parent, key)


def record_key(collection: Collection, record: Record) -> tuple[str, ...]:
    """The key of a record as its properties give it; parts that it has no property for are left out."""
    return tuple(key_text(value) for name in collection.key_properties if (value := held(record, name)) is not None)


def noun(collection: Collection) -> str:
    """What one record is called in messages."""
    return relatives.noun(collection).replace("_", " ")


def _named(collection: Collection, address: Address) -> str:
    return f"{noun(collection)} {'/'.join((*address.parent, *address.key))}".rstrip()


def missing(collection: Collection, address: Address) -> NotFoundError:
    """The error for a record that is not there."""
    return NotFoundError(f"there is no {_named(collection, address)}")


def check_free(work: Work, collection: Collection, address: Address) -> None:
    """Raises RecordExistsError where a record has this address."""
    if work.get(address) is not None:
        raise RecordExistsError(f"{_named(collection, address)} exists already", address)


def new_key(
    context: RecordContext, work: Work, collection: Collection, parent: tuple[str, ...], record: Record
) -> tuple[str, ...]:
    """The key of a new record: the parts that `record` has, and new ones for the rest, which are set in it.

    Raises RecordExistsError where a record has the key already, MockError where every possible one is taken.
    """
    first = context.traits(collection).first_key
    if first is not None:
        return _counted_key(context, work, collection, parent, record, first)
    chosen = [value for name in collection.key_properties if (value := held(record, name)) is not None and value != ""]
    if collection.key_properties and len(chosen) == len(collection.key_properties):
        key = tuple(map(key_text, chosen))
        check_free(work, collection, Address(collection.id, parent, key))
        return key
    for _ in range(_TRIES):
        parts = _parts(context, collection, record, work.next_number(collection.id))
        key = tuple([key_text(part) for part in parts])
        if work.get(Address(collection.id, parent, key)) is None:
            break
    else:
        raise _all_taken(collection)
    for name, part in zip(collection.key_properties, parts, strict=True):
        if name is not None:
            hold(record, name, part)
    return key


def _counted_key(
    context: RecordContext,
    work: Work,
    collection: Collection,
    parent: tuple[str, ...],
    record: Record,
    first: int,
) -> tuple[str]:
    """`new_key`, where records are counted."""
    name = collection.key_properties[0]
    chosen = held(record, name)
    if chosen is not None and chosen != "":
        key = (key_text(chosen),)
        check_free(work, collection, Address(collection.id, parent, key))
        return key
    for _ in range(_TRIES):
        number, address = work.next_address(collection.id, parent, first)
        if address is not None:
            break
    else:
        raise _all_taken(collection)
    if name is not None:
        hold(record, name, address.key[0] if context.kind_of(collection, name) == "string" else number)
    return (address.key[0],)


def _all_taken(collection: Collection) -> MockError:
    return MockError(f"every key that a {noun(collection)} can have is taken")


def take_key(context: RecordContext, work: Work, address: Address, record: Record) -> None:
    """Give a new record the key that the client chose. Raises RecordExistsError where a record has it."""
    collection = context.collection(address.collection)
    check_free(work, collection, address)
    for name, text in zip(collection.key_properties, address.key, strict=False):
        if name is not None:
            hold(record, name, typed_key(context, collection, name, text))


def hold_sought(context: RecordContext, collection: Collection, address: Address, record: Record) -> None:
    """Give a new record what operations find it by and nobody gave it: texts that no other record has."""
    named = properties(context.contract.schemas, collection.schema) if collection.sought else {}
    for name in collection.sought:
        if record.get(name) is None and name in named:
            seed = "/".join((collection.id, *address.parent, *address.key, name))
            text = _text_for(context, named[name], seed)
            made = context.values.generate(named[name], "response", key=seed, fresh=True) if text is None else text
            record[name] = made


def make_distinct(
    context: RecordContext, work: Work, collection: Collection, address: Address, record: Record, names: Iterable[str]
) -> None:
    """Let what operations look a record up by, and was made up, differ from that of all other records."""
    named = properties(context.contract.schemas, collection.schema)
    for name in names:
        value, tries = record.get(name), 0
        is_valid = context.contract.schemas.validator(named.get(name, True), "response").is_valid
        while isinstance(record.get(name), str | int) and tries < _TRIES:
            if not work.matching(collection.id, address.parent, key_index(name), (key_text(record[name]),)):
                break
            tries += 1
            other = _another(value, work.next_number(f"{collection.id} {name}"))
            if is_valid(other):
                record[name] = other


def _another(value: Any, number: int) -> Any:
    """Another value of the same form: counted on where it ends with digits, else with a number behind it."""
    if not isinstance(value, str):
        return value + number
    name, at, domain = value.partition("@")
    digits = _LAST_DIGITS.search(name)
    if digits is None:
        return f"{name}-{number + 1}{at}{domain}"
    counted = str(int(digits[0]) + number).zfill(len(digits[0]))
    return f"{name[: digits.start()]}{counted}{at}{domain}"


def typed_key(context: RecordContext, collection: Collection, name: str | None, value: Any) -> Any:
    """A key in the type of the property that holds it: a path has texts, and its schema may be another's."""
    kind = context.kind_of(collection, name)
    if kind == "integer" and isinstance(value, str) and value.removeprefix("-").isdigit():
        return int(value)
    return key_text(value) if kind == "string" else value


def _parts(context: RecordContext, collection: Collection, record: Record, number: int) -> list[Any]:
    return [
        # An empty key could never be requested again: it would leave the path of the collection.
        value
        if (value := held(record, name)) not in (None, "")
        else typed_key(context, collection, name, _part(context, collection, node, number, position))
        for position, (name, node) in enumerate(zip(collection.key_properties, collection.key_nodes, strict=True))
    ]


def _part(context: RecordContext, collection: Collection, node: Node, number: int, position: int) -> Any:
    """A new part of a key that its schema allows: counted, else a text that looks like the document's example."""
    schemas = context.contract.schemas
    shape = schemas.resolve_object(node)
    kind = type_of(schemas, node)
    is_valid = schemas.validator(node, "response").is_valid
    if kind in ("integer", "number"):
        low = shape.get("minimum")
        candidate: Any = number - 1 + max(1, int(low) if isinstance(low, int | float) else 1)
        if is_valid(candidate):
            return candidate
    seed = f"{collection.id}#{number}.{position}"
    text = _text_for(context, node, seed) if kind in (None, "string") else None
    if text is not None:
        return text
    value = context.values.generate(node, "response", key=seed, fresh=True)
    if isinstance(value, str) and "pattern" in shape:
        # A pattern that says how a key begins (`^cus_`) has one shortest text, and each record needs its own.
        longer = value + _digits(context, seed)[:_KEY_LENGTH]
        return longer if is_valid(longer) else value
    return value


def _text_for(context: RecordContext, node: Node, seed: str) -> str | None:
    """A text that looks like the document's example, and no other seed's; None where its schema allows none such."""
    schemas = context.contract.schemas
    shape = schemas.resolve_object(node)
    text = _digits(context, seed)
    low, high = shape.get("minLength", 0), shape.get("maxLength", _KEY_LENGTH)
    plain = (text * (1 + low // len(text)))[: max(low, min(_KEY_LENGTH, high))]
    is_valid = schemas.validator(node, "response").is_valid
    return next((each for each in (*prefixed(schemas, node, text), plain) if is_valid(each)), None)


def _digits(context: RecordContext, seed: str) -> str:
    return hashlib.sha256(f"{context.values.seed}:{seed}".encode()).hexdigest()

"""Foreign keys: which record a property points at, and what a new record takes over from the records around it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection, Reference
from understudy.records.context import RecordContext
from understudy.records.keys import key_text, typed_key
from understudy.records.lookups import having_key
from understudy.state.store import Address, Record
from understudy.state.work import Work


def target_address(context: RecordContext, collection_id: str, value: Any) -> Address | None:
    """The address that a foreign key points at; None where its collection has no single top-level key.

    None for null, and for an object or an array, too: such a property has the record itself instead of its key.
    """
    if value is None or isinstance(value, (dict, list)):
        return None
    collection = context.contract.resources.collections.get(collection_id)
    if collection is None or collection.parent_count or len(collection.key_parameters) != 1:
        return None
    return Address(collection_id, (), (key_text(value),))


def dangling(
    context: RecordContext, work: Work, collection: Collection, attributes: Mapping[str, Any]
) -> Iterator[tuple[Reference, Collection, Address]]:
    """The foreign keys among `attributes` that point at no record, with where they point."""
    for reference in collection.references:
        value = attributes.get(reference.property)
        address = target_address(context, reference.collection, value) if value is not None else None
        if address is not None and work.get(address) is None:
            yield reference, context.collection(reference.collection), address


def set_parents(context: RecordContext, collection: Collection, parent: tuple[str, ...], record: Record) -> None:
    """Set what a record says of those above it in the path: foreign keys, and what is called like the parameters."""
    for name, text in zip(collection.parent_properties, parent, strict=False):
        if name is not None and held(record, name) is None:
            hold(record, name, typed_key(context, collection, name, text))
    above = collection.parent
    while above is not None:
        owner = context.collection(above)
        cut = owner.parent_count
        for reference in collection.references:
            if reference.collection == owner.id and len(owner.key_parameters) == 1:
                record[reference.property] = typed_key(context, collection, reference.property, parent[cut])
        above = owner.parent


def inherit(context: RecordContext, work: Work, collection: Collection, record: Record) -> None:
    """Take foreign keys that are left out from the records that the others point at."""
    for reference in collection.references:
        if record.get(reference.property) is not None:
            break
    else:
        return  # it points at nothing from which it could take any
    for reference in collection.references:
        if reference.property in record:
            continue
        for other in collection.references:
            value = record.get(other.property)
            address = target_address(context, other.collection, value) if value is not None else None
            source = work.get(address) if address is not None else None
            if address is None or source is None:
                continue
            for inner in context.collection(other.collection).references:
                if inner.collection == reference.collection and source.get(inner.property) is not None:
                    record[reference.property] = source[inner.property]


def relate(context: RecordContext, work: Work, collection: Collection, record: Record) -> None:
    """Set foreign keys that are left out to a record that points where one of the others does."""
    for reference in collection.references:
        if reference.property not in record:
            key = _relative(context, work, collection, reference.collection, record)
            if key is not None:
                record[reference.property] = key


def _relative(context: RecordContext, work: Work, collection: Collection, target_id: str, record: Record) -> Any:
    """The key of a record of `target_id` that points at the same record as one of the foreign keys."""
    target = context.contract.resources.collections.get(target_id)
    if target is None or target.parent_count or len(target.key_properties) != 1 or target.key_properties[0] is None:
        return None
    for mine in collection.references:
        value = record.get(mine.property)
        for theirs in target.references if value is not None else ():
            if theirs.collection == mine.collection:
                for address in having_key(work, target.id, theirs.property, value, ())[:1]:
                    return (work.get(address) or {}).get(target.key_properties[0])
    return None

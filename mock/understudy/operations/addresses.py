"""Records seen through a path other than their collection's own: below a parent, by another key, as one's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from understudy.inference.keys import held, hold
from understudy.inference.other_keys import OtherKeys
from understudy.inference.resources import Collection, CollectionView, is_callers_own
from understudy.messages import Refusal
from understudy.openapi.model import Node
from understudy.openapi.pointer import MISSING
from understudy.operations.call import OperationCall, Refused
from understudy.records.expressions import evaluate
from understudy.records.keys import item_address, key_text, missing, noun, record_key, typed_key
from understudy.records.lookups import addresses_where, having_key
from understudy.records.notes import is_noted, note, noted
from understudy.records.owners import named_by, own_attributes, owned
from understudy.records.service import RecordService
from understudy.security.users import User
from understudy.state.store import Address, Record
from understudy.state.work import Work


def selected(call: OperationCall, records: RecordService) -> Address:
    """The address of the record that the path selects.

    Raises NotFoundError where the record is there, but not below the parent that the path names.
    """
    view = call.plan.view
    if call.plan.where:
        return _found_where(call, records)
    if call.plan.selects and view is None:
        return Address(call.collection.id, (), tuple(_input(call, name) for name in call.plan.selects))
    if view is None:
        if not call.collection.singleton:
            return call.address()
        return _own(call, records.work, call.collection) or _of_caller(call, records)
    if view.current:
        return current_record(call, records, call.collection)
    if view.lookup is not None:
        return _looked_up(call, records, view.lookup)
    address = call.address()
    record = records.work.get(address)
    if record is None or not view.is_below or _points(call, view, record):
        return address
    if is_noted(records.work, view, above_of(call, view), address):
        return address
    raise missing(call.collection, address)


def _found_where(call: OperationCall, records: RecordService) -> Address:
    """The record that has the values which the request names. Raises Refused where none has."""
    criteria = {name: evaluate(expression, call, {}) for name, expression in call.plan.where.items()}
    found = addresses_where(records.work, call.collection.id, criteria)
    if found:
        return found[0]
    texts = (f'{name} is "{"" if value in (MISSING, None) else key_text(value)}"' for name, value in criteria.items())
    message = f"there is no {noun(call.collection)} whose {' and '.join(texts)}"
    raise Refused(Refusal((404, 422, 400, 410, 401, 403), "not_found", message))


def _input(call: OperationCall, name: str) -> str:
    """A key that a procedure takes in its body or query."""
    body = call.body if isinstance(call.body, dict) else {}
    value = body.get(name, call.query.get(name))
    return "" if value is None else key_text(value)


def current_record(call: OperationCall, records: RecordService, collection: Collection) -> Address:
    """The record of the caller: their own, else the first there is, made up where there is none."""
    found = _there(call, records.work, collection)
    return found if found is not None else records.make_up(collection, (), named_caller(call, collection.schema))


def _there(call: OperationCall, work: Work, collection: Collection) -> Address | None:
    mine = _own(call, work, collection)
    return mine if mine is not None else next(iter(work.addresses(collection.id)), None)


def _callers_key(call: OperationCall, view: CollectionView) -> str:
    """The key of the caller's record; where the document has none for callers, the name that they have logged in by."""
    if view.above is None or call.work is None:
        return call.principal.subject if call.principal is not None and call.principal.schemes else ""
    found = _there(call, call.work, call.context.collection(view.above))
    return found.key[-1] if found is not None else ""


def _of_caller(call: OperationCall, records: RecordService) -> Address:
    """The address of what there is only one of; `/me` begins as whoever calls first."""
    address, collection = call.address(), call.collection
    if is_callers_own(collection) and records.work.get(address) is None and not records.work.deleted(address):
        named = named_caller(call, collection.schema)
        if named:
            records.work.put(address, records.seed(collection, address, named))
    return address


def _own(call: OperationCall, work: Work, collection: Collection) -> Address | None:
    """The record of a caller who is known by name."""
    principal = call.principal
    if principal is None or not principal.schemes:
        return None
    mine = owned(work, principal.subject)
    if mine is not None and mine.collection == collection.id:
        return mine
    if collection.singleton:
        return None
    return named_by(call.context.contract, work, collection, principal.subject)


def _looked_up(call: OperationCall, records: RecordService, name: str) -> Address:
    texts = (*call.path_texts(), *(_input(call, name) for name in call.plan.selects))
    *parent, text = texts
    found = having_key(records.work, call.collection.id, name, text, tuple(parent))
    return found[0] if found else Address(call.collection.id, tuple(parent), (text,))


def stand(call: OperationCall, records: RecordService, attributes: Record) -> None:
    """Say in the attributes of a new record what it is made below. Raises NotFoundError where that does not exist."""
    view = call.plan.view
    if view is None or not view.is_below:
        return
    require_above(call, records, view)
    texts = above_of(call, view)
    collection = call.collection
    if view.link is not None and held(attributes, view.link) is None:
        hold(attributes, view.link, typed_key(call.context, collection, view.link, texts[-1]))
    if view.fills:
        for name, text in zip(collection.key_properties, texts[-len(view.more) :], strict=False):
            if held(attributes, name) is None:
                hold(attributes, name, typed_key(call.context, collection, name, text))


def named_caller(call: OperationCall, node: Node | None) -> Record:
    """What a schema has room for of the name of a caller, where a login has said who that is."""
    principal = call.principal
    if principal is None or not principal.is_named:
        return {}
    mailbox = User(principal.subject).mailbox
    return own_attributes(call.context.contract.schemas, node, principal.subject, mailbox)


def remember(call: OperationCall, records: RecordService, address: Address) -> None:
    """Note what a record was made below."""
    view = call.plan.view
    if view is not None and view.is_below:
        note(records.work, view, above_of(call, view), address)


def make_up(call: OperationCall, records: RecordService, parent: tuple[str, ...], wanted: Record) -> None:
    """Make up a record where a list shows it, with what it is listed by."""
    attributes = dict(wanted)
    stand(call, records, attributes)
    remember(call, records, records.make_up(call.collection, parent, attributes))


def seen(call: OperationCall, records: RecordService) -> list[Record]:
    """The records that a list shows which stands elsewhere, oldest first."""
    view, work = call.plan.view, records.work
    collection, parent = call.collection, call.parent_key()
    if view is not None and view.everywhere:
        return [record for address in work.addresses(collection.id) if (record := work.get(address)) is not None]
    if view is None or not view.is_below:
        return list(work.records(collection.id, parent))
    require_above(call, records, view)
    notes = noted(work, view, above_of(call, view))
    return [
        record
        for record in work.records(collection.id, parent)
        if _points(call, view, record) or (*parent, *record_key(collection, record)) in notes
    ]


def require_above(call: OperationCall, records: RecordService, view: CollectionView) -> None:
    """Raises NotFoundError where the record is missing that a view stands below; a caller has one."""
    if view.mine:
        if view.above is not None:
            current_record(call, records, call.context.collection(view.above))
    elif view.above is not None:
        address = item_address(call.context.collection(view.above), above_of(call, view))
        records.require_above(address, made_up=not call.documents(404))


def _points(call: OperationCall, view: CollectionView, record: Record) -> bool:
    value = held(record, view.link)
    return value is not None and key_text(value) == above_of(call, view)[-1]


def above_of(call: OperationCall, view: CollectionView) -> tuple[str, ...]:
    """The values of the path parameters of a view, in path order; for what is the caller's own, their key."""
    if view.mine:
        return (_callers_key(call, view),)
    return tuple(key_text(call.path.get(name, "")) for name in (*view.names, *view.more))


def with_own_keys(
    work: Work, others: tuple[OtherKeys, ...], path: Mapping[str, Any], current: Callable[[Collection], Address]
) -> Mapping[str, Any]:
    """The values of a path with the own keys of the records that it names by other ones (inference/other_keys.py).

    `current` finds, or makes up, the record of the caller.
    """
    found = dict(path)
    for each in others:
        above = tuple(key_text(found[name]) for name in each.above)
        key = found.get(each.parameter)
        if key is None or work.get(item_address(each.collection, (*above, key_text(key)))) is not None:
            continue
        if each.caller and key == each.caller:
            found[each.parameter] = current(each.collection).key[0]
            continue
        known = (having_key(work, each.collection.id, name, key, above or None) for name in each.names)
        address = next((addresses[0] for addresses in known if addresses), None)
        if address is not None:
            found[each.parameter] = address.key[0]
    return found

"""What a record shows of other records: the record behind a key, elements that are records, and counts.

Kept in the record, so that reading costs nothing: whatever changes an element or a counted record mends the record that
shows it, in the same unit of work.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Protocol

from understudy.inference.conventions import NAMING
from understudy.inference.conventions.verbs import RECORD_NAMES
from understudy.inference.envelopes import place, unwrap, wrap
from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection, Counted, Elements
from understudy.inference.shapes import items_of, properties, reference, shown_names, type_of
from understudy.openapi.model import Node
from understudy.records.amounts import add_up
from understudy.records.context import RecordContext
from understudy.records.foreign_keys import target_address
from understudy.records.keys import key_text, record_key, typed_key
from understudy.records.lookups import having_key
from understudy.state.store import Address, Record
from understudy.state.work import Work


class _Records(Protocol):
    """What is needed of the record service."""

    @property
    def context(self) -> RecordContext: ...
    @property
    def work(self) -> Work: ...
    def make(
        self,
        collection: Collection,
        parent: tuple[str, ...],
        attributes: Record,
        node: Node | None,
    ) -> tuple[Address, Record]: ...
    def complete(self, address: Address, record: Record) -> Record: ...
    def remove(self, address: Address) -> None: ...


def show_parts(records: _Records, address: Address, record: Record, before: Record | None = None) -> None:
    """Put into a record what it shows of others; what was `before` is kept where it was."""
    parts = records.context.collection(address.collection).parts
    _embed(records, parts.embedded, record)
    for shown, target in parts.embedded.values():
        if isinstance(record.get(shown), dict):
            record[shown] = _in_brief(records.context, address.collection, shown, target, record[shown])
    for sent, (several, target) in parts.several.items():
        if isinstance(keys := record.get(sent), list):
            found = (_of_key(records, target, key) for key in keys if isinstance(key, str | int))
            record[several] = [_in_brief(records.context, address.collection, several, target, each) for each in found]
    for each in parts.elements:
        if isinstance(record.get(each.property), list):
            _show(record, each, _elements(records, address, each, record[each.property]))
    if before is None:
        for name, counted in parts.counts.items():
            made = [each for each in parts.elements if each.made == counted.collection]
            record[name] = sum(1 for _ in in_state(_shown(record, made[0]), counted)) if made else 0


def shown_otherwise(collection: Collection) -> frozenset[str]:
    """The properties that a record shows in another form than they are sent in."""
    parts = collection.parts
    return frozenset((*parts.embedded, *parts.several, *(each.property for each in parts.elements)))


def _embed(records: _Records, embedded: Mapping[str, tuple[str, str]], record: Record) -> None:
    for sent, (shown, collection) in embedded.items():
        value = record.get(sent)
        if isinstance(value, str | int):
            record[shown] = _of_key(records, collection, value)


def _in_brief(context: RecordContext, collection: str, name: str, target: str, other: Record) -> Record:
    """What a property shows of a record of `target`: all of it, or what the schema of the property has of it."""

    def names() -> frozenset[str]:
        schemas = context.contract.schemas
        node = properties(schemas, context.collection(collection).schema).get(name)
        node = items_of(schemas, node) if type_of(schemas, node) == "array" else node
        whole = reference(node)
        if whole is not None and whole == reference(context.collection(target).schema):
            return frozenset()
        return shown_names(schemas, node)

    brief = context.remember(f"in brief {collection} {name}", names)
    return {key: value for key, value in other.items() if key in brief} if brief else other


def _of_key(records: _Records, collection: str, value: str | int) -> Record:
    """The record of a collection that has a key, or what is known of it."""
    address = target_address(records.context, collection, value)
    found = records.work.get(address) if address is not None else None
    return _named(records, records.context.collection(collection), value) if found is None else found


def _named(records: _Records, target: Collection, value: str | int) -> Record:
    """The record with a name, where a text is sent that is no key of its kind; what is known of it where none is."""
    context, name = records.context, target.key_properties[0]
    is_name = isinstance(value, str) and not value.removeprefix("-").isdigit()
    if is_name and context.kind_of(target, name) == "integer":
        name = next((each for each in (*NAMING, *RECORD_NAMES) if context.kind_of(target, each) == "string"), name)
        if there := having_key(records.work, target.id, str(name), value):
            return records.work.get(there[0]) or {}
    found: Record = {}
    hold(found, name, value)
    return found


def _elements(records: _Records, address: Address, each: Elements, sent: list[Any]) -> list[Any]:
    """The elements as the record shows them; those that are records are made, or are the ones that there are."""
    elements = [dict(element) if isinstance(element, dict) else element for element in sent]
    shown: list[Any] = []
    for element in elements:
        if isinstance(element, dict):
            _embed(records, each.embedded, element)
        if each.made is not None and each.link is None:
            element = _below(records, address, each, element)
        elif each.made is not None and isinstance(element, dict):
            element = _made(records, address, each, element)
        shown.append(element)
    if each.made is not None and each.link is None:
        _remove_others(records, address, each, shown)
        shown = [_as_element(each, element) for element in shown]
    return shown


def _below(records: _Records, address: Address, each: Elements, element: Any) -> Any:
    """The record that an element is: one of its key that stands below already, changed, or a new one."""
    target = records.context.collection(str(each.made))
    name = target.key_properties[0]
    if isinstance(element, str | int) and name is not None:
        element = {name: element}
    if not isinstance(element, dict):
        return element
    above, key = (*address.parent, *address.key), held(element, name)
    there = Address(target.id, above, (key_text(key),))
    known = records.work.get(there) if key is not None else None
    if known is None:
        return records.make(target, above, {**_at_home(records, each, above, key), **element}, target.schema)[1]
    changed = {**known, **element}
    if changed != known:
        changed = records.complete(there, changed)
        records.work.put(there, changed)
    return changed


def at_home(records: _Records, below: Collection, above: tuple[str, ...], attributes: Record) -> Record:
    """What is known elsewhere of a record that is put below another one by its key, as a label on an issue is."""
    parts = records.context.collection(str(below.parent)).parts
    each = next((each for each in parts.elements if each.made == below.id), None)
    return _at_home(records, each, above, held(attributes, below.key_properties[0])) if each is not None else {}


def _at_home(records: _Records, each: Elements, above: tuple[str, ...], key: Any) -> Record:
    """The record of an element's key that stands in the collection of all of its kind, or nothing."""
    if each.home is None or key is None:
        return {}
    count = records.context.collection(each.home).parent_count
    return records.work.get(Address(each.home, above[:count], (key_text(key),))) or {}


def _remove_others(records: _Records, address: Address, each: Elements, shown: list[Any]) -> None:
    """What stood below a record and is no element of it any more."""
    target = records.context.collection(str(each.made))
    kept = {record_key(target, element) for element in shown if isinstance(element, dict)}
    above = (*address.parent, *address.key)
    for there in records.work.addresses(target.id, above):
        if there.key not in kept:
            records.remove(there)


def _as_element(each: Elements, record: Any) -> Any:
    if not each.names or not isinstance(record, dict):
        return record
    return {name: record[name] for name in each.names if name in record}


def _made(records: _Records, address: Address, each: Elements, element: Record) -> Record:
    target = records.context.collection(str(each.made))
    key = held(element, target.key_properties[0])
    known = records.work.get(Address(target.id, (), (key_text(key),))) if key is not None else None
    if known is not None:
        return known
    own = typed_key(records.context, target, each.link, [*address.parent, *address.key][-1])
    _, record = records.make(target, (), {**element, str(each.link): own}, target.schema)
    return record


def _show(record: Record, each: Elements, elements: list[Any]) -> None:
    there = record.get(each.property)
    shown: Any = wrap(each.array, elements)
    if isinstance(there, dict) and each.array:
        shown = copy.deepcopy(there)
        place(shown, each.array, elements)
    for steps, role in each.beside.items():
        place(shown, steps, False if role == "has-more" else len(elements))
    record[each.property] = shown


def _shown(record: Record, each: Elements) -> list[Any]:
    found = unwrap(each.array, record.get(each.property))
    return found if isinstance(found, list) else []


# -- what changes with another record -------------------------------------------------------------------------------


def refresh(
    records: _Records, address: Address, record: Record, *, changed: bool = False, before: Record | None = None
) -> None:
    """Mend what other records show of a record that was made, `changed` or removed.

    `before` is what it was; what showed that shows it no longer.
    """
    if changed:
        _embed_again(records, address, record)
    for collection, link in _showing(records.context).get(address.collection, ()):
        above = _above(records, collection, link, address, record)
        _refresh_above(records, collection, link, above, address.collection)
        if before is not None and link is not None and before.get(link) != record.get(link):
            above = _above(records, collection, link, address, before)
            _refresh_above(records, collection, link, above, address.collection)


def _refresh_above(
    records: _Records, collection: Collection, link: str | None, above: Address | None, below: str
) -> None:
    """Show in a record what belongs to it of the collection `below`; of the same kind, also in what is above that."""
    ways = [above] if above is not None else []
    if collection.id == below and link is not None:
        ways = list(_upwards(records, collection, link, above))
    for address in ways:
        if (shown := records.work.get(address)) is None:
            continue
        before = dict(shown)
        for each in collection.parts.elements:
            if each.made == below and each.link == link:
                _show(shown, each, _as_before(records, each, shown, [*_belonging(records, below, link, address)]))
        for name, counted in collection.parts.counts.items():
            if (counted.collection, counted.link) == (below, link):
                shown[name] = sum(1 for _ in in_state(_belonging(records, below, link, address), counted))
        shown = add_up(records.context, collection, records.complete(address, shown), {}, before)
        records.work.put(address, shown)
        _embed_again(records, address, shown)


def _upwards(records: _Records, collection: Collection, link: str, address: Address | None) -> Iterable[Address]:
    """A record and what is above it in a tree, up to the top; nothing where they go round in a ring."""
    found: dict[Address, None] = {}
    while address is not None and (record := records.work.get(address)) is not None:
        if address in found:
            return ()
        found[address] = None
        address = _above(records, collection, link, address, record)
    return found


def _embed_again(records: _Records, address: Address, record: Record) -> None:
    """Show a record as it is now wherever its key brings it along."""
    for collection, sent, shown in _embedding(records.context).get(address.collection, ()):
        for other in having_key(records.work, collection.id, sent, address.key[-1]):
            found = records.work.get(other)
            brief = _in_brief(records.context, collection.id, shown, address.collection, record)
            if found is not None and found.get(shown) != brief:
                records.work.put(other, records.complete(other, {**found, shown: brief}))


def _embedding(context: RecordContext) -> Mapping[str, list[tuple[Collection, str, str]]]:
    """By collection, the collections whose records embed its records, the property with the key and that with them.

    Without those that it embeds in turn: each change would go round, and make both longer.
    """

    def found() -> Mapping[str, list[tuple[Collection, str, str]]]:
        collections = context.contract.resources.collections
        targets = {
            collection.id: {target for _, target in collection.parts.embedded.values()}
            for collection in collections.values()
        }
        entries: dict[str, list[tuple[Collection, str, str]]] = {}
        for collection in collections.values():
            for sent, (shown, target) in collection.parts.embedded.items():
                if collection.id not in _reached(target, targets):
                    entries.setdefault(target, []).append((collection, sent, shown))
        return entries

    known: Mapping[str, list[tuple[Collection, str, str]]] = context.remember("embedded in", found)
    return known


def _reached(start: str, targets: Mapping[str, set[str]]) -> set[str]:
    reached, rest = {start}, [start]
    while rest:
        new = targets.get(rest.pop(), set()) - reached
        reached |= new
        rest += new
    return reached


def _as_before(records: _Records, each: Elements, shown: Record, belonging: list[Record]) -> list[Any]:
    """Elements in the order in which the record shows them already, new ones behind them."""
    target = records.context.collection(str(each.made))
    known = {record_key(target, element): place for place, element in enumerate(_shown(shown, each))}
    last = len(known)
    belonging.sort(key=lambda element: known.get(record_key(target, element), last))
    return [_as_element(each, element) for element in belonging]


def place_elements(records: _Records, address: Address, record: Record) -> None:
    """Make the elements of a record that nobody has sent, where they stand below it as well."""
    for each in records.context.collection(address.collection).parts.elements:
        if each.made is not None and each.link is None and (elements := _shown(record, each)):
            _show(record, each, _elements(records, address, each, elements))


def made_elements(records: _Records, address: Address) -> list[Address]:
    """The records that are elements of another one: they go with it."""
    return [
        element
        for each in records.context.collection(address.collection).parts.elements
        if each.made not in (None, address.collection) and each.link is not None
        for element in having_key(records.work, str(each.made), str(each.link), address.key[-1], ())
    ]


def is_shown(context: RecordContext, collection: Collection) -> bool:
    """Whether other records show those of a collection."""
    return collection.id in _showing(context)


def _showing(context: RecordContext) -> Mapping[str, Iterable[tuple[Collection, str | None]]]:
    """By collection, the collections whose records show its records, and the property that holds their key."""

    def found() -> Mapping[str, Iterable[tuple[Collection, str | None]]]:
        entries: dict[str, dict[tuple[str, str | None], tuple[Collection, str | None]]] = {}
        for collection in context.contract.resources.collections.values():
            made = ((each.made, each.link) for each in collection.parts.elements if each.made is not None)
            counted = ((each.collection, each.link) for each in collection.parts.counts.values())
            for name, link in (*made, *counted):
                entries.setdefault(name, {})[collection.id, link] = collection, link
        return {name: several.values() for name, several in entries.items()}

    known: Mapping[str, Iterable[tuple[Collection, str | None]]] = context.remember("shown in", found)
    return known


def in_state(found: Iterable[Record], counted: Counted) -> Iterable[Record]:
    """Those of some records that are counted: all, or the ones whose property has the value."""
    if counted.state is None:
        return found
    name, value = counted.state
    return (each for each in found if held(each, name) == value)


def _above(
    records: _Records, collection: Collection, link: str | None, address: Address, record: Record
) -> Address | None:
    if link is None:
        own = collection.parent_count
        return Address(collection.id, address.parent[:own], address.parent[own:]) if address.parent else None
    return target_address(records.context, collection.id, record.get(link))


def _belonging(records: _Records, collection: str, link: str | None, above: Address) -> Iterator[Record]:
    if link is None:
        yield from records.work.records(collection, (*above.parent, *above.key))
        return
    yield from records.work.read(having_key(records.work, collection, link, above.key[0], ()))

"""The record service: records are created, changed, moved and removed here, in one unit of work.

Operations, effects, timers, the driver of a test, factories and seeds: keys, parents, foreign keys, states, times and
cascades are the same for all of them. Knows collections and attributes; knows nothing of operations.
"""

from __future__ import annotations

from collections.abc import Collection as Names
from collections.abc import Mapping, Sequence
from typing import Any

from understudy.clock import timestamp
from understudy.inference.keys import held, hold
from understudy.inference.resources import Collection
from understudy.openapi.model import Node
from understudy.records.amounts import add_up
from understudy.records.attributes import check_beside_state, check_kept, check_known
from understudy.records.completion import completed, finish_invalid, seed_record, stamp, start_states, with_defaults
from understudy.records.context import RecordContext
from understudy.records.creation import Adjust, creation_of
from understudy.records.errors import StaleStateError
from understudy.records.expressions import RequestValues
from understudy.records.files import drop_files
from understudy.records.filling import filled
from understudy.records.foreign_keys import dangling, inherit, relate, set_parents
from understudy.records.keys import check_free, hold_sought, make_distinct, missing, new_key, parent_address, take_key
from understudy.records.lookups import below
from understudy.records.names import address_of, check_patch, check_states, collection_named, parent_of, state_of
from understudy.records.notes import forget
from understudy.records.parts import made_elements, place_elements, refresh, show_parts
from understudy.records.transitions import illegal, move_record, settle
from understudy.state.store import Address, Record
from understudy.state.work import Work


class RecordService:
    """Records as one unit of work sees them. Nothing is stored before the unit of work commits.

    `get`, `records`, `create`, `update`, `delete` and `transition` name a resource as people do (`"orders"`, `"order"`,
    `"/orders"`) and a record by its key, after the keys of the records above it. Each raises MockError: nothing may be
    committed then. The others take addresses. `cause` is what the transition log says: an operationId, `"driver"` …;
    `request` is what runtime expressions look at. `valid` is the record that was found valid last.
    """

    __slots__ = ("_now", "cause", "context", "request", "valid", "work")

    def __init__(
        self,
        context: RecordContext,
        work: Work,
        cause: str,
        request: RequestValues | None = None,
        now: str | None = None,
    ) -> None:
        self.context = context
        self.work = work
        self.cause = cause
        self.request = request
        self.valid: Record | None = None
        self._now = now

    @property
    def now(self) -> str:
        """The mock's time as a date-time; the same throughout the unit of work."""
        if self._now is None:
            self._now = timestamp(self.context.clock.now())
        return self._now

    # -- by name --------------------------------------------------------------------------------------------------

    def get(self, resource: str, *key: Any) -> Record:
        """A copy of the record. Raises NotFoundError, UnknownResourceError."""
        return self.require(address_of(collection_named(self.context.contract, resource), key))

    def records(self, resource: str, *parent: Any) -> list[Record]:
        """Copies of the records of a collection, oldest first; `parent` are the keys of the records above them."""
        collection = collection_named(self.context.contract, resource)
        return list(self.work.records(collection.id, parent_of(collection, parent)))

    def create(self, resource: str, *parent: Any, **attributes: Any) -> Record:
        """Make a record; what `attributes` lack is made up. Returns it as it is kept.

        Raises RecordExistsError for a key that is taken, NotFoundError for a parent or a foreign key that leads
        nowhere, InvalidAttributesError for a property that the schema doesn't have or a value that it forbids.
        """
        address = self.create_record(resource, parent, attributes)
        return self.require(address)

    def create_record(self, resource: str, parent: Sequence[Any], attributes: Mapping[str, Any]) -> Address:
        """`create`, for properties whose names are no Python names. Returns the address."""
        collection = collection_named(self.context.contract, resource)
        above = parent_of(collection, tuple(parent))
        check_known(self.context, collection, attributes)
        self.require_parent(collection, above)
        for _, target, address in dangling(self.context, self.work, collection, attributes):
            raise missing(target, address)
        address, record = self.draft(collection, above, dict(attributes), collection.schema, related=True)
        show_parts(self, address, record)
        record = self.complete(address, filled(self.context, collection, address, record))
        record = self._added_up(address, record, attributes)
        check_kept(self.context, collection, attributes, record)
        self.add(address, record)
        return address

    def update(self, resource: str, *key: Any, **attributes: Any) -> Record:
        """Set properties of a record, states among them by the rules of its lifecycle. Returns it as it is kept."""
        return self.require(self.update_record(resource, key, attributes))

    def update_record(self, resource: str, key: Sequence[Any], attributes: Mapping[str, Any]) -> Address:
        """`update`, for properties whose names are no Python names. Returns the address."""
        collection = collection_named(self.context.contract, resource)
        address = address_of(collection, tuple(key))
        record = self.require(address)
        check_known(self.context, collection, attributes)
        changed = self.move(address, record, dict(attributes))
        check_kept(self.context, collection, attributes, changed)
        return address

    def delete(self, resource: str, *key: Any) -> None:
        """Delete a record and what stands below it. Raises NotFoundError."""
        address = address_of(collection_named(self.context.contract, resource), key)
        self.require(address)
        self.remove(address)

    def transition(
        self,
        resource: str,
        *key: Any,
        to: str,
        property: str | None = None,  # noqa: A002 - the word of JSON Schema
        expect: str | None = None,
        force: bool = False,
        patch: Mapping[str, Any] | None = None,
    ) -> Record:
        """Move a record to a state, and set what `patch` has in the same step. Returns it as it is kept.

        Checked in this order: in the enum, legal, there, in the state expected, and then the patch. Raises
        InvalidStateError, IllegalTransitionError (but for `force`), NotFoundError, StaleStateError,
        InvalidAttributesError.
        """
        check_patch(patch)
        collection = collection_named(self.context.contract, resource)
        state = state_of(self.context.contract, collection, property)
        address = address_of(collection, key)
        check_states(collection, state, to, expect)
        lifecycle = None if force else self.context.contract.lifecycle(collection.id, state.name)
        if lifecycle is not None and expect is not None and lifecycle.find(expect, to) is None:
            raise illegal(lifecycle, expect, to)
        record = self.require(address)
        actual = held(record, state.name)
        if expect is not None and actual != expect:
            raise StaleStateError(f'{state.name} is "{actual}", not "{expect}" as expected', expect, actual)
        if lifecycle is not None and lifecycle.find(actual, to) is None:
            raise illegal(lifecycle, actual, to)
        patch = patch or {}
        check_beside_state(self.context, collection, state.name, patch)
        moved = self.move(address, record, {**patch, state.name: to}, forced=force)
        kept = {**patch, state.name: to}
        hold(kept, state.name, kept.pop(state.name))
        check_kept(self.context, collection, {name: kept[name] for name in patch}, moved)
        return moved

    # -- by address -----------------------------------------------------------------------------------------------

    def require(self, address: Address) -> Record:
        """A copy of the record. Raises NotFoundError."""
        record = self.work.get(address)
        if record is None:
            raise missing(self.context.collection(address.collection), address)
        return record

    def find(self, address: Address, *, made_up: bool = False) -> Record:
        """The record at an address, or what stands in for it."""
        record = self.work.get(address)
        return record if record is not None else self.stand_in(address, made_up=made_up)

    def stand_in(self, address: Address, *, made_up: bool = False) -> Record:
        """What stands in for a record that isn't there: where no operation could have made it, it is made up and kept.

        With `made_up` so is one that merely isn't there, but without keeping it: for callers that are never refused.
        Raises NotFoundError for a record that was deleted or could have been made, and for a missing one above it.
        """
        collection = self.context.collection(address.collection)
        gone = self.work.deleted(address)
        if collection.singleton:
            if (gone or collection.is_mark) and self.context.traits(collection).deletable:
                raise missing(collection, address)
        elif gone or collection.creatable or not (made_up or collection.materializes):
            raise missing(collection, address)
        self.require_parent(collection, address.parent, made_up=made_up)
        record = self.seed(collection, address)
        if collection.materializes or collection.singleton:
            self.keep(address, record)
        return record

    def require_parent(self, collection: Collection, parent: tuple[str, ...], *, made_up: bool = False) -> None:
        """Raises NotFoundError where the record above is missing; `made_up` as for `find`."""
        address = parent_address(self.context, collection, parent)
        if address is not None:
            self.require_above(address, made_up=made_up)

    def require_above(self, address: Address, *, made_up: bool = False) -> None:
        """Raises NotFoundError where a record that others stand below is missing; `made_up` as for `find`."""
        above = self.context.collection(address.collection)
        if above.creatable or self.work.get(address) is not None or self.work.deleted(address):
            self.find(address, made_up=made_up)
            return
        # Nothing in the document can make one, so any that a path names must be taken to be there.
        self.require_parent(above, address.parent, made_up=made_up)
        self.keep(address, self.seed(above, address))

    def seed(self, collection: Collection, address: Address, attributes: Mapping[str, Any] | None = None) -> Record:
        """A record for an address, made up but for the attributes; not stored."""
        record = seed_record(self.context, collection, address, attributes or {}, lambda: self.now)
        hold_sought(self.context, collection, address, record)
        return record

    def keep(self, address: Address, record: Record) -> None:
        """Store a record that was made up, with the elements that stand below it."""
        place_elements(self, address, record)
        self.work.put(address, record)

    def make_up(
        self, collection: Collection, parent: tuple[str, ...], attributes: Mapping[str, Any] | None = None
    ) -> Address:
        """Store a record with a new key that is made up but for the attributes; its address."""
        record: Record = dict(attributes or {})
        address = Address(collection.id, parent, new_key(self.context, self.work, collection, parent, record))
        self.keep(address, self.seed(collection, address, record))
        return address

    def draft(
        self,
        collection: Collection,
        parent: tuple[str, ...],
        attributes: Record,
        node: Node | None,
        *,
        key: tuple[str, ...] | None = None,
        related: bool = False,
    ) -> tuple[Address, Record]:
        """A new record with its key, the defaults of `node`, first states, times and foreign keys.

        `key` is one that the client chose; without it the attributes have it, or it is made. `related` also points the
        foreign keys that are left out at records that belong together. Neither completed nor stored yet. Raises
        RecordExistsError.
        """
        if related:
            relate(self.context, self.work, collection, attributes)
        record = with_defaults(self.context, node, attributes)
        if key is None:
            key = new_key(self.context, self.work, collection, parent, record)
        else:
            take_key(self.context, self.work, Address(collection.id, parent, key), record)
        traits = self.context.traits(collection)
        if traits.is_placed:
            set_parents(self.context, collection, parent, record)
        if traits.inherits:
            inherit(self.context, self.work, collection, record)
        self.start(collection, record)
        return Address(collection.id, parent, key), record

    def start(self, collection: Collection, record: Record) -> None:
        """Set the first states and the times of a new record."""
        start_states(self.context, collection, record)
        stamp(self.context, collection, record, self.now, created=True)

    def claim(self, address: Address) -> None:
        """Raises RecordExistsError where a record has this address."""
        check_free(self.work, self.context.collection(address.collection), address)

    def complete(self, address: Address, record: Record, *, is_new: bool = False) -> Record:
        """The record with whatever its schema requires besides."""
        collection = self.context.collection(address.collection)
        if collection.composed is None and self.context.values.is_valid(collection.schema, "response", record):
            self.valid = record
            return record
        if is_new:
            return self._finished(collection, address, record)
        return completed(self.context, self.work, address, record)

    def _finished(self, collection: Collection, address: Address, record: Record) -> Record:
        """A new record that is invalid, completed to its schema."""
        found, is_valid = finish_invalid(self.context, collection, address, record)
        if is_valid:
            self.valid = found
        return found

    def _added_up(
        self, address: Address, record: Record, sent: Mapping[str, Any], before: Record | None = None
    ) -> Record:
        """The record with amounts that go with what was sent."""
        found = add_up(self.context, self.context.collection(address.collection), record, sent, before)
        if found is not record:
            self.valid = found
        return found

    def add(self, address: Address, record: Record) -> Record:
        """Store a new record that is complete; the record after what follows at once."""
        collection = self.context.collection(address.collection)
        if collection.sought:
            hold_sought(self.context, collection, address, record)
        record = settle(self.context, self.work, address, None, record, cause=self.cause)
        refresh(self, address, record)
        if collection.parts.embedded:
            return self.work.get(address) or record  # what it shows may count it
        return record

    def put(self, address: Address, record: Record) -> None:
        """Store a record as it is, completed to its schema: no move is noted and nothing follows."""
        record = self.complete(address, record)
        self.keep(address, record)
        refresh(self, address, record, changed=True)

    def make(
        self,
        collection: Collection,
        parent: tuple[str, ...],
        attributes: Record,
        node: Node | None,
        adjust: Adjust | None = None,
        *,
        key: tuple[str, ...] | None = None,
    ) -> tuple[Address, Record]:
        """Draft a record, let `adjust` change it, complete and store it."""
        creation = creation_of(self.context, collection, node) if key is None else None
        if creation is not None:
            planned = creation.draft(self.context, self.work, attributes, self.now, adjust, parent)
            if planned is not None:
                address, record, is_valid = planned
                self.work.put(address, record)
                if is_valid:
                    self.valid = record
                return address, record
        address, record = self.draft(collection, parent, attributes, node, key=key)
        known: Mapping[str, Any] = attributes
        if adjust is not None:
            drafted = dict(record)
            adjust(record)
            known = {**attributes, **{name: record[name] for name in record if drafted.get(name) != record[name]}}
        show_parts(self, address, record)
        record = self.complete(address, filled(self.context, collection, address, record), is_new=True)
        place_elements(self, address, record)
        if collection.distinct:
            made_up = [name for name in collection.distinct if name not in attributes]
            make_distinct(self.context, self.work, collection, address, record, made_up)
        return address, self.add(address, self._added_up(address, record, known))

    def change(self, address: Address, before: Record, record: Record, assigned: Names[str]) -> Record:
        """Store a record in place of what it was, by the rules of its lifecycle; `assigned` are the properties set."""
        collection = self.context.collection(address.collection)
        stamp(self.context, collection, record, self.now, created=False, before=before, assigned=assigned)
        sent = {name: record[name] for name in assigned if name in record}
        show_parts(self, address, record, before)
        record = self._added_up(address, self.complete(address, record), sent, before)
        return self.settle(address, before, record, assigned)

    def settle(self, address: Address, before: Record, record: Record, assigned: Names[str]) -> Record:
        """Store a record whose states were set, and nothing else; the record after what follows at once."""
        record = settle(
            self.context, self.work, address, before, record, assigned=assigned, cause=self.cause, request=self.request
        )
        refresh(self, address, record, changed=True, before=before)
        return record

    def move(self, address: Address, record: Record, changes: Record, *, forced: bool = False) -> Record:
        """Set properties from outside of the API; the record after what follows at once."""
        moved = move_record(self.context, self.work, address, record, changes, cause=self.cause, forced=forced)
        refresh(self, address, moved, changed=True)
        return moved

    def remove(self, address: Address) -> None:
        """Delete a record, all that stands below it, and the records that are its elements."""
        record = self.work.get(address)
        self.work.delete(address)
        if record is not None:
            refresh(self, address, record)
            for element in made_elements(self, address):
                self.remove(element)
        drop_files(self.work, address)
        forget(self.work, self.context.contract.resources, address)
        above = (*address.parent, *address.key)
        for name in self.context.traits(self.context.collection(address.collection)).below:
            for address in below(self.work, name, self.context.collection(name).parent_count, above):
                self.work.delete(address)
                drop_files(self.work, address)

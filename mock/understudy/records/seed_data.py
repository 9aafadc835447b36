"""Records as people write them down: by collection, with names that others refer to; and the state in the same form.

    customers:
      ada: {name: Ada}
    orders:
      - {customer_id: $ada, total: 12}
    orders/items:
      - {$parent: $first, sku: cup}

Under a resource stands a list of records, or a mapping of names to records. A text `$ada` is the key of the record of
that name (`$customers.ada` where the name is used twice), `$$ada` the text `$ada`; `$parent` is the key of the record
above, or a list of the keys of all above. A record whose key is there already is changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import Any

from understudy.contract import Contract
from understudy.inference.resources import SEED_PARENT, Collection, means_caller
from understudy.inference.shapes import properties
from understudy.json_values import mapped
from understudy.lazy_dataclass import dataclass
from understudy.openapi.source import kind_of, read_source
from understudy.problem import did_you_mean
from understudy.records.errors import InvalidAttributesError, MockError
from understudy.records.keys import record_key
from understudy.records.names import collection_named, parent_of
from understudy.records.owners import caller_collection, introduce, is_known, own, own_attributes
from understudy.records.service import RecordService
from understudy.security.users import User, Users
from understudy.state.store import Address, Record, Store
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable

_REFERENCE = re.compile(r"\$(?:(?P<resource>[^$.\s]+)\.)?(?P<name>[A-Za-z_][\w-]*)")


class SeedError(InvalidAttributesError, ValueError):
    """Seeds that can't be used. The message names the file, the resource and the record."""


@dataclass(frozen=True, slots=True)
class _Seed:
    collection: Collection
    name: str | None
    attributes: Mapping[str, Any]
    place: str
    owner: str | None = None


@dataclass(frozen=True, slots=True)
class SeedData:
    """Records to begin with, held against a document; `strangers` are users of whom no collection has a record."""

    seeds: tuple[_Seed, ...] = ()
    by_name: Mapping[str, tuple[_Seed, ...]] = field(default_factory=dict)
    strangers: tuple[User, ...] = ()


def read_seed_file(contract: Contract, file: str | Path) -> SeedData:
    """The records in a JSON or YAML file. Raises DocumentError for a file that can't be read, and SeedError."""
    return read_seed_data(contract, read_source(Path(file)), source=str(file))


def read_seed_data(contract: Contract, data: Mapping[str, Any], *, source: str = "seeds") -> SeedData:
    """Records as `resource → list, or name → record`; `source` is what messages call them, if anything.

    Raises SeedError.
    """
    seeds = tuple(_read(contract, data, source))
    by_name: dict[str, tuple[_Seed, ...]] = {}
    for seed in seeds:
        if seed.name is not None:
            by_name[seed.name] = (*by_name.get(seed.name, ()), seed)
    return SeedData(seeds, by_name)


def _read(contract: Contract, data: Mapping[str, Any], source: str) -> Iterator[_Seed]:
    prefix = f"{source}: " if source else ""
    for resource, entries in data.items():
        place = f"{prefix}{resource}"
        try:
            collection = collection_named(contract, str(resource))
        except MockError as error:
            raise SeedError(f"{prefix}{error}") from None
        if isinstance(entries, Mapping) and not collection.singleton:
            named = [(str(name), f"{place}/{name}", entry) for name, entry in entries.items()]
        elif isinstance(entries, list | Mapping):
            listed = entries if isinstance(entries, list) else [entries]
            named = [("", f"{place}/{number}", entry) for number, entry in enumerate(listed)]
        else:
            raise SeedError(f"{place}: expected a list of records, or names and records; got {kind_of(entries)}")
        for name, where, entry in named:
            if not isinstance(entry, Mapping):
                raise SeedError(f"{where}: expected a record, an object; got {kind_of(entry)}")
            yield _Seed(collection, name or None, entry, where)


def with_users(contract: Contract, data: SeedData, users: Users) -> SeedData:
    """The records, and those of users, where the document has a collection for them; `$ada` is the key of ada's.

    Raises SeedError for a user whose `resource` can't be that.
    """
    seeds, by_name = list(data.seeds), dict(data.by_name)
    paths, strangers = {operation.path for operation in contract.operations.values()}, []
    for user in users:
        try:
            collection = caller_collection(contract, user.resource)
        except MockError as error:
            raise SeedError(f"{user.place}/resource: {error}") from None
        if collection is None and user.record and not any(map(means_caller, paths)):
            known = ", ".join(each.name for each in contract.resources.collections.values()) or "none"
            raise SeedError(f"{user.place}/record: no path shows the caller's record; name its resource: {known}")
        if collection is None:
            strangers.append(user)
            continue
        if collection.parent_count:
            raise SeedError(f"{user.place}/resource: {collection.path} lies below other records")
        attributes = {**own_attributes(contract.schemas, collection.schema, user.name, user.mailbox), **user.record}
        seed = _Seed(collection, user.name, attributes, f"{user.place}/record", user.name)
        seeds.append(seed)
        by_name[user.name] = (*by_name.get(user.name, ()), seed)
    return SeedData(tuple(seeds), by_name, tuple(strangers))


def owners_only(data: SeedData, work: Work) -> SeedData:
    """The records of users who have none yet."""
    new = [each for each in data.seeds if each.owner is not None and not is_known(work, each.owner)]
    return replace(data, seeds=tuple(new))


def sow(records: RecordService, data: SeedData) -> None:
    """Put the records in, those that others refer to first. Raises SeedError: none is kept then."""
    sower = _Sower(records, data)
    for user in data.strangers:
        introduce(records.work, user.name, user.mailbox, user.record)
    for seed in data.seeds:
        address = sower.address(seed)
        if seed.owner is not None:
            own(records.work, seed.owner, address)


class _Sower:
    """Makes each record once, after those that it refers to."""

    def __init__(self, records: RecordService, data: SeedData) -> None:
        self._records = records
        self._data = data
        self._made: dict[int, Address] = {}
        self._under_way: list[_Seed] = []

    def address(self, seed: _Seed) -> Address:
        known = self._made.get(id(seed))
        if known is not None:
            return known
        if any(each is seed for each in self._under_way):
            raise SeedError(f"{seed.place}: needs itself, by {' and '.join(each.place for each in self._under_way)}")
        self._under_way.append(seed)
        attributes = {name: self._filled(value, seed) for name, value in seed.attributes.items()}
        try:
            address = self._put(seed, attributes)
        except SeedError:
            raise
        except (MockError, Unsatisfiable) as error:
            raise SeedError(f"{seed.place}: {error}") from None
        self._under_way.pop()
        self._made[id(seed)] = address
        return address

    def _put(self, seed: _Seed, attributes: Record) -> Address:
        records, collection = self._records, seed.collection
        above = attributes.pop(SEED_PARENT, ())
        parent = parent_of(collection, tuple(above) if isinstance(above, list | tuple) else (above,))
        key = record_key(collection, attributes)
        address = Address(collection.id, parent, (seed.owner,) if collection.singleton and seed.owner else key)
        if len(key) == len(collection.key_parameters) and (collection.singleton or records.work.get(address)):
            before = records.work.get(address) or records.seed(collection, address)
            records.put(address, {**before, **attributes})
            return address
        return records.create_record(collection.path, parent, attributes)

    def _filled(self, value: Any, seed: _Seed) -> Any:
        if isinstance(value, dict):
            return {name: self._filled(entry, seed) for name, entry in value.items()}
        if isinstance(value, list):
            return [self._filled(entry, seed) for entry in value]
        if not isinstance(value, str) or not value.startswith("$"):
            return value
        if value.startswith("$$"):
            return value[1:]
        found = _REFERENCE.fullmatch(value)
        return self._key(found["resource"], found["name"], value, seed) if found is not None else value

    def _key(self, resource: str | None, name: str, text: str, seed: _Seed) -> Any:
        known = [
            each
            for each in self._data.by_name.get(name, ())
            if resource is None or resource in (each.collection.name, each.collection.path)
        ]
        if len(known) != 1:
            names = [f"${each}" for each in self._data.by_name]
            hint = did_you_mean(text, names, otherwise="write $$ for a text that begins with $")
            if known:
                hint = f"say which: {' or '.join(f'${each.collection.name}.{name}' for each in known)}"
            raise SeedError(f"{seed.place}: {text} names {'no record' if not known else 'several records'}; {hint}")
        address = self.address(known[0])
        record = self._records.require(address)
        own = record_key(known[0].collection, record)
        names_of_key = known[0].collection.key_properties
        return record[str(names_of_key[-1])] if own and names_of_key[-1] in record else address.key[-1]


def exported(contract: Contract, store: Store) -> dict[str, Any]:
    """Every record in the form that `read_seed_data` reads, by the name of its resource, or by its path."""
    found: dict[str, Any] = {}
    for collection in contract.resources.collections.values():
        named = properties(contract.schemas, collection.schema)
        rows = []
        for address in store.addresses(collection.id):
            if collection.singleton and address.key:
                continue  # a user's own
            record = store.get(address) or {}
            row = {name: mapped(value, _escaped) for name, value in record.items() if not named or name in named}
            rows.append({**({SEED_PARENT: list(address.parent)} if address.parent else {}), **row})
        if rows:
            alone = contract.names.find(collection.name) == (collection,)
            found[collection.name if alone else collection.path] = rows
    return found


def _escaped(value: Any) -> Any:
    return f"${value}" if isinstance(value, str) and value.startswith("$") else value


def seed_data_of(contract: Contract, seeds: Mapping[str, Any] | str | Path | None) -> SeedData:
    """Seeds as an option has them: a file, or what one holds. Raises DocumentError, SeedError."""
    if seeds is None:
        return SeedData()
    return read_seed_data(contract, seeds) if isinstance(seeds, Mapping) else read_seed_file(contract, seeds)

"""What is there before the first request: the records that a document shows in its examples, and the user's own.

Where examples leave off, records are made up. Those that do not hold the time of their making follow from the contract
and few options: they are kept between processes, and made up once (docs/adr/0015).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import astuple, replace
from datetime import datetime
from typing import Any

from understudy.cache.contracts import recalled, remember
from understudy.clock import ManualClock
from understudy.inference.resources import SEED_PARENT, Collection
from understudy.lazy_dataclass import dataclass
from understudy.problem import Problem
from understudy.records.context import RecordContext
from understudy.records.errors import MockError
from understudy.records.keys import key_text, record_key
from understudy.records.names import key_texts
from understudy.records.seed_data import SeedData, owners_only, sow
from understudy.records.service import RecordService
from understudy.state.store import Address, Record, Store
from understudy.state.work import Work
from understudy.values.generate import Unsatisfiable


def plant_seeds(context: RecordContext, store: Store, data: SeedData) -> tuple[Problem, ...]:
    """Put the seeds into a store that has never been in use: all of them or, cut off, none.

    Those of the document that nothing makes valid are left out; each is a problem. Raises SeedError for the user's.
    Records of users who are new are put into any store.
    """
    if not store.empty:
        _plant_owners(context, store, data)
        return ()
    work, problems = plant_shown(context, store)
    sow(RecordService(context, work, "seed"), data)
    work.commit()
    return problems


def _plant_owners(context: RecordContext, store: Store, data: SeedData) -> None:
    work = Work(store)
    sow(RecordService(context, work, "seed"), owners_only(data, work))
    work.commit()


@dataclass(frozen=True, slots=True)
class _Shown:
    """A record as its collection shows it, by its place there, from 1; below no known record where `parent` is None."""

    collection: Collection
    position: int
    parent: tuple[str, ...] | None
    attributes: Record


@dataclass(frozen=True, slots=True)
class _Made:
    """What became of one: the collections that gave numbers, what was put or (None) deleted, why it was left out."""

    numbers: tuple[str, ...]
    changes: tuple[tuple[Address, Record | None], ...]
    problem: Problem | None

    def as_json(self) -> list[Any]:
        """As `read` takes it."""
        changes = [
            [[address.collection, [*address.parent], [*address.key]], record] for address, record in self.changes
        ]
        return [[*self.numbers], changes, self.problem and [*astuple(self.problem)]]

    @classmethod
    def read(cls, value: Any) -> _Made:
        """What `as_json` wrote. Raises TypeError or ValueError for anything else."""
        numbers, changes, problem = value
        if not all(isinstance(record, dict | None) for _, record in changes):
            raise TypeError("a record is an object")
        found = tuple((Address(name, tuple(parent), tuple(key)), record) for (name, parent, key), record in changes)
        return cls(tuple(numbers), found, None if problem is None else Problem(*problem))

    def put_into(self, work: Work) -> None:
        """Do it again, where nothing of it was done."""
        for name in self.numbers:
            work.next_number(name)
        for address, record in self.changes:
            if record is None:
                work.delete(address)
            else:
                work.put(address, record)


class _WatchedWork(Work):
    """A unit of work that notes what is changed and numbered."""

    __slots__ = ("changed", "numbers")

    def __init__(self, store: Store) -> None:
        super().__init__(store)
        self.changed: dict[Address, None] = {}
        self.numbers: list[str] = []

    def put(self, address: Address, record: Record) -> None:
        super().put(address, record)
        self.changed[address] = None

    def put_written(self, address: Address, record: Record, text: bytes) -> None:
        super().put_written(address, record, text)
        self.changed[address] = None

    def delete(self, address: Address) -> None:
        super().delete(address)
        self.changed[address] = None

    def next_number(self, collection: str) -> int:
        self.numbers.append(collection)
        return super().next_number(collection)

    def next_address(self, collection: str, parent: tuple[str, ...], first: int) -> tuple[int, Address | None]:
        return self._next_and_look(collection, parent, first)

    def taken(self, problem: Problem | None) -> _Made:
        """What was changed and numbered since the last time."""
        made = _Made(tuple(self.numbers), tuple((address, self.get(address)) for address in self.changed), problem)
        self.changed, self.numbers = {}, []
        return made


class _WatchedClock(ManualClock):
    """Stands still, and knows whether anybody has looked."""

    def __init__(self, start: datetime) -> None:
        super().__init__(start)
        self.was_read = False

    def now(self) -> datetime:
        self.was_read = True
        return super().now()


def plant_shown(context: RecordContext, store: Store) -> tuple[Work, tuple[Problem, ...]]:
    """A unit of work that puts what the document shows, and a problem for each that nothing makes valid."""
    work = _WatchedWork(store)
    shown = tuple(_shown(context.contract.resources.collections.values()))
    values = context.values
    identity = context.contract.identity if shown and not values.has_makers else None
    subject = f"records {values.seed} {values.fill} {values.keeps_several}"
    known = _read(recalled(identity, subject), len(shown))
    rows = known or [None] * len(shown)
    start = context.clock.now()
    problems = []
    for place, each in enumerate(shown):
        made = rows[place]
        if made is not None:
            made.put_into(work)
        else:
            clock = _WatchedClock(start)
            made = _plant(replace(context, clock=clock), work, each)
            rows[place] = None if clock.was_read else made
        if made.problem is not None:
            problems.append(made.problem)
    if known is None:
        remember(identity, subject, [made and made.as_json() for made in rows])
    return work, tuple(problems)


def _read(stored: Any, count: int) -> list[_Made | None] | None:
    """What was made of so many in another process, or None; in its place None for one that has its time."""
    if not isinstance(stored, list) or len(stored) != count:
        return None
    try:
        return [None if each is None else _Made.read(each) for each in stored]
    except (TypeError, ValueError):
        return None


def _shown(collections: Iterable[Collection]) -> Iterator[_Shown]:
    for collection in collections:
        for position, seed in enumerate(collection.seeds, 1):
            attributes = dict(seed)
            parent = _parent(collection, attributes)
            if parent is not None or collection.seeded:
                yield _Shown(collection, position, parent, attributes)


def _parent(collection: Collection, attributes: dict[str, Any]) -> tuple[str, ...] | None:
    """The key above a record: what `$parent` says, else what its foreign key to the record above holds."""
    parent_key = attributes.pop(SEED_PARENT, None)
    if parent_key is not None:
        return key_texts((parent_key,))
    if collection.parent_count == 0:
        return ()
    links = [each.property for each in collection.references if each.collection == collection.parent]
    value = attributes.get(links[0]) if len(links) == 1 and collection.parent_count == 1 else None
    return None if value is None else (key_text(value),)


def _plant(context: RecordContext, work: _WatchedWork, shown: _Shown) -> _Made:
    """Put one, or say why it is left out."""
    contract, problem = context.contract, None
    try:
        _put(RecordService(context, work, "seed"), shown)
    except Unsatisfiable as impossible:
        problem = contract.placed(impossible.problem)
    except MockError as error:
        problem = Problem("seed", str(error), "", contract.source)
    if problem is not None:
        place = f"record {shown.position} that {shown.collection.path} would start with"
        message = f"{place} is left out: {problem.message}"
        problem = replace(problem, rule="seed", message=message, severity="warning")
    return work.taken(problem)


def _put(records: RecordService, shown: _Shown) -> None:
    collection, parent = shown.collection, shown.parent
    if parent is None:
        raise MockError(f"{SEED_PARENT} must say below which record it stands")
    if len(parent) != collection.parent_count:
        raise MockError(f"{SEED_PARENT} needs {collection.parent_count} keys; got {len(parent)}")
    records.require_parent(collection, parent)
    key = record_key(collection, shown.attributes)
    if len(key) != len(collection.key_parameters):
        key = (str(shown.position),) * len(collection.key_parameters)
    address = Address(collection.id, parent, key)
    records.keep(address, records.seed(collection, address, shown.attributes))

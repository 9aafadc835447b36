"""The records that a list shows, found without reading all where an index leads to them."""

from __future__ import annotations

from collections.abc import Sequence
from math import prod
from typing import overload

from understudy.inference.resources import Collection
from understudy.operations.addresses import above_of, require_above, seen
from understudy.operations.call import OperationCall
from understudy.operations.equality import TOO_MANY, Equality, Test, conjunction, key_equality
from understudy.operations.selection import Order, ordered, ranking
from understudy.records.keys import record_key
from understudy.records.notes import noted
from understudy.records.service import RecordService
from understudy.state.store import Address, Index, Ranking, Record
from understudy.state.work import Work

_MOST_TERMS = 1_000
_FEW = 32
"""So many records are read sooner than they are looked up."""


class Listed(Sequence[Record]):
    """Records in order, each read when it is needed. True until the next change."""

    __slots__ = ("_addresses", "_collection", "_is_whole", "_parent", "_turned", "_work")

    def __init__(
        self,
        work: Work,
        collection: Collection,
        parent: tuple[str, ...] | None,
        addresses: Sequence[Address],
        *,
        turned: bool,
        is_whole: bool = False,
    ) -> None:
        self._work = work
        self._collection = collection
        self._parent = parent
        self._addresses = addresses
        self._turned = turned
        # Whether these are all records of the parent, or all there are.
        self._is_whole = is_whole

    def reversed(self) -> Listed:
        return Listed(self._work, self._collection, self._parent, self._addresses, turned=not self._turned)

    def by(self, ranking: Ranking) -> Listed | None:
        """The same records by rank, of those alike the oldest first; None where they must be read for it."""
        if not self._is_whole or len(self) < _FEW:
            return None
        found = self._work.ranked(self._collection.id, self._parent, ranking)
        return None if found is None else Listed(self._work, self._collection, self._parent, found, turned=False)

    def __len__(self) -> int:
        return len(self._addresses)

    @overload
    def __getitem__(self, which: int) -> Record: ...
    @overload
    def __getitem__(self, which: slice) -> list[Record]: ...

    def __getitem__(self, which: int | slice) -> Record | list[Record]:
        count = len(self)
        if isinstance(which, int):
            number = range(count)[which]
            return self[number : number + 1][0]
        start, stop, _ = which.indices(count)
        if not self._turned:
            return self._work.read(self._addresses[start:stop])
        return self._work.read(self._addresses[max(0, count - stop) : max(0, count - start)])[::-1]

    def after(self, cursor: str) -> int | None:
        """How many records stand up to the one whose key is the cursor; None where none is."""
        number = self._number(cursor)
        return None if number is None else len(self) - number if self._turned else number + 1

    def _number(self, cursor: str) -> int | None:
        texts = (cursor,) if len(self._collection.key_properties) == 1 else tuple(cursor.split("/"))
        address = Address(self._collection.id, self._parent or (), texts)
        found = self._work.read((address,))
        if not found or _cursor(self._collection, found[0]) != cursor:
            # Its key is not where it stands, or no record has it any more.
            index = Index(
                f"cursor {self._collection.key_properties}", lambda _, record: (_cursor(self._collection, record),)
            )
            known = Work.matching(self._work, self._collection.id, self._parent, index, (cursor,))
            numbers = [number for each in known if (number := _index(self._addresses, each)) is not None]
            return min(numbers, default=None)
        return _index(self._addresses, address)


def _cursor(collection: Collection, record: Record) -> str:
    return "/".join(record_key(collection, record))


def _index(addresses: Sequence[Address], address: Address) -> int | None:
    try:
        return addresses.index(address)
    except ValueError:
        return None


def listed(call: OperationCall, records: RecordService, tests: Sequence[Test]) -> Sequence[Record]:
    """The records that pass every test among those that the path shows, oldest first."""
    work, collection, view = records.work, call.collection, call.plan.view
    parent = None if view is not None and view.everywhere else call.parent_key()
    addresses: Sequence[Address] | None = None
    is_whole = not tests and (view is None or not view.more)
    if work.indexed and (parent is None or work.count(collection.id, parent) >= _FEW):
        addresses, tests = _looked_up(call, records, parent, tests)
    if addresses is None:
        found: Sequence[Record] = seen(call, records)
    else:
        found = Listed(work, collection, parent, addresses, turned=False, is_whole=is_whole)
    for test in tests:
        found = [record for record in found if test(record)]
    return found


def arranged(found: Sequence[Record], order: Order) -> Sequence[Record]:
    """The records in an order."""
    if isinstance(found, Listed) and all(steps is None for steps, _ in order):
        return found.reversed() if order and order[0][1] else found
    if isinstance(found, Listed) and len(order) == 1:
        (steps, reverse), *_ = order
        by = None if steps is None else found.by(ranking(steps))
        if by is not None:
            return by.reversed() if reverse else by
    return ordered(found, order) if order else found


def _looked_up(
    call: OperationCall, records: RecordService, parent: tuple[str, ...] | None, tests: Sequence[Test]
) -> tuple[Sequence[Address] | None, Sequence[Test]]:
    """Where the records are that pass some of the tests, and the other tests; None where they must be read for it."""
    work, view, collection = records.work, call.plan.view, call.collection.id
    equalities = [test for test in tests if isinstance(test, Equality)]
    if view is not None and view.is_below and parent is not None:
        require_above(call, records, view)
        above = above_of(call, view)
        if view.link is None or noted(work, view, above):
            return None, tests
        equalities.append(key_equality(view.link, above[-1]))
    if not equalities:
        return work.below(collection, parent), tests
    if prod(len(each.terms) for each in equalities) > _MOST_TERMS:
        return None, tests
    index, terms = conjunction(equalities)
    if len(equalities) > 1 and Work.matching(work, collection, parent, index, (TOO_MANY,)):
        return None, tests
    others = [test for test in tests if not isinstance(test, Equality)]
    return work.matching(collection, parent, index, terms), others

"""Records in the order of something that they hold, so that a page of that order is found without reading all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, overload

from understudy.state.buckets import Parent, Place, Row, parent_of
from understudy.state.shards import Shards
from understudy.state.sorted_parts import SortedParts
from understudy.state.store import Address, Ranking

_Ranked = tuple[tuple[Any, ...], Place]


class Ranks:
    """An order: by parent where it is scoped, the places of all records by rank, of those alike the oldest first."""

    __slots__ = ("_orders", "_scoped", "learned")

    def __init__(self, *, scoped: bool) -> None:
        self._orders: Shards[Parent | None, SortedParts[_Ranked]] = Shards()
        self._scoped = scoped
        # How many of the table's changes it knows.
        self.learned = 0

    @classmethod
    def of(cls, collection: str, rows: Iterable[Row], ranking: Ranking, *, scoped: bool) -> Ranks:
        made = cls(scoped=scoped)
        groups: dict[Parent | None, list[_Ranked]] = {}
        for place, text in rows:
            rank = ranking.rank_of(text)
            groups.setdefault(parent_of(place[1]) if scoped else None, []).append((rank, place))
        made._orders = Shards.of((parent, SortedParts(sorted(group), made)) for parent, group in groups.items())
        return made

    def fork(self) -> Ranks:
        """An order that may learn other changes. This one must not any more."""
        made = Ranks(scoped=self._scoped)
        made._orders = self._orders.copy()
        return made

    def get(self, parent: Parent | None) -> SortedParts[_Ranked] | None:
        return self._orders.get(parent if self._scoped else None)

    def change(
        self, ranking: Ranking, address: Address, place: Place, before: bytes | None, after: bytes | None
    ) -> None:
        old = None if before is None else ranking.rank_of(before)
        new = None if after is None else ranking.rank_of(after)
        if old == new:
            return
        key = address.parent if self._scoped else None
        known = self._orders.get(key)
        order: SortedParts[_Ranked] = SortedParts((), self) if known is None else known.owned_by(self)
        if old is not None:
            order.remove((old, place))
        if new is not None:
            order.add((new, place))
        if order.count:
            self._orders.put(key, order)
        else:
            self._orders.pop(key)


class RankedPlaces(Sequence[Place]):
    """The places of an order alone; a slice has each of them. `rank_of` is that of a record that is there."""

    __slots__ = ("_order", "_rank_of")

    def __init__(self, order: SortedParts[_Ranked], rank_of: Callable[[Place], tuple[Any, ...]]) -> None:
        self._order = order
        self._rank_of = rank_of

    def __len__(self) -> int:
        return self._order.count

    def __iter__(self) -> Iterator[Place]:
        return (place for _, place in self._order)

    @overload
    def __getitem__(self, which: int) -> Place: ...
    @overload
    def __getitem__(self, which: slice) -> list[Place]: ...

    def __getitem__(self, which: int | slice) -> Place | list[Place]:
        if isinstance(which, int):
            number = range(len(self))[which]
            return self._order.slice(number, number + 1)[0][1]
        start, stop, _ = which.indices(len(self))
        return [place for _, place in self._order.slice(start, stop)]

    def index(self, place: object, start: int = 0, stop: int | None = None) -> int:
        """Where a place stands. Raises ValueError."""
        assert isinstance(place, tuple)
        number = self._order.index((self._rank_of(place), place))
        within = start <= number < (len(self) if stop is None else min(stop, len(self)))
        if not within or self[number] != place:
            raise ValueError(f"{place!r} is not there")
        return number

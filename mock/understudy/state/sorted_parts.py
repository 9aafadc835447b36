"""A sorted sequence whose copies share what neither has changed, and any part of which is found at once."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate
from operator import itemgetter
from typing import Any, Generic, TypeVar

T = TypeVar("T", bound=tuple[Any, ...])

_MOST = 1024
"""Elements in a part. Copying one takes about a microsecond."""
_SMALL = 8
"""So many elements are one tuple: most groups have few, and a sequence is four objects."""
_first = itemgetter(0)


class SortedParts(Generic[T]):
    """Tuples, no two alike, in ascending order. One that was copied must not be changed any more; its copy may.

    `owner` is whoever may change it; others copy it first. Not thread-safe.
    """

    __slots__ = ("_owned", "_parts", "_starts", "count", "owner")

    def __init__(self, elements: Iterable[T] = (), owner: object = None) -> None:
        """`elements` are in ascending order."""
        listed = list(elements)
        self.owner = owner
        self.count = len(listed)
        # No part is empty. One that is not owned is another sequence's as well.
        if self.count <= _MOST:
            self._parts = [listed] if listed else []
        else:
            self._parts = [listed[start : start + _MOST] for start in range(0, self.count, _MOST)]
        self._owned = bytearray(b"\1" * len(self._parts))
        # How many elements stand before each part; None where that must be counted anew.
        self._starts: list[int] | None = None

    def owned_by(self, owner: object) -> SortedParts[T]:
        """Itself where it is the owner's, else a copy that is."""
        if self.owner is owner:
            return self
        made: SortedParts[T] = SortedParts.__new__(SortedParts)
        made.owner, made.count, made._parts, made._starts = owner, self.count, self._parts.copy(), self._starts
        made._owned = bytearray(len(self._parts))
        return made

    def append(self, element: T) -> None:
        """Add an element that comes after all others."""
        parts = self._parts
        if not parts:
            parts.append([element])
            self._owned.append(1)
            self.count = 1
        elif self._owned[-1] and len(part := parts[-1]) < _MOST:
            part.append(element)
            self.count += 1
        else:
            self.add(element)

    def add(self, element: T) -> None:
        parts = self._parts
        self.count += 1
        if not parts or (element > parts[-1][-1] and len(parts[-1]) >= _MOST):
            parts.append([element])
            self._owned.append(1)
            self._starts = None
        elif element > parts[-1][-1]:
            self._part_to_change(len(parts) - 1).append(element)
        else:
            place = self._place(element)
            part = self._part_to_change(place)
            part.insert(bisect_left(part, element), element)
            self._starts = None
            if len(part) > _MOST:
                parts[place : place + 1] = [part[: _MOST // 2], part[_MOST // 2 :]]
                self._owned[place : place + 1] = b"\1\1"

    def remove(self, element: T) -> None:
        """Take out an element that is there."""
        place = self._place(element)
        part = self._part_to_change(place)
        del part[bisect_left(part, element)]
        self.count -= 1
        self._starts = None
        if not part:
            del self._parts[place], self._owned[place]

    def index(self, element: T) -> int:
        """How many stand before an element, which need not be there itself."""
        if not self._parts:
            return 0
        place = self._place(element)
        return self._begins()[place] + bisect_left(self._parts[place], element)

    def slice(self, start: int, stop: int) -> list[T]:
        """The elements from `start` up to `stop`, neither of which is negative."""
        parts = self._parts
        if start >= self.count or start >= stop:
            return []
        begins = self._begins()
        place = bisect_right(begins, start) - 1
        found = parts[place][start - begins[place] : stop - begins[place]]
        while len(found) < stop - start and (place := place + 1) < len(parts):
            found += parts[place][: stop - start - len(found)]
        return found

    def __len__(self) -> int:
        return self.count

    def __iter__(self) -> Iterator[T]:
        for part in self._parts:
            yield from part

    def _begins(self) -> list[int]:
        if self._starts is None:
            self._starts = list(accumulate(map(len, self._parts[:-1]), initial=0))
        return self._starts

    def _place(self, element: T) -> int:
        return max(0, bisect_right(self._parts, element, key=_first) - 1)

    def _part_to_change(self, place: int) -> list[T]:
        if not self._owned[place]:
            self._parts[place] = self._parts[place].copy()
            self._owned[place] = 1
        return self._parts[place]


Group = tuple[T, ...] | SortedParts[T]
"""Tuples in ascending order, a few or many. Whoever changes one gets another, or the same where it is the owner's."""


def group_of(elements: list[T], owner: object) -> Group[T]:
    """A group of elements in ascending order."""
    return tuple(elements) if len(elements) <= _SMALL else SortedParts(elements, owner)


def with_element(group: Group[T] | None, element: T, owner: object) -> Group[T]:
    """A group with one element more; None is an empty one."""
    if group is None:
        return (element,)
    if isinstance(group, tuple):
        return group_of(sorted((*group, element)), owner)
    order = group.owned_by(owner)
    order.add(element)
    return order


def without_element(group: Group[T], element: T, owner: object) -> Group[T] | None:
    """A group without an element that it has; None where nothing is left."""
    if isinstance(group, tuple):
        return tuple([each for each in group if each != element]) or None
    order = group.owned_by(owner)
    order.remove(element)
    return order if order.count else None

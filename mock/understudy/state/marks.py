"""Which records of a collection were deleted: so many of the newest that a long life does not fill the memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from understudy.state.buckets import Key, Place
from understudy.state.shards import Shards
from understudy.state.sorted_parts import SortedParts

_MOST = 10_000
"""DeletedMarks of a collection. A record whose mark is forgotten was never there, as far as anybody can tell."""


def most_marks() -> int:
    """How many marks a collection has at most."""
    return _MOST


class DeletedMarks:
    """Keys by when they were marked. One that was copied must not be changed any more; its copy may.

    `following` is the number of the next mark, 0 where there was none.
    """

    __slots__ = ("_order", "_places", "following")

    def __init__(self, keys: Iterable[Key] = ()) -> None:
        """`keys` are those of the records that were deleted, oldest first; the oldest may be too many."""
        places = list(enumerate(keys))[-_MOST:]
        self._places: Shards[Key, Place] = Shards.of((place[1], place) for place in places)
        self._order: SortedParts[Place] = SortedParts(places, self)
        self.following = places[-1][0] + 1 if places else 0

    def copy(self) -> DeletedMarks:
        made: DeletedMarks = DeletedMarks.__new__(DeletedMarks)
        made._places, made._order, made.following = self._places.copy(), self._order.owned_by(made), self.following
        return made

    @property
    def count(self) -> int:
        return self._order.count

    def __contains__(self, key: Key) -> bool:
        return self._places.get(key) is not None

    def __iter__(self) -> Iterator[Key]:
        """The keys, oldest first."""
        return (key for _, key in self._order)

    def add(self, key: Key) -> None:
        """Mark a key as the newest; the oldest is forgotten where there are too many."""
        self.discard(key)
        place = (self.following, key)
        self.following += 1
        self._places.put(key, place)
        self._order.append(place)
        if self._order.count > _MOST:
            self.discard(self._order.slice(0, 1)[0][1])

    def discard(self, key: Key) -> None:
        """Take a mark away, if there is one."""
        place = self._places.pop(key)
        if place is not None:
            self._order.remove(place)

    def outdated(self, adding: int, without: frozenset[Key]) -> list[Key]:
        """The marks that are forgotten when so many are added, `without` those that are taken away before."""
        staying = (key for key in self if key not in without)
        gone = sum(key in self for key in without)
        return list(islice(staying, max(0, self.count - gone + adding - _MOST)))

    def differing(self, other: DeletedMarks) -> Iterator[Key]:
        """The keys that only one of the two has, or that were marked at another time."""
        return self._places.differing(other._places)

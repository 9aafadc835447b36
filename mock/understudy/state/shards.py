"""A map whose copies share what neither has changed: a copy costs no more than its list of shards.

Up to its first copy a map is one dict, as nobody shares it. From then on a key stands in one of many small dicts, which
grow in number by linear hashing (Litwin 1980): one is split at a time, so no change ever waits for all of them again.
"""

from __future__ import annotations

import sys
from collections.abc import Hashable, Iterable, Iterator
from typing import Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

_FULL = 512
"""Keys in a dict on average before another one is added. Copying one takes about a microsecond."""


class Shards(Generic[K, V]):
    """Keys and values in no order. One that was copied must not be changed any more; its copy may. Not thread-safe.

    `most` is how many there may be before it is to `split`; `only` is the one dict of a map that was never copied.
    """

    __slots__ = ("_mask", "_owned", "_shards", "count", "most", "only")

    def __init__(self) -> None:
        self.only: dict[K, V] | None = {}
        self._shards: list[dict[K, V]] = [self.only]
        # A dict that is not owned is another map's as well.
        self._owned = bytearray(b"\1")
        self._mask = 0
        self.most = sys.maxsize
        self.count = 0

    @classmethod
    def of(cls, pairs: Iterable[tuple[K, V]]) -> Shards[K, V]:
        """A map of these pairs, no two of one key."""
        made = cls()
        made.only = dict(pairs)
        made._shards = [made.only]
        made.count = len(made.only)
        return made

    def copy(self) -> Shards[K, V]:
        if self.only is not None:
            self._spread(self.only)
        made: Shards[K, V] = Shards.__new__(Shards)
        made.only, made._shards, made._mask, made.most = None, self._shards.copy(), self._mask, self.most
        made.count = self.count
        made._owned = bytearray(len(self._shards))
        return made

    def _spread(self, only: dict[K, V]) -> None:
        """Share all keys among dicts. Others may look something up meanwhile, in the one or in these."""
        number = max(1, -(-len(only) // _FULL))
        mask = (1 << (number - 1).bit_length()) - 1
        half = mask >> 1
        shards: list[dict[K, V]] = [only] if number == 1 else [{} for _ in range(number)]
        if number > 1:
            for key, value in only.items():
                place = hash(key) & mask
                shards[place if place < number else place & half][key] = value
        self._shards, self._owned, self._mask, self.most = shards, bytearray(number), mask, _FULL * number
        self.only = None

    def get(self, key: K) -> V | None:
        if self.only is not None:
            return self.only.get(key)
        place = hash(key) & self._mask
        shards = self._shards
        return (shards[place] if place < len(shards) else shards[place & self._mask >> 1]).get(key)

    def put(self, key: K, value: V) -> None:
        if self.only is not None:
            self.only[key] = value
            self.count = len(self.only)
            return
        shard = self.to_change(key)
        before = len(shard)
        shard[key] = value
        if len(shard) != before:
            self.count += 1
            if self.count > self.most:
                self.split()

    def to_change(self, key: K) -> dict[K, V]:
        """The dict that has a key, or is to have it: whoever puts a new one there counts it, and then may `split`."""
        if self.only is not None:
            return self.only
        place = hash(key) & self._mask
        if place >= len(self._shards):
            place &= self._mask >> 1
        if self._owned[place]:
            return self._shards[place]
        shard = self._shards[place] = self._shards[place].copy()
        self._owned[place] = 1
        return shard

    def pop(self, key: K) -> V | None:
        if self.get(key) is None:
            return None
        self.count -= 1
        return self.to_change(key).pop(key)

    def differing(self, other: Shards[K, V]) -> Iterator[K]:
        """The keys that one of the two lacks, or whose values are not the same object. Quick between copies."""
        alike = len(self._shards) == len(other._shards)
        pairs = zip(self._shards, other._shards, strict=True) if alike else [(self._whole(), other._whole())]
        for mine, theirs in pairs:
            if mine is not theirs:
                yield from (key for key, value in mine.items() if theirs.get(key) is not value)
                yield from (key for key in theirs if key not in mine)

    def _whole(self) -> dict[K, V]:
        return {key: value for shard in self._shards for key, value in shard.items()}

    def split(self) -> None:
        """Share the keys of the next dict in turn between it and a new one."""
        count = len(self._shards)
        if count > self._mask:
            self._mask = self._mask << 1 | 1
        mask, place = self._mask, count & self._mask >> 1
        parts: tuple[dict[K, V], dict[K, V]] = ({}, {})
        for key, value in self._shards[place].items():
            parts[(hash(key) & mask) == count][key] = value
        self._shards[place] = parts[0]
        self._shards.append(parts[1])
        self._owned[place] = 1
        self._owned.append(1)
        self.most += _FULL

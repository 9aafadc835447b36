"""Chance that is the same in every process: each place of a value has its own, so places do not disturb each other."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
_MASK = (1 << 64) - 1


class Rng:
    """Numbers from a seed text: SplitMix64, started from a hash. Cheap to make, so one per place of a value."""

    __slots__ = ("_state",)

    def __init__(self, seed: str) -> None:
        digest = hashlib.blake2b(seed.encode("utf-8", "surrogatepass"), digest_size=8).digest()
        self._state = int.from_bytes(digest, "big")

    def _next(self) -> int:
        mixed = self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return mixed ^ (mixed >> 31)

    def bits(self, count: int) -> int:
        """A number of `count` random bits."""
        value = 0
        for _ in range(0, count, 64):
            value = (value << 64) | self._next()
        return value & ((1 << count) - 1)

    def between(self, low: int, high: int) -> int:
        """A whole number from `low` to `high`, both included; `low` when there is none between."""
        span = high - low + 1
        if span <= 1:
            return low
        count = span.bit_length() + 32
        return low + (self._next() & (1 << count) - 1 if count <= 64 else self.bits(count)) % span

    def pick(self, options: Sequence[_T]) -> _T:
        """One of the options."""
        return options[self.between(0, len(options) - 1)]

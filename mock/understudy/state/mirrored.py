"""What stores have in common that read from memory what stands somewhere else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from understudy.state.memory import MemoryStore
from understudy.state.store import Address, Index, Ranking, Record, Snapshot

__all__ = ["Mirrored"]


class Mirrored:
    """The reading half of a store, over a copy in memory."""

    durable = True

    def _read(self) -> MemoryStore:
        """The copy as it must be for a read. Raises StateError where it can't be had."""
        raise NotImplementedError

    @property
    def empty(self) -> bool:
        return self._read().empty

    def get(self, address: Address) -> Record | None:
        return self._read().get(address)

    def deleted(self, address: Address) -> bool:
        return self._read().deleted(address)

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        return self._read().records(collection, parent)

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        return self._read().slice(collection, parent, start, stop)

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        return self._read().count(collection, parent)

    def addresses(self, collection: str) -> Sequence[Address]:
        return self._read().addresses(collection)

    def below(self, collection: str, parent: tuple[str, ...]) -> Sequence[Address]:
        return self._read().below(collection, parent)

    def matching(
        self, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
    ) -> Sequence[Address]:
        return self._read().matching(collection, parent, index, terms)

    def ranked(self, collection: str, parent: tuple[str, ...] | None, ranking: Ranking) -> Sequence[Address]:
        return self._read().ranked(collection, parent, ranking)

    def last_number(self, collection: str) -> int:
        return self._read().last_number(collection)

    def snapshot(self) -> Snapshot:
        return self._read().snapshot()

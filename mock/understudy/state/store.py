"""Where records live. A record is a JSON object; an address says which one it is.

A store hands out copies, never its own records, and applies the changes of a unit of work all or none.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import field
from functools import partial
from typing import Any, NamedTuple, Protocol, runtime_checkable

from understudy.json_codec import loads
from understudy.lazy_dataclass import dataclass

Record = dict[str, Any]


class StateError(Exception):
    """State can't be kept in the place configured. The message names the place and says what to do."""


class Address(NamedTuple):
    """A record's place: its collection, the key of the record above it and its own key, both as wire text."""

    collection: str
    parent: tuple[str, ...]
    key: tuple[str, ...]

    @property
    def own(self) -> bool:
        """Whether it is one of the mock's own, such as a journal entry: whether it was there once is of no interest."""
        return self[0][:1] == "~"


new_address: Callable[[tuple[str, tuple[str, ...], tuple[str, ...]]], Address] = partial(tuple.__new__, Address)
"""`Address` without the function in Python that makes a named tuple."""


@dataclass(slots=True)
class Change:
    """What a commit does to one address: put this record there, or (None) delete it.

    `text` is the record as JSON text where it was written already. Nobody changes one.
    """

    address: Address
    record: Record | None
    text: bytes | None = field(default=None, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Index:
    """What records are found by: `terms` are those of one record, and depend on nothing but it and its address.

    Two indexes of one name have the same terms for every record. `reads`: the address alone does not tell them.
    """

    name: str
    terms: Callable[[Address, Record], Iterable[str]]
    reads: bool = True

    def terms_of(self, address: Address, text: bytes) -> frozenset[str]:
        """The terms of a record as JSON text, which is read only if they depend on it."""
        return frozenset(self.terms(address, loads(text) if self.reads else {}))


@dataclass(frozen=True, slots=True)
class Ranking:
    """What records are ordered by: the `rank` of one depends on nothing but it, and can be compared with any other's.

    Two of one name rank every record alike.
    """

    name: str
    rank: Callable[[Record], tuple[Any, ...]]

    def rank_of(self, text: bytes) -> tuple[Any, ...]:
        """The rank of a record as JSON text."""
        return self.rank(loads(text))


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole state at one moment; only the store that made it can read it."""

    content: Any


class Store(Protocol):
    """State behind the mock."""

    @property
    def durable(self) -> bool:
        """Whether what was applied outlives the process."""

    @property
    def empty(self) -> bool:
        """Whether nothing was put here since the store was made or cleared: no record, deleted mark or number."""

    @property
    def version(self) -> int | None:
        """Another number after whatever changed a record: what was read under this one is still so. None: not known."""

    def open(self) -> None:
        """Make it ready in this process, as the first use would. Raises StateError when that can't be."""

    def close(self) -> None:
        """Let go of what it holds outside the process. A store that is used again opens again."""

    def turn(self) -> AbstractContextManager[Any]:
        """Held while one exchange decides and commits, so that exchanges happen one after another."""

    def get(self, address: Address) -> Record | None:
        """A copy of the record, or None."""

    def deleted(self, address: Address) -> bool:
        """Whether a record was here once and was deleted."""

    def records(self, collection: str, parent: tuple[str, ...]) -> Iterator[Record]:
        """Copies of the records below one parent, oldest first."""

    def slice(self, collection: str, parent: tuple[str, ...], start: int, stop: int) -> Sequence[Record]:
        """Copies of the records from `start` up to `stop`, oldest first."""

    def count(self, collection: str, parent: tuple[str, ...]) -> int:
        """How many records stand below one parent."""

    def addresses(self, collection: str) -> Sequence[Address]:
        """The addresses of every record of a collection, oldest first below one parent; parents in any order."""

    def next_number(self, collection: str) -> int:
        """The next number that the collection never gave out, from 1. Not undone with a failed unit of work."""

    def last_number(self, collection: str) -> int:
        """The number that was assigned last; 0 before the first."""

    def apply(self, changes: Sequence[Change]) -> None:
        """Carry out every change, or none of them when one can't be.

        Raises TypeError or ValueError for a record that is not JSON, StateError when it can't be kept.
        """

    def forget(self, collection: str) -> None:
        """Drop every record of a collection and the marks of its deleted ones; its numbers go on."""

    def snapshot(self) -> Snapshot:
        """The state now, to come back to."""

    def restore(self, snapshot: Snapshot) -> None:
        """Back to a snapshot of this store."""

    def clear(self) -> None:
        """Forget every record and start counting anew."""


@runtime_checkable
class IndexedStore(Protocol):
    """What a store may have besides: finding records without reading all of them.

    The sequences are true until the next change, and only as far as they are read need a record be found. A store that
    lacks this is read through instead.
    """

    def below(self, collection: str, parent: tuple[str, ...]) -> Sequence[Address]:
        """The addresses of the records below one parent, oldest first."""

    def matching(
        self, collection: str, parent: tuple[str, ...] | None, index: Index, terms: Iterable[str]
    ) -> Sequence[Address]:
        """The addresses of the records that have any of the terms, oldest first: below one parent, or (None) anywhere.

        It is up to the store when an index is made, and of how many records; the answer is always that of a scan.
        """


@runtime_checkable
class OrderedStore(Protocol):
    """What an `IndexedStore` may have besides: records in another order than that in which they came."""

    def ranked(self, collection: str, parent: tuple[str, ...] | None, ranking: Ranking) -> Sequence[Address]:
        """The addresses of the records below one parent, or (None) of all, by rank; of those alike the oldest first.

        True until the next change.
        """

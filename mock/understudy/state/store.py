"""Where records live. A record is a JSON object; an address says which one it is.

A store hands out copies, never its own records, and applies the changes of a unit of work all or none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

__all__ = ["Address", "Change", "Record", "Snapshot", "Store"]

Record = dict[str, Any]


class Address(NamedTuple):
    """A record's place: its collection, the key of the record above it and its own key, both as wire text."""

    collection: str
    parent: tuple[str, ...]
    key: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit does to one address: put this record there, or (None) delete it."""

    address: Address
    record: Record | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The whole state at one moment; only the store that made it can read it."""

    content: Any


class Store(Protocol):
    """State behind the mock."""

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
        """The addresses of every record of a collection, whatever the parent."""

    def next_number(self, collection: str) -> int:
        """The next number that the collection never gave out, from 1. Not undone with a failed unit of work."""

    def apply(self, changes: Sequence[Change]) -> None:
        """Carry out every change, or none of them when one can't be."""

    def snapshot(self) -> Snapshot:
        """The state now, to come back to."""

    def restore(self, snapshot: Snapshot) -> None:
        """Back to a snapshot of this store."""

    def forget(self, collection: str) -> None:
        """Drop every record of one collection, and that they were ever there. Its numbers go on."""

    def clear(self) -> None:
        """Forget every record and start counting anew."""

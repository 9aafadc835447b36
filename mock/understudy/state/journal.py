"""The journal in memory: every exchange, refused ones too, in the order in which they were decided."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from datetime import UTC, datetime
from itertools import chain, islice
from time import time as seconds
from typing import Protocol
from uuid import UUID, uuid4

from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.options import check_whole
from understudy.state.journal_entries import (
    ENTRY_BYTES,
    LARGE,
    Draft,
    ExchangeDetails,
    FailedStep,
    JournalEntry,
    describe,
    draft_of,
    entry_of_draft,
    size_of_draft,
    with_head,
)
from understudy.state.store import Address

__all__ = ["JOURNAL_BYTES", "JOURNAL_LIMIT", "FailedStep", "Journal", "JournalEntry", "JournalSource", "describe"]

JOURNAL_LIMIT = 10_000
"""How many exchanges a journal keeps by default."""

JOURNAL_BYTES = 64 * 1024 * 1024
"""How many bytes its exchanges have together, about, by default."""

_MOST_STEPS = 1_000


class JournalSource(Protocol):
    """Where processes that share a mock keep its exchanges. Raises StateError where that can't be reached."""

    def limit(self, capacity: int, most_bytes: int) -> None:
        """How many there may be, and how many bytes they may have."""

    def since(self, revision: int | None, after: int) -> tuple[int, UUID, Sequence[JournalEntry]]:
        """The revision, the id, and the entries behind a number; all there are where the revision is another."""

    def watch(self) -> None:
        """Let every process notify of each entry from now on."""

    def remove(self, sequences: Collection[int] | None) -> None:
        """Forget these entries, or all; the numbers go on."""

    def reset(self) -> None:
        """Forget all and count from 1 again."""


class Journal:
    """Keeps the newest entries, and the newest steps past the API that failed. Thread-safe.

    There are at most `capacity` entries (0: none), with at most `most_bytes` together; the newest one always stays.
    With a `source` it is a copy of the journal there, brought up to date for whoever reads it.
    """

    def __init__(
        self,
        capacity: int = JOURNAL_LIMIT,
        most_bytes: int = JOURNAL_BYTES,
        source: JournalSource | None = None,
    ) -> None:
        check_whole("journal_limit", capacity, 0)
        check_whole("journal_bytes", most_bytes, 1)
        self.capacity = capacity
        self.most_bytes = most_bytes
        self._entries: deque[JournalEntry] = deque()
        # The newest ones: most are forgotten before anybody reads them, so an entry is made for who does.
        self._drafts: deque[Draft] = deque()
        self._bytes = 0
        self._failed: deque[FailedStep] = deque(maxlen=_MOST_STEPS)
        self._lock = threading.Lock()
        self._listeners: list[Callable[[], None]] = []
        self._sequence = 0
        self._id = uuid4()
        self._source = source
        self._revision: int | None = None
        self._refreshing = threading.Lock()
        if source is not None:
            source.limit(capacity, most_bytes)

    @property
    def id(self) -> UUID:
        """Another one after each `reset`, so that it makes the sequence numbers unique."""
        self._refresh()
        return self._id

    def _refresh(self) -> None:
        """Take up what other processes have added and forgotten."""
        if self._source is None:
            return
        with self._refreshing:
            revision, self._id, entries = self._source.since(self._revision, self._sequence)
            if revision != self._revision:
                self._forget()
                self._revision, self._sequence = revision, 0
            for entry in entries:
                self._keep(entry)

    def notify(self) -> None:
        """Wake who listens: another process may have added something."""
        for wake in self._listeners:
            wake()

    def make(
        self,
        time: datetime,
        operation_id: str | None,
        request: Request,
        response: Response,
        violations: tuple[Violation, ...] = (),
        off_contract: tuple[Violation, ...] = (),
        concerned: tuple[Address, ...] = (),
        reason: str = "",
        warnings: tuple[str, ...] = (),
        changed: tuple[Address, ...] = (),
        events: tuple[str, ...] = (),
    ) -> JournalEntry:
        """The next entry, numbered but not kept yet."""
        now = datetime.now(UTC)
        number = 0  # of a shared journal, its source numbers entries as they come
        if self._source is None:
            with self._lock:
                self._sequence += 1
                number = self._sequence
        request, sent = with_head(request)
        response, answered = with_head(response)
        details = (violations, off_contract, now, concerned, reason, warnings, changed, events, sent, answered)
        return JournalEntry(number, time, operation_id, request, response, *details)

    def note(self, *details: *ExchangeDetails) -> None:
        """`make` and `add` in one step: the next entry is kept, and made when somebody reads it."""
        size = ENTRY_BYTES + len(details[2].body) + len(details[3].body)
        if size > LARGE or self._source is not None:
            self.add(self.make(*details))
            return
        with self._lock:
            self._sequence = number = self._sequence + 1
            drafts, taken = self._drafts, self._bytes + size
            if len(drafts) + len(self._entries) >= self.capacity or taken > self.most_bytes:
                self._make_room(size)
                taken = self._bytes + size
            if self.capacity:
                drafts.append(draft_of(number, seconds(), details))
                self._bytes = taken
        for wake in self._listeners:
            wake()

    def add(self, entry: JournalEntry) -> None:
        """Keep an entry, and forget those that there is no more room for."""
        self._keep(entry)
        for wake in self._listeners:
            wake()

    def _keep(self, entry: JournalEntry) -> None:
        size = entry.size
        with self._lock:
            self._read_drafts()
            self._make_room(size)
            if self.capacity:
                self._entries.append(entry)
                self._bytes += size
            self._sequence = max(self._sequence, entry.sequence)

    def _read_drafts(self) -> None:
        """Make the entries that nobody has read; call it with the lock held, before whatever reads entries."""
        while self._drafts:
            self._entries.append(entry_of_draft(self._drafts.popleft()))

    def _forget(self) -> None:
        with self._lock:
            self._entries.clear()
            self._drafts.clear()
            self._bytes = 0

    def outdated(self, entry: JournalEntry) -> list[int]:
        """The numbers of those that will be forgotten when this one is added."""
        with self._lock:
            self._read_drafts()
            return [each.sequence for each in islice(self._entries, self._outdated(entry.size))]

    def _make_room(self, size: int) -> None:
        """Forget the oldest ones for one of this size; call it with the lock held."""
        entries, drafts, most = self._entries, self._drafts, max(1, self.capacity)
        while entries or drafts:
            if len(entries) + len(drafts) < most and self._bytes + size <= self.most_bytes:
                return
            self._bytes -= entries.popleft().size if entries else size_of_draft(drafts.popleft())

    def _outdated(self, size: int) -> int:
        """How many of the oldest ones there is no room for; call it with the lock held."""
        kept = len(self._entries) + len(self._drafts)
        over = self._bytes + size - self.most_bytes
        count = max(0, kept + 1 - max(1, self.capacity))
        if over <= 0:
            return count
        sizes = chain(
            (each.size for each in self._entries),
            map(size_of_draft, self._drafts),
        )
        for position, each in enumerate(sizes):
            if over <= 0 and position >= count:
                return position
            over -= each
        return kept

    def add_failed(self, collection: str, key: tuple[str, ...], status: int, message: str) -> None:
        """Keep that a step past the API failed now."""
        self._refresh()
        with self._lock:
            self._failed.append(FailedStep(self._sequence, collection, key, status, message))

    def failed_steps(self) -> tuple[FailedStep, ...]:
        """The steps past the API that failed, oldest first."""
        with self._lock:
            return tuple(self._failed)

    def keep_failed(self, steps: Iterable[FailedStep]) -> None:
        """Keep steps of another journal, in place of its own."""
        with self._lock:
            self._failed = deque(steps, maxlen=_MOST_STEPS)

    def entries(
        self, *, after: int = 0, before: int | None = None, limit: int | None = None
    ) -> tuple[JournalEntry, ...]:
        """Entries oldest first: those between two sequence numbers, at most the newest `limit`."""
        self._refresh()
        with self._lock:
            self._read_drafts()
            found = tuple(entry for entry in self._entries if entry.sequence > after)
        if before is not None:
            found = tuple(entry for entry in found if entry.sequence < before)
        return found if limit is None else found[len(found) - min(limit, len(found)) :]

    def listen(self, wake: Callable[[], None]) -> None:
        """Call `wake` after each entry and each reset: in the thread that brought it, which must not wait."""
        if self._source is not None:
            self._source.watch()
        with self._lock:
            self._listeners = [*self._listeners, wake]

    def leave(self, wake: Callable[[], None]) -> None:
        """Listen no longer; one that has left already is left alone."""
        with self._lock:
            self._listeners = [each for each in self._listeners if each != wake]

    def __iter__(self) -> Iterator[JournalEntry]:
        return iter(self.entries())

    def __len__(self) -> int:
        self._refresh()
        return len(self._entries) + len(self._drafts)

    def clear(self) -> None:
        """Forget the entries; the sequence goes on, so that a number never means two exchanges."""
        if self._source is not None:
            self._source.remove(None)
        self._forget()
        with self._lock:
            self._failed.clear()

    def remove(self, sequences: Collection[int]) -> None:
        """Forget these entries; those that are gone already are no mistake."""
        if self._source is not None:
            self._source.remove(sequences)
            return
        with self._lock:
            self._read_drafts()
            kept = [entry for entry in self._entries if entry.sequence not in sequences]
            self._entries.clear()
            self._entries.extend(kept)
            self._bytes = sum(entry.size for entry in kept)

    def reset(self) -> None:
        """Forget the entries and count from 1 again."""
        if self._source is not None:
            self._source.reset()
        self._forget()
        with self._lock:
            self._failed.clear()
            self._sequence = 0
            self._id = uuid4()
        self.notify()

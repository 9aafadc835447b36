"""The journal in memory: every exchange, refused ones too, in the order in which they were decided."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import field
from datetime import UTC, datetime
from itertools import islice
from typing import Any, Protocol
from uuid import UUID, uuid4

from understudy.clock import timestamp
from understudy.lazy_dataclass import dataclass
from understudy.messages import Request, Response
from understudy.openapi.violations import Violation
from understudy.options import check_whole
from understudy.state.large_bodies import LARGE, BodyDigest, with_head
from understudy.state.store import Address

__all__ = ["JOURNAL_BYTES", "JOURNAL_LIMIT", "FailedStep", "Journal", "JournalEntry", "JournalSource", "describe"]

JOURNAL_LIMIT = 10_000
"""How many exchanges a journal keeps by default."""

JOURNAL_BYTES = 64 * 1024 * 1024
"""How many bytes its exchanges have together, about, by default."""

_MOST_STEPS = 1_000
_ENTRY_BYTES = 1_000
"""What an entry takes beside its bodies."""


@dataclass(frozen=True, slots=True)
class JournalEntry:
    """One exchange. `sequence` counts from 1 and never repeats, so it orders entries where a clock may stand still.

    `time` is the mock's own, which may have been moved; `received_at` is the machine's. `concerned` are the records
    that an error was about: that of the path, and that of a step that failed. `reason` is why the request was refused,
    `warnings` what was let pass although the document does not. `changed` are the records that it made, changed or
    deleted, `events` the ids of the events that it emitted. Of a large body only the beginning is kept;
    `request_digest` and `response_digest` are of the whole one then.
    """

    sequence: int
    time: datetime
    operation_id: str | None
    request: Request
    response: Response
    violations: tuple[Violation, ...]
    off_contract: tuple[Violation, ...]
    received_at: datetime = field(compare=False, repr=False)
    concerned: tuple[Address, ...] = ()
    reason: str = ""
    warnings: tuple[str, ...] = ()
    changed: tuple[Address, ...] = ()
    events: tuple[str, ...] = ()
    request_digest: BodyDigest | None = None
    response_digest: BodyDigest | None = None

    @property
    def size(self) -> int:
        """How many bytes it takes, about."""
        return _ENTRY_BYTES + len(self.request.body) + len(self.response.body)


@dataclass(frozen=True, slots=True)
class FailedStep:
    """A step past the API that was refused or failed: of a driver, on a record or (`key` is empty) a whole collection.

    `after` is the newest sequence number at that time; `status` is that of the control plane.
    """

    after: int
    collection: str
    key: tuple[str, ...]
    status: int
    message: str


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
        *,
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
        sent = answered = None
        if len(request.body) > LARGE or len(response.body) > LARGE:
            request, sent = with_head(request)
            response, answered = with_head(response)
        details = (violations, off_contract, now, concerned, reason, warnings, changed, events, sent, answered)
        return JournalEntry(number, time, operation_id, request, response, *details)

    def add(self, entry: JournalEntry) -> None:
        """Keep an entry, and forget those that there is no more room for."""
        self._keep(entry)
        for wake in self._listeners:
            wake()

    def _keep(self, entry: JournalEntry) -> None:
        size = entry.size
        with self._lock:
            count = len(self._entries) + 1 - max(1, self.capacity)
            for _ in range(count if self._bytes + size <= self.most_bytes else self._outdated(entry)):
                self._bytes -= self._entries.popleft().size
            if self.capacity:
                self._entries.append(entry)
                self._bytes += size
            self._sequence = max(self._sequence, entry.sequence)

    def _forget(self) -> None:
        with self._lock:
            self._entries.clear()
            self._bytes = 0

    def outdated(self, entry: JournalEntry) -> list[int]:
        """The numbers of those that will be forgotten when this one is added."""
        with self._lock:
            return [each.sequence for each in islice(self._entries, self._outdated(entry))]

    def _outdated(self, entry: JournalEntry) -> int:
        """How many of the oldest ones; call it with the lock held."""
        over = self._bytes + entry.size - self.most_bytes
        count = max(0, len(self._entries) + 1 - max(1, self.capacity))
        if over <= 0:
            return count
        for position, each in enumerate(self._entries):
            if over <= 0 and position >= count:
                return position
            over -= each.size
        return len(self._entries)

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
        return len(self._entries)

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


def describe(entry: JournalEntry) -> dict[str, Any]:
    """An entry as a JSON object, for people and tools; bodies are text, with undecodable bytes replaced."""
    request, response = entry.request, entry.response
    return {
        "sequence": entry.sequence,
        "time": timestamp(entry.time),
        "operationId": entry.operation_id,
        "request": {
            "method": request.method,
            "path": request.path,
            "query": request.query,
            "headers": dict(request.headers),
            "body": request.body.decode("utf-8", "replace"),
            **_digest(entry.request_digest),
        },
        "response": {
            "status": response.status,
            "headers": [list(pair) for pair in response.headers],
            "body": response.body.decode("utf-8", "replace"),
            **_digest(entry.response_digest),
        },
        "reason": entry.reason,
        "warnings": list(entry.warnings),
        "concerned": [address._asdict() for address in entry.concerned],
        "changed": [address._asdict() for address in entry.changed],
        "events": list(entry.events),
        "violations": [_violation(violation) for violation in entry.violations],
        "offContract": [_violation(violation) for violation in entry.off_contract],
    }


def _digest(digest: BodyDigest | None) -> dict[str, Any]:
    return {"bytes": None if digest is None else digest.bytes, "sha256": None if digest is None else digest.sha256}


def _violation(violation: Violation) -> dict[str, str]:
    return {
        "location": violation.location,
        "pointer": violation.pointer,
        "message": violation.message,
        "keyword": violation.keyword,
    }

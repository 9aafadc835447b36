"""The store that any number of processes on any number of hosts share: a PostgreSQL database.

Each process reads from a copy in memory, which is brought up to date before every exchange, and writes with a
compare-and-swap on the version that it read.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from understudy.clock import SystemClock, check_move
from understudy.state.memory import Content, MemoryStore, Mirrored, texts_of
from understudy.state.row_changes import effect_of
from understudy.state.shared import CONTROLS, OnChanges
from understudy.state.shared_journal import SharedJournal
from understudy.state.shared_process import SharedProcess
from understudy.state.shared_sessions import SharedSessions
from understudy.state.shared_snapshots import SharedSnapshots
from understudy.state.store import Address, Change, Snapshot

if TYPE_CHECKING:
    from sqlalchemy.engine import Connection

    from understudy.state.postgres import News, PostgresDatabase

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_Texts = Sequence[tuple[Address, bytes | None]]


class SharedStore(Mirrored):
    """The state in the PostgreSQL database of `url`, such as `postgresql://user:password@host/database`. Thread-safe.

    `contract` names what the state belongs to; a database of another contract is refused. `space` is the session that
    it is of; a `process` that is there already knows url and contract. A turn keeps out every other process; within
    `attempt` only this one's threads are, and a change that another process came before raises ConflictError. The
    store is its own `SharedSpace`.
    """

    def __init__(
        self, url: str = "", *, contract: str = "", space: str = "", process: SharedProcess | None = None
    ) -> None:
        self.name = space
        self._process = process or SharedProcess(url, contract)
        self._is_open = False
        self._memory = MemoryStore()
        self._version = -1
        self._offset = timedelta()
        self.broadcasts = False
        self._newest_message = 0
        # The collections whose last number the database does not have yet.
        self._counted: set[str] = set()
        self._owner = 0
        self._connection: Connection | None = None
        self._on_changes: OnChanges | None = None
        self._wake: Callable[[], None] | None = None
        self._aside: tuple[bytes | None, Sequence[bytes]] | None = None
        self.clock = SharedClock(self)
        self.journal = SharedJournal(self._ask)

    @property
    def space(self) -> SharedStore:
        return self

    @property
    def version(self) -> int:
        """That of what was read last: `refresh` first."""
        return self._version

    @property
    def sessions(self) -> SharedSessions:
        """The sessions of this mock, whose states are beside it."""
        return SharedSessions(self.beside, self.database.ask, self.database.drop_space)

    @property
    def snapshots(self) -> SharedSnapshots:
        """The named snapshots of this space, whose states are beside it."""
        return SharedSnapshots(self.name, self.beside, self._ask, self.database.drop_space)

    def beside(self, space: str) -> SharedStore:
        """The store of another space in the same database."""
        return SharedStore(space=space, process=self._process)

    def open(self) -> None:
        self.database  # noqa: B018 - opens it

    def close(self) -> None:
        with self._memory.turn():
            self._is_open, self._version, self._counted = False, -1, set()
        self._process.leave(self.name)
        if not self.name:
            self._process.close()

    @property
    def database(self) -> PostgresDatabase:
        """The database, opened by the process that uses it. Raises StateError."""
        database = self._process.database
        if not self._is_open:
            database.begin_space(self.name)
            self._is_open = True
        return database

    @property
    def _is_mine(self) -> bool:
        """Whether this thread has the turn."""
        return self._owner == threading.get_ident()

    # Turns

    @contextmanager
    def turn(self) -> Iterator[None]:
        with self._memory.turn():
            if self._is_mine:
                yield
                return
            with self.database.locked(self.name) as connection:
                self._take(self.database.news(self.name, self._version, connection))
                self._connection = connection
                try:
                    with self._owned():
                        yield
                        if self._counted:
                            self._write((), (None, ()))
                finally:
                    self._connection = None

    @contextmanager
    def attempt(self) -> Iterator[None]:
        with self._memory.turn(), self._owned():
            yield

    @contextmanager
    def _owned(self) -> Iterator[None]:
        self._owner = threading.get_ident()
        try:
            yield
        finally:
            self._owner = 0

    def _read(self) -> MemoryStore:
        self.refresh()
        return self._memory

    # Taking up what others did

    def refresh(self) -> None:
        with self._memory.turn():
            if not self._is_mine:
                self._take(self.database.news(self.name, self._version))

    def _take(self, news: News) -> None:
        head = news.head
        self._offset, self.broadcasts = timedelta(microseconds=head.clock), head.broadcasts
        self._newest_message = head.messages
        if head.version == self._version:
            return
        changes: _Texts | None = None
        if news.content is not None:
            self._memory.take(news.content)
        else:
            changes = news.changes
            self._memory.apply_texts(changes)
            self._count_to(news.numbers or {})
        self._version = head.version
        with self._owned():
            if self._on_changes is not None:
                self._on_changes(changes)

    def _count_to(self, numbers: Mapping[str, int]) -> None:
        for name, number in numbers.items():
            while self._memory.last_number(name) < number:
                self._memory.next_number(name)

    def follow(self, on_changes: OnChanges, wake: Callable[[], None]) -> None:
        with self._memory.turn():
            self._on_changes, self._wake = on_changes, wake
        self._process.follow(self.name, self._notified)

    def _notified(self, version: int) -> None:
        """Another process says that it made this version, or (0) wrote to the journal."""
        if version > self._version or version < 0:
            self.refresh()
        if self._wake is not None:
            self._wake()

    # Changes

    def next_number(self, collection: str) -> int:
        if not self._is_mine:
            with self.turn():
                return self.next_number(collection)
        number = self._memory.next_number(collection)
        self._counted.add(collection)
        return number

    def apply(self, changes: Sequence[Change]) -> None:
        texts = texts_of(changes)
        with self.turn():
            self._write(texts, self._aside or (None, ()))
            self._aside = None

    @contextmanager
    def together(self, journal: bytes | None, messages: Sequence[bytes]) -> Iterator[None]:
        self._aside = (journal, messages)
        try:
            yield
            if self._aside is not None and journal is not None:
                self.journal.add(journal)
        finally:
            self._aside = None

    def _write(self, texts: _Texts, aside: tuple[bytes | None, Sequence[bytes]]) -> None:
        numbers = {name: self._memory.last_number(name) for name in self._counted}
        effect = effect_of(self._memory, texts)
        gone = set(effect.gone)
        kept = {address for address, _, _ in effect.put if address not in gone and self._memory.holds(address)}
        version, row = self.database.write(
            self.name, self._version, effect, kept, numbers, *aside, connection=self._connection
        )
        self._counted = set()
        self._newest_message += len(aside[1])
        self._memory.apply_texts(texts)
        self._version = version
        self.journal.added(row)

    def forget(self, collection: str) -> None:
        with self.turn():
            content = self._memory.content()
            tables = {name: table for name, table in content.tables.items() if name != collection}
            self._replace(Content(tables, content.numbers))

    def restore(self, snapshot: Snapshot) -> None:
        with self.turn():
            content, now = snapshot.content, self._memory.content().tables
            tables = {name: table for name, table in content.tables.items() if name != CONTROLS}
            armed = {name: table for name, table in now.items() if name == CONTROLS}
            self._replace(Content({**tables, **armed}, content.numbers))

    def clear(self) -> None:
        with self.turn():
            self._replace(Content({}, {}))

    def _replace(self, content: Content) -> None:
        self._version = self.database.change_head(self.name, self._version, {}, content)
        self._counted = set()
        self._memory.take(content)

    # What processes share beside the records

    @property
    def offset(self) -> timedelta:
        """How far the clock is ahead of the machine's."""
        return self._offset

    def move_clock(self, by: timedelta | None) -> None:
        with self.turn():
            offset = self._offset + by if by is not None else timedelta()
            microseconds = offset // timedelta(microseconds=1)
            self._version = self.database.change_head(self.name, self._version, {"clock": microseconds})
            self._offset = offset

    @property
    def newest_message(self) -> int:
        self.refresh()
        return self._newest_message

    def listen(self) -> None:
        with self.turn():
            if not self.broadcasts:
                self._version = self.database.change_head(self.name, self._version, {"broadcasts": True})
                self.broadcasts = True

    def _ask(self, statement: str, values: Mapping[str, Any]) -> Sequence[Any]:
        return self.database.ask(statement, {"space": self.name, **values})

    def messages(self, after: int) -> Sequence[tuple[int, bytes]]:
        from understudy.state.postgres_tables import MESSAGES

        return [(row[0], row[1]) for row in self._ask(MESSAGES, {"after": after})]

    def count_call(self, now: datetime, *, seconds: int) -> tuple[datetime, int]:
        from understudy.state.postgres_tables import COUNT

        values = {"now": (now - _EPOCH) // _MICROSECOND, "length": seconds * 1_000_000}
        [(ends, used)] = self._ask(COUNT, values)
        return _EPOCH + ends * _MICROSECOND, used

    def forget_calls(self) -> None:
        from understudy.state.postgres_tables import FORGET_COUNT

        self._ask(FORGET_COUNT, {})

    def claim(self, name: str) -> bool:
        from understudy.state.postgres_members import KIND
        from understudy.state.postgres_tables import CLAIM

        owner = self._process.member.owner
        return bool(self._ask(CLAIM, {"name": name, "owner": owner, "kind": KIND}))

    def release(self, name: str) -> None:
        from understudy.state.postgres_tables import RELEASE

        self._ask(RELEASE, {"name": name, "owner": self._process.member.owner})


class SharedClock:
    """The machine's time plus whatever any of the processes advanced it by."""

    __slots__ = ("_store",)

    def __init__(self, store: SharedStore) -> None:
        self._store = store

    def now(self) -> datetime:
        return datetime.now(UTC) + self._store.offset

    def others(self) -> datetime:
        return datetime.now(UTC)

    def advance(self, by: timedelta) -> None:
        check_move(self.now(), by)
        self._store.move_clock(by)

    def reset(self) -> None:
        self._store.move_clock(None)

    def fresh(self) -> SystemClock:
        """Another state has its own clock."""
        return SystemClock()

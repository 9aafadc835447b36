"""The store that outlives the process: every commit is in a SQLite file before it can be seen.

One process owns the file. It reads from memory, which is filled from the file when that is opened.
"""

from __future__ import annotations

import os
import weakref
from collections.abc import Sequence
from contextlib import AbstractContextManager, suppress
from multiprocessing.util import Finalize
from pathlib import Path
from typing import TYPE_CHECKING, Any

from understudy.state.memory import Content, MemoryStore, Mirrored, texts_of
from understudy.state.row_changes import RowChanges, difference, effect_of
from understudy.state.store import Change, Snapshot, StateError

if TYPE_CHECKING:
    from understudy.state.database import Database

_EXAMPLE = "sqlite:///path/to/file.db"
_DATABASE = "postgresql://user:password@host:5432/database"


class DurableStore(Mirrored):
    """State in the SQLite file of `url`, such as `sqlite:///path/to/file.db`. Thread-safe.

    The file is opened on the first use, in the process that uses it, and stays locked until `close` or the end of the
    process. `contract` names what the state belongs to; a file of another contract is refused. What `apply` returned
    from survives the end of the process at any moment; a number that was assigned survives with the next change.
    Raises StateError for a URL that is none; whatever opens the file, and every change, may raise it as well.
    """

    def __init__(self, url: str, *, contract: str = "") -> None:
        self.path = _path_of(url)
        self._contract = contract
        self._memory = MemoryStore()
        self._database: Database | None = None
        self._end: Finalize | None = None
        # The collections whose last number the file does not have yet.
        self._counted: set[str] = set()

    def open(self) -> None:
        self._opened()

    def close(self) -> None:
        with self._memory.turn():
            if self._database is None or self._end is None:
                return
            try:
                if self._counted:
                    self._write(self._database, effect_of(self._memory, ()))
            finally:
                self._database = None
                self._end()

    def _opened(self) -> Database:
        if self._database is not None:
            return self._database
        with self._memory.turn():
            if self._database is None:
                database = _database_of(self.path, self._contract)
                # Also when nobody closes it, as in a server that gets SIGTERM: the log goes back into the file.
                self._end = Finalize(self, database.close, exitpriority=0)
                try:
                    self._memory.take(database.load())
                except BaseException:
                    self._end()
                    raise
                self._counted = set()
                _open_stores.add(self)
                self._database = database
            return self._database

    def _read(self) -> MemoryStore:
        if self._database is None:
            self._opened()
        return self._memory

    @property
    def version(self) -> None:
        """Not known: every exchange writes its row of the journal here."""

    def turn(self) -> AbstractContextManager[Any]:
        return self._memory.turn()

    def next_number(self, collection: str) -> int:
        with self._memory.turn():
            number = self._read().next_number(collection)
            self._counted.add(collection)
            return number

    def apply(self, changes: Sequence[Change]) -> None:
        texts = texts_of(changes)
        with self._memory.turn():
            database = self._opened()
            self._write(database, effect_of(self._memory, texts))
            self._memory.apply_texts(texts)

    def forget(self, collection: str) -> None:
        with self._memory.turn():
            self._write(self._opened(), RowChanges(dropped=(collection,)))
            self._memory.forget(collection)

    def restore(self, snapshot: Snapshot) -> None:
        self._replace(snapshot.content)

    def clear(self) -> None:
        self._replace(Content({}, {}))

    def _replace(self, content: Content) -> None:
        with self._memory.turn():
            database = self._opened()
            database.write(difference(self._memory.content(), content), content.numbers, all_numbers=True)
            self._counted = set()
            self._memory.take(content)

    def _write(self, database: Database, effect: RowChanges) -> None:
        database.write(effect, self._new_numbers())
        self._counted = set()

    def _new_numbers(self) -> dict[str, int]:
        return {name: self._memory.last_number(name) for name in self._counted}


def _database_of(path: Path, contract: str) -> Database:
    try:
        from understudy.state.database import Database
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "sqlalchemy":
            raise
        raise StateError("state in a file needs SQLAlchemy: pip install 'understudy[state]'") from None
    return Database(path, contract)


def _path_of(url: str) -> Path:
    """The file that a URL names, absolute: it may be opened from another folder."""
    if not isinstance(url, str):
        raise StateError(f"state= takes a URL as text, such as {_EXAMPLE}; got {url!r}")
    scheme, separator, rest = url.partition("://")
    if not separator:
        hint = f"sqlite:///{url}" if url else _EXAMPLE
        raise StateError(f'"{url}" is no URL of a state file; write {hint}')
    if scheme != "sqlite":
        # Only the scheme: what follows may hold a password.
        places = f"in SQLite: {_EXAMPLE}, or in PostgreSQL: {_DATABASE}"
        raise StateError(f"state can't be kept in {scheme}://; only {places}")
    return _path_in(url, rest)


def _path_in(url: str, rest: str) -> Path:
    name = rest.removeprefix("/")
    if name == rest and rest:
        raise StateError(f"{url} names a host, not a file; with three slashes it is one: sqlite:///{rest}")
    if "?" in url:
        raise StateError(f"{url} has options, and a state file takes none; write {url.partition('?')[0]}")
    if name == ":memory:":
        raise StateError(f"{url} is lost with the process; leave it out for state in memory, or write {_EXAMPLE}")
    if not name:
        raise StateError(f"{url} names no file; write {_EXAMPLE}")
    return Path(name).absolute()


_open_stores: weakref.WeakSet[DurableStore] = weakref.WeakSet()


def _before_fork() -> None:
    # A connection that two processes hold damages the file (sqlite.org/howtocorrupt.html).
    for store in tuple(_open_stores):
        with suppress(StateError):
            store.close()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(before=_before_fork)

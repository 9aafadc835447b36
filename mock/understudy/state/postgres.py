"""A PostgreSQL database with the states of mocks: its connections, and the transactions on it.

Knows SQL and nothing of its callers. Needs SQLAlchemy and psycopg, so only `shared_store` imports it, when it opens.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from contextlib import contextmanager, suppress
from functools import partial
from typing import Any, TypeVar
from uuid import uuid4

import psycopg
import sqlalchemy as sql
from sqlalchemy.engine import Connection

from understudy.lazy_dataclass import dataclass
from understudy.state import postgres_tables as tables
from understudy.state.marks import most_marks
from understudy.state.memory import Content
from understudy.state.postgres_patience import Patience, WaitingConnection
from understudy.state.postgres_rows import arrays_of, changes_of, content_of, rows_of
from understudy.state.postgres_url import LostConnectionError, place_of, read_url, reported
from understudy.state.row_changes import RowChanges
from understudy.state.shared import ConflictError, UnavailableError
from understudy.state.store import Address, StateError

_CONNECTIONS = 4
_MORE_CONNECTIONS = 12
_SECONDS_FOR_CONNECTION = 5
_ARGUMENTS = {
    "application_name": "understudy",
    "connect_timeout": _SECONDS_FOR_CONNECTION,
    "keepalives_idle": 10,
    "keepalives_interval": 5,
    "keepalives_count": 2,
    "tcp_user_timeout": 10_000,
}
"""Unless the URL says otherwise. A network that swallows everything ends a connection after ten seconds."""
_SETTINGS = "SET lock_timeout = '10s'; SET synchronous_commit = off; SET idle_in_transaction_session_timeout = '30s'"
"""What was committed survives the end of our process; as with a file, a power failure may lose the last moments."""
_TRIES = 5
_PAUSE = 0.1
_SECONDS_TO_TRY = 10.0
_TRIMMED = 1_024
"""How many versions the rows of what was deleted are kept, for others to see that it was."""

_MESSAGES = 10_000
"""How many messages are kept for those who come back."""

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Head:
    """A space at one moment. `clock` is how many microseconds it is ahead of the machine's."""

    version: int
    clock: int
    broadcasts: bool
    messages: int


@dataclass(frozen=True, slots=True)
class News:
    """What is newer than a version: changes and numbers; `content` in their place where everything must be read."""

    head: Head
    changes: Sequence[tuple[Address, bytes | None]] = ()
    numbers: Mapping[str, int] | None = None
    content: Content | None = None


class PostgresDatabase:
    """One database, with a few connections to it. Thread-safe.

    Raises StateError for one that can't hold this state, UnavailableError where it can't be reached.
    """

    def __init__(self, url: str, contract: str) -> None:
        self.url = read_url(url)
        self.place = place_of(self.url)
        self._arguments = {name: value for name, value in _ARGUMENTS.items() if name not in self.url.query}
        self._patience = Patience()
        self._engine = sql.create_engine(
            self.url,
            pool_size=_CONNECTIONS,
            max_overflow=_MORE_CONNECTIONS,
            pool_timeout=_SECONDS_FOR_CONNECTION,
            isolation_level="AUTOCOMMIT",
            creator=lambda: self._patience.connect(self._connect),
        )
        sql.event.listen(self._engine, "connect", _set_up)
        try:
            self._prepare(contract)
        except BaseException:
            self._engine.dispose()
            raise

    def close(self) -> None:
        self._engine.dispose()

    def connect_alone(self) -> psycopg.Connection[Any]:
        """A connection that is kept, beside those that are shared. Raises psycopg.Error."""
        connection = self._connect()
        connection.autocommit = True
        return connection

    def _connect(self) -> psycopg.Connection[Any]:
        arguments, options = self._engine.dialect.create_connect_args(self.url)
        return WaitingConnection.connect(*arguments, **{**self._arguments, **options})

    def _prepare(self, contract: str) -> None:
        """Look whether it is ours, and make what is missing; several processes may do so at once."""

        def prepare(connection: Connection) -> None:
            with _transaction(connection):
                connection.exec_driver_sql(tables.LOCK.replace("lock(", "xact_lock("), {"space": "\n"})
                found = sql.inspect(connection).get_table_names(schema=tables.SCHEMA)
                self._refuse(connection, found, contract)
                if not found:
                    connection.exec_driver_sql(f"CREATE SCHEMA IF NOT EXISTS {tables.SCHEMA}")
                    tables.schema.create_all(connection)
                    rows = [{"name": "format", "value": str(tables.FORMAT)}]
                    connection.execute(tables.meta.insert(), rows)
                if contract:
                    known = connection.execute(sql.select(tables.meta.c.value).where(tables.meta.c.name == "contract"))
                    if known.first() is None:
                        connection.execute(tables.meta.insert(), [{"name": "contract", "value": contract}])

        self._retried(prepare)

    def _refuse(self, connection: Connection, found: Sequence[str], contract: str) -> None:
        if not found:
            return
        if not {"meta", "heads", "records"} <= set(found):
            raise StateError(
                f"{self.place} has a schema {tables.SCHEMA} of another program, with the tables "
                f"{', '.join(sorted(found))}; choose another database"
            )
        rows = connection.execute(sql.select(tables.meta.c.name, tables.meta.c.value)).all()
        meta = {str(name): str(value) for name, value in rows}
        form = int(meta.get("format", "0"))
        if form != tables.FORMAT:
            age = "a newer" if form > tables.FORMAT else "an older"
            raise StateError(
                f"{self.place} was written by {age} Understudy: its format is {form}, the one known here is "
                f"{tables.FORMAT}; choose another database, or serve this one with the Understudy that wrote it"
            )
        theirs = meta.get("contract", contract)
        if contract and theirs != contract:
            raise StateError(f"{self.place} holds the state of {theirs}, not of {contract}; choose another database")

    # Connections

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection for some statements, each of which is a transaction of its own."""
        with reported(self.place), self._taken() as connection:
            yield connection

    def _taken(self) -> Connection:
        """A connection of the pool, whose statements nobody waits for who queued behind one that was not answered."""
        self._patience.check()
        return self._engine.connect()

    def _retried(self, act: Callable[[Connection], _T]) -> _T:
        """Do something that may be done twice, again where a connection was lost."""

        def once() -> _T:
            with self.connection() as connection:
                return act(connection)

        return _again(once)

    def ask(self, statement: str, values: Mapping[str, Any]) -> Sequence[Any]:
        """The rows of a statement that may be executed twice."""
        return self._retried(lambda connection: _execute(connection, statement, values))

    # Spaces

    def begin_space(self, space: str) -> None:
        """Make the rows of a space where there are none."""

        def begin(connection: Connection) -> None:
            # Not looked for first: the process that comes second finds it made.
            connection.exec_driver_sql(
                "INSERT INTO understudy.heads (space, version, horizon, clock, broadcasts, messages) "
                "VALUES (%(space)s, 0, 0, 0, false, 0) ON CONFLICT DO NOTHING",
                {"space": space},
            )
            connection.exec_driver_sql(
                "INSERT INTO understudy.journals (space, last, revision, id, watched) "
                "VALUES (%(space)s, 0, 0, %(id)s, false) ON CONFLICT DO NOTHING",
                {"space": space, "id": str(uuid4())},
            )

        self._retried(begin)

    def drop_space(self, space: str) -> None:
        """Forget everything of a space, and its snapshots."""

        def drop(connection: Connection) -> None:
            copies = sql.select(tables.snapshots.c.copy).where(tables.snapshots.c.space == space)
            with _transaction(connection):
                for table in tables.RECORDS_OF:
                    connection.execute(table.delete().where((table.c.space == space) | table.c.space.in_(copies)))

        self._retried(drop)

    def news(self, space: str, since: int, connection: Connection | None = None) -> News:
        """What is newer than a version; all there is where that one is too old."""
        values = {"space": space, "since": since}
        with reported(self.place):
            rows = (
                self.ask(tables.CHANGES, values) if connection is None else _execute(connection, tables.CHANGES, values)
            )
        if not rows:
            raise StateError(f"{self.place} no longer has this state: it was dropped")
        version, horizon, clock, broadcasts, messages = rows[0][:5]
        head = Head(version, clock, broadcasts, messages)
        if 0 <= since < horizon or since > version:
            return self.news(space, -1, connection)
        if since < 0:
            return News(head, content=content_of(rows))
        if rows[0][5] is None:
            return News(head)
        return News(head, *changes_of(rows))

    @contextmanager
    def locked(self, space: str) -> Iterator[Connection]:
        """Keep every other process out of a space, as long as this connection lives."""
        with reported(self.place), _again(partial(self._locking, space)) as connection:
            try:
                yield connection
            finally:
                if not connection.invalidated:
                    _execute(connection, tables.UNLOCK, {"space": space})

    def _locking(self, space: str) -> Connection:
        """A connection that has the lock; whoever it is handed to closes it."""
        with reported(self.place):
            connection = self._taken()
            try:
                _execute(connection, tables.LOCK, {"space": space})
            except BaseException:
                connection.close()
                raise
            return connection

    def write(
        self,
        space: str,
        version: int,
        effect: RowChanges,
        kept: AbstractSet[Address],
        numbers: Mapping[str, int],
        journal: bytes | None = None,
        messages: Sequence[bytes] = (),
        *,
        connection: Connection | None = None,
    ) -> tuple[int, int | None]:
        """One transaction: the effect, the numbers assigned meanwhile, a row of the journal, and messages.

        Of the records that are put, `kept` were there before and keep their place.

        The version afterwards, and the number of the row. Raises ConflictError where the space is not at this version
        any more: then nothing was changed.
        """
        values = {"space": space, "version": version, "row": journal, "messages": list(messages), "token": uuid4().hex}
        values |= arrays_of(effect, kept, numbers)
        written = self._written(values, connection)
        if written is None:
            raise ConflictError(f"{self.place} was changed by another process meanwhile; try again")
        self._trim(space, written[0])
        return written

    def _written(self, values: Mapping[str, Any], connection: Connection | None) -> tuple[int, int | None] | None:
        """Write, and where the connection was lost, find out whether that was done; None where another came before."""
        try:
            if connection is not None and not connection.invalidated:
                with reported(self.place):
                    return _row(_execute(connection, tables.WRITE, values))
            with self.connection() as another:
                return _row(_execute(another, tables.WRITE, values))
        except LostConnectionError:
            return self._retried(partial(_settled, values))

    def change_head(self, space: str, version: int, values: Mapping[str, Any], content: Content | None = None) -> int:
        """One transaction: other properties of a space; with `content`, this in place of all that it has.

        Its version afterwards. Raises ConflictError.
        """

        def change(connection: Connection) -> int:
            with _transaction(connection):
                fresh = version + 1
                more = {"horizon": fresh} if content is not None else {}
                heads = tables.heads
                changed = connection.execute(
                    heads.update()
                    .where(heads.c.space == space, heads.c.version == version)
                    .values(version=fresh, **more, **values)
                )
                if changed.rowcount == 0:
                    raise ConflictError(f"{self.place} was changed by another process meanwhile; try again")
                if content is not None:
                    records = tables.records
                    connection.execute(records.delete().where(records.c.space == space))
                    rows = list(rows_of(space, fresh, content))
                    if rows:
                        connection.execute(records.insert(), rows)
                notice = f"{fresh} {space}"
                connection.exec_driver_sql("SELECT pg_notify('understudy', %(notice)s)", {"notice": notice})
                return fresh

        with self.connection() as connection:
            return change(connection)

    def _trim(self, space: str, version: int) -> None:
        if version % _TRIMMED:
            return
        values = {"space": space, "horizon": version - _TRIMMED, "kept": _MESSAGES, "marks": most_marks()}
        with suppress(UnavailableError):  # some other time
            self.ask(tables.TRIM, values)


def _again(act: Callable[[], _T]) -> _T:
    """Do something, again where a connection was lost: the others of the pool end at the same time as a rule."""
    until = time.monotonic() + _SECONDS_TO_TRY
    for trial in range(_TRIES - 1):
        with suppress(LostConnectionError):
            return act()
        if time.monotonic() > until:
            break
        time.sleep(_PAUSE * trial)
    return act()


def _settled(values: Mapping[str, Any], connection: Connection) -> tuple[int, int | None] | None:
    """What became of a write whose connection was lost; it is repeated if it was not made."""
    # Whoever still writes has this lock, so that afterwards the answer does not change.
    _execute(connection, tables.LOCK, values)
    try:
        known = _execute(connection, tables.COMMITTED, values)
        return (known[0][0], None) if known else _row(_execute(connection, tables.WRITE, values))
    finally:
        if not connection.invalidated:
            _execute(connection, tables.UNLOCK, values)


def _row(rows: Sequence[Any]) -> tuple[int, int | None] | None:
    return (rows[0][0], rows[0][1]) if rows else None


def _set_up(connection: Any, _record: Any) -> None:
    for setting in _SETTINGS.split("; "):
        connection.execute(setting)


@contextmanager
def _transaction(connection: Connection) -> Iterator[None]:
    """One that ends well, or with the return of the connection to its pool, which takes back what is not committed."""
    connection.exec_driver_sql("BEGIN")
    yield
    connection.exec_driver_sql("COMMIT")


def _execute(connection: Connection, statement: str, values: Mapping[str, Any]) -> Sequence[Any]:
    result = connection.exec_driver_sql(statement, dict(values))
    return result.all() if result.returns_rows else ()

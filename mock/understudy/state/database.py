"""The SQLite file of a durable store: its tables, what makes a file unusable, and the transactions on it.

Knows SQL and nothing of its callers. Needs SQLAlchemy, so only `durable` imports it, and only when a file is opened.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy as sql
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from understudy.garbage import without_collections
from understudy.state.buckets import Key, Row, key_in
from understudy.state.memory import Content
from understudy.state.row_changes import RowChanges, columns_of
from understudy.state.store import Address, StateError
from understudy.state.tables import Table

FORMAT = 2
"""Raised with every change of the tables, or of what a row of the mock's own holds."""

# A server that is being stopped may hold its file a moment longer than its port.
_SECONDS_TO_WAIT = 0.5

# By the beginning of SQLite's name of the error.
_REASONS = {
    "SQLITE_BUSY": "is in use already; stop the server that has it, or choose another file",
    "SQLITE_NOTADB": "is no SQLite database; choose another file",
    "SQLITE_CORRUPT": "is a damaged SQLite database; choose another file, or put a copy of it back",
    "SQLITE_CANTOPEN": "can't be opened for writing; allow it for the file and its folder, or choose another file",
    "SQLITE_READONLY": "can't be opened for writing; allow it for the file and its folder, or choose another file",
    "SQLITE_FULL": "can't be written: the disk is full; nothing was changed",
    "SQLITE_IOERR": "can't be written or read: the disk refuses; nothing was changed",
}

_schema = sql.MetaData()


def _address_columns() -> tuple[sql.Column[str], ...]:
    return tuple(sql.Column(name, sql.Text, primary_key=True) for name in ("collection", "parent", "key"))


_records = sql.Table(
    "records",
    _schema,
    *_address_columns(),
    sql.Column("position", sql.Integer, nullable=False),
    sql.Column("text", sql.LargeBinary, nullable=False),
)
_deleted = sql.Table("deleted", _schema, *_address_columns())
_numbers = sql.Table(
    "numbers",
    _schema,
    sql.Column("collection", sql.Text, primary_key=True),
    sql.Column("number", sql.Integer, nullable=False),
)
_meta = sql.Table(
    "meta", _schema, sql.Column("name", sql.Text, primary_key=True), sql.Column("value", sql.Text, nullable=False)
)


def _here(table: sql.Table) -> sql.ColumnElement[bool]:
    return sql.and_(*(table.c[name] == sql.bindparam(f"at_{name}") for name in ("collection", "parent", "key")))


_put_record = insert(_records)
# A record that is replaced keeps its place in the order.
_put_record = _put_record.on_conflict_do_update(
    index_elements=["collection", "parent", "key"], set_={"text": _put_record.excluded.text}
)
_put_number = insert(_numbers)
_put_number = _put_number.on_conflict_do_update(
    index_elements=["collection"], set_={"number": _put_number.excluded.number}
)
_put_meta = insert(_meta)
_put_meta = _put_meta.on_conflict_do_update(index_elements=["name"], set_={"value": _put_meta.excluded.value})
_mark = insert(_deleted).on_conflict_do_nothing()
_remove_record = _records.delete().where(_here(_records))
_marks_by_age = sql.select(_deleted).order_by(sql.text("rowid"))
_unmark = _deleted.delete().where(_here(_deleted))


class Database:
    """One SQLite file, open and locked. Not thread-safe: its store's lock guards it.

    Raises StateError for a file that can't hold this state; such a file is left as it was.
    """

    def __init__(self, path: Path, contract: str) -> None:
        self._path = path
        _refuse_place(path)
        self._engine = sql.create_engine(
            sql.URL.create("sqlite", database=str(path)),
            poolclass=StaticPool,
            connect_args={"check_same_thread": False, "timeout": _SECONDS_TO_WAIT, "isolation_level": None},
        )
        # The driver itself would begin a transaction late, and none at all before a CREATE TABLE.
        sql.event.listen(self._engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
        try:
            with _reported(path, "opened"):
                self._connection = self._engine.connect()
                self._prepare(contract)
        except BaseException:
            self._engine.dispose()
            raise

    def _prepare(self, contract: str) -> None:
        """Lock the file, look whether it is ours, and only then change it."""
        self._pragma("locking_mode=EXCLUSIVE")
        with self._connection.begin():
            meta = self._read_meta()
        _refuse_meta(self._path, meta, contract)
        self._pragma("journal_mode=WAL")
        # A commit then survives the end of the process at any moment, though not the power failing right after it.
        self._pragma("synchronous=NORMAL")
        with self._connection.begin():
            _schema.create_all(self._connection)
            self._connection.execute(_put_meta, {"name": "format", "value": str(FORMAT)})
            if contract:
                self._connection.execute(_put_meta, {"name": "contract", "value": contract})

    def _pragma(self, text: str) -> None:
        self._driver.execute(f"PRAGMA {text}")

    @property
    def _driver(self) -> Any:
        return self._connection.connection.dbapi_connection

    def _read_meta(self) -> dict[str, str]:
        """What the file says of itself; nothing when it is new. Raises StateError when it is somebody else's."""
        seen = sql.inspect(self._connection)
        found = sorted(seen.get_table_names())
        if not found:
            return {}
        # Another program's table of this name need not have these columns.
        if _meta.name in found and {"name", "value"} <= {column["name"] for column in seen.get_columns(_meta.name)}:
            listed = self._connection.execute(sql.select(_meta.c.name, _meta.c.value)).all()
            meta = {str(name): str(value) for name, value in listed}
            if meta.get("format", "").isdecimal():
                return meta
        raise StateError(
            f"{self._path} is a database of another program, with the tables {', '.join(found)}; choose another file"
        )

    def load(self) -> Content:
        """Everything that the file holds."""
        content = Content({}, {})
        rows: dict[str, list[Row]] = {}
        marks: dict[str, list[Key]] = {}
        with _reported(self._path, "read"), without_collections(), self._connection.begin():
            # By the driver itself: there may be a million of them.
            for collection, parent, key, position, text in self._driver.execute(
                "SELECT collection, parent, key, position, text FROM records ORDER BY position"
            ):
                rows.setdefault(collection, []).append(((position, key_in(_words(parent), _key(key))), text))
            for collection, parent, key in self._connection.execute(_marks_by_age):
                marks.setdefault(collection, []).append(key_in(_words(parent), _key(key)))
            for name in {**rows, **marks}:
                content.tables[name] = Table.of(name, rows.get(name, ()), marks.get(name, ()))
            for collection, number in self._connection.execute(sql.select(_numbers)):
                content.numbers[collection] = number
        return content

    def write(self, effect: RowChanges, numbers: Mapping[str, int], *, all_numbers: bool = False) -> None:
        """One transaction: the effect, and the numbers assigned meanwhile, or in place of all that the file has."""
        with self._transaction():
            for name in effect.dropped:
                self._drop(name)
            self._each(_remove_record, map(_at, effect.gone))
            rows = ({**columns_of(address), "position": number, "text": text} for address, number, text in effect.put)
            self._each(_put_record, rows)
            self._each(_unmark, map(_at, effect.unmarked))
            self._each(_mark, map(columns_of, effect.marked))
            if all_numbers:
                self._connection.execute(_numbers.delete())
            self._each(_put_number, ({"collection": name, "number": number} for name, number in numbers.items()))

    def close(self) -> None:
        """Write the log back into the file and unlock it."""
        self._connection.close()
        self._engine.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with _reported(self._path, "written"), self._connection.begin():
            yield

    def _drop(self, collection: str) -> None:
        for table in (_records, _deleted):
            self._connection.execute(table.delete().where(table.c.collection == collection))

    def _each(self, statement: sql.Executable, rows: Iterable[dict[str, Any]]) -> None:
        listed = list(rows)
        if listed:
            self._connection.execute(statement, listed)


def _at(address: Address) -> dict[str, str]:
    return {f"at_{name}": text for name, text in columns_of(address).items()}


@cache
def _words(text: str) -> tuple[str, ...]:
    return tuple(json.loads(text))


def _key(text: str) -> tuple[str, ...]:
    # Nearly always one plain text: a parser takes longer for it than for all else of a row.
    return (text[2:-2],) if text.count('"') == 2 and "\\" not in text else tuple(json.loads(text))


def _refuse_place(path: Path) -> None:
    try:
        is_folder, has_folder = path.is_dir(), path.parent.is_dir()
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else error
        raise StateError(f"{path} can't be opened: {reason}; choose another file") from None
    if is_folder:
        raise StateError(f"{path} is a folder; name a file in it: sqlite:///{path / 'state.db'}")
    if not has_folder:
        raise StateError(f"{path} can't be made: there is no folder {path.parent}; make it, or choose another file")


def _refuse_meta(path: Path, meta: Mapping[str, str], contract: str) -> None:
    form = int(meta.get("format", FORMAT))
    if form > FORMAT:
        raise StateError(
            f"{path} was written by a newer Understudy: its format is {form}, the newest known here is {FORMAT}; "
            "update Understudy, or choose another file"
        )
    if form < FORMAT:
        raise StateError(
            f"{path} was written by an older Understudy: its format is {form}, the one known here is {FORMAT}; "
            "choose another file, or serve this one with the Understudy that wrote it"
        )
    theirs = meta.get("contract", contract)
    if contract and theirs != contract:
        raise StateError(f"{path} holds the state of {theirs}, not of {contract}; choose another file")


@contextmanager
def _reported(path: Path, verb: str) -> Iterator[None]:
    """Turn what SQLite says into what to do about it."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        cause = error.orig if isinstance(error, DBAPIError) else error
        name = str(getattr(cause, "sqlite_errorname", ""))
        for prefix, message in _REASONS.items():
            if name.startswith(prefix):
                raise StateError(f"{path} {message}") from error
        raise StateError(f"{path} can't be {verb}: {cause}; choose another file") from error

"""The URL of a state in PostgreSQL, and what went wrong there in words. A password is never shown."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import sqlalchemy as sql
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from understudy.state.postgres_patience import SilentDatabaseError
from understudy.state.shared import UnavailableError
from understudy.state.store import StateError

EXAMPLE = "postgresql://user:password@host:5432/database"

# By SQLSTATE, or by the beginning of it. Who can't connect now may later.
_UNCONNECTED = {
    "28P01": "refuses the user or the password; correct --state",
    "28": "refuses the user; correct --state, or let them in (pg_hba.conf)",
    "3D000": "does not exist; create it with CREATE DATABASE, or correct --state",
    "53300": "has no free connection; raise its max_connections, or start fewer processes",
}
_REASONS = {
    "42501": "does not let this user have a schema there; GRANT CREATE ON DATABASE, or choose another database",
    "53100": "can't be written: the disk is full; nothing was changed",
    "25006": "can only be read; choose the primary server",
}
_BUSY = ("55P03", "57014")
_LOST = ("08", "57P", "XX000")


class LostConnectionError(UnavailableError):
    """The connection ended. Whether a change that was under way was made is not known yet."""


def read_url(url: str) -> sql.URL:
    """The URL, for psycopg. Raises StateError for one that can't be read."""
    try:
        parsed = sql.make_url(url)
    except (ArgumentError, ValueError):
        raise StateError(f"--state is no URL of a PostgreSQL database; write {EXAMPLE}") from None
    return parsed.set(drivername="postgresql+psycopg")


def place_of(url: sql.URL) -> str:
    """The database for messages, without its password, wherever in the URL that is."""
    return sql.URL.create("postgresql", url.username, None, url.host, url.port, url.database).render_as_string()


@contextmanager
def reported(place: str) -> Iterator[None]:
    """Turn what PostgreSQL says into what to do about it."""
    try:
        yield
    except (DBAPIError, psycopg.Error) as error:
        cause: Any = error.orig if isinstance(error, DBAPIError) else error
        raise _error_of(place, cause, is_lost=getattr(error, "connection_invalidated", False)) from error
    except PoolTimeoutError as error:
        raise UnavailableError(f"{place} has no connection free; try again") from error


def _error_of(place: str, cause: Any, *, is_lost: bool) -> StateError:
    if isinstance(cause, SilentDatabaseError):
        return UnavailableError(f"{place} does not answer; try again when it does, or correct --state")
    state = _state_of(cause)
    for reasons, kind in ((_UNCONNECTED, UnavailableError), (_REASONS, StateError)):
        for start, reason in reasons.items():
            if state.startswith(start):
                return kind(f"{place} {reason}")
    if state in _BUSY:
        return UnavailableError(f"{place} is held by another process for too long; try again")
    if is_lost or state.startswith(_LOST) or isinstance(cause, psycopg.OperationalError | psycopg.InterfaceError):
        return LostConnectionError(f"{place} can't be reached: {_first_line(cause)}; start it, or correct --state")
    return StateError(f"{place} can't be used: {_first_line(cause)}; choose another database")


def _state_of(cause: Any) -> str:
    """The SQLSTATE; libpq has none of a connection that was never made."""
    state: str | None = getattr(cause, "sqlstate", None)
    if state is not None:
        return state
    text = str(cause)
    for known, words in (
        ("28P01", "password authentication failed"),
        ("28P01", "no password supplied"),
        ("28", "no pg_hba.conf entry"),
        ("28", 'role "'),
        ("3D000", "does not exist"),
        ("53300", "too many clients"),
        ("53300", "remaining connection slots"),
    ):
        if words in text:
            return known
    return ""


def _first_line(cause: Any) -> str:
    """What libpq says of the last thing that it tried, without the address, which is known."""
    lines = [line.strip() for line in str(cause).splitlines() if line.strip()]
    line = next((line for line in lines if "failed: " in line), lines[0] if lines else type(cause).__name__)
    line = line.rpartition("failed: ")[2].removeprefix("FATAL: ").strip().rstrip(".")
    return line[:1].lower() + line[1:]

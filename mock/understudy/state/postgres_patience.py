"""A database that takes connections and statements and answers nothing, as one that is stopped, is not waited for long.

A socket to it stays open, so neither TCP nor libpq ends the wait; what was sent is carried out when it goes on.
"""

from __future__ import annotations

from collections.abc import Callable, Generator
from time import monotonic
from typing import Any, TypeVar

import psycopg

_SECONDS = 15.0
"""Without a byte from the server. A statement that waits for a lock has an answer before (`lock_timeout`)."""
_SECONDS_WHEN_SILENT = 2.0
"""The same when the last one that waited did so in vain, and how long nobody tries after that."""

_T = TypeVar("_T")


class SilentDatabaseError(psycopg.OperationalError):
    """Nothing came from the server for too long. Whether it will do what was sent is not known."""


class Patience:
    """How long one database is waited for: briefly by those behind somebody who waited in vain. Thread-safe."""

    def __init__(self) -> None:
        self._silent_since: float | None = None

    @property
    def seconds(self) -> float:
        """How long to wait for the next byte."""
        return _SECONDS if self._silent_since is None else _SECONDS_WHEN_SILENT

    def check(self) -> None:
        """Raise SilentDatabaseError where somebody has just waited in vain: who queues behind is answered at once."""
        since = self._silent_since
        if since is not None and monotonic() < since + _SECONDS_WHEN_SILENT:
            raise SilentDatabaseError("does not answer")

    def lose(self) -> None:
        """Somebody waited in vain."""
        self._silent_since = monotonic()

    def answered(self) -> None:
        """It speaks."""
        if self._silent_since is not None:
            self._silent_since = None

    def connect(self, make: Callable[[], psycopg.Connection[Any]]) -> psycopg.Connection[Any]:
        """A connection, to which this patience applies from then on."""
        self.check()
        try:
            connection = make()
        except psycopg.errors.ConnectionTimeout as error:
            self.lose()
            raise SilentDatabaseError(str(error)) from error
        assert isinstance(connection, WaitingConnection)
        connection.patience = self
        return connection


class WaitingConnection(psycopg.Connection[Any]):
    """A connection that is closed when nothing comes for too long."""

    patience: Patience | None = None

    def wait(self, gen: Any, *arguments: Any, **options: Any) -> Any:
        if self.patience is None:
            return super().wait(gen, *arguments, **options)
        return super().wait(self._heard(gen, self.patience), *arguments, **options)

    def _heard(self, waiting: Generator[Any, Any, _T], patience: Patience) -> Generator[Any, Any, _T]:
        """What is waited for, with a look at the clock whenever nothing came (`ready` is 0 ten times a second)."""
        until = monotonic() + patience.seconds
        try:
            wanted = next(waiting)
            while True:
                ready = yield wanted
                if ready:
                    until = monotonic() + patience.seconds
                elif monotonic() > until:
                    patience.lose()
                    self.pgconn.finish()
                    raise SilentDatabaseError("does not answer")
                wanted = waiting.send(ready)
        except StopIteration as end:
            patience.answered()
            found: _T = end.value
            return found

"""A process among those that share a state: it listens to what the others do, and is known to be alive.

What it claims is its own as long as its connection lives, so that whatever ends the process frees it at once.
"""

from __future__ import annotations

import logging
import os
import selectors
import threading
from collections.abc import Callable
from typing import Any

import psycopg

from understudy.state.postgres import PostgresDatabase
from understudy.state.shared import UnavailableError
from understudy.state.store import StateError

KIND = 0x756E6473
"""Tells the locks of members from others: the first half of each of their numbers."""

_SECONDS_TO_JOIN = 10.0
_AGAIN = 0.2
_log = logging.getLogger("understudy")


class Member:
    """Listens in a thread of its own, over a connection of its own, until it is stopped.

    `notified` is called with a space and the version that it has now: 0 where only its journal changed, -1 where
    anything may have.
    """

    def __init__(self, database: PostgresDatabase, notified: Callable[[str | None, int], None]) -> None:
        self._database = database
        self._notified = notified
        self._owner = 0
        self._has_joined = threading.Event()
        self._stopped = threading.Event()
        self._ear, self._mouth = os.pipe()
        self._thread = threading.Thread(target=self._run, name="understudy-listen", daemon=True)
        self._thread.start()

    @property
    def owner(self) -> int:
        """Its number, which no other process ever has. Raises UnavailableError."""
        if not self._has_joined.wait(_SECONDS_TO_JOIN):
            raise UnavailableError(f"{self._database.place} can't be listened to; try again")
        return self._owner

    def stop(self) -> None:
        """Leave: whatever it claimed is free."""
        if self._stopped.is_set():
            return
        self._stopped.set()
        os.write(self._mouth, b".")
        self._thread.join(_SECONDS_TO_JOIN)
        os.close(self._ear)
        os.close(self._mouth)

    def _run(self) -> None:
        while not self._stopped.is_set():
            try:
                with self._database.connect_alone() as connection:
                    self._join(connection)
                    with selectors.DefaultSelector() as ready:
                        ready.register(connection.fileno(), selectors.EVENT_READ)
                        ready.register(self._ear, selectors.EVENT_READ)
                        self._listen(connection, ready)
            except psycopg.Error as error:
                self._has_joined.clear()
                _log.debug("the connection that listens was lost: %s", error)
                self._stopped.wait(_AGAIN)

    def _join(self, connection: psycopg.Connection[Any]) -> None:
        found = connection.execute("SELECT nextval('understudy.owners')").fetchone()
        assert found is not None
        connection.execute("SELECT pg_advisory_lock(%s, %s)", (KIND, found[0]))
        connection.execute("LISTEN understudy")
        self._owner = found[0]
        self._has_joined.set()
        # What was said while nobody listened.
        self._hear(None, -1)

    def _listen(self, connection: psycopg.Connection[Any], ready: selectors.BaseSelector) -> None:
        while not self._stopped.is_set():
            ready.select()
            newest: dict[str, int] = {}
            for notice in connection.notifies(timeout=0):
                version, _, space = notice.payload.partition(" ")
                newest[space] = max(int(version), newest.get(space, 0))
            for each, number in newest.items():
                self._hear(each, number)

    def _hear(self, space: str | None, version: int) -> None:
        try:
            self._notified(space, version)
        except StateError as error:
            _log.debug("what others did can't be taken up now: %s", error)
        except Exception:  # noqa: BLE001 - the thread must outlive a bug; the log has it
            _log.exception("taking up what other processes did failed inside the mock")

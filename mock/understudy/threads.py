"""Threads that are made when there is work for them and end when there is none; none of them keeps a process alive."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Callable

_IDLE_SECONDS = 10.0
_log = logging.getLogger("understudy")


class Threads:
    """At most `most` threads that carry out tasks in the order in which they came. Thread-safe.

    `concurrent.futures` joins its threads at exit, so one that waits for somebody else would keep the process.
    """

    def __init__(self, name: str, most: int) -> None:
        self._name = name
        self._most = most
        self._tasks: deque[Callable[[], None]] = deque()
        self._changed = threading.Condition()
        self._idle = 0
        self._count = 0

    def submit(self, task: Callable[[], None]) -> None:
        """Carry a task out as soon as a thread is free."""
        with self._changed:
            self._tasks.append(task)
            if self._idle < len(self._tasks) and self._count < self._most:
                self._count += 1
                threading.Thread(target=self._run, name=self._name, daemon=True).start()
            else:
                self._changed.notify()

    def _run(self) -> None:
        while True:
            with self._changed:
                self._idle += 1
                has_task = self._changed.wait_for(lambda: self._tasks, _IDLE_SECONDS)
                self._idle -= 1
                if not has_task:
                    self._count -= 1
                    return
                task = self._tasks.popleft()
            try:
                task()
            except Exception:  # noqa: BLE001 - the thread must outlive a bug; the log has it
                _log.exception("a task of %s failed inside the mock", self._name)
            del task  # what it holds is not kept while nothing happens

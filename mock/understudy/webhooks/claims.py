"""What one process at a time may deliver, where several share the mock."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from time import sleep

from understudy.state.shared import SharedSpace

__all__ = ["Claims"]

_AGAIN = 0.02


class Claims:
    """Claims of this process; its threads keep out of each other's way themselves. Thread-safe.

    A claim within a claim of the same name costs nothing. Where nobody shares the mock, everything is free.
    """

    def __init__(self, shared: SharedSpace | None) -> None:
        self._shared = shared
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()

    @contextmanager
    def held(self, name: str, *, wait: bool) -> Iterator[bool]:
        """Whether it is this process's until the end; `wait` until it is. Raises StateError."""
        while not (is_held := self._take(name)) and wait:
            sleep(_AGAIN)
        try:
            yield is_held
        finally:
            if is_held:
                self._let_go(name)

    def _take(self, name: str) -> bool:
        if self._shared is None:
            return True
        with self._lock:
            if not self._held[name] and not self._shared.claim(name):
                return False
            self._held[name] += 1
        return True

    def _let_go(self, name: str) -> None:
        if self._shared is None:
            return
        with self._lock:
            self._held[name] -= 1
            if not self._held[name]:
                del self._held[name]
                self._shared.release(name)

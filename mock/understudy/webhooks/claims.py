"""What one process at a time may deliver, where several share the mock."""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from time import sleep

from understudy.state.shared import SharedSpace

__all__ = ["Claims"]

_AGAIN = 0.02
_FREE = nullcontext(True)


class Claims:
    """Claims of this process; its threads keep out of each other's way themselves. Thread-safe.

    A claim within a claim of the same name costs nothing. Where nobody shares the mock, everything is free.
    """

    def __init__(self, shared: SharedSpace | None) -> None:
        self._shared = shared
        self._held: Counter[str] = Counter()
        self._lock = threading.Lock()

    def held(self, name: str, *, wait: bool) -> AbstractContextManager[bool]:
        """Whether it is this process's until the end; `wait` until it is. Raises StateError."""
        return _FREE if self._shared is None else self._claimed(self._shared, name, wait)

    @contextmanager
    def _claimed(self, shared: SharedSpace, name: str, wait: bool) -> Iterator[bool]:
        while not (is_held := self._take(shared, name)) and wait:
            sleep(_AGAIN)
        try:
            yield is_held
        finally:
            if is_held:
                self._let_go(shared, name)

    def _take(self, shared: SharedSpace, name: str) -> bool:
        with self._lock:
            if not self._held[name] and not shared.claim(name):
                return False
            self._held[name] += 1
        return True

    def _let_go(self, shared: SharedSpace, name: str) -> None:
        with self._lock:
            self._held[name] -= 1
            if not self._held[name]:
                del self._held[name]
                shared.release(name)

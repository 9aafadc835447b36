"""The event loop of the server: answers to requests that came together go out together.

An answer wakes its client where that waits for it, and the system takes longer to wake a process on another core than
to send it something: a quarter of the time of a plain GET. Those behind the first find it awake.
"""

from __future__ import annotations

import asyncio
import selectors
import sys
from time import monotonic
from typing import Protocol

_FEW = 2
"""So many requests at once are answered one by one: their clients may as well go on meanwhile."""

_LONGEST = 0.000_1
"""Seconds that an answer waits for others before all go out; then one more can't save much."""


class _Sender(Protocol):
    def send_held(self) -> None:
        """Send what was held back."""


class Batch:
    """The answers of one turn of a loop that wait for each other. `is_many`: more than a few things came at once."""

    __slots__ = ("_held", "_until", "is_many")

    def __init__(self) -> None:
        self.is_many = False
        self._held: list[_Sender] = []
        self._until = 0.0

    def hold(self, sender: _Sender) -> None:
        """Have somebody send later, but not much later; before the loop waits for anything else."""
        now = monotonic()
        if not self._held:
            self._until = now + _LONGEST
        self._held.append(sender)
        if now >= self._until:
            self.send()

    def send(self) -> None:
        """Have all send now."""
        if self._held:
            held, self._held = self._held, []
            for each in held:
                each.send_held()


class _Selector(selectors.DefaultSelector):
    """Sends what is held back before it waits."""

    def __init__(self, batch: Batch) -> None:
        super().__init__()
        self._batch = batch

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._batch.send()
        found = super().select(timeout)
        self._batch.is_many = len(found) > _FEW
        return found


def event_loop(batch: Batch) -> asyncio.AbstractEventLoop:
    """A new loop; on Windows, where it does not wait by a selector, one in which nothing is ever held back."""
    return asyncio.new_event_loop() if sys.platform == "win32" else asyncio.SelectorEventLoop(_Selector(batch))

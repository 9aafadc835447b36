"""An answer that goes on: lines that one connection sends as they come, in chunks where its client knows those."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Protocol

from understudy.server.reply import Lines
from understudy.server.wire import LAST_CHUNK, chunk


class Loop(Protocol):
    """What a stream needs of the server."""

    def now(self) -> float:
        """The time of the loop, in seconds."""

    def call_soon(self, task: Callable[[], None]) -> None:
        """Call something in the loop; from any thread."""


class LineStream:
    """Everything runs in the event loop, but for `wake`. `ended` is called when there are no more lines.

    `stalled_since` is the time from which on its client has taken nothing.
    """

    def __init__(
        self, loop: Loop, transport: asyncio.Transport, lines: Lines, *, chunked: bool, ended: Callable[[], None]
    ) -> None:
        self._loop, self._transport, self._lines = loop, transport, lines
        self._chunked, self._ended = chunked, ended
        self._is_woken = self._is_closed = False
        self._is_quiet = True
        self.stalled_since: float | None = None

    def begin(self) -> None:
        """Send what there is, and from then on what comes."""
        self._lines.listen(self.wake)
        self.send()

    def wake(self) -> None:
        """There are lines. Called from any thread."""
        if not self._is_woken:
            self._is_woken = True
            self._loop.call_soon(self.send)

    def send(self) -> None:
        """Send the lines that came, unless the client has not taken the last ones."""
        self._is_woken = False
        if self._is_closed or self.stalled_since is not None:
            return
        text = self._lines.take()
        if text is None:
            self.end()
        elif text:
            self._is_quiet = False
            self._transport.write(chunk(text) if self._chunked else text)

    def beat(self, longest_stall: float) -> None:
        """Say that the stream is alive, where nothing else was sent for a while; cut it off where nobody reads it."""
        if self.stalled_since is not None:
            if self._loop.now() - self.stalled_since > longest_stall:
                self._transport.abort()
            return
        if self._is_quiet:
            idle = self._lines.idle
            self._transport.write(chunk(idle) if self._chunked else idle)
        self._is_quiet = True

    def end(self) -> None:
        """Say that no more comes."""
        if self._chunked:
            self._transport.write(LAST_CHUNK)
        self._ended()

    def close(self) -> None:
        """The connection is gone."""
        self._is_closed = True
        self._lines.close()

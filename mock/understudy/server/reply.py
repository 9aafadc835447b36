"""An answer on its way from a WSGI application to the wire, and what must happen before it may go out.

An application that finds a `PendingReply` in its environ leaves all waiting to the server: it names what it waits for,
and returns. Under any other server, where there is none, it waits itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Protocol

REPLY = "understudy.reply"
"""The key of the `PendingReply` in an environ."""

HEADERS = "understudy.headers"
"""The key of the header fields in an environ, by lower-case name, where the server has them so."""

BODY = "understudy.body"
"""The key of the body in an environ, where the server has all of it."""


class Lines(Protocol):
    """The text of a stream, which comes while it is open."""

    idle: bytes
    """What is sent where nothing came for a while."""

    def take(self) -> bytes | None:
        """All that is there by now, empty where nothing is; None at its end. Never waits."""

    def listen(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, whenever there is more to take."""

    def close(self) -> None:
        """The client is gone. Safe to call twice."""


class PendingReply:
    """One answer. `start` is its WSGI `start_response`.

    `work` makes the answer where that may take long, in a thread: one that is kept for calls that don't wait for others
    with `is_quick`. `before` is called with a function to call when what it began has ended; then `delay` seconds
    pass, and the answer goes out, followed by `lines` where it is a stream; the connection is closed in its place if it
    `is_dropped`. `pauses` are (offset, seconds) to wait before the bytes of the body from there on. `sent` is called
    when it goes out.
    """

    # Defaults of the class: most answers set three of them, and one is made for each request.
    status = ""
    headers: Sequence[tuple[str, str]] = ()
    body = b""
    work: Callable[[], Iterable[bytes]] | None = None
    is_quick = False
    before: Callable[[Callable[[], None]], None] | None = None
    delay = 0.0
    pauses: Sequence[tuple[int, float]] = ()
    is_dropped = False
    lines: Lines | None = None
    sent: Callable[[], None] | None = None

    def start(self, status: str, headers: Sequence[tuple[str, str]], _error: Any = None) -> Callable[[bytes], None]:
        """`start_response` (PEP 3333)."""
        self.status, self.headers, self.body = status, headers, b""
        return self._write

    def _write(self, data: bytes) -> None:
        self.body += data

    def take(self, parts: Iterable[bytes]) -> None:
        """The body that an application returned, which is then closed."""
        if type(parts) is list and len(parts) == 1:
            self.body = self.body + parts[0] if self.body else parts[0]
            return
        try:
            self.body += b"".join(parts)
        finally:
            close = getattr(parts, "close", None)
            if close is not None:
                close()


def reply_of(environ: Mapping[str, Any]) -> PendingReply | None:
    """The reply that an application may leave its waiting to."""
    found: PendingReply | None = environ.get(REPLY)
    return found

"""What the head of a request said, for the next one of its connection that has the same: it is not parsed again.

Clients that poll, and most that write, send the same head again and again. Between two messages a parser is as it was
at the start (RFC 9112 section 9.3), so the same bytes mean the same.
"""

from __future__ import annotations

from understudy.server.incoming import Incoming

_END = b"\r\n\r\n"
_MOST = 4_096
# The connection does more for these than to read them.
_MORE = ("expect", "upgrade", "transfer-encoding")


class KnownHead:
    """A head, and the request that it began. The request is read again only when it has been answered."""

    __slots__ = ("_head", "_incoming", "_length")

    def __init__(self, head: bytes, length: int, incoming: Incoming) -> None:
        self._head = head
        self._length = length
        self._incoming = incoming

    def read(self, data: bytes) -> Incoming | None:
        """The request that these bytes are, where they are one of this head and no more; else None."""
        if len(data) != self._length or not data.startswith(self._head):
            return None
        incoming = self._incoming
        incoming.body = data[len(self._head) :]
        return incoming


def known_head(data: bytes, incoming: Incoming) -> KnownHead | None:
    """The head of a request that came whole in these bytes and is answered; None where it may not be kept.

    What comes behind the head must be its body and nothing else.
    """
    length = data.find(_END) + len(_END)
    if length > _MOST or length + len(incoming.body) != len(data) or incoming.protocol != "HTTP/1.1":
        return None
    if not incoming.keep_alive or any(name in incoming.headers for name in _MORE):
        return None
    incoming.size = 0  # of the next body nothing is buffered
    return KnownHead(data[:length], len(data), incoming)

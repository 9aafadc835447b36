"""How long a connection may take, how much it may send, and how many sessions a server has."""

from __future__ import annotations

from understudy.lazy_dataclass import dataclass

MOST_SESSIONS = 256
"""How many sessions there may be; one more, and the one that was not used for the longest time is ended."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a connection may be silent, in seconds, and how much it may send.

    `idle`: before and between requests; `head`: from a request's first byte to the end of its head; `silence`: without
    a byte of its body; `request`: from its first byte to its last one. `stalled`: a stream's client that reads nothing.
    `head_bytes` are those of a head; `buffered` are the bytes of bodies that all connections together may have sent
    and that no application has seen yet.
    """

    idle: float = 75.0
    head: float = 10.0
    silence: float = 20.0
    request: float = 300.0
    stalled: float = 60.0
    linger: float = 2.0
    silent: float = 600.0
    head_bytes: int = 65_536
    buffered: int = 512 * 1024 * 1024

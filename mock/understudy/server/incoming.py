"""A request while it is being read."""

from __future__ import annotations

from typing import Any

from understudy.server.reply import HEADERS

__all__ = ["Incoming"]


class Incoming:
    """A request, as far as it has come: its environ, target and body, and when it began by the time of the loop."""

    __slots__ = ("began", "body", "environ", "has_head", "headers", "is_whole", "keep_alive", "size", "target")

    def __init__(self, environ: dict[str, Any], began: float) -> None:
        self.environ = environ
        self.headers: dict[str, str] = {}
        environ[HEADERS] = self.headers
        self.began = began
        self.target = b""
        self.body: list[bytes] = []
        self.size = 0
        self.has_head = False
        self.is_whole = False
        self.keep_alive = False

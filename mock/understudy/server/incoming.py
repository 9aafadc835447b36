"""A request while it is being read, and when it has been."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from typing import Any
from urllib.parse import unquote_to_bytes

from understudy.server.reply import BODY, HEADERS, REPLY, PendingReply

_MOST_KEYS = 1_000
_keys: dict[str, str] = {"content-type": "CONTENT_TYPE", "content-length": "CONTENT_LENGTH"}


class Incoming:
    """A request, as far as it has come.

    `base` is what the environs of all requests of a connection have in common, `headers` are the fields by lower-case
    name. `began` is when it began by the time of the loop, where that matters by now. `path` and `query` are still
    percent-encoded, and there once it `is_whole`, as is the `body` in one piece. `is_plain`: its application found that
    its head asks for nothing but a call of the contract.
    """

    __slots__ = (
        "base",
        "began",
        "body",
        "has_head",
        "headers",
        "is_plain",
        "is_whole",
        "keep_alive",
        "method",
        "parts",
        "path",
        "protocol",
        "query",
        "size",
        "target",
    )

    def __init__(self, base: Mapping[str, Any]) -> None:
        self.base = base
        self.headers: dict[str, str] = {}
        self.began: float | None = None
        self.target = b""
        self.parts: list[bytes] = []
        self.size = 0
        self.has_head = False
        self.is_whole = self.is_plain = False
        self.keep_alive = False
        self.protocol = "HTTP/1.1"
        self.method = self.path = self.query = ""
        self.body = b""

    def head_bytes(self) -> int:
        """How long the target and the header fields are, about as they were sent."""
        return len(self.target) + sum(len(name) + len(value) + len(": \r\n") for name, value in self.headers.items())

    def environ(self, reply: PendingReply) -> dict[str, Any]:
        """The environ of the request (PEP 3333)."""
        path, target = self.path, self.target.decode("latin-1")
        environ = {
            **self.base,
            "SERVER_PROTOCOL": self.protocol,
            "REQUEST_METHOD": self.method,
            "RAW_URI": target,
            "PATH_INFO": unquote_to_bytes(path).decode("latin-1") if "%" in path else path,
            "QUERY_STRING": self.query,
            "wsgi.input": BytesIO(self.body),
            HEADERS: self.headers.copy(),  # the session takes its own out
            REPLY: reply,
        }
        for name, text in self.headers.items():
            environ[_keys.get(name) or _key(name)] = text
        if self.is_whole:
            environ[BODY] = self.body
        if "transfer-encoding" in self.headers:
            environ["wsgi.input_terminated"] = True
        return environ


def _key(name: str) -> str:
    """The key that a header field has in an environ."""
    key = "HTTP_" + name.upper().replace("-", "_")
    if len(_keys) < _MOST_KEYS:
        _keys[name] = key
    return key

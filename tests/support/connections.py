"""A connection of our server without a loop and without a socket: what it gets is answered at once."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from understudy.server.connection import HttpConnection
from understudy.server.http_server import HttpServer

__all__ = ["connected", "sent"]


class _Transport:
    """The end of a connection that keeps what is written."""

    def __init__(self) -> None:
        self.written = b""

    def get_extra_info(self, _name: str) -> Any:
        return ("127.0.0.1", 50_000)

    def write(self, data: bytes) -> None:
        self.written = data


class _Server(HttpServer):
    def base_environ(self, _transport: Any) -> dict[str, Any]:
        return {"SCRIPT_NAME": "", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http"}


def connected(application: Callable[..., Any]) -> HttpConnection:
    """A connection to a server of this WSGI application; `_transport.written` is the last that it wrote."""
    made = HttpConnection(_Server(application))
    made.connection_made(_Transport())  # type: ignore[arg-type]
    return made


def sent(method: str, path: str, body: Any) -> bytes:
    """A request as a client sends it."""
    text = b"" if body is None else json.dumps(body).encode()
    head = f"{method} {path} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer t\r\n"
    more = f"Content-Type: application/json\r\nContent-Length: {len(text)}\r\n" if text else ""
    return f"{head}{more}\r\n".encode() + text

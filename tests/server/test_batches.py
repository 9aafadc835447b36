"""Answers to requests that came together go out together: the same bytes, in the same order, none left behind."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Iterable
from contextlib import ExitStack
from typing import Any

import pytest
from connections import connected
from http_servers import SECONDS, http_server

from understudy.server.connection import HttpConnection
from understudy.server.event_loop import Batch
from understudy.server.http_server import HttpServer
from understudy.server.reply import Lines, reply_of

GET = b"GET /%d HTTP/1.1\r\nHost: x\r\n\r\n"
LAST = b"GET /last HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"


class _OneLine:
    """A stream of one line."""

    idle = b":\n"

    def __init__(self) -> None:
        self._rest: list[bytes | None] = [None, b"line\n"]

    def take(self) -> bytes | None:
        return self._rest.pop()

    def listen(self, wake: Callable[[], None]) -> None:
        wake()

    def close(self) -> None:
        pass


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Says which path was called: with its end late below `/paced`, as a stream below `/stream`."""
    path, reply = environ["PATH_INFO"], reply_of(environ)
    start_response("200 OK", [("Content-Type", "text/plain")])
    assert reply is not None
    if path == "/paced":
        reply.pauses = ((1, 0.0),)
    if path == "/stream":
        lines: Lines = _OneLine()
        reply.lines = lines
    return [path.encode()]


class _Transport:
    """Keeps what happens to it, in order."""

    def __init__(self) -> None:
        self.happened: list[bytes] = []

    def get_extra_info(self, _name: str) -> Any:
        return ("127.0.0.1", 50_000)

    def write(self, data: bytes) -> None:
        self.happened.append(re.sub(rb"Date: [^\r]*", b"", data))

    def write_eof(self) -> None:
        self.happened.append(b"<end>")

    def close(self) -> None:
        self.happened.append(b"<closed>")

    def can_write_eof(self) -> bool:
        return True

    def pause_reading(self) -> None:
        pass

    resume_reading = pause_reading


class _Server(HttpServer):
    """Without a loop: what is to happen later happens at once."""

    def base_environ(self, _transport: Any) -> dict[str, Any]:
        return {"SCRIPT_NAME": "", "SERVER_PROTOCOL": "HTTP/1.1", "wsgi.url_scheme": "http"}

    def call_later(self, _seconds: float, task: Callable[[], None]) -> None:
        task()

    def call_soon(self, task: Callable[[], None]) -> None:
        task()


def happened(pieces: list[bytes], *, together: bool) -> bytes:
    """What happens to a connection that gets these pieces, in one turn of the loop or each in its own."""
    server, transport = _Server(echo), _Transport()
    connection = HttpConnection(server)
    connection.connection_made(transport)  # type: ignore[arg-type]
    server.batch.is_many = together
    for piece in pieces:
        connection.data_received(piece)
    server.batch.send()
    return b"".join(transport.happened)


@pytest.mark.parametrize(
    "pieces",
    [
        [GET % 1],
        [GET % 1, GET % 2],
        [GET % 1 + GET % 2 + GET % 3, GET % 4],
        [GET % 1 + LAST],
        [GET % 1, LAST, GET % 2],
        [GET % 1 + b"no request\r\n\r\n"],
        [GET % 1, b"POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n", b"a"],
        [GET % 1 + b"GET /paced HTTP/1.1\r\nHost: x\r\n\r\n" + GET % 2],
        [GET % 1 + b"GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"],
        [GET % 1 + b"HEAD /2 HTTP/1.1\r\nHost: x\r\n\r\n"],
    ],
)
def test_a_connection_says_the_same_in_the_same_order(pieces: list[bytes]) -> None:
    alone = happened(pieces, together=False)
    assert alone.startswith(b"HTTP/1.1 200 OK\r\n")
    assert happened(pieces, together=True) == alone


def test_answers_wait_for_each_other_but_not_for_long(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 0.0
    monkeypatch.setattr("understudy.server.event_loop.monotonic", lambda: now)
    connection = connected(echo)
    found: list[bytes] = []
    connection._transport.write = found.append  # type: ignore[method-assign, assignment]
    connection._server.batch.is_many = True
    connection.data_received(GET % 1)
    now = 0.000_05
    connection.data_received(GET % 2)
    assert found == []
    now = 0.000_11
    connection.data_received(GET % 3)
    assert [each.count(b"200 OK") for each in found] == [3]
    connection.data_received(GET % 4)
    connection._server.batch.send()
    assert [each.count(b"200 OK") for each in found] == [3, 1]
    Batch().send()  # nothing waits


def test_whoever_comes_together_is_answered_together() -> None:
    begun, goes_on, seen = threading.Event(), threading.Event(), []

    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        if environ["PATH_INFO"] == "/first":
            begun.set()
            assert goes_on.wait(SECONDS)
        seen.append(server.batch.is_many)
        return echo(environ, start_response)

    with http_server(application) as (server, port), ExitStack() as links:
        first, *others = (links.enter_context(socket.create_connection(("127.0.0.1", port), SECONDS)) for _ in range(9))
        for number, link in enumerate(others):  # each is known to the loop before
            link.sendall(GET % number)
            assert link.recv(65_536).endswith(b"/%d" % number)
        first.sendall(b"GET /first HTTP/1.1\r\nHost: x\r\n\r\n")
        assert begun.wait(SECONDS)
        for number, link in enumerate(others):
            link.sendall(GET % number)
        seen.clear()
        goes_on.set()
        assert first.recv(65_536).endswith(b"/first")
        assert [link.recv(65_536).rpartition(b"\r\n\r\n")[2] for link in others] == [b"/%d" % i for i in range(8)]
    assert seen == [False] + [True] * 8

"""A head that comes again on a connection means the same again, and whatever is not quite that head is parsed."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import pytest
from connections import connected
from documents import document, operation, play, schema_ref

from understudy.server.app import create_app
from understudy.server.connection import HttpConnection
from understudy.server.known_heads import KnownHead

GET = b"GET /a?b=1 HTTP/1.1\r\nHost: x\r\nX-One: 1\r\n\r\n"
POST = b"POST /a HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\n"
CHUNKED = b"POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n"


def echo(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
    """Says what came, byte by byte."""
    fields = sorted(f"{name}={value}" for name, value in environ.items() if name.startswith("HTTP_"))
    line = f"{environ['REQUEST_METHOD']} {environ['PATH_INFO']}?{environ['QUERY_STRING']}"
    body = environ["wsgi.input"].read()
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [" ".join((line, *fields, environ["SERVER_PROTOCOL"], "")).encode() + body]


class Plain(HttpConnection):
    """Parses every head."""

    _known: KnownHead | None = property(lambda _self: None, lambda _self, _known: None)  # type: ignore[assignment]


def written(connection: HttpConnection) -> list[bytes]:
    """All that a connection writes from now on, in order."""
    found: list[bytes] = []
    transport: Any = connection._transport
    transport.write = found.append
    transport.pause_reading = transport.resume_reading = lambda: None
    transport.can_write_eof = lambda: True
    transport.write_eof = transport.close = lambda: None
    return found


def answers(made: type[HttpConnection], pieces: list[bytes]) -> list[bytes]:
    connection = connected(echo)
    if made is not HttpConnection:
        plain = made(connection._server)
        plain.connection_made(connection._transport)
        connection = plain
    found = written(connection)
    for piece in pieces:
        connection.data_received(piece)
    return [re.sub(rb"Date: [^\r]*", b"", each) for each in found]


@pytest.mark.parametrize(
    "pieces",
    [
        [GET, GET, GET],
        [POST + b"abc", POST + b"xyz", POST + b"abc"],
        [POST + b"abc", POST[:-8], b"3\r\n\r\nxyz", POST + b"123"],
        [POST + b"abc", POST, b"xyz", POST + b"123"],
        [POST + b"abc", POST + b"x", b"yz" + POST + b"123"],
        [POST + b"abc", POST + b"xyz" + GET, GET, POST + b"xyz"],
        [GET + GET, GET, GET + GET, GET],
        [GET, POST + b"abc", GET, POST + b"abc"],
        [GET + b"\r\n", GET + b"\r\n", b"\r\n" + GET, GET],
        [POST + b"\r\n\r\n\r\n"[:3] + b"\r\n", POST + b"\r\n\r\n\r\n"[:3] + b"GE", b"T / HTTP/1.1\r\nHost: y\r\n\r\n"],
        [CHUNKED, CHUNKED, CHUNKED.replace(b"abc", b"xyz")],
        [GET.replace(b"1.1", b"1.0"), GET.replace(b"1.1", b"1.0")],
        [GET[:-2] + b"Connection: close\r\n\r\n"] * 2,
        [POST[:-2] + b"Expect: 100-continue\r\n\r\nabc"] * 2,
        [GET[:-2] + b"Connection: upgrade\r\nUpgrade: websocket\r\n\r\n"] * 2,
        [GET, GET.replace(b"GET", b"GOT"), GET],
        [GET, GET[:20], GET[20:], GET],
    ],
)
def test_a_head_that_comes_again_is_answered_as_by_a_parser(pieces: list[bytes]) -> None:
    assert answers(HttpConnection, pieces) == answers(Plain, pieces)


def test_a_head_that_comes_again_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    connection = connected(echo)
    found = written(connection)
    connection.data_received(POST + b"abc")
    monkeypatch.setattr(connection, "_parser", None)
    connection.data_received(POST + b"xyz")
    assert [each.rpartition(b" ")[2] for each in found] == [b"abc", b"xyz"]


def test_connections_that_read_into_one_buffer_keep_what_came() -> None:
    one, other = connected(echo), connected(echo)
    other._server = one._server
    found = [written(one), written(other)]
    for piece in (POST[:10], POST[10:] + b"a", b"bc"):
        for connection, sent in ((one, piece), (other, piece.replace(b"abc", b"xyz").replace(b"bc", b"yz"))):
            buffer = connection.get_buffer(-1)
            assert buffer is one._server.buffer
            buffer[: len(sent)] = sent
            connection.buffer_updated(len(sent))
    assert [each.rpartition(b" ")[2] for answers in found for each in answers] == [b"abc", b"ayz"]


def test_a_head_that_comes_again_is_of_the_same_session(tmp_path: Path) -> None:
    box = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    number = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/boxes": {"post": operation("createBox", "201", schema_ref("Box"), body={"type": "object"})},
        "/boxes/{id}": {"parameters": number, "get": operation("getBox", reply=schema_ref("Box"))},
    }
    mock = play(document(paths, {"Box": box}), tmp_path)
    connection = connected(create_app(mock).wsgi_app)
    found = written(connection)
    head = b"POST /boxes HTTP/1.1\r\nHost: x\r\nX-Mock-Session: one\r\nContent-Type: application/json\r\n"
    for _ in range(3):
        connection.data_received(head + b"Content-Length: 2\r\n\r\n{}")
    assert [json.loads(each.rpartition(b"\r\n\r\n")[2])["id"] for each in found] == [1, 2, 3]
    assert len(mock.journal) == 0


def test_a_head_behind_another_request_is_measured_on_its_own() -> None:
    large = POST.replace(b"3", b"200000") + b"x" * 200_000
    found = answers(HttpConnection, [large + GET[:-4], GET[-4:]])
    assert [each.partition(b"\r\n")[0] for each in found] == [b"HTTP/1.1 200 OK"] * 2
    [refused] = answers(HttpConnection, [GET[:-2], *[b"X: " + b"a" * 30_000 + b"\r\n"] * 3])
    assert refused.startswith(b"HTTP/1.1 431 ")
    [refused] = answers(HttpConnection, [GET[:-2] + b"X: " + b"a" * 30_000, b"\r\nX: " + b"a" * 40_000 + b"\r\n\r\n"])
    assert refused.startswith(b"HTTP/1.1 431 ")

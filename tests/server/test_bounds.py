"""What is kept for speed alone has an end."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from understudy import answer_cache
from understudy.answer_cache import AnswerCache
from understudy.messages import Request, Response
from understudy.webhooks import sender
from understudy.webhooks.sender import HttpSender
from understudy.webhooks.targets import Targets


def read(number: int) -> Request:
    return Request("GET", f"/things/{number}", "", {}, b"")


def held(cache: AnswerCache) -> list[int]:
    return [number for number in range(20) if cache.get(read(number), 1, None) is not None]


def test_kept_answers_are_bounded_in_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_cache, "_MOST", 4)
    cache = AnswerCache()
    for number in range(10):
        cache.keep(read(number), 1, None, Response(200, (), b"x"))
        assert number in held(cache)
        assert len(held(cache)) <= 4


def test_kept_answers_are_bounded_in_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_cache, "_MOST_BYTES", 30)
    cache = AnswerCache()
    for number in range(10):
        cache.keep(read(number), 1, None, Response(200, (), b"x" * 10))
        assert number in held(cache)
        assert len(held(cache)) <= 3


class _Taken(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self) -> None:
        self.rfile.read(int(self.headers["Content-Length"]))
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def receiver() -> Iterator[str]:
    server = HTTPServer(("127.0.0.1", 0), _Taken)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}/"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


@pytest.mark.process
def test_connections_to_many_receivers_are_let_go(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "_TARGETS", 2)
    ours, targets = HttpSender(), Targets(())
    with ExitStack() as stack:
        for _ in range(5):
            target = targets.resolve(stack.enter_context(receiver()))
            assert ours.send("POST", target, (), b"{}", 10).status == 204
            assert len(ours._idle) <= 2
            # A receiver whose socket is closed can end.
            assert ours.send("POST", target, [("Connection", "close")], b"{}", 10).status == 204

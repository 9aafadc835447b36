"""The server never waits: whoever is slow, silent or calls back holds back nobody else."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from typing import Any

import httpx
import pytest
from http_servers import SECONDS, http_server, served_by_us
from receivers import orders

from understudy.mock import Mock
from understudy.server.limits import Limits
from understudy.server.reply import reply_of
from understudy.testing.wsgi_server import served
from understudy.webhooks.sender import HttpSender, Outcome

pytestmark = pytest.mark.process
CALLERS = 70
"""More than the server had threads when each call held one."""
POST = b"POST /orders HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n"


def connected(port: int) -> socket.socket:
    return socket.create_connection(("127.0.0.1", port), SECONDS)


def exchanged(port: int, sent: bytes, *, half_close: bool = False) -> bytes:
    """All that comes back until the server closes."""
    with connected(port) as link:
        link.sendall(sent)
        if half_close:
            link.shutdown(socket.SHUT_WR)
        return b"".join(iter(lambda: link.recv(65_536), b""))


def calling_back(port: Callable[[], int], path: str, method: str) -> Callable[..., Any]:
    """A receiver that asks the mock about what it is notified of before it answers."""

    def receiver(environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        event = json.loads(environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])))
        status = 204
        if event["type"] == "order.created":
            url = f"http://127.0.0.1:{port()}{path.format(event['data']['id'])}"
            status = httpx.request(method, url, timeout=SECONDS, trust_env=False).status_code
        start_response("204 No Content" if status < 300 else "500 Internal Server Error", [])
        return []

    return receiver


@pytest.mark.parametrize(("method", "path"), [("GET", "/orders/{}"), ("POST", "/orders/{}/pay")])
def test_receivers_of_synchronous_deliveries_may_call_back(method: str, path: str) -> None:
    mock, _ = orders(delivery="sync")
    mock = Mock(mock.contract, delivery="sync", sender=HttpSender(), real_latency=True)
    with served_by_us(mock) as (_, port), served(calling_back(lambda: port, path, method)) as url:
        mock.webhooks.add_endpoint(url)

        def call(_: int) -> int:
            return httpx.post(f"http://127.0.0.1:{port}/orders", json={}, timeout=SECONDS, trust_env=False).status_code

        with ThreadPoolExecutor(CALLERS) as callers:
            assert list(callers.map(call, range(CALLERS))) == [201] * CALLERS
        assert {event.status for event in mock.webhooks.events(type="order.created")} == {"delivered"}
        if method == "POST":
            assert {event.status for event in mock.webhooks.events(type="order.paid")} == {"delivered"}


def test_half_a_request_holds_back_nobody_and_ends() -> None:
    mock, _ = orders()
    limits = Limits(silence=1.0, head=1.0)
    with served_by_us(mock, limits) as (server, port), ExitStack() as open_links:
        links = [open_links.enter_context(connected(port)) for _ in range(300)]
        for link in links[:-1]:
            link.sendall(POST + b"Content-Length: 9\r\n\r\n{")
        links[-1].sendall(b"GET /orders HT")
        assert httpx.get(f"http://127.0.0.1:{port}/orders", trust_env=False).json() == []
        answers = [b"".join(iter(lambda link=link: link.recv(65_536), b"")) for link in links]
        assert {answer.split(b" ")[1] for answer in answers} == {b"408"}
        assert all(b"the body of the request did not come in time" in answer for answer in answers[:-1])
        assert b"the head of the request did not come in time" in answers[-1]
        assert server.buffered == 0
    assert mock.records("orders") == []


def test_a_connection_that_says_nothing_is_closed() -> None:
    mock, _ = orders()
    with served_by_us(mock, Limits(idle=0.2)) as (_, port):
        assert exchanged(port, b"") == b""
        answer = exchanged(port, b"GET /orders HTTP/1.1\r\nHost: a\r\n\r\n")
    assert answer.endswith(b"\r\n\r\n[]")


def test_a_body_that_keeps_coming_may_take_longer_than_a_silence() -> None:
    mock, _ = orders()
    body = b'{"note": "slow"}'
    head = POST + b"Connection: close\r\nContent-Length: %d\r\n\r\n"
    with served_by_us(mock, Limits(silence=2.0)) as (_, port), connected(port) as link:
        link.sendall(head % len(body))
        for byte in body:
            time.sleep(0.2)  # the time of a client is what this is about
            link.sendall(bytes([byte]))
        answer = b"".join(iter(lambda: link.recv(65_536), b""))
    assert answer.startswith(b"HTTP/1.1 201 ")


REFUSED = {
    "a bad chunk size": (
        b"POST /orders HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n",
        400,
        "this is no HTTP/1.1 request: Invalid character in chunk size",
    ),
    "no last chunk": (
        b"POST /orders HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n",
        400,
        "the body ends before its last chunk",
    ),
    "no HTTP": (b"HELLO\r\n\r\n", 400, "this is no HTTP/1.1 request: "),
    "two lengths": (
        b"POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{} ",
        400,
        "this is no HTTP/1.1 request: ",
    ),
    "a length and chunks": (
        b"POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        400,
        "this is no HTTP/1.1 request: ",
    ),
    "too long a body": (
        b"POST /orders HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999999\r\n\r\n",
        413,
        "the body is longer than 67108864 bytes",
    ),
    "too long a head": (
        b"GET /orders HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 600_000,
        431,
        "the head of a request has at most 65536 bytes",
    ),
    "a head that is too long, in one piece": (
        b"GET /orders HTTP/1.1\r\nHost: a\r\nX: " + b"a" * 70_000 + b"\r\n\r\n",
        431,
        "the head of a request has at most 65536 bytes",
    ),
    "too long a target": (
        b"GET /orders?" + b"a" * 70_000 + b" HTTP/1.1\r\nHost: a\r\n\r\n",
        431,
        "the head of a request has at most 65536 bytes",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_request_is_refused_with_a_reason(name: str) -> None:
    sent, status, reason = REFUSED[name]
    mock, _ = orders()
    with served_by_us(mock) as (_, port):
        head, _, body = exchanged(port, sent, half_close=name == "no last chunk").partition(b"\r\n\r\n")
    assert int(head.split(b" ")[1]) == status
    assert b"application/problem+json" in head
    assert json.loads(body)["detail"].startswith(reason)
    assert mock.records("orders") == []


def test_bodies_of_all_connections_together_are_bounded() -> None:
    mock, _ = orders()
    head = POST + b"Content-Length: 4000\r\n\r\n"
    with served_by_us(mock, Limits(buffered=5_000)) as (server, port), connected(port) as first:
        first.sendall(head + b"a" * 3_000)
        with connected(port) as second:
            second.sendall(head + b"a" * 3_000)
            assert second.recv(65_536).startswith(b"HTTP/1.1 503 ")
        first.sendall(b"a" * 1_000)
        assert b" 400 " in first.recv(65_536).split(b"\r\n")[0]  # no JSON, but read
        assert server.buffered == 0


def test_requests_that_come_together_are_answered_in_their_order() -> None:
    mock, _ = orders()
    gets = b"".join(b"GET /orders/%d HTTP/1.1\r\nHost: a\r\n\r\n" % number for number in range(5))
    control = b"GET /__mock__/health HTTP/1.1\r\nHost: a\r\n\r\n"
    last = b"GET /orders HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
    with served_by_us(mock) as (_, port):
        answer = exchanged(port, gets + control + gets + last)
    statuses = [part.split(b" ")[0] for part in answer.split(b"HTTP/1.1 ")[1:]]
    assert statuses == [b"404"] * 5 + [b"200"] + [b"404"] * 5 + [b"200"]


def test_two_hundred_subscribers_are_served_beside_everything_else() -> None:
    before = threading.active_count()
    mock, _ = orders()
    with served_by_us(mock) as (server, port), ExitStack() as streams, httpx.Client(trust_env=False) as client:
        links = [streams.enter_context(connected(port)) for _ in range(230)]
        for link in links:
            link.sendall(b"GET /__mock__/stream?topic=orders/* HTTP/1.1\r\nHost: a\r\n\r\n")
        for link in links:
            assert until(link, b": listening").startswith(b"HTTP/1.1 200 ")
        assert client.post(f"http://127.0.0.1:{port}/orders", json={"note": "x"}, timeout=SECONDS).status_code == 201
        for link in links:
            assert b'"topic":"orders/1"' in until(link, b'"topic":"orders/1"')
        assert client.get(f"http://127.0.0.1:{port}/__mock__/health", timeout=SECONDS).status_code == 200
        assert threading.active_count() < before + 20
        streams.close()
        deadline = time.monotonic() + SECONDS
        while server.streams and time.monotonic() < deadline:
            time.sleep(0.01)
        assert not server.streams
    assert mock.broadcast.listening == 0


def until(link: socket.socket, wanted: bytes) -> bytes:
    read = b""
    while wanted not in read:
        part = link.recv(65_536)
        assert part, read
        read += part
    return read


def test_a_delay_holds_no_thread() -> None:
    mock, _ = orders(latency="400ms", real_latency=True)
    of_others = set(threading.enumerate())

    def call(_: int) -> int:
        return httpx.get(f"http://127.0.0.1:{port}/orders", timeout=SECONDS, trust_env=False).status_code

    with served_by_us(mock) as (_, port), ThreadPoolExecutor(CALLERS) as callers:
        waiting = [callers.submit(call, number) for number in range(CALLERS)]
        assert httpx.get(f"http://127.0.0.1:{port}/__mock__/health", trust_env=False).status_code == 200
        made = set(threading.enumerate()) - of_others
        assert not any(thread.name == "understudy-request" for thread in made)
        assert [each.result() for each in waiting] == [200] * CALLERS


def test_long_polls_leave_threads_for_others() -> None:
    mock, _ = orders()

    def poll(_: int) -> int:
        url = f"http://127.0.0.1:{port}/__mock__/events?after=0&wait=2"
        return httpx.get(url, timeout=SECONDS, trust_env=False).status_code

    with served_by_us(mock) as (_, port), ThreadPoolExecutor(CALLERS) as callers:
        waiting = [callers.submit(poll, number) for number in range(CALLERS)]
        answered = httpx.post(f"http://127.0.0.1:{port}/__mock__/clock", json={"advance": "PT1S"}, trust_env=False)
        assert answered.status_code == 200
        assert [each.result() for each in waiting] == [200] * CALLERS


def test_a_bug_is_an_answer(caplog: pytest.LogCaptureFixture) -> None:
    def broken(environ: dict[str, Any], _start: Callable[..., Any]) -> list[bytes]:
        if environ["PATH_INFO"] == "/later":
            reply = reply_of(environ)
            assert reply is not None
            reply.work = lambda: [][0]
            return []
        raise RuntimeError("a bug")

    with http_server(broken) as (_, port):
        for path in ("/", "/later"):
            answer = httpx.get(f"http://127.0.0.1:{port}{path}", trust_env=False)
            assert (answer.status_code, answer.json()["detail"]) == (
                500,
                "this is a bug of Understudy; its log has the traceback",
            )
    assert caplog.text.count("a request failed inside the server") == 2


def test_no_value_becomes_a_header_field_of_its_own() -> None:
    def application(_environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        start_response("200 OK", [("X-Name", "a\r\nX-Evil: 1"), ("Connection", "close")])
        return [b"ok"]

    with http_server(application) as (_, port):
        answer = exchanged(port, b"GET / HTTP/1.1\r\nHost: a\r\n\r\n")
    assert b"X-Name: a  X-Evil: 1\r\n" in answer
    assert answer.endswith(b"\r\n\r\nok")


def test_slow_endpoints_hold_back_no_quick_one() -> None:
    quick = threading.Event()

    class Slow:
        """Every endpoint but one waits until the quick one was served."""

        def send(self, _method: str, target: Any, _headers: Any, _body: bytes, _timeout: float) -> Outcome:
            if target.port == 1:
                quick.set()
                return Outcome(204)
            return Outcome(204 if quick.wait(SECONDS) else 500)

    mock, _ = orders()
    mock = Mock(mock.contract, delivery="async", sender=Slow())
    for port in range(2, 22):
        mock.webhooks.add_endpoint(f"http://127.0.0.1:{port}/")
    mock.webhooks.add_endpoint("http://127.0.0.1:1/")
    for _ in range(3):
        mock.create("orders", emit=True)
    assert quick.wait(SECONDS)
    mock.webhooks.stop()


def test_endpoints_that_were_slow_leave_senders_for_quick_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in {"_SENDERS": 4, "_FOR_SLOW": 2, "_SLOW": 0.05}.items():
        monkeypatch.setattr(f"understudy.webhooks.worker.{name}", value)
    quick, over = threading.Semaphore(0), threading.Event()

    class Slow:
        def send(self, _method: str, target: Any, _headers: Any, _body: bytes, _timeout: float) -> Outcome:
            if target.port < 3:
                quick.release()
            else:
                over.wait(0.2)
            return Outcome(204)

    mock, _ = orders()
    mock = Mock(mock.contract, delivery="async", sender=Slow())
    for port in range(1, 30):
        mock.webhooks.add_endpoint(f"http://127.0.0.1:{port}/")
    for _ in range(20):
        mock.create("orders", emit=True)
    for _ in range(40):
        assert quick.acquire(timeout=SECONDS)
    pending = sum(each.status == "pending" for event in mock.webhooks.events() for each in event.deliveries)
    assert pending > 200  # the slow ones are far from done
    over.set()
    mock.webhooks.stop()


def test_an_idle_server_ends_at_once() -> None:
    mock, _ = orders()
    with served_by_us(mock) as (_, port), connected(port) as link:
        link.sendall(b"GET /orders HTTP/1.1\r\nHost: a\r\n\r\n")
        assert link.recv(65_536).startswith(b"HTTP/1.1 200 ")
        begun = time.monotonic()
    assert time.monotonic() - begun < 0.9

"""What a sender makes of receivers, those that don't keep to HTTP among them."""

from __future__ import annotations

import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest
import trustme

from understudy.webhooks.http_client import HttpClientConnection
from understudy.webhooks.sender import HttpSender, Outcome
from understudy.webhooks.targets import Targets, WebhookTarget

OK = b"HTTP/1.1 204 No Content\r\n\r\n"


class Peer:
    """A receiver that answers each request with the next of its texts and then, where there is no more, closes."""

    def __init__(self, answers: Sequence[bytes], *, then_closes: bool = False) -> None:
        self.connections = 0
        self.requests: list[bytes] = []
        self._answers = list(answers)
        self._then_closes = then_closes
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.closed = threading.Event()
        self.port = self._listening.getsockname()[1]
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        with suppress(OSError):
            while True:
                connection = self._listening.accept()[0]
                self.connections += 1
                self._open.append(connection)
                self._answer(connection)

    def _answer(self, connection: socket.socket) -> None:
        held = b""
        with connection, suppress(OSError):
            while data := connection.recv(65_536):
                held += data
                head, _, body = held.partition(b"\r\n\r\n")
                length = int(head.lower().partition(b"content-length:")[2].partition(b"\r\n")[0] or 0)
                if len(body) < length:
                    continue
                self.requests.append(held)
                held = b""
                connection.sendall(self._answers.pop(0))
                if self._then_closes or not self._answers:
                    break
        self.closed.set()

    def target(self, path: str = "/hook", host: str = "127.0.0.1") -> WebhookTarget:
        return Targets(()).resolve(f"http://{host}:{self.port}{path}")

    def close(self) -> None:
        for each in (self._listening, *self._open):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)
            each.close()
        self._thread.join()


@contextmanager
def peer(*answers: bytes, then_closes: bool = False) -> Iterator[Peer]:
    made = Peer(answers, then_closes=then_closes)
    try:
        yield made
    finally:
        made.close()


def post(sender: HttpSender, target: WebhookTarget, *headers: tuple[str, str], body: bytes = b"{}") -> Outcome:
    return sender.send("POST", target, headers, body, 10)


def outcome(answer: bytes, method: str = "POST") -> tuple[int | None, str | None, str]:
    with peer(answer) as receiver:
        found = HttpSender().send(method, receiver.target(), (), b"{}", 10)
    return found.status, found.error, found.body


@pytest.mark.parametrize(
    ("answer", "status", "body"),
    [
        (OK, 204, ""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nyes", 200, "ye"),
        (b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nye\r\n1\r\ns\r\n0\r\nX: y\r\n\r\n", 200, "yes"),
        (b"HTTP/1.1 500 No\r\n\r\nas long as it goes", 500, "as long as it goes"),
        (b"HTTP/1.0 200 OK\r\n\r\nold", 200, "old"),
        (b"HTTP/1.1 100 Continue\r\nX: y\r\n\r\nHTTP/1.1 103 Early Hints\r\n\r\n" + OK, 204, ""),
        (b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n", 101, ""),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + b"x" * 5000, 200, "x" * 2048),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\n\xffno", 200, "\N{REPLACEMENT CHARACTER}no"),
    ],
)
def test_every_form_of_an_answer_is_read(answer: bytes, status: int, body: str) -> None:
    assert outcome(answer) == (status, None, body)


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (b"", "the connection was closed before an answer came"),
        (b"HTTP/1.1 200 OK\r\nContent-Le", "the connection was closed before an answer came"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab", "the connection was closed before the answer had ended"),
        (
            b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
            "the connection was closed before the answer had ended",
        ),
        (b"SSH-2.0-OpenSSH_9.2\r\n", "the answer is no HTTP/1.1: Expected HTTP/, RTSP/ or ICE/"),
        (
            b"HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
            "the answer is no HTTP/1.1: Duplicate Content-Length",
        ),
        (b"HTTP/1.1 200 OK\r\n" + b"X-Long: x\r\n" * 7_000, "the head of the answer is longer than 64 KiB"),
    ],
)
def test_what_is_no_whole_answer_is_an_error_in_words(answer: bytes, error: str) -> None:
    assert outcome(answer) == (None, error, "")


def test_the_answer_to_a_head_has_no_body() -> None:
    assert outcome(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n", "HEAD") == (200, None, "")


def test_a_header_of_the_answer_is_known_in_lower_case() -> None:
    with peer(b"HTTP/1.1 503 Later\r\nRetry-After: 7\r\nContent-Length: 0\r\n\r\n") as receiver:
        assert post(HttpSender(), receiver.target()).headers["retry-after"] == "7"


def test_a_request_is_one_message_with_its_fields_in_order() -> None:
    with peer(OK) as receiver:
        target = receiver.target("/sm\u00f6r g\u00e5s?a=%2F&b=\u20ac")
        post(HttpSender(), target, ("Content-Type", "application/json"), ("X-Name", "J\u00fcrgen"), body=b'{"a": 1}')
    assert receiver.requests == [
        b"POST /sm%C3%B6r%20g%C3%A5s?a=%2F&b=%E2%82%AC HTTP/1.1\r\n"
        b"Host: 127.0.0.1:" + str(receiver.port).encode() + b"\r\n"
        b"Content-Type: application/json\r\n"
        b"X-Name: J\xfcrgen\r\n"
        b"Accept-Encoding: identity\r\n"
        b"Content-Length: 8\r\n\r\n"
        b'{"a": 1}'
    ]


@pytest.mark.parametrize(
    ("name", "value", "error"),
    [
        ("X-A", "b\r\nX-Smuggled: c", "a header field may hold no line break and no NUL"),
        ("X-A", "b\nc", "a header field may hold no line break and no NUL"),
        ("X-A", "b\0c", "a header field may hold no line break and no NUL"),
        ("X A", "b", "'x a' is no name of a header field"),
        ("", "b", "'' is no name of a header field"),
        ("X-A", "5 \u20ac", "a header field may hold no '\u20ac'"),
    ],
)
def test_a_field_that_no_message_can_have_is_not_sent(name: str, value: str, error: str) -> None:
    with peer(OK) as receiver:
        found = post(HttpSender(), receiver.target(), (name, value))
        assert (found.status, found.error) == (None, error)
        assert receiver.connections == 0


def test_a_connection_is_used_again() -> None:
    with peer(OK, OK, OK, OK) as receiver:
        sender = HttpSender()
        assert [post(sender, receiver.target()).status for _ in range(3)] == [204] * 3
        assert receiver.connections == 1


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" + OK,  # one more that nobody asked for
        b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\nsomething",
        b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + b"x" * 2048,  # of which nobody reads the rest
        b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n",
    ],
)
def test_a_connection_whose_answer_is_the_last_is_not_used_again(answer: bytes) -> None:
    with peer(answer, OK, OK) as receiver:
        sender = HttpSender()
        post(sender, receiver.target())
        assert post(sender, receiver.target()).status == 204
        assert receiver.connections == 2


def test_a_connection_is_closed_after_a_request_that_says_so() -> None:
    with peer(OK, OK, OK) as receiver:
        sender = HttpSender()
        for _ in range(2):
            assert post(sender, receiver.target(), ("connection", "Close")).status == 204
        assert receiver.connections == 2


def test_a_connection_that_the_receiver_has_closed_is_replaced() -> None:
    with peer(OK, OK, then_closes=True) as receiver:
        sender = HttpSender()
        assert post(sender, receiver.target()).status == 204
        assert receiver.closed.wait(10)
        assert post(sender, receiver.target()).status == 204
        assert receiver.connections == 2


def test_who_refuses_a_body_before_it_is_there_has_answered() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening, ExitStack() as stack:
        refused = threading.Thread(target=_refuse, args=(listening,))
        refused.start()
        stack.callback(refused.join)
        target = Targets(()).resolve(f"http://127.0.0.1:{listening.getsockname()[1]}/")
        found = post(HttpSender(), target, body=b"x" * 20_000_000)
    assert (found.status, found.error) == (413, None)


def _refuse(listening: socket.socket) -> None:
    with listening.accept()[0] as connection:
        connection.recv(10)
        connection.sendall(b"HTTP/1.1 413 Too Large\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
        connection.shutdown(socket.SHUT_WR)
        while connection.recv(1_000_000):
            pass


@pytest.mark.parametrize(
    "sent", [b"", b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nx"]
)
def test_who_does_not_answer_in_time_is_let_go(sent: bytes) -> None:
    with peer(sent, OK) as receiver:
        found = HttpSender().send("POST", receiver.target(), (), b"{}", 0.05)
        assert (found.status, found.error) == (None, "no answer within 0.05 s")
        assert found.duration >= 0.05
        assert receiver.closed.wait(10)


def test_nobody_listens() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    found = post(HttpSender(), Targets(()).resolve(f"http://127.0.0.1:{port}/"))
    assert (found.status, found.error) == (None, "connection refused")


def test_a_name_below_localhost_is_this_machine() -> None:
    with peer(OK) as receiver:
        assert post(HttpSender(), receiver.target(host="shop.localhost")).status == 204
    assert b"Host: shop.localhost:" in receiver.requests[0]


@pytest.fixture
def authority() -> trustme.CA:
    return trustme.CA()


def _with_tls(authority: trustme.CA, act: Callable[[int], Outcome]) -> Outcome:
    """What a sender makes of a receiver with TLS that has a certificate of an authority."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    authority.issue_cert("localhost").configure_cert(context)
    with socket.create_server(("127.0.0.1", 0)) as listening:

        def serve() -> None:
            connection = listening.accept()[0]
            try:
                with context.wrap_socket(connection, server_side=True) as secured:
                    for _ in range(2):
                        secured.recv(65_536)
                        secured.sendall(OK)
            except OSError:
                connection.close()

        thread = threading.Thread(target=serve)
        thread.start()
        try:
            return act(listening.getsockname()[1])
        finally:
            thread.join()


def test_tls_is_spoken_with_a_certificate_that_is_trusted(authority: trustme.CA, tmp_path: Path) -> None:
    authority.cert_pem.write_to_path(str(tmp_path / "trust.pem"))
    sender = HttpSender(tmp_path / "trust.pem")

    def twice(port: int) -> Outcome:
        target = Targets(()).resolve(f"https://localhost:{port}/hook")
        assert post(sender, target).status == 204
        return post(sender, target)

    assert _with_tls(authority, twice).status == 204


@pytest.mark.parametrize("is_known", [True, False])
def test_a_certificate_that_is_not_trusted_or_another_s_is_an_error(
    authority: trustme.CA, tmp_path: Path, is_known: bool
) -> None:
    (authority if is_known else trustme.CA()).cert_pem.write_to_path(str(tmp_path / "trust.pem"))
    sender = HttpSender(tmp_path / "trust.pem")
    found = _with_tls(
        authority,
        lambda port: (
            post(sender, Targets(()).resolve(f"https://127.0.0.1:{port}/"))
            if is_known
            else post(sender, Targets(()).resolve(f"https://localhost:{port}/"))
        ),
    )
    assert found.status is None
    assert found.error is not None
    reason = "IP address mismatch" if is_known else "unable to get local issuer certificate"
    assert found.error.startswith(f"its certificate is not trusted: {reason}")


def test_tls_where_the_receiver_speaks_none_is_an_error() -> None:
    with peer(b"HTTP/1.1 400 Bad Request\r\n\r\n") as receiver:
        found = post(HttpSender(), Targets(()).resolve(f"https://127.0.0.1:{receiver.port}/"))
    assert found.status is None
    assert str(found.error).startswith(("TLS: ", "no answer"))


class _Refusing(socket.socket):
    """A receiver's end that takes no more of a body, as one does that has answered already."""

    def sendall(self, data: object, flags: int = 0) -> None:
        raise ConnectionResetError("the body is not wanted")


def test_what_was_answered_before_the_body_had_gone_is_the_answer() -> None:
    ours, theirs = socket.socketpair()
    with theirs, _Refusing(fileno=ours.detach()) as link:
        theirs.sendall(b"HTTP/1.1 413 Content Too Large\r\nContent-Length: 0\r\n\r\n")
        answer = HttpClientConnection(link).exchange(b"POST / HTTP/1.1\r\n\r\n", time.perf_counter() + 5, most=10)
    assert answer.status == 413

"""Which connections a sender keeps and takes again, and what it says of errors; without a network."""

from __future__ import annotations

import ssl
from time import perf_counter
from typing import Any, cast

import pytest

from understudy.webhooks import http_client, sender
from understudy.webhooks.http_client import HttpClientConnection, ReceivedAnswer
from understudy.webhooks.sender import HttpSender, Outcome, _closes, _words
from understudy.webhooks.targets import WebhookTarget


class Connection:
    """Answers 204; `idle` is whether it can be used again."""

    def __init__(self, log: list[str], name: str) -> None:
        self.log, self.name, self.idle, self.keeps = log, name, True, True
        self.fails: Exception | None = None
        self.reads: list[tuple[bytes, int, bool]] = []

    def exchange(self, request: bytes, deadline: float, *, most: int, is_head: bool = False) -> ReceivedAnswer:
        assert 0 < deadline - perf_counter() < 60
        self.reads.append((request, most, is_head))
        if self.fails is not None:
            raise self.fails
        answer = ReceivedAnswer()
        answer.status, answer.keeps, answer.body, answer.headers = (
            204,
            self.keeps,
            bytearray(b"\xffx" * 1025),
            {"a": "b"},
        )
        return answer

    def is_idle(self) -> bool:
        return self.idle

    def close(self) -> None:
        self.log.append(f"close {self.name}")


class Network:
    """Makes connections, and keeps in `log` which were made and closed."""

    def __init__(self) -> None:
        self.log: list[str] = []
        self.made: list[Connection] = []
        self.contexts: list[Any] = []
        self.keeps, self.fails = True, cast("Exception | None", None)

    def connect(self, host: str, port: int, deadline: float, *, context: Any = None, name: str = "") -> Connection:
        assert 0 < deadline - perf_counter() < 60
        self.log.append(f"connect {host}:{port} {name}")
        self.contexts.append(context)
        made = Connection(self.log, f"{len(self.made)}")
        made.keeps, made.fails = self.keeps, self.fails
        self.made.append(made)
        return made


@pytest.fixture
def network(monkeypatch: pytest.MonkeyPatch) -> Network:
    found = Network()
    monkeypatch.setattr(http_client, "connect", found.connect)
    return found


def target(port: int = 1, *, scheme: str = "http", host: str = "127.0.0.1") -> WebhookTarget:
    return WebhookTarget(scheme, host, port, "/")


def post(sender: HttpSender, place: WebhookTarget, *headers: tuple[str, str], method: str = "POST") -> Outcome:
    return sender.send(method, place, headers, b"{}", 30)


def test_the_connection_that_was_used_last_is_used_again(network: Network) -> None:
    found = HttpSender()
    key = ("http", "127.0.0.1", 1)
    connections = [Connection(network.log, name) for name in "abc"]
    for each in connections:
        assert found._keep(key, cast("HttpClientConnection", each))
    connections[2].idle = False
    assert post(found, target()).status == 204
    assert (network.log, len(connections[1].reads), found._idle[key]) == (["close c"], 1, connections[:2])
    connections[0].idle = connections[1].idle = False
    assert post(found, target()).status == 204
    assert network.log[1:] == ["close b", "close a", "connect 127.0.0.1:1 127.0.0.1"]


def test_each_target_has_its_own_connections(network: Network) -> None:
    found = HttpSender()
    places = [target(1), target(2), target(1, host="a.localhost"), target(1), target(2)]
    assert [post(found, each).status for each in places] == [204] * 5
    assert network.log == [
        "connect 127.0.0.1:1 127.0.0.1",
        "connect 127.0.0.1:2 127.0.0.1",
        "connect 127.0.0.1:1 a.localhost",
    ]


def test_so_many_connections_are_kept_for_so_many_targets(network: Network, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sender, "_KEPT", 2)
    monkeypatch.setattr(sender, "_TARGETS", 2)
    found = HttpSender()
    made = [cast("HttpClientConnection", Connection(network.log, str(number))) for number in range(6)]
    assert [found._keep(("http", "a", 1), each) for each in made[:3]] == [True, True, False]
    assert found._keep(("http", "b", 1), made[3])
    assert network.log == []
    assert found._keep(("http", "c", 1), made[4])
    assert (network.log, list(found._idle)) == (["close 0", "close 1"], [("http", "b", 1), ("http", "c", 1)])


@pytest.mark.parametrize(
    ("keeps", "headers", "is_kept"),
    [
        (True, (), True),
        (False, (), False),
        (True, (("Connection", "Close"),), False),
        (True, (("connection", "keep-alive, close"),), False),
        (True, (("Connection", "keep-alive"), ("X", "close")), True),
    ],
)
def test_a_connection_is_closed_where_either_side_says_so(
    network: Network, keeps: bool, headers: Any, is_kept: bool
) -> None:
    network.keeps = keeps
    assert post(HttpSender(), target(), *headers).status == 204
    assert network.log[1:] == ([] if is_kept else ["close 0"])
    assert _closes(headers) is (keeps and not is_kept)


def test_a_connection_that_failed_is_closed_and_reported(network: Network) -> None:
    for error, reason in (
        (TimeoutError(), "no answer within 30 s"),
        (ConnectionRefusedError(111, "Connection refused"), "connection refused"),
        (OSError(113, "No route to host"), "No route to host"),
        (ValueError("odd"), "odd"),
        (OSError(), "OSError"),
    ):
        network.fails = error
        found = post(HttpSender(), target())
        assert (found.status, found.error, found.headers, found.body) == (None, reason, {}, "")
        assert found.duration > 0
        assert network.log[-1] == f"close {len(network.made) - 1}"


def test_what_came_back_is_reported_up_to_some_length(network: Network) -> None:
    found = post(HttpSender(), target(), method="HEAD")
    assert (found.status, found.error, found.headers, found.body) == (204, None, {"a": "b"}, "\ufffdx" * 1024)
    [(request, most, is_head)] = network.made[0].reads
    assert (request.partition(b" ")[0], request[-2:], most, is_head) == (b"HEAD", b"{}", 2048, True)
    post(HttpSender(), target())
    assert network.made[1].reads[0][2] is False


def test_certificates_are_looked_at_once_for_all_and_only_with_tls(network: Network) -> None:
    found = HttpSender()
    for port in (1, 2):
        post(found, target(port, scheme="https", host="localhost"))
    post(found, target(3))
    first, second, none = network.contexts
    assert isinstance(first, ssl.SSLContext)
    assert (first is second, none, first.check_hostname, first.verify_mode) == (True, None, True, ssl.CERT_REQUIRED)
    assert network.log[0] == "connect localhost:1 localhost"


def test_errors_of_tls_are_put_into_words() -> None:
    error = ssl.SSLError(1, "odd")
    error.library, error.reason = "SSL", "WRONG_VERSION_NUMBER"
    assert _words(error) == "TLS: wrong version number"
    untrusted = ssl.SSLCertVerificationError(1, "odd")
    untrusted.verify_message = "self-signed certificate"
    assert _words(untrusted) == "its certificate is not trusted: self-signed certificate"

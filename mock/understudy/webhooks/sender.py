"""Sends one request and says what came back. Redirects are not followed; nothing is retried here."""

from __future__ import annotations

import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import lru_cache
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from understudy.addresses import connectable
from understudy.lazy_dataclass import dataclass
from understudy.webhooks.targets import WebhookTarget

if TYPE_CHECKING:
    from ssl import SSLContext

    from understudy.webhooks.http_client import HttpClientConnection, ReceivedAnswer

_READ = 2048
"""How many bytes of an answer's body are read. Where it has more, its connection is not used again."""
_KEPT = 64
"""Connections to one target; more are made where more are needed, and not kept."""
_TARGETS = 256
"""Targets whose connections are kept; those of the one that was new first are let go."""
_TOKEN = re.compile(r"[!#$%&'*+.^_`|~0-9A-Za-z-]+")
_FRAMING = ("content-length", "transfer-encoding")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request: a status, or an error in words. `duration` is in seconds, header names lower case."""

    status: int | None
    error: str | None = None
    duration: float = 0.0
    headers: Mapping[str, str] = field(default_factory=dict)
    body: str = ""


class Sender(Protocol):
    """Whatever can send a request; tests may bring their own."""

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        """Never raises for anything that the other side does."""


class HttpSender:
    """Sends over HTTP, connections kept for each target. Thread-safe.

    Certificates are checked by what the system trusts, and by those of `trust`, a PEM file.
    """

    def __init__(self, trust: Path | None = None) -> None:
        self._trust = trust
        self._context: SSLContext | None = None
        self._idle: dict[tuple[str, str, int], list[HttpClientConnection]] = {}
        self._lock = threading.Lock()

    def send(
        self, method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], body: bytes, timeout: float
    ) -> Outcome:
        started = perf_counter()
        try:
            request = _head(method, target, headers, len(body)) + body
            answer = self._exchange(target, request, started + timeout, method, is_last=_closes(headers))
        except TimeoutError:
            return Outcome(None, f"no answer within {timeout:g} s", perf_counter() - started)
        except (OSError, ValueError) as error:
            return Outcome(None, _words(error), perf_counter() - started)
        text = answer.body[:_READ].decode("utf-8", "replace")
        return Outcome(answer.status, None, perf_counter() - started, answer.headers, text)

    def _exchange(
        self, target: WebhookTarget, request: bytes, deadline: float, method: str, *, is_last: bool
    ) -> ReceivedAnswer:
        key = (target.scheme, target.host, target.port)
        connection = self._take(key)
        if connection is None:
            from understudy.webhooks.http_client import connect  # only where something is sent

            context = self._trusting() if target.scheme == "https" else None
            host = connectable(target.host)
            connection = connect(host, target.port, deadline, context=context, name=target.host)
        keeps = False
        try:
            answer = connection.exchange(request, deadline, most=_READ, is_head=method == "HEAD")
            keeps = answer.keeps and not is_last
        finally:
            if not keeps or not self._keep(key, connection):
                connection.close()
        return answer

    def _take(self, key: tuple[str, str, int]) -> HttpClientConnection | None:
        """The connection to a target that was used last and is still open."""
        while True:
            with self._lock:
                idle = self._idle.get(key)
                connection = idle.pop() if idle else None
            if connection is None or connection.is_idle():
                return connection
            connection.close()

    def _keep(self, key: tuple[str, str, int], connection: HttpClientConnection) -> bool:
        with self._lock:
            idle = self._idle.get(key)
            if idle is None:
                outdated = self._idle.pop(next(iter(self._idle))) if len(self._idle) >= _TARGETS else []
                for each in outdated:
                    each.close()
                idle = self._idle[key] = []
            if len(idle) >= _KEPT:
                return False
            idle.append(connection)
            return True

    def _trusting(self) -> SSLContext:
        if self._context is None:
            import ssl  # 30 ms, for targets with TLS only

            context = ssl.create_default_context()
            context.set_alpn_protocols(["http/1.1"])
            if self._trust is not None:
                context.load_verify_locations(self._trust)
            self._context = context
        return self._context


def _head(method: str, target: WebhookTarget, headers: Sequence[tuple[str, str]], length: int) -> bytes:
    """The head of a request. Raises ValueError for a field that no message of HTTP can have (RFC 9110 5.1, 5.5)."""
    names = {name.lower() for name, _ in headers}
    lines = [f"{method} {_request_target(target.path)} HTTP/1.1", f"Host: {_host(target)}"]
    lines += [f"{name}: {value}" for name, value in headers]
    if "accept-encoding" not in names:
        lines.append("Accept-Encoding: identity")
    if names.isdisjoint(_FRAMING):
        lines.append(f"Content-Length: {length}")
    text = "\r\n".join(lines)
    if text.count("\r") >= len(lines) or text.count("\n") >= len(lines) or "\0" in text:
        raise ValueError("a header field may hold no line break and no NUL")
    for name in names:
        if not _is_token(name):
            raise ValueError(f"{name!r} is no name of a header field")
    try:
        return f"{text}\r\n\r\n".encode("latin-1")
    except UnicodeEncodeError as error:
        raise ValueError(f"a header field may hold no {text[error.start]!r}") from None


def _closes(headers: Sequence[tuple[str, str]]) -> bool:
    """Whether a request says that it is the last one on its connection (RFC 9112 9.6)."""
    return any(name.lower() == "connection" and "close" in value.lower() for name, value in headers)


@lru_cache(maxsize=1_000)
def _is_token(name: str) -> bool:
    return _TOKEN.fullmatch(name) is not None


@lru_cache(maxsize=1_000)
def _request_target(path: str) -> str:
    """A path with its query, what can't stand there percent-encoded."""
    return quote(path, safe="/?:@!$&'()*+,;=~%")


def _host(target: WebhookTarget) -> str:
    usual = target.port == (443 if target.scheme == "https" else 80)
    host = f"[{target.host}]" if ":" in target.host else target.host
    return host if usual else f"{host}:{target.port}"


def _words(error: BaseException) -> str:
    if isinstance(error, ConnectionRefusedError):
        return "connection refused"
    if message := getattr(error, "verify_message", None):
        return f"its certificate is not trusted: {message}"
    if getattr(error, "library", None) and (reason := getattr(error, "reason", None)):
        return f"TLS: {reason.replace('_', ' ').lower()}"  # of an SSLError: WRONG_VERSION_NUMBER
    text = getattr(error, "strerror", None) or str(error)
    return text or type(error).__name__

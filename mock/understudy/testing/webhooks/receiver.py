"""The built-in provider: records in this process, behind a socket of its own or without one."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import TracebackType
from typing import Any, Self
from uuid import uuid4

from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from understudy.json_codec import dumps
from understudy.testing.webhooks.provider import ProviderError
from understudy.webhooks.capture.answers import Rule, WebhookReply, answer_of, decided
from understudy.webhooks.capture.received import Received, received

_PAIRS = "understudy.header_pairs"


class Receiver:
    """Records webhooks in this process; waiting costs no polling. Thread-safe.

    Used without a socket, somebody calls `record`. As a context manager, or between `start()` and `stop()`, it listens
    on `url`: a free port of the loopback interface. Every request is recorded before it is answered: with what is in
    the queue of `answer_next`, else as `rule` says, else 204. A rule that raises is answered 500 with the error.
    """

    name = "receiver"
    can_delete = True
    shared = False
    note = ""

    def __init__(self, *, rule: Rule | None = None, host: str = "127.0.0.1", port: int = 0) -> None:
        if rule is not None and not callable(rule):
            raise TypeError(f"rule= takes a function of the received webhook; got {rule!r}")
        self._rule = rule
        self._host, self._port = host, port
        self._changed = threading.Condition()
        self._entries: list[Received] = []
        self._sequence = 0
        self._answers: deque[WebhookReply] = deque()
        self._server: BaseWSGIServer | None = None

    def record(
        self,
        body: object = None,
        *,
        raw: bytes | None = None,
        method: str = "POST",
        url: str = "/",
        headers: Mapping[str, str] | Iterable[tuple[str, str]] = (),
    ) -> Received:
        """Record one webhook without a socket: a JSON value, or `raw` bytes. Raises TypeError when both are given."""
        if raw is not None and body is not None:
            raise TypeError("give body= (a JSON value) or raw= (bytes), not both")
        pairs = list(headers.items() if isinstance(headers, Mapping) else headers)
        if raw is None:
            raw = b"" if body is None else dumps(body)
            if raw and not any(name.lower() == "content-type" for name, _ in pairs):
                pairs.append(("content-type", "application/json"))
        entry = received(str(uuid4()), method, url, pairs, raw)
        with self._changed:
            self._sequence += 1
            entry = replace(entry, sequence=self._sequence)
            self._entries.append(entry)
            self._changed.notify_all()
        return entry

    def answer_next(self, *answers: WebhookReply | int) -> None:
        """Answer the next requests so, one each, before the rule is applied again."""
        queue = [answer_of(each) for each in answers]
        with self._changed:
            self._answers.extend(queue)

    def received(self, after: int = 0) -> tuple[Received, ...]:
        """What was received, oldest first."""
        with self._changed:
            return tuple(entry for entry in self._entries if entry.sequence > after)

    def wait(self, after: int, timeout: float) -> None:
        """Return as soon as something above `after` is recorded, or when the time is over."""
        with self._changed:
            self._changed.wait_for(lambda: self._sequence > after, timeout)

    def reset(self) -> None:
        """Forget what was received; sequence numbers go on."""
        with self._changed:
            self._entries.clear()

    def delete(self, id: str) -> None:  # noqa: A002 - as the protocol has it
        """Forget one; one that is gone already is no mistake."""
        with self._changed:
            self._entries = [entry for entry in self._entries if entry.id != id]

    @property
    def url(self) -> str:
        """Where it listens. Raises ProviderError before it was started."""
        if self._server is None:
            raise ProviderError("the receiver does not listen yet: use it in a with statement, or call start()")
        return f"http://{self._host}:{self._server.server_port}"

    def start(self) -> Self:
        """Listen. Raises ProviderError when it does already, OSError when the port is taken."""
        if self._server is not None:
            raise ProviderError(f"the receiver listens already, at {self.url}")
        server = make_server(self._host, self._port, self._application, threaded=True, request_handler=_Handler)
        self._server = server
        threading.Thread(target=server.serve_forever, args=(0.05,), name="webhook-receiver", daemon=True).start()
        return self

    def stop(self) -> None:
        """Listen no more; what was recorded stays. Nothing happens when it does not listen."""
        server, self._server = self._server, None
        if server is not None:
            server.shutdown()
            server.server_close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def _application(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> list[bytes]:
        length = environ.get("CONTENT_LENGTH", "")
        if length.isdigit():
            raw = environ["wsgi.input"].read(int(length))
        else:
            raw = environ["wsgi.input"].read() if environ.get("wsgi.input_terminated") else b""
        entry = self.record(raw=raw, method=environ["REQUEST_METHOD"], url=_target(environ), headers=environ[_PAIRS])
        status, headers, body = self._decide(entry).rendered()
        start_response(f"{status} -", list(headers))
        return [body]

    def _decide(self, entry: Received) -> WebhookReply:
        with self._changed:
            if self._answers:
                return self._answers.popleft()
        return WebhookReply() if self._rule is None else decided(self._rule, entry)


def _target(environ: Mapping[str, Any]) -> str:
    """Path and query as sent (RFC 9112 section 3.2: the target may be in absolute form)."""
    target: str = environ["REQUEST_URI"]
    if "://" in target.partition("?")[0]:
        target = "/" + target.partition("://")[2].partition("/")[2]
    return target


class _Handler(WSGIRequestHandler):
    """Keeps the header fields as they came, which WSGI has only joined and renamed; logs nothing."""

    def make_environ(self) -> dict[str, Any]:
        environ = super().make_environ()
        environ[_PAIRS] = list(self.headers.items())
        return environ

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002 - as werkzeug has it
        pass

"""Where the requests of a workflow go, and where its webhooks come from: a mock in this process, or any server."""

from __future__ import annotations

import time
from collections.abc import Mapping
from datetime import timedelta
from typing import Any, Protocol

from understudy.matching import differences
from understudy.messages import Request, Response
from understudy.mock import Mock
from understudy.records.errors import MockError
from understudy.remote.mock import RemoteError, RemoteMock
from understudy.remote.webhooks import RemoteWebhooks
from understudy.webhooks.hooks import Webhooks

Reply = tuple[int, Mapping[str, str], bytes]


class ServiceError(Exception):
    """A server can't be reached, or can't tell of webhooks. The message says what to do."""


class Inbox(Protocol):
    """Where webhooks arrive, such as the `webhooks` fixture of a test."""

    def wait_for(self, type: object = None, *, match: Any, timeout: float) -> Any:  # noqa: A002
        """The first webhook of a type that matches, with its `body`. Raises AssertionError when none came in time."""


class Service(Protocol):
    """What runs a workflow needs of a server."""

    url: str

    def begin(self) -> None:
        """A run begins: webhooks that were sent before don't count."""

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        """Make a request; header names of the answer are lower case. Raises ServiceError when nobody answers."""

    def wait_for(self, webhook: str, match: Any, timeout: float) -> Any:
        """The payload of the first webhook of this run that has `match` in it and was not taken yet.

        Raises TimeoutError, which says what came instead.
        """

    def pause(self, seconds: float) -> None:
        """Let time pass before a retry."""


class InProcess:
    """A mock in this process: no socket; its own clock is moved where a workflow waits before a retry."""

    def __init__(self, mock: Mock) -> None:
        self.url = "http://mock"
        self._mock = mock
        self._sent = _Sent(mock.webhooks)

    def begin(self) -> None:
        self._sent.begin()

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        return _reply(self._mock.handle(_request(method, target, headers, body)))

    def wait_for(self, webhook: str, match: Any, timeout: float) -> Any:
        return self._sent.wait_for(webhook, match, timeout)

    def pause(self, seconds: float) -> None:
        if seconds:
            self._mock.advance(timedelta(seconds=seconds))


class OverHttp:
    """A server at an address. Webhooks are read from our mock's control plane, or of the `webhooks` that are given."""

    def __init__(self, url: str, *, webhooks: Inbox | None = None) -> None:
        """Raises ValueError for what is no address."""
        self._mock = RemoteMock(url)
        self.url = self._mock.url
        self._webhooks = webhooks
        self._sent: _Sent | None = None

    def begin(self) -> None:
        self._sent = _Sent(self._mock.webhooks)
        if self._webhooks is None:
            try:
                self._sent.begin()
            except (RemoteError, MockError):
                self._sent = None  # it is no mock of ours; only a step that awaits a webhook minds

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        try:
            return _reply(self._mock.handle(_request(method, target, headers, body)))
        except RemoteError as error:
            raise ServiceError(str(error)) from None

    def wait_for(self, webhook: str, match: Any, timeout: float) -> Any:
        if self._webhooks is not None:
            try:
                return self._webhooks.wait_for(webhook, match=match, timeout=timeout).body
            except AssertionError as error:
                raise TimeoutError(str(error)) from None
        if self._sent is None:
            raise ServiceError(f"{self.url} is no mock of Understudy, so its webhooks are unknown here; pass webhooks=")
        try:
            return self._sent.wait_for(webhook, match, timeout)
        except RemoteError as error:
            raise ServiceError(str(error)) from None

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)


def _request(method: str, target: str, headers: Mapping[str, str], body: bytes) -> Request:
    path, _, query = target.partition("?")
    return Request(method, path, query, {name.lower(): value for name, value in headers.items()}, body)


def _reply(response: Response) -> Reply:
    return response.status, {name.lower(): value for name, value in response.headers}, response.body


class _Sent:
    """The webhooks that a mock has sent since a run began."""

    def __init__(self, webhooks: Webhooks | RemoteWebhooks) -> None:
        self._webhooks = webhooks
        self._after = 0
        self._taken: set[int] = set()

    def begin(self) -> None:
        self._after = max((event.sequence for event in self._webhooks.events()), default=0)
        self._taken = set()

    def wait_for(self, webhook: str, match: Any, timeout: float) -> Any:
        ends = time.monotonic() + timeout
        seen = self._after
        while True:
            events = self._webhooks.events(order="oldest", after=self._after)
            found = _first([(each.sequence, each.type, each.payload) for each in events], webhook, match, self._taken)
            if found is not None:
                return found
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError(_nothing(webhook, match, timeout, [(each.type, each.payload) for each in events]))
            seen = max((each.sequence for each in events), default=seen)
            self._webhooks.wait(after=seen, timeout=left)


def _first(events: list[tuple[int, str, Any]], webhook: str, match: Any, taken: set[int]) -> Any:
    for sequence, name, payload in events:
        if name == webhook and sequence not in taken and not _different(match, payload):
            taken.add(sequence)
            return payload
    return None


def _different(match: Any, payload: Any) -> list[str]:
    return [] if match is None else list(differences(match, payload))


def _nothing(webhook: str, match: Any, timeout: float, came: list[tuple[str, Any]]) -> str:
    """What came instead; for one of the right name, what is different."""
    criteria = f" with {match}" if match is not None else ""
    head = f"no webhook {webhook}{criteria} within {timeout:g} s"
    if not came:
        return f"{head}; none came at all"
    near = [payload for name, payload in came if name == webhook]
    if near:
        different = "; ".join(_different(match, near[-1])) or "it was taken by an earlier step"
        return f"{head}; the last one differs: {different}"
    return f"{head}; there came {', '.join(sorted({name for name, _ in came}))}"

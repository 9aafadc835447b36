"""Where the requests of a workflow go, and where its webhooks come from: a mock in this process, or any server."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from understudy.messages import Request
from understudy.mock import Mock
from understudy.webhooks.capture.template import differences

if TYPE_CHECKING:
    import httpx

__all__ = ["InProcess", "Inbox", "OverHttp", "Reply", "Service", "ServiceError"]

Reply = tuple[int, Mapping[str, str], bytes]
_PREFIX = "/__mock__"
_LONGEST_WAIT = 2.0
_PATIENCE = 30


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
        self._after = 0
        self._taken: set[int] = set()

    def begin(self) -> None:
        self._after = max((event.sequence for event in self._mock.webhooks.events()), default=0)
        self._taken = set()

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        path, _, query = target.partition("?")
        lower = {name.lower(): value for name, value in headers.items()}
        response = self._mock.handle(Request(method, path, query, lower, body))
        return response.status, {name.lower(): value for name, value in response.headers}, response.body

    def wait_for(self, webhook: str, match: Any, timeout: float) -> Any:
        ends = time.monotonic() + timeout
        seen = self._after
        while True:
            events = self._mock.webhooks.events(order="oldest", after=self._after)
            found = _first([(each.sequence, each.type, each.payload) for each in events], webhook, match, self._taken)
            if found is not None:
                return found
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError(_nothing(webhook, match, timeout, [(each.type, each.payload) for each in events]))
            seen = max((each.sequence for each in events), default=seen)
            self._mock.webhooks.wait(after=seen, timeout=left)

    def pause(self, seconds: float) -> None:
        if seconds:
            self._mock.advance(timedelta(seconds=seconds))


class OverHttp:
    """A server at an address. Webhooks are asked of our mock's control plane, or of the `webhooks` that are given."""

    def __init__(self, url: str, *, webhooks: Inbox | None = None, client: httpx.Client | None = None) -> None:
        """Raises ServiceError when httpx is not installed, ValueError for an address that is none."""
        if not url.startswith(("http://", "https://")):
            raise ValueError(f"{url} is no address such as http://127.0.0.1:4010")
        try:
            import httpx
        except ModuleNotFoundError:
            raise ServiceError("workflows over HTTP need httpx: pip install httpx") from None
        self.url = url.rstrip("/")
        self._errors = httpx.HTTPError
        # A client of our own would have to be closed; a connection for each request closes itself.
        alone = partial(httpx.request, timeout=_PATIENCE, verify=url.startswith("https://"))
        self._request: Callable[..., httpx.Response] = client.request if client is not None else alone
        self._webhooks = webhooks
        self._after: int | None = None
        self._taken: set[int] = set()

    def begin(self) -> None:
        self._taken = set()
        self._after = None
        if self._webhooks is None:
            try:
                events = self._events(order="newest")
            except ServiceError:
                return  # it is no mock of ours; only a step that awaits a webhook minds
            self._after = max((each["sequence"] for each in events), default=0)

    def send(self, method: str, target: str, headers: Mapping[str, str], body: bytes) -> Reply:
        try:
            response = self._request(method, self.url + target, headers=dict(headers), content=body)
        except self._errors as error:
            raise ServiceError(f"{method} {self.url}{target}: {error}") from None
        return response.status_code, {name.lower(): value for name, value in response.headers.items()}, response.content

    def wait_for(self, webhook: str, match: Any, timeout: float) -> Any:
        if self._webhooks is not None:
            try:
                return self._webhooks.wait_for(webhook, match=match, timeout=timeout).body
            except AssertionError as error:
                raise TimeoutError(str(error)) from None
        if self._after is None:
            raise ServiceError(f"{self.url} is no mock of Understudy, so its webhooks are unknown here; pass webhooks=")
        ends = time.monotonic() + timeout
        seen = self._after
        while True:
            events = self._events(order="oldest", after=self._after)
            found = _first(
                [(each["sequence"], each["type"], each["payload"]) for each in events], webhook, match, self._taken
            )
            if found is not None:
                return found
            left = ends - time.monotonic()
            if left <= 0:
                raise TimeoutError(
                    _nothing(webhook, match, timeout, [(each["type"], each["payload"]) for each in events])
                )
            seen = max((each["sequence"] for each in events), default=seen)
            self._events(order="oldest", after=seen, wait=min(left, _LONGEST_WAIT))

    def pause(self, seconds: float) -> None:
        time.sleep(seconds)

    def _events(self, **query: Any) -> list[Any]:
        try:
            response = self._request("GET", f"{self.url}{_PREFIX}/events", params=query)
            events = response.json()["events"] if response.status_code == 200 else None
        except (self._errors, ValueError, KeyError, TypeError):
            events = None
        if not isinstance(events, list):
            raise ServiceError(f"what answers at {self.url} is no mock of Understudy")
        return events


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
    asked = f" with {match}" if match is not None else ""
    head = f"no webhook {webhook}{asked} within {timeout:g} s"
    if not came:
        return f"{head}; none came at all"
    near = [payload for name, payload in came if name == webhook]
    if near:
        different = "; ".join(_different(match, near[-1])) or "it was taken by an earlier step"
        return f"{head}; the last one differs: {different}"
    return f"{head}; there came {', '.join(sorted({name for name, _ in came}))}"

"""Mocks for the tests of a session: every test gets one that no other test has touched."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any, Self

import pytest

from understudy.addresses import address_of
from understudy.clock import ManualClock
from understudy.contract import Contract
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.records.seed_data import SeedError
from understudy.remote.mock import AnyMock, RemoteMock
from understudy.state.memory import MemoryStore
from understudy.state.store import Snapshot
from understudy.testing.documents import Documents
from understudy.testing.live_server import LiveServer, warned
from understudy.testing.settings import Settings

if TYPE_CHECKING:
    import httpx

    from understudy.testing.factories import Factories
    from understudy.testing.webhooks import Receiver, WebhookInbox
    from understudy.webhooks.endpoints import Endpoint

Baseline = Callable[[AnyMock], object]
_HOME = "http://mock"
_SOON, _LATER = 0.1, 5.0


@dataclass(frozen=True, slots=True)
class TestClock:
    """The clock of a test's mock, whichever side of a socket that is on."""

    __test__ = False
    _mock: AnyMock

    def now(self) -> datetime:
        """The mock's time, in UTC."""
        return self._mock.clock.now()

    def advance(self, by: timedelta) -> None:
        """Move it forward and let happen what that brings. Raises ValueError for a move back."""
        self._mock.advance(by)


class _StillClock(ManualClock):
    """Stands still for the mock; a receiver of webhooks checks the signature's age by the machine's clock."""

    def others(self) -> datetime:
        return datetime.now(UTC)


class TestSession:
    """What the tests of one process share: documents, the server, the receiver of webhooks."""

    __test__ = False

    def __init__(self, documents: Documents, *, urls: Mapping[str | None, str], baseline: Baseline | None) -> None:
        self.documents = documents
        self._urls = urls
        self._baseline = baseline
        self._starts: dict[tuple[str | None, Path | None, tuple[Path, ...], int, str], tuple[Snapshot, datetime]] = {}
        self._servers: dict[str | None, LiveServer] = {}
        self._receivers: dict[str | None, Receiver] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for receiver in self._receivers.values():
            receiver.stop()
        for server in self._servers.values():
            with warned("the server could not be brought back to where it was"):
                server.leave()

    @contextmanager
    def context(self, settings: Settings, nodeid: str, name: str | None = None) -> Iterator[TestContext]:
        """A mock as it is at the start, for one test; `name` is that of one among several.

        Raises UsageError for a document that can't be used.
        """
        __tracebackhide__ = True
        with ExitStack() as stack:
            mock = (
                self._local(settings, name)
                if name not in self._urls
                else stack.enter_context(self._live(name).session(settings.delivery))
            )
            if isinstance(mock, Mock):
                stack.callback(mock.webhooks.stop)
            yield TestContext(self, settings, nodeid, mock, stack, name)

    def receiver(self, name: str | None) -> Receiver:
        """The receiver of this process for a mock, emptied."""
        from understudy.testing.webhooks import Receiver

        if name not in self._receivers:
            self._receivers[name] = Receiver().start()
        self._receivers[name].reset()
        return self._receivers[name]

    def _live(self, name: str | None) -> LiveServer:
        if name not in self._servers:
            self._servers[name] = LiveServer(self._urls[name], self._baseline if name is None else None)
        return self._servers[name]

    def _local(self, settings: Settings, name: str | None) -> Mock:
        __tracebackhide__ = True
        contract = self.documents.contract(settings)
        key = (name, settings.spec, settings.overlays, settings.seed, repr(settings.users))
        if key not in self._starts:
            store = MemoryStore()
            mock = self._new(contract, store, settings)
            if self._baseline is not None and name is None:
                self._baseline(mock)
            self._starts[key] = store.snapshot(), mock.clock.now()
        # A store and a mock of its own for each test: what still runs of an earlier one can't reach into this one.
        snapshot, start = self._starts[key]
        fresh = MemoryStore()
        fresh.restore(snapshot)
        return self._new(contract, fresh, settings, start)

    def _new(self, contract: Contract, store: MemoryStore, settings: Settings, start: datetime | None = None) -> Mock:
        __tracebackhide__ = True
        try:
            return Mock(
                contract,
                seed=settings.seed,
                clock=_StillClock(start),
                store=store,
                delivery=settings.delivery or "manual",
                users=settings.users,
                handlers=self.documents.handlers(settings, contract),
            )
        except (DocumentError, SeedError) as error:
            raise pytest.UsageError(f"understudy_users or @pytest.mark.mock(users=):\n{error}") from None


@dataclass(slots=True)
class TestContext:
    """What one test has: its mock and what leads to it, made when a fixture needs it."""

    __test__ = False

    session: TestSession
    settings: Settings
    nodeid: str
    mock: Mock | RemoteMock
    _stack: ExitStack
    name: str | None = None
    _webhooks: WebhookInbox | None = None
    _url: str | None = None
    clock: TestClock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = TestClock(self.mock)
        self.mock.faults.strict = self.settings.strict

    def url(self) -> str:
        """The address of this test's session at the live server, or of a socket of this process."""
        if isinstance(self.mock, RemoteMock):
            return address_of(self.mock.url, str(self.mock.session))
        if self._url is None:
            from understudy.server.app import create_app

            self._url = self.serve(create_app(self.mock))
        return self._url

    def _home(self) -> str:
        """What clients have for a base address, whose transport leads to the mock."""
        return self.mock.url if isinstance(self.mock, RemoteMock) else self._url or _HOME

    def serve(self, app: Any) -> str:
        """The address of a WSGI application that is served until the end of the test."""
        from understudy.testing.wsgi_server import served

        return self._stack.enter_context(served(app))

    def transport(self) -> httpx.BaseTransport:
        """Leads to the mock without a socket, or to the live server. Raises UsageError without httpx."""
        __tracebackhide__ = True
        _httpx()
        from understudy.server import inprocess
        from understudy.testing import live_server as live

        return inprocess.transport(self.mock) if isinstance(self.mock, Mock) else live.transport(self.mock)

    def client(self) -> httpx.Client:
        """An httpx client of the mock. Raises UsageError without httpx."""
        __tracebackhide__ = True
        made: httpx.Client = _httpx().Client(transport=self.transport(), base_url=self._home())
        return made

    def client_for(self, kind: Callable[..., Any], **options: Any) -> Any:
        """A client of an SDK that takes `base_url` and `http_client`; a sync one is closed at the end of the test."""
        __tracebackhide__ = True
        home = self._home()
        if hasattr(kind, "__aenter__"):
            made: Any = _httpx().AsyncClient(transport=self._async_transport(), base_url=home)
        else:
            made = self._stack.enter_context(self.client())
        return kind(**{"base_url": home, "http_client": made, **options})

    def _async_transport(self) -> httpx.AsyncBaseTransport:
        from understudy.server import inprocess
        from understudy.testing import live_server as live

        return inprocess.async_transport(self.mock) if isinstance(self.mock, Mock) else live.async_transport(self.mock)

    def factories(self) -> Factories:
        """Factories with a seed of the test's own."""
        from understudy.testing.factories import Factories

        declared = self.session.documents.factories(self.settings, self.mock.contract)
        return Factories(self.mock, seed=f"{self.settings.seed}:{self.nodeid}", declarations=declared)

    def webhooks(self) -> WebhookInbox:
        """An inbox that is subscribed to all of the mock's events."""
        from understudy.testing.signatures import verifier
        from understudy.testing.webhooks import WebhookInbox

        if self._webhooks is None:
            receiver = self.session.receiver(self.name)
            endpoint = self.mock.webhooks.add_endpoint(receiver.url)
            self._stack.callback(_unsubscribe, self.mock, endpoint.id)
            # What is delivered on demand is there at once or not at all.
            demanded = isinstance(self.mock, Mock) and self.settings.delivery in (None, "manual")
            by_us = demanded or isinstance(self.mock, RemoteMock)
            self._webhooks = WebhookInbox(
                receiver,
                timeout=self.settings.webhook_timeout or (_SOON if demanded else _LATER),
                before=self.mock.webhooks.drain if by_us else None,
                verify=verifier(self.mock.contract, lambda: _secrets(self.mock, endpoint), receiver.url),
            )
        return self._webhooks

    def left_over(self) -> str:
        """The webhooks that came and no wait took, as a report shows them; nothing more is delivered for it."""
        if self._webhooks is None:
            return ""
        from understudy.testing.webhooks import UnexpectedWebhook

        try:
            self._webhooks.assert_no_leftovers(before=False)
        except UnexpectedWebhook as left:
            return str(left)
        return ""

    def verify(self) -> None:
        """Every expectation is met; with `strict` every fault struck and every webhook was waited for too.

        Raises AssertionError.
        """
        __tracebackhide__ = True
        if self.mock.expectations.armed:
            self.mock.expectations.verify()
        if self.settings.strict:
            self.mock.faults.verify()
            if self._webhooks is not None:
                self._webhooks.assert_no_leftovers()


def _httpx() -> Any:
    __tracebackhide__ = True
    try:
        import httpx
    except ModuleNotFoundError:
        raise pytest.UsageError(
            "the fixtures mock_client, mock_client_for and mock_transport need httpx: pip install httpx"
        ) from None
    return httpx


def _secrets(mock: AnyMock, endpoint: Endpoint) -> tuple[str, ...]:
    """Those that it has now; one that was removed keeps those that it had."""
    return next((each.secrets for each in mock.webhooks.endpoints() if each.id == endpoint.id), endpoint.secrets)


def _unsubscribe(mock: AnyMock, endpoint: str) -> None:
    # The test may have removed it, or gone back to a snapshot from before.
    with warned("the fixture webhooks could not unsubscribe"):
        if any(each.id == endpoint for each in mock.webhooks.endpoints()):
            mock.webhooks.remove_endpoint(endpoint)

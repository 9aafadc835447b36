"""A live server that the tests of several processes share: each test has a session of its own there."""

from __future__ import annotations

import itertools
import os
import secrets
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from understudy.addresses import HEADER
from understudy.remote.mock import RemoteError, RemoteMock
from understudy.webhooks.hooks import DeliveryMode

if TYPE_CHECKING:
    import httpx


class LiveServer:
    """A server that this process uses. `baseline` fills one session, once, and every other one begins like that.

    Raises RemoteError where none answers, or one that knows no sessions.
    """

    def __init__(self, url: str, baseline: Callable[[RemoteMock], object] | None) -> None:
        self._home = RemoteMock(url)
        # Keys differ between the workers of a run, and between runs at the same time.
        self._name = f"{os.environ.get('PYTEST_XDIST_WORKER', 'pytest')}-{secrets.token_hex(4)}"
        self._numbers = itertools.count(1)
        self._home.sessions()
        self._baseline: RemoteMock | None = None
        if baseline is not None:
            self._baseline = self._home.of(f"{self._name}-baseline")
            self._baseline.begin()
            baseline(self._baseline)

    @contextmanager
    def session(self, delivery: DeliveryMode | None) -> Iterator[RemoteMock]:
        """A session for one test, with webhooks delivered so (None: as the server does); it is ended afterwards."""
        mock = self._home.of(f"{self._name}-{next(self._numbers)}")
        like = None if self._baseline is None else self._baseline.session
        mock.begin(like=like, delivery=delivery)
        try:
            yield mock
        finally:
            with warned("the session of the test could not be ended"):
                mock.end()

    def leave(self) -> None:
        """Leave nothing behind."""
        if self._baseline is not None:
            self._baseline.end()


@contextmanager
def warned(what: str) -> Iterator[None]:
    """A server that is gone at the end says nothing about what was tested: that is a warning."""
    try:
        yield
    except RemoteError as error:
        from understudy.testing.webhooks import CleanupWarning

        warnings.warn(CleanupWarning(f"{what}: {error}"), stacklevel=3)


def transport(mock: RemoteMock) -> httpx.BaseTransport:
    """An httpx transport over the network that leads into the session of a mock; what is for others stays as it is."""
    import httpx

    class ReportingTransport(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            _name_session(mock, request)
            return super().handle_request(request)

    return ReportingTransport()


def async_transport(mock: RemoteMock) -> httpx.AsyncBaseTransport:
    """`transport`, for `httpx.AsyncClient`."""
    import httpx

    class AsyncReportingTransport(httpx.AsyncHTTPTransport):
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            _name_session(mock, request)
            return await super().handle_async_request(request)

    return AsyncReportingTransport()


def _name_session(mock: RemoteMock, request: httpx.Request) -> None:
    import httpx

    home, target = httpx.URL(mock.url), request.url
    if mock.session is not None and (home.scheme, home.host, home.port) == (target.scheme, target.host, target.port):
        request.headers[HEADER] = mock.session

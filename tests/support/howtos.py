"""Runs the Python of a page of docs/ as it stands, in process and over a socket."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from copy import copy
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx
import pytest
from http_servers import http_server

from understudy.exchange import Request, Response
from understudy.mock import Mock, open_mock
from understudy.remote.mock import RemoteMock
from understudy.server.app import create_app
from understudy.server.listener import Listener
from understudy.server.server import MountedMock, application_of
from understudy.testing.wsgi_server import served

__all__ = [
    "DOCS",
    "IN_PROCESS",
    "OVER_A_SOCKET",
    "Socket",
    "blocks",
    "both_ways",
    "called_over",
    "driven_over",
    "run_page",
]

DOCS = Path(__file__).parents[2] / "docs"
IN_PROCESS, OVER_A_SOCKET = "in process", "over a socket"
_PATIENCE = 30
_SILENCE = 0.1
"""Seconds; nobody speaks after them either."""

both_ways = pytest.mark.parametrize("way", [IN_PROCESS, OVER_A_SOCKET])


def blocks(page: str, language: str = "python") -> list[str]:
    """The blocks of a page in one language."""
    found = re.findall(rf"```{language}\n(.*?)```", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL)
    assert found, f"docs/{page} has no {language}"
    return found


def run_page(page: str, known: dict[str, Any], *, raising: type[BaseException] | None = None) -> None:
    """Run every block of a page in order, with these names known.

    With `raising`, a `try:` of the page that raises nothing is an error of that type: it would be overlooked.
    """
    for block in blocks(page):
        forced = "" if raising is None else f"    raise {raising.__name__}\n"
        text = re.sub(r"^except ", rf"{forced}\g<0>", block, flags=re.MULTILINE)
        exec(compile(text, f"docs/{page}", "exec"), known)


@dataclass
class Socket:
    """How many requests came over sockets, and the addresses of the mocks."""

    requests: int = 0
    urls: dict[int, str] = field(default_factory=dict)

    def url(self, mock: Mock) -> str:
        return self.urls[id(mock)]


@contextmanager
def called_over(way: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Socket]:
    """Over a socket, each mock that is opened is served, and all that calls it in process goes through its address."""
    socket = Socket()
    if way == IN_PROCESS:
        yield socket
        return
    with ExitStack() as stack:

        def opened(*args: Any, **more: Any) -> Mock:
            mock = open_mock(*args, **more)
            own = copy(mock)  # the server's own: what is changed below must not lead it back to itself
            app = _counted(application_of([MountedMock(own)], Listener("127.0.0.1", 0)), socket)
            _, port = stack.enter_context(http_server(app))
            socket.urls[id(mock)] = f"http://127.0.0.1:{port}"
            client = stack.enter_context(httpx.Client(base_url="http://mock", transport=Through(socket, mock)))
            monkeypatch.setattr(mock, "handle", lambda request: _handled(client, request))
            return mock

        monkeypatch.setattr("understudy.mock.open_mock", opened)
        monkeypatch.setattr("understudy.server.inprocess.transport", lambda mock: Through(socket, mock))
        yield socket
    assert socket.requests > 0, "nothing went over a socket"


@contextmanager
def driven_over(way: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Over a socket, what is opened is a `RemoteMock` of a mock that is served."""
    if way == IN_PROCESS:
        yield
        return
    with ExitStack() as stack:

        def opened(*args: Any, **more: Any) -> RemoteMock:
            return RemoteMock(stack.enter_context(served(create_app(open_mock(*args, **more)))))

        monkeypatch.setattr("understudy.mock.open_mock", opened)
        yield


class Through(httpx.BaseTransport):
    """Leads to the address of a mock, whatever host is requested; what will never come is waited for shortly."""

    def __init__(self, socket: Socket, mock: Mock) -> None:
        self._home = httpx.URL(socket.url(mock))
        self._http = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        home = self._home
        request.url = request.url.copy_with(scheme=home.scheme, host=home.host, port=home.port)
        limits = request.extensions["timeout"] = dict.fromkeys(("connect", "read", "write", "pool"), _PATIENCE)
        answer = self._http.handle_request(request)
        if answer.headers.get("X-Mock-Fault") == "timeout":
            limits["read"] = _SILENCE  # its head is here; how long a machine takes for that decides nothing
        return answer

    def close(self) -> None:
        self._http.close()


def _handled(client: httpx.Client, request: Request) -> Response:
    target = f"{request.path}?{request.query}" if request.query else request.path
    answer = client.request(request.method, target, headers=dict(request.headers), content=request.body)
    return Response(answer.status_code, tuple(answer.headers.multi_items()), answer.content)


def _counted(app: Callable[..., Any], socket: Socket) -> Callable[..., Any]:
    def application(environ: dict[str, Any], start_response: Callable[..., Any]) -> Any:
        socket.requests += 1
        return app(environ, start_response)

    return application

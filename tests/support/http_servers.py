"""Our own HTTP server in a thread of this process."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from understudy.mock import Mock
from understudy.server.http_server import HttpServer
from understudy.server.limits import Limits
from understudy.server.listener import Listener, free_port
from understudy.server.server import MountedMock, application_of

SECONDS = 30


@contextmanager
def http_server(application: Callable[..., Any], limits: Limits | None = None) -> Iterator[tuple[HttpServer, int]]:
    """The server of a WSGI application, and its port."""
    server, port = HttpServer(application, limits), free_port("127.0.0.1", 0)
    loop, ended, begun = server.new_loop(), asyncio.Event(), threading.Event()

    async def run() -> None:
        await server.start(Listener("127.0.0.1", port))
        begun.set()
        await ended.wait()
        await server.stop(1)

    thread = threading.Thread(target=lambda: loop.run_until_complete(run()), daemon=True)
    thread.start()
    assert begun.wait(SECONDS)
    try:
        yield server, port
    finally:
        loop.call_soon_threadsafe(ended.set)
        thread.join(SECONDS)
        loop.close()


@contextmanager
def served_by_us(mock: Mock, limits: Limits | None = None) -> Iterator[tuple[HttpServer, int]]:
    """A mock as `understudy serve` serves it."""
    with http_server(application_of([MountedMock(mock)], Listener("127.0.0.1", 0)), limits) as found:
        yield found

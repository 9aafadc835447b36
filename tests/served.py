"""A WSGI application of this process behind a real socket."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from werkzeug.serving import WSGIRequestHandler, make_server

__all__ = ["served"]


class Quiet(WSGIRequestHandler):
    def log(self, *_given: Any, **_more: Any) -> None:
        """Say nothing: the tests look at what was answered."""


@contextmanager
def served(app: Callable[..., Any]) -> Iterator[str]:
    """Its address, on a free port of the loopback interface."""
    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Quiet)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()

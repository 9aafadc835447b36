"""Runs a mock behind granian. One worker process holds the state; threads inside it answer requests side by side."""

from __future__ import annotations

import errno
import gc
import socket
from collections.abc import Callable

from understudy.mock import Mock
from understudy.shell.wsgi import WsgiApp, contract_wsgi

__all__ = ["PortInUseError", "free_port", "lazy_control", "serve"]

_THREADS = 8


class PortInUseError(Exception):
    """Another program listens there already."""


def free_port(host: str, port: int) -> int:
    """`port` if nobody listens on it, any free one for 0. Raises PortInUseError, or OSError for a foreign host."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise PortInUseError(
                    f"port {port} is in use on {host}; choose another with --port, or --port 0 for any free one"
                ) from None
            raise
        return int(probe.getsockname()[1])


def lazy_control(mock: Mock) -> WsgiApp:
    """The Flask application, imported and made when the control plane is first asked for."""
    made: list[WsgiApp] = []

    def control(environ: dict[str, object], start_response: Callable[..., object]) -> object:
        if not made:
            from understudy.shell.app import create_app

            made.append(create_app(mock))
        return made[0](environ, start_response)

    return control  # type: ignore[return-value]  # WSGI's types are looser than this function's


def serve(mock: Mock, *, host: str, port: int, on_start: Callable[[], None]) -> None:
    """Serve until SIGINT or SIGTERM. `on_start` is called when the socket listens.

    The worker is forked, so what was loaded here is not loaded again there.
    """
    from granian.constants import Interfaces
    from granian.server.mp import MPServer

    application = contract_wsgi(mock, lazy_control(mock))
    # The contract lives as long as the process: the collector need not walk it again and again.
    gc.collect()
    gc.freeze()
    server = MPServer(
        "understudy",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        log_enabled=False,
    )
    server.on_startup(on_start)
    server.serve(target_loader=lambda _target: application)

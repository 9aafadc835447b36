"""Runs mocks behind granian. One worker process holds the state; threads inside it answer requests side by side."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from understudy.admin.guard import OPEN, Guard
from understudy.mock import Mock
from understudy.server.cors import Cors
from understudy.server.listener import Listener
from understudy.server.prefixes import below
from understudy.server.request_log import LogFormat, RequestLog
from understudy.server.sessions import Sessions
from understudy.server.watch import Watch, Watched
from understudy.server.wsgi import MOST_STREAMS, StartResponse, WsgiApp, contract_wsgi, unclaimed

__all__ = [
    "Front",
    "MountedMock",
    "ServerDiedError",
    "ServerWorker",
    "lazy_control",
    "serve",
]

# A request that calls back into the mock keeps its thread meanwhile, and every open stream has one for as long as it
# is open; threads are made when they are needed.
_THREADS = 16 + MOST_STREAMS
_SECONDS_TO_FINISH = 3
_PROBE_EVERY = 0.002


@dataclass(frozen=True, slots=True)
class Front:
    """What a server does beside answering: the origins whose pages may call (None: none, empty: any), what it writes
    about each request (None: nothing), and whom it lets drive the mock.
    """

    origins: tuple[str, ...] | None = ()
    log: LogFormat | None = None
    guard: Guard = OPEN


@dataclass(frozen=True, slots=True)
class MountedMock:
    """One mock of a server: where it is served, how it is opened, and what is read again when it changes.

    It is served below the path `prefix`, at the name `host` only where there is one.

    Where processes are forked an opened `mock` travels along. Where they are spawned (macOS, Windows) it can't, so
    `reopen` opens it anew there: that is pickled.
    """

    reopen: Callable[[], Mock]
    mock: Mock | None = None
    prefix: str = ""
    watch: Watch | None = None
    host: str = ""

    @property
    def place(self) -> str:
        """Host and path, as `below` dispatches by them."""
        return self.host + self.prefix

    def __reduce__(self) -> tuple[Any, ...]:
        return MountedMock, (self.reopen, None, self.prefix, self.watch, self.host)


_PLAIN = Front()


class ServerDiedError(Exception):
    """The process that answers requests is gone, and it was not asked to stop."""


def lazy_control(sessions: Sessions, guard: Guard = OPEN) -> WsgiApp:
    """The Flask application, imported and made when the control plane is first used."""
    made: list[WsgiApp] = []
    making = threading.Lock()

    def control(environ: dict[str, Any], start_response: StartResponse) -> Any:
        with making:
            if not made:
                from understudy.server.app import control_app

                made.append(control_app(sessions, guard))
        return made[0](environ, start_response)

    return control


class ServerWorker:
    """Makes the WSGI application inside the worker process, and looks after that process.

    `on_start` gets the mocks, and is pickled where processes are spawned.
    """

    def __init__(
        self,
        parts: Sequence[MountedMock],
        on_start: Callable[[Sequence[Mock]], None],
        listener: Listener,
        front: Front = _PLAIN,
    ) -> None:
        self.parts = tuple(parts)
        self.on_start = on_start
        self.listener = listener
        self.front = front

    def __call__(self) -> WsgiApp:
        # Handlers that came with the fork would swallow a signal that arrives before granian sets its own.
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        mocks = [part.mock or part.reopen() for part in self.parts]
        for mock in mocks:
            mock.store.open()
        # The contract lives as long as the process: the collector need not walk it again and again.
        gc.freeze()
        threading.Thread(target=_end_with_parent, name="end-with-parent", daemon=True).start()
        threading.Thread(target=self._announce, args=(mocks,), name="announce", daemon=True).start()
        log = RequestLog(self.front.log) if self.front.log is not None else None
        if log is not None:
            log.start()
        served = {part.place: self._served(part, mock, log) for part, mock in zip(self.parts, mocks, strict=True)}
        if list(served) == [""]:
            return _without_inherited(served[""])
        titles = {part.place: mock.contract.title for part, mock in zip(self.parts, mocks, strict=True)}
        return _without_inherited(below(served, titles, self.listener.base))

    def _served(self, part: MountedMock, mock: Mock, log: RequestLog | None) -> WsgiApp:
        build = partial(self._application, prefix=part.place, log=log)
        if part.watch is None:
            return build(mock)
        watched = Watched(mock, part.watch, build)
        watched.start()
        return watched

    def _application(self, mock: Mock, *, prefix: str, log: RequestLog | None) -> WsgiApp:
        sessions, front = Sessions(mock), self.front
        cors = Cors(front.origins, partial(_declared_headers, mock)) if front.origins is not None else None
        control, also = lazy_control(sessions, front.guard), unclaimed(mock)
        return contract_wsgi(sessions, control, also=also, cuts=True, cors=cors, log=log, prefix=prefix)

    def _announce(self, mocks: Sequence[Mock]) -> None:
        """Say that the server is there once it is: a client that waits for the line may connect right after it."""
        while not self.listener.answers():
            time.sleep(_PROBE_EVERY)
        self.on_start(mocks)


def _declared_headers(mock: Mock) -> set[str]:
    responses = (each for operation in mock.contract.operations.values() for each in operation.responses.values())
    return {header.name for response in responses for header in response.headers}


def _end_with_parent() -> None:
    """A killed parent can't stop its worker, which would keep the port.

    Nor can it see to the end of one that does not finish, since a stream is open or the signal was lost on its way.
    """
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_SECONDS_TO_FINISH)
        os.kill(os.getpid(), signal.SIGKILL)


def _without_inherited(application: WsgiApp) -> WsgiApp:
    """granian copies the process environment into every WSGI environ: `HTTP_PROXY` would be a request header."""
    inherited = {name: value for name, value in os.environ.items() if name.startswith("HTTP_")}
    inherited.update({name: os.environ[name] for name in ("CONTENT_TYPE", "CONTENT_LENGTH") if name in os.environ})
    inherited.update({name: os.environ[name] for name in ("RAW_URI", "REQUEST_URI") if name in os.environ})
    if not inherited:
        return application

    def cleaned(environ: dict[str, Any], start_response: StartResponse) -> Any:
        for name, value in inherited.items():
            if environ.get(name) == value:
                del environ[name]
        return application(environ, start_response)

    return cleaned


def serve(
    parts: Sequence[MountedMock],
    listener: Listener,
    *,
    on_start: Callable[[Sequence[Mock]], None],
    front: Front = _PLAIN,
) -> None:
    """Serve until SIGINT or SIGTERM. `on_start` is called in the worker process when it can be connected to.

    Raises ServerDiedError when the worker ends by itself.
    """
    from granian import Granian
    from granian.constants import Interfaces, SSLProtocols

    if sys.platform == "linux" and multiprocessing.get_start_method(allow_none=True) is None:
        multiprocessing.set_start_method("fork")  # what was loaded here is not loaded again there
    gc.collect()
    gc.freeze()
    certificate = listener.certificate
    server = Granian(
        "understudy",
        address=listener.host,
        port=listener.port,
        uds=listener.unix,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=_THREADS,
        workers_kill_timeout=_SECONDS_TO_FINISH,
        log_enabled=False,
        ssl_cert=certificate.chain if certificate is not None else None,
        ssl_key=certificate.key if certificate is not None else None,
        ssl_protocol_min=SSLProtocols.tls12,
    )
    try:
        server.serve(target_loader=ServerWorker(parts, on_start, listener, front), wrap_loader=False)
    except SystemExit:
        # A terminal sends Ctrl-C to the worker as well, which may then be gone before it is stopped.
        if not server.interrupt_signal:
            raise ServerDiedError(
                f"the server process ended by itself; was {listener.shown} taken meanwhile?"
            ) from None

"""Serves mocks in this process, until a signal ends it."""

from __future__ import annotations

import asyncio
import gc
import signal
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from understudy.admin.guard import OPEN, Guard
from understudy.lazy_dataclass import dataclass
from understudy.mock import Mock
from understudy.server.cors import Cors
from understudy.server.http_server import HttpServer
from understudy.server.limits import MOST_SESSIONS
from understudy.server.listener import Listener
from understudy.server.request_log import LogFormat, RequestLog
from understudy.server.sessions import SdkNames, Sessions
from understudy.server.wsgi import ContractApp, StartResponse, WsgiApp, unclaimed

if TYPE_CHECKING:
    from understudy.server.watch import Watch

_SECONDS_TO_FINISH = 3
_COLLECTED = (500, 2, 2_000)
"""The collector looks at few objects at a time: a request that meets it waits for all of them. At those that have been
there for long it looks seldom, since records and journal are most of them and hold no cycles.
"""

_OPEN_FILES = 65_536


@dataclass(frozen=True, slots=True)
class Front:
    """What a server does beside answering: the origins whose pages may call (None: none, empty: any), what it writes
    about each request (None: nothing), whom it lets drive the mock, how many sessions it has, and what a generated SDK
    calls the operations.
    """

    origins: tuple[str, ...] | None = ()
    log: LogFormat | None = None
    guard: Guard = OPEN
    sessions: int = MOST_SESSIONS
    sdk_names: SdkNames | None = None


@dataclass(frozen=True, slots=True)
class MountedMock:
    """One mock of a server: where it is served, and what is read again when it changes.

    It is served below the path `prefix`, at the name `host` only where there is one.
    """

    mock: Mock
    prefix: str = ""
    watch: Watch | None = None
    host: str = ""

    @property
    def place(self) -> str:
        """Host and path, as `below` dispatches by them."""
        return self.host + self.prefix


_PLAIN = Front()


class ServerError(Exception):
    """The server can't listen where it should."""


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


def application_of(
    parts: Sequence[MountedMock], listener: Listener, front: Front = _PLAIN, log: RequestLog | None = None
) -> WsgiApp:
    """The WSGI application that serves these mocks, each at its place."""
    served = {part.place: _served(part, front, log) for part in parts}
    if list(served) == [""]:
        return served[""]
    titles = {part.place: part.mock.contract.title for part in parts}
    from understudy.server.prefixes import below

    return below(served, titles, listener.base)


def _served(part: MountedMock, front: Front, log: RequestLog | None) -> WsgiApp:
    build = partial(_application, front=front, prefix=part.place, log=log)
    if part.watch is None:
        return build(part.mock)
    from understudy.server.watch import Watched

    watched = Watched(part.mock, part.watch, build)
    watched.start()
    return watched


def _application(mock: Mock, *, front: Front, prefix: str, log: RequestLog | None) -> WsgiApp:
    sessions = Sessions(mock, most=front.sessions, sdk_names=front.sdk_names)
    cors = Cors(front.origins, partial(_declared_headers, mock)) if front.origins is not None else None
    control, also = lazy_control(sessions, front.guard), unclaimed(mock)
    return ContractApp(sessions, control, also=also, cors=cors, log=log, prefix=prefix)


def _declared_headers(mock: Mock) -> set[str]:
    responses = (each for operation in mock.contract.operations.values() for each in operation.responses.values())
    return {header.name for response in responses for header in response.headers}


def serve(
    parts: Sequence[MountedMock],
    listener: Listener,
    *,
    on_start: Callable[[Sequence[Mock]], None],
    front: Front = _PLAIN,
) -> None:
    """Serve until SIGINT or SIGTERM. `on_start` is called when the server can be connected to.

    Raises ServerError where it can't listen.
    """
    mocks = [part.mock for part in parts]
    for mock in mocks:
        mock.store.open()
    log = RequestLog(front.log) if front.log is not None else None
    if log is not None:
        log.start()
    server = HttpServer(application_of(parts, listener, front, log))
    # The contract lives as long as the process: the collector need not walk it, not even once.
    gc.freeze()
    gc.set_threshold(*_COLLECTED)
    gc.enable()
    _raise_open_files()
    with asyncio.Runner(loop_factory=server.new_loop) as runner:
        runner.run(_run(server, listener, partial(on_start, mocks)))


async def _run(server: HttpServer, listener: Listener, on_start: Callable[[], None]) -> None:
    loop, stopping = asyncio.get_running_loop(), asyncio.Event()
    for each in (signal.SIGINT, signal.SIGTERM):
        _on_signal(loop, each, stopping.set)
    try:
        await server.start(listener)
    except OSError as error:
        raise ServerError(f"can't listen on {listener.shown}: {error.strerror or error}") from None
    on_start()
    await stopping.wait()
    await server.stop(_SECONDS_TO_FINISH)
    if listener.unix is not None:
        listener.unix.unlink(missing_ok=True)


def _on_signal(loop: asyncio.AbstractEventLoop, number: signal.Signals, stop: Callable[[], None]) -> None:
    try:
        loop.add_signal_handler(number, stop)
    except NotImplementedError:  # Windows
        signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop))


def _raise_open_files() -> None:
    """Every connection is an open file, of which a process may often have no more than 1,024."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if hard == resource.RLIM_INFINITY else min(_OPEN_FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        with suppress(ValueError, OSError):
            resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))

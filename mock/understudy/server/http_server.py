"""The HTTP server of `understudy serve`: one event loop owns every socket, and whatever waits, waits there.

An application is called in the loop, and says in a `PendingReply` what its answer still waits for; what may block it
hands back, to be carried out in a thread. Half a request, a slow reader, a delay, a webhook that is being delivered
and an open stream hold no thread.
"""

from __future__ import annotations

import asyncio
import logging
import socket
import ssl
import sys
from collections.abc import Callable, Iterable
from functools import partial
from time import monotonic
from typing import Any

from understudy.server.certificates import Certificate
from understudy.server.connection import HttpConnection
from understudy.server.event_loop import Batch, event_loop
from understudy.server.incoming import Incoming
from understudy.server.limits import Limits
from understudy.server.line_stream import LineStream
from understudy.server.listener import Listener
from understudy.server.reply import PendingReply
from understudy.server.wsgi import Direct, WsgiApp, refusal, status_line
from understudy.threads import Threads

HEARTBEAT = 1.0
"""After so many seconds in which nothing happened a stream says so: else nobody would see that its server is gone."""

_THREADS = 1_000
_QUICK_THREADS = 8
_BACKLOG = 1_024
_READ = 65_536
_SWEEP = 0.5
_LOOK_AGAIN = 0.01
_HANDSHAKE = 10.0
_log = logging.getLogger("understudy")


class HttpServer:
    """Serves one WSGI application. Everything but `call_soon` belongs to the thread of its event loop."""

    def __init__(self, application: WsgiApp, limits: Limits | None = None) -> None:
        self._application = application
        # What an application answers without an environ costs a third less.
        self._direct: Direct | None = getattr(application, "direct", None)
        self.limits = limits or Limits()
        # One for all connections, as each takes what came at once: of itself asyncio makes one of 256 KiB each time,
        # which the system may have to map and unmap. That took 30 µs a request.
        self.buffer = memoryview(bytearray(_READ))
        self.batch = Batch()
        self.connections: set[HttpConnection] = set()
        self.streams: set[LineStream] = set()
        self.buffered = 0
        self.is_ending = False
        self._waiting = Threads("understudy-request", _THREADS)
        # Those that read the state, and what is sent to the mock itself, are answered however many others wait.
        self._quick = Threads("understudy-quick", _QUICK_THREADS)
        self._listening: asyncio.Server | None = None

    def new_loop(self) -> asyncio.AbstractEventLoop:
        """An event loop for this server. In any other one it works as well, but its answers wait for no others."""
        return event_loop(self.batch)

    async def start(self, listener: Listener) -> None:
        """Listen. Raises OSError."""
        self._loop = asyncio.get_running_loop()
        context = _context(listener.certificate) if listener.certificate is not None else None
        options: dict[str, Any] = {} if context is None else {"ssl": context, "ssl_handshake_timeout": _HANDSHAKE}
        make = partial(HttpConnection, self)
        if listener.unix is not None:
            path = str(listener.unix)
            self._listening = await self._loop.create_unix_server(make, path, backlog=_BACKLOG)
        else:
            if listener.is_shared:
                options["reuse_port"] = True
            host, port = listener.host, listener.port
            self._listening = await self._loop.create_server(make, host, port, backlog=_BACKLOG, **options)
        self._environ = _environ(listener)
        self._tasks = [self._loop.create_task(self._sweep()), self._loop.create_task(self._beat())]

    async def stop(self, seconds: float) -> None:
        """Accept nothing more; finish what is being answered, as far as that is done in time."""
        self.is_ending = True
        if self._listening is not None:
            self._listening.close()
        until = self.now() + seconds
        while self.connections and self.now() < until:
            for connection in list(self.connections):
                connection.close_if_idle()
            await asyncio.sleep(_LOOK_AGAIN)
        for task in self._tasks:
            task.cancel()

    # What connections call

    now = staticmethod(monotonic)

    def call_soon(self, task: Callable[[], None]) -> None:
        """Call something in the loop; from any thread."""
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(task)

    def call_later(self, seconds: float, task: Callable[[], None]) -> None:
        """Call something after so many seconds; in the loop only."""
        self._loop.call_later(seconds, task)

    def base_environ(self, transport: asyncio.Transport) -> dict[str, Any]:
        """What the environs of all requests of a connection have in common (PEP 3333)."""
        peer = transport.get_extra_info("peername")
        return {**self._environ, "REMOTE_ADDR": peer[0]} if isinstance(peer, tuple) else self._environ

    def answer(self, incoming: Incoming, connection: HttpConnection) -> None:
        """Call the application, and send what it answers when nothing keeps that back any more."""
        reply = PendingReply()
        try:
            if self._direct is None or not self._direct(incoming, reply):
                parts = self._application(incoming.environ(reply), reply.start)
                if reply.work is None:
                    reply.take(parts)
        except Exception:  # noqa: BLE001 - the outermost frame: a bug must become an answer and a log entry
            _fail(reply)
        if reply.work is not None:
            work, threads = reply.work, self._quick if reply.is_quick else self._waiting
            threads.submit(partial(self._in_thread, work, reply, connection))
        elif reply.before is None and not reply.delay:
            connection.send(reply)
        else:
            self._hold_back(reply, connection)

    # Waiting

    def _in_thread(self, work: Callable[[], Iterable[bytes]], reply: PendingReply, connection: HttpConnection) -> None:
        try:
            reply.take(work())
        except Exception:  # noqa: BLE001 - as above
            _fail(reply)
        self.call_soon(partial(self._hold_back, reply, connection))

    def _hold_back(self, reply: PendingReply, connection: HttpConnection) -> None:
        before, reply.before = reply.before, None
        if before is not None:
            before(lambda: self.call_soon(partial(self._delay, reply, connection)))
        else:
            self._delay(reply, connection)

    def _delay(self, reply: PendingReply, connection: HttpConnection) -> None:
        if reply.delay:
            self._loop.call_later(reply.delay, self._send, reply, connection)
        else:
            self._send(reply, connection)

    def _send(self, reply: PendingReply, connection: HttpConnection) -> None:
        connection.send(reply)
        connection.answered()

    # What happens by itself

    async def _sweep(self) -> None:
        while True:
            await asyncio.sleep(_SWEEP)
            now = self.now()
            for connection in [each for each in self.connections if each.deadline < now]:
                connection.expire()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            for stream in list(self.streams):
                stream.beat(self.limits.stalled)


def _fail(reply: PendingReply) -> None:
    _log.exception("a request failed inside the server")
    response = refusal(500, "this is a bug of Understudy; its log has the traceback")
    reply.start(status_line(response.status), response.headers)
    reply.take([response.body])


def _context(certificate: Certificate) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.load_cert_chain(certificate.chain, certificate.key)
    context.set_alpn_protocols(["http/1.1"])
    return context


def _environ(listener: Listener) -> dict[str, Any]:
    return {
        "SCRIPT_NAME": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "SERVER_NAME": listener.host or socket.gethostname(),
        "SERVER_PORT": str(listener.port),
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": "http" if listener.certificate is None else "https",
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }

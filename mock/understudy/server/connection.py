"""One connection of the server: reads requests whole, one after another, and writes their answers in that order.

Parses with httptools (the parser of Node.js). A request reaches the application when all of it is there, so a slow
client holds a socket and the bytes that it sent, and never a thread. Knows bytes and environs; knows nothing of mocks.
"""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from typing import Any, Protocol, cast

from httptools import HttpParserError, HttpParserUpgrade, HttpRequestParser

from understudy.messages import Response
from understudy.server.event_loop import Batch
from understudy.server.incoming import Incoming
from understudy.server.known_heads import KnownHead, known_head
from understudy.server.limits import Limits
from understudy.server.line_stream import LineStream
from understudy.server.reply import Lines, PendingReply
from understudy.server.wire import CONTINUE, KNOWN, field_name, head_of, target_path
from understudy.server.wsgi import MAX_BODY, is_too_large, refusal, status_line, too_large

_NEVER = float("inf")
_BODILESS = frozenset({"204", "304"})


class Owner(Protocol):
    """The server of a connection."""

    limits: Limits
    buffer: memoryview
    batch: Batch
    connections: set[HttpConnection]
    streams: set[LineStream]
    buffered: int
    is_ending: bool

    def now(self) -> float:
        """The time of the loop, in seconds."""

    def call_soon(self, task: Callable[[], None]) -> None:
        """Call something in the loop; from any thread."""

    def call_later(self, seconds: float, task: Callable[[], None]) -> None:
        """Call something after so many seconds; in the loop only."""

    def base_environ(self, transport: asyncio.Transport) -> dict[str, Any]:
        """What the environs of all requests of a connection have in common."""

    def answer(self, incoming: Incoming, connection: HttpConnection) -> None:
        """Answer a request, by `send`: at once, or followed by `answered`."""


class HttpConnection(asyncio.BufferedProtocol):
    """The protocol of one connection; everything runs in the event loop."""

    def __init__(self, server: Owner) -> None:
        self._server = server
        self._limits = server.limits
        self._parser = HttpRequestParser(self)
        self._incoming: Incoming | None = None
        self._head_bytes = self._piece = 0
        self._known: KnownHead | None = None
        self._waiting: deque[Incoming] = deque()
        self._answering: Incoming | None = None
        self._refused: Response | None = None
        self._held = b""
        self._ended = self._half_closed = False
        self._stream: LineStream | None = None
        self._stalled_since: float | None = None
        self.deadline = _NEVER

    # What asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._server.connections.add(self)
        self._base = self._server.base_environ(self._transport)
        self.deadline = self._server.now() + self._limits.idle

    def connection_lost(self, _error: Exception | None) -> None:
        self._ended = True
        self._server.connections.discard(self)
        self._forget_incoming()
        if self._stream is not None:
            self._server.streams.discard(self._stream)
            self._stream.close()
            self._stream = None

    def get_buffer(self, _sizehint: int) -> memoryview:
        return self._server.buffer

    def buffer_updated(self, nbytes: int) -> None:
        self.data_received(bytes(self._server.buffer[:nbytes]))

    def data_received(self, data: bytes) -> None:
        """Take what came, in pieces of any size."""
        if self._ended or self._stream is not None:
            return
        is_first = self._incoming is None and self._answering is None and not self._waiting
        if is_first and self._known is not None and (again := self._known.read(data)) is not None:
            self._answering = again
            self._server.answer(again, self)
            self._go_on()
            return
        self._known = None
        before, self._piece = self._incoming, len(data)
        try:
            self._parser.feed_data(data)
        except HttpParserUpgrade as upgrade:
            # Nothing is upgraded here (RFC 9110 section 7.8): the request is answered as it is.
            self._parser = HttpRequestParser(self)
            rest = data[upgrade.args[0] :]
            if rest:
                self.data_received(rest)
                return
        except HttpParserError as error:
            self._refused = self._refused or refusal(400, f"this is no HTTP/1.1 request: {error}")
        incoming = self._incoming
        is_head = incoming is not None and not incoming.has_head
        # What stands behind the end of another request in one piece is not counted: where it begins is not known.
        is_counted = is_head and (incoming is before or (is_first and not self._waiting))
        self._head_bytes = self._head_bytes + self._piece if is_counted else 0
        if self._head_bytes > self._limits.head_bytes:
            self._refused = self._long_head()
        came = self._waiting[0] if is_first and incoming is None and len(self._waiting) == 1 else None
        self._go_on()
        if came is not None and self._answering is None and not self._ended:
            self._known = known_head(data, came)

    def eof_received(self) -> bool:
        """The client sends no more; it may still read."""
        incoming = self._incoming
        if self._ended or self._stream is not None:
            return False
        if incoming is not None and incoming.has_head and "content-length" in incoming.headers:
            self._complete(keep_alive=False)  # the application refuses what is cut
        elif incoming is not None and incoming.has_head:
            self._refused = refusal(400, "the body ends before its last chunk")
        elif self._answering is None and not self._waiting:
            return False
        self._half_closed = True
        self._go_on()
        return not self._ended

    def pause_writing(self) -> None:
        self._stalled_since = self._server.now()
        if self._stream is not None:
            self._stream.stalled_since = self._stalled_since

    def resume_writing(self) -> None:
        self._stalled_since = None
        if self._stream is not None:
            self._stream.stalled_since = None
            self._stream.send()

    # What the parser calls

    def on_message_begin(self) -> None:
        self._incoming = Incoming(self._base)

    def on_url(self, url: bytes) -> None:
        assert self._incoming is not None
        self._incoming.target += url

    def on_header(self, name: bytes, value: bytes) -> None:
        incoming = self._incoming
        assert incoming is not None
        if incoming.has_head:
            return  # a trailer field (RFC 9110 section 6.5), which nobody here asks for
        lower, text = KNOWN.get(name) or field_name(name), value.decode("latin-1")
        headers = incoming.headers
        if lower in headers:
            text = f"{headers[lower]}{'; ' if lower == 'cookie' else ','}{text}"
        headers[lower] = text

    def on_headers_complete(self) -> None:
        incoming = self._incoming
        assert incoming is not None
        incoming.has_head = True
        headers = incoming.headers
        most = self._limits.head_bytes
        if self._head_bytes + self._piece > most and incoming.head_bytes() > most:
            self._refused = self._long_head()
        if self._parser.get_http_version() == "1.0":
            incoming.protocol = "HTTP/1.0"
        length = headers.get("content-length")
        if length is not None and is_too_large(length):
            self._refused = too_large()
        elif "expect" in headers and headers["expect"].lower() == "100-continue":
            self._write(CONTINUE)

    def on_body(self, data: bytes) -> None:
        incoming = self._incoming
        assert incoming is not None
        if self._refused is not None:
            return
        incoming.size += len(data)
        self._server.buffered += len(data)
        incoming.parts.append(data)
        if incoming.size > MAX_BODY:
            self._refused = too_large()
        elif self._server.buffered > self._limits.buffered:
            self._refused = refusal(503, "too many large bodies are being sent at once; send this one again")

    def on_message_complete(self) -> None:
        if self._incoming is not None:
            self._incoming.is_whole = True
        self._complete(keep_alive=self._parser.should_keep_alive())

    # Requests

    def _long_head(self) -> Response:
        return refusal(431, f"the head of a request has at most {self._limits.head_bytes} bytes")

    def _complete(self, *, keep_alive: bool) -> None:
        incoming = self._incoming
        assert incoming is not None
        self._incoming = None
        if self._refused is not None:
            self._server.buffered -= incoming.size
            return
        incoming.keep_alive = keep_alive
        incoming.method = self._parser.get_method().decode("ascii")
        target = incoming.target.decode("latin-1")
        path, _, query = target.partition("?")
        incoming.path = path if path[:1] == "/" else target_path(target)
        incoming.query = query.partition("#")[0] if query else query
        self._waiting.append(incoming)

    def _go_on(self) -> None:
        """Answer what has come as far as it can be answered now, and say until when more must come."""
        while self._waiting and self._answering is None and not self._ended:
            incoming = self._answering = self._waiting.popleft()
            parts = incoming.parts
            if parts:
                incoming.body = parts[0] if len(parts) == 1 else b"".join(parts)
                incoming.parts = []
                self._server.buffered -= incoming.size
            self._server.answer(incoming, self)
        if self._ended:
            return
        if self._answering is not None:
            self.deadline = _NEVER
            if self._stream is None:
                self._transport.pause_reading()
            return
        if self._refused is not None:
            self._refuse(self._refused)
            return
        coming, now = self._incoming, self._server.now()
        if coming is None:
            if self._half_closed:
                self._close()
            self.deadline = now + self._limits.idle
            return
        if coming.began is None:
            coming.began = now
        if not coming.has_head:
            self.deadline = coming.began + self._limits.head
        else:
            self.deadline = min(now + self._limits.silence, coming.began + self._limits.request)

    def _forget_incoming(self) -> None:
        if self._incoming is not None:
            self._server.buffered -= self._incoming.size
            self._incoming = None
        for each in self._waiting:
            self._server.buffered -= each.size
        self._waiting.clear()

    def expire(self) -> None:
        """The deadline has passed: refuse what came in part, and close."""
        if self._ended:
            self._transport.abort()
            return
        if self._incoming is None:
            self._close()
            return
        part = "body" if self._incoming.has_head else "head"
        self._refuse(refusal(408, f"the {part} of the request did not come in time"))

    def close_if_idle(self) -> None:
        """The server ends: close unless a request is being answered."""
        if self._stream is not None:
            self._stream.end()
        elif self._answering is None:
            self._close()

    # Answers

    def send(self, reply: PendingReply) -> None:
        """Write the answer to the request that is being answered."""
        incoming = self._answering
        if incoming is None or self._ended:
            return
        if reply.sent is not None:
            reply.sent()
        if reply.is_dropped:
            self._close()
            return
        if reply.lines is not None:
            self._begin_stream(incoming, reply, reply.lines)
            return
        self._answering = None
        body = reply.body
        is_head, is_bodiless = incoming.method == "HEAD", reply.status[:3] in _BODILESS
        closing = not incoming.keep_alive or self._server.is_ending
        connection = "close" if closing else "keep-alive" if incoming.protocol == "HTTP/1.0" else None
        head, promised, is_last = head_of(reply.status, reply.headers, None if is_bodiless else len(body), connection)
        if reply.pauses and not is_head:
            self._answering = incoming
            self._write(head)
            self._pace(body, 0, deque(reply.pauses), is_last=is_last)
            return
        data = head if is_head or is_bodiless else head + body
        if self._server.batch.is_many:
            self._held += data
            self._server.batch.hold(self)
        else:
            self._transport.write(data)
        if is_last:
            self._close()
        elif promised > len(body) and not is_head:
            self._keep_silent()  # the rest never comes, and the client waits for it

    def send_held(self) -> None:
        """Send the answers that waited for those of others."""
        if self._held:
            data, self._held = self._held, b""
            self._transport.write(data)

    def _write(self, data: bytes) -> None:
        self.send_held()
        self._transport.write(data)

    def _pace(self, body: bytes, begun: int, pauses: deque[tuple[int, float]], *, is_last: bool) -> None:
        """Write a body in pieces, each as late as it is to come."""
        if self._ended:
            return
        if pauses and pauses[0][0] <= len(body):
            offset, seconds = pauses.popleft()
            self._transport.write(body[begun:offset])
            self._server.call_later(seconds, lambda: self._pace(body, offset, pauses, is_last=is_last))
            return
        self._transport.write(body[begun:])
        self._answering = None
        if is_last:
            self._close()
        else:
            self.answered()

    def _keep_silent(self) -> None:
        """Send nothing more, and leave the connection open."""
        self._ended = True
        self._forget_incoming()
        self.deadline = self._server.now() + self._limits.silent
        self._transport.resume_reading()  # that its client goes is seen only by who reads

    def answered(self) -> None:
        """An answer that had to wait went out: go on with what came meanwhile."""
        if self._ended or self._stream is not None:
            return
        self._transport.resume_reading()
        self._go_on()

    def _refuse(self, response: Response) -> None:
        """Answer what is no request, or no whole one, and read nothing more."""
        self._forget_incoming()
        head, *_ = head_of(status_line(response.status), response.headers, len(response.body), "close")
        self._write(head + response.body)
        self._ended = True
        if self._transport.can_write_eof():
            # Closed at once, what is still being sent would reset the connection before the answer is read.
            self._transport.write_eof()
            self.deadline = self._server.now() + self._limits.linger
        else:
            self._transport.close()

    def _close(self) -> None:
        self.send_held()
        self._ended = True
        self._forget_incoming()
        self._transport.close()

    def _begin_stream(self, incoming: Incoming, reply: PendingReply, lines: Lines) -> None:
        chunked = incoming.protocol == "HTTP/1.1"
        headers = [*reply.headers, ("Transfer-Encoding", "chunked")] if chunked else reply.headers
        head, *_ = head_of(reply.status, headers, None, "close")  # it ends with the connection, chunked or not
        self._write(head)
        self._stream = LineStream(self._server, self._transport, lines, chunked=chunked, ended=self._close)
        self._stream.stalled_since = self._stalled_since
        self._server.streams.add(self._stream)
        self._transport.resume_reading()  # that its client goes is seen only by who reads
        self._stream.begin()

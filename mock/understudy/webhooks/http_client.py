"""Connections to receivers of webhooks: requests go over one of them in turn (RFC 9112), each sent with one call.

Parses with httptools, as the server does. Knows bytes; knows nothing of mocks.
"""

from __future__ import annotations

import socket
from contextlib import suppress
from time import perf_counter
from typing import TYPE_CHECKING

from httptools import HttpParserError, HttpParserUpgrade, HttpResponseParser

if TYPE_CHECKING:
    from ssl import SSLContext

_AT_ONCE = 16_384
_HEAD_BYTES = 65_536


class NoAnswerError(ConnectionError):
    """What came back is no whole answer of HTTP; the message says what it was."""


class ReceivedAnswer:
    """The answer to one request as far as it was read: header names in lower case, the last value of each.

    `keeps` is whether another request may go over its connection.
    """

    __slots__ = ("_has_head", "_is_whole", "_parser", "body", "headers", "keeps", "status")

    def __init__(self) -> None:
        self.status = 0
        self.headers: dict[str, str] = {}
        self.body = bytearray()
        self.keeps = False
        self._has_head = self._is_whole = False
        self._parser: HttpResponseParser | None = None

    # What httptools calls

    def on_message_begin(self) -> None:
        self.keeps = False  # until it has ended; for good where it is one more that nobody asked for

    def on_header(self, name: bytes, value: bytes) -> None:
        if not self._has_head:
            self.headers[name.decode("latin-1").lower()] = value.decode("latin-1")

    def on_headers_complete(self) -> None:
        if self._parser is not None and not self._is_whole:
            self.status = self._parser.get_status_code()
            self._has_head = True

    def on_body(self, data: bytes) -> None:
        if not self._is_whole:
            self.body += data

    def on_message_complete(self) -> None:
        if self._parser is None or self._is_whole:
            return
        if 100 <= self.status < 200 and self.status != 101:  # RFC 9110 15.2: the answer is still to come
            self._has_head = False
            self.headers.clear()
            return
        self._is_whole = True
        self.keeps = self._parser.should_keep_alive()

    # What reads it

    def read(self, link: socket.socket, deadline: float, *, most: int, is_head: bool) -> None:
        """Receive until it is whole, or has `most` bytes of a body; of a HEAD, its head alone."""
        parser = self._parser = HttpResponseParser(self)
        received = 0
        try:
            while not self._is_whole and not (self._has_head and (is_head or len(self.body) >= most)):
                if not self._has_head and received > _HEAD_BYTES:
                    raise NoAnswerError("the head of the answer is longer than 64 KiB")
                link.settimeout(_left(deadline))
                data = link.recv(_AT_ONCE)
                if not data:
                    self._ended()
                    return
                received += len(data)
                parser.feed_data(data)
        except HttpParserUpgrade:
            self.keeps = False
        except HttpParserError as error:
            self.keeps = False
            if not self._is_whole:
                raise NoAnswerError(f"the answer is no HTTP/1.1: {error}") from None
        finally:
            self._parser = None  # they hold each other

    def _ended(self) -> None:
        """The receiver has closed the connection, which is the end of a body that says no length (RFC 9112 6.3)."""
        if not self._has_head:
            raise NoAnswerError("the connection was closed before an answer came")
        if "content-length" in self.headers or "chunked" in self.headers.get("transfer-encoding", ""):
            raise NoAnswerError("the connection was closed before the answer had ended")


class HttpClientConnection:
    """One connection. Not thread-safe: whoever has it sends over it alone."""

    __slots__ = ("_link",)

    def __init__(self, link: socket.socket) -> None:
        self._link = link

    def exchange(self, request: bytes, deadline: float, *, most: int, is_head: bool = False) -> ReceivedAnswer:
        """Send a request and read its answer, until `time.perf_counter()` is `deadline`; of a body `most` bytes or so.

        Raises OSError: TimeoutError, NoAnswerError, what the system says. Close it then, and where the answer says so.
        """
        answer = ReceivedAnswer()
        self._link.settimeout(_left(deadline))
        with suppress(ConnectionError):  # who refuses a body has answered, and closes
            self._link.sendall(request)
        answer.read(self._link, deadline, most=most, is_head=is_head)
        return answer

    def is_idle(self) -> bool:
        """Whether it can be used again: nothing came since the answer, neither bytes nor the end."""
        self._link.settimeout(0)
        try:
            socket.socket.recv(self._link, 1, socket.MSG_PEEK)  # below TLS, whose sockets can't be looked at
        except BlockingIOError:
            return True
        except OSError:
            return False
        return False

    def close(self) -> None:
        self._link.close()

    def __del__(self) -> None:
        self._link.close()


def connect(
    host: str, port: int, deadline: float, *, context: SSLContext | None = None, name: str = ""
) -> HttpClientConnection:
    """A connection, with TLS where there is a `context`, to whoever has a certificate of `name`. Raises OSError."""
    link = socket.create_connection((host, port), timeout=_left(deadline))
    try:
        link.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if context is not None:
            link = context.wrap_socket(link, server_hostname=name)
        return HttpClientConnection(link)
    except BaseException:
        link.close()
        raise


def _left(deadline: float) -> float:
    left = deadline - perf_counter()
    if left <= 0:
        raise TimeoutError
    return left

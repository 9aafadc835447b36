"""Changes as server-sent events (WHATWG HTML, 9.2) at `/__mock__/stream?topic=orders/*`, and what every stream is.

The id of an event is the number of its message; a client that comes back with `Last-Event-ID` gets what it missed.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator

from flask import Blueprint, Response, request

from understudy.addresses import CONTROL_PREFIX
from understudy.admin.blueprint import problem
from understudy.broadcast import Subscription
from understudy.broadcast.messages import Message
from understudy.json_codec import dumps
from understudy.server.http_server import HEARTBEAT
from understudy.server.reply import Lines, reply_of
from understudy.server.sessions import Sessions

MOST_WAITING = 32
"""How many streams may be open under a server that keeps a thread for each; one more is answered 503."""

_DIGITS = 18


class Streams:
    """The streams of one application. Our own server sends them without a thread; others hold one for each."""

    def __init__(self) -> None:
        self._free = threading.Semaphore(MOST_WAITING)

    def opened(self, lines: Lines) -> Response:
        """The answer that streams these lines, which are closed when its client is gone or there is no room."""
        reply = reply_of(request.environ)
        if reply is not None:
            reply.lines = lines
            return Response(iter(()), content_type="text/event-stream")
        if not self._free.acquire(blocking=False):
            lines.close()
            return problem(503, f"{MOST_WAITING} streams are open; close one first", "too_many_streams")
        return Response(_Waited(lines, self._free), content_type="text/event-stream")


class _Waited:
    """A stream as a WSGI iterable, whose thread waits for what comes; WSGI closes it when its client is gone."""

    def __init__(self, lines: Lines, free: threading.Semaphore) -> None:
        self._lines = lines
        self._free = free
        self._come = threading.Event()
        self._ending = threading.Lock()
        self._has_ended = False
        lines.listen(self._come.set)

    def __iter__(self) -> Iterator[bytes]:
        while (text := self._lines.take()) is not None:
            if text:
                yield text
            elif not self._come.wait(HEARTBEAT):
                yield self._lines.idle
            self._come.clear()

    def close(self) -> None:
        """End it; safe to call twice."""
        with self._ending:
            if self._has_ended:
                return
            self._has_ended = True
        self._lines.close()
        self._free.release()


def stream(sessions: Sessions, streams: Streams) -> Blueprint:
    """The one route of the stream."""
    blueprint = Blueprint("stream", __name__, url_prefix=CONTROL_PREFIX)

    @blueprint.get("/stream")
    def events() -> Response:
        last = request.headers.get("Last-Event-ID") or request.args.get("after")
        if last is not None and not (last.isascii() and last.isdigit() and len(last) <= _DIGITS):
            return problem(422, f"{last!r} is no id of an event here; ids are whole numbers", "validation_error")
        unknown = sorted(request.args.keys() - {"topic", "after"})
        if unknown:
            return problem(422, f"the stream has no parameter {unknown[0]!r}; it has topic, after", "validation_error")
        try:
            mock = sessions.at(request.environ).mock
            subscription = mock.subscribe(*request.args.getlist("topic"), after=None if last is None else int(last))
        except ValueError as error:
            return problem(422, str(error), "unknown_topic")
        answer = streams.opened(_Messages(subscription))
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return blueprint


class _Messages:
    """The messages of a subscription, as `Lines`."""

    idle = b": still here\n\n"

    def __init__(self, subscription: Subscription) -> None:
        self._subscription = subscription
        # The first words go out at once: the client then knows that it misses nothing from now on.
        self._first = b": listening\n\n"
        if (gap := subscription.gap) is not None:
            self._first += b"event: lost\ndata: " + dumps({"from": gap.first, "to": gap.last}) + b"\n\n"

    def take(self) -> bytes | None:
        is_closed = self._subscription.closed
        first, self._first = self._first, b""
        text = first + b"".join(map(_event, self._subscription.taken()))
        return None if is_closed and not text else text

    def listen(self, wake: Callable[[], None]) -> None:
        self._subscription.listen(wake)

    def close(self) -> None:
        self._subscription.close()


def _event(message: Message) -> bytes:
    head = b"id: %d\nevent: %s\ndata: " % (message.sequence, message.kind.encode())
    return head + dumps(message.to_json()) + b"\n\n"

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
from understudy.json_codec import dumps
from understudy.server.sessions import Sessions
from understudy.server.wsgi import MOST_STREAMS

__all__ = ["HEARTBEAT", "Streams", "stream"]

HEARTBEAT = 1.0
"""After so many seconds in which nothing happened a stream says so: else nobody would see that its client is gone."""
_DIGITS = 18


class Streams:
    """The streams of one application: of all kinds together no more than MOST_STREAMS are open at once."""

    def __init__(self) -> None:
        self._free = threading.Semaphore(MOST_STREAMS)

    def opened(self, lines: Iterator[bytes], end: Callable[[], None]) -> Response:
        """The answer that streams these lines; `end` is called once, when its client is gone or there is no room."""
        if not self._free.acquire(blocking=False):
            end()
            return problem(503, f"{MOST_STREAMS} streams are open; close one first", "too_many_streams")
        return Response(_Lines(lines, end, self._free), content_type="text/event-stream")


class _Lines:
    """The text of a stream, which WSGI closes when its client is gone."""

    def __init__(self, lines: Iterator[bytes], end: Callable[[], None], free: threading.Semaphore) -> None:
        self._lines = lines
        self._end = end
        self._free = free
        self._ending = threading.Lock()
        self._ended = False

    def __iter__(self) -> Iterator[bytes]:
        return self._lines

    def close(self) -> None:
        """End it; safe to call twice."""
        with self._ending:
            if self._ended:
                return
            self._ended = True
        self._end()
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
        answer = streams.opened(_messages(subscription), subscription.close)
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return blueprint


def _messages(subscription: Subscription) -> Iterator[bytes]:
    gap = subscription.gap
    # The first words go out at once: the client then knows that it misses nothing from now on.
    yield b": listening\n\n"
    if gap is not None:
        yield b"event: lost\ndata: " + dumps({"from": gap.first, "to": gap.last}) + b"\n\n"
    while not subscription.closed:
        try:
            message = subscription.get(HEARTBEAT)
        except TimeoutError:
            yield b": still here\n\n"
            continue
        except ValueError:
            return
        head = b"id: %d\nevent: %s\ndata: " % (message.sequence, message.kind.encode())
        yield head + dumps(message.to_json()) + b"\n\n"

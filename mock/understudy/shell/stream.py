"""Changes as server-sent events (WHATWG HTML, 9.2) at `/__mock__/stream?topic=orders/*`.

The id of an event is the number of its message; a client that comes back with `Last-Event-ID` is told what it missed.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator

from flask import Blueprint, Response, request

from understudy.broadcast import Subscription
from understudy.jsontext import dumps
from understudy.shell.control.plane import problem
from understudy.shell.sessions import Sessions
from understudy.shell.wsgi import CONTROL_PREFIX, MOST_STREAMS

__all__ = ["stream"]

_HEARTBEAT = 1.0
_DIGITS = 18


def stream(sessions: Sessions) -> Blueprint:
    """The one route of the stream."""
    blueprint = Blueprint("stream", __name__, url_prefix=CONTROL_PREFIX)
    free = threading.Semaphore(MOST_STREAMS)

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
        if not free.acquire(blocking=False):
            subscription.close()
            return problem(503, f"{MOST_STREAMS} streams are open; close one first", "too_many_streams")
        answer = Response(_Lines(subscription, free), mimetype="text/event-stream")
        answer.headers["Cache-Control"] = "no-store"
        return answer

    return blueprint


class _Lines:
    """The stream's text. `close`, which WSGI calls when the client is gone, ends the subscription."""

    def __init__(self, subscription: Subscription, free: threading.Semaphore) -> None:
        self._subscription = subscription
        self._free = free
        self._lines = self._made()
        self._ending = threading.Lock()
        self._ended = False

    def __iter__(self) -> Iterator[bytes]:
        return self._lines

    def _made(self) -> Iterator[bytes]:
        gap = self._subscription.gap
        # The first words go out at once: the client then knows that it misses nothing from now on.
        yield b": listening\n\n"
        if gap is not None:
            yield b"event: lost\ndata: " + dumps({"from": gap.first, "to": gap.last}) + b"\n\n"
        while not self._subscription.closed:
            try:
                message = self._subscription.get(_HEARTBEAT)
            except TimeoutError:
                yield b": still here\n\n"
                continue
            except ValueError:
                return
            yield (
                b"id: %d\nevent: %s\ndata: " % (message.sequence, message.kind.encode())
                + dumps(message.to_json())
                + b"\n\n"
            )

    def close(self) -> None:
        """End it; safe to call twice."""
        with self._ending:
            if self._ended:
                return
            self._ended = True
        self._subscription.close()
        self._free.release()

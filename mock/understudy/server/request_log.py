"""The request log of a served mock: one line a request, for people or for programs.

A request only leaves a note; a thread of its own puts it into words and writes, so that a slow terminal, or a pipe that
nobody reads, holds no request back.
"""

from __future__ import annotations

import os
import sys
import threading
from collections import deque
from collections.abc import Mapping
from datetime import UTC, datetime
from time import perf_counter, time
from typing import Any, Literal, TextIO

from understudy.columns import clipped
from understudy.json_codec import dumps
from understudy.lazy_dataclass import dataclass
from understudy.messages import Response

LogFormat = Literal["text", "json"]
LOG_FORMATS: tuple[LogFormat, ...] = ("text", "json")

_MOST_WAITING = 10_000
_COLOURS = {2: "32", 3: "36", 4: "33", 5: "31"}
_LONGEST_PATH = 200
_NOTED_HEADERS = (("X-Mock-Reason", ""), ("X-Mock-Warnings", "warning: "), ("X-Mock-Fault", "fault: "))


@dataclass(frozen=True, slots=True)
class _Note:
    time: float
    method: str
    target: str
    session: str | None
    response: Response
    seconds: float


class RequestLog:
    """Writes what was answered to a stream; the newest are kept where it does not take them fast enough."""

    def __init__(self, form: LogFormat, stream: TextIO | None = None) -> None:
        self._form = form
        self._stream = sys.stdout if stream is None else stream
        self._colours = _takes_colours(self._stream)
        self._waiting: deque[_Note] = deque(maxlen=_MOST_WAITING)
        self._wake = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to write, in the process that answers."""
        self._thread = threading.Thread(target=self._run, name="request-log", daemon=True)
        self._thread.start()

    def note(
        self,
        environ: Mapping[str, Any],
        response: Response,
        begun: float,
        session: str | None = None,
        prefix: str = "",
    ) -> None:
        """Leave a note of an answer that goes out now, to the request of a WSGI environ below a prefix.

        `begun` is when it came, by `perf_counter`.
        """
        target = prefix + environ["PATH_INFO"]
        if query := environ.get("QUERY_STRING"):
            target = f"{target}?{query}"
        seconds = perf_counter() - begun
        self._waiting.append(_Note(time(), environ["REQUEST_METHOD"], target, session, response, seconds))
        self._wake.set()

    def flush(self) -> None:
        """Write what is waiting."""
        while self._waiting:
            note = self._waiting.popleft()
            line = _as_json(note) if self._form == "json" else _as_text(note, colours=self._colours)
            self._write(f"{line}\n")

    def _write(self, text: str) -> None:
        try:
            place = self._stream.fileno()
        except OSError:
            self._stream.write(text)
            return
        # Past the stream: who waits inside it for a reader holds its lock, which the interpreter wants at exit.
        data = text.encode("utf-8", "replace")
        while data:
            data = data[os.write(place, data) :]

    def _run(self) -> None:
        while True:
            self._wake.wait()
            self._wake.clear()
            try:
                self.flush()
            except (OSError, ValueError):
                return  # the reader has gone away, or the stream was closed at exit


def _takes_colours(stream: TextIO) -> bool:
    """Only a terminal, and not where the user wants none (no-color.org)."""
    return stream.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _header(response: Response, name: str) -> str:
    return next((value for each, value in response.headers if each == name), "")


def _as_text(note: _Note, *, colours: bool) -> str:
    response = note.response
    moment = datetime.fromtimestamp(note.time).astimezone().strftime("%H:%M:%S")
    status = str(response.status)
    if colours:
        status = f"\x1b[{_COLOURS.get(response.status // 100, '0')}m{status}\x1b[0m"
    target = _printable(note.target.encode("latin-1", "replace").decode("utf-8", "replace"))
    parts = [
        moment,
        note.method,
        clipped(target, _LONGEST_PATH),
        status,
        response.operation_id or "-",
        f"{note.seconds * 1000:.1f} ms",
    ]
    if note.session is not None:
        parts.append(f"[{note.session}]")
    notes = [f"{label}{text}" for name, label in _NOTED_HEADERS if (text := _header(response, name))]
    return " ".join(parts) + "".join(f"  {each}" for each in notes)


def _as_json(note: _Note) -> str:
    response = note.response
    row: dict[str, Any] = {
        "time": datetime.fromtimestamp(note.time, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "method": note.method,
        "path": note.target.encode("latin-1", "replace").decode("utf-8", "replace"),
        "operation": response.operation_id,
        "status": response.status,
        "ms": round(note.seconds * 1000, 3),
        "session": note.session,
    }
    extra: Mapping[str, str] = {"reason": "X-Mock-Reason", "warnings": "X-Mock-Warnings", "fault": "X-Mock-Fault"}
    row |= {name: text for name, field in extra.items() if (text := _header(response, field))}
    return dumps(row).decode()


def _printable(text: str) -> str:
    """Control characters would steer the terminal that shows the line."""
    return "".join(char if char.isprintable() else "?" for char in text)

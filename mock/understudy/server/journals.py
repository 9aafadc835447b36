"""The journal over HTTP as WireMock, MockServer and Mockoon show theirs, and the endpoint that captures what is sent.

Each dialect is at its own path, such as `/__admin`, unless the contract has such paths itself, and always below
`/__mock__`, for clients whose base address may have a path. None of these calls is journalled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from types import ModuleType
from uuid import uuid5

from flask import Blueprint, Response, request

from understudy import exchange
from understudy.addresses import CONTROL_PREFIX
from understudy.compat import mockoon, mockserver, wiremock
from understudy.compat.log import AdminCall, Log, Logged
from understudy.json_codec import dumps
from understudy.mock import Mock
from understudy.server.mount import ROUTED, route_below
from understudy.server.sessions import Sessions
from understudy.server.stream import Streams
from understudy.server.wsgi import read_request
from understudy.state.journal import Journal, JournalEntry
from understudy.webhooks.capture import CAPTURE_PATH, is_capture

_DIALECTS: tuple[ModuleType, ...] = (wiremock, mockserver, mockoon)


def log_of(mock: Mock) -> Log:
    """The journal of a mock, as the compatibility views see it."""
    journal = mock.journal
    found = journal.entries()
    entries = [_logged(journal, entry) for entry in found]
    numbers = {logged.id: entry.sequence for logged, entry in zip(entries, found, strict=True)}

    def remove(ids: Collection[str]) -> None:
        mock.forget_exchanges({numbers[each] for each in ids if each in numbers})

    operations = [(each.method, each.path, name) for name, each in mock.contract.operations.items()]
    return Log(entries, mock.forget_exchanges, remove, operations)


def _logged(journal: Journal, entry: JournalEntry) -> Logged:
    sent, answer = entry.request, entry.response
    return Logged(
        id=str(uuid5(journal.id, str(entry.sequence))),
        method=sent.method,
        path=sent.path,
        query=sent.query,
        headers=sent.headers,
        body=sent.body,
        received_at=entry.received_at,
        status=answer.status,
        response_headers=answer.headers,
        response_body=answer.body,
        operation=entry.operation_id or ("capture" if is_capture(sent.path) else ""),
    )


def journals(sessions: Sessions, streams: Streams) -> Blueprint:
    """The routes of the dialects, of Mockoon's stream of events, and of the capture endpoint."""
    blueprint = Blueprint("journals", __name__)
    for dialect in _DIALECTS:
        for start in ("", CONTROL_PREFIX):
            view = _view(sessions, dialect)
            for rule in (start + dialect.PREFIX, f"{start}{dialect.PREFIX}/<path:_rest>"):
                name = f"{dialect.__name__.rpartition('.')[2]}{'-below' if start else ''}"
                blueprint.add_url_rule(rule, name, view, methods=ROUTED, provide_automatic_options=False)
    for start in ("", CONTROL_PREFIX):
        name = f"mockoon-events{'-below' if start else ''}"
        blueprint.add_url_rule(f"{start}{mockoon.EVENTS}", name, _events(sessions, streams), methods=["GET"])
    route_below(blueprint, CAPTURE_PATH, "capture", _capture(sessions))
    return blueprint


def _view(sessions: Sessions, dialect: ModuleType) -> Callable[..., Response]:
    def view(_rest: str = "") -> Response:
        path = request.path.removeprefix(CONTROL_PREFIX)
        query = request.query_string.decode("latin-1")
        log = log_of(sessions.at(request.environ).mock)
        reply = dialect.answer(AdminCall(request.method, path, query, request.get_data()), log)
        if reply.text is not None:
            return Response(reply.text, reply.status, mimetype="text/plain")
        # Clients parse by content type, and some read nothing else from an answer: nothing must not be called JSON.
        pairs = [] if reply.value is None else [("Content-Type", "application/json")]
        return _response(reply.status, pairs, b"" if reply.value is None else dumps(reply.value))

    return view


def _events(sessions: Sessions, streams: Streams) -> Callable[[], Response]:
    def events() -> Response:
        journal = sessions.at(request.environ).mock.journal
        answer = streams.opened(_Transactions(journal, mockoon.kept(request.args.get("maxlogs"))))
        answer.headers["Cache-Control"] = "no-cache"
        answer.headers["X-Accel-Buffering"] = "no"
        return answer

    return events


class _Transactions:
    """The entries of a journal as Mockoon streams its own, as `Lines`."""

    idle = b":\n\n"

    def __init__(self, journal: Journal, limit: int | None) -> None:
        self._journal = journal
        self._since, self._seen = journal.id, 0
        self._wake: Callable[[], None] | None = None
        # Something at once, so that the server sends the head.
        self._first = b":\n\n" + self._text(journal.entries(limit=limit))

    def take(self) -> bytes | None:
        if self._journal.id != self._since:
            self._since, self._seen = self._journal.id, 0
        first, self._first = self._first, b""
        return first + self._text(self._journal.entries(after=self._seen))

    def _text(self, entries: Sequence[JournalEntry]) -> bytes:
        if entries:
            self._seen = entries[-1].sequence
        return b"".join(b"data: " + dumps(mockoon.event(_logged(self._journal, each))) + b"\n\n" for each in entries)

    def listen(self, wake: Callable[[], None]) -> None:
        self._wake = wake
        self._journal.listen(wake)

    def close(self) -> None:
        if self._wake is not None:
            self._journal.leave(self._wake)


def _capture(sessions: Sessions) -> Callable[..., Response]:
    def capture(**_rest: str) -> Response:
        received = read_request(request.environ)
        mock = sessions.at(request.environ).mock
        answer = received if isinstance(received, exchange.Response) else mock.capture.receive(received)
        return _response(answer.status, answer.headers, answer.body)

    return capture


def _response(status: int, headers: Iterable[tuple[str, str]], body: bytes) -> Response:
    """An answer with these header fields only: a Content-Type of Flask's own would be a guess."""
    answer = Response(body, status)
    answer.headers.clear()
    answer.headers.extend(list(headers))
    return answer

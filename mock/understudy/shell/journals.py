"""The journal over HTTP as WireMock, MockServer and Mockoon show theirs, and the sink that records what is sent to it.

Each dialect is at its own path, such as `/__admin`, unless the contract has such paths itself, and always below
`/__mock__`, for clients whose base address may have a path. None of these calls is journalled.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from types import ModuleType
from uuid import uuid5

from flask import Blueprint, Response, request

from understudy import exchange
from understudy.dialects import mockoon, mockserver, wiremock
from understudy.dialects.log import Call, Log, Logged
from understudy.journal.memory import Entry, Journal
from understudy.jsontext import dumps
from understudy.mock import Mock
from understudy.shell.sessions import SINK, Sessions
from understudy.shell.wsgi import CONTROL_PREFIX, read_request
from understudy.state.work import Work

__all__ = ["SINK", "journals", "log_of"]

_DIALECTS: tuple[ModuleType, ...] = (wiremock, mockserver, mockoon)
_METHODS = ["GET", "POST", "PUT", "DELETE", "PATCH", "PURGE"]
_RECORDED = [*_METHODS, "OPTIONS"]


def log_of(mock: Mock) -> Log:
    """The journal of a mock, as the dialects are told of it."""
    journal = mock.journal
    found = journal.entries()
    entries = [_logged(journal, entry) for entry in found]
    numbers = {logged.id: entry.sequence for logged, entry in zip(entries, found, strict=True)}

    def remove(ids: Collection[str]) -> None:
        mock.forget_exchanges({numbers[each] for each in ids if each in numbers})

    operations = [(each.method, each.path, name) for name, each in mock.contract.operations.items()]
    return Log(entries, mock.forget_exchanges, remove, operations)


def _logged(journal: Journal, entry: Entry) -> Logged:
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
        operation=entry.operation_id or ("sink" if sent.path.startswith(f"{SINK}/") or sent.path == SINK else ""),
    )


def journals(sessions: Sessions) -> Blueprint:
    """The routes of the dialects and of the sink."""
    blueprint = Blueprint("journals", __name__)
    for dialect in _DIALECTS:
        for start in ("", CONTROL_PREFIX):
            view = _view(sessions, dialect)
            for rule in (start + dialect.PREFIX, f"{start}{dialect.PREFIX}/<path:_rest>"):
                name = f"{dialect.__name__.rpartition('.')[2]}{'-below' if start else ''}"
                blueprint.add_url_rule(rule, name, view, methods=_METHODS, provide_automatic_options=False)
    sink = _sink(sessions)
    for rule in (SINK, f"{SINK}/<path:_rest>"):
        blueprint.add_url_rule(rule, "sink", sink, methods=_RECORDED, provide_automatic_options=False)
    return blueprint


def _view(sessions: Sessions, dialect: ModuleType) -> Callable[..., Response]:
    def view(_rest: str = "") -> Response:
        path = request.path.removeprefix(CONTROL_PREFIX)
        query = request.query_string.decode("latin-1")
        log = log_of(sessions.at(request.environ).mock)
        reply = dialect.answer(Call(request.method, path, query, request.get_data()), log)
        if reply.text is not None:
            return Response(reply.text, reply.status, mimetype="text/plain")
        # Clients parse by content type, and some read nothing else from an answer: nothing must not be called JSON.
        answer = Response(b"" if reply.value is None else dumps(reply.value), reply.status, mimetype="application/json")
        if reply.value is None:
            del answer.headers["Content-Type"]
        return answer

    return view


def _sink(sessions: Sessions) -> Callable[..., Response]:
    def sink(_rest: str = "") -> Response:
        received = read_request(request.environ)
        if isinstance(received, exchange.Response):
            return Response(received.body, received.status, headers=list(received.headers))
        mock = sessions.at(request.environ).mock
        # The journal first: who has its answer must find the entry.
        with mock.store.turn():
            entry = mock.journal.make(mock.clock.now(), None, received, exchange.Response(204))
            mock.record(entry, Work(mock.store))
        return Response(status=204)

    return sink

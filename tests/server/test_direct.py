"""What is answered without an environ is answered as with one, and is most of what clients send."""

from __future__ import annotations

import re
from typing import Any

import pytest
from connections import connected, sent
from documents import document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.server.cors import Cors
from understudy.server.incoming import Incoming
from understudy.server.reply import PendingReply
from understudy.server.sessions import Sessions
from understudy.server.wsgi import ContractApp

BOX = {
    "type": "object",
    "required": ["label"],
    "properties": {"id": {"type": "integer"}, "label": {"type": "string"}},
}
LABEL = {"name": "label", "in": "query", "schema": {"type": "string"}}
PATHS = {
    "/boxes": {
        "get": operation("listBoxes", reply={"type": "array", "items": schema_ref("Box")}, parameters=[LABEL]),
        "post": operation("createBox", "201", schema_ref("Box"), body=schema_ref("Box")),
    },
    "/boxes/{id}": {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "get": operation("getBox", reply=schema_ref("Box")),
        "delete": operation("deleteBox", "204"),
    },
}


@pytest.fixture
def mock(tmp_path: Any) -> Mock:
    return play(document(PATHS, {"Box": BOX}), tmp_path)


def head(line: str, *fields: str) -> bytes:
    return "\r\n".join([f"{line} HTTP/1.1", "Host: x", *fields, "", ""]).encode("latin-1")


REQUESTS = {
    "a create": (sent("POST", "/boxes", {"label": "a"}), True),
    "a refusal": (sent("POST", "/boxes", {"label": 1}), True),
    "a read": (sent("GET", "/boxes/1", None), True),
    "a head": (sent("HEAD", "/boxes/1", None), True),
    "nothing": (sent("DELETE", "/boxes/1", None), True),
    "a query": (head("GET /boxes?label=a%20b#part"), True),
    "an unknown path": (head("GET /nothing"), True),
    "an unknown method": (head("PATCH /boxes"), True),
    "no host": (b"GET /boxes HTTP/1.1\r\n\r\n", False),
    "two hosts": (head("GET /boxes", "Host: y"), False),
    "an old client": (b"GET /boxes HTTP/1.0\r\nConnection: keep-alive\r\n\r\n", True),
    "a field twice": (head("GET /boxes", "Accept: text/html", "Accept: application/json"), True),
    "an underscore": (head("GET /boxes", "X_Thing: 1"), True),
    "a wrong length": (head("POST /boxes", "Content-Type: application/json", "Content-Length: 0"), True),
    "chunks": (
        head("POST /boxes", "Transfer-Encoding: chunked", "Content-Type: application/json") + b"2\r\n{}\r\n0\r\n\r\n",
        True,
    ),
    "an encoded path": (head("GET /boxes/%31"), False),
    "a whole address": (head("GET http://x/boxes"), True),
    "a session": (head("GET /boxes", "X-Mock-Session: other"), False),
    "another origin": (head("GET /boxes", "Origin: http://other.example"), False),
}


def answers(application: Any, data: bytes) -> list[bytes]:
    connection = connected(application)
    connection.data_received(sent("POST", "/boxes", {"label": "first"}))
    found = []
    for _ in range(2):
        connection.data_received(data)
        found.append(re.sub(rb"Date: [^\r]*\r\n", b"", connection._transport.written))  # type: ignore[attr-defined]
    return found


def application_of(mock: Mock) -> ContractApp:
    sessions = Sessions(mock)
    cors = Cors((), lambda: frozenset())
    return ContractApp(sessions, lambda *_args: [], cors=cors)


@pytest.mark.parametrize(("data", "is_direct"), REQUESTS.values(), ids=REQUESTS)
def test_both_ways_answer_the_same(mock: Mock, data: bytes, is_direct: bool) -> None:
    made: list[bool] = []
    application = application_of(mock.fresh())

    class Watched:
        def direct(self, incoming: Incoming, reply: PendingReply) -> bool:
            made.append(application.direct(incoming, reply))
            return made[-1]

        def __call__(self, *args: Any) -> Any:
            return application(*args)

    plain = application_of(mock.fresh())
    assert answers(Watched(), data) == answers(lambda *args: plain(*args), data)
    assert made == [True, is_direct, is_direct][: len(made)]
    assert len(made) > 1

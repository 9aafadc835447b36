"""The request log: what a line says, for people and for programs, and that nobody waits for its reader."""

from __future__ import annotations

import io
import json
import re
import threading
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play
from werkzeug.test import Client

from understudy.mock import Mock
from understudy.server.app import control_app
from understudy.server.cors import Cors
from understudy.server.request_log import LogFormat, RequestLog
from understudy.server.sessions import Sessions
from understudy.server.wsgi import ContractApp

ORDER = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "readOnly": True}}}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    size = {"name": "limit", "in": "query", "required": True, "schema": {"type": "integer"}}
    paths = {
        "/orders": {
            "get": operation("orders", reply={"type": "array", "items": ORDER}, parameters=[size]),
            "post": operation("newOrder", "201", ORDER, body={**ORDER, "required": ["sku"]}),
        }
    }
    return play(document(paths), tmp_path, validation="service")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def log_of(mock: Mock, form: LogFormat = "text", stream: io.StringIO | None = None) -> tuple[Client, Any]:
    """A client, and what is read from the log: its lines."""
    written = io.StringIO() if stream is None else stream
    log = RequestLog(form, written)
    sessions = Sessions(mock)
    client = Client(ContractApp(sessions, control_app(sessions).wsgi_app, log=log))

    def lines() -> list[str]:
        log.flush()
        return [re.sub(r"^\d\d:\d\d:\d\d |[\d.]+ ms", "", line) for line in written.getvalue().splitlines()]

    return client, lines


def test_a_line_has_the_request_the_operation_and_why_it_was_refused(mock: Mock) -> None:
    client, lines = log_of(mock)
    client.post("/orders", json={"sku": "a", "id": 4})
    client.post("/orders", json={})
    client.get("/orders?limit=3&limt=2")
    client.get("/orders?limt=2")
    client.get("/order")
    client.put("/orders", headers={"X-Mock-Session": "mine"})
    typo = "query limt: no parameter of orders: ignored; did you mean limit?"
    assert lines() == [
        "POST /orders 201 newOrder   warning: body /id: is read-only and not allowed here: ignored",
        "POST /orders 400 newOrder   body /sku: is required",
        f"GET /orders?limit=3&limt=2 200 orders   warning: {typo}",
        f"GET /orders?limt=2 400 orders   query /limit: is required; limt is no parameter, did you mean limit?  "
        f"warning: {typo}",
        "GET /order 404 -   no /order; did you mean /orders?",
        "PUT /orders 405 -  [mine]  PUT is not an operation of /orders; allowed: GET, POST, HEAD, OPTIONS",
    ]


def test_a_preflight_is_there_only_where_nothing_comes_after_it(mock: Mock) -> None:
    sessions, written = Sessions(mock), io.StringIO()
    log = RequestLog("text", written)
    client = Client(ContractApp(sessions, control_app(sessions).wsgi_app, cors=Cors(), log=log))
    for method in ("POST", "PUT"):
        preflight = {"Origin": "http://localhost:5173", "Access-Control-Request-Method": method}
        assert client.open("/orders", method="OPTIONS", headers=preflight).status_code == 204
    log.flush()
    assert re.sub(r"^\d\d:\d\d:\d\d |[\d.]+ ms", "", written.getvalue()) == (
        "OPTIONS /orders 204 -   "
        "PUT is not an operation there, so the browser sends none; allowed: GET, POST, HEAD, OPTIONS\n"
    )


def test_what_never_reached_the_mock_and_what_a_fault_did_is_there(mock: Mock) -> None:
    client, lines = log_of(mock)
    client.post("/orders", environ_overrides={"CONTENT_LENGTH": "x"})
    mock.faults.add("newOrder", status=503)
    client.post("/orders", json={"sku": "a"})
    client.get("/__mock__/health")
    assert lines() == [
        "POST /orders 400 -   Content-Length is not a whole number",
        "POST /orders 503 newOrder   Service Unavailable (a fault of the mock)  fault: status",
    ]


def test_json_for_programs(mock: Mock) -> None:
    client, lines = log_of(mock, "json")
    client.post("/orders?a=%C3%A9", json={}, headers={"X-Mock-Session": "mine"})
    row = json.loads(lines()[0])
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z", row.pop("time"))
    assert row.pop("ms") >= 0
    assert row == {
        "method": "POST",
        "path": "/orders?a=%C3%A9",
        "operation": "newOrder",
        "status": 400,
        "session": "mine",
        "reason": "body /sku: is required",
        "warnings": "query a: no parameter of newOrder: ignored",
    }


@pytest.mark.parametrize(
    ("variable", "value", "coloured"), [("X", "", True), ("NO_COLOR", "1", False), ("TERM", "dumb", False)]
)
def test_colours_only_for_a_terminal_that_takes_them(
    mock: Mock,
    monkeypatch: pytest.MonkeyPatch,
    variable: str,
    value: str,
    coloured: bool,
) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv(variable, value)
    client, lines = log_of(mock, stream=Terminal())
    client.get("/orders?limit=1")
    assert ("\x1b[32m200\x1b[0m" in lines()[0]) is coloured


def test_nothing_steers_the_terminal(mock: Mock) -> None:
    client, lines = log_of(mock)
    client.get("/%1b[31m%0a" + "x" * 400)
    (line,) = lines()
    assert line.startswith("GET /?[31m?xxx")
    assert "x… 404 -" in line
    assert line.isprintable()


def test_a_reader_that_takes_nothing_holds_nobody_back(mock: Mock) -> None:
    taken, reading = threading.Event(), threading.Event()

    class Stuck(io.StringIO):
        def write(self, text: str) -> int:
            taken.set()
            assert reading.wait(30)
            return super().write(text)

    stream = Stuck()
    log = RequestLog("text", stream)
    log.start()
    sessions = Sessions(mock)
    client = Client(ContractApp(sessions, control_app(sessions).wsgi_app, log=log))
    client.get("/orders?limit=1")
    assert taken.wait(30)
    assert client.get("/orders?limit=1").status_code == 200
    reading.set()

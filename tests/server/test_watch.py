"""A document that changes under a server: served anew with the state kept, or reported as wrong."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation
from werkzeug.test import Client

from understudy.clock import ManualClock
from understudy.contract import read_contract
from understudy.mock import Mock, open_mock
from understudy.server.app import control_app
from understudy.server.sessions import Sessions
from understudy.server.watch import Watch, Watched, files_of
from understudy.server.wsgi import ContractApp, WsgiApp


def shop(*, noun: str = "orders", **properties: Any) -> dict[str, Any]:
    named = {"id": {"type": "integer"}, "note": {"type": "string"}, **properties}
    order = {"type": "object", "required": ["id", *properties], "properties": named}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        f"/{noun}": {"post": operation("make", "201", order, body={"type": "object"})},
        f"/{noun}/{{id}}": {"get": operation("read", reply=order, parameters=[key])},
    }
    return document(paths)


def build(mock: Mock) -> WsgiApp:
    sessions = Sessions(mock)
    return ContractApp(sessions, control_app(sessions).wsgi_app)


class Server:
    """A watched document, its client, and what was reported of it."""

    def __init__(self, folder: Path, content: Any = None, handlers: tuple[str, ...] = ()) -> None:
        self.file = folder / "openapi.json"
        self.write(content or shop())
        self.notes: list[str] = []
        mock = open_mock(self.file, clock=ManualClock(), handlers=handlers)
        watch = Watch((self.file,), partial(read_contract, self.file), handlers)
        self.watched = Watched(mock, watch, build, self.notes.append)
        self.client = Client(self.watched)

    def write(self, content: Any) -> None:
        self.file.write_text(content if isinstance(content, str) else json.dumps(content))

    def change(self, content: Any) -> None:
        self.write(content)
        assert self.watched.look()


@pytest.fixture
def server(tmp_path: Path) -> Server:
    return Server(tmp_path)


def test_nothing_is_read_while_nothing_changes(server: Server) -> None:
    assert not server.watched.look()
    assert server.notes == []


def test_a_change_is_served_and_the_state_goes_on(server: Server) -> None:
    made = server.client.post("/orders", json={"note": "a"}).json
    server.change(shop(total={"type": "integer", "default": 0}))
    kept = server.client.get(f"/orders/{made['id']}").json
    assert (kept["id"], kept["note"]) == (made["id"], "a")
    assert isinstance(kept["total"], int)
    assert server.client.post("/orders", json={}).json["id"] == made["id"] + 1
    assert server.notes == ["read again: 2 operations"]
    seen = server.client.get("/__mock__/journal").text
    assert seen.count('"operationId":"make"') == 2, "the journal goes on"


def test_what_no_longer_fits_is_reported(server: Server) -> None:
    server.client.post("/orders", json={})
    server.client.post("/orders", json={})
    server.change(shop(noun="bookings"))
    assert server.notes == ["read again: 2 operations; 2 of orders no longer fit"]
    assert server.client.get("/orders/1").status_code == 404
    assert server.client.post("/bookings", json={}).status_code == 201


def test_a_document_that_became_wrong_leaves_the_one_before_it(server: Server) -> None:
    server.client.post("/orders", json={})
    server.change("{")
    answer = server.client.get("/orders/1")
    assert answer.status_code == 200
    assert answer.headers["X-Mock-Warnings"].startswith("the document can't be read, so the one before it is served: ")
    assert answer.headers["X-Mock-Warnings"] == server.notes[0]
    assert not server.watched.look(), "it is reported once"
    server.change(shop())
    assert "X-Mock-Warnings" not in server.client.get("/orders/1").headers


def test_files_that_are_referred_to_are_watched(tmp_path: Path) -> None:
    (tmp_path / "parts").mkdir()
    main, part, deep = tmp_path / "main.yaml", tmp_path / "parts/orders.yaml", tmp_path / "parts/item.json"
    main.write_text("paths:\n  /a: {$ref: 'parts/orders.yaml#/a'}\n  /b: {$ref: https://example.com/b.yaml}\n")
    part.write_text('a:\n  $ref: "./item.json"\nb:\n  $ref: "../parts/../main.yaml#/paths"\n')
    deep.write_text('{"$ref": "#/x", "y": {"$ref": "orders.yaml"}, "z": {"$ref": "../parts/item.json"}}')
    assert files_of([main]) == {main, part, deep}, "each by one name, however it is referred to"


def test_a_spot_that_becomes_wrong_costs_no_record(server: Server) -> None:
    made = server.client.post("/orders", json={"note": "a"}).json
    wrong = shop()
    wrong["paths"]["/orders"]["post"]["responses"]["201"]["content"]["application/json"]["schema"] = {"$ref": "#/x"}
    server.change(wrong)
    kept = server.client.get(f"/orders/{made['id']}")
    assert (kept.status_code, kept.json) == (200, made)
    assert kept.headers["x-mock-warnings"].startswith("the document can't be read, so the one before it is served: ")
    missed = server.client.get("/orders/99")
    assert "; the document can't be read, so the one before it is served: error: " in missed.headers["x-mock-reason"]
    server.change(shop())
    assert server.client.get(f"/orders/{made['id']}").json == made
    assert server.notes[-1] == "read again: 2 operations"


def test_a_spot_that_was_wrong_from_the_start_holds_nothing_back(tmp_path: Path) -> None:
    wrong = shop()
    wrong["paths"]["/broken"] = {"get": operation("broken", reply={"$ref": "#/components/schemas/Nothing"})}
    server = Server(tmp_path, wrong)
    wrong["paths"]["/news"] = {"get": operation("news", reply={"type": "object"})}
    server.change(wrong)
    assert (server.client.get("/news").status_code, server.client.get("/broken").status_code) == (200, 501)


HANDLERS = """
from understudy import handler
@handler("read")
def read(call, records):
    return {"id": 1, "note": "NOTE"}
"""


def test_handlers_are_read_again_when_they_change(tmp_path: Path) -> None:
    module = tmp_path / "handlers.py"
    module.write_text(HANDLERS)
    server = Server(tmp_path, handlers=(str(module),))
    server.client.post("/orders", json={})
    assert server.client.get("/orders/1").json["note"] == "NOTE"
    module.write_text(HANDLERS.replace("NOTE", "TONE"))
    assert server.watched.look()
    assert server.client.get("/orders/1").json["note"] == "TONE"
    module.write_text(HANDLERS.replace("return", "retrun"))
    assert server.watched.look()
    kept = server.client.get("/orders/1")
    assert kept.json["note"] == "TONE"
    assert "SyntaxError: invalid syntax" in kept.headers["x-mock-warnings"]
    module.write_text(HANDLERS.replace('"read"', '"raed"'))
    assert server.watched.look()
    assert "the document has no operation 'raed'; did you mean read?" in server.notes[-1]
    module.write_text(HANDLERS)
    assert server.watched.look()
    assert server.client.get("/orders/1").json["note"] == "NOTE"

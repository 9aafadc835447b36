"""The journal of a server: how many exchanges it keeps, and the server's own webhooks among them with one flag."""

from __future__ import annotations

import json
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import document, operation
from processes import running, serve

from understudy.server.cli.main import main

KEY = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
ORDER = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "note": {"type": "string"}}}
CREATED = {
    "post": {
        **operation("orderCreated", body={"type": "object"}),
        "x-mock-event": {"collection": "/orders", "when": "create", "payload": {"note": "$record#/note"}},
    }
}


@pytest.fixture
def spec(tmp_path: Path) -> Path:
    paths = {
        "/orders": {"post": operation("makeOrder", "201", ORDER, body=ORDER)},
        "/orders/{id}": {"parameters": [KEY], "get": operation("readOrder", reply=ORDER)},
    }
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document(paths, webhooks={"order.created": CREATED})))
    return file


def until(condition: Callable[[], Any]) -> Any:
    """What is answered as soon as it is something."""
    deadline = time.monotonic() + 30
    while not (found := condition()) and time.monotonic() < deadline:
        time.sleep(0.02)
    return found


def sent(address: str, path: str = "/__admin/requests") -> list[Any]:
    """The bodies of the webhooks in WireMock's view of the journal, the newest first."""
    entries = httpx.get(address + path).json()["requests"]
    return [json.loads(each["request"]["body"]) for each in entries if "/capture" in each["request"]["url"]]


def test_one_flag_puts_our_own_webhooks_into_every_view_of_the_journal(spec: Path) -> None:
    with running(serve(spec, "--capture-webhooks")) as (_, address):
        httpx.post(f"{address}/orders", json={"note": "a"})
        assert until(lambda: sent(address)) == [{"note": "a"}]
        logs = httpx.get(f"{address}/mockoon-admin/logs").json()
        assert [each["request"]["body"] for each in logs if "/capture" in each["request"]["urlPath"]] == [
            '{"note":"a"}'
        ]
        found = httpx.put(f"{address}/mockserver/retrieve?type=REQUESTS", json={"path": ".*/capture"}).json()
        assert [each["path"] for each in found] == ["/__mock__/capture"]
        session = {"X-Mock-Session": "ada"}
        httpx.post(f"{address}/orders", json={"note": "b"}, headers=session)
        theirs = "/__mock__/sessions/ada/__mock__/__admin/requests"
        assert until(lambda: sent(address, theirs)) == [{"note": "b"}]
        assert sent(address) == [{"note": "a"}]


def test_a_server_that_begins_again_captures_at_its_new_port_alone(spec: Path, tmp_path: Path) -> None:
    state = ("--state", f"sqlite:///{tmp_path}/state.db", "--webhook", "http://127.0.0.1:9/other")
    for _ in range(2):
        with running(serve(spec, "--capture-webhooks", *state)) as (_, address):
            endpoints = httpx.get(f"{address}/__mock__/endpoints").json()["endpoints"]
            assert {each["url"] for each in endpoints} == {"http://127.0.0.1:9/other", f"{address}/__mock__/capture"}
            assert len(endpoints) == 2


def test_the_journal_keeps_as_many_exchanges_as_configured(spec: Path, tmp_path: Path) -> None:
    state = f"sqlite:///{tmp_path}/state.db"

    def kept(address: str) -> list[int]:
        return [each["sequence"] for each in httpx.get(f"{address}/__mock__/journal").json()["entries"]]

    with running(serve(spec, "--journal", "5", "--state", state)) as (_, address):
        for _ in range(7):
            httpx.get(f"{address}/orders/1")
        assert kept(address) == [3, 4, 5, 6, 7]
        httpx.get(f"{address}/orders/1", headers={"X-Mock-Session": "ada"})
        assert len(kept(f"{address}/__mock__/sessions/ada")) == 1
        assert 'data-journal-limit="5"' in httpx.get(f"{address}/__mock__/").text
    with running(serve(spec, "--journal", "2", "--state", state)) as (_, address):
        assert kept(address) == [6, 7]
    with running(serve(spec, "--state", state)) as (_, address):
        assert kept(address) == [6, 7]
        assert 'data-journal-limit="10000"' in httpx.get(f"{address}/__mock__/").text


def test_a_number_of_exchanges_is_one_at_least(spec: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for wrong in ("0", "-1", "many"):
        with pytest.raises(SystemExit):
            main(["serve", str(spec), f"--journal={wrong}"])
        assert (
            f"argument --journal: {wrong} is no number of exchanges; choose 1 or more, or off"
            in capsys.readouterr().err
        )

"""Answered, but the answer was lost: the work is done, the connection ends, and the client tries again."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import document, operation, play
from http_servers import served_by_us

from understudy.mock import Mock

pytest_plugins = ["pytester"]
ORDER = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "note": {"type": "string"}}}
KEY = {"name": "Idempotency-Key", "in": "header", "schema": {"type": "string"}}
DOCUMENT = document(
    {
        "/orders": {
            "get": operation("listOrders", reply={"type": "array", "items": ORDER}),
            "post": operation("createOrder", "201", ORDER, body=ORDER, parameters=[KEY]),
        }
    }
)
LOST = {"operationId": "createOrder", "kind": "connection-reset", "phase": "after_commit"}


def create(client: httpx.Client, key: str | None, tries: int = 4) -> tuple[int, Any]:
    """What a client that tries again gets in the end, and how often it had to."""
    headers = {} if key is None else {"Idempotency-Key": key}
    for number in range(tries):
        try:
            return number, client.post("/orders", json={"note": "tulips"}, headers=headers).json()
        except httpx.RemoteProtocolError:
            continue
    raise AssertionError("no answer came")


@pytest.mark.process
@pytest.mark.parametrize(("key", "kept"), [("k-1", 1), (None, 3)])
def test_a_retry_with_the_key_makes_one_record_and_one_without_makes_more(
    tmp_path: Path, key: str | None, kept: int
) -> None:
    mock = play(DOCUMENT, tmp_path)
    with served_by_us(mock) as (_, port), httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        client.post("/__mock__/faults", json={**LOST, "times": 2}).raise_for_status()
        tried, order = create(client, key)
    assert (tried, len(mock.records("orders"))) == (2, kept)
    assert order in mock.records("orders")
    assert [each.response.status for each in mock.journal if each.request.method == "POST"] == [502, 502, 201]


@pytest.mark.process
def test_the_connection_ends_with_no_byte_of_an_answer(tmp_path: Path) -> None:
    mock = play(DOCUMENT, tmp_path)
    mock.faults.add("createOrder", kind="connection-reset", phase="after_commit")
    with served_by_us(mock) as (_, port), httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        with pytest.raises(httpx.RemoteProtocolError, match=r"^Server disconnected without sending a response\.$"):
            client.post("/orders", json={"note": "tulips"})
        assert len(client.get("/orders").json()) == 1


def test_in_process_it_is_felt_alike(tmp_path: Path) -> None:
    from understudy.server.inprocess import transport

    mock: Mock = play(DOCUMENT, tmp_path)
    with httpx.Client(transport=transport(mock), base_url="http://mock") as client:
        mock.faults.add("createOrder", kind="connection-reset", phase="after_commit", times=2)
        assert create(client, "k-1")[0] == 2
    assert len(mock.records("orders")) == 1


@pytest.mark.process
def test_a_marker_of_the_plugin_loses_answers(pytester: pytest.Pytester) -> None:
    pytester.makefile(".json", openapi=json.dumps(DOCUMENT))
    pytester.makeini("[pytest]\nunderstudy_spec = openapi.json\n")
    pytester.makepyfile(
        """
        import httpx, pytest

        @pytest.mark.fault("createOrder", kind="connection-reset", phase="after_commit")
        def test_it(mock, mock_client):
            sent = {"json": {"note": "a"}, "headers": {"Idempotency-Key": "k"}}
            with pytest.raises(httpx.RemoteProtocolError):
                mock_client.post("/orders", **sent)
            assert mock_client.post("/orders", **sent).status_code == 201
            assert len(mock.records("orders")) == 1
        """
    )
    pytester.runpytest_inprocess("-p", "no:randomly").assert_outcomes(passed=1)

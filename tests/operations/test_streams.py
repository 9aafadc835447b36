"""Streams that take their time, and clients that come back to them (WHATWG HTML, 9.2)."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import answer, document, operation, play
from http_servers import served_by_us

from understudy.exchange import Request
from understudy.inference.explain import explain
from understudy.mock import Mock
from understudy.problem import DocumentError
from understudy.server.inprocess import async_transport, transport

SSE, LINES = "text/event-stream", "application/x-ndjson"
ITEM = {"type": "object", "properties": {"n": {"type": "integer"}}}


def feed(script: Any = None, name: str = SSE, example: Any = None, **more: Any) -> dict[str, Any]:
    get = operation("feed", **more)
    shown = {} if example is None else {"example": example}
    get["responses"]["200"]["content"] = {name: {"schema": ITEM, **shown}}
    return document({"/feed": {"get": {**get, **({} if script is None else {"x-mock-stream": script})}}})


def get(mock: Mock, **headers: str) -> Any:
    sent = {"accept": SSE, **{name.replace("_", "-"): value for name, value in headers.items()}}
    return mock.handle(Request("GET", "/feed", "", sent, b""))


def pieces(response: Any) -> list[tuple[float, str]]:
    """What comes, and after how many seconds."""
    pauses = [*response.pauses, (len(response.body), 0.0)]
    parts = ((seconds, response.body[offset:end]) for (offset, seconds), (end, _) in pairwise(pauses))
    return [(seconds, text.decode()) for seconds, text in parts]


def test_each_item_waits_and_one_may_wait_longer(tmp_path: Path) -> None:
    script = {"delay": "200ms", "items": [{"n": 1}, {"data": {"n": 2}, "delay": "1.5s", "event": "late"}, {"n": 3}]}
    assert pieces(get(play(feed(script), tmp_path))) == [
        (0.2, 'id: 1\ndata: {"n":1}\n\n'),
        (1.5, 'id: 2\nevent: late\ndata: {"n":2}\n\n'),
        (0.2, 'id: 3\ndata: {"n":3}\n\n'),
    ]


def test_lines_wait_too(tmp_path: Path) -> None:
    response = get(play(feed([{"n": 1}, {"data": {"n": 2}, "delay": "2s"}], LINES), tmp_path))
    assert (response.body, response.pauses) == (b'{"n":1}\n{"n":2}\n', ((8, 2.0),))


def test_the_examples_of_the_document_wait_by_the_word(tmp_path: Path) -> None:
    whole = "id: a\ndata: 1\n\nid: b\ndata: 2\n\n"
    mock = play(feed({"delay": "10ms"}, example=whole), tmp_path)
    assert pieces(get(mock)) == [(0.01, "id: a\ndata: 1\n\n"), (0.01, "id: b\ndata: 2\n\n")]
    assert get(mock, last_event_id="a").body == b"id: b\ndata: 2\n\n"


def test_of_several_examples_that_are_whole_streams_the_first_is_sent(tmp_path: Path) -> None:
    built = feed()
    texts = {"chat": "data: 1\n\ndata: 2\n\n", "agent": "event: thought\ndata: 3\n\n"}
    media = built["paths"]["/feed"]["get"]["responses"]["200"]["content"][SSE]
    media["examples"] = {name: {"value": text} for name, text in texts.items()}
    assert get(play(built, tmp_path)).body == b"data: 1\n\ndata: 2\n\n"
    media["examples"]["one"] = {"value": "several\nlines"}
    assert get(play(built, tmp_path)).body.count(b"\n\n") == 3


def test_without_a_server_the_clock_of_the_mock_moves(tmp_path: Path) -> None:
    mock = play(feed({"delay": "20s", "items": [1, 2, 3]}), tmp_path)
    begun = mock.clock.now()
    get(mock)
    assert mock.clock.now() - begun == timedelta(minutes=1)
    get(mock, last_event_id="2")
    assert mock.clock.now() - begun == timedelta(seconds=80)


def test_a_client_in_this_process_gets_it_at_once_and_loses_patience(tmp_path: Path) -> None:
    mock = play(feed([1, {"data": 2, "delay": "5s"}]), tmp_path)
    with httpx.Client(transport=transport(mock), base_url="http://mock", timeout=6) as client:
        assert client.get("/feed").text == "id: 1\ndata: 1\n\nid: 2\ndata: 2\n\n"
        with client.stream("GET", "/feed", timeout=4) as response:
            chunks = response.iter_bytes()
            assert next(chunks) == b"id: 1\ndata: 1\n\n"
            with pytest.raises(httpx.ReadTimeout, match=r"^nothing came within 4 s; the stream pauses for 5 s$"):
                next(chunks)

    async def read() -> str:
        async with httpx.AsyncClient(transport=async_transport(mock), base_url="http://mock") as client:
            return (await client.get("/feed", timeout=6)).text

    assert asyncio.run(read()) == "id: 1\ndata: 1\n\nid: 2\ndata: 2\n\n"


def test_the_stream_begins_with_how_soon_to_come_back(tmp_path: Path) -> None:
    mock = play(feed({"retry": 50, "items": ["a", "b"]}), tmp_path)
    assert get(mock).body == b"retry: 50\nid: 1\ndata: a\n\nid: 2\ndata: b\n\n"
    assert get(mock, last_event_id="1").body == b"retry: 50\nid: 2\ndata: b\n\n"


@pytest.mark.parametrize(
    ("seen", "left"),
    [("one", ["two", "3"]), ("two", ["3"]), ("1", ["one", "two", "3"]), ("three", ["one", "two", "3"]), ("", None)],
)
def test_ids_of_ones_own_say_where_a_client_left_off(tmp_path: Path, seen: str, left: list[str] | None) -> None:
    mock = play(feed([{"data": "a", "id": "one"}, {"data": "b", "id": "two"}, "c"]), tmp_path)
    found = [line[4:] for line in get(mock, last_event_id=seen).body.decode().split("\n") if line.startswith("id: ")]
    assert found == (left or ["one", "two", "3"])


def test_a_client_that_has_seen_all_is_answered_not_to_reconnect(tmp_path: Path) -> None:
    response = get(play(feed(["a", "b"]), tmp_path), last_event_id="2")
    assert (response.status, response.body, dict(response.headers)) == (204, b"", {})


@pytest.mark.parametrize("documented", [True, False])
def test_a_document_that_speaks_of_it_is_taken_at_its_word(tmp_path: Path, documented: bool) -> None:
    declared = [{"name": "Last-Event-ID", "in": "header", "schema": {"type": "string"}}]
    responses = {"204": {"description": "no more"}} if documented else {}
    built = feed(["a"], parameters=declared, responses=responses)
    response = get(play(built, tmp_path), last_event_id="1")
    assert (response.status, response.body) == (204 if documented else 200, b"")


def test_a_cut_stream_keeps_its_pauses(tmp_path: Path) -> None:
    mock = play(feed({"delay": "1s", "items": ["a", "b"]}), tmp_path)
    mock.faults.add("feed", kind="truncated-body")
    response = get(mock)
    assert (len(response.body), response.pauses[0]) == (15, (0, 1.0))
    mock.faults.add("feed", kind="timeout")
    assert get(mock).pauses == ()


def test_head_waits_for_nothing(tmp_path: Path) -> None:
    mock = play(feed({"delay": "1s", "items": ["a", "b"]}), tmp_path)
    assert mock.handle(Request("HEAD", "/feed", "", {}, b"")).pauses == ()


def test_explain_says_that_it_streams(tmp_path: Path) -> None:
    assert "a stream of events by x-mock-stream" in explain(play(feed(["a"]), tmp_path).contract)
    assert "a stream of lines" in explain(play(feed(name=LINES), tmp_path).contract)


AT = "error: openapi.json#/paths/~1feed/get/x-mock-stream"
RULE = "[x-mock-value]"
OURS = f"(see docs/x-mock.md) {RULE}"


@pytest.mark.parametrize(
    ("script", "message"),
    [
        (
            {"delay": "soon"},
            f"{AT}/delay: x-mock-stream: soon has the wrong form (a time such as 300ms or 1.5s) {RULE}",
        ),
        (
            {"dealy": "1s"},
            f"{AT}: x-mock-stream: Additional properties are not allowed ('dealy' was unexpected) "
            f"(did you mean delay?) {RULE}",
        ),
        ({"retry": -1}, f"{AT}/retry: x-mock-stream: -1 is less than the minimum of 0 {OURS}"),
        ([{"data": 1, "delay": 5}], f'{AT}/0/delay: x-mock-stream: 5 is not of type "string" {OURS}'),
        ({"items": []}, f"{AT}/items: x-mock-stream: [] has less than 1 item {OURS}"),
        ("a", f'{AT}: x-mock-stream: "a" is not of types "array", "object" {OURS}'),
    ],
)
def test_what_is_wrong_is_an_error_at_its_place(tmp_path: Path, script: Any, message: str) -> None:
    with pytest.raises(DocumentError) as refused:
        play(feed(script), tmp_path)
    assert str(refused.value).replace(f"{tmp_path}/", "") == message


def test_data_with_another_property_than_those_of_an_event_is_an_item(tmp_path: Path) -> None:
    item = {"data": 1, "delay": "soon", "more": True}
    assert json.loads(get(play(feed([item]), tmp_path)).body.split(b"data: ")[1]) == item


@pytest.mark.process
def test_a_server_sends_each_item_when_it_is_due_and_keeps_no_thread_for_it(tmp_path: Path) -> None:
    mock = play(feed([1, {"data": 2, "delay": "400ms"}]), tmp_path, real_latency=True)
    of_others = set(threading.enumerate())
    begun = time.monotonic()
    with served_by_us(mock) as (_, port), httpx.Client(base_url=f"http://127.0.0.1:{port}", trust_env=False) as client:
        with client.stream("GET", "/feed") as response:
            chunks = response.iter_bytes()
            assert next(chunks) == b"id: 1\ndata: 1\n\n"
            made = set(threading.enumerate()) - of_others
            assert not any(thread.name == "understudy-request" for thread in made)
            assert client.get("/nothing").status_code == 404
            assert next(chunks) == b"id: 2\ndata: 2\n\n"
        assert time.monotonic() - begun >= 0.4
        assert client.get("/feed").text == "id: 1\ndata: 1\n\nid: 2\ndata: 2\n\n"


@pytest.mark.parametrize("wrapped", [False, True])
def test_a_stream_without_a_schema_shows_the_records_that_its_list_shows(wrapped: bool, tmp_path: Path) -> None:
    pen = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "ink": {"type": "string"}}}
    pens: dict[str, Any] = {"type": "array", "items": pen}
    listing = operation("listPens", reply={"type": "object", "properties": {"data": pens}} if wrapped else pens)
    listing["responses"]["200"]["content"][SSE] = {}
    mock = play(document({"/pens": {"get": listing, "post": operation("addPen", "201", pen, body=pen)}}), tmp_path)
    mock.create("pens", ink="red")
    response = mock.handle(Request("GET", "/pens", "", {"accept": SSE}, b""))
    [data] = [line.removeprefix("data: ") for line in response.body.decode().splitlines() if line.startswith("data:")]
    assert json.loads(data) == {"id": 1, "ink": "red"}


def test_what_is_made_up_for_a_stream_is_that_of_its_record(tmp_path: Path) -> None:
    pen = {"type": "object", "properties": {"id": {"type": "integer"}, "ink": {"type": "string"}}}
    word = {"type": "object", "required": ["word"], "properties": {"word": {"type": "string", "minLength": 6}}}
    events = operation("events")
    events["responses"]["200"]["content"] = {SSE: {"schema": word}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/pens": {"post": operation("addPen", "201", pen)},
        "/pens/{id}": {"parameters": key, "get": operation("pen", reply=pen)},
        "/pens/{id}/events": {"parameters": key, "get": events},
    }
    mock = play(document(paths), tmp_path)
    for _ in range(2):
        answer(mock, "POST", "/pens")

    def events_of(number: int) -> bytes:
        return mock.handle(Request("GET", f"/pens/{number}/events", "", {"accept": SSE}, b"")).body

    assert events_of(1) == events_of(1) != events_of(2)


def test_of_what_is_no_stream_the_one_that_a_client_accepts_is_sent(tmp_path: Path) -> None:
    built = feed()
    content = built["paths"]["/feed"]["get"]["responses"]["200"]["content"]
    content |= {"application/json": {"schema": ITEM}, "application/xml": {"schema": {**ITEM, "xml": {"name": "item"}}}}
    response = get(play(built, tmp_path), accept="text/*, application/xml;q=0.5")
    assert dict(response.headers)["Content-Type"].startswith("application/xml")


@pytest.mark.parametrize("schema", [None, {"type": "string"}])
@pytest.mark.parametrize(("path", "name"), [("/visits/stream", SSE), ("/visits/export", LINES)])
def test_a_stream_below_a_list_without_a_schema_has_its_records(
    tmp_path: Path, path: str, name: str, schema: Any
) -> None:
    visit = {"type": "object", "properties": {"id": {"type": "integer"}, "guest": {"type": "string"}}}
    streaming = operation("stream")
    streaming["responses"]["200"]["content"] = {name: {} if schema is None else {"schema": schema}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/visits": {
            "get": operation("list", reply={"type": "array", "items": visit}),
            "post": operation("create", "201", visit, body=visit),
        },
        "/visits/{id}": {"get": {**operation("read", reply=visit), "parameters": key}},
        path: {"get": streaming},
    }
    mock = play(document(paths), tmp_path)
    assert mock.handle(Request("GET", path)).body == b""
    answer(mock, "POST", "/visits", {"guest": "Ann"})
    line = b'{"guest":"Ann","id":1}'
    assert mock.handle(Request("GET", path)).body == (
        b"id: 1\ndata: " + line + b"\n\n" if name == SSE else line + b"\n"
    )
    assert "streams the records of /visits" in explain(mock.contract)


def test_a_stream_of_something_else_below_a_list_is_none_of_its_records(tmp_path: Path) -> None:
    visit = {"type": "object", "properties": {"id": {"type": "integer"}}}
    streaming = operation("stream")
    streaming["responses"]["200"]["content"] = {SSE: {"schema": ITEM}}
    paths = {
        "/visits": {
            "get": operation("list", reply={"type": "array", "items": visit}),
            "post": operation("create", "201", visit, body=visit),
        },
        "/visits/stream": {"get": streaming},
    }
    mock = play(document(paths), tmp_path)
    answer(mock, "POST", "/visits", {})
    assert b'"n":' in mock.handle(Request("GET", "/visits/stream")).body

"""What a stream consists of, by itself: items in their frames, their ids, and how long each keeps one waiting."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import document, play

from understudy.mock import Mock
from understudy.operations.streams import StreamContent, stream_content

SSE, LINES, SEQUENCE = "text/event-stream", "application/jsonl", "application/json-seq"
OBJECT = {"type": "object", "required": ["n"], "properties": {"n": {"const": 7}}}


def streaming(folder: Path, name: str, **media: Any) -> tuple[Mock, Any]:
    """A mock, and the media type of its one answer."""
    ask = {"operationId": "ask", "responses": {"200": {"description": "", "content": {name: media}}}}
    mock = play(document({"/ask": {"get": ask}}), folder)
    (found,) = mock.contract.operations["ask"].responses["200"].content
    return mock, found


def streamed(folder: Path, name: str, *, more: dict[str, Any] | None = None, **how: Any) -> StreamContent:
    mock, media = streaming(folder, name, **(more if more is not None else {"schema": OBJECT}))
    return stream_content(media, mock.contract.schemas, mock.engine.context.values, key="k", **how)


@pytest.mark.parametrize(
    ("name", "items", "data"),
    [
        (SSE, [{"n": 7}], b'id: 1\ndata: {"n":7}\n\n'),
        (SSE, [{"n": 7}, {"n": 7}], b'id: 1\ndata: {"n":7}\n\nid: 2\ndata: {"n":7}\n\n'),
        (SSE, [], b""),
        (LINES, [{"n": 7}, {"n": 7}], b'{"n":7}\n{"n":7}\n'),
        (LINES, [], b""),
        (SEQUENCE, [{"n": 7}, {"n": 7}], b'\x1e{"n":7}\n\x1e{"n":7}\n'),
        ("application/json-seq; charset=utf-8", [{"n": 7}], b'\x1e{"n":7}\n'),
    ],
)
def test_items_in_their_frames(tmp_path: Path, name: str, items: list[Any], data: bytes) -> None:
    assert streamed(tmp_path, name, items=items) == StreamContent(data)


def test_items_are_fitted_to_their_schema_and_made_up_where_there_are_none(tmp_path: Path) -> None:
    assert streamed(tmp_path, LINES, items=[{"n": 1}]).data == b'{"n":7}\n'
    assert streamed(tmp_path, LINES).data == b'{"n":7}\n' * 3
    assert streamed(tmp_path, SSE).data.count(b"\n\n") == 3


def test_what_is_made_up_is_other_in_another_stream(tmp_path: Path) -> None:
    mock, media = streaming(tmp_path, LINES, schema={"type": "integer"})
    made = [
        stream_content(media, mock.contract.schemas, mock.engine.context.values, key=key).data
        for key in ("a", "b", "a")
    ]
    assert made[0] == made[2] != made[1]
    assert len(set(made[0].splitlines())) == 3


@pytest.mark.parametrize("word", ["schema", "itemSchema"])
def test_an_event_that_is_made_up_has_the_name_that_its_schema_has(tmp_path: Path, word: str) -> None:
    named = {"event": {"const": "tick"}, "data": OBJECT}
    more = {word: {"type": "object", "required": list(named), "properties": named}}
    expected = "".join(f'id: {number}\nevent: tick\ndata: {{"n":7}}\n\n' for number in (1, 2, 3))
    assert streamed(tmp_path, SSE, more=more).data.decode() == expected


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ("word", "id: 1\ndata: word\n\n"),
        ("two\nlines", "id: 1\ndata: two\ndata: lines\n\n"),
        ("", "id: 1\ndata: \n\n"),
        ({"data": "d"}, "id: 1\ndata: d\n\n"),
        ({"data": {"a": 1}}, 'id: 1\ndata: {"a":1}\n\n'),
        ({"data": "d", "event": "e"}, "id: 1\nevent: e\ndata: d\n\n"),
        ({"data": "d", "event": ""}, "id: 1\ndata: d\n\n"),
        ({"data": "d", "id": "x"}, "id: x\ndata: d\n\n"),
        ({"data": "d", "id": 0}, "id: 0\ndata: d\n\n"),
        ({"data": "d", "retry": 5}, "id: 1\nretry: 5\ndata: d\n\n"),
        ({"data": "d", "retry": "5"}, "id: 1\ndata: d\n\n"),
        ({"data": "d", "other": 1}, 'id: 1\ndata: {"data":"d","other":1}\n\n'),
        ({"event": "e"}, 'id: 1\ndata: {"event":"e"}\n\n'),
        (["a"], 'id: 1\ndata: ["a"]\n\n'),
    ],
)
def test_an_event_in_each_form(tmp_path: Path, item: Any, text: str) -> None:
    assert streamed(tmp_path, SSE, script=[item]).data.decode() == text


@pytest.mark.parametrize(
    ("name", "script", "data", "pauses"),
    [
        (LINES, {"items": [1, 2], "delay": "2s"}, b"1\n2\n", ((0, 2.0), (2, 2.0))),
        (LINES, {"items": [1, 2], "delay": "250ms"}, b"1\n2\n", ((0, 0.25), (2, 0.25))),
        (LINES, {"items": [1, {"data": 2, "delay": "1.5s"}, 3]}, b"1\n2\n3\n", ((2, 1.5),)),
        (LINES, {"items": [{"data": 1, "delay": "0s"}, 2], "delay": "1s"}, b"1\n2\n", ((2, 1.0),)),
        (LINES, {"items": [{"data": 1, "more": 2, "delay": "1s"}]}, b'{"data":1,"more":2,"delay":"1s"}\n', ()),
        (LINES, {"items": [{"delay": "1s"}]}, b'{"delay":"1s"}\n', ()),
        (SSE, {"items": [{"data": "a", "event": "e", "delay": "1s"}]}, b"id: 1\nevent: e\ndata: a\n\n", ((0, 1.0),)),
        (SSE, {"items": [{"data": "a", "delay": "1s"}]}, b"id: 1\ndata: a\n\n", ((0, 1.0),)),
        (SSE, {"items": ["a"], "retry": 300}, b"retry: 300\nid: 1\ndata: a\n\n", ()),
        (LINES, {"items": [1], "retry": 300}, b"1\n", ()),
        (SSE, {"items": ["a", "b"], "retry": 300, "delay": "1s"}, None, ((0, 1.0), (26, 1.0))),
    ],
)
def test_a_script_says_what_comes_and_when(
    tmp_path: Path, name: str, script: Any, data: bytes | None, pauses: Any
) -> None:
    found = streamed(tmp_path, name, script=script)
    assert found.pauses == pauses
    assert data is None or found.data == data


@pytest.mark.parametrize(
    ("last", "left"),
    [(None, "abc"), ("", "abc"), ("1", "bc"), ("2", "c"), ("3", ""), ("9", "abc"), ("x", "abc")],
)
def test_what_a_client_has_seen_is_left_out(tmp_path: Path, last: str | None, left: str) -> None:
    found = streamed(tmp_path, SSE, script=["a", "b", "c"], last_event_id=last).data.decode()
    assert "".join(line.removeprefix("data: ") for line in found.split("\n") if line.startswith("data")) == left


def test_of_ids_that_come_twice_the_last_counts(tmp_path: Path) -> None:
    script = [{"data": name, "id": "x"} for name in "abc"] + ["d"]
    assert streamed(tmp_path, SSE, script=script, last_event_id="x").data == b"id: 4\ndata: d\n\n"
    assert streamed(tmp_path, SSE, script={"items": script, "retry": 5}, last_event_id="4").data == b""


@pytest.mark.parametrize(
    ("name", "media", "data"),
    [
        (LINES, {"example": [{"n": 1}, {"n": 2}]}, b'{"n":1}\n{"n":2}\n'),
        (LINES, {"example": {"n": 1}}, b'{"n":1}\n'),
        (LINES, {"examples": {"a": {"value": {"n": 1}}, "b": {"value": {"n": 2}}}}, b'{"n":1}\n{"n":2}\n'),
        (LINES, {"example": '{"n":1}\n{"n":2}\n'}, b'{"n":1}\n{"n":2}\n'),
        (LINES, {"example": '{"n":1}\n{"n":2}'}, b'{"n":1}\n{"n":2}'),
        (SSE, {"example": "data: a\n\ndata: b\n\n"}, b"data: a\n\ndata: b\n\n"),
        (SSE, {"example": "id: 7\ndata: a\r\n\r\nid:8\ndata: b"}, b"id: 7\ndata: a\r\n\r\nid:8\ndata: b"),
        (SSE, {"example": "word"}, b"id: 1\ndata: word\n\n"),
    ],
)
def test_what_the_document_shows_comes(tmp_path: Path, name: str, media: dict[str, Any], data: bytes) -> None:
    assert streamed(tmp_path, name, more=media).data == data


@pytest.mark.parametrize(("last", "left"), [("7", b"id:8\ndata: b\n\ndata: c"), ("8", b"data: c"), ("9", None)])
def test_what_is_seen_of_a_text_of_the_document_is_left_out(tmp_path: Path, last: str, left: bytes | None) -> None:
    text = "id: 7\ndata: a\n\nid:8\ndata: b\n\ndata: c"
    found = streamed(tmp_path, SSE, more={"example": text}, last_event_id=last).data
    assert found == (text.encode() if left is None else left)


def test_a_text_of_the_document_waits_by_the_word(tmp_path: Path) -> None:
    found = streamed(tmp_path, LINES, more={"example": "1\n23\n4\n"}, script={"delay": "1s"})
    assert found == StreamContent(b"1\n23\n4\n", ((0, 1.0), (2, 1.0), (5, 1.0)))
    found = streamed(tmp_path, SSE, more={"example": "data: a\n\ndata: b\n\n"}, script={"delay": "1s"})
    assert found == StreamContent(b"data: a\n\ndata: b\n\n", ((0, 1.0), (9, 1.0)))
    response = streamed(tmp_path, SSE, more={"example": "data: a\n\n"}, script={"retry": 5})
    assert response.data == b"retry: 5\ndata: a\n\n"

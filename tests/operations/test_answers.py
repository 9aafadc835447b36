"""Which media type an answer has, which status, and what of a record it shows."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy import handler
from understudy.exchange import Request
from understudy.messages import Answer
from understudy.mock import Mock
from understudy.operations.contents import answer_media, is_value

TEXT, WHOLE, OBJECT = {"type": "string"}, {"type": "integer"}, {"type": "object"}
PLAIN, SSE, LINES, XML, CSV, ANY = (
    "text/plain",
    "text/event-stream",
    "application/jsonl",
    "application/xml",
    "text/csv",
    "*/*",
)
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]


def content(folder: Path, *offered: tuple[str, Any]) -> tuple[Any, Any]:
    """The schemas of a document, and the media types that an answer of it may have."""
    entries = {name: {} if schema is None else {"schema": schema} for name, schema in offered}
    ask = {"operationId": "ask", "responses": {"200": {"description": "", "content": entries}}}
    contract = play(document({"/ask": {"get": ask}}), folder).contract
    return contract.schemas, contract.operations["ask"].responses["200"].content


@pytest.mark.parametrize(
    ("offered", "accept", "body", "chosen"),
    [
        ([], None, None, None),
        ([(CSV, TEXT)], JSON, None, CSV),
        ([(PLAIN, OBJECT), (JSON, OBJECT)], None, None, JSON),
        ([(PLAIN, OBJECT), (JSON, OBJECT)], ANY, None, JSON),
        ([(PLAIN, OBJECT), (JSON, OBJECT)], PLAIN, None, PLAIN),
        ([(PLAIN, {"type": "array", "items": TEXT}), (JSON, OBJECT)], None, None, JSON),
        ([(PLAIN, TEXT), (JSON, OBJECT)], None, None, PLAIN),
        ([(CSV, OBJECT), (JSON, OBJECT)], None, None, CSV),
        ([(JSON, OBJECT), (XML, OBJECT)], XML, None, XML),
        ([(JSON, OBJECT), (XML, OBJECT)], CSV, None, JSON),
        ([(JSON, OBJECT), (SSE, OBJECT)], None, None, JSON),
        ([(SSE, OBJECT), (JSON, OBJECT)], None, None, JSON),
        ([(SSE, OBJECT), (JSON, OBJECT)], ANY, None, JSON),
        ([(SSE, OBJECT), (JSON, OBJECT)], SSE, None, SSE),
        ([(SSE, OBJECT), (JSON, OBJECT)], "Text/Event-Stream", None, SSE),
        ([(SSE, OBJECT), (JSON, OBJECT)], CSV, None, JSON),
        ([(SSE, OBJECT), (XML, OBJECT), (JSON, OBJECT)], f"text/*, {JSON}", None, JSON),
        ([(JSON, OBJECT), (SSE, OBJECT)], None, {"stream": True}, SSE),
        ([(JSON, OBJECT), (SSE, OBJECT)], JSON, {"stream": True}, SSE),
        ([(JSON, OBJECT), (SSE, OBJECT)], SSE, {"stream": True}, SSE),
        ([(JSON, OBJECT), (LINES, OBJECT), (SSE, OBJECT)], SSE, {"stream": True}, SSE),
        ([(JSON, OBJECT), (LINES, OBJECT), (SSE, OBJECT)], None, {"stream": True}, LINES),
        ([(JSON, OBJECT), (SSE, OBJECT)], None, {"stream": "true"}, JSON),
        ([(JSON, OBJECT), (SSE, OBJECT)], None, {"stream": False}, JSON),
        ([(JSON, OBJECT), (SSE, OBJECT)], None, [{"stream": True}], JSON),
        ([(SSE, OBJECT), (LINES, OBJECT)], None, None, SSE),
        ([(SSE, OBJECT), (LINES, OBJECT)], LINES, None, LINES),
        ([(JSON, OBJECT), (XML, OBJECT)], None, {"stream": True}, JSON),
    ],
)
def test_the_media_type_of_an_answer(
    tmp_path: Path, offered: list[tuple[str, Any]], accept: str | None, body: Any, chosen: str | None
) -> None:
    schemas, media = content(tmp_path, *offered)
    found = answer_media(schemas, accept, media, body)
    assert (found and found.name) == chosen


@pytest.mark.parametrize(
    ("name", "schema", "expected"),
    [
        (JSON, OBJECT, True),
        (JSON, None, True),
        ("application/problem+json", OBJECT, True),
        (ANY, OBJECT, True),
        (ANY, {"type": "string", "format": "binary"}, False),
        (JSON, {"type": "string", "format": "binary"}, True),
        (XML, OBJECT, True),
        (XML, TEXT, False),
        (XML, None, False),
        (PLAIN, TEXT, False),
        (PLAIN, OBJECT, True),
        (PLAIN, {"type": "array", "items": TEXT}, True),
        (CSV, OBJECT, False),
        ("image/png", None, False),
    ],
)
def test_whether_an_answer_says_a_value(tmp_path: Path, name: str, schema: Any, expected: bool) -> None:
    schemas, (media,) = content(tmp_path, (name, schema))
    assert is_value(schemas, media) is expected


# -- what a record shows ----------------------------------------------------------------------------------------------


def notes(folder: Path, shown: Any, *, handlers: Any = (), **more: Any) -> Mock:
    """Notes that are made with three properties, and read by a schema of their own."""
    note = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "text": TEXT, "more": WHOLE}}
    read = shown if isinstance(shown, dict) and "responses" in shown else operation("read", reply=shown)
    paths = {
        "/notes": {"post": operation("make", "201", schema_ref("Note"), body=schema_ref("Note"))},
        "/notes/{id}": {"parameters": KEY, "get": read, **more},
    }
    mock = play(document(paths, {"Note": note}), folder, fill="required", handlers=handlers)
    answer(mock, "POST", "/notes", {"id": "1", "text": "a", "more": 5})
    return mock


@pytest.mark.parametrize(
    ("shown", "expected"),
    [
        (schema_ref("Note"), {"id": "1", "text": "a", "more": 5}),
        ({"type": "object", "properties": {"id": TEXT, "text": TEXT}}, {"id": "1", "text": "a"}),
        ({"type": "object", "properties": {"id": TEXT}, "additionalProperties": False}, {"id": "1"}),
        (
            {"type": "object", "properties": {"id": TEXT}, "additionalProperties": True},
            {"id": "1", "text": "a", "more": 5},
        ),
        (
            {"type": "object", "properties": {"id": TEXT}, "additionalProperties": {}},
            {"id": "1", "text": "a", "more": 5},
        ),
        ({"type": "object"}, {"id": "1", "text": "a", "more": 5}),
        (True, {"id": "1", "text": "a", "more": 5}),
        ({"type": "object", "properties": {"id": TEXT, "text": {"type": "string", "writeOnly": True}}}, {"id": "1"}),
    ],
)
def test_an_answer_shows_what_its_schema_speaks_of_or_all_where_it_welcomes_others(
    tmp_path: Path, shown: Any, expected: Any
) -> None:
    assert answer(notes(tmp_path, shown), "GET", "/notes/1")[1] == expected


def test_an_answer_that_had_to_be_fitted_is_looked_at_again(tmp_path: Path) -> None:
    """What is mended may fit several alternatives of a `oneOf`, of which it may fit one only."""
    kinds = [
        {"type": "object", "required": ["id", name], "properties": {"id": TEXT, name: TEXT}} for name in ("a", "b")
    ]
    mock = notes(tmp_path, {"oneOf": kinds})
    response, body = answer(mock, "GET", "/notes/1")
    assert response.status == 200
    assert sum(set(kind["required"]) <= body.keys() for kind in kinds) == 1


@pytest.mark.parametrize(
    ("stored", "sent"), [(base64.b64encode(b"\x00\x01").decode(), b"\x00\x01"), ("abcde", None), (None, None)]
)
def test_a_download_is_what_a_property_has_in_base64(tmp_path: Path, stored: str | None, sent: bytes | None) -> None:
    blob = {"type": "string", "contentEncoding": "base64"}
    upload = {"type": "object", "properties": {"id": TEXT, "title": TEXT, "data": blob}}
    shown = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "title": TEXT}}
    read = {"operationId": "file", "responses": {"200": {"description": "", "content": {"image/png": {}}}}}
    paths = {
        "/files": {"post": operation("make", "201", schema_ref("File"), body=upload)},
        "/files/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("File"))},
        "/files/{id}/content": {"parameters": KEY, "get": read},
    }
    mock = play(document(paths, {"File": shown}), tmp_path, fill="required")
    answer(mock, "POST", "/files", {"id": "1", "title": "dGl0bGU=", **({} if stored is None else {"data": stored})})
    found = mock.handle(Request("GET", "/files/1/content", "", {}))
    assert (found.status, dict(found.headers)["Content-Type"]) == (200, "image/png")
    assert found.body == sent if sent is not None else found.body.startswith(b"\x89PNG")


# -- answers of handlers ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("documented", "status", "value", "media"),
    [
        ({"200": {JSON: {}}}, 200, {"a": 1}, JSON),
        ({"200": {CSV: {}, "application/hal+json": {}}}, 200, {"a": 1}, "application/hal+json"),
        ({"200": {CSV: {}, PLAIN: {}}}, 200, "a,b", CSV),
        ({"200": {JSON: {}}, "409": {"application/problem+json": {}}}, 409, {"a": 1}, "application/problem+json"),
        ({"200": {JSON: {}}, "409": {}}, 409, {"a": 1}, JSON),
    ],
)
def test_an_answer_of_a_handler_has_the_media_type_of_its_status(
    tmp_path: Path, documented: Any, status: int, value: Any, media: str
) -> None:
    @handler("read")
    def custom(_call: Any, _records: Any) -> Any:
        return Answer(status, value)

    responses = {each: {"description": "", "content": entries} for each, entries in documented.items()}
    mock = notes(tmp_path, {"operationId": "read", "responses": responses}, handlers=[custom])
    response = mock.handle(Request("GET", "/notes/1", "", {}))
    assert (response.status, dict(response.headers)["Content-Type"].partition(";")[0]) == (status, media)


def test_a_media_type_that_a_handler_says_is_the_answers(tmp_path: Path) -> None:
    @handler("read")
    def custom(_call: Any, _records: Any) -> Any:
        return Answer(200, {"id": "1"}, "application/vnd.notes+json")

    response = notes(tmp_path, OBJECT, handlers=[custom]).handle(Request("GET", "/notes/1", "", {}))
    assert dict(response.headers)["Content-Type"] == "application/vnd.notes+json"


def test_a_list_of_a_handler_is_the_answer_as_it_is(tmp_path: Path) -> None:
    @handler("read")
    def custom(_call: Any, _records: Any) -> Any:
        return [{"id": "1"}, {"id": "2"}]

    mock = notes(tmp_path, {"type": "array", "items": OBJECT}, handlers=[custom])
    assert answer(mock, "GET", "/notes/1")[1] == [{"id": "1"}, {"id": "2"}]


# -- the status of a PUT ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("statuses", "made", "changed"),
    [
        (["201", "200"], 201, 200),
        (["201", "204"], 201, 204),
        (["200", "204"], 200, 200),
        (["204", "201"], 201, 204),
        (["202", "201"], 201, 202),
        (["201"], 201, 201),
    ],
)
@pytest.mark.parametrize("what", ["a part", "the whole"])
def test_put_says_whether_it_made_or_changed(
    tmp_path: Path, what: str, statuses: list[str], made: int, changed: int
) -> None:
    size = {"type": "object", "properties": {"width": WHOLE}}
    shown = size if what == "a part" else schema_ref("Note")
    answers: dict[str, Any] = {each: {"description": "", "content": {JSON: {"schema": shown}}} for each in statuses}
    answers |= {"204": {"description": ""}} if "204" in answers else {}
    put = {"operationId": "putIt", "responses": answers, "requestBody": {"content": {JSON: {"schema": shown}}}}
    note = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "size": size}}
    gone = {"404": {"description": ""}}
    item: dict[str, Any] = {"get": operation("read", reply=schema_ref("Note"), responses=gone)}
    item["delete"] = operation("drop", "204")
    paths: dict[str, Any] = {"/notes/{id}": {"parameters": KEY, **item}}
    if what == "a part":
        paths["/notes"] = {"post": operation("make", "201", schema_ref("Note"), body=schema_ref("Note"))}
        paths["/notes/{id}/size"] = {
            "parameters": KEY,
            "put": put,
            "get": operation("size", reply=size, responses=gone),
        }
    else:
        paths["/notes/{id}"]["put"] = put
    mock = play(document(paths, {"Note": note}), tmp_path, fill="required")
    if what == "a part":
        answer(mock, "POST", "/notes", {"id": "1"})
    path, sent = (
        ("/notes/1/size", {"width": 1}) if what == "a part" else ("/notes/1", {"id": "1", "size": {"width": 1}})
    )
    found = [answer(mock, "PUT", path, sent)[0].status for _ in range(2)]
    assert found == [made, changed]
    assert answer(mock, "GET", path)[1] == sent


def test_a_redirect_has_the_content_that_is_documented_and_leads_somewhere(tmp_path: Path) -> None:
    shown = {"Location": {"schema": {"type": "string"}, "example": "https://example.net/home"}}
    anywhere = {"Location": {"schema": {"type": "string", "format": "uri"}}}
    page = {"text/plain": {"schema": {"type": "string", "example": "Found"}}}
    paths = {
        f"/{name}": {"get": {"operationId": name, "responses": {"302": {"description": "go on", **more}}}}
        for name, more in {
            "plain": {"content": page},
            "shown": {"headers": shown},
            "open": {"headers": anywhere},
        }.items()
    }
    mock = play(document(paths), tmp_path)
    plain, shown_at, open_at = (mock.handle(Request("GET", path)) for path in ("/plain", "/shown", "/open"))
    assert (plain.status, dict(plain.headers)["Content-Type"], plain.body) == (302, "text/plain", b"Found")
    assert dict(shown_at.headers)["Location"] == "https://example.net/home"
    assert dict(open_at.headers)["Location"] == "https://example.com/"


SENT_BACK: dict[str, Any] = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": WHOLE, "name": TEXT, "topic": TEXT},
}
SHOWN_IN: dict[str, tuple[Any, Any, Any]] = {
    "bare": (SENT_BACK, None, lambda value: value),
    "in data": (
        {"type": "object", "required": ["data"], "properties": {"data": SENT_BACK}},
        None,
        lambda value: value["data"],
    ),
    "in data of an example": (
        {"type": "object", "required": ["data"], "properties": {"note": TEXT, "data": SENT_BACK}},
        {"note": "thanks", "data": {"id": 5, "name": "Zoe", "topic": "a question"}},
        lambda value: value["data"],
    ),
}


@pytest.mark.parametrize("place", SHOWN_IN)
def test_an_answer_without_a_record_repeats_what_was_sent_wherever_it_has_it(place: str, tmp_path: Path) -> None:
    reply, example, inside = SHOWN_IN[place]
    send = operation("send", "201", reply, body={"type": "object", "properties": {"name": TEXT}})
    if example is not None:
        send["responses"]["201"]["content"][JSON]["example"] = example
    mock = play(document({"/contact/send-message": {"post": send}}), tmp_path)
    for name in ("Ann", "Bob"):
        response, value = answer(mock, "POST", "/contact/send-message", {"name": name})
        assert (response.status, inside(value)["name"]) == (201, name)
        if example is not None:
            assert value == {"note": "thanks", "data": {"id": 5, "name": name, "topic": "a question"}}

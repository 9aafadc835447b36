"""Answers that are no JSON: XML of the record, streams of events and JSON lines."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.exchange import Request
from understudy.mock import Mock
from understudy.problem import DocumentError

XML, SSE, JSON = "application/xml", "text/event-stream", "application/json"
PET = {
    "type": "object",
    "required": ["id", "name"],
    "xml": {"name": "pet"},
    "properties": {
        "id": {"type": "integer", "xml": {"attribute": True}},
        "name": {"type": "string"},
        "tags": {"type": "array", "xml": {"wrapped": True}, "items": {"type": "string", "xml": {"name": "tag"}}},
    },
}
ERROR = {
    "type": "object",
    "xml": {"name": "Error"},
    "properties": {"Code": {"type": "string"}, "Message": {"type": "string"}},
}


def content(*names: str, schema: Any = None) -> dict[str, Any]:
    return {"description": "fine", "content": {name: {"schema": schema or schema_ref("Pet")} for name in names}}


def pets() -> dict[str, Any]:
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    create = operation("createPet", body=schema_ref("Pet"))
    create["responses"] = {"201": content(JSON, XML)}
    read = operation("getPet", parameters=key)
    read["responses"] = {"200": content(JSON, XML), "404": content(XML, schema=ERROR)}
    listed = operation("listPets")
    pets = {"type": "array", "items": schema_ref("Pet"), "xml": {"name": "pets", "wrapped": True}}
    listed["responses"] = {"200": content(XML, schema=pets)}
    return document({"/pets": {"get": listed, "post": create}, "/pets/{id}": {"get": read}}, {"Pet": PET})


def read_xml(text: bytes) -> Any:
    return ElementTree.fromstring(text)


def send(mock: Mock, method: str, path: str, accept: str, body: Any = None, **headers: str) -> Any:
    sent = {"accept": accept, "content-type": JSON, **{name.replace("_", "-"): text for name, text in headers.items()}}
    return mock.handle(Request(method, path, "", sent, b"" if body is None else json.dumps(body).encode()))


def test_xml_is_the_record_and_json_the_same_record(tmp_path: Path) -> None:
    mock = play(pets(), tmp_path)
    made = send(mock, "POST", "/pets", XML, {"id": 7, "name": "Rex & Co", "tags": ["a", "b"]})
    assert (made.status, dict(made.headers)["Content-Type"]) == (201, XML)
    found = read_xml(send(mock, "GET", "/pets/7", XML).body)
    assert (found.tag, found.attrib, found.findtext("name")) == ("pet", {"id": "7"}, "Rex & Co")
    assert [each.text for each in found.iterfind("tags/tag")] == ["a", "b"]
    assert json.loads(send(mock, "GET", "/pets/7", JSON).body) == {"id": 7, "name": "Rex & Co", "tags": ["a", "b"]}


def test_a_list_in_xml_has_its_records(tmp_path: Path) -> None:
    mock = play(pets(), tmp_path)
    for name in ("Rex", "Tom"):
        answer(mock, "POST", "/pets", {"id": len(name), "name": name} if name == "Rex" else {"id": 9, "name": name})
    found = read_xml(send(mock, "GET", "/pets", XML).body)
    assert (found.tag, [each.get("id") for each in found]) == ("pets", ["3", "9"])


def test_an_error_that_is_only_documented_as_xml_is_xml(tmp_path: Path) -> None:
    refused = send(play(pets(), tmp_path), "GET", "/pets/7", XML)
    found = read_xml(refused.body)
    assert (refused.status, dict(refused.headers)["Content-Type"], found.tag) == (404, XML, "Error")
    assert (found.findtext("Code"), found.findtext("Message")) == ("not_found", "there is no pet 7")


def test_what_xml_has_no_word_for_is_refused(tmp_path: Path) -> None:
    mock = play(pets(), tmp_path)
    answer(mock, "POST", "/pets", {"id": 7, "name": "bell\u0007"})
    refused = send(mock, "GET", "/pets/7", XML)
    assert refused.status == 406
    assert dict(refused.headers)["X-Mock-Reason"].startswith("the answer can't be XML: name has the character")


@pytest.mark.parametrize(
    ("accept", "status"), [("application/vnd.pets.v3+json", 200), ("application/json", 200), ("text/csv", 406)]
)
def test_a_vendors_version_of_json_takes_json(accept: str, status: int, tmp_path: Path) -> None:
    ping = operation("ping", reply={"type": "object"}, responses={"406": {"description": "no"}})
    mock = play(document({"/ping": {"get": ping}}), tmp_path)
    assert send(mock, "GET", "/ping", accept).status == status


# -- streams ----------------------------------------------------------------------------------------------------------

DELTA = {"type": "object", "required": ["delta"], "properties": {"delta": {"type": "string"}}}
WHOLE = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}


def chat(stream: Any = None, name: str = SSE, **more: Any) -> dict[str, Any]:
    question = {"type": "object", "properties": {"q": {"type": "string"}, "stream": {"type": "boolean"}}}
    post = operation("chat", reply=WHOLE, body=question, **more)
    post["responses"]["200"]["content"][name] = stream or {"schema": DELTA}
    return document({"/chat": {"post": post}})


def events(text: bytes) -> list[dict[str, str]]:
    blocks = [block for block in text.decode().split("\n\n") if block]
    return [dict(line.split(": ", 1) for line in block.split("\n")) for block in blocks]


@pytest.mark.parametrize("accept", [JSON, "*/*"])
def test_stream_true_in_the_body_asks_for_the_stream(tmp_path: Path, accept: str) -> None:
    mock = play(chat(), tmp_path)
    streamed = send(mock, "POST", "/chat", accept, {"q": "hi", "stream": True})
    assert dict(streamed.headers)["Content-Type"] == SSE
    found = events(streamed.body)
    assert [each["id"] for each in found] == ["1", "2", "3"]
    assert all(json.loads(each["data"]).keys() == {"delta"} for each in found)
    whole = send(mock, "POST", "/chat", accept, {"q": "hi"})
    assert dict(whole.headers)["Content-Type"] == JSON
    assert "text" in json.loads(whole.body)


def test_the_accept_header_asks_for_the_stream(tmp_path: Path) -> None:
    assert len(events(send(play(chat(), tmp_path), "POST", "/chat", SSE, {"q": "hi"}).body)) == 3


def test_the_examples_of_the_document_are_the_events(tmp_path: Path) -> None:
    shown = {"schema": DELTA, "examples": {"first": {"value": {"delta": "He"}}, "second": {"value": {"delta": "llo"}}}}
    found = events(send(play(chat(shown), tmp_path), "POST", "/chat", SSE, {"stream": True}).body)
    assert [json.loads(each["data"]) for each in found] == [{"delta": "He"}, {"delta": "llo"}]


def test_an_overlay_scripts_the_stream_with_whole_events(tmp_path: Path) -> None:
    script = [{"delta": "He"}, {"event": "ping", "data": "two\nlines", "retry": 50}, "[DONE]"]
    mock = play(chat(**{"x-mock-stream": script}), tmp_path)
    text = send(mock, "POST", "/chat", SSE, {}).body.decode()
    assert text == (
        'id: 1\ndata: {"delta":"He"}\n\n'
        "id: 2\nevent: ping\nretry: 50\ndata: two\ndata: lines\n\n"
        "id: 3\ndata: [DONE]\n\n"
    )


def test_a_client_that_reconnects_gets_what_it_has_not_seen(tmp_path: Path) -> None:
    mock = play(chat(), tmp_path)
    assert [each["id"] for each in events(send(mock, "POST", "/chat", SSE, {}, last_event_id="2").body)] == ["3"]


@pytest.mark.parametrize(("name", "start"), [("application/x-ndjson", ""), ("application/json-seq", "\x1e")])
def test_json_lines_are_one_text_a_line(tmp_path: Path, name: str, start: str) -> None:
    lines = send(play(chat(name=name), tmp_path), "POST", "/chat", name, {}).body.decode().split("\n")[:-1]
    assert [json.loads(line.removeprefix(start)).keys() for line in lines] == [{"delta"}] * 3
    assert all(line.startswith(start) for line in lines)


def test_a_stream_that_nothing_answers_has_no_effect(tmp_path: Path) -> None:
    built = pets()
    built["paths"]["/pets"]["post"]["x-mock-stream"] = [1]
    with pytest.raises(DocumentError) as refused:
        play(built, tmp_path, strict=True)
    assert "createPet answers with no stream of events or lines (create)" in str(refused.value)


@pytest.mark.parametrize(
    ("name", "start", "end"),
    [
        ("application/pdf", b"%PDF-1.4", b"%%EOF\n"),
        ("image/png", b"\x89PNG\r\n", b"IEND\xaeB`\x82"),
        ("image/gif", b"GIF89a", b";"),
        ("image/svg+xml", b"<svg ", b"</svg>"),
        ("application/zip", b"PK\x05\x06", b"\0"),
    ],
)
def test_a_file_that_nobody_has_stored_is_one_that_viewers_open(
    tmp_path: Path, name: str, start: bytes, end: bytes
) -> None:
    schema = {"type": "string", "format": "binary"}
    got = {"200": {"description": "it", "content": {name: {"schema": schema}}}}
    mock = play(document({"/logo": {"get": {"operationId": "logo", "responses": got}}}), tmp_path)
    response = mock.handle(Request("GET", "/logo", "", {}, b""))
    assert (response.status, response.body[: len(start)], response.body[-len(end) :]) == (200, start, end)
    assert dict(response.headers)["Content-Type"] == name

"""Conditional requests: entity tags, 304, 412 and Cache-Control, where the document declares them."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from howtos import blocks, both_ways, called_over, run_page
from hypothesis import given, settings
from hypothesis import strategies as st

from understudy.exchange import Request, Response
from understudy.mock import Mock

TAG: dict[str, Any] = {"ETag": {"schema": {"type": "string"}}}
NOTE = {
    "type": "object",
    "required": ["id", "text"],
    "properties": {"id": {"type": "integer", "readOnly": True}, "text": {"type": "string"}},
}
NOTE_INPUT = {"type": "object", "required": ["text"], "properties": {"text": {"type": "string"}}}
GONE = {"404": {"description": "none"}}
IF_MATCH = {"name": "If-Match", "in": "header", "schema": {"type": "string"}}
IF_NONE_MATCH = {"name": "If-None-Match", "in": "header", "schema": {"type": "string"}}


def tagging(built: dict[str, Any], headers: dict[str, Any] = TAG) -> dict[str, Any]:
    """The operation with these headers on its success response."""
    status = next(iter(built["responses"]))
    built["responses"][status]["headers"] = headers
    return built


def notes(*, tag: dict[str, Any] = TAG, read: dict[str, Any] | None = None, **write: Any) -> dict[str, Any]:
    """Notes that are read with a tag and written on condition of it."""
    note = schema_ref("Note")
    item = {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "get": tagging(operation("getNote", "200", note, responses=dict(GONE), **(read or {})), tag),
        "put": tagging(
            operation(
                "putNote",
                "200",
                note,
                body=NOTE_INPUT,
                responses={**GONE, **write},
                parameters=[IF_MATCH, IF_NONE_MATCH],
            ),
            tag,
        ),
        "delete": operation("deleteNote", "204", responses=dict(GONE), parameters=[IF_MATCH]),
    }
    every = {"type": "array", "items": note}
    collection = {
        "get": tagging(operation("listNotes", "200", every), tag),
        "post": tagging(operation("createNote", "201", note, body=NOTE_INPUT, parameters=[IF_MATCH]), tag),
    }
    return document({"/notes": collection, "/notes/{id}": item}, {"Note": NOTE})


def header(response: Response, name: str) -> str | None:
    return next((value for each, value in response.headers if each.lower() == name.lower()), None)


def etag(mock: Mock, path: str = "/notes/1") -> str:
    response, _ = answer(mock, "GET", path)
    found = header(response, "ETag")
    assert found is not None
    return found


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    made = play(notes(), tmp_path)
    answer(made, "POST", "/notes", {"text": "one"})
    return made


def test_every_operation_that_shows_a_record_shows_the_same_strong_tag(mock: Mock) -> None:
    first = etag(mock)
    assert re.fullmatch(r'"[0-9a-f]{32}"', first)
    changed, _ = answer(mock, "PUT", "/notes/1", {"text": "two"})
    assert header(changed, "ETag") == etag(mock) != first
    created, _ = answer(mock, "POST", "/notes", {"text": "three"})
    assert header(created, "ETag") == etag(mock, "/notes/2")


def test_a_tag_comes_back_with_the_state(mock: Mock) -> None:
    first = etag(mock)
    answer(mock, "PUT", "/notes/1", {"text": "two"})
    answer(mock, "PUT", "/notes/1", {"text": "one"})
    assert etag(mock) == first


def test_what_is_known_is_not_sent_again(mock: Mock) -> None:
    tag = etag(mock)
    for condition in (tag, f"W/{tag}", "*", f'"other", {tag}', f'"a,b",W/"c" ,, {tag}'):
        response, body = answer(mock, "GET", "/notes/1", if_none_match=condition)
        assert (response.status, response.headers, body) == (304, (("ETag", tag),), None), condition
    for condition in ('"other"', tag.strip('"'), tag[:-1], "", ",", f"{tag}x"):
        response, body = answer(mock, "GET", "/notes/1", if_none_match=condition)
        assert (response.status, body["text"]) == (200, "one"), condition


def test_a_head_request_is_answered_the_same(mock: Mock) -> None:
    response, _ = answer(mock, "HEAD", "/notes/1", if_none_match=etag(mock))
    assert response.status == 304


def test_a_list_changes_with_any_record_in_it(mock: Mock) -> None:
    tag = etag(mock, "/notes")
    assert answer(mock, "GET", "/notes", if_none_match=tag)[0].status == 304
    answer(mock, "PUT", "/notes/1", {"text": "two"})
    response, _ = answer(mock, "GET", "/notes", if_none_match=tag)
    assert response.status == 200
    assert header(response, "ETag") != tag


def test_the_second_of_two_writers_is_refused(mock: Mock) -> None:
    tag = etag(mock)
    first, _ = answer(mock, "PUT", "/notes/1", {"text": "hers"}, if_match=tag)
    second, body = answer(mock, "PUT", "/notes/1", {"text": "his"}, if_match=tag)
    assert (first.status, second.status) == (200, 412)
    assert body["detail"] == f"If-Match says {tag}, but it has been changed since; get it again for its newest ETag"
    assert mock.get("notes", 1)["text"] == "hers"
    assert answer(mock, "DELETE", "/notes/1", if_match=tag)[0].status == 412
    assert answer(mock, "DELETE", "/notes/1", if_match=etag(mock))[0].status == 204


def test_if_match_compares_strongly(mock: Mock) -> None:
    tag = etag(mock)
    for condition, status in ((f"W/{tag}", 412), (f'"x", {tag}', 200), ("*", 200), ("", 412)):
        response, _ = answer(mock, "PUT", "/notes/1", {"text": "one"}, if_match=condition)
        assert response.status == status, condition
    _, body = answer(mock, "PUT", "/notes/1", {"text": "x"}, if_match="abc")
    assert body["detail"] == "If-Match says abc, which is no entity tag; send the ETag of a GET, quotes included"


def test_a_write_may_ask_that_nothing_is_there(mock: Mock) -> None:
    response, body = answer(mock, "PUT", "/notes/1", {"text": "x"}, if_none_match="*")
    assert (response.status, body["detail"]) == (412, "If-None-Match says *, but that is what is there now")
    assert answer(mock, "PUT", "/notes/1", {"text": "x"}, if_none_match='"other"')[0].status == 200


def test_what_is_not_there_is_not_found_whatever_the_condition(mock: Mock) -> None:
    assert answer(mock, "PUT", "/notes/9", {"text": "x"}, if_match='"x"')[0].status == 404


def test_an_invalid_body_is_reported_first(mock: Mock) -> None:
    assert answer(mock, "PUT", "/notes/1", {"text": 5}, if_match='"x"')[0].status == 400


def test_a_create_may_depend_on_the_whole_collection(mock: Mock) -> None:
    tag = etag(mock, "/notes")
    assert answer(mock, "POST", "/notes", {"text": "two"}, if_match=tag)[0].status == 201
    assert answer(mock, "POST", "/notes", {"text": "three"}, if_match=tag)[0].status == 412


def test_of_many_writers_with_one_tag_exactly_one_wins(mock: Mock) -> None:
    tag = etag(mock)
    statuses: list[int] = []

    def write(text: str) -> None:
        statuses.append(answer(mock, "PUT", "/notes/1", {"text": text}, if_match=tag)[0].status)

    threads = [threading.Thread(target=write, args=(str(number),)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(statuses) == [200] + [412] * 11


def test_an_upsert_may_ask_that_something_or_nothing_is_there(tmp_path: Path) -> None:
    thing = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string"}, "text": {"type": "string"}}}
    ref = schema_ref("Thing")
    put = tagging(operation("putThing", "200", ref, body=ref, parameters=[IF_MATCH, IF_NONE_MATCH]))
    read = tagging(operation("getThing", "200", ref, responses=dict(GONE)))
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}]
    post = operation("makeThing", "201", ref, body=ref)
    paths = {"/things": {"put": put, "post": post}, "/things/{id}": {"parameters": key, "get": read}}
    mock = play(document(paths, {"Thing": thing}), tmp_path)
    assert mock.contract.resources.plans["putThing"].kind == "upsert"
    answer(mock, "POST", "/things", {"id": "a"})
    tag = etag(mock, "/things/a")
    assert answer(mock, "PUT", "/things", {"id": "a", "text": "x"}, if_none_match="*")[0].status == 412
    assert answer(mock, "PUT", "/things", {"id": "a", "text": "x"}, if_match=tag)[0].status == 200
    assert answer(mock, "PUT", "/things", {"id": "a", "text": "y"}, if_match=tag)[0].status == 412
    refused = answer(mock, "PUT", "/things", {"id": "b"}, if_match="*")
    assert (refused[0].status, refused[1]["detail"]) == (412, "If-Match says *, but there is nothing here yet")


def test_representations_of_two_media_types_have_two_tags(tmp_path: Path) -> None:
    built = notes()
    built["paths"]["/notes/{id}"]["get"]["responses"]["200"]["content"]["text/plain"] = {"schema": {"type": "string"}}
    mock = play(built, tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    tags = [header(answer_of(mock, accept), "ETag") for accept in ("application/json", "text/plain")]
    assert len(set(tags)) == 2
    for tag in tags:
        assert answer(mock, "PUT", "/notes/1", {"text": "one"}, if_match=str(tag))[0].status == 200


def answer_of(mock: Mock, accept: str) -> Response:
    return mock.handle(Request("GET", "/notes/1", "", {"accept": accept}))


def test_a_declared_412_is_answered_as_the_document_has_it(tmp_path: Path) -> None:
    shape = {"type": "object", "required": ["error"], "properties": {"error": {"type": "string"}}}
    stale = {"412": {"description": "stale", "content": {"application/json": {"schema": shape}}}}
    mock = play(notes(**stale), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    response, body = answer(mock, "PUT", "/notes/1", {"text": "two"}, if_match='"x"')
    assert (response.status, list(body)) == (412, ["error"])


def test_nothing_is_done_that_is_not_declared(tmp_path: Path) -> None:
    mock = play(notes(tag={}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    response, _ = answer(mock, "GET", "/notes/1", if_none_match="*")
    assert (response.status, header(response, "ETag"), header(response, "Cache-Control")) == (200, None, None)
    assert answer(mock, "PUT", "/notes/1", {"text": "two"}, if_match='"x"')[0].status == 200


def test_a_read_that_takes_a_condition_has_a_tag_that_no_header_declares(tmp_path: Path) -> None:
    mock = play(notes(tag={}, read={"parameters": [IF_NONE_MATCH]}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    assert answer(mock, "GET", "/notes/1", if_none_match=etag(mock))[0].status == 304


def test_a_condition_that_a_write_does_not_declare_is_none_of_a_read(tmp_path: Path) -> None:
    mock = play(notes(), tmp_path)
    response, _ = answer(mock, "POST", "/notes", {"text": "one"}, if_none_match="*")
    assert (response.status, header(response, "ETag")) == (201, etag(mock))
    missing, _ = answer(mock, "GET", "/notes/2", if_none_match="*")
    assert missing.status == 404


def test_the_end_of_a_long_record_is_in_its_tag(tmp_path: Path) -> None:
    mock = play(notes(), tmp_path)
    answer(mock, "POST", "/notes", {"text": "x" * 5_000 + "1"})
    first = etag(mock)
    answer(mock, "PUT", "/notes/1", {"text": "x" * 5_000 + "2"})
    assert etag(mock) != first


def test_a_304_has_the_fields_that_a_cache_needs_and_no_others(tmp_path: Path) -> None:
    more = {"X-Colour": {"required": True, "schema": {"const": "red"}}}
    kept = {"Cache-Control": {"required": True, "schema": {"const": "max-age=5"}}}
    mock = play(notes(tag={**TAG, **more, **kept}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    response, _ = answer(mock, "GET", "/notes/1")
    assert header(response, "X-Colour") == "red"
    again, _ = answer(mock, "GET", "/notes/1", if_none_match=etag(mock))
    assert (again.status, again.headers) == (304, (("ETag", etag(mock)), ("Cache-Control", "max-age=5")))


def test_a_documented_412_needs_no_etag(tmp_path: Path) -> None:
    mock = play(notes(tag={}, **{"412": {"description": "stale"}}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    assert answer(mock, "PUT", "/notes/1", {"text": "two"}, if_match='"x"')[0].status == 412
    assert answer(mock, "PUT", "/notes/1", {"text": "two"}, if_match="*")[0].status == 200


def test_a_tag_keeps_to_its_schema(tmp_path: Path) -> None:
    mock = play(notes(tag={"ETag": {"schema": {"type": "string", "pattern": "^v[0-9]{6}$"}}}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    tag = etag(mock)
    assert re.fullmatch("v[0-9]{6}", tag)
    assert answer(mock, "GET", "/notes/1", if_none_match=tag)[0].status == 304
    assert answer(mock, "PUT", "/notes/1", {"text": "two"}, if_match=tag)[0].status == 200
    assert answer(mock, "PUT", "/notes/1", {"text": "three"}, if_match=tag)[0].status == 412


@pytest.mark.parametrize(
    "declared",
    [
        {"schema": {"type": "string", "const": "max-age=60"}},
        {"schema": {"type": "string", "default": "max-age=60"}},
        {"schema": {"type": "string", "example": "max-age=60"}},
        {"schema": {"type": "string", "examples": ["max-age=60"]}},
        {"schema": {"type": "string"}, "example": "max-age=60"},
        {"schema": {"type": "string"}, "required": True, "examples": {"usual": {"value": "max-age=60"}}},
    ],
)
def test_cache_control_says_what_the_document_says(tmp_path: Path, declared: dict[str, Any]) -> None:
    mock = play(notes(tag={**TAG, "Cache-Control": declared}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "one"})
    response, _ = answer(mock, "GET", "/notes/1")
    assert header(response, "Cache-Control") == "max-age=60"
    again, _ = answer(mock, "GET", "/notes/1", if_none_match="*")
    assert (again.status, header(again, "Cache-Control")) == (304, "max-age=60")


def test_a_cache_control_that_is_not_described_is_left_out(tmp_path: Path) -> None:
    mock = play(notes(tag={"Cache-Control": {"schema": {"type": "string"}}}), tmp_path)
    response, _ = answer(mock, "GET", "/notes")
    assert header(response, "Cache-Control") is None


TAGS = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_characters="\x7f"), max_size=40)


@settings(deadline=None)
@given(TAGS | st.lists(st.sampled_from(['"', "W/", ",", "*", " ", "a"]), max_size=12).map("".join))
def test_no_condition_breaks_the_mock(shared: Mock, condition: str) -> None:
    for method, path, body, name in (
        ("PUT", "/notes/1", b'{"text":"one"}', "if-match"),
        ("PUT", "/notes/1", b'{"text":"one"}', "if-none-match"),
        ("DELETE", "/notes/7", b"", "if-match"),
        ("GET", "/notes/1", b"", "if-none-match"),
    ):
        sent = {name: condition, "content-type": "application/json"}
        assert shared.handle(Request(method, path, "", sent, body)).status in (200, 304, 404, 400, 412, 422)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Mock:
    made = play(notes(), tmp_path_factory.mktemp("notes"))
    answer(made, "POST", "/notes", {"text": "one"})
    return made


@both_ways
def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, way: str) -> None:
    """docs/caching.md: its document is stored, its blocks are run in order."""
    monkeypatch.chdir(tmp_path)
    [spec] = blocks("caching.md", "yaml")
    Path("notes.yaml").write_text(spec)
    assert len(blocks("caching.md")) >= 3
    with called_over(way, monkeypatch):
        known: dict[str, Any] = {}
        run_page("caching.md", known)
        known["http"].close()

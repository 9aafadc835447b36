"""What operations refuse, each with the status that the document has for it, its code and its words."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
ERROR = {"type": "object", "required": ["code", "message"], "properties": {"code": TEXT, "message": TEXT}}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
PATCH = "application/json-patch+json"


def no(*statuses: int) -> dict[str, Any]:
    """Answers with an error that has a code and a message."""
    content = {"application/json": {"schema": ERROR}}
    return {str(status): {"description": "no", "content": content} for status in statuses}


def note(**named: Any) -> dict[str, Any]:
    properties = {"id": TEXT, "title": TEXT, "pages": WHOLE, **named}
    return {"type": "object", "required": ["id"], "properties": properties}


def notes(folder: Path, *statuses: int, named: dict[str, Any] | None = None, **paths: Any) -> Mock:
    """Notes whose operations may be refused with these statuses."""
    shown, errors = schema_ref("Note"), no(*statuses)
    listed = [{"name": "$filter", "in": "query", "schema": TEXT}]
    built: dict[str, Any] = {
        "/notes": {
            "post": operation("makeNote", "201", shown, body=shown, responses=errors),
            "get": operation("notes", reply={"type": "array", "items": shown}, parameters=listed, responses=errors),
        },
        "/notes/{id}": {"parameters": KEY, "get": operation("note", reply=shown, responses=errors)},
    }
    for path, entries in paths.items():
        place = {"own": "/notes", "item": "/notes/{id}"}.get(path, f"/{path}")
        built[place] = {**built.get(place, {}), **entries}
    return play(document(built, {"Note": note(**(named or {}))}), folder, fill="required")


def refused(mock: Mock, method: str, path: str, body: Any = None, **headers: str) -> tuple[int, Any, Any]:
    before = mock.records("notes")
    response, problem = answer(mock, method, path, body, **headers)
    assert mock.records("notes") == before, "what is refused changes nothing"
    return response.status, problem["code"], problem["message"]


# -- patches ----------------------------------------------------------------------------------------------------------

STEPS = {
    "not a patch": {"op": "paint", "path": "/title"},
    "fails": {"op": "test", "path": "/title", "value": "Jim"},
    "leads nowhere": {"op": "remove", "path": "/nothing"},
    "no pointer": {"op": "add", "path": "/title/x/y", "value": 1},
    "no object": {"op": "replace", "path": "", "value": []},
    "breaks the schema": {"op": "replace", "path": "/title", "value": 7},
}


@pytest.mark.parametrize(
    ("step", "documented", "status", "code", "words"),
    [
        ("not a patch", (400, 409, 422), 400, "bad_request", "not a JSON Patch: "),
        ("not a patch", (409, 422), 422, "bad_request", "not a JSON Patch: "),
        ("fails", (400, 409, 422), 409, "conflict", "a test of the JSON Patch failed: "),
        ("fails", (400, 422), 422, "conflict", "a test of the JSON Patch failed: "),
        ("fails", (400,), 400, "conflict", "a test of the JSON Patch failed: "),
        ("leads nowhere", (400, 409, 422), 409, "conflict", "the JSON Patch can't be applied: "),
        ("leads nowhere", (400, 422), 422, "conflict", "the JSON Patch can't be applied: "),
        ("leads nowhere", (400,), 400, "conflict", "the JSON Patch can't be applied: "),
        ("no pointer", (400,), 400, "conflict", "the JSON Patch can't be applied: "),
        ("no object", (400, 409, 422), 422, "validation_error", "the JSON Patch makes of the record what is no object"),
        ("no object", (400, 409), 400, "validation_error", "the JSON Patch makes of the record what is no object"),
        ("breaks the schema", (400, 409, 422), 422, "validation_error", "the JSON Patch breaks the schema: /title "),
        ("breaks the schema", (400, 409), 400, "validation_error", "the JSON Patch breaks the schema: /title "),
    ],
)
def test_a_json_patch(
    tmp_path: Path, step: str, documented: tuple[int, ...], status: int, code: str, words: str
) -> None:
    patch = operation("patch", reply=schema_ref("Note"), responses=no(*documented))
    patch["requestBody"] = {"content": {PATCH: {"schema": {"type": "array"}}}}
    mock = notes(tmp_path, item={"patch": patch})
    answer(mock, "POST", "/notes", {"id": "1", "title": "Momo"})
    found = refused(mock, "PATCH", "/notes/1", [STEPS[step]], content_type=PATCH)
    assert found[:2] == (status, code)
    assert found[2].startswith(words)


def test_a_json_patch_that_breaks_the_schema_says_where(tmp_path: Path) -> None:
    entry = {"type": "object", "properties": {"field": TEXT, "message": TEXT}}
    errors = {"type": "object", "properties": {"message": TEXT, "errors": {"type": "array", "items": entry}}}
    errors_of = {"422": {"description": "no", "content": {"application/json": {"schema": errors}}}}
    patch = operation("patch", reply=schema_ref("Note"), responses=errors_of)
    patch["requestBody"] = {"content": {PATCH: {"schema": {"type": "array"}}}}
    mock = notes(tmp_path, item={"patch": patch})
    answer(mock, "POST", "/notes", {"id": "1", "title": "Momo"})
    steps = [{"op": "replace", "path": "/title", "value": 7}, {"op": "add", "path": "/pages", "value": "x"}]
    response, problem = answer(mock, "PATCH", "/notes/1", steps, content_type=PATCH)
    assert (response.status, sorted(each["field"] for each in problem["errors"])) == (422, ["pages", "title"])


# -- foreign keys -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("documented", "listed", "status", "code"),
    [
        ((404, 409), (), 404, "not_found"),
        ((404,), (404,), None, None),
        ((404, 409), (404,), 409, "conflict"),
        ((409,), (), 409, "conflict"),
        ((422,), (), None, None),
    ],
)
def test_a_foreign_key_that_leads_nowhere(
    tmp_path: Path, documented: tuple[int, ...], listed: tuple[int, ...], status: int | None, code: str | None
) -> None:
    rack = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    book = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "rack_id": TEXT}}
    paths: dict[str, Any] = {}
    for plural, name in (("racks", "Rack"), ("books", "Book")):
        shown = schema_ref(name)
        every = operation(plural, reply={"type": "array", "items": shown}, responses=no(*listed))
        make = operation(f"make{name}", "201", shown, body=shown, responses=no(*documented))
        paths[f"/{plural}"] = {"post": make, "get": every}
        paths[f"/{plural}/{{id}}"] = {"parameters": KEY, "get": operation(f"read{name}", reply=shown)}
    mock = play(document(paths, {"Rack": rack, "Book": book}), tmp_path)
    answer(mock, "POST", "/racks", {"id": "a"})
    assert answer(mock, "POST", "/books", {"id": "1", "rack_id": "a"})[0].status == 201
    response, problem = answer(mock, "POST", "/books", {"id": "2", "rack_id": "b"})
    if status is None:
        assert response.status == 201
        assert dict(response.headers)["X-Mock-Warnings"] == "rack_id: there is no rack b"
    else:
        assert (response.status, problem["code"]) == (status, code)
        assert problem["message"] == "rack_id refers to rack b, which does not exist"
        assert [each["id"] for each in mock.records("books")] == ["1"]


@pytest.mark.parametrize(
    ("word", "sent", "status"),
    [({}, "b", 409), ({}, "shown", 201), ({"x-mock-reference": "/racks"}, "shown", 409)],
)
def test_a_key_that_the_document_shows_may_lead_nowhere_unless_it_is_declared(
    tmp_path: Path, word: dict[str, Any], sent: str, status: int
) -> None:
    rack = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    link = {"type": "string", "example": "shown", **word}
    book = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "rack_id": link}}
    paths: dict[str, Any] = {}
    for plural, name in (("racks", "Rack"), ("books", "Book")):
        shown = schema_ref(name)
        every = operation(plural, reply={"type": "array", "items": shown})
        make = operation(f"make{name}", "201", shown, body=shown, responses=no(409))
        paths[f"/{plural}"] = {"post": make, "get": every}
        paths[f"/{plural}/{{id}}"] = {"parameters": KEY, "get": operation(f"read{name}", reply=shown)}
    mock = play(document(paths, {"Rack": rack, "Book": book}), tmp_path)
    response, body = answer(mock, "POST", "/books", {"id": "1", "rack_id": sent})
    assert response.status == status
    if status == 201:
        assert dict(response.headers)["X-Mock-Warnings"] == f"rack_id: there is no rack {sent}"
    else:
        assert body == {"code": "conflict", "message": f"rack_id refers to rack {sent}, which does not exist"}


def test_of_several_keys_each_is_looked_at(tmp_path: Path) -> None:
    """Regions are only read, so that any is there; racks are made."""
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    links = dict.fromkeys(("region_id", "rack_id"), TEXT)
    book = {"type": "object", "required": ["id"], "properties": {"id": TEXT, **links}}
    paths: dict[str, Any] = {
        "/regions/{id}": {"parameters": KEY, "get": operation("region", reply=schema_ref("Region"))},
    }
    for plural, name in (("racks", "Rack"), ("books", "Book")):
        shown = schema_ref(name)
        make = operation(f"make{name}", "201", shown, body=shown, responses=no(409))
        paths[f"/{plural}"] = {"post": make, "get": operation(plural, reply={"type": "array", "items": shown})}
        paths[f"/{plural}/{{id}}"] = {"parameters": KEY, "get": operation(f"read{name}", reply=shown)}
    mock = play(document(paths, {"Region": record, "Rack": record, "Book": book}), tmp_path)
    response, body = answer(mock, "POST", "/books", {"id": "1", "region_id": "north", "rack_id": "z"})
    assert (response.status, body["message"]) == (409, "rack_id refers to rack z, which does not exist")
    answer(mock, "POST", "/racks", {"id": "z"})
    assert answer(mock, "POST", "/books", {"id": "1", "region_id": "north", "rack_id": "z"})[0].status == 201


def test_an_action_leaves_what_the_service_alone_says(tmp_path: Path) -> None:
    meta = {"type": "object", "properties": {"uid": {**TEXT, "readOnly": True}, "label": TEXT}}
    body = {"type": "object", "properties": {"title": TEXT, "meta": meta}}
    rename = {"parameters": KEY, "post": operation("rename", reply=schema_ref("Note"), body=body)}
    mock = notes(tmp_path, named={"meta": meta}, **{"notes/{id}/rename": rename})
    mock.create("notes", id="1", title="Momo", meta={"uid": "u", "label": "old"})
    assert answer(mock, "POST", "/notes/1/rename", {"title": "Jim", "meta": {"label": "new"}})[0].status == 200
    assert mock.records("notes") == [{"id": "1", "title": "Jim", "meta": {"uid": "u", "label": "new"}}]


# -- filters, conditions, several at once -----------------------------------------------------------------------------


@pytest.mark.parametrize(("documented", "status"), [((400, 422), 400), ((422,), 422)])
def test_an_expression_that_is_none(tmp_path: Path, documented: tuple[int, ...], status: int) -> None:
    found = refused(notes(tmp_path, *documented), "GET", "/notes?$filter=title%20eq")
    words = "query $filter: ends where a property or a value was expected"
    assert found == (status, "validation_error", words)


def test_a_condition_that_does_not_hold(tmp_path: Path) -> None:
    names = [{"name": name, "in": "header", "schema": TEXT} for name in ("If-Match", "If-None-Match")]
    put = operation("put", reply=schema_ref("Note"), body=note(), parameters=names, responses=no(412))
    mock = notes(tmp_path, item={"put": put})
    answer(mock, "POST", "/notes", {"id": "1"})
    found = refused(mock, "PUT", "/notes/1", {"id": "1"}, if_match='"x"')
    words = 'If-Match says "x", but it has been changed since; get it again for its newest ETag'
    assert found == (412, "precondition_failed", words)


@pytest.mark.parametrize(("documented", "status"), [((400, 422), 422), ((400,), 400)])
def test_one_of_several_without_a_key(tmp_path: Path, documented: tuple[int, ...], status: int) -> None:
    part = {**note(), "required": []}
    change = operation("change", body={"type": "array", "items": part}, responses=no(*documented))
    mock = notes(tmp_path, **{"notes/batch-update": {"post": change}})
    answer(mock, "POST", "/notes", {"id": "1"})
    found = refused(mock, "POST", "/notes/batch-update", [{"id": "1", "title": "new"}, {"title": "Momo"}])
    assert found == (status, "invalid", "the key of notes is missing in {'title': 'Momo'}")


# -- sign-ups ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("documented", [True, False])
def test_a_user_who_has_signed_up_already(tmp_path: Path, documented: bool) -> None:
    user = {"type": "object", "properties": {"email": {"type": "string", "format": "email"}, "name": TEXT}}
    properties = {"email": TEXT, "password": TEXT, "name": TEXT}
    body = {"type": "object", "required": ["email", "password"], "properties": properties}
    sign_up = operation("signUp", "201", user, body=body, responses=no(409) if documented else {})
    mock = notes(tmp_path, signup={"post": sign_up})
    sent = {"email": "ada@mail.test", "password": "x", "name": "Ada"}
    response, problem = answer(mock, "POST", "/signup", sent)
    assert (response.status, problem["email"], problem["name"]) == (201, "ada@mail.test", "Ada")
    again, refusal = answer(mock, "POST", "/signup", sent)
    assert again.status == (409 if documented else 201)
    if documented:
        assert refusal == {"code": "conflict", "message": "ada@mail.test is signed up already"}
    assert answer(mock, "POST", "/signup", {**sent, "email": "bea@mail.test", "name": "Bea"})[0].status == 201

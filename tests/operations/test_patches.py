"""Patches of a record: JSON Patch (RFC 6902) and JSON Merge Patch (RFC 7396), by the media type of the body."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

PATCH, MERGE = "application/json-patch+json", "application/merge-patch+json"
BOOK = {
    "type": "object",
    "required": ["id", "title"],
    "properties": {
        "id": {"type": "integer", "readOnly": True},
        "title": {"type": "string"},
        "pages": {"type": "integer"},
        "tags": {"type": "array", "items": {"type": "string"}},
        "size": {"type": "object", "properties": {"width": {"type": "integer"}, "height": {"type": "integer"}}},
    },
}
STEPS = {"type": "array", "items": {"type": "object", "properties": {"op": {"type": "string"}}}}


def books(**responses: Any) -> dict[str, Any]:
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    patch = operation("patchBook", reply=schema_ref("Book"), responses=responses)
    patch["requestBody"] = {"content": {PATCH: {"schema": STEPS}, MERGE: {"schema": {"type": "object"}}}}
    return document(
        {
            "/books": {"post": operation("createBook", "201", schema_ref("Book"), body=schema_ref("Book"))},
            "/books/{id}": {"parameters": key, "get": operation("getBook", reply=schema_ref("Book")), "patch": patch},
        },
        {"Book": BOOK},
    )


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return made(play(books(), tmp_path, fill="required"))


def made(mock: Mock) -> Mock:
    answer(mock, "POST", "/books", {"title": "Momo", "tags": ["old"], "size": {"width": 12, "height": 19}})
    return mock


def patched(mock: Mock, *steps: Any) -> tuple[int, Any]:
    response, body = answer(mock, "PATCH", "/books/1", list(steps), content_type=PATCH)
    return response.status, body


def test_each_operation_of_rfc_6902_changes_the_record(mock: Mock) -> None:
    status, body = patched(
        mock,
        {"op": "test", "path": "/title", "value": "Momo"},
        {"op": "replace", "path": "/title", "value": "Jim"},
        {"op": "add", "path": "/tags/-", "value": "new"},
        {"op": "remove", "path": "/size/height"},
        {"op": "copy", "from": "/size/width", "path": "/pages"},
        {"op": "move", "from": "/tags/0", "path": "/tags/1"},
    )
    expected = {"id": 1, "title": "Jim", "tags": ["new", "old"], "size": {"width": 12}, "pages": 12}
    assert (status, body) == (200, expected)
    assert answer(mock, "GET", "/books/1")[1] == expected


@pytest.mark.parametrize(
    ("step", "status", "reason"),
    [
        ({"op": "test", "path": "/title", "value": "Jim"}, 409, "a test of the JSON Patch failed: "),
        ({"op": "remove", "path": "/nothing"}, 400, "the JSON Patch can't be applied: "),
        ({"op": "replace", "path": "/size/depth/x", "value": 1}, 400, "the JSON Patch can't be applied: "),
        ({"op": "paint", "path": "/title"}, 400, "not a JSON Patch: Unknown operation 'paint'"),
        ({"op": "replace", "path": "/title", "value": 7}, 400, "the JSON Patch breaks the schema: /title "),
        ({"op": "remove", "path": "/title"}, 400, "the JSON Patch breaks the schema: "),
        ({"op": "replace", "path": "", "value": []}, 400, "the JSON Patch makes of the record what is no object"),
    ],
)
def test_a_patch_that_cannot_be_is_refused_and_changes_nothing(
    mock: Mock, step: dict[str, Any], status: int, reason: str
) -> None:
    before = answer(mock, "GET", "/books/1")[1]
    refused, _ = answer(
        mock, "PATCH", "/books/1", [{"op": "add", "path": "/pages", "value": 3}, step], content_type=PATCH
    )
    assert refused.status == status
    assert dict(refused.headers)["X-Mock-Reason"].startswith(reason)
    assert answer(mock, "GET", "/books/1")[1] == before


def test_the_status_is_the_one_that_the_document_has(tmp_path: Path) -> None:
    mock = made(play(books(**{"422": {"description": "no"}}), tmp_path))
    assert patched(mock, {"op": "test", "path": "/title", "value": "Jim"})[0] == 422


def test_a_record_keeps_its_key(mock: Mock) -> None:
    assert patched(mock, {"op": "replace", "path": "/id", "value": 9})[1]["id"] == 1


def test_a_merge_patch_is_nested_and_null_removes(mock: Mock) -> None:
    body = {"size": {"height": None, "width": 13}, "tags": None}
    response, changed = answer(mock, "PATCH", "/books/1", body, content_type=MERGE)
    assert (response.status, changed) == (200, {"id": 1, "title": "Momo", "size": {"width": 13}})


def test_plain_json_that_is_a_list_of_operations_is_a_json_patch(tmp_path: Path) -> None:
    built = books()
    built["paths"]["/books/{id}"]["patch"]["requestBody"] = {"content": {"application/json": {"schema": STEPS}}}
    mock = made(play(built, tmp_path))
    response, changed = answer(mock, "PATCH", "/books/1", [{"op": "replace", "path": "/title", "value": "Jim"}])
    assert (response.status, changed["title"]) == (200, "Jim")


def test_a_json_api_update_keeps_the_attributes_that_it_leaves_out(tmp_path: Path) -> None:
    text, year = {"type": "string"}, {"type": ["integer", "null"]}
    attributes = {"type": "object", "properties": {"title": text, "year": year}}
    film = {"type": "object", "properties": {"id": text, "type": text, "attributes": attributes}}
    whole = {"type": "object", "required": ["data"], "properties": {"data": schema_ref("Film")}}
    media = {"application/vnd.api+json": {"schema": whole}}

    def call(identity: str, status: str, **more: Any) -> dict[str, Any]:
        return {"operationId": identity, "responses": {status: {"description": "fine", "content": media}}, **more}

    body = {"requestBody": {"required": True, "content": media}}
    key = [{"name": "id", "in": "path", "required": True, "schema": text}]
    item = {"parameters": key, "get": call("film", "200"), "patch": call("change", "200", **body)}
    mock = play(
        document({"/films": {"post": call("make", "201", **body)}, "/films/{id}": item}, {"Film": film}), tmp_path
    )
    sent = {"data": {"type": "films", "attributes": {"title": "M", "year": 1931}}}
    made = answer(mock, "POST", "/films", sent, content_type="application/vnd.api+json")[1]["data"]
    change = {"data": {"id": made["id"], "type": "films", "attributes": {"title": "M, the Vampire"}}}
    answer(mock, "PATCH", f"/films/{made['id']}", change, content_type="application/vnd.api+json")
    shown = answer(mock, "GET", f"/films/{made['id']}")[1]["data"]["attributes"]
    assert shown == {"title": "M, the Vampire", "year": 1931}
    change["data"]["attributes"] = {"year": None}
    answer(mock, "PATCH", f"/films/{made['id']}", change, content_type="application/vnd.api+json")
    shown = answer(mock, "GET", f"/films/{made['id']}")[1]["data"]["attributes"]
    assert shown == {"title": "M, the Vampire", "year": None}


@pytest.mark.parametrize("method", ["PUT", "PATCH"])
def test_an_object_under_the_media_type_of_json_patch_is_no_patch(tmp_path: Path, method: str) -> None:
    built = books()
    update = operation("updateBook", reply=schema_ref("Book"))
    update["requestBody"] = {"content": {PATCH: {"schema": schema_ref("Book")}, "text/json": {"schema": {}}}}
    built["paths"]["/books/{id}"][method.lower()] = update
    mock = made(play(built, tmp_path, fill="required"))
    response, body = answer(mock, method, "/books/1", {"title": "Jim"}, content_type=PATCH)
    assert (response.status, body["title"]) == (200, "Jim")
    assert answer(mock, "GET", "/books/1")[1]["title"] == "Jim"


def test_a_text_that_a_loose_schema_lets_pass_is_no_json_patch(tmp_path: Path) -> None:
    built = books()
    built["paths"]["/books/{id}"]["patch"]["requestBody"] = {"content": {PATCH: {"schema": {"type": "string"}}}}
    mock = made(play(built, tmp_path, fill="required"))
    response, problem = answer(mock, "PATCH", "/books/1", "Momo", content_type=PATCH)
    assert (response.status, problem["detail"]) == (400, "not a JSON Patch: it is no list of operations")

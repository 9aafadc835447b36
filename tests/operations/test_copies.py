"""A POST below a record that makes another one like it, and one that changes what it is called."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

INT, TEXT = {"type": "integer"}, {"type": "string"}
STATE = {"type": "string", "enum": ["draft", "published"]}
PAGE = {"type": "object", "properties": {"id": INT, "text": TEXT}}
DOC = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": INT,
        "name": TEXT,
        "body": TEXT,
        "status": STATE,
        "created_at": {"type": "string", "format": "date-time"},
        "pages": {"type": "array", "items": schema_ref("Page")},
    },
}
KEY = [{"name": "id", "in": "path", "required": True, "schema": INT}]


def texts(*names: str) -> dict[str, Any]:
    return {"type": "object", "properties": dict.fromkeys(names, TEXT)}


def desk(folder: Path, **below: dict[str, Any]) -> Mock:
    sent = texts("name", "body")
    sent["properties"]["pages"] = {"type": "array", "items": texts("text")}
    missing = {"404": {"description": "not there"}}
    pages = {"type": "array", "items": schema_ref("Page")}
    paths: dict[str, Any] = {
        "/docs": {
            "post": operation("makeDoc", "201", schema_ref("Doc"), body=sent),
            "get": operation("listDocs", reply={"type": "array", "items": schema_ref("Doc")}),
        },
        "/docs/{id}": {"parameters": KEY, "get": operation("readDoc", reply=schema_ref("Doc"), responses=missing)},
        "/docs/{id}/publish": {"parameters": KEY, "post": operation("publishDoc", reply=schema_ref("Doc"))},
        "/docs/{id}/pages": {"parameters": KEY, "get": operation("listPages", reply=pages)},
        **{f"/docs/{{id}}/{name}": {"parameters": KEY, "post": each} for name, each in below.items()},
    }
    mock = play(document(paths, {"Doc": DOC, "Page": PAGE}), folder)
    answer(mock, "POST", "/docs", {"name": "Plan", "body": "All of it", "pages": [{"text": "one"}]})
    answer(mock, "POST", "/docs/1/publish")
    mock.clock.advance(timedelta(minutes=1))
    return mock


@pytest.mark.parametrize("verb", ["copy", "clone", "duplicate"])
@pytest.mark.parametrize("status", ["200", "201"])
def test_a_copy_is_a_new_record_with_what_the_other_one_has(tmp_path: Path, verb: str, status: str) -> None:
    missing = {"404": {"description": "not there"}}
    mock = desk(
        tmp_path, **{verb: operation("copyDoc", status, schema_ref("Doc"), body=texts("name"), responses=missing)}
    )
    old = answer(mock, "GET", "/docs/1")[1]
    response, new = answer(mock, "POST", f"/docs/1/{verb}", {})
    assert response.status == int(status)
    assert answer(mock, "GET", "/docs/2")[1] == new
    assert (new["id"], new["name"], new["body"]) == (2, "Plan", "All of it")
    assert (old["status"], new["status"]) == ("published", "draft")
    assert new["created_at"] > old["created_at"]
    assert answer(mock, "POST", f"/docs/1/{verb}", {"name": "Other"})[1]["name"] == "Other"
    assert answer(mock, "GET", "/docs/1")[1] == old
    assert answer(mock, "POST", f"/docs/9/{verb}", {})[0].status == 404
    assert "makes a record like the one above" in explain(mock.contract)


def test_the_elements_of_a_copy_are_its_own(tmp_path: Path) -> None:
    mock = desk(tmp_path, copy=operation("copyDoc", "201", schema_ref("Doc")))
    new = answer(mock, "POST", "/docs/1/copy")[1]
    assert new["pages"] == answer(mock, "GET", "/docs/2/pages")[1] == [{"id": 2, "text": "one"}]
    assert answer(mock, "GET", "/docs/1/pages")[1] == [{"id": 1, "text": "one"}]


def test_what_answers_something_else_makes_no_copy(tmp_path: Path) -> None:
    mock = desk(tmp_path, copy=operation("copyDoc", "200", schema_ref("Page")))
    answer(mock, "POST", "/docs/1/copy")
    assert len(answer(mock, "GET", "/docs")[1]) == 1


@pytest.mark.parametrize("name", ["name", "new_name", "newName", "title", "to"])
def test_a_rename_changes_what_a_record_is_called(tmp_path: Path, name: str) -> None:
    mock = desk(tmp_path, rename=operation("renameDoc", reply=schema_ref("Doc"), body=texts(name)))
    assert answer(mock, "POST", "/docs/1/rename", {name: "Draft"})[1]["name"] == "Draft"
    assert answer(mock, "GET", "/docs/1")[1]["name"] == "Draft"


def test_a_new_value_is_that_of_the_property(tmp_path: Path) -> None:
    change = operation("changeBody", reply=schema_ref("Doc"), body=texts("new_body", "reason"))
    mock = desk(tmp_path, **{"change-body": change})
    answer(mock, "POST", "/docs/1/change-body", {"new_body": "Less", "reason": "long"})
    assert answer(mock, "GET", "/docs/1")[1]["body"] == "Less"

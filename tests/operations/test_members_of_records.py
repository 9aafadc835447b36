"""A member of an object within a record, by a path of its own: read, set, removed, and missing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    key: list[dict[str, Any]] = [
        {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
        {"name": "name", "in": "path", "required": True, "schema": TEXT},
    ]
    labels = {"type": "object", "additionalProperties": TEXT}
    properties = {"id": {"type": "integer", "readOnly": True}, "labels": labels}
    none = {"404": {"description": "none"}}
    label = {
        "parameters": key,
        "get": operation("getLabel", reply=TEXT, responses=none),
        "put": operation("putLabel", reply=TEXT, body=TEXT),
        "delete": operation("deleteLabel", "204", responses=none),
    }
    paths = {
        "/things": {"post": operation("createThing", "201", schema_ref("Thing"), body={"type": "object"})},
        "/things/{id}": {
            "parameters": key[:1],
            "get": operation("getThing", reply=schema_ref("Thing"), responses=none),
        },
        "/things/{id}/labels/{name}": label,
    }
    thing = {"type": "object", "required": ["id"], "properties": properties}
    made = play(document(paths, {"Thing": thing}), tmp_path)
    answer(made, "POST", "/things", {"labels": {"a": "x"}})
    return made


def test_it_is_read_set_and_removed(mock: Mock) -> None:
    assert answer(mock, "GET", "/things/1/labels/a")[1] == "x"
    assert answer(mock, "PUT", "/things/1/labels/b", "y")[1] == "y"
    assert answer(mock, "GET", "/things/1")[1]["labels"] == {"a": "x", "b": "y"}
    assert answer(mock, "DELETE", "/things/1/labels/a")[0].status == 204
    assert answer(mock, "GET", "/things/1")[1]["labels"] == {"b": "y"}


@pytest.mark.parametrize("method", ["GET", "DELETE"])
def test_what_is_missing_is_named(mock: Mock, method: str) -> None:
    assert answer(mock, method, "/things/1/labels/b")[0].status == 404
    assert mock.journal.entries()[-1].reason == "thing 1 has no labels/b"
    assert answer(mock, method, "/things/2/labels/a")[0].status == 404
    assert answer(mock, "GET", "/things/1")[1]["labels"] == {"a": "x"}

"""What PUT, PATCH, a merge patch, a JSON Patch and an action leave of a record, and what none of them can change."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
READ, MERGE, PATCH = {"readOnly": True}, "application/merge-patch+json", "application/json-patch+json"
TIME = {"type": "string", "format": "date-time", **READ}
PHASE = {"type": "string", "enum": ["pending", "done"], **READ}
META = {"type": "object", "properties": {"uid": {**TEXT, **READ}, "label": TEXT}}
JOB = {
    "type": "object",
    "required": ["id", "name"],
    "properties": {
        "id": WHOLE,
        "name": TEXT,
        "note": TEXT,
        "size": {**WHOLE, "default": 3},
        "owner": {**TEXT, **READ},
        "metadata": META,
        "status": {"type": "object", "properties": {"phase": PHASE, "hint": TEXT}},
        "created_at": TIME,
        "updated_at": TIME,
        "secret": {**TEXT, "writeOnly": True},
    },
}
START, LATER = "2026-01-01T00:00:00Z", "2026-01-01T01:00:00Z"
UID = {"uid": "u", "label": "old"}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    shown = schema_ref("Job")
    partial = {**JOB, "required": []}
    patch = operation("change", reply=shown)
    contents = {"application/json": partial, MERGE: {"type": "object"}, PATCH: {"type": "array"}}
    patch["requestBody"] = {"content": {name: {"schema": schema} for name, schema in contents.items()}}
    paths = {
        "/jobs": {"post": operation("make", "201", shown, body=shown)},
        "/jobs/{id}": {
            "parameters": key,
            "get": operation("read", reply=shown),
            "put": operation("set", reply=shown, body=shown),
            "patch": patch,
        },
        "/jobs/{id}/rename": {
            "parameters": key,
            "post": operation("rename", reply=shown, body={"type": "object", "properties": {"name": TEXT}}),
        },
    }
    made = play(document(paths, {"Job": JOB}), tmp_path, fill="required")
    made.create("jobs", id=5, name="n", note="x", size=7, owner="ada", metadata=dict(UID), status={"hint": "h"})
    made.advance(timedelta(hours=1))
    return made


OLD = {
    "id": 5,
    "name": "n",
    "note": "x",
    "size": 7,
    "owner": "ada",
    "metadata": UID,
    "status": {"phase": "pending", "hint": "h"},
    "created_at": START,
    "updated_at": LATER,
}
WITHOUT = {name: value for name, value in OLD.items() if name not in ("note", "size", "metadata")}


@pytest.mark.parametrize(
    ("method", "sent", "media", "expected"),
    [
        ("PUT", {"id": 5, "name": "m"}, None, {**WITHOUT, "name": "m", "size": 3}),
        ("PUT", {"id": 9, "name": "m"}, None, {**WITHOUT, "name": "m", "size": 3}),
        (
            "PUT",
            {"id": 5, "name": "m", "metadata": {"label": "new"}},
            None,
            {**WITHOUT, "name": "m", "size": 3, "metadata": {"uid": "u", "label": "new"}},
        ),
        (
            "PUT",
            {"id": 5, "name": "m", "status": {"hint": "i"}},
            None,
            {**WITHOUT, "name": "m", "size": 3, "status": {"phase": "pending", "hint": "i"}},
        ),
        ("PATCH", {"name": "m"}, None, {**OLD, "name": "m"}),
        ("PATCH", {"id": 9, "note": "y"}, None, {**OLD, "note": "y"}),
        ("PATCH", {}, None, OLD),
        ("PATCH", {"metadata": {"label": "new"}}, MERGE, {**OLD, "metadata": {"uid": "u", "label": "new"}}),
        (
            "PATCH",
            {"note": None, "metadata": {"label": None}},
            MERGE,
            {**{name: value for name, value in OLD.items() if name != "note"}, "metadata": {"uid": "u"}},
        ),
        ("PATCH", [{"op": "replace", "path": "/name", "value": "m"}], PATCH, {**OLD, "name": "m"}),
        ("PATCH", [{"op": "replace", "path": "/id", "value": 9}], PATCH, OLD),
        (
            "PATCH",
            [{"op": "remove", "path": "/note"}],
            PATCH,
            {name: value for name, value in OLD.items() if name != "note"},
        ),
        ("POST", {"name": "m"}, None, {**OLD, "name": "m"}),
    ],
)
def test_what_is_left_of_a_record(mock: Mock, method: str, sent: Any, media: str | None, expected: Any) -> None:
    path = "/jobs/5/rename" if method == "POST" else "/jobs/5"
    headers = {} if media is None else {"content_type": media}
    response, body = answer(mock, method, path, sent, **headers)
    assert (response.status, body) == (200, expected)
    assert answer(mock, "GET", "/jobs/5")[1] == expected
    assert [each["id"] for each in mock.records("jobs")] == [5]


def test_what_is_hidden_is_kept_and_shown_nowhere(mock: Mock) -> None:
    assert "secret" not in answer(mock, "PATCH", "/jobs/5", {"secret": "s"})[1]
    assert mock.records("jobs")[0]["secret"] == "s"
    assert "secret" not in answer(mock, "GET", "/jobs/5")[1]
    answer(mock, "PATCH", "/jobs/5", {"note": "y"})
    assert mock.records("jobs")[0]["secret"] == "s"


def test_a_call_that_changes_nothing_stamps_no_time(mock: Mock) -> None:
    before = answer(mock, "GET", "/jobs/5")[1]
    assert before["updated_at"] == START
    assert answer(mock, "POST", "/jobs/5/rename", {"name": "n"})[1] == before
    assert answer(mock, "POST", "/jobs/5/rename", {"name": "m"})[1] == {**before, "name": "m", "updated_at": LATER}


def test_an_object_whose_schema_leaves_out_its_type_is_not_null(tmp_path: Path) -> None:
    size = {"properties": {"width": {"type": "integer"}}}
    nothing = {"type": ["object", "null"], "properties": {"width": {"type": "integer"}}}
    box = {
        "type": "object",
        "required": ["id"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "size": size,
            "inner": {"allOf": [size]},
            "lid": nothing,
        },
    }
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/boxes": {"post": operation("addBox", "201", box, body=box)},
        "/boxes/{id}": {"parameters": key, "get": operation("getBox", reply=box)},
    }
    _, made = answer(play(document(paths), tmp_path), "POST", "/boxes", {})
    assert (made["size"].keys(), made["inner"].keys(), made["lid"]) == ({"width"}, {"width"}, None)

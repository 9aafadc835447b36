"""`/tasks/{id}/assign/{userId}`: an action on a record that its path links with another one."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
ID = {**WHOLE, "readOnly": True}
USER = {"type": "object", "required": ["id"], "properties": {"id": ID, "name": TEXT}}
BY_KEY = {"type": "object", "required": ["id"], "properties": {"id": ID, "title": TEXT, "assignee_id": WHOLE}}
BY_USER = {"type": "object", "required": ["id"], "properties": {"id": ID, "title": TEXT, "user_id": WHOLE}}
WHOLE_USER = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": ID,
        "title": TEXT,
        "assignee": schema_ref("User"),
        "members": {"type": "array", "items": TEXT},
    },
}
BODY = {"type": "object", "properties": {"title": TEXT, "user_id": WHOLE, "assignee_id": WHOLE}}


def key(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": WHOLE} for name in names]


def tasks(folder: Path, task: Any, path: str = "/tasks/{id}/assign/{user_id}", **more: Any) -> Mock:
    paths: dict[str, Any] = {
        "/users": {"post": operation("makeUser", "201", schema_ref("User"), body=USER)},
        "/users/{id}": {"parameters": key("id"), "get": operation("readUser", reply=schema_ref("User"))},
        "/tasks": {"post": operation("makeTask", "201", schema_ref("Task"), body=BODY)},
        "/tasks/{id}": {"parameters": key("id"), "get": operation("readTask", reply=schema_ref("Task"))},
        path: {"parameters": key("id", "user_id"), "post": operation("assign", reply=schema_ref("Task")), **more},
    }
    mock = play(document(paths, {"User": USER, "Task": task}), folder)
    for name in ("Ann", "Bob"):
        assert answer(mock, "POST", "/users", {"name": name})[0].status == 201
    for title in ("write", "read"):
        assert answer(mock, "POST", "/tasks", {"title": title})[0].status == 201
    return mock


@pytest.mark.parametrize(
    ("task", "linked"),
    [
        (BY_USER, {"user_id": 2}),
        (BY_KEY, {"assignee_id": 2}),
        (WHOLE_USER, {"assignee": {"id": 2, "name": "Bob"}}),
    ],
    ids=["by its key", "by the verb", "as a whole"],
)
def test_a_record_is_linked_with_what_the_path_names_behind_it(task: Any, linked: Any, tmp_path: Path) -> None:
    mock = tasks(tmp_path, task)
    assert list(mock.contract.resources.collections) == ["/users", "/tasks"]
    response, value = answer(mock, "POST", "/tasks/1/assign/2")
    assert (response.status, value["id"], value["title"]) == (200, 1, "write")
    assert value == {**value, **linked}
    assert answer(mock, "GET", "/tasks/1")[1] == value
    assert answer(mock, "GET", "/tasks/2")[1]["title"] == "read"
    assert answer(mock, "POST", "/tasks/9/assign/2")[0].status == 404


def test_a_key_of_nobody_is_as_in_a_body(tmp_path: Path) -> None:
    response, _ = answer(tasks(tmp_path, BY_USER), "POST", "/tasks/1/assign/7")
    assert (response.status, dict(response.headers)["X-Mock-Warnings"]) == (200, "user_id: there is no user 7")


@pytest.mark.parametrize(
    "more",
    [
        {"path": "/tasks/{id}/members/{user_id}"},
        {"get": operation("readAssignment", reply=schema_ref("Task"))},
    ],
    ids=["the record has a list of that name", "it can be read"],
)
def test_what_stands_below_a_record_stays_a_collection(more: dict[str, Any], tmp_path: Path) -> None:
    assert len(tasks(tmp_path, WHOLE_USER, **more).contract.resources.collections) == 3

"""Records that only link one thing with another: a list shows what they lead to."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

NUMBER, TEXT = {"type": "integer"}, {"type": "string"}


def record(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def at(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": NUMBER} for name in names]


SCHEMAS = {
    "Task": record("id", id=NUMBER, title=TEXT),
    "User": record("id", id=NUMBER, username=TEXT),
    "Assignee": record("user_id", user_id=NUMBER, created={**TEXT, "format": "date-time"}),
}


@pytest.mark.parametrize("shown", ["User", "Assignee"])
def test_a_list_of_links_shows_the_records_that_they_lead_to(shown: str, tmp_path: Path) -> None:
    paths = {
        "/tasks": {"post": operation("makeTask", "201", schema_ref("Task"), body=record(title=TEXT))},
        "/tasks/{id}": {"parameters": at("id"), "get": operation("readTask", reply=schema_ref("Task"))},
        "/users": {"post": operation("makeUser", "201", schema_ref("User"), body=record(username=TEXT))},
        "/users/{id}": {"parameters": at("id"), "get": operation("readUser", reply=schema_ref("User"))},
        "/tasks/{taskID}/assignees": {
            "parameters": at("taskID"),
            "get": operation("listAssignees", reply={"type": "array", "items": schema_ref(shown)}),
            "put": operation("assign", "201", schema_ref("Assignee"), body=schema_ref("Assignee")),
        },
        "/tasks/{taskID}/assignees/{userID}": {
            "parameters": at("taskID", "userID"),
            "delete": operation("unassign", "204"),
        },
    }
    mock = play(document(paths, SCHEMAS), tmp_path)
    answer(mock, "POST", "/tasks", {"title": "sweep"})
    answer(mock, "POST", "/users", {"username": "ann"})
    answer(mock, "POST", "/users", {"username": "bob"})
    assert answer(mock, "PUT", "/tasks/1/assignees", {"user_id": 2})[0].status == 201
    (found,) = answer(mock, "GET", "/tasks/1/assignees")[1]
    assert found == {"id": 2, "username": "bob"} if shown == "User" else found["user_id"] == 2
    assert answer(mock, "DELETE", "/tasks/1/assignees/2")[0].status == 204
    assert answer(mock, "GET", "/tasks/1/assignees")[1] == []


def test_a_list_that_has_a_place_for_the_key_shows_the_records_themselves(tmp_path: Path) -> None:
    stars = {"type": "array", "items": schema_ref("Star")}
    body = record(user_id=NUMBER, username=TEXT)
    paths = {
        "/users": {"post": operation("makeUser", "201", schema_ref("User"), body=record(username=TEXT))},
        "/users/{id}": {"parameters": at("id"), "get": operation("readUser", reply=schema_ref("User"))},
        "/stars": {
            "get": operation("stars", reply=stars),
            "post": operation("star", "201", schema_ref("Star"), body=body),
        },
        "/stars/{user_id}": {"parameters": at("user_id"), "get": operation("readStar", reply=schema_ref("Star"))},
    }
    star = record("user_id", user_id=NUMBER, username=TEXT)
    mock = play(document(paths, {"User": SCHEMAS["User"], "Star": star}), tmp_path)
    answer(mock, "POST", "/users", {"username": "ann"})
    answer(mock, "POST", "/stars", {"user_id": 1, "username": "her star"})
    assert answer(mock, "GET", "/stars")[1] == [{"user_id": 1, "username": "her star"}]

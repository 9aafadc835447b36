"""Verbs that turn what is there into something else: toggles, promotions, and what is counted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
FLAG = {"type": "boolean"}
NUMBER = {"type": "integer"}


def notes(tmp_path: Path, verb: str, method: str = "post", **properties: Any) -> Mock:
    """A mock of notes with these properties, one note of them, and an operation for a verb."""
    note = {"type": "object", "properties": {"id": NUMBER, "text": {"type": "string"}, **properties}}
    body = {"type": "object", "properties": {"text": {"type": "string"}}}
    paths: dict[str, Any] = {
        "/notes": {"post": operation("create", "201", schema_ref("Note"), body=body)},
        "/notes/{id}": {"parameters": ID, "get": operation("read", reply=schema_ref("Note"))},
        f"/notes/{{id}}/{verb}": {"parameters": ID, method: operation("turn", reply=schema_ref("Note"))},
    }
    mock = play(document(paths, {"Note": note}), tmp_path)
    answer(mock, "POST", "/notes", {"text": "Buy milk"})
    return mock


def turned(mock: Mock, verb: str, name: str, method: str = "POST") -> Any:
    answer(mock, method, f"/notes/1/{verb}")
    return answer(mock, "GET", "/notes/1")[1][name]


@pytest.mark.parametrize(
    ("verb", "properties", "name"),
    [
        ("toggle", {"completed": FLAG, "shared": FLAG}, "completed"),
        ("toggle", {"urgent": FLAG}, "urgent"),
        ("toggle-status", {"isActive": FLAG, "shared": FLAG}, "isActive"),
        ("toggle-active", {"active": FLAG, "pinned": FLAG}, "active"),
        ("toggle_pin", {"completed": FLAG, "is_pinned": FLAG}, "is_pinned"),
        ("favorite/toggle", {"done": FLAG}, None),
        ("toggle", {"loud": FLAG, "bright": FLAG}, None),
        ("toggle-colour", {"completed": FLAG}, None),
    ],
)
def test_a_toggle_turns_the_flag_that_it_names_or_the_only_candidate(
    tmp_path: Path, verb: str, properties: dict[str, Any], name: str | None
) -> None:
    mock = notes(tmp_path, verb, "patch", **properties)
    before = answer(mock, "GET", "/notes/1")[1]
    answer(mock, "PATCH", f"/notes/1/{verb}")
    once = answer(mock, "GET", "/notes/1")[1]
    assert once == ({**before, name: not before[name]} if name is not None else before)
    answer(mock, "PATCH", f"/notes/1/{verb}")
    assert answer(mock, "GET", "/notes/1")[1] == before


def test_a_toggle_turns_a_state_of_two(tmp_path: Path) -> None:
    mock = notes(tmp_path, "toggle-status", status={"type": "string", "enum": ["active", "inactive"]})
    assert [turned(mock, "toggle-status", "status") for _ in range(3)] == ["inactive", "active", "inactive"]


def test_people_are_promoted_rank_by_rank_whatever_the_order_of_the_document(tmp_path: Path) -> None:
    mock = notes(tmp_path, "promote", role={"type": "string", "enum": ["admin", "member", "moderator"]})
    mock.update("notes", 1, role="member")
    assert [turned(mock, "promote", "role") for _ in range(3)] == ["moderator", "admin", "admin"]
    assert "promote, the last word of its path" in explain(mock.contract)


def test_who_is_demoted_is_no_admin_any_more(tmp_path: Path) -> None:
    mock = notes(tmp_path, "demote", is_admin=FLAG)
    assert turned(mock, "demote", "is_admin") is False


@pytest.mark.parametrize("name", ["likes", "like_count", "likesCount", "totalLikes"])
def test_what_is_liked_is_counted(tmp_path: Path, name: str) -> None:
    mock = notes(tmp_path, "like", **{name: NUMBER})
    assert answer(mock, "GET", "/notes/1")[1][name] == 0
    assert [turned(mock, "like", name) for _ in range(2)] == [1, 2]


def test_what_a_flag_says_of_the_caller_is_counted_once(tmp_path: Path) -> None:
    mock = notes(tmp_path, "like", likes=NUMBER, liked=FLAG)
    assert [turned(mock, "like", "likes") for _ in range(2)] == [1, 1]
    assert answer(mock, "GET", "/notes/1")[1]["liked"] is True


def test_what_is_unliked_counts_less_and_never_below_nothing(tmp_path: Path) -> None:
    mock = notes(tmp_path, "unlike", likes=NUMBER)
    assert turned(mock, "unlike", "likes") == 0


def test_publishing_and_hiding_change_who_sees_it(tmp_path: Path) -> None:
    enum = {"type": "string", "enum": ["private", "public"]}
    assert turned(notes(tmp_path, "publish", visibility=enum), "publish", "visibility") == "public"
    assert turned(notes(tmp_path, "hide", visibility=enum), "hide", "visibility") == "private"

"""Records three levels deep, with long texts and times: what is done to one is done to all of it, and to no other."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.operations.patches import merge_patch


def _key(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "integer"}}


def _paths(path: str, kind: str, above: list[dict[str, Any]]) -> dict[str, Any]:
    """A collection that is listed, added to and cleared, and its items."""
    shown, every = schema_ref(kind), {"type": "array", "items": schema_ref(kind)}
    collection = {
        "parameters": above,
        "get": operation(f"list{kind}s", reply=every),
        "post": operation(f"create{kind}", "201", shown, body={"type": "object"}),
        "delete": operation(f"clear{kind}s", "204"),
    }
    item = {
        "parameters": [*above, _key(f"{kind.lower()}Id")],
        "get": operation(f"get{kind}", reply=shown, responses={"404": {"description": "none"}}),
        "patch": operation(f"change{kind}", reply=shown, body={"type": "object"}),
        "delete": operation(f"delete{kind}", "204"),
    }
    return {path: collection, f"{path}/{{{kind.lower()}Id}}": item}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    time = {"type": "string", "format": "date-time", "readOnly": True}
    times = {"created_at": time, "updated_at": time}
    kind = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer", "readOnly": True}, "name": {"type": "string"}, **times},
    }
    library, shelf = [_key("libraryId")], [_key("libraryId"), _key("shelfId")]
    paths = {
        **_paths("/libraries", "Library", []),
        **_paths("/libraries/{libraryId}/shelves", "Shelf", library),
        **_paths("/libraries/{libraryId}/shelves/{shelfId}/books", "Book", shelf),
    }
    made = play(document(paths, dict.fromkeys(("Library", "Shelf", "Book"), kind)), tmp_path)
    for _ in range(2):
        assert answer(made, "POST", "/libraries", {"name": "one"})[0].status == 201
    for number in (1, 2):
        for _ in range(2):
            assert answer(made, "POST", f"/libraries/{number}/shelves", {"name": "s"})[0].status == 201
        for shelf_id in held(made, f"/libraries/{number}/shelves"):
            place = f"/libraries/{number}/shelves/{shelf_id}/books"
            assert answer(made, "POST", place, {"name": "b"})[0].status == 201
    return made


def held(mock: Mock, path: str) -> list[int]:
    return [record["id"] for record in answer(mock, "GET", path)[1]]


def test_what_stands_two_levels_below_goes_with_what_is_deleted(mock: Mock) -> None:
    [books] = [name for name in mock.contract.resources.collections if name.endswith("books")]
    assert [each.parent[0] for each in mock.store.addresses(books)] == ["1", "1", "2", "2"]
    assert answer(mock, "DELETE", "/libraries/1")[0].status == 204
    assert [each.parent[0] for each in mock.store.addresses(books)] == ["2", "2"]


def test_to_clear_a_collection_leaves_those_of_other_parents(mock: Mock) -> None:
    others = held(mock, "/libraries/2/shelves")
    assert answer(mock, "DELETE", "/libraries/1/shelves")[0].status == 204
    assert (held(mock, "/libraries/1/shelves"), held(mock, "/libraries/2/shelves")) == ([], others)


def test_the_time_of_a_change_is_that_of_the_last_one(mock: Mock) -> None:
    made = answer(mock, "GET", "/libraries/1")[1]
    mock.clock.advance(timedelta(hours=2))
    changed = answer(mock, "PATCH", "/libraries/1", {"name": "two"})[1]
    assert made["created_at"] == changed["created_at"] == "2026-01-01T00:00:00Z"
    assert (made["updated_at"], changed["updated_at"]) == ("2026-01-01T00:00:00Z", "2026-01-01T02:00:00Z")


@pytest.mark.parametrize(
    ("target", "patch", "expected"),
    [
        # RFC 7396, appendix A.
        ({"a": "b"}, {"a": "c"}, {"a": "c"}),
        ({"a": "b"}, {"b": "c"}, {"a": "b", "b": "c"}),
        ({"a": "b"}, {"a": None}, {}),
        ({"a": "b", "b": "c"}, {"a": None}, {"b": "c"}),
        ({"a": ["b"]}, {"a": "c"}, {"a": "c"}),
        ({"a": "c"}, {"a": ["b"]}, {"a": ["b"]}),
        ({"a": {"b": "c"}}, {"a": {"b": "d", "c": None}}, {"a": {"b": "d"}}),
        ({"a": [{"b": "c"}]}, {"a": [1]}, {"a": [1]}),
        (["a", "b"], ["c", "d"], ["c", "d"]),
        ({"a": "b"}, ["c"], ["c"]),
        ({"a": "foo"}, None, None),
        ({"a": "foo"}, "bar", "bar"),
        ({"e": None}, {"a": 1}, {"e": None, "a": 1}),
        ([1, 2], {"a": "b", "c": None}, {"a": "b"}),
        ({}, {"a": {"bb": {"ccc": None}}}, {"a": {"bb": {}}}),
        ({"a": {"b": {"c": 1, "d": 2}, "e": 3}}, {"a": {"b": {"c": 9}}}, {"a": {"b": {"c": 9, "d": 2}, "e": 3}}),
    ],
)
def test_a_merge_patch_is_that_of_its_rfc(target: Any, patch: Any, expected: Any) -> None:
    assert merge_patch(target, patch) == expected


def test_a_page_without_a_default_is_as_long_as_the_document_allows(tmp_path: Path) -> None:
    every = {"type": "array", "items": schema_ref("Thing")}
    query = [
        {"name": "limit", "in": "query", "schema": {"type": "integer", "maximum": 3}},
        {"name": "page", "in": "query", "schema": {"type": "integer"}},
    ]
    paths = {
        "/things": {
            "get": operation("listThings", reply=every, parameters=query),
            "post": operation("createThing", "201", schema_ref("Thing"), body={"type": "object"}),
        }
    }
    thing = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "readOnly": True}}}
    mock = play(document(paths, {"Thing": thing}), tmp_path)
    for _ in range(5):
        answer(mock, "POST", "/things", {})
    assert [held(mock, f"/things{query}") for query in ("", "?page=2", "?limit=2&page=3")] == [[1, 2, 3], [4, 5], [5]]


def test_a_move_of_a_test_stamps_the_time_and_takes_properties_only(tmp_path: Path) -> None:
    time = {"type": "string", "format": "date-time", "readOnly": True}
    job = {
        "type": "object",
        "required": ["id", "status"],
        "properties": {
            "id": {"type": "integer", "readOnly": True},
            "status": {"type": "string", "enum": ["pending", "running", "done"]},
            "updated_at": time,
        },
    }
    paths = {
        "/jobs": {"post": operation("createJob", "201", schema_ref("Job"), body={"type": "object"})},
        "/jobs/{id}": {"parameters": [_key("id")], "get": operation("getJob", reply=schema_ref("Job"))},
    }
    mock = play(document(paths, {"Job": job}), tmp_path)
    answer(mock, "POST", "/jobs", {"status": "pending"})
    mock.clock.advance(timedelta(minutes=3))
    moved = mock.transition("jobs", 1, to="running")
    assert (moved["status"], moved["updated_at"]) == ("running", "2026-01-01T00:03:00Z")
    with pytest.raises(TypeError, match=r"^patch takes a mapping such as .*; got \['x'\]$"):
        mock.transition("jobs", 1, to="done", patch=["x"])  # type: ignore[arg-type]
    assert answer(mock, "GET", "/jobs/1")[1]["status"] == "running"

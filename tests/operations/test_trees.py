"""Records of a tree: what is above one, what is below it, and the whole from the top."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

NUMBER, TEXT = {"type": "integer"}, {"type": "string"}
ID = [{"name": "id", "in": "path", "required": True, "schema": NUMBER}]
BRIEF = {"type": "object", "properties": {"id": NUMBER, "name": TEXT}}


def shelves(folder: Path, items: Any, link: str = "parent_id", **shown: Any) -> Mock:
    """A mock of shelves with `children` of a schema, above each other by `link`."""
    named = {"id": NUMBER, "name": TEXT, "children": {"type": "array", "items": items}, link: NUMBER, **shown}
    body = {"type": "object", "properties": {"name": TEXT, link: NUMBER}}
    many = {"type": "array", "items": schema_ref("Shelf")}
    whole = schema_ref("Shelf")
    paths = {
        "/shelves": {"post": operation("create", "201", whole, body=body), "get": operation("list", reply=many)},
        "/shelves/tree": {"get": operation("tree", reply=many)},
        "/shelves/{id}": {
            "parameters": ID,
            "get": operation("read", reply=whole),
            "patch": operation("change", reply=whole, body=body),
            "delete": operation("remove", "204"),
        },
    }
    mock = play(document(paths, {"Shelf": {"type": "object", "properties": named}, "Brief": BRIEF}), folder)
    answer(mock, "POST", "/shelves", {"name": "top"})
    answer(mock, "POST", "/shelves", {"name": "middle", link: 1})
    answer(mock, "POST", "/shelves", {"name": "low", link: 2})
    return mock


def below(mock: Mock, key: int) -> list[str]:
    return [each["name"] for each in answer(mock, "GET", f"/shelves/{key}")[1]["children"]]


@pytest.mark.parametrize("link", ["parent_id", "parentId", "parentShelfId", "parent"])
def test_a_record_shows_what_is_below_it_as_deep_as_that_goes(tmp_path: Path, link: str) -> None:
    mock = shelves(tmp_path, schema_ref("Shelf"), link)
    top = answer(mock, "GET", "/shelves/1")[1]
    assert [each["name"] for each in top["children"]] == ["middle"]
    assert [each["name"] for each in top["children"][0]["children"]] == ["low"]


def test_a_tree_begins_at_the_top(tmp_path: Path) -> None:
    mock = shelves(tmp_path, schema_ref("Shelf"))
    assert [each["name"] for each in answer(mock, "GET", "/shelves")[1]] == ["top", "middle", "low"]
    assert answer(mock, "GET", "/shelves/tree")[1] == [answer(mock, "GET", "/shelves/1")[1]]
    assert "of a tree, what has no parent_id" in explain(mock.contract)


def test_what_moves_is_below_another_one(tmp_path: Path) -> None:
    mock = shelves(tmp_path, schema_ref("Brief"))
    assert answer(mock, "GET", "/shelves/2")[1]["children"] == [{"id": 3, "name": "low"}]
    answer(mock, "PATCH", "/shelves/3", {"parent_id": 1, "name": "lower"})
    assert (below(mock, 1), below(mock, 2)) == (["middle", "lower"], [])


def test_what_is_below_stays_where_what_was_above_is_gone(tmp_path: Path) -> None:
    mock = shelves(tmp_path, schema_ref("Shelf"))
    answer(mock, "DELETE", "/shelves/2")
    assert below(mock, 1) == []
    assert answer(mock, "GET", "/shelves/3")[1]["name"] == "low"


@pytest.mark.parametrize("key", [1, 3])
def test_what_goes_round_in_a_ring_does_not_grow(tmp_path: Path, key: int) -> None:
    mock = shelves(tmp_path, schema_ref("Shelf"))
    found = [answer(mock, "PATCH", "/shelves/1", {"parent_id": key}) for _ in range(3)]
    assert [response.status for response, _ in found] == [200, 200, 200]
    assert found[0][1] == found[2][1]


def test_what_is_above_is_shown_without_what_is_above_that(tmp_path: Path) -> None:
    mock = shelves(tmp_path, schema_ref("Brief"), parent=schema_ref("Brief"))
    assert answer(mock, "GET", "/shelves/3")[1]["parent"] == {"id": 2, "name": "middle"}

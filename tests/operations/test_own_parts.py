"""Parts of a record by their own paths, what a verb takes back, what stands beside records in a list."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
TIME = {"type": "string", "format": "date-time"}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
SIZE = {"type": "object", "properties": {"width": WHOLE, "height": WHOLE, "unit": TEXT}}
NONE = {"404": {"description": "none"}}


def cups(folder: Path, cup: dict[str, Any], **paths: Any) -> Mock:
    shown = schema_ref("Cup")
    built: dict[str, Any] = {
        "/cups": {"post": operation("make", "201", shown, body=shown)},
        "/cups/{id}": {"parameters": KEY, "get": operation("read", reply=shown, responses=NONE)},
    }
    for path, entry in paths.items():
        built[f"/cups/{{id}}/{path}"] = {"parameters": KEY, **entry}
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, **cup}}
    return play(document(built, {"Cup": record}), folder, fill="required")


def size_of(folder: Path, *, missing: bool = True) -> Mock:
    refused = NONE if missing else {}
    size = {
        "get": operation("size", reply=SIZE, responses=refused),
        "put": operation("setSize", reply=SIZE, body=SIZE, responses=refused),
        "patch": operation("changeSize", reply=SIZE, body=SIZE, responses=refused),
        "delete": operation("dropSize", "204", responses=refused),
    }
    mock = cups(folder, {"size": SIZE, "name": TEXT}, size=size)
    answer(mock, "POST", "/cups", {"id": "a", "name": "n", "size": {"width": 1, "height": 2}})
    answer(mock, "POST", "/cups", {"id": "b", "name": "n"})
    return mock


def cup(mock: Mock, key: str) -> Any:
    return answer(mock, "GET", f"/cups/{key}")[1]


def test_a_patch_of_a_part_keeps_what_it_leaves_out_and_null_removes(tmp_path: Path) -> None:
    mock = size_of(tmp_path)
    assert answer(mock, "PATCH", "/cups/a/size", {"height": 5})[1] == {"width": 1, "height": 5}
    assert cup(mock, "a") == {"id": "a", "name": "n", "size": {"width": 1, "height": 5}}
    assert answer(mock, "PATCH", "/cups/b/size", {"height": 5})[1] == {"height": 5}
    assert cup(mock, "b") == {"id": "b", "name": "n", "size": {"height": 5}}


def test_a_put_of_a_part_puts_it_in_place_of_what_is_there(tmp_path: Path) -> None:
    mock = size_of(tmp_path)
    assert answer(mock, "PUT", "/cups/a/size", {"unit": "cm"})[1] == {"unit": "cm"}
    assert cup(mock, "a") == {"id": "a", "name": "n", "size": {"unit": "cm"}}
    assert answer(mock, "PUT", "/cups/c/size", {"unit": "cm"})[0].status == 404


def test_a_delete_of_a_part_leaves_the_rest(tmp_path: Path) -> None:
    mock = size_of(tmp_path)
    assert answer(mock, "DELETE", "/cups/a/size")[0].status == 204
    assert cup(mock, "a") == {"id": "a", "name": "n"}
    for method, key in (("DELETE", "a"), ("GET", "b")):
        refused = answer(mock, method, f"/cups/{key}/size")[0]
        assert (refused.status, dict(refused.headers)["X-Mock-Reason"]) == (404, f"cup {key} has no size")


def test_a_part_that_may_not_be_missing_is_empty(tmp_path: Path) -> None:
    mock = size_of(tmp_path, missing=False)
    assert answer(mock, "GET", "/cups/a/size")[1] == {"width": 1, "height": 2}
    assert answer(mock, "GET", "/cups/b/size")[1] == {}


# -- verbs ------------------------------------------------------------------------------------------------------------


def verb(name: str) -> dict[str, Any]:
    return {"post": operation(name, reply=schema_ref("Cup"), responses={"409": {"description": "no"}})}


def test_what_a_verb_takes_back_may_not_be_there(tmp_path: Path) -> None:
    named = {"archived": FLAG, "archived_at": TIME}
    mock = cups(tmp_path, named, archive=verb("archive"), unarchive=verb("unarchive"))
    answer(mock, "POST", "/cups", {"id": "a"})
    assert answer(mock, "POST", "/cups/a/unarchive")[1] == {"id": "a", "archived": False}
    done = answer(mock, "POST", "/cups/a/archive")[1]
    assert done == {"id": "a", "archived": True, "archived_at": "2026-01-01T00:00:00Z"}
    for _ in range(2):
        assert answer(mock, "POST", "/cups/a/unarchive")[1] == {"id": "a", "archived": False}
    assert cup(mock, "a") == {"id": "a", "archived": False}


# -- lists ------------------------------------------------------------------------------------------------------------


def test_what_elements_of_a_list_have_besides_stays_the_same(tmp_path: Path) -> None:
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
    element = {"type": "object", "properties": {"id": TEXT, "name": TEXT, "rank": WHOLE, "word": TEXT}}
    made = operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup"))
    listed = operation("list", reply={"type": "array", "items": element})
    paths = {
        "/cups": {"post": made, "get": listed},
        "/cups/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": record}), tmp_path)
    for key in "ab":
        answer(mock, "POST", "/cups", {"id": key, "name": key.upper()})
    first = answer(mock, "GET", "/cups")[1]
    assert [each.keys() for each in first] == [{"id", "name", "rank", "word"}] * 2
    assert [(each["id"], each["name"]) for each in first] == [("a", "A"), ("b", "B")]
    assert first[0]["word"] != first[1]["word"], "each has its own"
    answer(mock, "POST", "/cups", {"id": "c"})
    assert answer(mock, "GET", "/cups")[1][:2] == first
    least = play(document(paths, {"Cup": record}), tmp_path, fill="required")
    answer(least, "POST", "/cups", {"id": "a"})
    assert answer(least, "GET", "/cups")[1] == [{"id": "a"}]


@pytest.mark.parametrize(("size", "pages"), [(0, 0), (1, 3), (2, 2), (3, 1), (9, 1)])
def test_how_many_pages_there_are_of_each_size(tmp_path: Path, size: int, pages: int) -> None:
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    page = {
        "type": "object",
        "properties": {
            "data": {"type": "array", "items": schema_ref("Cup")},
            "total": WHOLE,
            "last_page": WHOLE,
            "per_page": WHOLE,
        },
    }
    query = [{"name": name, "in": "query", "schema": WHOLE} for name in ("page", "per_page")]
    paths = {
        "/cups": {
            "post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup")),
            "get": operation("list", reply=page, parameters=query),
        }
    }
    mock = play(document(paths, {"Cup": record}), tmp_path)
    for key in "abc":
        answer(mock, "POST", "/cups", {"id": key})
    body = answer(mock, "GET", f"/cups?per_page={size}")[1]
    assert (body["total"], body["last_page"], body["per_page"]) == (3, max(1, pages), size)
    assert len(body["data"]) == min(size, 3)

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


# -- what is made below, around and beside -----------------------------------------------------------------------------


def test_a_patch_of_a_part_answers_as_its_document_says(tmp_path: Path) -> None:
    patch = operation("changeSize", "202", SIZE, body=SIZE, responses={"204": {"description": "done"}})
    mock = cups(tmp_path, {"size": SIZE}, size={"patch": patch, "get": operation("size", reply=SIZE)})
    answer(mock, "POST", "/cups", {"id": "a", "size": {"width": 1}})
    response, body = answer(mock, "PATCH", "/cups/a/size", {"height": 2})
    assert (response.status, body) == (202, {"width": 1, "height": 2})


def test_a_put_makes_nothing_below_a_record_that_there_is_not(tmp_path: Path) -> None:
    rack = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    box = {"type": "object", "properties": {"size": WHOLE}}
    above = {"name": "rack", "in": "path", "required": True, "schema": TEXT}
    paths = {
        "/racks": {"post": operation("make", "201", schema_ref("Rack"), body=schema_ref("Rack"))},
        "/racks/{rack}": {"parameters": [above], "get": operation("rack", reply=schema_ref("Rack"))},
        "/racks/{rack}/boxes/{id}": {
            "parameters": [above, *KEY],
            "get": operation("box", reply=schema_ref("Box"), responses=NONE),
            "put": operation("putBox", "201", schema_ref("Box"), body=schema_ref("Box"), responses=NONE),
            "delete": operation("dropBox", "204", responses=NONE),
        },
    }
    mock = play(document(paths, {"Rack": rack, "Box": box}), tmp_path, fill="required")
    answer(mock, "POST", "/racks", {"id": "a"})
    assert answer(mock, "PUT", "/racks/b/boxes/1", {"size": 3})[0].status == 404
    assert answer(mock, "PUT", "/racks/a/boxes/1", {"size": 3})[0].status == 201
    assert answer(mock, "GET", "/racks/a/boxes/1")[1] == {"size": 3}
    assert answer(mock, "GET", "/racks/b/boxes/1")[0].status == 404


def test_around_a_state_in_an_object_the_rest_of_the_object_is_made_up(tmp_path: Path) -> None:
    phase = {"type": "string", "enum": ["pending", "done"], "readOnly": True}
    inner = {"type": "object", "properties": {"phase": phase, "message": TEXT, "level": WHOLE}}
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT, "status": inner}}
    body = {"type": "object", "properties": {"name": TEXT}}
    paths = {
        "/jobs": {"post": operation("make", "201", schema_ref("Job"), body=body)},
        "/jobs/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Job"))},
        "/jobs/{id}/finish": {"parameters": KEY, "post": operation("finish", reply=schema_ref("Job"))},
    }
    mock = play(document(paths, {"Job": record}), tmp_path)
    made = answer(mock, "POST", "/jobs", {"name": "n"})[1]
    assert made["status"].keys() == {"phase", "message", "level"}
    assert (made["status"]["phase"], made["name"]) == ("pending", "n")
    done = answer(mock, "POST", f"/jobs/{made['id']}/finish")[1]
    assert done == {**made, "status": {**made["status"], "phase": "done"}}
    assert answer(mock, "GET", f"/jobs/{made['id']}")[1] == done


def test_what_the_answer_of_an_action_has_besides_its_record_is_there(tmp_path: Path) -> None:
    reply = {"type": "object", "properties": {"id": TEXT, "name": TEXT, "verdict": TEXT, "score": WHOLE}}
    judge = {"post": operation("judge", reply=reply)}
    shown = schema_ref("Cup")
    paths = {
        "/cups": {"post": operation("make", "201", shown, body=shown)},
        "/cups/{id}": {"parameters": KEY, "get": operation("read", reply=shown)},
        "/cups/{id}/judge": {"parameters": KEY, **judge},
    }
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
    mock = play(document(paths, {"Cup": record}), tmp_path)
    answer(mock, "POST", "/cups", {"id": "a", "name": "Mug"})
    first = answer(mock, "POST", "/cups/a/judge")[1]
    assert first.keys() == {"id", "name", "verdict", "score"}
    assert (first["id"], first["name"]) == ("a", "Mug")
    assert answer(mock, "POST", "/cups/a/judge")[1] == first
    assert answer(mock, "GET", "/cups/a")[1] == {"id": "a", "name": "Mug"}


def test_a_cursor_may_have_a_slash_in_it(tmp_path: Path) -> None:
    query = [{"name": "limit", "in": "query", "schema": WHOLE}, {"name": "cursor", "in": "query", "schema": TEXT}]
    query.append({"name": "name", "in": "query", "schema": TEXT})
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
    listed = operation("list", reply={"type": "array", "items": schema_ref("Cup")}, parameters=query)
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup")), "get": listed},
        "/cups/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": record}), tmp_path, fill="required")
    for number in range(40):
        answer(mock, "POST", "/cups", {"id": f"a/{number}", "name": "odd" if number % 2 else "even"})
    for more, following in (("", "a/6"), ("&name=odd", "a/7")):
        shown = answer(mock, "GET", f"/cups?limit=1&cursor=a%2F5{more}")[1]
        assert [each["id"] for each in shown] == [following]


def test_what_an_answer_of_one_record_could_say_of_a_page_is_left_out(tmp_path: Path) -> None:
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
    named = {"data": schema_ref("Cup"), "total": WHOLE, "page": WHOLE, "next_cursor": TEXT, "message": TEXT}
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup"))},
        "/cups/{id}": {"parameters": KEY, "get": operation("read", reply={"type": "object", "properties": named})},
    }
    mock = play(document(paths, {"Cup": record}), tmp_path)
    answer(mock, "POST", "/cups", {"id": "a", "name": "Mug"})
    shown = answer(mock, "GET", "/cups/a")[1]
    assert shown.keys() == {"data", "message"}
    assert shown["data"] == {"id": "a", "name": "Mug"}


def test_an_object_around_a_state_may_be_null(tmp_path: Path) -> None:
    phase = {"type": "string", "enum": ["pending", "done"], "readOnly": True}
    inner = {"type": ["object", "null"], "properties": {"phase": phase, "message": TEXT}}
    record = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "status": inner}}
    paths = {
        "/jobs": {
            "post": operation(
                "make", "201", schema_ref("Job"), body={"type": "object", "properties": {"status": inner}}
            )
        },
        "/jobs/{id}": {"parameters": KEY, "get": operation("read", reply=schema_ref("Job"))},
        "/jobs/{id}/finish": {"parameters": KEY, "post": operation("finish", reply=schema_ref("Job"))},
    }
    mock = play(document(paths, {"Job": record}), tmp_path)
    assert answer(mock, "POST", "/jobs", {"status": None})[1]["status"] is None

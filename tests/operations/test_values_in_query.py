"""A change without a body says in its query what the record is to be, as frameworks export plain arguments."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.doubts import doubts
from understudy.inference.explain import explain
from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
STATES = {"type": "string", "enum": ["free", "taken", "closed"]}
ROOM = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": WHOLE, "title": TEXT, "status": schema_ref("RoomStatus"), "beds": WHOLE, "warden": TEXT},
}


def asks(*names: str, schema: Any = TEXT, **more: Any) -> list[dict[str, Any]]:
    return [{"name": name, "in": "query", "schema": schema, **more} for name in names]


def rooms(folder: Path, **items: Any) -> Mock:
    shown, key = schema_ref("Room"), {"name": "id", "in": "path", "required": True, "schema": WHOLE}
    paths: dict[str, Any] = {
        "/rooms": {
            "post": operation("addRoom", "201", shown, parameters=[*asks("title"), *asks("beds", schema=WHOLE)]),
            "get": operation("listRooms", reply={"type": "array", "items": shown}),
        },
        "/rooms/{id}": {"get": operation("getRoom", reply=shown), **items.pop("item", {})},
        **{f"/rooms/{{id}}/{name}": {"patch": found} for name, found in items.items()},
    }
    for path, entry in paths.items():
        if "{" in path:
            entry["parameters"] = [key]
    mock = play(document(paths, {"Room": ROOM, "RoomStatus": STATES}), folder)
    assert answer(mock, "POST", "/rooms?title=Attic&beds=2")[0].status == 201
    return mock


def test_what_a_query_says_of_a_new_record_is_kept(tmp_path: Path) -> None:
    mock = rooms(tmp_path)
    shown = answer(mock, "GET", "/rooms/1")[1]
    assert (shown["title"], shown["beds"]) == ("Attic", 2)
    assert "sets beds: beds" in explain(mock.contract)


@pytest.mark.parametrize("name", ["status", "new_status", "newStatus", "to"])
def test_a_state_is_set_by_its_name_as_a_new_one_or_by_its_values(tmp_path: Path, name: str) -> None:
    change = operation("mark", reply=schema_ref("Room"), parameters=asks(name, schema=schema_ref("RoomStatus")))
    mock = rooms(tmp_path, status=change)
    assert answer(mock, "PATCH", f"/rooms/1/status?{name}=taken")[1]["status"] == "taken"
    assert answer(mock, "GET", "/rooms/1")[1]["status"] == "taken"
    assert answer(mock, "PATCH", "/rooms/1/status")[1]["status"] == "taken", "what is not said stays"
    assert [doubt for doubt in doubts(mock.contract, ()) if doubt.kind == "moves-nothing"] == []


def test_a_put_without_a_body_changes_what_its_query_says(tmp_path: Path) -> None:
    put = operation("change", reply=schema_ref("Room"), parameters=asks("warden", "id"))
    mock = rooms(tmp_path, item={"put": put})
    changed = answer(mock, "PUT", "/rooms/1?warden=Ada&id=7")[1]
    assert (changed["id"], changed["title"], changed["warden"]) == (1, "Attic", "Ada")


def test_what_a_body_is_for_is_not_taken_from_a_query(tmp_path: Path) -> None:
    body = {"type": "object", "properties": {"title": TEXT}}
    patch = operation("change", reply=schema_ref("Room"), body=body, parameters=asks("warden"))
    plain = operation("tidy", reply=schema_ref("Room"), parameters=asks("title", **{"x-mock-role": "none"}))
    other = operation("count", reply=schema_ref("Room"), parameters=asks("beds", schema=TEXT))
    mock = rooms(tmp_path, item={"patch": patch}, tidy=plain, count=other)
    before = answer(mock, "GET", "/rooms/1")[1]
    assert answer(mock, "PATCH", "/rooms/1?warden=Ada", {"title": "Loft"})[1] == {**before, "title": "Loft"}
    assert answer(mock, "PATCH", "/rooms/1/tidy?title=x")[1]["title"] == "Loft"
    assert answer(mock, "PATCH", "/rooms/1/count?beds=many")[1]["beds"] == 2

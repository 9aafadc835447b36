"""Every page of a list, of each size, at each place, in both orders: as a list in Python would be cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
KEYS = [str(number) for number in range(7)]


def cups(folder: Path, *names: str, **more: Any) -> Mock:
    page = {
        "type": "object",
        "properties": {
            "data": {"type": "array", "items": schema_ref("Cup")},
            "total": WHOLE,
            "next": {"type": ["string", "null"]},
        },
    }
    cup = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "shelf": TEXT}}
    texts = ("starting_after", "ending_before", "from", "shelf", "sort")
    query = [{"name": name, "in": "query", "schema": TEXT if name in texts else WHOLE} for name in names]
    paths = {
        "/cups": {
            "post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup")),
            "get": operation("list", reply=page, parameters=query, **more),
        },
        "/cups/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
            "get": operation("read", reply=schema_ref("Cup")),
        },
    }
    mock = play(document(paths, {"Cup": cup}), folder, fill="required")
    for key in KEYS:
        answer(mock, "POST", "/cups", {"id": key, "shelf": "a"})
    return mock


def shown(mock: Mock, query: str) -> tuple[list[str], int]:
    body = answer(mock, "GET", f"/cups?{query}")[1]
    return [each["id"] for each in body["data"]], body["total"]


ORDERS = {"oldest first": {}, "newest first": {"description": "The cups, newest first."}}


@pytest.mark.parametrize("filtered", ["", "&shelf=a", "&sort=shelf"])
@pytest.mark.parametrize("order", ORDERS)
def test_by_offset_and_by_number(tmp_path: Path, order: str, filtered: str) -> None:
    mock = cups(tmp_path, "limit", "offset", "shelf", "sort", **ORDERS[order])
    keys = KEYS[::-1] if order == "newest first" and filtered != "&sort=shelf" else KEYS
    for limit in range(1, 9):
        for offset in range(9):
            found = shown(mock, f"limit={limit}&offset={offset}{filtered}")
            assert found == (keys[offset : offset + limit], 7), (limit, offset)


@pytest.mark.parametrize("filtered", ["", "&shelf=a"])
@pytest.mark.parametrize("order", ORDERS)
def test_behind_a_record_and_before_it(tmp_path: Path, order: str, filtered: str) -> None:
    mock = cups(tmp_path, "limit", "starting_after", "ending_before", "shelf", **ORDERS[order])
    keys = KEYS[::-1] if order == "newest first" else KEYS
    for limit in range(1, 9):
        for at, key in enumerate(keys):
            found = shown(mock, f"limit={limit}&starting_after={key}{filtered}")
            assert found == (keys[at + 1 : at + 1 + limit], 7), (limit, key)
            found = shown(mock, f"limit={limit}&ending_before={key}{filtered}")
            assert found == (keys[max(0, at - limit) : at], 7), (limit, key)


@pytest.mark.parametrize("order", ORDERS)
def test_from_a_record_on_and_what_comes_next(tmp_path: Path, order: str) -> None:
    mock = cups(tmp_path, "limit", "from", **ORDERS[order])
    keys = KEYS[::-1] if order == "newest first" else KEYS
    for limit in range(1, 9):
        for at, key in enumerate(keys):
            body = answer(mock, "GET", f"/cups?limit={limit}&from={key}")[1]
            assert [each["id"] for each in body["data"]] == keys[at : at + limit], (limit, key)
            assert body["next"] == (keys[at + limit] if at + limit < 7 else None), (limit, key)


def test_what_is_shown_below_each_parent_is_its_own(tmp_path: Path) -> None:
    cup = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    shelf = {"name": "shelf", "in": "path", "required": True, "schema": TEXT}
    query = [{"name": name, "in": "query", "schema": WHOLE} for name in ("limit", "offset")]
    every = {"type": "array", "items": schema_ref("Cup")}
    listed = operation("list", reply=every, parameters=query, description="newest first")
    paths = {
        "/shelves/{shelf}/cups": {
            "parameters": [shelf],
            "post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup")),
            "get": listed,
        }
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path, fill="required")
    for number in range(6):
        answer(mock, "POST", f"/shelves/{'ab'[number % 2]}/cups", {"id": str(number)})
    for name, keys in (("a", ["4", "2", "0"]), ("b", ["5", "3", "1"]), ("c", [])):
        for limit in range(1, 5):
            for offset in range(4):
                found = answer(mock, "GET", f"/shelves/{name}/cups?limit={limit}&offset={offset}")[1]
                assert [each["id"] for each in found] == keys[offset : offset + limit]

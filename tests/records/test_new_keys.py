"""The key that a new record gets: each its own, whatever the schema says about its form."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref


@pytest.mark.parametrize(
    ("limits", "head"),
    [
        ({"pattern": "^drv_"}, "drv_"),
        ({"pattern": "^drv_", "maxLength": 40}, "drv_"),
        ({"pattern": "^[A-Z]"}, ""),
        ({"pattern": "^no-[0-9]{6}$"}, "no-"),
    ],
)
def test_a_pattern_that_says_how_a_key_begins_leaves_room_for_many(
    limits: dict[str, Any], head: str, tmp_path: Path
) -> None:
    key = {"type": "string", **limits}
    driver = {
        "type": "object",
        "required": ["driver_id", "name"],
        "properties": {"driver_id": key, "name": {"type": "string"}},
    }
    body = {"type": "object", "required": ["name"], "properties": {"name": {"type": "string"}}}
    at = {"name": "driver_id", "in": "path", "required": True, "schema": {"type": "string"}}
    paths = {
        "/drivers": {"post": operation("makeDriver", "201", schema_ref("Driver"), body=body)},
        "/drivers/{driver_id}": {"parameters": [at], "get": operation("getDriver", reply=schema_ref("Driver"))},
    }
    mock = play(document(paths, {"Driver": driver}), tmp_path)
    made = [answer(mock, "POST", "/drivers", {"name": str(number)})[1]["driver_id"] for number in range(150)]
    assert len(set(made)) == 150
    assert all(each.startswith(head) for each in made)
    assert answer(mock, "GET", f"/drivers/{made[7]}")[1] == {"driver_id": made[7], "name": "7"}

"""A POST that only asks shows the records that there are, whatever its body says to look for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
PROPERTIES = {"id": {"type": "integer"}, "name": TEXT, "color": TEXT}
CUP = {"type": "object", "properties": PROPERTIES}
SEARCH = {
    "type": "object",
    "properties": {
        "name": TEXT,
        "limit": {"type": "integer"},
        "filter": {"type": "object", "properties": {"color": TEXT}},
    },
}


def cups(path: str, element: Any, **more: Any) -> dict[str, Any]:
    found = {
        "type": "object",
        "properties": {"items": {"type": "array", "items": element}, "total": {"type": "integer"}},
    }
    item = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    return document(
        {
            "/cups": {"post": operation("make", "201", schema_ref("Cup"), body=CUP)},
            "/cups/{id}": {"parameters": [item], "get": operation("read", reply=schema_ref("Cup"))},
            path: {"post": operation("ask", reply=found, body=SEARCH), **more},
        },
        {"Cup": CUP},
    )


@pytest.mark.parametrize("element", [schema_ref("Cup"), CUP], ids=["by reference", "inline"])
@pytest.mark.parametrize("path", ["/cups/search", "/cups/_query", "/cups:search", "/searchCups"])
def test_what_a_post_looks_for_is_found(tmp_path: Path, path: str, element: Any) -> None:
    mock = play(cups(path, element), tmp_path)
    red, blue = (answer(mock, "POST", "/cups", {"name": name, "color": name})[1] for name in ("red", "blue"))
    assert answer(mock, "POST", path, {"name": "blue"})[1] == {"items": [blue], "total": 1}
    assert answer(mock, "POST", path, {"filter": {"color": "red"}})[1] == {"items": [red], "total": 1}
    assert answer(mock, "POST", path, {"limit": 1})[1] == {"items": [red], "total": 2}
    assert answer(mock, "POST", path, {})[1] == {"items": [red, blue], "total": 2}


def test_a_search_among_other_things_finds_none_of_these(tmp_path: Path) -> None:
    other = {"type": "object", "properties": {"score": {"type": "number"}, "title": TEXT}}
    mock = play(cups("/cups/search", other), tmp_path)
    made = answer(mock, "POST", "/cups", {"name": "red"})[1]
    assert made not in answer(mock, "POST", "/cups/search", {})[1]["items"]

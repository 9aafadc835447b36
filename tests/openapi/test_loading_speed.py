"""Loading takes time in proportion to the document: twice the collections, not much more than twice the time."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref

from understudy.contract import read_contract


def collections(count: int) -> dict[str, Any]:
    """Collections that refer to one another, every second one without a path for its items."""
    paths: dict[str, Any] = {}
    schemas: dict[str, Any] = {}
    for n in range(count):
        thing = schema_ref(f"Thing{n}")
        fields = {"id": {"type": "integer"}, f"thing{(7 * n + 1) % count}_id": {"type": "integer"}}
        schemas[f"Thing{n}"] = {"type": "object", "properties": fields, "required": ["id"]}
        key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
        paths[f"/thing{n}s"] = {
            "get": operation(f"list{n}", reply={"type": "array", "items": thing}),
            "post": operation(f"create{n}", "201", thing, body=thing),
        }
        below = "/cancel" if n % 2 else ""
        paths[f"/thing{n}s/{{id}}{below}"] = {
            "post" if n % 2 else "get": operation(f"other{n}", reply=thing, parameters=[key])
        }
    return document(paths, schemas)


def seconds(folder: Path, count: int) -> float:
    file = folder / f"{count}.json"
    file.write_text(json.dumps(collections(count)))
    found = []
    for _ in range(2):
        start = time.process_time()
        read_contract(file)
        found.append(time.process_time() - start)
    return min(found)


@pytest.mark.slow
def test_loading_is_near_linear(tmp_path: Path) -> None:
    # Four times as much: near-linear is 4, quadratic 16.
    assert seconds(tmp_path, 400) < 8 * seconds(tmp_path, 100)

"""An envelope of which there are kinds: what stands around a record is what the kind with that record has."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
SHOWN = {"type": "object", "required": ["cup"], "properties": {"cup": schema_ref("Cup"), "rank": {"enum": ["low"]}}}
FAILED = {"type": "object", "required": ["problem"], "properties": {"problem": TEXT}}


@pytest.mark.parametrize("kinds", [[SHOWN, FAILED], [FAILED, SHOWN]])
def test_a_record_has_around_it_what_only_its_kind_of_the_envelope_has(tmp_path: Path, kinds: list[Any]) -> None:
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    cup = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "name": TEXT}}
    paths = {
        "/cups": {"post": operation("makeCup", "201", schema_ref("Cup"), body={"properties": {"name": TEXT}})},
        "/cups/{id}": {"parameters": key, "get": operation("readCup", reply={"oneOf": kinds})},
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path)
    answer(mock, "POST", "/cups", {"name": "blue"})
    assert answer(mock, "GET", "/cups/1")[1] == {"cup": {"id": 1, "name": "blue"}, "rank": "low"}

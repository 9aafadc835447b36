"""Properties that say when a record was made and changed, as different houses call them."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from documents import answer, document, operation, play, schema_ref

KEY = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
TEXT = {"type": "string"}


@pytest.mark.parametrize(("made", "changed"), [("create_at", "update_at"), ("gmtCreate", "gmtModified")])
def test_times_are_known_without_a_format_and_the_later_one_moves(tmp_path: Path, made: str, changed: str) -> None:
    named = {"id": {"type": "integer"}, "name": TEXT, made: TEXT, changed: TEXT}
    body = {"type": "object", "properties": {"name": TEXT}}
    paths = {
        "/cups": {"post": operation("create", "201", schema_ref("Cup"), body=body)},
        "/cups/{id}": {"parameters": KEY, "patch": operation("change", reply=schema_ref("Cup"), body=body)},
    }
    mock = play(document(paths, {"Cup": {"type": "object", "properties": named}}), tmp_path)
    cup = answer(mock, "POST", "/cups", {"name": "big"})[1]
    assert cup[made] == cup[changed]
    mock.advance(timedelta(hours=1))
    later = answer(mock, "PATCH", "/cups/1", {"name": "small"})[1]
    assert (later[made], later[changed] > cup[changed]) == (cup[made], True)

"""Objects in a record that show another one in brief: with what their schema names, and nothing else of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

INT, TEXT = {"type": "integer"}, {"type": "string"}
BRIEF = {"type": "object", "properties": {"id": INT, "name": TEXT}}
PERSON = {"type": "object", "properties": {"id": INT, "name": TEXT, "phone": TEXT}}
KEY = [{"name": "id", "in": "path", "required": True, "schema": INT}]


def visits(folder: Path, shown: dict[str, Any], helper: dict[str, Any]) -> Mock:
    visit = {
        "type": "object",
        "properties": {"id": INT, "doctorId": INT, "doctor": shown, "helperIds": {"type": "array", "items": INT}},
    }
    visit["properties"]["helpers"] = {"type": "array", "items": helper}
    body = {"type": "object", "properties": {"doctorId": INT, "helperIds": {"type": "array", "items": INT}}}
    person = {"type": "object", "properties": {"name": TEXT, "phone": TEXT}}
    paths: dict[str, Any] = {}
    for path, record, sent in (
        ("/doctors", "Doctor", person),
        ("/helpers", "Helper", person),
        ("/visits", "Visit", body),
    ):
        paths[path] = {"post": operation(f"make{record}", "201", schema_ref(record), body=sent)}
        one = {"get": operation(f"read{record}", reply=schema_ref(record))}
        if record == "Doctor":
            one["put"] = operation("putDoctor", reply=schema_ref("Doctor"), body=sent)
        paths[f"{path}/{{id}}"] = {"parameters": KEY, **one}
    schemas = {"Doctor": PERSON, "Helper": PERSON, "Visit": visit, "Brief": BRIEF}
    mock = play(document(paths, schemas), folder)
    for path, name in (("/doctors", "Ann"), ("/helpers", "Bob")):
        assert answer(mock, "POST", path, {"name": name, "phone": "1"})[0].status == 201
    assert answer(mock, "POST", "/visits", {"doctorId": 1, "helperIds": [1]})[0].status == 201
    return mock


@pytest.mark.parametrize("brief", [BRIEF, schema_ref("Brief"), {"allOf": [schema_ref("Brief")], "nullable": True}])
def test_a_brief_shows_what_its_schema_names_also_after_a_change(tmp_path: Path, brief: dict[str, Any]) -> None:
    mock = visits(tmp_path, brief, brief)
    shown = answer(mock, "GET", "/visits/1")[1]
    assert shown["doctor"] == {"id": 1, "name": "Ann"}
    assert shown["helpers"] == [{"id": 1, "name": "Bob"}]
    assert answer(mock, "PUT", "/doctors/1", {"name": "Cy", "phone": "2"})[0].status == 200
    assert answer(mock, "GET", "/visits/1")[1]["doctor"] == {"id": 1, "name": "Cy"}


@pytest.mark.parametrize("whole", [schema_ref("Doctor"), {**BRIEF, "additionalProperties": True}])
def test_what_takes_the_whole_record_shows_it(tmp_path: Path, whole: dict[str, Any]) -> None:
    mock = visits(tmp_path, whole, schema_ref("Helper"))
    shown = answer(mock, "GET", "/visits/1")[1]
    assert shown["doctor"] == {"id": 1, "name": "Ann", "phone": "1"}
    assert shown["helpers"] == [{"id": 1, "name": "Bob", "phone": "1"}]

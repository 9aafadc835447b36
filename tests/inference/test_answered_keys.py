"""An answer that is not the record says its key, under a name of its own."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
SILENCE = {"type": "object", "required": ["key"], "properties": {"key": TEXT, "comment": TEXT}}


def silences(parameter: str, answered: dict[str, Any], record: dict[str, Any]) -> dict[str, Any]:
    item = {"name": parameter, "in": "path", "required": True, "schema": TEXT}
    body = {"type": "object", "properties": {"comment": TEXT}}
    reply = {"type": "object", "properties": answered}
    return document(
        {
            "/silences": {
                "post": operation("create", reply=reply, body=body),
                "get": operation("list", reply={"type": "array", "items": schema_ref("Silence")}),
            },
            f"/silences/{{{parameter}}}": {
                "parameters": [item],
                "get": operation("read", reply=schema_ref("Silence")),
                "delete": operation("delete", reply=reply),
            },
        },
        {"Silence": record},
    )


@pytest.mark.parametrize(
    ("parameter", "answered", "record"),
    [
        ("silenceID", {"silenceID": TEXT}, SILENCE),
        ("id", {"Id": TEXT, "Warning": TEXT}, {**SILENCE, "properties": {"id": TEXT, "comment": TEXT}}),
        ("key", {"id": TEXT, "message": TEXT}, SILENCE),
        ("key", {"KEY": TEXT}, SILENCE),
    ],
)
def test_a_create_answers_the_key_and_not_the_record(
    tmp_path: Path, parameter: str, answered: dict[str, Any], record: dict[str, Any]
) -> None:
    mock = play(silences(parameter, answered, {**record, "required": list(record["properties"])[:1]}), tmp_path)
    made = answer(mock, "POST", "/silences", {"comment": "hush"})[1]
    key = made[next(iter(answered))]
    shown = answer(mock, "GET", f"/silences/{key}")[1]
    assert (shown["comment"], answer(mock, "GET", "/silences")[1]) == ("hush", [shown])
    assert answer(mock, "DELETE", f"/silences/{key}")[1][next(iter(answered))] == key


def test_a_property_of_the_record_is_no_key_whatever_it_is_called(tmp_path: Path) -> None:
    record = {"type": "object", "required": ["key"], "properties": {"key": TEXT, "Id": TEXT, "comment": TEXT}}
    mock = play(silences("key", {"Id": TEXT, "comment": TEXT}, record), tmp_path)
    made = answer(mock, "POST", "/silences", {"comment": "hush"})[1]
    shown = answer(mock, "GET", "/silences")[1][0]
    assert made == {"Id": shown["Id"], "comment": "hush"}
    assert shown["Id"] != shown["key"]


def test_every_part_of_a_key_is_answered(tmp_path: Path) -> None:
    names = [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in ("zone", "host")]
    record = {"type": "object", "required": ["zone", "host"], "properties": {"zone": TEXT, "host": TEXT}}
    reply = {"type": "object", "properties": {"Zone": TEXT, "Host": TEXT}}
    built = document(
        {
            "/hosts": {"post": operation("create", reply=reply, body=schema_ref("Host"))},
            "/hosts/{zone}/{host}": {"parameters": names, "get": operation("read", reply=schema_ref("Host"))},
        },
        {"Host": record},
    )
    mock = play(built, tmp_path)
    assert answer(mock, "POST", "/hosts", {"zone": "eu", "host": "a1"})[1] == {"Zone": "eu", "Host": "a1"}


def test_the_id_of_another_record_is_no_key_of_this_one(tmp_path: Path) -> None:
    moment = {"type": "string", "format": "date-time"}
    progress = {"id": TEXT, "state": TEXT, "created_at": moment, "updated_at": moment, "progress": {"type": "integer"}}
    mock = play(silences("key", progress, SILENCE), tmp_path)
    begun = answer(mock, "POST", "/silences", {"comment": "hush"})[1]
    assert answer(mock, "GET", "/silences")[1][0]["key"] != begun["id"]

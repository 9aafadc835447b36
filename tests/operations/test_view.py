"""A record as the API shows it, to callers from outside of the API."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.operations.view import as_get_answers, etag_of, record_as_shown
from understudy.state.store import Address
from understudy.state.work import Work

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
SECRET = {"type": "string", "writeOnly": True}
CUP = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "name": TEXT, "pin": SECRET}}


def cups(folder: Path, read: dict[str, Any] | None) -> Mock:
    made = operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup"))
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    one = {"delete": operation("drop", "204")} if read is None else {"get": read}
    paths: dict[str, Any] = {"/cups": {"post": made}, "/cups/{id}": {"parameters": key, **one}}
    mock = play(document(paths, {"Cup": CUP}), folder, fill="required")
    assert answer(mock, "POST", "/cups", {"id": 7, "name": "Mug", "pin": "1234"})[0].status == 201
    return mock


def of(mock: Mock, key: str = "7") -> tuple[Any, Work, Address]:
    return mock.engine.context, Work(mock.store), Address("/cups", (), (key,))


def tag_of(mock: Mock, operation_id: str) -> str | None:
    return etag_of(*of(mock)[:2], mock.contract.operations[operation_id], {"id": "7"}, {})


BARE, WRAPPED = schema_ref("Cup"), {"type": "object", "properties": {"data": schema_ref("Cup"), "ok": TEXT}}


def test_a_record_as_get_answers_it(tmp_path: Path) -> None:
    mock = cups(tmp_path, operation("read", reply=BARE))
    shown = {"id": 7, "name": "Mug"}
    assert as_get_answers(*of(mock)) == shown == answer(mock, "GET", "/cups/7")[1]
    assert record_as_shown(*of(mock)) == shown
    assert record_as_shown(*of(mock, "8")) is None
    assert tag_of(mock, "read") is None
    assert len(mock.journal.entries()) == 2, "nobody has called"


def test_a_record_in_an_envelope(tmp_path: Path) -> None:
    mock = cups(tmp_path, operation("read", reply=WRAPPED))
    assert as_get_answers(*of(mock))["data"] == {"id": 7, "name": "Mug"}
    assert record_as_shown(*of(mock)) == {"id": 7, "name": "Mug"}


def test_where_nothing_reads_a_record_its_schema_says_what_is_shown(tmp_path: Path) -> None:
    mock = cups(tmp_path, None)
    assert as_get_answers(*of(mock)) is None
    assert tag_of(mock, "drop") is None
    assert record_as_shown(*of(mock)) == {"id": 7, "name": "Mug", "pin": "1234"}
    assert record_as_shown(*of(mock, "8")) is None


def test_what_is_required_and_not_described_is_a_part_of_the_record(tmp_path: Path) -> None:
    cup = {**CUP, "required": ["id", "notes"]}
    listed = {"type": "object", "properties": {"cups": {"type": "array", "items": schema_ref("Cup")}}}
    paths: dict[str, Any] = {
        "/cups": {
            "post": operation("make", "201", schema_ref("Cup"), body=schema_ref("Cup")),
            "get": operation("list", reply=listed),
        },
        "/cups/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": WHOLE}],
            "get": operation("read", reply=WRAPPED),
        },
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path)
    made = answer(mock, "POST", "/cups", {"id": 7, "name": "Mug", "notes": "blue"})[1]
    assert made["notes"] == "blue"
    assert answer(mock, "GET", "/cups/7")[1]["data"]["notes"] == "blue"
    assert answer(mock, "GET", "/cups")[1] == {"cups": [made]}

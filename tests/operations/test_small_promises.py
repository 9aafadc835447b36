"""Small promises of operations: cursors that count, elements by a schema of their own, counts behind references."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy import handler
from understudy.mock import Mock
from understudy.openapi.pointer import MISSING
from understudy.operations.loading import fitted_extensions
from understudy.records.lookups import addresses_where
from understudy.state.work import Work

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
CUP = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT, "token": TEXT}}


def cups(folder: Path, listed: dict[str, Any] | None = None, *, keys: str = "", handlers: Any = (), **own: Any) -> Mock:
    shown = schema_ref("Cup")
    every = listed or operation("list", reply={"type": "array", "items": shown})
    paths = {
        "/cups": {"post": operation("make", "201", shown, body=shown), "get": every},
        "/cups/{id}": {"parameters": KEY, "get": operation("read", reply=shown)},
        **{f"/cups/{path}": entry for path, entry in own.items()},
    }
    mock = play(document(paths, {"Cup": CUP, "Count": WHOLE}), folder, fill="required", handlers=handlers)
    for key in keys:
        answer(mock, "POST", "/cups", {"id": key, "name": key.upper()})
    return mock


@pytest.mark.parametrize(
    ("cursor", "shown", "following"), [("", "abc", 3), ("&cursor=3", "def", 6), ("&cursor=6", "g", None)]
)
def test_a_cursor_that_is_a_whole_number_counts_records(
    tmp_path: Path, cursor: str, shown: str, following: int | None
) -> None:
    named = {"data": {"type": "array", "items": schema_ref("Cup")}, "next_cursor": {"type": ["integer", "null"]}}
    query = [{"name": name, "in": "query", "schema": WHOLE} for name in ("limit", "cursor")]
    listed = operation("list", reply={"type": "object", "properties": named}, parameters=query)
    body = answer(cups(tmp_path, listed, keys="abcdefg"), "GET", f"/cups?limit=3{cursor}")[1]
    assert "".join(each["id"] for each in body["data"]) == shown
    assert body["next_cursor"] == following


def test_several_are_shown_by_the_schema_of_the_answer(tmp_path: Path) -> None:
    brief = {"type": "object", "required": ["id"], "properties": {"id": TEXT}}
    made = operation("several", "201", {"type": "array", "items": brief}, body={"type": "array", "items": CUP})
    mock = cups(tmp_path, bulk={"post": made})
    sent = [{"id": key, "name": key.upper()} for key in "ab"]
    assert answer(mock, "POST", "/cups/bulk", sent)[1] == [{"id": "a"}, {"id": "b"}]
    assert [each["name"] for each in mock.records("cups")] == ["A", "B"]


def test_a_count_may_stand_behind_a_reference(tmp_path: Path) -> None:
    counted = {"type": "object", "required": ["deleted"], "properties": {"deleted": schema_ref("Count")}}
    ids = {"type": "object", "required": ["ids"], "properties": {"ids": {"type": "array", "items": TEXT}}}
    mock = cups(tmp_path, keys="abc", bulk={"delete": operation("drop", reply=counted, body=ids)})
    assert answer(mock, "DELETE", "/cups/bulk", {"ids": ["a", "c"]})[1] == {"deleted": 2}


def test_what_is_null_or_not_there_is_no_text_that_looks_so(tmp_path: Path) -> None:
    mock = cups(tmp_path)
    for number, token in enumerate(("None", "", "MISSING", str(MISSING))):
        mock.create("cups", id=str(number), token=token)
    work = Work(mock.store)
    assert [len(addresses_where(work, "/cups", {"token": token})) for token in ("None", "")] == [1, 1]
    for nothing in (None, MISSING):
        assert list(addresses_where(work, "/cups", {"token": nothing})) == []
        assert list(addresses_where(work, "/cups", {"id": "0", "token": nothing})) == []


def test_extensions_that_fit_already_are_taken_as_they_are(tmp_path: Path) -> None:
    @handler("read")
    def read(_call: Any, _records: Any) -> Any:
        return {"id": "mine"}

    mock = cups(tmp_path, handlers=[read])
    fitted = fitted_extensions(mock.contract, [read])
    assert fitted_extensions(mock.contract, fitted) is fitted
    assert answer(mock, "GET", "/cups/x")[1] == {"id": "mine"}


def test_a_location_is_of_ascii_whatever_the_path_is(tmp_path: Path) -> None:
    user = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "readOnly": True}}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/用户": {"post": operation("addUser", "201", user, body={"type": "object"})},
        "/用户/{id}": {"parameters": key, "get": operation("getUser", reply=user)},
    }
    mock = play(document(paths), tmp_path)
    response, made = answer(mock, "POST", "/%E7%94%A8%E6%88%B7", {})
    where = dict(response.headers)["Location"]
    assert where == "/%E7%94%A8%E6%88%B7/1"
    assert answer(mock, "GET", where)[1] == made

"""Small parts of operations: what a cleared collection answers, states under other names, parts of records."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE, FLAG = {"type": "string"}, {"type": "integer"}, {"type": "boolean"}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
ADDRESS = {"type": "object", "properties": {"city": TEXT, "zone": {"type": ["string", "null"]}}}
STATE = {"type": "string", "enum": ["open", "shut"]}
NOTE = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": TEXT, "text": TEXT, "address": ADDRESS, "state": schema_ref("State"), "price": {}},
}


def notes(folder: Path, more: dict[str, Any] | None = None, **listed: Any) -> Mock:
    """Notes with further paths; `listed` are keys of the operation that lists them."""
    note = schema_ref("Note")
    body = {"type": "object", "properties": {"id": TEXT, "text": TEXT, "address": ADDRESS, "price": {}}}
    paths: dict[str, Any] = {
        "/notes": {
            "post": operation("make", "201", note, body=body),
            "get": operation("list", reply={"type": "array", "items": note}, **listed),
        },
        "/notes/{id}": {"parameters": KEY, "get": operation("read", reply=note)},
    }
    for path, entries in (more or {}).items():
        paths[path] = {**paths.get(path, {}), **entries}
    return play(document(paths, {"Note": NOTE, "State": STATE}), folder, fill="required")


def of(**named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(named), "properties": named}


# -- a collection that is cleared -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("reply", "query", "body", "left"),
    [
        (None, "", None, []),
        (None, "?text=x", None, ["y"]),
        (of(deleted=WHOLE), "", {"deleted": 3}, []),
        (of(deleted=WHOLE), "?text=x", {"deleted": 2}, ["y"]),
        (of(deleted=WHOLE), "?text=z", {"deleted": 0}, ["x", "y", "x"]),
        (of(deleted=FLAG), "?text=x", {"deleted": True}, ["y"]),
        (of(total=WHOLE, success=FLAG), "?text=x", {"total": 2, "success": True}, ["y"]),
        (of(deletedCount=WHOLE), "", {"deletedCount": 3}, []),
    ],
)
def test_a_cleared_collection_says_what_is_gone(
    tmp_path: Path, reply: Any, query: str, body: Any, left: list[str]
) -> None:
    parameters = [{"name": "text", "in": "query", "schema": TEXT}]
    cleared = operation("clear", "204" if reply is None else "200", reply, parameters=parameters)
    mock = notes(tmp_path, {"/notes": {"delete": cleared}})
    for text in "xyx":
        answer(mock, "POST", "/notes", {"text": text})
    assert answer(mock, "DELETE", f"/notes{query}")[1] == body
    assert [each["text"] for each in answer(mock, "GET", "/notes")[1]] == left


# -- a state that a body gives under another name ---------------------------------------------------------------------


@pytest.mark.parametrize(
    "node",
    [schema_ref("State"), {"allOf": [schema_ref("State")]}, {"type": "string", "enum": ["open", "shut"]}],
    ids=["its schema", "with words beside it", "its values"],
)
def test_a_state_is_known_by_its_schema(tmp_path: Path, node: Any) -> None:
    move = operation("move", reply=schema_ref("Note"), body={"type": "object", "properties": {"to": node}})
    mock = notes(tmp_path, {"/notes/{id}/move": {"parameters": KEY, "post": move}})
    answer(mock, "POST", "/notes", {"id": "1"})
    for state in ("shut", "open", "shut"):
        assert answer(mock, "POST", "/notes/1/move", {"to": state})[1]["state"] == state
        assert answer(mock, "GET", "/notes/1")[1]["state"] == state
    assert answer(mock, "POST", "/notes/1/move", {})[1]["state"] == "shut"


@pytest.mark.parametrize("node", [TEXT, {"type": "string", "enum": ["open", "shut", "other"]}])
def test_other_words_are_no_state(tmp_path: Path, node: Any) -> None:
    move = operation("move", reply=schema_ref("Note"), body={"type": "object", "properties": {"to": node}})
    mock = notes(tmp_path, {"/notes/{id}/move": {"parameters": KEY, "post": move}})
    before = answer(mock, "POST", "/notes", {"id": "1"})[1]
    answer(mock, "POST", "/notes/1/move", {"to": "shut"})
    assert answer(mock, "GET", "/notes/1")[1].get("state") == before.get("state")


# -- a part of a record -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("has_404", [True, False])
def test_a_part_that_is_not_there(tmp_path: Path, has_404: bool) -> None:
    more = {"responses": {"404": {"description": ""}}} if has_404 else {}
    part = {"parameters": KEY, "get": operation("part", reply=ADDRESS, **more)}
    part["put"] = operation("setPart", reply=ADDRESS, body=ADDRESS)  # type: ignore[assignment]
    mock = notes(tmp_path, {"/notes/{id}/address": part})
    answer(mock, "POST", "/notes", {"id": "1"})
    answer(mock, "POST", "/notes", {"id": "2", "address": {"city": "Rome", "zone": None}})
    assert answer(mock, "GET", "/notes/2/address")[1] == {"city": "Rome", "zone": None}
    response, body = answer(mock, "GET", "/notes/1/address")
    assert (response.status, body) == ((404, None) if has_404 else (200, {}))
    assert answer(mock, "GET", "/notes/9/address")[0].status == 404


# -- values of several kinds ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        ("min_price=1", "acf"),
        ("min_price=2", "cf"),
        ("min_price=2.5", "f"),
        ("max_price=2", "ac"),
    ],
)
def test_a_flag_is_no_number_and_text_that_is_one_is(tmp_path: Path, query: str, shown: str) -> None:
    named = {"min_price": {"type": "number"}, "max_price": {"type": "number"}}
    parameters = [{"name": name, "in": "query", "schema": schema} for name, schema in named.items()]
    mock = notes(tmp_path, parameters=parameters)
    for key, price in (("a", 1), ("b", True), ("c", "2"), ("d", True), ("e", None), ("f", 2.5)):
        answer(mock, "POST", "/notes", {"id": key, "price": price})
    assert "".join(each["id"] for each in answer(mock, "GET", f"/notes?{query}")[1]) == shown

"""What few documents have: keys of two numbers, operations that no record follows."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.records.driver import sow_into
from understudy.records.seed_data import read_seed_data

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
PATCH = "application/json-patch+json"


def of(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def array(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def key(*names: str, schema: Any = TEXT) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": schema} for name in names]


def test_both_numbers_of_a_key_begin_with_one(tmp_path: Path) -> None:
    seat = schema_ref("Seat")
    paths = {
        "/seats": {"post": operation("makeSeat", "201", seat, body=of(label=TEXT))},
        "/seats/{row}/{place}": {
            "parameters": key("row", "place", schema=WHOLE),
            "get": operation("readSeat", reply=seat),
        },
    }
    mock = play(document(paths, {"Seat": of("row", "place", row=WHOLE, place=WHOLE, label=TEXT)}), tmp_path)
    made = [answer(mock, "POST", "/seats", {})[1] for _ in range(2)]
    assert [(each["row"], each["place"]) for each in made] == [(1, 1), (2, 2)]


def test_an_effect_is_the_cause_of_the_move_that_it_makes(tmp_path: Path) -> None:
    state = {"type": "string", "enum": ["free", "taken"]}
    effect = {"collection": "/tables", "key": "$response.body#/table_id", "set": {"state": "taken"}}
    made = operation("book", "201", schema_ref("Booking"), body=of(table_id=WHOLE), **{"x-mock-effects": [effect]})
    paths = {
        "/bookings": {"post": made},
        "/bookings/{id}": {"parameters": key("id"), "get": operation("readBooking", reply=schema_ref("Booking"))},
        "/tables": {"post": operation("makeTable", "201", schema_ref("Table"), body=of(name=TEXT))},
        "/tables/{id}": {"parameters": key("id"), "get": operation("readTable", reply=schema_ref("Table"))},
    }
    schemas = {"Booking": of("id", id=WHOLE, table_id=WHOLE), "Table": of("id", "state", id=WHOLE, state=state)}
    mock = play(document(paths, schemas), tmp_path)
    answer(mock, "POST", "/tables", {})
    answer(mock, "POST", "/bookings", {"table_id": 1})
    (row,) = mock.transitions()
    assert (row["from"], row["to"], row["cause"]) == ("free", "taken", "effect")


def test_a_seed_that_changes_a_record_changes_what_shows_it(tmp_path: Path) -> None:
    cup, shelf = schema_ref("Cup"), schema_ref("Shelf")
    paths = {
        "/shelves": {"post": operation("makeShelf", "201", shelf, body=of(name=TEXT))},
        "/shelves/{id}": {"parameters": key("id"), "get": operation("readShelf", reply=shelf)},
        "/cups": {"post": operation("makeCup", "201", cup, body=of(shelfId=WHOLE))},
        "/cups/{id}": {"parameters": key("id"), "get": operation("readCup", reply=cup)},
    }
    schemas = {"Shelf": of("id", id=WHOLE, name=TEXT), "Cup": of("id", id=WHOLE, shelf=shelf)}
    mock = play(document(paths, schemas), tmp_path)
    answer(mock, "POST", "/shelves", {"name": "low"})
    assert answer(mock, "POST", "/cups", {"shelfId": 1})[1]["shelf"]["name"] == "low"
    sow_into(mock.engine, read_seed_data(mock.contract, {"shelves": [{"id": 1, "name": "high"}]}))
    assert answer(mock, "GET", "/cups/1")[1]["shelf"]["name"] == "high"


def test_a_put_without_a_key_is_answered_by_its_schema(tmp_path: Path) -> None:
    paths = {
        "/cups": {
            "post": operation("makeCup", "201", schema_ref("Cup"), body=of(name=TEXT)),
            "put": operation("setCup", reply=schema_ref("Cup"), body=of(id=WHOLE, name=TEXT)),
        },
        "/cups/{id}": {"parameters": key("id"), "get": operation("readCup", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": of("id", id=WHOLE, name=TEXT)}), tmp_path)
    answer(mock, "POST", "/cups", {"name": "a"})
    response, shown = answer(mock, "PUT", "/cups", {"name": "b"})
    assert (response.status, sorted(shown)) == (200, ["id", "name"])
    assert [each["name"] for each in mock.records("cups")] == ["a"]


@pytest.mark.parametrize("value", [2, 3])
def test_what_a_json_patch_moves_is_a_move(tmp_path: Path, value: int) -> None:
    state = {"type": "string", "enum": ["open", "closed"]}
    patch = operation("patchJob", reply=schema_ref("Job"))
    patch["requestBody"] = {"content": {PATCH: {"schema": array({"type": "object"})}}}
    paths = {
        "/jobs": {"post": operation("makeJob", "201", schema_ref("Job"), body=of(size=WHOLE))},
        "/jobs/{id}": {"parameters": key("id"), "get": operation("readJob", reply=schema_ref("Job")), "patch": patch},
    }
    mock = play(document(paths, {"Job": of("id", "state", id=WHOLE, state=state, size=WHOLE)}), tmp_path)
    answer(mock, "POST", "/jobs", {"size": 2})
    steps = [{"op": "replace", "path": "/size", "value": value}]
    answer(mock, "PATCH", "/jobs/1", steps, content_type=PATCH)
    assert mock.transitions() == ()
    steps = [{"op": "replace", "path": "/state", "value": "closed"}]
    answer(mock, "PATCH", "/jobs/1", steps, content_type=PATCH)
    assert [(row["from"], row["to"]) for row in mock.transitions()] == [("open", "closed")]

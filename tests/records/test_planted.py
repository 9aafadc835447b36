"""Records that are put in as they are: what a factory of another process has made, with the moves that led there."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from orders_document import call
from receivers import ORDERS

from understudy.clock import ManualClock
from understudy.mock import Mock, open_mock
from understudy.records.errors import InvalidAttributesError, MockError, UnknownResourceError
from understudy.records.paths import entered_states, path_of
from understudy.records.planted import keep

TEXT = {"type": "string"}
ORDER = {"collection": "/orders", "parent": [], "key": ["7"], "record": {"id": 7, "status": "paid"}, "valid": True}
MOVE = {
    "resource": "/orders",
    "key": ["7"],
    "property": "status",
    "from": "pending",
    "to": "paid",
    "cause": "factory",
    "forced": False,
    "time": "2026-01-01T00:00:00+00:00",
}


@pytest.fixture
def mock() -> Mock:
    return open_mock(ORDERS, clock=ManualClock())


def collection(mock: Mock, path: str) -> Any:
    return next(each for each in mock.contract.resources.collections.values() if each.path == path)


def test_records_stand_where_they_are_put_with_their_timers_and_without_events(mock: Mock) -> None:
    keep(mock.engine, [ORDER], [MOVE], {"/orders": 9})
    assert call(mock, "GET", "/orders/7") == (200, {"id": 7, "status": "paid"})
    assert list(mock.webhooks.events()) == []
    [address] = mock.store.addresses("/orders")
    orders = collection(mock, "/orders")
    assert path_of(mock.store, orders, address, "status") == ("pending", "paid")
    assert call(mock, "POST", "/orders", {})[1]["id"] == 10, "keys go on behind those that were counted"
    mock.advance(timedelta(hours=23, minutes=59))
    assert mock.get("orders", 7)["status"] == "paid"
    mock.advance(timedelta(minutes=1))
    assert mock.get("orders", 7)["status"] == "settled"
    assert path_of(mock.store, orders, address, "status") == ("pending", "paid", "settled")
    every = entered_states(mock.store, orders, (), "status")
    assert [state for state in every if state != "pending"] == ["paid", "settled"]
    assert entered_states(mock.store, orders, ("7",), "status") == ("paid", "settled")
    assert entered_states(mock.store, orders, ("10",), "status") == ("pending",) * 24
    assert entered_states(mock.store, orders, ("1",), "status") == ()
    assert entered_states(mock.store, orders, (), "note") == ()


def test_numbers_only_ever_go_on(mock: Mock) -> None:
    assert [call(mock, "POST", "/orders", {})[1]["id"] for _ in range(3)] == [1, 2, 3]
    keep(mock.engine, [], [], {"/orders": 2})
    assert call(mock, "POST", "/orders", {})[1]["id"] == 4


def test_a_valid_one_is_completed_and_another_stays_as_it_is(mock: Mock) -> None:
    attributes = {"id": 7, "note": 5}
    other = {"id": 8, "note": 5}
    keep(
        mock.engine, [{**ORDER, "record": attributes}, {**ORDER, "key": ["8"], "record": other, "valid": False}], [], {}
    )
    first, second = mock.records("orders")
    assert (first["id"], isinstance(first["note"], str), "status" in first) == (7, True, True)
    assert second == other
    assert attributes == {"id": 7, "note": 5}
    assert call(mock, "GET", "/orders/8") == (200, other), "who put it there wants to see it"


@pytest.mark.parametrize(
    ("row", "error", "words"),
    [
        ({"collection": "/order"}, UnknownResourceError, "the document has no collection '/order'; did you mean /ord"),
        ({"collection": "~x"}, UnknownResourceError, "the document has no collection '~x'"),
        (
            {"parent": ["1"]},
            InvalidAttributesError,
            "a record of orders has 0 keys above it and 1 of its own; got 1 and 1",
        ),
        ({"key": []}, InvalidAttributesError, "a record of orders has 0 keys above it and 1 of its own; got 0 and 0"),
        ({"key": ["8"]}, InvalidAttributesError, "orders 8: its id is 7"),
        ({"key": ["8"], "valid": False}, InvalidAttributesError, "orders 8: its id is 7"),
        ({"record": {"status": "paid"}}, InvalidAttributesError, "orders 7: its id is None"),
    ],
)
def test_a_row_that_is_wrong_keeps_all_out(mock: Mock, row: dict[str, Any], error: type[MockError], words: str) -> None:
    with pytest.raises(error, match=f"^{re.escape(words)}"):
        keep(mock.engine, [ORDER, {**ORDER, **row}], [MOVE], {})
    assert mock.records("orders") == []
    assert len(mock.store.addresses("~transitions")) == 0


def test_a_key_has_to_stay_once_its_record_fits(tmp_path: Path) -> None:
    note = {"type": "object", "required": ["id"], "properties": {"id": {"type": "string", "pattern": "^[0-9]+$"}}}
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    paths = {
        "/notes": {"post": operation("make", "201", schema_ref("Note"), body={"type": "object"})},
        "/notes/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Note"))},
    }
    mock = play(document(paths, {"Note": note}), tmp_path)
    row = {"collection": "/notes", "parent": [], "key": ["a"], "record": {"id": "a"}, "valid": True}
    with pytest.raises(InvalidAttributesError, match=r"^notes a: its id is '\d+' once it fits its schema$"):
        keep(mock.engine, [row], [], {})
    keep(mock.engine, [{**row, "valid": False}], [], {})
    assert answer(mock, "GET", "/notes/a")[1] == {"id": "a"}


@pytest.mark.parametrize(
    ("change", "error", "words"),
    [
        ({"resource": "/order"}, UnknownResourceError, "the document has no resource '/order'; did you mean /orders?"),
        ({"resource": "x"}, UnknownResourceError, "the document has no resource 'x'"),
        (
            {"time": "noon"},
            InvalidAttributesError,
            "a transition's time is one such as 2026-01-01T00:00:00+00:00; got 'noon'",
        ),
    ],
)
def test_a_transition_that_is_wrong_keeps_all_out(
    mock: Mock, change: dict[str, Any], error: type[MockError], words: str
) -> None:
    with pytest.raises(error, match=f"^{re.escape(words)}$"):
        keep(mock.engine, [ORDER], [MOVE, {**MOVE, **change}], {})
    assert mock.records("orders") == []


def test_a_number_of_an_unknown_collection_keeps_all_out(mock: Mock) -> None:
    with pytest.raises(UnknownResourceError, match=r"^the document has no collection '/order'; did you mean /orders"):
        keep(mock.engine, [ORDER], [], {"/order": 5})
    assert mock.records("orders") == []

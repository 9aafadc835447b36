"""The ways through a lifecycle, and the ones that records took."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from documents import document, operation, play, schema_ref
from receivers import ORDERS

from understudy.clock import ManualClock
from understudy.mock import Mock, open_mock
from understudy.records.errors import InvalidStateError, NotFoundError, UnknownResourceError
from understudy.records.paths import entered_states, path_of, ways


@pytest.fixture
def mock() -> Mock:
    return open_mock(ORDERS, clock=ManualClock())


def test_each_state_has_the_shortest_way_to_it_and_the_nearest_comes_first(mock: Mock) -> None:
    found = ways(mock, "orders")
    assert [way.states for way in found] == [
        ("pending", "paid"),
        ("pending", "lost"),
        ("pending", "paid", "settled"),
        ("pending", "paid", "settled", "closed"),
    ]
    assert [way.to for way in found] == ["paid", "lost", "settled", "closed"]
    assert all(len(way.steps) == len(way.states) - 1 for way in found)
    assert [(step.source, step.target) for step in found[3].steps] == [
        ("pending", "paid"),
        ("paid", "settled"),
        ("settled", "closed"),
    ]


@pytest.mark.parametrize(
    ("to", "start", "states"),
    [
        ("settled", None, [("pending", "paid", "settled")]),
        ("settled", "paid", [("paid", "settled")]),
        (None, "settled", [("settled", "closed")]),
        ("paid", "settled", []),
        (None, "closed", []),
        ("pending", None, []),
    ],
)
def test_ways_to_a_state_and_from_one(mock: Mock, to: str | None, start: str | None, states: list[object]) -> None:
    assert [way.states for way in ways(mock, "orders", to=to, start=start)] == states
    assert [way.states for way in ways(mock, "orders", to=to, start=start, property="status")] == states


def test_what_is_no_state_or_no_resource_is_reported(mock: Mock) -> None:
    with pytest.raises(InvalidStateError, match=r"^'payed' is no status of orders; "):
        ways(mock, "orders", to="payed")
    with pytest.raises(InvalidStateError, match=r"^'payed' is no status of orders; "):
        ways(mock, "orders", start="payed")
    with pytest.raises(UnknownResourceError, match=r"^customers has no states: "):
        ways(mock, "customers")


def test_without_a_lifecycle_every_state_is_one_step_away(tmp_path: Path) -> None:
    text = {"type": "string"}
    state = {"type": "string", "enum": ["new", "used", "sold"], "readOnly": True}
    cup = {"type": "object", "required": ["id"], "properties": {"id": text, "state": state}}
    key = [{"name": "id", "in": "path", "required": True, "schema": text}]
    paths = {
        "/cups": {"post": operation("make", "201", schema_ref("Cup"))},
        "/cups/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Cup"))},
    }
    mock = play(document(paths, {"Cup": cup}), tmp_path)
    assert [way.states for way in ways(mock, "cups")] == [("new", "used"), ("new", "sold")]
    assert [way.states for way in ways(mock, "cups", start="sold")] == [("sold", "new"), ("sold", "used")]
    assert [way.states for way in ways(mock, "cups", to="sold")] == [("new", "sold")]
    assert ways(mock, "cups", to="new") == ()


def test_the_way_that_a_record_took(mock: Mock) -> None:
    orders = next(each for each in mock.contract.resources.collections.values() if each.path == "/orders")
    for _ in range(2):
        mock.create("orders")
    first, second = mock.store.addresses("/orders")
    assert path_of(mock.store, orders, first, "status") == ("pending",)
    mock.transition("orders", 1, to="paid")
    mock.advance(timedelta(hours=24))
    assert path_of(mock.store, orders, first, "status") == ("pending", "paid", "settled")
    assert set(path_of(mock.store, orders, second, "status")) == {"pending"}
    mock.delete("orders", 1)
    assert path_of(mock.store, orders, first, "status") == ("pending", "paid", "settled")
    assert [each for each in entered_states(mock.store, orders, (), "status") if each != "pending"] == [
        "paid",
        "settled",
    ]
    with pytest.raises(NotFoundError, match=r"^there is no order 9$"):
        path_of(mock.store, orders, first._replace(key=("9",)), "status")

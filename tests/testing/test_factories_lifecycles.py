"""A variant that names a state of a declared lifecycle goes there legally."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, play
from stall import stall

from understudy.mock import Mock
from understudy.testing.factories import Factories, Factory, FactoryError, Variant, set_state

LIFECYCLE = {
    "initial": "new",
    "terminal": ["shipped"],
    "transitions": [{"from": "new", "to": "paid"}, {"from": "paid", "to": "shipped", "after": "PT24H"}],
}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    document = stall()
    order = document["components"]["schemas"]["Order"]
    order["x-mock-lifecycle"] = LIFECYCLE
    writable = {name: node for name, node in order["properties"].items() if "readOnly" not in node}
    new = {"type": "object", "required": ["customer_id", "amount"], "properties": writable}
    document["paths"]["/orders"]["post"]["requestBody"]["content"]["application/json"]["schema"] = new
    return play(document, tmp_path)


def steps(mock: Mock) -> list[Any]:
    return [(row["from"], row["to"], row["forced"]) for row in mock.transitions()]


@pytest.mark.parametrize("make", ["insert", "create"])
def test_a_state_is_walked_to(mock: Mock, make: str) -> None:
    order = getattr(Factories(mock), make)("Order", "shipped")
    assert order["status"] == "shipped"
    assert answer(mock, "GET", f"/orders/{order['id']}")[1] == order
    assert steps(mock) == [("new", "paid", False), ("paid", "shipped", False)]


def test_a_declared_variant_and_what_is_built_along_walk_too(mock: Mock) -> None:
    declared = [Factory("Order", variants=[Variant("due", {"amount": 3}, state="paid")])]
    factory = Factories(mock, declarations=declared)
    factory.insert("Customer", build=[{"orders": {"count": 2, "variants": ["due"]}}])
    assert [entry["status"] for entry in answer(mock, "GET", "/orders")[1]] == ["paid", "paid"]
    assert steps(mock) == [("new", "paid", False)] * 2


def test_the_first_state_needs_no_step(mock: Mock) -> None:
    assert Factories(mock).insert("Order", "new")["status"] == "new"
    assert steps(mock) == []


def test_set_state_jumps(mock: Mock) -> None:
    assert Factories(mock, reach=set_state).insert("Order", "shipped")["status"] == "shipped"
    assert steps(mock) == []


def test_where_no_way_leads_is_reported(mock: Mock) -> None:
    factory = Factories(mock, declarations=[Factory("Order", {"status": "shipped"})])
    with pytest.raises(FactoryError) as caught:
        factory.insert("Order", "paid")
    message = 'no transitions lead orders from "shipped" to "paid"; from there it can become nothing'
    assert str(caught.value) == message


def test_time_moves_what_was_inserted(mock: Mock) -> None:
    order = Factories(mock).insert("Order", status="paid")
    mock.advance(timedelta(hours=25))
    assert answer(mock, "GET", f"/orders/{order['id']}")[1]["status"] == "shipped"


def test_where_time_does_not_count_an_inserted_record_goes_on_at_once(tmp_path: Path) -> None:
    document = stall()
    order = document["components"]["schemas"]["Order"]
    order["x-mock-lifecycle"] = {**LIFECYCLE, "progression": "immediate"}
    new = {"type": "object", "properties": {"amount": {"type": "integer"}}}
    document["paths"]["/orders"]["post"]["requestBody"]["content"]["application/json"]["schema"] = new
    mock = play(document, tmp_path)
    order = Factories(mock).insert("Order", "paid")
    assert order["status"] == answer(mock, "GET", f"/orders/{order['id']}")[1]["status"] == "shipped"
    assert list(mock.webhooks.events()) == []

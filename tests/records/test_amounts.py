"""Amounts of a record add up: what is sent stays, and what is left to the service is computed from it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

INT, NUMBER, TEXT = {"type": "integer"}, {"type": "number"}, {"type": "string"}
DECIMAL = {"type": "string", "format": "decimal"}
LINE = {"type": "object", "properties": {"quantity": INT, "unit_price": NUMBER, "line_total": NUMBER}}
LINES = {"type": "array", "items": LINE}


def orders(folder: Path, shown: dict[str, Any], sent: dict[str, Any], **options: Any) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": INT}]
    body = {"type": "object", "properties": sent}
    order = {"type": "object", "required": ["id"], "properties": {"id": INT, **shown}}
    listed = {"type": "array", "items": schema_ref("Order")}
    built = document(
        {
            "/orders": {
                "post": operation("makeOrder", "201", schema_ref("Order"), body=body),
                "get": operation("listOrders", reply=listed),
            },
            "/orders/{id}": {
                "parameters": key,
                "get": operation("readOrder", reply=schema_ref("Order")),
                "patch": operation("changeOrder", reply=schema_ref("Order"), body=body),
                "put": operation("setOrder", reply=schema_ref("Order"), body=body),
            },
        },
        {"Order": order},
    )
    return play(built, folder, **options)


def made(mock: Mock, **sent: Any) -> Any:
    response, value = answer(mock, "POST", "/orders", sent)
    assert response.status == 201, value
    assert answer(mock, "GET", f"/orders/{value['id']}")[1] == value
    return value


WHOLE = {"items": LINES, "subtotal": NUMBER, "tax": NUMBER, "shipping": NUMBER, "discount": NUMBER, "total": NUMBER}
ITEMS = [{"quantity": 2, "unit_price": 10.25}, {"quantity": 1, "unit_price": 4.5}]


@pytest.mark.parametrize("seed", range(3))
def test_what_the_service_sets_adds_up_over_the_lines_that_are_sent(tmp_path: Path, seed: int) -> None:
    order = made(orders(tmp_path, WHOLE, {"items": LINES}, seed=seed), items=ITEMS)
    assert [line["line_total"] for line in order["items"]] == [20.5, 4.5]
    assert order["subtotal"] == 25
    assert 0 < order["tax"] < 6
    whole = order["subtotal"] + order["tax"] + order["shipping"] - order["discount"]
    assert order["total"] == pytest.approx(whole)


def test_lines_of_the_records_own_kind_cost_what_their_totals_are(tmp_path: Path) -> None:
    lines = {"type": "array", "items": schema_ref("Order")}
    order = made(orders(tmp_path, {"items": lines, "total": NUMBER}, {"items": lines}), items=[{"id": 7, "total": 3}])
    assert order["items"][0]["total"] == order["total"] == 3


def test_what_is_sent_stays(tmp_path: Path) -> None:
    mock = orders(tmp_path, WHOLE, {"items": LINES, "tax": NUMBER, "shipping": NUMBER, "discount": NUMBER})
    order = made(mock, items=ITEMS, tax=2.5, shipping=4, discount=1)
    assert (order["subtotal"], order["tax"], order["total"]) == (25, 2.5, 30.5)
    assert made(mock, items=[{**ITEMS[0], "line_total": 1}], tax=0, shipping=0, discount=0)["total"] == 1


def test_a_total_without_a_subtotal_has_the_tax_too(tmp_path: Path) -> None:
    order = made(orders(tmp_path, {"items": LINES, "tax": NUMBER, "total": NUMBER}, {"items": LINES}), items=ITEMS)
    assert order["total"] == pytest.approx(25 + order["tax"])
    assert 0 < order["tax"] < 6


def test_under_a_total_that_is_sent_the_subtotal_is_what_is_left(tmp_path: Path) -> None:
    shown = {"subtotal": NUMBER, "tax": NUMBER, "total": NUMBER}
    order = made(orders(tmp_path, shown, {"total": NUMBER}), total=100)
    assert order["total"] == 100
    assert order["subtotal"] + order["tax"] == pytest.approx(100)
    assert order["subtotal"] > order["tax"] > 0


def test_between_a_subtotal_and_a_total_that_are_sent_is_the_tax(tmp_path: Path) -> None:
    shown = {"subtotal": NUMBER, "tax": NUMBER, "discount": NUMBER, "total": NUMBER}
    mock = orders(tmp_path, shown, {"subtotal": NUMBER, "total": NUMBER})
    above, below = made(mock, subtotal=90, total=100), made(mock, subtotal=110, total=100)
    assert (above["tax"], above["discount"]) == (10, 0)
    assert (below["tax"], below["discount"]) == (0, 10)


def test_minor_units_stay_whole(tmp_path: Path) -> None:
    line = {"type": "object", "properties": {"quantity": INT, "unit_amount": INT, "amount": INT}}
    lines = {"type": "array", "items": line}
    shown = {"lines": lines, "amount_subtotal": INT, "amount_tax": INT, "amount_total": INT, "amount_due": INT}
    order = made(orders(tmp_path, shown, {"lines": lines}), lines=[{"quantity": 3, "unit_amount": 333}])
    assert order["lines"][0]["amount"] == order["amount_subtotal"] == 999
    assert isinstance(order["amount_tax"], int)
    assert order["amount_total"] == order["amount_due"] == 999 + order["amount_tax"]


def test_decimals_in_texts_stay_texts(tmp_path: Path) -> None:
    shown = {"subtotal": DECIMAL, "tax": DECIMAL, "total": DECIMAL}
    order = made(orders(tmp_path, shown, {"subtotal": DECIMAL, "tax": DECIMAL}), subtotal="19.90", tax="1.10")
    assert order["total"] == "21.00"


def test_amounts_with_their_currency_add_up(tmp_path: Path) -> None:
    money = {"type": "object", "properties": {"amount": INT, "currency": TEXT}}
    shown = {"subtotal": money, "tax": money, "total": money}
    order = made(orders(tmp_path, shown, {"subtotal": money}), subtotal={"amount": 1000, "currency": "EUR"})
    assert order["subtotal"] == {"amount": 1000, "currency": "EUR"}
    assert order["total"]["amount"] == 1000 + order["tax"]["amount"]


@pytest.mark.parametrize(("rate", "tax"), [(19, 19), (0.07, 7)])
def test_a_rate_says_what_the_tax_is(tmp_path: Path, rate: float, tax: int) -> None:
    shown = {"net_amount": NUMBER, "vat_rate": NUMBER, "vat": NUMBER, "gross_amount": NUMBER}
    mock = orders(tmp_path, shown, {"net_amount": NUMBER, "vat_rate": NUMBER})
    order = made(mock, net_amount=100, vat_rate=rate)
    assert (order["vat"], order["gross_amount"]) == (tax, 100 + tax)


def test_what_is_in_an_object_of_the_record_adds_up_as_well(tmp_path: Path) -> None:
    price = {"type": "object", "properties": {"subtotal": NUMBER, "tax": NUMBER, "total": NUMBER}}
    order = made(orders(tmp_path, {"price": price}, {"price": price}), price={"subtotal": 10, "tax": 2})
    assert order["price"] == {"subtotal": 10, "tax": 2, "total": 12}


def test_what_is_paid_is_taken_off_what_is_left(tmp_path: Path) -> None:
    shown = {"total": INT, "subtotal": INT, "amount_paid": INT, "amount_remaining": INT}
    order = made(orders(tmp_path, shown, {"subtotal": INT, "amount_paid": INT}), subtotal=500, amount_paid=120)
    assert (order["total"], order["amount_remaining"]) == (500, 380)


def test_a_change_of_the_lines_or_of_a_tax_changes_what_is_computed(tmp_path: Path) -> None:
    mock = orders(tmp_path, WHOLE, {"items": LINES, "tax": NUMBER, "shipping": NUMBER, "discount": NUMBER})
    made(mock, items=ITEMS, tax=2, shipping=0, discount=0)
    assert answer(mock, "PATCH", "/orders/1", {"tax": 3})[1]["total"] == 28
    changed = answer(mock, "PATCH", "/orders/1", {"items": [{"quantity": 4, "unit_price": 10}]})[1]
    assert changed["items"] == [{"quantity": 4, "unit_price": 10, "line_total": 40}]
    assert (changed["subtotal"], changed["tax"], changed["total"]) == (40, 3, 43)
    assert answer(mock, "PATCH", "/orders/1", {"items": []})[1]["total"] == 3
    assert answer(mock, "GET", "/orders/1")[1]["subtotal"] == 0


def test_what_did_not_add_up_before_is_the_clients_business(tmp_path: Path) -> None:
    sent = {"items": LINES, "total": NUMBER}
    mock = orders(tmp_path, sent, sent)
    assert made(mock, items=ITEMS, total=7)["total"] == 7
    assert answer(mock, "PATCH", "/orders/1", {"items": ITEMS[:1]})[1]["total"] == 7
    assert made(mock, items=ITEMS, total=25)["total"] == 25
    assert answer(mock, "PATCH", "/orders/2", {"items": ITEMS[:1]})[1]["total"] == 20.5


@pytest.mark.parametrize(
    "shown",
    [
        {"subtotal": NUMBER, "tax": NUMBER, "vat": NUMBER, "total": NUMBER},
        {"subtotal": NUMBER, "tax": {"type": "number", "maximum": 1}, "total": NUMBER},
        {"subtotal": NUMBER, "discount": {**NUMBER, "description": "In percent"}, "total": NUMBER},
        {"subtotal": NUMBER, "tax": NUMBER, "total": NUMBER, "grand_total": NUMBER},
        {"subtotal": {"type": "number", "x-mock-role": "none"}, "tax": NUMBER, "total": NUMBER},
    ],
)
def test_where_it_is_not_clear_what_adds_up_nothing_is_computed(tmp_path: Path, shown: dict[str, Any]) -> None:
    mock = orders(tmp_path, shown, {"subtotal": NUMBER})
    assert "total =" not in explain(mock.contract)
    assert made(mock, subtotal=10)["subtotal"] == 10


def test_what_the_document_shows_stays(tmp_path: Path) -> None:
    shown = {"subtotal": NUMBER, "tax": {**NUMBER, "example": 3.5}, "total": NUMBER}
    order = made(orders(tmp_path, shown, {"subtotal": NUMBER}), subtotal=10)
    assert (order["tax"], order["total"]) == (3.5, 13.5)


def test_a_sum_that_its_schema_forbids_is_not_taken(tmp_path: Path) -> None:
    shown = {"subtotal": NUMBER, "tax": NUMBER, "total": {**NUMBER, "maximum": 50}}
    order = made(orders(tmp_path, shown, {"subtotal": NUMBER, "tax": NUMBER}), subtotal=100, tax=5)
    assert order["total"] <= 50


def test_the_driver_keeps_to_it(tmp_path: Path) -> None:
    mock = orders(tmp_path, WHOLE, {"items": LINES})
    order = mock.create("orders", subtotal=50, tax=5, shipping=0, discount=0)
    assert order["total"] == 55
    assert mock.update("orders", order["id"], tax=10)["total"] == 60


def test_the_driver_and_seeds_take_lines_without_what_they_cost(tmp_path: Path) -> None:
    mock = orders(tmp_path, WHOLE, {"items": LINES})
    order = mock.create("orders", items=ITEMS)
    assert [line["line_total"] for line in order["items"]] == [20.5, 4.5]
    mock.update("orders", order["id"], items=ITEMS[:1])
    assert mock.get("orders", order["id"])["subtotal"] == 20.5


def test_explain_says_what_adds_up(tmp_path: Path) -> None:
    explained = explain(orders(tmp_path, WHOLE, {"items": LINES}).contract)
    assert "line_total = quantity × unit_price, in items/*, where no request says otherwise" in explained
    wanted = "subtotal = line_total of items; total = subtotal + tax + shipping − discount"
    assert f"{wanted}, where no request says otherwise" in explained


def test_what_is_due_is_what_is_left_beside_a_total_and_what_is_paid(tmp_path: Path) -> None:
    shown = {"items": LINES, "total": INT, "amount_paid": INT, "amount_due": INT}
    mock = orders(tmp_path, shown, {"items": LINES, "amount_paid": INT})
    order = made(mock, items=ITEMS, amount_paid=5)
    assert (order["total"], order["amount_due"]) == (25, 20)

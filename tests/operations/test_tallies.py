"""Answers that say how many records there are: `/orders/count`, `/orders/stats`, `/dashboard/summary`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

INT, NUMBER = {"type": "integer"}, {"type": "number"}
ORDER = {
    "type": "object",
    "properties": {
        "id": INT,
        "customer": {"type": "string"},
        "status": {"type": "string", "enum": ["pending", "in_progress", "shipped"]},
        "is_urgent": {"type": "boolean"},
    },
}
BODY = {"type": "object", "properties": {"customer": {"type": "string"}, "is_urgent": {"type": "boolean"}}}


def an_object(**members: Any) -> dict[str, Any]:
    return {"type": "object", "properties": members}


def shop(folder: Path, **paths: dict[str, Any]) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": INT}]
    listed = {"type": "array", "items": schema_ref("Order")}
    known: dict[str, Any] = {
        "/orders": {
            "get": operation("listOrders", reply=listed),
            "post": operation("makeOrder", "201", schema_ref("Order"), body=BODY),
        },
        "/orders/{id}": {"parameters": key, "get": operation("readOrder", reply=schema_ref("Order"))},
        "/orders/{id}/ship": {"parameters": key, "post": operation("shipOrder", reply=schema_ref("Order"))},
    }
    known |= {f"/{name.replace('__', '/')}": {"get": each} for name, each in paths.items()}
    mock = play(document(known, {"Order": ORDER}), folder)
    for customer, urgent in (("ann", True), ("ann", False), ("bob", False)):
        assert answer(mock, "POST", "/orders", {"customer": customer, "is_urgent": urgent})[0].status == 201
    assert answer(mock, "POST", "/orders/1/ship")[1]["status"] == "shipped"
    return mock


def test_statistics_of_a_collection_count_its_records_by_state_and_flag(tmp_path: Path) -> None:
    by_status = {"type": "object", "additionalProperties": INT}
    reply = an_object(total=INT, shipped=INT, inProgressCount=INT, urgent=INT, byStatus=by_status)
    mock = shop(tmp_path, orders__stats=operation("stats", reply=reply))
    states = {"pending": 2, "in_progress": 0, "shipped": 1}
    assert answer(mock, "GET", "/orders/stats")[1] == {
        "total": 3,
        "shipped": 1,
        "inProgressCount": 0,
        "urgent": 1,
        "byStatus": states,
    }
    text = " ".join(explain(mock.contract).split())
    assert "shipped counts the records of /orders whose status is shipped" in text
    assert "urgent counts the records of /orders whose is_urgent is true" in text


def test_a_count_is_of_what_its_query_selects(tmp_path: Path) -> None:
    query = [{"name": "customer", "in": "query", "schema": {"type": "string"}}]
    mock = shop(
        tmp_path,
        orders__count={**operation("count", reply=an_object(count=INT)), "parameters": query},
        orders__total=operation("total", reply=INT),
    )
    assert answer(mock, "GET", "/orders/count")[1] == {"count": 3}
    assert answer(mock, "GET", "/orders/count?customer=ann")[1] == {"count": 2}
    assert answer(mock, "GET", "/orders/total")[1] == 3


def test_a_dashboard_counts_what_its_properties_name(tmp_path: Path) -> None:
    inner = an_object(total_orders=INT, pendingOrders=NUMBER, orders=an_object(total=INT, shipped=INT), revenue=NUMBER)
    reply = an_object(success={"type": "boolean"}, data=inner)
    data = answer(shop(tmp_path, dashboard=operation("dashboard", reply=reply)), "GET", "/dashboard")[1]["data"]
    assert (data["total_orders"], data["pendingOrders"]) == (3, 2)
    assert data["orders"] == {"total": 3, "shipped": 1}
    assert isinstance(data["revenue"], int | float)


def test_what_is_no_statistic_counts_nothing(tmp_path: Path) -> None:
    kept = {**operation("kept", reply=an_object(orders={**INT, "minimum": 40})), "x-mock-resource": {"kind": "none"}}
    mock = shop(tmp_path, limits=operation("limits", reply=an_object(orders={**INT, "minimum": 40})), stats=kept)
    assert answer(mock, "GET", "/limits")[1]["orders"] >= 40
    assert answer(mock, "GET", "/stats")[1]["orders"] >= 40


def test_a_total_of_things_called_items_is_theirs(tmp_path: Path) -> None:
    item = schema_ref("Item")
    paths = {
        "/items": {
            "post": operation("makeItem", "201", item, body=BODY),
            "get": operation("listItems", reply={"type": "array", "items": item}),
        },
        "/items/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": INT}],
            "get": operation("readItem", reply=item),
        },
        "/stock/summary": {"get": operation("summary", reply=an_object(totalItems=INT, total=INT))},
    }
    mock = play(document(paths, {"Item": ORDER}), tmp_path)
    for _ in range(2):
        answer(mock, "POST", "/items", {})
    assert answer(mock, "GET", "/stock/summary")[1]["totalItems"] == 2

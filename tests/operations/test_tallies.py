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


def test_an_answer_that_maps_words_to_numbers_counts_by_the_one_state(tmp_path: Path) -> None:
    counts = {"type": "object", "additionalProperties": INT}
    mock = shop(tmp_path, orders__count=operation("count", reply=counts))
    assert answer(mock, "GET", "/orders/count")[1] == {"pending": 2, "in_progress": 0, "shipped": 1}


GROUPS = {"type": "array", "items": an_object(status={"type": "string"}, count=INT)}


def test_a_list_of_counts_has_a_row_for_each_value(tmp_path: Path) -> None:
    mock = shop(
        tmp_path,
        orders__stats=operation("stats", reply=GROUPS),
        orders__summary=operation(
            "summary", reply=an_object(total=INT, byCustomer={"type": "array", "items": BY_CUSTOMER})
        ),
    )
    states = [
        {"status": "pending", "count": 2},
        {"status": "in_progress", "count": 0},
        {"status": "shipped", "count": 1},
    ]
    assert answer(mock, "GET", "/orders/stats")[1] == states
    customers = [{"customer": "ann", "total_orders": 2}, {"customer": "bob", "total_orders": 1}]
    assert answer(mock, "GET", "/orders/summary")[1] == {"total": 3, "byCustomer": customers}
    assert list(mock.contract.resources.collections) == ["/orders"]
    assert "the answer lists how many records of /orders there are by status" in " ".join(
        explain(mock.contract).split()
    )


BY_CUSTOMER = an_object(customer={"type": "string"}, total_orders=INT)


def test_a_list_that_counts_nothing_by_a_property_of_the_records_is_a_list(tmp_path: Path) -> None:
    entries = {"type": "array", "items": an_object(id=INT, status={"type": "string"}, count=INT)}
    mock = shop(tmp_path, orders__stats=operation("stats", reply=entries))
    assert "/orders/stats" in mock.contract.resources.collections


def belonging(folder: Path, reply: dict[str, Any], path: str = "/customers/{id}/stats") -> Mock:
    """Customers, their orders (`customer_id`), and notes that stand below them."""
    key = [{"name": "id", "in": "path", "required": True, "schema": INT}]
    customer = an_object(id={**INT, "readOnly": True}, name={"type": "string"})
    order = an_object(id={**INT, "readOnly": True}, customer_id=INT, status=ORDER["properties"]["status"])
    note = an_object(id={**INT, "readOnly": True}, text={"type": "string"})
    paths: dict[str, Any] = {path: {"parameters": key, "get": operation("stats", reply=reply, responses=MISSING)}}
    for name, schema in (("customers", "Customer"), ("orders", "Order")):
        paths[f"/{name}"] = {"post": operation(f"make{schema}", "201", schema_ref(schema), body=schema_ref(schema))}
        paths[f"/{name}/{{id}}"] = {"parameters": key, "get": operation(f"read{schema}", reply=schema_ref(schema))}
    paths["/customers/{id}/notes"] = {
        "parameters": key,
        "get": operation("notes", reply={"type": "array", "items": schema_ref("Note")}),
        "post": operation("makeNote", "201", schema_ref("Note"), body=schema_ref("Note")),
    }
    mock = play(document(paths, {"Customer": customer, "Order": order, "Note": note}), folder)
    for name in ("Ann", "Bob"):
        assert answer(mock, "POST", "/customers", {"name": name})[0].status == 201
    for customer_id, status in ((1, "pending"), (1, "shipped"), (2, "pending"), (1, "shipped")):
        assert answer(mock, "POST", "/orders", {"customer_id": customer_id, "status": status})[0].status == 201
    assert answer(mock, "POST", "/customers/1/notes", {"text": "late"})[0].status == 201
    return mock


MISSING = {"404": {"description": "no such customer"}}


def test_statistics_of_a_record_count_what_belongs_to_it(tmp_path: Path) -> None:
    reply = an_object(name={"type": "string"}, total_orders=INT, shippedOrders=INT, notes_count=INT)
    mock = belonging(tmp_path, reply)
    found = answer(mock, "GET", "/customers/1/stats")[1]
    assert found == {"name": "Ann", "total_orders": 3, "shippedOrders": 2, "notes_count": 1}
    found = answer(mock, "GET", "/customers/2/stats")[1]
    assert found == {"name": "Bob", "total_orders": 1, "shippedOrders": 0, "notes_count": 0}
    assert answer(mock, "GET", "/customers/3/stats")[0].status == 404


def test_statistics_of_what_belongs_to_a_record_are_of_that(tmp_path: Path) -> None:
    reply = an_object(total=INT, groups=GROUPS)
    mock = belonging(tmp_path, reply, "/customers/{id}/orders/summary")
    states = [
        {"status": "pending", "count": 1},
        {"status": "in_progress", "count": 0},
        {"status": "shipped", "count": 0},
    ]
    assert answer(mock, "GET", "/customers/2/orders/summary")[1] == {"total": 1, "groups": states}

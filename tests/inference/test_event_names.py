"""Which change an event is about, by the words of its name in any order and spelling."""

from __future__ import annotations

from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy.inference.paths import canonical
from understudy.mock import Mock

TEXT = {"type": "string"}
KEY = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
NAMES: dict[str, tuple[str, str, tuple[str, ...]] | None] = {
    "order.created": ("orders", "create", ()),
    "newOrder": ("orders", "create", ()),
    "CREATED_ORDER": ("orders", "create", ()),
    "onOrderCreated": ("orders", "create", ()),
    "com.acme.order.created.v2": ("orders", "create", ()),
    "order.placed": ("orders", "create", ()),
    "customer.order.created": ("orders", "create", ()),
    "order was deleted": ("orders", "delete", ()),
    "deletedOrder": ("orders", "delete", ()),
    "orders/update": ("orders", "update", ()),
    "updateOrder": ("orders", "update", ()),
    "orderPaid": ("orders", "transition", ("paid",)),
    "paid-order": ("orders", "transition", ("paid",)),
    "payOrder": ("orders", "transition", ("paid",)),
    "order_marked_as_paid": ("orders", "transition", ("paid",)),
    "order.status.paid": ("orders", "transition", ("paid",)),
    "order.payment_failed": ("orders", "transition", ("payment_failed",)),
    "paymentFailedOrder": ("orders", "transition", ("payment_failed",)),
    "order.status.changed": ("orders", "transition", ()),
    "statusChangedOrder": ("orders", "transition", ()),
    "changedOrderStatus": ("orders", "transition", ()),
    "order_state_updated": ("orders", "transition", ()),
    "booking_canceled": ("bookings", "transition", ("cancelled",)),
    "bookingCancelled": ("bookings", "transition", ("cancelled",)),
    "cancelBooking": ("bookings", "transition", ("cancelled",)),
    "booking.cancellation": ("bookings", "transition", ("cancelled",)),
    "cancelled_booking": ("bookings", "transition", ("cancelled",)),
    "pull-request-removed": ("pulls", "delete", ()),
    "PullRequestCreated": ("pulls", "create", ()),
    "order": None,
    "order.shipped": None,
    "invoice.created": None,
    "order.line.created": None,
    "created": None,
}


def shop() -> dict[str, Any]:
    def record(*states: str, **more: Any) -> dict[str, Any]:
        state = {"status": {"type": "string", "enum": list(states), **more}} if states else {}
        return {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "note": TEXT, **state}}

    schemas = {
        "Order": record("pending", "paid", "payment_failed", readOnly=True),
        "Booking": record("open", "cancelled"),
        "Customer": record(),
        "PullRequest": record(),
    }
    paths: dict[str, Any] = {}
    for name, schema in zip(("orders", "bookings", "customers", "pulls"), schemas, strict=True):
        paths[f"/{name}"] = {"post": operation(f"make{schema}", "201", schema_ref(schema), body=schema_ref(schema))}
        paths[f"/{name}/{{id}}"] = {
            "parameters": KEY,
            "get": operation(f"get{schema}", reply=schema_ref(schema)),
            "patch": operation(f"change{schema}", reply=schema_ref(schema), body=schema_ref(schema)),
            "delete": operation(f"drop{schema}", "204"),
        }
    paths["/orders/{id}/pay"] = {"parameters": KEY, "post": operation("pay", reply=schema_ref("Order"))}
    hook = {"requestBody": {"content": {JSON: {"schema": {"type": "object"}}}}, "responses": {"200": {}}}
    return document(paths, schemas, webhooks={name: {"post": hook} for name in NAMES})


@pytest.fixture(scope="module")
def mock(tmp_path_factory: pytest.TempPathFactory) -> Mock:
    return play(shop(), tmp_path_factory.mktemp("events"))


@pytest.mark.parametrize("name", NAMES)
def test_the_words_say_when(mock: Mock, name: str) -> None:
    trigger = mock.contract.webhooks[name].trigger
    found = None if trigger is None else (trigger.collection, trigger.happening, trigger.to)
    expected = NAMES[name]
    assert found == (None if expected is None else (canonical(f"/{expected[0]}"), *expected[1:]))


def sent(mock: Mock, *calls: tuple[str, str, Any]) -> set[str]:
    """What the last of these calls has sent."""
    for method, target, body in calls:
        mock.webhooks.clear()
        assert answer(mock, method, target, body)[0].status < 300
    return {event.type for event in mock.webhooks.events()}


def types_of(collection: str, happening: str, *to: str) -> set[str]:
    """Every name of this change; of a move those of any move too."""
    allowed = [to, ()] if happening == "transition" else [()]
    return {name for name, each in NAMES.items() if each and each[:2] == (collection, happening) and each[2] in allowed}


def test_each_is_sent_by_its_change_and_no_other(mock: Mock) -> None:
    mock.reset()
    assert sent(mock, ("POST", "/orders", {"note": "a"})) == types_of("orders", "create")
    assert sent(mock, ("PATCH", "/orders/1", {"note": "b"})) == types_of("orders", "update")
    paid = types_of("orders", "transition", "paid") | types_of("orders", "update")
    assert sent(mock, ("POST", "/orders/1/pay", None)) == paid
    assert sent(mock, ("DELETE", "/orders/1", None)) == types_of("orders", "delete")


def test_a_state_that_clients_set_themselves_is_one_too(mock: Mock) -> None:
    mock.reset()
    made, gone = ("POST", "/bookings", {"note": "a"}), ("PATCH", "/bookings/1", {"status": "cancelled"})
    assert sent(mock, made) == set()
    assert sent(mock, ("PATCH", "/bookings/1", {"note": "b"})) == set()
    assert sent(mock, gone) == types_of("bookings", "transition", "cancelled")
    assert sent(mock, gone) == set()

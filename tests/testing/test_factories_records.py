"""Factories put records into the store and through the API, from the document alone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, play
from stall import stall

from understudy.exchange import Request
from understudy.mock import Mock
from understudy.state.store import Address
from understudy.testing.factories import CreateRefused, Factories, FactoryError


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(stall(), tmp_path)


@pytest.fixture
def factory(mock: Mock) -> Factories:
    return Factories(mock, seed=7)


def get(mock: Mock, path: str) -> Any:
    response, body = answer(mock, "GET", path)
    assert response.status == 200, body
    return body


# -- insert ------------------------------------------------------------------------------------------------------------


def test_insert_gives_what_get_answers(mock: Mock, factory: Factories) -> None:
    customer = factory.insert("Customer")
    assert get(mock, f"/customers/{customer['id']}") == customer
    assert customer.keys() == {"id", "name"}, "only what is required, unless more is passed"


def test_insert_goes_past_the_api(mock: Mock, factory: Factories) -> None:
    factory.insert("Order")
    assert len(mock.journal) == 0


def test_full_gives_all_that_an_answer_may_have(factory: Factories) -> None:
    order = factory.insert("Order", full=True)
    assert order.keys() == {"id", "customer_id", "amount", "total", "note", "status", "created_at"}


def test_a_resource_goes_by_its_schema_its_collection_its_noun_and_its_path(factory: Factories) -> None:
    for name in ("Item", "orders/items", "items", "item", "/orders/{order_id}/items", "/orders/{}/items"):
        assert factory.insert(name).keys() == {"number", "title", "order_id"}


def test_attributes_are_taken_as_they_are_even_read_only_ones(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order", id=40, amount=5, created_at="2020-01-01T00:00:00Z", status="shipped", note=None)
    assert order["id"] == 40
    assert get(mock, "/orders/40") == order
    assert (order["amount"], order["status"], order["note"]) == (5, "shipped", None)
    assert order["created_at"] == "2020-01-01T00:00:00Z"


def test_what_no_answer_shows_is_kept(mock: Mock, factory: Factories) -> None:
    customer = factory.insert("Customer", secret="hush")
    assert "secret" not in customer
    stored = mock.store.get(Address("/customers", (), (str(customer["id"]),)))
    assert stored is not None
    assert stored["secret"] == "hush"


def test_a_dotted_name_says_a_part_and_the_schema_says_the_rest(factory: Factories) -> None:
    address = factory.insert("Customer", attrs={"address.town": "Bath"})["address"]
    assert address["town"] == "Bath"
    assert isinstance(address["street"], str)


def test_count_gives_a_list_in_order(mock: Mock, factory: Factories) -> None:
    customers = factory.insert("Customer", count=3)
    assert [entry["id"] for entry in customers] == [1, 2, 3]
    assert get(mock, "/customers") == customers
    assert factory.insert("Customer", count=0) == []


def test_the_same_seed_makes_the_same(tmp_path: Path) -> None:
    def made(seed: int | str) -> Any:
        factory = Factories(play(stall(), tmp_path), seed=seed)
        return [factory.insert("Customer", count=3), factory.params("Order"), factory.insert("Item", full=True)]

    assert made(1) == made(1)
    assert made("a test") == made("a test")
    assert made(1) != made(2)


# -- relations ---------------------------------------------------------------------------------------------------------


def test_a_record_that_must_be_there_is_there(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order")
    assert get(mock, f"/customers/{order['customer_id']}")["id"] == order["customer_id"]


def test_the_record_above_is_there_and_its_key_is_in_the_foreign_key(mock: Mock, factory: Factories) -> None:
    item = factory.insert("Item", full=True)
    assert get(mock, f"/orders/{item['order_id']}/items/{item['number']}") == item


def test_relate_takes_a_record_or_its_key(mock: Mock, factory: Factories) -> None:
    one, other = factory.insert("Customer", count=2)
    assert factory.insert("Order", relate={"customer": one})["customer_id"] == one["id"]
    assert factory.insert("Order", relate={"customer": other["id"]})["customer_id"] == other["id"]
    assert factory.insert("Order", relate={"customer_id": dict(other)})["customer_id"] == other["id"]
    assert len(get(mock, "/customers")) == 2


def test_relate_says_where_a_nested_record_goes(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order")
    items = factory.insert("Item", count=2, relate={"order": order})
    assert get(mock, f"/orders/{order['id']}/items") == items
    by_key = factory.insert("Item", order_id=order["id"])
    assert get(mock, f"/orders/{order['id']}/items") == [*items, by_key]


def test_what_points_here_can_be_related_too(mock: Mock, factory: Factories) -> None:
    orders = factory.insert("Order", count=2)
    customer = factory.insert("Customer", relate={"orders": orders})
    assert [order["customer_id"] for order in orders] == [customer["id"]] * 2
    assert [order["customer_id"] for order in get(mock, "/orders")] == [customer["id"]] * 2


def test_build_makes_along_what_is_named(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order", build=["customer", {"items": 3}])
    assert len(get(mock, "/customers")) == 1
    assert len(get(mock, f"/orders/{order['id']}/items")) == 3


def test_build_goes_as_deep_as_it_says(mock: Mock, factory: Factories) -> None:
    options = {"count": 2, "attrs": {"amount": 9}, "variants": "paid", "build": ["items"]}
    customer = factory.insert("Customer", build=[{"orders": options}])
    orders = get(mock, "/orders")
    assert [(entry["customer_id"], entry["amount"], entry["status"]) for entry in orders] == [
        (customer["id"], 9, "paid")
    ] * 2
    assert all(len(get(mock, f"/orders/{entry['id']}/items")) == 1 for entry in orders)


def test_build_of_none_builds_none_and_a_name_of_the_same_is_the_same(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order", build=[{"items": 0}, {"customer_id": 1}, "customer"])
    assert get(mock, f"/orders/{order['id']}/items") == []
    assert len(get(mock, "/customers")) == 1


def test_relate_wins_over_build(mock: Mock, factory: Factories) -> None:
    customer = factory.insert("Customer")
    order = factory.insert("Order", relate={"customer": customer}, build=["customer"])
    assert order["customer_id"] == customer["id"]
    assert get(mock, "/customers") == [customer]


def test_attributes_do_not_trickle_down(mock: Mock, factory: Factories) -> None:
    factory.insert("Customer", name="Ada", build=[{"orders": {"build": [{"items": 2}]}}])
    order = get(mock, "/orders")[0]
    assert all(item["title"] != "Ada" for item in get(mock, f"/orders/{order['id']}/items"))


def test_expand_puts_related_records_in(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order", build=[{"items": 2}], expand=["customer", "items"])
    assert order["customer"] == get(mock, f"/customers/{order['customer_id']}")
    assert order["items"] == get(mock, f"/orders/{order['id']}/items")
    assert factory.insert("Item", expand=["order.customer"])["order"]["customer"]["id"]
    assert "customer" not in get(mock, f"/orders/{order['id']}"), "it is only shown, not stored"


def test_all_of_it_is_stored_or_nothing(mock: Mock, factory: Factories) -> None:
    with pytest.raises(FactoryError):
        factory.insert("Order", build=["customer", {"items": {"attrs": {"title": ""}}}])
    assert get(mock, "/orders") == []
    assert get(mock, "/customers") == []


# -- states ------------------------------------------------------------------------------------------------------------


def test_a_variant_may_be_a_state(mock: Mock, factory: Factories) -> None:
    assert factory.insert("Order")["status"] == "new"
    order = factory.insert("Order", "paid")
    assert order["status"] == "paid"
    assert get(mock, f"/orders/{order['id']}") == order


def test_how_a_state_is_reached_can_be_declared(mock: Mock) -> None:
    reached: list[tuple[Address, str, str]] = []

    def reach(played: Mock, address: Address, name: str, state: str) -> None:
        assert played is mock
        assert played.store.get(address) is not None, "the record is there when it is to be brought on"
        reached.append((address, name, state))

    factory = Factories(mock, reach=reach)
    assert factory.insert("Order", "shipped")["status"] == "new", "reach decides"
    factory.create("Order", "paid")
    assert reached == [
        (Address("/orders", (), ("1",)), "status", "shipped"),
        (Address("/orders", (), ("2",)), "status", "paid"),
    ]


# -- create ------------------------------------------------------------------------------------------------------------


def test_create_goes_through_the_api(mock: Mock, factory: Factories) -> None:
    order = factory.create("Order", amount=3)
    [entry] = mock.journal
    assert (entry.operation_id, entry.response.status) == ("createOrder", 201)
    assert json.loads(entry.response.body) == order
    assert get(mock, f"/orders/{order['id']}") == order
    assert get(mock, f"/customers/{order['customer_id']}"), "what it must point at was inserted"


def test_create_in_a_list_below_another_and_in_a_state(mock: Mock, factory: Factories) -> None:
    order = factory.create("Order", "paid", build=["customer", {"items": 2}])
    shown = {name: value for name, value in order.items() if name not in ("items", "customer")}
    assert shown == get(mock, f"/orders/{order['id']}")
    assert order["status"] == "paid"
    assert len(get(mock, f"/orders/{order['id']}/items")) == 2
    items = factory.create("Item", count=2, relate={"order": order}, expand=["order"])
    assert [item["order"]["id"] for item in items] == [order["id"]] * 2
    assert factory.create("Item", count=0) == []


def test_create_reports_what_the_api_answered(factory: Factories) -> None:
    with pytest.raises(CreateRefused) as caught:
        factory.create("Order", amount=1, customer_id=99)
    assert str(caught.value) == (
        'Order was refused: POST /orders answered 409: {"message":"customer_id refers to customer 99, which does not '
        'exist"}; sent: {"customer_id":99,"amount":1}'
    )
    assert caught.value.response.status == 409


def test_a_created_record_can_be_related(mock: Mock, factory: Factories) -> None:
    customer = factory.create("Customer")
    assert factory.insert("Order", relate={"customer": customer})["customer_id"] == customer["id"]


# -- path --------------------------------------------------------------------------------------------------------------


def test_path_is_where_a_client_finds_a_record(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order")
    item = factory.insert("Item", relate={"order": order})
    assert factory.path("Order", order) == f"/orders/{order['id']}"
    assert get(mock, factory.path("Item", item)) == item
    assert mock.handle(Request("GET", factory.path("Customer", order["customer_id"]))).status == 200


def test_a_record_that_is_gone_can_not_be_related(mock: Mock, factory: Factories) -> None:
    order = factory.insert("Order")
    mock.reset()
    for make in (lambda: factory.insert("Item", relate={"order": order}), lambda: factory.path("Order", order)):
        with pytest.raises(FactoryError, match=f"there is no Order {order['id']}$"):
            make()


# -- what is refused ---------------------------------------------------------------------------------------------------

REFUSED = [
    (lambda f: f.insert("Oder"), 'the document has no resource "Oder"; did you mean "Order"?'),
    (lambda f: f.insert("Order", amuont=1), 'Order has no attribute "amuont"; did you mean "amount"?'),
    (
        lambda f: f.insert("Customer", attrs={"address.twon": "Bath"}),
        'Customer.address has no attribute "twon"; did you mean "town"?',
    ),
    (
        lambda f: f.insert("Order", customer=1),
        'Order has no attribute "customer", but a relation: relate={"customer": …}',
    ),
    (lambda f: f.insert("Order", "payd"), 'Order has no variant "payd"; did you mean "paid"?'),
    (lambda f: f.insert("Order", relate={"costumer": 1}), 'Order has no relation "costumer"; did you mean "customer"?'),
    (lambda f: f.insert("Order", build=["itmes"]), 'Order has no relation "itmes"; did you mean "items"?'),
    (lambda f: f.insert("Order", expand=["itmes"]), 'Order has no relation "itmes"; did you mean "items"?'),
    (lambda f: f.insert("Order", amount=0), "Order breaks the document: /amount must be at least 1"),
    (
        lambda f: f.insert("Order", "paid", status="new"),
        "Order: status is to be \"paid\" by a variant and 'new' by an attribute; say one of them",
    ),
    (lambda f: f.insert("Order", relate={"customer": 9}), '"customer": there is no Customer 9'),
    (
        lambda f: f.insert("Order", relate={"customer": 9}, customer_id=9),
        'Order: "customer" and "customer_id" say the same; say one of them',
    ),
    (
        lambda f: f.insert("Order", relate={"customer": [1]}),
        '"customer": a record of Customer or its key is wanted; got [1]',
    ),
    (lambda f: f.insert("Order", build=[{"customer": 2}]), 'Order has one "customer"; build 2 of it is too many'),
    (
        lambda f: f.insert("Order", build=[{"items": {"cuont": 2}}]),
        'build of "items" has no option "cuont"; did you mean "count"?',
    ),
    (
        lambda f: f.insert("Order", build=3),
        'build takes relations as "post", {"post": ["author"]}, {"posts": 2} or a list of these; got 3',
    ),
    (
        lambda f: f.insert("Order", build=["customer", ["items"]]),
        'build takes relations as "post", {"post": ["author"]}, {"posts": 2} or a list of these; got [\'items\']',
    ),
    (
        lambda f: f.insert("Order", encode="json"),
        'Order has no attribute "encode"; encode= is an option of params',
    ),
    (
        lambda f: f.create("Order", validate=False),
        'Order has no attribute "validate"; validate= is an option of insert',
    ),
    (
        lambda f: f.params("Order", expand=["customer"]),
        'Order has no attribute "expand"; expand= is an option of insert and create',
    ),
    (
        lambda f: f.request("createOrder", build=["customer"]),
        'Order has no attribute "build"; build= is an option of insert, create and params',
    ),
    (
        lambda f: f.insert("Order", inherit=False),
        'Order has no attribute "inherit"; inherit= is an option of a Variant',
    ),
    (
        lambda f: f.insert("Order", relate={"items": []}),
        '"items" stand below Order in the path, so they can\'t move there; insert each Item with relate',
    ),
    (lambda f: f.insert("Customer", relate={"orders": 3}), '"orders" takes a list of records or keys; got 3'),
    (
        lambda f: f.insert("Order", count=-1),
        "count is a number from 0 on, or None for one record that is not in a list; got -1",
    ),
    (lambda f: f.insert("Order", attrs={"amount": 1}, amount=2), '"amount" is given twice: in attrs and by keyword'),
    (lambda f: (f.insert("Order", id=3), f.insert("Order", id=3)), "order 3 exists already"),
    (lambda f: f.create("Order", status="new"), "Order.status is read-only: the service sets it, and insert may"),
    (lambda f: f.create("Order", amuont=1), 'Order has no attribute "amuont"; did you mean "amount"?'),
    (lambda f: f.path("Order", 3), "there is no Order 3"),
]


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_a_mistake_is_named_with_the_nearest_name(factory: Factories, make: Any, message: str) -> None:
    with pytest.raises(FactoryError) as caught:
        make(factory)
    assert str(caught.value) == message

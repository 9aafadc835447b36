"""Factories make request bodies that are right, bodies with one thing wrong, and whole requests."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play
from live_mocks import BOOKSHOP
from stall import stall

from understudy.mock import Mock, open_mock
from understudy.testing.factories import Factories, FactoryError, Invalid, choose


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(stall(), tmp_path)


@pytest.fixture
def factory(mock: Mock) -> Factories:
    return Factories(mock, seed=7)


# -- params ------------------------------------------------------------------------------------------------------------


def test_params_are_what_a_create_takes(mock: Mock, factory: Factories) -> None:
    body = factory.params("Order")
    assert body.keys() == {"customer_id", "amount"}, "neither what is optional nor what is read-only"
    assert answer(mock, "POST", "/orders", body)[0].status == 201


def test_params_full_of_an_operation_and_with_attributes(factory: Factories) -> None:
    assert factory.params("createCustomer", full=True).keys() == {"name", "mail", "address", "secret"}
    assert factory.params("Order", amount=choose([3]), note=None) == {"customer_id": 1, "amount": 3, "note": None}
    customer = factory.insert("Customer")
    assert factory.params("Order", relate={"customer": customer})["customer_id"] == customer["id"]


def test_params_of_a_body_that_is_no_object(factory: Factories) -> None:
    assert isinstance(factory.params("greet"), str)


def test_params_in_a_list(factory: Factories) -> None:
    assert [len(factory.params("Order", count=number)) for number in (0, 1, 3)] == [0, 1, 3]


CASES = [
    ("camel", ["customerId", "homeAddress", "streetName"]),
    ("pascal", ["CustomerId", "HomeAddress", "StreetName"]),
    ("snake", ["customer_id", "home_address", "street_name"]),
    ("constant", ["CUSTOMER_ID", "HOME_ADDRESS", "STREET_NAME"]),
    ("kebab", ["customer-id", "home-address", "street-name"]),
    ("cobol", ["CUSTOMER-ID", "HOME-ADDRESS", "STREET-NAME"]),
    ("header", ["Customer-Id", "Home-Address", "Street-Name"]),
    ("dot", ["customer.id", "home.address", "street.name"]),
    ("path", ["customer/id", "home/address", "street/name"]),
    ("flat", ["customerid", "homeaddress", "streetname"]),
    ("sentence", ["Customer id", "Home address", "Street name"]),
    ("title", ["Customer Id", "Home Address", "Street Name"]),
]


def _names(value: Any) -> list[str]:
    if isinstance(value, list):
        return [name for entry in value for name in _names(entry)]
    return [one for name, entry in value.items() for one in (name, *_names(entry))] if isinstance(value, dict) else []


@pytest.mark.parametrize(("case", "names"), CASES, ids=[case for case, _ in CASES])
def test_case_changes_keys_at_every_depth(tmp_path: Path, case: Any, names: list[str]) -> None:
    inner = {"type": "object", "required": ["street_name"], "properties": {"street_name": {"type": "string"}}}
    body = {
        "type": "object",
        "required": ["customer_id", "home_address"],
        "properties": {
            "customer_id": {"type": "integer"},
            "home_address": {"type": "array", "minItems": 1, "items": inner},
        },
    }
    mock = play(document({"/move": {"post": operation("move", body=body)}}), tmp_path)
    assert _names(Factories(mock).params("move", case=case)) == names


def test_case_then_nest_then_encode(factory: Factories) -> None:
    attrs = {"customer_id": 2, "amount": 3}
    assert factory.params("Order", attrs=attrs, case="camel", nest="new_order") == {
        "new_order": {"customerId": 2, "amount": 3}
    }
    assert factory.params("Order", attrs=attrs, nest=["data", "order"], encode="json") == (
        b'{"data":{"order":{"customer_id":2,"amount":3}}}'
    )
    assert factory.params("Order", attrs=attrs, nest="order", encode="form") == (
        b"order%5Bcustomer_id%5D=2&order%5Bamount%5D=3"
    )
    assert json.loads(factory.params("Order", attrs=attrs, count=2, encode="json")) == [attrs, attrs]


REFUSED = [
    (lambda f: f.params("Oder"), 'the document has no resource or operation "Oder"; did you mean "Order"?'),
    (lambda f: f.params("time"), "time takes no request body"),
    (lambda f: f.params("Order", amuont=1), 'Order has no attribute "amuont"; did you mean "amount"?'),
    (lambda f: f.params("Order", status="new"), "Order.status is read-only: the service sets it, and insert may"),
    (lambda f: f.params("Order", amount=0), "Order breaks the document: /amount must be at least 1"),
    (lambda f: f.params("greet", text="x"), 'greet takes no object, so it has no attribute "text"'),
    (lambda f: f.params("Order", case="camle"), 'params has no case "camle"; did you mean "camel"?'),
    (lambda f: f.params("Order", encode="csv"), 'params has no encoding "csv"; it has json, form, xml'),
    (
        lambda f: f.params("Order", count=2, encode="xml"),
        "XML has one root; a list of bodies has none: encode them one by one",
    ),
    (
        lambda f: f.params("Order", count=2, encode="form"),
        "a form has names; a list of bodies has none: encode them one by one",
    ),
    (
        lambda f: f.params("Order", relate={"items": []}),
        'a request can\'t relate "items": they point at Order, not it at them',
    ),
    (
        lambda f: f.invalid("Order", violate="amount:minimun"),
        'Order has no violation "amount:minimun"; did you mean "amount:minimum"?',
    ),
]


@pytest.mark.parametrize(("make", "message"), REFUSED, ids=[message for _, message in REFUSED])
def test_a_mistake_is_named_with_the_nearest_name(factory: Factories, make: Any, message: str) -> None:
    with pytest.raises(FactoryError) as caught:
        make(factory)
    assert str(caught.value) == message


def test_keys_that_become_one_are_refused(tmp_path: Path) -> None:
    body = {"type": "object", "required": ["a_b", "aB"], "properties": {"a_b": {"type": "string"}, "aB": True}}
    factory = Factories(play(document({"/x": {"post": operation("x", body=body)}}), tmp_path))
    with pytest.raises(FactoryError, match='"a_b" and "aB" are both "aB" in camel case'):
        factory.params("x", case="camel")


# -- invalid -----------------------------------------------------------------------------------------------------------


def test_invalid_breaks_one_constraint_and_says_which(mock: Mock, factory: Factories) -> None:
    [broken] = factory.invalid("Order", violate="amount:minimum")
    assert (broken.violation, broken.pointer, broken.message) == ("amount:minimum", "/amount", "must be at least 1")
    assert broken.value == {**broken.base, "amount": 0}
    response, body = answer(mock, "POST", "/orders", broken.value)
    assert (response.status, body) == (422, {"message": "body /amount: must be at least 1"})
    assert answer(mock, "POST", "/orders", broken.base)[0].status == 201


def test_invalid_covers_every_kind_of_constraint(factory: Factories) -> None:
    def kinds(name: str) -> set[str]:
        return {entry.violation for entry in factory.invalid(name)}

    assert kinds("Order") >= {
        "customer_id:required", "amount:required", "amount:type", "amount:minimum", "amount:maximum",
        "note:maxLength", "status:readOnly", "id:readOnly", "unexpected:additionalProperties", ":type",
    }  # fmt: skip
    assert kinds("Customer") >= {"mail:format", "address.town:required", "address.unexpected:additionalProperties"}
    assert kinds("Item") >= {"tags:maxItems", "tags:uniqueItems", "tags.0:minLength"}


def test_violate_picks_a_place_or_a_keyword(factory: Factories) -> None:
    def picked(violate: str) -> list[str]:
        return [entry.violation for entry in factory.invalid("Order", violate=violate)]

    assert picked("amount") == ["amount:required", "amount:type", "amount:minimum", "amount:maximum"]
    assert picked(":required") == ["customer_id:required", "amount:required"]


def test_a_token_request_is_not_judged_by_a_schema() -> None:
    factory = Factories(open_mock(BOOKSHOP))
    message = "createToken answers by the rules of OAuth 2, not by the document's schema"
    with pytest.raises(FactoryError) as caught:
        factory.invalid("createToken")
    assert str(caught.value) == message


# -- request -----------------------------------------------------------------------------------------------------------


def test_request_is_whole_even_for_a_strict_mock() -> None:
    mock = open_mock(BOOKSHOP, auth="strict")
    factory = Factories(mock, seed=3)
    for name, plan in mock.contract.resources.plans.items():
        if plan.kind != "token":
            response = mock.handle(factory.request(name, full=True))
            assert 200 <= response.status < 300, (name, response)


def test_request_selects_the_record_that_is_related(mock: Mock, factory: Factories) -> None:
    item = factory.insert("Item")
    request = factory.request("getItem", relate={"item": item})
    assert json.loads(mock.handle(request).body) == item
    changed = factory.request("changeOrder", relate={"order": factory.insert("Order", id=9)}, body={"note": "soon"})
    assert (changed.method, changed.path, changed.body) == ("PATCH", "/orders/9", b'{"note":"soon"}')


def test_each_violation_stands_alone(mock: Mock, factory: Factories) -> None:
    broken = factory.invalid("Item")
    assert all(isinstance(entry, Invalid) for entry in broken)
    order = factory.insert("Order")
    for entry in broken:
        assert len({one.violation for one in broken if one.value == entry.value}) == 1
        assert answer(mock, "POST", f"/orders/{order['id']}/items", entry.value)[0].status == 422

"""Effects that calculate: what they do, what they refuse, and what is reported of them at load."""

from __future__ import annotations

import copy
import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from understudy.clock import ManualClock
from understudy.contract import index, read_contract
from understudy.exchange import Request
from understudy.inference.explain import explain
from understudy.mock import Mock
from understudy.openapi.loaded import Document
from understudy.problem import DocumentError
from understudy.records import MockError

BASE: dict[str, Any] = yaml.safe_load("""
openapi: 3.1.0
info: {title: Stock, version: "1"}
paths:
  /orders:
    post:
      operationId: createOrder
      requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/NewOrder"}}}}
      responses: {"201": {$ref: "#/components/responses/Order"}, "409": {description: No., content: {application/json: {schema: {$ref: "#/components/schemas/Error"}}}}}
      x-mock-effects: [{collection: /items, each: $request.body#/lines, key: $each#/item, subtract: {stock: $each#/quantity}}]
  /orders/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get: {operationId: getOrder, responses: {"200": {$ref: "#/components/responses/Order"}, "404": {description: None.}}}
    delete:
      operationId: deleteOrder
      responses: {"204": {description: Gone.}, "404": {description: None.}}
      x-mock-effects: [{collection: /items, each: $record#/lines, key: $each#/item, add: {stock: $each#/quantity}}]
  /orders/{id}/cancel:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    post: {operationId: cancelOrder, responses: {"200": {$ref: "#/components/responses/Order"}, "409": {description: No.}}}
  /items:
    get: {operationId: listItems, responses: {"200": {description: All., content: {application/json: {schema: {type: array, items: {$ref: "#/components/schemas/Item"}}}}}}}
  /items/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: getItem, responses: {"200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}, "404": {description: None.}}}
    put: {operationId: putItem, requestBody: {content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}, responses: {"200": {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Item"}}}}, "404": {description: None.}}}
components:
  responses:
    Order: {description: It., content: {application/json: {schema: {$ref: "#/components/schemas/Order"}}}}
  schemas:
    Error: {type: object, required: [code, message], properties: {code: {type: string}, message: {type: string}}}
    Line: {type: object, required: [item], properties: {item: {type: string}, quantity: {type: number}, label: {type: string}}}
    NewOrder: {type: object, required: [lines], properties: {lines: {type: array, items: {$ref: "#/components/schemas/Line"}}}}
    Order:
      type: object
      required: [id, status]
      properties: {id: {type: integer}, status: {type: string, enum: [open, cancelled, expired]}, lines: {type: array, items: {$ref: "#/components/schemas/Line"}}}
      x-mock-lifecycle:
        initial: open
        terminal: [cancelled, expired]
        transitions:
          - {from: open, to: cancelled, by: cancelOrder, effects: [{collection: /items, each: $record#/lines, key: $each#/item, add: {stock: $each#/quantity}, set: {note: $record#/status}}]}
          - {from: open, to: expired, after: P1D, effects: [{collection: /items, key: gone, add: {stock: 1}}]}
    Item:
      type: object
      required: [id, stock]
      properties: {id: {type: string}, stock: {type: number, minimum: 0, maximum: 100}, note: {type: string}, sold: {type: integer}}
""")  # noqa: E501 - a document is read by the line
EFFECT = BASE["paths"]["/orders"]["post"]["x-mock-effects"][0]


def opened(change: dict[str, Any] | None = None, document: dict[str, Any] = BASE) -> Mock:
    """A mock of the shop with an item `a` of which there are 10; `change` is of the effect of an order."""
    built = copy.deepcopy(document)
    if change is not None:
        built["paths"]["/orders"]["post"]["x-mock-effects"] = [{**EFFECT, **change}]
    mock = Mock(index(Document(built, Path("stock.yaml"), "3.1", ())), clock=ManualClock(), fill="required")
    mock.create("items", id="a", stock=10)
    return mock


def call(mock: Mock, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    headers = {"content-type": "application/json"} if body is not None else {}
    response = mock.handle(Request(method, path, "", headers, b"" if body is None else json.dumps(body).encode()))
    return response.status, json.loads(response.body) if response.body else None


def order(mock: Mock, *quantities: Any, item: str = "a") -> tuple[int, Any]:
    return call(mock, "POST", "/orders", {"lines": [{"item": item, "quantity": each} for each in quantities]})


def test_a_stock_goes_from_10_to_8() -> None:
    mock = opened()
    with mock.changes() as changes:
        assert order(mock, 2)[0] == 201
    assert changes.updated["items"][0].fields == {"stock": (10, 8)}
    assert changes.counts == {"orders": 1}
    assert call(mock, "GET", "/items/a")[1]["stock"] == 8


def test_each_element_counts_and_the_same_record_twice() -> None:
    mock = opened()
    mock.create("items", id="b", stock=5)
    lines = [{"item": "a", "quantity": 2}, {"item": "b", "quantity": 5}, {"item": "a", "quantity": 3}]
    assert call(mock, "POST", "/orders", {"lines": lines})[0] == 201
    assert [item["stock"] for item in mock.records("items")] == [5, 0]


def test_what_breaks_the_schema_is_refused_and_nothing_is_changed() -> None:
    mock = opened()
    with mock.unchanged():
        assert order(mock, 4, 7) == (
            409,
            {"code": "conflict", "message": "item a: stock can't go from 6 to -1: must be at least 0"},
        )
        assert order(mock, -91)[1]["message"] == "item a: stock can't go from 10 to 101: must be at most 100"
    assert mock.assert_last_error(resource="items", key="a").operation_id == "createOrder"
    assert order(mock, 10)[0] == 201


def test_a_record_that_is_not_there_is_refused() -> None:
    mock = opened()
    with mock.unchanged():
        assert order(mock, 1, item="b")[1]["message"] == "there is no item b, whose stock would change"


@pytest.mark.parametrize(("documented", "status"), [("409", 409), ("422", 422), ("400", 400), ("404", 409)])
def test_the_status_is_one_that_the_operation_documents(documented: str, status: int) -> None:
    built = copy.deepcopy(BASE)
    responses = built["paths"]["/orders"]["post"]["responses"]
    responses[documented] = responses.pop("409")
    mock = opened(document=built)
    with mock.unchanged():
        assert order(mock, 11)[0] == status


def test_an_order_that_is_cancelled_gives_back() -> None:
    mock = opened()
    order(mock, 2)
    assert call(mock, "POST", "/orders/1/cancel")[0] == 200
    assert mock.get("items", "a") == {"id": "a", "stock": 10, "note": "cancelled"}
    order(mock, 3)
    assert call(mock, "DELETE", "/orders/2")[0] == 204
    assert mock.get("items", "a")["stock"] == 10
    order(mock, 4)
    mock.transition("orders", 3, to="cancelled")
    assert mock.get("items", "a")["stock"] == 10


def test_what_gives_too_much_back_is_refused() -> None:
    mock = opened()
    order(mock, 2)
    mock.update("items", "a", stock=99)
    with mock.unchanged():
        assert call(mock, "DELETE", "/orders/1")[0] == 409
        with pytest.raises(MockError, match="item a: stock can't go from 99 to 101: must be at most 100"):
            mock.transition("orders", 1, to="cancelled")
    assert mock.get("orders", 1)["status"] == "open"


def test_a_timed_move_whose_effect_is_refused_is_not_made(caplog: pytest.LogCaptureFixture) -> None:
    mock = opened()
    order(mock, 2)
    mock.advance(timedelta(days=2))
    assert mock.get("orders", 1)["status"] == "open"
    assert caplog.messages == ["a timed transition was not made: there is no item gone, whose stock would change"]


def test_what_is_left_out_is_not_counted() -> None:
    """As with `set`: an expression that leads nowhere, for an optional property, leaves everything as it is."""
    mock = opened()
    assert call(mock, "POST", "/orders", {"lines": [{"item": "a"}]})[0] == 201
    assert mock.get("items", "a")["stock"] == 10


def test_what_is_not_there_yet_counts_from_0() -> None:
    mock = opened({"subtract": {"stock": 1}, "add": {"sold": "$each#/quantity"}})
    order(mock, 2)
    order(mock, 3)
    assert mock.get("items", "a") == {"id": "a", "stock": 8, "sold": 5}
    assert order(mock, 0.5)[1]["message"] == "item a: sold can't go from 5 to 5.5: expected integer, got number"


def test_what_is_no_number_is_refused() -> None:
    built = copy.deepcopy(BASE)
    built["components"]["schemas"]["Line"]["properties"]["quantity"] = True
    built["components"]["schemas"]["Item"]["properties"]["sold"] = True
    mock = opened(document=built)
    assert order(mock, "2")[1]["message"] == 'item a: stock can\'t be calculated: "2" is no number'
    assert order(mock, True)[1]["message"] == "item a: stock can't be calculated: true is no number"
    mock = opened({"subtract": {"sold": 1}}, built)
    mock.update("items", "a", sold=["x"])
    assert order(mock, 1)[1]["message"] == 'item a: sold can\'t be calculated: ["x"] is no number'


def test_money_is_counted_in_decimals() -> None:
    mock = opened()
    mock.update("items", "a", stock=0.3)
    order(mock, 0.1)
    assert mock.get("items", "a")["stock"] == 0.2
    order(mock, 0.2)
    assert mock.get("items", "a")["stock"] == 0


def test_a_number_that_json_can_not_hold_is_refused() -> None:
    built = copy.deepcopy(BASE)
    built["components"]["schemas"]["Item"]["properties"]["stock"] = {"type": "number"}
    mock = opened(document=built)
    mock.update("items", "a", stock=-1.7e308)
    with mock.unchanged():
        assert order(mock, 1.7e308)[1]["message"] == "-1.7e+308 and 1.7e+308 make a number that JSON can't hold"


def test_neither_is_a_whole_number_of_many_digits() -> None:
    built = copy.deepcopy(BASE)
    built["components"]["schemas"]["Item"]["properties"]["stock"] = {"type": "integer"}
    mock = opened({"subtract": {"stock": -(10**400)}}, built)
    with mock.unchanged():
        assert order(mock, 1)[1]["message"] == f"10 and -{10**400} make a number that JSON can't hold"


@given(st.lists(st.lists(st.integers(0, 4), min_size=1, max_size=3), max_size=8))
def test_the_stock_is_what_was_not_sold(orders: list[list[int]]) -> None:
    mock = opened()
    left = 10
    for quantities in orders:
        status, _ = order(mock, *quantities)
        assert status == (201 if sum(quantities) <= left else 409)
        left -= sum(quantities) if status == 201 else 0
        assert mock.get("items", "a")["stock"] == left


def test_it_is_explained() -> None:
    explained = explain(opened().contract)
    assert "createOrder: create, changing items (POST on a collection)" in explained


@pytest.mark.parametrize(
    ("change", "wrong"),
    [
        ({"subtract": {"stok": 1}}, "items has no stok (did you mean stock?)"),
        ({"add": {"note": 1}}, "note of items is no number but of type string ()"),
        (
            {"add": {"stock": 1}},
            "stock is changed twice by one effect; only the order of a list says what comes first "
            "(make two effects of it)",
        ),
        (
            {"set": {"stock": 1}},
            "stock is changed twice by one effect; only the order of a list says what comes first "
            "(make two effects of it)",
        ),
        (
            {"subtract": {"stock": "$each#/quantty"}},
            "$each#/quantty leads nowhere: there is no quantty (did you mean quantity?)",
        ),
        ({"set": {"id": "b"}}, "id is the key of /items, which stays (leave it out of set)"),
        (
            {"subtract": {"stock": "$created.line#/quantity"}},
            "$created.line#/quantity: $created.line means nothing here (did you mean $created.lines?)",
        ),
        (
            {"subtract": {"stock": "$created.lines#/stok"}},
            "$created.lines#/stok leads nowhere: there is no stok (did you mean stock?)",
        ),
        ({"subtract": {"stock": "$each#/label"}}, "$each#/label is no number but of type string ()"),
        (
            {"subtract": {"stock": "$requst.body#/quantity"}},
            "$requst.body#/quantity: $requst.body means nothing here (did you mean $request.body?)",
        ),
        (
            {"each": "$request.body#/line"},
            "$request.body#/line leads nowhere: there is no line (did you mean lines?)",
        ),
        ({"each": "$request.body#/lines/0/item"}, "$request.body#/lines/0/item is no array ()"),
        ({"key": "$each#/itm"}, "$each#/itm leads nowhere: there is no itm (did you mean item?)"),
        (
            {"subtract": {"stock": "2"}},
            'x-mock-effects: "2" does not match "^\\$" (see docs/x-mock.md)',
        ),
        (
            {"substract": {"stock": 1}},
            "x-mock-effects: Additional properties are not allowed ('substract' was unexpected) "
            "(did you mean subtract?)",
        ),
    ],
)  # fmt: skip
def test_what_is_wrong_is_reported_at_load(tmp_path: Path, change: dict[str, Any], wrong: str) -> None:
    assert wrong in problems_of(tmp_path, {**EFFECT, **change})


def problems_of(tmp_path: Path, effect: dict[str, Any], operation: tuple[str, str] = ("/orders", "post")) -> list[str]:
    built = copy.deepcopy(BASE)
    path, method = operation
    built["paths"][path][method]["x-mock-effects"] = [effect]
    built["paths"]["/orders"]["post"]["x-mock-creates"] = [{"collection": "/items", "as": "lines"}]
    (tmp_path / "stock.yaml").write_text(yaml.safe_dump(built))
    with pytest.raises(DocumentError) as caught:
        read_contract(tmp_path / "stock.yaml")
    return [f"{problem.message} ({problem.hint})" for problem in caught.value.problems]


def test_an_effect_that_could_do_nothing_is_reported_at_load(tmp_path: Path) -> None:
    nothing = {"collection": "/items", "key": "a"}
    assert problems_of(tmp_path, nothing) == ["an effect needs set, add or subtract ()"]
    useless = {**nothing, "add": {"stock": 1}}
    assert problems_of(tmp_path, useless, ("/orders/{id}", "get")) == [
        "getOrder changes no record, so it has no effects (read: GET on an item) ()"
    ]


def test_only_records_with_one_key_can_be_reached(tmp_path: Path) -> None:
    built = copy.deepcopy(BASE)
    built["paths"]["/items/{id}/parts/{part}"] = {
        "parameters": [{"name": name, "in": "path", "required": True, "schema": {}} for name in ("id", "part")],
        "get": {"responses": {"200": {"description": "It."}}},
    }
    built["paths"]["/orders"]["post"]["x-mock-effects"] = [
        {"collection": "/items/{id}/parts", "key": 1, "add": {"x": 1}}
    ]
    (tmp_path / "stock.yaml").write_text(yaml.safe_dump(built))
    with pytest.raises(
        DocumentError, match=r"an effect can't reach /items/{id}/parts: its records need more, or less, than one key"
    ):
        read_contract(tmp_path / "stock.yaml")


def test_a_change_of_a_record_has_effects_with_what_it_says_then() -> None:
    document = copy.deepcopy(BASE)
    document["paths"]["/items/{id}"]["put"]["x-mock-effects"] = [
        {"collection": "/items", "key": "log", "set": {"note": "$record#/id"}}
    ]
    mock = opened(document=document)
    mock.create("items", id="log", stock=1)
    assert call(mock, "PUT", "/items/a", {"id": "a", "stock": 3})[0] == 200
    assert call(mock, "GET", "/items/log")[1]["note"] == "a"


def test_an_amount_may_stand_in_the_request_and_what_is_only_set_needs_no_record() -> None:
    request = {"each": "$request.body#/lines", "key": "a", "subtract": {"stock": "$request.body#/lines/0/quantity"}}
    mock = opened(request)
    assert order(mock, 4)[0] == 201
    assert call(mock, "GET", "/items/a")[1]["stock"] == 6
    document = copy.deepcopy(BASE)
    document["paths"]["/orders"]["post"]["x-mock-effects"] = [
        {"collection": "/items", "key": "nothing", "set": {"note": "sold"}}
    ]
    assert order(opened(document=document), 4)[0] == 201

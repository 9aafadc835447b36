"""Bodies that are no record: one element of an array in it, several records at once, or the keys of some."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

TEXT = {"type": "string"}
NUMBER = {"type": "integer"}
ID = [{"name": "paymentId", "in": "path", "required": True, "schema": TEXT}]
TRANSACTION = {
    "type": "object",
    "properties": {"transactionId": TEXT, "kind": TEXT, "amount": NUMBER, "gateway": TEXT, "currency": TEXT},
}
WIDER = {"type": "object", "properties": {**TRANSACTION["properties"], "adjusted": {"type": "boolean"}}}
PAYMENT = {
    "type": "object",
    "required": ["paymentId"],
    "properties": {
        "paymentId": TEXT,
        "currency": TEXT,
        "transactions": {"type": "array", "items": schema_ref("Transaction")},
    },
}


def payments(taken: str = "Transaction") -> dict[str, Any]:
    return document(
        {
            "/payments": {"post": operation("pay", "201", schema_ref("Payment"), body=schema_ref(taken))},
            "/payments/{paymentId}": {
                "parameters": ID,
                "get": operation("payment", reply=schema_ref("Payment")),
                "put": operation("complete", "204", body=schema_ref(taken)),
            },
            "/payments/{paymentId}/refunds": {
                "parameters": ID,
                "post": operation("refund", "201", schema_ref("Payment"), body=schema_ref(taken)),
            },
        },
        {"Payment": PAYMENT, "Transaction": TRANSACTION, "Wider": WIDER},
    )


@pytest.mark.parametrize("taken", ["Transaction", "Wider"], ids=["the element's schema", "one with more properties"])
def test_a_body_that_is_an_element_of_an_array_comes_to_what_is_there(tmp_path: Path, taken: str) -> None:
    mock = play(payments(taken), tmp_path)
    first = {"transactionId": "a", "kind": "authorize", "amount": 5, "currency": "EUR"}
    made = answer(mock, "POST", "/payments", first)[1]
    place = f"/payments/{made['paymentId']}"
    assert made["transactions"] == [first]
    refund = {"transactionId": "b", "kind": "refund", "amount": 2}
    assert answer(mock, "POST", f"{place}/refunds", refund)[1]["paymentId"] == made["paymentId"]
    answer(mock, "PUT", place, {"transactionId": "a", "kind": "capture"})
    assert answer(mock, "GET", place)[1]["transactions"] == [refund, {"transactionId": "a", "kind": "capture"}]


ROLE = {"type": "object", "required": ["id"], "properties": {"id": TEXT, "name": TEXT}}
NEW = {"type": "object", "properties": {"name": TEXT}}
KEYS = {"type": "array", "items": TEXT}


def several(body: dict[str, Any], reply: dict[str, Any]) -> dict[str, Any]:
    changes = {"type": "object", "properties": {"keys": KEYS, "data": NEW}}
    return document(
        {
            "/roles": {
                "get": operation("roles", reply={"type": "array", "items": schema_ref("Role")}),
                "post": operation("create", "200", reply, body=body),
                "patch": operation("change", reply={"type": "array", "items": schema_ref("Role")}, body=changes),
                "delete": operation("drop", "204", body=KEYS),
            },
            "/roles/{id}": {
                "parameters": [{**ID[0], "name": "id"}],
                "get": operation("role", reply=schema_ref("Role"), responses={"404": {"description": "no"}}),
            },
        },
        {"Role": ROLE},
    )


def many(node: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": node}


def in_data(node: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "required": ["data"], "properties": {"data": node}}


NAMES = [{"name": name} for name in ("reader", "writer", "owner")]


@pytest.mark.parametrize("around", [lambda node: node, in_data], ids=["bare", "in data"])
def test_every_element_of_a_body_becomes_a_record(tmp_path: Path, around: Any) -> None:
    mock = play(several(around(many(NEW)), around(many(schema_ref("Role")))), tmp_path)
    sent = NAMES if around(1) == 1 else {"data": NAMES}
    made = answer(mock, "POST", "/roles", sent)[1]
    made = made if isinstance(made, list) else made["data"]
    assert [each["name"] for each in made] == ["reader", "writer", "owner"]
    assert answer(mock, "GET", f"/roles/{made[1]['id']}")[1] == made[1]


def test_one_of_them_that_is_taken_makes_none(tmp_path: Path) -> None:
    mock = play(several(many(schema_ref("Role")), many(schema_ref("Role"))), tmp_path)
    assert answer(mock, "POST", "/roles", [{"id": "a", "name": "x"}, {"id": "a", "name": "y"}])[0].status == 409
    assert answer(mock, "GET", "/roles")[1] == []


def test_the_records_whose_keys_a_body_lists_are_changed_and_dropped(tmp_path: Path) -> None:
    mock = play(several(many(NEW), many(schema_ref("Role"))), tmp_path)
    first, second, third = (each["id"] for each in answer(mock, "POST", "/roles", NAMES)[1])
    changed = answer(mock, "PATCH", "/roles", {"keys": [first, third], "data": {"name": "guest"}})[1]
    assert [(each["id"], each["name"]) for each in changed] == [(first, "guest"), (third, "guest")]
    answer(mock, "DELETE", "/roles", [first, second])
    assert [each["id"] for each in answer(mock, "GET", "/roles")[1]] == [third]


INTERVAL = {"type": "object", "properties": {"interval": NUMBER}}
CONFIG = {"type": "object", "properties": {"interval": NUMBER, "states": many(schema_ref("Role"))}}
PLAIN = {"type": "object", "properties": {"interval": NUMBER, "since": TEXT}}


@pytest.mark.parametrize(
    ("config", "post"),
    [
        (CONFIG, operation("set", "201", schema_ref("Config"), body=schema_ref("Config"))),
        (PLAIN, operation("set", "200", body=INTERVAL)),
    ],
    ids=["the same component", "a part of it"],
)
def test_what_is_posted_where_get_shows_the_same_is_one_record(
    tmp_path: Path, config: dict[str, Any], post: dict[str, Any]
) -> None:
    paths = {"/config": {"get": operation("config", reply=schema_ref("Config")), "post": post}}
    mock = play(document(paths, {"Config": config, "Role": ROLE}), tmp_path)
    for interval in (5, 7):
        answer(mock, "POST", "/config", {"interval": interval})
        assert answer(mock, "GET", "/config")[1]["interval"] == interval

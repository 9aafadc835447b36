"""A record that is called like a verb and leads to another counts there: a refund of a charge, a payment of a bill."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

TEXT, INT = {"type": "string"}, {"type": "integer"}
CHARGE = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": TEXT,
        "amount": INT,
        "amount_refunded": INT,
        "refunded": {"type": "boolean"},
        "amount_paid": INT,
        "amount_remaining": INT,
    },
}


def shop(folder: Path, noun: str = "refunds") -> Mock:
    part = {
        "type": "object",
        "required": ["id", "amount"],
        "properties": {"id": TEXT, "amount": INT, "charge_id": TEXT, "note": TEXT},
    }
    body = {"type": "object", "properties": {"amount": INT, "charge_id": TEXT}}
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    paths: dict[str, Any] = {}
    for name, record, sent in (
        ("charges", "Charge", {"type": "object", "properties": {"amount": INT}}),
        (noun, "Part", body),
    ):
        make = operation(
            f"make{record}", "201", schema_ref(record), body=sent, responses={"409": {"description": "no"}}
        )
        paths[f"/{name}"] = {"post": make}
        paths[f"/{name}/{{id}}"] = {"parameters": key, "get": operation(f"read{record}", reply=schema_ref(record))}
    return play(document(paths, {"Charge": CHARGE, "Part": part}), folder)


def charged(mock: Mock) -> str:
    made = answer(mock, "POST", "/charges", {"amount": 500})[1]
    assert (made["amount_refunded"], made["refunded"]) == (0, False)
    return str(made["id"])


def test_parts_add_up_until_all_is_counted(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    charge = charged(mock)
    first = answer(mock, "POST", "/refunds", {"charge_id": charge, "amount": 200})[1]
    assert first["amount"] == 200
    shown = answer(mock, "GET", f"/charges/{charge}")[1]
    assert (shown["amount"], shown["amount_refunded"], shown["refunded"]) == (500, 200, False)
    rest = answer(mock, "POST", "/refunds", {"charge_id": charge})[1]
    assert rest["amount"] == 300
    shown = answer(mock, "GET", f"/charges/{charge}")[1]
    assert (shown["amount_refunded"], shown["refunded"]) == (500, True)


def test_more_than_is_left_is_refused_and_counts_nothing(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    charge = charged(mock)
    response, _ = answer(mock, "POST", "/refunds", {"charge_id": charge, "amount": 501})
    assert response.status == 409
    assert dict(response.headers)["X-Mock-Reason"] == (
        "amount_refunded is 0 of 500; refund of 501 more is not possible"
    )
    assert answer(mock, "GET", f"/charges/{charge}")[1]["amount_refunded"] == 0
    assert mock.records("refunds") == []


@pytest.mark.parametrize("noun", ["notes", "captures"])
def test_what_is_no_verb_that_is_done_in_parts_counts_nowhere(noun: str, tmp_path: Path) -> None:
    mock = shop(tmp_path, noun)
    charge = str(answer(mock, "POST", "/charges", {"amount": 500})[1]["id"])
    before = answer(mock, "GET", f"/charges/{charge}")[1]
    assert answer(mock, "POST", f"/{noun}", {"charge_id": charge, "amount": 200})[0].status == 201
    assert answer(mock, "GET", f"/charges/{charge}")[1] == before


def test_explain_says_where_it_counts(tmp_path: Path) -> None:
    assert "counting in amount_refunded of charges, where charge_id leads" in explain(shop(tmp_path).contract)

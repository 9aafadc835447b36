"""docs/extending.md is true: its code runs as it stands, in the page's order, and prints what its comments say."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, schema_ref
from howtos import blocks
from receivers import HOOK

from understudy.mock import Mock

_PRINTED = re.compile(r"^print\(.*\)  # (.*)$", re.MULTILINE)


def shop() -> dict[str, Any]:
    whole = {"type": "integer", "minimum": 1}
    order = {
        "type": "object",
        "required": ["id", "total", "status"],
        "properties": {
            "id": whole,
            "total": {"type": "integer"},
            "status": {"type": "string", "enum": ["open", "paid"], "readOnly": True},
        },
    }
    receipt = {
        "type": "object",
        "required": ["id", "order_id", "amount"],
        "properties": {"id": whole, "order_id": {"type": "integer"}, "amount": {"type": "integer"}},
    }
    message = {"type": "object", "required": ["message"], "properties": {"message": {"type": "string"}}}
    lacking = {"404": {"description": "none", "content": {"application/json": {"schema": message}}}}
    refused = {**lacking, "409": {"description": "no", "content": {"application/json": {"schema": message}}}}
    one = [{"name": "id", "in": "path", "required": True, "schema": whole}]
    payment = {"type": "object", "required": ["amount"], "properties": {"amount": {"type": "integer"}}}
    paths: dict[str, Any] = {
        "/orders/{id}/pay": {
            "parameters": one,
            "post": operation("payOrder", reply=schema_ref("Order"), body=payment, responses=refused),
        }
    }
    several = {"type": "array", "items": schema_ref("Order")}
    paths["/orders/scan"] = {"post": operation("searchOrders", reply=several, body={"type": "object"})}
    product = {
        "type": "object",
        "required": ["id", "account", "sku"],
        "properties": {
            "id": whole,
            "account": {"type": "string", "format": "iban"},
            "sku": {"type": "string", "pattern": "^[A-Z]{2}-[0-9]{3}$"},
        },
    }
    for name, schema in (("orders", "Order"), ("receipts", "Receipt"), ("products", "Product")):
        paths[f"/{name}"] = {
            "get": operation(f"list{name}", reply={"type": "array", "items": schema_ref(schema)}),
            "post": operation(f"make{schema}", "201", schema_ref(schema), body=schema_ref(schema)),
        }
        paths[f"/{name}/{{id}}"] = {
            "parameters": one,
            "get": operation(f"get{schema}", reply=schema_ref(schema), responses=lacking),
        }
    signed = {"name": "Acme-Signature", "in": "header", "description": "ts=TIME;h1=MAC", "schema": {"type": "string"}}
    made = operation("orderCreated", body=schema_ref("Order"), parameters=[signed])
    return document(
        paths, {"Order": order, "Receipt": receipt, "Product": product}, webhooks={"order.created": {"post": made}}
    )


def post(mock: Mock, path: str, body: Any) -> str:
    response, value = answer(mock, "POST", path, body)
    return f"{response.status} {value}"


def test_the_page_is_true(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "shop.yaml").write_text(json.dumps(shop()))
    known: dict[str, Any] = {"post": post, "hook": HOOK, "Path": Path}
    expected = []
    for block in blocks("extending.md"):
        exec(compile(block, "docs/extending.md", "exec"), known)
        expected += _PRINTED.findall(block)
    assert capsys.readouterr().out.splitlines() == expected
    assert len(expected) >= 4

"""A market stall: a small document for the tests of the factories, with a status, foreign keys and nested paths."""

from __future__ import annotations

import copy
from typing import Any

from documents import JSON, document, operation, schema_ref

__all__ = ["stall"]

_ERROR = {
    "description": "no",
    "content": {JSON: {"schema": {"type": "object", "properties": {"message": {"type": "string"}}}}},
}
_REFUSALS = {"404": _ERROR, "409": _ERROR, "422": _ERROR}
_ID = {"type": "integer", "minimum": 1, "readOnly": True}
_KEY = {"type": "integer", "minimum": 1}
_TIME = {"type": "string", "format": "date-time", "readOnly": True}


def _object(required: list[str], properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": required, "properties": properties}


_ADDRESS = _object(
    ["street", "town"], {"street": {"type": "string"}, "town": {"type": "string"}, "floor": {"type": "integer"}}
)
_STATES = ["new", "paid", "shipped"]
_SCHEMAS = {
    "Customer": _object(
        ["id", "name"],
        {
            "id": _ID,
            "name": {"type": "string", "minLength": 1, "maxLength": 40},
            "mail": {"type": "string", "format": "email"},
            "address": _ADDRESS,
            "secret": {"type": "string", "writeOnly": True, "minLength": 3},
        },
    ),
    "Order": _object(
        ["id", "customer_id", "amount", "status", "created_at"],
        {
            "id": _ID,
            "customer_id": _KEY,
            "amount": {"type": "integer", "minimum": 1, "maximum": 100_000},
            "total": {"type": "integer"},
            "note": {"type": ["string", "null"], "maxLength": 20},
            "status": {"type": "string", "enum": _STATES, "readOnly": True},
            "created_at": _TIME,
        },
    ),
    "Item": _object(
        ["number", "title"],
        {
            "number": _ID,
            "title": {"type": "string", "minLength": 1},
            "order_id": _KEY,
            "tags": {"type": "array", "maxItems": 3, "uniqueItems": True, "items": {"type": "string", "minLength": 1}},
        },
    ),
}


def _parameter(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": _KEY}


def _pair(noun: str, plural: str, key: str, at: str = "") -> dict[str, Any]:
    """A collection that can be listed and added to, and its items."""
    above = [_parameter("order_id")] if at else []
    reply = schema_ref(noun)
    return {
        f"{at}/{plural}": {
            "parameters": above,
            "get": operation(f"list{noun}s", reply={"type": "array", "items": reply}, responses=_REFUSALS),
            "post": operation(f"create{noun}", "201", reply, body=reply, responses=_REFUSALS),
        },
        f"{at}/{plural}/{{{key}}}": {
            "parameters": [*above, _parameter(key)],
            "get": operation(f"get{noun}", reply=reply, responses=_REFUSALS),
            "patch": operation(f"change{noun}", reply=reply, body={"type": "object"}, responses=_REFUSALS),
        },
    }


def stall() -> dict[str, Any]:
    paths = {
        **_pair("Customer", "customers", "customer_id"),
        **_pair("Order", "orders", "order_id"),
        **_pair("Item", "items", "number", "/orders/{order_id}"),
        "/greeting": {"post": operation("greet", reply={"type": "string"}, body={"type": "string", "minLength": 2})},
        "/time": {"get": operation("time", reply={"type": "string"})},
    }
    return document(paths, copy.deepcopy(_SCHEMAS))

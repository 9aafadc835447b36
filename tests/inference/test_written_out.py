"""Documents without any `$ref`: which of the schemas that are written out are one and the same."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

from documents import answer, document, operation, play

from understudy.mock import Mock

TEXT = {"type": "string"}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
ORDER = {"type": "object", "properties": {"id": TEXT, "note": TEXT}}
PAYMENT = {"type": "object", "properties": {"id": TEXT, "method": TEXT, "amount": {"type": "integer"}}}
NEW = {"type": "object", "properties": {"method": TEXT, "amount": {"type": "integer"}}}
LABEL = {"type": "object", "properties": {"id": TEXT, "name": TEXT}}


def many(record: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": record}


def shop(**more: Any) -> dict[str, Any]:
    """Orders with payments below them, which are read at a path of their own, and with labels that look like tags."""
    paths = {
        "/orders": {"post": operation("order", "201", ORDER, body=ORDER)},
        "/orders/{id}": {"parameters": KEY, "get": operation("oneOrder", reply=ORDER)},
        "/orders/{id}/payments": {"parameters": KEY, "post": operation("pay", "201", PAYMENT, body=NEW)},
        "/payments": {"get": operation("payments", reply=many(PAYMENT))},
        "/payments/{id}": {"parameters": KEY, "get": operation("payment", reply=PAYMENT)},
        "/labels": {
            "post": operation("label", "201", LABEL, body=LABEL),
            "get": operation("labels", reply=many(LABEL)),
        },
        "/tags": {"post": operation("tag", "201", LABEL, body=LABEL), "get": operation("tags", reply=many(LABEL))},
        **more,
    }
    # Each a schema of its own, as a tool that resolves references leaves them.
    return document(copy.deepcopy(paths), {})


def pay(mock: Mock) -> dict[str, Any]:
    order = answer(mock, "POST", "/orders", {"note": "x"})[1]
    made: dict[str, Any] = answer(mock, "POST", f"/orders/{order['id']}/payments", {"method": "card", "amount": 5})[1]
    return made


def test_a_record_is_one_at_every_path_that_shows_it(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    made = pay(mock)
    assert answer(mock, "GET", f"/payments/{made['id']}")[1] == made
    assert answer(mock, "GET", "/payments")[1] == [made]


def test_what_only_looks_alike_is_not_the_same(tmp_path: Path) -> None:
    mock = play(shop(), tmp_path)
    label = answer(mock, "POST", "/labels", {"name": "red"})[1]
    assert answer(mock, "GET", "/tags")[1] == []
    assert answer(mock, "GET", "/labels")[1] == [label]


def test_many_properties_make_a_record_whatever_its_path_is_called(tmp_path: Path) -> None:
    names = ("id", "title", "author", "isbn", "pages", "language", "publisher", "shelf")
    book = {"type": "object", "properties": dict.fromkeys(names, TEXT)}
    more = {
        "/books": {"post": operation("book", "201", book, body=book), "get": operation("books", reply=many(book))},
        "/books/{id}": {"parameters": KEY, "get": operation("oneBook", reply=book)},
        "/bestsellers": {"get": operation("best", reply=many(book))},
    }
    mock = play(shop(**more), tmp_path)
    made = answer(mock, "POST", "/books", {"title": "Emma"})[1]
    assert answer(mock, "GET", "/bestsellers")[1] == [made]


def test_a_document_that_names_its_schemas_means_it_where_it_does_not(tmp_path: Path) -> None:
    built = shop()
    built["components"]["schemas"]["Order"] = ORDER
    named = {"$ref": "#/components/schemas/Order"}
    for path in ("/orders", "/orders/{id}"):
        for method in ("post", "get"):
            for each in built["paths"][path].get(method, {}).get("responses", {}).values():
                each["content"]["application/json"]["schema"] = named
    mock = play(built, tmp_path)
    assert mock.contract.resources.plans["pay"].collection != "/payments"

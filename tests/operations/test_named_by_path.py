"""What a request says below a record may have its name from the path: `quantity` of `/products/{id}/stock`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
PRODUCT = {
    "type": "object",
    "required": ["id"],
    "properties": {
        "id": {**WHOLE, "readOnly": True},
        "name": TEXT,
        "stockQuantity": WHOLE,
        "shelf_name": TEXT,
        "level": WHOLE,
    },
}


def products(folder: Path, path: str, **more: Any) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": WHOLE}]
    parameters = [*key, *more.pop("parameters", [])]
    paths = {
        "/products": {"post": operation("make", "201", schema_ref("Product"), body=schema_ref("Product"))},
        "/products/{id}": {"parameters": key, "get": operation("read", reply=schema_ref("Product"))},
        path: {"patch": operation("change", reply=schema_ref("Product"), parameters=parameters, **more)},
    }
    mock = play(document(paths, {"Product": PRODUCT}), folder)
    made = {"name": "Mug", "stockQuantity": 1, "shelf_name": "a", "level": 2}
    assert answer(mock, "POST", "/products", made)[0].status == 201
    return mock


def body(**named: Any) -> dict[str, Any]:
    return {"body": {"type": "object", "properties": named}}


@pytest.mark.parametrize(
    ("path", "sent", "target", "request_", "changed"),
    [
        ("/products/{id}/stock", body(quantity=WHOLE), "/products/1/stock", {"quantity": 9}, {"stockQuantity": 9}),
        (
            "/products/{id}/stock",
            {"parameters": [{"name": "quantity", "in": "query", "schema": WHOLE}]},
            "/products/1/stock?quantity=9",
            None,
            {"stockQuantity": 9},
        ),
        ("/products/{id}/shelves", body(name=TEXT), "/products/1/shelves", {"name": "b"}, {"name": "b"}),
        ("/products/{id}/stock", body(quantity=TEXT), "/products/1/stock", {"quantity": "all"}, {}),
        (
            "/products/{id}/stock",
            body(quantity=WHOLE, level=WHOLE),
            "/products/1/stock",
            {"quantity": 9, "level": 3},
            {"stockQuantity": 9, "level": 3},
        ),
    ],
    ids=["body", "query", "its own name first", "another type", "beside another"],
)
def test_what_is_sent_below_a_record_has_its_name_from_the_path(
    path: str, sent: dict[str, Any], target: str, request_: Any, changed: dict[str, Any], tmp_path: Path
) -> None:
    mock = products(tmp_path, path, **sent)
    before = answer(mock, "GET", "/products/1")[1]
    assert answer(mock, "PATCH", target, request_)[0].status == 200
    assert answer(mock, "GET", "/products/1")[1] == {**before, **changed}

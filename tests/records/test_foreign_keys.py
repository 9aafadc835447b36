"""What a new record takes over from the records around it: from those above it, and from those that it points at."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records.foreign_keys import target_address

WHOLE, TEXT = {"type": "integer"}, {"type": "string"}
NEVER = {"404": {"description": "none"}}


def key(name: str, schema: Any = WHOLE) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema}


def shop(folder: Path) -> Mock:
    """Customers; orders of customers; payments of orders and customers; shops with shelves with places below them."""
    named: dict[str, dict[str, Any]] = {
        "Customer": {},
        "Order": {"customer_id": WHOLE},
        "Payment": {"order_id": WHOLE, "customer_id": WHOLE},
        "Shop": {},
        "Shelf": {"shop_id": WHOLE},
        "Place": {"shop_id": WHOLE, "shelf_id": TEXT, "label": TEXT},
    }
    schemas: dict[str, Any] = {
        name: {"type": "object", "required": ["id"], "properties": {"id": WHOLE, **more}}
        for name, more in named.items()
    }
    schemas["Shelf"]["properties"]["id"] = TEXT
    paths: dict[str, Any] = {}

    def kind(path: str, name: str, own: dict[str, Any], *above: dict[str, Any]) -> None:
        shown = schema_ref(name)
        body = {"type": "object", "properties": schemas[name]["properties"]}
        every = operation(f"list{name}", reply={"type": "array", "items": shown})
        post = operation(f"make{name}", "201", shown, body=body, responses=NEVER)
        paths[path] = {"parameters": list(above), "get": every, "post": post}
        read = operation(f"read{name}", reply=shown, responses=NEVER)
        paths[f"{path}/{{{own['name']}}}"] = {"parameters": [*above, own], "get": read}

    kind("/customers", "Customer", key("id"))
    kind("/orders", "Order", key("id"))
    kind("/payments", "Payment", key("id"))
    kind("/shops", "Shop", key("shopId"))
    kind("/shops/{shopId}/shelves", "Shelf", key("shelfId", TEXT), key("shopId"))
    kind("/shops/{shopId}/shelves/{shelfId}/places", "Place", key("placeId"), key("shopId"), key("shelfId", TEXT))
    return play(document(paths, schemas), folder, fill="required")


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return shop(tmp_path)


def made(mock: Mock, path: str, **sent: Any) -> Any:
    response, body = answer(mock, "POST", path, sent)
    assert response.status == 201, body
    return body


def test_a_record_says_what_it_stands_below_in_the_types_of_its_properties(mock: Mock) -> None:
    for _ in range(3):
        made(mock, "/shops")
    assert made(mock, "/shops/3/shelves", id="7") == {"id": "7", "shop_id": 3}
    place = made(mock, "/shops/3/shelves/7/places", label="top")
    assert place == {"id": 1, "shop_id": 3, "shelf_id": "7", "label": "top"}
    assert answer(mock, "GET", "/shops/3/shelves/7/places/1")[1] == place
    assert answer(mock, "GET", "/shops/3/shelves/7/places")[1] == [place]
    assert mock.create("shops/shelves/places", 3, "7")["shelf_id"] == "7"


def test_what_is_left_out_is_what_the_others_point_at(mock: Mock) -> None:
    for _ in range(3):
        made(mock, "/customers")
    first, second = made(mock, "/orders", customer_id=2), made(mock, "/orders", customer_id=3)
    assert made(mock, "/payments", order_id=first["id"])["customer_id"] == 2
    assert made(mock, "/payments", order_id=second["id"])["customer_id"] == 3
    assert made(mock, "/payments", order_id=second["id"], customer_id=1)["customer_id"] == 1
    assert "order_id" not in made(mock, "/payments", customer_id=2)
    assert made(mock, "/payments").keys() == {"id"}


def test_what_points_nowhere_gives_nothing(mock: Mock) -> None:
    free = made(mock, "/orders")
    assert free == {"id": 1}
    assert made(mock, "/payments", order_id=1) == {"id": 1, "order_id": 1}


def test_a_test_that_leaves_a_key_out_gets_records_that_belong_together(mock: Mock) -> None:
    for _ in range(2):
        made(mock, "/customers")
    for customer in (1, 2, 2):
        made(mock, "/orders", customer_id=customer)
    assert mock.create("payments", customer_id=2) == {"id": 1, "customer_id": 2, "order_id": 2}
    assert mock.create("payments", customer_id=1) == {"id": 2, "customer_id": 1, "order_id": 1}
    assert mock.create("payments", order_id=3) == {"id": 3, "order_id": 3, "customer_id": 2}
    assert mock.create("payments") == {"id": 4}


@pytest.mark.parametrize(
    ("collection", "value", "found"),
    [
        ("/customers", 5, ((), ("5",))),
        ("/customers", "5", ((), ("5",))),
        ("/customers", 5.0, ((), ("5",))),
        ("/customers", {"id": 5}, None),
        ("/customers", [5], None),
        ("/shops/{}/shelves", "7", None),
        ("/nothing", 5, None),
    ],
)
def test_where_a_foreign_key_points(mock: Mock, collection: str, value: Any, found: Any) -> None:
    address = target_address(mock.engine.context, collection, value)
    assert (address if address is None else (address.parent, address.key)) == found
    assert address is None or address.collection == collection

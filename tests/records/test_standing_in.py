"""What stands in for records that are not there: where nothing makes one, it is made up and is there from then on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref
from receivers import ORDERS

from understudy.clock import ManualClock
from understudy.mock import Mock, open_mock
from understudy.records.errors import InvalidStateError, NotFoundError

WHOLE, TEXT = {"type": "integer"}, {"type": "string"}
NONE = {"404": {"description": "none"}}


def key(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": WHOLE}


def record(**more: Any) -> dict[str, Any]:
    return {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "name": TEXT, **more}}


def regions(folder: Path, *, makes: bool = False, drops: bool = False, refuses: bool = True) -> Mock:
    """Regions and shops below them, which are only read, and kits below those, which are made."""
    missing = NONE if refuses else {}
    region = {"get": operation("region", reply=schema_ref("Region"), responses=missing)}
    shop = {"get": operation("shop", reply=schema_ref("Shop"), responses=missing)}
    kit = {"get": operation("kit", reply=schema_ref("Kit"), responses=missing)}
    kits = {
        "get": operation("kits", reply={"type": "array", "items": schema_ref("Kit")}, responses=missing),
        "post": operation("makeKit", "201", schema_ref("Kit"), body={"type": "object"}, responses=missing),
    }
    above = [key("region"), key("shop")]
    if drops:
        shop["delete"] = operation("dropShop", "204", responses=missing)
        region["delete"] = operation("dropRegion", "204", responses=missing)
    paths: dict[str, Any] = {
        "/regions/{region}": {"parameters": above[:1], **region},
        "/regions/{region}/shops/{shop}": {"parameters": above, **shop},
        "/regions/{region}/shops/{shop}/kits": {"parameters": above, **kits},
        "/regions/{region}/shops/{shop}/kits/{kit}": {"parameters": [*above, key("kit")], **kit},
    }
    if makes:
        paths["/regions"] = {"post": operation("makeRegion", "201", schema_ref("Region"))}
    return play(document(paths, {"Region": record(), "Shop": record(), "Kit": record()}), folder)


def status(mock: Mock, method: str, path: str, body: Any = None) -> int:
    return answer(mock, method, path, body)[0].status


def test_what_nothing_makes_is_there_wherever_a_path_names_it(tmp_path: Path) -> None:
    mock = regions(tmp_path)
    assert mock.records("regions") == []
    made = answer(mock, "POST", "/regions/3/shops/7/kits", {"name": "n"})[1]
    assert [each["id"] for each in mock.records("regions")] == [3]
    assert [each["id"] for each in mock.records("regions/shops", 3)] == [7]
    assert answer(mock, "GET", "/regions/3/shops/7/kits")[1] == [made]
    assert answer(mock, "GET", f"/regions/3/shops/7/kits/{made['id']}")[1] == made
    region = answer(mock, "GET", "/regions/3")[1]
    assert region == mock.records("regions")[0]
    assert answer(mock, "GET", "/regions/3")[1] == region
    assert answer(mock, "GET", "/regions/4/shops/1/kits")[1] == []
    assert [each["id"] for each in mock.records("regions")] == [3, 4]
    assert mock.records("regions/shops", 3) != mock.records("regions/shops", 4)


def test_what_is_made_below_it_is_not_made_up(tmp_path: Path) -> None:
    mock = regions(tmp_path)
    assert status(mock, "GET", "/regions/3/shops/7/kits/1") == 404
    assert mock.records("regions") == [], "what is refused leaves nothing"
    lenient = regions(tmp_path, refuses=False)
    shown = answer(lenient, "GET", "/regions/3/shops/7/kits/1")
    assert shown[0].status == 404


def test_what_was_deleted_is_not_made_up_again(tmp_path: Path) -> None:
    mock = regions(tmp_path, drops=True)
    assert status(mock, "POST", "/regions/3/shops/7/kits", {}) == 201
    assert status(mock, "DELETE", "/regions/3/shops/7") == 204
    assert status(mock, "GET", "/regions/3/shops/7") == 404
    assert status(mock, "POST", "/regions/3/shops/7/kits", {}) == 404
    assert status(mock, "GET", "/regions/3/shops/7/kits") == 404
    assert status(mock, "GET", "/regions/3/shops/8/kits") == 200
    assert status(mock, "DELETE", "/regions/3") == 204
    assert status(mock, "GET", "/regions/3/shops/8") == 404
    assert status(mock, "GET", "/regions/3/shops/9") == 404
    assert mock.records("regions") == []


def test_below_what_can_be_made_nothing_is_made_up(tmp_path: Path) -> None:
    mock = regions(tmp_path, makes=True)
    for path in ("/regions/1", "/regions/1/shops/7", "/regions/1/shops/7/kits"):
        assert status(mock, "GET", path) == 404
    assert answer(mock, "POST", "/regions")[1]["id"] == 1
    assert status(mock, "POST", "/regions/1/shops/7/kits", {}) == 201
    assert status(mock, "GET", "/regions/1/shops/7") == 200
    assert status(mock, "GET", "/regions/2/shops/7") == 404


def test_the_driver_makes_nothing_up(tmp_path: Path) -> None:
    mock = regions(tmp_path)
    with pytest.raises(NotFoundError, match=r"^there is no region 3$"):
        mock.get("regions", 3)
    with pytest.raises(NotFoundError, match=r"^there is no shop 3/7$"):
        mock.delete("regions/shops", 3, 7)
    assert mock.create("regions/shops", 3, name="n")["name"] == "n"
    assert [each["id"] for each in mock.records("regions")] == [3]


def test_a_setting_is_there_from_the_start_and_begins_anew_once_it_was_deleted(tmp_path: Path) -> None:
    settings = {"type": "object", "properties": {"colour": TEXT}}
    shown = {"get": operation("settings", reply=settings), "delete": operation("reset", "204")}
    put = operation("set", reply=settings, body={**settings, "required": ["colour"]})
    mock = play(document({"/settings": {**shown, "put": put}}), tmp_path)
    first = answer(mock, "GET", "/settings")
    assert first[0].status == 200
    assert answer(mock, "GET", "/settings")[1] == first[1]
    assert status(mock, "DELETE", "/settings") == 204
    assert status(mock, "GET", "/settings") == 404
    assert status(mock, "DELETE", "/settings") == 404
    assert answer(mock, "PUT", "/settings", {"colour": "red"})[1] == {"colour": "red"}
    assert answer(mock, "GET", "/settings")[1] == {"colour": "red"}


@pytest.mark.parametrize("how", [{"to": "payed"}, {"to": "paid", "expect": "payed"}])
def test_a_state_that_is_none_is_reported_with_those_that_are(how: dict[str, Any]) -> None:
    mock = open_mock(ORDERS, clock=ManualClock())
    mock.create("orders")
    with pytest.raises(InvalidStateError) as caught:
        mock.transition("orders", 1, **how)
    listed = "pending, paid, settled, closed, lost"
    assert str(caught.value) == f"'payed' is no status of orders; allowed: {listed}; did you mean paid?"
    assert (caught.value.value, caught.value.allowed) == ("payed", tuple(listed.split(", ")))
    assert caught.value.details == {"value": "payed", "allowed": tuple(listed.split(", "))}
    assert mock.get("orders", 1)["status"] == "pending"


@pytest.mark.parametrize("refuses", [True, False])
def test_what_is_listed_below_a_record_needs_that_record(tmp_path: Path, refuses: bool) -> None:
    missing = NONE if refuses else {}
    order = record(customer_id=WHOLE)
    orders = {"type": "array", "items": schema_ref("Order")}
    paths = {
        "/customers": {"post": operation("join", "201", schema_ref("Customer"), body={"type": "object"})},
        "/customers/{id}": {"parameters": [key("id")], "get": operation("customer", reply=schema_ref("Customer"))},
        "/customers/{id}/orders": {
            "parameters": [key("id")],
            "get": operation("ordersOf", reply=orders, responses=missing),
            "post": operation("order", "201", schema_ref("Order"), body={"type": "object"}, responses=missing),
        },
        "/orders": {"get": operation("orders", reply=orders)},
        "/orders/{id}": {"parameters": [key("id")], "get": operation("readOrder", reply=schema_ref("Order"))},
    }
    mock = play(document(paths, {"Customer": record(), "Order": order}), tmp_path, fill="required")
    for _ in range(2):
        answer(mock, "POST", "/customers", {})
    made = [answer(mock, "POST", f"/customers/{number}/orders", {})[1] for number in (1, 2, 2)]
    assert [each["customer_id"] for each in made] == [1, 2, 2]
    assert [each["id"] for each in answer(mock, "GET", "/customers/2/orders")[1]] == [2, 3]
    assert len(answer(mock, "GET", "/orders")[1]) == 3
    assert status(mock, "GET", "/customers/9/orders") == 404
    assert status(mock, "POST", "/customers/9/orders", {}) == 404
    mock.delete("customers", 1)
    assert status(mock, "GET", "/customers/1/orders") == 404


def test_what_is_made_up_below_a_record_says_which_one_that_is(tmp_path: Path) -> None:
    note = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "region_id": WHOLE, "text": TEXT}}
    above = [{**key("region_id"), "schema": TEXT}]
    paths = {
        "/regions/{region_id}": {"parameters": above, "get": operation("region", reply=record())},
        "/regions/{region_id}/notes/{id}": {
            "parameters": [*above, key("id")],
            "get": operation("note", reply=schema_ref("Note")),
        },
    }
    mock = play(document(paths, {"Note": note}), tmp_path)
    assert answer(mock, "GET", "/regions/3/notes/7")[1]["region_id"] == 3


def test_a_list_that_stands_elsewhere_shows_what_is_made_up_for_it_below_its_record(tmp_path: Path) -> None:
    note = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "region_id": WHOLE, "text": TEXT}}
    listed = {"type": "array", "items": schema_ref("Note")}
    paths = {
        "/regions/{region_id}": {"parameters": [key("region_id")], "get": operation("region", reply=record())},
        "/regions/{region_id}/notes": {"parameters": [key("region_id")], "get": operation("notesOf", reply=listed)},
        "/notes": {"get": operation("notes", reply=listed)},
        "/notes/{id}": {"parameters": [key("id")], "get": operation("note", reply=schema_ref("Note"))},
    }
    mock = play(document(paths, {"Note": note}), tmp_path)
    shown = answer(mock, "GET", "/regions/3/notes")[1]
    assert [each["region_id"] for each in shown] == [3, 3, 3]


def test_a_list_that_requires_a_value_has_several_records_with_it(tmp_path: Path) -> None:
    note = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "author": TEXT}}
    author = {"name": "author", "in": "query", "required": True, "schema": TEXT}
    listed = operation("notes", reply={"type": "array", "items": schema_ref("Note")}, parameters=[author])
    item = {"parameters": [key("id")], "get": operation("note", reply=schema_ref("Note"))}
    mock = play(document({"/notes": {"get": listed}, "/notes/{id}": item}, {"Note": note}), tmp_path)
    assert [each["author"] for each in answer(mock, "GET", "/notes?author=ann")[1]] == ["ann"] * 3

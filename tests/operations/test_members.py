"""Lists in a record that have a path of their own: both show the same, however they are changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.inference.explain import explain
from understudy.mock import Mock

INT, TEXT = {"type": "integer"}, {"type": "string"}
ITEM = {"type": "object", "properties": {"id": INT, "sku": TEXT, "quantity": INT}}
NEW_ITEM = {"type": "object", "properties": {"sku": TEXT, "quantity": INT}}


def key(*names: str) -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": INT} for name in names]


def listed(name: str) -> dict[str, Any]:
    return {"type": "array", "items": schema_ref(name)}


def orders(folder: Path, **more: Any) -> Mock:
    body = {"type": "object", "properties": {"note": TEXT, "items": {"type": "array", "items": NEW_ITEM}}}
    order = {"type": "object", "required": ["id"], "properties": {"id": INT, "note": TEXT, "items": listed("Item")}}
    paths: dict[str, Any] = {
        "/orders": {
            "post": operation("makeOrder", "201", schema_ref("Order"), body=body),
            "get": operation("listOrders", reply=listed("Order")),
        },
        "/orders/{id}": {
            "parameters": key("id"),
            "get": operation("readOrder", reply=schema_ref("Order")),
            "patch": operation("changeOrder", reply=schema_ref("Order"), body=body),
            "delete": operation("deleteOrder", "204"),
        },
        "/orders/{id}/items": {"parameters": key("id"), "get": operation("listItems", reply=listed("Item")), **more},
    }
    if more:
        paths["/orders/{id}/items/{item_id}"] = {
            "parameters": key("id", "item_id"),
            "get": operation("readItem", reply=schema_ref("Item")),
            "patch": operation("changeItem", reply=schema_ref("Item"), body=NEW_ITEM),
            "delete": operation("deleteItem", "204"),
        }
    return play(document(paths, {"Order": order, "Item": ITEM}), folder)


def shown(mock: Mock, order: int = 1) -> list[Any]:
    """What both places show, which is the same."""
    found: list[Any] = answer(mock, "GET", f"/orders/{order}")[1]["items"]
    assert answer(mock, "GET", f"/orders/{order}/items")[1] == found
    return [(each["sku"], each["quantity"]) for each in found]


def test_what_is_made_with_the_record_is_listed_below_it(tmp_path: Path) -> None:
    mock = orders(tmp_path)
    sent = [{"sku": "cup", "quantity": 2}, {"sku": "pot", "quantity": 1}]
    assert answer(mock, "POST", "/orders", {"items": sent})[0].status == 201
    assert shown(mock) == [("cup", 2), ("pot", 1)]
    answer(mock, "POST", "/orders", {"note": "nothing yet"})
    assert shown(mock, 2) == []
    answer(mock, "PATCH", "/orders/1", {"items": [{"sku": "lid", "quantity": 5}]})
    assert shown(mock) == [("lid", 5)]
    assert "items are the records of /orders/{}/items below it" in explain(mock.contract)


def test_what_is_made_below_the_record_is_shown_in_it(tmp_path: Path) -> None:
    mock = orders(tmp_path, post=operation("addItem", "201", schema_ref("Item"), body=NEW_ITEM))
    answer(mock, "POST", "/orders", {"items": [{"sku": "cup", "quantity": 2}]})
    assert answer(mock, "POST", "/orders/1/items", {"sku": "pot", "quantity": 1})[0].status == 201
    assert shown(mock) == [("cup", 2), ("pot", 1)]
    answer(mock, "PATCH", "/orders/1/items/1", {"quantity": 9})
    assert shown(mock) == [("cup", 9), ("pot", 1)]
    answer(mock, "DELETE", "/orders/1/items/1")
    assert shown(mock) == [("pot", 1)]
    assert answer(mock, "GET", "/orders/1/items/1")[0].status == 404
    there = answer(mock, "GET", "/orders/1")[1]["items"]
    answer(mock, "PATCH", "/orders/1", {"items": [{**there[0], "quantity": 3}, {"sku": "lid", "quantity": 4}]})
    assert shown(mock) == [("pot", 3), ("lid", 4)]
    assert answer(mock, "GET", "/orders/1/items/2")[1]["quantity"] == 3


def test_elements_go_with_their_record(tmp_path: Path) -> None:
    mock = orders(tmp_path)
    answer(mock, "POST", "/orders", {"items": [{"sku": "cup"}]})
    answer(mock, "DELETE", "/orders/1")
    assert answer(mock, "GET", "/orders/1/items")[0].status == 404


def test_what_a_test_plants_is_the_same_in_both_places(tmp_path: Path) -> None:
    mock = orders(tmp_path)
    mock.create("orders", items=[{"sku": "cup", "quantity": 2}])
    assert shown(mock) == [("cup", 2)]


# -- a list that takes keys --------------------------------------------------------------------------------------------

LABEL = {"type": "object", "required": ["id", "name"], "properties": {"id": INT, "name": TEXT, "color": TEXT}}
STRINGS = {"type": "array", "items": TEXT}


def board(folder: Path, body: dict[str, Any]) -> Mock:
    issue = {"type": "object", "required": ["id"], "properties": {"id": INT, "title": TEXT, "labels": listed("Label")}}
    new = {"type": "object", "properties": {"title": TEXT, "labels": STRINGS}}
    by_name = {"name": "name", "in": "path", "required": True, "schema": TEXT}
    label = {"type": "object", "properties": {"name": TEXT, "color": TEXT}}
    paths = {
        "/labels": {
            "get": operation("listLabels", reply=listed("Label")),
            "post": operation("makeLabel", "201", schema_ref("Label"), body=label),
        },
        "/labels/{name}": {"parameters": [by_name], "get": operation("readLabel", reply=schema_ref("Label"))},
        "/issues": {"post": operation("makeIssue", "201", schema_ref("Issue"), body=new)},
        "/issues/{id}": {"parameters": key("id"), "get": operation("readIssue", reply=schema_ref("Issue"))},
        "/issues/{id}/labels": {
            "parameters": key("id"),
            "get": operation("labelsOfIssue", reply=listed("Label")),
            "post": operation("addLabels", reply=listed("Label"), body=body),
            "put": operation("setLabels", reply=listed("Label"), body=body),
            "delete": operation("removeLabels", "204"),
        },
        "/issues/{id}/labels/{name}": {
            "parameters": [*key("id"), by_name],
            "delete": operation("removeLabel", reply=listed("Label")),
        },
    }
    mock = play(document(paths, {"Issue": issue, "Label": LABEL}), folder)
    answer(mock, "POST", "/labels", {"name": "bug", "color": "red"})
    answer(mock, "POST", "/labels", {"name": "ui", "color": "blue"})
    answer(mock, "POST", "/issues", {"title": "Broken"})
    return mock


def labels(mock: Mock) -> list[str]:
    found: list[Any] = answer(mock, "GET", "/issues/1")[1]["labels"]
    assert answer(mock, "GET", "/issues/1/labels")[1] == found
    return [each["name"] for each in found]


@pytest.mark.parametrize("wrapped", [True, False])
def test_a_post_adds_a_put_replaces_and_a_delete_removes(tmp_path: Path, wrapped: bool) -> None:
    mock = board(tmp_path, {"type": "object", "properties": {"labels": STRINGS}} if wrapped else STRINGS)

    def sent(*names: str) -> Any:
        return {"labels": list(names)} if wrapped else list(names)

    assert [each["name"] for each in answer(mock, "POST", "/issues/1/labels", sent("bug"))[1]] == ["bug"]
    added = answer(mock, "POST", "/issues/1/labels", sent("ui"))[1]
    assert [(each["name"], each["color"]) for each in added] == [("bug", "red"), ("ui", "blue")]
    answer(mock, "POST", "/issues/1/labels", sent("bug", "new"))
    assert labels(mock) == ["bug", "ui", "new"]
    left = answer(mock, "DELETE", "/issues/1/labels/bug")[1]
    assert [each["name"] for each in left] == labels(mock) == ["ui", "new"]
    assert answer(mock, "DELETE", "/issues/1/labels/bug")[0].status == 404
    assert answer(mock, "GET", "/labels/bug")[1]["color"] == "red"
    answer(mock, "PUT", "/issues/1/labels", sent("bug"))
    assert labels(mock) == ["bug"]
    assert answer(mock, "DELETE", "/issues/1/labels")[0].status == 204
    assert labels(mock) == []


def test_a_record_is_made_with_the_keys_of_its_elements(tmp_path: Path) -> None:
    mock = board(tmp_path, STRINGS)
    made = answer(mock, "POST", "/issues", {"title": "Worse", "labels": ["ui"]})[1]
    assert [(each["name"], each["color"]) for each in made["labels"]] == [("ui", "blue")]


def test_nothing_is_added_to_a_record_that_is_not_there(tmp_path: Path) -> None:
    mock = board(tmp_path, STRINGS)
    assert answer(mock, "POST", "/issues/9/labels", ["bug"])[0].status == 404


# -- a list whose operations answer the record -------------------------------------------------------------------------


def tickets(folder: Path, element: dict[str, Any]) -> Mock:
    people = {"type": "array", "items": element}
    ticket = {"type": "object", "required": ["id"], "properties": {"id": INT, "title": TEXT, "watchers": people}}
    body = {"type": "object", "properties": {"watchers": STRINGS}}
    paths = {
        "/tickets": {
            "post": operation(
                "makeTicket", "201", schema_ref("Ticket"), body={"type": "object", "properties": {"title": TEXT}}
            )
        },
        "/tickets/{id}": {"parameters": key("id"), "get": operation("readTicket", reply=schema_ref("Ticket"))},
        "/tickets/{id}/watchers": {
            "parameters": key("id"),
            "post": operation("watch", reply=schema_ref("Ticket"), body=body),
            "put": operation("setWatchers", reply=schema_ref("Ticket"), body=body),
            "delete": operation("unwatch", reply=schema_ref("Ticket"), body=body),
        },
    }
    mock = play(document(paths, {"Ticket": ticket}), folder)
    answer(mock, "POST", "/tickets", {"title": "Broken"})
    return mock


USER = {"type": "object", "required": ["login"], "properties": {"id": INT, "login": TEXT, "url": TEXT}}


@pytest.mark.parametrize("element", [TEXT, USER])
def test_what_a_record_lists_is_changed_by_what_is_listed(tmp_path: Path, element: dict[str, Any]) -> None:
    mock = tickets(tmp_path, element)

    def watchers(method: str, *names: str) -> list[str]:
        ticket = answer(mock, method, "/tickets/1/watchers", {"watchers": list(names)})[1]
        assert answer(mock, "GET", "/tickets/1")[1] == ticket
        return [each if element is TEXT else each["login"] for each in ticket["watchers"]]

    assert watchers("POST", "ada") == ["ada"]
    assert watchers("POST", "ada", "bob", "cy") == ["ada", "bob", "cy"]
    assert watchers("DELETE", "bob") == ["ada", "cy"]
    assert watchers("PUT", "dee") == ["dee"]
    for method in ("POST", "DELETE"):  # nothing is listed, so nothing changes
        assert answer(mock, method, "/tickets/1/watchers", {})[1] == answer(mock, "GET", "/tickets/1")[1]
    assert watchers("POST") == ["dee"]
    assert "changes the watchers of the record above" in explain(mock.contract)


def test_a_record_of_the_same_kind_is_made_below_and_is_no_change_of_the_one_above(tmp_path: Path) -> None:
    person = {
        "type": "object",
        "required": ["login"],
        "properties": {"login": TEXT, "town": TEXT, "friends": listed("Person")},
    }
    by_login = {"name": "login", "in": "path", "required": True, "schema": TEXT}
    paths = {
        "/people": {
            "post": operation("makePerson", "201", schema_ref("Person"), body=schema_ref("Person")),
            "get": operation("listPeople", reply=listed("Person")),
        },
        "/people/{login}": {"parameters": [by_login], "get": operation("readPerson", reply=schema_ref("Person"))},
        "/people/{login}/friends": {
            "parameters": [by_login],
            "get": operation("listFriends", reply=listed("Person")),
            "post": operation("makeFriend", "201", schema_ref("Person"), body=schema_ref("Person")),
        },
    }
    mock = play(document(paths, {"Person": person}), tmp_path)
    answer(mock, "POST", "/people", {"login": "ada", "town": "Bonn"})
    made = answer(mock, "POST", "/people/ada/friends", {"login": "bob", "town": "Ulm"})[1]
    assert (made["login"], made["town"]) == ("bob", "Ulm")
    assert answer(mock, "GET", "/people/ada")[1]["town"] == "Bonn"
    assert [each["login"] for each in answer(mock, "GET", "/people/ada/friends")[1]] == ["bob"]

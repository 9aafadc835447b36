"""Small promises of records: what is removed is forgotten, timers go with it, and what a document shows has a key."""

from __future__ import annotations

import base64
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records.seed_data import exported
from understudy.records.timers import TIMERS

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
GONE = {"404": {"description": "none"}}


def key(name: str = "id") -> list[dict[str, Any]]:
    return [{"name": name, "in": "path", "required": True, "schema": TEXT}]


def of(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def array(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def collection(name: str, record: str) -> dict[str, Any]:
    shown = schema_ref(record)
    return {
        f"/{name}": {
            "post": operation(f"make{record}", "201", shown, body=shown),
            "get": operation(f"list{record}", reply=array(shown)),
        },
        f"/{name}/{{id}}": {
            "parameters": key(),
            "get": operation(f"read{record}", reply=shown, responses=GONE),
            "delete": operation(f"drop{record}", "204", responses=GONE),
            "patch": operation(f"change{record}", reply=shown, body=shown, responses=GONE),
        },
    }


def keys(mock: Mock, path: str) -> list[Any]:
    return [each["id"] for each in answer(mock, "GET", path)[1]]


def made(mock: Mock, path: str, *rows: dict[str, Any]) -> None:
    for row in rows:
        assert answer(mock, "POST", path, row)[0].status == 201


@pytest.fixture
def shelves(tmp_path: Path) -> Mock:
    """Books, which may be made and listed below a shelf though nothing in a book says so."""
    shown = schema_ref("Book")
    below = {
        "parameters": key(),
        "post": operation("makeBelow", "201", shown, body=shown, responses=GONE),
        "get": operation("listBelow", reply=array(shown), responses=GONE),
    }
    paths = {**collection("books", "Book"), **collection("shelves", "Shelf"), "/shelves/{id}/books": below}
    mock = play(document(paths, {"Book": of("id", id=TEXT), "Shelf": of("id", id=TEXT)}), tmp_path)
    made(mock, "/shelves", {"id": "a"}, {"id": "b"})
    return mock


def test_what_is_made_below_a_record_is_listed_there_until_it_is_removed(shelves: Mock) -> None:
    made(shelves, "/shelves/a/books", {"id": "1"}, {"id": "2"})
    made(shelves, "/shelves/b/books", {"id": "3"})
    made(shelves, "/books", {"id": "4"})
    assert [keys(shelves, path) for path in ("/shelves/a/books", "/shelves/b/books")] == [["1", "2"], ["3"]]
    assert keys(shelves, "/books") == ["1", "2", "3", "4"]
    assert answer(shelves, "DELETE", "/books/1")[0].status == 204
    made(shelves, "/books", {"id": "1"})
    assert [keys(shelves, path) for path in ("/shelves/a/books", "/shelves/b/books")] == [["2"], ["3"]]
    made(shelves, "/shelves/b/books", {"id": "5"})
    assert keys(shelves, "/shelves/b/books") == ["3", "5"]
    assert answer(shelves, "POST", "/shelves/c/books", {"id": "6"})[0].status == 404


def test_a_shelf_that_is_made_anew_is_empty(shelves: Mock) -> None:
    made(shelves, "/shelves/a/books", {"id": "1"})
    assert answer(shelves, "DELETE", "/shelves/a")[0].status == 204
    assert answer(shelves, "GET", "/shelves/a/books")[0].status == 404
    made(shelves, "/shelves", {"id": "a"})
    made(shelves, "/shelves/a/books", {"id": "2"})
    assert keys(shelves, "/shelves/a/books")[-1:] == ["2"]


def timed(folder: Path) -> Mock:
    states = {"type": "string", "enum": ["open", "late", "paid"], "readOnly": True}
    bill = of("id", "status", id=TEXT, status=states)
    bill["x-mock-lifecycle"] = {
        "property": "status",
        "initial": "open",
        "terminal": ["late", "paid"],
        "transitions": [
            {"from": "open", "to": "late", "after": "PT1H"},
            {"from": "open", "to": "paid", "by": "pay"},
        ],
    }
    pay = {"parameters": key(), "post": operation("pay", reply=schema_ref("Bill"), responses=GONE)}
    return play(document({**collection("bills", "Bill"), "/bills/{id}/pay": pay}, {"Bill": bill}), folder)


@pytest.mark.parametrize("method", ["DELETE", "POST"])
def test_a_timer_of_what_is_gone_or_has_moved_comes_to_nothing(tmp_path: Path, method: str) -> None:
    mock = timed(tmp_path)
    made(mock, "/bills", {"id": "1"}, {"id": "2"})
    path = "/bills/1/pay" if method == "POST" else "/bills/1"
    assert answer(mock, method, path)[0].status in (200, 204)
    mock.advance(timedelta(minutes=30))
    if method == "DELETE":
        made(mock, "/bills", {"id": "1"})
    mock.advance(timedelta(minutes=30))
    assert answer(mock, "GET", "/bills/2")[1]["status"] == "late"
    assert answer(mock, "GET", "/bills/1")[1]["status"] == ("open" if method == "DELETE" else "paid")
    mock.advance(timedelta(minutes=30))
    assert answer(mock, "GET", "/bills/1")[1]["status"] == ("late" if method == "DELETE" else "paid")
    assert list(mock.store.addresses(TIMERS)) == []


def test_what_a_document_shows_without_a_key_is_numbered(tmp_path: Path) -> None:
    shown = of("weight", weight=WHOLE)
    listed = operation("list", reply=array(shown))
    listed["responses"]["200"]["content"]["application/json"]["example"] = [{"weight": 5}, {"weight": 9}]
    paths = {
        "/cups": {"get": listed},
        "/cups/{number}": {"parameters": key("number"), "get": operation("read", reply=shown, responses=GONE)},
    }
    mock = play(document(paths), tmp_path, fill="required")
    assert answer(mock, "GET", "/cups")[1] == [{"weight": 5}, {"weight": 9}]
    assert [answer(mock, "GET", f"/cups/{number}")[1]["weight"] for number in (1, 2)] == [5, 9]
    assert answer(mock, "GET", "/cups/3")[0].status == 404


def test_seeds_are_planted_once_in_the_life_of_a_state(tmp_path: Path) -> None:
    built = document(collection("books", "Book"), {"Book": of("id", id=TEXT, name=TEXT)})
    options: dict[str, Any] = {"state": f"sqlite:///{tmp_path / 'state.db'}", "fill": "required"}
    seeds = {"books": [{"id": "1", "name": "first"}, {"id": "2", "name": "second"}]}
    mock = play(built, tmp_path, seeds=seeds, **options)
    answer(mock, "DELETE", "/books/1")
    answer(mock, "PATCH", "/books/2", {"id": "2", "name": "changed"})
    mock.store.close()
    again = play(built, tmp_path, seeds=seeds, **options)
    assert answer(again, "GET", "/books")[1] == [{"id": "2", "name": "changed"}]
    again.store.close()


def test_what_is_shown_of_another_record_is_as_that_one_is_now(tmp_path: Path) -> None:
    """Though it is shown through a third one: a town in a buyer in an order."""
    town = of("id", id=TEXT, name=TEXT)
    buyer = of("id", id=TEXT, name=TEXT, town_id=TEXT, town=schema_ref("Town"))
    order = of("id", id=TEXT, buyer_id=TEXT, buyer=schema_ref("Buyer"))
    paths = {**collection("towns", "Town"), **collection("buyers", "Buyer"), **collection("orders", "Order")}
    schemas = {"Town": town, "Buyer": buyer, "Order": order}
    mock = play(document(paths, schemas), tmp_path, fill="required")
    made(mock, "/towns", {"id": "t", "name": "Ulm"})
    made(mock, "/buyers", {"id": "b", "name": "Ann", "town_id": "t"})
    made(mock, "/orders", {"id": "o", "buyer_id": "b"})
    shown = {"id": "b", "name": "Ann", "town_id": "t", "town": {"id": "t", "name": "Ulm"}}
    assert answer(mock, "GET", "/orders/o")[1]["buyer"] == shown
    answer(mock, "PATCH", "/buyers/b", {"id": "b", "name": "Bea"})
    assert answer(mock, "GET", "/orders/o")[1]["buyer"] == {**shown, "name": "Bea"}
    answer(mock, "PATCH", "/towns/t", {"id": "t", "name": "Bonn"})
    assert answer(mock, "GET", "/buyers/b")[1]["town"]["name"] == "Bonn"
    assert answer(mock, "GET", "/orders/o")[1]["buyer"]["name"] == "Bea"


def test_what_an_overlay_sets_is_not_there_before(tmp_path: Path) -> None:
    note = of("id", id=TEXT, checked_by={**TEXT, "readOnly": True}, label={**TEXT, "readOnly": True})
    paths = collection("books", "Book")
    check = operation("check", reply=schema_ref("Book"), responses=GONE, **{"x-mock-set": {"checked_by": "ada"}})
    paths["/books/{id}/check"] = {"parameters": key(), "post": check}
    mock = play(document(paths, {"Book": note}), tmp_path)
    fresh = answer(mock, "POST", "/books", {"id": "1"})[1]
    assert "label" in fresh
    assert "checked_by" not in fresh
    assert answer(mock, "POST", "/books/1/check")[1]["checked_by"] == "ada"


def test_what_belongs_to_users_is_not_exported(tmp_path: Path) -> None:
    person = of(username=TEXT, email=TEXT, theme=TEXT)
    change = operation("change", reply=person, body=person, security=[{"basic": []}])
    mine = {"get": operation("me", reply=person, security=[{"basic": []}]), "patch": change}
    schemes = {"securitySchemes": {"basic": {"type": "http", "scheme": "basic"}}}
    built = document({"/me": mine, **collection("books", "Book")}, {"Book": of("id", id=TEXT)}, components=schemes)
    mock = play(built, tmp_path, fill="required", users={name: {"password": "x"} for name in ("ada", "bob")})
    made(mock, "/books", {"id": "1"})
    for name in ("ada", "bob"):
        token = "Basic " + base64.b64encode(f"{name}:x".encode()).decode()
        assert answer(mock, "PATCH", "/me", {"theme": name}, authorization=token)[1]["theme"] == name
        assert answer(mock, "GET", "/me", authorization=token)[1]["username"] == name
    assert exported(mock.contract, mock.store) == {"books": [{"id": "1"}]}


def nested(depth: int, *, leaf: Any, listed: bool) -> dict[str, Any]:
    node: dict[str, Any] = of(said=TEXT, unsaid=leaf)
    for _ in range(depth):
        node = of(said=TEXT, unsaid=leaf, inner=array(node) if listed else node)
    return node


@pytest.mark.parametrize("levels", [1, 2, 3, 4, 5, 6])
@pytest.mark.parametrize(("listed", "deepest"), [(False, 4), (True, 2)])
def test_what_is_not_described_of_an_object_is_nothing_as_deep_as_is_looked(
    tmp_path: Path, levels: int, listed: bool, deepest: int
) -> None:
    """Each list counts as a level too."""

    def among(value: Any) -> Any:
        return [value] if listed else value

    outer = nested(levels - 1, leaf={"type": ["string", "null"]}, listed=listed)
    record = of("id", id=TEXT, outer=array(outer) if listed else outer)
    mock = play(document(collection("books", "Book"), {"Book": record}), tmp_path)
    sent: dict[str, Any] = {}
    expected: dict[str, Any] = {}
    for level in range(levels, 0, -1):
        sent = {"said": "x", **({"inner": among(sent)} if sent else {})}
        expected = {"said": "x", **({"inner": among(expected)} if expected else {})}
        expected |= {"unsaid": None} if level <= deepest else {}
    body = answer(mock, "POST", "/books", {"id": "1", "outer": among(sent)})[1]
    assert body["outer"] == among(expected)


def test_what_is_not_described_of_one_of_several_kinds_is_nothing_of_that_kind(tmp_path: Path) -> None:
    nothing = {"type": ["string", "null"]}
    cat = of("kind", "home", kind={"const": "cat"}, home=of(street=TEXT, floor=nothing), lives=nothing)
    dog = of("kind", "home", kind={"const": "dog"}, home=of(kennel=TEXT, door=nothing), tricks=nothing)
    record = of("id", id=TEXT, pet={"oneOf": [cat, dog]})
    mock = play(document(collection("books", "Book"), {"Book": record}), tmp_path)
    pets = [
        ({"kind": "cat", "home": {"street": "s"}}, {"home": {"street": "s", "floor": None}, "lives": None}),
        ({"kind": "dog", "home": {"kennel": "k"}}, {"home": {"kennel": "k", "door": None}, "tricks": None}),
    ]
    for number, (sent, more) in enumerate(pets):
        body = answer(mock, "POST", "/books", {"id": str(number), "pet": sent})[1]
        assert body["pet"] == {**sent, **more}

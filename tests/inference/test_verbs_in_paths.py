"""Paths with verbs in them: what stands at `/cars/edit/{id}` is an operation of `/cars/{id}`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

CAR = {
    "type": "object",
    "properties": {"id": {"type": "integer"}, "name": {"type": "string"}, "colour": {"type": "string"}},
    "required": ["id", "name"],
}
NEW = {"type": "object", "properties": {"name": {"type": "string"}, "colour": {"type": "string"}}}
CARS = {"type": "array", "items": schema_ref("Car")}
KEY = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
ROLES = {
    "list": ("get", operation("list", reply=CARS)),
    "create": ("post", operation("create", "201", body=schema_ref("New"), reply=schema_ref("Car"))),
    "read": ("get", operation("read", reply=schema_ref("Car"))),
    "update": ("put", operation("update", body=schema_ref("New"), reply=schema_ref("Car"))),
    "delete": ("delete", operation("delete", "204")),
}
# The paths of list, create, read, update and delete.
_PATHS = (
    "/cars /cars/create /cars/{id} /cars/edit/{id} /cars/delete/{id}",
    "/cars/all /cars/add /cars/find/{id} /cars/update/{id} /cars/remove/{id}",
    "/cars/ /cars/new/ /cars/{id}/ /cars/{id}/update/ /cars/{id}/delete/",
    "/cars/list-create/ /cars/list-create/ /cars/{id}/update-delete/ "
    "/cars/{id}/update-delete/ /cars/{id}/update-delete/",
    "/cars/getAll /cars/save /cars/getById/{id} /cars/update/{id} /cars/deleteById/{id}",
    "/getAllCars /addCar /getCar/{id} /updateCar/{id} /delete-car/{id}",
    "/api/cars /api/create-car /api/cars/{id} /api/cars/{id}/edit /api/cars/{id}/remove",
)
STYLES = [dict(zip(ROLES, line.split(), strict=True)) for line in _PATHS]


def written(paths: dict[str, str], **methods: str) -> dict[str, Any]:
    """A document with an operation for each role at its path."""
    found: dict[str, Any] = {}
    for role, path in paths.items():
        method, node = ROLES[role]
        parameters = {"parameters": [KEY]} if "{" in path else {}
        found.setdefault(path, {})[methods.get(role, method)] = {**node, **parameters}
    return document(found, {"Car": CAR, "New": NEW})


def kinds(mock: Mock) -> dict[str, tuple[str, str | None]]:
    return {name: (plan.kind, plan.collection) for name, plan in mock.contract.resources.plans.items()}


def live(mock: Mock, paths: dict[str, str], **methods: str) -> None:
    """A record is made, shown, listed, changed and deleted."""
    at = {role: path.replace("{id}", "1") for role, path in paths.items()}
    made, car = answer(mock, "POST", at["create"], {"name": "Ada", "colour": "red"})
    assert (made.status, car) == (201, {"id": 1, "name": "Ada", "colour": "red"})
    assert answer(mock, "GET", at["read"].replace("1", "2"))[0].status == 404
    assert answer(mock, "GET", at["read"])[1] == car
    assert answer(mock, "GET", at["list"])[1] == [car]
    changed, _ = answer(mock, methods.get("update", "PUT").upper(), at["update"], {"name": "Ada", "colour": "blue"})
    assert changed.status == 200
    assert answer(mock, "GET", at["read"])[1] == {"id": 1, "name": "Ada", "colour": "blue"}
    assert answer(mock, methods.get("delete", "DELETE").upper(), at["delete"])[0].status == 204
    assert answer(mock, "GET", at["read"])[0].status == 404
    assert answer(mock, "GET", at["list"])[1] == []


@pytest.mark.parametrize("paths", STYLES, ids=lambda paths: paths["update"])
def test_a_record_lives_whatever_its_paths_are_called(tmp_path: Path, paths: dict[str, str]) -> None:
    live(play(written(paths), tmp_path), paths)


def test_a_post_may_change_and_delete(tmp_path: Path) -> None:
    methods = {"update": "post", "delete": "post"}
    live(play(written(STYLES[1], **methods), tmp_path), STYLES[1], **methods)


def test_the_location_is_the_path_that_shows_the_record(tmp_path: Path) -> None:
    made, _ = answer(play(written(STYLES[1]), tmp_path), "POST", "/cars/add", {"name": "Ada"})
    assert dict(made.headers)["Location"].endswith("/cars/find/1")


def test_the_driver_and_the_factories_know_the_collection(tmp_path: Path) -> None:
    mock = play(written(STYLES[1]), tmp_path)
    record = mock.create("cars", name="Ada")
    assert answer(mock, "GET", f"/cars/find/{record['id']}")[1]["name"] == "Ada"


def test_a_second_path_for_the_same_record_is_one(tmp_path: Path) -> None:
    built = written(
        {"list": "/cars", "create": "/cars", "read": "/cars/{id}", "update": "/cars/{id}", "delete": "/cars/{id}"}
    )
    built["paths"]["/cars/edit/{id}"] = {"get": operation("form", reply=schema_ref("Car"), parameters=[KEY])}
    mock = play(built, tmp_path)
    answer(mock, "POST", "/cars", {"name": "Ada"})
    assert answer(mock, "GET", "/cars/edit/1")[1]["name"] == "Ada"
    assert answer(mock, "GET", "/cars/edit/2")[0].status == 404


def test_what_is_found_by_another_key_stays_where_it_is(tmp_path: Path) -> None:
    built = written(STYLES[0])
    name = {"name": "name", "in": "path", "required": True, "schema": {"type": "string"}}
    built["paths"]["/cars/find/{name}"] = {"get": operation("byName", reply=schema_ref("Car"), parameters=[name])}
    mock = play(built, tmp_path)
    answer(mock, "POST", "/cars/create", {"name": "Ada"})
    answer(mock, "POST", "/cars/create", {"name": "Bob"})
    assert answer(mock, "GET", "/cars/find/Bob")[1]["id"] == 2


def test_of_two_paths_the_one_by_the_key_is_the_record(tmp_path: Path) -> None:
    paths = {**STYLES[4], "read": "/cars/get/{name}"}
    spec = written(paths)
    (get,) = spec["paths"]["/cars/get/{name}"].values()
    get["parameters"] = [{**KEY, "name": "name", "schema": {"type": "string"}}]
    by_id = operation("readById", reply=schema_ref("Car"), parameters=[KEY])
    spec["paths"]["/cars/getById/{id}"] = {"get": by_id}
    mock = play(spec, tmp_path)
    answer(mock, "POST", "/cars/save", {"name": "Ada"})
    assert mock.contract.resources.collections["/cars"].key_parameters == ("id",)
    assert mock.contract.resources.plans["readById"].view is None
    assert answer(mock, "GET", "/cars/getById/1")[1]["name"] == "Ada"


def test_a_verb_with_a_body_behind_the_key_stays_an_action(tmp_path: Path) -> None:
    built = written({"list": "/cars", "create": "/cars", "read": "/cars/{id}"})
    body = {"type": "object", "properties": {"wheel": {"type": "string"}}}
    built["paths"]["/cars/{id}/remove"] = {
        "post": operation("removeWheel", body=body, reply=schema_ref("Car"), parameters=[KEY])
    }
    assert kinds(play(built, tmp_path))["removeWheel"] == ("action", "/cars")


def test_one_path_with_a_verb_makes_no_collection(tmp_path: Path) -> None:
    built = document(
        {"/create-checkout": {"post": operation("checkOut", body=schema_ref("New"), reply=schema_ref("Car"))}},
        {"Car": CAR, "New": NEW},
    )
    assert kinds(play(built, tmp_path)) == {"checkOut": ("synthesize", None)}

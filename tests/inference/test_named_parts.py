"""Paths below a record that show a part of it: what is put there is in the record, and what is in it is shown there."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
SETTINGS = {"type": "object", "properties": {"theme": TEXT, "size": {"type": "integer"}}}
LAMP = {"type": "object", "properties": {"color": TEXT}}
MAP = {"type": "object", "additionalProperties": schema_ref("Lamp")}
SAMPLES = {"type": "object", "properties": {"lamp1": schema_ref("Lamp"), "lampN": schema_ref("Lamp")}}
GONE = {"404": {"description": "none such"}}


def at(name: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": TEXT}


def below(node: Any, *names: str, **others: Any) -> dict[str, Any]:
    return {
        "parameters": [at("id"), *map(at, names)],
        "get": operation("part", reply=node, responses=GONE),
        "put": operation("setPart", "204", body=node, responses={"201": {"description": "made"}}),
        **others,
    }


def homes(paths: dict[str, Any], lamps: Any = MAP, required: tuple[str, ...] = ()) -> dict[str, Any]:
    properties = {"id": TEXT, "settings": schema_ref("Settings"), "lamps": schema_ref("Lamps"), "zip": TEXT}
    home = {"type": "object", "required": list(required), "properties": properties}
    own = {
        "/homes": {"post": operation("make", "201", schema_ref("Home"), body=schema_ref("Home"))},
        "/homes/{id}": {"parameters": [at("id")], "get": operation("read", reply=schema_ref("Home"), responses=GONE)},
    }
    schemas = {"Home": home, "Settings": SETTINGS, "Lamp": LAMP, "Lamps": lamps}
    return document({**own, **paths}, schemas)


REMOVES = {"delete": operation("dropPart", "204", responses=GONE)}
PATCHES = {"patch": operation("patchPart", "204", body=SETTINGS)}


def home_of(mock: Mock) -> Any:
    return answer(mock, "GET", "/homes/a")[1]


def test_an_object_of_a_record_is_read_set_changed_and_removed(tmp_path: Path) -> None:
    paths = {"/homes/{id}/settings": below(schema_ref("Settings"), **REMOVES, **PATCHES)}
    mock = play(homes(paths), tmp_path)
    made = answer(mock, "POST", "/homes", {"id": "a", "settings": {"theme": "dark", "size": 1}})[1]
    assert answer(mock, "GET", "/homes/a/settings")[1] == {"theme": "dark", "size": 1}
    assert answer(mock, "PUT", "/homes/a/settings", {"theme": "light"})[0].status == 204
    assert home_of(mock) == {**made, "settings": {"theme": "light"}}
    assert answer(mock, "PATCH", "/homes/a/settings", {"size": 3})[0].status == 204
    assert home_of(mock) == {**made, "settings": {"theme": "light", "size": 3}}
    assert answer(mock, "DELETE", "/homes/a/settings")[0].status == 204
    assert "settings" not in home_of(mock)
    for method in ("GET", "DELETE"):
        response = answer(mock, method, "/homes/a/settings")[0]
        assert (response.status, dict(response.headers)["X-Mock-Reason"]) == (404, "home a has no settings")
    assert answer(mock, "PUT", "/homes/a/settings", {"size": 2})[0].status == 201
    assert home_of(mock)["settings"] == {"size": 2}
    assert answer(mock, "GET", "/homes/b/settings")[0].status == 404
    assert answer(mock, "PUT", "/homes/b/settings", {})[0].status == 404


@pytest.mark.parametrize("lamps", [MAP, SAMPLES], ids=["any property", "named for example"])
def test_entries_of_a_map_are_made_by_their_keys(tmp_path: Path, lamps: Any) -> None:
    paths = {
        "/homes/{id}/lamps": below(schema_ref("Lamps")),
        "/homes/{id}/lamps/{key}": below(schema_ref("Lamp"), "key", **REMOVES),
    }
    for number, path in enumerate(paths):
        for each in paths[path].values():
            if isinstance(each, dict):
                each["operationId"] += str(number)
    mock = play(homes(paths, lamps), tmp_path)
    answer(mock, "POST", "/homes", {"id": "a", "lamps": {"hall": {"color": "red"}}})
    assert answer(mock, "GET", "/homes/a/lamps/hall")[1] == {"color": "red"}
    assert answer(mock, "GET", "/homes/a/lamps/attic")[0].status == 404
    assert answer(mock, "PUT", "/homes/a/lamps/attic", {"color": "blue"})[0].status == 201
    assert answer(mock, "PUT", "/homes/a/lamps/attic", {"color": "green"})[0].status == 204
    both = {"hall": {"color": "red"}, "attic": {"color": "green"}}
    assert answer(mock, "GET", "/homes/a/lamps")[1] == both
    assert home_of(mock)["lamps"] == both
    assert answer(mock, "DELETE", "/homes/a/lamps/hall")[0].status == 204
    assert home_of(mock)["lamps"] == {"attic": {"color": "green"}}


def test_a_property_that_is_a_text_is_set_by_its_path(tmp_path: Path) -> None:
    mock = play(homes({"/homes/{id}/zip": below(TEXT)}), tmp_path)
    answer(mock, "POST", "/homes", {"id": "a", "zip": "10115"})
    assert answer(mock, "GET", "/homes/a/zip")[1] == "10115"
    assert answer(mock, "PUT", "/homes/a/zip", "20095")[0].status == 204
    assert home_of(mock)["zip"] == "20095"


@pytest.mark.parametrize(
    ("path", "required"),
    [
        (below({"type": "object", "properties": {"other": TEXT}}), ()),
        (below(schema_ref("Settings"), **REMOVES), ("settings",)),
    ],
    ids=["of another kind", "removed, though required"],
)
def test_what_is_no_part_is_a_record_of_its_own(
    tmp_path: Path, path: dict[str, Any], required: tuple[str, ...]
) -> None:
    mock = play(homes({"/homes/{id}/settings": path}, required=required), tmp_path)
    made = answer(mock, "POST", "/homes", {"id": "a", "settings": {"theme": "dark"}})[1]
    assert answer(mock, "PUT", "/homes/a/settings", {"theme": "light", "other": "x"})[0].status in (201, 204)
    assert home_of(mock) == made


LINK = {"type": "object", "properties": {"type": TEXT, "id": TEXT}}


def linked() -> dict[str, Any]:
    """Houses with an owner and guests, and people, as JSON:API has them."""
    to_one = {"type": "object", "properties": {"data": {**LINK, "type": ["object", "null"]}}}
    to_many = {"type": "object", "properties": {"data": {"type": "array", "items": LINK}}}
    links = {"type": "object", "properties": {"owner": to_one, "guests": to_many}}
    people = {"type": "object", "properties": {**LINK["properties"], "attributes": SETTINGS}}
    houses = {"type": "object", "properties": {**people["properties"], "relationships": links}}

    def data(name: str) -> dict[str, Any]:
        return {"type": "object", "properties": {"data": schema_ref(name)}}

    paths: dict[str, Any] = {}
    for name, kind in (("houses", "House"), ("people", "Person")):
        paths[f"/{name}"] = {"post": operation(f"make{kind}", "201", data(kind), body=data(kind))}
        paths[f"/{name}/{{id}}"] = {"parameters": [at("id")], "get": operation(f"get{kind}", reply=data(kind))}
    several = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref("Person")}}}
    for name, node, reply in (("owner", to_one, data("Person")), ("guests", to_many, several)):
        changes = {
            method: operation(f"{method}{name}", "204", body=node)
            for method in (("patch",) if name == "owner" else ("patch", "post", "delete"))
        }
        shown = {"get": operation(f"link{name}", reply=node)}
        paths[f"/houses/{{id}}/relationships/{name}"] = {"parameters": [at("id")], **shown, **changes}
        paths[f"/houses/{{id}}/{name}"] = {"parameters": [at("id")], "get": operation(f"related{name}", reply=reply)}
    return document(paths, {"House": houses, "Person": people})


def test_relationships_of_json_api_are_those_of_the_record(tmp_path: Path) -> None:
    mock = play(linked(), tmp_path)
    house = answer(mock, "POST", "/houses", {"data": {"type": "houses"}})[1]["data"]["id"]
    ada, bob = (answer(mock, "POST", "/people", {"data": {"type": "people"}})[1]["data"] for _ in "ab")
    names = [{"type": "people", "id": each["id"]} for each in (ada, bob)]
    guests, owner = f"/houses/{house}/relationships/guests", f"/houses/{house}/relationships/owner"
    assert answer(mock, "GET", guests)[1]["data"] == []
    assert answer(mock, "POST", guests, {"data": names[:1]})[0].status == 204
    assert answer(mock, "POST", guests, {"data": names})[0].status == 204
    assert answer(mock, "GET", guests)[1]["data"] == names
    assert answer(mock, "GET", f"/houses/{house}/guests")[1]["data"] == [ada, bob]
    assert answer(mock, "DELETE", guests, {"data": names[:1]})[0].status == 204
    assert answer(mock, "GET", f"/houses/{house}")[1]["data"]["relationships"]["guests"]["data"] == names[1:]
    assert answer(mock, "PATCH", guests, {"data": []})[0].status == 204
    assert answer(mock, "GET", f"/houses/{house}/guests")[1]["data"] == []
    assert answer(mock, "PATCH", owner, {"data": names[1]})[0].status == 204
    assert answer(mock, "GET", owner)[1]["data"] == names[1]
    assert answer(mock, "GET", f"/houses/{house}/owner")[1]["data"] == bob
    assert answer(mock, "PATCH", owner, {"data": None})[0].status == 204
    assert answer(mock, "GET", owner)[1]["data"] is None
    assert answer(mock, "GET", "/houses/nobody/relationships/owner")[0].status == 404

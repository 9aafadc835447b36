"""Documents that describe what requests take and nothing of what is answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.contract import Contract, read_contract
from understudy.inference.explain import explain

TEXT = {"type": "string"}
CREATE_CAT = {
    "type": "object",
    "required": ["name", "password"],
    "properties": {"name": TEXT, "password": TEXT, "lives": {"type": "integer"}},
}
UPDATE_CAT = {"type": "object", "properties": {"name": TEXT, "indoor": {"type": "boolean"}}}
BY_ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
BY_CAT = [{"name": "catId", "in": "path", "required": True, "schema": {"type": "integer"}}]


def silent(status: str = "200", **more: Any) -> dict[str, Any]:
    """An operation whose success has a description only."""
    return {**operation(more.pop("id", "op"), **more), "responses": {status: {"description": ""}}}


def read(built: dict[str, Any], folder: Path) -> Contract:
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    return read_contract(file)


def cats() -> dict[str, Any]:
    return document(
        {
            "/cats": {
                "get": silent(id="listCats"),
                "post": silent("201", id="createCat", body=schema_ref("CreateCatDto")),
            },
            "/cats/{id}": {
                "parameters": BY_ID,
                "get": silent(id="getCat"),
                "patch": silent(id="updateCat", body=schema_ref("UpdateCatDto")),
                "delete": silent(id="deleteCat"),
            },
            "/cats/{catId}/toys": {
                "parameters": BY_CAT,
                "get": silent(id="listToys"),
                "post": silent("201", id="createToy", body={"type": "object", "properties": {"label": TEXT}}),
            },
            "/health": {"get": silent(id="health")},
        },
        {"CreateCatDto": CREATE_CAT, "UpdateCatDto": UPDATE_CAT},
    )


def test_a_record_lives_though_no_answer_is_described(tmp_path: Path) -> None:
    mock = play(cats(), tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream", "lives": 9})[1]
    assert made["name"] == "Tom"
    assert made["lives"] == 9
    assert type(made["id"]) is int
    assert "password" not in made
    path = f"/cats/{made['id']}"
    assert answer(mock, "GET", path)[1] == made
    assert answer(mock, "GET", "/cats")[1] == [made]
    assert answer(mock, "PATCH", path, {"name": "Tim", "indoor": True})[1] == {**made, "name": "Tim", "indoor": True}
    assert answer(mock, "DELETE", path)[0].status == 200
    assert answer(mock, "GET", path)[0].status == 404


def test_bodies_in_parts_and_paths_behind_references_are_read_as_ever(tmp_path: Path) -> None:
    data = cats()
    schemas = data["components"]["schemas"]
    schemas["CreateCatDto"] = {"allOf": [CREATE_CAT, {"type": "object", "properties": {"colour": TEXT}}]}
    data["components"]["pathItems"] = {"Cats": data["paths"]["/cats"]}
    data["paths"]["/cats"] = {"$ref": "#/components/pathItems/Cats"}
    mock = play(data, tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream", "colour": "black"})[1]
    assert made["colour"] == "black"
    assert "password" not in made
    assert answer(mock, "GET", "/cats")[1] == [made]


def test_what_is_made_below_it_is_listed_there(tmp_path: Path) -> None:
    mock = play(cats(), tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream"})[1]
    toys = f"/cats/{made['id']}/toys"
    toy = answer(mock, "POST", toys, {"label": "ball"})[1]
    assert toy["label"] == "ball"
    assert answer(mock, "GET", toys)[1] == [toy]
    assert answer(mock, "GET", "/cats/987654/toys")[0].status == 404


def test_what_no_request_shows_stays_without_content(tmp_path: Path) -> None:
    response, _ = answer(play(cats(), tmp_path), "GET", "/health")
    assert response.status == 200
    assert not response.body


def test_it_is_reported_once(tmp_path: Path) -> None:
    contract = read(cats(), tmp_path)
    assert [str(each).partition("#")[2] for each in contract.problems] == [
        "/paths/~1cats: no content is described of what /cats, /cats/{id}, /cats/{catId}/toys answer; "
        "it is taken to be what their requests take, with a key [content-undescribed]"
    ]


def test_explain_doubts_it(tmp_path: Path) -> None:
    text = explain(read(cats(), tmp_path))
    assert (
        "\n   50  undescribed: what these answer is taken to be what their requests take: nothing describes it\n"
        in text
    )
    assert "contradicts itself" not in text


def test_a_component_of_the_record_counts_before_what_requests_take(tmp_path: Path) -> None:
    data = cats()
    data["components"]["schemas"]["Cat"] = {
        "type": "object",
        "required": ["id"],
        "properties": {"id": {"type": "integer"}, "name": TEXT, "createdAt": {"type": "string", "format": "date-time"}},
    }
    made = answer(play(data, tmp_path), "POST", "/cats", {"name": "Tom", "password": "cream"})[1]
    assert made.keys() == {"id", "name", "createdAt"}


def test_what_a_write_answers_counts_before_what_it_takes(tmp_path: Path) -> None:
    data = cats()
    shown = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "colour": TEXT}}
    data["paths"]["/cats"]["post"]["responses"]["201"]["content"] = {"application/json": {"schema": shown}}
    mock = play(data, tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream"})[1]
    assert made.keys() == {"id", "colour"}
    assert answer(mock, "GET", f"/cats/{made['id']}")[1] == made


@pytest.mark.parametrize("name", ["slug", "id"])
def test_the_key_is_what_the_path_names(tmp_path: Path, name: str) -> None:
    """A request that has it chooses it; else the service does."""
    data = cats()
    item = data["paths"].pop("/cats/{id}")
    item["parameters"] = [{**BY_ID[0], "name": name, "schema": TEXT}]
    data["paths"][f"/cats/{{{name}}}"] = item
    data["components"]["schemas"]["CreateCatDto"] = {
        **CREATE_CAT,
        "properties": {**CREATE_CAT["properties"], "slug": TEXT},
    }
    mock = play(data, tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream", "slug": "tom"})[1]
    assert made["slug"] == "tom"
    assert answer(mock, "GET", f"/cats/{made[name]}")[1] == made


def test_what_reads_and_what_removes_may_call_the_key_differently(tmp_path: Path) -> None:
    data = cats()
    item = data["paths"]["/cats/{id}"]
    data["paths"] = {
        "/cats/{id}": {"parameters": BY_ID, "delete": item.pop("delete")},
        "/cats/{term}": {**item, "parameters": [{**BY_ID[0], "name": "term", "schema": TEXT}]},
        "/cats": data["paths"]["/cats"],
    }
    mock = play(data, tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream"})[1]
    path = f"/cats/{made['id']}"
    assert answer(mock, "GET", path)[1] == made
    assert answer(mock, "PATCH", path, {"indoor": True})[1] == {**made, "indoor": True}
    assert answer(mock, "DELETE", path)[0].status == 200
    assert answer(mock, "GET", path)[0].status == 404


def test_one_thing_that_all_share_is_what_its_put_takes(tmp_path: Path) -> None:
    data = document(
        {
            "/settings": {
                "get": silent(id="getSettings"),
                "put": silent(id="putSettings", body={"type": "object", "properties": {"theme": TEXT}}),
            }
        }
    )
    mock = play(data, tmp_path)
    assert answer(mock, "PUT", "/settings", {"theme": "dark"})[1] == {"theme": "dark"}
    assert answer(mock, "GET", "/settings")[1] == {"theme": "dark"}


def test_a_download_among_described_answers_has_none(tmp_path: Path) -> None:
    """Beside what is described, a path that is no whole resource may answer anything."""
    pets = {"type": "array", "items": {"type": "object", "properties": {"name": TEXT}}}
    data = document(
        {
            "/exports": {"get": silent(id="export"), "post": silent(id="ask", body=schema_ref("CreateCatDto"))},
            "/pets": {"get": operation("listPets", reply=pets)},
            "/dogs": {"get": operation("listDogs", reply=pets)},
        },
        {"CreateCatDto": CREATE_CAT},
    )
    response, _ = answer(play(data, tmp_path), "GET", "/exports")
    assert response.status == 200
    assert not response.body
    assert read(data, tmp_path).problems == ()


@pytest.mark.parametrize(
    "damage",
    [
        {"paths": {"/cats": None}},
        {"paths": {"/cats": {"get": {"responses": None}}, "/cats/{id}": {"get": {"responses": {"200": None}}}}},
        {"paths": {"/cats": {"get": {"responses": {"200": {"$ref": "#/nowhere"}}}, "post": {"requestBody": 7}}}},
    ],
)
def test_a_damaged_document_is_left_as_it_is(tmp_path: Path, damage: dict[str, Any]) -> None:
    contract = read({**cats(), **damage}, tmp_path)
    assert [each.rule for each in contract.problems if each.rule == "content-undescribed"] == []


ANYTHING: list[Any] = [
    {"application/json": {"schema": {}}},
    {"application/json": {"schema": {"title": "Response", "type": "object", "additionalProperties": True}}},
    {"*/*": {}},
    {"*/*": {"schema": {"type": "object"}}},
]


def opened(built: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    """The document with this content for each success."""
    for item in built["paths"].values():
        for method in item.keys() & {"get", "post", "patch", "delete"}:
            for response in item[method]["responses"].values():
                response["content"] = content
    return built


@pytest.mark.parametrize("content", ANYTHING)
def test_content_of_which_nothing_is_described_is_described_like_none(tmp_path: Path, content: dict[str, Any]) -> None:
    mock = play(opened(cats(), content), tmp_path)
    made = answer(mock, "POST", "/cats", {"name": "Tom", "password": "cream"})[1]
    assert made == {**made, "name": "Tom", "id": 1}
    assert answer(mock, "GET", "/cats/1")[1] == made
    is_object = next(iter(content.values())).get("schema", {}).get("type") == "object"
    assert answer(mock, "GET", "/cats")[1] == ({"cats": [made]} if is_object else [made])
    assert answer(mock, "PATCH", "/cats/1", {"name": "Tim"})[1]["name"] == "Tim"


@pytest.mark.parametrize(
    "content",
    [
        {"text/csv": {}},
        {"application/json": {"schema": {"type": "string"}}},
        {"application/json": {"schema": {"type": "object", "additionalProperties": {"type": "integer"}}}},
        {"application/json": {"schema": {}, "example": {"pong": True}}},
    ],
)
def test_content_that_is_described_otherwise_stays(tmp_path: Path, content: dict[str, Any]) -> None:
    contract = read(opened(cats(), content), tmp_path)
    assert "content-undescribed" not in {problem.code for problem in contract.problems}


def test_pages_of_which_nothing_is_described_are_of_what_is_made_there(tmp_path: Path) -> None:
    shown = {"type": "object", "properties": {"id": {"type": "integer"}, "name": TEXT}}
    limit = [{"name": "limit", "in": "query", "schema": {"type": "integer"}}]
    paths = {
        f"/{kind}": {
            "get": operation(f"list-{kind}", reply={"type": "array", "items": shown}),
            "post": operation(f"make-{kind}", "201", shown, body=shown),
        }
        for kind in ("dogs", "owners")
    }
    body = {"type": "object", "properties": {"plate": TEXT}}
    vans = {"get": {**silent(id="vans"), "parameters": limit}, "post": silent("201", id="van", body=body)}
    mock = play(document({**paths, "/drivers/vans": vans}), tmp_path)
    answer(mock, "POST", "/drivers/vans", {"plate": "AB 12"})
    answer(mock, "POST", "/drivers/vans", {"plate": "CD 34"})
    assert answer(mock, "GET", "/drivers/vans?limit=1")[1] == [{"plate": "AB 12"}]

"""JSON:API: records that others lead to stand in `included`, sparse fieldsets, order, and pages in brackets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, INT = {"type": "string"}, {"type": "integer"}
IDENTITY = {"type": "object", "required": ["type", "id"], "properties": {"type": TEXT, "id": TEXT}}


def resource(name: str, attributes: dict[str, Any], **relationships: Any) -> dict[str, Any]:
    related = {
        key: {"type": "object", "properties": {"data": {"type": "array", "items": IDENTITY} if many else IDENTITY}}
        for key, many in relationships.items()
    }
    return {
        "type": "object",
        "required": ["type", "id"],
        "properties": {
            "type": {"type": "string", "enum": [name]},
            "id": TEXT,
            "attributes": {"type": "object", "properties": attributes},
            "relationships": {"type": "object", "properties": related},
        },
    }


def parameter(name: str, schema: Any = None) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": TEXT if schema is None else schema}


LISTING = ("include", "sort", "fields[cups]", "fields[people]", "filter[colour]")


def shop(folder: Path) -> Mock:
    """Two cups of two people, one of whom has another above."""
    schemas = {
        "Cup": resource("cups", {"name": TEXT, "colour": TEXT, "price": INT}, maker=False, fans=True),
        "Person": resource("people", {"name": TEXT, "town": TEXT}, teacher=False),
    }
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    paths: dict[str, Any] = {}
    for name, record in (("cups", "Cup"), ("people", "Person")):
        more = {"included": {"type": "array", "items": {"type": "object"}}}
        one = {"type": "object", "properties": {"data": schema_ref(record), **more}}
        many = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref(record)}, **more}}
        body = {"type": "object", "properties": {"data": schema_ref(record)}}
        listing = [*map(parameter, LISTING), parameter("page[number]", INT), parameter("page[size]", INT)]
        reading = list(map(parameter, LISTING[:4]))
        paths[f"/{name}"] = {
            "get": operation(f"list{record}", reply=many, parameters=listing),
            "post": operation(f"make{record}", "201", one, body=body),
        }
        paths[f"/{name}/{{id}}"] = {"parameters": key, "get": operation(f"read{record}", reply=one, parameters=reading)}
    mock = play(document(paths, schemas), folder)
    made("people", mock, "ann", {"name": "Ann", "town": "Ulm"})
    made("people", mock, "bob", {"name": "Bob", "town": "Bonn"}, teacher=("people", "ann"))
    made("cups", mock, "1", {"name": "Mug", "colour": "red", "price": 5}, maker=("people", "bob"))
    made(
        "cups",
        mock,
        "2",
        {"name": "Bowl", "colour": "blue", "price": 9},
        maker=("people", "ann"),
        fans=[("people", "bob")],
    )
    return mock


def made(name: str, mock: Mock, key: str, attributes: dict[str, Any], **links: Any) -> None:
    related = {}
    for link, to in links.items():
        listed = [{"type": each[0], "id": each[1]} for each in (to if isinstance(to, list) else [to])]
        related[link] = {"data": listed if isinstance(to, list) else listed[0]}
    body = {"data": {"type": name, "id": key, "attributes": attributes, "relationships": related}}
    assert answer(mock, "POST", f"/{name}", body)[0].status == 201


@pytest.mark.parametrize(
    ("path", "keys"),
    [
        ("/cups?include=maker", ["bob", "ann"]),
        ("/cups?include=maker.teacher", ["bob", "ann"]),
        ("/cups?include=fans", ["bob"]),
        ("/cups?filter[colour]=red&include=maker", ["bob"]),
        ("/cups/1?include=maker,maker.teacher", ["bob", "ann"]),
        ("/cups/1?include=maker.teacher", ["bob", "ann"]),
        ("/cups/2?include=maker,fans", ["ann", "bob"]),
        ("/people?include=teacher", []),
        ("/cups?include=nobody", []),
    ],
)
def test_what_is_included_is_what_the_relationships_lead_to(path: str, keys: list[str], tmp_path: Path) -> None:
    response, body = answer(shop(tmp_path), "GET", path)
    assert response.status == 200
    assert [each["id"] for each in body["included"]] == keys
    assert all(each["type"] == "people" and each["attributes"]["town"] for each in body["included"])


def test_fields_are_those_of_their_type(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    _, body = answer(mock, "GET", "/cups?fields[cups]=name,maker&fields[people]=town&include=maker&sort=price")
    assert [each["attributes"] for each in body["data"]] == [{"name": "Mug"}, {"name": "Bowl"}]
    assert [list(each["relationships"]) for each in body["data"]] == [["maker"], ["maker"]]
    assert [each["attributes"] for each in body["included"]] == [{"town": "Bonn"}, {"town": "Ulm"}]
    _, one = answer(mock, "GET", "/cups/1?fields[people]=town")
    assert one["data"]["attributes"] == {"name": "Mug", "colour": "red", "price": 5}


def test_order_and_pages(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    assert [each["id"] for each in answer(mock, "GET", "/cups?sort=-price")[1]["data"]] == ["2", "1"]
    assert [each["id"] for each in answer(mock, "GET", "/cups?page[size]=1&page[number]=2")[1]["data"]] == ["2"]
    assert [each["id"] for each in answer(mock, "GET", "/cups?filter[colour]=blue")[1]["data"]] == ["2"]

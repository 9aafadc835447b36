"""JSON:API: what links a resource with others has a path of its own, and so have the resources that are linked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT = {"type": "string"}
IDENTIFIER = {"type": "object", "required": ["type", "id"], "properties": {"type": TEXT, "id": TEXT}}
ONE = {"type": "object", "required": ["data"], "properties": {"data": {"oneOf": [{"type": "null"}, IDENTIFIER]}}}
MANY = {"type": "object", "required": ["data"], "properties": {"data": {"type": "array", "items": IDENTIFIER}}}
KEY = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]


def resource(name: str, attribute: str, **relationships: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["type"],
        "properties": {
            "type": {"const": name},
            "id": TEXT,
            "attributes": {"type": "object", "properties": {attribute: TEXT}},
            "relationships": {"type": "object", "properties": relationships},
        },
    }


def collection(name: str, record: str) -> dict[str, Any]:
    one = {"type": "object", "required": ["data"], "properties": {"data": schema_ref(record)}}
    many = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref(record)}}}
    return {
        f"/{name}": {
            "get": operation(f"list{record}", reply=many),
            "post": operation(f"make{record}", "201", one, body=one),
        },
        f"/{name}/{{id}}": {"parameters": KEY, "get": operation(f"read{record}", reply=one)},
    }


def linked(name: str, shape: dict[str, Any], *methods: str) -> dict[str, Any]:
    missing = {"404": {"description": "not there"}}
    operations = {method: operation(f"{method}{name}", "204", body=shape, responses=missing) for method in methods}
    return {"parameters": KEY, "get": operation(f"link{name}", reply=shape), **operations}


@pytest.fixture
def blog(tmp_path: Path) -> Mock:
    one = {"type": "object", "properties": {"data": schema_ref("Person")}}
    many = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref("Tag")}}}
    paths = {
        **collection("articles", "Article"),
        **collection("tags", "Tag"),
        **collection("people", "Person"),
        "/articles/{id}/relationships/tags": linked("Tags", MANY, "post", "patch", "delete"),
        "/articles/{id}/relationships/author": linked("Author", ONE, "patch"),
        "/articles/{id}/tags": {"parameters": KEY, "get": operation("tagsOf", reply=many)},
        "/articles/{id}/author": {"parameters": KEY, "get": operation("authorOf", reply=one)},
    }
    schemas = {
        "Article": resource("articles", "title", author=ONE, tags=MANY),
        "Tag": resource("tags", "name"),
        "Person": resource("people", "name"),
    }
    return play(document(paths, schemas), tmp_path)


def made(mock: Mock, name: str, /, **attributes: str) -> dict[str, str]:
    value = answer(mock, "POST", f"/{name}", {"data": {"type": name, "attributes": attributes}})[1]
    return {"type": name, "id": value["data"]["id"]}


def test_what_is_linked_is_added_replaced_and_taken_out(blog: Mock) -> None:
    first, other, article = (
        made(blog, "tags", name="x"),
        made(blog, "tags", name="y"),
        made(blog, "articles", title="t"),
    )
    path = f"/articles/{article['id']}"

    def tags() -> Any:
        shown = answer(blog, "GET", f"{path}/relationships/tags")[1]["data"]
        assert answer(blog, "GET", path)[1]["data"]["relationships"]["tags"]["data"] == shown
        related = answer(blog, "GET", f"{path}/tags")[1]["data"]
        assert [{"type": each["type"], "id": each["id"]} for each in related] == shown
        return shown

    assert tags() == []
    for method, sent, left in (
        ("POST", [first], [first]),
        ("POST", [first, other], [first, other]),
        ("DELETE", [first], [other]),
        ("PATCH", [first], [first]),
        ("PATCH", [], []),
    ):
        assert answer(blog, method, f"{path}/relationships/tags", {"data": sent})[0].status == 204
        assert tags() == left


def test_what_was_never_linked_leads_to_nothing(blog: Mock) -> None:
    body = {"data": {"type": "articles", "id": "bare"}}
    assert answer(blog, "POST", "/articles", body)[0].status == 201
    assert answer(blog, "GET", "/articles/bare/tags")[1] == {"data": []}
    assert answer(blog, "GET", "/articles/bare/author")[1] == {}


def test_all_that_is_linked_is_shown_where_no_schema_says_that_there_are_several(tmp_path: Path) -> None:
    paths = {
        **collection("articles", "Article"),
        **collection("shop/tags", "Tag"),
        "/articles/{id}/relationships/tags": linked("Tags", MANY, "patch"),
        "/articles/{id}/tags": {"parameters": KEY, "get": operation("tagsOf", reply={"type": "object"})},
    }
    schemas = {"Article": resource("articles", "title", tags=MANY), "Tag": resource("tags", "name")}
    mock = play(document(paths, schemas), tmp_path)
    answer(mock, "POST", "/articles", {"data": {"type": "articles", "id": "a"}})
    tags = [{"type": "tags", "id": key} for key in "xy"]
    for each in tags:
        answer(mock, "POST", "/shop/tags", {"data": each})
    assert answer(mock, "PATCH", "/articles/a/relationships/tags", {"data": tags})[0].status == 204
    shown = answer(mock, "GET", "/articles/a/tags")[1]["data"]
    assert [{name: each[name] for name in ("type", "id")} for each in shown] == tags


def test_what_is_linked_is_known_by_its_type_and_its_key_together(blog: Mock) -> None:
    for name in ("articles", "people", "tags"):
        label = {"articles": "title"}.get(name, "name")
        sent = {"data": {"type": name, "id": "1", "attributes": {label: name}}}
        assert answer(blog, "POST", f"/{name}", sent)[0].status == 201
    path = "/articles/1"
    answer(blog, "PATCH", f"{path}/relationships/author", {"data": {"type": "people", "id": "1"}})
    answer(blog, "POST", f"{path}/relationships/tags", {"data": [{"type": "tags", "id": "1"}]})
    assert answer(blog, "GET", f"{path}/author")[1]["data"]["attributes"] == {"name": "people"}
    assert [each["attributes"] for each in answer(blog, "GET", f"{path}/tags")[1]["data"]] == [{"name": "tags"}]


def test_one_that_is_linked_is_replaced_and_cleared(blog: Mock) -> None:
    ada, article = made(blog, "people", name="Ada"), made(blog, "articles", title="t")
    path = f"/articles/{article['id']}"
    assert answer(blog, "GET", f"{path}/relationships/author")[1] == {"data": None}
    answer(blog, "PATCH", f"{path}/relationships/author", {"data": ada})
    assert answer(blog, "GET", f"{path}/relationships/author")[1] == {"data": ada}
    assert answer(blog, "GET", f"{path}/author")[1]["data"]["attributes"] == {"name": "Ada"}
    answer(blog, "PATCH", f"{path}/relationships/author", {"data": None})
    assert answer(blog, "GET", path)[1]["data"]["relationships"]["author"] == {"data": None}


def test_links_lead_to_where_a_resource_and_its_relationships_are_read(tmp_path: Path) -> None:
    links = {"type": "object", "properties": {"self": TEXT, "related": TEXT}}
    tags = {"type": "object", "properties": {"links": links, "data": {"type": "array", "items": IDENTIFIER}}}
    article = resource("articles", "title", tags=tags)
    article["properties"]["links"] = {"type": "object", "properties": {"self": TEXT}}
    around = {"type": "object", "required": ["self"], "properties": {"self": TEXT}}
    one = {"type": "object", "required": ["links"], "properties": {"data": schema_ref("Article"), "links": around}}
    paths = collection("articles", "Article")
    paths["/articles"]["post"] = operation("make", "201", one, body=one["properties"]["data"])
    paths["/articles/{id}"]["get"] = operation("read", reply=one)
    paths["/articles/{id}/relationships/tags"] = linked("Tags", tags, "post")
    mock = play(document(paths, {"Article": article}), tmp_path)
    body = {"type": "articles", "attributes": {"title": "x"}, "relationships": {"tags": {"data": []}}}
    shown = answer(mock, "POST", "/articles", body)[1]
    where = f"http://localhost/articles/{shown['data']['id']}"
    assert shown["links"] == {"self": where} == shown["data"]["links"]
    assert shown["data"]["relationships"]["tags"]["links"] == {
        "self": f"{where}/relationships/tags",
        "related": f"{where}/tags",
    }
    assert answer(mock, "GET", f"/articles/{shown['data']['id']}")[1] == shown
    assert answer(mock, "GET", f"/articles/{shown['data']['id']}/relationships/tags")[1]["links"] == {
        "self": f"{where}/relationships/tags",
        "related": f"{where}/tags",
    }


def test_a_relationship_that_is_not_shown_gets_no_links(tmp_path: Path) -> None:
    links = {"type": "object", "properties": {"self": TEXT}}
    tags = {"type": "object", "required": ["data"], "properties": {"links": links, "data": {"type": "array"}}}
    article = {**resource("articles", "title", tags=tags)}
    paths = collection("articles", "Article")
    mock = play(document(paths, {"Article": article}), tmp_path, fill="required")
    made_one = answer(mock, "POST", "/articles", {"data": {"type": "articles", "attributes": {"title": "x"}}})[1]
    assert "relationships" not in made_one["data"]

"""Objects of JSON-LD: `@id` is where one is read and never its key, `@type` what it is, `@context` is left out."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy.mock import Mock

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
LD = "application/ld+json"
BASE = {
    "type": "object",
    "required": ["@id", "@type"],
    "properties": {"@context": TEXT, "@id": TEXT, "@type": TEXT},
}
BOOK = {
    "type": "object",
    "required": ["title"],
    "properties": {
        "id": {**WHOLE, "readOnly": True},
        "title": {**TEXT, "minLength": 1},
        "author": {"type": ["string", "null"], "format": "iri-reference", "example": "https://example.com/"},
    },
}
SHOWN = {"allOf": [schema_ref("Item"), BOOK]}
WRONG = {
    "type": "object",
    "properties": {
        "status": WHOLE,
        "violations": {
            "type": "array",
            "items": {"type": "object", "properties": {"propertyPath": TEXT, "message": TEXT}},
        },
    },
}
ORDER = {"type": "string", "enum": ["asc", "desc"]}


def in_ld(built: dict[str, Any]) -> dict[str, Any]:
    """The operation, with JSON-LD in place of JSON."""
    for holder in (built.get("requestBody", {}), *built["responses"].values()):
        if JSON in holder.get("content", {}):
            holder["content"] = {LD: holder["content"][JSON]}
    return built


@pytest.fixture
def library(tmp_path: Path) -> Mock:
    key = [{"name": "id", "in": "path", "required": True, "schema": TEXT}]
    order = [{"name": f"order[{name}]", "in": "query", "schema": ORDER} for name in ("author", "title")]
    member = {"type": "array", "items": schema_ref("Book.jsonld")}
    listed = {"type": "object", "required": ["member"], "properties": {"member": member, "totalItems": WHOLE}}
    refused = {"422": {"description": "wrong", "content": {"application/problem+json": {"schema": WRONG}}}}
    paths = {
        "/api/books": {
            "get": in_ld(operation("listBooks", reply=listed, parameters=order)),
            "post": in_ld(
                operation("makeBook", "201", schema_ref("Book.jsonld"), body=schema_ref("Book"), responses=refused)
            ),
        },
        "/api/books/{id}": {
            "parameters": key,
            "get": in_ld(operation("readBook", reply=schema_ref("Book.jsonld"))),
            "put": in_ld(operation("putBook", reply=schema_ref("Book.jsonld"), body=schema_ref("Book"))),
            "delete": operation("deleteBook", "204"),
        },
    }
    return play(document(paths, {"Item": BASE, "Book": BOOK, "Book.jsonld": SHOWN}), tmp_path)


def send(mock: Mock, method: str, target: str, body: Any = None) -> tuple[int, Any]:
    response, value = answer(mock, method, target, body, **({} if body is None else {"content_type": LD}))
    return response.status, value


def test_the_key_is_the_id_and_the_address_leads_there(library: Mock) -> None:
    book = {"@id": "/api/books/1", "@type": "Book", "id": 1, "title": "Emma", "author": "/api/authors/7"}
    assert send(library, "POST", "/api/books", {"title": "Emma", "author": "/api/authors/7"}) == (201, book)
    assert send(library, "GET", "/api/books/1") == (200, book)
    assert send(library, "GET", book["@id"]) == (200, book)  # type: ignore[arg-type]
    assert send(library, "GET", "/api/books") == (200, {"member": [book], "totalItems": 1})
    assert send(library, "PUT", "/api/books/1", {"title": "Emma 2", "author": None}) == (
        200,
        {**book, "title": "Emma 2", "author": None},
    )
    assert send(library, "DELETE", "/api/books/1")[0] == 204
    assert send(library, "GET", "/api/books/1")[0] == 404


def test_a_violation_says_its_property_path(library: Mock) -> None:
    status, value = send(library, "POST", "/api/books", {"title": ""})
    assert status == 422
    assert value["violations"] == [{"propertyPath": "title", "message": "must have at least 1 character"}]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Emma", "Dune", "Ulysses", "Alma"]),
        ("?order[title]=asc", ["Alma", "Dune", "Emma", "Ulysses"]),
        ("?order[title]=desc", ["Ulysses", "Emma", "Dune", "Alma"]),
        ("?order[author]=desc&order[title]=asc", ["Alma", "Ulysses", "Dune", "Emma"]),
    ],
)
def test_an_order_may_be_requested_by_property(library: Mock, query: str, titles: list[str]) -> None:
    for title, author in (("Emma", "/a/1"), ("Dune", "/a/1"), ("Ulysses", "/a/2"), ("Alma", "/a/2")):
        assert send(library, "POST", "/api/books", {"title": title, "author": author})[0] == 201
    assert [each["title"] for each in send(library, "GET", f"/api/books{query}")[1]["member"]] == titles

"""A library of books: the document that many unit tests share."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref

BOOK = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}, "title": {"type": "string"}}}


NEW_BOOK = {"type": "object", "properties": {"title": {"type": "string"}}}


LIST = {
    "type": "object",
    "properties": {"data": {"type": "array", "items": schema_ref("Book")}, "total": {"type": "integer"}},
}


ID = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]


def library() -> dict[str, Any]:
    return document(
        {
            "/books": {
                "get": operation("listBooks", reply=LIST),
                "post": operation("createBook", "201", schema_ref("Book"), body=schema_ref("NewBook")),
            },
            "/books/{id}": {
                "parameters": ID,
                "get": operation("getBook", reply=schema_ref("Book")),
                "patch": operation("patchBook", reply=schema_ref("Book"), body=schema_ref("NewBook")),
                "put": operation("putBook", reply=schema_ref("Book"), body={**NEW_BOOK, "required": ["title"]}),
                "delete": operation("deleteBook", "204"),
            },
            "/books/{id}/lend": {"parameters": ID, "post": operation("lendBook", reply=schema_ref("Book"))},
            "/books/{id}/price": {"parameters": ID, "get": operation("priceBook", reply=NEW_BOOK)},
            "/books/{id}/cover": {
                "parameters": ID,
                "get": operation("getCover", reply=NEW_BOOK),
                "put": operation("putCover", reply=NEW_BOOK, body=NEW_BOOK),
            },
            "/books/new": {"get": operation("newBooks", reply={"type": "array", "items": schema_ref("Book")})},
            "/ping": {"get": operation("ping", reply={"type": "object"})},
        },
        {"Book": BOOK, "NewBook": NEW_BOOK},
    )


@pytest.fixture
def shelves(tmp_path: Path) -> Path:
    """A document of books, which callers create, and shelves, of which two are there from the start."""
    shelf = {"type": "object", "properties": {"id": {"type": "integer"}, "wood": {"type": "string"}}}
    missing = {"responses": {"404": {"description": "not there"}}}
    built = library()
    for part in (built["paths"]["/books/{id}"][method] for method in ("get", "delete")):
        part["responses"] |= missing["responses"]
    built["paths"]["/shelves"] = {
        "x-mock-seed": [{"id": 1, "wood": "oak"}, {"id": 2, "wood": "elm"}],
        "get": operation("listShelves", reply={"type": "array", "items": shelf}),
    }
    built["paths"]["/shelves/{id}"] = {
        "parameters": ID,
        "get": operation("getShelf", reply=shelf, **missing),
        "delete": operation("deleteShelf", "204", **missing),
    }
    path = tmp_path / "openapi.json"
    path.write_text(json.dumps(built))
    return path

"""A key that is taken: a record is never replaced by making it again, whoever makes it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock
from understudy.records import RecordExistsError
from understudy.server.app import create_app
from understudy.testing.factories import Factories, FactoryError

BOOK = {
    "type": "object",
    "required": ["isbn", "title"],
    "properties": {
        "isbn": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "string", "enum": ["draft", "sold"], "readOnly": True},
    },
}
NOTE = {
    "type": "object",
    "required": ["id"],
    "properties": {"id": {"type": "integer", "minimum": 1}, "text": {"type": "string"}},
}


def shop(folder: Path, *, conflict: bool = True, **options: Any) -> Mock:
    """Books with a chosen key and notes below them; `conflict` documents the 409 of a taken key."""
    refused = {"409": {"description": "taken"}} if conflict else {}
    one = [{"name": "isbn", "in": "path", "required": True, "schema": {"type": "string"}}]
    lacking = {"404": {"description": "none"}}
    paths = {
        "/books": {
            "get": operation("listBooks", reply={"type": "array", "items": schema_ref("Book")}),
            "post": operation("makeBook", "201", schema_ref("Book"), body=schema_ref("Book"), responses=refused),
        },
        "/books/{isbn}": {"parameters": one, "get": operation("getBook", reply=schema_ref("Book"), responses=lacking)},
        "/books/{isbn}/notes": {
            "parameters": one,
            "post": operation("makeNote", "201", schema_ref("Note"), body=schema_ref("Note"), responses=lacking),
        },
        "/books/{isbn}/notes/{id}": {
            "parameters": [*one, {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
            "get": operation("getNote", reply=schema_ref("Note"), responses=lacking),
        },
    }
    return play(document(paths, {"Book": BOOK, "Note": NOTE}), folder, **options)


@pytest.mark.parametrize("conflict", [True, False])
def test_the_api_refuses_it(tmp_path: Path, conflict: bool) -> None:
    mock = shop(tmp_path, conflict=conflict)
    assert answer(mock, "POST", "/books", {"isbn": "7", "title": "first"})[0].status == 201
    mock.transition("books", "7", to="sold")
    response, body = answer(mock, "POST", "/books", {"isbn": "7", "title": "second"})
    assert (response.status, body["detail"] if body else None) == (409, None if conflict else "book 7 exists already")
    assert mock.get("books", "7") == {"isbn": "7", "title": "first", "status": "sold"}


def test_the_driver_refuses_it(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    mock.create("books", isbn="7", title="first")
    mock.transition("books", "7", to="sold")
    with pytest.raises(RecordExistsError, match=r"^book 7 exists already$") as caught:
        mock.create("books", isbn="7", title="second")
    assert (caught.value.code, caught.value.status) == ("record_exists", 409)
    assert mock.get("books", "7") == {"isbn": "7", "title": "first", "status": "sold"}
    mock.delete("books", "7")
    assert mock.create("books", isbn="7", title="second")["title"] == "second"


def test_a_record_below_another_is_named_with_both_keys(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    for isbn in ("7", "8"):
        mock.create("books", isbn=isbn)
        mock.create("notes", isbn, id=1)
    with pytest.raises(RecordExistsError, match=r"^note 8/1 exists already$"):
        mock.create("notes", "8", id=1)


def test_the_control_plane_refuses_it(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    mock.create("books", isbn="7", title="first")
    client = create_app(mock).test_client()
    refused = client.post("/__mock__/records", json={"resource": "books", "attributes": {"isbn": "7", "title": "b"}})
    assert refused.status_code == 409
    problem = refused.get_json()
    assert (problem["code"], problem["detail"]) == ("record_exists", "book 7 exists already")
    assert mock.get("books", "7")["title"] == "first"


def test_factories_refuse_it(tmp_path: Path) -> None:
    mock = shop(tmp_path)
    factories = Factories(mock)
    factories.insert("Book", isbn="7", title="first")
    with pytest.raises(FactoryError, match=r"^book 7 exists already$"):
        factories.insert("Book", isbn="7", title="second")
    with pytest.raises(FactoryError, match=r"^book 8 exists already$"):
        factories.insert("Book", count=2, isbn="8")
    assert [record["isbn"] for record in mock.records("books")] == ["7"]

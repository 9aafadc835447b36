"""What is inferred from the shape of a document, and what of it an overlay key overrides."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play, schema_ref
from library import BOOK, ID, library

from understudy.exchange import Request
from understudy.inference.explain import explain
from understudy.inference.paths import canonical
from understudy.inference.resources import Collection, Plan
from understudy.summary import curl_example, summary


def plan(built: dict[str, Any], folder: Path, name: str) -> Plan:
    return play(built, folder).contract.resources.plans[name]


def collection(built: dict[str, Any], folder: Path, path: str) -> Collection:
    return play(built, folder).contract.resources.collections[canonical(path)]


@pytest.mark.parametrize(
    ("name", "kind", "home"),
    [
        ("listBooks", "list", "/books"),
        ("createBook", "create", "/books"),
        ("getBook", "read", "/books"),
        ("patchBook", "update", "/books"),
        ("putBook", "update", "/books"),
        ("deleteBook", "delete", "/books"),
        ("lendBook", "action", "/books"),
        ("priceBook", "compute", "/books"),
        ("getCover", "read", "/books/{}/cover"),
        ("putCover", "update", "/books/{}/cover"),
        ("newBooks", "list", "/books"),
        ("ping", "synthesize", None),
    ],
)
def test_every_operation_has_a_plan(tmp_path: Path, name: str, kind: str, home: str | None) -> None:
    found = plan(library(), tmp_path, name)
    assert (found.kind, found.collection) == (kind, home)
    assert found.reason


def test_a_patch_merges_and_a_put_that_requires_something_replaces(tmp_path: Path) -> None:
    assert plan(library(), tmp_path, "patchBook").merge
    assert not plan(library(), tmp_path, "putBook").merge


def test_a_link_shows_the_key_whatever_it_is_called(tmp_path: Path) -> None:
    thing = {"type": "object", "properties": {"zork": {"type": "integer"}, "id": {"type": "string"}}}
    create = operation("make", "201", thing)
    create["responses"]["201"]["links"] = {"Get": {"operationId": "get", "parameters": {"k": "$response.body#/zork"}}}
    built = document(
        {
            "/things": {"post": create},
            "/things/{k}": {"parameters": [{**ID[0], "name": "k"}], "get": operation("get", reply=thing)},
        }
    )
    assert collection(built, tmp_path, "/things").key_properties == ("zork",)


@pytest.mark.parametrize("parameter", ["id", "bookId", "book_id", "book-id"])
def test_without_a_link_the_key_is_named_like_the_parameter(tmp_path: Path, parameter: str) -> None:
    built = document(
        {
            "/books": {"post": operation("make", "201", BOOK)},
            f"/books/{{{parameter}}}": {
                "parameters": [{**ID[0], "name": parameter}],
                "get": operation("get", reply=BOOK),
            },
        }
    )
    assert collection(built, tmp_path, "/books").key_properties == ("id",)


def test_foreign_keys_by_name_by_link_and_by_declaration(tmp_path: Path) -> None:
    built = library()
    loan = {
        "type": "object",
        "properties": {
            "id": {"type": "integer"},
            "book_id": {"type": "integer"},
            "other": {"type": "integer"},
            "third": {"type": "integer", "x-mock-reference": "/books"},
        },
    }
    create = operation("lend", "201", loan, body={"type": "object", "properties": {"other": {"type": "integer"}}})
    create["responses"]["201"]["links"] = {
        "Other": {"operationId": "getBook", "parameters": {"id": "$response.body#/other"}}
    }
    built["paths"]["/loans"] = {"post": create}
    built["paths"]["/loans/{id}"] = {"parameters": ID, "get": operation("getLoan", reply=loan)}
    found = {entry.property: entry.collection for entry in collection(built, tmp_path, "/loans").references}
    assert found == {"book_id": "/books", "other": "/books", "third": "/books"}


def test_an_enum_that_the_creator_does_not_choose_is_a_state(tmp_path: Path) -> None:
    built = library()
    book = {
        **BOOK,
        "properties": {**BOOK["properties"], "state": {"enum": ["in", "out"]}, "size": {"enum": ["s", "l"]}},
    }
    built["components"]["schemas"]["Book"] = book
    built["components"]["schemas"]["NewBook"] = {"type": "object", "properties": {"size": {"enum": ["s", "l"]}}}
    assert [(entry.name, entry.values) for entry in collection(built, tmp_path, "/books").states] == [
        ("state", ("in", "out"))
    ]


@pytest.mark.parametrize(
    "state",
    [
        {"type": "string", "enum": ["in", "out"], "readOnly": True},
        schema_ref("State"),
    ],
)
def test_a_read_only_enum_is_a_state_though_create_and_answer_share_a_schema(
    tmp_path: Path, state: dict[str, Any]
) -> None:
    built = library()
    sizes = {"type": "string", "enum": ["s", "l"]}
    built["components"]["schemas"]["Book"] = {
        **BOOK,
        "properties": {"id": {"type": "integer", "readOnly": True}, "state": state, "size": sizes},
    }
    built["components"]["schemas"]["State"] = {"type": "string", "enum": ["in", "out"], "readOnly": True}
    built["components"]["schemas"]["NewBook"] = schema_ref("Book")
    assert [(entry.name, entry.values) for entry in collection(built, tmp_path, "/books").states] == [
        ("state", ("in", "out"))
    ]
    mock = play(built, tmp_path)
    body = b'{"size":"l"}'
    made = mock.handle(Request("POST", "/books", "", {"content-type": "application/json"}, body))
    assert json.loads(made.body) == {"id": 1, "state": "in", "size": "l"}


def test_what_nothing_can_create_starts_with_the_examples(tmp_path: Path) -> None:
    listing = operation("listTrains", reply={"type": "array", "items": BOOK})
    listing["responses"]["200"]["content"]["application/json"]["example"] = [{"id": 4, "title": "x"}]
    assert collection(document({"/trains": {"get": listing}}), tmp_path, "/trains").seeds == ({"id": 4, "title": "x"},)


def test_explain_names_everything_with_a_reason(tmp_path: Path) -> None:
    text = explain(play(library(), tmp_path).contract)
    assert "books  (collection /books)" in text
    assert "  key {id}: property id" in text
    assert "createBook: create (POST on a collection)" in text
    assert "putBook: update, replacing (PUT on an item)" in text


def test_the_summary_and_the_example_request(tmp_path: Path) -> None:
    contract = play(library(), tmp_path).contract
    first = summary(contract)[0]
    assert (first.name, first.path) == ("books", "/books")
    assert set(first.verbs) == {"list", "create", "read", "update", "delete", "action", "compute"}
    assert curl_example(contract, "http://h") == "curl -s http://h/books"

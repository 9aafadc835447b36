"""OpenAPI 3.2: what reads like its neighbours is played, what is not played yet is named."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from documents import answer, document, operation, play

FIRST = (
    "warning: openapi.json#/openapi: OpenAPI 3.2.0 is read as 3.1; of what is new in it, parts that are not played yet "
    "are named [version-newer]"
)


def newer(paths: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {**document(paths, **more), "openapi": "3.2.0"}


def test_new_methods_are_played(tmp_path: Path) -> None:
    item = {
        "query": operation("search", reply={"const": "found"}, body={"type": "object", "required": ["q"]}),
        "additionalOperations": {"COPY": operation("copy", "201", {"const": "copied"})},
    }
    mock = play(newer({"/x": item}), tmp_path)
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in mock.problems] == [FIRST]
    assert answer(mock, "QUERY", "/x", {"q": 1})[1] == "found"
    assert answer(mock, "QUERY", "/x", {})[0].status == 400
    assert answer(mock, "COPY", "/x")[1] == "copied"
    assert dict(answer(mock, "GET", "/x")[0].headers)["Allow"] == "QUERY, COPY, OPTIONS"
    assert mock.contract.operations["copy"].pointer == "/paths/~1x/additionalOperations/COPY"


def test_media_types_that_are_shared(tmp_path: Path) -> None:
    shared = {"Word": {"schema": {"type": "string"}, "examples": {"a": {"dataValue": "shared"}}}}
    shared_answer = operation("x")
    shared_answer["responses"]["200"]["content"] = {"application/json": {"$ref": "#/components/mediaTypes/Word"}}
    mock = play(newer({"/x": {"get": shared_answer}}, components={"mediaTypes": shared}), tmp_path)
    assert answer(mock, "GET", "/x")[1] == "shared"


def test_the_rest_is_named(tmp_path: Path) -> None:
    streamed = operation("x")
    streamed["responses"]["200"]["content"] = {"application/json": {"prefixEncoding": []}}
    streamed["parameters"] = [{"name": "all", "in": "querystring", "content": {"application/json": {}}}]
    mock = play(newer({"/x": {"get": streamed}}), tmp_path)
    assert [str(problem).replace(f"{tmp_path}/", "") for problem in mock.problems] == [
        FIRST,
        *(
            f"warning: openapi.json#{place} came with OpenAPI 3.2 and is not played yet [version-newer]"
            for place in (
                "/paths/~1x/get/responses/200/content/application~1json/prefixEncoding: prefixEncoding",
                "/paths/~1x/get/parameters/0/in: in: querystring",
            )
        ),
    ]
    assert answer(mock, "GET", "/x")[0].status == 200


def test_none_of_it_is_reported_of_3_1(tmp_path: Path) -> None:
    streamed = operation("x")
    streamed["responses"]["200"]["content"] = {"text/event-stream": {"itemSchema": {"type": "object"}}}
    assert play(document({"/x": {"get": streamed}}), tmp_path).problems == ()


def test_a_query_of_a_collection_lists_it_and_changes_nothing(tmp_path: Path) -> None:
    book = {"type": "object", "properties": {"isbn": {"type": "string"}, "author": {"type": "string"}}}
    books = {"type": "array", "items": book}
    by = {"type": "object", "properties": {"author": {"type": "string"}}}
    key = [{"name": "isbn", "in": "path", "required": True, "schema": {"type": "string"}}]
    item = {"query": operation("search", reply=books, body=by), "post": operation("add", "201", book, body=book)}
    one = {"parameters": key, "get": operation("read", reply=book)}
    mock = play(newer({"/books": item, "/books/{isbn}": one}), tmp_path)
    assert mock.contract.resources.plans["search"].reason == "QUERY on a collection answers a list"
    first, second = ({"isbn": name, "author": name.upper()} for name in "ab")
    for each in (first, second):
        answer(mock, "POST", "/books", each)
    assert answer(mock, "QUERY", "/books", {"author": "B"})[1] == [second]
    assert answer(mock, "QUERY", "/books", {})[1] == [first, second]

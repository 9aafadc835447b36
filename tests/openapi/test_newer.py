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
    said = operation("x")
    said["responses"]["200"]["content"] = {"application/json": {"$ref": "#/components/mediaTypes/Word"}}
    mock = play(newer({"/x": {"get": said}}, components={"mediaTypes": shared}), tmp_path)
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


def test_none_of_it_is_said_of_3_1(tmp_path: Path) -> None:
    streamed = operation("x")
    streamed["responses"]["200"]["content"] = {"text/event-stream": {"itemSchema": {"type": "object"}}}
    assert play(document({"/x": {"get": streamed}}), tmp_path).problems == ()

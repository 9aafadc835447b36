"""What documents borrow from routers and from Swagger 2.0 is read as OpenAPI 3 has it, with a warning at its place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.exchange import Request
from understudy.mock import Mock
from understudy.openapi.document import load
from understudy.problem import DocumentError

PET = {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "name": {"type": "string"}}}
NAMED = {"type": "object", "properties": {"name": {"type": "string"}}, "required": ["name"]}


def problems(mock: Mock, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in mock.problems]


def pets(item: str) -> dict[str, Any]:
    return document(
        {
            "/pets": {"post": operation("add", "201", body=schema_ref("Pet"), reply=schema_ref("Pet"))},
            item: {"get": operation("show", reply=schema_ref("Pet"))},
        },
        {"Pet": PET},
    )


def test_a_parameter_after_a_colon_is_one_where_no_path_has_braces(tmp_path: Path) -> None:
    mock = play(pets("/pets/:petId"), tmp_path)
    assert problems(mock, tmp_path) == [
        "warning: openapi.json#/paths/~1pets~1:petId: /pets/:petId is how routers write a path; it is read as"
        " /pets/{petId} [path-colon]",
        "warning: openapi.json#/paths/~1pets~1:petId/get: {petId} is not declared, so any text is taken for it"
        " [path-parameter]",
    ]
    assert answer(mock, "POST", "/pets", {"name": "Rex"})[1]["id"] == 1
    assert answer(mock, "GET", "/pets/1")[1] == {"id": 1, "name": "Rex"}
    assert answer(mock, "GET", "/pets/2")[0].status == 404


def test_beside_braces_it_is_one_where_it_is_declared(tmp_path: Path) -> None:
    shown = pets("/pets/:petId")
    shown["paths"]["/toys/{id}"] = {"get": operation("toy", reply=NAMED)}
    mock = play(shown, tmp_path)
    assert answer(mock, "GET", "/pets/:petId")[0].status == 200  # a path like any other
    shown["paths"]["/pets/:petId"]["parameters"] = [
        {"name": "petId", "in": "path", "required": True, "schema": {"type": "integer"}}
    ]
    mock = play(shown, tmp_path)
    assert answer(mock, "GET", "/pets/x")[0].status in (400, 404)
    answer(mock, "POST", "/pets", {"name": "Rex"})
    assert answer(mock, "GET", "/pets/1")[1]["name"] == "Rex"


def test_a_verb_after_a_colon_stays_what_it_is(tmp_path: Path) -> None:
    shown = document({"/pets:search": {"post": operation("find", reply=NAMED)}}, {"Pet": PET})
    mock = play(shown, tmp_path)
    assert not mock.problems
    assert answer(mock, "POST", "/pets:search", {})[0].status == 200


def test_a_path_that_stands_there_both_ways_is_left_alone(tmp_path: Path) -> None:
    shown = pets("/pets/:petId")
    shown["paths"]["/pets/{petId}"] = {
        "parameters": [{"name": "petId", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "get": operation("other", reply=schema_ref("Pet")),
    }
    shown["paths"]["/pets/:petId"]["parameters"] = shown["paths"]["/pets/{petId}"]["parameters"]
    assert "path-colon" not in {problem.rule for problem in play(shown, tmp_path).problems}


def with_parameters(*parameters: Any, **more: Any) -> dict[str, Any]:
    return document(
        {
            "/pets": {
                "post": {**operation("add", "201", reply=schema_ref("Pet")), "parameters": [*parameters], **more}
            },
            "/pets/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
                "get": operation("show", reply=schema_ref("Pet")),
            },
        },
        {"Pet": PET},
    )


def test_a_parameter_in_body_is_the_request_body(tmp_path: Path) -> None:
    shown = with_parameters({"name": "pet", "in": "body", "required": True, "schema": NAMED})
    mock = play(shown, tmp_path)
    assert problems(mock, tmp_path) == [
        "warning: openapi.json#/paths/~1pets/post/parameters/0: pet is in body, as in Swagger 2.0; it is read as the"
        " request body [parameter-in-body]"
    ]
    refused, _ = answer(mock, "POST", "/pets", {})
    assert (refused.status, dict(refused.headers)["X-Mock-Reason"]) == (400, "body /name: is required")
    assert answer(mock, "POST", "/pets", {"name": "Rex"})[1] == {"id": 1, "name": "Rex"}
    assert answer(mock, "GET", "/pets/1")[1] == {"id": 1, "name": "Rex"}


def test_parameters_in_form_data_are_a_form(tmp_path: Path) -> None:
    shown = with_parameters(
        {"name": "name", "in": "formData", "type": "string", "required": True},
        {"name": "age", "in": "formData", "schema": {"type": "integer"}},
        {"name": "loud", "in": "query", "schema": {"type": "boolean"}},
    )
    mock = play(shown, tmp_path)
    form = {"content-type": "application/x-www-form-urlencoded"}
    made = mock.handle(Request("POST", "/pets", headers=form, body=b"name=Rex&age=3"))
    assert (made.status, json.loads(made.body)["name"]) == (201, "Rex")
    refused = mock.handle(Request("POST", "/pets", headers=form, body=b"name=Rex&age=old"))
    assert dict(refused.headers)["X-Mock-Reason"] == "body /age: expected integer, got string"
    content = mock.contract.operations["add"].request_body.content  # type: ignore[union-attr]
    assert [media.name for media in content] == ["application/x-www-form-urlencoded"]
    assert [parameter.name for parameter in mock.contract.operations["add"].parameters] == ["loud"]


def test_several_parameters_in_body_are_its_properties(tmp_path: Path) -> None:
    shown = with_parameters(
        {"name": "name", "in": "body", "required": True, "schema": {"type": "string"}},
        {"name": "id", "in": "body", "schema": {"type": "integer"}},
    )
    mock = play(shown, tmp_path)
    assert answer(mock, "POST", "/pets", {})[0].status == 400
    assert answer(mock, "POST", "/pets", {"name": "Rex"})[1]["name"] == "Rex"


def test_what_is_wrong_behind_one_is_reported_at_its_place(tmp_path: Path) -> None:
    shown = with_parameters(
        {"name": "pet", "in": "body", "schema": NAMED}, {"name": "loud", "in": "qery", "schema": {"type": "boolean"}}
    )
    shown["paths"] = {"/pets/:id" if path == "/pets" else "/dogs": item for path, item in shown["paths"].items()}
    del shown["paths"]["/dogs"]["parameters"]
    places = [problem.pointer for problem in play(shown, tmp_path).problems if problem.rule.startswith("parameter")]
    assert places == ["/paths/~1pets~1:id/post/parameters/0", "/paths/~1pets~1:id/post/parameters/1/in"]


def test_a_file_makes_it_multipart(tmp_path: Path) -> None:
    mock = play(with_parameters({"name": "photo", "in": "formData", "type": "file"}), tmp_path)
    body = mock.contract.operations["add"].request_body
    assert body is not None
    assert [media.name for media in body.content] == ["multipart/form-data"]


def test_parameters_of_a_path_and_behind_references_are_read_too(tmp_path: Path) -> None:
    shown = with_parameters()
    del shown["paths"]["/pets"]["post"]["parameters"]
    shown["paths"]["/pets"]["parameters"] = [{"$ref": "#/components/parameters/Pet"}]
    shown["components"]["parameters"] = {"Pet": {"name": "pet", "in": "body", "schema": NAMED}}
    mock = play(shown, tmp_path)
    assert answer(mock, "POST", "/pets", {})[0].status == 400
    assert answer(mock, "POST", "/pets", {"name": "Rex"})[1]["name"] == "Rex"


def test_beside_a_request_body_it_is_an_error_as_before(tmp_path: Path) -> None:
    body = {"content": {"application/json": {"schema": NAMED}}}
    shown = with_parameters({"name": "pet", "in": "body", "schema": NAMED}, requestBody=body)
    [problem] = play(shown, tmp_path).problems
    assert (problem.rule, problem.severity) == ("parameter-in", "error")


@pytest.mark.parametrize("codec", ["utf-16", "utf-8-sig"])
@pytest.mark.parametrize("name", ["openapi.json", "openapi.yaml"])
def test_a_byte_order_mark_says_how_a_file_is_encoded(tmp_path: Path, codec: str, name: str) -> None:
    file = tmp_path / name
    shown = pets("/pets/{petId}")
    shown["info"]["title"] = "Zoë's pets"
    file.write_bytes(json.dumps(shown, ensure_ascii=False).encode(codec))
    assert load(file).data["info"]["title"] == "Zoë's pets"


def test_half_a_character_of_utf_16_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "openapi.json"
    file.write_bytes("{}".encode("utf-16") + b"x")
    with pytest.raises(DocumentError, match="not UTF-16 at byte 6"):
        load(file)

"""Operations of one path and method that a document tells apart by a fragment, which no server ever sees."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play, schema_ref

from understudy.messages import Request
from understudy.mock import Mock
from understudy.testing.factories import Factories

TEXT = {"type": "string"}
FORM = "multipart/form-data"
CLIP = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer", "readOnly": True}, "link": TEXT}}
LINK = {"type": "object", "required": ["link"], "properties": {"link": {**TEXT, "format": "uri"}}}
COPY = {"type": "object", "required": ["of"], "properties": {"of": {"type": "integer"}}}
UPLOAD = {"type": "object", "required": ["file"], "properties": {"file": {**TEXT, "format": "binary"}}}


def adding(identity: str, body: dict[str, Any], media: str = JSON) -> dict[str, Any]:
    made = operation(identity, "201", schema_ref("Clip"))
    return {"post": {**made, "requestBody": {"required": True, "content": {media: {"schema": body}}}}}


def finding(identity: str, name: str) -> dict[str, Any]:
    return {
        "get": operation(
            identity,
            reply={"const": identity},
            parameters=[{"name": name, "in": "query", "required": True, "schema": TEXT}],
        )
    }


PATHS = {
    "/clips#link": adding("linkClip", LINK),
    "/clips#copy": adding("copyClip", COPY),
    "/clips#file": adding("uploadClip", UPLOAD, FORM),
    "/clips/{id}": {
        "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}],
        "get": operation("getClip", reply=schema_ref("Clip")),
    },
    "/found#byName": finding("byName", "name"),
    "/found#byCode": finding("byCode", "code"),
}


@pytest.fixture
def mock(tmp_path: Path) -> Mock:
    return play(document(PATHS, {"Clip": CLIP}), tmp_path)


@pytest.mark.parametrize("body", [{"link": "https://example.com/a"}, {"of": 1}], ids=["link", "copy"])
def test_bodies_of_one_type_distinguish_them(mock: Mock, body: dict[str, Any]) -> None:
    response, made = answer(mock, "POST", "/clips", body)
    assert (response.status, response.operation_id) == (201, "linkClip" if "link" in body else "copyClip")
    assert answer(mock, "GET", f"/clips/{made['id']}")[1] == made


def test_types_of_bodies_distinguish_them(mock: Mock) -> None:
    request = Factories(mock).request("uploadClip")
    assert mock.handle(request).operation_id == "uploadClip"


@pytest.mark.parametrize(("query", "word"), [("name=a", "byName"), ("code=7", "byCode"), ("", "byName")])
def test_parameters_distinguish_them(mock: Mock, query: str, word: str) -> None:
    assert mock.handle(Request("GET", "/found", query, {}, b"")).operation_id == word


def test_what_fits_none_is_refused_by_the_nearest(mock: Mock) -> None:
    response, problem = answer(mock, "POST", "/clips", {"link": 7})
    assert (response.status, response.operation_id) == (400, "linkClip")
    assert [each["pointer"] for each in problem["errors"]] == ["/link"]


def test_a_test_sees_which_it_was(mock: Mock) -> None:
    answer(mock, "POST", "/clips", {"of": 1})
    mock.assert_called("copyClip", match={"of": 1})


def test_each_of_them_is_called_with_what_the_path_says(tmp_path: Path) -> None:
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {f"/cups/{{id}}/mend#{each}": {"parameters": key, **finding(each, each)} for each in ("name", "code")}
    mock = play(document(paths), tmp_path)
    assert [answer(mock, "GET", f"/cups/7/mend?{each}=x")[1] for each in ("name", "code")] == ["name", "code"]
    assert answer(mock, "GET", "/cups/seven/mend?code=x")[0].operation_id == "code"

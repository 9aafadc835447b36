"""Error bodies by meaning: codes, types and places as the document would say them, and no word by chance."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import JSON, answer, document, operation, play

from understudy.inference.explain import explain, explain_as_data

STRING = {"type": "string"}
NESTED = {
    "type": "object",
    "required": ["items"],
    "properties": {
        "items": {
            "type": "array",
            "items": {"type": "object", "required": ["sku"], "properties": {"sku": STRING, "n": {"maximum": 3}}},
        }
    },
}
WRONG = {"items": [{"n": 5}]}


def refused(
    folder: Path, schema: Any, *, status: str = "422", body: Any = None, path: str = "/orders", **media: Any
) -> tuple[int, Any]:
    """What a POST of `body`, or a GET of what does not exist, is answered where an error has this schema."""
    responses = {status: {"description": "no", "content": {JSON: {"schema": schema, **media}}}}
    item = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    key = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    paths = {
        "/orders": {"post": operation("make", "201", item, body=NESTED, responses=responses)},
        "/orders/{id}": {"parameters": [key], "get": operation("read", reply=item, responses=responses)},
    }
    mock = play(document(paths), folder)
    response, value = answer(mock, "POST", path, body) if path == "/orders" else answer(mock, "GET", path)
    assert not list(mock.journal)[-1].off_contract
    return response.status, value


def objects(required: list[str], **properties: Any) -> dict[str, Any]:
    return {"type": "object", "required": required, "properties": properties}


def test_a_list_under_detail_says_where_by_a_list(tmp_path: Path) -> None:
    place = {"type": "array", "items": {"anyOf": [STRING, {"type": "integer"}]}}
    entry = objects(["loc", "msg", "type"], loc=place, msg=STRING, type=STRING)
    schema = objects([], detail={"type": "array", "items": entry})
    assert refused(tmp_path, schema, body=WRONG)[1] == {
        "detail": [
            {"loc": ["body", "items", 0, "sku"], "msg": "is required", "type": "missing"},
            {"loc": ["body", "items", 0, "n"], "msg": "must be at most 3", "type": "less_than_equal"},
        ]
    }


def test_an_errors_array_is_all_that_there_is(tmp_path: Path) -> None:
    source = objects([], pointer=STRING, parameter=STRING, header=STRING)
    entry = objects([], id=STRING, status=STRING, code=STRING, title=STRING, detail=STRING, source=source)
    schema = objects(["errors"], errors={"type": "array", "items": entry})
    status, value = refused(tmp_path, schema, body={"items": [{}]})
    assert (status, value) == (
        422,
        {
            "errors": [
                {
                    "status": "422",
                    "code": "required",
                    "title": "Unprocessable Entity",
                    "detail": "is required",
                    "source": {"pointer": "/items/0/sku"},
                }
            ]
        },
    )
    assert refused(tmp_path, schema, status="404", path="/orders/9")[1] == {
        "errors": [{"status": "404", "code": "not_found", "title": "Not Found", "detail": "there is no order 9"}]
    }


@pytest.mark.parametrize(
    ("choices", "status", "chosen"),
    [
        (["api_error", "card_error", "invalid_request_error"], "404", "invalid_request_error"),
        (["api_error", "card_error", "invalid_request_error"], "422", "invalid_request_error"),
        (["CONFLICT", "RESOURCE_NOT_FOUND", "BAD_REQUEST"], "404", "RESOURCE_NOT_FOUND"),
        (["CONFLICT", "RESOURCE_NOT_FOUND", "ValidationFailed"], "422", "ValidationFailed"),
        (["Teapot", "Unknown"], "422", "Unknown"),
        (["validation_error", "invalid"], "422", "validation_error"),
        ([404, "x"], "404", 404),
    ],
)
def test_a_code_is_the_word_of_the_enum_that_means_it(
    tmp_path: Path, choices: list[Any], status: str, chosen: Any
) -> None:
    schema = objects(["code", "message"], code={"enum": choices}, message=STRING)
    path = "/orders" if status == "422" else "/orders/9"
    assert refused(tmp_path, schema, status=status, path=path, body={"items": [{}]})[1]["code"] == chosen


def test_a_word_that_means_nothing_is_left_out(tmp_path: Path) -> None:
    schema = objects(["message"], code={"enum": ["teapot", "kettle"]}, message=STRING)
    assert refused(tmp_path, schema, body={}) == (422, {"message": "body /items: is required"})


def test_field_codes_come_from_their_own_enum(tmp_path: Path) -> None:
    codes = {"enum": ["invalid", "missing_field", "already_exists"]}
    entry = objects(["code"], code=codes, field=STRING, resource=STRING)
    schema = objects(["message"], message=STRING, errors={"type": "array", "items": entry})
    assert refused(tmp_path, schema, body=WRONG)[1]["errors"] == [
        {"code": "missing_field", "field": "items.0.sku"},
        {"code": "invalid", "field": "items.0.n"},
    ]


def test_a_code_in_a_list_of_errors_is_that_of_the_status_where_no_field_is_wrong(tmp_path: Path) -> None:
    entry = objects(["code"], code={"enum": ["invalid", "conflict", "not_found"]}, detail=STRING)
    schema = objects(["errors"], errors={"type": "array", "items": entry})
    found = refused(tmp_path, schema, status="404", path="/orders/9", body={"items": [{}]})[1]["errors"]
    assert [each["code"] for each in found] == ["not_found"]


def test_the_field_stands_where_the_error_has_a_place_for_it(tmp_path: Path) -> None:
    error = objects(["message"], message=STRING, param=STRING, type=STRING)
    schema = objects(["error"], error=error)
    assert refused(tmp_path, schema, body={"items": [{}]})[1] == {
        "error": {"message": "body /items/0/sku: is required", "param": "items.0.sku", "type": "validation_error"}
    }
    assert "param" not in refused(tmp_path, schema, status="404", path="/orders/9")[1]["error"]


def test_the_other_ways_to_list_what_is_wrong(tmp_path: Path) -> None:
    texts = {"type": "array", "items": STRING}
    by_name = objects([], message=STRING, errors={"type": "object", "additionalProperties": texts})
    assert refused(tmp_path, by_name, body={})[1]["errors"] == {"items": ["is required"]}
    plain = objects(["message"], message=texts, statusCode={"type": "integer"})
    assert refused(tmp_path, plain, body={})[1] == {"message": ["items: is required"], "statusCode": 422}
    entry = objects(["name", "reason"], name=STRING, reason=STRING)
    invalid = objects([], title=STRING, **{"invalid-params": {"type": "array", "items": entry}})
    assert refused(tmp_path, invalid, body={})[1]["invalid-params"] == [{"name": "items", "reason": "is required"}]


@pytest.mark.parametrize("name", ["fields", "problems", "invalid_fields"])
def test_a_list_that_says_where_and_what_lists_what_is_wrong_whatever_its_name(name: str, tmp_path: Path) -> None:
    entry = objects([], field=STRING, issue=STRING)
    error = objects(["message"], message=STRING, **{name: {"type": "array", "items": entry}})
    assert refused(tmp_path, error, body={"items": [{}]})[1] == {
        "message": "body /items/0/sku: is required",
        name: [{"field": "items.0.sku", "issue": "is required"}],
    }
    assert refused(tmp_path, error, status="404", path="/orders/9")[1] == {"message": "Not Found: there is no order 9"}


def test_an_example_of_another_error_lends_its_shape_alone(tmp_path: Path) -> None:
    schema = objects(["code", "message"], code=STRING, message=STRING, retry={"type": "boolean"})
    example = {"code": "RATE_LIMIT", "message": "Slow down", "retry": True}
    status, value = refused(tmp_path, schema, status="default", body={}, example=example)
    assert (status, value) == (400, {"code": "validation_error", "message": "body /items: is required"})
    named = {"missing": {"value": {"code": "E_NOT_FOUND", "message": "?"}}, "slow": {"value": example}}
    _, value = refused(tmp_path, schema, status="default", path="/orders/9", examples=named)
    assert value == {"code": "E_NOT_FOUND", "message": "there is no order 9"}


def test_a_sentence_under_error_is_our_sentence(tmp_path: Path) -> None:
    schema = objects(["error"], error=STRING, success={"type": "boolean"})
    example = {"error": "Record not found", "success": False}
    assert refused(tmp_path, schema, status="404", path="/orders/9", example=example)[1] == {
        "error": "there is no order 9",
        "success": False,
    }


def test_no_word_is_random(tmp_path: Path) -> None:
    schema = objects(
        ["documentation_url", "trace_id", "summary"], documentation_url=STRING, trace_id=STRING, summary=STRING
    )
    first = refused(tmp_path, schema, body={})[1]
    assert first["documentation_url"] == "about:blank"
    assert first["summary"] == "body /items: is required"
    assert set(first["trace_id"]) <= set("0123456789abcdef")
    assert refused(tmp_path, schema, body={})[1] == first


@pytest.mark.parametrize(
    ("documented", "status"), [("422", 422), ("400", 400), ("4XX", 400), ("default", 400), ("5XX", 400)]
)
def test_what_is_not_documented_is_answered_as_services_do(tmp_path: Path, documented: str, status: int) -> None:
    assert refused(tmp_path, objects([], message=STRING), status=documented, body={})[0] == status
    assert refused(tmp_path, objects([], message=STRING), status=documented, path="/orders/9")[0] == 404


@pytest.mark.parametrize("agreeing", [3, 2, 1])
def test_an_unknown_path_is_answered_as_most_operations_say_404(tmp_path: Path, agreeing: int) -> None:
    not_found = {"404": {"description": "no", "content": {JSON: {"schema": objects(["oops"], oops=STRING)}}}}
    paths = {
        f"/things{n}": {"get": operation(f"list{n}", responses=not_found if n < agreeing else {})} for n in range(4)
    }
    mock = play(document(paths), tmp_path)
    response, value = answer(mock, "GET", "/zebra")
    assert response.status == 404
    explained = explain(mock.contract)
    if agreeing == 3:
        assert value == {"oops": "no /zebra in the document"}
        assert "\nunknown paths\n  404: inline: oops (the 404 of 3 of 4 operations has this schema)\n" in explained
    else:
        why = "no schema is that of the 404 of more than half of 4 operations"
        assert f"\nunknown paths\n  404: problem details (RFC 9457) ({why})\n" in explained
        assert (value["title"], value["detail"]) == ("Not Found", "no /zebra in the document")


def test_who_asks_at_the_root_hears_of_the_page(tmp_path: Path) -> None:
    response, value = answer(play(document({"/things": {"get": operation("list")}}), tmp_path), "GET", "/")
    reason = "no / in the document; the mock's own page is at /__mock__/"
    assert (response.status, value["detail"], dict(response.headers)["X-Mock-Reason"]) == (404, reason, reason)


def test_an_unknown_path_is_answered_as_the_document_says(tmp_path: Path) -> None:
    data = document({"/things": {"get": operation("list")}})
    mock = play({**data, "x-mock-unknown-path": {"status": 410, "body": ["gone"]}}, tmp_path)
    response, value = answer(mock, "GET", "/zebra")
    assert (response.status, value) == (410, ["gone"])
    assert dict(response.headers)["X-Mock-Reason"] == "no /zebra in the document"
    assert explain_as_data(mock.contract)["unknown_path"] == {
        "status": 410,
        "answer": "the body that is declared",
        "reason": "x-mock-unknown-path says so",
    }


def test_the_code_of_a_value_that_is_none_of_its_enum_may_name_the_property(tmp_path: Path) -> None:
    codes = {"type": "string", "enum": ["validation_error", "invalid_mood"]}
    schema = objects(["code"], code=codes)
    body = objects(["mood"], mood={"enum": ["glad", "sad"]}, n={"type": "integer"})
    examples = {code: {"value": {"code": code}} for code in codes["enum"]}
    responses = {"422": {"description": "no", "content": {JSON: {"schema": schema, "examples": examples}}}}
    mock = play(document({"/cats": {"post": operation("make", body=body, responses=responses)}}), tmp_path)
    assert answer(mock, "POST", "/cats", {"mood": "so-so"})[1] == {"code": "invalid_mood"}
    for other in ({}, {"mood": "glad", "n": "x"}, {"mood": "so-so", "n": "x"}):
        assert answer(mock, "POST", "/cats", other)[1] == {"code": "validation_error"}


@pytest.mark.parametrize(
    ("documented", "status", "media"),
    [("default", 404, JSON), ("404", 404, JSON), ("405", 405, JSON), (None, 405, "application/problem+json")],
)
def test_a_method_at_an_empty_key_is_refused_as_the_item_says(
    tmp_path: Path, documented: str | None, status: int, media: str
) -> None:
    """`DELETE /orders/` was intended for an order, whose text was empty; the list has no DELETE."""
    error = {"description": "no", "content": {JSON: {"schema": objects(["why"], why=STRING)}}}
    key = {"name": "id", "in": "path", "required": True, "schema": STRING}
    remove = operation("remove", "204", responses={documented: error} if documented else {})
    listed = operation("list", reply={"type": "array", "items": STRING})
    mock = play(
        document({"/orders": {"get": listed}, "/orders/{id}": {"parameters": [key], "delete": remove}}), tmp_path
    )
    response, value = answer(mock, "DELETE", "/orders/")
    headers = dict(response.headers)
    allowed = "GET, HEAD, OPTIONS" if status == 405 else None
    assert (response.status, headers["Content-Type"], headers.get("Allow")) == (status, media, allowed)
    assert value["detail" if documented is None else "why"] == (
        "DELETE is not an operation of /orders; allowed: GET, HEAD, OPTIONS"
    )
    response, _ = answer(mock, "DELETE", "/orders")
    assert (response.status, dict(response.headers)["Content-Type"]) == (405, "application/problem+json")


@pytest.mark.parametrize(
    ("form", "headers", "instance"),
    [
        ("uri-reference", {"host": "api.example.com"}, "/orders"),
        ("uri", {"host": "api.example.com"}, "http://api.example.com/orders"),
        ("uri", {"host": "x", "x_forwarded_host": "shop.example.com"}, "http://shop.example.com/orders"),
    ],
)
def test_the_instance_of_problem_details_is_where_it_happened(
    form: str, headers: dict[str, str], instance: str, tmp_path: Path
) -> None:
    problem = objects(
        [], type={**STRING, "format": "uri"}, title=STRING, status={"type": "integer"}, detail=STRING,
        instance={**STRING, "format": form},
    )  # fmt: skip
    responses = {"400": {"description": "no", "content": {"application/problem+json": {"schema": problem}}}}
    paths = {"/orders": {"post": operation("make", "201", {"type": "object"}, body=NESTED, responses=responses)}}
    mock = play(document(paths), tmp_path)
    answer(mock, "POST", "/orders", WRONG, host="other.example.com")  # an answer that is kept is that of its own host
    expected = {
        "type": "about:blank",
        "title": "Bad Request",
        "status": 400,
        "detail": "body /items/0/sku: is required (and 1 more)",
        "instance": instance,
    }
    for _ in range(2):
        assert answer(mock, "POST", "/orders", WRONG, **headers)[1] == expected

"""A fault of a document costs at most the operation that it stands in, and is reported with its place."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.mock import Mock, open_mock
from understudy.openapi.document import load
from understudy.problem import DocumentError
from understudy.server.cli.main import main

PET = {"type": "object", "properties": {"id": {"type": "integer"}, "name": {"type": "string"}}, "required": ["id"]}
PETS = {"get": operation("listPets", reply={"type": "array", "items": schema_ref("Pet")})}
FINE = {"/pets": PETS}


def problems_of(mock: Mock, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in mock.problems]


def with_fault(paths: dict[str, Any], schemas: dict[str, Any] | None = None, **more: Any) -> dict[str, Any]:
    """A document with one operation that nothing is wrong with beside what is."""
    return document({**FINE, **paths}, {"Pet": PET, **(schemas or {})}, **more)


def written(folder: Path, text: str, name: str = "openapi.yaml") -> Path:
    file = folder / name
    file.write_text(text)
    return file


NOWHERE = {"$ref": "#/components/schemas/Pte"}
LOST = "#/components/schemas/Pte leads nowhere"
NEAR = f"error: openapi.json#%s: {LOST} (did you mean #/components/schemas/Pet?) [unresolvable-reference]"


@pytest.mark.parametrize(
    ("broken", "pointer"),
    [
        (operation("x", reply=NOWHERE), "/responses/200/content/application~1json/schema"),
        (
            operation("x", reply={"type": "array", "items": NOWHERE}),
            "/responses/200/content/application~1json/schema/items",
        ),
        (operation("x", "201", body=NOWHERE), "/requestBody/content/application~1json/schema"),
    ],
)
def test_an_operation_behind_a_reference_to_nothing_answers_501(tmp_path: Path, broken: Any, pointer: str) -> None:
    mock = play(with_fault({"/x": {"post": broken}}), tmp_path)
    assert problems_of(mock, tmp_path) == [NEAR % f"/paths/~1x/post{pointer}"]
    response, body = answer(mock, "POST", "/x", {})
    assert (response.status, dict(response.headers)["Content-Type"]) == (501, "application/problem+json")
    assert body == {
        "type": "about:blank",
        "title": "The document can't be played here",
        "status": 501,
        "detail": f"{tmp_path}/openapi.json#/paths/~1x/post{pointer}: {LOST}",
        "instance": "/x",
        "file": f"{tmp_path}/openapi.json",
        "pointer": f"/paths/~1x/post{pointer}",
        "reason": LOST,
    }
    assert answer(mock, "GET", "/pets")[0].status == 200
    assert (mock.tally.unplayable, mock.tally.doubtful) == (1, 1)


def test_a_test_can_answer_what_the_document_makes_impossible(tmp_path: Path) -> None:
    mock = play(with_fault({"/x": {"get": operation("x", reply=NOWHERE)}}), tmp_path)
    mock.expect("x").respond(status=200, json={"a": 1}, off_contract=True)
    assert answer(mock, "GET", "/x")[1] == {"a": 1}


def test_a_property_behind_a_reference_to_nothing_may_be_anything(tmp_path: Path) -> None:
    toy = {"type": "object", "properties": {"of": NOWHERE, "name": {"type": "string"}}, "required": ["of", "name"]}
    mock = play(with_fault({"/toy": {"get": operation("x", reply=toy)}}), tmp_path)
    response, body = answer(mock, "GET", "/toy")
    assert response.status == 200
    assert body.keys() == {"of", "name"}
    assert mock.tally.doubtful == 1


def test_a_path_behind_a_reference_to_nothing_is_there(tmp_path: Path) -> None:
    mock = play(with_fault({"/x": {"$ref": "#/components/pathItems/None"}}), tmp_path)
    for method in ("GET", "POST", "PUT", "PATCH", "DELETE"):
        response, body = answer(mock, method, "/x")
        assert (response.status, body["pointer"]) == (501, "/paths/~1x")
    assert answer(mock, "GET", "/pets")[0].status == 200


def test_a_parameter_behind_a_reference_to_nothing_is_left_out(tmp_path: Path) -> None:
    listed = {**operation("x", reply=PET), "parameters": [{"$ref": "#/components/parameters/Page"}]}
    mock = play(with_fault({"/x": {"get": listed}}), tmp_path)
    assert answer(mock, "GET", "/x?page=2")[0].status == 200


def test_an_operation_id_that_is_there_twice_is_made_distinct(tmp_path: Path) -> None:
    twice = {"get": operation("same", reply=PET), "head": operation("same")}
    mock = play(with_fault({"/a/{b}": twice, "/c": {"get": operation("same", reply=PET)}}), tmp_path)
    assert list(mock.contract.operations) == ["listPets", "same", "same_head_a_b", "same_get_c"]
    assert problems_of(mock, tmp_path)[1:] == [
        "error: openapi.json#/paths/~1c/get/operationId: same is also the operationId of GET /a/{b} "
        "(called same_get_c here) [operation-id-twice]",
        "warning: openapi.json#/paths/~1a~1{b}/get: {b} is not declared, so any text is taken for it [path-parameter]",
        "warning: openapi.json#/paths/~1a~1{b}/head: {b} is not declared, so any text is taken for it [path-parameter]",
    ]
    assert answer(mock, "GET", "/c")[0].status == 200
    assert mock.journal.entries()[-1].operation_id == "same_get_c"


def test_an_undeclared_path_parameter_is_text(tmp_path: Path) -> None:
    paths = {
        "/cats": {"post": operation("make", "201", PET, body=PET)},
        "/cats/{name}": {"get": operation("read", reply=PET)},
    }
    mock = play(with_fault(paths), tmp_path)
    assert [(each.name, each.schema) for each in mock.contract.operations["read"].parameters] == [
        ("name", {"type": "string"})
    ]
    assert answer(mock, "POST", "/cats", {"id": 1, "name": "tom"})[0].status == 201
    assert answer(mock, "GET", "/cats/tom")[1]["name"] == "tom"


def test_a_path_parameter_that_the_path_does_not_have_is_not_required(tmp_path: Path) -> None:
    extra = {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}
    mock = play(with_fault({"/x": {"get": {**operation("x", reply=PET), "parameters": [extra]}}}), tmp_path)
    assert answer(mock, "GET", "/x")[0].status == 200


class TestPathsWithAQuery:
    @pytest.fixture
    def mock(self, tmp_path: Path) -> Mock:
        def answering(word: str) -> Any:
            return {"get": operation(word, reply={"const": word})}

        paths = {
            "/export?app_id={id}": answering("byApp"),
            "/list": answering("plain"),
            "/list?depth=1": answering("deep"),
            "/list?depth=1&all": answering("all"),
            "/list#newest": {"put": operation("newest", reply={"const": "newest"})},
        }
        return play(document(paths), tmp_path)

    @pytest.mark.parametrize(
        ("target", "word"),
        [
            ("/export?app_id=7", "byApp"),
            ("/export?page=2&app_id=7", "byApp"),
            ("/list", "plain"),
            ("/list?depth=2", "plain"),
            ("/list?depth=1", "deep"),
            ("/list?x=y&depth=1", "deep"),
            ("/list?all&depth=1", "all"),
        ],
    )
    def test_path_and_query_find_the_operation(self, mock: Mock, target: str, word: str) -> None:
        assert answer(mock, "GET", target)[1] == word

    def test_without_its_query_an_operation_is_not_matched(self, mock: Mock) -> None:
        response, body = answer(mock, "GET", "/export")
        assert response.status == 404
        assert [(each["location"], each["pointer"]) for each in body["errors"]] == [("path", "/id")]

    def test_a_fragment_is_never_sent(self, mock: Mock) -> None:
        assert answer(mock, "PUT", "/list")[1] == "newest"

    def test_methods_of_all_are_allowed(self, mock: Mock) -> None:
        response, _ = answer(mock, "DELETE", "/list?depth=1")
        assert (response.status, dict(response.headers)["Allow"]) == (405, "GET, PUT, HEAD, OPTIONS")

    def test_both_are_reported(self, mock: Mock, tmp_path: Path) -> None:
        assert [line for line in problems_of(mock, tmp_path) if "path-parameter" not in line] == [
            "warning: openapi.json#/paths/~1export?app_id={id}: a path has no query string; it is matched by path and "
            "query [path-query]",
            "warning: openapi.json#/paths/~1list?depth=1: a path has no query string; it is matched by path and query "
            "[path-query]",
            "warning: openapi.json#/paths/~1list?depth=1&all: a path has no query string; it is matched by path and "
            "query [path-query]",
            "warning: openapi.json#/paths/~1list#newest: a path has no fragment, which no server ever sees; it is "
            "matched without it [path-fragment]",
            "warning: openapi.json#/paths/~1list#newest: the same path as /list but for the fragment; what "
            "each takes tells them apart [path-twice]",
        ]


TWICE = """openapi: 3.1.0
info: {title: t, version: '1'}
paths:
  /a:
    get: {responses: {'200': {description: first}}}
  /a:
    put: {responses: {'200': {description: second}}}
  /b:
    get: {responses: {'200': {description: first}}}
    get: {responses: {'204': {description: second}}}
"""


def test_a_key_that_stands_twice_costs_what_it_hides(tmp_path: Path) -> None:
    mock = open_mock(written(tmp_path, TWICE))
    assert problems_of(mock, tmp_path) == [
        "error: openapi.yaml#/paths/~1a: ~1a stands twice at line 6, column 3 [duplicate-key]",
        "error: openapi.yaml#/paths/~1b/get: get stands twice at line 10, column 5 [duplicate-key]",
    ]
    assert [answer(mock, *line.split())[0].status for line in ("GET /a", "PUT /a", "GET /b")] == [200, 200, 204]


def test_a_key_that_stands_twice_in_json(tmp_path: Path) -> None:
    text = json.dumps(document(FINE, {"Pet": PET})).replace('"paths":', '"paths": {"/b": {}, "/pets": {}}, "paths":')
    mock = open_mock(written(tmp_path, text, "openapi.json"))
    assert problems_of(mock, tmp_path) == ["error: openapi.json#/paths: paths stands twice [duplicate-key]"]
    assert list(mock.contract.document["paths"]) == ["/b", "/pets"]
    assert answer(mock, "GET", "/pets")[0].status == 200


def test_nulls_where_something_is_due_are_left_out(tmp_path: Path) -> None:
    built = with_fault(
        {
            "/x": {
                "get": {
                    "operationId": None,
                    "tags": None,
                    "parameters": [None],
                    "requestBody": None,
                    "responses": {"200": {"description": None, "content": {"application/json": None}}, "404": None},
                }
            }
        },
        {"Odd": {"type": "object", "title": None, "properties": {"a": None}, "example": None}},
        externalDocs={"url": "https://example.org", "description": None},
        servers=None,
    )
    mock = play(built, tmp_path)
    assert answer(mock, "GET", "/x")[0].status == 200
    document_ = mock.contract.document
    assert "servers" not in document_
    assert document_["externalDocs"] == {"url": "https://example.org"}
    assert document_["paths"]["/x"]["get"] == {
        "parameters": [],
        "responses": {
            "200": {"description": "OK", "content": {"application/json": {}}},
            "404": {"description": "Not Found"},
        },
    }
    assert document_["components"]["schemas"]["Odd"] == {"type": "object", "properties": {"a": {}}, "example": None}
    assert {problem.rule for problem in mock.problems} == {"null", "response-description"}
    assert mock.tally.doubtful == 0


def test_a_slip_that_a_generator_made_everywhere_is_reported_once(tmp_path: Path) -> None:
    fine = operation("x")
    del fine["responses"]["200"]["description"]
    mock = play(document({f"/{n}": {"get": {**fine, "operationId": f"get{n}"}} for n in range(1200)}), tmp_path)
    assert problems_of(mock, tmp_path) == [
        "warning: openapi.json#/paths/~10/get/responses/200: a response needs a description; so in 1,199 more places "
        "[response-description]"
    ]


def test_nullable_means_nothing_in_3_1_and_is_reported(tmp_path: Path) -> None:
    note = {"type": "object", "properties": {"text": {"type": "string", "nullable": True}}}
    mock = play(with_fault({"/notes": {"post": operation("make", "201", note, body=note)}}), tmp_path)
    assert problems_of(mock, tmp_path)[0] == (
        "warning: openapi.json#/paths/~1notes/post/responses/201/content/application~1json/schema/properties/text/"
        "nullable: nullable means nothing in OpenAPI 3.1; so in 1 more place (write null among the types) [nullable]"
    )
    assert answer(mock, "POST", "/notes", {"text": None})[0].status == 400


def test_examples_of_a_schema_of_3_0_are_read_as_its_example(tmp_path: Path) -> None:
    word = {"type": "string", "examples": ["first", "second"]}
    mock = play({**with_fault({"/word": {"get": operation("x", reply=word)}}), "openapi": "3.0.3"}, tmp_path)
    assert answer(mock, "GET", "/word")[1] == "first"
    assert problems_of(mock, tmp_path) == [
        "warning: openapi.json#/paths/~1word/get/responses/200/content/application~1json/schema/examples: "
        "a schema of OpenAPI 3.0 has no examples; the first is read as its example [examples]"
    ]


def test_a_list_of_examples_is_read_as_the_map_that_it_should_be(tmp_path: Path) -> None:
    listed = operation("x", reply={"type": "string"})
    listed["responses"]["200"]["content"]["application/json"]["examples"] = ["hello", "bye"]
    mock = play(with_fault({"/x": {"get": listed}}), tmp_path)
    assert answer(mock, "GET", "/x")[1] == "hello"


IMPOSSIBLE = {"allOf": [{"type": "string"}, {"type": "integer"}]}


def test_a_schema_that_nothing_satisfies_costs_its_operation(tmp_path: Path) -> None:
    mock = play(with_fault({"/x": {"get": operation("x", reply=schema_ref("Odd"))}}, {"Odd": IMPOSSIBLE}), tmp_path)
    response, body = answer(mock, "GET", "/x")
    assert (response.status, body["pointer"]) == (501, "/paths/~1x/get/responses/200/content/application~1json/schema")
    assert body["reason"].startswith("no value was found that is valid in a response; the nearest: ")
    assert answer(mock, "GET", "/pets")[0].status == 200


@pytest.mark.parametrize(
    ("schema", "problem"),
    [
        ({"minLength": 3, "maxLength": 2}, "minLength 3 is above maxLength 2, so no value is valid"),
        ({"minimum": 3, "maximum": 2}, "minimum 3 is above maximum 2, so no value is valid"),
        ({"enum": []}, "enum has no value, so none is valid"),
    ],
)
def test_a_plain_contradiction_is_seen_at_once(tmp_path: Path, schema: Any, problem: str) -> None:
    mock = play(with_fault({"/x": {"get": operation("x", reply=schema)}}), tmp_path)
    assert [(each.message, each.rule) for each in mock.problems] == [(problem, "schema-impossible")]
    assert mock.tally.doubtful == 1


def test_a_record_to_start_with_that_its_schema_makes_impossible_is_left_out(tmp_path: Path) -> None:
    cat = {"type": "object", "properties": {"id": {"type": "integer"}, "mood": IMPOSSIBLE}, "required": ["id", "mood"]}
    cats = operation("listCats", reply={"type": "array", "items": schema_ref("Cat")})
    cats["responses"]["200"]["content"]["application/json"]["example"] = [{"id": 1, "mood": "fine"}]
    mock = play(with_fault({"/cats": {"get": cats}}, {"Cat": cat}), tmp_path)
    assert [(problem.rule, problem.pointer) for problem in mock.problems] == [
        ("seed", "/paths/~1cats/get/responses/200/content/application~1json/schema/items")
    ]
    assert mock.problems[0].message.startswith("record 1 that /cats would start with is left out: no value was found")
    assert answer(mock, "GET", "/cats")[0].status in (200, 501)
    assert answer(mock, "GET", "/pets")[0].status == 200


def test_content_behind_a_reference(tmp_path: Path) -> None:
    shared = operation("x", reply=PET)["responses"]["200"]
    paths = {
        "/x": {
            "get": {"responses": {"200": {"description": "d", "content": {"$ref": "#/components/responses/P/content"}}}}
        }
    }
    mock = play(with_fault(paths, components={"responses": {"P": shared}}), tmp_path)
    assert mock.problems == ()
    assert isinstance(answer(mock, "GET", "/x")[1]["id"], int)


def test_a_document_with_webhooks_only(tmp_path: Path) -> None:
    for paths in ({}, {"paths": None}, {"paths": {}}):
        built = {**document({}, webhooks={"happened": {"post": operation("happened", body=PET)}})}
        del built["paths"]
        mock = play({**built, **paths}, tmp_path)
        assert list(mock.contract.webhooks) == ["happened"]


@pytest.mark.parametrize("pattern", ["^(?i)abc$", r"^\p{Greek}+$", r"^\p{Script=Cyrillic}{3}$"])
def test_patterns_that_engines_read_differently_are_played(tmp_path: Path, pattern: str) -> None:
    word = {"type": "string", "pattern": pattern}
    mock = play(with_fault({"/x": {"get": operation("x", reply=word)}}), tmp_path)
    assert answer(mock, "GET", "/x")[0].status == 200


def test_a_pattern_that_no_engine_takes_is_reported_and_not_checked(tmp_path: Path) -> None:
    word = {"type": "string", "pattern": "("}
    mock = play(
        with_fault({"/x": {"get": operation("x", reply=word)}}, {"M": {"patternProperties": {"[": {}}}}), tmp_path
    )
    assert [(each.pointer.rpartition("/")[2], each.message) for each in mock.problems] == [
        ("pattern", "( is no regular expression (ECMA-262) and is not checked"),
        ("patternProperties", "[ is no regular expression (ECMA-262); other properties are not checked"),
    ]
    assert answer(mock, "GET", "/x")[0].status == 200


@pytest.mark.parametrize("inner", ["a?", "ab"])
def test_a_pattern_that_would_take_for_ever_is_reported_and_not_checked(tmp_path: Path, inner: str) -> None:
    pattern = f"^(?:(?:(?:(?:{inner}){{50}}){{50}}){{50}})$"
    word = {"type": "string", "pattern": pattern}
    mock = play(with_fault({"/x": {"get": operation("x", reply=word)}}), tmp_path)
    assert [problem.message for problem in mock.problems] == [
        f"{pattern} repeats more than can be checked and is not checked"
    ]
    assert answer(mock, "GET", "/x")[0].status == 200


def test_a_pattern_that_backtracks_without_end_is_bounded(tmp_path: Path) -> None:
    word = {"type": "string", "pattern": r"^(a|a)*(b|b)*(?=c)\1$", "minLength": 30}
    mock = play(with_fault({"/x": {"post": operation("x", "201", reply=PET, body=word)}}), tmp_path)
    assert answer(mock, "POST", "/x", "a" * 5000)[0].status == 400


def test_an_operation_without_a_documented_success_is_played(tmp_path: Path) -> None:
    mock = play(with_fault({"/x": {"get": {"operationId": "x", "responses": {}}}}), tmp_path)
    assert answer(mock, "GET", "/x")[0].status == 200


@pytest.mark.parametrize("keyword", ["allOf", "anyOf", "oneOf"])
def test_schemas_that_multiply_beyond_measure_are_not_read(tmp_path: Path, keyword: str) -> None:
    schemas: dict[str, Any] = {f"A{n}": {keyword: [schema_ref(f"A{n + 1}")] * 3} for n in range(14)}
    schemas["A14"] = PET
    made = operation("x", "201", schema_ref("A0"), body=schema_ref("A0"))
    mock = play(with_fault({"/x": {"post": made}}, schemas), tmp_path)
    assert str(mock.problems[0]).partition("#")[2] == (
        "/components/schemas/A0: the parts of this schema multiply to 14,348,905 and are not read [schema-multiplied]"
    )
    assert answer(mock, "POST", "/x", {"id": 1})[0].status == 201
    assert mock.tally.doubtful == 1


class TestFilesThatHaveNoEnd:
    def refers_to(self, folder: Path, target: str) -> Mock:
        return play(with_fault({"/x": {"get": operation("x", reply={"$ref": f"{target}#/A"})}}), folder)

    @pytest.mark.parametrize("kind", ["fifo", "device"])
    def test_a_pipe_or_device_is_not_read(self, tmp_path: Path, kind: str) -> None:
        if kind == "fifo":
            os.mkfifo(tmp_path / "fifo")
        mock = self.refers_to(tmp_path, "fifo" if kind == "fifo" else "/dev/zero")
        assert [problem.message.partition(": ")[2] for problem in mock.problems] == ["this is no regular file"]
        assert answer(mock, "GET", "/x")[0].status == 501

    def test_a_document_without_an_end_is_refused(self, capsys: pytest.CaptureFixture[str]) -> None:
        assert main(["explain", "/dev/zero"]) == 2
        assert capsys.readouterr().err == "error: /dev/zero#: the file is larger than 128 MiB [file-too-large]\n"


def test_a_strict_reading_refuses_all_of_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    built = with_fault({"/x": {"get": operation("listPets", reply=NOWHERE)}})
    play(built, tmp_path)
    with pytest.raises(DocumentError) as refused:
        open_mock(tmp_path / "openapi.json", strict=True)
    twice = (
        f"error: {tmp_path}/openapi.json#/paths/~1x/get/operationId: listPets is also the operationId of GET /pets "
        "(called listPets_get_x here) [operation-id-twice]"
    )
    nowhere = (NEAR % "/paths/~1x/get/responses/200/content/application~1json/schema").replace(
        "openapi.json", f"{tmp_path}/openapi.json", 1
    )
    assert str(refused.value).splitlines() == [nowhere, twice]
    assert main(["serve", str(tmp_path / "openapi.json"), "--port", "0", "--strict-document"]) == 2
    assert capsys.readouterr().err.splitlines() == [nowhere, twice]


def test_a_mistake_in_an_overlay_still_refuses(tmp_path: Path) -> None:
    play(with_fault({}), tmp_path)
    overlay = written(
        tmp_path,
        '{"overlay": "1.1.0", "info": {}, "actions": [{"target": "$.info", "update": {"x-mock-a": 1}}]}',
        "o.yaml",
    )
    with pytest.raises(DocumentError, match="x-mock-a is not a key of the vocabulary"):
        load(tmp_path / "openapi.json", overlays=[overlay])


def test_pointers_are_those_of_the_file_that_the_fault_is_in(tmp_path: Path) -> None:
    written(tmp_path, json.dumps({"item": {"get": operation("x", reply={"$ref": "#/Lost"})}}), "pieces.json")
    mock = play(with_fault({"/x": {"$ref": "pieces.json#/item"}}), tmp_path)
    place = "/item/get/responses/200/content/application~1json/schema"
    assert problems_of(mock, tmp_path) == [f"error: pieces.json#{place}: #/Lost leads nowhere [unresolvable-reference]"]
    _, body = answer(mock, "GET", "/x")
    assert (body["file"], body["pointer"]) == (str(tmp_path / "pieces.json"), place)
    assert mock.tally.doubtful == 1


def test_a_status_with_its_phrase_is_read_as_the_status(tmp_path: Path) -> None:
    mock = play(with_fault({"/x": {"delete": {"responses": {"204 NO_CONTENT": {"description": "d"}}}}}), tmp_path)
    assert problems_of(mock, tmp_path) == [
        "warning: openapi.json#/paths/~1x/delete/responses/204 NO_CONTENT: 204 NO_CONTENT is no status code, range or "
        "default, and is read as 204 [status-key]"
    ]
    assert answer(mock, "DELETE", "/x")[0].status == 204


def test_a_callback_of_an_operation_without_a_collection(tmp_path: Path) -> None:
    preparing = operation("x", reply=PET, body={"type": "object", "properties": {"url": {"type": "string"}}})
    preparing["callbacks"] = {"done": {"{$request.body#/url}": {"post": operation("done", body=PET)}}}
    mock = play(with_fault({"/x/prepare": {"post": preparing}}), tmp_path)
    assert answer(mock, "POST", "/x/prepare", {"url": "http://127.0.0.1:9/hook"})[0].status == 200
    assert [event.type for event in mock.webhooks.events()] == ["done"]


def test_an_oauth_error_needs_no_status_of_the_document(tmp_path: Path) -> None:
    flows = {"password": {"tokenUrl": "/token", "scopes": {}}}
    token = operation("token", reply={"type": "object", "properties": {"access_token": {"type": "string"}}})
    built = with_fault(
        {"/token": {"post": token}}, components={"securitySchemes": {"o": {"type": "oauth2", "flows": flows}}}
    )
    response, body = answer(
        play(built, tmp_path), "POST", "/token", b"", content_type="application/x-www-form-urlencoded"
    )
    assert (response.status, body["error"]) == (400, "invalid_request")


def test_a_pattern_with_the_slashes_of_a_literal_is_read_without(tmp_path: Path) -> None:
    code = {"type": "string", "pattern": "/^[a-z0-9_+-]+$/i"}
    new = {"type": "object", "required": ["code"], "properties": {"code": code}}
    made = {**new, "properties": {"id": {"type": "integer"}, "code": code}}
    mock = play(with_fault({"/plans": {"post": operation("x", "201", body=new, reply=made)}}), tmp_path)
    where = "openapi.json#/paths/~1plans/post/responses/201/content/application~1json/schema/properties/code/pattern"
    assert problems_of(mock, tmp_path)[0] == (
        f"warning: {where}: "
        "/^[a-z0-9_+-]+$/i has the slashes of a literal and is read as (?i)^[a-z0-9_+-]+$; so in 1 more place "
        "[pattern-literal]"
    )
    assert answer(mock, "POST", "/plans", {"code": "Gold-1"})[0].status == 201
    response, body = answer(mock, "POST", "/plans", {"code": "no spaces"})
    assert (response.status, body["detail"]) == (400, "body /code: must match (?i)^[a-z0-9_+-]+$")


def test_what_only_looks_like_a_url_costs_nothing(tmp_path: Path) -> None:
    link = {"type": "string", "format": "uri", "example": "https://[YOUR ENDPOINT]/hooks/1"}
    hook = {"type": "object", "properties": {"id": {"type": "integer"}, "url": link}}
    key = [{"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}}]
    paths = {
        "/hooks": {"post": operation("addHook", "201", body=hook, reply=hook)},
        "/hooks/{id}": {"parameters": key, "get": operation("hook", reply=hook)},
    }
    flows = {"clientCredentials": {"tokenUrl": "https://[host]/token", "scopes": {}}}
    schemes = {"oauth": {"type": "oauth2", "flows": flows}}
    built = with_fault(paths, servers=[{"url": "https://[region]/v1"}])
    built["components"]["securitySchemes"] = schemes
    mock = play(built, tmp_path)
    made = answer(mock, "POST", "/hooks", {"url": "https://example.com/a"})[1]
    assert answer(mock, "GET", f"/hooks/{made['id']}")[1]["url"] == "https://example.com/a"


def test_properties_of_an_array_are_those_of_its_items(tmp_path: Path) -> None:
    seats = {"type": "array", "properties": {"row": {"type": "string"}}, "required": ["row"]}
    halls = {"type": "array", "properties": {"id": {"type": "integer"}, "seats": seats}}
    reply = {"type": "object", "properties": {"data": halls}}
    make = operation("make", "201", body={"type": "object", "properties": {"seats": {"type": "array"}}})
    mock = play(with_fault({"/halls": {"get": operation("halls", reply=reply), "post": make}}), tmp_path)
    answer(mock, "POST", "/halls", {"seats": [{"row": "A"}]})
    assert answer(mock, "GET", "/halls")[1] == {"data": [{"id": 1, "seats": [{"row": "A"}]}]}
    at = "/paths/~1halls/get/responses/200/content/application~1json/schema/properties/data"
    message = "an array has items and no properties; these are read as those of its items"
    assert problems_of(mock, tmp_path) == [
        f"warning: openapi.json#{at}/properties: {message}; so in 1 more place [array-properties]"
    ]

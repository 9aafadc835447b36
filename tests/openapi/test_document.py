"""Loading a document: versions, structure, the `x-mock-*` vocabulary, and that real documents load."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

import pytest

from understudy.openapi.document import digest, load
from understudy.openapi.loaded import Document
from understudy.openapi.vocabulary import PLACES, published_schema
from understudy.problem import DocumentError

HERE = Path(__file__).parents[2]
SPECS = HERE.parent / "shared" / "specs"
OK = {"responses": {"200": {"description": "d"}}}


def loaded(folder: Path, overlay: Any = None, /, **root: Any) -> Document:
    base = {"openapi": "3.1.0", "info": {"title": "t", "version": "1"}, "paths": {}}
    file = folder / "api.json"
    file.write_text(json.dumps({name: value for name, value in {**base, **root}.items() if value is not None}))
    if overlay is None:
        return load(file)
    (folder / "o.yaml").write_text(json.dumps({"overlay": "1.1.0", "info": {}, "actions": overlay}))
    return load(file, overlays=[folder / "o.yaml"])


def problems_of(folder: Path, overlay: Any = None, /, **root: Any) -> list[str]:
    """Every problem, whether the document is refused or not."""
    try:
        problems = loaded(folder, overlay, **root).problems
    except DocumentError as error:
        problems = error.problems
    return [str(problem).replace(f"{folder}/", "") for problem in problems]


@pytest.mark.parametrize(
    ("declared", "version"),
    [("3.0.0", "3.0"), ("3.0.4", "3.0"), ("3.0", "3.0"), ("3.1.1", "3.1"), (3.1, "3.1"), ("3.2.0", "3.1")],
)
def test_versions_that_are_read(tmp_path: Path, declared: Any, version: str) -> None:
    document = loaded(tmp_path, openapi=declared)
    assert document.version == version
    assert document.file == tmp_path / "api.json"
    assert [problem.rule for problem in document.problems] == (["version-newer"] if declared == "3.2.0" else [])


@pytest.mark.parametrize(
    ("root", "problem"),
    [
        (
            {"openapi": None, "swagger": "1.2"},
            "error: api.json#/swagger: swagger is '1.2' (expected 2.0, 3.0.x, 3.1.x or 3.2.x) [version-unknown]",
        ),
        (
            {"openapi": None, "opanapi": "3.1.0"},
            "error: api.json#: openapi is missing (did you mean openapi instead of opanapi?) [version-missing]",
        ),
        (
            {"openapi": None},
            "error: api.json#: openapi is missing (a document begins with `openapi: 3.1.0`) [version-missing]",
        ),
        (
            {"openapi": None, "overlay": "1.0.0"},
            "error: api.json#: openapi is missing (this is an overlay; name it as one, beside a document) "
            "[version-missing]",
        ),
        (
            {"openapi": "4.0"},
            "error: api.json#/openapi: openapi is '4.0' (expected 2.0, 3.0.x, 3.1.x or 3.2.x) [version-unknown]",
        ),
        (
            {"openapi": "3"},
            "error: api.json#/openapi: openapi is '3' (expected 2.0, 3.0.x, 3.1.x or 3.2.x) [version-unknown]",
        ),
        ({"paths": None}, "error: api.json#: the document has no paths [paths-missing]"),
        (
            {"paths": None, "path": {}},
            "error: api.json#: the document has no paths (did you mean paths instead of path?) [paths-missing]",
        ),
        ({"paths": []}, "error: api.json#/paths: paths must be an object [paths-shape]"),
    ],
)
def test_what_is_no_document_is_reported_with_the_reason(tmp_path: Path, root: Any, problem: str) -> None:
    assert problems_of(tmp_path, **root) == [problem]


@pytest.mark.parametrize(
    ("paths", "problems"),
    [
        (
            {"/a": {"get": {**OK, "operationId": "x"}, "put": {**OK, "operationId": "x"}}},
            [
                "error: api.json#/paths/~1a/put/operationId: x is also the operationId of GET /a (called x_put_a here) "
                "[operation-id-twice]"
            ],
        ),
        (
            {"/a/{id}": {"get": OK}},
            [
                "warning: api.json#/paths/~1a~1{id}/get: {id} is not declared, so any text is taken for it "
                "[path-parameter]"
            ],
        ),
        (
            {"/a/{id}": {"parameters": [{"name": "idd", "in": "path", "schema": {}}], "get": OK}},
            [
                "warning: api.json#/paths/~1a~1{id}/get: {id} is not declared, so any text is taken for it "
                "(did you mean idd?) [path-parameter]",
                "warning: api.json#/paths/~1a~1{id}/get: the path has no {idd} (did you mean id?) [path-parameter]",
            ],
        ),
        (
            {"/a/{b}": {}, "/a/{c}": {}},
            ["warning: api.json#/paths/~1a~1{c}: the same path as /a/{b} but for the parameter names [path-twice]"],
        ),
        ({"a": {}, "x-b": 1}, ["warning: api.json#/paths/a: a does not begin with / and is ignored [path-slash]"]),
        ({"/a": []}, ["warning: api.json#/paths/~1a: a path needs an object and is ignored [path-shape]"]),
        ({"/a": {"GET": OK}}, ["warning: api.json#/paths/~1a: GET is ignored (did you mean get?) [method-case]"]),
        (
            {"/a": {"get": {"response": {}}}},
            [
                "warning: api.json#/paths/~1a/get: an operation needs responses (did you mean response?) "
                "[responses-missing]"
            ],
        ),
        (
            {"/a": {"get": {"responses": {"2xx": {}, "default": {}, "x-a": {}, "200": {}, "20": {}, "OK": {}}}}},
            [
                "warning: api.json#/paths/~1a/get/responses/2xx: a response needs a description; so in 4 more places "
                "[response-description]",
                *(
                    f"warning: api.json#/paths/~1a/get/responses/{key}: {key} is no status code, range or default, "
                    "and is ignored [status-key]"
                    for key in ("20", "OK")
                ),
            ],
        ),
        (
            {"/a": {"get": {**OK, "parameters": [{"in": "query", "schema": {}}]}}},
            ["error: api.json#/paths/~1a/get/parameters/0: a parameter needs a name [parameter-name]"],
        ),
        (
            {"/a": {"get": {**OK, "parameters": [{"name": "q", "in": "qeury", "schema": {}}]}}},
            [
                "error: api.json#/paths/~1a/get/parameters/0/in: q can't be in 'qeury' (did you mean query?) "
                "[parameter-in]"
            ],
        ),
        (
            {"/a": {"get": {**OK, "parameters": [{"name": "q", "in": "body", "schema": {}}]}}},
            [
                "error: api.json#/paths/~1a/get/parameters/0/in: q can't be in 'body' "
                "(one of path, query, header, cookie) [parameter-in]"
            ],
        ),
        (
            {"/a": {"get": {**OK, "parameters": [{"name": "q", "in": "query", "style": "simple", "schema": {}}]}}},
            [
                "warning: api.json#/paths/~1a/get/parameters/0/style: simple is no style in query "
                "(one of form, spaceDelimited, pipeDelimited, deepObject) [parameter-style]"
            ],
        ),
        (
            {"/a": {"get": {**OK, "parameters": [{"name": "q", "in": "query"}]}}},
            [
                "warning: api.json#/paths/~1a/get/parameters/0: q has no schema, so anything is taken for it "
                "[parameter-schema]"
            ],
        ),
        (
            {"/a": {"get": {"responses": {"200": {"description": "d", "links": {"l": {"operationId": "gt"}}}}}}},
            [
                "warning: api.json#/paths/~1a/get/responses/200/links/l/operationId: no operation is called gt "
                "[link-target]"
            ],
        ),
        (
            {"/a": {"get": {**OK, "security": [{"key": []}]}}},
            ["warning: api.json#/paths/~1a/get/security/0/key: no security scheme is called key [security-scheme]"],
        ),
        (
            {"/a": {"get": {"responses": {"200": {"$ref": "#/components/responses/Okey"}}}}},
            [
                "error: api.json#/paths/~1a/get/responses/200: #/components/responses/Okey leads nowhere "
                "(did you mean #/components/responses/Okay?) [unresolvable-reference]"
            ],
        ),
    ],
)
def test_structure_is_checked(tmp_path: Path, paths: Any, problems: list[str]) -> None:
    components = {"responses": {"Okay": {"description": "d"}}}
    assert problems_of(tmp_path, paths=paths, components=components) == problems


@pytest.mark.parametrize("odd", [None, 5, "text", [], [5], {}, {"a": 5}, {"$ref": 5}, [{"$ref": {}}], True])
def test_odd_shapes_anywhere_are_no_traceback(tmp_path: Path, odd: Any) -> None:
    operation: dict[str, Any] = {}
    for key in (
        "parameters",
        "requestBody",
        "responses",
        "security",
        "callbacks",
        "operationId",
        "tags",
        "x-mock-role",
    ):
        operation[key] = odd
    response = dict.fromkeys(("headers", "content", "links", "description"), odd)
    item = {"get": operation, "put": odd, "parameters": odd, "post": {"responses": {"200": response}}}
    problems_of(
        tmp_path, paths={"/a": item, "/b": odd}, components={"schemas": odd, "securitySchemes": odd}, security=odd
    )
    problems_of(tmp_path, components=odd, webhooks=odd, info=odd)
    problems_of(tmp_path, [odd, {"target": "$", "update": odd}, {"target": "$.info", "update": {"x-mock-set": odd}}])


def test_a_document_nested_without_end_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("openapi: 3.1.0\npaths: " + "{a: " * 290 + "}" * 290)
    (tmp_path / "deep.json").write_text('{"openapi": "3.1.0", "paths": {}, "x-a": ' + "[" * 5000 + "]" * 5000 + "}")
    load(tmp_path / "api.yaml")
    with pytest.raises(DocumentError, match="nested too deeply"):
        load(tmp_path / "deep.json")


def operation(**extensions: Any) -> dict[str, Any]:
    return {"/a": {"get": {**OK, **{f"x-mock-{name}": value for name, value in extensions.items()}}}}


@pytest.mark.parametrize(
    ("extensions", "problem"),
    [
        (
            {"sett": {}},
            "/x-mock-sett: x-mock-sett is not a key of the vocabulary (did you mean x-mock-set?) [x-mock-unknown]",
        ),
        (
            {"role": "items"},
            "/x-mock-role: x-mock-role means nothing in an operation "
            "(it belongs in a header or a parameter or a schema) [x-mock-place]",
        ),
        (
            {"transition": {"property": "status", "form": ["a"], "to": "b"}},
            "/x-mock-transition: x-mock-transition: Additional properties are not allowed ('form' was unexpected) "
            "(did you mean from?) [x-mock-value]",
        ),
        (
            {"transition": {"property": "status", "from": [5], "to": "b"}},
            '/x-mock-transition/from/0: x-mock-transition: 5 is not of types "null", "string" '
            "(see docs/x-mock.md) [x-mock-value]",
        ),
        (
            {"transition": {"to": "b"}},
            '/x-mock-transition: x-mock-transition: "property" is a required property '
            "(see docs/x-mock.md) [x-mock-value]",
        ),
        ({"set": []}, '/x-mock-set: x-mock-set: [] is not of type "object" (see docs/x-mock.md) [x-mock-value]'),
        (
            {"creates": [{"colection": "/a", "collection": "/b"}]},
            "/x-mock-creates/0: x-mock-creates: Additional properties are not allowed ('colection' was unexpected) "
            "(did you mean collection?) [x-mock-value]",
        ),
    ],
)
def test_the_vocabulary_is_checked_where_it_stands(tmp_path: Path, extensions: Any, problem: str) -> None:
    assert problems_of(tmp_path, paths=operation(**extensions)) == [f"error: api.json#/paths/~1a/get{problem}"]


def test_a_wrong_role_is_reported_with_the_nearest(tmp_path: Path) -> None:
    schema = {"properties": {"a": {"x-mock-role": "item"}}}
    [problem] = problems_of(tmp_path, components={"schemas": {"S": schema}})
    assert problem.startswith("error: api.json#/components/schemas/S/properties/a/x-mock-role: x-mock-role: ")
    assert problem.endswith("(did you mean items?) [x-mock-value]")


def test_a_mistake_in_an_overlay_is_reported_once_and_in_the_overlay(tmp_path: Path) -> None:
    overlay = [{"target": "$.paths['/a'].get", "update": {"x-mock-set": [], "x-mock-view": {"collection": "/a"}}}]
    assert problems_of(tmp_path, overlay, paths={"/a": {"get": OK}}) == [
        'error: o.yaml:1#/actions/0/update/x-mock-set: x-mock-set: [] is not of type "object" (see docs/x-mock.md) '
        "[x-mock-value]",
        'error: o.yaml:1#/actions/0/update/x-mock-view: x-mock-view: "set" is a required property (see docs/x-mock.md) '
        "[x-mock-value]",
    ]


def test_examples_hold_no_vocabulary_and_no_references(tmp_path: Path) -> None:
    schema = {"example": {"x-mock-nonsense": 1, "$ref": "#/nowhere"}, "default": {"$ref": "#/nowhere"}}
    assert problems_of(tmp_path, components={"schemas": {"S": schema}}) == []


def test_the_table_of_places_and_the_published_schema_name_the_same_keys() -> None:
    assert PLACES.keys() == published_schema()["properties"].keys()


def test_overlays_apply_in_order_and_all_problems_are_reported(tmp_path: Path) -> None:
    (tmp_path / "api.yaml").write_text("openapi: 3.1.0\npaths: {}\n")
    for number, update in enumerate(({"x-a": 1}, {"x-a": 2})):
        (tmp_path / f"{number}.yaml").write_text(
            json.dumps({"overlay": "1.0.0", "actions": [{"target": "$", "update": update}]})
        )
    document = load(str(tmp_path / "api.yaml"), overlays=[tmp_path / "0.yaml", str(tmp_path / "1.yaml")])
    assert document.data["x-a"] == 2
    (tmp_path / "bad.yaml").write_text("actions: 5")
    with pytest.raises(DocumentError) as caught:
        load(tmp_path / "api.yaml", overlays=[tmp_path / "none.yaml", tmp_path / "bad.yaml"])
    assert [(problem.rule, Path(problem.file).name) for problem in caught.value.problems] == [
        ("file-missing", "none.yaml"),
        ("overlay-version", "bad.yaml"),
        ("overlay-actions", "bad.yaml"),
    ]


def test_a_problem_in_a_piece_is_reported_in_the_file_of_the_piece(tmp_path: Path) -> None:
    (tmp_path / "paths").mkdir()
    (tmp_path / "paths" / "a.yaml").write_text("get:\n  responses: {'20': {description: d}}\n")
    assert problems_of(tmp_path, paths={"/a": {"$ref": "paths/a.yaml"}}) == [
        "warning: paths/a.yaml#/get/responses/20: 20 is no status code, range or default, and is ignored [status-key]"
    ]


def test_the_digest_is_of_the_content(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("openapi: 3.1.0\npaths: {}\ninfo: {title: é}\n")
    (tmp_path / "b.json").write_text('{"info": {"title": "\\u00e9"}, "paths": {}, "openapi": "3.1.0"}')
    (tmp_path / "c.json").write_text('{"info": {"title": "e"}, "paths": {}, "openapi": "3.1.0"}')
    a, b, c = (digest(load(tmp_path / name)) for name in ("a.yaml", "b.json", "c.json"))
    assert a == b != c
    assert len(a) == 64


@pytest.mark.skipif(not SPECS.is_dir(), reason="the public documents are not here")
@pytest.mark.parametrize("file", sorted(SPECS.glob("*")), ids=lambda file: file.name)
def test_real_documents_load_fast(file: Path) -> None:
    started = time.process_time()
    document = load(file)
    # 13 MB take 0.6 s on one core; the limit leaves room for a machine that is busy.
    assert time.process_time() - started < 3
    assert document.data["paths"]
    assert {problem.rule for problem in document.problems} <= {"path-twice"}


def test_the_shipped_document_loads_without_a_warning() -> None:
    for file in sorted((HERE / "spec").glob("*/openapi.yaml")):
        document = load(file, overlays=sorted(file.parent.glob("*.overlay.yaml")))
        assert document.problems == ()

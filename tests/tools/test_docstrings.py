"""What the generated code says about itself, word for word, and examples for every kind of argument."""

from __future__ import annotations

import ast
import importlib
import inspect
import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import httpx
import pytest
from documents import JSON, called_by_id, document, schema_ref

from understudy_tools.sdk.docs import ERROR_CLASSES, answered, deed
from understudy_tools.sdk.regenerate import regenerate

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
ODD = 'Ends in a "quote", has \\d+ and """three""" and \x0c, says "hi"'
# Ends in a quote and a line feed, as texts in a block of YAML do.
NOTE = {**TEXT, "description": 'Such as "hot"\n'}
PATHS: dict[str, Any] = {
    "/cups/{id}": {
        "put": {
            "operationId": "fillCup",
            "tags": ["cups"],
            "summary": "Fill a cup",
            "description": "Pours into it.\n\nSlowly, " + "word " * 30 + "end.",
            "deprecated": True,
            "parameters": [
                {
                    "name": "id",
                    "in": "path",
                    "required": True,
                    "description": "Which cup.",
                    "schema": WHOLE,
                    "example": 7,
                },
                {"name": "day", "in": "query", "required": True, "schema": {"type": "string", "format": "date"}},
                {"name": "hot", "in": "query", "description": "Whether to heat it.", "schema": {"type": "boolean"}},
            ],
            "requestBody": {
                "required": True,
                "description": "What to fill in.",
                "content": {
                    JSON: {"schema": schema_ref("Fill"), "example": {"kind": "tea", "at": "2026-01-02T03:04:05Z"}}
                },
            },
            "responses": {
                "200": {"description": "The full cup.", "content": {JSON: {"schema": schema_ref("Fill")}}},
                "404": {"description": "No such cup."},
                "418": {"description": "A teapot."},
                "503": {"description": ""},
            },
        },
        "get": {
            "operationId": "lookInto",
            "tags": ["cups"],
            "description": ODD,
            "parameters": [{"name": "id", "in": "path", "required": True, "description": ODD, "schema": TEXT}],
            "responses": {"204": {"description": ODD}},
        },
    },
    "/all": {
        "post": {
            "operationId": "takeAll",
            "tags": ["cups"],
            "requestBody": {"required": True, "content": {JSON: {"schema": schema_ref("All"), "examples": {}}}},
            "responses": {"204": {"description": "ok"}},
        }
    },
    "/file": {
        "post": {
            "operationId": "sendFile",
            "tags": ["cups"],
            "requestBody": {
                "required": True,
                "content": {"multipart/form-data": {"schema": schema_ref("Upload")}},
            },
            "responses": {"204": {"description": "ok"}},
        }
    },
    "/flow": {
        "get": {
            "operationId": "followCups",
            "tags": ["cups"],
            "responses": {
                "200": {"description": "ok", "content": {"application/jsonl": {"schema": schema_ref("Fill")}}}
            },
        }
    },
}
ALL: dict[str, Any] = {
    "when": {"type": "string", "format": "date-time"},
    "day": {"type": "string", "format": "date"},
    "id": {"type": "string", "format": "uuid"},
    "kind": schema_ref("Kind"),
    "level": {"type": "integer", "enum": [1, 2]},
    "rate": {"type": "number", "minimum": 0.5, "maximum": 0.5},
    "on": {"type": "boolean"},
    "inner": schema_ref("Fill"),
    "list": {"type": "array", "minItems": 1, "items": schema_ref("Fill")},
    "either": {"oneOf": [{"type": "object", "required": ["a"], "properties": {"a": WHOLE}}, TEXT], "example": "x"},
    "nothing": {"type": ["string", "null"], "example": None},
    "free": {"type": "object", "additionalProperties": True, "example": {"k": [1, "it's", True, None]}},
    "any": {},
    "quoted": {"type": "string", "const": 'a "b" \\ c'},
}
SCHEMAS = {
    "Kind": {"type": "string", "enum": ["tea", "milk"]},
    "Fill": {
        "type": "object",
        "required": ["kind", "at"],
        "properties": {"kind": schema_ref("Kind"), "at": {"type": "string", "format": "date-time"}, "note": NOTE},
    },
    "All": {"type": "object", "required": list(ALL), "properties": ALL},
    "Upload": {
        "type": "object",
        "required": ["file"],
        "properties": {"file": {"type": "string", "format": "binary"}},
    },
}
BUILT = document(
    PATHS,
    SCHEMAS,
    components={"securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}}},
    tags=[{"name": "cups", "description": 'What is called a "cup"'}],
    servers=[{"url": "https://cups.example"}, {"url": "https://test.cups.example", "description": "Test"}],
)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("cups")
    file = folder / "openapi.json"
    file.write_text(json.dumps(called_by_id(BUILT)))
    regenerate(file, folder / "out", package="cup_shop", progress=lambda _: None)
    sys.path.insert(0, str(folder / "out"))
    yield folder / "out"
    sys.path.remove(str(folder / "out"))


@pytest.fixture(scope="module")
def cups(out: Path) -> Any:
    return importlib.import_module("cup_shop.resources.cups")


DOCSTRING = """\
Fill a cup.

Pours into it.

Slowly, word word word word word word word word word word word word word word word word word word word word word
word word word word word word word word word end.

Deprecated.

Args:
    id (int): Which cup.
    body (Fill): What to fill in; or its properties as keyword arguments, of `FillInput`.
    day (datetime.date): `day` of the query
    hot (bool): Whether to heat it.

Returns:
    The full cup.

Raises:
    NotFoundError: 404, No such cup.
    ServerError: 503, refused.

Example:
    fill = client.cups.fill(7, kind="tea", at="2026-01-02T03:04:05Z", day="DAY")"""


def test_the_description_of_a_tag_may_end_in_a_quote(cups: Any) -> None:
    assert inspect.getdoc(cups) == inspect.getdoc(cups.CupsResource) == 'What is called a "cup"'


def test_a_docstring_says_it_all(cups: Any) -> None:
    text = inspect.getdoc(cups.CupsResource.fill) or ""
    assert re.sub(r'day="[-0-9]*"', 'day="DAY"', text) == DOCSTRING


def test_what_the_document_does_not_describe_is_named_by_name_method_and_path(cups: Any) -> None:
    assert '"""Take all: `POST /all`.\n' in inspect.getsource(cups)


def test_the_docstring_of_an_async_method_is_that_of_the_blocking_one(cups: Any) -> None:
    assert inspect.getdoc(cups.AsyncCupsResource.fill) == inspect.getdoc(cups.CupsResource.fill)


def test_odd_descriptions_are_rendered_as_they_are(cups: Any) -> None:
    docstring = inspect.getdoc(cups.CupsResource.look_into) or ""
    shown = ODD.replace("\x0c", " ")
    assert docstring.startswith(f"{shown}.\n\nArgs:\n    id (str): {' '.join(shown.split())}\n")


def test_an_example_of_every_type_sends_what_the_schema_takes(cups: Any, out: Path) -> None:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(204)

    package = importlib.import_module("cup_shop")
    with package.Client(http_client=httpx.Client(transport=httpx.MockTransport(answer))) as client:
        for method in (cups.CupsResource.take_all, cups.CupsResource.send_file):
            _, _, code = (inspect.getdoc(method) or "").partition("Example:\n")
            exec(inspect.cleandoc(code), {"client": client})
    sent = json.loads(seen[0].content)
    assert sent.keys() == ALL.keys()
    assert (sent["either"], sent["nothing"], sent["free"], sent["quoted"]) == (
        "x",
        None,
        {"k": [1, "it's", True, None]},
        'a "b" \\ c',
    )
    assert sent["level"] in (1, 2)
    assert b'name="file"' in seen[1].content


def test_a_stream_has_an_example_of_its_own(cups: Any) -> None:
    shown = inspect.getdoc(cups.CupsResource.follow) or ""
    loop = "    with client.cups.follow() as stream:\n        for item in stream:\n"
    assert shown.endswith(f"{loop}            print(item)")


def test_the_reference_page_has_every_method(out: Path) -> None:
    page = (out / "reference.md").read_text()
    assert re.findall(r"^### client\.(\S+)$", page, re.MULTILINE) == [
        "cups.look_into",
        "cups.fill",
        "cups.take_all",
        "cups.send_file",
        "cups.follow",
    ]
    section = page.partition("### client.cups.fill\n")[2].partition("```")[0]
    assert section.startswith("\nFill a cup · `PUT /cups/{id}` · deprecated\n\nPours into it.\n")
    assert "| `id` | `int` | required | Which cup. |\n" in section
    assert "| `hot` | `bool` |  | Whether to heat it. |\n" in section
    assert "Returns `Fill`: The full cup.\n" in section
    assert "Raises `NotFoundError` (404, No such cup), `ServerError` (503, refused)\n" in section
    assert "Take all \u00b7 `POST /all`\n" in page
    # That a success is one need not be said.
    assert "Returns `Stream[Fill]`\n" in page


def test_the_readme_is_about_this_package(out: Path) -> None:
    page = (out / "README.md").read_text()
    programs = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    assert 'with Client(api_key="…") as client:' in programs[0]
    assert "fill = client.cups.fill(" in programs[0]
    assert "with client.cups.follow(...) as stream:" in page
    assert "`test` (https://test.cups.example)" in page
    assert "| `client.cups.follow` | GET /flow | `Stream[Fill]` |" in page
    for program in programs:
        ast.parse(program)


def test_the_pages_describe_the_factories(out: Path) -> None:
    assert "cup_shop.testing import " in (out / "README.md").read_text()
    [section] = re.findall(r"\n## Factories\n(.*)", (out / "reference.md").read_text(), re.DOTALL)
    assert "| `cup` | `/cups` | `Fill` |  | `tea`, `milk` |\n" in section


@pytest.mark.parametrize(
    ("name", "noun", "path", "description"),
    [
        ("list", "plans", "/plans", "List plans"),
        ("get", "plans", "/plans/{id}", "Get a plan"),
        ("create", "price_entries", "/price-entries", "Create a price entry"),
        ("update", "entries", "/entries/{id}", "Update an entry"),
        ("archive", "plans", "/plans/{id}/archive", "Archive a plan"),
        ("import_", "plans", "/plans/import", "Import plans"),
        ("set_status", "plans", "/plans/{id}/status", "Set status"),
    ],
)
def test_a_method_without_a_summary_is_described_by_its_name(name: str, noun: str, path: str, description: str) -> None:
    entry = SimpleNamespace(name=name, operation=SimpleNamespace(path=path))
    assert deed(entry, SimpleNamespace(attribute=noun)) == description


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("OK", ""),
        ("Successful Response", ""),
        ("successful operation.", ""),
        ("A successful response.", ""),
        ("Request succeeded.", ""),
        ("The operation completed successfully.", ""),
        ("The full cup.", "The full cup."),
        ("OK, with a list of cups", "OK, with a list of cups"),
    ],
)
def test_that_a_success_is_one_is_left_out(text: str, shown: str) -> None:
    assert answered(SimpleNamespace(answer=SimpleNamespace(description=text))) == shown


def test_everything_public_has_a_docstring(out: Path) -> None:
    missing = []
    for file in sorted((out / "cup_shop").rglob("[!_]*.py")):
        for node in ast.walk(ast.parse(file.read_text())):
            is_public = isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef) and node.name[0] != "_"
            # An overload says types only: the docstring is that of the function.
            overloads = (
                [ast.unparse(each) for each in node.decorator_list] in (["_t.overload"], ["overload"])
                if is_public
                else False
            )
            if is_public and not overloads and not ast.get_docstring(node) and "_runtime" not in file.parts:
                missing.append(f"{file.name}: {node.name}")
    assert not missing


def test_error_classes_are_those_of_the_runtime(out: Path) -> None:
    runtime = importlib.import_module("cup_shop._runtime.errors")
    assert {status: kind.__name__ for status, kind in runtime._BY_STATUS.items()} == ERROR_CLASSES

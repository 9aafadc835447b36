"""Objects that are written out where they are used, and parameters of most operations: names, types, what is sent."""

from __future__ import annotations

import importlib
import json
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
from documents import JSON, document, operation, schema_ref
from type_checking import marked, mypy, pyright

from understudy_tools.sdk.regenerate import regenerate

TEXT, WHOLE = {"type": "string"}, {"type": "integer"}
VERSION = {"name": "Api-Version", "in": "header", "required": True, "schema": {**TEXT, "enum": ["v1", "v2"]}}
TENANT = {"name": "Tenant", "in": "header", "required": True, "schema": WHOLE}
TRACE = {"name": "trace", "in": "query", "required": True, "schema": {"type": ["boolean", "null"]}}
PAGE = {"name": "page", "in": "query", "required": True, "schema": WHOLE}
RANGE = {"type": "object", "required": ["gte"], "properties": {"gte": WHOLE, "lt": WHOLE}}
FILTER = {
    "type": "object",
    "properties": {
        "title": TEXT,
        "size": {**RANGE, "additionalProperties": False},
        "tags": {"type": "array", "items": {"type": "object", "required": ["name"], "properties": {"name": TEXT}}},
    },
}


def query(name: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, **more}


def described(name: str, schema: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "content": {JSON: {"schema": schema}}}


def calling(identity: str, *parameters: Any, **more: Any) -> dict[str, Any]:
    return operation(identity, "204", parameters=[VERSION, TENANT, TRACE, PAGE, *parameters], **more)


PATHS = {
    "/documents/export": {
        "get": calling(
            "exportDocuments",
            query("exportDocumentsParameters", FILTER, style="deepObject", explode=True),
            query("filter", FILTER, style="deepObject", explode=True),
        )
    },
    "/documents": {
        "get": calling(
            "listDocuments",
            described("where", {"type": "object", "additionalProperties": RANGE}),
            query("made", {"anyOf": [RANGE, WHOLE]}),
            query("labels", {"type": "object", "additionalProperties": TEXT}),
            {"$ref": "#/components/parameters/Sorting"},
        ),
        "post": calling(
            "createDocument",
            body={
                "type": "object",
                "required": ["address"],
                "properties": {
                    "address": {"type": "object", "required": ["street"], "properties": {"street": TEXT}},
                    "pages": {"type": "array", "items": {"type": "object", "properties": {"page_number": WHOLE}}},
                },
            },
        ),
    },
    "/folders": {
        "get": calling("listFolders", {"$ref": "#/components/parameters/Sorting"}),
        "post": calling("createFolder", body=schema_ref("FolderInput")),
    },
}
SORTING = {"type": "object", "properties": {"by": TEXT, "order": {**TEXT, "enum": ["up", "down"]}}}
BUILT = document(
    PATHS,
    {
        "FolderInput": {
            "type": "object",
            "properties": {"folder_input": {**TEXT, "enum": ["a", "b"]}, "name": TEXT, "input": RANGE},
        }
    },
    components={"parameters": {"Sorting": query("sorting", SORTING, style="deepObject", explode=True)}},
    servers=[{"url": "https://inline.example"}],
)
OPTIONS: dict[str, Any] = {"api_version": "v1", "tenant": 7, "trace": True}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("inline")
    (folder / "openapi.json").write_text(json.dumps(BUILT))
    assert (
        regenerate(folder / "openapi.json", folder / "out", package="written_out_objects", progress=lambda _: None)
        == []
    )
    sys.path.insert(0, str(folder / "out"))
    yield folder / "out"
    sys.path.remove(str(folder / "out"))


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("API_VERSION", "TENANT", "TRACE"):
        monkeypatch.delenv(f"INLINE_{name}", raising=False)


def made(out: Path, **options: Any) -> tuple[Any, list[httpx.Request]]:
    seen: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return httpx.Response(204)

    http = httpx.Client(transport=httpx.MockTransport(answer))
    return importlib.import_module("written_out_objects").Client(http_client=http, **{**OPTIONS, **options}), seen


def test_a_class_is_called_by_what_has_it_and_no_word_twice_in_a_row(out: Path) -> None:
    lock = tomllib.loads((out / "sdk.lock").read_text())["models"]
    assert sorted(lock.values()) == [
        "ApiVersion",
        "CreateDocumentBody",
        "CreateDocumentBodyAddress",
        "CreateDocumentBodyPage",
        "ExportDocumentsFilter",
        "ExportDocumentsFilterSize",
        "ExportDocumentsFilterTag",
        "ExportDocumentsParameters",
        "ExportDocumentsParametersSize",
        "ExportDocumentsParametersTag",
        "FolderInput",
        "FolderInputObject",
        "FolderInputValue",
        "ListDocumentsLabels",
        "ListDocumentsMade",
        "ListDocumentsWhere",
        "ListDocumentsWhereValue",
        "Sorting",
        "SortingOrder",
    ]
    # What a parameter of the components is about is of no one operation, nor what most operations have.
    assert lock["#/components/parameters/Sorting/schema"] == "Sorting"


def test_names_of_a_lock_stay(tmp_path: Path) -> None:
    """Also those that were made by the operation that came first, of what is a component."""
    (tmp_path / "openapi.json").write_text(json.dumps(BUILT))
    target = tmp_path / "out"
    regenerate(tmp_path / "openapi.json", target, package="written_out_objects", progress=lambda _: None)
    first = (target / "sdk.lock").read_text()
    regenerate(tmp_path / "openapi.json", target, package="written_out_objects", progress=lambda _: None)
    assert (target / "sdk.lock").read_text() == first
    old = "#/paths/~1documents/get/parameters/sorting"
    (target / "sdk.lock").write_text(f'[models]\n"{old}" = "ListDocumentsSorting"\n')
    regenerate(tmp_path / "openapi.json", target, package="written_out_objects", progress=lambda _: None)
    lock = tomllib.loads((target / "sdk.lock").read_text())["models"]
    assert lock[old] == "ListDocumentsSorting"
    assert "Sorting" not in lock.values()


CALLS = """
from written_out_objects import AsyncClient, Client
from written_out_objects.models import (
    ExportDocumentsFilter,
    ExportDocumentsFilterInput,
    FolderInputDict,
    ListDocumentsWhereValueInput,
    SortingOrder,
)

client = Client(api_version="v1", tenant=7, trace=True)
documents = client.documents
given: ExportDocumentsFilterInput = {"size": {"gte": 1}, "tags": [{"name": "a"}]}
documents.export(page=1, filter=given)
documents.export(page=1, filter={"title": "t", "size": {"gte": 1, "lt": 2}})
documents.export(page=1, filter=ExportDocumentsFilter(title="t"))
documents.export(page=1, export_documents_parameters={"title": "t"}, api_version="v2", tenant=8)
one: ListDocumentsWhereValueInput = {"gte": 1}
documents.list(page=1, where={"size": one, "weight": {"gte": 1}}, made={"gte": 5}, labels={"a": "b"})
documents.list(page=1, made=5, sorting={"by": "title", "order": "up"})
client.folders.list(page=1, sorting={"order": SortingOrder.DOWN})
documents.create(page=1, address={"street": "s"}, pages=[{"page_number": 1}])
folder: FolderInputDict = {"name": "n", "input": {"gte": 1}}
client.folders.create(folder, page=1)
documents.export(page=1, filter={"titel": "t"})  # !
documents.export(page=1, filter={"title": 5})  # !
documents.export(page=1, filter={"size": {"lt": 2}})  # !
documents.export(page=1, filter={"tags": [{"nmae": "a"}]})  # !
documents.export(page=1, filter="title")  # !
documents.export(page=1, api_version="v3")  # !
documents.list(page=1, where={"size": {"gte": "one"}})  # !
documents.list(page=1, made={"gt": 5})  # !
documents.list(page=1, labels={"a": 1})  # !
documents.list(page=1, sorting={"order": "sideways"})  # !
documents.list()  # !
documents.create(page=1, address={"stret": "s"})  # !
documents.create(page=1, address={"street": "s"}, pages=[{"page_number": "1"}])  # !
client.folders.create({"input": {"gte": "1"}}, page=1)  # !
Client(api_version="v3", tenant=7, trace=True)  # !
Client(api_version="v1", tenant="seven", trace=True)  # !
Client(api_version="v1", tenant=7, trace="yes")  # !
AsyncClient(api_version=1)  # !
"""


@pytest.mark.slow
def test_mypy_finds_each_wrong_call_and_no_other(out: Path, tmp_path: Path) -> None:
    (tmp_path / "calls.py").write_text(CALLS)
    report = mypy("calls.py", folder=tmp_path, MYPYPATH=str(out))
    found = {int(line.split(":")[1]) for line in report.splitlines() if line.startswith("calls.py:")}
    assert found == marked(CALLS), report


@pytest.mark.slow
def test_pyright_finds_each_wrong_call_and_no_other(out: Path, tmp_path: Path) -> None:
    settings = {"typeCheckingMode": "strict", "extraPaths": [str(out)], "reportUnusedExpression": False}
    (tmp_path / "pyrightconfig.json").write_text(json.dumps(settings))
    (tmp_path / "calls.py").write_text(CALLS)
    report = pyright("calls.py", folder=tmp_path, path=str(out))["generalDiagnostics"]
    assert {entry["range"]["start"]["line"] + 1 for entry in report} == marked(CALLS), report


@pytest.mark.slow
def test_strict_type_checkers_find_nothing_in_the_package(out: Path) -> None:
    assert mypy("written_out_objects", folder=out).startswith("Success: ")


def test_objects_are_sent_as_the_document_says(out: Path) -> None:
    client, seen = made(out)
    client.documents.export(page=1, filter={"title": "t", "size": {"gte": 1}})
    client.documents.list(page=1, where={"size": {"gte": 1}}, labels={"a": "b"}, made={"gte": 5, "lt": 9})
    pairs = [dict(request.url.params.multi_items()) for request in seen]
    assert pairs[0] == {"filter[title]": "t", "filter[size][gte]": "1", "trace": "true", "page": "1"}
    assert pairs[1] == {"where": '{"size":{"gte":1}}', "a": "b", "gte": "5", "lt": "9", "trace": "true", "page": "1"}
    assert {name: seen[0].headers[name] for name in ("api-version", "tenant")} == {"api-version": "v1", "tenant": "7"}


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"where": {"size": {"gte": "one"}}}, "where.size.gte must be an integer, not 'one'"),
        ({"where": {"size": {"get": 1}}}, "where.size has no 'get'; did you mean 'gte'?"),
        ({"labels": {"a": 1}}, "labels.a must be a string, not 1"),
        ({"sorting": {"by": 3}}, "sorting.by must be a string, not 3"),
    ],
)
def test_what_is_wrong_in_them_is_reported_before_anything_is_sent(out: Path, options: Any, message: str) -> None:
    client, seen = made(out)
    with pytest.raises(importlib.import_module("written_out_objects.errors").InputError) as caught:
        client.documents.list(page=1, **options)
    assert (str(caught.value), seen) == (f"documents.list: {message}", [])


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"api_version": "v3"}, "api_version must be one of 'v1', 'v2'; got 'v3'"),
        ({"tenant": "seven"}, "tenant must be an integer, not 'seven'"),
        ({"tenant": True}, "tenant must be an integer, not True"),
        ({"trace": "yes"}, "trace must be true or false, not 'yes'"),
    ],
)
def test_what_all_methods_get_is_checked_when_the_client_is_made(out: Path, options: Any, message: str) -> None:
    with pytest.raises(importlib.import_module("written_out_objects.errors").InputError) as caught:
        made(out, **options)
    assert str(caught.value) == message


def test_the_environment_gives_it_too_as_what_it_is(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, text in (("API_VERSION", "v2"), ("TENANT", "12"), ("TRACE", "false")):
        monkeypatch.setenv(f"INLINE_{name}", text)
    client, seen = made(out, api_version=None, tenant=None, trace=None)
    client.folders.list(page=1)
    assert (seen[0].headers["api-version"], seen[0].headers["tenant"]) == ("v2", "12")
    assert seen[0].url.params["trace"] == "false"
    monkeypatch.setenv("INLINE_TENANT", "twelve")
    with pytest.raises(importlib.import_module("written_out_objects.errors").InputError) as caught:
        made(out, tenant=None)
    assert str(caught.value) == "INLINE_TENANT must be an integer, not 'twelve'"


def test_examples_leave_out_what_the_client_has(out: Path) -> None:
    page = (out / "reference.md").read_text().partition("\n## client.")[2]
    assert "client.folders.list(page=" in page
    assert "tenant=" not in page
    assert 'Client(api_version="v1", tenant=1, trace=True)' in (out / "README.md").read_text()


def test_its_page_is_of_each_list_its_own(out: Path) -> None:
    with pytest.raises(TypeError, match=r"^Client\(\) has no argument 'page'"):
        made(out, page=1)


def test_variants_are_called_by_what_their_parts_say(tmp_path: Path) -> None:
    base = {"type": "object", "required": ["id"], "properties": {"id": {"type": "integer"}}}
    sent = {"type": "object", "properties": {"by": {"type": "string"}}}
    letter = {"title": "Paper Letter", "type": "object", "properties": {"pages": {"type": "integer"}}}
    card = {"type": "object", "properties": {"kind": {"type": "string", "enum": ["card"]}}}
    variants = [[letter, schema_ref("Base")], [schema_ref("Base"), card], [schema_ref("Base"), schema_ref("Sent")]]
    mail = {"oneOf": [{"allOf": parts} for parts in variants]}
    built = document(
        {"/mail": {"get": operation("readMail", reply=schema_ref("Mail"))}}, {"Base": base, "Sent": sent, "Mail": mail}
    )
    (tmp_path / "mail.json").write_text(json.dumps(built))
    regenerate(tmp_path / "mail.json", tmp_path / "out", package="mail_parts", progress=lambda _: None)
    made = {file.stem for file in (tmp_path / "out/mail_parts/models").glob("*.py")}
    assert {"mail_paper_letter", "mail_card", "mail_sent"} <= made

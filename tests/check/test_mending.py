"""The overlay that a check prints for a finding removes the finding: both runs go by the command line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref

from understudy.check.report import Examples, Finding, Report, as_text
from understudy.inference.sketch import action_lines
from understudy.openapi.source import read_source
from understudy.server.cli.main import main

TEXT: dict[str, Any] = {"type": "string"}
NUMBER: dict[str, Any] = {"type": "integer"}
MISSING = {"404": {"description": "no"}}


def record(*required: str, **named: Any) -> dict[str, Any]:
    return {"type": "object", "required": list(required), "properties": named}


def key(name: str, schema: Any = NUMBER) -> list[Any]:
    return [{"name": name, "in": "path", "required": True, "schema": schema}]


CUP = record("id", id=NUMBER, name=TEXT, colour=TEXT)
CUPS = {
    "/cups": {
        "get": operation("listCups", reply={"type": "array", "items": schema_ref("Cup")}),
        "post": operation("makeCup", "201", schema_ref("Cup"), body=record(name=TEXT)),
    },
    "/cups/{id}": {
        "parameters": key("id"),
        "get": operation("readCup", reply=schema_ref("Cup"), responses=MISSING),
    },
}
COIN = record("serial", "sku", serial=NUMBER, sku=TEXT, name=TEXT)
PAINT = record("id", id=NUMBER, kind=TEXT)
DOCUMENTS: dict[str, tuple[dict[str, Any], set[tuple[str, str]]]] = {
    "made at one path and shown at another": (
        {
            "/cups": {"post": operation("makeCup", "201", schema_ref("Cup"), body=record(name=TEXT, colour=TEXT))},
            "/kitchen/cups": {
                "post": operation("other", "201", record(id=NUMBER, weight=NUMBER), body=record(weight=NUMBER))
            },
            "/kitchen/cups/{id}": {
                "parameters": key("id"),
                "get": operation(
                    "readCup",
                    reply=record(id=NUMBER, name=TEXT, colour=TEXT, weight=NUMBER),
                    responses=MISSING,
                ),
            },
        },
        {("no-state", "makeCup")},
    ),
    "made below a record and shown at the root": (
        {
            **CUPS,
            "/cups/{id}/paints": {
                "parameters": key("id"),
                "post": operation(
                    "paint",
                    "201",
                    record("id", id=NUMBER, kind={"type": "string", "enum": ["matt"]}),
                    body=record("kind", kind={"type": "string", "enum": ["gloss"]}),
                ),
            },
            "/paints/{id}": {
                "parameters": key("id"),
                "get": operation("readPaint", reply=PAINT, responses=MISSING),
            },
        },
        {("invented", "readPaint"), ("not-kept", "paint"), ("read-differs", "readPaint")},
    ),
    "found by another property": (
        {
            "/coins": {
                "get": operation("listCoins", reply={"type": "array", "items": COIN}),
                "post": operation("makeCoin", "201", COIN, body=record("name", name=TEXT)),
            },
            "/coins/{thing}": {
                "parameters": key("thing", TEXT),
                "get": operation("readCoin", reply=COIN, responses=MISSING),
            },
        },
        {("not-listed", "listCoins")},
    ),
}


def checked(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[tuple[str, str], str]:
    """The findings of a check by kind and operation, with their overlays."""
    code = main(["explain", *arguments, "--check", "--format", "json"])
    found = json.loads(capsys.readouterr().out)["findings"]
    assert code == (1 if found else 0)
    return {(each["kind"], each["operation"]): each["mend"] for each in found}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_overlay_of_a_finding_removes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    paths, expected = DOCUMENTS[name]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document(paths, {"Cup": CUP})))
    found = checked(capsys, str(file))
    assert set(found) == expected
    for finding, lines in found.items():
        assert lines, finding
        overlay = tmp_path / "mend.yaml"
        actions = "\n".join(f"  {line}" for line in lines.splitlines())
        overlay.write_text(f"overlay: 1.0.0\ninfo: {{title: x, version: '1'}}\nactions:\n{actions}\n")
        assert finding not in checked(capsys, str(file), "--overlay", str(overlay))


def test_an_overlay_is_printed_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paths, expected = DOCUMENTS["made below a record and shown at the root"]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document(paths, {"Cup": CUP})))
    assert main(["explain", str(file), "--check"]) == 1
    lines = capsys.readouterr().out.splitlines()
    start = lines.index("    an overlay mends it:")
    assert lines[start + 1 : start + 4] == [
        "      - target: \"$.paths['/cups/{id}/paints'].post\"",
        "        update:",
        '          x-mock-resource: {"collection": "/paints", "kind": "create"}',
    ]
    assert lines.count("    the same overlay mends it") == len(expected) - 1


def test_what_no_word_mends_is_reported_without_lines(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A create that answers only that it worked: no overlay can put a key into it."""
    done = record("done", done={"type": "boolean"})
    paths = {**CUPS, "/cups": {**CUPS["/cups"], "post": operation("makeCup", "200", done, body=record(name=TEXT))}}
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document(paths, {"Cup": CUP})))
    assert checked(capsys, str(file)) == {("no-key", "makeCup"): ""}
    assert main(["explain", str(file), "--check"]) == 1
    why = "no overlay mends it: the answer has no property for the key, and an overlay can't add one"
    assert f"    {why}\n" in capsys.readouterr().out


UUID = {**TEXT, "format": "uuid"}
UNMENDABLE = {
    "no key is of both types": (
        {
            "/cups": {"post": operation("makeCup", "200", record("id", id=UUID), body=record(name=TEXT))},
            "/cups/{id}": {
                "parameters": key("id"),
                "get": operation("readCup", reply=record("id", id=UUID, name=TEXT)),
            },
        },
        {"not-read-back": "the record has string as its id and the path of the read takes integer: no key is both"},
    ),
    "what is called a list shows none": (
        {**CUPS, "/cups": {**CUPS["/cups"], "get": operation("listCups", reply=record(ready=NUMBER))}},
        {"not-listed": "its answer has no array that could be the list"},
    ),
    "a list without keys": (
        {
            **CUPS,
            "/cups": {
                **CUPS["/cups"],
                "get": operation("listCups", reply={"type": "array", "items": record(ready={"type": "boolean"})}),
            },
        },
        {"not-listed": "the elements of the list have no property for the key"},
    ),
}


@pytest.mark.parametrize("name", UNMENDABLE)
def test_why_no_overlay_mends_a_finding(tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str) -> None:
    paths, expected = UNMENDABLE[name]
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(document(paths, {"Cup": CUP})))
    assert main(["explain", str(file), "--check", "--format", "json"]) == 1
    findings = json.loads(capsys.readouterr().out)["findings"]
    assert {each["kind"]: each["unmended"] for each in findings if not each["mend"]} == expected


def test_a_list_that_is_another_array(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Of a document in Swagger 2.0 the overlay names the places that its author wrote."""
    swagger = {
        "swagger": "2.0",
        "info": {"title": "t", "version": "1"},
        "paths": {
            "/coins": {
                "get": {
                    "operationId": "list",
                    "responses": {
                        "200": {
                            "description": "a",
                            "schema": {"type": "array", "items": {"$ref": "#/definitions/Coin"}},
                        }
                    },
                },
                "post": {
                    "operationId": "make",
                    "consumes": ["application/json"],
                    "parameters": [
                        {"name": "body", "in": "body", "required": True, "schema": record("name", name=TEXT)}
                    ],
                    "responses": {"201": {"description": "a", "schema": {"$ref": "#/definitions/Coin"}}},
                },
            },
            "/coins/{thing}": {
                "get": {
                    "operationId": "read",
                    "parameters": [{"name": "thing", "in": "path", "required": True, "type": "string"}],
                    "responses": {"200": {"description": "a", "schema": {"$ref": "#/definitions/Coin"}}, **MISSING},
                }
            },
        },
        "definitions": {"Coin": COIN},
    }
    file = tmp_path / "swagger.json"
    file.write_text(json.dumps(swagger))
    [(finding, lines)] = checked(capsys, str(file)).items()
    assert finding == ("not-listed", "list")
    overlay = tmp_path / "mend.yaml"
    actions = "\n".join(f"  {line}" for line in lines.splitlines())
    overlay.write_text(f"overlay: 1.0.0\ninfo: {{title: x, version: '1'}}\nactions:\n{actions}\n")
    assert checked(capsys, str(file), "--overlay", str(overlay)) == {}


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("$.paths['/" + "a-long-path/" * 20 + "{id}'].get", {"collection": "/x", "kind": "read"}),
        ("$.info", {f"property{number}": "some words of it" for number in range(30)}),
        ("$.info", ["x" * 400, "a  b" * 90]),
    ],
)
def test_long_lines_of_an_overlay_are_folded(tmp_path: Path, target: str, value: Any) -> None:
    lines = list(action_lines(target, {"x-mock-set": value}))
    report = Report((), Examples(), (Finding("k", "o", "GET", "/", "m", tuple(lines)),))
    assert max(map(len, as_text(report).splitlines())) <= 120
    file = tmp_path / "o.yaml"
    file.write_text("actions:\n" + "\n".join(lines))
    assert read_source(file) == {"actions": [{"target": target, "update": {"x-mock-set": value}}]}

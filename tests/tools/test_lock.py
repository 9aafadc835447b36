"""`sdk.lock`: names stay over regeneration until their lines go."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, schema_ref

from understudy.problem import DocumentError
from understudy_tools.sdk.lock import Lock, read_lock
from understudy_tools.sdk.regenerate import regenerate

SIZE = {"type": "string", "enum": ["s", "m"], "x-enum-varnames": ["SMALL", "MIDDLE"]}
WINDOW = {"type": "object", "properties": {"until": {"type": "string"}}}
CAT = {"type": "object", "properties": {"size": SIZE, "window": {"oneOf": [WINDOW, {"type": "string"}]}}}


def shop(**cat: Any) -> dict[str, Any]:
    page = {"name": "page-size", "in": "query", "schema": {"type": "integer"}}
    reading = operation("listCats", reply={"type": "array", "items": schema_ref("Cat")}, parameters=[page])
    return document({"/cats": {"get": {**reading, **cat}}}, {"Cat": CAT})


def write(built: dict[str, Any], folder: Path) -> Lock:
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    assert regenerate(file, folder / "out", package="cats", progress=lambda _: None) == []
    return read_lock(folder / "out" / "sdk.lock")


def test_names_stay_until_their_lines_go(tmp_path: Path) -> None:
    first = write(shop(), tmp_path)
    assert first == Lock(
        operations={"GET /cats": "cats.list"},
        parameters={"GET /cats query page-size": "page_size"},
        models={
            "#/components/schemas/Cat": "Cat",
            "#/components/schemas/Cat/properties/size": "CatSize",
            "#/components/schemas/Cat/properties/window/oneOf/0": "CatWindow",
        },
        members={
            "#/components/schemas/Cat/properties/size s": "SMALL",
            "#/components/schemas/Cat/properties/size m": "MIDDLE",
        },
    )
    text = (tmp_path / "out/sdk.lock").read_text()
    assert text.splitlines()[3:5] == ["[operations]", '"GET /cats" = "cats.list"']
    # Another name of the method, of the values, and a class that wants the name of one that is there.
    renamed = shop(**{"x-fern-sdk-method-name": "browse"})
    schemas = renamed["components"]["schemas"]
    schemas["Cat"] = json.loads(json.dumps(CAT).replace("SMALL", "TINY"))
    schemas["CatWindow"] = {"type": "object", "properties": {"x": {"type": "integer"}}}
    (tmp_path / "out/sdk.lock").write_text(
        text.replace('"page_size"', '"size"').replace('"CatWindow"', '"Opening"').replace('"MIDDLE"', '"MEDIUM"')
    )
    again = write(renamed, tmp_path)
    assert again.operations == {"GET /cats": "cats.list"}
    assert again.parameters == {"GET /cats query page-size": "size"}
    assert again.models["#/components/schemas/Cat/properties/window/oneOf/0"] == "Opening"
    assert again.models["#/components/schemas/CatWindow"] == "CatWindow"
    assert sorted(again.members.values()) == ["MEDIUM", "SMALL"]
    assert "size: int | Unset = UNSET" in (tmp_path / "out/cats/resources/cats.py").read_text()
    # Without its line a name is made anew.
    lines = (tmp_path / "out/sdk.lock").read_text().splitlines(keepends=True)
    (tmp_path / "out/sdk.lock").write_text("".join(line for line in lines if "cats.list" not in line))
    assert write(renamed, tmp_path).operations == {"GET /cats": "cats.browse"}


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("[operations]\n<<<<<<< HEAD\n", "sdk.lock:2#: Invalid statement (at line 2, column 1)"),
        ("[operation]\n", "sdk.lock:1#: there is no table 'operation' (did you mean operations?)"),
        (
            '[operations]\n"GET /a" = "list"\n',
            "sdk.lock:2#: 'list' is not a resource and a method, such as pets.list (delete the line to have its name"
            " made anew)",
        ),
        (
            '[models]\n"#/a" = "1"\n',
            "sdk.lock:2#: '1' is not a name in Python (delete the line to have its name made anew)",
        ),
        (
            '[operations]\n"GET /a" = "a.b"\n"GET /b" = "a.b"\n',
            "sdk.lock:3#: a.b is the name of GET /a as well (delete the line to have its name made anew)",
        ),
    ],
)
def test_what_is_wrong_in_a_lock_is_named_with_its_line(text: str, message: str, tmp_path: Path) -> None:
    file = tmp_path / "sdk.lock"
    file.write_text(text)
    with pytest.raises(DocumentError) as caught:
        read_lock(file)
    [problem] = caught.value.problems
    assert f"error: {tmp_path}/{message}" in str(problem)


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    assert read_lock(tmp_path / "sdk.lock") == Lock()


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    lock = Lock(operations={"GET /é'\"\\": "a.b"}, members={"#/x a = b\n": "A"})
    (tmp_path / "sdk.lock").write_text(lock.text, encoding="utf-8")
    assert read_lock(tmp_path / "sdk.lock") == lock

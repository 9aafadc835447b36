"""What the parts of a multipart body say, of every type that a property may have, and of properties without one."""

from __future__ import annotations

import importlib
import inspect
import json
import sys
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any

import httpx
import pytest
from documents import JSON, called_by_id, document, operation, schema_ref

from understudy_tools.sdk.regenerate import regenerate

TEXT = {"type": "string"}
PROPERTIES: dict[str, Any] = {
    "flag": {"type": "boolean"},
    "flags": {"type": "array", "items": {"type": "boolean"}},
    "maybe": {"type": ["string", "null"]},
    "free": {},
    "entries": {"type": "array"},
    "fixed": {"const": True},
    "either": {"oneOf": [{"type": "integer"}, {"type": "boolean"}]},
    "number": {"type": "number"},
    "nested": schema_ref("Inner"),
}
SCHEMAS = {
    "Inner": {"type": "object", "properties": {"id": {"type": "integer", "readOnly": True}, "word": TEXT}},
    "Sheet": {"type": "object", "properties": PROPERTIES},
    "Letter": {
        "type": "object",
        "properties": {
            "picture": {**TEXT, "contentMediaType": "image/png"},
            "scans": {"type": "array", "items": {"contentMediaType": "application/pdf"}},
            "stamp": {**TEXT, "contentMediaType": "image/png", "contentEncoding": "base64"},
            "rows": TEXT,
            "photo": {**TEXT, "format": "binary"},
        },
    },
}
PICTURE = {**TEXT, "format": "binary"}
BODY = {"required": True, "content": {"multipart/form-data": {"schema": schema_ref("Sheet")}}}
ENCODING = {"rows": {"contentType": "text/csv"}, "photo": {"contentType": "image/png, image/jpeg"}}
LETTER = {"content": {"multipart/form-data": {"schema": schema_ref("Letter"), "encoding": ENCODING}}}
# Every media type has the schema, but only one of them can hold a picture.
POSTER = {"type": "object", "properties": {"name": TEXT, "sheets": {"type": "array", "items": PICTURE}}}
POSTERS = {kind: {"schema": POSTER} for kind in (JSON, "application/x-www-form-urlencoded", "multipart/form-data")}
SHOP = document(
    {
        "/posters": {"post": operation("addPoster", "204", requestBody={"content": POSTERS}, tags=["posters"])},
        "/sheets": {"post": operation("addSheet", "204", requestBody=BODY, tags=["sheets"])},
        "/letters": {"post": operation("addLetter", "204", requestBody=LETTER, tags=["letters"])},
    },
    SCHEMAS,
)


@pytest.fixture(scope="module")
def package(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("sheets")
    (folder / "openapi.json").write_text(json.dumps(called_by_id(SHOP)))
    progress: list[str] = []
    regenerate(folder / "openapi.json", folder / "out", package="sheet_shop", progress=progress.append)
    assert progress[-1] == "generating", "something is typed as Any"
    sys.path.insert(0, str(folder / "out"))
    for name in ("models", "types"):
        importlib.import_module(f"sheet_shop.{name}")
    yield importlib.import_module("sheet_shop")
    sys.path.remove(str(folder / "out"))


Sent = Callable[..., list[tuple[str, str, str]]]


@pytest.fixture
def sent(package: Any) -> Sent:
    """(name, media type, content) of each part of a body made of a JSON object."""

    def send(body: Any, resource: str = "sheets") -> list[tuple[str, str, str]]:
        seen: list[httpx.Request] = []

        def answer(request: httpx.Request) -> httpx.Response:
            request.read()
            seen.append(request)
            return httpx.Response(204)

        http = httpx.Client(transport=httpx.MockTransport(answer))
        getattr(package.Client(base_url="http://x", http_client=http), resource).add(body=body)
        boundary = seen[0].headers["content-type"].partition("boundary=")[2].encode()
        parts = [part.strip(b"\r\n").split(b"\r\n") for part in seen[0].content.split(b"--" + boundary)[1:-1]]
        return [(lines[0].decode().split('"')[1], lines[1].decode()[14:], lines[-1].decode()) for lines in parts]

    return send


@pytest.mark.parametrize(
    ("wire", "parts"),
    [
        ({"flag": True}, [("flag", "text/plain", "true")]),
        ({"flags": [True, False]}, [("flags", "text/plain", "true"), ("flags", "text/plain", "false")]),
        ({"maybe": None}, [("maybe", "text/plain", "null")]),
        ({"maybe": "é"}, [("maybe", "text/plain", "é")]),
        ({"free": {"a": [1, True]}}, [("free", "application/json", '{"a": [1, true]}')]),
        ({"free": [1, None]}, [("free", "text/plain", "1"), ("free", "text/plain", "null")]),
        ({"entries": [{"b": 1}, "c"]}, [("entries", "application/json", '{"b": 1}'), ("entries", "text/plain", "c")]),
        ({"fixed": True}, [("fixed", "text/plain", "true")]),
        ({"either": 1}, [("either", "text/plain", "1")]),
        ({"either": True}, [("either", "text/plain", "true")]),
        ({"number": 1.5}, [("number", "text/plain", "1.5")]),
        ({"nested": {"id": 1, "word": "w"}}, [("nested", "application/json", '{"word": "w"}')]),
        ({"newer": {"a": False}}, [("newer", "application/json", '{"a": false}')]),
        ({"newer": True}, [("newer", "text/plain", "true")]),
    ],
)
def test_a_part_says_what_json_would(package: Any, sent: Sent, wire: dict[str, Any], parts: Any) -> None:
    assert sent(package.models.Sheet.from_dict(wire)) == parts


def test_a_newer_property_may_be_a_file_or_a_model(package: Any, sent: Sent) -> None:
    sheet = package.models.Sheet()
    sheet["scan"] = package.types.File(BytesIO(b"png"), "a.png", "image/png")
    sheet["inner"] = package.models.Inner(id=1, word="w")
    assert sent(sheet) == [("scan", "image/png", "png"), ("inner", "application/json", '{"word": "w"}')]


def test_an_array_of_anything_is_a_list(package: Any) -> None:
    entries = inspect.signature(package.models.Sheet).parameters["entries"]
    assert entries.annotation == "list[Any] | Unset"


@pytest.mark.parametrize(
    ("wire", "parts"),
    [
        ({"picture": b"png"}, [("picture", "image/png", "png")]),
        ({"picture": ("a.gif", b"gif", "image/gif")}, [("picture", "image/gif", "gif")]),
        ({"scans": [b"1", BytesIO(b"2")]}, [("scans", "application/pdf", "1"), ("scans", "application/pdf", "2")]),
        ({"stamp": "cG5n"}, [("stamp", "image/png", "cG5n")]),
        ({"rows": "a,b"}, [("rows", "text/csv", "a,b")]),
        ({"photo": ("p.jpg", b"jpg")}, [("photo", "image/jpeg", "jpg")]),
        ({"photo": b"any"}, [("photo", "image/png", "any")]),
    ],
)
def test_a_part_has_the_media_type_that_the_document_says(sent: Sent, wire: dict[str, Any], parts: Any) -> None:
    assert sent(wire, "letters") == parts


def test_files_make_a_body_multipart_that_is_json_without_them(package: Any) -> None:
    seen: list[tuple[str, bytes]] = []

    def answer(request: httpx.Request) -> httpx.Response:
        seen.append((request.headers["content-type"].partition(";")[0], request.read()))
        return httpx.Response(204)

    posters = package.Client(
        base_url="http://x", http_client=httpx.Client(transport=httpx.MockTransport(answer))
    ).posters
    posters.add(name="gala")
    posters.add(name="gala", sheets=[b"pixels"])
    posters.add({"sheets": [b"pixels"]})
    assert [kind for kind, _ in seen] == [JSON, "multipart/form-data", "multipart/form-data"]
    assert seen[0][1] == b'{"name":"gala"}'
    assert b"pixels" in seen[1][1]
    assert package.models.AddPosterBody

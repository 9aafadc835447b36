"""What a generated package sends and takes, document by document: each test is one thing that a document may say."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import inspect
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from documents import JSON, called_by_id, document, operation, schema_ref
from type_checking import mypy

from understudy_tools.sdk.regenerate import regenerate

SPECS = Path(__file__).parents[2].parent / "shared" / "specs"
TEXT = {"type": "string"}
WHOLE = {"type": "integer"}
QUOTED = """say "hi" \\ {it} isn't\tso"""


def listed(schema: Any) -> dict[str, Any]:
    return {"type": "array", "items": schema}


def parameter(name: str, place: str, schema: Any, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": place, "required": place == "path", "schema": schema, **more}


def content(media_type: str, schema: Any) -> dict[str, Any]:
    return {"required": True, "content": {media_type: {"schema": schema}}}


def reply(media_type: str, schema: Any) -> dict[str, Any]:
    return {"description": "fine", "content": {media_type: {"schema": schema}}}


HEADERS = [
    parameter("X-Id", "header", {"type": "string", "format": "uuid"}),
    parameter("X-Kind", "header", schema_ref("Kind")),
    parameter("X-Day", "header", {"type": "string", "format": "date"}),
    parameter("X-Moment", "header", {"type": "string", "format": "date-time"}),
    parameter("X-Many", "header", listed(WHOLE)),
    parameter("X-Count", "header", WHOLE),
    parameter("X-Maybe", "header", {"type": ["string", "null"], "enum": ["m", None]}),
    parameter("X-On", "header", {"type": "boolean"}),
    parameter("sid", "cookie", TEXT),
    parameter("number", "cookie", WHOLE),
]
QUERIES = [
    parameter("deep", "query", schema_ref("Span"), style="deepObject", explode=True),
    parameter("each", "query", listed(TEXT)),
    parameter("comma", "query", listed(WHOLE), explode=False),
    parameter("space", "query", listed(TEXT), style="spaceDelimited", explode=False),
    parameter("pipe", "query", listed(TEXT), style="pipeDelimited", explode=False),
    parameter("kinds", "query", listed(schema_ref("Kind"))),
    parameter("day", "query", {"type": "string", "format": "date"}),
]
TAKEN = [
    parameter(name, "query", TEXT)
    for name in ("timeout", "self", "body", "params", "headers", "cookies", "path", "quote", "list", "class", "number")
]
PATHS: dict[str, Any] = {
    "/headers": {"get": operation("getHeaders", tags=["wire"], parameters=HEADERS)},
    "/queries": {"get": operation("getQueries", tags=["wire"], parameters=QUERIES)},
    "/taken/{path}/{timeout}": {
        "post": operation(
            "postTaken",
            tags=["wire"],
            body={"type": "object"},
            parameters=[parameter("path", "path", TEXT), parameter("timeout", "path", TEXT), *TAKEN[1:]],
        )
    },
    "/paths/{one}/{label}/{matrix}": {
        "get": operation(
            "getPaths",
            tags=["wire"],
            parameters=[
                parameter("one", "path", TEXT),
                parameter("label", "path", listed(TEXT), style="label", explode=True),
                parameter("matrix", "path", listed(TEXT), style="matrix", explode=True),
            ],
        )
    },
    "/upload": {
        "post": {
            **operation("uploadParts", tags=["files"]),
            "requestBody": content("multipart/form-data", schema_ref("Parts")),
        },
        "put": {
            **operation("uploadBytes", tags=["files"]),
            "requestBody": content("application/octet-stream", {"type": "string", "format": "binary"}),
        },
        "patch": {**operation("uploadText", tags=["files"]), "requestBody": content("text/plain", TEXT)},
        "get": {
            "operationId": "download",
            "tags": ["files"],
            "responses": {"200": reply("application/octet-stream", {"type": "string", "format": "binary"})},
        },
    },
    # As services behind a gateway of gRPC say it: what comes is of any type.
    "/artifact": {
        "get": operation("artifact", tags=["files"], reply={"type": "string", "format": "binary"}),
    },
    "/picture": {
        "get": {
            "operationId": "picture",
            "tags": ["files"],
            "responses": {"200": reply("image/png", {"type": "string", "format": "binary"})},
        },
        "put": {
            **operation("putPicture", tags=["files"]),
            "requestBody": content("image/*", {"type": "string", "format": "binary"}),
        },
    },
    "/form": {
        "post": {
            **operation("sendForm", tags=["files"]),
            "requestBody": content("application/x-www-form-urlencoded", schema_ref("Span")),
        }
    },
    "/either": {
        "post": {
            **operation("sendEither", tags=["files"]),
            "requestBody": {
                "required": True,
                "content": {
                    JSON: {"schema": listed(TEXT)},
                    "application/xml": {"schema": listed(TEXT)},
                    "application/x-www-form-urlencoded": {"schema": schema_ref("Span")},
                },
            },
        }
    },
    "/older": {
        "put": {
            "operationId": "putOlder",
            "tags": ["files"],
            "requestBody": content("text/json", schema_ref("Span")),
            "responses": {"200": reply("text/json", schema_ref("Span"))},
        }
    },
    "/text": {"get": {"operationId": "text", "tags": ["answers"], "responses": {"200": reply("text/plain", TEXT)}}},
    "/page": {"get": {"operationId": "page", "tags": ["answers"], "responses": {"200": reply("text/html", TEXT)}}},
    "/none": {"delete": operation("none", "204", tags=["answers"])},
    "/parts": {"get": operation("parts", reply=schema_ref("Parts"), tags=["answers"])},
    "/head": {"head": operation("headOf", reply=schema_ref("Span"), tags=["answers"])},
    "/logo": {
        "get": operation(
            "logo", reply={"type": "object", "properties": {"logo": {**TEXT, "format": "binary"}}}, tags=["answers"]
        )
    },
    "/range": {
        "get": {
            "operationId": "range",
            "tags": ["answers"],
            "responses": {"2XX": reply(JSON, schema_ref("Span")), "4XX": reply(JSON, schema_ref("Fault"))},
        }
    },
    "/default": {
        "get": {
            "operationId": "fallback",
            "tags": ["answers"],
            "responses": {"default": reply(JSON, schema_ref("Span"))},
        }
    },
    "/fault": {
        "get": {
            "operationId": "fault",
            "tags": ["answers"],
            "responses": {"200": {"description": "ok"}, "default": reply(JSON, schema_ref("Fault"))},
        }
    },
    "/several": {
        "get": {
            "operationId": "several",
            "tags": ["answers"],
            "responses": {"200": reply(JSON, schema_ref("Span")), "202": {"description": "later"}},
        }
    },
    "/untyped": {
        "get": {
            "operationId": "untyped",
            "tags": ["answers"],
            "responses": {"200": {"description": "ok", "content": {JSON: {}}}},
        }
    },
    "/vendor": {
        "get": {
            "operationId": "vendor",
            "tags": ["answers"],
            "responses": {
                "200": {
                    "description": "ok",
                    "content": {
                        "application/xml": {"schema": schema_ref("Span")},
                        "application/vnd.a+json; v=1": {"schema": schema_ref("Span")},
                    },
                }
            },
        }
    },
    "/open": {"get": operation("open", tags=["answers"], security=[])},
    "/names": {"post": operation("echoNames", reply=schema_ref("Names"), body=schema_ref("Names"), tags=["models"])},
    "/shapes": {"get": operation("listShapes", reply=listed(schema_ref("Shape")), tags=["models"])},
    "/drawing": {"get": operation("getDrawing", reply=schema_ref("Drawing"), tags=["models"])},
    "/values": {
        "post": operation("sendValues", reply=schema_ref("Values"), body=schema_ref("Values"), tags=["models"])
    },
    "/labels": {
        "put": {
            **operation("putLabels", tags=["models"]),
            "requestBody": {
                "content": {JSON: {"schema": {"anyOf": [schema_ref("Span"), {"type": "object"}, listed(TEXT)]}}}
            },
        }
    },
    "/loose": {"get": operation("readLoose", reply=schema_ref("Mixed"), tags=["models"])},
    "/nameless/{key}": {"$ref": "#/components/pathItems/Nameless"},
    "/clash/a": {"get": operation("getModel", tags=["models"])},
    "/clash/b": {"get": operation("getModels", tags=["models"])},
}
SCHEMAS: dict[str, Any] = {
    "Kind": {"type": "string", "enum": ["a", "b"]},
    "Span": {"title": "Thing", "type": "object", "properties": {"low": WHOLE, "high": WHOLE}},
    "Fault": {"title": "Thing", "type": "object", "required": ["code"], "properties": {"code": WHOLE}},
    "Parts": {
        "type": "object",
        "required": ["file", "note"],
        "properties": {"file": {"type": "string", "format": "binary"}, "note": TEXT, "count": WHOLE},
    },
    "Names": {
        "type": "object",
        "properties": {
            **dict.fromkeys(("error", "list", "self", "class", "import", "None", "from_dict", "to_dict"), TEXT),
            **dict.fromkeys(("additional_properties", "d", "field_dict", "+1", "-1", "a-b", "a_b", "1st"), TEXT),
            "any": True,
            "id": {**WHOLE, "readOnly": True},
        },
    },
    "Circle": {"type": "object", "required": ["type", "size"], "properties": {"type": TEXT, "size": WHOLE}},
    "Square": {"type": "object", "required": ["type", "size"], "properties": {"type": TEXT, "size": WHOLE}},
    "Shape": {
        "oneOf": [schema_ref("Circle"), schema_ref("Square")],
        "discriminator": {
            "propertyName": "type",
            "mapping": {"round": "#/components/schemas/Circle", "flat": "#/components/schemas/Square"},
        },
    },
    "Drawing": {"type": "object", "properties": {"main": schema_ref("Shape"), "parts": listed(schema_ref("Shape"))}},
    "Values": {
        "type": "object",
        "properties": {
            "zone": {"type": "string", "enum": ["Gmt0", "GMT0", "A+", "A-", "+1", "-1", "", 'say "hi"', "Gmt0"]},
            "level": {"type": "integer", "enum": [1, 2, -1]},
            "either": {"enum": [1, "a", True]},
            "rate": {"type": "number", "enum": [0.5, 1]},
            "yes": {"type": "boolean", "enum": [True]},
            "nothing": {"type": ["string", "null"], "enum": ["x", None]},
        },
    },
    "Quoted": {
        "type": "object",
        "required": ["kind"],
        "properties": {
            "kind": {"const": QUOTED},
            "other": {"const": QUOTED},
            "on": {"const": True},
            "two": {"const": 2},
            "text": {"type": "string", "default": QUOTED},
            "one": {"type": "string", "enum": [QUOTED, "plain"], "default": QUOTED},
        },
    },
    "Mixed": {
        "allOf": [
            {"type": "object", "properties": {"x": {"type": ["string", "null"]}}},
            {"type": "object", "properties": {"x": {"type": "object"}}},
        ]
    },
}
SHOP = document(
    PATHS,
    SCHEMAS,
    components={
        "pathItems": {
            "Nameless": {
                "parameters": [parameter("key", "path", WHOLE)],
                "get": {"responses": {"204": {"description": "ok"}}},
            }
        },
        "securitySchemes": {"key": {"type": "apiKey", "in": "header", "name": "X-Key"}},
    },
    security=[{"key": []}],
    servers=[{"url": "https://api.example.com"}],
)


def write(built: dict[str, Any], folder: Path) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / "openapi.json"
    file.write_text(json.dumps(built))
    return file


@pytest.fixture(scope="module")
def omitted() -> list[str]:
    return []


@pytest.fixture(scope="module")
def sdk(tmp_path_factory: pytest.TempPathFactory, omitted: list[str]) -> Iterator[Any]:
    folder = tmp_path_factory.mktemp("wire")
    found = regenerate(write(called_by_id(SHOP), folder), folder / "out", package="wire_shop", progress=lambda _: None)
    omitted += map(str, found)
    sys.path.insert(0, str(folder / "out"))
    yield importlib.import_module("wire_shop")
    sys.path.remove(str(folder / "out"))


@pytest.fixture(scope="module")
def models(sdk: Any) -> Any:
    return importlib.import_module(f"{sdk.__name__}.models")


def client(sdk: Any, *answers: httpx.Response, **options: Any) -> tuple[Any, list[httpx.Request]]:
    waiting, seen = list(answers) or [httpx.Response(200)], []

    def reply_to(request: httpx.Request) -> httpx.Response:
        request.read()
        seen.append(request)
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    keyed = {"api_key": "k"} if "api_key" in inspect.signature(sdk.Client).parameters else {}
    settings = {"base_url": "https://api.example.com", **keyed, "max_retries": 0, **options}
    return sdk.Client(http_client=httpx.Client(transport=httpx.MockTransport(reply_to)), **settings), seen


def sent(sdk: Any, call: Callable[[Any], Any], *answers: httpx.Response, **options: Any) -> httpx.Request:
    api, seen = client(sdk, *answers, **options)
    call(api)
    return seen[-1]


def got(sdk: Any, call: Callable[[Any], Any], answer: httpx.Response) -> Any:
    return call(client(sdk, answer)[0])


# what is sent


def test_headers_and_cookies_of_every_type(sdk: Any, models: Any) -> None:
    request = sent(
        sdk,
        lambda api: api.wire.get_headers(
            x_id=UUID(int=1),
            x_kind=models.Kind.A,
            x_day=date(2026, 1, 2),
            x_moment=datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC),
            x_many=[1, 2],
            x_count=3,
            x_maybe=models.GetHeadersXMaybe.M,
            x_on=False,
            sid="a b;",
            number=4,
        ),
    )
    names = ("x-id", "x-kind", "x-day", "x-moment", "x-many", "x-count", "x-maybe", "x-on", "cookie")
    assert [request.headers[name] for name in names] == [
        "00000000-0000-0000-0000-000000000001",
        "a",
        "2026-01-02",
        "2026-01-02T03:04:05+00:00",
        "1,2",
        "3",
        "m",
        "false",
        "sid=a%20b%3B; number=4",
    ]


def test_what_is_not_passed_is_not_sent(sdk: Any) -> None:
    request = sent(sdk, lambda api: api.wire.get_headers())
    assert not [name for name in request.headers if name.startswith("x-") and name != "x-key"]
    assert "cookie" not in request.headers
    assert sent(sdk, lambda api: api.wire.get_queries()).url.query == b""


def test_queries_of_every_style(sdk: Any, models: Any) -> None:
    request = sent(
        sdk,
        lambda api: api.wire.get_queries(
            deep=models.Span(low=1, high=2),
            each=["a", "b&c"],
            comma=[1, 2],
            space=["a", "b"],
            pipe=["a", "b"],
            kinds=[models.Kind.A, models.Kind.B],
            day=date(2026, 1, 2),
        ),
    )
    assert list(request.url.params.multi_items()) == [
        ("deep[low]", "1"),
        ("deep[high]", "2"),
        ("each", "a"),
        ("each", "b&c"),
        ("comma", "1,2"),
        ("space", "a b"),
        ("pipe", "a|b"),
        ("kinds", "a"),
        ("kinds", "b"),
        ("day", "2026-01-02"),
    ]


def test_paths_of_every_style(sdk: Any) -> None:
    request = sent(sdk, lambda api: api.wire.get_paths("a/b", ["x", "y"], ["1", "/"]))
    assert request.url.raw_path == b"/paths/a%2Fb/.x.y/;matrix=1;matrix=%2F"


def test_arguments_do_not_take_our_names(sdk: Any) -> None:
    names = {"params": "1", "headers": "2", "cookies": "3", "quote": "5", "number": "6"}

    def call(api: Any) -> None:
        api.wire.post_taken(
            "p",
            "t",
            body=importlib.import_module("wire_shop.models").PostTakenBody(),
            self_="8",
            list_="9",
            class_="10",
            timeout=3.0,
            path_query="4",
            body_query="7",
            **names,
        )

    request = sent(sdk, call)
    assert request.url.path == "/taken/p/t"
    assert dict(request.url.params) == {**names, "path": "4", "body": "7", "self": "8", "list": "9", "class": "10"}
    assert (request.content, request.extensions["timeout"]["read"]) == (b"{}", 3.0)


def test_multipart_has_a_boundary_of_its_own(sdk: Any, models: Any) -> None:
    types = importlib.import_module("wire_shop.types")

    def call(api: Any) -> None:
        file = types.File(BytesIO(b"\x00\xff"), "a.bin", "image/png")
        api.files.upload_parts(body=models.Parts(file=file, note="hé", count=2))

    first, second = sent(sdk, call), sent(sdk, call)
    assert first.headers["content-type"].startswith("multipart/form-data; boundary=")
    assert first.headers["content-type"] != second.headers["content-type"]
    boundary = first.headers["content-type"].partition("boundary=")[2].encode()
    assert first.content.count(b"--" + boundary) == 4
    assert b'name="file"; filename="a.bin"\r\nContent-Type: image/png\r\n\r\n\x00\xff\r\n' in first.content
    assert b'name="note"' in first.content
    assert "hé".encode() in first.content


def test_bytes_are_sent_whole_even_twice(sdk: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    types = importlib.import_module("wire_shop.types")
    api, seen = client(sdk, httpx.Response(503), httpx.Response(200), max_retries=1)
    api.files.upload_bytes(body=types.File(BytesIO(b"\x00\xff")))
    assert [(request.content, request.headers["content-type"]) for request in seen] == [
        (b"\x00\xff", "application/octet-stream")
    ] * 2
    request = sent(sdk, lambda api: api.files.put_picture(body=types.File(BytesIO(b"png"))))
    assert request.content == b"png"


def test_bytes_and_parts_are_sent_by_the_async_client(sdk: Any, models: Any) -> None:
    types = importlib.import_module("wire_shop.types")
    seen: list[bytes] = []

    async def answer(request: httpx.Request) -> httpx.Response:
        seen.append(await request.aread())
        return httpx.Response(200)

    async def run() -> None:
        async with httpx.AsyncClient(transport=httpx.MockTransport(answer)) as http:
            api = sdk.AsyncClient(http_client=http, api_key="k")
            await api.files.upload_bytes(body=types.File(BytesIO(b"bytes")))
            await api.files.upload_parts(body=models.Parts(file=types.File(BytesIO(b"part"), "f"), note="n"))

    asyncio.run(run())
    assert seen[0] == b"bytes"
    assert b"part" in seen[1]


def test_json_by_its_older_name_is_json(sdk: Any, models: Any) -> None:
    answer = httpx.Response(200, headers={"Content-Type": "text/json"}, content=b'{"low": 2}')
    api, seen = client(sdk, answer)
    assert api.files.put_older(body=models.Span(low=1)) == models.Span(low=2)
    assert (seen[0].content, seen[0].headers["content-type"]) == (b'{"low":1}', "text/json")


def test_text_and_forms_and_one_of_several_bodies(sdk: Any, models: Any) -> None:
    request = sent(sdk, lambda api: api.files.upload_text(body="hé"))
    assert (request.content, request.headers["content-type"]) == ("hé".encode(), "text/plain; charset=utf-8")
    request = sent(sdk, lambda api: api.files.send_form(body=models.Span(low=1)))
    assert (request.content, request.headers["content-type"]) == (b"low=1", "application/x-www-form-urlencoded")
    request = sent(sdk, lambda api: api.files.send_either(body=["a"]))
    assert (request.content, request.headers["content-type"]) == (b'["a"]', JSON)
    request = sent(sdk, lambda api: api.files.send_either(body=models.Span(high=2)))
    assert (request.content, request.headers["content-type"]) == (b"high=2", "application/x-www-form-urlencoded")


def test_global_security_is_honoured_and_can_be_switched_off(sdk: Any) -> None:
    assert sent(sdk, lambda api: api.answers.none()).headers["x-key"] == "k"
    assert "x-key" not in sent(sdk, lambda api: api.answers.open()).headers


# what is taken


def test_text_bytes_and_nothing(sdk: Any) -> None:
    assert got(sdk, lambda api: api.answers.text(), httpx.Response(200, text="hé")) == "hé"
    assert got(sdk, lambda api: api.answers.page(), httpx.Response(200, html="<p>")) == "<p>"
    assert got(sdk, lambda api: api.answers.head_of(strict=True), httpx.Response(200)) is None
    logo = httpx.Response(200, json={"logo": "logo.png"})
    assert got(sdk, lambda api: api.answers.logo(strict=True), logo).logo == "logo.png", "JSON has no bytes"
    parts = httpx.Response(200, json={"file": "of a form", "note": "n"})
    assert got(sdk, lambda api: api.answers.parts(strict=True), parts).file == "of a form"
    binary = httpx.Response(200, content=b"\x00\xff")
    assert got(sdk, lambda api: api.files.download(), binary).payload.read() == b"\x00\xff"
    assert got(sdk, lambda api: api.files.picture(), binary).payload.read() == b"\x00\xff"
    assert got(sdk, lambda api: api.files.artifact(), binary).payload.read() == b"\x00\xff"
    assert got(sdk, lambda api: api.answers.none(), httpx.Response(204)) is None


@pytest.mark.parametrize(
    ("name", "status"), [("range", 200), ("range", 299), ("fallback", 203), ("several", 200), ("vendor", 200)]
)
def test_the_status_finds_its_model(sdk: Any, models: Any, name: str, status: int) -> None:
    found = got(sdk, lambda api: getattr(api.answers, name)(), httpx.Response(status, json={"low": 1}))
    assert found == models.Span(low=1)


def test_statuses_without_a_body_and_without_a_schema(sdk: Any) -> None:
    assert got(sdk, lambda api: api.answers.several(), httpx.Response(202)) is None
    assert got(sdk, lambda api: api.answers.untyped(), httpx.Response(200, json=[1])) == [1]


@pytest.mark.parametrize(("name", "status"), [("range", 418), ("fault", 500), ("fault", 404)])
def test_error_models_by_range_and_default(sdk: Any, models: Any, name: str, status: int) -> None:
    errors = importlib.import_module("wire_shop.errors")
    with pytest.raises(errors.StatusError) as caught:
        got(sdk, lambda api: getattr(api.answers, name)(), httpx.Response(status, json={"code": 7}))
    assert caught.value.body == models.Fault(code=7)


def test_titles_do_not_merge_models(models: Any) -> None:
    assert models.Span is not models.Fault
    assert not hasattr(models, "Thing")


def test_names_that_python_has_taken_go_round(sdk: Any, models: Any) -> None:
    wire = {name: "x" for name in SCHEMAS["Names"]["properties"] if name not in ("any", "id")}
    wire |= {"any": {"deep": [1]}, "id": 4, "unheard": None}
    parsed = models.Names.from_dict(wire)
    assert parsed.to_dict() == wire
    assert (parsed.error, parsed.list_, parsed.self_, parsed.class_, parsed.id) == ("x", "x", "x", "x", 4)
    assert got(sdk, lambda api: api.models.echo_names(body=parsed), httpx.Response(200, json=wire)) == parsed


def test_the_discriminator_decides_and_strangers_survive(sdk: Any, models: Any) -> None:
    wire: list[Any] = [{"type": "flat", "size": 1}, {"type": "round", "size": 1, "new": 2}, {"type": "odd", "n": [1]}]
    shapes = got(sdk, lambda api: api.models.list_shapes(), httpx.Response(200, json=wire))
    assert [type(shape) for shape in shapes] == [models.Square, models.Circle, models.UnknownVariant]
    assert [shape.to_dict() for shape in shapes] == wire
    assert models.Square(size=3).to_dict() == {"type": "flat", "size": 3}
    drawing = got(sdk, lambda api: api.models.get_drawing(), httpx.Response(200, json={"main": wire[2], "parts": wire}))
    assert drawing.to_dict() == {"main": wire[2], "parts": wire}


@pytest.mark.parametrize(
    "wire",
    [
        {"zone": value, "level": level, "either": either}
        for value, level, either in [
            ("Gmt0", 1, 1),
            ("GMT0", 2, "a"),
            ("A+", -1, True),
            ("A-", 99, None),
            ("", 1, {}),
            ('say "hi"', 1, []),
            ("unheard", 1, 1),
        ]
    ],
)
def test_enumerations_of_every_kind_go_round(models: Any, wire: dict[str, Any]) -> None:
    whole = {**wire, "rate": 0.5, "yes": True, "nothing": None}
    assert models.Values.from_dict(whole).to_dict() == whole


def test_values_that_look_alike_have_members_of_their_own(models: Any) -> None:
    zones = {member.name: member.value for member in models.ValuesZone}
    assert zones == {
        "GMT0": "Gmt0",
        "GMT0_2": "GMT0",
        "A": "A+",
        "A_2": "A-",
        "VALUE_4": "+1",
        "VALUE_5": "-1",
        "VALUE_6": "",
        "SAY_HI": 'say "hi"',
    }
    assert (models.ValuesLevel(99).is_known, models.ValuesLevel(1).is_known) == (False, True)


def test_constants_and_defaults_keep_their_quotes_and_backslashes(models: Any) -> None:
    wire = {"kind": QUOTED, "other": QUOTED, "text": QUOTED, "one": QUOTED, "on": True, "two": 2}
    assert models.Quoted.from_dict(wire).to_dict() == wire
    assert models.Quoted(kind=QUOTED).to_dict() == {"kind": QUOTED}
    for name, wrong in (("kind", QUOTED.replace('"', '\\"')), ("on", False), ("two", "2")):
        with pytest.raises(ValueError, match="must be") as caught:
            models.Quoted.from_dict({**wire, name: wrong})
        assert str(caught.value) == f"{name} must be {wire[name]!r}, not {wrong!r}"


def test_an_optional_body_of_several_shapes(sdk: Any, models: Any) -> None:
    api = [
        sent(sdk, lambda api: api.models.put_labels()).content,
        sent(sdk, lambda api: api.models.put_labels(body=models.Span(low=1))).content,
        sent(sdk, lambda api: api.models.put_labels(body=["a"])).content,
    ]
    assert api == [b"", b'{"low":1}', b'["a"]']


def test_operations_without_a_name_and_with_colliding_names(sdk: Any) -> None:
    request = sent(sdk, lambda api: api.nameless.get(4), httpx.Response(204))
    assert request.url.path == "/nameless/4"
    assert sent(sdk, lambda api: api.models.get()).url.path == "/clash/a"
    assert sent(sdk, lambda api: api.models.get_many()).url.path == "/clash/b"


def test_parts_that_can_not_be_one_type_are_one_object(sdk: Any, models: Any, omitted: list[str]) -> None:
    assert got(sdk, lambda api: api.models.read_loose(), httpx.Response(200, json={"x": {}})).to_dict() == {"x": {}}
    assert omitted == []


# whole documents


def test_the_package_is_typed(sdk: Any) -> None:
    """The type checker finds nothing in a package of odd names."""
    folder = Path(sdk.__file__).parent
    found = mypy(folder.name, folder=folder.parent)
    assert found.splitlines()[-1:] == [f"Success: no issues found in {_modules(folder)} source files"], found


def _modules(folder: Path) -> int:
    return len(list(folder.rglob("*.py")))


@pytest.mark.parametrize(
    ("name", "operations"), [("petstore.yaml", 19), ("museum.yaml", 8), ("train-travel.yaml", 7), ("orders.yaml", 9)]
)
def test_public_documents_come_out_whole(tmp_path: Path, name: str, operations: int) -> None:
    if not (SPECS / name).is_file():
        pytest.skip(f"{SPECS / name} is not there")
    assert regenerate(SPECS / name, tmp_path / "out", package="whole", progress=lambda _: None) == []
    modules = (tmp_path / "out/whole/resources").glob("*.py")
    assert sum(module.read_text().count(" = _operations.Operation[") for module in modules) == operations
    assert (
        subprocess.run([sys.executable, "-m", "compileall", "-q", str(tmp_path / "out")], check=False).returncode == 0
    )


def test_parameters_that_the_generator_would_refuse_are_sent_under_their_own_names(tmp_path: Path) -> None:
    odd = operation(
        "readOdd",
        parameters=[
            parameter("a.b", "path", TEXT),
            parameter("f[x]", "query", TEXT),
            parameter("f_x", "query", TEXT),
            parameter("fx", "query", TEXT),
        ],
    )
    built = called_by_id(document({"/odd/{a.b}": {"get": odd}}))
    regenerate(write(built, tmp_path), tmp_path / "out", package="refused_names", progress=lambda _: None)
    with imported(tmp_path / "out", "refused_names") as package:
        request = sent(package, lambda api: api.default.read_odd("1", f_x="3", f_x_2="4", fx="5"))
    assert request.url.raw_path == b"/odd/1?f%5Bx%5D=3&f_x=4&fx=5"


def test_words_are_parted_where_a_sign_stands_that_no_name_may_have(tmp_path: Path) -> None:
    kinds = {"type": "array", "items": {"type": "string", "enum": ["image/png", "image/gif"]}}
    page = {"type": "object", "properties": {"dc:title": TEXT, "it's": TEXT, "$ref_count": WHOLE}}
    listed = operation(
        "listPictures",
        reply=schema_ref("Picture"),
        parameters=[parameter(name, "query", kinds) for name in ("fields[picture]", "page[size]", "sizes[]")],
    )
    built = document({"/pictures": {"get": listed}}, {"Picture": page})
    regenerate(write(built, tmp_path), tmp_path / "out", package="parted_words", progress=lambda _: None)
    with imported(tmp_path / "out", "parted_words") as package:
        answer = httpx.Response(200, json={})
        request = sent(
            package, lambda api: api.pictures.list(fields_picture=["image/png"], page_size=[], sizes=[]), answer
        )
        models = importlib.import_module("parted_words.models")
        kind = models.ListPicturesFieldsPictureItem
        picture = models.Picture.from_dict({"dc:title": "a", "it's": "b", "$ref_count": 3})
    assert request.url.query == b"fields%5Bpicture%5D=image%2Fpng"
    assert kind.IMAGE_PNG == "image/png"
    assert (picture.dc_title, picture.its, picture.ref_count) == ("a", "b", 3)


def test_null_may_stand_beside_a_reference_in_a_document_of_version_3_0(tmp_path: Path) -> None:
    place = {"type": "object", "required": ["city"], "properties": {"city": TEXT}}
    maybe = {**schema_ref("Place"), "nullable": True}
    shop = {"type": "object", "required": ["place"], "properties": {"place": maybe, "all": {"oneOf": [maybe]}}}
    built = document(
        {"/shop": {"put": operation("putShop", reply=schema_ref("Shop"), body=schema_ref("Shop"))}},
        {"Shop": shop, "Place": place},
    )
    built["openapi"] = "3.0.3"
    regenerate(write(built, tmp_path), tmp_path / "out", package="null_beside", progress=lambda _: None)
    with imported(tmp_path / "out", "null_beside") as package:
        answer = httpx.Response(200, json={"place": None, "all": None})
        assert got(package, lambda api: api.shop.update(place=None, strict=True), answer).place is None
    text = (tmp_path / "out/null_beside/models/shop.py").read_text()
    assert "    place: None | Place\n" in text


def test_a_resource_called_like_a_keyword_is_a_module_all_the_same(tmp_path: Path) -> None:
    paths = {"/import/{id}": {"get": operation("getImport", "204", parameters=[parameter("id", "path", TEXT)])}}
    regenerate(write(document(paths), tmp_path), tmp_path / "out", package="keywords", progress=lambda _: None)
    with imported(tmp_path / "out", "keywords") as package:
        assert sent(package, lambda api: api.import_.get("a")).url.path == "/import/a"


def test_what_the_path_has_need_not_be_in_the_body_again(tmp_path: Path) -> None:
    car = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, "plate": TEXT, "nr": WHOLE}}
    paths = {
        "/cars/{id}": {"put": operation("putCar", "204", body=car, parameters=[parameter("id", "path", WHOLE)])},
        "/trucks/{nr}": {"put": operation("putTruck", "204", body=car, parameters=[parameter("nr", "path", TEXT)])},
        "/vans/{id}": {"put": operation("putVan", "204", body=car, parameters=[parameter("id", "path", TEXT)])},
        "/carts/{id}": {
            "put": operation(
                "putCart",
                "204",
                body={"type": "object", "properties": {"id": {**WHOLE, "readOnly": True}, "plate": TEXT}},
                parameters=[parameter("id", "path", WHOLE)],
            )
        },
    }
    regenerate(write(document(paths), tmp_path), tmp_path / "out", package="said_once", progress=lambda _: None)
    with imported(tmp_path / "out", "said_once") as package:

        def body(call: Callable[[Any], Any]) -> Any:
            return json.loads(sent(package, call).content)

        assert body(lambda api: api.cars.update(7, plate="x")) == {"id": 7, "plate": "x"}
        assert body(lambda api: api.cars.update(7)) == {"id": 7}
        assert body(lambda api: api.cars.update(7, {"id": 8})) == {"id": 8}
        # Of another type it is another thing: it stays out, or the body is passed whole where it is required.
        assert body(lambda api: api.trucks.update("a", id=1, plate="x")) == {"id": 1, "plate": "x"}
        assert body(lambda api: api.vans.update("a", {"id": 1})) == {"id": 1}
        with pytest.raises(TypeError, match="'body'"):
            body(lambda api: api.vans.update("a", plate="x"))
        assert body(lambda api: api.carts.update(7, plate="x")) == {"plate": "x"}
    text = (tmp_path / "out/said_once/models/put_cart_body.py").read_text()
    assert "class PutCartBodyInput(PutCartBodyInputWithoutId):" in text


def test_a_schema_may_be_called_like_the_class_of_a_resource(tmp_path: Path) -> None:
    car = {"type": "object", "required": ["id"], "properties": {"id": WHOLE}}
    get = operation("getCar", reply=schema_ref("CarResource"), parameters=[parameter("id", "path", WHOLE)])
    built = document({"/car/{id}": {"get": {**get, "tags": ["car"]}}}, {"CarResource": car})
    regenerate(write(built, tmp_path), tmp_path / "out", package="like_ours", progress=lambda _: None)
    text = (tmp_path / "out/like_ours/resources/car.py").read_text()
    assert "class CarOperations(_resources.Resource[" in text
    assert "def get(self, id: int, **options: Unpack[_Options]) -> CarResource:" in text


def test_a_schema_may_be_called_like_the_driver_of_a_mock(tmp_path: Path) -> None:
    driver = {"type": "object", "required": ["id"], "properties": {"id": WHOLE}}
    get = operation("getDriver", reply=schema_ref("Driver"), parameters=[parameter("id", "path", WHOLE)])
    built = document({"/drivers/{id}": {"get": get}}, {"Driver": driver})
    regenerate(write(built, tmp_path), tmp_path / "out", package="driven", progress=lambda _: None)
    text = (tmp_path / "out/driven/testing/driver.py").read_text()
    assert "from ..models.driver import Driver as DriverModel\n" in text
    assert "return DriverModel.from_dict(self._created(" in text


@contextlib.contextmanager
def imported(folder: Path, name: str) -> Iterator[Any]:
    sys.path.insert(0, str(folder))
    yield importlib.import_module(name)
    sys.path.remove(str(folder))


def test_the_hash_seed_changes_no_byte(tmp_path: Path) -> None:
    file = write(SHOP, tmp_path)
    script = "import sys; from understudy.server.cli.main import main; sys.exit(main(['regenerate', *sys.argv[1:]]))"
    folders = [tmp_path / seed for seed in ("0", "4711")]
    for folder in folders:
        command = [sys.executable, "-c", script, str(file), "--out", str(folder)]
        subprocess.run(command, env={**os.environ, "PYTHONHASHSEED": folder.name}, check=True, capture_output=True)
    first, second = ({p.relative_to(f): p.read_bytes() for p in f.rglob("*") if p.is_file()} for f in folders)
    assert first == second


def test_stale_files_and_folders_go(tmp_path: Path) -> None:
    out = tmp_path / "out"
    regenerate(write(SHOP, tmp_path), out, package="p", progress=lambda _: None)
    (out / "p/__pycache__").mkdir()
    (out / "p/__pycache__/x.pyc").write_bytes(b"")
    regenerate(write(SHOP, tmp_path), out, package="q", progress=lambda _: None)
    assert not list(out.glob("p/*.py"))
    assert (out / "q/client.py").is_file()


def test_a_pattern_that_only_others_know_refuses_nothing(tmp_path: Path) -> None:
    odd = {**TEXT, "pattern": r"(?<year>\d{4})\k<year>[\x21-\x5a\x53-\x7f]{1,(("}
    built = document({"/odd": {"get": operation("readOdd", reply=schema_ref("Odd"))}}, {"Odd": odd})
    assert regenerate(write(built, tmp_path), tmp_path / "out", package="odd", progress=lambda _: None) == []


def test_contradictory_parts_of_an_operation_are_one_object(tmp_path: Path) -> None:
    clashing: list[dict[str, Any]] = [{"x": TEXT}, {"x": {"type": "object"}}]
    odd = {"anyOf": [WHOLE, {"allOf": [{"type": "object", "properties": entry} for entry in clashing]}]}
    paths = {"/a": {"post": operation("a", reply=odd, body=odd, parameters=[parameter("q", "query", odd)])}}
    assert regenerate(write(document(paths), tmp_path), tmp_path / "out", package="odd", progress=lambda _: None) == []
    assert "-> AResponse | int:" in (tmp_path / "out/odd/resources/a.py").read_text()


def test_alternatives_within_parts_list_all_of_their_values(tmp_path: Path) -> None:
    """A refusal has a code and a challenge has none: the one class for both knows the types of both."""
    alternatives = [
        {"type": "object", "required": ["type"], "properties": {"type": {**TEXT, "enum": [kind]}, "code": TEXT}}
        for kind in ("refusal", "challenge")
    ]
    step = {"allOf": [{"oneOf": alternatives}, {"type": "object", "properties": {"note": TEXT}}]}
    built = document({"/steps": {"get": operation("listSteps", reply={"type": "array", "items": step})}})
    assert regenerate(write(built, tmp_path), tmp_path / "out", package="steps", progress=lambda _: None) == []
    with imported(tmp_path / "out", "steps") as package:
        answer = httpx.Response(200, json=[{"type": "refusal", "code": "x"}, {"type": "challenge"}])
        api, _ = client(package, answer, strict=True)
        assert [item.type.value for item in api.steps.list()] == ["refusal", "challenge"]


@pytest.mark.parametrize(
    ("title", "root"),
    [
        ("My-API 2.0 (beta)!", "MyApi20Beta"),
        ("3scale", "N3Scale"),
        ("class", "Class"),
        ("CamelCase", "CamelCase"),
        ("SEMAPHORE", "Semaphore"),
        ("ACME", "ACME"),
    ],
)
def test_the_root_of_errors_and_the_factories_have_the_title_for_a_name(tmp_path: Path, title: str, root: str) -> None:
    stored = {"type": "object", "properties": {"id": WHOLE}, "required": ["id"]}
    reading = operation("readThing", reply=stored, parameters=[parameter("id", "path", WHOLE)])
    built = document({"/things/{id}": {"get": reading}}, {})
    built["info"]["title"] = title
    regenerate(write(built, tmp_path), tmp_path / "out", progress=lambda _: None)
    [package] = [place.parent for place in (tmp_path / "out").glob("*/errors.py")]
    for file, name in (("errors.py", f"{root}Error"), ("testing/factories/__init__.py", f"{root}Factories")):
        text = (package / file).read_text("utf-8")
        compile(text, file, "exec")
        assert name in text


def test_what_the_generator_alone_would_lose_is_typed(tmp_path: Path) -> None:
    """Each part of the document is one that the stock generator drops, types as Any, or refuses the document for."""
    owner = {"type": "object", "nullable": True, "properties": {"name": TEXT}}
    pet = {
        "type": "object",
        "properties": {
            "owner": schema_ref("Owner"),
            "age": {"type": "integer", "default": "none"},
            "tags": {"type": "array", "minItems": "3"},
            "colour": {"allOf": [schema_ref("Colour"), {"type": ["string", "null"]}]},
        },
        "anyOf": [{"required": ["age"]}, {"required": ["tags"]}],
    }
    kinds = {"oneOf": [schema_ref("Pet"), {"type": "object", "properties": {"photo": {**TEXT, "format": "binary"}}}]}
    both = {name: {"schema": schema_ref("Pet")} for name in (JSON, "application/x-www-form-urlencoded")}
    answers = {
        "200": reply("*/*", schema_ref("Pet")),
        "4xx": reply(JSON, schema_ref("Owner")),
        "204 NO": {"description": ""},
    }
    paths = {
        "/pets": {"post": {"operationId": "addPet", "requestBody": {"content": both}, "responses": answers}},
        "/files": {
            "post": {
                "operationId": "addFile",
                "requestBody": content("multipart/form-data", kinds),
                "responses": {"204": {"description": ""}},
            }
        },
    }
    built = called_by_id(
        document(paths, {"Owner": owner, "Pet": pet, "Colour": {"type": "string", "enum": ["red", "blue"]}})
    )
    assert regenerate(write(built, tmp_path), tmp_path / "out", package="lossless", progress=lambda _: None) == []
    with imported(tmp_path / "out", "lossless") as package:
        models = importlib.import_module("lossless.models")
        pet_there = models.Pet(owner=None, colour=models.Colour.RED)
        answer = httpx.Response(200, json={"owner": {"name": "Ann"}, "age": 3, "tags": [], "colour": "red"})
        api, seen = client(package, answer)
        found = api.default.add_pet(body=pet_there)
        api.default.add_file(body=models.AddFileBody(age=4))
    assert (type(found), type(found.owner), found.age, found.colour) == (models.Pet, models.Owner, 3, models.Colour.RED)
    assert json.loads(seen[0].content) == {"owner": None, "colour": "red"}
    assert b'name="age"\r\n' in seen[1].content


def test_an_enum_with_null_is_one_class(tmp_path: Path) -> None:
    cup = {
        "type": "object",
        "properties": {
            "colour": {"type": ["string", "null"], "enum": ["red", None]},
            "size": {"type": ["integer", "null"], "enum": [1, 2, None]},
            "plain": {"enum": ["x", None]},
            "never": {"type": ["string", "null"], "enum": ["a"]},
        },
    }
    built = document({"/cups": {"get": operation("getCup", reply=schema_ref("Cup"))}}, {"Cup": cup})
    regenerate(write(built, tmp_path), tmp_path / "out", package="cups", progress=lambda _: None)
    modules = [file.stem for file in (tmp_path / "out" / "cups" / "models").glob("cup_*.py")]
    assert sorted(module.split("_")[1] for module in modules) == ["colour", "never", "plain", "size"]


def test_attributes_are_called_as_in_the_document_and_variants_by_what_distinguishes_them(tmp_path: Path) -> None:
    named = ["type", "object", "id", "files", "max", "filter", "format", "json", "types", "property", "hash", "class"]
    variants = [
        {"type": "object", "required": ["kind"], "properties": {"kind": {"const": "card"}, "n": {"type": "integer"}}},
        {"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}}},
        {"type": "object", "title": "Cash", "properties": {"till": {"type": "string"}}},
        {"type": "object", "required": ["iban"], "properties": {"iban": {"type": "string"}, "bic": {"type": "string"}}},
    ]
    body = {"type": "object", "properties": {name: {"type": "string"} for name in named}}
    built = document(
        {
            "/named": {"post": operation("send", reply=schema_ref("Named"), body=schema_ref("Named"))},
            "/paid": {"get": operation("paid", reply=schema_ref("Payment"))},
        },
        {"Named": body, "Payment": {"oneOf": variants}},
        servers=[{"url": "http://x"}],
    )
    file = tmp_path / "openapi.json"
    file.write_text(json.dumps(called_by_id(built)))
    assert regenerate(file, tmp_path / "out", package="named_shop", progress=lambda _: None) == []
    sys.path.insert(0, str(tmp_path / "out"))
    package, models = importlib.import_module("named_shop"), importlib.import_module("named_shop.models")
    sys.path.remove(str(tmp_path / "out"))
    http = httpx.Client(transport=httpx.MockTransport(lambda request: httpx.Response(200, content=request.read())))
    arguments = {name: name for name in named[:-1]}
    sent = package.Client(http_client=http).default.send(**arguments, class_="class")
    assert sent.to_dict() == {**arguments, "class": "class"}
    assert [getattr(sent, name) for name in arguments] == list(arguments)
    assert {name for name in models.__all__ if name.startswith("Payment")} == {
        "PaymentCard",
        "PaymentIban",
        "PaymentCash",
        "PaymentBic",
    }


def test_paths_that_differ_in_the_names_of_their_parameters_have_a_method_each(tmp_path: Path) -> None:
    """OAS 4.8.8.2 calls such paths identical and invalid; services have them, and mean two."""
    number, name = parameter("number", "path", WHOLE), parameter("file-name", "path", TEXT)
    built = document(
        {
            "/files/{number}": {"get": operation("readFile", reply=schema_ref("File"), parameters=[number])},
            "/files/{file-name}": {"get": operation("readFileByName", reply=schema_ref("File"), parameters=[name])},
        },
        {"File": {"type": "object", "properties": {"id": WHOLE}}},
    )
    assert regenerate(write(built, tmp_path), tmp_path / "out", package="alike", progress=lambda _: None) == []
    with imported(tmp_path / "out", "alike") as package:
        api, sent = client(package, httpx.Response(200, json={"id": 1}))
        api.files.get_by_number(7)
        api.files.get("a/b")
        assert [str(each.url).partition(".com")[2] for each in sent] == ["/files/7", "/files/a%2Fb"]


def test_null_beside_parts_that_contradict_each_other_is_kept(tmp_path: Path) -> None:
    odd = {"properties": {"size": TEXT, "id": WHOLE}}
    both = {"nullable": True, "allOf": [odd, {"type": "object", "properties": {"size": WHOLE}}]}
    answer = {"type": "object", "required": ["data"], "properties": {"data": both}}
    built = {**document({"/things": {"get": operation("readThing", reply=answer)}}), "openapi": "3.0.3"}
    regenerate(write(built, tmp_path), tmp_path / "out", package="nothing_odd", progress=lambda _: None)
    with imported(tmp_path / "out", "nothing_odd") as package:
        api, _ = client(package, httpx.Response(200, json={"data": None}), strict=True)
        assert api.things.get().data is None


def test_classes_that_hold_maps_of_themselves_and_have_no_capitals_are_typed(tmp_path: Path) -> None:
    user = {
        "type": "object",
        "required": ["编号"],
        "properties": {
            "编号": WHOLE,
            "状态": {"type": "string", "enum": ["启用", "停用"]},
            "下属": {"type": "object", "additionalProperties": schema_ref("用户")},
        },
    }
    node = {"type": "object", "properties": {"kids": {"type": "object", "additionalProperties": schema_ref("Node")}}}
    reading = operation("readUser", reply=schema_ref("用户"), parameters=[parameter("id", "path", WHOLE)])
    paths = {"/users/{id}": {"get": reading}, "/nodes": {"get": operation("readNode", reply=schema_ref("Node"))}}
    built = document(paths, {"用户": user, "Node": node})
    assert regenerate(write(built, tmp_path), tmp_path / "out", package="no_capitals", progress=lambda _: None) == []
    report = mypy("no_capitals", folder=tmp_path / "out")
    assert report.startswith("Success: "), report
    with imported(tmp_path / "out", "no_capitals") as package:
        api, _ = client(package, httpx.Response(200, json={"编号": 1, "状态": "启用", "下属": {"a": {"编号": 2}}}))
        found = api.users.get(1)
        assert (type(found), found.状态.value, found.下属["a"].编号) == (package.models.用户, "启用", 2)


def test_what_must_be_there_is_a_property_though_nothing_describes_it(tmp_path: Path) -> None:
    cup = {"type": "object", "required": ["id", "zone"], "properties": {"id": WHOLE}}
    paths = {"/cups": {"post": operation("makeCup", "201", schema_ref("Cup"), body=schema_ref("Cup"))}}
    built = document(paths, {"Cup": cup})
    regenerate(write(built, tmp_path), tmp_path / "out", package="undescribed", progress=lambda _: None)
    with imported(tmp_path / "out", "undescribed") as package:
        api, seen = client(package, httpx.Response(201, json={"id": 1, "zone": "north"}), strict=True)
        assert api.cups.create(id=1, zone=["a"]).zone == "north"
        assert json.loads(seen[0].content) == {"id": 1, "zone": ["a"]}


def test_what_must_be_there_beside_parts_is_a_property_too(tmp_path: Path) -> None:
    part = {"type": "object", "required": ["id", "size"], "properties": {"size": WHOLE}}
    schemas = {
        "Base": {"type": "object", "properties": {"id": WHOLE}},
        "Cup": {"allOf": [schema_ref("Base"), part], "required": ["id", "zone"]},
    }
    built = document({"/cups": {"get": operation("readCup", reply=schema_ref("Cup"))}}, schemas)
    regenerate(write(built, tmp_path), tmp_path / "out", package="parts_undescribed", progress=lambda _: None)
    lines = re.findall(r"^    (\w+: .*)$", (tmp_path / "out/parts_undescribed/models/cup.py").read_text(), re.MULTILINE)
    assert sorted(lines) == ["id: int", "size: int", "zone: Any"]


def test_the_one_part_with_a_type_counts(tmp_path: Path) -> None:
    about = {"description": "What somebody wrote beside it."}
    schemas = {
        "Cat": {"type": "object", "required": ["claws"], "properties": {"claws": WHOLE}},
        "Dog": {"type": "object", "required": ["bark"], "properties": {"bark": TEXT}},
        "Pet": {"oneOf": [schema_ref("Cat"), schema_ref("Dog")]},
        "Mood": {"type": "string", "enum": ["calm", "wild"]},
        "Home": {
            "type": "object",
            "properties": {
                "street": {"allOf": [TEXT]},
                "size": {"allOf": [WHOLE, about]},
                "state": {"allOf": [{"type": "string", "enum": ["sold", "free"]}]},
                "mood": {"allOf": [schema_ref("Mood"), about]},
                "tags": {"allOf": [about, {"type": "array", "items": TEXT}]},
                "pet": {"nullable": True, "allOf": [schema_ref("Pet"), about]},
                "other": {"allOf": [schema_ref("Pet")]},
            },
        },
    }
    built = document({"/homes": {"get": operation("readHome", reply=schema_ref("Home"))}}, schemas)
    regenerate(
        write({**built, "openapi": "3.0.3"}, tmp_path),
        tmp_path / "out",
        package="homes_in_parts",
        progress=lambda _: None,
    )
    text = (tmp_path / "out/homes_in_parts/models/home.py").read_text()
    for line in (
        "street: str | Unset",
        "size: int | Unset",
        "state: HomeState | Unset",
        "mood: Mood | Unset",
        "tags: list[str] | Unset",
        "pet: Cat | Dog | None | Unset",
        "other: Cat | Dog | Unset",
    ):
        assert f"    {line} = UNSET" in text, line
    with imported(tmp_path / "out", "homes_in_parts") as package:
        home = {"street": "A", "size": 2, "state": "sold", "tags": ["x"], "pet": None, "other": {"bark": "wuff"}}
        api, _ = client(package, httpx.Response(200, json=home), strict=True)
        found = api.homes.get()
        assert (found.street, found.state, found.pet, found.other.bark) == ("A", "sold", None, "wuff")


def test_a_property_has_all_types_that_alternatives_give_it(tmp_path: Path) -> None:
    def kind(name: str, **properties: Any) -> dict[str, Any]:
        return {"type": "object", "properties": {"kind": {"const": name}, **properties}}

    schemas = {
        "Paper": {"type": "object", "required": ["pages"], "properties": {"pages": WHOLE}},
        "Card": {"type": "object", "required": ["front"], "properties": {"front": TEXT}},
        "Sent": {
            "oneOf": [
                kind("paper", details=schema_ref("Paper"), size=WHOLE, note={"type": ["string", "null"]}),
                kind("card", details=schema_ref("Card"), size=TEXT, note=WHOLE),
            ]
        },
        "Mail": {"allOf": [schema_ref("Sent"), {"type": "object", "properties": {"id": WHOLE}}]},
    }
    built = document({"/mail": {"get": operation("readMail", reply=schema_ref("Mail"))}}, schemas)
    regenerate(write(built, tmp_path), tmp_path / "out", package="mail_kinds", progress=lambda _: None)
    text = (tmp_path / "out/mail_kinds/models/mail.py").read_text()
    assert "    details: Card | Paper | Unset = UNSET" in text
    assert "    size: int | str | Unset = UNSET" in text
    assert "    note: int | None | str | Unset = UNSET" in text
    with imported(tmp_path / "out", "mail_kinds") as package:
        api, _ = client(package, httpx.Response(200, json={"details": {"front": "A"}, "kind": "card"}), strict=True)
        assert api.mail.get().details.front == "A"


def test_a_schema_may_be_called_like_what_a_model_is_made_of(tmp_path: Path) -> None:
    names = ("Model", "OpenModel", "Sequence", "NotRequired", "TypedDict")
    plain = {"type": "object", "properties": {"a": TEXT}}
    model = {
        "type": "object",
        "required": ["id"],
        "additionalProperties": False,
        "properties": {"id": WHOLE, "lines": {"type": "array", "items": TEXT}, **{n: schema_ref(n) for n in names[1:]}},
    }
    listed = {"type": "object", "properties": {"data": {"type": "array", "items": schema_ref("Model")}}}
    paths = {
        "/models": {
            "get": operation("listModels", reply=listed),
            "post": operation("makeModel", "201", schema_ref("Model"), body=schema_ref("Model")),
        }
    }
    built = document(paths, {**dict.fromkeys(names, plain), "Model": model})
    regenerate(write(built, tmp_path), tmp_path / "out", package="model_names", progress=lambda _: None)
    report = mypy("model_names", folder=tmp_path / "out")
    assert report.startswith("Success: "), report
    with imported(tmp_path / "out", "model_names") as package:
        api, _ = client(package, httpx.Response(200, json={"data": [{"id": 1, "Sequence": {"a": "b"}}]}), strict=True)
        found = api.models.list().data[0]
        assert (type(found), found.sequence.a) == (package.models.Model, "b")


def test_each_state_of_a_driver_has_a_method_of_its_own(tmp_path: Path) -> None:
    kinds = {"type": "string", "enum": ["pending", "running", "completed"]}

    def item(name: str, state: str) -> dict[str, Any]:
        shape = {"type": "object", "required": ["id"], "properties": {"id": WHOLE, state: kinds}}
        one = {"get": operation(f"get{name}", reply=shape, parameters=[parameter("id", "path", WHOLE)])}
        return {
            f"/{name}/{{id}}": one,
            f"/{name}": {"post": operation(f"make{name}", "201", shape, body={"type": "object"})},
        }

    built = document({**item("runs", "payment_status"), **item("run_payments", "status")})
    regenerate(write(built, tmp_path), tmp_path / "out", package="drives_states", progress=lambda _: None)
    methods = re.findall(r"def (set_\w+)", (tmp_path / "out/drives_states/testing/driver.py").read_text())
    assert methods == ["set_run_payment_status", "set_run_payment_status_2"]


def test_an_answer_of_bytes_that_may_be_a_stream_of_events_too_is_bytes(tmp_path: Path) -> None:
    speech = operation("speak")
    sound = {"application/octet-stream": {"schema": {**TEXT, "format": "binary"}}}
    events = {"text/event-stream": {"schema": {"type": "object", "properties": {"delta": TEXT}}}}
    speech["responses"] = {"200": {"description": "sound", "content": {**events, **sound}}}
    built = document({"/speech": {"post": speech}})
    regenerate(write(built, tmp_path), tmp_path / "out", package="sound_bytes", progress=lambda _: None)
    with imported(tmp_path / "out", "sound_bytes") as package:
        octets = {"content-type": "application/octet-stream"}
        api, _ = client(package, httpx.Response(200, content=b"\xff\x00", headers=octets), strict=True)
        assert api.speech.create().payload.read() == b"\xff\x00"
        assert callable(api.speech.create_stream)

"""URLs in answers name the host of the request, or the public one, and never that of the real service."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from documents import answer, document, operation, play, schema_ref

from understudy.messages import Request
from understudy.mock import Mock
from understudy.server.cli.main import main

REAL = "https://api.acme.example/v2"
STRING, URL = {"type": "string"}, {"type": "string", "format": "uri"}
KEY = {"name": "id", "in": "path", "required": True, "schema": STRING}
BOOK = {
    "type": "object",
    "required": ["id", "site", "author", "links"],
    "properties": {
        "id": {**STRING, "readOnly": True},
        "site": URL,
        "author": {
            "type": "object",
            "required": ["url"],
            "properties": {"url": {**URL, "example": f"{REAL}/authors/1"}},
            "readOnly": True,
        },
        "links": {
            "type": "object",
            "required": ["next", "other", "home"],
            "properties": {
                "next": {**URL, "example": f"{REAL}/books?page=2"},
                "other": {**URL, "example": "https://other.example/"},
                "home": {**URL, "example": "http://api.acme.example"},
            },
            "readOnly": True,
        },
    },
}


def books(**more: Any) -> dict[str, Any]:
    paths = {
        "/books": {
            "post": operation("add", "201", schema_ref("Book"), body=schema_ref("Book")),
            "get": operation("all", reply={"type": "array", "items": schema_ref("Book")}),
        },
        "/books/{id}": {"parameters": [KEY], "get": operation("one", reply=schema_ref("Book"))},
    }
    return document(paths, {"Book": BOOK}, servers=[{"url": REAL}], **more)


def made(mock: Mock, **headers: str) -> dict[str, Any]:
    response, value = answer(mock, "POST", "/books", {"site": "https://api.acme.example/mine"}, **headers)
    assert response.status == 201
    assert dict(response.headers)["Content-Length"] == str(len(response.body))
    assert isinstance(value, dict)
    return value


def test_what_the_document_shows_of_its_own_server_is_here(tmp_path: Path) -> None:
    mock = play(books(), tmp_path)
    value = made(mock, host="mock.test:4010")
    assert value["author"]["url"] == "http://mock.test:4010/v2/authors/1"
    assert value["links"] == {
        "next": "http://mock.test:4010/v2/books?page=2",
        "other": "https://other.example/",
        "home": "http://mock.test:4010",
    }
    assert answer(mock, "GET", f"/v2/books/{value['id']}", host="mock.test:4010")[1] == value


def test_what_a_client_has_sent_stays_as_it_is(tmp_path: Path) -> None:
    assert made(play(books(), tmp_path))["site"] == "https://api.acme.example/mine"
    built = books()
    example = {"site": f"{REAL}/authors/1"}
    built["paths"]["/books"]["post"]["requestBody"]["content"]["application/json"]["example"] = example
    _, value = answer(play(built, tmp_path), "POST", "/books", example)
    assert value["site"] == f"{REAL}/authors/1"


@pytest.mark.parametrize(
    ("servers", "url"),
    [
        ([{"url": "/v2"}], f"{REAL}/authors/1"),
        (
            [{"url": "https://{where}.example/v2", "variables": {"where": {"default": "api.acme"}}}],
            "http://a/v2/authors/1",
        ),
        ([{"url": "https://[bad/v2"}], f"{REAL}/authors/1"),
    ],
)
def test_servers_may_be_relative_templated_or_wrong(tmp_path: Path, servers: Any, url: str) -> None:
    built = {**books(), "servers": servers}
    assert made(play(built, tmp_path), host="a")["author"]["url"] == url


def test_a_public_url_stands_in_all_of_them(tmp_path: Path) -> None:
    flow = {"authorizationUrl": "/authorize", "tokenUrl": "/token", "scopes": {}}
    schemes = {"auth": {"type": "oauth2", "flows": {"authorizationCode": flow}}}
    built = books(components={"securitySchemes": schemes})
    built["components"]["schemas"] = {"Book": BOOK}
    header = {"Location": {"schema": URL}}
    built["paths"]["/books"]["post"]["responses"]["201"]["headers"] = header
    mock = play(built, tmp_path, public_url="https://shop.test/api/")
    response, value = answer(mock, "POST", "/books", {"site": "https://x.example"}, host="inner:4010")
    assert value["author"]["url"] == "https://shop.test/api/v2/authors/1"
    assert dict(response.headers)["Location"] == f"https://shop.test/api/books/{value['id']}"
    _, known = answer(mock.fresh(), "GET", "/.well-known/oauth-authorization-server")
    assert known["token_endpoint"] == "https://shop.test/api/token"
    below = mock.handle(Request("GET", "/.well-known/oauth-authorization-server", mount="/billing"))
    assert json.loads(below.body)["issuer"] == "https://shop.test/api/billing"


@pytest.mark.parametrize(
    "url", ["shop.test", "ftp://shop.test", "https://", "https://a/?b=1", "https://a/#b", "http://[x"]
)
def test_what_is_no_public_url_is_refused(tmp_path: Path, url: str, capsys: pytest.CaptureFixture[str]) -> None:
    message = f"public_url is a URL such as https://api.example.com/shop; got {url!r}"
    with pytest.raises(ValueError, match="public_url is a URL"):
        play(books(), tmp_path, public_url=url)
    assert main(["serve", str(tmp_path / "openapi.json"), "--port", "0", "--public-url", url]) == 2
    assert message in capsys.readouterr().err

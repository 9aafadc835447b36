"""A record's own address in what is answered about it: on the host that was called, by the path that reads it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from documents import document, operation, play, schema_ref

from understudy.exchange import Request
from understudy.json_codec import loads
from understudy.mock import Mock

TEXT = {"type": "string"}
URI = {"type": "string", "format": "uri"}
SHOWN = {"id": "a1", "title": "x", "url": "https://api.example.com/v1/things/a1"}
ELSEWHERE = {**SHOWN, "url": "https://pictures.example.com/a1.png"}


def call(mock: Mock, method: str, path: str, body: bytes = b"") -> Any:
    headers = {"host": "mock.test:8080", **({"content-type": "application/json"} if body else {})}
    return loads(mock.handle(Request(method, path, "", headers, body)).body)


def things(record: dict[str, Any], taken: dict[str, Any], example: Any = None) -> dict[str, Any]:
    read = operation("get", reply=schema_ref("Thing"))
    if example is not None:
        read["responses"]["200"]["content"]["application/json"]["example"] = example
    return document(
        {
            "/things": {
                "post": operation("make", "201", schema_ref("Thing"), body={"type": "object", "properties": taken}),
                "get": operation("list", reply={"type": "array", "items": schema_ref("Thing")}),
            },
            "/things/{id}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": TEXT}],
                "get": read,
            },
        },
        {"Thing": {"type": "object", "properties": {"id": TEXT, "title": TEXT, **record}}},
        servers=[{"url": "https://api.example.com/v1"}],
    )


LINKS = {"type": "object", "properties": {"self": {"type": "object", "properties": {"href": TEXT}}}}


@pytest.mark.parametrize(
    ("record", "example", "place"),
    [
        ({"url": TEXT}, SHOWN, ("url",)),
        ({"url": {**URI, "readOnly": True}}, None, ("url",)),
        ({"self": TEXT}, None, ("self",)),
        ({"_links": LINKS}, None, ("_links", "self", "href")),
        ({"links": {"type": "object", "properties": {"self": TEXT}}}, None, ("links", "self")),
    ],
    ids=["as the example has it", "a read-only URI", "self", "HAL", "JSON:API"],
)
def test_it_is_on_the_host_that_was_called(
    tmp_path: Path, record: dict[str, Any], example: Any, place: tuple[str, ...]
) -> None:
    mock = play(things(record, {"title": TEXT}, example), tmp_path)
    made = call(mock, "POST", "/v1/things", b'{"title": "x"}')
    for shown in (made, call(mock, "GET", f"/v1/things/{made['id']}"), call(mock, "GET", "/v1/things")[0]):
        address = shown
        for step in place:
            address = address[step]
        assert address == f"http://mock.test:8080/v1/things/{made['id']}"


def test_it_is_a_path_where_the_document_shows_one(tmp_path: Path) -> None:
    mock = play(things({"url": TEXT}, {"title": TEXT}, {**SHOWN, "url": "/things/a1"}), tmp_path)
    made = call(mock, "POST", "/things", b'{"title": "x"}')
    assert made["url"] == f"/things/{made['id']}"


@pytest.mark.parametrize(
    ("taken", "example"),
    [({"title": TEXT, "url": URI}, None), ({"title": TEXT}, ELSEWHERE)],
    ids=["what the client sets", "what leads elsewhere in the example"],
)
def test_what_is_no_address_of_the_record_is_left_alone(tmp_path: Path, taken: dict[str, Any], example: Any) -> None:
    mock = play(things({"url": URI}, taken, example), tmp_path)
    assert not mock.contract.resources.collections["/things"].own_addresses
    if "url" in taken:
        made = call(mock, "POST", "/v1/things", b'{"url": "https://example.org/hook"}')
        assert made["url"] == "https://example.org/hook"


def test_a_name_that_is_composed_of_the_parts_of_the_key(tmp_path: Path) -> None:
    owner = {"type": "object", "required": ["login"], "properties": {"login": TEXT}}
    repo = {"type": "object", "properties": {"name": TEXT, "owner": owner, "full_name": TEXT}}
    at = [{"name": name, "in": "path", "required": True, "schema": TEXT} for name in ("owner", "repo")]
    read = operation("get", reply=schema_ref("Repo"))
    shown = {"name": "hello", "owner": {"login": "ada"}, "full_name": "ada/hello"}
    read["responses"]["200"]["content"]["application/json"]["example"] = shown
    mock = play(
        document(
            {
                "/user/repos": {"post": operation("make", "201", schema_ref("Repo"), body=schema_ref("Repo"))},
                "/repos/{owner}/{repo}": {"parameters": at, "get": read},
            },
            {"Repo": repo},
        ),
        tmp_path,
    )
    made = call(mock, "POST", "/user/repos", b'{"name": "shop", "owner": {"login": "grace"}}')
    assert made["full_name"] == "grace/shop"
    assert call(mock, "GET", "/repos/grace/shop") == made
